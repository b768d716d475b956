"""The writer's file: opening it, its lock, its transactions, and rows handed over in bulk."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb
import pyarrow as pa
from duckdb.func import ARROW, FunctionNullHandling

from warehouse.committees import load_committee_types
from warehouse.errors import WarehouseBroken, WarehouseError, WarehouseLocked, WarehouseMissing
from warehouse.migrate import migrate

#: Files are written so that every DuckDB from 1.4 on opens them; newer versions default to newer formats.
STORAGE_VERSION = "v1.4.0"

# What is committed stands in DuckDB's log until it is so much, several nights' worth, and goes into the tables then, or when the
# file is closed: each time the last part of every table that grew is compressed anew (DuckDB: 16 MB, four times a night).
_CHECKPOINT_THRESHOLD = "256MB"

# The places that a join looks for, up to so many, are known to the scan, which passes over what has none of them; beyond
# (DuckDB: 50) only the range of all of them is.
_PLACES_PUSHED_DOWN = 100_000

_HOLDER = re.compile(r"Conflicting lock is held in (?P<program>.+?) \(PID (?P<pid>\d+)\)")


class Warehouse:
    """The writer's DuckDB file, brought to the newest schema when opened.

    While it is open nobody else can open the file, not even to read; analysts read the published file.

    Raises:
        WarehouseLocked: somebody has it open; the text names the process.
        WarehouseBroken: it is no DuckDB file, or has a schema this version does not know.
    """

    def __init__(self, path: Path) -> None:
        self.path = Path(path)
        self._connection: duckdb.DuckDBPyConnection | None = None

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The open connection; only inside the `with` block."""
        if self._connection is None:
            raise WarehouseError(f"The warehouse {self.path} is not open: use it in a `with` block.")
        return self._connection

    def __enter__(self) -> Warehouse:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with database_errors(self.path):
            connection = connect(
                self.path,
                storage_compatibility_version=STORAGE_VERSION,
                checkpoint_threshold=_CHECKPOINT_THRESHOLD,
            )
        try:
            migrate(connection, self.path)
            with transaction(connection):
                load_committee_types(connection)
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()
        self._connection = None


def connect(
    path: Path | None = None, *, read_only: bool = False, **config: str | bool | int | float | list[str]
) -> duckdb.DuckDBPyConnection:
    """Open a database file, or one in memory, without DuckDB's progress bar.

    It shows one in every process that no file started, a spawned one for example, amid what that prints for others.
    """
    connection = duckdb.connect(str(path or ":memory:"), read_only=read_only, config=config)
    connection.execute("SET enable_progress_bar = false")
    return connection


@contextmanager
def database_errors(path: Path) -> Iterator[None]:
    """Tell DuckDB's failures to open `path` apart, as errors that name the holder or what to do."""
    try:
        yield
    except duckdb.Error as error:
        text = str(error)
        if held := _HOLDER.search(text):
            raise WarehouseLocked(
                f"{path} is in use by process {held['pid']} ({held['program']}): wait until it has finished, "
                "or end it."
            ) from error
        if "different configuration" in text or "Unique file handle conflict" in text:
            raise WarehouseLocked(
                f"{path} is in use by this same process: close that connection first."
            ) from error
        if not path.exists():
            raise WarehouseMissing(f"There is no warehouse at {path}.") from error
        raise WarehouseBroken(
            f"{path} cannot be opened as a DuckDB file ({text}): restore it from a copy, or move it away and "
            "run `harvest replay`."
        ) from error


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing: commit when the block ends, roll back when it raises."""
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


@contextmanager
def scattered(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Inside the block joins by `rowid` read only the parts of a table that hold a row looked for.

    Worth it for texts, which are most of the warehouse (measured: 16,000 among 2.4 million cost a quarter): to compare all places
    with all parts costs more than reading another column does.
    """
    connection.execute(f"SET dynamic_or_filter_threshold = {_PLACES_PUSHED_DOWN}")
    try:
        yield
    finally:
        with suppress(duckdb.Error):  # a transaction that failed takes no further statement
            connection.execute("RESET dynamic_or_filter_threshold")


@contextmanager
def staged(
    connection: duckdb.DuckDBPyConnection, name: str, rows: Sequence[Mapping[str, Any]]
) -> Iterator[None]:
    """Hand rows over through Arrow: inside the block they can be selected from `name`.

    `rows` is not empty and every row has the same keys.
    """
    connection.register(name, pa.Table.from_pylist(list(rows)))
    try:
        yield
    finally:
        connection.unregister(name)


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Append rows to `table`, matched by column name; nothing to append is fine."""
    if rows:
        with staged(connection, "incoming", rows):
            connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")


def offer(connection: duckdb.DuckDBPyConnection, name: str, function: Callable[[str], str | None]) -> None:
    """Offer a function of a text as a function of SQL; that of NULL is NULL.

    DuckDB hands the texts over many at a time: one by one they take a hundred times as long.
    """

    connection.create_function(
        name,
        lambda texts: pa.array((text and function(text) for text in texts.to_pylist()), pa.string()),
        ["VARCHAR"],
        "VARCHAR",
        type=ARROW,
        null_handling=FunctionNullHandling.SPECIAL,
    )


def delete_rows(connection: duckdb.DuckDBPyConnection, table: str, places: Sequence[int]) -> None:
    """Delete rows of `table` by their rowids, as this transaction has found them."""
    if places:
        with staged(connection, "places", [{"place": place} for place in places]):
            connection.execute(f"DELETE FROM {table} WHERE rowid IN (SELECT place FROM places)")


def require_warehouse(path: Path) -> None:
    """Raise WarehouseMissing where there is no warehouse to work on, since nothing was ever loaded."""
    if not path.exists():
        raise WarehouseMissing(f"There is no warehouse at {path}: load something first.")


def only(column: str, values: Collection[Any]) -> str:
    """A further condition of a WHERE: `column` is one of `values`, given as parameters; none where there are no values.

    Constants let DuckDB pass over whole row groups by their least and greatest value, which a join or a function does not.
    """
    return f"AND {column} IN ({', '.join('?' * len(values))})" if values else ""


def find_rows(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Sequence[str],
    key: str,
    values: Collection[Any],
    *,
    councils: Collection[str] = (),
) -> list[Any]:
    """Those columns of the rows of a large table whose `key` is one of the values; of some councils, where any are named.

    The keys alone are read first: a join hands over all columns of what it passes over.
    """
    if not values:
        return []
    with staged(connection, "wanted", [{"value": value} for value in values]):
        return fetch_rows(
            connection,
            f"""
            SELECT {", ".join(columns)} FROM {table} WHERE rowid IN (
                SELECT rowid FROM {table} WHERE {key} IN (SELECT value FROM wanted) {only("council_id", councils)}
            )
            """,
            list(councils),
        )


def fetch_rows(
    connection: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()
) -> list[Any]:
    """All rows of a query, as tuples."""
    return connection.execute(sql, parameters).fetchall()


def instant(value: str | datetime) -> datetime:
    """A moment as the tables hold it: UTC without a zone.

    From a datetime or ISO 8601 (`2026-11-21T02:00:00Z`); what has no zone is taken as UTC.

    Raises:
        ValueError: the text is no ISO 8601 instant.
    """
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
