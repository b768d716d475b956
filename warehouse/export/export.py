"""One export of the published file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import duckdb

from warehouse.errors import ExportFailed, NothingToExport, WarehouseMissing
from warehouse.export.claims import write_claims
from warehouse.export.folder import check_free, replaced
from warehouse.export.package import DESCRIPTOR, as_readme, descriptor, file_resource, table_resource
from warehouse.export.tables import tables_of, write_csv, write_parquet
from warehouse.store import connect, database_errors, fetch_rows

ExportFormat = Literal["package", "csv", "parquet", "jsonl"]

#: Told before each part: its name, how many are done, how many there are.
OnPart = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Export:
    """What was exported."""

    folder: Path
    publication_id: str
    rows: dict[str, int]  # by table; `claims` are the lines of claims.jsonl
    files: int
    bytes: int
    shortened: int | None  # cells of tables whose words were cut; None where no tables were asked for
    undeclared: tuple[str, ...]  # tables and columns that stayed, as exports.toml tells no rights of them


def export(
    published_path: Path,
    folder: Path,
    format: ExportFormat = "package",
    on_part: OnPart = lambda name, done, total: None,
) -> Export:
    """Export the publication into a folder, which takes the place of an earlier export there when it is whole.

    `csv`, `parquet` and `jsonl` write the tables, or what each document claims, with a descriptor; `package` writes CSV,
    JSON Lines and a dictionary for people. The same publication gives the same bytes; of two publications of the same
    rows only the descriptor differs.

    Raises:
        FolderTaken: the folder holds something else than an export of ours.
        NothingToExport: the publication holds no documents.
        ExportFailed: a file cannot be written, or the publication is of a version that has not these tables.
        WarehouseMissing, WarehouseLocked, WarehouseBroken: there is no publication, or it cannot be read.
    """
    if not published_path.exists():
        raise WarehouseMissing(
            f"Nothing is published at {published_path}: `harvest run` or `harvest load` does it."
        )
    folder = folder.resolve()
    check_free(folder)
    with database_errors(published_path):
        connection = connect(published_path, read_only=True)
    try:
        with connection, replaced(folder) as building:
            connection.execute("SET threads = 1")  # several write files of other bytes each time
            if not fetch_rows(connection, "SELECT 1 FROM analysis.documents LIMIT 1"):
                raise NothingToExport("The publication holds no documents: crawl or load some first.")
            return _write(connection, building, folder, format, on_part)
    except duckdb.Error as error:  # a full disk; a publication of an earlier version, without these tables
        raise ExportFailed(
            f"The export of {published_path} to {folder} failed, nothing was changed: {error}"
        ) from error


def _write(
    connection: duckdb.DuckDBPyConnection, building: Path, folder: Path, format: ExportFormat, on_part: OnPart
) -> Export:
    tables, undeclared = tables_of(connection)
    resources: list[dict[str, Any]] = []
    rows: dict[str, int] = {}
    parts = [] if format == "jsonl" else tables
    total = len(parts) + (format in {"package", "jsonl"})
    for done, table in enumerate(parts):
        on_part(table.name, done, total)
        write = write_parquet if format == "parquet" else write_csv
        files = write(connection, table, building)
        rows[table.name] = table.rows
        if files:
            resources.append(table_resource(table, files, building))
    if format in {"package", "jsonl"}:
        on_part("claims", len(parts), total)
        file, rows["claims"] = write_claims(connection, building)
        told = "What each document claims, a line each, in the shape of the extraction contract."
        resources.append(file_resource("claims", told, file, building))
    package = descriptor(connection, resources)
    if format == "package":
        readme = building / "README.md"
        readme.write_text(as_readme(package), "utf-8")
        package["resources"].append(file_resource("readme", "This dictionary, for people.", readme, building))
    (building / DESCRIPTOR).write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", "utf-8")
    written = [path for path in building.rglob("*") if path.is_file()]
    return Export(
        folder=folder,
        publication_id=package["publication"]["id"],
        rows=rows,
        files=len(written),
        bytes=sum(path.stat().st_size for path in written),
        shortened=sum(table.shortened for table in parts) if parts else None,
        undeclared=tuple(undeclared) if parts else (),
    )
