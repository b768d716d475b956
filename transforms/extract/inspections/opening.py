"""What a mention opens: an inspection of its own, with the inspectorate and the kind that its words allow."""

from __future__ import annotations

import re

from transforms.extract import vocabulary
from transforms.extract.anchors import Event
from transforms.extract.inspections.entities import Entity
from transforms.extract.inspections.register import Register
from transforms.extract.vocabulary import OF_OTHER_NATIONS
from transforms.text import fold

_TO_MONITOR = re.compile(r"(?:section 8 |ofsted )?(?:monitoring|assurance) (?:visit|inspection)s?")
# "Hill School was inspected in May. This was a | monitoring visit"
_THIS_WAS = re.compile(r"\b(?:this|it|which) (?:was|had been) (?:only )?an? $")
_BEFORE = 24  # characters before a mention that say what it was


def is_monitoring(register: Register, event: Event, subject: str) -> bool:
    """Whether a mention is of a visit to a home or school that gives no grade, and the item is not about that one.

    Words that only say what the inspection just told of was are of that one, with whatever it gave.
    """
    if event.framework or not vocabulary.subject(subject).named:
        return False
    page = register.page
    if _THIS_WAS.search(page.folded, max(event.unit.start, event.start - _BEFORE), event.start):
        return False
    titled = _TO_MONITOR.search(fold(page.document.title or ""))
    return not titled and _TO_MONITOR.fullmatch(page.folded, event.start, event.end) is not None


def open_mentioned(register: Register, event: Event, earlier: bool) -> Entity:
    """The inspection that a mention opens: its own words before what the item is about."""
    page = register.page
    entity = register.open(
        event.subject or register.carried(),
        event.framework,
        event.authority or register.topic.authority,
        (event.start, event.end),
        "mention",
    )
    main = register.main
    titled = main.name if main and main.is_of(entity) else None
    of_title = titled and titled in (page.document.title or "")
    entity.earlier, entity.name = earlier, event.name or (titled if of_title else None)
    if is_monitoring(register, event, entity.subject):
        entity.family = "monitoring_visit"
    if event.inspectorate and event.framework is None:
        if entity.subject == "other" and event.inspectorate == "ofsted":
            entity.subject = "childrens_services"  # told of beside what the item is about
        entity.inspectorate = _inspectorate(entity.subject, event.inspectorate)
    said = page.folded[event.start : event.end]
    if entity.inspectorate in OF_OTHER_NATIONS and "monitoring visit" in said:
        entity.family = (
            "monitoring_visit"  # tells of progress, and follows the inspection that gave the grades
        )
    return entity


def _inspectorate(subject: str, named: str) -> str:
    """The inspectorate named beside a mention, unless the subject allows but one."""
    default = vocabulary.subject(subject).inspectorate
    both_care = {named, default} <= {"ofsted", "cqc"} and subject != "care_provider"
    came_along = default == "ofsted_cqc" or (default, named) == ("hmip", "ofsted")
    return default if came_along or both_care else named
