"""Invented council pages, and what is read of them in short. The council, Wendleshire, does not exist.

Where a test must name a council that the registry knows, the sentence is invented too: nothing here tells
what an inspectorate found.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from transforms.extract import extract_page
from transforms.extract.units import Page, read_units
from transforms.parse import parse_text
from transforms.records import Action, Extraction, Inspection, ParsedPage

CONTRACT = Path(__file__).with_name("contract.toml")
COUNCIL = "Wendleshire"
TITLE = "Outcome of the Ofsted Inspection of Children's Services"
MEETING = "Meeting of Cabinet, Monday 13th October 2025 9.30 am (Item 5.)"
INSPECTED = (
    "The Panel considered the report of the Ofsted inspection in May 2016.\n\n"  # makes an item one about it
)
NOTED, PLAN, BACK = "the report be noted", "the plan be agreed", "a further report be brought in six months"
PLAIN = "Children's Services Report"  # a title that tells of no inspection
SINGLE = "Inspection of services for children in need of help and protection, children looked after and care leavers"
MEETING_2016 = "Meeting of Cabinet, Tuesday 12th April 2016 9.30 am (Item 5.)"


def contract() -> dict[str, Any]:
    """The contract's codes as sets, and each kind of action with the statuses it can have."""
    raw = tomllib.loads(CONTRACT.read_text("utf-8"))
    statuses = {kind: set(known) for kind, known in raw.pop("statuses").items()}
    return {name: set(codes) for name, codes in raw.items()} | {"statuses": statuses}


def item(body: str, title: str = TITLE, meeting: str = MEETING, council: str = COUNCIL) -> ParsedPage:
    """An agenda item's page whose minutes are `body` (paragraphs and list items on lines of their own)."""
    text = f"Agenda item\n\n{title}\n\n{meeting}\n\nMinutes:\n\n{body}\n\nSupporting documents:\n"
    return parse_text(text, url="https://wendleshire.example/mgAi.aspx?ID=7", council=council)


def extract(body: str, title: str = TITLE, meeting: str = MEETING) -> Extraction:
    """All that an agenda item's page claims."""
    return extract_page(item(body, title, meeting))


def units_of(body: str) -> Page:
    """An agenda item's body cut into units."""
    return read_units(item(body, meeting="").documents[0])


def grades(body: str, title: str = TITLE, meeting: str = MEETING) -> set[tuple[str, str]]:
    """(domain, grade) of each judgement."""
    return {(j.domain, j.grade) for j in extract(body, title, meeting).judgements}


def single(body: str) -> set[tuple[str, str]]:
    """(domain, grade) of each judgement of a single inspection told in 2016."""
    return grades(body, SINGLE, MEETING_2016)


def grades_by_subject(body: str, title: str = TITLE, meeting: str = MEETING) -> set[tuple[str, str, str]]:
    """(subject, domain, grade) of each judgement."""
    found = extract(body, title, meeting)
    subject = {i.ref: i.subject for i in found.inspections}
    return {(subject[j.inspection], j.domain, j.grade) for j in found.judgements}


def days(inspection: Inspection) -> tuple[str | None, str | None, str | None]:
    """(first day, last day, published) of an inspection."""
    return inspection.started_on, inspection.ended_on, inspection.published_on


def dated(
    body: str, title: str = PLAIN, meeting: str = MEETING
) -> set[tuple[str | None, str | None, str | None, str | None]]:
    """(framework, first day, last day, published) of each inspection."""
    told = inspections(body, title, meeting)
    return {(i.framework, i.started_on, i.ended_on, i.published_on) for i in told}


def graded(body: str, title: str = PLAIN, meeting: str = MEETING) -> set[tuple[str | None, str]]:
    """(year or name of the inspection, grade) of each judgement."""
    found = extract(body, title, meeting)
    known = {i.ref: i.subject_name or (i.ended_on or i.published_on or "")[:4] for i in found.inspections}
    return {(known[j.inspection], j.grade) for j in found.judgements}


def named_rows(body: str, title: str) -> set[tuple[str | None, str, str]]:
    """(name, domain, grade) of each judgement."""
    found = extract(body, title)
    names = {i.ref: i.subject_name for i in found.inspections}
    return {(names[j.inspection], j.domain, j.grade) for j in found.judgements}


def lines(*cells: str) -> str:
    """A table whose cells stand one under the other, below the words that lead in to it."""
    return "\n\n".join(("The judgements were reported as follows:", *cells))


def inspections(body: str, title: str = TITLE, meeting: str = MEETING) -> tuple[Inspection, ...]:
    """The inspections told."""
    return extract(body, title, meeting).inspections


def actions(body: str, kind: str | None = None, title: str = TITLE, meeting: str = MEETING) -> list[Action]:
    """The actions told, of one kind or all."""
    return [a for a in extract(body, title, meeting).actions if kind in (None, a.kind)]


def said(body: str, kind: str, title: str = TITLE) -> list[str]:
    """The texts of the actions of a kind, bare."""
    return [bare(a.text) for a in actions(body, kind, title)]


def bare(text: str) -> str:
    """A text without the "That", the stop and the joining "and" that limbs are told with or without."""
    return re.sub(r"^that |[.;]?(?: and)?$", "", text, flags=re.IGNORECASE)
