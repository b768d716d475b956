"""A unit as the rules for grades see it: its words, and the things in it that a grade can be for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from transforms.extract.grade_words import GradeMention
from transforms.extract.judgements.joins import CLAUSE_BREAK
from transforms.extract.judgements.things import Thing, things_in
from transforms.extract.topic import Topic
from transforms.extract.units import Page, Unit

_LONGEST_CLAUSE = 160  # characters: what is said farther before a grade is not said of it


@dataclass
class Sentence:
    """One unit with grades in it. `kind` is that of the named bodies it tells of, once one is known."""

    page: Page
    topic: Topic
    unit: Unit
    kind: str = field(default="")

    @cached_property
    def words(self) -> str:
        """The unit's folded text."""
        return self.page.words(self.unit)

    @cached_property
    def things(self) -> list[Thing]:
        """The unit's concepts, bodies and councils, in order."""
        return things_in(self.page, self.topic, self.unit)

    def concepts_of(self, unit: Unit) -> list[Thing]:
        """The judged concepts of another unit."""
        return [t for t in things_in(self.page, self.topic, unit) if t.body is None]

    def boards_of(self, unit: Unit) -> list[Thing]:
        """The safeguarding boards that another unit names."""
        return [
            t
            for t in things_in(self.page, self.topic, unit)
            if t.body and t.body.code == "safeguarding_board"
        ]

    def clause_to(self, mention: GradeMention) -> str:
        """The folded words of the clause up to a grade."""
        return self.page.folded[self.clause_start(mention.start) : mention.start]

    def clause_start(self, at: int) -> int:
        """Where the clause begins that `at` stands in."""
        breaks = [m.end() for m in CLAUSE_BREAK.finditer(self.page.folded, self.unit.start, at)]
        return max([self.unit.start, *breaks, at - _LONGEST_CLAUSE])
