"""The register of a page's inspections: opened by mentions and grades, found again by what follows."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from transforms.dates import Calendar, When, find_dates, iso
from transforms.extract import vocabulary
from transforms.extract.body_names import Name, is_name, subject_of
from transforms.extract.inspections.entities import Entity, family_of, months
from transforms.extract.mentions import bodies, dates_of
from transforms.extract.names import lead_to_several, names_in, names_in_title, persons
from transforms.extract.topic import Topic, heading, subject_near
from transforms.extract.units import Page, Unit
from transforms.extract.vocabulary import OF_OTHER_NATIONS
from transforms.text import fold

_OF_NO_COUNCIL = {"police", "fire"}
_YOUNG = re.compile("child|young people|early help")
# Months after an inspection's report, or after its days on site, in which a page about it is written.
_AFTER_REPORT, _AFTER_DAYS = 1, 3


class Register:
    """All inspections of one document, in the order of their first mention.

    `mentions` holds, for each unit by its index, where it speaks of which; `main` is the inspection that the item
    is about.
    """

    def __init__(self, page: Page, topic: Topic) -> None:
        self.page, self.topic = page, topic
        self.entities: list[Entity] = []
        self.mentions: dict[int, list[tuple[int, Entity]]] = {}
        self.main: Entity | None = None
        self._by_place = vocabulary.subject(topic.subject).named
        self._people = persons(page) if self._by_place else frozenset()
        self._names: dict[int, list[Name]] = {}

    @property
    def calendar(self) -> Calendar:
        """What the page says about years; one without a date of its own was written soon after the inspection it is about."""
        told, main = self._calendar, self.main
        day = None if main is None or told.own or self._by_place else main.published or main.ended
        if main is None or day is None or len(day) == len("2014"):
            return told
        return replace(told, until=months(day) + (_AFTER_REPORT if main.published else _AFTER_DAYS))

    @cached_property
    def _calendar(self) -> Calendar:
        return Calendar(self.page.document.meeting_date, _dates_on_page(self.page))

    @cached_property
    def years(self) -> frozenset[str]:
        """The years of the dates that the page tells."""
        return frozenset(found[:4] for found in self.calendar.others)

    @cached_property
    def latest_month(self) -> str:
        """The latest month or day that the page tells with its year, "" where it tells none."""
        return max((found for found in self.calendar.others if len(found) >= 7), default="")

    @cached_property
    def hinted(self) -> list[vocabulary.Framework]:
        """The frameworks that words of the page hint at, without naming them."""
        folded = self.page.folded
        return [f for f, hints in vocabulary.hints() if hints.search(folded)]

    def names_of(self, unit: Unit) -> list[Name]:
        """The bodies' names in a unit, in order."""
        if unit.index not in self._names:
            self._names[unit.index] = names_in(self.page, unit, by_place=self._by_place, people=self._people)
        return self._names[unit.index]

    @cached_property
    def titled(self) -> Name | None:
        """The one body of the item's own kind that its title names, for what the text tells of "the school" and the like."""
        title = heading(self.page)
        names = [n for n in names_in_title(title) if is_name(n.text)] if self._by_place else []
        if len(names) != 1 or subject_of(names[0], self.topic.subject) != self.topic.subject:
            return None
        at = max(0, self.page.text.find(title)) + names[0].start
        return replace(names[0], start=at, end=at + len(names[0].text))

    def mention(self, unit: Unit, at: int, entity: Entity) -> None:
        """Note that a unit speaks of an inspection."""
        here = self.mentions.setdefault(unit.index, [])
        here.append((at, entity))
        here.sort(key=lambda mention: mention[0])

    def told_before(self, unit: Unit) -> list[Entity]:
        """The inspections told of earlier in the block or in the three units before, the last first."""
        first = min(self.page.block_units(unit.block)[0].index, unit.index - 3)
        same = range(max(first, 0), unit.index)
        return [e for index in reversed(same) for _, e in reversed(self.mentions.get(index, []))]

    def date(
        self, entity: Entity, role: str, when: When, *, open_ended: bool = False, closing: bool = False
    ) -> None:
        """Give an inspection a date that the page tells."""
        known = entity.ended or entity.started or ""
        if role == "published" and not when.last[0] and when.last[1] and len(known) >= 7:
            year = int(known[:4]) + (when.last[1] < int(known[5:7]))  # a report follows its inspection
            when = replace(when, first=(year, *when.first[1:]), last=(year, *when.last[1:]))
        entity.take_date(role, self.complete(when, entity.framework), open_ended=open_ended, closing=closing)

    def complete(self, when: When, code: str | None) -> When:
        """A date with its year; one that the page puts before the framework (`code`) began takes the first year told since."""
        told = self.calendar.complete(when)
        since = vocabulary.began(code) if code else ""
        if when.last[0] or (iso(told.last) or "9") >= since:
            return told
        later = min((year for year in self.years if year >= since[:4]), default=None)
        return (
            replace(told, first=(int(later), *told.first[1:]), last=(int(later), *told.last[1:]))
            if later
            else when
        )

    def name_at(self, unit: Unit, at: int) -> Name | None:
        """The body's name that words at a place speak of: the last before them, the next behind, or the one carried on.

        A name carries on through its block; one that fills a line of its own, through the lines below it; that of the
        title, through all.
        """
        here = self.names_of(unit)
        before = [name for name in here if name.start < at]
        if before or here:
            near = here[0].start - at < 60 or lead_to_several(self.page.text, at, here[0].start)
            return before[-1] if before else here[0] if near else None
        # "The Trust as a whole" goes on with no hospital of its own.
        trust = self.page.folded.startswith("the trust", unit.start)
        for index in range(unit.index - 1, max(-1, unit.index - 9), -1):
            other = self.page.units[index]
            names = self.names_of(other)
            if names and trust:
                names = [name for name in names if "Trust" in name.text]
            if names and (other.block == unit.block or _fills(names[-1], other)):
                return names[-1]
            if names or other.section != unit.section:
                return self.titled
        return self.titled

    def is_past(self, entity: Entity) -> bool:
        """Whether it is one before the inspection that the item is about."""
        main = self.main
        if entity.earlier or main is None or entity is main:
            return entity.earlier
        return entity.is_of(main) and bool(entity.day and main.day and entity.day < main.day)

    def is_long_ago(self, day: str) -> bool:
        """Whether a date lies more than fourteen months before the page's own, or the last that it tells."""
        told = self.page.document.meeting_date or max(self.calendar.others, default=None)
        last = f"{day}-12" if len(day) == len("2014") else day
        return told is not None and months(told) - months(last) > 14

    def carried(self) -> str:
        """The subject that words without one of their own speak of."""
        if self.main and self.main.family != "peer":
            return self.main.subject
        return self.topic.subject

    def open(
        self,
        subject: str,
        framework: vocabulary.Framework | None,
        authority: str | None,
        span: tuple[int, int],
        rule: str,
    ) -> Entity:
        """Enter an inspection of a subject that is not there yet."""
        if framework and framework.peer:
            subject = self._peer_subject(*span)
        elif framework and (framework.code != "sccif" or subject == "childrens_services"):
            subject = framework.subject if framework.subject != "childrens_services" else subject
        entity = Entity(
            subject=subject,
            inspectorate=framework.inspectorate if framework else self._inspectorate(subject),
            authority=None if subject in _OF_NO_COUNCIL else authority,
            family=family_of(framework),
            framework=framework.code if framework else None,
            start=span[0],
            end=span[1],
            rule=rule,
        )
        self.entities.append(entity)
        return entity

    def _inspectorate(self, subject: str) -> str:
        of_nation = self.topic.inspectorate in OF_OTHER_NATIONS and subject not in _OF_NO_COUNCIL
        on_visit = self.topic.framework is not None and self.topic.framework.visit
        by_peers = self.topic.inspectorate == "peer"
        if (subject == self.topic.subject and not on_visit and not by_peers) or of_nation:
            return self.topic.inspectorate
        return vocabulary.subject(subject).inspectorate

    def _peer_subject(self, start: int, end: int) -> str:
        """Whom peers looked at: what stands beside the words or in the title, else what the item is about."""
        if "corporate" in self.page.folded[max(0, start - 12) : end]:
            return "other"
        if any(b.code == "safeguarding_board" for b in bodies(self.page, max(0, start - 60), end)):
            return "safeguarding_board"
        near = subject_near(self.page, max(0, start - 40), end + 50)
        of_children = self.topic.subject != "childrens_services" or _YOUNG.search(self.page.folded)
        return near or (self.topic.subject if of_children else "other")


def _fills(name: Name, unit: Unit) -> bool:
    """Whether a name makes its line a heading: it fills most of it, or begins a short one."""
    begins = name.start <= unit.start + 2 and unit.end - unit.start < 90
    return begins or (name.end - name.start) * 2 > unit.end - unit.start


def _dates_on_page(page: Page) -> tuple[str, ...]:
    found: list[str] = []
    for unit in page.units:
        found += [
            day for when in dates_of(page, unit) for part in (when.first, when.last) if (day := iso(part))
        ]
    title = page.document.title or ""
    found += [day for when in find_dates(title, fold(title)) if (day := iso(when.last))]
    return tuple(dict.fromkeys(found))
