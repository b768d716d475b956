"""The data dictionary: what the comments in the published file say, as Markdown."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from warehouse.query import query

_TABLES = """
    SELECT schema_name, table_name, 'table' AS kind, comment FROM duckdb_tables()
    UNION ALL
    SELECT schema_name, view_name, 'view', comment FROM duckdb_views() WHERE NOT internal
"""

_COLUMNS = f"""
    SELECT t.schema_name, t.table_name, t.kind, t.comment, c.column_name, c.data_type, c.comment
    FROM ({_TABLES}) t
    JOIN duckdb_columns() c ON c.schema_name = t.schema_name AND c.table_name = t.table_name AND NOT c.internal
    ORDER BY t.schema_name, t.kind, t.table_name, c.column_index
"""

_MACROS = """
    SELECT schema_name || '.' || function_name, array_to_string(parameters, ', '), comment FROM duckdb_functions()
    WHERE NOT internal AND function_type = 'table_macro' ORDER BY ALL
"""

_ABOUT = {
    "analysis": "One row for each real thing, however many documents tell of it.",
    "main": "What each document says, and the logs: the schema of names without one.",
}


def as_markdown(published_path: Path) -> str:
    """Every table, view, column and table macro of the published file with its comment, schema by schema.

    Raises:
        WarehouseMissing: nothing has been published there.
        WarehouseLocked, WarehouseBroken: it cannot be opened.
    """
    lines = ["# Data dictionary", ""]
    for schema, of_schema in groupby(query(published_path, _COLUMNS).rows, key=lambda row: row[0]):
        lines += [f"## {schema}", "", _ABOUT.get(schema, ""), ""]
        for (table, kind, comment), columns in groupby(of_schema, key=lambda row: row[1:4]):
            lines += [f"### {schema}.{table} ({kind})", "", f"{comment}.", ""]
            lines += ["| column | type | meaning |", "| --- | --- | --- |"]
            lines += [f"| `{name}` | {type_} | {_cell(meaning)} |" for *_, name, type_, meaning in columns]
            lines.append("")
    lines += ["## Functions that give tables", ""]
    lines += [
        f"`FROM {name}({words})`: {comment}." for name, words, comment in query(published_path, _MACROS).rows
    ]
    return "\n".join(lines) + "\n"


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|")
