from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from crawlers.crawl import CouncilResult
from flows.loading import PagesLoaded
from flows.status import Status
from flows.summary import CouncilSummary, RunSummary
from transforms.records import Issue
from warehouse.audit import Audit, GateFailure, StaleCouncil

ISSUE = Issue("parse", "unreadable_page", "http://127.0.0.1/mgAi.aspx?ID=1: the page holds no text")
STALE = StaleCouncil(
    "X",
    "Wendleshire",
    datetime(2026, 11, 20, 2),
    "judgements_kept",
    "judgements_kept: half are gone",
    datetime(2026, 11, 19, 3),
)


def council(status: str, **counts: Any) -> CouncilSummary:
    name = f"{status} council"
    crawl = CouncilResult(council_id="X", status=status, close_reason="finished", **counts)  # type: ignore[arg-type]
    return CouncilSummary(name, crawl)


def run(*councils: CouncilSummary, pages: PagesLoaded, issues: tuple[Issue, ...] = ()) -> RunSummary:
    return RunSummary("20261121T020000000000Z", councils, pages, issues)


@pytest.mark.parametrize(
    ("summary", "status", "exit_code"),
    [
        (run(council("done", new=3), council("silent"), pages=PagesLoaded(3)), Status.DONE, 0),
        (run(council("done", unchanged=3), pages=PagesLoaded()), Status.DONE, 0),
        (run(council("done", new=3), council("failed"), pages=PagesLoaded(3)), Status.DEGRADED, 3),
        (run(council("partial", new=3), pages=PagesLoaded(3)), Status.DEGRADED, 3),
        (run(council("done", new=3), pages=PagesLoaded(2, issues=(ISSUE,))), Status.DEGRADED, 3),
        # an old page that still cannot be read, on a night without news
        (run(council("done", unchanged=3), pages=PagesLoaded(issues=(ISSUE,))), Status.DEGRADED, 3),
        (run(council("failed"), council("failed"), pages=PagesLoaded()), Status.FAILED, 1),
        (run(council("done", new=3), council("disallowed"), pages=PagesLoaded(3)), Status.DONE, 0),
        (run(council("disallowed"), pages=PagesLoaded()), Status.FAILED, 1),
        (run(council("done", new=1), pages=PagesLoaded(issues=(ISSUE,))), Status.FAILED, 1),
        (run(pages=PagesLoaded(2)), Status.DONE, 0),
        (run(pages=PagesLoaded(2), issues=(ISSUE,)), Status.DEGRADED, 3),
        (run(pages=PagesLoaded(), issues=(ISSUE,)), Status.FAILED, 1),
    ],
)
def test_green_means_served(summary: RunSummary, status: Status, exit_code: int) -> None:
    assert summary.status is status
    assert summary.status.exit_code == exit_code


def test_the_page_says_what_was_published_and_what_failed() -> None:
    summary = run(council("done", new=2), pages=PagesLoaded(1, issues=(ISSUE,)), issues=(ISSUE,))
    assert "Run 20261121T020000000000Z: degraded" in summary.markdown
    assert "| unreadable_page | 1 |" in summary.markdown
    assert "Nothing was published" in summary.markdown
    assert summary.councils[0].row == {
        "council": "done council",
        "status": "done",
        "pages": 2,
        "new": 2,
        "changed": 0,
        "unchanged": 0,
        "gone": 0,
        "failed": 0,
    }


def test_councils_that_forbid_the_crawl_are_named() -> None:
    summary = run(council("done", new=2), council("disallowed"), pages=PagesLoaded(2))
    assert "Forbidden by robots.txt: disallowed council" in summary.markdown
    assert summary.figures["disallowed"] == ["disallowed council"]


def test_a_stale_council_makes_a_run_partial_and_is_told_with_reason_and_since_when() -> None:
    summary = run(council("done", new=2), pages=PagesLoaded(2))
    reported = GateFailure("Y", "Estermouth", "text_filled", "none has a text", enforced=False)
    assert replace(summary, audit=Audit((reported,))).status is Status.DONE
    stale = replace(summary, audit=Audit((reported,), (STALE,)))
    assert (stale.status, stale.status.exit_code) == (Status.DEGRADED, 3)
    assert stale.audit_told == [
        "Stale: Wendleshire keeps its rows of 2026-11-19 since 2026-11-20 02:00 UTC: judgements_kept: half are gone",
        "Only reported: Estermouth: text_filled: none has a text",
    ]
    assert f"- {stale.audit_told[0]}\n" in stale.markdown
    assert stale.figures["stale"] == ["Wendleshire"]
    loaded = replace(run(pages=PagesLoaded(2)), audit=stale.audit)
    assert loaded.status is Status.DEGRADED
