"""Migrations: forward only, each whole or not at all, and never edited."""

from __future__ import annotations

import duckdb
import pytest

from warehouse.errors import WarehouseBroken
from warehouse.migrate import MIGRATIONS, applied, available, migrate
from warehouse.store import Warehouse


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001_one.sql").write_text("CREATE TABLE one (a INTEGER);")
    return folder


def test_a_new_file_gets_all_and_an_up_to_date_one_nothing(warehouse_path):
    with Warehouse(warehouse_path) as warehouse:
        assert [version for version, *_ in applied(warehouse.connection)] == [m.version for m in available()]
        assert migrate(warehouse.connection, warehouse_path) == []


def test_an_older_file_moves_forward_and_keeps_its_rows(tmp_path, folder):
    with duckdb.connect() as con:
        assert migrate(con, tmp_path, folder) == [1]
        con.execute("INSERT INTO one VALUES (7)")
        (folder / "0002_two.sql").write_text("ALTER TABLE one ADD COLUMN b INTEGER;")
        assert migrate(con, tmp_path, folder) == [2]
        assert con.execute("SELECT a, b FROM one").fetchall() == [(7, None)]


@pytest.mark.parametrize("version", range(1, len(available())))
def test_every_earlier_version_moves_forward_to_the_present_schema(tmp_path, version):
    earlier = tmp_path / "earlier"
    earlier.mkdir()
    for file in MIGRATIONS.iterdir():
        if int(file.name[:4]) <= version:
            (earlier / file.name).write_bytes(file.read_bytes())
    schema = """
        SELECT table_name, column_name, data_type, comment FROM duckdb_columns()
        WHERE NOT internal ORDER BY ALL
    """
    with duckdb.connect() as moved, duckdb.connect() as new:
        migrate(moved, tmp_path, earlier)
        migrate(moved, tmp_path)
        migrate(new, tmp_path)
        assert moved.execute(schema).fetchall() == new.execute(schema).fetchall()


def test_a_failing_migration_leaves_nothing_behind(tmp_path, folder):
    (folder / "0002_two.sql").write_text("CREATE TABLE two (a INTEGER); INSERT INTO nowhere VALUES (1);")
    with duckdb.connect() as con:
        with pytest.raises(duckdb.CatalogException):
            migrate(con, tmp_path, folder)
        assert [version for version, *_ in applied(con)] == [1]
        assert con.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'two'").fetchall() == []


def test_an_edited_migration_a_newer_file_and_a_strange_one_are_refused(tmp_path, folder):
    path = tmp_path / "w.duckdb"
    with duckdb.connect(str(path)) as con:
        migrate(con, path, folder)
        text = (folder / "0001_one.sql").read_text()
        (folder / "0001_one.sql").write_text(text.replace("\n", "\r\n"))
        migrate(con, path, folder)
        (folder / "0001_one.sql").write_text(text + " -- edited")
        with pytest.raises(WarehouseBroken, match="0001_one"):
            migrate(con, path, folder)
        (folder / "0001_one.sql").unlink()
        with pytest.raises(WarehouseBroken, match="newer than this program"):
            migrate(con, path, folder)
    strange = tmp_path / "strange.duckdb"
    with duckdb.connect(str(strange)) as con:
        con.execute("CREATE TABLE documents (a INTEGER)")
    with pytest.raises(WarehouseBroken, match="something else"), Warehouse(strange):
        pass


def test_numbers_have_no_gaps(folder):
    (folder / "0003_three.sql").write_text("SELECT 1;")
    with pytest.raises(WarehouseBroken, match="without gaps"):
        available(folder)


def test_every_table_view_and_column_is_explained(con):
    assert (
        con.execute("""
        SELECT table_name FROM duckdb_tables() WHERE coalesce(comment, '') = ''
        UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal AND coalesce(comment, '') = ''
        UNION ALL
        SELECT table_name || '.' || column_name FROM duckdb_columns()
        WHERE NOT internal AND coalesce(comment, '') = ''
    """).fetchall()
        == []
    )
