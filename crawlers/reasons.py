"""Why a request, a site or a whole crawl failed: one vocabulary for fetch logs, issues and close reasons."""

from __future__ import annotations

from enum import StrEnum

FINISHED, SHUTDOWN = (
    "finished",
    "shutdown",
)  # Scrapy's close reasons: nothing is left to be asked; told to stop


class Reason(StrEnum):
    """A failure's name, as it stands in the fetch log and in issues."""

    DEAD_HOST = "dead_host"  # no such name, or nobody listens
    CONNECTION_LOST = "connection_lost"  # reset, half a body
    TIMED_OUT = "timed_out"
    TLS = "tls_error"
    TOO_LARGE = "too_large"
    SERVER_ERROR = "server_error"  # 5xx
    BLOCKED = "blocked"  # 401, 403, 429
    ASKED_TO_WAIT = "asked_to_wait"  # a Retry-After that is longer than we wait
    HTTP_ERROR = "http_error"  # another status that is no success
    GONE = "gone"  # 404, 410: withdrawn, or never there
    RESTRICTED = "restricted"  # a page that was captured and now asks for a log-on, or refuses us alone
    ROBOTS_DISALLOWED = "robots_disallowed"
    ROBOTS_UNREACHABLE = "robots_unreachable"
    MOVED_HOST = "moved_host"  # a redirect to another host
    REDIRECT_LOOP = "redirect_loop"
    UNSAFE_ADDRESS = "unsafe_address"  # led to a private address, or to what is no web page (file:)
    FORGOTTEN = "forgotten"  # led to a page that an operator had forgotten
    EMPTY_PAGE = "empty_page"
    CHALLENGE_PAGE = "challenge_page"
    ERROR_PAGE = "error_page"  # status 200, or a redirect to mgError.aspx
    LAYOUT = "layout_unrecognised"
    NOTHING_LISTED = "nothing_listed"  # a list that should name something does not
    ANSWERS_OTHERWISE = "answers_otherwise"  # a list that does not do what it was asked for
    UNREAD_ROWS = "unread_rows"  # a list has rows that name no page we know
    ON_ANOTHER_HOST = "on_another_host"  # a list names pages mostly on a host that is not known as the site's
    SHORTFALL = "shortfall"  # a list names pages that were not captured
    WRONG_BASE = "wrong_base_url"  # none of the lists is there: the platform lies in another folder
    SILENT = "source_silent"  # the lists answered and named nothing
    NOTHING_CAPTURED = "nothing_captured"  # pages were listed and none could be had
    UNSUPPORTED = "unsupported_platform"
    BUDGET_SPENT = "budget_spent"  # the requests that one council may get in a run
    NIGHT_OVER = "night_over"  # the end of the hours in which sites are asked
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
        Reason.REDIRECT_LOOP,
        Reason.UNSAFE_ADDRESS,
    }
)

# Not the site's failures: the crawl of this council ends here, and the next run goes on.
ENOUGH = frozenset({Reason.BUDGET_SPENT, Reason.NIGHT_OVER, Reason.ASKED_TO_WAIT})
