"""Mentions of inspections, read in order: each joins the inspection that it fits or opens a new one."""

from __future__ import annotations

import re
from dataclasses import replace

from transforms.dates import iso
from transforms.extract import vocabulary
from transforms.extract.inspections import events as told
from transforms.extract.inspections import sense
from transforms.extract.inspections.describe import describe, give_dates
from transforms.extract.inspections.entities import Entity, family_of
from transforms.extract.inspections.listed import bracketed, listed_bodies, names_beside, told_together
from transforms.extract.inspections.matching import dates_fit, find_fitting, find_going_on
from transforms.extract.inspections.register import Register
from transforms.extract.inspections.titled import WITH_BOARD, board_beside, open_titled
from transforms.extract.mentions import Event, anchors, dates_of, without_inspectorates
from transforms.extract.names import subject_of
from transforms.extract.topic import OF_OTHER_NATIONS
from transforms.extract.units import Unit
from transforms.text import fold

# "the issues raised at the | peer review last year"
_RAISED_AT = re.compile(
    r"\b(?:raised|identified|highlighted|found|recommended|noted|reported) (?:at|by|in|during|through|from|following) (?:the |its |our |that |this )(?:[a-z]+ )?$"
)
_TO_MONITOR = re.compile(r"(?:section 8 |ofsted )?(?:monitoring|assurance) (?:visit|inspection)s?")
_REVISIT = re.compile(r"re-?visit|return visit|follow-?up visit")
_CAME = re.compile(r"\b(?:came|returned|called)\b")  # another visit, however roughly it is dated
# A line of a list that is a name, the days of its inspection in brackets, and what came of it: "Hill School (3 and 4 May): good".
_DAYS_BEHIND = re.compile(
    r"[^().;:,]{4,80} \((?:inspected |visited )?(?:on )?\d{1,2}(?:st|nd|rd|th)?\b[^()]{3,40}\)(?: ?[:,–-]|$)"
)


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
        events = anchors(self.page, unit)
        if (events or _DAYS_BEHIND.match(self.page.folded, unit.start, unit.end)) and self._read_bracketed(
            unit
        ):
            return
        for event in events:
            describe(self.register, event)
        give_dates(self.page, unit, events)
        for event in self._in_turn(events):
            entity = self._entity_of(event)
            if entity:
                self.register.mention(unit, event.start, entity)
                self._read_more(event, entity)
                behind = self.page.folded[event.start : min(unit.end, event.end + 170)]
                full = entity.subject == "childrens_services" and entity.family == "full"
                if full and WITH_BOARD.match(behind):
                    board_beside(self.register, entity, (event.start, event.end))
        self._read_list(unit)
        self._read_together(unit)
        if events:
            self._read_visits(unit, events)

    def _read_visits(self, unit: Unit, events: list[Event]) -> None:
        """Open a visit for each line that begins with its day or month, under a sentence that tells of several."""
        page = self.page
        lead = next((e for e in events if e.framework and e.framework.visit), None)
        if lead is None or not page.words(unit).endswith(":") or lead.planned or lead.dates:
            return
        if page.folded[lead.end - 1] != "s" or told.will_be(page.folded[unit.start : lead.start]):
            return
        undated = [
            e
            for _, e in self.register.mentions.get(unit.index, [])
            if e.family == family_of(lead.framework) and not e.day
        ]
        for line in page.children(unit):
            days = [w for w in dates_of(page, line) if w.start == line.start and (w.last[0] or w.has_day)]
            if days:
                own = replace(lead, unit=line, start=line.start, end=line.end)
                visit = undated.pop() if undated else self._open(own, earlier=False)
                visit.asserted = True
                self.register.date(visit, "on_site", days[0])
                self.register.mention(line, line.start, visit)

    def _read_list(self, unit: Unit) -> None:
        """Open an inspection of each body that a list under the unit names."""
        about = self.topic.in_title and not self.topic.preparing
        subject, listed = listed_bodies(self.page, unit, self.topic.subject, about=about) or ("", [])
        for line, name, when in listed:
            main = self.register.main
            titled = main and main.rule == "title" and main.name is None and main.subject == subject
            span = line.start, line.end
            entity = (main if titled else None) or self.register.open(
                subject, None, self.topic.authority, span, "list"
            )
            entity.name, entity.asserted = name, True
            if when:
                self.register.date(entity, "on_site", when)
            self.register.mention(line, line.start, entity)

    def _read_together(self, unit: Unit) -> None:
        """Open an inspection of each body in a list whose results the sentence tells of, where it is not there yet."""
        topic = self.topic
        if not (vocabulary.subject(topic.subject).named and (topic.in_title or topic.in_opening)):
            return
        for name in told_together(self.page, unit, self.register.names_of(unit)):
            event = Event(unit, name.start, name.end, name=name.text, subject=subject_of(name, topic.subject))
            known = find_fitting(self.register, event, earlier=False)
            entity = known if known and known.name else self._open(event, earlier=False)
            entity.asserted = True
            self.register.mention(unit, name.start, entity)

    def _read_bracketed(self, unit: Unit) -> bool:
        """Open an inspection for each day in brackets behind a name; false where there is none."""
        named = vocabulary.subject(self.topic.subject).named
        called = bracketed(self.page, unit, self.register.names_of(unit)) if named else []
        for name, days in called:
            for when in days:
                event = Event(unit, name.start, when.end, name=name.text, dates={"on_site": when})
                entity = find_fitting(self.register, event, earlier=False) or self._open(event, earlier=False)
                entity.name, entity.asserted = entity.name or name.text, True
                self.register.date(entity, "on_site", when)
                self.register.mention(unit, name.start, entity)
        return bool(called)

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

    def _read_more(self, event: Event, entity: Entity) -> None:
        """Open the further visits that one mention tells of ("two visits, on 17 September and 28 January")."""
        if not entity.asserted:
            return
        many = self.page.folded[event.start : event.end].endswith("s")
        edge = event.dates["on_site"].end if event.more else 0
        for when in event.more:
            last = iso(self.register.calendar.complete(when).last)
            if last and entity.fits_on_site(last):
                self.register.date(entity, "on_site", when)
            elif many or self.page.folded[edge : when.start] == " and ":
                further = self._open(replace(event, dates={"on_site": when}), entity.earlier)
                further.asserted = True
                self.register.date(further, "on_site", when)
            edge = when.end
        self._read_names(event, entity, many)

    def _read_names(self, event: Event, entity: Entity, many: bool) -> None:
        """Open an inspection for each further body that the mention's sentence lists."""
        here = self.register.names_of(event.unit)
        listed = names_beside(self.page, here, (event.start, event.end), entity.name, many=many)
        for name in {name.text: name for name in listed if name.text != entity.name}.values():
            subject = subject_of(name, self.topic.subject)
            own = subject if subject and vocabulary.subject(subject).named else event.subject
            of_name = replace(event, name=name.text, subject=own)
            known = find_fitting(self.register, of_name, entity.earlier)
            further = known if known and known.name else self._open(of_name, entity.earlier)
            further.asserted = True
            for role, when in event.dates.items():
                self.register.date(further, role, when)

    def _entity_of(self, event: Event) -> Entity | None:
        """The inspection that a mention speaks of, opened where it is new; None where it tells of none."""
        if event.continuing:
            return self._continue(event)
        folded, unit, register = self.page.folded, event.unit, self.register
        before = without_inspectorates(folded[max(unit.start, event.start - 80) : event.start])
        after = folded[event.end : min(unit.end, event.end + 60)]
        if self._tells_of_none(event, before, after):
            self._expect(event, before)
            return None
        dated, many = bool(event.dates), self._is_of_many(event)
        earlier = told.is_earlier(before) or (not dated and told.is_ago(after))
        entity = self._fitting(event, earlier)
        if entity is None:
            if (many and not event.name) or (earlier and not dated) or sense.is_idle_review(self.page, event):
                return None
            entity = self._open(event, earlier)
        grade_only = re.search(
            r"\b(?:rating|judge?ment|grading)s?$|^(?:judged|rated|graded)\b", folded[event.start : event.end]
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
        return (
            event.planned
            or told.will_be(before)
            or told.is_general(before, said, after)
            or (not on_days and told.is_new_regime(self.page.words(event.unit)))
            or told.is_planned(before, after, bool(event.dates))
            or (not event.dates and told.is_back_reference(before))
            or sense.is_of_others(self.page, event, before)
            or sense.is_domain_of_main(self.register, event)
            or sense.is_of_department(self.page, event)
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
        apart = entity is not None and entity.family == "full" and self._monitors(event, entity.subject)
        return None if apart else entity

    def _monitors(self, event: Event, subject: str) -> bool:
        """Whether a mention is of a visit to a home or school that gives no grade, and the item is not about that one."""
        if event.framework or not vocabulary.subject(subject).named:
            return False
        titled = _TO_MONITOR.search(fold(self.page.document.title or ""))
        return not titled and _TO_MONITOR.fullmatch(self.page.folded, event.start, event.end) is not None

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
        if entity is None or not event.dates or sense.is_of_a_plan(self.page, event):
            return None
        if told.is_of_the_next(self.page.words(event.unit)):
            return None
        if not dates_fit(self.register, entity, event):
            on_site = event.dates.get("on_site")
            if on_site is None or entity.family not in {"full", "jtai", "peer"}:
                return None
            came = _CAME.search(self.page.folded, event.start, event.end)
            if not on_site.has_day and entity.family != "peer" and not came:
                return None
            framework = vocabulary.framework("jtai") if entity.family == "jtai" else None
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

    def _open(self, event: Event, earlier: bool) -> Entity:
        entity = self.register.open(
            event.subject or self.register.carried(),
            event.framework,
            event.authority or self.topic.authority,
            (event.start, event.end),
            "mention",
        )
        main = self.register.main
        titled = main.name if main and main.is_of(entity) else None
        of_title = titled and titled in (self.page.document.title or "")
        entity.earlier, entity.name = earlier, event.name or (titled if of_title else None)
        if self._monitors(event, entity.subject):
            entity.family = "monitoring_visit"
        if event.inspectorate and event.framework is None:
            if entity.subject == "other" and event.inspectorate == "ofsted":
                entity.subject = "childrens_services"  # told of beside what the item is about
            entity.inspectorate = _inspectorate(entity.subject, event.inspectorate)
        said = self.page.folded[event.start : event.end]
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
