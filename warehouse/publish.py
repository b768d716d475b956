"""Publication: the analysts' file, built beside the old one, gated, and put in its place by one rename."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from pathlib import Path

import duckdb

from warehouse.comments import lend_comments, literal
from warehouse.errors import WarehouseBroken, WarehouseMissing
from warehouse.gates import check
from warehouse.masking import SUSPECT, mask_contacts
from warehouse.migrate import applied, available
from warehouse.resolution.rules import rules
from warehouse.store import STORAGE_VERSION, database_errors, fetch_rows, insert, instant, transaction

#: The columns that hold words of pages or of messages, in which contact details can stand.
MASKED_COLUMNS = (
    ("documents", "title"),
    ("documents", "committee"),
    ("documents", "decision_maker"),
    ("documents", "decision_status"),
    ("documents", "text"),
    ("inspections", "subject_name"),
    ("actions", "text"),
    ("actions", "owner"),
    ("linked_files", "title"),
    ("fetches", "detail"),
    ("issues", "detail"),
)


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published."""

    publication_id: str
    published_at: datetime  # UTC, without a zone
    path: Path
    rows: dict[str, int]  # by table


def publish(
    warehouse_path: Path, published_path: Path, publication_id: str, published_at: str | datetime
) -> Publication:
    """Publish the warehouse: readers of `published_path` meet the old file or the new one, each whole.

    The file opens in DuckDB 1.4 and later. It holds the preferred reading of every document, with e-mail
    addresses and telephone numbers masked, and every table carries the publication's id. A publication that
    is killed leaves the old file as it was; the next one clears away what it left.

    Raises:
        WarehouseMissing, WarehouseLocked, WarehouseBroken: the warehouse cannot be read.
        PublicationRefused: an integrity gate failed; nothing was published.
    """
    if not warehouse_path.exists():
        raise WarehouseMissing(f"There is no warehouse at {warehouse_path}: load something first.")
    published_path.parent.mkdir(parents=True, exist_ok=True)
    building = published_path.with_name(published_path.name + ".building")
    _clear(building)
    moment = instant(published_at)
    try:
        rows = _build_gated(warehouse_path, building, publication_id, moment)
        _put_in_place(building, published_path)
    except BaseException:
        _clear(building)
        raise
    return Publication(publication_id, moment, published_path, rows)


def _build_gated(source: Path, building: Path, publication_id: str, moment: datetime) -> dict[str, int]:
    """Write the whole new file and check it; returns the rows of each table."""
    with duckdb.connect() as connection:
        with database_errors(source):
            connection.execute(f"ATTACH {literal(source)} AS wh (READ_ONLY)")
        _check_schema(connection, source)
        connection.execute(f"ATTACH {literal(building)} AS out (STORAGE_VERSION '{STORAGE_VERSION}')")
        _build(connection, publication_id, moment)
        check(connection)
        rows = _row_counts(connection)
        connection.execute("DETACH out")
    return rows


def _check_schema(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    history = [checksum for _, _, checksum in applied(connection, "wh")]
    if history != [migration.checksum for migration in available()]:
        raise WarehouseBroken(
            f"{path} does not have this program's schema: load something with this version first, or update."
        )


def _build(connection: duckdb.DuckDBPyConnection, publication_id: str, moment: datetime) -> None:
    _collect_masks(connection)
    connection.execute("SET VARIABLE publication_id = ?", [publication_id])
    connection.execute("SET VARIABLE published_at = ?", [moment])
    connection.execute("SET VARIABLE several_grades = ?", [list(rules().several_grades)])
    for script in ("publication.sql", "analysis/facts.sql", "analysis/coverage.sql"):
        _run(connection, script)
    with transaction(connection):
        _sign(connection, publication_id)  # before the views: older clients do not open one whose table grew
        connection.execute("USE out")  # views must not name it: the file is opened under other names
        for script in ("analysis/views.sql", "analysis/comments.sql"):
            _run(connection, script)
        connection.execute("USE memory")
        lend_comments(connection)
    connection.execute("CHECKPOINT out")


def _run(connection: duckdb.DuckDBPyConnection, script: str) -> None:
    connection.execute(files("warehouse").joinpath(script).read_text("utf-8"))


def _sign(connection: duckdb.DuckDBPyConnection, publication_id: str) -> None:
    """Let every table carry the publication's id."""
    for table in _tables(connection):
        if table != "publication":
            connection.execute(
                f"ALTER TABLE out.{table} ADD COLUMN publication_id VARCHAR DEFAULT {literal(publication_id)}"
            )


def _collect_masks(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `masks` with every text that must be masked, for the macro `masked` to look up."""
    connection.execute("CREATE TEMP TABLE masks (original VARCHAR, masked VARCHAR)")
    connection.execute(
        "CREATE TEMP MACRO masked(word) AS "
        "coalesce((SELECT any_value(m.masked) FROM masks m WHERE m.original = word), word)"
    )
    suspects = " UNION ".join(
        f"SELECT {column} AS word FROM wh.{table} WHERE regexp_matches({column}, '{SUSPECT}')"
        for table, column in MASKED_COLUMNS
    )
    with connection.cursor() as reader:  # a second one, since writing would end the first one's result
        reader.execute(suspects)
        while batch := reader.fetchmany(1000):
            pairs = ((word, mask_contacts(word)) for (word,) in batch)
            rows = [{"original": word, "masked": masked} for word, masked in pairs if masked != word]
            insert(connection, "masks", rows)


def _tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    sql = """
        SELECT if(schema_name = 'main', '', schema_name || '.') || table_name FROM duckdb_tables()
        WHERE database_name = 'out' ORDER BY schema_name = 'main' DESC, table_name
    """
    return [name for (name,) in fetch_rows(connection, sql)]


def _row_counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    return {
        table: fetch_rows(connection, f"SELECT count(*) FROM out.{table}")[0][0]
        for table in _tables(connection)
    }


def _clear(building: Path) -> None:
    """Remove what a killed publication left: the file, its log and its spill folder."""
    for leftover in (building, Path(f"{building}.wal")):
        leftover.unlink(missing_ok=True)
    shutil.rmtree(Path(f"{building}.tmp"), ignore_errors=True)


def _put_in_place(building: Path, published: Path) -> None:
    """One atomic rename, on disk before and after; a reader that has the old file open keeps it."""
    _sync(building)
    os.replace(building, published)
    _sync(published.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
