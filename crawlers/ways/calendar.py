"""Meetings by the calendar: a request for each month that was not read yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scrapy.http import Response

from crawlers import listings
from crawlers.judging import Judged
from crawlers.listings import Listed, Piece
from crawlers.reasons import Reason
from crawlers.site import Requests
from crawlers.ways.base import PiecewiseReader
from crawlers.ways.names import Subject
from transforms.addresses import AddressKind


class Calendar(PiecewiseReader):
    """`mgCalendarAgendaView`, month by month. One source tells of its parameters: other months are noticed."""

    def ask(self) -> Requests:
        """The months of the window that were not read yet, and those to come."""
        unread = self.crawl.ledger.memory.coverage[Subject.MEETINGS].unread(*self.window)
        yield from self.ask_pieces(listings.calendar_pieces(self.base, *unread))

    def read(self, response: Response, piece: Piece) -> tuple[Judged, Sequence[Listed]]:
        """The meetings of a month, unless it is another one than was asked for."""
        judged = self.judge(response, AddressKind.CALENDAR)
        if judged.reason is not None:
            return judged, []
        meetings = listings.read_list(judged.tree, judged.url, AddressKind.MEETING)
        days = [meeting.on for meeting in meetings if meeting.on]
        month = piece.first.replace(day=1)
        if days and not any(day.replace(day=1) == month for day in days):
            told = f"shows {min(days):%B %Y} when asked for {month:%B %Y}"
            return replace(judged, reason=Reason.ANSWERS_OTHERWISE, detail=told), []
        return judged, self.in_window(meetings)
