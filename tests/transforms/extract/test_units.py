"""Blocks into sentences and list items, items tied to what introduces them."""

from __future__ import annotations

import pytest
import readings
from hypothesis import given
from hypothesis import strategies as st

from transforms.extract.units import sentences
from transforms.text import fold


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, fold(text), 0, len(text))]


@pytest.mark.parametrize(
    "expected",
    [
        ["The report was noted.", "It was then sent on."],
        ["Was it good?", "It was!", "The end."],
        ["Cllr. Moss and Dr. Lane thanked Mrs. Hill.", "All agreed."],
        ["Ofsted visited on 3 Sept. and left.", "The letter followed."],
        ["The grade (see para. 4.2) was good.", "It had been 3.5 years."],
        ["It read “good.”", "That was all."],
        ["Plans, e.g. for the front door, were made.", "They were good."],
        ["one sentence without an end"],
        ["It cost £5.2m.", "£3m more was asked for."],
    ],
)
def test_sentences(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected
    assert split("\u00a0 ".join(expected)) == expected


@given(st.text())
def test_sentences_lie_in_order_and_lose_only_space(text: str) -> None:
    spans = list(sentences(text, fold(text), 0, len(text)))
    assert all(start < end for start, end in spans)
    assert spans == sorted(spans)
    kept = "".join(text[start:end] for start, end in spans)
    assert _letters(kept) == _letters(text)


def _letters(text: str) -> list[str]:
    return [c for c in text if c.isalnum()]


def test_units_are_slices_without_their_markers() -> None:
    page = readings.units_of("RESOLVED: That\n\n1. the report be noted. It was good.\n\n2. a plan be made")
    assert [page.text[u.start : u.end] for u in page.units] == [
        "RESOLVED: That",
        "the report be noted.",
        "It was good.",
        "a plan be made",
    ]
    assert [u.first for u in page.units] == [True, True, False, True]
    assert [page.folded[u.start : u.end] == page.words(u) for u in page.units]


def test_labels_fields_and_links_give_no_units() -> None:
    page = readings.units_of("The report was noted.\n\nAdditional documents:\n\nThe letter PDF 1 MB")
    assert [page.text[u.start : u.end] for u in page.units] == ["The report was noted."]


def structure(body: str) -> list[tuple[int, str | None]]:
    """(level, words of the lead-in) of each unit."""
    page = readings.units_of(body)
    return [(u.level, None if u.lead is None else page.words(page.units[u.lead])) for u in page.units]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "Areas:\n\n- One\n\n- Two\n\nThe end.",
            [(0, None), (1, "areas:"), (1, "areas:"), (0, None)],
            id="flat",
        ),
        pytest.param(
            "That:\n\n1. One:\n\n(a) Two\n\n(b) Three\n\n2. Four",
            [(0, None), (1, "that:"), (2, "one:"), (2, "one:"), (1, "that:")],
            id="nested-by-marker",
        ),
        pytest.param(
            "That:\n\n1. One\n\n1. Two\n\n3. Three",
            [(0, None), (1, "that:"), (1, "that:"), (1, "that:")],
            id="misnumbered",
        ),
        pytest.param(
            "That:\n\n(iv) One\n\n(v) Two\n\n(vi) Three",
            [(0, None), (1, "that:"), (1, "that:"), (1, "that:")],
            id="roman-five",
        ),
        pytest.param(
            "That:\n\n(b) One\n\n(c) Two\n\n(d) Three",
            [(0, None), (1, "that:"), (1, "that:"), (1, "that:")],
            id="letters-that-are-roman-too",
        ),
        pytest.param(
            "That:\n\n1. One\n\n2. Two\n\nAreas:\n\n1. Three",
            [(0, None), (1, "that:"), (1, "that:"), (0, None), (1, "areas:")],
            id="two-lists",
        ),
        pytest.param("1. One\n\n2. Two", [(1, None), (1, None)], id="no-lead-in"),
    ],
)
def test_list_structure(body: str, expected: list[tuple[int, str | None]]) -> None:
    assert structure(body) == expected


def test_the_children_of_a_lead_in() -> None:
    page = readings.units_of("Areas:\n\n- One. More of it.\n\n- Two\n\nThe end.")
    assert [page.words(u) for u in page.children(page.units[0])] == ["one.", "two"]


def test_dashes_below_a_dot_that_leads_in_are_its_list() -> None:
    page = readings.units_of("• Areas of strength:\n\n- staff\n\n- leaders\n\n• Areas to improve\n\n- plans")
    lead = {page.words(u): page.words(page.units[u.lead]) for u in page.units if u.lead is not None}
    assert lead["staff"] == lead["leaders"] == "areas of strength:"
    levels = {page.words(u): u.level for u in page.units}
    assert levels["areas to improve"] == levels["plans"] == 1
