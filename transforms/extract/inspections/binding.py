"""Grades hung on the inspections that gave them."""

from __future__ import annotations

from transforms.dates import When, iso
from transforms.extract.inspections.entities import Entity, is_at
from transforms.extract.inspections.given_by import annual_rating, giver
from transforms.extract.inspections.given_to import name_bodies
from transforms.extract.inspections.given_when import date_of
from transforms.extract.inspections.register import Register
from transforms.extract.judgements.claim import Claim
from transforms.extract.judgements.joins import gave_way

# Outcomes of area SEND inspections that only one framework has.
_SETTLES = {
    "written_statement_of_action": "area_send_2016",
    "no_written_statement_of_action": "area_send_2016",
    "positive_experiences": "area_send_2023",
    "inconsistent_experiences": "area_send_2023",
    "systemic_failings": "area_send_2023",
}


def bind(register: Register, claims: list[Claim]) -> dict[int, Entity]:
    """The inspection of each claim, by the claim's index; opens those that only a grade tells of.

    A grade given to several named bodies at once becomes as many claims: `claims` grows by them.
    """
    for claim in list(claims):
        claims += name_bodies(register, claim)
    return {index: _of_claim(register, claim) for index, claim in enumerate(claims)}


def _of_claim(register: Register, claim: Claim) -> Entity:
    role, when = date_of(register, claim) or ("on_site", None)
    if when and _is_of_what_came(register, claim, when):
        role, when = "on_site", None
    day = iso(when.last) if when else None
    entity = giver(register, claim, role, day)
    known = bool(entity.ended or entity.published)
    opened_here = claim.unit.start <= entity.start < claim.unit.end
    # "the first since | 2019, when services were judged": no date of the one that came since
    since = when is not None and register.page.folded.endswith("since ", claim.unit.start, when.start)
    # "Hill School (June 2018) was judged": the day of a body of a list, however long ago
    beside_name = claim.called and when is not None and claim.start < when.start < claim.at
    past = since or bool(day and register.is_long_ago(day) and not opened_here and not beside_name)
    # "Good. It had required improvement in 2021"
    other = entity.given.get(claim.concept, claim.grade) != claim.grade
    if (day and known and not is_at(entity, role, day)) or (
        day and not known and (other or (entity is register.main and entity.asserted and past))
    ):
        entity = _at_other_time(register, claim, entity, role, day)
        entity.earlier |= since
    if when and (entity.day is None or (role == "published" and not entity.published)):
        register.date(entity, role, when)
    entity.graded = True
    if entity.day is None and claim.grade in _SETTLES and entity.subject == "area_send":
        entity.framework = _SETTLES[claim.grade]
    entity.requires_improvement |= claim.grade == "requires_improvement"
    entity.given.setdefault(claim.concept, claim.grade)
    return entity


def _is_of_what_came(register: Register, claim: Claim, when: When) -> bool:
    """Whether a date is that of the grade which a claim's own gave way to: "a report of May 2018 found that it had moved from"."""
    folded, floor = register.page.folded, claim.unit.start
    if not (claim.before and gave_way(folded, claim.at, floor)):
        return False
    return when.end < folded.rfind(" from ", floor, claim.at)


def _at_other_time(register: Register, claim: Claim, entity: Entity, role: str, day: str) -> Entity:
    """The inspection of the same body at another date, opened where the page has not told of it."""
    for other in register.entities:
        if (other.ended or other.published) and is_at(other, role, day) and other.is_of(entity):
            return other
    annual = annual_rating(claim, entity.subject)
    other = register.open(entity.subject, annual, entity.authority, (claim.start, claim.end), "grade")
    other.inspectorate, other.earlier = entity.inspectorate, day < (entity.day or day)
    other.name = claim.name
    return other
