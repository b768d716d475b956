"""Ids of inspections as they were: a warehouse that is built anew takes them from the last publication."""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.comments import literal
from warehouse.store import database_errors, fetch_rows, transaction


def recall_ids(connection: duckdb.DuckDBPyConnection, published_path: Path) -> bool:
    """Give each mention the id of inspection that a published file has for it; returns whether any was another.

    To be called between two resolutions: the first finds the members, the second keeps the ids that most of them
    have. An id tells what was known of an inspection when it was first seen, so captures alone do not give it again.

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
                connection.execute("DELETE FROM resolution_state WHERE kind = 'inspections'")
    finally:
        connection.execute("DETACH published")
    return changed
