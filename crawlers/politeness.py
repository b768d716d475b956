"""What every request must pass: the site's rules, its host, the council's budget and the hour; and the pace."""

from __future__ import annotations

from datetime import UTC, datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING, ClassVar

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Request
from yarl import URL

from crawlers.hosts import is_loopback, site_of
from crawlers.reasons import Reason
from transforms.addresses import AddressKind, classify

if TYPE_CHECKING:
    from crawlers.spider import ModernGovSpider

REQUESTS_MADE = "harvest/requests"  # the stat that counts what was asked for, robots.txt and repeats included


class Refused(IgnoreRequest):
    """A request that is not made, or not made again; `reason` is its name."""

    reason: ClassVar[Reason]


class Disallowed(Refused):
    """robots.txt forbids the address."""

    reason = Reason.ROBOTS_DISALLOWED


class MovedHost(Refused):
    """A redirect leads to another host: the site has moved, or sends us where we have no business."""

    reason = Reason.MOVED_HOST


class UnsafeAddress(Refused):
    """A redirect leads to an address that no web site of a council has."""

    reason = Reason.UNSAFE_ADDRESS


class ForgottenPage(Refused):
    """A redirect leads to a page that is on the deny-list."""

    reason = Reason.FORGOTTEN


class BudgetSpent(Refused):
    """The council has had its requests of this run."""

    reason = Reason.BUDGET_SPENT


class NightOver(Refused):
    """The hours in which sites are asked are over."""

    reason = Reason.NIGHT_OVER


class AskedToWait(Refused):
    """The site asks for more time, `seconds`, than a night's crawl waits."""

    reason = Reason.ASKED_TO_WAIT

    def __init__(self, detail: str, seconds: float):
        super().__init__(detail)
        self.seconds = seconds


class SiteRules:
    """Downloader middleware: refuses what robots.txt forbids, what lies on another host, and what is too much.

    Redirected and repeated requests pass here as well. Scrapy's own robots middleware is not used: it allows
    everything when robots.txt cannot be read, where RFC 9309 allows nothing.
    """

    def __init__(self, crawler: Crawler):
        self._crawler = crawler
        self._made = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> SiteRules:
        """Scrapy's way to make one."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let a request pass, or raise Refused."""
        spider: ModernGovSpider = self._crawler.spider  # type: ignore[assignment]
        if spider.told_to_wait is not None:
            raise spider.told_to_wait
        if site_of(request.url) != spider.site:
            raise _elsewhere(request.url, spider.council.base_url or "")
        if not spider.may_ask(request.url):
            raise Disallowed(f"robots.txt forbids {request.url}")
        if spider.ledger.memory.is_forgotten(request.url):
            raise ForgottenPage("leads to a page that an operator had forgotten")
        stop_at, budget = spider.order.stop_at, spider.order.budget
        if stop_at is not None and datetime.now(UTC) >= stop_at:
            raise NightOver(f"the hours for asking sites ended at {stop_at:%H:%M %Z}; the next run goes on")
        if self._made >= budget:
            raise BudgetSpent(f"{budget:,} requests are made, the most in one run; the next run goes on")
        self._made += 1
        assert self._crawler.stats is not None, "the crawl is running"
        self._crawler.stats.set_value(REQUESTS_MADE, self._made)


def set_pace(crawler: Crawler, slot: str, seconds: float) -> None:
    """Pause so long between requests of a slot from now on, at least: Scrapy parses Crawl-delay, no more.

    AutoThrottle goes above it where the site is slow, never below.
    """
    assert crawler.engine is not None, "the crawl is running"
    downloader = crawler.engine.downloader
    downloader.per_slot_settings[slot] = {"delay": seconds, "concurrency": 1}  # for slots made anew
    if slot in downloader.slots:
        downloader.slots[slot].delay = seconds
    throttle = crawler.get_extension(AutoThrottle)
    if throttle is not None:
        throttle.mindelay, throttle.maxdelay = seconds, max(seconds, throttle.maxdelay)


def _elsewhere(url: str, base: str) -> Refused:
    """Why an address off the site is not asked for."""
    host = URL(url).host or ""
    if _is_private(host) and not (is_loopback(host) and is_loopback(URL(base).host)):
        return UnsafeAddress(f"the site leads to the private address {url}")
    return MovedHost(
        f"the site leads to {url}: if that is the council's, its base_url is {new_base(url, base)}"
    )


def new_base(url: str, base: str) -> str:
    """The base URL of a site that has moved to where `url` is: the page's folder there, else the old folder."""
    address = classify(url)
    if address.kind is not AddressKind.OTHER:
        return address.base
    return str(URL(url).origin().with_path(URL(base).path)).rstrip("/")


def _is_private(host: str) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".localhost", ".local", ".internal"))
