"""Decisions, and issues among them, by the list of decisions; by that of officers' where a site has no other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from scrapy.http import Response

from crawlers import listings
from crawlers.frontier import DECISIONS
from crawlers.judging import Judged
from crawlers.listings import SHORTEST_LIST, Listed, Piece
from crawlers.reasons import Reason
from crawlers.site import Requests
from crawlers.ways.base import PiecewiseReader
from crawlers.ways.names import DECISION_WAYS, Subject, Way, way_of
from transforms.addresses import AddressKind

# One reader's word: a quick 404 means that the list is absent, a slow one that the range was too wide. Slow is what
# takes half as long as we would wait: 30 seconds.
SLOW = 0.5
FEW = 10  # rows of other days than were asked for that nobody need look at
TOO_WIDE = frozenset({Reason.TIMED_OUT, Reason.SERVER_ERROR})
_PIECES = {
    Way.DECISIONS: listings.decision_pieces,
    Way.OFFICER_DECISIONS: listings.officer_decision_pieces,
}


class DecisionLists(PiecewiseReader):
    """What was decided, by day of publication, half a year at a time, and less where that is too much."""

    def ask(self) -> Requests:
        """The part of the window that was not read yet, by the first list that the site may have."""
        memory = self.crawl.ledger.memory
        unread = memory.coverage[Subject.DECISIONS].unread(*self.window)
        way = next((way for way in DECISION_WAYS if not self._is_absent(way)), None)
        if way is not None:
            yield from self.ask_pieces(_PIECES[way](self.base, *unread))

    def read(self, response: Response, piece: Piece) -> tuple[Judged, Sequence[Listed]]:
        """Decisions and issues. The list filters on publication, which may be long after the day it prints."""
        judged = self.judge(response, AddressKind.DECISIONS_LIST)
        slow = SLOW * self.crawl.order.request_timeout
        if judged.reason is Reason.GONE and response.meta.get("download_latency", 0) > slow:
            judged = replace(
                judged, reason=Reason.TIMED_OUT, detail=f"{judged.detail}, after {slow:g} seconds"
            )
        if judged.reason is not None:
            return judged, []
        found = listings.read_list(judged.tree, judged.url, *DECISIONS)
        apart = [one.on for one in found if one.on and not piece.first <= one.on <= piece.last]
        if len(apart) > max(FEW, len(found) // 2):
            told = (
                f"{len(apart)} of {len(found)} rows are of {min(apart)} to {max(apart)}, "
                f"when asked for {piece.first} to {piece.last}"
            )
            self.crawl.ledger.issue(Reason.ANSWERS_OTHERWISE, told, judged.url)
        return judged, found

    def lost_piece(self, judged: Judged, piece: Piece) -> Requests:
        """A piece that is no list of decisions: too wide, absent, or failed."""
        if judged.reason in TOO_WIDE and piece.last - piece.first > SHORTEST_LIST:
            self.record_lost(judged, needed=False)
            middle = piece.first + (piece.last - piece.first) // 2
            pieces = _PIECES[self._way(piece)]
            halves = (
                *pieces(self.base, piece.first, middle),
                *pieces(self.base, middle + timedelta(days=1), piece.last),
            )
            yield from self.ask_pieces((*halves, *self.pieces))
        elif judged.reason is Reason.GONE:
            self.record_lost(judged, needed=False)
            if self._way(piece) is Way.DECISIONS:
                yield from self.ask()
        else:
            yield from self.lost(judged, needed=True)
            yield from self.ask_next()

    def _is_absent(self, way: Way) -> bool:
        known = self.crawl.ledger.memory.way(way)
        return known.failure == Reason.GONE and known.failed_lately(self.crawl.order.today)

    @staticmethod
    def _way(piece: Piece) -> Way:
        way = way_of(piece.url)
        assert way is not None, "pieces are lists"
        return way
