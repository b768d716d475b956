"""The rules of rules.toml, by framework."""

from __future__ import annotations

import tomllib
from functools import cache, cached_property
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, PositiveInt


class Rule(BaseModel):
    """When two tellings can be of one inspection; the fields are explained in rules.toml. Days."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    frameworks: tuple[str, ...] = Field(min_length=1)
    apart: PositiveInt
    report: PositiveInt
    standing: NonNegativeInt = 0
    graded: bool
    named: bool = False


class Rules(BaseModel):
    """The whole file; a framework stands in one rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    several_grades: tuple[str, ...]
    rule: tuple[Rule, ...] = Field(min_length=1)

    @cached_property
    def by_framework(self) -> dict[str, Rule]:
        """The rule of each framework."""
        return {code: rule for rule in self.rule for code in rule.frameworks}


@cache
def rules() -> Rules:
    """The rules that come with the package."""
    text = (files("warehouse.resolution") / "rules.toml").read_text("utf-8")
    return Rules.model_validate(tomllib.loads(text))


def rule_of(framework: str | None) -> Rule:
    """The rule of a framework; that of "other" where the page does not settle it, or the file has none of its own."""
    return rules().by_framework.get(framework or "other", rules().by_framework["other"])
