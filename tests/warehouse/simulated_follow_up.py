"""Promises of a simulated history and what came of them, with known truth.

Each follows one event of simulated_history.py: an item that promises, first looks that answer nothing, plans and reports that
do, and much else that councils put on their agendas. The words are those of simulated_words.toml. Nothing here knows how
the warehouse matches.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from simulated_history import Event, Simulation, Telling

from transforms.records import Action, Document, Extraction, Inspection, PageKind
from warehouse.load import LoadedDocument

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]  # fmt: skip
NUMBERS = {3: "three", 6: "six", 12: "twelve"}
SCRUTINY, CABINET = "Children's Scrutiny Committee", "Cabinet"

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("simulated_words.toml").read_text("utf-8"))


@dataclass
class Line:
    """One promise and what it awaits."""

    kind: str  # plan, once, often, matter or deed
    words: str
    due: str | None
    action: str
    committee: str | None  # the meeting that is to see it; None for any
    expected: date | None
    matter: str | None = None
    places: list[tuple[str, int]] = field(default_factory=list)  # document, start of the quote
    answers: set[str] = field(default_factory=set)  # items
    superseded: bool = False


@dataclass
class FollowUpTruth:
    """The promises of a history, and the true item behind each document."""

    lines: list[Line] = field(default_factory=list)
    items: dict[str, str] = field(default_factory=dict)


class FollowUps:
    """Adds promises, answers and much else to a simulated history; the same seed gives the same."""

    def __init__(self, simulation: Simulation, seed: int) -> None:
        self.simulation, self.chance = simulation, random.Random(seed)
        self.truth = FollowUpTruth()
        self.numbers = iter(range(2_000_000, 10**8))
        for council, authority, events in simulation.councils:
            self.council, self.authority = council, authority
            for event in events:
                if (family := self._family(event)) and self.chance.random() < 0.75:
                    self._follow(event, family, events)
            for _ in range(40):
                first, last = events[0].published, events[-1].published + timedelta(days=500)
                self._other(first + timedelta(days=self.chance.randint(0, (last - first).days)))

    def _family(self, event: Event) -> str | None:
        if event.framework in ("sif", "ilacs", "safeguarding_lac_2009", "child_protection_2012"):
            return "childrens"
        named = {"area_send": "send", "youth_justice": "youth"}.get(event.subject)
        return named or {"jtai": "jtai", "ilacs_focused_visit": "focused"}.get(event.framework)

    # -- one event and its later life ------------------------------------------------------------------------------------

    def _follow(self, event: Event, family: str, events: list[Event]) -> None:
        made = event.published + timedelta(days=self.chance.randint(20, 60))
        later = [e.published for e in events if e.subject == event.subject and e.published > event.published]
        self.room = min([(day - made).days for day in later if (day - event.published).days > 90] + [1500])
        self.event, self.family, self.issue = event, family, str(next(self.numbers))
        home = self.chance.choice((SCRUTINY, SCRUTINY, CABINET))
        lines = [line for line in self._lines(made, home) if line is not None]
        if not lines:
            return
        title = self.chance.choice(WORDS["first_looks"]).replace("{N}", self._name().capitalize())
        self._item(home, made, title, self._some(WORDS["said_at_first"]), lines, tell="day", issue=True)
        other = CABINET if home == SCRUTINY else SCRUTINY
        if self.chance.random() < 0.5:  # the other meeting sees the report too; the plan is not there yet
            look = made + timedelta(days=self.chance.randint(5, 25))
            title = self.chance.choice(WORDS["first_looks"]).replace("{N}", self._name().capitalize())
            self._item(other, look, title, self._some(WORDS["said_at_first"]), [], tell="day")
        if self._plan(made, lines, home):
            self._reports(made, lines, home)
        self._matters(made, lines, home)
        self.truth.lines += lines

    def _lines(self, made: date, home: str) -> list[Line | None]:
        lines: list[Line | None] = []
        if self.family in ("childrens", "send") and self.chance.random() < 0.4:
            words, due = self.chance.choice(WORDS["required"])
            lines.append(Line("plan", words, due, "requirement", None, None))
        if self.chance.random() < 0.45:
            lines.append(self._line("plan", WORDS["plan_comes"], made, home, 3))
        if self.chance.random() < 0.75:
            often = self.chance.random() < 0.4
            lines.append(
                self._line(
                    "often" if often else "once",
                    WORDS["report_often"] if often else WORDS["report_once"],
                    made,
                    home,
                    self.chance.choice((6, 6, 6, 12)),
                )
            )
        if self.chance.random() < 0.2:
            lines.append(self._line("matter", WORDS["on_matter"], made, home, 6))
        if self.chance.random() < 0.15:
            lines.append(self._line("deed", WORDS["deeds"], made, home, 4))
        return lines

    def _line(self, kind: str, words: list[list[str]], made: date, home: str, months: int) -> Line | None:
        text, told_as = self.chance.choice(words)
        due = told_as or None
        if due and due.startswith("R/"):
            months = int(due[3:-1])
        expected = made + timedelta(days=round(months * 30.4))
        if expected > made + timedelta(days=self.room - 60):
            return None  # the next inspection comes first
        matter = self.chance.choice(WORDS["matters"]) if kind == "matter" else None
        named = {
            SCRUTINY: ("to the Committee", "to this Committee", "to the Scrutiny Committee"),
            CABINET: ("to Cabinet", "to the Cabinet"),
        }
        to = (
            self.chance.choice(named[home])
            if self.chance.random() < 0.6
            else self.chance.choice(("to members", "to Members", ""))
        )
        names_it = "{to}" in text and ("Committee" in to or "Cabinet" in to)
        of = " of the Committee" if home == SCRUTINY else " of Cabinet"
        names_it = names_it or "{of}" in text
        month = f"{MONTHS[expected.month - 1]} {expected.year}"
        text = " ".join(
            text.format(
                to=to, of=of, n=NUMBERS.get(months, "six"), m=month, d=f"{expected.day} {month}", t=matter
            ).split()
        ).replace(" .", ".")
        told = {"months": f"P{months}M", "month": f"{expected:%Y-%m}", "day": expected.isoformat()}.get(
            due or "", due
        )
        action = "undertaking" if text.startswith(("The ", "A ", "It ")) else "resolution"
        return Line(kind, text, told, action, home if names_it else None, expected, matter)

    def _plan(self, made: date, lines: list[Line], home: str) -> bool:
        """The plan comes to the meeting that was promised it, or neither it nor progress with it is heard of."""
        awaiting = [line for line in lines if line.kind == "plan"]
        if not awaiting:
            return True
        if self.chance.random() < 0.2:
            return False
        days = self.chance.randint(40, 75)
        when = made + timedelta(days=min(days, max(self.room - 30, 30)))
        title = self.chance.choice(WORDS["family"][self.family]["plans"])
        item = self._item(
            home, when, title, self._some(WORDS["shows_plan"]), [], issue=self.chance.random() < 0.5
        )
        for line in awaiting:
            line.answers.add(item)
        return True

    def _reports(self, made: date, lines: list[Line], home: str) -> None:
        for first in [line for line in lines if line.kind in ("once", "often")]:
            if self.chance.random() < 0.15:
                continue  # never heard of again
            line = first
            if line.kind == "once" and self.chance.random() < 0.15:
                again = self._again(made, line, home)
                if again is None:
                    continue
                lines.append(again)
                first.superseded = True
                line = again
            assert line.expected
            period = (line.expected - made).days if line.kind == "often" else 0
            when = line.expected + timedelta(days=self.chance.randint(-15, 50))
            for _ in range(self.chance.randint(1, 4) if line.kind == "often" else 1):
                if when > made + timedelta(days=min(self.room - 5, 1000)):
                    break
                self._report(made, when, line, home)
                when += timedelta(days=period + self.chance.randint(-15, 40))

    def _report(self, made: date, when: date, line: Line, home: str) -> None:
        months = round((when - made).days / 30.4)
        title = self.chance.choice(WORDS["family"][self.family]["reports"]).replace(
            "{n}", NUMBERS.get(months, str(months))
        )
        item = self._item(
            home, when, title, self._some(WORDS["shows_progress"]), [], issue=self.chance.random() < 0.4
        )
        line.answers.add(item)
        if self.chance.random() < 0.3:  # the other meeting gets it a little later
            other = CABINET if home == SCRUTINY else SCRUTINY
            later = when + timedelta(days=self.chance.randint(6, 20))
            if (later - made).days < self.room - 5:
                second = self._item(other, later, title, self._some(WORDS["shows_progress"]), [])
                if line.kind == "often" and line.committee is None:
                    line.answers.add(second)

    def _again(self, made: date, line: Line, home: str) -> Line | None:
        """The same is promised once more before anything came: a later day is set."""
        assert line.expected
        when = made + timedelta(days=round((line.expected - made).days * self.chance.uniform(0.35, 0.6)))
        expected = when + timedelta(days=183)
        if expected > made + timedelta(days=self.room - 60):
            return None
        where = " to the Committee" if home == SCRUTINY else " to Cabinet"
        text = f"That the progress report be deferred, and be brought{where if line.committee else ''} in six months."
        again = Line("once", text, "P6M", "resolution", line.committee, expected)
        title = self.chance.choice(WORDS["first_looks"]).replace("{N}", self._name().capitalize())
        self._item(home, when, title, ("The Chair said that the officer was away.",), [again], tell="day")
        return again

    def _matters(self, made: date, lines: list[Line], home: str) -> None:
        for line in [line for line in lines if line.kind == "matter"]:
            assert line.matter
            assert line.expected
            if self.chance.random() < 0.3:
                continue
            when = line.expected + timedelta(days=self.chance.randint(-10, 50))
            if (when - made).days > self.room - 5:
                continue
            name = line.matter.removeprefix("the ").capitalize()
            title = self.chance.choice(
                (
                    name,
                    f"{name}: briefing",
                    f"Report on {line.matter}",
                    f"{name} - follow-up to the inspection",
                )
            )
            said = (
                f"The Head of Service reported on {line.matter}, as members had asked when they considered the findings of the inspection.",
            )
            line.answers.add(self._item(home, when, title, said, []))

    def _other(self, when: date) -> None:
        title, text = self.chance.choice(WORDS["others"])
        committee = self.chance.choice((SCRUTINY, CABINET, "Corporate Parenting Panel"))
        self._page(
            PageKind.AGENDA_ITEM,
            str(next(self.numbers)),
            committee,
            when,
            [title, text, *self._some(WORDS["talk"])],
            title,
            (),
            [],
        )

    # -- how pages tell it -------------------------------------------------------------------------------------------------

    def _name(self) -> str:
        return self.chance.choice(WORDS["family"][self.family]["names"])

    def _some(self, words: Sequence[str]) -> tuple[str, ...]:
        return tuple(self.chance.sample(words, self.chance.randint(1, 2)))

    def _item(
        self, committee: str, when: date, title: str, said: Sequence[str], lines: list[Line], *, tell: str | None = None, issue: bool = False,
    ) -> str:  # fmt: skip
        """An item of a meeting, on one to three addresses; half of the later ones tell of the inspection in so many words."""
        number = str(next(self.numbers))
        tell = tell or self.chance.choice(("day", "month", "words", "words", "nothing"))
        told = [self.simulation.of(self.event, tell)] if tell in ("day", "month") else []
        body = [title]
        service = WORDS["family"][self.family]["service"]
        if self.chance.random() < 0.5:
            body.append(f"To consider a report of the Director of Children's Services on {service}.")
        body += said
        if tell == "words":
            assert self.event.ended
            month = f"{MONTHS[self.event.ended.month - 1]} {self.event.ended.year}"
            body.append(f"This followed the {self._name()} of {month}.")
        body += self._some(WORDS["talk"])
        noted = [] if lines else [self.chance.choice(WORDS["noted"])]
        item = f"{self.council}/{PageKind.AGENDA_ITEM}/{number}"
        self._page(PageKind.AGENDA_ITEM, number, committee, when, body, title, lines, told, noted, item)
        if issue and self.chance.random() < 0.6:
            place = f"{self.issue}/{when}/{int(number) % 20}"
            self._page(PageKind.ISSUE, place, committee, when, body, title, lines, told, noted, item)
        return item

    def _page(
        self, kind: PageKind, site_id: str, committee: str, when: date, body: list[str], title: str, lines: list[Line] | tuple[()],
        told: list[Telling], noted: list[str] | None = None, item: str | None = None,
    ) -> None:  # fmt: skip
        key = f"{self.council}/{kind}/{site_id}"
        self.truth.items[key] = item or key
        text = "\n".join(body)
        inspections, actions = [], []
        for telling in told:
            start = len(text) + 1
            text += "\n" + telling.line
            event, dates = telling.event, telling.dates
            inspections.append(
                Inspection(
                    "i1",
                    event.inspectorate,
                    telling.framework,
                    event.subject,
                    event.name,
                    event.authority,
                    *dates,
                    start,
                    len(text),
                    "told",
                )
            )
            self.simulation.history.mentions[key, start] = event.event_id
        if lines or noted:
            text += "\nRESOLVED"
        for line in lines:
            start = len(text) + 1
            text += "\n" + line.words
            line.places.append((key, start))
            actions.append(
                Action(
                    line.action,
                    line.words,
                    "i1" if told else None,
                    None,
                    line.due,
                    "agreed",
                    start,
                    len(text),
                    "resolved",
                )
            )
            self.simulation.history.actions[key, start] = (item or key, line.words)
        for words in noted or ():
            start = len(text) + 1
            text += "\n" + words
            if told:
                actions.append(
                    Action("resolution", words, "i1", None, None, "agreed", start, len(text), "resolved")
                )
                self.simulation.history.actions[key, start] = (item or key, words)
        document = Document(
            kind=kind, text=text, blocks=(), site_id=site_id, council=self.authority, url=f"https://council.example/{key}", title=title,
            committee=committee, meeting_date=when.isoformat(),
        )  # fmt: skip
        extraction = Extraction(tuple(inspections), (), tuple(actions))
        self.simulation.history.documents.append(
            LoadedDocument(document, extraction, None, self.council, "1", key, body_hash=key)
        )
