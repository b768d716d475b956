"""Faults that a sample site can be told to show: each is one way in which real sites fail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatch


class FaultKind(StrEnum):
    """What goes wrong."""

    SLOW = "slow"  # the answer comes after `seconds`
    FORBIDDEN = "forbidden"  # 403
    CHALLENGE = "challenge"  # status 200, but a page that asks for a browser
    SERVER_ERROR = "server_error"  # 500
    TRUNCATED = "truncated"  # half the body, then the connection closes
    RESET = "reset"  # the connection is reset before any answer
    DEAD = "dead"  # nobody listens: the port refuses. For the whole site, from its start


@dataclass(frozen=True)
class Fault:
    """One fault of one council's site.

    `path` is a shell pattern over path and query, in any case ("*mgAi.aspx*"); `times` is how many requests
    it hits before the site recovers, None for all.
    """

    kind: FaultKind
    path: str = "*"
    seconds: float = 0.0
    times: int | None = None


Faults = Mapping[str, Fault | Sequence[Fault]]  # by council id

CHALLENGE_PAGE = b"""<!DOCTYPE html>
<html><head><title>Just a moment...</title><meta name="robots" content="noindex,nofollow"></head>
<body><div id="challenge-form"><h1>Checking your browser</h1>
<p>Enable JavaScript and cookies to continue. Please verify you are a human.</p>
<noscript>This site needs JavaScript.</noscript></div>
<script>window.location.reload();</script></body></html>
"""


class FaultPlan:
    """The faults of one site, counted down as they strike."""

    def __init__(self, faults: Fault | Sequence[Fault] = ()):
        self._faults = [faults] if isinstance(faults, Fault) else list(faults)
        self._struck = [0] * len(self._faults)

    @property
    def dead(self) -> bool:
        """Whether the site does not even listen."""
        return any(fault.kind is FaultKind.DEAD for fault in self._faults)

    def strike(self, target: str) -> list[Fault]:
        """The faults that hit a request for `target`; counts them."""
        hits = []
        for place, fault in enumerate(self._faults):
            spent = fault.times is not None and self._struck[place] >= fault.times
            if not spent and fnmatch(target.lower(), fault.path.lower()):
                self._struck[place] += 1
                hits.append(fault)
        return hits
