"""Comments of tables and columns: the data dictionary that travels with the published file."""

from __future__ import annotations

from pathlib import Path

import duckdb

# Tables whose columns others join in, in the order in which a comment is looked for.
_LENDERS = (
    ("out", "analysis", "documents"),
    ("wh", "main", "resolved_inspections"),
    ("wh", "main", "judgements"),
    ("wh", "main", "actions"),
    ("out", "analysis", "judgements"),
    *(
        (database, "main", name)
        for name in ("documents", "pages", "inspections", "evidence", "publication", "meetings")
        for database in ("out", "wh")
    ),
    ("out", "analysis", "inspections"),
    ("out", "analysis", "actions"),
    ("wh", "main", "official_outcomes"),
    ("wh", "main", "inspection_members"),
)

_CATALOG = """
    SELECT database_name, schema_name, table_name, NULL AS column_name, comment, 'TABLE' AS kind FROM duckdb_tables()
    UNION ALL
    SELECT database_name, schema_name, view_name, NULL, comment, 'VIEW' FROM duckdb_views() WHERE NOT internal
    UNION ALL
    SELECT database_name, schema_name, table_name, column_name, comment, 'COLUMN' FROM duckdb_columns() WHERE NOT internal
"""


def lend_comments(connection: duckdb.DuckDBPyConnection) -> None:
    """Give every table and column of `out` that has no comment that of the same in `wh`.

    A column that its table does not have there takes the comment of the table that it was joined in from.
    """
    catalog = {
        (*names,): (comment, kind) for *names, comment, kind in connection.execute(_CATALOG).fetchall()
    }
    for (database, schema, table, column), (comment, kind) in catalog.items():
        if database != "out" or comment is not None:
            continue
        homes = [("wh", "main", table)] if schema == "main" or kind == "COLUMN" else []
        lent = next(
            (found for home in (*homes, *_LENDERS) if (found := catalog.get((*home, column), (None,))[0])),
            None,
        )
        if lent is not None:
            thing = f"{schema}.{table}" if column is None else f'{schema}.{table}."{column}"'
            connection.execute(f"COMMENT ON {kind} out.{thing} IS {literal(lent)}")


def literal(value: str | Path) -> str:
    """A text as an SQL literal, for statements that take no parameters."""
    return "'" + str(value).replace("'", "''") + "'"
