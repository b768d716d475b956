"""Exports: facts and short quotes, the same bytes each time, nobody else's files touched."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import duckdb
import frictionless
import pytest
import warehouse_samples as sample

from transforms.contract import to_contract
from transforms.records import ParsedPage
from warehouse.errors import ExportFailed, FolderTaken, NothingToExport, WarehouseMissing
from warehouse.export import export
from warehouse.export.declared import WORDS, declared
from warehouse.export.package import rights_table
from warehouse.load import load_documents
from warehouse.publish import publish
from warehouse.resolution import resolve
from warehouse.store import Warehouse

LIMB = (
    "That " + "the Director of Children and Learning report on each part of the plan in turn " * 6 + "in May"
)
LONG = f"Members heard that Ofsted inspected the services of Wendleshire in 2014.\nRESOLVED: {LIMB}."


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A publication with an inspection told twice, a limb longer than a short quote, and a saved page."""
    folder = tmp_path_factory.mktemp("made")
    with Warehouse(folder / "warehouse.duckdb") as warehouse:
        con = warehouse.connection
        sample.prepare(con)
        meeting = sample.document("7", "Minutes of the day", kind="meeting", title=None)
        sample.load(
            con,
            (sample.capture("mgAi.aspx?ID=101", 1), [sample.document("101", sample.text_of(2014, "good"))]),
            (
                sample.capture("mgAi.aspx?ID=102", 1),
                [sample.document("102", LONG, meeting_date="2016-02-01")],
            ),
            (sample.capture("ieListDocuments.aspx?MId=7", 1), [meeting]),
        )
        load_documents(con, [sample.loaded(sample.document(None, "A saved page"), council_id=None)], "r1")
        resolve(con)
    return publish(
        folder / "warehouse.duckdb", folder / "published.duckdb", "p1", "2026-01-02T06:00:00Z"
    ).path


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def errors_of(folder: Path) -> list[str]:
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    return [error.message for task in report.tasks for error in task.errors] + [
        e.message for e in report.errors
    ]


@pytest.mark.parametrize("format", ["package", "csv"])
def test_the_package_is_valid_for_others_keys_and_references_too(made, tmp_path, format):
    done = export(made, tmp_path / "out", format)
    assert errors_of(done.folder) == []
    assert done.undeclared == ()
    assert done.rows["documents"] == 4
    package = json.loads((done.folder / "datapackage.json").read_text("utf-8"))
    evidence = next(resource for resource in package["resources"] if resource["name"] == "evidence")
    assert evidence["schema"]["primaryKey"] == ["claim_id", "claim_key"]
    assert {reference["reference"]["resource"] for reference in evidence["schema"]["foreignKeys"]} == {
        "agenda_items", "documents",
    }  # fmt: skip
    assert package["publication"]["id"] == "p1"
    assert {"title": "Wendleshire: democracy web site", "path": sample.SITE} in package["sources"]


def test_a_row_that_is_changed_or_refers_to_nothing_is_seen_by_others(made, tmp_path):
    done = export(made, tmp_path / "out", "csv")
    judgements = done.folder / "judgements.csv"
    judgements.write_text(judgements.read_text("utf-8").replace("wendleshire/sif", "nowhere/sif"), "utf-8")
    assert any("FOREIGN" in error.upper() for error in errors_of(done.folder))
    assert any("hash" in error for error in errors_of(done.folder))


@pytest.mark.parametrize("format", ["package", "csv", "parquet", "jsonl"])
def test_the_same_publication_gives_the_same_bytes(made, tmp_path, format):
    first = export(made, tmp_path / "first", format)
    export(made, tmp_path / "second", format)
    again = export(made, tmp_path / "first", format)
    assert first.files == len(files_of(first.folder))
    assert files_of(again.folder) == files_of(tmp_path / "second")
    assert [path.name for path in tmp_path.iterdir()] in (["first", "second"], ["second", "first"])


@pytest.mark.parametrize("format", ["package", "parquet"])
def test_two_publications_of_the_same_rows_differ_in_the_descriptor_only(made, tmp_path, format):
    later = publish(
        made.with_name("warehouse.duckdb"), tmp_path / "later.duckdb", "p2", "2026-03-04T06:00:00Z"
    )
    one, two = (
        files_of(export(path, tmp_path / name, format).folder)
        for name, path in (("a", made), ("b", later.path))
    )
    assert {name for name in one if one[name] != two[name]} == {"datapackage.json"}
    changed = [
        line
        for line in one["datapackage.json"].splitlines()
        if line not in two["datapackage.json"].splitlines()
    ]
    assert all(b"p1" in line or b"2026-01-02T06:00:00Z" in line for line in changed)


def test_no_field_holds_a_whole_text_or_more_than_a_short_quote(made, tmp_path):
    done = export(made, tmp_path / "out")
    with duckdb.connect(str(made), read_only=True) as con:
        texts = [text for (text,) in con.execute("SELECT text FROM documents").fetchall()]
    limit = declared().quote_limit
    cells = [
        (name, column, value)
        for name in done.rows
        if name != "claims"
        for row in table(done.folder, name)
        for column, value in row.items()
    ]
    rights = {t.name: t.rights_of for t in declared().table}
    assert not [cell for cell in cells if cell[2] in texts]
    assert not [cell for cell in cells if rights[cell[0]][cell[1]] == WORDS and len(cell[2]) > limit]
    for line in (done.folder / "claims.jsonl").read_text("utf-8").splitlines():
        assert not [text for text in texts if json.dumps(text) in line]
    for path, content in files_of(done.folder).items():
        assert not [text for text in texts if len(text) > limit and text.encode() in content], path


def test_a_long_quote_is_cut_at_a_word_and_counted(made, tmp_path):
    done = export(made, tmp_path / "out")
    (action,) = (row for row in table(done.folder, "actions") if row["text"].startswith("That the Director"))
    assert action["text"].endswith(" […]")
    assert LIMB.startswith(action["text"].removesuffix(" […]"))
    assert LIMB[len(action["text"]) - 4] == " "
    assert 280 < len(action["text"]) <= declared().quote_limit
    assert done.shortened == 5  # its text and quote, the tracker's, and the quote as evidence
    (line,) = (
        line
        for line in (done.folder / "claims.jsonl").read_text("utf-8").splitlines()
        if "That the Dir" in line
    )
    assert json.loads(line)["actions"][0]["quote"].endswith(" […]")


def test_claims_have_the_shape_of_the_contract(made, tmp_path):
    document = sample.document("101", sample.text_of(2014, "good"))
    printed = to_contract("x", ParsedPage(document, (document,)), sample.extraction_of(document.text))
    done = export(made, tmp_path / "out", "jsonl")
    lines = [json.loads(line) for line in (done.folder / "claims.jsonl").read_text("utf-8").splitlines()]
    assert done.rows == {"claims": 2}
    (told,) = (line for line in lines if line["id"] == "WEN/agenda_item/101")
    assert told | {"id": "x"} == printed
    assert json.dumps(told | {"id": "x"}) == json.dumps(printed)  # the order of keys too


def test_parquet_is_parted_by_year_and_holds_the_rows_of_the_tables(made, tmp_path):
    done = export(made, tmp_path / "out", "parquet")
    assert {path.name for path in (done.folder / "evidence").iterdir()} == {"year=2015", "year=2016"}
    with duckdb.connect(str(made), read_only=True) as con:
        for name, rows in done.rows.items():
            files = (
                f"{done.folder}/{name}/**/*.parquet"
                if (done.folder / name).is_dir()
                else f"{done.folder}/{name}.parquet"
            )
            read = f"read_parquet('{files}', hive_partitioning = false)"
            assert con.execute(f"SELECT count(*) FROM {read}").fetchone() == (rows,)
        years = f"SELECT year::VARCHAR, title FROM read_parquet('{done.folder}/documents/**/*.parquet', hive_partitioning = true)"
        assert ("2016", "Outcome of the inspection") in con.execute(years).fetchall()


def test_every_column_of_the_analysts_tables_has_rights_or_a_reason_to_stay(made):
    with duckdb.connect(str(made), read_only=True) as con:
        columns = con.execute("""
            SELECT table_name, column_name FROM duckdb_columns() SEMI JOIN duckdb_tables() USING (schema_name, table_name)
            WHERE schema_name = 'analysis' AND column_name <> 'publication_id'
        """).fetchall()
    told = {(t.name, column) for t in declared().table for column in (*t.rights_of, *t.left_out)}
    columns = {column for column in columns if column[0] not in declared().stay}
    assert columns == told, "tell the rights of new columns in exports.toml, or why they stay"


def test_the_page_on_rights_tells_those_of_each_field():
    page = (Path(__file__).parents[3] / "docs" / "legal.md").read_text("utf-8")
    assert page.endswith(rights_table()), "docs/legal.md: put the output of rights_table() at its end"
    assert f"longer than\n  {declared().quote_limit} characters" in page


def test_a_column_without_rights_stays_and_is_told(made, tmp_path):
    changed = Path(shutil.copy(made, tmp_path / "changed.duckdb"))
    with duckdb.connect(str(changed)) as con:
        con.execute("ALTER TABLE analysis.meetings ADD COLUMN notes VARCHAR DEFAULT 'whole text'")
        con.execute("CREATE TABLE analysis.texts AS SELECT text FROM main.documents")
    done = export(changed, tmp_path / "out")
    assert done.undeclared == ("texts", "meetings.notes")
    assert "notes" not in table(done.folder, "meetings")[0]
    assert not (done.folder / "texts.csv").exists()


def test_a_folder_that_is_no_export_of_ours_is_left_alone(made, tmp_path):
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work")
    with pytest.raises(FolderTaken, match="is no export of council-harvest"):
        export(made, mine)
    (mine / "datapackage.json").write_text('{"name": "other", "resources": []}')
    with pytest.raises(FolderTaken, match="is no export of council-harvest"):
        export(made, mine)
    with pytest.raises(FolderTaken, match="is a file"):
        export(made, mine / "thesis.txt")
    assert {path.name for path in mine.iterdir()} == {"thesis.txt", "datapackage.json"}


def test_a_file_put_into_an_export_is_not_lost(made, tmp_path):
    done = export(made, tmp_path / "out")
    (done.folder / "notes.txt").write_text("mine")
    with pytest.raises(FolderTaken, match=r"such as notes\.txt"):
        export(made, tmp_path / "out")
    assert (done.folder / "notes.txt").read_text() == "mine"


def test_a_failed_export_leaves_the_earlier_one(made, tmp_path):
    before = files_of(export(made, tmp_path / "out").folder)

    def stop(name: str, done: int, total: int) -> None:
        if name == "evidence":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(made, tmp_path / "out", "parquet", stop)
    assert files_of(tmp_path / "out") == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_earlier_export_that_a_killed_one_had_moved_is_put_back(made, tmp_path):
    export(made, tmp_path / "out")
    (tmp_path / "out").rename(tmp_path / ".out.old")
    (tmp_path / ".out.building").mkdir()
    with pytest.raises(WarehouseMissing):
        export(tmp_path / "none.duckdb", tmp_path / "out")
    export(made, tmp_path / "out", "jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_publication_of_an_earlier_version_is_told(tmp_path):
    with duckdb.connect(str(tmp_path / "old.duckdb")) as con:
        con.execute("CREATE TABLE documents (text VARCHAR)")
    with pytest.raises(ExportFailed, match="nothing was changed"):
        export(tmp_path / "old.duckdb", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_nothing_published_and_an_empty_publication_are_told(tmp_path):
    with pytest.raises(WarehouseMissing, match="Nothing is published"):
        export(tmp_path / "none.duckdb", tmp_path / "out")
    with Warehouse(tmp_path / "warehouse.duckdb"):
        pass
    publish(tmp_path / "warehouse.duckdb", tmp_path / "empty.duckdb", "p1", "2026-01-02T06:00:00Z")
    with pytest.raises(NothingToExport):
        export(tmp_path / "empty.duckdb", tmp_path / "out")
    assert not (tmp_path / "out").exists()
