"""The type of a committee by its name: rules kept as data, in committee_types.toml."""

from __future__ import annotations

from typing import Literal

import duckdb
from pydantic import BaseModel, ConfigDict, Field

from warehouse.bundled import bundled

CommitteeType = Literal["cabinet", "scrutiny", "council", "officer", "partnership", "other"]


class CommitteeRule(BaseModel):
    """One rule of the file: a name in which a pattern is found has this type."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: CommitteeType
    patterns: tuple[str, ...] = Field(min_length=1)


class CommitteeRules(BaseModel):
    """The whole file, in order of precedence."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: tuple[CommitteeRule, ...] = Field(min_length=1)


def committee_rules() -> CommitteeRules:
    """The rules that come with the package."""
    return bundled(CommitteeRules, "committee_types.toml")


def load_committee_types(connection: duckdb.DuckDBPyConnection) -> bool:
    """Bring the table `committee_types` up to the package's rules; return whether anything changed."""
    patterns = [(rule.type, pattern) for rule in committee_rules().rule for pattern in rule.patterns]
    rows = [(position, *pattern) for position, pattern in enumerate(patterns, start=1)]
    stored = connection.execute("SELECT position, type, pattern FROM committee_types ORDER BY position")
    if stored.fetchall() == rows:
        return False
    connection.execute("DELETE FROM committee_types")
    placeholders = ", ".join(["(?, ?, ?)"] * len(rows))
    connection.execute(
        f"INSERT INTO committee_types VALUES {placeholders}", [value for row in rows for value in row]
    )
    return True
