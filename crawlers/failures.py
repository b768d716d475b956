"""Why a request, a site or a whole crawl failed: one vocabulary for fetch logs, issues and close reasons."""

from __future__ import annotations

from enum import StrEnum

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)

from crawlers.politeness import Disallowed, Offsite
from transforms.layout import Verdict


class Reason(StrEnum):
    """A failure's name, as it stands in the fetch log and in issues."""

    DEAD_HOST = "dead_host"  # no such name, or nobody listens
    CONNECTION_LOST = "connection_lost"  # reset, half a body
    TIMED_OUT = "timed_out"
    TLS = "tls_error"
    TOO_LARGE = "too_large"
    SERVER_ERROR = "server_error"  # 5xx
    BLOCKED = "blocked"  # 401, 403, 429
    HTTP_ERROR = "http_error"  # another status that is no success
    GONE = "gone"  # 404, 410: withdrawn, or never there
    ROBOTS_DISALLOWED = "robots_disallowed"
    ROBOTS_UNREACHABLE = "robots_unreachable"
    MOVED_HOST = "moved_host"  # a redirect to another host
    EMPTY_PAGE = "empty_page"
    CHALLENGE_PAGE = "challenge_page"
    ERROR_PAGE = "error_page"  # status 200, or a redirect to mgError.aspx
    LAYOUT = "layout_unrecognised"
    NOTHING_CAPTURED = "nothing_captured"  # pages were listed and none could be had
    UNSUPPORTED = "unsupported_platform"
    STOPPED = "stopped"  # the crawl was told to stop
    SPIDER_ERROR = "spider_error"  # our own fault
    SHARD_CRASHED = "shard_crashed"
    SHARD_KILLED = "shard_killed"
    SHARD_TIMED_OUT = "shard_timed_out"


# Failures that speak of the site, not of the page: after a few in a row the site is left alone.
SITE_WIDE = frozenset(
    {
        Reason.DEAD_HOST,
        Reason.CONNECTION_LOST,
        Reason.TIMED_OUT,
        Reason.TLS,
        Reason.SERVER_ERROR,
        Reason.BLOCKED,
        Reason.CHALLENGE_PAGE,
        Reason.MOVED_HOST,
    }
)
_BY_EXCEPTION: tuple[tuple[type[BaseException], Reason], ...] = (
    (Disallowed, Reason.ROBOTS_DISALLOWED),
    (Offsite, Reason.MOVED_HOST),
    (CannotResolveHostError, Reason.DEAD_HOST),
    (DownloadConnectionRefusedError, Reason.DEAD_HOST),
    (DownloadTimeoutError, Reason.TIMED_OUT),
    (TimeoutError, Reason.TIMED_OUT),
    (DownloadCancelledError, Reason.TOO_LARGE),  # Scrapy cancels what exceeds DOWNLOAD_MAXSIZE
    (ResponseDataLossError, Reason.CONNECTION_LOST),
    (DownloadFailedError, Reason.CONNECTION_LOST),
    (OSError, Reason.CONNECTION_LOST),
)
_BY_VERDICT = {
    Verdict.EMPTY: Reason.EMPTY_PAGE,
    Verdict.CHALLENGE: Reason.CHALLENGE_PAGE,
    Verdict.ERROR: Reason.ERROR_PAGE,
    Verdict.UNRECOGNISED: Reason.LAYOUT,
}


def reason_of_exception(error: BaseException) -> Reason:
    """The name of what kept a request from being answered."""
    if "certificate" in str(error).lower() or "SSL" in repr(error):
        return Reason.TLS
    return next((reason for kind, reason in _BY_EXCEPTION if isinstance(error, kind)), Reason.SPIDER_ERROR)


def reason_of_status(status: int) -> Reason | None:
    """The name of an HTTP status that is no success; None for 2xx."""
    if 200 <= status < 300:
        return None
    if status in {404, 410}:
        return Reason.GONE
    if status in {401, 403, 429}:
        return Reason.BLOCKED
    return Reason.SERVER_ERROR if status >= 500 else Reason.HTTP_ERROR


def reason_of_verdict(verdict: Verdict) -> Reason | None:
    """The name of an answer with status 200 that is not the page it should be; None where it is."""
    return _BY_VERDICT.get(verdict)
