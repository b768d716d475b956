"""Which inspection of the register a mention can be of: by body, kind and dates, then by nearness."""

from __future__ import annotations

import re

from transforms.dates import iso
from transforms.extract import vocabulary
from transforms.extract.inspections import events as told
from transforms.extract.inspections.entities import (
    Entity,
    family_of,
    follows,
    out_of_time,
    same_name,
    same_time,
)
from transforms.extract.inspections.register import Register
from transforms.extract.mentions import Event
from transforms.extract.units import Unit
from transforms.text import fold

_AGAIN = re.compile(r"re-?(?:visit|inspect)")
# Full inspections of children's services under these never merge with one another.
_DISTINCT = {"sif", "ilacs", "safeguarding_lac_2009", "child_protection_2012", "lscb_review"}
_TURN = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?= (?:quarterly |ofsted |formal |focus+ed )*(?:monitoring )?visit)"
)
_BEFORE_TURN = 20  # characters before a mention in which it can be counted
_VISITS = {"monitoring_visit", "ilacs_focused_visit"}
# Inspectorates whose inspections are never those of another.
_ON_THEIR_OWN = {"other", "estyn", "ciw", "care_inspectorate", "hmip", "hmicfrs"}


def find_fitting(register: Register, event: Event, earlier: bool) -> Entity | None:
    """The inspection already in the register that a mention can be of."""
    generic = event.framework is None
    candidates = [
        e for e in register.entities if _can_be(register, e, event) and dates_fit(register, e, event)
    ]
    if earlier:
        known = [
            e
            for e in candidates
            if e.earlier
            or (event.dates and e.day and (e is not register.main or _ended_then(register, e, event)))
        ]
        return known[0] if known else None
    if generic:
        if at_that_time := [
            e for e in candidates if e is not register.main and _is_of_that_day(register, e, event)
        ]:
            return at_that_time[-1]
        here = [e for _, e in register.mentions.get(event.unit.index, []) if e in candidates]
        if here and (event.subject is None or here[-1].subject == event.subject):
            return here[-1]
        recent = _recent(register, event.unit, candidates)
        if recent:
            return recent
        if register.main in candidates:
            return register.main
    here = [e for _, e in register.mentions.get(event.unit.index, []) if e in candidates]
    if here and event.framework and not event.framework.visit and not event.dates:
        return here[-1]
    if "published" in event.dates and "on_site" not in event.dates:
        candidates.sort(key=lambda e: e.ended or "", reverse=True)
    current = next((e for e in candidates if not e.earlier), None)
    return current or (candidates[0] if candidates and event.dates else None)


def _is_of_that_day(register: Register, entity: Entity, event: Event) -> bool:
    """Whether an inspection that is dated took place when the mention's own date says, the main one being undated."""
    main, when = register.main, event.dates.get("on_site")
    if when is None or not entity.ended or (main and main.day):
        return False
    day = iso(register.calendar.complete(when).last)
    return day is not None and same_time(day, entity.ended)


def _ended_then(register: Register, entity: Entity, event: Event) -> bool:
    """Whether the mention gives the very day on which the inspection is known to have ended."""
    when = event.dates.get("on_site")
    return when is not None and when.has_day and iso(register.calendar.complete(when).last) == entity.ended


def find_going_on(register: Register, event: Event) -> Entity | None:
    """The inspection of the sentence or the one before, else of the last few, else the main one.

    A publication is that of the last of several visits told of together.
    """
    for index in (event.unit.index, event.unit.index - 1):
        for _, entity in reversed(register.mentions.get(index, [])):
            if dates_fit(register, entity, event):
                return _last_of(register, entity, event)
    fitting = [e for e in register.entities if dates_fit(register, e, event)]
    recent = _recent(register, event.unit, fitting)
    if recent and "on_site" not in event.dates:
        several = [e for e in fitting if e.is_of(recent) and e.ended and not e.published]
        return max(several, key=lambda e: e.ended or "", default=recent)
    if recent is None and register.main not in fitting:
        recent = _recent(register, event.unit, fitting, past=True)
    return recent or register.main


def _last_of(register: Register, entity: Entity, event: Event) -> Entity:
    """Of visits that one mention told of together, the last: a letter told of then is its own."""
    if "on_site" in event.dates:
        return entity
    together = [
        e for e in register.entities if e.is_of(entity) and e.start == entity.start and not e.published
    ]
    return max(together, key=lambda e: e.ended or "", default=entity)


def _recent(register: Register, unit: Unit, among: list[Entity], *, past: bool = False) -> Entity | None:
    """The last of some inspections told of in the unit, or in the three before it; those long past only where asked."""
    for index in range(unit.index, max(-1, unit.index - 4), -1):
        here = [
            e for _, e in register.mentions.get(index, []) if e in among and (past or not register.is_past(e))
        ]
        if here:
            return here[-1]
    return None


def _can_be(register: Register, entity: Entity, event: Event) -> bool:
    """Whether body and kind of inspection are the same, as far as the mention tells them."""
    framework = event.framework
    of_many = vocabulary.subject(entity.subject).named
    carried = entity is register.main and (
        event.subject is None or (event.subject == "childrens_services" and not of_many)
    )
    if framework is None and entity.family in _VISITS and not _is_a_visit(register, event):
        return False
    same_subject = entity.subject == (event.subject or register.carried())
    peers = framework is not None and framework.peer and entity.family == "peer"
    if not (same_subject or peers or (framework is None and carried)):
        return False
    if framework and entity.family != family_of(framework):
        return False
    named = {entity.framework, framework.code if framework else entity.framework}
    if len(named) == 2 and named <= _DISTINCT and entity.family == "full":
        return False
    if entity.family in _VISITS and not _same_turn(register, entity, event):
        return False
    if framework and entity.day and out_of_time(framework, entity):
        return False
    if event.authority and entity.authority != event.authority:
        return False
    if event.inspectorate in _ON_THEIR_OWN and entity.inspectorate != event.inspectorate:
        return False
    of_ofsted = (event.inspectorate, event.subject) == ("ofsted", "childrens_services")
    if of_ofsted and entity.inspectorate in _ON_THEIR_OWN:
        return False
    return same_name(event.name, entity.name) and not _is_of_before(register, entity, event)


def _is_of_before(register: Register, entity: Entity, event: Event) -> bool:
    """Whether a mention tells of a dated revisit, and the inspection, dated otherwise, was told of as none."""
    folded, when = register.page.folded, event.dates.get("on_site")
    if when is None or not entity.ended or not _AGAIN.match(folded, event.start, event.end):
        return False
    again = _AGAIN.search(folded, entity.start, entity.end) or _AGAIN.search(
        fold(register.page.document.title or "")
    )
    return again is None and iso(register.calendar.complete(when).last) != entity.ended


def _same_turn(register: Register, entity: Entity, event: Event) -> bool:
    """Whether a visit and a mention can be the same by their counting: the second visit is not the first."""
    folded = register.page.folded
    told = _TURN.findall(folded, max(0, entity.start - _BEFORE_TURN), entity.end)
    said = _TURN.findall(folded, max(event.unit.start, event.start - _BEFORE_TURN), event.end)
    return not (told and said) or told[-1] == said[-1]


def _is_a_visit(register: Register, event: Event) -> bool:
    """Whether a mention can be of a visit of a day or two: an inspection "in autumn" is a full one told beside."""
    on_site = event.dates.get("on_site")
    said = register.page.folded[event.start : event.end]
    return on_site is None or on_site.has_day or "visit" in said or event.continuing


def dates_fit(register: Register, entity: Entity, event: Event) -> bool:
    """Whether the dates of a mention can be those of an inspection."""
    complete = register.calendar.complete
    on_site, published = event.dates.get("on_site"), event.dates.get("published")
    if on_site and (day := iso(complete(on_site).last)):
        dated = register.page.document.meeting_date is not None
        looks_back = (dated and entity.family in _VISITS) or told.is_told_of_the_past(
            register.page.words(event.unit)
        )
        back = looks_back and register.is_long_ago(
            day
        )  # a visit is told of soon, a full inspection for years
        if back and entity is register.main and entity.day is None:
            return False
        return entity.fits_on_site(day)
    if published and not published.last[0] and not entity.published and len(entity.ended or "") >= 7:
        return (published.last[1] - int((entity.ended or "")[5:7])) % 12 <= 8  # whatever its year
    if published and (day := iso(complete(published).last)):
        if entity.published:
            return same_time(day, entity.published)
        if entity.ended:
            return follows(entity.ended, day)
    return True
