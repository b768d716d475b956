"""robots.txt as RFC 9309 has it, failures included."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego
from yarl import URL

from crawlers.reasons import Reason
from transforms.layout import Verdict, inspect_robots


@dataclass(frozen=True)
class Robots:
    """What a site's robots.txt says; `refusal` is the reason not to crawl the site tonight at all."""

    rules: Protego | None = None
    refusal: Reason | None = None
    detail: str = ""

    def allows(self, url: str, agent: str) -> bool:
        """Whether an address may be asked for."""
        return self.refusal is None and (self.rules is None or self.rules.can_fetch(url, agent))

    def crawl_delay(self, agent: str) -> float:
        """The pause in seconds that the site asks for between requests; 0 where it names none."""
        return float(self.rules.crawl_delay(agent) or 0) if self.rules else 0.0


def robots_url(base: str) -> str:
    """Where the robots.txt of a site with that base URL is: above all folders."""
    return str(URL(base).origin().with_path("/robots.txt"))


def read_robots(status: int, body: bytes) -> Robots:
    """Judge an answer to robots.txt.

    RFC 9309, 2.3.1: rules where it answers 2xx; no rules (all allowed) where it answers 4xx; where it answers
    5xx nothing is allowed. 429 is no answer but "not now", so it counts as 5xx does. A bot wall or a page of HTML
    in its place tells nothing of the rules either.
    """
    if status >= 500 or status == 429:
        return Robots(refusal=Reason.ROBOTS_UNREACHABLE, detail=f"robots.txt answers {status}")
    if status >= 400:
        return Robots()
    finding = inspect_robots(body)
    if finding.verdict is Verdict.CHALLENGE:
        return Robots(refusal=Reason.CHALLENGE_PAGE, detail=finding.reason)
    if finding.verdict is not Verdict.RECOGNISED:
        return Robots(refusal=Reason.ROBOTS_UNREACHABLE, detail=finding.reason)
    return Robots(rules=Protego.parse(body.decode("utf-8-sig", errors="replace")))
