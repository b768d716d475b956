"""The analysts' layer: coverage that tells silence from ignorance, and views whose answers are known."""

from __future__ import annotations

import pytest
import warehouse_samples as sample

from transforms.records import Fetch, Issue
from warehouse.load import load_captures, load_councils, load_documents, load_fetches, load_issues, start_run
from warehouse.publish import publish
from warehouse.query import query
from warehouse.resolution import resolve
from warehouse.store import Warehouse

WINDOW = {"since": "2015-01-01", "until": "2015-02-10"}


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """Questions to the publication of a warehouse with four councils, of which three were crawled."""
    folder = tmp_path_factory.mktemp("analysis")
    with Warehouse(folder / "warehouse.duckdb") as warehouse:
        con = warehouse.connection
        names = {"WEN": "Wendleshire", "THO": "Thornmouth", "EST": "Esterby", "MAR": "Marlcombe"}
        load_councils(con, [sample.council(identity, name) for identity, name in names.items()])
        start_run(con, "r1", "run", "2026-01-01T00:00:00Z", WINDOW)
        pages = [sample.capture("mgAi.aspx?ID=101", 1), sample.capture("mgAi.aspx?ID=102", 1)]
        load_captures(con, pages)
        items = [
            sample.document("101", committee="Children's Scrutiny Committee"),
            sample.document("102", committee="Cabinet", meeting_date="2014-12-02", title="Another item"),
        ]
        load_documents(
            con, [sample.loaded(item, page) for item, page in zip(items, pages, strict=True)], "r1"
        )
        fetches = [
            Fetch("r1", "WEN", pages[0].url, "2026-01-01T02:00:00Z", 200, "new"),
            Fetch("r1", "THO", "https://t.example/1", "2026-01-01T02:00:00Z", 200, "list"),
            Fetch("r1", "THO", "https://t.example/2", "2026-01-01T02:00:00Z", 500, "server_error"),
            Fetch("r1", "EST", "https://e.example/1", "2026-01-01T02:00:00Z", None, "dead_host"),
        ]
        load_fetches(con, fetches)
        load_issues(con, [Issue("crawl", "dead_host", "no such name", "EST", run_id="r1")])
        resolve(con)
    publish(folder / "warehouse.duckdb", folder / "published.duckdb", "p1", "2026-01-12T06:00:00Z")
    return lambda sql: query(folder / "published.duckdb", sql).rows


def test_coverage_tells_a_silent_council_from_one_that_nobody_asked(ask):
    assert ask("""
        SELECT council, month, status, items, failed_requests, missing_because, days_since_data
        FROM analysis.coverage ORDER BY council, month NULLS FIRST
    """) == [
        ("Esterby", "2015-01", "failed", 0, 1, "dead_host", None),
        ("Esterby", "2015-02", "failed", 0, 1, "dead_host", None),
        ("Marlcombe", None, "not_crawled", 0, None, None, None),
        ("Thornmouth", "2015-01", "partial", 0, 1, None, None),
        ("Thornmouth", "2015-02", "partial", 0, 1, None, None),
        ("Wendleshire", "2014-12", "only_found", 1, None, None, 11),
        ("Wendleshire", "2015-01", "crawled", 1, 0, None, 11),
        ("Wendleshire", "2015-02", "crawled", 0, 0, None, 11),
    ]  # fmt: skip


def test_the_official_record_gives_the_known_figures(ask):
    """Section 7 of the reference notes on inspectorates counts them in the same file."""
    assert [name for (name,) in ask("SELECT authority FROM analysis.repeat_inadequates ORDER BY 1")] == [
        "Birmingham", "Bradford", "Buckinghamshire", "Devon", "Knowsley", "Sandwell", "Slough", "Sunderland",
        "Surrey", "Tameside", "Torbay",
    ]  # fmt: skip
    assert ask("""
        SELECT count(*), count(*) FILTER (next_grade = 'inadequate')
        FROM analysis.official_sequences WHERE grade = 'inadequate' AND next_day IS NOT NULL
    """) == [(62, 9)]


def test_resolutions_that_only_note_are_told_apart(ask):
    assert ask("SELECT text, only_notes FROM analysis.noted_only ORDER BY ALL") == [
        ("That the report of 2014 be noted", True),
        ("That the report of 2014 be noted", True),
    ]


def test_every_view_answers(ask):
    for (view,) in ask("SELECT view_name FROM duckdb_views() WHERE NOT internal"):
        ask(f"SELECT * FROM analysis.{view}")
