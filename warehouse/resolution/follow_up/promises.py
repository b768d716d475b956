"""What an action promises: a plan, a report to members or a deed by a day; of what, to which meeting, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from warehouse.resolution.follow_up.due import STATUTORY_DAYS, Due, read_due
from warehouse.resolution.follow_up.records import Made, Page, Reported
from warehouse.resolution.follow_up.rules import has, plain, rules
from warehouse.resolution.follow_up.topics import Topic, deed_of, topic_of

_REMEMBERED = 1 << 12  # actions: more than a council promises in some years


class Kind(StrEnum):
    """What is promised."""

    PLAN = "plan"  # that a plan be made, sent or seen
    REPORT = "report"  # that members hear again
    DEED = "deed"  # that something be done by a day


@dataclass(frozen=True, slots=True)
class Promise:
    """An action that is to be heard of again."""

    made: Made
    page: Page
    kind: Kind
    due: Due
    repeats: bool
    target: str | None  # type of the meeting that is to see it, "own" for that of the promise, None for any
    topic: Topic  # empty: the plan or the inspection itself
    since: date  # from when answers can come
    due_reason: str

    @property
    def day(self) -> date:
        """When it was promised."""
        return self.page.day

    @property
    def earliest(self) -> date:
        """The first day on which an item can be the answer."""
        clock = rules().clock
        if self.kind is not Kind.REPORT or self.due.last is None:
            return self.since + timedelta(days=1)
        waited = self.since + timedelta(days=round((self.due.last - self.since).days * clock.early))
        if self.due.named and self.due.first:
            waited = max(waited, self.due.first - timedelta(days=clock.near))
        return max(waited, self.since + timedelta(days=1))

    @property
    def earliest_shown(self) -> date:
        """The first day on which its plan can have been shown already."""
        return self.day - timedelta(days=rules().clock.before)

    @property
    def touched_from(self) -> date:
        """The first day whose items bear on it."""
        return min(self.earliest, self.earliest_shown)

    @property
    def latest(self) -> date:
        """The last day on which an item can be the answer."""
        clock = rules().clock
        if self.repeats:
            return self.day + timedelta(days=clock.follow)
        return (self.due.last or self.day) + timedelta(days=clock.late)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the words of an action promise, whoever tells them and when."""

    kind: Kind
    statutory: bool
    working: bool  # its days are working days
    repeats: bool
    target: str | None
    topic: Topic


def promise_of(made: Made, page: Page, about: Reported | None) -> Promise | None:
    """What an action promises, if anything; `about` is the inspection that it follows up."""
    told = _told(replace(made, key="", document="", inspection_id=None))
    if told is None:
        return None
    kind = told.kind
    published = about.published if about else None
    since = published if told.statutory and published and published <= page.day else page.day
    due = read_due(made.due, since, working=told.working)
    if kind is Kind.DEED and (due.period or due.last is None or due.last < page.day):
        return None  # what is done every quarter shows on no agenda; what is past is no promise
    repeats = kind is not Kind.PLAN and (due.period is not None or told.repeats)
    return Promise(
        made, page, kind, due, repeats, told.target, told.topic, since, _reason(due, since == published)
    )


@lru_cache(_REMEMBERED)
def _told(made: Made) -> _Told | None:
    """What an action without its place promises: the same words stand on several addresses of an item."""
    words = plain(made.text)
    if made.kind not in rules().promise.kinds or has("noted", words):
        return None
    if made.due is None and has("noted_first", words):
        return None
    kind = _kind(made, words)
    if kind is None:
        return None
    statutory = kind is Kind.PLAN and _is_statutory(made, words)
    target = _target(words) if kind is not Kind.DEED else None
    working = "working day" in words or statutory
    return _Told(kind, statutory, working, has("repeats", words), target, _topic(kind, made))


def matters(actions: Iterable[Made]) -> frozenset[str]:
    """The stems of all matters that some actions promise a report on."""
    words = {(made.text, made.owner) for made in actions if made.kind in rules().promise.kinds}
    topics = (topic_of(text, owner) for text, owner in words if has("returns", plain(text)))
    return frozenset().union(*(topic.stems for topic in topics))


def _topic(kind: Kind, made: Made) -> Topic:
    if kind is Kind.PLAN:
        return Topic()
    return topic_of(made.text, made.owner) if kind is Kind.REPORT else deed_of(made.text, made.owner)


def _kind(made: Made, words: str) -> Kind | None:
    if made.due is not None and made.due.startswith(
        "R/"
    ):  # what the law or a department wants goes to them, not to members
        return Kind.REPORT if made.kind != "requirement" and has("reporting", words) else None
    comes_back = has("returns", words) and (made.due is not None or has("future", words))
    if _is_plan_to_come(made, words, comes_back):
        return Kind.PLAN
    if comes_back and made.kind != "requirement":
        return Kind.REPORT
    return Kind.DEED if made.due is not None else None


def _is_plan_to_come(made: Made, words: str, comes_back: bool) -> bool:
    """Whether the plan itself is still to come: not a report on it, nor one that is before the meeting."""
    required = made.kind == "requirement"
    if required and made.due == f"P{STATUTORY_DAYS}D":
        return True
    named = has("plan", words) or has("bare_plan", words) or (required and has("response", words))
    if not named or has("plan_shown", words) or has("told_of", words):
        return False
    return made.due is not None or comes_back or required or has("to_make", words)


def _is_statutory(made: Made, words: str) -> bool:
    return made.due == f"P{STATUTORY_DAYS}D" or "working day" in words


def _target(words: str) -> str | None:
    return next((target.type for target in rules().target if target.pattern.search(words)), None)


def _reason(due: Due, from_report: bool) -> str:
    if due.statutory:
        start = (
            "the report's publication"
            if from_report
            else "the meeting, the day of the report not being known"
        )
        return f"working days from {start}"
    if due.last is None:
        return "no day is told"
    if due.named:
        return "the day or month named"
    return "time from the meeting"
