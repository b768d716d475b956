"""The head of an officer's report: title, committee and date from its labelled lines."""

from __future__ import annotations

import pytest

from transforms.parse import parse_text

TEXT = "\n\n1. Background\n\nThe report tells of the outcome of the inspection.\n"


@pytest.mark.parametrize(
    "head",
    [
        "Report to:\n\nCabinet\n\nDate of meeting:\n\n5 March 2024\n\nBy:\n\nThe Director\n\nTitle:\n\nOfsted inspection",
        "Report to: Cabinet\n\nDate: 5 March 2024\n\nReport of: The Director\n\nSubject: Ofsted inspection",
        "|\nReport to: |\nCabinet |\n|\nMeeting date: |\n5 March 2024 |\n|\nReport title: |\nOfsted inspection |",
        "REPORT TO: Cabinet\n\nDATE OF MEETING: 5 March 2024\n\nTITLE: Ofsted inspection\n\nPURPOSE: to tell of it",
    ],
)
def test_a_report_s_head(head: str) -> None:
    document = parse_text(head + TEXT, council="Wendleshire").documents[0]
    assert (document.title, document.committee, document.meeting_date) == (
        "Ofsted inspection",
        "Cabinet",
        "2024-03-05",
    )


def test_a_title_alone_is_no_head() -> None:
    document = parse_text("Ofsted inspection\n\nDate: 5 March 2024" + TEXT, council="Wendleshire").documents[
        0
    ]
    assert document.title == "Ofsted inspection"


@pytest.mark.parametrize("url", [None, "https://wendleshire.example/mgAi.aspx?ID=1"])
def test_labels_without_a_mark_before_values_in_capitals(url: str | None) -> None:
    head = "Purpose: For Decision\n\nCommittee EXECUTIVE\n\nDate TUESDAY, 5 MARCH 2024\n\nTitle OFSTED INSPECTION"
    document = parse_text(head + TEXT, council="Wendleshire", url=url).documents[0]
    assert (document.title, document.committee, document.meeting_date) == (
        "OFSTED INSPECTION",
        "EXECUTIVE",
        "2024-03-05",
    )


def test_an_item_s_own_page_has_no_report_s_head() -> None:
    text = "Agenda item\n\nThe Plan\n\nDate: 5 March 2024\n\nTitle: Another plan" + TEXT
    document = parse_text(text, url="https://wendleshire.example/mgAi.aspx?ID=1").documents[0]
    assert document.title == "The Plan"
