"""Whether a mention can be of an inspection: by body, kind and dates."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cached_property

from transforms.dates import iso
from transforms.extract import vocabulary
from transforms.extract.anchors import Event
from transforms.extract.inspections import events as told
from transforms.extract.inspections.entities import (
    Entity,
    family_of,
    out_of_time,
    same_name,
    same_time,
)
from transforms.extract.inspections.register import Register
from transforms.text import fold

_AGAIN = re.compile(r"re-?(?:visit|inspect)")
# Full inspections of children's services under these never merge with one another.
_DISTINCT = {"sif", "ilacs", "safeguarding_lac_2009", "child_protection_2012", "lscb_review"}
_TURN = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?= (?:quarterly |ofsted |formal |focus+ed )*(?:monitoring )?visit)"
)
_BEFORE_TURN = 20  # characters before a mention in which it can be counted
_VISITS = {"monitoring_visit", "ilacs_focused_visit"}
_WEEKS_APART = timedelta(weeks=2)  # more lies between two inspections than between the stays of one
# Inspectorates whose inspections are never those of another.
_ON_THEIR_OWN = {"other", "estyn", "ciw", "care_inspectorate", "hmip", "hmicfrs"}


class Mention:
    """A mention held against inspections, one by one: what it tells is read once, and few are ever asked about."""

    def __init__(self, register: Register, event: Event) -> None:
        self._register, self._event = register, event
        self._subject = event.subject or register.carried()
        self._family = family_of(event.framework) if event.framework else None

    def can_be_of(self, entity: Entity) -> bool:
        """Whether body, kind and dates are the same, as far as the mention tells them."""
        return self._is_of_kind(entity) and self.fits_in_time(entity) and self._is_of_body(entity)

    def fits_in_time(self, entity: Entity) -> bool:
        """Whether the dates of the mention can be those of an inspection."""
        published = self._event.dates.get("published")
        if day := self._on_site:
            back = self._tells_of_long_ago and (self._looks_back or self._is_visit_of_dated_page(entity))
            if back and entity is self._register.main and entity.day is None:
                return False
            return entity.fits_on_site(day) and not self._is_another_stay(entity)
        if published and not published.last[0] and not entity.published and len(entity.ended or "") >= 7:
            return (published.last[1] - int((entity.ended or "")[5:7])) % 12 <= 8  # whatever its year
        if day := self._published:
            if entity.published:
                return same_time(day, entity.published)
            return entity.can_be_out(day)
        return True

    def is_of_day(self, entity: Entity) -> bool:
        """Whether an inspection that is dated took place when the mention's own date says."""
        if not self._on_site or not entity.ended:
            return False
        return same_time(self._on_site, entity.ended)

    # -- what the mention tells ------------------------------------------------------------------------------------

    @cached_property
    def _on_site(self) -> str | None:
        return self._day("on_site")

    @cached_property
    def _published(self) -> str | None:
        return self._day("published")

    def _day(self, role: str) -> str | None:
        when = self._event.dates.get(role)
        return iso(self._register.complete(when, self._framework).last) if when else None

    @property
    def _framework(self) -> str | None:
        framework = self._event.framework
        return framework.code if framework else None

    @cached_property
    def _tells_of_long_ago(self) -> bool:
        return self._on_site is not None and self._register.is_long_ago(self._on_site)

    @cached_property
    def _looks_back(self) -> bool:
        return told.is_told_of_the_past(self._register.page.words(self._event.unit))

    @cached_property
    def _turns(self) -> list[str]:
        return _turns(
            self._register, max(self._event.unit.start, self._event.start - _BEFORE_TURN), self._event.end
        )

    @cached_property
    def _again(self) -> bool:
        """Whether it tells of a revisit and dates it."""
        folded = self._register.page.folded
        dated = "on_site" in self._event.dates
        return dated and _AGAIN.match(folded, self._event.start, self._event.end) is not None

    @cached_property
    def _is_a_visit(self) -> bool:
        """Whether it can be of a visit of a day or two: an inspection "in autumn" is a full one told beside."""
        on_site = self._event.dates.get("on_site")
        said = self._register.page.folded[self._event.start : self._event.end]
        return on_site is None or on_site.has_day or "visit" in said or self._event.continuing

    @cached_property
    def _is_of_inspectors(self) -> bool:
        """Whether its own words are those of an inspection, in an item that is not about peers'."""
        said = self._register.page.folded[self._event.start : self._event.end]
        return self._register.topic.inspectorate != "peer" and "inspection" in said

    # -- what it is held against -----------------------------------------------------------------------------------

    def _is_of_kind(self, entity: Entity) -> bool:
        """Whether subject and kind of inspection are the same."""
        framework = self._event.framework
        if entity.subject != self._subject and not self._is_of_kind_otherwise(entity):
            return False
        if framework is None:
            if self._is_of_inspectors and entity.family == "peer":
                return False
            return entity.family not in _VISITS or self._is_a_visit
        if entity.family != self._family:
            return False
        named = {entity.framework, framework.code}
        if len(named) == 2 and named <= _DISTINCT and entity.family == "full":
            return False
        return not (entity.day and out_of_time(framework, entity))

    def _is_of_kind_otherwise(self, entity: Entity) -> bool:
        """Whether it is the main inspection, which mentions without a framework carry on, or peers', whatever they looked at."""
        framework, subject = self._event.framework, self._event.subject
        if framework:
            return framework.peer and entity.family == "peer"
        return entity is self._register.main and (
            subject is None
            or (subject == "childrens_services" and not vocabulary.subject(entity.subject).named)
        )

    def _is_of_body(self, entity: Entity) -> bool:
        """Whether authority, inspectorate, name and count are the same."""
        event = self._event
        if event.authority and entity.authority not in {event.authority, None}:
            return False
        if event.inspectorate in _ON_THEIR_OWN and entity.inspectorate != event.inspectorate:
            return False
        of_ofsted = (event.inspectorate, event.subject) == ("ofsted", "childrens_services")
        if of_ofsted and entity.inspectorate in _ON_THEIR_OWN:
            return False
        if entity.family in _VISITS and not self._is_same_turn(entity):
            return False
        if event.name and entity.name is None and self._is_on_another_day(entity):
            return False
        return same_name(event.name, entity.name) and not self._is_of_before(entity)

    def _is_on_another_day(self, entity: Entity) -> bool:
        """Whether the inspection and the mention each have their last day on site, and not the same."""
        when = self._event.dates.get("on_site")
        to_the_day = when is not None and when.has_day and len(entity.ended or "") == len("2025-01-01")
        return to_the_day and self._on_site not in {None, entity.ended}

    def _is_another_stay(self, entity: Entity) -> bool:
        """Whether both tell the first and last day of a stay, and weeks lie between the two."""
        when = self._event.dates["on_site"]
        if not (when.is_range and when.has_day and entity.started != entity.ended):
            return False
        told = self._register.complete(when, self._framework)
        stays = iso(told.first), iso(told.last), entity.started, entity.ended
        if any(len(day or "") != len("2025-01-01") for day in stays):
            return False
        first, last, started, ended = (date.fromisoformat(day or "") for day in stays)
        return max(first - ended, started - last) > _WEEKS_APART

    def _is_visit_of_dated_page(self, entity: Entity) -> bool:
        """Whether an inspection is a visit on a page that has a date: a visit is told of soon, a full inspection for years."""
        return entity.family in _VISITS and self._register.page.document.meeting_date is not None

    def _is_same_turn(self, entity: Entity) -> bool:
        """Whether a visit and the mention can be the same by their counting: the second visit is not the first."""
        before = _turns(self._register, max(0, entity.start - _BEFORE_TURN), entity.end)
        return not (before and self._turns) or before[-1] == self._turns[-1]

    def _is_of_before(self, entity: Entity) -> bool:
        """Whether the mention tells of a dated revisit, and the inspection, dated otherwise, was told of as none.

        Or the other way about: of an inspection long ago, where the title is about a revisit.
        """
        if self._is_before_revisit(entity):
            return True
        if not self._again or not entity.ended or self._on_site == entity.ended:
            return False
        page = self._register.page
        again = _AGAIN.search(page.folded, entity.start, entity.end)
        return (again or _AGAIN.search(fold(page.document.title or ""))) is None

    def _is_before_revisit(self, entity: Entity) -> bool:
        page = self._register.page
        if entity.day or not self._tells_of_long_ago or self._event.continuing:
            return False
        if _AGAIN.search(page.folded, self._event.start, self._event.end):
            return False
        title = entity.rule == "title" and _AGAIN.search(fold(page.document.title or ""))
        return bool(title or _AGAIN.match(page.folded[entity.end :].lstrip()))


def _turns(register: Register, start: int, end: int) -> list[str]:
    """The words that count visits in a span."""
    return _TURN.findall(register.page.folded, start, end)
