"""Corrections: the file and its schema, and what its entries do to rows, over reloads and changes of the page."""

from __future__ import annotations

from datetime import date

import pytest
import warehouse_samples as sample

from warehouse.correcting import keep_corrections
from warehouse.corrections import (
    Corrections,
    MissingAction,
    MissingInspection,
    MissingJudgement,
    Wrong,
    add_entry,
    drop_entries,
    read_corrections,
)
from warehouse.errors import InvalidCorrections
from warehouse.publish import publish
from warehouse.query import query
from warehouse.resolution import resolve
from warehouse.store import Warehouse

ITEM = "WEN/agenda_item/101"
ON = date(2026, 3, 1)
WHY = {"reason": 'misread: "good" is\nof another body', "on": ON}
TEXT = sample.text_of(2014, "good", "It was said that help was found good.", "The team was to write a plan.")


def judgement(**changes) -> MissingJudgement:
    facts = {
        "document": ITEM,
        "quote": "help was  found good",
        "domain": "help_and_protection",
        "grade": "good",
    }
    return MissingJudgement.model_validate(facts | WHY | changes)


def action(**changes) -> MissingAction:
    facts = {
        "document": ITEM,
        "quote": "The team was to write a plan.",
        "text": "write a plan",
        "kind": "undertaking",
    }
    return MissingAction.model_validate(facts | WHY | {"status": "agreed"} | changes)


def inspection(**changes) -> MissingInspection:
    facts = {
        "document": ITEM,
        "quote": "Members heard",
        "inspectorate": "ofsted",
        "subject": "school",
        "published_on": "2013",
    }
    return MissingInspection.model_validate(facts | WHY | changes)


def key_of(con, domain: str) -> str:
    return con.execute("SELECT judgement_key FROM judgements WHERE domain = ?", [domain]).fetchall()[0][0]


def settled(con, **corrections) -> list[tuple]:
    """Bring corrections to bear; returns verdict, kind, claim and status of each."""
    keep_corrections(con, Corrections(**{kind: tuple(found) for kind, found in corrections.items()}))
    resolve(con)
    return con.execute(
        "SELECT verdict, claim_kind, claim, status FROM corrections ORDER BY position"
    ).fetchall()


@pytest.fixture
def item(con):
    """The warehouse with one item, resolved."""
    sample.load(con, (sample.capture("mgAi.aspx?ID=101"), [sample.document("101", TEXT)]))
    resolve(con)
    return con


def published(con, warehouse_path, sql: str) -> list[tuple]:
    con.close()
    path = warehouse_path.with_name("published.duckdb")
    publish(warehouse_path, path, "p1", "2026-01-02T06:00:00Z")
    return query(path, sql).rows


def test_a_wrong_row_is_left_out_and_listed(item, warehouse_path):
    raw = sample.contents(item)
    wrong = Wrong(key=key_of(item, "leadership"), **WHY)
    assert settled(item, wrong=[wrong]) == [("wrong", "judgement", "leadership: good", "applies")]
    assert sample.contents(item) == raw, "the writer's rows stay"
    resolve(item)
    assert published(item, warehouse_path, "SELECT domain FROM judgements") == [("adoption",)]
    path = warehouse_path.with_name("published.duckdb")
    assert query(path, "SELECT domain FROM analysis.judgements").rows == [("adoption",)]
    assert query(
        path, "SELECT claim_key, quote, reason, corrected_on, status, advice FROM corrections"
    ).rows == [(wrong.key, "leadership was judged good", WHY["reason"], ON, "applies", None)]


def test_with_a_wrong_inspection_go_its_grades_and_its_actions_are_of_none(item, warehouse_path):
    (key,) = item.execute("SELECT inspection_key FROM inspections").fetchone()
    settled(item, wrong=[Wrong(key=key, **WHY)])
    counts = (
        "SELECT (SELECT count(*) FROM inspections), (SELECT count(*) FROM judgements), "
        "(SELECT count(*) FROM analysis.inspections), (SELECT count(*) FROM analysis.judgements), "
        "(SELECT count(*) FROM actions WHERE inspection_key IS NULL), (SELECT count(*) FROM evidence)"
    )
    assert published(item, warehouse_path, counts) == [(0, 0, 0, 0, 1, 1)]


def test_added_rows_have_their_words_and_the_rule_correction(item, warehouse_path):
    first = inspection()
    added = settled(item, inspection=[first], action=[action()])
    assert [status for *_, status in added] == ["applies", "applies"]
    (key,) = item.execute("SELECT inspection_key FROM inspections WHERE rule = 'correction'").fetchone()
    assert key.startswith(f"{ITEM}/inspection/")
    whole = {"inspection": [first], "judgement": [judgement(inspection=key)], "action": [action()]}
    assert [status for *_, status in settled(item, **whole)] == ["applies"] * 3
    told = "SELECT quote, domain, framework, published_on FROM judgements WHERE rule = 'correction'"
    assert published(item, warehouse_path, told) == [
        ("help was found good", "help_and_protection", None, "2013")
    ]
    path = warehouse_path.with_name("published.duckdb")
    assert query(path, "SELECT text, quote FROM actions WHERE rule = 'correction'").rows == [
        ("write a plan", "The team was to write a plan.")
    ]
    assert len(query(path, "FROM analysis.inspections").rows) == 2


def test_corrections_survive_reloads_and_the_same_entries_change_no_row(item):
    whole = {
        "wrong": [Wrong(key=key_of(item, "leadership"), **WHY)],
        "judgement": [judgement()],
        "action": [action()],
    }
    settled(item, **whole)
    before = sample.contents(item)
    everything = (*sample.CONTENT_TABLES, "corrections", "wrong_claims", "inspection_members")
    stored = sample.contents(item, *everything)
    settled(item, **whole)
    assert sample.contents(item, *everything) == stored
    sample.load(item, (sample.capture("mgAi.aspx?ID=101"), [sample.document("101", TEXT)]), version="2")
    resolve(item)
    changed = sample.contents(item)
    assert {table for table in before if before[table] != changed[table]} == {"pages"}
    sample.load(item, (sample.capture("mgAi.aspx?ID=101", 2), [sample.document("101", TEXT + "\nMore.")]))
    resolve(item)
    assert sorted(
        key for _, key, *_ in item.execute("SELECT rule, judgement_key FROM judgements").fetchall()
    ) == sorted(row[0] for row in before["judgements"])
    assert settled(item) == []
    assert item.execute("SELECT count(*) FROM judgements WHERE rule = 'correction'").fetchall() == [(0,)]


@pytest.mark.parametrize(
    ("corrections", "status"),
    [
        ({"wrong": [Wrong(key=f"{ITEM}/action/{'0' * 64}/1", **WHY)]}, "no_such_row"),
        ({"judgement": [judgement(document="WEN/agenda_item/9")]}, "no_such_document"),
        ({"judgement": [judgement(quote="help was found bad")]}, "no_such_quote"),
        ({"judgement": [judgement(occurrence=2)]}, "no_such_quote"),
        ({"judgement": [judgement(inspection="other")]}, "no_such_inspection"),
        ({"judgement": [judgement(quote="leadership was judged good", domain="leadership")]}, "found"),
        ({"action": [action(quote="be noted", kind="resolution", text="That the report of 2014  be noted")]}, "found"),
    ],
)  # fmt: skip
def test_what_does_not_apply_says_why_and_what_to_do(item, corrections, status):
    assert [told for *_, told in settled(item, **corrections)] == [status]
    assert item.execute("SELECT advice IS NOT NULL FROM corrections").fetchall() == [(True,)]
    assert item.execute("SELECT count(*) FROM actions WHERE rule = 'correction'").fetchall() == [(0,)]
    assert item.execute("SELECT count(*) FROM judgements WHERE rule = 'correction'").fetchall() == [(0,)]


def test_a_wrong_grade_is_put_right_on_the_same_words(item, warehouse_path):
    right = judgement(quote="leadership was judged good", domain="leadership", grade="inadequate")
    told = settled(item, wrong=[Wrong(key=key_of(item, "leadership"), **WHY)], judgement=[right])
    assert [status for *_, status in told] == ["applies", "applies"]
    assert published(item, warehouse_path, "SELECT grade FROM judgements WHERE domain = 'leadership'") == [
        ("inadequate",)
    ]


def test_entries_are_written_read_and_taken_out_and_the_rest_of_the_file_stays(tmp_path):
    file = tmp_path / "corrections.toml"
    assert read_corrections(file) == Corrections()
    entries = [
        Wrong(key=f"{ITEM}/action/{'0' * 64}/1.2", **WHY),
        judgement(quote='a "quote" with \\ and £\x7f', provisional=True),
        inspection(),
        action(document="WEN/agenda_item/9", occurrence=2),
    ]
    for entry in entries:
        add_entry(file, entry)
    file.write_text(file.read_text() + "# seen by two\n")
    assert sorted(map(str, read_corrections(file).entries)) == sorted(map(str, entries))
    assert drop_entries(file, lambda key: key == ITEM) == 3
    assert read_corrections(file).entries == (entries[3],)
    assert file.read_text().startswith("# Corrections")
    assert "seen by two" in file.read_text()
    assert drop_entries(tmp_path / "none.toml", lambda key: True) == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[wrong]]\nkey = 'x'\nreason = 'r'\non = 2026-03-01", r"\[\[wrong\]\] 1, key: .*no inspection_key"),
        ("[[judgement]]\nreason = 'r'", r"\[\[judgement\]\] 1, on: "),
        ("[[inspection]]\ndocument='d'\nquote='q'\nreason='r'\non=2026-03-01\ninspectorate='ofsted'\nsubject='school'\nframework='siff'", "'siff' is no framework"),
        ("[[wrongs]]\n", "wrongs"),
        ("key = ", "is no TOML file"),
        (f"[[wrong]]\nkey='d/action/{'0' * 64}/1'\nreason='r'\non=2026-03-01\n" * 2, "twice"),
    ],
)  # fmt: skip
def test_a_broken_file_is_told_with_file_entry_and_field(tmp_path, text, told):
    file = tmp_path / "corrections.toml"
    file.write_text(text)
    with pytest.raises(InvalidCorrections, match=f"(?s)corrections.toml.*{told}"):
        read_corrections(file)
    with pytest.raises(InvalidCorrections):
        add_entry(file, judgement())
    assert file.read_text() == text


def test_a_file_that_is_named_must_be_there(tmp_path):
    with pytest.raises(InvalidCorrections, match="HARVEST_CORRECTIONS"):
        read_corrections(tmp_path / "none.toml", needed=True)


def test_a_warehouse_opened_by_hand_needs_no_corrections(warehouse_path):
    with Warehouse(warehouse_path) as warehouse:
        resolve(warehouse.connection)
        assert warehouse.connection.execute("FROM corrections").fetchall() == []
