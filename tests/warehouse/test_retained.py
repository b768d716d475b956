"""Earlier publications are kept for some nights, each as it was, and the changes between two of them are rows."""

from __future__ import annotations

import duckdb
import warehouse_samples as sample

from warehouse.publish import publish
from warehouse.query import query
from warehouse.resolution import resolve
from warehouse.retained import publications
from warehouse.store import Warehouse


def night(path, published, day, *pages, keep=2):
    """Load captures of a day and publish."""
    with Warehouse(path) as warehouse:
        sample.prepare(warehouse.connection)
        sample.load(
            warehouse.connection, *((sample.capture(url, day), documents) for url, documents in pages)
        )
        resolve(warehouse.connection)
    return publish(path, published, f"p{day}", f"2026-01-{day:02}T06:00:00Z", keep_nights=keep)


def ids(paths):
    return [query(path, "SELECT publication_id FROM publication").rows[0][0] for path in paths]


def test_earlier_publications_are_kept_for_so_many_nights(warehouse_path, tmp_path):
    published = tmp_path / "published" / "council_harvest.duckdb"
    assert publications(published) == []
    for day in (1, 2, 3, 4):
        night(warehouse_path, published, day, ("mgAi.aspx?ID=101", [sample.document()]))
    assert ids(publications(published)) == ["p4", "p3", "p2"]
    night(warehouse_path, published, 9)
    assert ids(publications(published)) == ["p9"], "those of more than two nights ago are gone"
    night(warehouse_path, published, 10)
    assert ids(publications(published)) == ["p10", "p9"]
    night(warehouse_path, published, 11, keep=0)
    assert list(published.parent.iterdir()) == [published]


def test_what_a_publication_changes_is_in_it_row_by_row(warehouse_path, tmp_path):
    published = tmp_path / "published.duckdb"
    page, other = "mgAi.aspx?ID=101", "mgAi.aspx?ID=102"
    first = night(
        warehouse_path, published, 1,
        (page, [sample.document("101", sample.text_of(2014, "good"))]),
        (other, [sample.document("102", sample.text_of(2011, "good"), title="Another item")]),
    )  # fmt: skip
    assert first.changes == {}, "there was nothing to compare with"
    same = night(warehouse_path, published, 2)
    assert same.changes == {}
    assert query(published, "SELECT previous_id FROM publication").rows == [("p1",)]

    text = sample.text_of(2014, "inadequate", "RESOLVED: That the plan be brought back.")
    third = night(warehouse_path, published, 3, (page, [sample.document("101", text)]), (other, []))
    told = query(published, "SELECT claim_kind, change, columns, claim_id FROM analysis.changes").rows
    by_change = {(kind, change): [] for kind, change, *_ in told}
    for kind, change, columns, claim_id in told:
        by_change[kind, change].append((columns, claim_id))
    assert third.changes == {key: len(found) for key, found in by_change.items()}
    assert ("WEN" in by_change["action", "added"][0][1], by_change["action", "added"][0][0]) == (True, None)
    (added,), removed = by_change["judgement", "added"], by_change["judgement", "removed"]
    assert added == (None, "wendleshire/sif/2014/leadership/inadequate")
    assert {claim_id for _, claim_id in removed} == {
        "wendleshire/sif/2014/leadership/good",
        "wendleshire/sif/2011/leadership/good",
        "wendleshire/sif/2011/adoption/outstanding",
    }
    assert by_change["inspection", "removed"] == [(None, "wendleshire/sif/2011")]


def test_columns_of_another_type_are_not_compared(warehouse_path, tmp_path):
    published = tmp_path / "published.duckdb"
    night(warehouse_path, published, 1, ("mgAi.aspx?ID=101", [sample.document()]))
    with duckdb.connect(published) as earlier:
        views = "SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE NOT internal"
        for (view,) in earlier.execute(views).fetchall():
            earlier.execute(f"DROP VIEW {view}")
        earlier.execute("ALTER TABLE analysis.actions ALTER status TYPE VARCHAR[] USING [status]")
    assert night(warehouse_path, published, 2).changes == {}
