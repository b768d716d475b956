"""Folding and trimming keep offsets; list markers are told from words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.text import fold, marker_style, match_marker, parted_by, squeeze, strip_span


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("‘Good’ and “Inadequate”", "'good' and \"inadequate\""),
        ("children’s", "children's"),
        ("10–21 November — 2025", "10-21 november - 2025"),
        ("(a)\u00a0\u00a0That", "(a)  that"),
        ("İstanbul ẞ", "İstanbul ß"),  # a letter whose lower case is longer stays as it is
        ("one\ntwo\tthree", "one two three"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_squeezing_leaves_single_spaces(text: str) -> None:
    squeezed = squeeze(text)
    assert "  " not in squeezed
    assert squeezed == squeezed.strip() == squeeze(squeezed)


def test_squeezing_takes_no_break_and_zero_width_spaces_for_spaces() -> None:
    assert squeeze("\u00a0·\u00a0\u00a0 Adoption \n performance\u200b ") == "· Adoption performance"


@given(st.text(), st.text(max_size=3))
def test_a_stripped_span_lies_within_and_has_clean_edges(text: str, drop: str) -> None:
    start, end = strip_span(text, 0, len(text), drop)
    assert 0 <= start <= end <= len(text)
    if start < end:
        assert not {text[start], text[end - 1]} & set(drop + " \n\t\u00a0\u200b\ufeff")


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("1. That the report be noted", "1."),
        ("1) That the report be noted", "1)"),
        ("(1) That the report be noted", "(1)"),
        ("12. Any other business", "1."),
        ("(a) That the report be noted", "(a)"),
        ("a) That the report be noted", "a)"),
        ("(ii) That the report be noted", "(i)"),
        ("iv) That the report be noted", "i)"),
        ("(A) That the report be noted", "(A)"),
        ("13.1 That the report be noted", "decimal1"),
        ("13.1.2 That the report be noted", "decimal2"),
        ("·\u00a0\u00a0\u00a0 Adoption performance", "bullet"),
        ("- Adoption performance", "bullet"),
        ("• Adoption performance", "bullet"),
        ("\uf0b7 Adoption performance", "bullet"),
        ("– Adoption performance", "bullet"),
        ("o\u00a0\u00a0 Adoption performance", "o"),
        ("(v) That the report be noted", "(?)"),  # the fifth of roman numbers, or the 22nd letter
        ("2a. That the report be noted", "1."),
        ("o Adoption performance", "o"),
        ("1.That the report be noted", "1."),  # the space was lost
    ],
)
def test_list_markers(line: str, style: str) -> None:
    marker = match_marker(line, 0, len(line))
    assert marker is not None
    assert marker_style(marker) == style
    assert line[marker.end()].isupper(), "the marker ends where the words begin"


@pytest.mark.parametrize(
    "line",
    [
        "2015 was a good year",
        "2015. The inspection took place",
        "Officers were thanked",
        "o one was absent",
        "a report was received",
        "70 days were given",
        "i.e. the whole service",
        "e.g. adoption",
        "-5 per cent",
        "MP. Smith was present",
        "J. R. Smith reported",
        "A.B. Smith reported",
    ],
)
def test_no_list_markers(line: str) -> None:
    assert match_marker(line, 0, len(line)) is None


@given(st.text(alphabet="a, "))
def test_what_marks_part_is_all_that_stands_between_them(text: str) -> None:
    spans = parted_by(list(re.finditer(",", text)), 0, len(text))
    assert [text[start:end] for start, end in spans] == text.split(",")
