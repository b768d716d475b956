"""Promises of a simulated history and what came of them, with known truth.

Each follows one event of simulated_history.py: an item that promises, first looks that answer nothing, plans and reports that
do, and much else that councils put on their agendas. The words are drawn from how pages talk (reference notes on page texts,
minutes and issue pages of some thirty councils). Nothing here knows how the warehouse matches.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from simulated_history import Event, Simulation, Telling

from transforms.records import Action, Document, Extraction, Inspection, PageKind
from warehouse.load import LoadedDocument

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]  # fmt: skip
NUMBERS = {3: "three", 6: "six", 12: "twelve"}
SCRUTINY, CABINET = "Children's Scrutiny Committee", "Cabinet"

# The service, the plan and its titles, as pages of each kind of inspection have them
PLANS = {
    "childrens": (
        "Ofsted action plan", "Children's Services Improvement Plan", "Post Inspection Action Plan", "Safeguarding Improvement Plan",
        "Ofsted inspection of children's services: action plan", "Children's Social Care Improvement and Development Plan", "Improvement Plan for Children's Services",
        "Inspection of services for children in need of help and protection - Post Inspection Action Plan", "The council's action plan following the Ofsted inspection",
    ),
    "send": ("SEND Written Statement of Action", "Area SEND: Written Statement of Action", "SEND improvement plan", "Special educational needs and disabilities: action plan following inspection", "Local area SEND inspection - priority action plan"),
    "youth": ("Youth Justice Service Improvement Plan", "Youth Offending Service: inspection improvement plan", "Action plan following the inspection of the Youth Justice Service"),
    "jtai": ("JTAI action plan", "Joint Targeted Area Inspection: multi-agency action plan", "Joint targeted area inspection - statement of proposed action"),
    "focused": ("Ofsted focused visit: action plan", "Action plan following Ofsted's focussed visit", "Focused visit - improvement plan"),
}  # fmt: skip
REPORTS = {
    "childrens": (
        "Ofsted Action Plan and Progress Update", "Children's Improvement Plan - Progress Update", "Improvement Plan Progress Report", "Ofsted Update Report - Children's Services",
        "Review of the outcomes of the Ofsted inspection", "Children's Improvement Board: update", "Children's Services Improvement Programme: Update Report",
        "Ofsted inspection: {n} months on", "Children's services: progress since the inspection", "Children's Services Update", "Implementation of the Ofsted recommendations",
        "Children's social care: improvement journey", "Delivering the improvement plan: report of the Director",
    ),
    "send": ("SEND Written Statement of Action: progress report", "Special Educational Needs and Disability (SEND) Update on Improvement Plans", "SEND improvement: quarterly report", "SEND update", "Local area SEND inspection - progress since the inspection"),
    "youth": ("Update on Youth Offending Team Inspection Action Plan", "Youth Justice Service: improvement update", "Youth justice inspection - progress on recommendations"),
    "jtai": ("JTAI action plan update", "Joint Targeted Area Inspection: progress report", "JTAI - {n} months on"),
    "focused": ("Ofsted focused visit - progress report", "Focussed visit action plan: update", "Progress since the Ofsted focused visit"),
}  # fmt: skip
SERVICES = {
    "childrens": "children's services", "send": "services for children with special educational needs", "youth": "the youth justice service",
    "jtai": "the partnership", "focused": "the front door",
}  # fmt: skip
NAMES = {
    "childrens": ("Ofsted inspection", "inspection of children's services"), "send": ("local area SEND inspection", "SEND inspection"),
    "youth": ("inspection by HM Inspectorate of Probation", "HMIP inspection"), "jtai": ("joint targeted area inspection", "JTAI"),
    "focused": ("Ofsted focused visit", "focussed visit"),
}  # fmt: skip

# What the promises say; {c}: to which meeting, {n}: months in words, {m}: a month, {t}: a matter
REQUIRED = (
    ("The Authority has 70 days to produce an action plan in response.", "P70D"),
    (
        "An action plan has to reach the Chief Inspector within 70 working days of receipt of the report.",
        "P70D",
    ),
    ("The council was given 70 working days in which to submit its improvement plan.", "P70D"),
)
PLAN_COMES = (
    ("That the action plan be considered at a future meeting{of}.", None),
    ("That the action plan come back {to} when it has been drafted.", None),
    ("That the draft improvement plan be presented {to} in {m}.", "month"),
    ("That the plan be submitted {to} for approval in {m}.", "month"),
    ("to ask that the action plan be brought {to} by {m}", "month"),
)
REPORT_ONCE = (
    ("That a further report on progress be submitted {to} in {n} months' time.", "months"),
    ("That an update on the improvement plan be provided {to} in {n} months.", "months"),
    ("That the Director report back {to} in {m} on how the recommendations are being carried out.", "month"),
    ("The Director undertook to bring a progress report {to} in {m}.", "month"),
    ("That a follow-up report come {to} in {n} months.", "months"),
    ("to receive a further report in {m}", "month"),
    ("It was asked that an update on the plan be given {to} in {m}.", "month"),
)
REPORT_OFTEN = (
    ("That a progress report be brought {to} every six months.", "R/P6M"),
    ("That quarterly updates on the plan be reported {to}.", "R/P3M"),
    ("to ask the Director for a progress report every quarter", "R/P3M"),
    ("That progress against the plan be reported {to} half-yearly.", "R/P6M"),
    ("The Executive Director promised regular updates on the improvement work every three months.", "R/P3M"),
)
ON_MATTER = (
    ("That a report on {t} be brought {to} in {n} months.", "months"),
    ("That a briefing on {t} be provided {to} in {m}.", "month"),
    ("to ask for a report on {t} in {n} months", "months"),
)
DEEDS = (
    ("That an independent chair of the improvement board be appointed by {d}.", "day"),
    ("That the vacant posts in the assessment teams be filled by {d}.", "day"),
    ("A new duty rota would be in place by {d}.", "day"),
)
MATTERS = (
    "return home interviews",
    "the virtual school",
    "caseloads in the assessment teams",
    "private fostering",
    "the edge of care service",
    "unaccompanied asylum seekers",
    "pathway plans",
)

FIRST_LOOKS = ("{N}", "Outcome of the {N}", "{N}: report", "{N} - feedback to members")
SAID_AT_FIRST = (
    "Inspectors had praised the staff and the young people they met.",
    "The Director said that an action plan was being written and would be shared in due course.",
    "Members asked how the findings compared with those of neighbours.",
    "It was noted that the report had been published on the inspectorate's web site.",
)
SHOWS_PLAN = (
    "The Director presented the plan, which answers each of the recommendations with actions, owners and dates.",
    "Members considered the draft action plan and asked that its measures be sharper.",
    "The report set out the action plan drawn up in response to the findings.",
    "It was explained that the plan had been agreed with the Department and would be overseen by a board with an independent chair.",
)
SHOWS_PROGRESS = (
    "The Director reported that thirty of the forty actions in the plan were complete and six were behind.",
    "The report told of progress against the recommendations of the inspectors.",
    "Members were updated on delivery of the improvement plan, and on what remained to be done.",
    "Good progress had been made on the areas for improvement, though recruitment remained hard.",
    "An update was given on the actions taken since the inspection.",
)
TALK = (
    "A member asked about the cost of agency staff.",
    "The Chair thanked the officers.",
    "Members asked what difference families would notice.",
    "In answer to questions it was said that caseloads were falling.",
    "Young people had been part of the work.",
)
NOTED = (
    "That the report be noted.",
    "That the progress made be noted and staff be thanked.",
    "that the report be received",
)

# Other items of the agendas, on nothing that was promised
OTHERS = (
    ("School improvement plan: outcomes of inspections of schools", "Officers reported progress on the plan for schools that require improvement. Ofsted had inspected eleven schools in the term."),
    ("Children and Young People's Plan", "The Board considered progress with the plan's five priorities."),
    ("Corporate Plan: progress report", "The report set out progress against the plan. Children's services had been judged by Ofsted as told before."),
    ("Air Quality Action Plan - update", "Progress with the action plan was reported. Monitoring showed falling levels along the ring road."),
    ("Scrutiny work programme", "Members agreed their work programme. The Ofsted action plan would come in the spring."),
    ("Adult social care improvement plan: progress", "The Director of Adult Services reported progress on the improvement plan for adult social care."),
    ("Local Safeguarding Children Board: annual report", "The independent chair presented the annual report. The Board had followed the inspection with an action plan of its own."),
    ("Children's services budget monitoring", "The overspend was put at GBP 2m, with recovery plans in place."),
    ("Fostering service: annual report", "The service had approved fourteen households. Its action plan for recruitment was on track."),
    ("Performance report: quarter 2", "Of the indicators for children's services eleven were green. Actions in the service plan had progressed."),
    ("Youth Justice Plan", "The Committee endorsed the annual plan for submission to the Youth Justice Board."),
    ("Emotional wellbeing transformation plan", "Progress had been made on the plan to shorten waits."),
    ("SEND sufficiency: special school places", "The plan for new places was considered. Building would begin in the summer."),
    ("Planning service peer review: action plan", "The action plan was considered. Progress would be checked by the peers."),
    ("Early Help Strategy refresh", "The strategy and its delivery plan were considered."),
    ("Equality action plan: update", "Progress on each objective was set out."),
    ("Libraries: improvement plan", "Progress with the refurbishment was reported."),
    ("Children's homes: Regulation 44 visits", "Visitors had found the homes well run. An action plan followed each visit."),
    ("Serious case review: action plan", "The review's action plan was considered. Ofsted had been told of the review, and progress would be checked by the Board."),
    ("Child sexual exploitation action plan - update", "Progress with the action plan was reported. Ofsted had commended the work of the team."),
    ("Corporate parenting strategy: action plan", "Members considered progress against the pledges. The strategy had been praised by inspectors."),
    ("Early help improvement plan", "The plan was considered. Early help had not been within the Ofsted inspection."),
    ("Neglect strategy and action plan: progress", "The partnership reported progress with its action plan on neglect."),
    ("Elective home education: improvement plan", "The plan was presented by the Head of Inclusion."),
    ("Safeguarding peer review: action plan update", "Progress with the plan that followed the peer review was noted."),
    ("Preparing for inspection", "The self-evaluation and the plan to be ready for Ofsted were presented. Progress against it was reviewed monthly."),
    ("Recruitment of social workers: update", "Thirty had joined since the Ofsted inspection. The recruitment plan was on track."),
    ("Question by a member: Ofsted", "The Cabinet Member answered that the action plan would be brought to the next meeting."),
    ("Children's services complaints: annual report", "Lessons had been put into an action plan. Ofsted asks to see these reports."),
    ("Inspection of the fostering service: action plan", "Ofsted had inspected the fostering service. Progress with the action plan was noted."),
    ("Education standards: inspections of schools and the improvement plan", "Progress with the plan for schools was reported."),
    ("Care leavers: local offer", "The offer had been rewritten with young people and would be reviewed yearly."),
    ("Domestic abuse action plan", "The action plan was considered by members."),
    ("Medium term financial plan", "Savings in children's services were set out; the inspection had made some of them harder."),
    ("Ofsted annual conversation", "The Director told of the annual conversation with Ofsted. It had gone over the self-evaluation."),
)  # fmt: skip


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
        title = self.chance.choice(FIRST_LOOKS).replace("{N}", self._name().capitalize())
        self._item(home, made, title, self._some(SAID_AT_FIRST), lines, tell="day", issue=True)
        other = CABINET if home == SCRUTINY else SCRUTINY
        if self.chance.random() < 0.5:  # the other meeting sees the report too; the plan is not there yet
            look = made + timedelta(days=self.chance.randint(5, 25))
            title = self.chance.choice(FIRST_LOOKS).replace("{N}", self._name().capitalize())
            self._item(other, look, title, self._some(SAID_AT_FIRST), [], tell="day")
        if self._plan(made, lines, home):
            self._reports(made, lines, home)
        self._matters(made, lines, home)
        self.truth.lines += lines

    def _lines(self, made: date, home: str) -> list[Line | None]:
        lines: list[Line | None] = []
        if self.family in ("childrens", "send") and self.chance.random() < 0.4:
            words, due = self.chance.choice(REQUIRED)
            lines.append(Line("plan", words, due, "requirement", None, None))
        if self.chance.random() < 0.45:
            lines.append(self._line("plan", PLAN_COMES, made, home, 3))
        if self.chance.random() < 0.75:
            often = self.chance.random() < 0.4
            lines.append(
                self._line(
                    "often" if often else "once",
                    REPORT_OFTEN if often else REPORT_ONCE,
                    made,
                    home,
                    self.chance.choice((6, 6, 6, 12)),
                )
            )
        if self.chance.random() < 0.2:
            lines.append(self._line("matter", ON_MATTER, made, home, 6))
        if self.chance.random() < 0.15:
            lines.append(self._line("deed", DEEDS, made, home, 4))
        return lines

    def _line(
        self, kind: str, words: tuple[tuple[str, str | None], ...], made: date, home: str, months: int
    ) -> Line | None:
        text, due = self.chance.choice(words)
        if due and due.startswith("R/"):
            months = int(due[3:-1])
        expected = made + timedelta(days=round(months * 30.4))
        if expected > made + timedelta(days=self.room - 60):
            return None  # the next inspection comes first
        matter = self.chance.choice(MATTERS) if kind == "matter" else None
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
        title = self.chance.choice(PLANS[self.family])
        item = self._item(home, when, title, self._some(SHOWS_PLAN), [], issue=self.chance.random() < 0.5)
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
        title = self.chance.choice(REPORTS[self.family]).replace("{n}", NUMBERS.get(months, str(months)))
        item = self._item(home, when, title, self._some(SHOWS_PROGRESS), [], issue=self.chance.random() < 0.4)
        line.answers.add(item)
        if self.chance.random() < 0.3:  # the other meeting gets it a little later
            other = CABINET if home == SCRUTINY else SCRUTINY
            later = when + timedelta(days=self.chance.randint(6, 20))
            if (later - made).days < self.room - 5:
                second = self._item(other, later, title, self._some(SHOWS_PROGRESS), [])
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
        title = self.chance.choice(FIRST_LOOKS).replace("{N}", self._name().capitalize())
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
        title, text = self.chance.choice(OTHERS)
        committee = self.chance.choice((SCRUTINY, CABINET, "Corporate Parenting Panel"))
        self._page(
            PageKind.AGENDA_ITEM,
            str(next(self.numbers)),
            committee,
            when,
            [title, text, *self._some(TALK)],
            title,
            (),
            [],
        )

    # -- how pages tell it -------------------------------------------------------------------------------------------------

    def _name(self) -> str:
        return self.chance.choice(NAMES[self.family])

    def _some(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.chance.sample(words, self.chance.randint(1, 2)))

    def _item(
        self, committee: str, when: date, title: str, said: tuple[str, ...], lines: list[Line], *, tell: str | None = None, issue: bool = False,
    ) -> str:  # fmt: skip
        """An item of a meeting, on one to three addresses; half of the later ones tell of the inspection in so many words."""
        number = str(next(self.numbers))
        tell = tell or self.chance.choice(("day", "month", "words", "words", "nothing"))
        told = [self.simulation.of(self.event, tell)] if tell in ("day", "month") else []
        body = [title]
        if self.chance.random() < 0.5:
            body.append(
                f"To consider a report of the Director of Children's Services on {SERVICES[self.family]}."
            )
        body += said
        if tell == "words":
            assert self.event.ended
            month = f"{MONTHS[self.event.ended.month - 1]} {self.event.ended.year}"
            body.append(f"This followed the {self._name()} of {month}.")
        body += self._some(TALK)
        noted = [] if lines else [self.chance.choice(NOTED)]
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
