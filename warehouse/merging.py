"""Rows merged into those that stand: what is the same is left alone, so that a second load changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import duckdb

from warehouse.rows import Row
from warehouse.store import delete_rows, find_rows, insert, staged, transaction


def merge(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    key: str,
    rows: list[Row],
    *,
    by_council: bool = False,
    supersedes: Callable[[Row, Row], bool] = lambda new, old: True,
) -> int:
    """Add rows or put them in place of those with the same key; rows that are the same are left alone.

    `by_council`: a key is of one council, so that other councils' rows need not be looked through.
    """
    if not rows:
        return 0
    names = list(rows[0])
    columns = ("rowid", *(f'"{name}"' for name in names))
    councils = {row["council_id"] for row in rows} if by_council else ()
    with transaction(connection):
        found = find_rows(connection, table, columns, key, [row[key] for row in rows], councils=councils)
        stored = {
            row[key]: (place, row)
            for place, row in ((place, dict(zip(names, values, strict=True))) for place, *values in found)
        }
        changed = [
            row
            for row in rows
            if row[key] not in stored or (row != stored[row[key]][1] and supersedes(row, stored[row[key]][1]))
        ]
        delete_rows(connection, table, [stored[row[key]][0] for row in changed if row[key] in stored])
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
