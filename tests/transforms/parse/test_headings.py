"""Headings of meetings and decision records, on one line or two, on sites of any make."""

from __future__ import annotations

import pytest

from transforms.parse import parse_text
from transforms.parse.headings import body_name, decision_heading, meeting_heading
from transforms.records import PageKind


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["Scrutiny Committee", "Thursday, 26th January, 2023 10.00 am"],
            ("Scrutiny Committee", "2023-01-26"),
        ),
        (
            ["Scrutiny Committee - Thursday, 26th January, 2023 10.00 am"],
            ("Scrutiny Committee", "2023-01-26"),
        ),
        (["Venue: Hall", "Thursday, 26th January, 2023"], (None, "2023-01-26")),
        (
            ["LEARNING PANEL", "Minutes of a meeting held on 26th January, 2023."],
            ("LEARNING PANEL", "2023-01-26"),
        ),
        (["Apologies", "To confirm the minutes of 26 January 2023"], (None, None)),
        (["Scrutiny Panel", "Venue: County Hall", "Contact: Clerk"], ("Scrutiny Panel", None)),
        (["Agenda and minutes - Cabinet", "Venue: County Hall"], ("Cabinet", None)),
        (["Agenda and minutes", "Contact: Clerk", "Venue: County Hall"], (None, None)),
    ],
)
def test_the_heading_of_a_meeting(lines: list[str], expected: tuple[str | None, str | None]) -> None:
    assert meeting_heading([], lines) == expected


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Cabinet Member - minutes", "Cabinet Member"),
        ("Health Panel \u2013 Minutes", "Health Panel"),
        ("Health Panel Minutes", "Health Panel"),
        ("Children's Committee", "Children's Committee"),
        ("Agenda and minutes - Cabinet", "Cabinet"),
        ("Scrutiny - Children and Families", "Scrutiny - Children and Families"),
    ],
)
def test_the_name_of_a_body(raw: str, name: str) -> None:
    assert body_name(raw) == name


def test_a_decision_record() -> None:
    assert decision_heading("Cabinet Decision: 11th February 2010") == ("Cabinet", "2010-02-11")
    assert decision_heading("Decision: That the plan be agreed") is None
    text = "View Cabinet Decision Record\n\nCabinet Decision: 11th February 2010\nTitle of Item/Report\nThe Plan\nRecord of the Decision\nRESOLVED that it be noted."
    facts = parse_text(text).facts
    assert (facts.kind, facts.title) == (PageKind.DECISION, "The Plan")
    assert (facts.committee, facts.meeting_date) == ("Cabinet", "2010-02-11")


@pytest.mark.parametrize(
    "text",
    [
        "Health Panel \u2013 28 July 2014\n\nPRESENT: Councillor in the chair.\n\nThe panel met at the Hall.\n",
        "Health Panel Minutes\n\nMonday 28 July 2014\n\nAttendance:\n\nThe Chair and two members.\n",
    ],
)
def test_minutes_of_sites_that_print_no_kind(text: str) -> None:
    facts = parse_text(text).facts
    assert (facts.kind, facts.committee, facts.meeting_date) == (
        PageKind.MEETING,
        "Health Panel",
        "2014-07-28",
    )
