"""The ModernGov spider: one council's agenda items, decisions and issues of a window, and only what is new.

robots.txt first, then the lists (the ways in: `ways/`), then the pages that are due (`pages.py`). Callbacks look
for links and layout; parsing is another room's work, on the captures.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure
from yarl import URL

from crawlers.hosts import site_of
from crawlers.judging import judge_failure
from crawlers.ledger import Ledger
from crawlers.orders import CrawlOrder
from crawlers.pages import Pages
from crawlers.politeness import AskedToWait, set_pace
from crawlers.reasons import FINISHED, Reason
from crawlers.registry import Council
from crawlers.robots import Robots, read_robots, robots_url
from crawlers.site import Requests, SiteCrawl
from crawlers.ways.opening import opening
from transforms.addresses import AddressKind, build

ROBOTS_FIRST = 1000  # priority


class ModernGovSpider(Spider):
    """Crawls one council."""

    name = "moderngov"

    def __init__(self, council: Council, order: CrawlOrder, ledger: Ledger, **kwargs: Any):
        super().__init__(f"{self.name}-{council.council_id}", **kwargs)
        assert council.base_url is not None, "the shard takes only councils with a site"
        self.council = council
        self.order = order
        self.ledger = ledger
        self.site = site_of(council.base_url)
        self.robots: Robots | None = None
        self.pause = order.delay  # seconds between requests, at least
        self.told_to_wait: AskedToWait | None = None  # once the site has said so, nothing more is asked
        self._crawl = SiteCrawl(council, order, ledger)
        self._pages = Pages(self._crawl)

    async def start(self) -> AsyncIterator[Request]:
        """robots.txt, before anything else."""
        url = robots_url(self._crawl.frontier.base)
        yield self._crawl.request(url, self.parse_robots, self.robots_failed, priority=ROBOTS_FIRST)

    def may_ask(self, url: str) -> bool:
        """Whether the site's rules allow an address; robots.txt itself may always be asked for."""
        if self.robots is None or self.council.permission_by is not None:
            return True
        return self.robots.allows(url, self.order.user_agent)

    def parse_robots(self, response: Response) -> Requests:
        """Take the rules, the pause they ask for and the scheme that answered; then ask the lists."""
        self.robots = read_robots(response.status, response.body)
        self.ledger.robots(response.url, response.status, self.robots.refusal)
        if self.robots.refusal is not None and self.council.permission_by is None:
            self._crawl.give_up(self.robots.refusal, self.robots.detail, response.url)
        self.pause = max(self.order.delay, self.robots.crawl_delay(self.order.user_agent))
        set_pace(self.crawler, self._crawl.slot, self.pause)
        frontier = self._crawl.frontier
        frontier.base = str(URL(frontier.base).with_scheme(URL(response.url).scheme)).rstrip("/")
        if not self.may_ask(build(AddressKind.MEETING, frontier.base, MId="1")):
            self._crawl.give_up(
                Reason.ROBOTS_DISALLOWED, "robots.txt forbids the meetings' pages", response.url
            )
        yield from opening(self._crawl, self._pages)

    def robots_failed(self, failure: Failure) -> None:
        """No robots.txt, no crawl tonight (RFC 9309); the reason tells a dead host from a slow one."""
        judged = judge_failure(failure)
        slow = judged.reason in {Reason.TIMED_OUT, Reason.CONNECTION_LOST}
        reason = Reason.ROBOTS_UNREACHABLE if slow or judged.reason is None else judged.reason
        self.ledger.robots(judged.url, None, reason)
        self._crawl.give_up(reason, f"robots.txt: {judged.detail}", judged.url)

    def closed(self, reason: str) -> None:
        """Scrapy's word that the crawl of this council has ended."""
        self.ledger.settle_hidden(site_answers=reason == FINISHED)
