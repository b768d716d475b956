"""What a crawl asks first, once robots.txt allows it: what the order tells, else a night's lists."""

from __future__ import annotations

from crawlers.pages import Pages
from crawlers.site import Requests, SiteCrawl
from crawlers.ways.night import Night
from crawlers.ways.probe import Probe
from crawlers.ways.search import Search


def opening(crawl: SiteCrawl, pages: Pages) -> Requests:
    """The first requests; what they lead to depends on the answers."""
    if crawl.order.probe:
        yield from Probe(crawl, pages).ask()
    elif crawl.order.search is not None:
        yield from Search(crawl, pages, crawl.order.search).ask()
    else:
        yield from Night(crawl, pages).ask()
