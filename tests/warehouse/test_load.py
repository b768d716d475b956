"""Runs, councils, fetches, captures and issues: taken in once, told what is new."""

from __future__ import annotations

from dataclasses import replace

import pytest
import warehouse_samples as sample

from transforms.records import Fetch, Issue
from warehouse.load import (
    finish_run,
    load_captures,
    load_councils,
    load_fetches,
    load_issues,
    loaded_runs,
    pending_captures,
    see_captures_anew,
    start_run,
)


def test_a_run_begins_once_and_ends(con):
    start_run(con, "r2", "crawl", "2026-01-02T02:00:00+00:00", {"contact": None})
    start_run(con, "r2", "crawl", "2026-01-03T02:00:00Z", {})
    finish_run(con, "r2", "2026-01-02T03:30:00Z", "done", {"new": 3})
    assert con.execute(
        "SELECT started_at::TEXT, finished_at::TEXT, status, settings, summary FROM runs WHERE run_id = 'r2'"
    ).fetchall() == [
        ("2026-01-02 02:00:00", "2026-01-02 03:30:00", "done", '{"contact": null}', '{"new": 3}')
    ]


def test_councils_are_added_and_brought_up_to_date(con):
    assert load_councils(con, [sample.council(), sample.council("THO", "Thornmouth")]) == 1
    moved = sample.council(base_url="https://new.wendleshire.example")
    assert load_councils(con, [moved]) == 1
    assert load_councils(con, [moved]) == 0
    assert con.execute("SELECT council_id, base_url FROM councils ORDER BY 1").fetchall() == [
        ("THO", sample.SITE),
        ("WEN", "https://new.wendleshire.example"),
    ]
    assert load_councils(con, []) == 0


def test_logs_are_taken_in_once(con):
    fetch = Fetch("r1", "WEN", "https://a.example/1", "2026-01-01T02:00:00Z", 200, "list")
    failed = Fetch("r1", "WEN", "https://a.example/2", "2026-01-01T02:00:01Z", None, "timeout", detail="60 s")
    assert load_fetches(con, [fetch]) == 1
    assert load_fetches(con, [fetch, failed, failed]) == 1
    issue = Issue("crawl", "timeout", "60 s", "WEN", "https://a.example/2", run_id="r1")
    assert load_issues(con, [issue, replace(issue, run_id=None)]) == 2
    assert load_issues(con, [issue, replace(issue, run_id=None), replace(issue, detail="61 s")]) == 1
    assert load_issues(con, []) == 0


def test_of_one_capture_the_newer_fetch_stands(con):
    first = sample.capture("p", 1, "a")
    again = replace(first, fetched_at="2026-01-05T02:00:00Z", segment="WEN/r5.warc.gz")
    assert load_captures(con, [again, first]) == 1
    assert load_captures(con, [first]) == 0
    assert con.execute("SELECT segment FROM captures").fetchall() == [("WEN/r5.warc.gz",)]
    moved = replace(again, offset=77)
    assert load_captures(con, [moved]) == 1
    assert con.execute('SELECT "offset" FROM captures').fetchall() == [(77,)]


def test_pending_is_what_a_cut_off_run_left_and_what_another_parser_read(con):
    def pending(version):
        return list(pending_captures(con, ["WEN"], version))

    old, new, other = sample.capture("p", 1), sample.capture("p", 2), sample.capture("q", 1)
    assert pending("1") == []
    load_captures(con, [old, new, other])
    assert pending("1") == [other.capture_id, new.capture_id]
    assert pending_captures(con, ["WEN", "LIN"], "1")[new.capture_id] == ("WEN", new.segment)
    assert pending_captures(con, ["LIN"], "1") == {}
    sample.load(con, (new, [sample.document("1")]))
    assert pending("1") == [other.capture_id]
    sample.load(con, (other, []))
    assert pending("1") == []
    assert pending("2") == [other.capture_id, new.capture_id]
    newest = sample.capture("p", 3)
    load_captures(con, [newest])
    assert pending("1") == [newest.capture_id]


def test_of_captures_of_one_moment_one_stands_for_all(con):
    twins = sorted((sample.capture(body=body) for body in "ab"), key=lambda one: one.capture_id)
    load_captures(con, twins)
    assert list(pending_captures(con, ["WEN"], "1")) == [twins[1].capture_id]
    sample.load(con, (twins[0], [sample.document("1")]))
    assert list(pending_captures(con, ["WEN"], "1")) == [twins[1].capture_id]
    sample.load(con, (twins[1], [sample.document("1")]))
    assert list(pending_captures(con, ["WEN"], "1")) == []


def test_a_page_that_returned_to_an_earlier_content_is_the_earlier_capture_seen_anew(con):
    first, second = sample.capture("p", 1), sample.capture("p", 2)
    load_captures(con, [first, second])
    later = {first.capture_id: "2026-01-03T02:00:00Z"}
    assert see_captures_anew(con, ["WEN"], {}) == 0
    assert see_captures_anew(con, ["WEN"], later) == 1
    assert see_captures_anew(con, ["WEN"], later) == 0
    assert list(pending_captures(con, ["WEN"], "1")) == [first.capture_id]


def test_logs_count_as_loaded_once_their_run_has_ended(con):
    assert (
        load_fetches(con, [Fetch("r1", "WEN", "https://a.example/1", "2026-01-01T02:00:00Z", 200, "list")])
        == 1
    )
    assert loaded_runs(con, ["WEN"]) == set()
    finish_run(con, "r1", "2026-01-01T03:00:00Z", "done")
    assert loaded_runs(con, ["WEN"]) == {("WEN", "r1")}
    assert loaded_runs(con, ["LIN"]) == set()


def test_a_time_that_is_none_is_refused(con):
    with pytest.raises(ValueError, match="yesterday"):
        start_run(con, "r2", "crawl", "yesterday", {})
