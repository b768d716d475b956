"""Schema changes: numbered SQL files, applied forward only, each in one transaction with its record."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseBroken

MIGRATIONS: Traversable = files("warehouse") / "migrations"

_FILE_NAME = re.compile(r"(?P<version>\d{4})_(?P<name>\w+)\.sql")

_LEDGER = """
    CREATE TABLE schema_migrations (version INTEGER, name VARCHAR, checksum VARCHAR);
    COMMENT ON TABLE schema_migrations IS 'Schema changes applied to this file, one row each';
    COMMENT ON COLUMN schema_migrations.version IS 'Number of the migration, from 1 without gaps';
    COMMENT ON COLUMN schema_migrations.name IS 'What the migration is about, as in its file name';
    COMMENT ON COLUMN schema_migrations.checksum IS 'SHA-256 of the SQL that was applied';
"""


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered change of the schema."""

    version: int
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        """SHA-256 of the SQL; line ends do not count, since a checkout may change them."""
        return hashlib.sha256("\n".join(self.sql.splitlines()).encode()).hexdigest()


def available(folder: Traversable = MIGRATIONS) -> list[Migration]:
    """The migrations in `folder`, in order.

    Raises:
        WarehouseBroken: the numbers are not 1, 2, 3 ...
    """
    found = []
    for file in folder.iterdir():
        if match := _FILE_NAME.fullmatch(file.name):
            found.append(Migration(int(match["version"]), match["name"], file.read_text("utf-8")))
    found.sort(key=lambda migration: migration.version)
    if [migration.version for migration in found] != list(range(1, len(found) + 1)):
        raise WarehouseBroken(f"The migrations in {folder} are not numbered 1, 2, 3 ... without gaps.")
    return found


def migrate(connection: duckdb.DuckDBPyConnection, path: Path, folder: Traversable = MIGRATIONS) -> list[int]:
    """Bring the open file at `path` forward to the newest schema; return the versions applied now.

    Raises:
        WarehouseBroken: the file was made by a newer version of the project, or an applied migration was
            edited afterwards, or it is somebody else's database.
    """
    migrations = available(folder)
    history = applied(connection)
    _check_history(history, migrations, path)
    if not history and connection.execute("SELECT 1 FROM duckdb_tables()").fetchone():
        raise WarehouseBroken(f"{path} is a DuckDB file of something else: choose another path.")
    pending = migrations[len(history) :]
    for migration in pending:
        connection.begin()
        try:
            if migration.version == 1:
                connection.execute(_LEDGER)
            connection.execute(migration.sql)
            connection.execute(
                "INSERT INTO schema_migrations VALUES (?, ?, ?)",
                [migration.version, migration.name, migration.checksum],
            )
        except BaseException:
            connection.rollback()
            raise
        connection.commit()
    return [migration.version for migration in pending]


def applied(connection: duckdb.DuckDBPyConnection, database: str = "main") -> list[tuple[int, str, str]]:
    """The migrations a file has had, as (version, name, checksum) in order; none for a new file.

    `database` is the name under which the file is attached, where it is not the connection's own.
    """
    if not connection.execute(
        "SELECT 1 FROM duckdb_tables() WHERE table_name = 'schema_migrations'"
    ).fetchone():
        return []
    return connection.execute(
        f"SELECT version, name, checksum FROM {database}.schema_migrations ORDER BY version"
    ).fetchall()


def _check_history(history: list[tuple[int, str, str]], migrations: list[Migration], path: Path) -> None:
    if len(history) > len(migrations):
        raise WarehouseBroken(
            f"{path} has schema version {len(history)}, newer than this program knows "
            f"({len(migrations)}): update council-harvest."
        )
    for (version, name, checksum), migration in zip(history, migrations, strict=False):
        if checksum != migration.checksum:
            raise WarehouseBroken(
                f"{path} was made with another migration {version:04}_{name} than this program's: "
                "migrations are never edited; put the change into a new one."
            )
