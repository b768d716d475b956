"""What may leave, and under which rights: exports.toml and its schema."""

from __future__ import annotations

from functools import cache
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from warehouse.bundled import bundled

_CODE = r"^[a-z_]+$"
#: The rights of words that are a council's copyright: cut to the length of a short quote.
WORDS = "council_words"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Rights(_Entry):
    """Rights that fields have."""

    code: str = Field(pattern=_CODE)
    title: str = Field(min_length=1)
    text: str = Field(min_length=1)


class Source(_Entry):
    """Where reference data come from."""

    title: str = Field(min_length=1)
    path: str = Field(pattern=r"^https://")


class ExportedTable(_Entry):
    """A table of the schema `analysis`: its key, what it refers to, and the rights of each column."""

    name: str = Field(pattern=_CODE)
    key: tuple[str, ...]
    rights: dict[str, tuple[str, ...]]
    references: dict[str, str] = Field(default_factory=dict)  # column: table whose one key it is
    left_out: dict[str, str] = Field(default_factory=dict)  # column: why it is not exported
    year_of: str | None = None  # the date by whose year Parquet files are parted

    @property
    def rights_of(self) -> dict[str, str]:
        """The rights of each column."""
        return {column: code for code, columns in self.rights.items() for column in columns}


class Exports(_Entry):
    """The whole file."""

    quote_limit: int = Field(gt=20)
    stay: dict[str, str] = Field(default_factory=dict)  # tables that are not exported: why
    rights: tuple[Rights, ...] = Field(min_length=1)
    source: tuple[Source, ...] = Field(min_length=1)
    table: tuple[ExportedTable, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        codes = {rights.code for rights in self.rights}
        keys = {table.name: table.key for table in self.table}
        for table in self.table:
            columns = [column for of_code in table.rights.values() for column in of_code]
            if len(columns) != len(set(columns)):
                raise ValueError(f"{table.name}: a column has two rights")
            if unknown := table.rights.keys() - codes:
                raise ValueError(f"{table.name}: no such rights: {unknown}")
            if unknown := {*table.key, *table.references, table.year_of or columns[0]} - set(columns):
                raise ValueError(f"{table.name}: no such column: {unknown}")
            if unknown := {other for other in table.references.values() if len(keys.get(other, ())) != 1}:
                raise ValueError(f"{table.name}: no table with one key: {unknown}")
        return self


@cache
def declared() -> Exports:
    """What comes with the package."""
    return bundled(Exports, "export/exports.toml")
