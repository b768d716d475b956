"""What was published since the last run, by the feed or the what's-new list: the cheapest lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from scrapy.http import Response

from crawlers import listings
from crawlers.frontier import DECISIONS
from crawlers.judging import Judged, judge_service
from crawlers.listings import Listed, Piece
from crawlers.pages import Pages
from crawlers.reasons import Reason
from crawlers.service_lists import FEED_ROOT, read_feed
from crawlers.site import Requests, SiteCrawl
from crawlers.ways.base import ListReader, Otherwise, PiecewiseReader
from crawlers.ways.names import NEWS_WAYS, Subject, Way
from transforms.addresses import AddressKind

TOLD_OF = (AddressKind.MEETING, *DECISIONS)
# An agenda is told of about a week before its meeting, sometimes more: events of so long before a window are
# asked for where they are the way to its meetings.
LEAD = timedelta(days=35)


class News:
    """News since the last run, by the first way that answers; then the rest of the night's lists."""

    def __init__(self, crawl: SiteCrawl, pages: Pages, then: Callable[[bool], Requests]):
        memory, today = crawl.ledger.memory, crawl.order.today
        self._crawl = crawl
        self._pages = pages
        self._then = then
        self._since = memory.news_since(today)
        self._ways = [way for way in NEWS_WAYS if not memory.way(way).failed_lately(today)]

    def ask(self) -> Requests:
        """The next way to the news, of those that may answer; none on the first run, when all is new."""
        if self._since is None or not self._ways:
            yield from self._then(False)
            return
        way, today = self._ways.pop(0), self._crawl.order.today
        if way is Way.FEED:
            yield from Feed(self._crawl, self._pages, self._since, self._read, self.ask).ask()
        else:
            reader = WhatsNew(self._crawl, self._pages, self._read, self.ask)
            yield from reader.ask_pieces(listings.whats_new_pieces(reader.base, self._since, today))

    def _read(self) -> Requests:
        yield from self._then(True)


class NewsReader(ListReader):
    """A list of events: pages that they tell of are fetched before they are due."""

    def told(self, judged: Judged, news: Sequence[Listed], covers: tuple[date, date] | None) -> Requests:
        """Log the events of the window and fetch what they tell of."""
        self.report_elsewhere(judged, news, self.crawl.frontier.own(news))
        scope = self.crawl.frontier.in_scope(news, self.crawl.order)
        wants = self.crawl.frontier.from_news(scope)
        self.crawl.ledger.listing(judged, scope, wants, covers)
        self.report_unread(judged)
        yield from self.pages.fetch(wants)


class Feed(NewsReader):
    """`mgRss.aspx`: as many events as the site sends, so it must be seen to reach back far enough."""

    def __init__(
        self, crawl: SiteCrawl, pages: Pages, since: date, then: Otherwise, otherwise: Otherwise | None
    ):
        super().__init__(crawl, pages, otherwise)
        self._since = since
        self._then = then

    def ask(self) -> Requests:
        """The feed."""
        yield self.list_request(listings.feed_url(self.base), self.parse)

    def parse(self, response: Response) -> Requests:
        """The events since the last run, if the feed reaches beyond it."""
        judged = judge_service(response, FEED_ROOT)
        if judged.root is None:
            yield from self.lost(judged)
            return
        self.crawl.answered()
        news, oldest = read_feed(judged.root, judged.url, *TOLD_OF)
        if oldest is None or oldest >= self._since:
            told = f"the feed does not reach back beyond {self._since}"
            yield from self.lost(replace(judged, reason=Reason.ANSWERS_OTHERWISE, detail=told))
            return
        fresh = [one for one in news if one.told is None or one.told >= self._since]
        yield from self.told(judged, fresh, (self._since, self.crawl.order.today))
        yield from self._then()


class WhatsNew(PiecewiseReader, NewsReader):
    """`mgWhatsNew`: the events of any days, for the news of a night or as the way to a window's meetings."""

    def __init__(
        self, crawl: SiteCrawl, pages: Pages, then: Otherwise | None, otherwise: Otherwise | None = None
    ):
        super().__init__(crawl, pages, otherwise)
        self._then = then

    def ask(self) -> Requests:
        """The events that tell of the window's meetings, but for those that were read before."""
        since, today = self.crawl.order.since - LEAD, self.crawl.order.today
        coverage = self.crawl.ledger.memory.coverage[Subject.NEWS]
        if not coverage.holds(since, today):
            first = since if coverage.days is None or since < coverage.days[0] else coverage.days[1]
            yield from self.ask_pieces(listings.whats_new_pieces(self.base, first, today))

    def read(self, response: Response, piece: Piece) -> tuple[Judged, Sequence[Listed]]:
        """The events of the days that were asked for, which a site may ignore; no list where all are of others."""
        judged = self.judge(response, AddressKind.WHATS_NEW)
        if judged.reason is not None:
            return judged, []
        news = listings.read_news(judged.tree, judged.url, *TOLD_OF)
        days = [one.told for one in news if one.told]
        if days and not any(piece.first <= day <= piece.last for day in days):
            told = f"tells of {min(days)} to {max(days)} when asked for {piece.first} to {piece.last}"
            return replace(judged, reason=Reason.ANSWERS_OTHERWISE, detail=told), []
        return judged, [one for one in news if one.told is None or piece.first <= one.told <= piece.last]

    @property
    def silence_speaks(self) -> bool:
        """A night without news is no sign that the list is none."""
        return self._then is None and super().silence_speaks

    def listed(
        self, judged: Judged, found: Sequence[Listed], covers: tuple[date, date] | None = None
    ) -> Requests:
        """Log the events, fetch what they tell of, and go on after the last piece."""
        yield from self.told(judged, found, covers)
        if self._then is not None and not self.pieces:
            yield from self._then()
