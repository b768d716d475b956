"""What must hold of any text and any bytes: pages are read or refused, blocks are in order, claims can be shown."""

from __future__ import annotations

from contextlib import suppress

import pytest
import readings
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from transforms.contract import to_contract
from transforms.errors import UnreadablePage
from transforms.extract import extract_page, vocabulary
from transforms.parse import parse_page, parse_text
from transforms.records import Document, ParsedPage
from transforms.text import squeeze

CONTRACT = readings.contract()
LONGEST_QUOTE = 1500  # characters: a longer one is no evidence (contract's scorer)

# Pieces that pages of this field are made of: text put together from them reaches the rules that noise never does.
PIECES = [
    *("Agenda item", "Decision details", "Issue - meetings", "Agenda and minutes", "Minutes:", "Decision:", "Items"),
    *("Meeting: 03/11/2022 - Cabinet (Item 20)", "Venue: Hall", "Supporting documents:", "Additional documents:"),
    *("Date of decision: 20/10/2015", "Decided at meeting: 19/10/2015 - Policy Committee", "RESOLVED: That", "AGREED"),
    *("Ofsted inspected children's services", "the monitoring visit took place", "in June 2025", "9 to 20 June"),
    *("was judged", "were rated", "as were", "from good to", "good", "inadequate", "requires improvement", "RI"),
    *("overall effectiveness", "care leavers", "children in care", "the Local Safeguarding Children Board", "adoption"),
    *("in the following areas:", "areas for improvement were:", "the report be noted", "within 70 days", "every six months"),
    *("1.", "(a)", "(i)", "·", "o", "- ", "2.", "(v)", "13.1", "a)", ";", ".", ",", ":", " and ", "(", ")", "\n", "\n\n"),
    *("\u00a0", "|", "\t", "‘", "’", "“", "–", "Moss Lane Primary School", "Wiltshire", "85% of schools", "SEND", "CQC"),
    *("a written statement of action was required", "it was recommended that", "view the full minutes text for item 5"),
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map("\n\n".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=60).map("".join),
)
TAGS = [
    "p",
    "div",
    "table",
    "tr",
    "td",
    "ul",
    "li",
    "ol",
    "h1",
    "br",
    "span",
    "div id='modgov'",
    "p class='mgHide'",
]
MARKUP = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from(TAGS).map("<{}>".format),
        st.sampled_from(TAGS).map("</{}>".format),
        st.sampled_from(["&nbsp;", "&#58;", "&amp;", "<!--", "-->", "<"]),
    ),
    max_size=60,
).map("".join)
BODIES = st.one_of(
    st.binary(max_size=300),
    TEXTS.map(str.encode),
    MARKUP.map(lambda markup: f"<html><body>{markup}".encode()),
)
quick = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text: str) -> ParsedPage | None:
    try:
        return parse_text(text, url="https://wendleshire.example/mgAi.aspx?ID=7", council="Wendleshire")
    except UnreadablePage:
        return None


def assert_blocks_hold(document: Document) -> None:
    edge = 0
    for block in document.blocks:
        assert edge <= block.start < block.end <= len(document.text)
        assert document.text[block.start : block.end].strip()
        edge = block.end


@quick
@given(TEXTS)
@example("ISSUE - MEETINGS\nMeeting:00/00/0000 - 0")
def test_any_text_gives_blocks_in_order_or_is_refused(text: str) -> None:
    if page := read(text):
        for document in (page.facts, *page.documents):
            assert_blocks_hold(document)
        assert page.documents
        for document in page.documents:
            assert page.facts.text.startswith(document.text, document.offset)


@quick
@given(BODIES, st.sampled_from([None, "text/html", "text/html; charset=utf-8", "text/plain"]))
@example(b"<html><body><table><tr><td>", None)
@example(b"<html><body><p>\xff\xfe a page of some letters or more of them</p>", "text/html; charset=utf-16")
@example(
    b"<?xml version='1.0' encoding='utf-8'?><html><body><p>A page of some letters or more</p></body></html>",
    None,
)
def test_any_bytes_give_blocks_in_order_or_are_refused(body: bytes, content_type: str | None) -> None:
    try:
        page = parse_page(body, url=None, content_type=content_type)
    except UnreadablePage:
        return
    for document in (page.facts, *page.documents):
        assert_blocks_hold(document)


@quick
@given(TEXTS)
def test_any_page_gives_claims_that_can_be_shown(text: str) -> None:
    if page := read(f"Agenda item\n\nOfsted Inspection of Children's Services\n\nMinutes:\n\n{text}"):
        assert_claims_hold(page)


def assert_claims_hold(page: ParsedPage) -> None:
    found = extract_page(page)
    text = page.facts.text
    refs = [inspection.ref for inspection in found.inspections]
    assert refs == [f"i{n}" for n in range(1, len(refs) + 1)]
    for inspection in found.inspections:
        assert 0 <= inspection.start <= inspection.end <= len(text)
        assert inspection.rule
        assert inspection.inspectorate in CONTRACT["inspectorates"]
        assert inspection.framework is None or inspection.framework in CONTRACT["frameworks"]
        assert inspection.subject in CONTRACT["subjects"]
        assert (inspection.started_on or "") <= (inspection.ended_on or "9999")
    for judgement in found.judgements:
        assert judgement.inspection in refs
        assert_quote_holds(text, judgement.start, judgement.end)
        assert judgement.grade in GRADES
        assert judgement.domain in DOMAINS
        assert judgement.rule
    for action in found.actions:
        assert action.inspection is None or action.inspection in refs
        assert action.status in CONTRACT["statuses"][action.kind]
        assert_quote_holds(text, action.start, action.end)
        assert squeeze(action.text) in squeeze(text)
        assert action.rule
    claimed = to_contract("a-page", page, found)
    for row in [*claimed["judgements"], *claimed["actions"]]:
        assert row["quote"] in squeeze(text)


def assert_quote_holds(text: str, start: int, end: int) -> None:
    assert 0 <= start < end <= len(text)
    assert len(squeeze(text[start:end])) <= LONGEST_QUOTE


# Beside the contract's own lists stand the words of older scales and the codes of frameworks.csv: vocabulary, which
# test_vocabulary.py holds against both.
GRADES = CONTRACT["grades"] | CONTRACT["send_grades"] | {grade.code for grade in vocabulary.grades()}
DOMAINS = (
    CONTRACT["domains"]
    | {domain for framework in vocabulary.frameworks() for domain in framework.domains.values()}
    | {concept.default for concept in vocabulary.concepts().values() if concept.default}
)

LONG = 100_000  # characters: several times the longest page seen


@pytest.mark.parametrize(
    "piece",
    [
        "a ",
        "(a) ",
        "(((((",
        "1. ",
        "1 ",
        "; ",
        "\u00a0",
        "\n- x",
        "\n\nThe service was judged good. ",
        "\n\nRESOLVED: That",
        "RESOLVED ",
        "That ",
        "care leavers and ",
        "children in care, care leavers, ",
        "would not be ",
        "areas for improvement ",
        "10 to 11 June and ",
        "every six months ",
        "Moss ",
        "Moss Lane School ",
        "good ",
        "good and ",
        "'good' or \"inadequate\" ",
        "judged good, as were care leavers and ",
        "Ofsted inspected ",
        "The inspection in June 2025 was of ",
    ],
)
def test_long_and_hostile_text_comes_to_an_end(piece: str) -> None:
    text = f"Agenda item\n\nOfsted Inspection of Children's Services\n\nMinutes:\n\n{piece * (LONG // len(piece))}"
    assert_claims_hold(parse_text(text, council="Wendleshire"))


@pytest.mark.parametrize(
    "piece", ["<div>", "<p>good", "<b>", "<table><tr><td>", "<li>a", "&#", "<!--", "<p>(a)</p>"]
)
def test_long_and_hostile_markup_comes_to_an_end(piece: str) -> None:
    body = f"<html><body><h1>Agenda item</h1><p>A page of some letters or more</p>{piece * (LONG // 2 // len(piece))}"
    with suppress(UnreadablePage):
        assert_blocks_hold(parse_page(body.encode(), url=None).facts)
