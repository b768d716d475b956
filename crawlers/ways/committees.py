"""Meetings by the lists of every committee: the way in that every site has, and the dearest."""

from __future__ import annotations

from scrapy.http import Response

from crawlers import listings
from crawlers.site import Requests
from crawlers.ways.base import ListReader
from transforms.addresses import AddressKind, classify, rebase


class CommitteeLists(ListReader):
    """The list of committees, then each one's meetings."""

    def ask(self) -> Requests:
        """The list of committees."""
        yield self.list_request(listings.committees_url(self.base), self.parse_committees)

    def parse_committees(self, response: Response) -> Requests:
        """Every committee's list of meetings."""
        if (judged := self.judge(response, AddressKind.COMMITTEES)) is None:
            return
        found = listings.read_list(judged.tree, judged.url, AddressKind.COMMITTEE, AddressKind.MEETINGS)
        yield from self.listed(judged, [])
        for committee in dict.fromkeys(one.address.get("ID") or one.address.get("CId") for one in found):
            if committee:
                yield self.list_request(listings.meetings_url(self.base, committee), self.parse_meetings)

    def parse_meetings(self, response: Response) -> Requests:
        """One committee's meetings in the window, and the rest of a list that is cut."""
        if (judged := self.judge(response, AddressKind.MEETINGS)) is None:
            return
        order = self.crawl.order
        meetings = listings.read_list(judged.tree, judged.url, AddressKind.MEETING)
        yield from self.listed(judged, self.in_window(meetings))
        more = listings.more_meetings(judged.tree, judged.url, order.since, order.until)
        for address in map(classify, more):
            if self.crawl.frontier.first_time(address):
                yield self.list_request(rebase(address, self.base), self.parse_meetings)
