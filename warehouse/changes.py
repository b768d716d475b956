"""What a publication changes: its rows against those of the publication before, as a table of its own."""

from __future__ import annotations

import duckdb

from warehouse.store import fetch_rows

#: The tables that are compared, each with the key by which a row is known again.
COMPARED = (
    ("inspection", "inspections", "inspection_id"),
    ("judgement", "judgements", "judgement_id"),
    ("action", "actions", "action_id"),
)

_TABLE = """
    CREATE TABLE out.analysis.changes (
        claim_kind VARCHAR, change VARCHAR, authority VARCHAR, columns VARCHAR, claim_id VARCHAR
    )
"""

_COLUMNS = """
    SELECT column_name, data_type FROM duckdb_columns()
    WHERE database_name = ? AND schema_name = 'analysis' AND table_name = ? AND column_name <> 'publication_id'
    ORDER BY column_index
"""


def record_changes(connection: duckdb.DuckDBPyConnection, *, tell_removed: bool = True) -> None:
    """Write `analysis.changes` of the file being built, `out`: what it adds, changes and removes against `last`.

    Rows are compared on the columns that both files have, of the same type. Without a file attached as `last` nothing
    has changed.
    What was removed is not told where it is to be forgotten: the keys of rows hold those of documents.
    """
    connection.execute(_TABLE)
    for kind, table, key in COMPARED:
        columns, earlier = (fetch_rows(connection, _COLUMNS, [file, table]) for file in ("out", "last"))
        shared = [name for name, type_ in columns if (name, type_) in earlier]
        if key in shared and "authority" in shared:
            connection.execute(_difference(kind, table, key, shared))
    if not tell_removed:
        connection.execute("DELETE FROM out.analysis.changes WHERE change = 'removed'")


def count_changes(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], int]:
    """How many rows changed, by kind (inspection, judgement, action) and change (added, changed, removed)."""
    found = fetch_rows(
        connection, "SELECT claim_kind, change, count(*) FROM out.analysis.changes GROUP BY ALL ORDER BY ALL"
    )
    return {(kind, change): rows for kind, change, rows in found}


def _difference(kind: str, table: str, key: str, columns: list[str]) -> str:
    differing = ", ".join(
        f"""CASE WHEN n."{name}" IS DISTINCT FROM o."{name}" THEN '{name}' END""" for name in columns
    )
    return f"""
        INSERT INTO out.analysis.changes
        SELECT
            '{kind}',
            CASE WHEN o.{key} IS NULL THEN 'added' WHEN n.{key} IS NULL THEN 'removed' ELSE 'changed' END AS change,
            coalesce(n.authority, o.authority),
            CASE WHEN o.{key} = n.{key} THEN concat_ws(', ', {differing}) END AS columns,
            coalesce(n.{key}, o.{key}) AS claim_id
        FROM out.analysis.{table} n FULL JOIN last.analysis.{table} o ON o.{key} = n.{key}
        WHERE columns IS DISTINCT FROM ''
        ORDER BY change, claim_id
    """
