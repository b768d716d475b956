"""What a sample site holds on a given night: meetings, agenda items, decisions and issues, ready to be shown.

Everything follows from the written content, the night and the scale; ids are the same on every run. The id of
a meeting is its committee's id and its place among that committee's meetings, the id of an agenda item is the
meeting's id and its place on the agenda, so a new meeting or a scaled-up site moves no id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache
from string import Template

from crawlers.sample_site.content import (
    Committee,
    CouncilContent,
    Decision,
    Issue,
    Item,
    Layout,
    RoutineItem,
)
from crawlers.sample_site.routine import placeholders, routine_items

FIRST_NIGHT = date(2026, 3, 16)  # the scenario's today; each further night is a day later
AGENDA_LEAD = timedelta(days=7)  # an agenda is published this long before its meeting
MINUTES_LAG = timedelta(days=14)  # and its minutes this long after
PLACES = 100  # room for the items of a meeting, and for the meetings of a committee, in an id
PANEL_STEP = 1000  # added to a committee's id for each plain panel that `scale` adds
AGENDAS_HELD = 1024


@dataclass(frozen=True)
class AgendaItem:
    """One item on an agenda; texts are lines as `word.py` reads them."""

    id: int
    number: str  # "4."
    title: str
    agenda: str
    minutes: str
    decision: str
    reports: tuple[str, ...]
    meeting: Meeting
    issue_id: int | None = None
    decision_id: int | None = None
    key: str | None = None  # its name in the written content; None for a routine item


@dataclass(frozen=True)
class Event:
    """A line of the what's-new page."""

    day: date
    what: str  # "Minutes published"
    title: str
    meeting: Meeting | None = None
    decision: Decision | None = None
    issue: Issue | None = None


@dataclass(frozen=True)
class Meeting:
    """One meeting of one committee. Its agenda is built when somebody looks at it."""

    site: Site = field(repr=False, compare=False)
    committee: Committee
    place: int  # among the committee's meetings, from 1
    day: date

    @property
    def id(self) -> int:
        """The site's own id of the meeting."""
        return self.committee.id * PLACES + self.place

    @property
    def agenda_published(self) -> date | None:
        """The day its agenda was put on the site; None where it is not there yet."""
        if self.day in self.committee.second_night_dates:
            return FIRST_NIGHT
        day = self.day - AGENDA_LEAD
        return day if day <= FIRST_NIGHT else None

    @property
    def minutes_published(self) -> date | None:
        """The day its minutes were put on the site; None where they are not there yet."""
        if self.day in self.committee.late_minutes:
            return FIRST_NIGHT if self.site.night > 1 else None
        day = self.day + MINUTES_LAG
        return day if day < FIRST_NIGHT else None

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """Its agenda, in order; empty until the agenda is published."""
        return self.site.agenda(self.id) if self.agenda_published else ()


class Site:
    """One council's site on one night.

    Args:
        content: what is written about the council.
        night: 1, or 2 for the same site a night later.
        scale: each committee's meetings are multiplied by this, by plain panels with routine items only.
    """

    def __init__(self, content: CouncilContent, night: int = 1, scale: int = 1):
        self.content = content
        self.layout: Layout = content.layout
        self.night = night
        self.today = FIRST_NIGHT + timedelta(days=night - 1)
        self.committees = tuple(_with_panels(content.committees, scale))
        self._committees = {committee.id: committee for committee in self.committees}
        self._calendar = {committee.id: list(self._convene(committee)) for committee in self.committees}
        self.meetings = {m.id: m for meetings in self._calendar.values() for m in meetings}
        self.decisions = {d.id: d for d in content.decisions if d.night <= night}
        self.issues = {issue.id: issue for issue in content.issues}
        # A scaled-up site has more agendas than should be held in memory at once.
        self.agenda: Callable[[int], tuple[AgendaItem, ...]] = lru_cache(AGENDAS_HELD)(self._agenda)

    def committee(self, committee_id: int) -> Committee | None:
        """The committee of that id."""
        return self._committees.get(committee_id)

    def meetings_of(self, committee_id: int) -> list[Meeting]:
        """A committee's meetings, latest first, as the sites list them."""
        return sorted(self._calendar.get(committee_id, ()), key=lambda m: m.day, reverse=True)

    def item(self, item_id: int) -> AgendaItem | None:
        """The agenda item of that id, if it is on the site yet."""
        meeting = self.meetings.get(item_id // PLACES)
        place = item_id % PLACES
        return meeting.items[place - 1] if meeting and 0 < place <= len(meeting.items) else None

    @cached_property
    def items_by_key(self) -> dict[str, AgendaItem]:
        """The written items that are on the site, by their names in the content."""
        written = {(item.committee, item.date) for item in self.content.items}
        meetings = [m for m in self.meetings.values() if (m.committee.id, m.day) in written]
        return {item.key: item for meeting in meetings for item in meeting.items if item.key}

    def items_of_issue(self, issue_id: int) -> list[AgendaItem]:
        """The agenda items of an issue, latest meeting first."""
        found = [item for item in self.items_by_key.values() if item.issue_id == issue_id]
        return sorted(found, key=lambda item: item.meeting.day, reverse=True)

    def decisions_of_issue(self, issue_id: int) -> list[Decision]:
        """The published decisions of an issue, latest first."""
        found = [d for d in self.decisions.values() if d.issue == issue_id]
        return sorted(found, key=lambda d: d.published, reverse=True)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All that the what's-new page can tell, latest first."""
        return tuple(sorted(self._events(), key=lambda event: (event.day, event.title), reverse=True))

    def _agenda(self, meeting_id: int) -> tuple[AgendaItem, ...]:
        """The agenda of a meeting: routine openings, the written items, routine business, closings."""
        meeting = self.meetings[meeting_id]
        written = [
            item
            for item in self.content.items
            if (item.committee, item.date) == (meeting.committee.id, meeting.day)
        ]
        routine = routine_items(meeting.committee, meeting.place)
        agenda: list[Item | RoutineItem] = [
            *(item for item in routine if item.place == "opening"),
            *written,
            *(item for item in routine if item.place == "middle"),
            *(item for item in routine if item.place == "closing"),
        ]
        first = self._first_number(meeting)
        return tuple(
            self._agenda_item(meeting, place, f"{first + place - 1}.", entry)
            for place, entry in enumerate(agenda, start=1)
        )

    def _agenda_item(
        self, meeting: Meeting, place: int, number: str, entry: Item | RoutineItem
    ) -> AgendaItem:
        words = placeholders(meeting.committee, meeting.day, self._days_before(meeting))
        minuted = meeting.minutes_published is not None
        key = entry.key if isinstance(entry, Item) else None
        return AgendaItem(
            id=meeting.id * PLACES + place,
            number=number,
            title=Template(entry.title).safe_substitute(words),
            agenda=Template(entry.agenda).safe_substitute(words).strip(),
            minutes=Template(entry.minutes).safe_substitute(words).strip() if minuted else "",
            decision=Template(entry.decision).safe_substitute(words).strip() if minuted else "",
            reports=tuple(Template(report).safe_substitute(words) for report in entry.reports),
            meeting=meeting,
            issue_id=entry.issue if isinstance(entry, Item) else None,
            decision_id=next((d.id for d in self.decisions.values() if key and d.item == key), None),
            key=key,
        )

    def _first_number(self, meeting: Meeting) -> int:
        if not self.layout.running_numbers:
            return 1
        earlier = [m for m in self.meetings_of(meeting.committee.id) if m.day < meeting.day]
        return 1 + sum(len(m.items) for m in earlier)

    def _days_before(self, meeting: Meeting) -> list[date]:
        return [m.day for m in self.meetings_of(meeting.committee.id) if m.day < meeting.day]

    def _convene(self, committee: Committee) -> Iterator[Meeting]:
        days = [*sorted(committee.dates), *(committee.second_night_dates if self.night > 1 else ())]
        for place, day in enumerate(days, start=1):
            yield Meeting(self, committee, place, day)

    def _events(self) -> Iterator[Event]:
        for meeting in self.meetings.values():
            title = f"{meeting.committee.title}, {meeting.day:%d/%m/%Y}"
            if meeting.agenda_published:
                yield Event(meeting.agenda_published, "Agenda published", title, meeting=meeting)
            if meeting.minutes_published:
                yield Event(meeting.minutes_published, "Minutes published", title, meeting=meeting)
        for decision in self.decisions.values():
            yield Event(decision.published, "Decision published", decision.title, decision=decision)
        for issue in self.issues.values():
            yield Event(issue.first_published, "Issue published", issue.title, issue=issue)


def _with_panels(committees: tuple[Committee, ...], scale: int) -> Iterator[Committee]:
    """The committees, and `scale - 1` plain panels of each that meet on the same days."""
    yield from committees
    for number in range(1, scale):
        for committee in committees:
            yield committee.model_copy(
                update={
                    "id": committee.id + PANEL_STEP * number,
                    "title": f"{committee.title} (Area Panel {number})",
                    "second_night_dates": (),
                    "late_minutes": (),
                }
            )
