"""Rows merged into those that stand: what is the same is left alone, so that a second load changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import duckdb

from warehouse.rows import Row
from warehouse.store import fetch_rows, insert, staged, transaction


def merge(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    key: str,
    rows: list[Row],
    *,
    within: str | None = None,
    supersedes: Callable[[Row, Row], bool] = lambda new, old: True,
) -> int:
    """Add rows or put them in place of those with the same key; rows that are the same are left alone.

    `within` names a column that is the same for all rows of a key; what lies elsewhere is then not looked through.
    """
    if not rows:
        return 0
    names = list(rows[0])
    columns = ", ".join(f'"{name}"' for name in names)
    same = f"{key} IN (SELECT {key} FROM incoming)"
    if within:
        same += f" AND {within} IN (SELECT {within} FROM incoming)"
    with transaction(connection):
        with staged(connection, "incoming", rows):
            found = fetch_rows(connection, f"SELECT {columns} FROM {table} WHERE {same}")
        stored = {row[key]: row for row in (dict(zip(names, values, strict=True)) for values in found)}
        changed = [
            row
            for row in rows
            if row[key] not in stored or (row != stored[row[key]] and supersedes(row, stored[row[key]]))
        ]
        if changed:
            with staged(connection, "incoming", changed):
                connection.execute(f"DELETE FROM {table} WHERE {same}")
            insert(connection, table, changed)
    return len(changed)


def append_new(connection: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> int:
    """Add the rows of a run's log that it does not hold yet."""
    if not rows:
        return 0
    columns = ", ".join(rows[0])
    runs = list({row["run_id"] for row in rows})
    known = " OR ".join(f"run_id {'IS NULL' if run is None else '= ?'}" for run in runs)
    with transaction(connection), staged(connection, "incoming", rows):
        added = connection.execute(
            f"""
            INSERT INTO {table} ({columns})
            SELECT {columns} FROM incoming
            EXCEPT
            SELECT {columns} FROM {table} WHERE {known}
            """,
            [run for run in runs if run is not None],
        ).fetchone()
    return int(added[0]) if added else 0
