"""What was published since the last run, by the what's-new list: the cheapest list."""

from __future__ import annotations

from scrapy.http import Response

from crawlers import listings
from crawlers.frontier import DECISIONS
from crawlers.site import Requests
from crawlers.ways.base import ListReader
from transforms.addresses import AddressKind


class News(ListReader):
    """The what's-new list."""

    def ask(self) -> Requests:
        """News since the last run; none on the first, when all is new."""
        today = self.crawl.order.today
        if (since := self.crawl.ledger.memory.news_since(today)) is not None:
            yield self.list_request(listings.whats_new_url(self.base, since, today), self.parse)

    def parse(self, response: Response) -> Requests:
        """What was published since the last run: those pages are asked for before they are due."""
        if (judged := self.judge(response, AddressKind.WHATS_NEW)) is None:
            return
        news = listings.read_list(judged.tree, judged.url, AddressKind.MEETING, *DECISIONS)
        wants = self.crawl.frontier.from_news(news)
        self.crawl.ledger.listing(judged, 0, wants, None)
        yield from self.pages.fetch(wants)
