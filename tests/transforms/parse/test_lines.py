"""Saved text into blocks: paragraphs, items and rows, whatever way it was saved."""

from __future__ import annotations

import pytest

from transforms.parse.lines import blocks_of_text
from transforms.records import BlockKind

PARAGRAPH, ITEM, ROW = BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW


def blocks(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks_of_text(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Agenda item\n\nThe report was noted.\n",
            [(PARAGRAPH, "Agenda item"), (PARAGRAPH, "The report was noted.")],
            id="lines",
        ),
        pytest.param(
            "One.\n\u00a0\n\u00a0\n  Two.  \n",
            [(PARAGRAPH, "One."), (PARAGRAPH, "Two.")],
            id="blank-lines-of-nbsp",
        ),
        pytest.param(
            "RESOLVED:\n1.\nThat the report be noted\n2.\u00a0\n\nThat it be sent on",
            [
                (PARAGRAPH, "RESOLVED:"),
                (ITEM, "1.\nThat the report be noted"),
                (ITEM, "2.\u00a0\n\nThat it be sent on"),
            ],
            id="a-marker-alone-on-its-line",
        ),
        pytest.param(
            "ES14\n\nApologies\n\nNone.\n\nES15\n\nMinutes\n\nC3\n\nKS2",
            [
                (PARAGRAPH, "ES14\n\nApologies"),
                (PARAGRAPH, "None."),
                (PARAGRAPH, "ES15\n\nMinutes"),
                (PARAGRAPH, "C3"),
                (PARAGRAPH, "KS2"),
            ],
            id="an-item's-number-alone-on-its-line",
        ),
        pytest.param(
            "·\u00a0\u00a0 Adoption\n- Fostering\n(a) That",
            [(ITEM, "·\u00a0\u00a0 Adoption"), (ITEM, "- Fostering"), (ITEM, "(a) That")],
            id="items",
        ),
        pytest.param(
            "The Cabinet Member told of the inspection that had taken place in\nthe autumn of last year.",
            [
                (
                    PARAGRAPH,
                    "The Cabinet Member told of the inspection that had taken place in\n"
                    "the autumn of last year.",
                )
            ],
            id="hard-wrapped",
        ),
        pytest.param(
            "The Cabinet Member told of the inspection that had taken place.\nthe rest was taken as read",
            [
                (PARAGRAPH, "The Cabinet Member told of the inspection that had taken place."),
                (PARAGRAPH, "the rest was taken as read"),
            ],
            id="a-sentence-that-ended-is-not-joined",
        ),
        pytest.param(
            "Children who need help and protection\ngood",
            [(PARAGRAPH, "Children who need help and protection"), (PARAGRAPH, "good")],
            id="a-short-line-is-not-joined",
        ),
        pytest.param(
            "4. | Inspection of services PDF 195 KB Minutes: The report was noted. |",
            [
                (ITEM, "4. | Inspection of services PDF 195 KB"),
                (PARAGRAPH, "Minutes:"),
                (PARAGRAPH, "The report was noted."),
            ],
            id="a-flattened-row",
        ),
        pytest.param(
            "Decision: That the report be noted.",
            [(PARAGRAPH, "Decision:"), (PARAGRAPH, "That the report be noted.")],
            id="a-label-with-text-on-its-line",
        ),
        pytest.param(
            "Adoption | good |\nFostering\tgood",
            [(ROW, "Adoption | good"), (ROW, "Fostering\tgood")],
            id="rows",
        ),
        pytest.param(
            "Home    Dates    Rating\n\nElm Lodge    3 May    Good\n\n1   the plan be agreed to\n    the end of\n    May",
            [
                (ROW, "Home    Dates    Rating"),
                (ROW, "Elm Lodge    3 May    Good"),
                (PARAGRAPH, "1   the plan be agreed to"),
                (PARAGRAPH, "the end of"),
                (PARAGRAPH, "May"),
            ],
            id="rows-of-cells-set-apart-by-spaces",
        ),
    ],
)
def test_blocks(text: str, expected: list[tuple[BlockKind, str]]) -> None:
    assert blocks(text) == expected


def test_nothing_is_lost_but_space_and_bars() -> None:
    text = (
        "| No. | Item |\n\n4. | Title PDF 1 MB Minutes: Text. Supporting documents: A report |\n o \n\n word"
    )
    kept = "".join(part for _, part in blocks(text))
    assert _letters(kept) == _letters(text)


def _letters(text: str) -> str:
    return "".join(text.replace("|", "").split())
