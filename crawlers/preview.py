"""What a crawl would ask, as far as is known before the first answer. Nothing is asked, nothing written."""

from __future__ import annotations

from crawlers.captures import CaptureStore
from crawlers.ledger import Ledger
from crawlers.memory import SiteMemory
from crawlers.orders import CrawlOrder
from crawlers.pages import Pages
from crawlers.registry import Council
from crawlers.robots import robots_url
from crawlers.segments import SegmentWriter
from crawlers.site import SiteCrawl
from crawlers.ways.opening import opening


def first_addresses(council: Council, order: CrawlOrder) -> list[str]:
    """The addresses that a crawl of the council begins with, robots.txt first.

    What an earlier run left over and the lists are among them; the pages that lists name are not.
    """
    memory = SiteMemory.of_council(CaptureStore(order.captures), council.council_id)
    writer = SegmentWriter.of_order(order, council)
    ledger = Ledger(council, order=order, writer=writer, memory=memory, on_page=lambda url, outcome: None)
    crawl = SiteCrawl(council, order, ledger)
    return [robots_url(crawl.frontier.base), *(request.url for request in opening(crawl, Pages(crawl)))]
