"""Meetings by the XML web service: all of a window in one request, where it is open.

GetMeeting, which has the whole minutes of a meeting, is not asked: what it sends is no page that a person can
open, and the parser reads pages.
"""

from __future__ import annotations

from dataclasses import replace

from scrapy.http import Response

from crawlers.judging import judge_service
from crawlers.pages import Pages
from crawlers.reasons import Reason
from crawlers.service_lists import ALL_COMMITTEES, OPERATIONS, read_service_meetings, service_meetings_url
from crawlers.site import Requests, SiteCrawl
from crawlers.ways.base import NOTHING, ListReader, Otherwise
from crawlers.ways.names import Way

# Answers that tell of one operation; any other closes the whole service.
ONE_OPERATION = frozenset({Reason.SERVER_ERROR, Reason.EMPTY_PAGE, Reason.NOTHING_LISTED})


class ServiceMeetings(ListReader):
    """GetAllMeetingsByDate or GetMeetings."""

    def __init__(self, crawl: SiteCrawl, pages: Pages, way: Way, otherwise: Otherwise | None = None):
        super().__init__(crawl, pages, otherwise)
        self._way = way
        known = crawl.ledger.memory.way(way).all_committees
        self._ids = sorted(ALL_COMMITTEES[way], key=lambda one: one != known)

    def ask(self) -> Requests:
        """The meetings of the window, by the id that last meant all committees."""
        url = service_meetings_url(self.base, self._way, self._ids.pop(0), *self.window)
        yield self.list_request(url, self.parse)

    def parse(self, response: Response) -> Requests:
        """The meetings; by the other id of all committees where one names none."""
        judged = judge_service(response, OPERATIONS[self._way][1])
        if judged.root is None:
            yield from self.lost(judged)
            return
        self.crawl.answered()
        read, rows = read_service_meetings(judged.root, self.base)
        meetings = self.in_window(read)
        if not meetings and not self._ids and self.silence_speaks and self.otherwise is not None:
            yield from self.lost(replace(judged, reason=Reason.NOTHING_LISTED, detail=NOTHING))
            return
        covers = self.days_told(*self.window) if meetings or not self._ids else None
        yield from self.listed(judged, meetings, covers)
        if rows > len(read):
            self.crawl.ledger.unread(judged, rows, ["meetings without an id or a date"] * (rows - len(read)))
        if not meetings and self._ids:
            yield from self.ask()
