"""Visits told of one by one: line by line under a sentence, or in turn ("The first was in May and the second in July")."""

from __future__ import annotations

import re
from dataclasses import replace

from transforms import sieve
from transforms.dates import MONTHS, When, iso
from transforms.extract import vocabulary
from transforms.extract.anchors import Event
from transforms.extract.inspections import events as told
from transforms.extract.inspections.entities import Entity, family_of
from transforms.extract.inspections.opening import open_mentioned
from transforms.extract.inspections.register import Register
from transforms.extract.mentions import dates_of
from transforms.extract.units import Unit

_NUMBER = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
# "the second", "the most recent of these", "another", "one", "the previous visits", "both": one or all of the visits told of
_WHICH = (
    rf"\b(?:(?:the|a) (?:{_NUMBER}|latest|last|most recent|previous|next|other|final|earlier|further)"
    r"(?: (?:one|of (?:these|them|those|the (?:two|three|four|five|six)(?: visits)?)|(?:such |monitoring |focus+ed )?visits?))?"
    r"|the (?:previous|other|earlier|first|last) (?:two|three|four|five)(?: visits)?"
    r"|one|another|these|they|both|(?:the|those|both|these)(?: two| three| four)? visits)"
)
_WAS = r"(?:,? (?:which|was|were|had|has|have|been|both|took|taken|place|followed|came|held|made|carried|out|undertaken|conducted|also|then|completed|back)\b)*"
_ONE_BY_ONE = rf"{_WHICH}{_WAS}(?: \(|,)? ?(?:on |in |from |between |during |over )?"
_IN_TURN = sieve.compile(rf"{_ONE_BY_ONE}(?=\d|{MONTHS}|early|late|mid|the week)")
_TOLD_IN_TURN = re.compile(rf"{_ONE_BY_ONE}(?:early |late |mid-?)?$")
_NEXT = re.compile(r"(?:,|,? and|,? then)? ?(?:on |in |from )?(?:early |late |mid-?)?")
_OFF = re.compile(
    r"(?:(?!\band\b)[^.;]){0,30}\b(?:cancelled|postponed|planned|expected|due|scheduled|would|will)\b"
)
_TO_COME = re.compile(
    r"\b(?:will|would|shall|may|might|could|expect\w*|due|likely|planned|scheduled)\b[^.;,]*$"
)
_NEAR = 3  # units behind the last mention of a visit


def read_visits(register: Register, unit: Unit, events: list[Event]) -> None:
    """Open a visit for each line that begins with its day or month, under a sentence that tells of several."""
    page = register.page
    lead = next((e for e in events if e.framework and e.framework.visit), None)
    if lead is None or not page.words(unit).endswith(":") or lead.planned or lead.dates:
        return
    if page.folded[lead.end - 1] != "s" or told.will_be(page.folded[unit.start : lead.start]):
        return
    undated = [
        e
        for _, e in register.mentions.get(unit.index, [])
        if e.family == family_of(lead.framework) and not e.day
    ]
    for line in page.children(unit):
        days = [w for w in dates_of(page, line) if w.start == line.start and (w.last[0] or w.has_day)]
        if days:
            own = replace(lead, unit=line, start=line.start, end=line.end)
            visit = undated.pop() if undated else open_mentioned(register, own, earlier=False)
            visit.asserted = True
            register.date(visit, "on_site", days[0])
            register.mention(line, line.start, visit)


def read_in_turn(register: Register, unit: Unit) -> None:
    """Open a visit for each date of a sentence that goes on to tell of visits one by one."""
    page = register.page
    if not page.search(_IN_TURN, unit) or (visit := _visit_told_of(register, unit)) is None:
        return
    edge, in_turn = unit.start, False
    for when in dates_of(page, unit):
        before = page.folded[edge : when.start]
        in_turn = _TOLD_IN_TURN.search(before) is not None or (
            in_turn and _NEXT.fullmatch(before) is not None
        )
        off = _OFF.match(page.folded, when.end, unit.end) or _TO_COME.search(before)
        if in_turn and not off:
            for each in _apart(when, page.folded[when.start : when.end]):
                _date(register, unit, visit, each)
        edge = when.end


def _apart(when: When, words: str) -> list[When]:
    """Two months that "and" joins are those of two visits, each of a few days."""
    two = when.is_range and not when.has_day and " and " in words
    return [replace(when, last=when.first), replace(when, first=when.last)] if two else [when]


def _visit_told_of(register: Register, unit: Unit) -> Entity | None:
    """The last visit that the unit or one of the few before it tells of."""
    for index in range(unit.index, max(-1, unit.index - _NEAR - 1), -1):
        for _, entity in reversed(register.mentions.get(index, [])):
            if entity.framework and vocabulary.framework(entity.framework).visit:
                return entity
    return None


def _date(register: Register, unit: Unit, visit: Entity, when: When) -> None:
    """The visit of that date: one that has it already, one like `visit` without a date, or a new one."""
    last = iso(register.calendar.complete(when).last)
    alike = [e for e in register.entities if e.is_of(visit)]
    known = next((e for e in alike if e.day and last and e.fits_on_site(last)), None)
    known = known or next((e for e in alike if not e.day), None)
    framework = vocabulary.framework(visit.framework) if visit.framework else None
    if known is None:
        event = Event(
            unit, when.start, when.end, framework, visit.inspectorate, visit.subject, visit.authority
        )
        known = open_mentioned(register, event, earlier=False)
    known.asserted = True
    register.date(known, "on_site", when)
    register.mention(unit, when.start, known)
