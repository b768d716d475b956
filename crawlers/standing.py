"""How a council stands with us: its last crawl, the age of its last real data, its robots, the ways in that answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from crawlers.captures import CaptureStore
from crawlers.registry import Council
from crawlers.visits import Visit
from crawlers.ways.record import read_record
from transforms.records import Issue

HAD = frozenset({"new", "changed", "unchanged"})


@dataclass(frozen=True, slots=True)
class Standing:
    """What captures and logs tell of one council; all None where it was never crawled."""

    council: Council
    crawled_on: date | None = None
    result: str | None = None  # "answered", or the reasons of the last crawl's issues
    data_on: date | None = None  # the last day on which a page was had
    robots: str | None = None  # "read", or why it was not, or why nothing may be asked
    ways: tuple[str, ...] = ()  # ways in that answer

    def data_age(self, today: date) -> int | None:
        """Days since a page was had."""
        return (today - self.data_on).days if self.data_on else None


def standing(council: Council, store: CaptureStore) -> Standing:
    """How a council stands, read from its logs."""
    visits = list(store.visits(council_id=council.council_id))
    issues = list(store.issues(council_id=council.council_id))
    if not visits and not issues:
        return Standing(council)
    last = max([visit.fetch.run_id for visit in visits] + [issue.run_id or "" for issue in issues])
    told = {issue.reason for issue in issues if issue.run_id == last}
    record = read_record(store.folder, council.council_id)
    return Standing(
        council,
        crawled_on=max((visit.today for visit in visits), default=None),
        result=", ".join(sorted(told)) or "answered",
        data_on=max((visit.today for visit in visits if visit.fetch.outcome in HAD), default=None),
        robots=_robots(visits, issues),
        ways=tuple(way for way, known in record.items() if known["answered_on"]),
    )


def _robots(visits: Iterable[Visit], issues: Iterable[Issue]) -> str | None:
    """What came of robots.txt when it was last asked for."""
    asked = [visit.fetch for visit in visits if visit.fetch.url.endswith("/robots.txt")]
    if not asked:
        return None
    last = max(asked, key=lambda fetch: fetch.fetched_at)
    if any(issue.reason == "robots_disallowed" and issue.run_id == last.run_id for issue in issues):
        return "disallowed"
    return "read" if last.outcome == "robots" else last.outcome
