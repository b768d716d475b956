"""A night on which one council's pages say half of what they said: its last good rows stay, the rest is published."""

import json
import re
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from prefect.states import Completed

from crawlers.sample_site import SampleSites
from crawlers.sample_site.content import CouncilContent, load_councils
from flows import nightly, pipeline
from flows.clock import new_run_id
from flows.planning import RunOrder
from flows.settings import Settings
from flows.status import Status
from flows.summary import RunSummary
from flows.terminal import show_summary
from warehouse.audit.gates import council_gates
from warehouse.query import query

NAMES = ("ESTERMOUTH", "WENDLESHIRE")
NIGHT = datetime(2026, 3, 16, 2, 0, tzinfo=UTC)
GRADES = re.compile(r"\b(good|inadequate|outstanding|requires improvement)\b", re.IGNORECASE)
EARLIER_RUNS = """
    INSERT INTO council_metrics
    SELECT audit_id || '-' || n, audited_at - n * INTERVAL 1 DAY, council_id, comparable, metric, value
    FROM council_metrics CROSS JOIN generate_series(1, ?) AS earlier(n)
"""


def sick(content: CouncilContent) -> CouncilContent:
    """The same pages, with every grade lost: as after a fault of the site's software, or of our parser."""
    return CouncilContent.model_validate_json(GRADES.sub("noted", content.model_dump_json()))


def run(folder: Path, day: int, councils: list[CouncilContent]) -> RunSummary:
    """The whole job on a council's pages of a year, each asked for again: nothing is known of earlier nights."""
    settings = Settings(data=folder / "data", delay=0, workers=2)
    shutil.rmtree(settings.captures, ignore_errors=True)
    now = NIGHT + timedelta(days=day)
    with SampleSites(folder, councils=councils) as sites:
        order = RunOrder(
            run_id=new_run_id(now),
            started_at=now,
            councils=tuple(sites.councils),
            since=date(2025, 3, 1),
            until=date(2026, 3, 20),
            today=NIGHT.date(),
        )
        return pipeline.run(order, settings)


def judgements(published: Path) -> list[tuple]:
    return query(published, "SELECT judgement_key, grade, quote FROM judgements ORDER BY ALL").rows


@pytest.mark.timeout(300)
def test_a_sick_night_keeps_the_last_good_rows_until_an_operator_lets_it_pass(
    tmp_path: Path, harvest, capsys: pytest.CaptureFixture[str]
) -> None:
    healthy = [content for content in load_councils() if content.council_id in NAMES]
    first = run(tmp_path, 0, healthy)
    assert first.status is Status.DONE
    assert first.publication is not None
    good = judgements(first.publication.path)
    with duckdb.connect(tmp_path / "data" / "warehouse.duckdb") as warehouse:
        warehouse.execute(EARLIER_RUNS, [council_gates().runs])  # that many nights like the first

    night = run(
        tmp_path, 1, [sick(content) if content.council_id == NAMES[1] else content for content in healthy]
    )
    assert (night.status, night.status.exit_code) == (Status.DEGRADED, 3)
    (stale,) = night.audit.stale
    assert (stale.council, stale.since) == ("Wendleshire", datetime(2026, 3, 17, 2))
    assert "judgements_kept" in stale.gates
    assert night.publication is not None
    assert night.publication.stale == night.audit.stale
    assert judgements(night.publication.path) == good
    told = f"Stale: Wendleshire keeps its rows of {first.publication.published_at:%Y-%m-%d} since 2026-03-17 02:00 UTC"
    assert told in night.markdown
    capsys.readouterr()
    show_summary(night, sql="harvest sql")
    assert told in capsys.readouterr().err
    state = nightly._ended(night, Completed())
    assert (state.name, state.is_completed()) == ("Degraded", True)
    issues = "SELECT DISTINCT council_id, stage, reason FROM issues WHERE reason = 'gate_failed'"
    assert query(night.publication.path, issues).rows == [("WENDLESHIRE", "publish", "gate_failed")]

    again = harvest("publish")
    assert (again.code, "Stale: Wendleshire" in again.err, "nothing changed" in again.err) == (3, True, True)
    assert harvest("publish", "--force", " ").code == 2
    forced = harvest("publish", "--force", "The pages are as they are")
    assert (forced.code, "Let pass: Wendleshire" in forced.err, "judgements removed" in forced.err) == (
        0,
        True,
        True,
    )
    assert len(judgements(night.publication.path)) < len(good)
    (override, *_) = harvest(
        "sql",
        "SELECT council, reason, r.kind FROM gate_overrides JOIN runs r USING (run_id)",
        "--format",
        "json",
    ).out.splitlines()
    assert json.loads(override) == {
        "council": "Wendleshire", "reason": "The pages are as they are", "kind": "publish",
    }  # fmt: skip
    assert harvest("publish").code == 0


def test_force_does_not_override_integrity_and_says_so(harvest, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Ofsted inspected Leeds in 2024.\n\nRESOLVED: That the report be noted.")
    assert harvest("publish").code == 1
    assert harvest("load", page, "--council", "Leeds").code == 0
    with duckdb.connect(tmp_path / "data" / "warehouse.duckdb") as warehouse:
        warehouse.execute("INSERT INTO pages SELECT * FROM pages")
    refused = harvest("publish", "--force", "I want it")
    assert (refused.code, "unique_documents: not true that" in refused.err) == (1, True)
    with duckdb.connect(tmp_path / "data" / "warehouse.duckdb") as warehouse:
        ended = warehouse.execute("SELECT status FROM runs WHERE kind = 'publish'").fetchall()
    assert ended == [("failed",)]
