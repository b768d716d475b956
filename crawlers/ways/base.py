"""What all ways in share: a list is asked for, judged, logged, and the pages that it names are fetched."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure
from yarl import URL

from crawlers.judging import Judged, judge_failure, judge_page
from crawlers.listings import LONGEST_RECESS, Listed, Piece, rows_unread
from crawlers.pages import Pages
from crawlers.reasons import ENOUGH, Reason
from crawlers.site import Requests, SiteCrawl
from transforms.addresses import AddressKind

LISTS_FIRST = 100  # priority
Otherwise = Callable[[], Requests]


class ListReader:
    """Asks lists of one site; where they do not answer, `otherwise` asks the next way in, if there is one."""

    def __init__(self, crawl: SiteCrawl, pages: Pages, otherwise: Otherwise | None = None):
        self.crawl = crawl
        self.pages = pages
        self.otherwise = otherwise

    @property
    def base(self) -> str:
        """The site's base address, under the scheme that answers."""
        return self.crawl.frontier.base

    @property
    def window(self) -> tuple[date, date]:
        """The first and last day of the run's window."""
        return self.crawl.order.since, self.crawl.order.until

    @property
    def silence_speaks(self) -> bool:
        """Whether the window is longer than councils rest, so that a list which names nothing is no way in."""
        return self.window[1] - self.window[0] > LONGEST_RECESS

    def list_request(
        self,
        url: str,
        callback: Callable[..., Requests],
        errback: Callable[[Failure], Requests] | None = None,
        **arguments: Any,
    ) -> Request:
        """A request for a list, before any page."""
        return self.crawl.request(url, callback, errback or self.failed, priority=LISTS_FIRST, **arguments)

    def judge(self, response: Response, kind: AddressKind) -> Judged:
        """Judge an answer that should be a list of that kind."""
        judged = judge_page(response, kind)
        if judged.reason is None:
            self.crawl.answered()
        return judged

    def failed(self, failure: Failure) -> Requests:
        """A list that did not answer."""
        yield from self.lost(judge_failure(failure))

    def lost(self, judged: Judged, needed: bool = False) -> Requests:
        """Record a list that was not had, and ask the next way; without one, or if `needed`, it is missed."""
        otherwise, self.otherwise = self.otherwise, None
        self.record_lost(judged, needed or otherwise is None)
        if otherwise is not None:
            yield from otherwise()

    def record_lost(self, judged: Judged, needed: bool) -> None:
        """Record a list that was not had."""
        if judged.reason not in ENOUGH:  # then it was not asked for
            self.crawl.ledger.failed_list(judged, needed)
        self.crawl.strike(judged)

    def listed(
        self, judged: Judged, found: Sequence[Listed], covers: tuple[date, date] | None = None
    ) -> Requests:
        """Log a list and fetch what of it is due; `covers` are the days that it answered for."""
        own = self.crawl.frontier.own(found)
        self.report_elsewhere(judged, found, own)
        wants = self.crawl.frontier.from_list(own)
        self.crawl.ledger.listing(judged, own, wants, covers)
        self.report_unread(judged)
        yield from self.pages.fetch(wants)

    def report_unread(self, judged: Judged) -> None:
        """Tell of a list's rows that name no page we know."""
        if judged.tree is not None:
            rows, unread = rows_unread(judged.tree, judged.url)
            if unread:
                self.crawl.ledger.unread(judged, rows, unread)

    def report_elsewhere(self, judged: Judged, found: Sequence[Listed], own: Sequence[Listed]) -> None:
        """Tell of a list whose pages mostly lie on another host; a few are a joint committee's, on a neighbour's."""
        if len(own) * 2 < len(found):
            hosts, ours = ({URL(one.address.url).host or "" for one in pages} for pages in (found, own))
            told = (
                f"{len(found) - len(own)} of the list's {len(found)} pages lie elsewhere, on "
                f"{', '.join(sorted(hosts - ours))}: "
                "if that is the same site, name it as also_at in the registry"
            )
            self.crawl.ledger.issue(Reason.ON_ANOTHER_HOST, told, judged.url)

    def days_told(self, first: date, last: date) -> tuple[date, date] | None:
        """Of the days that a list answers for, those until today; None where all are to come."""
        last = min(last, self.crawl.order.today)
        return (first, last) if first <= last else None

    def in_window(self, meetings: Iterable[Listed]) -> list[Listed]:
        """Meetings of the window: sites are known to ignore the dates they are asked for."""
        since, until = self.window
        return [meeting for meeting in meetings if meeting.on is None or since <= meeting.on <= until]


class PiecewiseReader(ListReader):
    """Reads a window in pieces, one after the other: where one is not answered, no more are asked.

    A way that names nothing at all in a long window is none. One that is silent for longer than councils rest, and
    then speaks, may keep no past: the next way is asked as well.
    """

    def __init__(self, crawl: SiteCrawl, pages: Pages, otherwise: Otherwise | None = None):
        super().__init__(crawl, pages, otherwise)
        self.pieces: deque[Piece] = deque()
        self._named = 0
        self._silent = timedelta()  # so long the last pieces named nothing
        self._is_doubtful = False

    def ask_pieces(self, pieces: Iterable[Piece]) -> Requests:
        """Ask for the first piece; its answer asks for the next."""
        self.pieces = deque(pieces)
        yield from self.ask_next()

    def parse(self, response: Response, piece: Piece) -> Requests:
        """A piece of the window."""
        judged, found = self.read(response, piece)
        if judged.reason is not None:
            yield from self.lost_piece(judged, piece)
            return
        told = self.days_told(piece.first, piece.last)
        self._named += len(found)
        self._silent = timedelta() if found else self._silent + (told[1] - told[0] if told else timedelta())
        self._is_doubtful |= self.silence_speaks and self._silent > LONGEST_RECESS
        if self._is_doubtful and not self._named and not self.pieces and self.otherwise is not None:
            yield from self.lost(replace(judged, reason=Reason.NOTHING_LISTED, detail=NOTHING))
            return
        yield from self.listed(judged, found, told)
        if self._is_doubtful and not self.pieces and self.otherwise is not None:
            yield from self.otherwise()
        yield from self.ask_next()

    def failed(self, failure: Failure) -> Requests:
        """A piece that did not answer."""
        piece = failure.request.cb_kwargs["piece"]  # type: ignore[attr-defined]
        yield from self.lost_piece(judge_failure(failure), piece)

    def lost_piece(self, judged: Judged, piece: Piece) -> Requests:
        """A piece that was not had: the next way is asked for the window."""
        yield from self.lost(judged)

    def read(self, response: Response, piece: Piece) -> tuple[Judged, Sequence[Listed]]:
        """Judge the answer to a piece; the pages that it names, none where it is not what was asked for."""
        raise NotImplementedError

    def ask_next(self) -> Requests:
        """The next piece, if any is left."""
        if self.pieces:
            piece = self.pieces.popleft()
            yield self.list_request(piece.url, self.parse, piece=piece)


NOTHING = f"names nothing in more than the {LONGEST_RECESS // timedelta(days=7)} weeks that councils rest"
