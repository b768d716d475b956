"""Themes of areas for improvement: patterns kept as data, in themes.toml."""

from __future__ import annotations

import duckdb
from pydantic import BaseModel, ConfigDict, Field

from warehouse.bundled import bundled
from warehouse.comments import literal
from warehouse.store import insert


class Theme(BaseModel):
    """One theme; it fits words in which one of its patterns (RE2, any case) is found."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str = Field(pattern=r"^[a-z0-9_]+$")
    title: str = Field(min_length=1)
    patterns: tuple[str, ...] = Field(min_length=1)
    example: str = Field(min_length=1)
    not_examples: tuple[str, ...] = Field(min_length=1)

    @property
    def pattern(self) -> str:
        """All patterns as one."""
        return "|".join(self.patterns)


class Themes(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    theme: tuple[Theme, ...] = Field(min_length=1)


def themes() -> tuple[Theme, ...]:
    """The themes that come with the package."""
    return bundled(Themes, "themes.toml").theme


def write_themes(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the themes, and those of each area for improvement, into the analysts' layer of `out`."""
    connection.execute("CREATE TABLE out.analysis.themes (theme VARCHAR, title VARCHAR, patterns VARCHAR[])")
    known = themes()
    rows = [{"theme": t.code, "title": t.title, "patterns": list(t.patterns)} for t in known]
    insert(connection, "out.analysis.themes", rows)
    # A scan for each theme: a pattern that is a constant is compiled once, one from a row for every row.
    found = " UNION ALL ".join(
        f"SELECT action_id, {literal(theme.code)} AS theme FROM out.analysis.actions "
        f"WHERE kind = 'area_for_improvement' AND regexp_matches(text, {literal(theme.pattern)}, 'i')"
        for theme in known
    )
    connection.execute(
        f"CREATE TABLE out.analysis.area_themes AS SELECT * FROM ({found}) ORDER BY action_id, theme"
    )
