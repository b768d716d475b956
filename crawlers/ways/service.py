"""Meetings by the XML web service: all of a window in one request, where it is open.

GetMeeting, which has the whole minutes of a meeting, is not asked: what it sends is no page that a person can
open, and the parser reads pages.
"""

from __future__ import annotations

from collections.abc import Callable

from scrapy.http import Response
from twisted.python.failure import Failure

from crawlers import listings
from crawlers.judging import Judged, judge_failure, judge_service
from crawlers.pages import Pages
from crawlers.site import Requests, SiteCrawl
from crawlers.ways.base import LISTS_FIRST, ListReader


class WebService(ListReader):
    """GetAllMeetingsByDate; `otherwise` is asked where it is closed, or names nothing in a long window."""

    def __init__(self, crawl: SiteCrawl, pages: Pages, otherwise: Callable[[], Requests]):
        super().__init__(crawl, pages)
        self._otherwise = otherwise

    def ask(self) -> Requests:
        """The meetings of the window, by the id that last meant all committees."""
        known = self.crawl.ledger.memory.all_committees
        yield from self._ask(sorted(listings.ALL_COMMITTEES, key=lambda way: way != known))

    def _ask(self, ways: list[str]) -> Requests:
        order = self.crawl.order
        url = listings.service_meetings_url(self.base, ways[0], order.since, order.until)
        yield self.crawl.request(url, self.parse, self.service_failed, priority=LISTS_FIRST, ways=ways[1:])

    def parse(self, response: Response, ways: list[str]) -> Requests:
        """The web service's meetings; where it is closed, or names none in a long window, the pages'."""
        judged = judge_service(response, listings.MEETINGS_ROOT)
        if judged.root is None:
            yield from self._closed(judged)
            return
        self.crawl.answered()
        meetings = self.in_window(listings.read_service_meetings(judged.root, self.base))
        yield from self.listed(judged, meetings)
        order = self.crawl.order
        if not meetings and ways:
            yield from self._ask(ways)
        elif not meetings and order.until - order.since > listings.LONGEST_RECESS:
            yield from self._otherwise()

    def service_failed(self, failure: Failure) -> Requests:
        """The web service did not answer at all."""
        yield from self._closed(judge_failure(failure))

    def _closed(self, judged: Judged) -> Requests:
        self.lost(judged, needed=False)
        yield from self._otherwise()
