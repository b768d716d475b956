"""Questions to the published file: read only, with nothing of the machine but that file in reach."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse.errors import QueryFailed, WarehouseMissing
from warehouse.store import connect, database_errors

# A query reads the published file and nothing else: no other file, no download; nor does it change these settings.
_CONFINED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


@dataclass(frozen=True, slots=True)
class QueryResult:
    """What a query gave."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def query(published_path: Path, sql: str) -> QueryResult:
    """Run SQL on the published file; of several statements, the result of the last.

    Raises:
        WarehouseMissing: nothing has been published there.
        WarehouseLocked, WarehouseBroken: somebody has it open to write, or it is no DuckDB file.
        QueryFailed: the database does not accept the SQL, or it asks for more than reading.
    """
    if not published_path.exists():
        raise WarehouseMissing(
            f"Nothing is published at {published_path}: `harvest run` or `harvest load` does it."
        )
    with database_errors(published_path):
        connection = connect(published_path, read_only=True, **_CONFINED)
    with connection:
        connection.execute("SET lock_configuration = true")
        try:
            result = connection.execute(sql)
            if not result or not result.description:
                raise QueryFailed("The SQL holds no statement: try `SELECT * FROM judgements`.")
            columns = tuple(str(column[0]) for column in result.description)
            return QueryResult(columns, result.fetchall())
        except duckdb.Error as error:
            raise QueryFailed(str(error)) from error
