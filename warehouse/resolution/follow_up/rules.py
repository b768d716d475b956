"""The rules of rules.toml: what is a promise, what is an answer, and how long to wait for one."""

from __future__ import annotations

import re
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict, Field, PositiveFloat, PositiveInt, field_validator

from transforms import sieve
from transforms.text import fold
from warehouse.bundled import bundled

#: Letters that tell a word from another, whatever its ending.
STEM = 6
#: Inspections of these frameworks follow up an earlier one: they have no plan of their own.
MONITORING = frozenset({"monitoring_visit"})
#: Visits whose plan is merged into that of the next full inspection.
MERGED = frozenset({"ilacs_focused_visit", "unannounced_cra"})


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(_Strict):
    """Anything that goes by words: regular expressions over folded text."""

    words: tuple[str, ...] = Field(min_length=1)

    @field_validator("words")
    @classmethod
    def _compile(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in words:
            re.compile(pattern)
        return words

    @cached_property
    def pattern(self) -> sieve.Pattern:
        """Any of the words."""
        return any_of(self.words)


class Clock(_Strict):
    """How long to wait; days, but for `early`. Explained in rules.toml."""

    grace: PositiveInt
    follow: PositiveInt
    late: PositiveInt
    early: PositiveFloat = Field(lt=1)
    near: PositiveInt
    renewed: PositiveInt
    before: PositiveInt
    first_round: PositiveInt


class Subject(Words):
    """What an item can be about."""

    code: str
    inspectorate: str | None = None
    bodies: str | None = None


class Visit(Words):
    """Inspections with a plan of their own, by the words that name them."""

    frameworks: tuple[str, ...] = Field(min_length=1)


class Target(Words):
    """The kind of meeting that is to see it again."""

    type: str = Field(pattern="^(scrutiny|cabinet|council|own)$")


class Lexicon(_Strict):
    """Words that items share."""

    inspection: tuple[str, ...]
    whole: tuple[str, ...]
    plan: tuple[str, ...]
    progress: tuple[str, ...]
    other_titles: tuple[str, ...]
    other_plans: tuple[str, ...]


class PromiseWords(_Strict):
    """Words that make a promise of an action, or unmake it."""

    kinds: tuple[str, ...]
    returns: tuple[str, ...]
    future: tuple[str, ...]
    repeats: tuple[str, ...]
    noted: tuple[str, ...]
    noted_first: tuple[str, ...]
    reporting: tuple[str, ...]
    response: tuple[str, ...]
    to_make: tuple[str, ...]
    bare_plan: tuple[str, ...]
    told_of: tuple[str, ...]
    plan_shown: tuple[str, ...]


class AnswerWords(_Strict):
    """Words of a text that shows a plan or tells of progress; `{plan}` stands for any plan."""

    shown: tuple[str, ...]
    told: tuple[str, ...]
    to_come: tuple[str, ...]
    approved: tuple[str, ...]
    done: tuple[str, ...]


class Topic(_Strict):
    """What makes the matter of a promise its own."""

    generic: str
    share: PositiveFloat = Field(le=1)
    deed_share: PositiveFloat = Field(le=1)

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """Words that name no matter of their own, and their stems."""
        return frozenset(form for word in self.generic.split() for form in (word, word[:STEM]))


class Rules(_Strict):
    """The whole file."""

    clock: Clock
    subject: tuple[Subject, ...]
    visit: tuple[Visit, ...]
    words: Lexicon
    promise: PromiseWords
    target: tuple[Target, ...]
    answer: AnswerWords
    topic: Topic

    @cached_property
    def any_subject(self) -> sieve.Pattern:
        """The words of any subject: most texts have none, and need not be searched for each."""
        return any_of([word for subject in self.subject for word in subject.words])

    @cached_property
    def patterns(self) -> dict[str, sieve.Pattern]:
        """Each list of words of the file's plain sections as one pattern, by its name."""
        plan = any_of((*self.words.plan, r"\b(?:the|this|its|their) (?:\w+ )?plan\b")).pattern
        lists = {
            name: value
            for section in (self.words, self.promise, self.answer)
            for name, value in section.model_dump().items()
            if name != "kinds"
        }
        return {
            name: any_of([word.replace("{plan}", plan) for word in words]) for name, words in lists.items()
        }


def any_of(words: tuple[str, ...] | list[str]) -> sieve.Pattern:
    """One pattern that finds any of several."""
    return sieve.compile("(?:" + "|".join(words) + ")")


def has(name: str, folded: str) -> bool:
    """Whether a folded text has any of the words of that list."""
    return rules().patterns[name].search(folded) is not None


def plain(text: str | None) -> str:
    """A text for the patterns: folded, each run of spaces as one."""
    return " ".join(fold(text or "").split())


@cache
def rules() -> Rules:
    """The rules that come with the package."""
    return bundled(Rules, "resolution/follow_up/rules.toml")
