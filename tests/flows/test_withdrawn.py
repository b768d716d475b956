"""Pages that a council takes back leave the next publication, and return with their pages; sick sites beside them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
from prefect.states import Completed

from crawlers.sample_site import Fault, FaultKind, SampleSites
from crawlers.sample_site.content import load_councils
from flows import nightly, pipeline
from flows.clock import new_run_id
from flows.planning import RunOrder
from flows.settings import Settings
from flows.status import Status
from flows.summary import RunSummary
from warehouse.query import query

NAMES = ("ESTERMOUTH", "WENDLESHIRE")
START = datetime(2026, 3, 16, 2, 0, tzinfo=UTC)
# A fortnight later the meetings of early March are looked at again; and half a year later.
SECOND, THIRD = 15, 185  # days
GONE = Fault(FaultKind.GONE, "*ieListDocuments.aspx?*MId=31009*")
# As a page that is no longer for the public answers: with a redirect to the log-on
HIDDEN = Fault(FaultKind.REDIRECT, "*ieListDocuments.aspx?*MId=14109*", to="/ieLogon.aspx?RURL={path}")


def run(folder: Path, days: int, faults: dict[str, Fault | Sequence[Fault]]) -> RunSummary:
    """The whole job, so many days after the first night, over two councils."""
    councils = [content for content in load_councils() if content.council_id in NAMES]
    settings = Settings(data=folder / "data", delay=0, workers=1)
    now = START + timedelta(days=days)
    with SampleSites(folder, councils=councils, faults=faults) as sites:
        order = RunOrder(
            run_id=new_run_id(now),
            started_at=now,
            councils=tuple(sites.councils),
            since=date(2026, 2, 15),
            until=now.date(),
            today=now.date(),
        )
        return pipeline.run(order, settings)


def published(folder: Path) -> set[str]:
    rows = query(
        folder / "data" / "published" / "council_harvest.duckdb", "SELECT document_key FROM documents"
    )
    return {key for (key,) in rows.rows}


def test_what_is_withdrawn_is_not_published_until_it_is_there_again(tmp_path: Path) -> None:
    whole = run(tmp_path, 0, {})
    assert whole.status is Status.DONE
    everything = published(tmp_path)

    withdrawn = run(tmp_path, SECOND, {"ESTERMOUTH": GONE, "WENDLESHIRE": HIDDEN})
    lost = everything - published(tmp_path)
    assert {key.rpartition("/")[2][:5] for key in lost} == {"31009", "14109"}, "the items of the two meetings"
    assert {issue.reason for issue in withdrawn.issues} == {"gone", "restricted"}
    with duckdb.connect(tmp_path / "data" / "warehouse.duckdb", read_only=True) as warehouse:
        kept = {key for (key,) in warehouse.execute("SELECT document_key FROM documents").fetchall()}
    assert kept >= everything, "the rows stay in the writer's file"

    run(tmp_path, THIRD, {})
    assert published(tmp_path) >= everything


def test_a_sick_council_degrades_the_night_and_spoils_nothing(tmp_path: Path) -> None:
    summary = run(tmp_path, 0, {"WENDLESHIRE": Fault(FaultKind.DEAD)})
    assert (summary.status, summary.status.exit_code) == (Status.DEGRADED, 3)
    assert {council.row["status"] for council in summary.councils} == {"done", "failed: dead_host"}
    assert {key.partition("/")[0] for key in published(tmp_path)} == {"ESTERMOUTH"}
    state = nightly._ended(summary, Completed())
    assert (state.name, state.is_completed()) == ("Degraded", True)
    dead = run(tmp_path, 1, dict.fromkeys(NAMES, Fault(FaultKind.DEAD)))
    assert (dead.status, nightly._ended(dead, Completed()).is_failed()) == (Status.FAILED, True)
    assert {key.partition("/")[0] for key in published(tmp_path)} == {"ESTERMOUTH"}, (
        "the last good rows stand"
    )
