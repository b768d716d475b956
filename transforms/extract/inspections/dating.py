"""The dates of a sentence given to the mentions of inspections that they stand by."""

from __future__ import annotations

import re
from dataclasses import replace

from transforms.dates import When, iso
from transforms.extract.anchors import Event
from transforms.extract.inspections.date_role import date_role, is_fixed_for, modifies, modifies_visit
from transforms.extract.inspections.events import VISIT_SINCE
from transforms.extract.inspections.publication import is_to_come, with_year_to_come
from transforms.extract.inspections.register import Register
from transforms.extract.mentions import dates_of
from transforms.extract.units import Page, Unit

# Who told the meeting what follows: "it was noted that in May", "the Director reminded Members that in May".
_REPORTED = (
    r"(?:it was [a-z]+|(?:[a-z]+ )?(?:members|committee|board|panel|cabinet) (?:was|were) [a-z]+|"
    r"(?:the |mrs? |ms |cllr |councillor )[a-z' -]{2,50} (?:said|stated|explained|reported|advised|confirmed|recalled|noted|added|reminded [a-z ]{3,30}|informed [a-z ]{3,30}|told [a-z ]{3,30}))"
)
_THERE_ONLY = re.compile(r"\bon[- ]site\b\W{0,2}(?:(?:from|between|on|for|the|days|dates|was|were) ?)*$")
_CLOSE = 60  # characters
_A_MONTH = len("2014-10")
_GRADES = re.compile(r"\b(?:rating|judge?ment|grading)s?$|^(?:judged|rated|graded)\b")
# "the focused visit | in March 2021": the mention's own date, whatever other one its sentence begins with
_OWN = re.compile(
    r",? \(?(?:(?:held|undertaken|made|carried out|(?:which |that )?took place) )?(?:in|on|of|from|between|during)? ?(?:the )?(?:early |late |mid-? ?)?(?:(?:spring|summer|autumn|winter)(?: of)? )?"
)
# "while in | October 2019 a peer review": a clause that a date opens
_OPENS_CLAUSE = re.compile(
    r"(?:[,;]|\b(?:and|but|that|then|while|whilst))(?: also| then| again| later| as recently as| as long ago as)*(?: in| on| during)? ?(?:early |late |mid-? ?)?$"
)
_OF_ONE = re.compile(r",? an? (?:(?!following |after |since |before )[a-z-]+ ){0,2}")
# "its last inspection, | which was carried out in": one mention of it goes on with the other
_WHICH = re.compile(r"(?: \([a-z ]{2,30}\))?,? ")
_OF_A_MEETING = re.compile(
    r"\b(?:committee|cabinet|members|meeting|considered|resolved|agreed|reported|submitted|approved|director|chair\w*|data|plan|told|government|ministers?|removed|abolished|scrapped|announced|said|would|board|panel|received)\b"
)
_AHEAD_OF = re.compile(r"\b(?:prior to|ahead of|before|since) (?:the |its |our )?$")
_BEGINS = re.compile(
    r"(?:(?:week (?:commencing|beginning|of)|w/c|(?:weeks|fortnight|days) (?:from|commencing|beginning)|commenc\w+|began|begun|started|starting|beginning)(?:, [a-z ]{3,25},)?(?: on)?(?: the)? (?:[a-z]+day )?|\b(?:starting|beginning|commencing) in (?:early |mid |late )?)$"
)
# "since it was judged inadequate in | 2016", but not "since it was judged inadequate took place on | 3 July"
_GRADED = re.compile(
    r"\b(?:judged|rated|graded|found to be)\b(?![^.;]*\b(?:took place|(?:was|were) (?:held|made|carried out|undertaken|conducted))\b)"
)
# "the second visit since it was judged inadequate in the report published in | June 2015"
_GRADED_IN_REPORT = re.compile(
    r"\bvisits? (?:[a-z]+ ){0,3}since [^.;]{3,60}\b(?:judged|rated|graded|found) [^.;]{3,40}\b(?:in|by) (?:the|its|an?|their|ofsted's) (?:[a-z]+ ){0,2}(?:report|letter)\b[^.;]{0,40}$"
)
_WEEK_IN = re.compile(
    r"\b(?:week|fortnight|days) (?:of|from) (?:early |mid |late )?$"
)  # "the first week of | June"
_ENDS = re.compile(
    r"\b(?:(?:conclud|end|finish|complet)ed on(?: the)? (?:[a-z]+day )?|(?:(?:conclud|end|finish)ed|wound up) (?:in|on) (?:the )?(?:early |late |mid |spring |summer |autumn |winter )?(?:of )?|(?:weeks?|fortnight|days) ending(?: on)?(?: the)? (?:[a-z]+day )?)$"
)
_LEADS_TO = re.compile(
    r" (?:to (?:carry out|undertake|conduct|complete|make|do|hold)|for|as part of|on) (?:an?|the|its|their|our) (?:(?!following |after |since |before )[a-z'-]+ ){0,3}"
)
_LEADS_TO_REPORT = re.compile(r",? \((?:which was |being )?(?:the )?")


def give_dates(page: Page, unit: Unit, events: list[Event]) -> None:
    """Give each date of a unit to the mention it stands by: the one before it, or right behind it where it modifies it."""
    floor, last = unit.start, None
    own = _with_own_dates(page, unit, events)
    for when in _days_there(page, dates_of(page, unit)) if events else []:
        role, opens = date_role(page, unit, when, floor), False
        if events[0].start > when.end and opens_with(page, unit, when, events[0].start):
            published = "publi" in page.folded[when.end : events[0].end]
            role, opens = role or ("published" if published else "on_site"), True
        if (
            role is None
            and last == "on_site"
            and page.folded[floor : when.start] in {" and ", ", ", " and again in "}
        ):
            role = last
        last = role
        before = [e for e in events if e.start < when.start]
        after = [
            e
            for e in events
            if not _AHEAD_OF.search(page.folded, max(unit.start, e.start - 24), e.start)
            and when.end <= e.start < when.end + (45 if before else 160)
        ]
        if after and after[0] in own and not modifies(page.folded, when.end):
            after = []
        opens |= bool(role and after) and _leads_to(page.folded, when.end, after[0].start, role)
        if role != "published" and after and _opens_clause(page, floor, when, after[0]):
            role, opens = "on_site", True
        event = (
            after[0]
            if after and (opens or modifies(page.folded, when.end) or not (before or after[0].continuing))
            else before[-1]
            if before
            else None
        )
        if role == "on_site" and len(before) > 1 and event is before[-1] and _goes_on(page, *before[-2:]):
            event = before[-2]
        if (
            role == "published"
            and len(before) > 1
            and event is before[-1]
            and _is_its_report(page, *before[-2:])
        ):
            event = before[-2]
        if event and _of_a_grade(page, event, when, role):
            role = None
        if role == "published" and not when.has_day and is_to_come(page, when):
            role = None  # a month in which it is expected, and no more
        if role == "on_site" and event and _begins(page.folded[floor : when.start], when):
            event.open_ended = True
        if role == "on_site" and event and _ends(page.folded[floor : when.start], when):
            event.closing = True
        if role and event:
            to_come = role == "on_site" and is_fixed_for(page.folded[floor : when.start])
            event.planned |= to_come and not (when.last[0] and modifies_visit(page.folded, when.end))
            event.add_date(role, with_year_to_come(page, when) if role == "published" else when)
        floor = when.end


def _opens_clause(page: Page, floor: int, when: When, mention: Event) -> bool:
    """Whether a date opens a clause on one inspection ("while in October 2019 a peer review had thought")."""
    of_one = not mention.continuing and _OF_ONE.fullmatch(page.folded, when.end, mention.start)
    return bool(of_one and _OPENS_CLAUSE.search(page.folded, floor, when.start))


def _with_own_dates(page: Page, unit: Unit, events: list[Event]) -> list[Event]:
    """The mentions that have a date right behind them."""
    dates = dates_of(page, unit) if events else []
    return [
        e
        for e in events
        if any(w.start > e.end and _OWN.fullmatch(page.folded, e.end, w.start) for w in dates)
    ]


def _goes_on(page: Page, mention: Event, clause: Event) -> bool:
    """Whether a relative clause goes on with the mention right before it."""
    which = page.folded.startswith("which ", clause.start) and clause.continuing and not mention.continuing
    return which and _WHICH.fullmatch(page.folded, mention.end, clause.start) is not None


def _is_its_report(page: Page, mention: Event, report: Event) -> bool:
    """Whether a visit is counted since the mention's own report ("the second visit since the | inspection | report was published")."""
    adjoins = report.continuing and report.start == mention.end + 1
    return adjoins and VISIT_SINCE.search(page.folded, mention.unit.start, mention.start) is not None


def _of_a_grade(page: Page, event: Event, when: When, role: str | None) -> bool:
    """Whether a date behind a visit that gives no grade is that of a grade ("the second visit since it was judged inadequate in")."""
    visit = event.framework is not None and event.framework.visit
    if role == "published":
        return _GRADED_IN_REPORT.search(page.folded, event.unit.start, when.start) is not None
    return visit and _GRADED.search(page.folded, event.end, when.start) is not None


def _days_there(page: Page, told: list[When]) -> list[When]:
    """The dates of a sentence without a longer time right before the days on site: "between 1 and 10 July (on site 9 and 10 July)".

    The days take the year of the longer time where they have none.
    """
    kept: list[When] = []
    for when in told:
        wide = kept[-1] if kept else None
        if (
            wide is None
            or not 0 < when.start - wide.end < _CLOSE
            or when.first == when.last
            or not _THERE_ONLY.search(page.folded, wide.end, when.start)
        ):
            kept.append(when)
            continue
        year = when.last[0] or wide.last[0]
        kept[-1] = replace(when, first=(year, *when.first[1:]), last=(year, *when.last[1:]))
    return kept


def _begins(before: str, when: When) -> bool:
    """Whether a date is only the first day on site ("in the week commencing 13 February"), not the month of a week in it."""
    if when.is_range or (not when.has_day and _WEEK_IN.search(before)):
        return False
    return _BEGINS.search(before) is not None


def _ends(before: str, when: When) -> bool:
    """Whether a date is only the last day or month on site ("which concluded on 25 October")."""
    return not when.is_range and _ENDS.search(before) is not None


def opens_with(page: Page, unit: Unit, when: When, until: int) -> bool:
    """Whether a date opens its sentence and the words up to `until` turn to no meeting ("In August 2006, CSCI carried out")."""
    if not re.fullmatch(
        rf"(?:[a-z ]{{1,20}}[0-9]?, |when [a-z' ]{{3,60}}, )?(?:{_REPORTED} that )?(?:in|on|by|during|between|over) (?:(?:the )?(?:round|inspection|cycle|tranche) [a-z0-9]+ \(|early |late |mid |the )*(?:spring|summer|autumn|winter)?(?: of)? ?",
        page.folded[unit.start : when.start],
    ):
        return False
    return 0 <= until - when.end < 160 and not _OF_A_MEETING.search(page.folded, when.end, until)


def _leads_to(folded: str, end: int, start: int, role: str | None) -> bool:
    """Whether a date goes with a mention right behind it ("came on 2 and 3 May to carry out a | visit", "5 July (the | date of the report)")."""
    report = role == "published" and _LEADS_TO_REPORT.fullmatch(folded, end, start)
    return bool(report or _LEADS_TO.fullmatch(folded, end, start))


def date_by_grade(register: Register, event: Event) -> None:
    """Make the month in which inspectors gave a grade that of the report, where the item's inspection was in the months before."""
    main, when = register.main, event.dates.get("on_site")
    if (
        main is None
        or main.rule != "title"
        or main.published
        or when is None
        or when.has_day
        or when.is_range
    ):
        return
    day, ended = iso(register.complete(when, None).last) or "", main.ended or ""
    if len(day) != _A_MONTH or len(ended) < _A_MONTH or day <= ended[:_A_MONTH]:
        return
    if _GRADES.search(register.page.folded[event.start : event.end]) and main.can_be_out(day):
        event.dates["published"] = event.dates.pop("on_site")
