"""Integrity gates: promises that a publication keeps, declared as queries in gates.toml."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
from pydantic import BaseModel, ConfigDict, Field

from warehouse.bundled import bundled
from warehouse.errors import PublicationRefused


class Gate(BaseModel):
    """One promise, and the query that finds the keys of rows that break it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[a-z_]+$")
    promise: str = Field(min_length=1)
    offenders: str = Field(min_length=1)


class Gates(BaseModel):
    """The whole file: what holds of the tables, and of the analysts' layer that is made of them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tables: tuple[Gate, ...] = Field(min_length=1)
    analysis: tuple[Gate, ...] = Field(min_length=1)


def integrity_gates() -> Gates:
    """The gates that come with the package."""
    return bundled(Gates, "gates.toml")


def check(connection: duckdb.DuckDBPyConnection, gates: Sequence[Gate]) -> None:
    """Hold the file that is built, `out`, and the writer's file `wh` against some gates.

    Raises:
        PublicationRefused: names each gate that failed, how many rows break it and the first of them.
    """
    failures = []
    for gate in gates:
        found = connection.execute(
            f"SELECT count(*), min(key) FROM ({gate.offenders}) offenders(key)"
        ).fetchone()
        if found and found[0]:
            failures.append(f"{gate.name}: not true that {gate.promise}; {found[0]} rows, first {found[1]}")
    if failures:
        raise PublicationRefused(
            "Nothing was published, the last good file stands. "
            + " | ".join(failures)
            + ". Load the pages concerned again, or report a defect of the loader."
        )
