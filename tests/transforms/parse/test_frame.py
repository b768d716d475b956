"""The frame of a page: its kind, fields and sections, live and with its labels lost."""

from __future__ import annotations

import pytest

from transforms.parse.frame import (
    clean_title,
    is_cut_short,
    kind_of_address,
    read_frame,
)
from transforms.parse.lines import blocks_of_text
from transforms.parse.meeting_line import meeting_line
from transforms.records import PageKind


def kind(text: str, url: str | None = None) -> PageKind:
    return read_frame(text, list(blocks_of_text(text)), url).kind


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Agenda item", PageKind.AGENDA_ITEM),
        ("Eitem Agenda", PageKind.AGENDA_ITEM),
        ("Agendas, Meetings and Minutes - Agenda item", PageKind.AGENDA_ITEM),
        ("# Agenda item", PageKind.AGENDA_ITEM),
        ("Decision details", PageKind.DECISION),
        ("Issue - decisions", PageKind.DECISION),
        ("Issue details", PageKind.ISSUE),
        ("Issue - meetings", PageKind.ISSUE),
        ("Agenda and minutes", PageKind.MEETING),
        ("Agenda and draft minutes", PageKind.MEETING),
        ("Rhaglen a chofnodion", PageKind.MEETING),
    ],
)
def test_the_heading_tells_the_kind(heading: str, expected: PageKind) -> None:
    assert kind(f"Wendleshire Council\n\nskip navigation and tools\n\n{heading}\n\nThe title\n") is expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("mgAi.aspx?ID=4&LLL=0", PageKind.AGENDA_ITEM),
        ("MGAI.ASPX?ID=4", PageKind.AGENDA_ITEM),
        ("moderngov/ieDecisionDetails.aspx?AIId=4", PageKind.DECISION),
        ("mgDecisionDetails.aspx?IId=4&Opt=1", PageKind.DECISION),
        ("ieIssueDetails.aspx?IId=4&Opt=3", PageKind.ISSUE),
        ("mgIssueHistoryHome.aspx?IId=4", PageKind.ISSUE),
        ("ieListDocuments.aspx?CId=1&MId=2#AI4", PageKind.MEETING),
        ("news/inspection", None),
    ],
)
def test_the_address_tells_the_kind_where_no_heading_does(page: str, expected: PageKind | None) -> None:
    assert kind_of_address(f"https://wendleshire.example/{page}") is expected
    text = "The Inspection\n\nThe report was noted.\n\nThe plan was agreed.\n"
    assert kind(text, f"https://wendleshire.example/{page}") is (expected or PageKind.OTHER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Inspection\n\nDecision Maker: Cabinet\n\nDecision status: Approved\n", PageKind.DECISION),
        ("The Inspection\n\nMeeting: 03/11/2022 - Cabinet (Item 20)\n\n20 The Inspection\n", PageKind.ISSUE),
        ("Cabinet - Monday 3 June 2019\n\nVenue: Hall\n\nContact: Clerk\n\nItems\n", PageKind.MEETING),
        (
            "The Inspection\n\nMinutes:\n\nThe report was noted.\n\nSupporting documents:\n",
            PageKind.AGENDA_ITEM,
        ),
        ("Children's Panel\n\n1 Apologies for absence\n\n2 Minutes\n\n3 The Inspection\n", PageKind.MEETING),
        ("The Inspection\n\n1 Minutes of the visit\n\n2 The plan\n", PageKind.OTHER),
        ("The Inspection\n\nThe report was noted.\n", PageKind.OTHER),
    ],
)
def test_labels_tell_the_kind_where_heading_and_address_do_not(text: str, expected: PageKind) -> None:
    assert kind(text) is expected


def test_a_doubled_heading_counts_once() -> None:
    text = "Agenda item\n\nAgenda item\n\nThe Inspection\n\nMinutes:\n\nNoted.\n"
    blocks = list(blocks_of_text(text))
    frame = read_frame(text, blocks, None)
    assert (frame.kind, text[blocks[frame.content].start : blocks[frame.content].end]) == (
        PageKind.AGENDA_ITEM,
        "The Inspection",
    )


def test_fields_of_a_decision() -> None:
    text = (
        "Decision details\n\nThe Plan\n\nDecision Maker: Cabinet Member for Children\n\n"
        "Decision status: Recommendations Approved\n\nIs Key decision?: Yes\n\nIs subject to call in?: No\n\n"
        "Date of decision: 19/10/2015\n\nDecided at meeting: 19/10/2015 - Policy Committee\n"
    )
    assert read_frame(text, list(blocks_of_text(text)), None).fields == {
        "decision_maker": "Cabinet Member for Children",
        "decision_status": "Recommendations Approved",
        "is_key_decision": "Yes",
        "decision_date": "19/10/2015",
        "decided_at": "19/10/2015 - Policy Committee",
    }


@pytest.mark.parametrize(
    "tail", ["pdf icon PDF 195 KB", "PDF 1 MB", "\u00a0PDF 1,023 KB", "pdf eicon PDF 2 MB", "DOC 88 KB", ""]
)
def test_titles_lose_the_file_behind_them(tail: str) -> None:
    assert clean_title(f"The Improvement Plan {tail}") == "The Improvement Plan"


def test_a_title_that_is_only_a_file_is_none() -> None:
    assert clean_title("pdf icon PDF 195 KB") is None


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("The Director ... view the full minutes text for item 20.", True),
        ("The Director ... view the full agenda text for item 3", True),
        ("View the full minutes text for item 20", True),
        ("Members asked to view the full minutes.", False),
    ],
)
def test_pages_that_show_only_a_part(text: str, cut: bool) -> None:
    assert is_cut_short(text) is cut


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Meeting of Cabinet, Monday 13th October 2025 9.30 am (Item 47.)", ("Cabinet", "2025-10-13")),
        (
            "- Meeting of Health, Care and Wellbeing Board, Friday, 3rd May, 2019 2.00 pm",
            ("Health, Care and Wellbeing Board", "2019-05-03"),
        ),
        (
            "Agenda item - Education Scrutiny Panel, Tuesday, 4th June, 2019 2.30 pm",
            ("Education Scrutiny Panel", "2019-06-04"),
        ),
        ("Families Overview Committee - 9 July 2021", ("Families Overview Committee", "2021-07-09")),
        ("Executive, Wednesday, 3 May 2017 10.00 a.m.", ("Executive", "2017-05-03")),
        ("Minutes from the meeting of Monday, 2nd March, 2020", (None, "2020-03-02")),
        ("Date of meeting: 2 March 2020", (None, "2020-03-02")),
        ("To approve the minutes of the Cabinet - 9 July 2021", None),
        ("Report of the Peer Review Panel - 9 July 2021", None),
        ("The Improvement Board, 9 July 2021 being its first meeting", None),
        ("Meeting of the inspectors, then lunch", None),
        ("The Inspection", None),
    ],
)
def test_the_line_that_names_the_meeting(line: str, expected: tuple[str | None, str] | None) -> None:
    assert meeting_line(line) == expected


@pytest.mark.parametrize("record", ["View Cabinet Decision Record", "View Executive Decision Record"])
def test_a_decision_record_s_heading_is_no_title(record: str) -> None:
    assert (
        kind(f"{record}\n\nExecutive Decision: 17th March 2015\nTitle of Item/Report\nAdults Peer Challenge")
        is PageKind.DECISION
    )
