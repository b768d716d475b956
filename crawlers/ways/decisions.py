"""Decisions, and issues among them, by the list of decisions."""

from __future__ import annotations

from datetime import date

from scrapy.http import Response

from crawlers import listings
from crawlers.frontier import DECISIONS
from crawlers.site import Requests
from crawlers.ways.base import ListReader
from transforms.addresses import AddressKind


class DecisionList(ListReader):
    """What was decided, by day of publication."""

    def ask(self) -> Requests:
        """The part of the window that was not read yet."""
        order, memory = self.crawl.order, self.crawl.ledger.memory
        unread = memory.unread_decisions(order.since, order.until)
        for url, first, last in listings.decision_list_urls(self.base, *unread):
            yield self.list_request(url, self.parse, days=(first, min(last, order.today)))

    def parse(self, response: Response, days: tuple[date, date]) -> Requests:
        """Decisions published on these days, and issues among them; a 404 is a site without that list."""
        if (judged := self.judge(response, AddressKind.DECISIONS_LIST)) is None:
            return
        found = listings.read_list(judged.tree, judged.url, *DECISIONS)
        yield from self.listed(judged, found, covers=days if days[0] <= days[1] else None)
