"""A stale council keeps its last good rows in a publication that is whole: with what is new of others, without what is withdrawn."""

from __future__ import annotations

from datetime import datetime

import duckdb
import nights
import pytest
import warehouse_samples as sample

from transforms.records import Extraction, Fetch, Inspection, LinkedFile
from warehouse.audit import settle
from warehouse.correcting import keep_corrections
from warehouse.corrections import Corrections, MissingJudgement, Wrong
from warehouse.errors import PublicationRefused
from warehouse.load import load_captures, load_councils, load_documents, load_fetches, start_run
from warehouse.publish import publish
from warehouse.query import query
from warehouse.resolution import resolve
from warehouse.store import Warehouse

TABLES = (
    "documents", "agenda_items", "meetings", "inspections", "judgements", "actions", "evidence", "linked_files",
    "analysis.documents", "analysis.agenda_items", "analysis.meetings", "analysis.inspections", "analysis.judgements",
    "analysis.actions", "analysis.evidence", "analysis.mentions",
)  # fmt: skip
NEW = nights.HEALTHY.replace("2014", "2013")
#: Half of Wendleshire's judgements are gone; Estermouth's pages now tell of another inspection.
SICK = nights.pages(nights.HALF, ["WEN"]) + nights.pages(NEW, ["EST"])


def rows(path, where="true", tables=TABLES):
    sql = "SELECT * EXCLUDE (publication_id) FROM {} WHERE {} ORDER BY ALL"
    return {table: query(path, sql.format(table, where)).rows for table in tables}


def of_wendleshire(path):
    """What the publication has of its documents; real things are of both councils."""
    told = (
        "documents",
        "inspections",
        "judgements",
        "actions",
        "evidence",
        "linked_files",
        "analysis.documents",
    )
    return rows(path, "document_key LIKE 'WEN/%'", told)


def test_a_stale_council_keeps_its_rows_and_the_rest_is_published(history):
    before = of_wendleshire(history.published)
    ids = query(history.published, "SELECT inspection_id FROM analysis.inspections").rows
    _, publication = history.run(SICK)
    assert [council.council for council in publication.stale] == ["Wendleshire"]
    assert of_wendleshire(history.published) == before
    told = "SELECT count(*) FROM documents WHERE text LIKE '%2013%' AND council_id = 'EST'"
    assert query(history.published, told).rows == [(nights.PAGES,)]
    assert set(query(history.published, "SELECT inspection_id FROM analysis.inspections").rows) > set(ids)
    assert query(
        history.published, "SELECT council, stale_since, rows_of, rows_published_at FROM stale_councils"
    ).rows == [("Wendleshire", datetime(2026, 1, 16, 1), "n014", datetime(2026, 1, 15, 4))]
    for table in ("analysis.councils", "analysis.coverage"):
        found = query(
            history.published, f"SELECT DISTINCT council_id FROM {table} WHERE stale_since IS NOT NULL"
        )
        assert found.rows == [("WEN",)]
    assert query(history.published, "SELECT DISTINCT council, enforced FROM gate_failures").rows == [
        ("Wendleshire", True)
    ]


def test_nothing_changes_while_it_stays_stale_and_all_is_new_when_it_is_fresh_again(history):
    whole = rows(history.published)
    sick = nights.pages(nights.HALF, ["WEN"]) + nights.pages(councils=["EST"])
    for brought in (sick, [], []):
        _, publication = history.run(brought)
        assert (publication.changes, len(publication.stale)) == ({}, 1)
        kept = rows(history.published)
        for table in TABLES:
            if table not in {"documents", "analysis.documents"}:  # Estermouth's are of newer captures
                assert [row[:5] for row in kept[table]] == [row[:5] for row in whole[table]], table
    _, publication = history.run(nights.pages(NEW, ["WEN"]))
    assert publication.stale == ()
    assert query(history.published, "SELECT count(*) FROM documents WHERE text LIKE '%2013%'").rows == [
        (nights.PAGES,)
    ]
    assert publication.changes["judgement", "added"] == 2


def test_an_inspection_of_which_a_stale_and_a_fresh_council_tell_is_one(history):
    both = "SELECT inspection_id, mentions FROM analysis.inspections ORDER BY ALL"
    ((inspection, mentions),) = query(history.published, both).rows
    assert mentions == 2 * nights.PAGES
    history.run(
        nights.pages(nights.ROUTINE, ["WEN"]) + nights.pages(numbers=range(100, 105), councils=["EST"])
    )
    assert query(history.published, both).rows == [(inspection, mentions + 5)]


def test_what_is_withdrawn_leaves_the_publication_of_a_stale_council_too(history):
    history.run(SICK)
    _, publication = history.run([], withdrawn=[("WEN", 3), ("EST", 4)])
    assert len(publication.stale) == 1
    gone = query(history.published, "SELECT document_key FROM documents").rows
    assert {("WEN/agenda_item/3",), ("EST/agenda_item/4",)} & set(gone) == set()
    assert len(gone) == 2 * nights.PAGES - 2
    told = query(
        history.published, "SELECT count(*) FROM evidence WHERE document_key = 'WEN/agenda_item/3'"
    ).rows
    assert told == [(0,)]
    assert publication.changes["action", "removed"] == 2


def test_corrections_of_a_stale_council_go_on_to_apply(history):
    told = "SELECT judgement_key, quote FROM judgements WHERE document_key = 'WEN/agenda_item/3' ORDER BY 1"
    (key, _), (_, quote) = query(history.published, told).rows
    why = {"reason": "misread", "on": "2026-01-16"}
    added = {
        "document": "WEN/agenda_item/3",
        "quote": "over four weeks",
        "domain": "overall_effectiveness",
        "grade": "good",
    }
    corrections = Corrections(wrong=(Wrong(key=key, **why),), judgement=(MissingJudgement(**added, **why),))
    with Warehouse(history.warehouse) as warehouse:
        keep_corrections(warehouse.connection, corrections)
    history.run([])
    for brought in (SICK, []):
        _, publication = history.run(brought)
        assert len(publication.stale) == 1
        status = "SELECT verdict, status, advice FROM corrections ORDER BY verdict DESC"
        assert query(history.published, status).rows == [
            ("wrong", "applies", None),
            ("missing", "applies", None),
        ]
        quotes = [words for _, words in query(history.published, told).rows]
        assert sorted(quotes) == sorted([quote, "over four weeks"])


def test_without_a_publication_to_keep_rows_of_nothing_is_published(history):
    history.audit(history.load(SICK))
    history.published.unlink()
    with pytest.raises(PublicationRefused, match="the last good rows of Wendleshire: put one back"):
        history.publish("n016")
    assert not list(history.published.parent.glob("published*"))


def test_rows_of_a_publication_of_another_version_are_not_kept(history):
    history.audit(history.load(SICK))
    with duckdb.connect(history.published) as older:
        older.execute("ALTER TABLE linked_files DROP COLUMN size")
    with pytest.raises(PublicationRefused, match=r"published by another version.*--force REASON"):
        history.publish("n016")


def test_what_other_pages_tell_files_and_saved_pages_are_carried_and_a_withdrawn_meeting_takes_its_items(
    tmp_path,
):
    path, published = tmp_path / "warehouse.duckdb", tmp_path / "published.duckdb"
    minutes = LinkedFile(f"{sample.SITE}/g8/M.pdf", "Printed minutes", "minutes", of_meeting=True)
    report = LinkedFile(f"{sample.SITE}/s1/Report.pdf", "Report", "report", "pdf", 1024)
    text = f"{sample.text_of()} Ask ann.lee@wendleshire.example."
    meeting, item, decision = (
        sample.capture(name, 1)
        for name in ("ieListDocuments.aspx?MId=7", "mgAi.aspx?ID=101", "ieDecision.aspx?ID=5")
    )
    with Warehouse(path) as warehouse:
        con = warehouse.connection
        sample.prepare(con)
        cut = sample.document("101", "Members heard...", truncated=True, files=(minutes,))
        whole = sample.document("101", text, meeting_date=None, committee=None, files=(report,))
        of_meeting = sample.document("7", "Minutes of the day", kind="meeting", files=(minutes,))
        sample.load(
            con,
            (meeting, [cut, of_meeting]), (item, [whole]),
            (decision, [sample.document("5", sample.text_of(2014), kind="decision", meeting_date=None)]),
        )  # fmt: skip
        saved = sample.document(None, sample.text_of(2012, "inadequate"))
        sample.load_saved(con, [sample.loaded(saved)])
        resolve(con)
    publish(path, published, "p1", datetime(2026, 1, 2, 6))
    before = rows(published)
    assert len(before["linked_files"]) == 2
    with Warehouse(path) as warehouse:  # every page now shows nothing, and that is held back
        con = warehouse.connection
        sample.load(
            con, *((sample.capture(page.url.rpartition("/")[2], 2), []) for page in (meeting, item, decision))
        )
        con.execute(
            "INSERT INTO stale_councils BY NAME SELECT 'WEN' AS council_id, now()::TIMESTAMP AS stale_since"
        )
        resolve(con)
    for night in (3, 4):
        assert publish(path, published, f"p{night}", datetime(2026, 1, night, 6)).changes == {}
        assert rows(published) == before
    with Warehouse(path) as warehouse:
        now = sample.capture("ieListDocuments.aspx?MId=7", 2)
        gone = Fetch("r1", "WEN", now.url, "2026-01-04T02:00:00Z", 410, "gone", None, now.capture_id)
        load_fetches(warehouse.connection, [gone])
    publish(path, published, "p5", datetime(2026, 1, 5, 6))
    kept = {key.split("/")[1] for (key,) in query(published, "SELECT document_key FROM documents").rows}
    assert kept == {"decision", "file"}, "the meeting is gone and its item with it"


def telling(council_id, number, day, first, last):
    """A page of a council whose one item tells of an inspection of the same authority between two days."""
    page = sample.capture(f"mgAi.aspx?ID={number}", day, council_id=council_id)
    text = f"Ofsted inspected the services of Wendleshire from {first} to {last}."
    told = Inspection(
        "i",
        "ofsted",
        "sif",
        "childrens_services",
        None,
        "Wendleshire",
        first,
        last,
        None,
        0,
        len(text),
        "told",
    )
    item = sample.document(str(number), text, url=page.url)
    return page, sample.loaded(item, page, council_id=council_id, extraction=Extraction((told,)))


def test_inspections_keep_their_ids_while_a_council_is_stale_and_when_it_is_fresh_again(tmp_path):
    path, published = tmp_path / "warehouse.duckdb", tmp_path / "published.duckdb"
    spring = telling("WEN", 1, 1, "2014-03-03", "2014-03-28")
    autumn = [telling("EST", number, 2, "2014-10-06", "2014-10-31") for number in (2, 3, 4)]

    def night(day, *told, empty=(), stale=None):
        with Warehouse(path) as warehouse:
            con = warehouse.connection
            load_councils(con, [sample.council("WEN"), sample.council("EST", "Estermouth")])
            start_run(con, f"r{day}", "nightly", f"2026-01-0{day}T01:00:00Z", {})
            load_captures(con, [page for page, _ in told] + list(empty))
            nothing = {page.capture_id: "1" for page in empty}
            load_documents(con, [document for _, document in told], f"r{day}", empty_captures=nothing)
            if stale:
                resolve(con)
                con.execute("DELETE FROM stale_councils")
                con.execute("INSERT INTO stale_councils BY NAME SELECT ? AS council_id", [stale])
            else:
                settle(con, f"r{day}", f"2026-01-0{day}T05:00:00Z", published)
        publication = publish(path, published, f"p{day}", datetime(2026, 1, day, 6))
        ids = "SELECT started_on, inspection_id FROM analysis.inspections ORDER BY ALL"
        return publication.changes, query(published, ids).rows

    both = [("2014-03-03", "wendleshire/sif/2014"), ("2014-10-06", "wendleshire/sif/2014.2")]
    assert night(1, spring) == ({}, both[:1])
    lost = sample.capture("mgAi.aspx?ID=1", 2)
    changes, found = night(2, *autumn, empty=[lost], stale="WEN")
    assert (changes, found) == ({("inspection", "added"): 1}, both)
    with Warehouse(path) as warehouse:
        own = "SELECT inspection_id FROM resolved_inspections"
        assert warehouse.connection.execute(own).fetchall() == [("wendleshire/sif/2014",)], (
            "as if it were the first"
        )
    assert night(3, stale="WEN") == ({}, both)
    assert night(4, telling("WEN", 1, 4, "2014-03-03", "2014-03-28")) == ({}, both), "fresh again"
    assert night(5) == ({}, both)
