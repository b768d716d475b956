"""Which inspection gave a grade, by the words and the place of the grade."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from transforms.extract import vocabulary
from transforms.extract.inspections.entities import Entity, family_of, is_at, same_name
from transforms.extract.inspections.events import tells_now
from transforms.extract.inspections.given_to import subject_of_claim
from transforms.extract.inspections.given_when import TURNS
from transforms.extract.inspections.register import Register
from transforms.extract.judgements.claim import Claim
from transforms.extract.judgements.joins import gave_way
from transforms.extract.units import Unit

# Inspections that give no grade.
_UNGRADED = {"ilacs_focused_visit", "monitoring_visit", "jtai", "peer", "unannounced_cra", "other"}
# Before a mention: what the sentence goes on to tell is measured from that inspection, not told of it.
_MEASURED_FROM = re.compile(
    r"(?:^|[,;(] ?|\bthat |\bthen )(?:since|compared (?:to|with)|unlike|in contrast (?:to|with)) [^,;]{0,60}$"
)
_SINCE_THEN = re.compile(r"(?!.*\b(?:when|where|which|whose)\b)[^;]*, (?=\w)")
# A sentence that goes on with the inspection last told of, however long ago that was.
_AT_THAT_TIME = re.compile(
    r"(?:at (?:that|the) time|on that occasion|at that (?:inspection|point)|that inspection|inspectors (?:then|at that time))\b"
)
_AGAIN = re.compile(r"re-?visit")  # which looks at what came of a statement of action, and requires none


def giver(register: Register, claim: Claim, role: str, day: str | None) -> Entity:
    """The inspection that the claim's own words and place make it one of; `day` is what they date it by, and `role` how."""
    subject = subject_of_claim(register, claim)
    authority = claim.authority or register.topic.authority
    if claim.nth > 1:
        return _open(register, claim, subject, authority)
    told = register.mentions.get(claim.unit.index, [])
    measured_from = [e for at, e in told if _is_measured_from(register, claim, at)]
    here = [(at, e) for at, e in told if e not in measured_from and (claim.before or not _only_before(e))]
    nearby = [e for at, e in here if at <= claim.at] or [
        e for at, e in here if not TURNS.search(register.page.folded, claim.end, at)
    ]
    main, lead = register.main, _of_lead(register, claim.unit, subject)
    annual = annual_rating(claim, subject)
    _make_annual(nearby[-1:], annual, subject)
    of_first = claim.grade == "written_statement_of_action"

    def fits(e: Entity) -> bool:
        return (
            e.subject == subject
            and (e.authority == authority or subject in {"fire", "police"})
            and e.family not in _UNGRADED
            and (annual is None or e.family == "annual")
            and not (of_first and _AGAIN.match(register.page.folded, e.start, e.end))
            and (
                (e.name is not None and same_name(claim.name, e.name))
                or claim.name is None
                or (e.name is None and (e in nearby or e.day is None))
            )
            and (lead is None or (e.inspectorate, e.framework) == (lead.inspectorate, lead.code))
        )

    if nearby and not claim.authority and nearby[-1].is_elsewhere(subject, authority):
        return nearby[-1]  # "X had been inspected in 2022, when it was judged"
    if _AT_THAT_TIME.match(register.page.folded, claim.unit.start) and not nearby and not claim.called:
        then = [
            e for e in register.told_before(claim.unit) if (e.subject, e.authority) == (subject, authority)
        ]
        if then and then[0].family not in _UNGRADED:
            return then[0]
    now = tells_now(register.page.folded, claim.unit.start, claim.at)
    graded = main is not None and main.family not in _UNGRADED
    is_main = main is not None and (main.subject, main.authority) == (subject, authority)
    if now and main and is_main and graded and not nearby and same_name(claim.name, main.name):
        main.name = main.name or claim.name
        return main
    if not nearby and not now and (past := _past_of_block(register, claim)) and fits(past):
        return past
    in_order = [
        *reversed(nearby),
        *register.told_before(claim.unit),
        *([main] if main else []),
        *register.entities,
    ]

    def first(also: Callable[[Entity], bool] = lambda e: True) -> Entity | None:
        fitting = (e for e in in_order if also(e) and fits(e))
        known = next(fitting, None)
        if not claim.name or known is None or known.name:
            return known
        return next((e for e in fitting if e.name), known)  # one that is known by that name before all others

    if claim.before:
        own = claim.called or gave_way(register.page.folded, claim.at, claim.unit.start)
        found = first(lambda e: register.is_past(e) or (e in nearby and e is not main and not own))
    elif claim.rule == "grade_that_replaced":
        found = first(lambda e: not e.earlier) or (None if claim.called or claim.name else first())
    elif not _is_told(register, claim):
        found = first(lambda e: e.start < claim.at) or first()
    elif not any(map(fits, nearby)):
        found = first(lambda e: not register.is_past(e))
    else:
        found = first()
    found = found or next((e for e in register.entities if day and fits(e) and is_at(e, role, day)), None)
    found = found or _of_some_service(claim, subject, nearby)
    if found is None:
        return _open(register, claim, subject, authority)
    found.name = found.name or claim.name
    return found


def _of_some_service(claim: Claim, subject: str, nearby: list[Entity]) -> Entity | None:
    """The CQC's inspection beside a provider that is called by name, taken for the council's as no word told of what kind it is."""
    unknown = ("cqc", "adult_social_care", None, None, False)
    for entity in reversed(nearby if claim.called and subject == "care_provider" else []):
        told = (entity.inspectorate, entity.subject, entity.name, entity.framework, entity.graded)
        if told == unknown:
            entity.subject, entity.framework = subject, vocabulary.subject(subject).framework
            return entity
    return None


def _past_of_block(register: Register, claim: Claim) -> Entity | None:
    """The inspection before this one that the block tells of and no other, up to the sentence right before a claim."""
    before = [u for u in register.page.block_units(claim.unit.block) if u.index < claim.unit.index]
    told = {id(e): e for unit in before for _, e in register.mentions.get(unit.index, [])}
    if len(told) != 1 or not any(u.index in register.mentions for u in before[-2:]):
        return None
    (only,) = told.values()
    return only if only.day and only.asserted and register.is_past(only) else None


def _is_measured_from(register: Register, claim: Claim, at: int) -> bool:
    """Whether a mention only opens the claim's sentence: "since the last inspection in 2018, Ofsted had found"."""
    folded = register.page.folded
    return (
        at < claim.at
        and _MEASURED_FROM.search(folded[claim.unit.start : at]) is not None
        and _SINCE_THEN.match(folded[at : claim.at]) is not None
    )


def _is_told(register: Register, claim: Claim) -> bool:
    """Whether the inspection that the item is about has been told of before the claim: by the title, or in the text."""
    main = register.main
    return main is None or main.rule in {"title", "grade"} or main.start < claim.at


def _open(register: Register, claim: Claim, subject: str, authority: str | None) -> Entity:
    lead = _of_lead(register, claim.unit, subject) or annual_rating(claim, subject)
    entity = register.open(subject, lead, authority, (claim.start, claim.end), "grade")
    entity.framework = lead.code if lead else vocabulary.subject(subject).framework
    entity.name, entity.earlier = claim.name, claim.before
    register.mention(claim.unit, claim.at, entity)
    if register.main is None and not claim.before:
        register.main = entity
    return entity


def _of_lead(register: Register, unit: Unit, subject: str) -> vocabulary.Framework | None:
    """The framework of that subject that the sentence above a list names: of all that its items tell."""
    lead = register.page.units[unit.lead] if unit.lead is not None else None
    named = (
        vocabulary.framework_pattern().search(register.page.folded, lead.start, lead.end) if lead else None
    )
    framework = vocabulary.frameworks()[int((named.lastgroup or "f0")[1:])] if named else None
    return framework if framework and framework.subject == subject and not framework.visit else None


def annual_rating(claim: Claim, subject: str) -> vocabulary.Framework | None:
    """The annual rating of children's services, where a grade is one that only it gave ("performs well")."""
    if subject != "childrens_services" or claim.grade not in _annual_grades():
        return None
    named = (
        f for f in vocabulary.frameworks() if f.subject == subject and "annual_rating" in f.domains.values()
    )
    return next(named)


def _only_before(entity: Entity) -> bool:
    """Whether an inspection is known by the grade alone that it gave before the present one."""
    return entity.earlier and entity.rule == "grade" and entity.day is None


def _make_annual(told: list[Entity], annual: vocabulary.Framework | None, subject: str) -> None:
    """Make an inspection the annual rating where a grade says so and nothing else tells yet which kind it is."""
    for entity in told if annual else ():
        if (entity.subject, entity.family, entity.framework, entity.graded) == (subject, "full", None, False):
            entity.family, entity.framework = family_of(annual), "other"


@cache
def _annual_grades() -> frozenset[str]:
    return frozenset(grade.code for grade in vocabulary.grades() if "annual_rating" in grade.scales)
