"""The rules of rules.toml, by framework."""

from __future__ import annotations

from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, PositiveInt

from warehouse.bundled import bundled


class Rule(BaseModel):
    """When two tellings can be of one inspection; the fields are explained in rules.toml. Days."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    frameworks: tuple[str, ...] = Field(min_length=1)
    subjects: tuple[str, ...] = ()
    apart: PositiveInt
    report: PositiveInt
    standing: NonNegativeInt = 0
    graded: bool
    frequent: bool = False
    named: bool = False

    @property
    def sparse(self) -> bool:
        """Whether a year names an inspection: no two of one body come within it."""
        return self.graded and self.apart >= 100


class Rules(BaseModel):
    """The whole file; a framework stands in one rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    several_grades: tuple[str, ...]
    rule: tuple[Rule, ...] = Field(min_length=1)

    @cached_property
    def by_code(self) -> dict[str, Rule]:
        """The rule of each framework and of each subject."""
        return {code: rule for rule in self.rule for code in (*rule.subjects, *rule.frameworks)}


@cache
def rules() -> Rules:
    """The rules that come with the package."""
    return bundled(Rules, "resolution/rules.toml")


def rule_of(framework: str | None, subject: str) -> Rule:
    """The rule of a framework, else of the subject; that of "other" for what has none of its own."""
    by_code = rules().by_code
    return by_code.get(framework or subject, by_code["other"])
