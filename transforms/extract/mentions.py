"""What a unit names: dates, bodies, subjects and inspectorates, found by vocabulary alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms import sieve
from transforms.dates import DATE, When, find_dates
from transforms.extract import vocabulary
from transforms.extract.units import Page, Unit
from transforms.vocabulary import read_vocabulary

_INSPECTORATES = read_vocabulary("inspectorates.toml")
INSPECTORATE = vocabulary.alternation(
    {code: tuple(i["names"]) for code, i in _INSPECTORATES.items()}, before="", after=""
)
# Full names of inspectorates that carry subjects: "... of Constabulary and Fire & Rescue Services".
_SPELLED_OUT = sieve.compile("|".join(name for i in _INSPECTORATES.values() for name in i["spelled_out"]))

_NAME_WORD = r"(?:[A-Z][\w'’.&-]*|St\.?|of|the|and|&|in|on|for|with|CE|CofE|C of E|RC|VA|VC)"
# "The Head of School Improvement": who speaks, no school's name
_OFFICE = re.compile(r"(?:The )?(?:[A-Z]\w+ )*(?:Head|Director|Manager|Leader|Chair|Lead) of ")
# "In January St Leonard's School was judged": no part of the name
_MONTH = re.compile(
    r"^(?:In )?(?:January|February|April|June|July|August|September|October|November|December)[ \u00a0]"
)
_PROPER_NAME = re.compile(
    rf"(?P<name>(?:[A-Z][\w'’.&-]*[ \u00a0])(?:{_NAME_WORD}[ \u00a0]){{0,7}}(?:School|Academy|College|Infants|Juniors|Nursery|Nursery School|PRU|Unit|House|Lodge|Home|Children['’]s Home|[Cc]hildren['’]s [Cc]entre|Centre|Hospital|Trust))(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A vocabulary entry found in the text."""

    code: str
    start: int
    end: int


def dates_of(page: Page, unit: Unit) -> list[When]:
    """The dates in a unit, ranges joined."""
    if unit.index not in page.passing(DATE):
        return []
    if unit.index not in page.dates:
        page.dates[unit.index] = find_dates(page.text, page.folded, unit.start, unit.end)
    return page.dates[unit.index]


def bodies(page: Page, start: int, end: int) -> list[Found]:
    """Bodies that can carry a grade, in order; none within an inspectorate's own name."""
    if (start, end) not in page.bodies:
        page.bodies[start, end] = _outside_names(page, vocabulary.body_pattern(), start, end)
    return page.bodies[start, end]


def topics(page: Page, start: int, end: int) -> list[Found]:
    """Subjects that the words of a span are about, in order; none within an inspectorate's own name."""
    return _outside_names(page, vocabulary.topic_pattern(), start, end)


def _outside_names(page: Page, pattern: sieve.Choice, start: int, end: int) -> list[Found]:
    found = [Found(m.lastgroup or "", *m.span()) for m in pattern.finditer(page.folded, start, end)]
    names = spelled_out(page, start, end) if found else []
    return [one for one in found if not any(a < one.end and one.start < b for a, b in names)]


def spelled_out(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """The full names of inspectorates in a span, those that begin a little before it too."""
    return [m.span() for m in _SPELLED_OUT.finditer(page.folded, max(0, start - 60), end)]


def without_inspectorates(words: str) -> str:
    """Folded words without the full names of inspectorates, which carry subjects of their own."""
    return _SPELLED_OUT.sub(" ", words)


def inspectorates(folded: str, start: int, end: int) -> list[Found]:
    """Inspectorates named in a span."""
    return [Found(m.lastgroup or "", *m.span()) for m in INSPECTORATE.finditer(folded, start, end)]


def inspectorates_in(words: str) -> list[str]:
    """The codes of the inspectorates that folded words name, in order."""
    return [found.code for found in inspectorates(words, 0, len(words))]


def only_subject(inspectorate: str) -> str | None:
    """What an inspectorate inspects where it inspects but one thing, whatever the item is about: Probation, youth justice."""
    subjects: list[str] = _INSPECTORATES[inspectorate]["subjects"]
    return subjects[0] if len(subjects) == 1 and inspectorate not in {"ofsted", "estyn"} else None


def inspectorates_on(page: Page) -> list[str]:
    """The codes of the inspectorates that a whole page names, in order, none across blocks."""
    if page.inspectorates is None:
        blocks = page.document.blocks
        tried = [one for one in INSPECTORATE.passing(page.folded) if one.first(page.folded)]
        page.inspectorates = [
            match.lastgroup or ""
            for block in blocks
            for match in sieve.all_matches(tried, page.folded, block.start, block.end)
        ]
    return page.inspectorates


def proper_name(text: str, start: int, end: int) -> str | None:
    """The last proper name of a school, home or other body in a span."""
    named = (match["name"] for match in _PROPER_NAME.finditer(text, start, end))
    found = [_MONTH.sub("", name) for name in named if not _OFFICE.match(name)]
    return found[-1] if found else None
