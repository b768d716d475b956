"""The resolution kept up to date: what changed is made anew, ids stay, nothing else moves."""

from __future__ import annotations

from dataclasses import replace

import warehouse_samples as sample

from transforms.records import Extraction
from warehouse.load import load_captures, load_councils, load_documents
from warehouse.publish import publish
from warehouse.query import query
from warehouse.resolution import Resolved, resolve
from warehouse.store import Warehouse

TABLES = ("item_documents", "resolved_inspections", "inspection_members")


def page(number: int, text: str, council: str = "WEN"):
    return sample.loaded(
        sample.document(str(number), text, meeting_date=f"2015-0{number}-20"), council_id=council, body_hash=f"{council}{number}{text}"
    )  # fmt: skip


def ids(con) -> dict[str, str | None]:
    return dict(con.execute("SELECT document_key, inspection_id FROM inspection_members").fetchall())


def test_a_second_call_changes_no_row(con):
    sample.load_saved(con, [page(1, sample.text_of(2014)), page(2, sample.text_of(2014))])
    assert resolve(con) == Resolved(days=2, authorities=1, promising=1)
    before = sample.contents(con, *TABLES)
    assert resolve(con) == Resolved()
    assert sample.contents(con, *TABLES) == before
    assert set(ids(con).values()) == {"wendleshire/sif/2014"}


def test_only_what_changed_is_made_anew_and_what_is_gone_goes(con):
    load_councils(con, [sample.council("THO", "Thornmouth")])

    def load(day: int, *years: int) -> Resolved:
        """Thornmouth's page, telling of Thornmouth's inspections of these years."""
        page = sample.capture("mgAi.aspx?ID=7", day, council_id="THO")
        load_captures(con, [page])
        told = [sample.document(str(year), sample.text_of(year)) for year in years]
        batch = [sample.loaded(document, page, council_id="THO") for document in told]
        batch = [replace(loaded, extraction=_of(loaded.extraction, "Thornmouth")) for loaded in batch]
        load_documents(con, batch, "r1", empty_captures={} if batch else {page.capture_id: "1"})
        return resolve(con)

    sample.load_saved(con, [page(1, sample.text_of(2014))])
    resolve(con)
    before = sample.contents(con, *TABLES)
    assert load(1, 2011, 2015) == Resolved(days=1, authorities=1, promising=1)
    assert {"thornmouth/sif/2011", "thornmouth/sif/2015", "wendleshire/sif/2014"} == set(ids(con).values())
    assert load(2, 2015) == Resolved(days=1, authorities=1, promising=1)
    assert {"thornmouth/sif/2015", "wendleshire/sif/2014"} == set(ids(con).values())
    assert load(3) == Resolved(days=1, authorities=1, promising=1)
    assert sample.contents(con, *TABLES) == before


def test_documents_without_a_day_can_be_of_any_so_their_council_is_made_anew_as_a_whole(con):
    sample.load_saved(con, [page(n, sample.text_of(2014)) for n in (1, 2)])
    assert resolve(con).days == 2
    undated = sample.loaded(sample.document("9", sample.text_of(2014), meeting_date=None), body_hash="9")
    load_documents(con, [undated], "r1")
    assert resolve(con).days == 3  # the whole, and the two days that are no parts any more
    assert con.execute("SELECT count(*), count(DISTINCT document_key) FROM item_documents").fetchall() == [
        (3, 3)
    ]


def _of(extraction: Extraction, authority: str) -> Extraction:
    """The same claims about another authority."""
    told = tuple(replace(inspection, authority=authority) for inspection in extraction.inspections)
    return replace(extraction, inspections=told)


def test_an_id_stays_when_members_join_that_would_name_it_otherwise(con):
    sample.load_saved(con, [page(1, sample.text_of(2015))])
    resolve(con)
    assert ids(con) == {"WEN/agenda_item/1": "wendleshire/sif/2015"}
    closer = sample.loaded(sample.document("2", sample.text_of(2015), meeting_date="2015-02-20"))
    told = closer.extraction.inspections[0]
    told = replace(told, started_on="2014-11-03", ended_on="2014-12-18", published_on="2015-02-10")
    closer = replace(closer, extraction=replace(closer.extraction, inspections=(told,)))
    load_documents(con, [closer], "r1")
    resolve(con)
    assert ids(con) == {
        "WEN/agenda_item/1": "wendleshire/sif/2015",
        "WEN/agenda_item/2": "wendleshire/sif/2015",
    }
    assert con.execute("SELECT started_on, ended_on, published_on, dates_reason FROM resolved_inspections").fetchall() == [
        ("2014-11-03", "2014-12-18", "2015-02-10", "on site: told most closely by 1 of 2 items; published: told by one item")
    ]  # fmt: skip


def test_contradicting_claims_stand_side_by_side_and_the_preferred_says_why(con, tmp_path):
    path = tmp_path / "other.duckdb"
    with Warehouse(path) as warehouse:
        sample.prepare(warehouse.connection)
        texts = [
            sample.text_of(2014, "good"),
            sample.text_of(2014, "good"),
            sample.text_of(2014, "inadequate"),
        ]
        sample.load_saved(warehouse.connection, [page(n, text) for n, text in enumerate(texts, start=1)])
        resolve(warehouse.connection)
    publish(path, tmp_path / "p.duckdb", "p1", "2026-01-02T06:00:00Z")
    assert query(
        tmp_path / "p.duckdb",
        "SELECT domain, grade, preferred, preferred_reason, items FROM analysis.judgements ORDER BY ALL",
    ).rows == [
        ("adoption", "outstanding", True, "the only grade told", 3),
        ("leadership", "good", True, "told by 2 of 3 items", 2),
        ("leadership", "inadequate", False, "told by 1 of 3 items", 1),
    ]
    assert query(
        tmp_path / "p.duckdb", "SELECT grade, preferred FROM analysis.contradictions ORDER BY 1"
    ).rows == [("good", True), ("inadequate", False)]
    assert query(
        tmp_path / "p.duckdb", "SELECT count(*) FROM analysis.evidence WHERE claim_kind = 'judgement'"
    ).rows == [(6,)]
