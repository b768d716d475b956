"""Which section of a page each block stands in."""

from __future__ import annotations

from transforms.parse.frame import folded_line
from transforms.parse.lines import blocks_of_text
from transforms.parse.sections import with_sections
from transforms.records import Block, BlockKind


def sections(text: str) -> dict[str, str]:
    return {text[b.start : b.end]: b.section for b in sectioned(text)}


def sectioned(text: str) -> list[Block]:
    blocks = blocks_of_text(text)
    return with_sections(blocks, [folded_line(text, block) for block in blocks])


def test_a_page_without_text_has_no_sections():
    assert with_sections([], []) == []


def test_sections_of_an_agenda_item() -> None:
    found = sections(
        "To receive a report.\n\nAdditional documents:\n\nThe letter PDF 1 MB\n\n"
        "Decision:\n\nThat it be noted.\n\nReasons for decision\n\nThe law asks for it.\n\n"
        "Minutes:\n\nThe Director told of it.\n\n"
        "Supporting documents:\n\nThe report, judged good\n"
    )
    assert found["To receive a report."] == "body"
    assert found["The letter PDF 1 MB"] == "links"
    assert found["That it be noted."] == "decision"
    assert found["The law asks for it."] == "reasons"
    assert found["The Director told of it."] == "minutes"
    assert found["The report, judged good"] == "end"


def test_labels_and_fields_are_no_text() -> None:
    text = "Decision Maker: Cabinet\n\nDecision:\n\nThat it be noted.\n\nView the background to item 8\n"
    blocks = sectioned(text)
    assert [b.kind for b in blocks if b.kind is not BlockKind.LABEL] == [BlockKind.PARAGRAPH]


def test_minutes_below_an_item_s_papers_are_read() -> None:
    minutes = (
        "The Cabinet Member presented the response to the Task Group's report, which had been formed after an inspection. "
        * 2
    )
    told = sections(
        f"Report by the Cabinet Member\n\nSupporting documents:\n\n{minutes}\n\nResolved:\n\nThat it be approved."
    )
    assert told[minutes.strip()] == "body"


def test_what_stands_below_the_papers_at_the_end_of_minutes_is_not() -> None:
    minutes = (
        "The Cabinet Member presented the response to the Task Group's report, which had been formed after an inspection. "
        * 2
    )
    told = sections(
        f"Minutes:\n\n{minutes}\n\nSupporting documents:\n\n{minutes.replace('Member', 'Officer')}"
    )
    assert told[minutes.replace("Member", "Officer").strip()] == "end"
