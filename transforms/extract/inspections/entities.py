"""The inspections of a page while it is read: what is known of each, and how their dates compare."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from transforms.dates import When, iso
from transforms.extract import vocabulary

_SOON, _SLOW = 8, 12  # months from an inspection to its report


@dataclass(slots=True, eq=False)
class Entity:
    """One inspection on the page, still open for what other mentions add."""

    subject: str
    inspectorate: str
    authority: str | None
    family: str  # full, or the code of a kind of visit or review: entries of two families never merge
    framework: str | None = None
    name: str | None = None
    started: str | None = None
    ended: str | None = None
    published: str | None = None
    earlier: bool = False
    asserted: bool = False
    start: int = 0
    end: int = 0
    rule: str = ""
    graded: bool = False
    requires_improvement: bool = False  # a grade that it gave
    expected: bool = False  # the text dates it as one to come
    revisited: bool = False  # its days on site are those of a revisit
    tentative: bool = False  # its days on site rest on a title's month or year alone
    given: dict[str, str] = field(default_factory=dict)  # the grade of each concept, the first that was told

    @property
    def day(self) -> str | None:
        """The date that places it in time."""
        return self.ended or self.published or self.started

    def is_of(self, other: Entity) -> bool:
        """Whether it is an inspection of the same kind of the same body."""
        return (
            self.subject == other.subject
            and self.family == other.family
            and self.authority == other.authority
            and same_name(self.name, other.name)
        )

    def is_elsewhere(self, subject: str, authority: str | None) -> bool:
        """Whether it is a full inspection of that subject in another authority."""
        other = self.authority not in (None, authority)
        return other and (self.subject, self.family) == (subject, "full")

    def fits_on_site(self, day: str) -> bool:
        """Whether it can have ended then, by the dates that are known of it."""
        known = self.ended or self.started
        if known and self.tentative:
            return same_time(day, known) or follows(day, known)
        if known:
            return same_time(day, known)
        return not self.published or follows(day, self.published)

    def can_be_out(self, day: str) -> bool:
        """Whether its report can have come out then, by its days on site."""
        within = _SLOW if self.subject in {"fire", "police"} else _SOON
        return self.ended is None or follows(self.ended, day, within)

    def take_date(self, role: str, when: When, *, open_ended: bool = False, closing: bool = False) -> None:
        """Take a date in the role "on_site" or "published", where none as fine is known yet.

        `open_ended` is of a first day on site whose last day is not told, `closing` of a last whose first is not.
        """
        first, last = iso(when.first), iso(when.last)
        if role == "published" and when.is_range:
            return  # a period that a summary covers, no day on which one report came out
        if role == "published":
            self.published = finer(self.published, last)
        elif last and (self.ended is None or (len(last) > len(self.ended) and self.fits_on_site(last))):
            self.started = self.started if closing else first
            self.ended, self.tentative = None if open_ended else last, False


def family_of(framework: vocabulary.Framework | None) -> str:
    """What keeps inspections of one body apart: "full", "peer", "annual", or the code of a kind of visit."""
    if framework is None:
        return "full"
    if framework.visit or framework.peer or framework.annual:
        return "peer" if framework.peer else "annual" if framework.annual else framework.code
    return "full"


def out_of_time(framework: vocabulary.Framework, entity: Entity) -> bool:
    """Whether a full inspection of children's services was before or after a framework that the page names."""
    return (
        entity.family == "full"
        and framework.subject == "childrens_services"
        and entity.day is not None
        and not framework.covers(entity.day)
    )


def months(day: str) -> int:
    """The month of a date, counted; the middle of the year where only that is given."""
    return int(day[:4]) * 12 + (int(day[5:7]) if len(day) >= 7 else 6)


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names can be of one body: the words of one are among those of the other, or one is not told."""
    if not one or not other:
        return True
    ours, theirs = _words_of(one), _words_of(other)
    return ours <= theirs or theirs <= ours


@lru_cache(1 << 10)  # each name is held against many
def _words_of(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", _CHURCH.sub(_initials, name.lower()))) - {"the", "nhs"}


# A church school's church, in the forms that a page mixes: "St Anne's C of E Primary", "St Anne's CE Primary School".
_CHURCH = re.compile(r"\b(?:(?P<ce>c ?of ?e|church of england)|(?P<rc>(?:roman )?catholic))\b")


def _initials(church: re.Match[str]) -> str:
    return church.lastgroup or ""


def follows(ended: str, published: str, within: int = _SOON) -> bool:
    """Whether a report of that date can be of an inspection that ended then: up to eight months (inspectorates.md, 3).

    Those on forces and fire services, which come out many at once, take up to a year: `within` says how many months.
    """
    if len(ended) == 4 or len(published) == 4:
        return 0 <= int(published[:4]) - int(ended[:4]) <= 1
    return 0 <= months(published) - months(ended) <= within


def same_time(one: str, other: str) -> bool:
    """Whether two dates of reduced precision can be of one inspection: a month apart at most."""
    if len(one) == 4 or len(other) == 4:
        return one[:4] == other[:4]
    return abs(months(one) - months(other)) <= 1


def finer(old: str | None, new: str | None) -> str | None:
    """The more precise of two dates, the first where they are alike."""
    if old is None or (new and len(new) > len(old)):
        return new or old
    return old


def is_at(entity: Entity, role: str, day: str) -> bool:
    """Whether an inspection that has a date can have been on site, or have been reported on, on another."""
    if role == "published" and not entity.published:
        return entity.ended is not None and entity.can_be_out(day)
    if role == "published":
        return same_time(day, entity.published or "")
    return any(same_time(day, known) for known in (entity.ended, entity.published) if known)
