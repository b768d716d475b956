"""Meetings by the lists of every committee: the way in that every site has, and the dearest."""

from __future__ import annotations

from datetime import date

from scrapy.http import Response
from twisted.python.failure import Failure

from crawlers import listings
from crawlers.judging import Judged, judge_failure
from crawlers.pages import Pages
from crawlers.reasons import Reason
from crawlers.site import Requests, SiteCrawl
from crawlers.ways.base import ListReader, Otherwise
from transforms.addresses import AddressKind, classify, rebase

LISTED_AT_MOST = 51  # rows, as one reader saw; "earlier" and "later" lead to the rest


class CommitteeLists(ListReader):
    """The list of committees, then each one's meetings; the window is covered when all have answered."""

    def __init__(self, crawl: SiteCrawl, pages: Pages, otherwise: Otherwise | None = None):
        super().__init__(crawl, pages, otherwise)
        self._awaited = 0
        self._complete = True

    def ask(self) -> Requests:
        """The list of committees."""
        yield self.list_request(listings.committees_url(self.base), self.parse_committees)

    def parse_committees(self, response: Response) -> Requests:
        """Every committee's list of meetings."""
        judged = self.judge(response, AddressKind.COMMITTEES)
        if judged.reason is not None:
            yield from self.lost(judged)
            return
        found = listings.read_list(judged.tree, judged.url, AddressKind.COMMITTEE, AddressKind.MEETINGS)
        yield from self.listed(judged, [])
        committees = dict.fromkeys(one.address.get("ID") or one.address.get("CId") for one in found)
        urls = [listings.meetings_url(self.base, committee) for committee in committees if committee]
        yield from self._ask_meetings(urls)

    def parse_meetings(self, response: Response) -> Requests:
        """One committee's meetings in the window, and the rest of a list that is cut."""
        self._awaited -= 1
        judged = self.judge(response, AddressKind.MEETINGS)
        if judged.reason is not None:
            self._complete = False
            yield from self.lost(judged, needed=True)
            return
        since, until = self.window
        more = map(classify, listings.more_meetings(judged.tree, judged.url, since, until))
        rest = [rebase(one, self.base) for one in more if self.crawl.frontier.first_time(one)]
        whole = self._complete and not self._awaited and not rest
        meetings = listings.read_list(judged.tree, judged.url, AddressKind.MEETING)
        covers = self.days_told(since, until) if whole else None
        yield from self.listed(judged, self.in_window(meetings), covers)
        days = [meeting.on for meeting in meetings if meeting.on]
        if len(meetings) >= LISTED_AT_MOST and since < min(days, default=since) and not _leads_back(judged):
            told = (
                f"the list ends after {len(meetings)} meetings, on {min(days)}, and leads to no earlier ones"
            )
            self.crawl.ledger.issue(Reason.ANSWERS_OTHERWISE, told, judged.url)
        yield from self._ask_meetings(rest)

    def meetings_failed(self, failure: Failure) -> Requests:
        """A committee's list did not answer."""
        self._awaited -= 1
        self._complete = False
        yield from self.lost(judge_failure(failure), needed=True)

    def _ask_meetings(self, urls: list[str]) -> Requests:
        self._awaited += len(urls)
        for url in urls:
            yield self.list_request(url, self.parse_meetings, self.meetings_failed)


def _leads_back(judged: Judged) -> bool:
    """Whether a committee's list links to its earlier meetings."""
    return bool(listings.more_meetings(judged.tree, judged.url, date.min, date.min))
