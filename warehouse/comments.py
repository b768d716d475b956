"""Comments of tables and columns: the data dictionary that travels with the published file."""

from __future__ import annotations

from pathlib import Path

import duckdb

# Tables whose columns others join in, in the order in which a comment is looked for.
_LENDERS = ("documents", "pages", "inspections", "evidence", "publication")

_CATALOG = """
    SELECT database_name, table_name, NULL AS column_name, comment FROM duckdb_tables()
    UNION ALL
    SELECT database_name, view_name, NULL, comment FROM duckdb_views() WHERE NOT internal
    UNION ALL
    SELECT database_name, table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal
"""


def lend_comments(connection: duckdb.DuckDBPyConnection) -> None:
    """Give every table and column of `out` that has no comment that of the same in `wh`.

    A column that its table does not have there takes the comment of the table that it was joined in from.
    """
    catalog = {(*names,): comment for *names, comment in connection.execute(_CATALOG).fetchall()}
    for (database, table, column), comment in catalog.items():
        if database != "out" or comment is not None:
            continue
        homes = [("wh", table), *((name, lender) for lender in _LENDERS for name in ("out", "wh"))]
        lent = next((found for home in homes if (found := catalog.get((*home, column)))), None)
        if lent is not None:
            thing = f"TABLE out.{table}" if column is None else f'COLUMN out.{table}."{column}"'
            connection.execute(f"COMMENT ON {thing} IS {literal(lent)}")


def literal(value: str | Path) -> str:
    """A text as an SQL literal, for statements that take no parameters."""
    return "'" + str(value).replace("'", "''") + "'"
