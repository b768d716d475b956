"""The inspections that a page reports as having taken place, and the one that each grade hangs on."""

from __future__ import annotations

import re

from transforms.extract import vocabulary
from transforms.extract.body_names import is_name
from transforms.extract.inspections.binding import bind
from transforms.extract.inspections.board import share_dates
from transforms.extract.inspections.entities import Entity
from transforms.extract.inspections.official import name_officially
from transforms.extract.inspections.reading import Reader
from transforms.extract.inspections.register import Register
from transforms.extract.inspections.settle import date_by_next_line, settle
from transforms.extract.inspections.titled import name_in_title
from transforms.extract.judgements.claim import Claim
from transforms.extract.mentions import inspectorates_on
from transforms.extract.names import names_by_kind
from transforms.extract.topic import Topic, heading
from transforms.extract.units import Page
from transforms.text import fold

# A title that is about what followed an inspection, not about its report.
_PLAN = re.compile(
    r"\b(?:improvement|action) (?:plan|board|programme|journey)\b|\bprogress\b|\bimprovement update\b"
)

__all__ = ["Entity", "find_inspections"]


def find_inspections(page: Page, topic: Topic, claims: list[Claim]) -> tuple[list[Entity], dict[int, Entity]]:
    """The inspections on the page, and the one that each claim (by its index) hangs on."""
    register = Register(page, topic)
    reader = Reader(register)
    reader.read_title()
    for unit in page.units:
        reader.read_unit(unit)
    bound = bind(register, claims)
    _part_revisits(register)
    _answer_by_plan(register, bound)
    date_by_next_line(register, {claims[i].unit.index: e for i, e in bound.items()})
    share_dates(register)
    settle(register)
    kept = [
        e
        for e in register.entities
        if (e.graded or (e.asserted and not (_is_only_ahead(topic, e) and e.day is None and e.name is None)))
        and not (
            _is_only_expected(register, e)
            or _is_one_of_those_told(register, e)
            or _is_told_by_another_name(register, e)
            or _is_of_many(e)
            or _is_to_come(e, page)
            or _is_of_things(e, page)
        )
    ]
    of_hospitals = re.search(r"\bhospitals?\b|\bnhs\b|\btrust\b", fold(heading(page))) is not None
    for entity in kept:
        if entity is register.main and entity.name is None and entity.subject == "care_provider":
            entity.name = name_in_title(heading(page))
        if entity.name is None and entity.subject == "care_provider" and _tells_of_trust(page, entity.start):
            entity.name = _trust_told_of(page)
        name_officially(page, entity)
        if entity.subject == "care_provider" and (
            re.search(r"\b(?:Trust|Hospitals?|Infirmary|Ambulance Service)$", entity.name or "")
            or (re.fullmatch("[A-Z]{2,6}", entity.name or "") and "the trust" in page.folded)
            or (of_hospitals and entity is register.main)
        ):
            entity.authority = None  # a health trust and its hospitals are no council's
    kept.sort(key=lambda e: e is not register.main)
    among = set(kept)
    return kept, {i: e for i, e in bound.items() if e in among}


def _is_only_ahead(topic: Topic, entity: Entity) -> bool:
    """Whether an item is about inspections to come, or about how those of an inspectorate are made."""
    return topic.preparing or (topic.explaining and entity.inspectorate == topic.inspectorate)


def _trust_told_of(page: Page) -> str | None:
    """The name of the one health trust that a page names."""
    named = {
        name.text
        for name in names_by_kind(page, 0, len(page.text))
        if name.text.endswith(" Trust") and is_name(name.text)
    }
    return named.pop() if len(named) == 1 else None


def _tells_of_trust(page: Page, at: int) -> bool:
    """Whether the sentence at a place, or the one behind it, speaks of "the Trust"."""
    unit = page.unit_at(at)
    return unit is not None and any(
        "the trust" in page.words(u) for u in page.units[unit.index : unit.index + 2]
    )


def _part_revisits(register: Register) -> None:
    """Part a revisit of a force or a fire service, which gives no grade, from the inspection that gave those told with it."""
    for entity in list(register.entities):
        if entity.revisited and entity.graded and entity.subject in {"fire", "police"}:
            revisit = register.open(entity.subject, None, None, (entity.start, entity.end), "revisit")
            revisit.started, revisit.ended, revisit.asserted = entity.started, entity.ended, True
            revisit.name = entity.name
            entity.started = entity.ended = None


def _answer_by_plan(register: Register, bound: dict[int, Entity]) -> None:
    """Make the undated inspection that a plan's title stands for the one of its kind that the text tells of, if but one."""
    main = register.main
    if main is None or main.rule != "title" or main.day or main.graded:
        return
    if not _PLAN.search(fold(heading(register.page))):
        return
    told = [e for e in register.entities if e is not main and e.is_of(main) and (e.graded or e.asserted)]
    if len(told) != 1:
        return
    told[0].earlier = False
    told[0].name = told[0].name or main.name
    register.entities.remove(main)
    register.main = told[0]


def _is_only_expected(register: Register, entity: Entity) -> bool:
    """Whether the title tells of an inspection, and the text no more than that it is to come."""
    if not entity.expected or entity.graded:
        return False
    return not any(e is entity for here in register.mentions.values() for _, e in here)


def _is_told_by_another_name(register: Register, entity: Entity) -> bool:
    """Whether only the title tells of a body's inspection, and the text of another body's ("Hill Hospital": the trust's)."""
    if entity.rule != "title" or entity.name is None or entity.day or entity.graded:
        return False
    if any(e is entity for here in register.mentions.values() for _, e in here):
        return False
    others = [e for e in register.entities if e is not entity and e.subject == entity.subject]
    return any(e.name and (e.graded or e.asserted) for e in others)


def _is_one_of_those_told(register: Register, entity: Entity) -> bool:
    """Whether only the title tells of a visit, without a day, and the text dates several: it is one of them."""
    if entity.rule != "title" or entity.day or entity.graded or not entity.framework:
        return False
    dated = [e for e in register.entities if e is not entity and e.is_of(entity) and e.day and e.asserted]
    return vocabulary.framework(entity.framework).visit and len(dated) > 1


def _is_to_come(entity: Entity, page: Page) -> bool:
    """Whether its first day lies after the meeting: planned, whatever the sentence's tense."""
    met = page.document.meeting_date
    day = entity.started or entity.ended
    return bool(met and day and not entity.graded and day[: len(met)] > met[: len(day)])


def _is_of_things(entity: Entity, page: Page) -> bool:
    """Whether nothing on the page tells of an inspectorate or of children: gullies and bridges are inspected too."""
    if entity.graded or entity.subject != "childrens_services" or "child" in page.folded:
        return False
    return not inspectorates_on(page) and vocabulary.framework_pattern().search(page.folded) is None


def _is_of_many(entity: Entity) -> bool:
    """Whether nothing tells which of many schools, homes or providers was inspected, or when.

    A council has few homes: a grade of one without its name can be told apart, that of a school cannot.
    """
    if not vocabulary.subject(entity.subject).named or entity.name:
        return False
    of_many = entity.subject in {"school", "early_years"}
    if entity.day:  # a year by itself is one of figures: "82% in 2011"
        return of_many and not entity.graded and len(entity.day) == len("2011")
    return of_many or not entity.graded
