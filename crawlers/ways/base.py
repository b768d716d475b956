"""What all ways in share: a list is asked for, judged, logged, and the pages that it names are fetched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawlers.judging import Judged, judge_failure, judge_page
from crawlers.listings import Listed
from crawlers.pages import Pages
from crawlers.reasons import Reason
from crawlers.site import Requests, SiteCrawl
from transforms.addresses import AddressKind, classify

LISTS_FIRST = 100  # priority


class ListReader:
    """Asks lists of one site."""

    def __init__(self, crawl: SiteCrawl, pages: Pages):
        self.crawl = crawl
        self.pages = pages

    @property
    def base(self) -> str:
        """The site's base address, under the scheme that answers."""
        return self.crawl.frontier.base

    def list_request(self, url: str, callback: Callable[..., Requests], **arguments: Any) -> Request:
        """A request for a list, before any page."""
        return self.crawl.request(url, callback, self.failed, priority=LISTS_FIRST, **arguments)

    def failed(self, failure: Failure) -> None:
        """A list that did not answer."""
        judged = judge_failure(failure)
        self.lost(judged, needed=classify(judged.url).kind is not AddressKind.WHATS_NEW)

    def judge(self, response: Response, kind: AddressKind) -> Judged | None:
        """A list that is one; None where the answer is something else, which is then recorded."""
        judged = judge_page(response, kind)
        if judged.reason is None:
            self.crawl.answered()
            return judged
        absent = kind is AddressKind.DECISIONS_LIST and judged.reason is Reason.GONE
        self.lost(judged, needed=not absent and kind is not AddressKind.WHATS_NEW)
        return None

    def lost(self, judged: Judged, needed: bool) -> None:
        """Record a list that was not had; `needed` where there is no other way to what it names."""
        self.crawl.ledger.failed_list(judged, needed)
        self.crawl.strike(judged)

    def listed(
        self, judged: Judged, found: list[Listed], covers: tuple[date, date] | None = None
    ) -> Requests:
        """Log a list and fetch what of it is due; `covers` are the days that it answered for."""
        wants = self.crawl.frontier.from_list(found)
        self.crawl.ledger.listing(judged, len(found), wants, covers)
        yield from self.pages.fetch(wants)

    def in_window(self, meetings: list[Listed]) -> list[Listed]:
        """Meetings of the window: sites are known to ignore the dates they are asked for."""
        since, until = self.crawl.order.since, self.crawl.order.until
        return [meeting for meeting in meetings if meeting.on is None or since <= meeting.on <= until]
