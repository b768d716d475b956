"""What follow-up reads and finds: actions, items, reported inspections; promises and their answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Reported:
    """A real inspection, as far as follow-up needs it."""

    inspection_id: str
    subject: str
    framework: str | None
    name: str | None  # of the inspected body, where it is not the authority
    on: date | None  # the day of its report, else of its end, as closely as known
    published: date | None  # the day of its report, where that is known to the day


@dataclass(frozen=True, slots=True)
class Made:
    """An action as one document tells it."""

    key: str
    document: str
    kind: str
    text: str
    owner: str | None
    due: str | None
    inspection_id: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """A document that shows an item of a meeting; `told` are the real inspections that it tells of."""

    document: str
    item: str
    kind: str
    issue: str | None
    committee: str | None
    committee_type: str | None
    day: date
    title: str
    text: str
    likely: bool = True  # it can answer any promise; else only one whose matter its title names
    is_new: bool = False  # since promises were followed last, it or another of its day is new or changed
    told: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A later item that answers a promise; the span is of words of its text, none where only the title tells."""

    document: str
    day: date
    reason: str  # same_issue, same_inspection, standing_inspection, same_matter or same_item
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Followed:
    """A promise with what came of it."""

    key: str  # of the action
    document: str
    inspection_id: str | None  # that it follows up
    promise: str  # plan, report or deed
    repeats: bool
    promised_on: date
    due_on: date | None  # when it is first to be heard of
    due_reason: str
    topic: frozenset[str]  # stems of its matter
    expected_next: date | None  # none where it has come and is not to come again
    answers: tuple[Answer, ...]
    superseded_by: str | None  # the action that promises the same again
    ended_on: (
        date | None
    )  # report of the next full inspection: what was promised after the earlier one is then past
