"""Rows merged into those that stand: what is the same is left alone, so that a second load changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import duckdb

from warehouse.rows import Row
from warehouse.store import delete_rows, fetch_rows, insert, only, staged, transaction


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
    places = sorted({row[within] for row in rows}) if within else []
    with transaction(connection):
        with staged(connection, "incoming", rows):
            found = fetch_rows(
                connection,
                f"""
                SELECT rowid, {columns} FROM {table} WHERE {key} IN (SELECT {key} FROM incoming)
                {only(within or key, places)}
                """,
                places,
            )
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
