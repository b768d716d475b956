"""What the parts of one site's crawl share: the order, the ledger, the frontier, and when to leave the site alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from scrapy import Request
from scrapy.exceptions import CloseSpider
from twisted.python.failure import Failure

from crawlers.frontier import Frontier
from crawlers.judging import Judged
from crawlers.ledger import Ledger
from crawlers.orders import CrawlOrder
from crawlers.reasons import SITE_WIDE, Reason
from crawlers.registry import Council

Requests = Iterator[Request]

STRIKES = 3  # failures in a row that speak of the site: then it is left alone


class SiteCrawl:
    """One council's crawl, as the spider, its ways in and its pages see it."""

    def __init__(self, council: Council, order: CrawlOrder, ledger: Ledger):
        assert council.base_url is not None, "the shard takes only councils with a site"
        self.council = council
        self.order = order
        self.ledger = ledger
        self.frontier = Frontier(council.base_url, order.today, ledger.memory)
        self._strikes = 0

    def request(
        self,
        url: str,
        callback: Callable[..., Any],
        errback: Callable[[Failure], Any],
        *,
        priority: int,
        **arguments: Any,
    ) -> Request:
        """A request in the council's politeness slot; `arguments` are the callback's."""
        meta = {"download_slot": self.council.slot}
        return Request(url, callback, errback=errback, priority=priority, cb_kwargs=arguments, meta=meta)

    def answered(self) -> None:
        """The site gave what it was asked for: failures before no longer count."""
        self._strikes = 0

    def strike(self, judged: Judged) -> None:
        """Count a failure that speaks of the site; raises CloseSpider after a few in a row."""
        if judged.reason not in SITE_WIDE:
            self._strikes = 0
            return
        self._strikes += 1
        if self._strikes >= STRIKES:
            self.give_up(judged.reason, f"{STRIKES} failures in a row, the last: {judged.detail}", judged.url)

    def give_up(self, reason: Reason, detail: str, url: str) -> None:
        """Leave the site alone for tonight: tell why, and raise CloseSpider."""
        self.ledger.issue(reason, f"{self.council.name} is left alone for tonight: {detail}", url)
        raise CloseSpider(reason)
