"""Ids of inspections as they were: a warehouse that is built anew takes them from the last publication."""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.comments import literal
from warehouse.resolution.resolve import resolve
from warehouse.store import database_errors, fetch_rows, transaction


def recall_ids(connection: duckdb.DuckDBPyConnection, published_path: Path) -> None:
    """Give the inspections of a resolved warehouse the ids that a published file has for them.

    An id tells what was known of an inspection when it was first seen, so captures alone do not give it again. Each
    mention gets its published id; where any had another, resolving again keeps the ids that most members have.

    Raises:
        WarehouseBroken: there is no such published file, or it is none.
    """
    with database_errors(published_path):
        connection.execute(f"ATTACH {literal(published_path)} AS published (READ_ONLY)")
    try:
        with transaction(connection):
            found = fetch_rows(
                connection,
                """
                UPDATE inspection_members m SET inspection_id = p.inspection_id
                FROM published.analysis.mentions p
                WHERE p.inspection_key = m.inspection_key AND p.inspection_id IS NOT NULL
                  AND m.inspection_id IS DISTINCT FROM p.inspection_id
                """,
            )
            changed = bool(found[0][0])
            if changed:
                connection.execute("UPDATE resolution_state SET digest = '' WHERE kind = 'inspections'")
    finally:
        connection.execute("DETACH published")
    if changed:
        resolve(connection)
