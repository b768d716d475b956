"""Titles: what is one, what only stands in its place, and the item's number before it."""

from __future__ import annotations

import pytest

from transforms.parse import parse_text
from transforms.parse.titles import read_title, without_number
from transforms.records import PageKind


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["The Improvement Plan PDF 195 KB", "To note it."], "The Improvement Plan"),
        (["To receive an update on the inspection.", "Minutes:"], None),
        (["Report of the Director of Children's Services", "Minutes:"], None),
        (["A report from the Chief Officer is attached.", "Minutes:"], None),
        (
            ["REPORT OF THE CABINET MEMBER FOR SCHOOLS", "Minutes:"],
            "REPORT OF THE CABINET MEMBER FOR SCHOOLS",
        ),
        (["Report of the Peer Challenge Team", "Minutes:"], "Report of the Peer Challenge Team"),
        (["Agenda Item No.", "The Improvement Plan"], "The Improvement Plan"),
        (["29/11/2018 - The Petition"], "The Petition"),
        (["View the background", "The Improvement Plan"], "The Improvement Plan"),
        (["Inspection of Help for Children and Leavers."], "Inspection of Help for Children and Leavers."),
        (["Report to follow.", "The Director gave a talk."], None),
        (["The Head of Service advised that three schools had been inspected in the term."], None),
        (["Meeting: 14/03/2013 - Cabinet (Item 80)", "To note it."], None),
        (["Minutes:", "The Director told of it."], None),
        (["Decision Maker: Cabinet", "That the plan be agreed"], None),
        (["Cabinet Decision: 11th February 2010", "Title of Item/Report", "The Plan"], "The Plan"),
    ],
)
def test_the_first_line_that_is_a_title(lines: list[str], title: str | None) -> None:
    assert read_title(lines, headed=True, counted=False)[0] == title


def test_a_line_that_is_no_title_stays_text() -> None:
    assert read_title(["Report to follow.", "The Director spoke."], headed=True, counted=False) == (None, 0)


@pytest.mark.parametrize(
    ("raw", "counted", "title"),
    [
        ("12. The Plan", False, "The Plan"),
        ("12 The Plan", True, "The Plan"),
        ("12 The Plan", False, "12 The Plan"),
        ("3 Year Strategy", True, "3 Year Strategy"),
        ("2a. Urgent Business", False, "Urgent Business"),
        ("2015 Inspection", True, "2015 Inspection"),
    ],
)
def test_item_numbers_are_no_part_of_a_title(raw: str, counted: bool, title: str) -> None:
    assert without_number(raw, counted=counted) == title


def test_an_item_that_approves_minutes_is_an_agenda_item_without_a_date() -> None:
    text = "Agenda item\n\nMINUTES\n\nTo sign the minutes of the meeting held on 26 November 2009.\n\nMinutes:\n\nThey were signed.\n"
    facts = parse_text(text, url="https://wendleshire.example/mgAi.aspx?ID=7").facts
    assert (facts.kind, facts.title, facts.meeting_date) == (PageKind.AGENDA_ITEM, "MINUTES", None)


def test_an_issue_without_its_title_takes_the_items() -> None:
    text = "Issue - meetings\n\nMeeting: 14/03/2013 - Cabinet (Item 80)\n\n80 The Plan\n\nMinutes:\n\nIt was noted.\n"
    facts = parse_text(text).facts
    assert (facts.title, facts.committee, facts.meeting_date) == ("The Plan", "Cabinet", "2013-03-14")


def test_a_planned_decision_tells_its_maker_and_type() -> None:
    text = "Issue details\n\nThe Plan\n\nDecision type: Non-key\n\nDecision due: 10 Nov 2025 by Children's Committee\n"
    facts = parse_text(text).facts
    assert (facts.decision_maker, facts.is_key_decision) == ("Children's Committee", False)
