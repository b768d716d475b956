"""Scrapy's settings: who we are and how we behave."""

from __future__ import annotations

from typing import Any

from crawlers.orders import CrawlOrder
from crawlers.registry import Council


def scrapy_settings(order: CrawlOrder, council: Council | None = None) -> dict[str, Any]:
    """The settings of a shard's process, or of one council's crawl in it."""
    return {
        # Who we are, and what we send.
        "USER_AGENT": order.user_agent,
        "COOKIES_ENABLED": False,
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
        "HTTPERROR_ALLOW_ALL": True,  # the spider names every status itself
        # robots.txt and hosts are minded by SiteRules, doubles by the spider.
        "ROBOTSTXT_OBEY": False,
        "DOWNLOADER_MIDDLEWARES": {
            "crawlers.politeness.SiteRules": 100,
            "crawlers.patience.PatientRetry": 550,
            "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
        },
        "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",
        "METAREFRESH_ENABLED": False,
        # Callbacks yield requests of their own making: nothing to check, and no items to work on side by side.
        "CONCURRENT_ITEMS": 1,
        "SPIDER_MIDDLEWARES": dict.fromkeys(
            f"scrapy.spidermiddlewares.{name}Middleware"
            for name in ("httperror.HttpError", "urllength.UrlLength", "depth.Depth")
        ),
        "DOWNLOAD_HANDLERS": dict.fromkeys(("data", "file", "ftp", "s3")),  # the web only
        "REDIRECT_MAX_TIMES": 3,  # to https, to the folder, to the page
        # Nothing that listens, prints or phones.
        "REMOTE_CONTROL_ENABLED": False,  # it opens a port that runs Python
        "TELNETCONSOLE_ENABLED": False,
        "EXTENSIONS": {"scrapy.extensions.logstats.LogStats": None},
        "STATS_DUMP": False,
        "WARN_ON_GENERATOR_RETURN_VALUE": False,  # it reads the callback's source at every answer
        "LOG_LEVEL": order.log_level,
    }
