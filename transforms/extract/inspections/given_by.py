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
_RATINGS_SINCE = (
    "2009"  # from when an annual rating is of the whole; assessments before it graded outcomes, too
)
# Before a mention: what the sentence goes on to tell is measured from that inspection, not told of it.
_MEASURED_FROM = re.compile(
    r"(?:^|[,;(] ?|\bthat |\bthen )(?:since|compared (?:to|with)|unlike|in contrast (?:to|with)) [^,;]{0,60}$"
)
_SINCE_THEN = re.compile(r"(?!.*\b(?:when|where|which|whose)\b)[^;]*, (?=\w)")
# A sentence that goes on with the inspection last told of, however long ago that was.
_AT_THAT_TIME = re.compile(
    r"(?:at (?:that|this|the) time|on that occasion|at that (?:inspection|point)|that inspection|inspectors (?:then|at that time))\b"
)
_AGAIN = re.compile(r"re-?visit")  # which looks at what came of a statement of action, and requires none


def giver(register: Register, claim: Claim, role: str, day: str | None) -> Entity:
    """The inspection that the claim's own words and place make it one of; `day` is what they date it by, and `role` how.

    It is opened where the page has told of none that can have given the grade.
    """
    search = _Search(register, claim)
    found = None if claim.nth > 1 else search.at_once() or search.in_order() or search.at_day(role, day)
    if found is None:
        return _open(register, claim, search.subject, search.authority)
    found.name = found.name or claim.name
    return found


class _Search:
    """Looks among the inspections that a page has told of for the one that gave a grade."""

    def __init__(self, register: Register, claim: Claim) -> None:
        self.register, self.claim, self.folded = register, claim, register.page.folded
        self.subject = subject_of_claim(register, claim)
        self.authority = claim.authority or register.topic.authority
        self.nearby = self._told_nearby()
        self.lead, self.annual = (
            _of_lead(register, claim.unit, self.subject),
            annual_rating(claim, self.subject),
        )
        _make_annual(self.nearby[-1:], self.annual, self.subject)
        self.now = tells_now(self.folded, claim.unit.start, claim.at)

    def _told_nearby(self) -> list[Entity]:
        """Those that the claim's sentence tells of before the grade, else behind it."""
        register, claim = self.register, self.claim
        told = register.mentions.get(claim.unit.index, [])
        measured_from = [e for at, e in told if _is_measured_from(register, claim, at)]
        here = [(at, e) for at, e in told if e not in measured_from and (claim.before or not _only_before(e))]
        return [e for at, e in here if at <= claim.at] or [
            e
            for at, e in here
            if (claim.before or not (e.earlier and claim.called))
            and not TURNS.search(self.folded, claim.end, at)
        ]

    def at_once(self) -> Entity | None:
        """The one that the sentence's own words settle, whatever else the page tells of."""
        register, claim, nearby, main = self.register, self.claim, self.nearby, self.register.main
        if nearby and not claim.authority and nearby[-1].is_elsewhere(self.subject, self.authority):
            return nearby[-1]  # "X had been inspected in 2022, when it was judged"
        if _AT_THAT_TIME.match(self.folded, claim.unit.start) and not nearby and not claim.called:
            then = next(filter(self._is_of_body, register.told_before(claim.unit)), None)
            if then and then.family not in _UNGRADED:
                return then
        if self.now and main and self._is_of_body(main) and main.family not in _UNGRADED:
            if not nearby and same_name(claim.name, main.name):
                return main
        elif not self.now and not nearby and (past := _past_of_block(register, claim)) and self.fits(past):
            return past
        return None

    def in_order(self) -> Entity | None:
        """The nearest that can have given the grade: one whose framework judges what the claim is for before all others."""
        return self._nearest(lambda e: self.fits(e) and _judges(e, self.claim)) or self._nearest(self.fits)

    def at_day(self, role: str, day: str | None) -> Entity | None:
        """The one told of at that day, or one beside the body that the claim calls by name."""
        at_day = (e for e in self.register.entities if day and self.fits(e) and is_at(e, role, day))
        return next(at_day, None) or self._of_body_called()

    def fits(self, e: Entity) -> bool:
        """Whether an inspection is of the body that the claim tells of, and gives such grades."""
        claim, lead = self.claim, self.lead
        of_first = claim.grade == "written_statement_of_action"
        return (
            e.subject == self.subject
            and (e.authority == self.authority or self.subject in {"fire", "police"})
            and e.family not in _UNGRADED
            and (self.annual is None or e.family == "annual")
            and not (of_first and _AGAIN.match(self.folded, e.start, e.end))
            and (
                (e.name is not None and same_name(claim.name, e.name))
                or claim.name is None
                or (e.name is None and (e in self.nearby or e.day is None))
            )
            and (lead is None or (e.inspectorate, e.framework) == (lead.inspectorate, lead.code))
        )

    def _is_of_body(self, e: Entity) -> bool:
        return (e.subject, e.authority) == (self.subject, self.authority)

    def _nearest(self, fits: Callable[[Entity], bool]) -> Entity | None:
        register, claim, main, nearby = self.register, self.claim, self.register.main, self.nearby
        told_before = register.told_before(claim.unit)
        in_order = [*reversed(nearby), *told_before, *([main] if main else []), *register.entities]

        def first(also: Callable[[Entity], bool] = lambda e: True) -> Entity | None:
            fitting = (e for e in in_order if also(e) and fits(e))
            known = next(fitting, None)
            if not claim.name or known is None or known.name:
                return known
            return next((e for e in fitting if e.name), known)  # one known by that name before all others

        if claim.before:
            own = claim.called or gave_way(self.folded, claim.at, claim.unit.start)
            return first(lambda e: register.is_past(e) or (e in nearby and e is not main and not own))
        if claim.rule == "grade_that_replaced":
            return first(lambda e: not e.earlier) or (None if claim.called or claim.name else first())
        if not _is_told(register, claim):
            return first(lambda e: e.start < claim.at) or first()
        return first() if any(map(fits, nearby)) else first(lambda e: not register.is_past(e))

    def _of_body_called(self) -> Entity | None:
        """The one beside a body that is called by name, taken for the council's own, or for one in its area, until the name told.

        "The Elms had been rated good by the CQC at its inspection in May", "Ashdale in Hillshire was inspected and judged ..."
        """
        claim, unit = self.claim, self.claim.unit
        for entity in [e for e in reversed(self.nearby if claim.called else []) if not e.graded]:
            told = (entity.inspectorate, entity.subject, entity.name, entity.framework)
            if self.subject == "care_provider" and told == ("cqc", "adult_social_care", None, None):
                entity.subject, entity.framework = self.subject, vocabulary.subject(self.subject).framework
                return entity
            opened_here = unit.start <= entity.start < unit.end and entity.name in {None, claim.name}
            if claim.authority and entity.subject == self.subject and opened_here:
                entity.authority = claim.authority
                return entity
        return None


def _judges(entity: Entity, claim: Claim) -> bool:
    """Whether the framework of an inspection, where it is known, judges what a claim is for."""
    if claim.concept == "overall":
        return True
    if entity.framework in {None, "other"}:
        return entity.family != "annual" or (entity.day or _RATINGS_SINCE) < _RATINGS_SINCE
    known = vocabulary.frameworks_of(entity.framework or "", entity.inspectorate)
    return any(claim.concept in framework.domains for framework in known)


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
    main = register.main
    own = (
        main.name if main and claim.before and main.subject == subject else None
    )  # what the same body had before
    entity.name, entity.earlier = claim.name or own, claim.before
    if own and main and not claim.authority:
        entity.authority = main.authority
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
    """The annual rating of children's services, where the whole's grade is one that only it gave ("performs well")."""
    if subject != "childrens_services" or claim.grade not in _annual_grades() or claim.concept != "overall":
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
