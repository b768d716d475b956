"""Mentions of inspections on a page, merged into the inspections that the page reports as having taken place."""

from __future__ import annotations

import re
from dataclasses import replace

from transforms.dates import When, iso
from transforms.extract import events as told
from transforms.extract import vocabulary
from transforms.extract.binding import bind
from transforms.extract.claims import Claim
from transforms.extract.entities import Entity, family_of, follows, same_time
from transforms.extract.mentions import Event, anchors, authorities, dates_of, inspectorates, proper_name
from transforms.extract.register import Register
from transforms.extract.settle import settle
from transforms.extract.topic import Topic, subject_near
from transforms.extract.units import Page, Unit
from transforms.text import fold

__all__ = ["Entity", "find_inspections"]

# Full inspections of children's services under these never merge with one another.
_DISTINCT = {"sif", "ilacs", "safeguarding_lac_2009", "child_protection_2012", "lscb_review"}
_INSPECTION_IN_TITLE = re.compile(
    r"inspect|ofsted|ilac|jtai|visit|peer|hmic|hmip|estyn|cqc|care quality|peel|assessment|review|judge?ment"
)


def find_inspections(page: Page, topic: Topic, claims: list[Claim]) -> tuple[list[Entity], dict[int, Entity]]:
    """The inspections on the page, and the one that each claim (by its index) hangs on."""
    register = Register(page, topic)
    reader = _Reader(register)
    reader.read_title()
    for unit in page.units:
        reader.read_unit(unit)
    bound = bind(register, claims)
    _share_dates(register)
    settle(register)
    kept = [e for e in register.entities if e.asserted or e.graded]
    return kept, {i: e for i, e in bound.items() if e in kept}


def _share_dates(register: Register) -> None:
    """A review of the Board beside an inspection has its dates, where one sentence or the title tells of both."""
    main, page = register.main, register.page
    if main is None or main.subject == "safeguarding_board":
        return
    for board in register.entities:
        if board.subject != "safeguarding_board" or board.ended:
            continue
        units = [u for u in page.units if u.start <= board.start < u.end]
        together = board.rule == "title_board" or any(told.at_once(page.words(u)) for u in units)
        dated = any(
            e is main and e.ended and dates_of(page, u)
            for u in units
            for _, e in register.mentions.get(u.index, [])
        )
        if together or dated:
            board.started, board.ended = main.started, main.ended


class _Reader:
    """Reads title and units in order; each mention joins the inspection that it fits or opens a new one."""

    def __init__(self, register: Register) -> None:
        self.register, self.page, self.topic = register, register.page, register.topic

    # -- title -----------------------------------------------------------------------------------------------------

    def read_title(self) -> None:
        """Open what the title is about; every later mention without a name of its own joins it."""
        title = self.page.document.title or ""
        folded = fold(title)
        if not self.topic.in_title or not _INSPECTION_IN_TITLE.search(folded):
            return
        at = self.page.text.find(title)
        span = (at, at + len(title)) if at >= 0 else (0, 0)
        main = self.register.open(
            self.topic.subject, self.topic.framework, self.topic.authority, span, "title"
        )
        main.asserted = told.title_tells(folded) and not self.topic.preparing
        self.register.main = main
        review = vocabulary.framework("lscb_review")
        if main.subject == "childrens_services" and re.search(review.names[0], folded):
            board = self.register.open(
                "safeguarding_board", review, self.topic.authority, span, "title_board"
            )
            board.asserted = main.asserted
        for role, when in told.title_dates(title, folded):
            self.register.date(main, role, when)

    # -- units -----------------------------------------------------------------------------------------------------

    def read_unit(self, unit: Unit) -> None:
        """Read the mentions of one unit."""
        events = anchors(self.page, unit)
        for event in events:
            self._describe(event)
        self._give_dates(events, dates_of(self.page, unit) if events else [])
        for event in events:
            entity = self._entity_of(event)
            if entity:
                self.register.mention(unit, event.start, entity)

    def _describe(self, event: Event) -> None:
        """Find whose inspection a mention speaks of, by the words around it."""
        page, unit, topic = self.page, event.unit, self.topic
        near = max(unit.start, event.start - 70), min(unit.end, event.end + 70)
        visit = "visit" in page.folded[event.start : event.end]
        if event.framework is None and visit and topic.framework and topic.framework.visit:
            event.framework, event.subject = topic.framework, topic.framework.subject
        if event.framework is None:
            event.subject = subject_near(page, *near)
            named = inspectorates(page.folded, *near)
            event.inspectorate = named[0].code if named else None
        others = [
            f.code
            for f in authorities(page.text, max(unit.start, event.start - 45), min(unit.end, event.end + 60))
            if f.code != topic.authority
        ]
        if others and self._is_of_other(event, others[-1]):
            event.authority = others[-1]
        if event.subject and vocabulary.subject(event.subject).named:
            event.name = proper_name(page.text, *near)

    def _is_of_other(self, event: Event, name: str) -> bool:
        """Whether the event is of another council: "the inspection of X", "X's inspection", "X was inspected"."""
        here = re.escape(fold(name))
        window = self.page.folded[max(event.unit.start, event.start - 60) : event.end + 70]
        return bool(
            re.search(
                rf"inspections? (?:of|in|at) (?:the )?{here}|{here}(?:'s)?(?: city| county| borough)?(?: council)?(?:'s)? "
                r"(?:ofsted |children'?s services |ilacs )?(?:inspection|report|was inspected|had been inspected)",
                window,
            )
        )

    def _give_dates(self, events: list[Event], whens: list[When]) -> None:
        """Give each date of the unit to the mention it stands by: after it, or right before it."""
        floor = events[0].unit.start if events else 0
        for when in whens:
            role = told.date_role(self.page, events[0].unit, when, floor)
            floor = when.end
            if not role:
                continue
            before = [e for e in events if e.start < when.start]
            after = [e for e in events if e.start >= when.end and e.start - when.end < 45]
            if after and (not before or told.modifies(self.page.folded, when.end)):
                after[0].dates.setdefault(role, self._ahead(when, role))
            elif before:
                before[-1].dates.setdefault(role, self._ahead(when, role))

    def _ahead(self, when: When, role: str) -> When:
        """A publication still to come takes the page's own year, or the next."""
        own = self.page.document.meeting_date
        before = self.page.folded[max(0, when.start - 60) : when.start]
        coming = re.search(r"\b(?:until|will|would|to be|expected|due)\b", before)
        if role != "published" or when.last[0] or not own or not coming:
            return when
        year = int(own[:4]) + (when.last[1] < int(own[5:7]))
        return replace(when, first=(year, *when.first[1:]), last=(year, *when.last[1:]))

    # -- entities --------------------------------------------------------------------------------------------------

    def _entity_of(self, event: Event) -> Entity | None:
        """The inspection that a mention speaks of, opened where it is new; None where it tells of none."""
        folded, unit, register = self.page.folded, event.unit, self.register
        before = folded[max(unit.start, event.start - 60) : event.start]
        after = folded[event.end : min(unit.end, event.end + 60)]
        dated = bool(event.dates)
        publication = event.framework is None and "publi" in folded[event.start : event.end]
        if publication and register.main and dated:
            for role, when in event.dates.items():
                register.date(register.main, role, when)
            return register.main
        if told.is_planned(before, after, dated) or (not dated and told.is_back_reference(before)):
            return None
        earlier = told.is_earlier(before)
        entity = self._fitting(event, earlier)
        if entity is None:
            if earlier and not dated:
                return None
            entity = self._open(event, earlier)
        if dated or told.has_happened(self.page.words(unit)):
            entity.asserted = True
        if event.framework and entity.framework is None and family_of(event.framework) == entity.family:
            entity.framework = event.framework.code
        for role, when in event.dates.items():
            register.date(entity, role, when)
        if register.main is None and not earlier and entity.asserted:
            register.main = entity
        return entity

    def _open(self, event: Event, earlier: bool) -> Entity:
        entity = self.register.open(
            event.subject or self.register.carried(),
            event.framework,
            event.authority or self.topic.authority,
            (event.start, event.end),
            "mention",
        )
        entity.earlier, entity.name = earlier, event.name
        if event.inspectorate and event.framework is None:
            entity.inspectorate = _inspectorate(entity.subject, event.inspectorate)
        return entity

    def _fitting(self, event: Event, earlier: bool) -> Entity | None:
        """The inspection already in the register that a mention can be of."""
        register, generic = self.register, event.framework is None
        candidates = [e for e in register.entities if self._can_be(e, event) and self._dates_fit(e, event)]
        if earlier:
            return next((e for e in candidates if e.earlier), None)
        if generic:
            here = [e for _, e in register.mentions.get(event.unit.index, []) if e in candidates]
            if here and (event.subject is None or here[-1].subject == event.subject):
                return here[-1]
            if register.main in candidates:
                return register.main
        current = next((e for e in candidates if not e.earlier), None)
        return current or (candidates[0] if candidates and event.dates else None)

    def _can_be(self, entity: Entity, event: Event) -> bool:
        """Whether body and kind of inspection are the same, as far as the mention tells them."""
        framework = event.framework
        carried = event.subject in {None, "childrens_services"} and entity is self.register.main
        same_subject = entity.subject == (event.subject or self.register.carried())
        peers = framework is not None and framework.peer and entity.family == "peer"
        if not (same_subject or peers or (framework is None and carried)):
            return False
        if framework and entity.family != family_of(framework):
            return False
        if framework and entity.framework != framework.code and entity.family == "full":
            if {entity.framework, framework.code} <= _DISTINCT:
                return False
        if event.authority and entity.authority != event.authority:
            return False
        return event.name is None or entity.name in (None, event.name)

    def _dates_fit(self, entity: Entity, event: Event) -> bool:
        complete = self.register.calendar.complete
        on_site, published = event.dates.get("on_site"), event.dates.get("published")
        if on_site and (day := iso(complete(on_site).last)):
            if entity.ended:
                return same_time(day, entity.ended)
            if entity.published:
                return follows(day, entity.published)
        if published and (day := iso(complete(published).last)):
            if entity.published:
                return same_time(day, entity.published)
            if entity.ended:
                return follows(entity.ended, day)
        return True


def _inspectorate(subject: str, named: str) -> str:
    """The inspectorate named beside a mention, unless the subject allows but one."""
    default = vocabulary.subject(subject).inspectorate
    both_care = {named, default} <= {"ofsted", "cqc"} and subject != "care_provider"
    return default if default == "ofsted_cqc" or both_care else named
