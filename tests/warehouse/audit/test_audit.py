"""Council gates: what fails on which night, and what does not."""

from __future__ import annotations

from datetime import datetime, timedelta

import nights
import pytest

from warehouse.audit import let_pass
from warehouse.audit.gates import CouncilGate, council_gates
from warehouse.query import query
from warehouse.store import Warehouse

SICK = nights.pages(nights.HALF, ["WEN"]) + nights.pages(nights.HEALTHY, ["EST"])
NEW = range(100, 100 + nights.PAGES)
BACKFILL = {"kind": "run", "settings": {"since": "2009-01-01", "until": "2026-01-15"}}
GATES = ("judgements_kept", "judgements_per_page", "share_good", "share_outstanding")  # those that it fails


def failed(audit) -> set[tuple[str, str]]:
    return {(failure.council_id, failure.gate) for failure in audit.failures if failure.enforced}


def test_half_of_the_judgements_gone_holds_that_council_back_and_says_what_where_and_since_when(history):
    audit = history.night(SICK)
    assert failed(audit) == {("WEN", gate) for gate in GATES}
    (stale,) = audit.stale
    assert (stale.council, stale.since) == ("Wendleshire", datetime(2026, 1, 16, 1))
    assert stale.gates == ", ".join(GATES)
    assert (
        "judgements_per_page: not true that pages tell as many judgements as usual: 30 judgements to 30 pages is 1.00; "
        "usual in 14 runs is at least 1.20 and at most 5.00"
    ) in stale.reason
    assert stale.rows_published_at == datetime(2026, 1, 15, 4)


def test_a_night_on_which_no_page_could_be_read_fails(history):
    unparsed = [("WEN", page) for page in range(nights.PAGES)]
    audit = history.night(nights.pages(councils=["EST"]), unparsed=unparsed)
    assert failed(audit) == {("WEN", "pages_parsed")}
    assert "30 unparsed to 30 attempted is 1.00" in audit.failures[0].detail


@pytest.mark.parametrize(
    "brought",
    [
        [],
        nights.pages(nights.ROUTINE, numbers=range(100, 103)),
        nights.pages(nights.ROUTINE, numbers=range(100, 106)) + nights.pages(numbers=range(14)),
        nights.pages() + nights.pages(numbers=range(100, 140)),
    ],
    ids=["nothing", "few_routine_pages", "fewer_than_usual", "many_new_pages"],
)
def test_quiet_and_busy_nights_pass(history, brought):
    assert history.night(brought) == nights.Audit()


def test_a_council_without_a_history_passes(history):
    unparsed = [("NEW", page) for page in range(20, 40)]
    brought = nights.pages() + nights.pages(nights.ROUTINE, ["NEW"])
    assert history.night(brought, unparsed=unparsed) == nights.Audit()


def test_one_run_short_of_a_history_is_none(tmp_path):
    made = nights.Nights(tmp_path)
    for _ in range(council_gates().runs - 1):
        made.night(nights.pages(councils=["WEN"]))
    assert made.night(nights.pages(nights.ROUTINE, ["WEN"])) == nights.Audit()
    assert made.night(nights.pages(nights.ROUTINE, ["WEN"])).stale != ()


@pytest.mark.parametrize(
    "how",
    [
        {"kind": "load"},
        {"kind": "replay"},
        BACKFILL,
        {"settings": {"since": "2025-01-01", "until": "2026-01-15", "search": "Ofsted"}},
        {"fetched_before": timedelta(hours=1)},
    ],
    ids=["load", "replay", "backfill", "search", "read_again"],
)
def test_in_backfills_loads_and_replays_a_failure_is_told_and_holds_nothing_back(history, how):
    audit = history.night(SICK, **how)
    assert [(failure.council_id, failure.gate, failure.enforced) for failure in audit.failures] == [
        ("WEN", gate, False) for gate in GATES
    ]
    assert audit.stale == ()
    assert history.night(nights.pages()) == nights.Audit(), "and is no part of the history"


def test_a_council_is_fresh_again_when_what_failed_was_read_anew_and_passes(history):
    history.night(SICK)
    quiet = history.night([])
    assert [council.council_id for council in quiet.stale] == ["WEN"]
    few = history.night(nights.pages(councils=["WEN"], numbers=range(2)))
    assert "28 judgements to 28 pages" in few.stale[0].reason
    assert few.stale[0].since == datetime(2026, 1, 16, 1)
    again = history.load(nights.pages(councils=["WEN"], numbers=range(2, nights.PAGES)))
    assert history.audit(again) == nights.Audit()


def test_pages_that_could_not_be_read_hold_a_council_back_until_they_are(history):
    places = [("WEN", page) for page in range(nights.PAGES)]
    history.night([], unparsed=places)
    assert history.night([], tried_again=places).stale != ()
    assert history.night(nights.pages(councils=["WEN"])) == nights.Audit()


def test_pages_that_could_not_be_read_hold_nobody_back_once_later_ones_can(history):
    places = [("WEN", page) for page in range(nights.PAGES)]
    history.night(nights.pages(councils=["WEN"], numbers=range(60, 65)), unparsed=places)
    assert history.night(nights.pages(councils=["WEN"], numbers=range(3)), tried_again=places).stale != ()
    assert (
        history.night(nights.pages(councils=["WEN"], numbers=range(80, 82)), tried_again=places).stale == ()
    )


@pytest.mark.parametrize("how", [{}, BACKFILL, {"kind": "load"}], ids=["night", "backfill", "load"])
def test_what_comes_beside_does_not_outweigh_the_pages_that_failed(history, how):
    history.night(nights.pages(nights.HALF, ["WEN"], NEW))
    audit = history.night(nights.pages(councils=["WEN"], numbers=range(1000, 1100)), **how)
    assert [council.council_id for council in audit.stale] == ["WEN"]


def test_a_replay_frees_a_council_only_if_it_reads_what_failed_otherwise(history):
    history.night(nights.pages(nights.HALF, ["WEN"], NEW))
    same = history.audit(history.replay("WEN", "2"))
    assert [council.gates for council in same.stale] == ["judgements_per_page, share_good, share_outstanding"]
    assert history.audit(history.replay("WEN", "3", nights.HEALTHY)).stale == ()


def test_a_council_is_fresh_again_when_the_site_took_back_what_failed(history):
    history.night(nights.pages(nights.HALF, ["WEN"], NEW))
    assert history.night([], withdrawn=[("WEN", page) for page in NEW]) == nights.Audit()


def test_a_night_of_a_stale_council_that_fails_too_is_held_beside_the_first(history):
    history.night(nights.pages(nights.HALF, ["WEN"], NEW))
    history.night(nights.pages(nights.HALF, ["WEN"], range(200, 230)))
    healed = history.night(nights.pages(councils=["WEN"], numbers=NEW))
    assert [(council.council_id, council.since.day) for council in healed.stale] == [("WEN", 16)]
    assert history.night(nights.pages(councils=["WEN"], numbers=range(200, 230))).stale == ()


def test_pages_that_never_could_be_read_are_no_news_on_a_quiet_night(tmp_path):
    made = nights.Nights(tmp_path)
    broken = [("WEN", page) for page in range(500, 505)]
    made.night(nights.pages(councils=["WEN"]), unparsed=broken)
    made.night(nights.pages(councils=["WEN"], numbers=range(20)), tried_again=broken)
    with Warehouse(made.warehouse) as warehouse:  # that many nights like the second
        warehouse.connection.execute(
            """
            INSERT INTO council_metrics BY NAME
            SELECT * EXCLUDE (n) REPLACE (audit_id || '-' || n AS audit_id)
            FROM council_metrics CROSS JOIN generate_series(1, ?) AS earlier(n) WHERE audit_id = 'n002'
            """,
            [nights.HISTORY],
        )
    assert made.night([], tried_again=broken) == nights.Audit()


@pytest.mark.parametrize(
    ("lost", "gate"),
    [
        ({"title": None}, "title_filled"),
        ({"meeting_date": None}, "date_filled"),
        ({"committee": None}, "committee_filled"),
    ],
)
def test_what_is_filled_in_less_often_than_usual_fails(history, lost, gate):
    assert failed(history.night(nights.pages(councils=["WEN"]), **lost)) == {("WEN", gate)}


def test_a_council_is_stale_since_the_run_that_brought_its_own_pages(history):
    history.load(nights.pages(councils=["EST"]))
    history.load(nights.pages(nights.HALF, ["WEN"]))
    assert [council.since.day for council in history.night([]).stale] == [17]


def test_what_a_killed_crawl_left_is_looked_at_by_the_run_that_loads_it(history):
    history.begin()
    audit = history.night(nights.pages(nights.HALF, ["WEN"]), fetched_before=timedelta(hours=20))
    assert [council.since.day for council in audit.stale] == [17]


def test_what_a_killed_run_loaded_is_looked_at_by_the_next(history):
    history.load(SICK)
    audit = history.night([])
    assert [(council.council_id, council.since.day) for council in audit.stale] == [("WEN", 16)]
    assert failed(history.night([])) == failed(audit), "as long as it stands"


def test_an_override_is_recorded_with_its_reason_and_the_history_begins_anew(history):
    history.run(SICK)
    with Warehouse(history.warehouse) as warehouse:
        (passed,) = let_pass(
            warehouse.connection,
            "forced",
            "2026-01-16T09:00:00Z",
            "The report was withdrawn",
            history.published,
        )
    assert passed.council_id == "WEN"
    history.publish("n016")
    audit, _ = history.run(SICK)
    assert audit == nights.Audit(), "what was let pass is the new measure"
    assert query(
        history.published,
        "SELECT run_id, council, gate, reason, overridden_at, stale_since FROM gate_overrides",
    ).rows == [
        (
            "forced",
            "Wendleshire",
            gate,
            "The report was withdrawn",
            datetime(2026, 1, 16, 9),
            datetime(2026, 1, 16, 1),
        )
        for gate in GATES
    ]
    assert query(history.published, "FROM stale_councils").rows == []


def test_figures_are_kept_run_by_run(history):
    history.night(SICK)
    with Warehouse(history.warehouse) as warehouse:
        kept = warehouse.connection.execute(
            "SELECT council_id, count(*), min(value), max(value) FROM council_metrics WHERE metric = 'judgements' GROUP BY 1"
        ).fetchall()
    assert sorted(kept) == [("EST", 15, 60, 60), ("WEN", 15, 30, 60)]


def test_a_gate_has_fixed_bounds_or_usual_ones():
    whole = {"name": "a", "promise": "b", "kind": "rate", "counts": "c", "per": "d", "least": 1}
    CouncilGate(**whole, fall=0.1)
    for bounds in ({}, {"fall": 0.1, "lowest": 0.5}):
        with pytest.raises(ValueError, match="a gate has fixed bounds, or"):
            CouncilGate(**whole, **bounds)
