"""Further inspections that a mention, its sentence or the list under it tells of, each opened where it is not known yet."""

from __future__ import annotations

from dataclasses import replace

from transforms.dates import iso
from transforms.extract import vocabulary
from transforms.extract.anchors import Event
from transforms.extract.body_names import subject_of
from transforms.extract.inspections import events as told
from transforms.extract.inspections.entities import Entity
from transforms.extract.inspections.listed import days_behind, listed_bodies, names_beside, told_together
from transforms.extract.inspections.matching import find_fitting
from transforms.extract.inspections.opening import open_mentioned
from transforms.extract.inspections.register import Register
from transforms.extract.units import Page, Unit


def read_list(register: Register, unit: Unit) -> None:
    """Open an inspection of each body that a list under the unit names."""
    page, topic = register.page, register.topic
    about = topic.in_title and not topic.preparing
    subject, listed = listed_bodies(page, unit, topic.subject, about=about) or ("", [])
    for line, name, when in listed:
        main = register.main
        titled = main and main.rule == "title" and main.name is None and main.subject == subject
        span = line.start, line.end
        entity = (main if titled else None) or register.open(subject, None, topic.authority, span, "list")
        entity.name, entity.asserted = name, True
        if when:
            register.date(entity, "on_site", when)
        register.mention(line, line.start, entity)


def read_together(register: Register, unit: Unit) -> None:
    """Open an inspection of each body in a list whose results the sentence tells of, where it is not there yet."""
    page, topic = register.page, register.topic
    if not (vocabulary.subject(topic.subject).named and (topic.in_title or topic.in_opening)):
        return
    for name in told_together(page, unit, register.names_of(unit)):
        event = Event(unit, name.start, name.end, name=name.text, subject=subject_of(name, topic.subject))
        entity = _named_in(register, event, earlier=False)
        register.mention(unit, name.start, entity)


def read_days_behind(register: Register, unit: Unit) -> bool:
    """Open an inspection for each day, or set of dates, behind a name; false where there is none."""
    topic = register.topic
    if not vocabulary.subject(topic.subject).named:
        return False
    about = topic.in_title and not topic.preparing
    called = days_behind(register.page, unit, register.names_of(unit), about=about)
    for name, inspections in called:
        for dates in inspections:
            end = max(when.end for when in dates.values())
            event = Event(unit, name.start, end, name=name.text, dates=dates)
            entity = find_fitting(register, event, earlier=False) or open_mentioned(
                register, event, earlier=False
            )
            entity.name, entity.asserted = entity.name or name.text, True
            for role, when in dates.items():
                register.date(entity, role, when)
            register.mention(unit, name.start, entity)
    return bool(called)


def part_pair(page: Page, event: Event) -> None:
    """Part the days of two visits that one phrase joins ("visits in June and November"): those of the second are further ones."""
    when, folded = event.dates.get("on_site"), page.folded
    visits = event.framework is not None and event.framework.visit and folded.endswith("visits", 0, event.end)
    if not visits or when is None or not when.is_range or when.first[1] == when.last[1]:
        return
    if " and " in folded[when.start : when.end]:
        event.dates["on_site"] = replace(when, last=when.first)
        event.more.insert(0, replace(when, first=when.last))


def read_more(register: Register, event: Event, entity: Entity) -> None:
    """Open the further visits that one mention tells of ("two visits, on 17 September and 28 January")."""
    if not entity.asserted:
        return
    folded = register.page.folded
    many = folded[event.start : event.end].endswith("s")
    edge = event.dates["on_site"].end if event.more else 0
    for when in event.more:
        if told.is_called_off(folded[when.end : min(event.unit.end, when.end + 60)]):
            continue
        last = iso(register.calendar.complete(when).last)
        if last and entity.fits_on_site(last):
            register.date(entity, "on_site", when)
        elif many or folded[edge : when.start] == " and ":
            further = open_mentioned(register, replace(event, dates={"on_site": when}), entity.earlier)
            further.asserted = True
            register.date(further, "on_site", when)
        edge = when.end
    _read_names(register, event, entity, many)


def _read_names(register: Register, event: Event, entity: Entity, many: bool) -> None:
    """Open an inspection for each further body that the mention's sentence lists."""
    here = register.names_of(event.unit)
    listed = names_beside(register.page, here, (event.start, event.end), entity.name, many=many)
    for name in {name.text: name for name in listed if name.text != entity.name}.values():
        subject = subject_of(name, register.topic.subject)
        own = subject if subject and vocabulary.subject(subject).named else event.subject
        of_name = replace(event, name=name.text, subject=own)
        further = _named_in(register, of_name, entity.earlier)
        for role, when in event.dates.items():
            register.date(further, role, when)


def _named_in(register: Register, event: Event, earlier: bool) -> Entity:
    """The inspection of the body that a list names, opened where none is known of one with a name."""
    known = find_fitting(register, event, earlier)
    entity = known if known and known.name else open_mentioned(register, event, earlier)
    entity.asserted = True
    return entity
