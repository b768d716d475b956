"""What every request must pass: the site's rules and the site's host; and the pause between requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request

from crawlers.registry import site_of

if TYPE_CHECKING:
    from crawlers.spider import ModernGovSpider


class Disallowed(IgnoreRequest):
    """robots.txt forbids the address."""


class Offsite(IgnoreRequest):
    """A redirect leads to another host: the site has moved, or sends us where we have no business."""


class SiteRules:
    """Downloader middleware: refuses what robots.txt forbids and what lies on another host.

    Redirected requests pass here as well. Scrapy's own robots middleware is not used: it allows everything
    when robots.txt cannot be read, where RFC 9309 allows nothing.
    """

    def __init__(self, crawler: Crawler):
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> SiteRules:
        """Scrapy's way to make one."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let a request pass, or raise Disallowed or Offsite."""
        spider: ModernGovSpider = self._crawler.spider  # type: ignore[assignment]
        if site_of(request.url) != spider.site:
            raise Offsite(f"the site leads to {request.url}")
        if not spider.may_ask(request.url):
            raise Disallowed(f"robots.txt forbids {request.url}")


def set_delay(crawler: Crawler, slot: str, seconds: float) -> None:
    """Pause between requests of a slot from now on: Scrapy parses Crawl-delay but does not apply it."""
    assert crawler.engine is not None, "the crawl is running"
    downloader = crawler.engine.downloader
    downloader.per_slot_settings[slot] = {"delay": seconds, "concurrency": 1}  # for slots made anew
    if slot in downloader.slots:
        downloader.slots[slot].delay = seconds
