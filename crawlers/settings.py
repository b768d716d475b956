"""Scrapy's settings: who we are and how we behave."""

from __future__ import annotations

from typing import Any

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.downloadermiddlewares.defaultheaders import DefaultHeadersMiddleware
from scrapy.downloadermiddlewares.downloadtimeout import DownloadTimeoutMiddleware
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.httpproxy import HttpProxyMiddleware
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.downloadermiddlewares.useragent import UserAgentMiddleware
from scrapy.extensions.throttle import AutoThrottle

from crawlers.orders import CrawlOrder
from crawlers.patience import PatientRetry
from crawlers.politeness import SiteRules
from crawlers.registry import Council

# All of Scrapy that works here, each where it stands by default: no cookies, passwords, caches, feeds, referers or
# consoles (the remote control opens a port that runs Python); statuses, robots.txt and doubles are minded by the
# spider. Without Scrapy's own lists the rest is not even imported, which was half of a shard's start.
_DOWNLOADER_MIDDLEWARES = {
    SiteRules: 100,
    DownloadTimeoutMiddleware: 350,
    DefaultHeadersMiddleware: 400,
    UserAgentMiddleware: 500,
    PatientRetry: 550,
    HttpCompressionMiddleware: 590,
    RedirectMiddleware: 600,
    HttpProxyMiddleware: 750,
}
_HANDLERS = dict.fromkeys(("http", "https"), HTTP11DownloadHandler)  # the web only


def scrapy_settings(order: CrawlOrder, council: Council | None = None) -> dict[str, Any]:
    """The settings of a shard's process, or of one council's crawl in it."""
    return {
        # Who we are, and what we send.
        "USER_AGENT": order.user_agent,
        "DOWNLOAD_VERIFY_CERTIFICATES": council is None or council.insecure_tls is None,
        # One request at a time, the pause a floor: no jitter below what a site asks for.
        "CONCURRENT_REQUESTS": 1,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_DELAY": order.delay,
        "DOWNLOAD_DELAY_JITTER": 0,
        # A slow site rests as long as it worked. Off where a site of our own is asked without pauses.
        "AUTOTHROTTLE_ENABLED": order.delay > 0,
        "AUTOTHROTTLE_TARGET_CONCURRENCY": 0.5,
        "AUTOTHROTTLE_START_DELAY": order.delay,
        "AUTOTHROTTLE_MAX_DELAY": 60,
        "DOWNLOAD_TIMEOUT": order.request_timeout,  # a graceful stop waits for requests in flight
        "DOWNLOAD_MAXSIZE": order.max_body,
        "DOWNLOAD_WARNSIZE": 0,
        # Each failing request is tried once more; the spider stops after a few failures in a row.
        "RETRY_TIMES": 1,
        "RETRY_GIVE_UP_LOG_LEVEL": "INFO",
        "DOWNLOADER_MIDDLEWARES_BASE": _DOWNLOADER_MIDDLEWARES,
        "SPIDER_MIDDLEWARES_BASE": {},
        "EXTENSIONS_BASE": {AutoThrottle: 0},
        "DOWNLOAD_HANDLERS_BASE": _HANDLERS,
        "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",
        # Callbacks yield requests of their own making: no items to work on side by side.
        "CONCURRENT_ITEMS": 1,
        "REDIRECT_MAX_TIMES": 3,  # to https, to the folder, to the page
        "STATS_DUMP": False,
        "WARN_ON_GENERATOR_RETURN_VALUE": False,  # it reads the callback's source at every answer
        "LOG_LEVEL": order.log_level,
    }
