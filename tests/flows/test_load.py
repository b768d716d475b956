"""`harvest load`, `run` and `sql` where input, sites or files are bad: told, recorded, nothing lost."""

import json
import os
import socket
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.lock import writer_lock

GOOD = """Agenda item

Ofsted inspection of children's services

Minutes:

Ofsted inspected children's services from 1 to 12 July 2024 under the ILACS framework and judged overall
effectiveness to be good. Officers can be reached at first.last@leeds.example.

RESOLVED: That the inspection report be noted.
"""


def rows(harvest, sql: str) -> list[dict]:
    ran = harvest("sql", sql, "--format", "json")
    assert ran.code == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    records = [
        json.dumps({"id": "1", "council": "Leeds", "text": GOOD}),
        '{"id": "2", ',
        json.dumps({"id": "3", "council": "Narnia", "text": GOOD.replace("1 to 12", "2 to 13")}),
    ]
    (folder / "a.jsonl").write_text("\n".join(records) + "\n")
    (folder / "b.html").write_text("")
    return folder


def test_good_pages_are_loaded_and_bad_ones_are_issues(harvest, pages: Path) -> None:
    ran = harvest("load", pages)
    assert ran.code == 3
    for told in ("a.jsonl:2", "'Narnia'", "b.html"):
        assert told in ran.err
    (judgement,) = rows(harvest, "SELECT * FROM judgements WHERE council = 'Leeds'")
    assert (judgement["domain"], judgement["grade"]) == ("overall_effectiveness", "good")
    assert judgement["quote"] in " ".join(GOOD.split()) or judgement["quote"] in GOOD
    assert {row["reason"] for row in rows(harvest, "FROM issues")} == {
        "broken_record",
        "unknown_council",
        "unreadable_page",
    }
    (run,) = rows(harvest, "SELECT kind, status FROM runs")
    assert run == {"kind": "load", "status": "degraded"}


def test_loading_the_same_again_changes_no_row(harvest, pages: Path) -> None:
    tables = ("documents", "inspections", "judgements", "actions", "evidence")
    harvest("load", pages)
    before = [
        rows(harvest, f"SELECT * EXCLUDE (publication_id) FROM {table} ORDER BY ALL") for table in tables
    ]
    assert "2 unchanged" in harvest("load", pages).err
    after = [
        rows(harvest, f"SELECT * EXCLUDE (publication_id) FROM {table} ORDER BY ALL") for table in tables
    ]
    assert after == before
    assert all(before)


def test_a_load_of_which_nothing_comes_is_a_failure_and_leaves_the_rest_alone(harvest, pages: Path) -> None:
    harvest("load", pages)
    ran = harvest("load", pages / "b.html")
    assert ran.code == 1
    assert len(rows(harvest, "FROM judgements")) == 2
    assert [row["status"] for row in rows(harvest, "SELECT status FROM runs ORDER BY started_at")] == [
        "degraded",
        "failed",
    ]


def test_a_second_writer_is_told_who_holds_the_lock(harvest, pages: Path, tmp_path: Path) -> None:
    with writer_lock(
        tmp_path / "data" / "writer.lock", command="nightly flow", now=datetime(2026, 11, 21, 2, tzinfo=UTC)
    ):
        ran = harvest("load", pages)
    assert ran.code == 1
    assert f"process {os.getpid()} (`nightly flow`, since 2026-11-21T02:00:00+00:00)" in ran.err


def test_a_broken_warehouse_is_named(harvest, pages: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "warehouse.duckdb").write_text("no database" * 1000)
    ran = harvest("load", pages)
    assert ran.code == 1
    assert "warehouse.duckdb" in ran.err
    assert "Traceback" not in ran.err


def test_sql_tells_what_is_wrong(harvest, pages: Path) -> None:
    nothing = harvest("sql", "FROM judgements")
    assert nothing.code == 1
    assert "Nothing is published" in nothing.err
    harvest("load", pages)
    mistaken = harvest("sql", "FROM judgments")
    assert mistaken.code == 1
    assert "judgements" in mistaken.err
    assert harvest("sql").code == 2
    assert harvest("sql", "FROM judgements", "--format", "yaml").code == 2


def test_sql_writes_tables_csv_and_json(harvest, pages: Path) -> None:
    harvest("load", pages)
    question = "SELECT council, grade, NULL AS nothing FROM judgements WHERE council = 'Leeds'"
    assert harvest("sql", question, "--format", "csv").out == "council,grade,nothing\nLeeds,good,\n"
    assert harvest("sql", question, "--format", "json").out == (
        '{"council": "Leeds", "grade": "good", "nothing": null}\n'
    )
    table = harvest("sql", question).out.splitlines()
    assert table[0].split() == ["council", "grade", "nothing"]
    assert table[1].split() == ["Leeds", "good"]


def test_a_real_site_is_not_crawled_without_a_contact(harvest, tmp_path: Path) -> None:
    ran = harvest("run", "--council", "Lincolnshire")
    assert ran.code == 2
    assert "HARVEST_CONTACT" in ran.err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--council", "Lincolnshyre"], "Lincolnshire"),
        (["--since", "2026-02-30"], "2026-02-30"),
        (["--since", "2026-03-01", "--until", "2026-02-01"], "ends before it begins\n"),
        (["--since", "2999"], "ends before it begins; without --until it ends two weeks from today\n"),
        (["--since", "0001"], "before 1974-04-01"),
        (["--all", "--council", "Leeds"], "exclude each other"),
    ],
)
def test_wrong_usage_of_run(harvest, arguments: list[str], told: str) -> None:
    ran = harvest("run", *arguments)
    assert ran.code == 2
    assert told in ran.err


def test_a_run_whose_sites_are_all_dead_is_a_failure(
    harvest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    registry = tmp_path / "councils.csv"
    registry.write_text(
        "council_id,name,nation,type,gss_code,has_childrens_services,platform,base_url\n"
        f"DEAD,Deadham,ENG,unitary,,True,moderngov,http://127.0.0.1:{port}\n"
    )
    monkeypatch.setenv("HARVEST_REGISTRY", str(registry))
    monkeypatch.setenv("HARVEST_DELAY", "0")
    ran = harvest("run")
    assert ran.code == 1
    assert "Deadham" in ran.err
    assert "dead_host" in {row["reason"] for row in rows(harvest, "FROM issues WHERE council_id = 'DEAD'")}


def test_a_data_folder_that_cannot_be_is_named(harvest, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_way = pages / "b.html"
    monkeypatch.setenv("HARVEST_DATA", str(in_the_way / "data"))
    ran = harvest("load", pages)
    assert ran.code == 1
    assert str(in_the_way) in ran.err
    assert "HARVEST_DATA" in ran.err
