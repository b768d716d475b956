"""Faults that a sample site can be told to show: each is one way in which real sites fail."""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatch
from functools import cache

from crawlers.sample_site.answers import Response


class FaultKind(StrEnum):
    """What goes wrong."""

    SLOW = "slow"  # the answer comes after `seconds`
    FORBIDDEN = "forbidden"  # 403
    NOT_FOUND = "not_found"  # 404
    GONE = "gone"  # 410
    SERVER_ERROR = "server_error"  # 500
    BUSY = "busy"  # 503, to be asked again after `seconds`
    TOO_MANY = "too_many"  # 429, to be asked again after `seconds`
    REDIRECT = "redirect"  # 302 to the address `to`, in which `{path}` is the path and query asked for
    CHALLENGE = "challenge"  # status 200, but a page that asks for a browser
    ERROR_PAGE = "error_page"  # status 200, but a page that speaks of an error
    LAYOUT = "layout"  # status 200, but a page of another make
    EMPTY = "empty"  # status 200 and no body
    RULES = "rules"  # robots.txt says `text`
    LINK = "link"  # the page also links to the address `to`
    HUGE = "huge"  # the body has HUGE_BODY bytes
    BOMB = "bomb"  # it has that many once it is decompressed
    TRUNCATED = "truncated"  # half the body, then the connection closes
    RESET = "reset"  # the connection is reset before any answer
    UNTRUSTED = "untrusted"  # https with a certificate that nobody has signed. For the whole site
    DEAD = "dead"  # nobody listens: the port refuses. For the whole site, from its start


@dataclass(frozen=True)
class Fault:
    """One fault of one council's site.

    `path` and `agent` are shell patterns, in any case, over path and query ("*mgAi.aspx*") and over the
    User-Agent; `times` is how many requests it hits before the site recovers, None for all.
    """

    kind: FaultKind
    path: str = "*"
    seconds: float = 0.0
    times: int | None = None
    agent: str = "*"
    to: str = ""
    text: str = ""


Faults = Mapping[str, Fault | Sequence[Fault]]  # by council id

HUGE_BODY = 30_000_000  # bytes: more than a crawl takes
CHALLENGE_PAGE = b"""<!DOCTYPE html>
<html><head><title>Just a moment...</title><meta name="robots" content="noindex,nofollow"></head>
<body><div id="challenge-form"><h1>Checking your browser</h1>
<p>Enable JavaScript and cookies to continue. Please verify you are a human.</p>
<noscript>This site needs JavaScript.</noscript></div>
<script>window.location.reload();</script></body></html>
"""
ERROR_PAGE = b"<html><head><title>Sorry</title></head><body><h1>An error has occurred</h1></body></html>"
OTHER_LAYOUT = (
    b"<html><head><title>Welcome</title></head><body><h1>Our new site</h1><p>Hello.</p></body></html>"
)


def faulty_response(fault: Fault, target: str) -> Response | None:
    """The answer that a fault gives instead of the site's own; None where it gives none."""
    match fault.kind:
        case FaultKind.REDIRECT:
            return Response(302, headers={"Location": fault.to.replace("{path}", target)})
        case FaultKind.BUSY | FaultKind.TOO_MANY:
            status = 503 if fault.kind is FaultKind.BUSY else 429
            return Response(status, b"<h1>Busy</h1>", headers={"Retry-After": f"{fault.seconds:g}"})
        case FaultKind.RULES:
            return Response(200, fault.text.encode(), "text/plain")
        case FaultKind.BOMB:
            return Response(200, _bomb(), headers={"Content-Encoding": "gzip"})
        case FaultKind.HUGE:
            return Response(200, b" " * HUGE_BODY)
        case _:
            return _ALWAYS.get(fault.kind)


_ALWAYS = {
    FaultKind.FORBIDDEN: Response(403, b"<html><body><h1>403 Forbidden</h1></body></html>"),
    FaultKind.NOT_FOUND: Response(404, b"<html><body><h1>404 Not Found</h1></body></html>"),
    FaultKind.GONE: Response(410, b"<html><body><h1>410 Gone</h1></body></html>"),
    FaultKind.SERVER_ERROR: Response(
        500, b"<html><body><h1>Server Error in '/' Application.</h1></body></html>"
    ),
    FaultKind.CHALLENGE: Response(200, CHALLENGE_PAGE),
    FaultKind.ERROR_PAGE: Response(200, ERROR_PAGE),
    FaultKind.LAYOUT: Response(200, OTHER_LAYOUT),
    FaultKind.EMPTY: Response(200, b""),
}


@cache
def _bomb() -> bytes:
    return gzip.compress(b"<p>" + b" " * HUGE_BODY)


class FaultPlan:
    """The faults of one site, counted down as they strike."""

    def __init__(self, faults: Fault | Sequence[Fault] = ()):
        self._faults = [faults] if isinstance(faults, Fault) else list(faults)
        self._struck = [0] * len(self._faults)

    def has(self, kind: FaultKind) -> bool:
        """Whether the site has that fault as a whole."""
        return any(fault.kind is kind for fault in self._faults)

    def strike(self, target: str, agent: str = "") -> list[Fault]:
        """The faults that hit a request for `target` by that User-Agent; counts them."""
        hits = []
        for place, fault in enumerate(self._faults):
            spent = fault.times is not None and self._struck[place] >= fault.times
            path = "/robots.txt" if fault.kind is FaultKind.RULES else fault.path
            if not spent and _fits(target, path) and _fits(agent, fault.agent):
                self._struck[place] += 1
                hits.append(fault)
        return hits


def _fits(text: str, pattern: str) -> bool:
    return fnmatch(text.lower(), pattern.lower())
