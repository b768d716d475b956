"""A night's lists in the order of their cost: news first, then what news do not vouch for, then due pages."""

from __future__ import annotations

from crawlers.pages import Pages
from crawlers.site import Requests, SiteCrawl
from crawlers.ways.calendar import Calendar
from crawlers.ways.committees import CommitteeLists
from crawlers.ways.decisions import DecisionLists
from crawlers.ways.names import MEETING_WAYS, Subject, Way
from crawlers.ways.news import News, WhatsNew
from crawlers.ways.service import ONE_OPERATION, ServiceMeetings


class Night:
    """One run's lists of one site."""

    def __init__(self, crawl: SiteCrawl, pages: Pages):
        self._crawl = crawl
        self._pages = pages

    def ask(self) -> Requests:
        """What earlier runs did not get, then the news, which lead to the rest."""
        order = self._crawl.order
        yield from self._pages.fetch(self._crawl.frontier.from_earlier_runs(order.since, order.until))
        yield from News(self._crawl, self._pages, then=self._ask_lists).ask()

    def _ask_lists(self, news_read: bool) -> Requests:
        """The lists of meetings and decisions, where news do not vouch for them; then meetings that are due."""
        order, memory = self._crawl.order, self._crawl.ledger.memory
        if not news_read or memory.must_list(Subject.MEETINGS, order.since, order.today):
            yield from Meetings(self._crawl, self._pages).ask()
        if not news_read or memory.must_list(Subject.DECISIONS, order.since, order.today):
            yield from DecisionLists(self._crawl, self._pages).ask()
        yield from self._pages.fetch(self._crawl.frontier.from_memory(order))


class Meetings:
    """The ways to a window's meetings: tried in turn until one answers."""

    def __init__(self, crawl: SiteCrawl, pages: Pages):
        self._crawl = crawl
        self._pages = pages
        self._left = crawl.ledger.memory.in_order(MEETING_WAYS, crawl.order.today)

    def ask(self) -> Requests:
        """The next way; not the service's second operation where the first told that there is no service."""
        way = self._left.pop(0)
        if way is Way.SERVICE_BY_COMMITTEE and self._left and self._is_closed():
            way = self._left.pop(0)
        yield from self._reader(way).ask()

    def _is_closed(self) -> bool:
        service = self._crawl.ledger.memory.way(Way.SERVICE_BY_DATE)
        return service.failed_lately(self._crawl.order.today) and service.failure not in ONE_OPERATION

    def _reader(self, way: Way) -> Calendar | CommitteeLists | ServiceMeetings | WhatsNew:
        crawl, pages, otherwise = self._crawl, self._pages, self.ask if self._left else None
        match way:
            case Way.WHATS_NEW:
                return WhatsNew(crawl, pages, None, otherwise)
            case Way.CALENDAR:
                return Calendar(crawl, pages, otherwise)
            case Way.COMMITTEES:
                return CommitteeLists(crawl, pages, otherwise)
            case _:
                return ServiceMeetings(crawl, pages, way, otherwise)
