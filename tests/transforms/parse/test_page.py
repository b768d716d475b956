"""Whole pages of each kind, live and stripped of what archives lose, into facts and documents."""

from __future__ import annotations

import zlib
from pathlib import Path
from random import Random

import pytest

from transforms.errors import UnreadablePage
from transforms.parse import parse_page, parse_text
from transforms.records import BlockKind, Document, PageKind

PAGES = Path(__file__).parent / "pages"
SITE = "https://wendleshire.example"
ITEM_URL = f"{SITE}/mgAi.aspx?ID=7"


def texts(document: Document) -> list[str]:
    """The text blocks of a document, labels left out."""
    return [document.text[b.start : b.end] for b in document.blocks if b.kind is not BlockKind.LABEL]


# -- agenda items --------------------------------------------------------------------------------------------

LIVE_ITEM = """Wendleshire Council

skip navigation and tools

Agenda item

Outcome of the Inspection of Services\u00a0pdf icon PDF 195 KB

- Meeting of Children's Committee, Monday 13th October 2025 9.30 am (Item 47.)

To receive a report.

Minutes:

\u00a0

The Director told of the inspection.

RESOLVED: That the report be noted.

Supporting documents:

- Outcome of the Inspection of Services, item 47. pdf icon PDF 195 KB
"""
STRIPPED_ITEM = """Outcome of the Inspection of Services PDF 195 KB

- Meeting of Children's Committee, Monday 13th October 2025 9.30 am (Item 47.)

To receive a report.

The Director told of the inspection.

That the report be noted.
"""
HTML_ITEM = (PAGES / "agenda_item.html").read_text("utf-8")
BARE_HTML_ITEM = (PAGES / "agenda_item_bare.html").read_text("utf-8")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(LIVE_ITEM, id="text"),
        pytest.param(LIVE_ITEM.replace("\n", "\r\n"), id="text-crlf"),
        pytest.param("\ufeff" + LIVE_ITEM, id="text-with-byte-order-mark"),
        pytest.param(
            LIVE_ITEM.replace("Agenda item\n", "Agenda item\n\nAgenda item\n"), id="heading-doubled"
        ),
        pytest.param(STRIPPED_ITEM, id="stripped"),
        pytest.param(HTML_ITEM, id="html"),
        pytest.param(BARE_HTML_ITEM, id="html-with-bare-headings"),
    ],
)
def test_an_agenda_item(body: str) -> None:
    page = parse_page(body.encode(), url=ITEM_URL, council="Wendleshire")
    facts = page.facts
    assert page.documents == (facts,)
    assert (facts.kind, facts.title) == (PageKind.AGENDA_ITEM, "Outcome of the Inspection of Services")
    assert (facts.committee, facts.meeting_date) == ("Children's Committee", "2025-10-13")
    assert (facts.council, facts.url, facts.truncated) == ("Wendleshire", ITEM_URL, False)
    assert "The Director told of the inspection." in texts(facts)


def test_the_sections_of_an_agenda_item() -> None:
    (document,) = parse_text(LIVE_ITEM, url=ITEM_URL).documents
    in_section = {document.text[b.start : b.end]: b.section for b in document.blocks}
    assert in_section["To receive a report."] == "body"
    assert in_section["RESOLVED: That the report be noted."] == "minutes"


def test_an_agenda_item_without_a_date_has_none() -> None:
    facts = parse_text(
        "Agenda item\n\nThe Plan\n\nMinutes:\n\nThe minutes of 3 June 2019 were signed.\n"
    ).facts
    assert facts.meeting_date is None
    assert facts.title == "The Plan"


def test_text_that_follows_the_label_at_once_is_no_title() -> None:
    facts = parse_text("Agenda item\n\nMinutes:\n\nThe Director told of the inspection.\n").facts
    assert facts.title is None


# -- decisions -----------------------------------------------------------------------------------------------

DECISION = """Decision details

The Improvement Plan

Decision Maker: Cabinet Member for Children

Decision status: Recommendations Approved

Is Key decision?: Yes

Is subject to call in?: No

Purpose:

To agree the plan.

Decision:

That the plan be agreed.

Publication date: 21/10/2015

Date of decision: 20/10/2015

Decided at meeting: 19/10/2015 - Policy Committee
"""
HTML_DECISION = (PAGES / "decision.html").read_text("utf-8")


@pytest.mark.parametrize("body", [DECISION, HTML_DECISION, DECISION.replace("Decision details\n\n", "")])
def test_a_decision(body: str) -> None:
    facts = parse_page(body.encode(), url=f"{SITE}/ieDecisionDetails.aspx?ID=4").facts
    assert (facts.kind, facts.title) == (PageKind.DECISION, "The Improvement Plan")
    assert (facts.decision_maker, facts.decision_status, facts.is_key_decision) == (
        "Cabinet Member for Children",
        "Recommendations Approved",
        True,
    )
    assert (facts.committee, facts.meeting_date) == ("Policy Committee", "2015-10-19")


def test_a_decision_taken_at_no_meeting_has_the_date_of_decision() -> None:
    facts = parse_text(DECISION.replace("Decided at meeting: 19/10/2015 - Policy Committee\n", "")).facts
    assert facts.meeting_date == "2015-10-20"


def test_a_decision_of_no_known_date_has_none() -> None:
    facts = parse_text(
        "Decision details\n\nThe Plan\n\nPublication date: 21/10/2015\n\nDecision:\n\nThat it be agreed.\n"
    ).facts
    assert facts.meeting_date is None
    assert (facts.decision_maker, facts.decision_status, facts.is_key_decision) == (None, None, None)


@pytest.mark.parametrize(("value", "expected"), [("Yes", True), ("No", False), ("yes", True)])
def test_key_decisions(value: str, expected: bool) -> None:
    assert (
        parse_text(
            DECISION.replace("Is Key decision?: Yes", f"Is Key decision?: {value}")
        ).facts.is_key_decision
        is expected
    )


def test_the_decisions_of_an_issue_are_a_decision() -> None:
    text = (
        "Issue - decisions\n\nThe Improvement Plan\n\n21/10/2015 - The Improvement Plan\n\n"
        "That the plan be agreed.\n"
    )
    page = parse_text(text, url=f"{SITE}/mgDecisionDetails.aspx?IId=4&Opt=1")
    assert (page.facts.kind, page.facts.title) == (PageKind.DECISION, "The Improvement Plan")
    assert page.facts.meeting_date is None, "the date in its head is of publication"


# -- issues --------------------------------------------------------------------------------------------------

ISSUE = """Issue - meetings

The Improvement Plan

Meeting: 03/11/2022 - Cabinet (Item 20)

20 The Improvement Plan pdf icon PDF 195 KB

Minutes:

The Leader told of the plan. ... view the full minutes text for item 20

Meeting: 01/09/2022 - Children's Committee (Item 6) - Expired 07/11/22

6 The Improvement Plan

Minutes:

The Director told of the plan.
"""


def test_an_issue_has_a_document_for_each_meeting() -> None:
    page = parse_text(ISSUE, url=f"{SITE}/ieIssueDetails.aspx?IId=4&Opt=3")
    assert (page.facts.kind, page.facts.title, page.facts.meeting_date) == (
        PageKind.ISSUE,
        "The Improvement Plan",
        "2022-11-03",
    )
    assert [(d.kind, d.committee, d.meeting_date, d.truncated) for d in page.documents] == [
        (PageKind.ISSUE, "Cabinet", "2022-11-03", True),
        (PageKind.ISSUE, "Children's Committee", "2022-09-01", False),
    ]
    first, second = page.documents
    assert first.locator != second.locator
    assert not set(texts(first)) & set(texts(second))


def test_an_issue_without_meetings_is_one_document() -> None:
    text = (
        "Issue details\n\nThe Improvement Plan\n\nThe plan follows the inspection.\n\nDecision type: Key\n\n"
        "Decision status: For Determination\n"
    )
    page = parse_text(text)
    assert (page.facts.kind, page.facts.decision_status) == (PageKind.ISSUE, "For Determination")
    assert page.documents == (page.facts,)


# -- meetings ------------------------------------------------------------------------------------------------

MEETING = """Agenda and minutes

Children's Committee - Monday, 2nd February, 2015 4.00 pm, NEW

Venue: Council Chamber

Contact: Democratic Services

Items

No. Item

1. Apologies for absence

Minutes:

There were none.

2. Outcome of the Inspection pdf icon PDF 195 KB

To receive a report.

Minutes:

The Director told of the inspection.

RESOLVED: That

1. the report be noted; and

2. a further report be brought.

3. Budget

Minutes:

The budget was noted. ... view the full minutes text for item 3.
"""
HTML_MEETING = (PAGES / "meeting.html").read_text("utf-8")


@pytest.mark.parametrize("body", [MEETING, HTML_MEETING])
def test_a_meeting_has_a_document_for_each_item(body: str) -> None:
    page = parse_page(body.encode(), url=f"{SITE}/ieListDocuments.aspx?CId=1&MId=2")
    assert (page.facts.kind, page.facts.committee, page.facts.meeting_date) == (
        PageKind.MEETING,
        "Children's Committee",
        "2015-02-02",
    )
    assert [(d.kind, d.title, d.truncated) for d in page.documents] == [
        (PageKind.AGENDA_ITEM, "Apologies for absence", False),
        (PageKind.AGENDA_ITEM, "Outcome of the Inspection", False),
        (PageKind.AGENDA_ITEM, "Budget", True),
    ]
    assert {d.meeting_date for d in page.documents} == {"2015-02-02"}
    assert len({d.locator for d in page.documents}) == 3
    assert "1. the report be noted; and" in texts(page.documents[1]), "a limb is no item"


def test_an_item_that_follows_a_resolution_of_one_line_begins_anew() -> None:
    text = MEETING.replace("There were none.", "RESOLVED: That the apologies be noted.")
    assert [d.title for d in parse_text(text).documents] == [
        "Apologies for absence",
        "Outcome of the Inspection",
        "Budget",
    ]


def test_items_know_the_ids_that_the_site_gives_them() -> None:
    anchored = HTML_MEETING.replace(
        '<p class="mgAiTitleTxt" >2.', '<p class="mgAiTitleTxt" ><a name="AI1234"></a>2.'
    )
    page = parse_page(anchored.encode(), url=f"{SITE}/ieListDocuments.aspx?CId=1&MId=2")
    assert [d.site_id for d in page.documents] == ["2/1", "1234", "2/3"]
    assert page.documents[1].locator == "AI1234"


LETTERED = MEETING.replace("3. Budget", "2a. Urgent business\n\nMinutes:\n\nThere was none.\n\n3. Budget")
HTML_LETTERED = HTML_MEETING.replace(
    '<tr><td class="mgItemNumberCell" ><p class="mgAiTitleTxt" >3.',
    "<tr><td class='mgItemNumberCell' ><p class='mgAiTitleTxt' >2a.</p></td><td>"
    "<p class='mgAiTitleTxt' >Urgent business</p><p>There was none.</p></td></tr>"
    "<tr><td class='mgItemNumberCell' ><p class='mgAiTitleTxt' >3.",
)


@pytest.mark.parametrize(
    "body",
    [
        LETTERED,
        HTML_LETTERED,
    ],
)
def test_items_with_a_letter(body: str) -> None:
    documents = parse_page(body.encode(), url=None).documents
    assert [d.title for d in documents] == [
        "Apologies for absence",
        "Outcome of the Inspection",
        "Urgent business",
        "Budget",
    ]


def test_a_meeting_flattened_to_rows() -> None:
    text = (
        "Agenda and minutes\n\nCabinet, Tuesday 17 September 2013 7.00 pm\n\nVenue: Hall\n\nItems\n\n"
        "| No. | Item |\n"
        "| 1. | Apologies Minutes: There were none. |\n"
        "| 2. | The Inspection PDF 1 MB Minutes: The Leader told of it. |\n"
    )
    page = parse_text(text, url=f"{SITE}/ieListDocuments.aspx?MId=2")
    assert page.facts.meeting_date == "2013-09-17"
    assert [(d.title, texts(d)) for d in page.documents] == [
        ("Apologies", ["There were none."]),
        ("The Inspection", ["The Leader told of it."]),
    ]


def test_a_description_run_together_with_its_title_is_text() -> None:
    text = (
        "Agenda and minutes\n\nCabinet, Tuesday 17 September 2013 7.00 pm\n\nNo. | Item |\n---|---|\n"
        "1. | Apologies Minutes: There were none. |\n"
        "2. | The Inspection To note the report. Minutes: The Leader told of it.\nRESOLVED: That it be noted |\n"
    )
    documents = parse_text(text, url=f"{SITE}/ieListDocuments.aspx?MId=2").documents
    assert [(d.title, texts(d)) for d in documents] == [
        ("Apologies", ["There were none."]),
        (
            "The Inspection",
            ["To note the report.", "The Leader told of it.", "RESOLVED: That it be noted"],
        ),
    ]


def test_an_item_that_begins_with_to_is_one_where_its_number_stands_alone() -> None:
    text = MEETING.replace("2. Outcome of the Inspection pdf icon PDF 195 KB", "2.\n\nTo note the Inspection")
    assert [d.title for d in parse_text(text).documents] == [
        "Apologies for absence",
        "To note the Inspection",
        "Budget",
    ]


def test_a_meeting_in_welsh() -> None:
    text = (
        "Rhaglen a chofnodion\n\nCabinet - Dydd Iau, 9fed Hydref, 2014 2.00 o'r gloch\n\nLleoliad: Neuadd\n\n"
        "1. Inspection\n\nCofnodion:\n\nThe report was noted.\n"
    )
    assert parse_text(text).facts.meeting_date == "2014-10-09"


def test_a_meeting_without_items_is_one_document() -> None:
    text = (
        "Agenda and minutes\n\nCabinet - Monday, 2nd February, 2015\n\nVenue: Hall\n\n"
        "The meeting was held in private.\n"
    )
    assert len(parse_text(text).documents) == 1


# -- pages that are none -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        pytest.param(b"", None, id="empty"),
        pytest.param(b"  \n\n ", None, id="white-space"),
        pytest.param(b"", "text/html", id="empty-html"),
        pytest.param(
            b"<html><head><title>A long title of a page</title></head><body></body></html>",
            None,
            id="no-body",
        ),
        pytest.param(
            b"<html><body><script>var everything = 'in a script'</script></body></html>", None, id="script"
        ),
        pytest.param(b"404", None, id="a-number"),
        pytest.param(b"%PDF-1.7\x00\x01\x02\x03 some letters of a file that is no page", None, id="binary"),
        pytest.param(bytes(range(256)) * 20, None, id="all-bytes"),
        pytest.param(Random(1).randbytes(5000).replace(b"\0", b""), None, id="random"),
        pytest.param(zlib.compress(HTML_MEETING.encode()).replace(b"\0", b""), None, id="compressed"),
    ],
)
def test_what_cannot_be_read_is_told(body: bytes, content_type: str | None) -> None:
    with pytest.raises(UnreadablePage):
        parse_page(body, url=None, content_type=content_type)


def test_the_same_bytes_give_the_same_page() -> None:
    assert parse_page(HTML_MEETING.encode(), url=None) == parse_page(HTML_MEETING.encode(), url=None)


def test_a_row_of_a_flattened_agenda_is_an_item_however_its_title_reads() -> None:
    rows = (
        "Agenda and minutes\n\nNo. | Item |\n1. | Apologies Minutes: There were none. |\n"
        "2. | Call In of Decisions The notice of each decision will bear its date. Minutes: There were no requests. |\n"
        "3. | Ofsted Inspection To consider the findings. Minutes: The Director told of it. |\n"
    )
    found = parse_text(rows, url=f"{SITE}/ieListDocuments.aspx?CId=1&MId=2").documents
    assert [texts(document)[-1] for document in found] == [
        "There were none.",
        "There were no requests.",
        "The Director told of it.",
    ]


def test_the_lists_of_an_issues_home_page_decide_nothing() -> None:
    home = (
        "Issue details\n\nOutcome of the inspection\n\nIssue details\n\nDecisions\n\nMeetings\n\n"
        "To consider the outcome.\n\nDecision status: Recommendations Approved\n\nDecisions\n\n"
        "05/09/2025 - Care leavers\n\nAgenda items\n\n13/11/2025 - Scrutiny Board\n\n03/09/2025 - Cabinet\n"
    )
    (document,) = parse_text(home, url=f"{SITE}/mgIssueHistoryHome.aspx?IId=4&Opt=0").documents
    assert not [b for b in document.blocks if b.section == "decision"]


def test_a_number_above_the_label_of_its_minutes_is_an_item_however_its_title_reads() -> None:
    text = (
        "Agenda and minutes\n\nChildren's Committee - Monday, 2nd February, 2015 4.00 pm\n\nItems\n\nNo. Item\n\n"
        "11. Urgent business.\n\nMinutes:\n\nThere was none.\n\n"
        "12. To approve the minutes of 3 January 2015\n\nMinutes:\n\nRESOLVED: That the minutes be approved.\n\n"
        "15. The Improvement Plan.\n\nAdditional documents:\n\nAppendix A, item 15\n\nMinutes:\n\nThe plan was noted."
    )
    page = parse_text(text, url=f"{SITE}/ieListDocuments.aspx?MId=7")
    assert [d.title for d in page.documents] == [
        "Urgent business.",
        "To approve the minutes of 3 January 2015",
        "The Improvement Plan.",
    ]


def test_a_meeting_of_another_platform_with_its_date_above_the_items() -> None:
    text = (
        "Meeting Details\nChildren's Panel\n12 Mar 2012 - 18:00 to 20:15\nStandard Items\n"
        "1 Apologies for absence\nThere were none.\n2 Minutes\nRESOLVED\nThat the minutes be approved.\nAgenda Items\n"
        "3 Ofsted Inspection\nThe report was noted.\n4 School Places\nThe plan was noted.\n"
    )
    page = parse_text(text)
    assert (page.facts.kind, page.facts.meeting_date) == (PageKind.MEETING, "2012-03-12")
    assert [d.title for d in page.documents] == [
        "Apologies for absence",
        "Minutes",
        "Ofsted Inspection",
        "School Places",
    ]


def test_items_whose_numbers_are_lost_begin_at_their_titles() -> None:
    text = """Agenda and minutes

Children's Committee - Monday 2nd February, 2015 10.00 am

No. Item

Apologies for Absence

There were none.

Minutes of Previous Meeting pdf icon PDF 71 KB

The minutes were agreed.

Outcome of the Inspection pdf icon PDF 83 KB

Additional documents:

- Report, item 3 PDF 144 KB

RESOLVED:

1. The report be noted.
"""
    page = parse_page(text.encode(), url=f"{SITE}/ieListDocuments.aspx?CId=1&MId=2")
    assert [d.title for d in page.documents] == [
        "Apologies for Absence",
        "Minutes of Previous Meeting",
        "Outcome of the Inspection",
    ]
    assert [d.site_id for d in page.documents] == ["2/no. 1", "2/no. 2", "2/no. 3"]


def test_items_that_run_a_title_in_capitals_together_with_their_minutes() -> None:
    text = """Children's Cabinet Member – Minutes – 11 May 2012

14  (14) INSPECTIONS OF SCHOOLS – The Director submitted a report.

Resolved – That the Cabinet Member writes to the school.

15  (15) INSPECTIONS OF CHILDREN'S HOMES – A report was submitted.

Resolved – That the outcome be noted.
"""
    page = parse_text(text, url=f"{SITE}/cabinet-member-minutes-11-may-2012/")
    assert page.facts.kind is PageKind.MEETING
    assert [(d.title, d.text[d.blocks[0].start : d.blocks[0].end]) for d in page.documents] == [
        ("INSPECTIONS OF SCHOOLS", "The Director submitted a report."),
        ("INSPECTIONS OF CHILDREN'S HOMES", "A report was submitted."),
    ]
