"""A warehouse full of contact details and names: what is published of it, column by column."""

from __future__ import annotations

import re

import duckdb
import pytest
import warehouse_samples as sample

from transforms.records import Action, Extraction, Fetch, Inspection, Issue, Judgement, LinkedFile
from warehouse.load import load_captures, load_documents, load_fetches, load_issues
from warehouse.publish import publish
from warehouse.resolution import resolve
from warehouse.store import Warehouse

MAIL = "ann.lee@wendleshire.example"
CODED = "ann.lee%40wendleshire.example"
CONTACTS = (
    MAIL, "ann.lee (at) wendleshire.gov.uk", "lee at wendleshire dot gov dot uk", f"mailto:{MAIL}", "01632 960123",
    "(01632) 960 123", "+44 (0)1632 960123 ext 4567", "0044 1632 960123", "Tel: 960123", "01632 960123 / 960124",
)  # fmt: skip
ALL = "; ".join(CONTACTS)
# Digits not within a digest of a key
LEAK = re.compile(r"ann\.lee|lee at wendle|(?<![0-9a-f])(?:960 ?123|960124|4567)(?![0-9a-f])")


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """Every field of words and every address that a site or page gives holds contact details."""
    folder = tmp_path_factory.mktemp("privacy")
    text = f"{sample.text_of()}\nAsk {ALL}. Councillor Jane Example, Lead Member, to act: {ALL}."
    whole = (0, len(text))
    extraction = Extraction(
        (Inspection("i1", "ofsted", "sccif", "childrens_home", f"Home of {ALL}", "Wendleshire", "2014", "2014", None, *whole, "r"),),
        (Judgement("i1", "overall_effectiveness", "good", *whole, "r"),),
        (
            Action("resolution", f"That {ALL} be asked", "i1", f"Councillor Jane Example ({MAIL}), Lead Member", None, "agreed", *whole, "r"),
            Action("undertaking", "Do it", None, "Jane Example", None, "agreed", *whole, "r"),
        ),
    )  # fmt: skip
    address = f"{sample.SITE}/mgAi.aspx?ID=101&by={CODED}"
    file = LinkedFile(f"{sample.SITE}/documents/s1/{MAIL}.pdf", f"Report, ask {ALL}", "report")
    document = sample.document(
        "101", text, url=address, title=f"Item, ask {ALL}", committee=f"Scrutiny, ask {ALL}", files=(file,),
        decision_maker=f"Jane Example, Director, {ALL}", decision_status=f"Approved, ask {ALL}",
    )  # fmt: skip
    saved = sample.document(None, f"Saved. {text}", decision_maker="Jane Example", url=None)
    with Warehouse(folder / "warehouse.duckdb") as warehouse:
        con = warehouse.connection
        sample.prepare(con)
        capture = sample.capture(f"mgAi.aspx?ID=101&by={CODED}", 1)
        load_captures(con, [capture])
        load_documents(con, [sample.loaded(document, capture, extraction=extraction)], "r1")
        load_documents(con, [sample.loaded(saved, source=f"{MAIL}.html", council_id=None)], "r1")
        load_fetches(con, [Fetch("r1", "WEN", address, "2026-01-01T02:00:00Z", 200, "new", detail=ALL)])
        load_issues(con, [Issue("crawl", "blocked", ALL, "WEN", url=address, run_id="r1")])
        resolve(con)
    publish(folder / "warehouse.duckdb", folder / "published.duckdb", "p1", "2026-01-02T06:00:00Z")
    with duckdb.connect(str(folder / "published.duckdb"), read_only=True) as con:
        yield con


def test_no_column_of_what_is_published_holds_a_contact_detail(published):
    columns = published.execute("""
        SELECT c.schema_name || '.' || c.table_name, c.column_name FROM duckdb_columns() c
        WHERE NOT c.internal AND c.data_type IN ('VARCHAR', 'JSON')
    """).fetchall()
    assert len(columns) > 100
    leaks = {}
    for table, column in columns:
        for (value,) in published.execute(
            f'SELECT "{column}" FROM {table} WHERE "{column}" IS NOT NULL'
        ).fetchall():
            if LEAK.search(value):
                leaks[f"{table}.{column}"] = LEAK.search(value)[0], value[:200]
    assert not leaks


def test_owners_and_decision_makers_are_roles(published):
    owners = published.execute(
        "SELECT kind, owner FROM analysis.actions WHERE kind <> 'resolution' OR owner IS NOT NULL"
    ).fetchall()
    assert set(owners) == {("resolution", "Lead Member"), ("undertaking", None)}
    deciders = {words for (words,) in published.execute("SELECT decision_maker FROM documents").fetchall()}
    assert len(deciders) == 2
    assert None in deciders
    assert next(words for words in deciders if words).startswith("Director")
    assert not any("Example" in (words or "") for words in deciders)


def test_the_quote_keeps_the_words_of_a_named_person(published):
    quotes = published.execute("SELECT quote FROM analysis.evidence WHERE claim_kind = 'action'").fetchall()
    assert any("Councillor Jane Example, Lead Member" in quote for (quote,) in quotes)
