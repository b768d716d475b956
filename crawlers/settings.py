"""Scrapy's settings: who we are and how we behave."""

from __future__ import annotations

from typing import Any

from crawlers.orders import CrawlOrder
from crawlers.registry import Council

# Parts of Scrapy that would be asked about every request, or only imported, for nothing that this crawl wants:
# no cookies, passwords, caches, feeds or consoles; statuses, robots.txt and doubles are minded by the spider.
_UNUSED_DOWNLOADER = (
    "offsite.OffsiteMiddleware",
    "robotstxt.RobotsTxtMiddleware",
    "httpauth.HttpAuthMiddleware",
    "retry.RetryMiddleware",
    "redirect.MetaRefreshMiddleware",
    "cookies.CookiesMiddleware",
    "stats.DownloaderStats",
    "httpcache.HttpCacheMiddleware",
)
_UNUSED_SPIDER = (
    "start.StartSpiderMiddleware",
    "httperror.HttpErrorMiddleware",
    "urllength.UrlLengthMiddleware",
    "depth.DepthMiddleware",
    "metacopy.MetaCopyDetectionMiddleware",
)
# The remote control opens a port that runs Python, and so does the console.
_UNUSED_EXTENSIONS = (
    "corestats.CoreStats",
    "logcount.LogCount",
    "telnet.TelnetConsole",
    "memusage.MemoryUsage",
    "memdebug.MemoryDebugger",
    "closespider.CloseSpider",
    "feedexport.FeedExporter",
    "logstats.LogStats",
    "spiderstate.SpiderState",
    "remote_control.RemoteControl",
)


def scrapy_settings(order: CrawlOrder, council: Council | None = None) -> dict[str, Any]:
    """The settings of a shard's process, or of one council's crawl in it."""
    return {
        # Who we are, and what we send.
        "USER_AGENT": order.user_agent,
        "REFERRER_POLICY": "no-referrer",
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
        "DOWNLOADER_MIDDLEWARES": {
            "crawlers.politeness.SiteRules": 100,
            "crawlers.patience.PatientRetry": 550,
            **dict.fromkeys(f"scrapy.downloadermiddlewares.{name}" for name in _UNUSED_DOWNLOADER),
        },
        "SPIDER_MIDDLEWARES": dict.fromkeys(f"scrapy.spidermiddlewares.{name}" for name in _UNUSED_SPIDER),
        "EXTENSIONS": dict.fromkeys(f"scrapy.extensions.{name}" for name in _UNUSED_EXTENSIONS),
        "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",
        # Callbacks yield requests of their own making: no items to work on side by side.
        "CONCURRENT_ITEMS": 1,
        "DOWNLOAD_HANDLERS": dict.fromkeys(("data", "file", "ftp", "s3")),  # the web only
        "REDIRECT_MAX_TIMES": 3,  # to https, to the folder, to the page
        "STATS_DUMP": False,
        "WARN_ON_GENERATOR_RETURN_VALUE": False,  # it reads the callback's source at every answer
        "LOG_LEVEL": order.log_level,
    }
