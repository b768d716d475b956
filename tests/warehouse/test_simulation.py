"""Resolution and follow-up against known truth: a simulated history of 30 councils built on real sequences of inspections."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
import warehouse_samples as sample
from simulated_follow_up import FollowUps
from simulated_history import Simulation

from warehouse.documents import remove_pages
from warehouse.load import LoadedDocument, load_councils, load_documents, start_run
from warehouse.publish import publish
from warehouse.query import query
from warehouse.resolution import Resolved, resolve
from warehouse.store import Warehouse, fetch_rows, transaction


@pytest.fixture(scope="module")
def resolved(tmp_path_factory):
    """The history, its promises, and its published file."""
    folder = tmp_path_factory.mktemp("simulated")
    simulation = Simulation(seed=20260101)
    promises = FollowUps(simulation, seed=20260102).truth
    history = simulation.history
    with Warehouse(folder / "warehouse.duckdb") as warehouse:
        con = warehouse.connection
        start_run(con, "r1", "load", "2026-01-01T00:00:00Z", {})
        councils = {loaded.council_id: loaded.document.council for loaded in history.documents}
        load_councils(con, [sample.council(identity, name) for identity, name in councils.items()])
        load_documents(con, history.documents, "r1")
        resolve(con)
        assert resolve(con) == Resolved()
    published = folder / "published.duckdb"
    publish(folder / "warehouse.duckdb", published, "p1", "2026-01-02T06:00:00Z")
    return history, promises, lambda sql: query(published, sql).rows


def test_inspections_are_the_true_ones(resolved):
    history, _, ask = resolved
    members = ask("""
        SELECT m.inspection_id, m.document_key, e.quote_start FROM analysis.mentions m
        JOIN main.evidence e ON e.claim_key = m.inspection_key
    """)
    assert len(members) == len(history.mentions) > 2000
    clusters, truths = defaultdict(set), defaultdict(set)
    for inspection_id, *place in members:
        clusters[inspection_id or f"unsure {place}"].add(tuple(place))
        truths[history.mentions[tuple(place)]].add(tuple(place))
    joined = [
        {history.mentions[place] for place in places}
        for places in clusters.values()
        if len({history.mentions[place] for place in places}) > 1
    ]
    assert joined == []
    found = {pair for places in clusters.values() for pair in combinations(sorted(places), 2)}
    true = {pair for places in truths.values() for pair in combinations(sorted(places), 2)}
    precision, recall = len(found & true) / len(found), len(found & true) / len(true)
    assert 2 * precision * recall / (precision + recall) >= 0.98


@pytest.mark.parametrize("kind", ["judgement", "action"])
def test_no_judgement_or_action_stands_twice(resolved, kind):
    history, _, ask = resolved
    true = history.judgements if kind == "judgement" else history.actions
    rows = ask(f"""
        SELECT claim_id, document_key, quote_start FROM analysis.evidence WHERE claim_kind = '{kind}'
    """)
    assert len(true) > 4000
    assert (
        0.98 * len(true) < len(rows) <= len(true)
    )  # those of mentions that are left without an inspection are missing
    told, standing = defaultdict(set), defaultdict(set)
    for claim_id, *place in rows:
        told[claim_id].add(true[tuple(place)])
        standing[true[tuple(place)]].add(claim_id)
    assert [things for things in told.values() if len(things) > 1] == []
    assert [claims for claims in standing.values() if len(claims) > 1] == []


def test_promises_meet_the_items_that_answer_them(resolved):
    _, promises, ask = resolved
    actions = {
        (document, start): action_id
        for action_id, document, start in ask("""
            SELECT claim_id, document_key, quote_start FROM analysis.evidence WHERE claim_kind = 'action'
        """)
    }
    found = {
        (action_id, promises.items.get(document, document))
        for action_id, document in ask("SELECT action_id, document_key FROM analysis.follow_ups")
    }
    true = {
        (actions[place], item) for line in promises.lines for place in line.places for item in line.answers
    }
    precision, recall = len(found & true) / len(found), len(found & true) / len(true)
    print(f"{len(true)} true links, {len(found)} found: precision {precision:.3f}, recall {recall:.3f}")
    assert len(true) > 200
    assert precision >= 0.95
    assert recall >= 0.85


def test_nights_leave_the_promises_that_all_at_once_would(tmp_path):
    simulation = Simulation(seed=20260103)
    FollowUps(simulation, seed=20260104)
    documents = simulation.history.documents
    chance = random.Random(7)
    late = {loaded.document.site_id: chance.choice([0, 0, 0, 90, 2000]) for loaded in documents}

    def seen(loaded: LoadedDocument) -> str:
        day = date.fromisoformat(loaded.document.meeting_date or "2026-01-01")
        return (day + timedelta(days=late[loaded.document.site_id])).isoformat()

    ordered = sorted(documents, key=seen)
    nights = 12
    with Warehouse(tmp_path / "warehouse.duckdb") as warehouse:
        con = warehouse.connection
        councils = {loaded.council_id: loaded.document.council for loaded in documents}
        load_councils(con, [sample.council(identity, name) for identity, name in councils.items()])
        for night in range(nights):
            start_run(con, f"r{night}", "load", "2026-01-01T00:00:00Z", {})
            load_documents(
                con,
                ordered[len(ordered) * night // nights : len(ordered) * (night + 1) // nights],
                f"r{night}",
            )
            resolve(con)
        by_nights = _follow_ups(con)
        at_once = _followed_at_once(con)
    assert [len(rows) for rows in at_once] > [300, 200]
    assert by_nights == at_once


def test_nights_that_change_and_withdraw_items_leave_the_promises_that_all_at_once_would(tmp_path):
    simulation = Simulation(seed=20260105, councils=3)
    FollowUps(simulation, seed=20260106)
    documents = {str(loaded.document.site_id): loaded for loaded in simulation.history.documents}
    chance = random.Random(11)

    def changed(loaded: LoadedDocument) -> LoadedDocument:
        """The item on another day, under another title or with other words, those of an item of the same council."""
        of_council = [other for other in documents.values() if other.council_id == loaded.council_id]
        other, how = chance.choice(of_council), chance.choice(["meeting_date", "title", "text"])
        document = replace(loaded.document, **{how: getattr(other.document, how)})
        return replace(
            loaded,
            document=document,
            extraction=other.extraction if how == "text" else loaded.extraction,
            body_hash=str(chance.random()),
        )

    with Warehouse(tmp_path / "warehouse.duckdb") as warehouse:
        con = warehouse.connection
        councils = {loaded.council_id: loaded.document.council for loaded in documents.values()}
        load_councils(con, [sample.council(identity, name) for identity, name in councils.items()])
        start_run(con, "r1", "load", "2026-01-01T00:00:00Z", {})
        load_documents(con, list(documents.values()), "r1")
        resolve(con)
        moved = 0
        for _ in range(6):
            before = _follow_ups(con)
            nightly = chance.sample(sorted(documents), 12)
            gone = [
                f"{documents[site_id].council_id}/{documents[site_id].document.kind}/{site_id}"
                for site_id in nightly
            ]
            pages = fetch_rows(
                con, "SELECT page_key FROM documents WHERE list_contains(?, document_key)", [gone]
            )
            with transaction(con):
                remove_pages(con, [page for (page,) in pages])
            load_documents(con, [changed(documents[site_id]) for site_id in nightly[:8]], "r1")
            resolve(con)
            by_night = _follow_ups(con)
            assert by_night == _followed_at_once(con)
            moved += sum(len(earlier ^ later) for earlier, later in zip(before, by_night, strict=True))
    assert moved > 10


def _follow_ups(con) -> list[set[tuple]]:
    return [set(fetch_rows(con, f"FROM {table}")) for table in ("promises", "follow_ups")]


def _followed_at_once(con) -> list[set[tuple]]:
    """The promises and their answers when nothing is known of the last time."""
    con.execute("DELETE FROM resolution_state WHERE kind IN ('reported', 'follow_ups')")
    con.execute("DELETE FROM promises; DELETE FROM follow_ups")
    resolve(con)
    return _follow_ups(con)


def test_what_is_promised_again_is_superseded(resolved):
    _, promises, ask = resolved
    again = {place for line in promises.lines if line.superseded for place in line.places}
    superseded = ask("""
        SELECT e.document_key, e.quote_start, t.answers FROM analysis.action_tracker t
        JOIN analysis.evidence e ON e.claim_id = t.action_id WHERE t.superseded_by IS NOT NULL
    """)
    assert {(document, start) for document, start, _ in superseded} == again
    assert {answers for *_, answers in superseded} == {0}


def test_what_was_never_crawled_is_not_overdue(resolved):
    _, _, ask = resolved
    assert ask("SELECT DISTINCT status FROM analysis.action_tracker ORDER BY 1") == [
        ("answered",),
        ("open",),
        ("superseded",),
    ]
