"""The tables of an export, read from the published file and written as CSV or Parquet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.comments import literal
from warehouse.export.declared import WORDS, ExportedTable, declared
from warehouse.store import fetch_rows

CUT = " […]"

_CSV = "FORMAT csv, HEADER, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%SZ'"
_PARQUET = "FORMAT parquet, COMPRESSION zstd"


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is exported."""

    name: str
    type: str  # DuckDB's
    comment: str | None
    rights: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is exported, as it stands in the published file."""

    declared: ExportedTable
    comment: str | None
    columns: tuple[Column, ...]
    rows: int
    shortened: int  # cells whose words are cut

    @property
    def name(self) -> str:
        """Its name."""
        return self.declared.name


def tables_of(connection: duckdb.DuckDBPyConnection) -> tuple[list[Table], list[str]]:
    """The tables to export, and what has no declared rights and so stays: `table` or `table.column`."""
    found: dict[str, list[tuple[str, str, str | None]]] = {}
    for table, *column in fetch_rows(
        connection,
        "SELECT c.table_name, c.column_name, c.data_type, c.comment FROM duckdb_columns() c "
        "JOIN duckdb_tables() t USING (database_name, schema_name, table_name) "
        "WHERE c.schema_name = 'analysis' AND c.column_name <> 'publication_id' ORDER BY c.table_name, c.column_index",
    ):
        found.setdefault(table, []).append(tuple(column))
    comments = dict(
        fetch_rows(
            connection, "SELECT table_name, comment FROM duckdb_tables() WHERE schema_name = 'analysis'"
        )
    )
    tables = []
    undeclared = sorted(found.keys() - declared().stay.keys() - {table.name for table in declared().table})
    for table in declared().table:
        rights = table.rights_of
        columns = tuple(
            Column(*column, rights[column[0]]) for column in found.get(table.name, []) if column[0] in rights
        )
        undeclared += [
            f"{table.name}.{name}"
            for name, *_ in found.get(table.name, [])
            if name not in rights and name not in table.left_out
        ]
        if columns:
            tables.append(
                Table(table, comments[table.name], columns, *_counts(connection, table.name, columns))
            )
    return tables, undeclared


def shortened(column: str) -> str:
    """SQL: the words of a column, cut at a word's end where they are longer than a short quote."""
    limit = declared().quote_limit
    kept = f"regexp_replace(left({column}, {limit - len(CUT)}), '\\s+\\S*$', '')"
    return f"CASE WHEN length({column}) <= {limit} THEN {column} ELSE {kept} || '{CUT}' END"


def write_csv(connection: duckdb.DuckDBPyConnection, table: Table, folder: Path) -> list[Path]:
    """Write a table as one CSV file; nulls are empty, instants UTC, lists JSON."""
    path = folder / f"{table.name}.csv"
    connection.execute(f"COPY ({_select(table, lists_as_json=True)}) TO {literal(path)} ({_CSV})")
    return [path]


def write_parquet(connection: duckdb.DuckDBPyConnection, table: Table, folder: Path) -> list[Path]:
    """Write a table as Parquet: one file, or one for each year of its meetings (`year=2025`, or `year=unknown`)."""
    if table.declared.year_of is None:
        path = folder / f"{table.name}.parquet"
        connection.execute(f"COPY ({_select(table)}) TO {literal(path)} ({_PARQUET})")
        return [path]
    year = f"coalesce(left({table.declared.year_of}, 4), 'unknown')"
    found = fetch_rows(connection, f"SELECT DISTINCT {year} FROM analysis.{table.name} ORDER BY 1")
    paths = []
    for (value,) in found or [("unknown",)]:  # a table without rows has columns all the same
        path = folder / table.name / f"year={value}" / "part-0.parquet"
        path.parent.mkdir(parents=True)
        rows = _select(table, f"WHERE {year} = {literal(value)}")
        connection.execute(f"COPY ({rows}) TO {literal(path)} ({_PARQUET})")
        paths.append(path)
    return paths


def _select(table: Table, where: str = "", *, lists_as_json: bool = False) -> str:
    columns = ", ".join(
        f'{_expression(column, lists_as_json)} AS "{column.name}"' for column in table.columns
    )
    order = ", ".join(f't."{name}"' for name in table.declared.key) or "ALL"
    return f"SELECT {columns} FROM analysis.{table.name} t {where} ORDER BY {order}"


def _expression(column: Column, lists_as_json: bool) -> str:
    name = f't."{column.name}"'
    if column.rights == WORDS:
        return shortened(name)
    return f"to_json({name})" if lists_as_json and column.type.endswith("[]") else name


def _counts(
    connection: duckdb.DuckDBPyConnection, table: str, columns: tuple[Column, ...]
) -> tuple[int, int]:
    """Rows, and cells that are cut."""
    long = [
        f'count(*) FILTER (length("{c.name}") > {declared().quote_limit})'
        for c in columns
        if c.rights == WORDS
    ]
    ((rows, cut),) = fetch_rows(
        connection, f"SELECT count(*), {' + '.join(long) or '0'} FROM analysis.{table}"
    )
    return rows, cut
