"""Publication: one whole, gated, masked file, or the one before."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
import warehouse_samples as sample

from transforms.records import Fetch, Issue, LinkedFile
from warehouse.errors import PublicationRefused, WarehouseBroken, WarehouseLocked, WarehouseMissing
from warehouse.gates import integrity_gates
from warehouse.load import finish_run, load_documents, load_fetches, load_issues
from warehouse.publish import publish
from warehouse.query import query
from warehouse.resolution import resolve
from warehouse.store import Warehouse

AT = "2026-01-02T06:00:00Z"
TABLES = {
    "actions", "agenda_items", "captures", "committees", "corrections", "councils", "documents", "evidence", "fetches",
    "gate_failures", "gate_overrides", "inspections", "issues", "judgements", "linked_files", "meetings", "publication", "runs",
    "stale_councils",
    "analysis.action_tracker", "analysis.actions", "analysis.agenda_items", "analysis.changes", "analysis.councils", "analysis.coverage", "analysis.documents",
    "analysis.evidence", "analysis.follow_ups", "analysis.inspections", "analysis.judgements", "analysis.meetings", "analysis.mentions",
    "analysis.official_outcomes", "analysis.area_themes", "analysis.themes", "analysis.regions",
}  # fmt: skip

WHOLE = (
    "Members heard at some length that Ofsted inspected the services of Wendleshire in 2014.\n"
    "It was said that leadership was judged good. Ask ann.lee@wendleshire.example or 01632 960 123.\n"
    "RESOLVED: That ann.lee@wendleshire.example or (01632) 960123 be asked\n"
    "(telephone 01632 960123)"
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A warehouse with an item cut short on its meeting's page and whole on its own, and logs; published."""
    folder = tmp_path_factory.mktemp("made")
    with Warehouse(folder / "warehouse.duckdb") as warehouse:
        con = warehouse.connection
        sample.prepare(con)
        item = sample.capture("mgAi.aspx?ID=101", 1)
        meeting = sample.document("7", "Minutes of the day", kind="meeting", url=f"{sample.SITE}/m?MId=7")
        cut = sample.document("101", "Members heard...", truncated=True)
        whole = sample.document("101", WHOLE, decision_maker="Ask: 020 7946 0123")
        sample.load(con, (sample.capture("ieListDocuments.aspx?MId=7", 1), [cut, meeting]), (item, [whole]))
        load_documents(con, [sample.loaded(sample.document(None, "A saved page"), council_id=None)], "r1")
        fetch = Fetch("r1", "WEN", item.url, "2026-01-01T02:00:00Z", 200, "new", "h", item.capture_id)
        load_fetches(con, [fetch])
        issue = Issue("crawl", "blocked", "write to ann.lee@wendleshire.example", "WEN", run_id="r1")
        load_issues(con, [issue])
        finish_run(con, "r1", "2026-01-01T03:00:00Z", "done", {"new": 2})
        resolve(con)
    return publish(folder / "warehouse.duckdb", folder / "published.duckdb", "p1", AT)


@pytest.fixture
def filled(made, warehouse_path):
    """That warehouse, to break or to load more into."""
    return Path(shutil.copy(made.path.with_name("warehouse.duckdb"), warehouse_path))


@pytest.fixture
def published_path(made, tmp_path):
    """Its publication, to be replaced."""
    folder = tmp_path / "published"
    folder.mkdir()
    return Path(shutil.copy(made.path, folder / "council_harvest.duckdb"))


def rows(path, sql):
    return query(path, sql).rows


def test_a_judgement_and_an_action_lead_to_quote_page_and_capture(made):
    assert made.rows.keys() == TABLES
    assert made.rows["documents"] == 3
    url, capture = f"{sample.SITE}/mgAi.aspx?ID=101", sample.capture("mgAi.aspx?ID=101", 1)
    assert rows(
        made.path,
        """
        SELECT j.council, j.authority, j.framework, j.domain, j.grade, j.quote, j.title, j.meeting_date,
               j.url, c.url, c.segment, j.rule, j.publication_id
        FROM judgements j JOIN captures c USING (capture_id)
        """,
    ) == [
        (
            "Wendleshire", "Wendleshire", "sif", "leadership", "good", "leadership was judged good",
            "Outcome of the inspection", "2015-01-20", url, capture.url, capture.segment, "was_judged", "p1",
        )
    ]  # fmt: skip
    assert rows(made.path, "SELECT kind, status, inspectorate, url, capture_id FROM actions") == [
        ("resolution", "agreed", "ofsted", url, capture.capture_id)
    ]
    assert (
        rows(made.path, "SELECT publication_id, strftime(published_at, '%c') FROM publication")[0][0] == "p1"
    )


def test_committees_meetings_and_items_follow_from_the_documents(made):
    assert rows(made.path, "SELECT council_id, name, type FROM committees ORDER BY ALL")[0] == (
        "WEN", "Children and Families Scrutiny Committee", "scrutiny",
    )  # fmt: skip
    assert rows(
        made.path, "SELECT council, meeting_date, documents, url FROM meetings WHERE council_id = 'WEN'"
    ) == [("Wendleshire", "2015-01-20", 1, f"{sample.SITE}/m?MId=7")]
    assert rows(
        made.path,
        "SELECT agenda_item_key, truncated, committee_type FROM agenda_items WHERE site_id = '101'",
    ) == [("WEN/agenda_item/101", False, "scrutiny")]


def test_every_table_view_and_column_is_explained(made):
    missing = rows(
        made.path,
        """
        SELECT table_name, NULL FROM duckdb_tables() WHERE coalesce(comment, '') = ''
        UNION ALL
        SELECT view_name, NULL FROM duckdb_views() WHERE NOT internal AND coalesce(comment, '') = ''
        UNION ALL
        SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND coalesce(comment, '') = ''
        """,
    )
    assert missing == []


def test_contact_details_are_masked_everywhere_and_quotes_still_fit(made):
    for table in TABLES:
        told = str(rows(made.path, f"SELECT * EXCLUDE (publication_id) FROM {table}"))
        assert "ann.lee" not in told
        assert "960" not in told.replace("01632 ***", "")
        assert "7946" not in told
    text, quote = rows(
        made.path,
        "SELECT text, quote FROM documents JOIN evidence USING (document_key) WHERE claim_kind = 'action'",
    )[0]
    assert len(text) == len(WHOLE)
    assert quote in text
    assert b"ann.lee" not in made.path.read_bytes()


def test_files_are_published_once_with_the_item_or_the_meeting_that_they_hang_on(filled, published_path):
    report = LinkedFile(
        f"{sample.SITE}/documents/s1/Report.pdf", "Report, 01632 960199", "report", "pdf", 1024
    )
    minutes = LinkedFile(f"{sample.SITE}/documents/g8/M.pdf", "Printed minutes", "minutes", of_meeting=True)
    on_meeting = sample.document("9", files=(minutes, report))
    on_its_page = sample.document("9", files=(report,))
    with Warehouse(filled) as warehouse:
        sample.load(
            warehouse.connection,
            (sample.capture("ieListDocuments.aspx?MId=8", 1), [on_meeting]),
            (sample.capture("mgAi.aspx?ID=9", 1), [on_its_page]),
        )
        resolve(warehouse.connection)
    publish(filled, published_path, "p2", AT)
    sql = "SELECT kind, title, format, size, url, document_key, meeting_key FROM linked_files ORDER BY kind"
    found = rows(published_path, sql)
    assert {row[-1] for row in found} == {"WEN/children and families scrutiny committee/2015-01-20"}
    assert [row[:-1] for row in found] == [
        ("minutes", "Printed minutes", None, None, minutes.url, None),
        ("report", "Report, ***** ******", "pdf", 1024, report.url, found[1][5]),
    ]
    assert rows(published_path, f"SELECT site_id FROM documents WHERE document_key = '{found[1][5]}'") == [
        ("9",)
    ]
    with Warehouse(filled) as warehouse:
        sample.load(
            warehouse.connection, (sample.capture("ieListDocuments.aspx?MId=8", 2), [sample.document("9")])
        )
        assert warehouse.connection.execute("SELECT count(*) FROM linked_files").fetchone() == (1,)


def test_a_later_publication_takes_the_place_of_the_earlier_at_once(filled, published_path):
    with duckdb.connect(str(published_path), read_only=True) as reader:
        with Warehouse(filled) as warehouse:
            sample.load(
                warehouse.connection,
                (sample.capture("ieListDocuments.aspx?MId=8", 1), [sample.document("9")]),
            )
            resolve(warehouse.connection)
        publish(filled, published_path, "p2", AT)
        assert reader.execute("SELECT publication_id, count(*) FROM documents GROUP BY 1").fetchall() == [
            ("p1", 3)
        ]
    assert rows(published_path, "SELECT publication_id, count(*) FROM documents GROUP BY 1") == [("p2", 4)]


BREAKS = {
    "unique_documents": "INSERT INTO pages SELECT * FROM pages",
    "unique_claims": "INSERT INTO judgements SELECT * FROM judgements LIMIT 1",
    "unique_records": "INSERT INTO captures SELECT * FROM captures LIMIT 1",
    "one_preferred_reading": "UPDATE documents SET preferred = true",
    "all_claims_published": "DELETE FROM pages WHERE page_key IN (SELECT page_key FROM judgements)",
    "references_resolve": "UPDATE judgements SET inspection_key = 'nowhere'",
    "unique_real_things": "INSERT INTO resolved_inspections SELECT * FROM resolved_inspections",
    "all_claims_resolved": "DELETE FROM inspection_members",
    "promises_resolve": "INSERT INTO follow_ups SELECT action_key, 'WEN', document_key, '2015-02-01', 'same_issue', NULL, NULL FROM actions",
    "quotes_verbatim": "UPDATE evidence SET quote_start = quote_start + 1 WHERE claim_kind = 'judgement'",
}


def test_a_claim_without_its_quote_stops_publication_unless_it_is_an_inspection(filled, published_path):
    with duckdb.connect(str(filled)) as con:
        con.execute("DELETE FROM evidence WHERE claim_kind = 'inspection'")
    publish(filled, published_path, "p2", AT)
    assert rows(published_path, "SELECT quote FROM inspections") == [(None,)]
    with duckdb.connect(str(filled)) as con:
        con.execute("DELETE FROM evidence WHERE claim_kind = 'judgement'")
    with pytest.raises(PublicationRefused):
        publish(filled, published_path, "p3", AT)


@pytest.mark.parametrize("gate", BREAKS)
def test_a_failed_gate_stops_publication_and_keeps_the_last_good_file(filled, published_path, gate):
    before = published_path.read_bytes()
    with duckdb.connect(str(filled)) as con:
        con.execute(BREAKS[gate])
    with pytest.raises(PublicationRefused, match=f"{gate}: not true that"):
        publish(filled, published_path, "p2", AT)
    assert published_path.read_bytes() == before
    assert list(published_path.parent.iterdir()) == [published_path]


def test_every_gate_is_seen_to_fail_but_the_one_no_row_can_break():
    gates = integrity_gates()
    assert {gate.name for gate in (*gates.tables, *gates.analysis)} == BREAKS.keys() | {"masks_keep_length"}


def test_what_a_killed_publication_left_is_cleared_away(filled, published_path):
    for suffix in (".building", ".building.wal"):
        published_path.with_name(published_path.name + suffix).write_bytes(b"half a file")
    publish(filled, published_path, "p1", AT)
    assert list(published_path.parent.iterdir()) == [published_path]


def test_a_missing_a_strange_and_an_outdated_warehouse_are_told_apart(tmp_path, filled, published_path):
    with pytest.raises(WarehouseMissing, match="no warehouse at"):
        publish(tmp_path / "none.duckdb", published_path, "p1", AT)
    strange = tmp_path / "strange.duckdb"
    strange.write_text("not a database" * 1000)
    with pytest.raises(WarehouseBroken, match=r"strange\.duckdb"):
        publish(strange, published_path, "p1", AT)
    with duckdb.connect(str(filled)) as con:
        con.execute("DELETE FROM schema_migrations WHERE version = 2")
    with pytest.raises(WarehouseBroken, match="does not have this program's schema"):
        publish(filled, published_path, "p1", AT)


def test_a_warehouse_in_use_is_told_with_its_holder(filled, published_path):
    code = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(filled)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        holder.stdout.readline()
        with pytest.raises(WarehouseLocked, match=f"process {holder.pid} "):
            publish(filled, published_path, "p1", AT)
        with pytest.raises(WarehouseLocked, match=f"process {holder.pid} "), Warehouse(filled):
            pass
    finally:
        holder.communicate()
    with Warehouse(filled), pytest.raises(WarehouseLocked, match="this same process"):
        publish(filled, published_path, "p1", AT)


def test_an_empty_warehouse_publishes_empty_tables(warehouse_path, published_path):
    with Warehouse(warehouse_path):
        pass
    publish(warehouse_path, published_path, "p1", AT)
    assert rows(published_path, "SELECT * FROM judgements") == []


def test_the_file_is_written_for_older_readers(made):
    ((tags,),) = rows(made.path, "SELECT tags FROM duckdb_databases() WHERE NOT internal")
    assert tags["storage_version"].startswith("v1.4")
