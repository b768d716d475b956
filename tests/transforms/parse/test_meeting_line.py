"""The line, or two, that name the meeting of an item: in all the ways that clerks head an extract of their minutes."""

from __future__ import annotations

import pytest

from transforms.parse import parse_text
from transforms.parse.meeting_line import first_meeting, meeting_line


@pytest.mark.parametrize(
    ("line", "committee"),
    [
        ("(Families Scrutiny Panel - 5th March 2019)", "Families Scrutiny Panel"),
        ("(Cabinet, 5 March 2019)", "Cabinet"),
        ("Cabinet (5 March 2019)", "Cabinet"),
        ("SCRUTINY COMMITTEE 5 MARCH 2019", "SCRUTINY COMMITTEE"),
        ("Scrutiny Committee - Children, 5 March 2019", "Scrutiny Committee - Children"),
        ("Scrutiny Committee [Lifelong Learning] : 5th March 2019", "Scrutiny Committee [Lifelong Learning]"),
        ("CABINET 5.3.19", "CABINET"),
        ("Cabinet, 05/03/2019", "Cabinet"),
        ("Audit and Risk Committee, 5 March 2019 - minute 41", "Audit and Risk Committee"),
        ("Health Scrutiny Committee. 5th March 2019. Item 6.", "Health Scrutiny Committee"),
        ("Wendle Valley Fire and Rescue Authority - 5 March 2019", "Wendle Valley Fire and Rescue Authority"),
        ("Cabinet Meeting: 5 March, 2019", "Cabinet"),
        ("Cabinet meeting held on Tuesday 5 March 2019", "Cabinet"),
        ("Meeting of the Cabinet held on Tuesday, 5th March 2019 at 10.00 am", "Cabinet"),
        ("Extract from the Minutes of the Audit Committee held on 5 March 2019", "Audit Committee"),
        ("Council - Tuesday 5th of March 2019 at 7.00 p.m. in the Guildhall", "Council"),
        ("Cabinet, March 5th 2019", "Cabinet"),
        ("Considered by the Health and Wellbeing Board on 5 March 2019", "Health and Wellbeing Board"),
        ("Corporate Parenting Group, Tuesday 5 March 2019, 2pm - 4pm", "Corporate Parenting Group"),
        ("Council, Tuesday 5th March 2019 (Item 94(c))", "Council"),
        ("COMMITTEE: AUDIT DATE: 5 MARCH 2019 REVIEW OF REPORTS", "AUDIT"),
    ],
)
def test_a_line_that_names_body_and_day(line: str, committee: str) -> None:
    assert meeting_line(line) == (committee, "2019-03-05")


@pytest.mark.parametrize(
    "line",
    [
        "Minutes of the Cabinet, 5 March 2019",
        "To confirm the minutes of the Cabinet of 5 March 2019",
        "Report of the Improvement Board, 5 March 2019",
        "05/03/2019 - Improvement Board",
        "Local Safeguarding Children Board, March 2019",
        "The Board was reviewed by the Panel on 5 March 2019",
        "Cabinet on 5 March 2019 agreed the plan",
        "Ofsted inspection of Wendle Council, 5 March 2019",
        "Letter to the Cabinet, 5 March 2019",
        "Peer Challenge of the Scrutiny Committee, 5 March 2019",
    ],
)
def test_lines_that_name_no_meeting_of_the_item(line: str) -> None:
    assert meeting_line(line) is None


@pytest.mark.parametrize(
    "lines",
    [
        ["Minutes of Council, 5 March 2019", "Members debated."],
        ["Minutes of the Families Select Committee", "5 March 2019"],
        ["CORPORATE PARENTING PANEL", "5 MARCH 2019", "CP17"],
        ["Council", "Tuesday, 5th March, 2019"],
        ["OVERVIEW AND SCRUTINY COMMITTEE", "On 5th March 2019"],
        ["Cabinet", "Meeting to be held on 5 March 2019"],
        ["LEARNING SCRUTINY COMMITTEE", "Minutes of a meeting held on 5th March, 2019."],
        ["Tuesday 5 March 2019", "Cabinet"],
        ["Name of Panel", "Children's Panel", "Meeting Date", "March 5th 2019"],
        ["At the meeting of the Cabinet held on 5 March 2019"],
        ["5 March 2019 - Cabinet"],
    ],
)
def test_lines_below_a_title_that_name_the_meeting(lines: list[str]) -> None:
    assert first_meeting(["The Plan", *lines])[1] == "2019-03-05"


@pytest.mark.parametrize(
    "lines",
    [
        ["Minutes of the meeting held on 5 March 2019", "RESOLVED: That the minutes be signed."],
        ["Letter from the inspectors", "5 March 2019"],
        ["Published", "5 March 2019"],
        ["The Board", "was inspected on 5 March 2019"],
        ["Councillor Ashe told the Cabinet", "on 5 March 2019 that it was so."],
    ],
)
def test_lines_below_a_title_that_name_none(lines: list[str]) -> None:
    assert first_meeting(["The Plan", *lines]) == (None, None)


HEAD = "Agenda item\n\nThe Plan\n\n"


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "Minutes:\n\n(Scrutiny Panel - 5th March 2019)\n\nThe Panel had a report before it.\n",
        HEAD
        + "Joint report\n\nDecision Made:\n\nThat\n\n(1) it be noted;\n\n(2) it be sent on;\n\n(3) it be kept.\n\n"
        "Minutes:\n\nCabinet - Tuesday 5 March 2019\n\nThe Cabinet considered it.\n",
        HEAD
        + "Minutes:\n\nCORPORATE PARENTING PANEL\n5 MARCH 2019\nCP17\n\nThe Panel had a report before it.\n",
        "WENDLE COUNTY COUNCIL\nScrutiny Committee 5 March 2019\nItem 4 - The Plan\n\nThe Panel had a report.\n",
        "Issue details\n\nThe Plan\n\nCabinet will be asked to agree.\n\nDecision due: 12 Feb 2019 by Cabinet\n\n"
        "Agenda items\n\n05/03/2019 - Cabinet The Plan\n",
        "Decision details\n\nThe Plan\n\nMade at meeting: 05/03/2019 - Cabinet\n\nDecision published: 07/03/2019\n\n"
        "Decision:\n\nThat it be noted.\n",
        "Decision details\n\nThe Plan\n\n07/03/2019 - The Plan\n\nDate decision taken: 05/03/2019\n\nDecision:\n\nThat it be noted.\n",
    ],
)
def test_whole_pages(text: str) -> None:
    assert parse_text(text).facts.meeting_date == "2019-03-05"


@pytest.mark.parametrize(
    "text",
    [
        "Agenda item\n\nMinutes of Cabinet, 5 March 2019\n\nMinutes:\n\nRESOLVED: That the minutes be signed.\n",
        "Issue - decisions\n\nThe Plan\n\n05/03/2019 - The Plan\n\nCabinet noted it.\n\nDate of call-in expiry: 12/03/2019\n",
        "Issue details\n\nThe Plan\n\nDecision due: 5 March 2019 by Cabinet\n",
        "Decision details\n\nThe Plan\n\nPublication date: 05/03/2019\n\nDecision:\n\nThat it be noted.\n",
        HEAD + "Minutes:\n\nThe Board\n\nThe review of the Board ended on 5 March 2019.\n",
    ],
)
def test_whole_pages_without_the_day_of_a_meeting(text: str) -> None:
    assert parse_text(text).facts.meeting_date is None
