"""Reference data: what inspectorates published, a CSV file under a schema, loaded as a whole."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from functools import cache, cached_property
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Literal

import duckdb
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from transforms.extract.vocabulary import authorities, frameworks
from warehouse.errors import InvalidReference
from warehouse.rows import Row
from warehouse.store import fetch_rows, insert, transaction

_DATE = r"^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
_CODE = r"^[a-z][a-z0-9_]*$"


class OfficialOutcome(BaseModel):
    """One row of official_outcomes.csv: a published judgement, or an event that gave none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    authority: str
    gss_code: str = Field(pattern=r"^E\d{8}$")
    inspectorate: Literal["ofsted", "cqc", "ofsted_cqc", "jtai", "hmip"]
    framework: str
    started_on: str | None = Field(pattern=_DATE)
    ended_on: str | None = Field(pattern=_DATE)
    published_on: str | None = Field(pattern=_DATE)
    domain: str | None = Field(pattern=_CODE)
    grade: str | None = Field(pattern=_CODE)
    source: str = Field(min_length=1)

    @field_validator("*", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("authority")
    @classmethod
    def _is_a_council(cls, value: str) -> str:
        if value not in _registry_names():
            raise ValueError(f"{value!r} is no council of transforms/vocabulary/authorities.csv")
        return _registry_names()[value]

    @field_validator("framework")
    @classmethod
    def _is_a_framework(cls, value: str) -> str:
        if value not in _framework_codes():
            raise ValueError(f"{value!r} is no framework of transforms/vocabulary/frameworks.toml")
        return value

    @cached_property
    def row(self) -> Row:
        """The row of the table, with its keys."""
        event = f"{self.authority}/{self.framework}/{self.ended_on or self.published_on or 'undated'}"
        return {"official_id": f"{event}/{self.domain or '-'}", "event_id": event, **self.model_dump()}


@cache
def _registry_names() -> dict[str, str]:
    """The registry's name of each council, by that name, without "Council", and by the other forms of it."""
    return {
        form: council.name
        for council in authorities()
        for form in (council.name, council.name.removesuffix(" Council"), *council.forms)
    }


@cache
def _framework_codes() -> frozenset[str]:
    return frozenset(framework.code for framework in frameworks())


def load_official_outcomes(connection: duckdb.DuckDBPyConnection, file: Path | None = None) -> int:
    """Put the outcomes of a file in place of those that stand; return how many there are now.

    Without a file: those that come with the program.

    Raises:
        InvalidReference: the file cannot be read or breaks the schema; the text names the row. Nothing changed.
    """
    content = _bundled() if file is None else _read(file)
    rows = [outcome.row for outcome in read_outcomes(content, str(file or "official_outcomes.csv"))]
    connection.execute("DELETE FROM official_outcomes")
    insert(connection, "official_outcomes", rows)
    connection.execute("DELETE FROM reference_files WHERE name = 'official_outcomes'")
    connection.execute(
        "INSERT INTO reference_files VALUES ('official_outcomes', ?, ?, ?)",
        [file and file.name, _sha256(content), len(rows)],
    )
    return len(rows)


def refresh_outcomes(connection: duckdb.DuckDBPyConnection, file: Path | None = None) -> int:
    """`load_official_outcomes`, all or nothing."""
    with transaction(connection):
        return load_official_outcomes(connection, file)


def keep_bundled_outcomes(connection: duckdb.DuckDBPyConnection) -> bool:
    """Bring the outcomes up to those of the program, unless an operator has given a file; return whether they changed."""
    standing = fetch_rows(
        connection, "SELECT file, sha256 FROM reference_files WHERE name = 'official_outcomes'"
    )
    if standing and (standing[0][0] is not None or standing[0][1] == _sha256(_bundled())):
        return False
    load_official_outcomes(connection)
    return True


def read_outcomes(content: bytes, name: str) -> Iterator[OfficialOutcome]:
    """The rows of a file, checked.

    Raises:
        InvalidReference: a row breaks the schema, or stands twice.
    """
    try:
        reader = csv.DictReader(StringIO(content.decode("utf-8-sig")), strict=True)
        seen = set()
        for number, row in enumerate(reader, start=2):
            try:
                outcome = OfficialOutcome.model_validate(row)
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(map(str, first["loc"])) or "row"
                raise InvalidReference(f"{name}, row {number}, {where}: {first['msg']}") from error
            if outcome.row["official_id"] in seen:
                raise InvalidReference(f"{name}, row {number}: a second {outcome.row['official_id']}")
            seen.add(outcome.row["official_id"])
            yield outcome
    except (csv.Error, UnicodeDecodeError) as error:
        raise InvalidReference(f"{name} is no CSV file in UTF-8: {error}") from error
    if not seen:
        raise InvalidReference(f"{name} has no rows: nothing would be left to compare with")


@cache
def _bundled() -> bytes:
    return (files("warehouse") / "reference" / "official_outcomes.csv").read_bytes()


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InvalidReference(f"{file}: {error.strerror}") from error


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
