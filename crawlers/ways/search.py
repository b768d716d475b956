"""One topic over many years by the site's own search: the cheapest way to the items that speak of it.

Parameters and markup are two readers' word; that its hits lead to every item of a topic is our inference.
"""

from __future__ import annotations

from dataclasses import replace

from lxml import html
from scrapy.http import Response
from yarl import URL

from crawlers import listings
from crawlers.pages import NO_TREE, Pages
from crawlers.reasons import Reason
from crawlers.site import Requests, SiteCrawl
from crawlers.ways.base import ListReader
from transforms.addresses import AddressKind, classify, rebase

HITS_A_PAGE = 10
MOST_PAGES = 500  # 5,000 hits: a topic is narrower, and a site that pages without end is not followed
NEXT_PAGE = "//a[contains(@title, 'Next page of search results')]/@href"
NO_HITS = "no results found"


class Search(ListReader):
    """`ieSearchResults2`, page by page; only what it hits is fetched."""

    def __init__(self, crawl: SiteCrawl, pages: Pages, words: str):
        super().__init__(crawl, pages)
        self._words = words
        self._seen: set[tuple[str, ...]] = set()

    def ask(self) -> Requests:
        """The first page of results."""
        url = listings.search_url(self.base, self._words, *self.window, page=1)
        yield self.list_request(url, self.parse, page=1)

    def parse(self, response: Response, page: int) -> Requests:
        """A page of results, and the way to the next."""
        judged = self.judge(response, AddressKind.SEARCH)
        if judged.reason is not None:
            yield from self.lost(judged)
            return
        tree = judged.tree
        assert tree is not None, NO_TREE
        hits = listings.read_hits(tree, judged.url)
        if not hits and page == 1 and NO_HITS not in tree.text_content().lower():
            told = "the search names neither hits nor that there are none"
            yield from self.lost(replace(judged, reason=Reason.ANSWERS_OTHERWISE, detail=told))
            return
        fresh = [hit for hit in hits if hit.address.key not in self._seen]
        self._seen.update(hit.address.key for hit in hits)
        yield from self.listed(judged, self.in_window(fresh))
        following = self._next_page(tree, judged.url, page, len(hits)) if fresh else None
        if following and page < MOST_PAGES:
            yield self.list_request(following, self.parse, page=page + 1)

    def _next_page(self, tree: html.HtmlElement, url: str, page: int, hits: int) -> str | None:
        """The link of that title; where a full page has none, the next page by its number."""
        linked = next((classify(str(href), relative_to=url) for href in tree.xpath(NEXT_PAGE)), None)
        if linked is not None and linked.kind is AddressKind.SEARCH:
            return rebase(linked, self.base)
        if hits < HITS_A_PAGE:
            return None
        return str(URL(url).update_query({"PG": str(page + 1)}))
