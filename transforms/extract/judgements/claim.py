"""A grade that a page says was given, and a grade word that it does not: what the rules for judgements yield."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.dates import When
from transforms.extract.units import Unit


@dataclass(slots=True)
class Claim:
    """A grade given for one thing: `concept` is what was judged, `subject` and the rest say of whom."""

    unit: Unit
    concept: str
    grade: str
    at: int  # where the grade stands
    start: int  # span of the quote
    end: int
    rule: str
    subject: str
    authority: str | None = None
    name: str | None = None
    before: bool = False  # a grade that another has replaced
    provisional: bool = False
    nth: int = 1  # 2 for the second of "two homes were judged good and outstanding": a body of its own
    called: bool = False  # its body was called by name among others: `name` is its own
    when: When | None = None  # the days or year that its table's row tells
    column: str = ""  # folded heading of the table's column that it stands in


@dataclass(frozen=True, slots=True)
class Refusal:
    """A grade word that makes no judgement, and why: shown by `harvest explain`."""

    start: int
    end: int
    reason: str
