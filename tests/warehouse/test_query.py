"""Questions to the published file."""

from __future__ import annotations

import subprocess
import sys

import duckdb
import pytest

from warehouse.errors import QueryFailed, WarehouseBroken, WarehouseLocked, WarehouseMissing
from warehouse.query import query


@pytest.fixture
def published(tmp_path):
    path = tmp_path / "published.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute("CREATE TABLE t AS SELECT 1 AS a, TIMESTAMP '2026-01-01' AS b, DATE '2026-01-02' AS c")
    return path


def test_columns_and_rows(published):
    result = query(published, "SELECT a, a + 1 AS next, NULL AS none FROM t")
    assert result.columns == ("a", "next", "none")
    assert result.rows == [(1, 2, None)]
    assert query(published, "SET VARIABLE x = 5; SELECT getvariable('x')").rows == [(5,)]


def test_the_built_in_extensions_are_there(published):
    sql = "SELECT '{\"a\": 7}'::JSON ->> 'a', strftime(b AT TIME ZONE 'Europe/London', '%Y') FROM t"
    assert query(published, sql).rows == [("7", "2026")]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM nowhere",
        "SELEC 1",
        "SELECT 1 / 'x'",
        "INSERT INTO t VALUES (2, NULL, NULL)",
        "CREATE TABLE u (a INTEGER)",
        "COPY t TO 'out.csv'",
        "SELECT * FROM read_text('/etc/hostname')",
        "ATTACH 'other.duckdb'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "",
        "-- nothing",
    ],
)
def test_what_cannot_be_asked_is_told(published, sql):
    before = published.read_bytes()
    with pytest.raises(QueryFailed):
        query(published, sql)
    assert published.read_bytes() == before
    assert list(published.parent.iterdir()) == [published]


def test_a_missing_and_a_broken_file_are_told_apart(tmp_path):
    with pytest.raises(WarehouseMissing, match="Nothing is published at"):
        query(tmp_path / "none.duckdb", "SELECT 1")
    broken = tmp_path / "broken.duckdb"
    broken.write_text("x" * 5000)
    with pytest.raises(WarehouseBroken, match=r"broken\.duckdb"):
        query(broken, "SELECT 1")


def test_a_file_that_somebody_writes_to_is_told_with_its_holder(published):
    code = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(published)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        holder.stdout.readline()
        with pytest.raises(WarehouseLocked, match=f"process {holder.pid} "):
            query(published, "SELECT 1")
    finally:
        holder.communicate()


def test_readers_do_not_hinder_each_other(published):
    with duckdb.connect(str(published), read_only=True, config={"enable_external_access": False}):
        pass
    assert [query(published, "SELECT a FROM t").rows for _ in range(3)] == [[(1,)]] * 3
