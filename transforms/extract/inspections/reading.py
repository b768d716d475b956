"""Mentions of inspections, read in order: each joins the inspection that it fits or opens a new one."""

from __future__ import annotations

import re

from transforms.dates import iso
from transforms.extract import vocabulary
from transforms.extract.anchors import Event, anchors
from transforms.extract.inspections import events as told
from transforms.extract.inspections import sense
from transforms.extract.inspections.board import BOARD_BEFORE, WITH_BOARD, board_beside, board_reviewed
from transforms.extract.inspections.dating import date_by_grade, give_dates
from transforms.extract.inspections.describe import describe
from transforms.extract.inspections.entities import Entity, family_of, same_name
from transforms.extract.inspections.further import (
    part_pair,
    read_days_behind,
    read_list,
    read_more,
    read_together,
)
from transforms.extract.inspections.listed import DAYS_BEHIND
from transforms.extract.inspections.matching import dates_fit, find_fitting, find_going_on
from transforms.extract.inspections.opening import is_monitoring, open_mentioned
from transforms.extract.inspections.publication import with_publications
from transforms.extract.inspections.register import Register
from transforms.extract.inspections.stay import with_stays
from transforms.extract.inspections.titled import open_titled
from transforms.extract.inspections.visits import read_in_turn, read_visits
from transforms.extract.mentions import without_inspectorates
from transforms.extract.units import Unit

# "the issues raised at the | peer review last year"
_RAISED_AT = re.compile(
    r"\b(?:raised|identified|highlighted|found|recommended|noted|reported) (?:at|by|in|during|through|from|following) (?:the |its |our |that |this )(?:[a-z]+ )?$"
)
_REVISIT = re.compile(r"re-?visit|return visit|follow-?up visit")
_CAME = re.compile(r"\b(?:c[ao]me|returned|called)\b")  # another visit, however roughly it is dated


class Reader:
    """Reads title and units in order; each mention joins the inspection that it fits or opens a new one."""

    def __init__(self, register: Register) -> None:
        self.register, self.page, self.topic = register, register.page, register.topic
        self.titled = False  # whether the title dates the inspection that the item is about

    def read_title(self) -> None:
        """Open what the title is about; every later mention without a name of its own joins it."""
        self.titled = open_titled(self.register)

    def read_unit(self, unit: Unit) -> None:
        """Read the mentions of one unit."""
        events = with_publications(self.page, unit, with_stays(self.page, unit, anchors(self.page, unit)))
        if (events or DAYS_BEHIND.match(self.page.folded, unit.start, unit.end)) and read_days_behind(
            self.register, unit
        ):
            return
        for event in events:
            describe(self.register, event)
        give_dates(self.page, unit, events)
        for event in self._in_turn(events):
            part_pair(self.page, event)
            entity = self._entity_of(event)
            if entity:
                self.register.mention(unit, event.start, entity)
                read_more(self.register, event, entity)
                behind = self.page.folded[event.start : min(unit.end, event.end + 170)]
                full = entity.subject == "childrens_services" and entity.family == "full"
                ahead = self.page.folded[max(unit.start, event.start - 90) : event.start]
                if full and (WITH_BOARD.match(behind) or BOARD_BEFORE.search(ahead)):
                    board_beside(self.register, entity, (event.start, event.end))
        read_list(self.register, unit)
        read_together(self.register, unit)
        board_reviewed(self.register, unit)
        if events:
            read_visits(self.register, unit, events)
        read_in_turn(self.register, unit)

    def _in_turn(self, events: list[Event]) -> list[Event]:
        """The mentions in the order to read: the latest date first, where the main inspection is not dated yet."""
        if len(events) < 2:
            return events
        main, complete = self.register.main, self.register.calendar.complete
        dated = [e for e in events if "on_site" in e.dates and not e.continuing]
        if main is None or main.day or len(dated) < 2:
            return events
        return sorted(dated, key=lambda e: complete(e.dates["on_site"]).last, reverse=True) + [
            e for e in events if e not in dated
        ]

    def _entity_of(self, event: Event) -> Entity | None:
        """The inspection that a mention speaks of, opened where it is new; None where it tells of none."""
        if event.continuing:
            return self._continue(event)
        folded, unit, register = self.page.folded, event.unit, self.register
        before = without_inspectorates(folded[max(unit.start, event.start - 80) : event.start])
        after = folded[event.end : min(unit.end, event.end + 90)]
        if self._tells_of_none(event, before, after):
            self._expect(event, before)
            return None
        date_by_grade(self.register, event)
        dated, many = bool(event.dates), self._is_of_many(event)
        earlier = told.is_earlier(before) or (not dated and told.is_ago(after))
        if earlier and dated and self._was_lately(event, before):
            earlier = False
        earlier |= dated and told.is_told_since(folded[unit.start : event.start])
        earlier |= told.is_source(self.page.words(unit))
        entity = self._fitting(event, earlier)
        if entity is None:
            if (many and not event.name) or (earlier and not dated) or sense.is_idle_review(self.page, event):
                return None
            entity = open_mentioned(self.register, event, earlier)
        grade_only = re.search(
            r"\b(?:rating|judge?ment|grading|recommendation)s?$|^(?:judged|rated|graded)\b",
            folded[event.start : event.end],
        )
        if (
            dated
            or _RAISED_AT.search(before)
            or sense.is_heading(self.page, event)
            or (told.has_happened(self.page.words(unit)) and not grade_only)
        ):
            entity.asserted = True
        entity.name = entity.name or event.name
        entity.earlier |= earlier and entity is not register.main
        if event.framework and entity.framework is None and family_of(event.framework) == entity.family:
            entity.framework = event.framework.code
        if "on_site" in event.dates and not entity.ended:
            entity.revisited = _REVISIT.match(folded, event.start) is not None
        for role, when in event.dates.items():
            register.date(entity, role, when, open_ended=event.open_ended, closing=event.closing)
        if entity.asserted and not earlier and self._is_new_main(entity):
            register.main = entity
        return entity

    def _was_lately(self, event: Event, before: str) -> bool:
        """Whether "the authority was last inspected on" tells of the inspection that the item is about: not long ago."""
        when = event.dates.get("on_site")
        last = before.endswith("last ") and self.page.folded.startswith("inspected", event.start)
        day = iso(self.register.complete(when, None).last) if last and when else None
        return day is not None and not self.register.is_long_ago(day)

    def _expect(self, event: Event, before: str) -> None:
        """Note that what only the title tells of is still to come: "would be undergoing a Peer Challenge from 3 to 7 October"."""
        main = self.register.main
        if main is None or main.rule != "title" or "on_site" not in event.dates:
            return
        if told.will_be(before) or event.planned:
            main.expected = dates_fit(self.register, main, event)

    def _tells_of_none(self, event: Event, before: str, after: str) -> bool:
        """Whether a mention is of what is to come, of inspections in general or elsewhere, or of no inspection at all."""
        said = self.page.folded[event.start : event.end]
        on_days = "on_site" in event.dates and event.dates["on_site"].has_day
        stayed = on_days and event.dates["on_site"].is_range
        return (
            event.planned
            or told.will_be(before)
            or (not stayed and told.is_general(before, said, after))
            or (not on_days and told.is_new_regime(self.page.words(event.unit)))
            or told.is_planned(before, after, bool(event.dates))
            or (not event.dates and told.is_back_reference(before))
            or sense.is_of_others(self.page, event, before)
            or sense.is_domain_of_main(self.register, event)
            or sense.is_of_department(self.page, event)
            or sense.is_looked_at(self.page, event, before)
            # of schools or homes that are named one by one, if at all
            or (self._is_of_many(event) and not event.name and self._is_of_named(event))
        )

    def _is_of_many(self, event: Event) -> bool:
        said = self.page.folded[event.start : event.end]
        return said.endswith(("inspections", "reviews")) and not (event.framework and event.framework.visit)

    def _is_of_named(self, event: Event) -> bool:
        return vocabulary.subject(event.subject or self.topic.subject).named

    def _fitting(self, event: Event, earlier: bool) -> Entity | None:
        """The inspection in the register that a mention can be of; none with grades where it is of a visit without."""
        entity = find_fitting(self.register, event, earlier)
        apart = (
            entity is not None
            and entity.family == "full"
            and is_monitoring(self.register, event, entity.subject)
        )
        return None if apart else entity

    def _is_new_main(self, entity: Entity) -> bool:
        """Whether the item turns out to be about this one: the first, or a later one of the same kind."""
        main = self.register.main
        if main is None:
            return True
        return (
            entity.is_of(main) and bool(main.day and entity.day and entity.day > main.day) and not self.titled
        )

    def _continue(self, event: Event) -> Entity | None:
        """The inspection that words without a name of one go on with: the last one told of, else the main one."""
        entity = find_going_on(self.register, event)
        if entity is None and event.arrival and "on_site" in event.dates:
            entity = open_mentioned(self.register, event, earlier=False)
            self.register.main = self.register.main or entity
        if entity is None or not event.dates or sense.is_of_a_plan(self.page, event):
            return None
        if self._is_of_another_body(event, entity):
            return None
        if told.is_of_the_next(self.page.words(event.unit)):
            return None
        if not dates_fit(self.register, entity, event):
            on_site = event.dates.get("on_site")
            visit = self._is_another_visit(event, entity)
            if on_site is None or (entity.family not in {"full", "jtai", "peer"} and not visit):
                return None
            came = _CAME.search(self.page.folded, event.start, event.end)
            if not on_site.has_day and entity.family != "peer" and not came:
                return None
            framework = vocabulary.framework("jtai") if entity.family == "jtai" else visit
            if entity.family == "peer" and "inspect" not in self.page.words(event.unit):
                framework = self.topic.framework
            span = event.start, event.end
            entity = self.register.open(entity.subject, framework, entity.authority, span, "continuing")
        for role, when in event.dates.items():
            self.register.date(entity, role, when, open_ended=event.open_ended, closing=event.closing)
        entity.asserted = True
        if self._is_new_main(entity):
            self.register.main = entity
        return entity

    def _is_of_another_body(self, event: Event, entity: Entity) -> bool:
        """Whether the sentence names only other bodies so far: "Hill School was rated good in a | report published | in May"."""
        named = [name for name in self.register.names_of(event.unit) if name.end <= event.start]
        return bool(named and entity.name) and not any(same_name(n.text, entity.name) for n in named)

    def _is_another_visit(self, event: Event, entity: Entity) -> vocabulary.Framework | None:
        """The kind of visit that took place on other days than the one last told of ("The present visit took place on")."""
        framework = vocabulary.framework(entity.framework) if entity.framework else None
        said = self.page.folded[event.start : event.end]
        return framework if framework and framework.visit and "visit" in said else None
