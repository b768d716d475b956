"""What a failure is called: Scrapy's exceptions, HTTP statuses and verdicts on a page's layout as reasons."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from crawlers.politeness import Refused
from crawlers.reasons import Reason
from transforms.layout import Verdict

_BY_EXCEPTION: tuple[tuple[type[BaseException], Reason], ...] = (
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
    Verdict.RESTRICTED: Reason.RESTRICTED,
}


def reason_of_exception(error: BaseException) -> Reason:
    """The name of what kept a request from being answered."""
    if isinstance(error, Refused):
        return error.reason
    if isinstance(error, IgnoreRequest):  # Scrapy's own, told apart by their words only
        is_bomb = "DOWNLOAD_MAXSIZE" in str(error)  # a body that grows too large as it is decompressed
        return Reason.TOO_LARGE if is_bomb else Reason.REDIRECT_LOOP
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
