"""Is the site where the registry has it? One list that every install has, and nothing that it names."""

from __future__ import annotations

from scrapy.http import Response

from crawlers import listings
from crawlers.site import Requests
from crawlers.ways.base import ListReader
from transforms.addresses import AddressKind


class Probe(ListReader):
    """The list of committees, only to see that it is one."""

    def ask(self) -> Requests:
        """The one request."""
        yield self.list_request(listings.committees_url(self.base), self.parse)

    def parse(self, response: Response) -> Requests:
        """A list, or why it is none."""
        judged = self.judge(response, AddressKind.COMMITTEES)
        if judged.reason is not None:
            yield from self.lost(judged, needed=True)
            return
        self.crawl.ledger.listing(judged, [], [])
