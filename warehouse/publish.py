"""Publication: the analysts' file, built beside the old one, gated, and put in its place by one rename."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from pathlib import Path

import duckdb

from warehouse.audit import StaleCouncil, stale_councils
from warehouse.carry import carry_forward
from warehouse.changes import count_changes, record_changes
from warehouse.comments import lend_comments, literal
from warehouse.errors import PublicationRefused, WarehouseBroken
from warehouse.gates import check, integrity_gates
from warehouse.masking import offer_masking
from warehouse.migrate import applied, available
from warehouse.regions import write_regions
from warehouse.resolution.follow_up.rules import rules as follow_up_rules
from warehouse.resolution.rules import rules
from warehouse.retained import prune, retain
from warehouse.roles import offer_roles
from warehouse.store import (
    STORAGE_VERSION,
    connect,
    database_errors,
    fetch_rows,
    instant,
    require_warehouse,
    transaction,
)
from warehouse.themes import write_themes


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published."""

    publication_id: str
    published_at: datetime  # UTC, without a zone
    path: Path
    rows: dict[str, int]  # by table
    changes: dict[tuple[str, str], int]  # rows by kind (inspection ...) and change (added, changed, removed)
    stale: tuple[StaleCouncil, ...]  # councils whose rows are those of an earlier publication
    previous_id: str | None  # of the publication that it replaced

    @property
    def changes_told(self) -> str:
        """The changes in one line: `3 judgements added, 1 action removed`."""
        if self.previous_id is None:
            return "there was none"
        told = (
            f"{rows:,} {kind}{'' if rows == 1 else 's'} {change}"
            for (kind, change), rows in self.changes.items()
        )
        return ", ".join(told) or "nothing changed"


def publish(
    warehouse_path: Path,
    published_path: Path,
    publication_id: str,
    published_at: str | datetime,
    *,
    keep_nights: int = 0,
    without: Collection[str] = (),
) -> Publication:
    """Publish the warehouse: readers of `published_path` meet the old file or the new one, each whole.

    The file opens in DuckDB 1.4 and later. It holds the preferred reading of every document, with e-mail
    addresses and telephone numbers masked, and every table carries the publication's id. What it changes
    against the one before is in `analysis.changes`; the one before is kept for `keep_nights`. Stale councils
    keep the rows of the one before, but for documents `without`, which are forgotten: no change is told of what went
    with them. A publication that is killed leaves the old file as it was; the next one
    clears away what it left.

    Raises:
        WarehouseMissing, WarehouseLocked, WarehouseBroken: the warehouse cannot be read.
        PublicationRefused: an integrity gate failed, or there are no rows for a stale council to keep; nothing was
            published.
    """
    require_warehouse(warehouse_path)
    published_path.parent.mkdir(parents=True, exist_ok=True)
    building, mixed = (published_path.with_name(published_path.name + end) for end in (".building", ".mixed"))
    moment = instant(published_at)
    _clear(building, mixed)
    try:
        with connect() as connection:
            connection.execute(f"SET temp_directory = {literal(f'{building}.tmp')}")
            with database_errors(warehouse_path):
                connection.execute(f"ATTACH {literal(warehouse_path)} AS wh (READ_ONLY)")
            _check_schema(connection, warehouse_path)
            previous = _attach_last(connection, published_path)
            if stale := stale_councils(connection, "wh"):
                _check_rows_to_keep(previous, stale, published_path)
                carry_forward(warehouse_path, published_path, mixed, without)
                connection.execute(f"DETACH wh; ATTACH {literal(mixed)} AS wh (READ_ONLY)")
            connection.execute(f"ATTACH {literal(building)} AS out (STORAGE_VERSION '{STORAGE_VERSION}')")
            connection.execute("SET VARIABLE previous_id = ?", [previous and previous[0]])
            _build(connection, publication_id, moment, tell_removed=not without)
            check(connection, integrity_gates().analysis)
            rows, changes = _row_counts(connection), count_changes(connection)
            connection.execute("DETACH out")
        if previous and keep_nights:
            retain(published_path, previous[1])
        _put_in_place(building, published_path)
    finally:
        _clear(building, mixed)
    prune(published_path, moment, keep_nights)
    return Publication(publication_id, moment, published_path, rows, changes, stale, previous and previous[0])


def _attach_last(connection: duckdb.DuckDBPyConnection, published_path: Path) -> tuple[str, datetime] | None:
    """Attach the publication that stands as `last`; returns its id and moment, None where there is none to be read."""
    if not published_path.exists():
        return None
    try:
        connection.execute(f"ATTACH {literal(published_path)} AS last (READ_ONLY)")
        found = connection.execute("SELECT publication_id, published_at FROM last.publication").fetchone()
    except duckdb.Error:  # it is no publication of ours, and gets replaced by one
        return None
    return (found[0], found[1]) if found else None


def _check_rows_to_keep(
    previous: tuple[str, datetime] | None, stale: Sequence[StaleCouncil], published_path: Path
) -> None:
    if previous is None:
        names = ", ".join(council.council for council in stale)
        raise PublicationRefused(
            f"There is no publication at {published_path} to keep the last good rows of {names}: put one back (the "
            "folder `earlier` beside it has those of the last nights), or let them pass: harvest publish --force REASON."
        )


def _check_schema(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    history = [checksum for _, _, checksum in applied(connection, "wh")]
    if history != [migration.checksum for migration in available()]:
        raise WarehouseBroken(
            f"{path} does not have this program's schema: load something with this version first, or update."
        )


def _build(
    connection: duckdb.DuckDBPyConnection, publication_id: str, moment: datetime, *, tell_removed: bool
) -> None:
    offer_masking(connection)
    offer_roles(connection)
    connection.execute("SET VARIABLE publication_id = ?", [publication_id])
    connection.execute("SET VARIABLE published_at = ?", [moment])
    connection.execute("SET VARIABLE several_grades = ?", [list(rules().several_grades)])
    connection.execute("SET VARIABLE follow_up_grace = ?", [follow_up_rules().clock.grace])
    _run(connection, "publication.sql")
    check(connection, integrity_gates().tables)
    for script in ("analysis/facts.sql", "analysis/coverage.sql", "analysis/follow_up.sql"):
        _run(connection, script)
    record_changes(connection, tell_removed=tell_removed)
    write_themes(connection)
    write_regions(connection)
    with transaction(connection):
        _sign(connection, publication_id)  # before the views: older clients do not open one whose table grew
        connection.execute("USE out")  # views must not name it: the file is opened under other names
        for script in ("analysis/views.sql", "analysis/search.sql", "analysis/comments.sql"):
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


def _clear(*files: Path) -> None:
    """Remove what a publication made on its way, or a killed one left: files, their logs and spill folders."""
    for file in files:
        for leftover in (file, Path(f"{file}.wal")):
            leftover.unlink(missing_ok=True)
        shutil.rmtree(Path(f"{file}.tmp"), ignore_errors=True)


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
