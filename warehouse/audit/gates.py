"""Council gates as data: council_gates.toml, which explains them, under a schema."""

from __future__ import annotations

from functools import cache
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PositiveFloat, PositiveInt, model_validator

from warehouse.bundled import bundled

_Name = Field(pattern=r"^[a-z_]+$")


class CouncilGate(BaseModel):
    """One figure of a council's pages, and how far it may be from what it usually is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = _Name
    promise: str = Field(min_length=1)
    kind: Literal["rate", "share"]
    counts: str = _Name
    per: str = _Name
    least: PositiveInt
    lowest: float | None = None
    highest: float | None = None
    fall: float | None = Field(None, gt=0)
    fall_share: float | None = Field(None, gt=0, le=1)
    rise: float | None = Field(None, gt=0)
    rise_share: float | None = Field(None, gt=0)

    @model_validator(mode="after")
    def _has_bounds_of_one_sort(self) -> Self:
        fixed = self.lowest is not None or self.highest is not None
        usual = any((self.fall, self.fall_share, self.rise, self.rise_share))
        if fixed == usual:
            raise ValueError("a gate has fixed bounds, or such as come from earlier runs")
        return self


class CouncilGates(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    enforced_kinds: tuple[str, ...] = Field(min_length=1)
    longest_window: PositiveInt
    runs: PositiveInt = Field(ge=14)
    newest: PositiveInt
    spread: PositiveFloat
    chance: PositiveFloat
    gate: tuple[CouncilGate, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        if self.newest < self.runs:
            raise ValueError("newest must be at least runs")
        if len({gate.name for gate in self.gate}) < len(self.gate):
            raise ValueError("two gates have one name")
        return self


@cache
def council_gates() -> CouncilGates:
    """The gates that come with the package."""
    return bundled(CouncilGates, "audit/council_gates.toml")
