"""Which inspection of the register a mention is of: of those that it can be of, the nearest."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.dates import iso
from transforms.extract.anchors import Event
from transforms.extract.inspections.entities import Entity
from transforms.extract.inspections.fitting import Mention
from transforms.extract.inspections.register import Register
from transforms.extract.units import Unit


def find_fitting(register: Register, event: Event, earlier: bool) -> Entity | None:
    """The inspection already in the register that a mention can be of."""
    mention, main = Mention(register, event), register.main
    fits = mention.can_be_of
    if earlier:
        known = (
            e
            for e in register.entities
            if e.earlier or (event.dates and e.day and (e is not main or _ended_then(register, e, event)))
        )
        return next(filter(fits, known), None)
    here = [e for _, e in register.mentions.get(event.unit.index, [])]
    if event.framework is None:
        of_that_day = (
            ()
            if main and main.day
            else (e for e in reversed(register.entities) if e is not main and mention.is_of_day(e))
        )
        if at_that_time := next(filter(fits, of_that_day), None):
            return at_that_time
        last = next(filter(fits, reversed(here)), None)
        if last and (event.subject is None or last.subject == event.subject):
            return last
        if recent := next(filter(fits, _recent(register, event.unit)), None):
            return recent
        if main and fits(main):
            return main
    elif not event.framework.visit and not event.dates and (last := next(filter(fits, reversed(here)), None)):
        return last
    among = register.entities
    if "published" in event.dates and "on_site" not in event.dates:
        among = sorted(filter(fits, among), key=lambda e: e.ended or "", reverse=True)
    if current := next((e for e in among if not e.earlier and fits(e)), None):
        return current
    return next(filter(fits, among), None) if event.dates else None


# Inspections whose findings come by letter, not in a report (inspectorates.md, 3).
_BY_LETTER = {"monitoring_visit", "ilacs_focused_visit", "unannounced_cra", "jtai"}


def _ended_then(register: Register, entity: Entity, event: Event) -> bool:
    """Whether the mention gives the very day on which the inspection is known to have ended."""
    when = event.dates.get("on_site")
    return when is not None and when.has_day and iso(register.calendar.complete(when).last) == entity.ended


def find_going_on(register: Register, event: Event) -> Entity | None:
    """The inspection of the sentence or the one before, else of the last few, else the main one.

    A publication is that of the last of several visits told of together.
    """
    fits = Mention(register, event).fits_in_time
    if of_letter := max(filter(fits, _by_letter(register, event)), key=lambda e: e.ended or "", default=None):
        return of_letter
    for index in (event.unit.index, event.unit.index - 1):
        for _, entity in reversed(register.mentions.get(index, [])):
            if fits(entity):
                return _last_of(register, entity, event)
    recent = next(filter(fits, _recent(register, event.unit)), None)
    if recent and "on_site" not in event.dates:
        several = (e for e in register.entities if e.ended and not e.published and e.is_of(recent))
        return max(filter(fits, several), key=lambda e: e.ended or "", default=recent)
    if recent is None and not (register.main and fits(register.main)):
        recent = next(filter(fits, _recent(register, event.unit, past=True)), None)
    return recent or register.main


def _by_letter(register: Register, event: Event) -> Iterator[Entity]:
    """The visits told of before a letter that came out; none where it is no letter."""
    words = register.page.folded[max(event.unit.start, event.start - 40) : event.end]
    if "published" not in event.dates or "on_site" in event.dates:
        return
    if "letter" in words and "report" not in words:
        recent = [*_recent(register, event.unit), *([register.main] if register.main else [])]
        last = next((e for e in recent if e.family in _BY_LETTER and e.ended and not e.published), None)
        yield from (e for e in register.entities if last and e.is_of(last) and e.ended and not e.published)


def dates_fit(register: Register, entity: Entity, event: Event) -> bool:
    """Whether the dates of a mention can be those of an inspection."""
    return Mention(register, event).fits_in_time(entity)


def _last_of(register: Register, entity: Entity, event: Event) -> Entity:
    """Of visits that one mention told of together, the last: a letter told of then is its own.

    Of the inspection of services and the review of the Board beside it, the former.
    """
    if "on_site" in event.dates:
        return entity
    if entity.subject == "safeguarding_board" and entity.ended:
        twins = (e for e in register.entities if e.subject != entity.subject and e.ended == entity.ended)
        return next((e for e in twins if not e.published), entity)
    together = [
        e for e in register.entities if e.start == entity.start and not e.published and e.is_of(entity)
    ]
    return max(together, key=lambda e: e.ended or "", default=entity)


def _recent(register: Register, unit: Unit, *, past: bool = False) -> Iterator[Entity]:
    """The inspections told of in the unit and in the three before it, the last first; those long past only where asked."""
    for index in range(unit.index, max(-1, unit.index - 4), -1):
        for _, entity in reversed(register.mentions.get(index, [])):
            if past or not register.is_past(entity):
                yield entity
