"""What the parts of one site's crawl share: the order, the ledger, the frontier, and when to leave the site alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from scrapy import Request
from scrapy.exceptions import CloseSpider
from twisted.python.failure import Failure

from crawlers.frontier import Frontier
from crawlers.health import SiteHealth
from crawlers.judging import Judged
from crawlers.ledger import Ledger
from crawlers.orders import CrawlOrder
from crawlers.reasons import Reason
from crawlers.registry import Council

Requests = Iterator[Request]


class SiteCrawl:
    """One council's crawl, as the spider, its ways in and its pages see it."""

    def __init__(self, council: Council, order: CrawlOrder, ledger: Ledger):
        assert council.base_url is not None, "the shard takes only councils with a site"
        self.council = council
        self.order = order
        self.ledger = ledger
        self.frontier = Frontier(
            council.base_url, council.sites, order.today, ledger.memory, follows=order.search is None
        )
        self.slot = order.slot_of(council)
        self._health = SiteHealth()
        self._given_up = False

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
        meta = {"download_slot": self.slot}
        return Request(url, callback, errback=errback, priority=priority, cb_kwargs=arguments, meta=meta)

    def answered(self) -> None:
        """The site gave what it was asked for: failures before no longer count."""
        self._health.answered()

    def strike(self, judged: Judged) -> None:
        """Count a failure; raises CloseSpider where the site is to be left alone."""
        if (why := self._health.failed(judged)) is not None:
            self.give_up(judged.reason or Reason.SPIDER_ERROR, why, judged.url)

    def give_up(self, reason: Reason, detail: str, url: str) -> None:
        """Leave the site alone for tonight: tell why, and raise CloseSpider."""
        if not self._given_up:  # an answer may still be on its way
            self.ledger.issue(reason, f"{self.council.name} is left alone for tonight: {detail}", url)
        self._given_up = True
        raise CloseSpider(reason)
