"""A simulated history of councils, with known truth: what pages could have told of real sequences of inspections.

The sequences are those of official_outcomes.csv, under invented names. How pages tell them is drawn from what is known of real
pages (reference notes on inspectorates: dates with or without the preparation week, the report's date days off, a month or a
year alone, history paragraphs with old grades, boards reviewed beside, homes in passing, minutes that err). Nothing here
knows how the warehouse resolves.
"""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from transforms.records import Action, Document, Extraction, Inspection, Judgement, PageKind
from warehouse.load import LoadedDocument

SUBJECTS = {
    "lscb_review": "safeguarding_board",
    "area_send_2016": "area_send",
    "area_send_2023": "area_send",
    "youth_justice": "youth_justice",
    "sccif": "childrens_home",
}
TITLES = {
    "sif": "Ofsted inspection of children's services",
    "ilacs": "Inspection of local authority children's services",
    "ilacs_focused_visit": "Ofsted focused visit",
    "monitoring_visit": "Ofsted monitoring visit",
    "jtai": "Joint targeted area inspection",
    "area_send_2016": "Local area SEND inspection",
    "area_send_2023": "Area SEND inspection",
    "youth_justice": "Inspection of the youth justice service",
    "sccif": "Inspection of a children's home",
}
WANTED = (
    "The quality and consistency of management oversight and supervision",
    "The timeliness of return home interviews for children who have been missing",
    "The local offer to care leavers, and how well they know of it",
    "The response to 16- and 17-year-olds who present as homeless",
    "The quality of children's plans, which should say what must change and by when",
    "The timeliness and quality of initial health assessments",
    "The placing of brothers and sisters together where that is right for them",
    "The recording of decisions at the front door, and of the reasons for them",
)
RESOLVED = (
    "That the report be noted",
    "That the staff of the service be thanked",
    "That the chair write to the staff",
    "That the young people be thanked",
    "That the letter be published on the council's web site",
)
HOMES = ("Alder House", "Birch Lodge", "Cedar View", "Dale Cottage", "Elm Bank")


@dataclass(frozen=True)
class Event:
    """One true inspection."""

    event_id: str
    authority: str
    inspectorate: str
    framework: str
    name: str | None
    started: date | None
    ended: date | None
    published: date
    grades: tuple[tuple[str, str], ...]

    @property
    def subject(self) -> str:
        return SUBJECTS.get(self.framework, "childrens_services")

    @property
    def overall(self) -> tuple[tuple[str, str], ...]:
        return tuple(pair for pair in self.grades if pair[0] in ("overall_effectiveness", "area_outcome"))[:1]


@dataclass
class Telling:
    """What one item says of one event, before it is put on its addresses."""

    event: Event
    line: str
    framework: str | None
    dates: tuple[str | None, str | None, str | None]
    grades: list[tuple[str, str, str]]  # domain, grade, line
    wanted: list[str]


@dataclass
class History:
    """All documents, and what is true of their claims."""

    documents: list[LoadedDocument] = field(default_factory=list)
    mentions: dict[tuple[str, int], str] = field(
        default_factory=dict
    )  # document, start of the quote -> event
    judgements: dict[tuple[str, int], tuple[str, str, str]] = field(
        default_factory=dict
    )  # event, domain, grade
    actions: dict[tuple[str, int], tuple[str, str]] = field(default_factory=dict)  # event or item, words


class Simulation:
    """Draws a history; the same seed gives the same."""

    def __init__(self, seed: int, councils: int = 30) -> None:
        self.chance = random.Random(seed)
        self.history = History()
        self.numbers = iter(range(1000, 10**6))
        self.councils: list[tuple[str, str, list[Event]]] = []  # id, authority, what happened there
        for number, rows in enumerate(self._sequences(councils), start=1):
            self.council = f"C{number:02}X"
            self.authority = f"Simulated Area {number:02}"
            events = self._events(rows)
            self.councils.append((self.council, self.authority, events))
            self._tell(events)

    # -- what happened ----------------------------------------------------------------------------------------------

    def _sequences(self, councils: int) -> list[list[dict[str, str]]]:
        text = (files("warehouse") / "reference" / "official_outcomes.csv").read_text("utf-8")
        by_authority = defaultdict(list)
        for row in csv.DictReader(text.splitlines()):
            by_authority[row["authority"]].append(row)
        chosen = self.chance.sample(sorted(by_authority), councils)
        return [by_authority[name] for name in chosen]

    def _events(self, rows: list[dict[str, str]]) -> list[Event]:
        grouped = defaultdict(list)
        for row in rows:
            if row["ended_on"] or row["published_on"]:
                grouped[
                    row["inspectorate"],
                    row["framework"],
                    row["started_on"],
                    row["ended_on"],
                    row["published_on"],
                ].append(row)
        events = []
        for (inspectorate, framework, started, ended, published), judged in grouped.items():
            if framework == "other":
                continue
            last = self._day(ended) or (
                self._day(published) - timedelta(days=self.chance.randint(35, 60))  # type: ignore[operator]
            )
            first = self._day(started) or last - timedelta(days=self.chance.randint(4, 11))
            report = self._day(published) or last + timedelta(days=self.chance.randint(35, 60))
            grades = tuple((row["domain"], row["grade"]) for row in judged if row["domain"] and row["grade"])
            events.append(self._event(inspectorate, framework, None, first, last, report, grades))
        events += [visit for event in list(events) for visit in self._monitoring(event)]
        events += self._homes(min(e.published for e in events), max(e.published for e in events))
        return sorted(events, key=lambda event: event.published)

    def _day(self, text: str) -> date | None:
        if not text:
            return None
        return date.fromisoformat(text if len(text) == 10 else f"{text}-{self.chance.randint(3, 25):02}")

    def _event(
        self,
        inspectorate: str,
        framework: str,
        name: str | None,
        first: date,
        last: date,
        report: date,
        grades: Any,
    ) -> Event:
        event_id = f"{self.authority}/{framework}/{name or ''}/{last}"
        return Event(event_id, self.authority, inspectorate, framework, name, first, last, report, grades)

    def _monitoring(self, event: Event) -> list[Event]:
        """Quarterly visits after an inadequate grade."""
        if (
            event.framework not in ("sif", "ilacs")
            or ("overall_effectiveness", "inadequate") not in event.grades
        ):
            return []
        visits, day = [], event.published + timedelta(days=130)
        for _ in range(self.chance.randint(2, 5)):
            report = day + timedelta(days=self.chance.randint(22, 40))
            visits.append(
                self._event("ofsted", "monitoring_visit", None, day, day + timedelta(days=1), report, ())
            )
            day += timedelta(days=self.chance.randint(84, 120))
        return visits

    def _homes(self, first: date, last: date) -> list[Event]:
        """Two homes, inspected about every year."""
        events = []
        for name in self.chance.sample(HOMES, 2):
            day = first + timedelta(days=self.chance.randint(0, 700))
            while day < last:
                grade = self.chance.choice(("outstanding", "good", "requires_improvement", "inadequate"))
                judged = (("overall_effectiveness", grade),)
                report = day + timedelta(days=self.chance.randint(20, 40))
                events.append(
                    self._event("ofsted", "sccif", name, day, day + timedelta(days=1), report, judged)
                )
                day += timedelta(days=self.chance.randint(270, 420))
        return events

    # -- what pages tell of it -----------------------------------------------------------------------------------------

    def _tell(self, events: list[Event]) -> None:
        beside = {e.published: e for e in events if e.framework == "lscb_review"}
        for event in events:
            if event.framework == "lscb_review" and any(
                e.published == event.published for e in events if e.framework == "sif"
            ):
                continue  # told in the item of the inspection
            issue = str(next(self.numbers))
            board = (
                [beside[event.published]] if event.framework == "sif" and event.published in beside else []
            )
            earlier = [e for e in events if e.published < event.published and e.subject == event.subject]
            earlier = [e for e in earlier if e.name == event.name]
            when = event.published + timedelta(days=self.chance.randint(7, 60))
            self._item("Cabinet", when, event, board, earlier, issue, full=True)
            when += timedelta(days=self.chance.randint(5, 45))
            if self.chance.random() < 0.8:
                self._item("Children's Scrutiny Committee", when, event, board, earlier, issue, full=False)
            if event.grades and self.chance.random() < 0.6:
                when += timedelta(days=self.chance.randint(150, 220))
                self._item("Children's Scrutiny Committee", when, event, [], [], None, full=False)
            self._standing(event, events)

    def _standing(self, event: Event, events: list[Event]) -> None:
        """Items on other matters say how the service is rated, until the next inspection reports."""
        if not event.overall or event.name or event.framework.startswith("area_send"):
            return
        later = [
            e.published for e in events if e.framework == event.framework and e.published > event.published
        ]
        room = min([(day - event.published).days for day in later] + [1000])
        if room < 60:
            return
        for _ in range(self.chance.randint(0, 2)):
            when = event.published + timedelta(days=self.chance.randint(40, room - 10))
            told = self._telling(
                event, dates=(None, None, None), grades=event.overall, framework=event.framework
            )
            self._write("Corporate Parenting Panel", when, "Corporate parenting: annual report", [told], None)

    def _item(
        self, committee: str, when: date, event: Event, board: list[Event], earlier: list[Event], issue: str | None,
        *, full: bool,
    ) -> None:  # fmt: skip
        kinds = (
            ("day", "day", "off", "month", "published")
            if full
            else ("day", "off", "month", "month", "year", "published")
        )
        tellings = [self._of(event, self.chance.choice(kinds), full=full)]
        tellings += [self._of(other, self.chance.choice(kinds), full=True) for other in board]
        if earlier and self.chance.random() < 0.5:
            old = earlier[-1]
            kind = self.chance.choice(("year", "year", "month", "none"))
            tellings.append(self._of(old, kind, full=False))
        title = TITLES.get(event.framework, "Ofsted inspection")
        self._write(committee, when, title, tellings, issue, limbs=True)

    def of(self, event: Event, kind: str) -> Telling:
        """A telling of the event for another item, without grades."""
        return self._telling(event, self._dates(event, kind), ())

    def _of(self, event: Event, kind: str, *, full: bool) -> Telling:
        grades = event.grades if full or self.chance.random() < 0.3 else event.overall
        if kind == "none" and not grades:
            kind = "year"
        return self._telling(event, self._dates(event, kind), grades)

    def _telling(
        self,
        event: Event,
        dates: tuple[str | None, str | None, str | None],
        grades: Any,
        framework: str | None = None,
    ) -> Telling:
        serial = next(self.numbers)
        code = framework or (None if self.chance.random() < 0.07 and any(dates[:2]) else event.framework)
        told = []
        for domain, grade in grades:
            shown = grade
            if grade == "adequate" and self.chance.random() < 0.4:
                shown = "requires_improvement"  # later pages restate the old word
            elif self.chance.random() < 0.02:
                shown = self.chance.choice(("good", "requires_improvement", "inadequate"))  # the minutes err
            told.append(
                (domain, shown, f"Of {domain} the inspectors said, in line {serial}, that it was {shown}.")
            )
        wanted = []
        if event.framework in TITLES and event.published and dates[0] and len(dates[0]) > 4:
            chance = random.Random(event.event_id)  # the same for every telling
            wanted = chance.sample(WANTED, 3)
        line = f"Members were told, in line {serial}, of the inspection by {event.inspectorate} and what came of it."
        return Telling(event, line, code, dates, told, wanted)

    def _dates(self, event: Event, kind: str) -> tuple[str | None, str | None, str | None]:
        first, last, report = event.started, event.ended, event.published
        assert first
        assert last
        if kind == "off":  # with the preparation week, or from the call; the report's date a few days off
            first -= timedelta(days=self.chance.choice((1, 3, 7, 7, 10)))
            last += timedelta(days=self.chance.choice((-3, -1, 0, 1, 2)))
            report += timedelta(days=self.chance.choice((-7, -2, -1, 1, 3, 7)))
            return first.isoformat(), max(first, last).isoformat(), report.isoformat()
        if kind == "published":
            return None, None, report.isoformat()
        if kind == "none":
            return None, None, None
        often = event.framework in ("monitoring_visit", "ilacs_focused_visit", "jtai", "sccif")
        if kind == "year" and often and self.chance.random() < 0.9:
            kind = "month"  # a year alone is how pages recall a full inspection, seldom a visit or a home's
        if kind == "year":
            year = str(last.year)
            return year, year, None
        if kind == "month":
            months = first.isoformat()[:7], last.isoformat()[:7]
            return *months, self.chance.choice((None, report.isoformat()))
        return first.isoformat(), last.isoformat(), self.chance.choice((None, report.isoformat()))

    # -- on how many addresses -------------------------------------------------------------------------------------------

    def _write(
        self,
        committee: str,
        when: date,
        title: str,
        tellings: list[Telling],
        issue: str | None,
        *,
        limbs: bool = False,
    ) -> None:
        number = next(self.numbers)
        item = f"{self.council}/agenda_item/{number}"
        resolved = self.chance.sample(RESOLVED, 2) if limbs else []
        self._document(PageKind.AGENDA_ITEM, str(number), item, committee, when, title, tellings, resolved)
        if issue and self.chance.random() < 0.6:
            place = f"{issue}/{when}/{number % 20}"
            self._document(PageKind.ISSUE, place, item, committee, when, title, tellings, resolved, cut=True)
        if issue and committee == "Cabinet" and self.chance.random() < 0.6:
            self._document(
                PageKind.DECISION,
                str(number + 1),
                item,
                committee,
                when,
                title,
                tellings[:1],
                resolved,
                short=True,
            )

    def _document(
        self, kind: PageKind, site_id: str, item: str, committee: str, when: date, title: str,
        tellings: list[Telling], resolved: list[str], *, cut: bool = False, short: bool = False,
    ) -> None:  # fmt: skip
        """One address of an item: whole, cut after some lines, or a decision notice with one mention and the limbs."""
        lines: list[str] = [title]
        inspections, judgements, actions = [], [], []
        key = f"{self.council}/{kind}/{site_id}"
        offset = len(title) + 1

        def add(line: str) -> tuple[int, int]:
            nonlocal offset
            lines.append(line)
            start, offset = offset, offset + len(line) + 1
            return start, start + len(line)

        keep = self.chance.randint(2, 6) if cut else 10**6
        for n, telling in enumerate(tellings, start=1):
            if len(lines) > keep:
                break
            event = telling.event
            start, end = add(telling.line)
            started, ended, published = telling.dates
            inspections.append(
                Inspection(
                    f"i{n}",
                    event.inspectorate,
                    telling.framework,
                    event.subject,
                    event.name,
                    event.authority,
                    started,
                    ended,
                    published,
                    start,
                    end,
                    "told",
                )
            )
            self.history.mentions[key, start] = event.event_id
            for domain, grade, line in [] if short else telling.grades:
                if len(lines) > keep:
                    break
                start, end = add(line)
                judgements.append(Judgement(f"i{n}", domain, grade, start, end, "judged"))
                self.history.judgements[key, start] = (event.event_id, domain, grade)
            for wanted in [] if short else telling.wanted:
                if len(lines) > keep:
                    break
                start, end = add(self._set(wanted))
                text = lines[-1]
                actions.append(
                    Action(
                        "area_for_improvement", text, f"i{n}", None, None, "recommended", start, end, "wanted"
                    )
                )
                self.history.actions[key, start] = (event.event_id, wanted)
        for limb in resolved:
            if len(lines) > keep:
                break
            start, end = add(self._set(limb))
            ref = inspections[0].ref if inspections else None
            actions.append(Action("resolution", lines[-1], ref, None, None, "agreed", start, end, "resolved"))
            self.history.actions[key, start] = (item, limb)
        if cut:
            lines.append("... view the full minutes text for item 5.")
        document = Document(
            kind=kind, text="\n".join(lines), blocks=(), site_id=site_id, council=self.authority,
            url=f"https://council.example/{key}", title=title, committee=committee,
            meeting_date=when.isoformat(), truncated=cut,
        )  # fmt: skip
        extraction = Extraction(tuple(inspections), tuple(judgements), tuple(actions))
        self.history.documents.append(
            LoadedDocument(document, extraction, None, self.council, "1", key, body_hash=key)
        )

    def _set(self, words: str) -> str:
        """The same words as another page sets them."""
        return self.chance.choice((words, words + ".", words + ";", words.replace(" of ", "  of ")))
