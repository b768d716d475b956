"""Plain text into blocks: paragraphs, list items and rows, whatever way the text was saved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from transforms.parse.wrapped import join_wrapped
from transforms.records import Block, BlockKind
from transforms.text import match_marker, strip_span

_LINE = re.compile(r"[^\n]+")
# Labels that begin a section but were run together with other text when the page was flattened to one line, and the
# same labels where text follows on their line.
_INLINE_LABEL = re.compile(
    r"(?<!\w)(?:Minutes|Additional documents|Supporting documents|Cofnodion):(?=[\s\u00a0]|$)"
)
_LEADING_LABEL = re.compile(
    r"(?:Decisions?|Purpose|Decision made|Recommendations?|Reasons?(?: for (?:the )?decision)?)[ \u00a0]?:(?=[\s\u00a0])",
    re.IGNORECASE,
)

_LETTERED_NUMBER = re.compile(r"(?P<letters>[A-Z]{2,5})[./]? ?(?P<number>\d{1,3})\.?")

# A table's row whose cells were set apart by runs of spaces: three cells at least, each with a word in it.
_CELL_GAP = re.compile(r"(?<![\n \u00a0])[ \u00a0]{3,}")  # no indent of a line that was joined
_FEWEST_CELLS = 3

Span = tuple[int, int]


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """Cut a saved page's text into blocks; offsets are into `text` as given.

    Lines are blocks, but a lone marker or item's number joins the line after it, lines wrapped in mid-sentence are joined, and labels
    that were run into a flattened row stand alone again.
    """
    spans = join_wrapped(text, list(_split_labels(text, _lines(text))))
    return tuple(Block(_kind(text, start, end), start, end) for start, end in _join_markers(text, spans))


def _lines(text: str) -> Iterator[Span]:
    for line in _LINE.finditer(text):
        start, end = strip_span(text, *line.span(), drop="|")
        if start < end:
            yield start, end


def _split_labels(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    for start, end in spans:
        at = start
        if leading := _LEADING_LABEL.match(text, start, end):
            yield leading.span()
            at = leading.end()
        for label in _INLINE_LABEL.finditer(text, at, end):
            yield from _unless_empty(text, at, label.start())
            yield label.span()
            at = label.end()
        yield from _unless_empty(text, at, end)


def _unless_empty(text: str, start: int, end: int) -> Iterator[Span]:
    start, end = strip_span(text, start, end)
    if start < end:
        yield start, end


def _join_markers(text: str, spans: list[Span]) -> Iterator[Span]:
    numbers = _lettered_numbers(text, spans)
    waiting: int | None = None
    for start, end in spans:
        if waiting is None and ((start, end) in numbers or _is_lone_marker(text, start, end)):
            waiting = start
            continue
        yield (start if waiting is None else waiting), end
        waiting = None


def _lettered_numbers(text: str, spans: list[Span]) -> set[Span]:
    """Lines that are an item's number and nothing else, under its committee's letters ("ES14"), where the next one follows."""
    lone = [(match, span) for span in spans if (match := _LETTERED_NUMBER.fullmatch(text, *span))]
    following: set[Span] = set()
    for (one, span), (other, after) in pairwise(lone):
        if one["letters"] == other["letters"] and int(other["number"]) == int(one["number"]) + 1:
            following |= {span, after}
    return following


def _is_lone_marker(text: str, start: int, end: int) -> bool:
    marker = match_marker(text, start, end)
    return text[start:end] == "o" or (marker is not None and marker.end() == end)


def _kind(text: str, start: int, end: int) -> BlockKind:
    marker = match_marker(text, start, end)
    if _is_spaced_row(text[marker.end() if marker else start : end]):
        return BlockKind.ROW
    if marker:
        return BlockKind.ITEM
    if "\t" in text[start:end] or " | " in text[start:end] or _is_slashed_row(text[start:end]):
        return BlockKind.ROW
    return BlockKind.PARAGRAPH


def _is_slashed_row(line: str) -> bool:
    return line.count(" / ") >= _FEWEST_CELLS and not line.endswith(".")


def _is_spaced_row(line: str) -> bool:
    cells = _CELL_GAP.split(line)
    return len(cells) >= _FEWEST_CELLS and all(cell[:1].isalnum() for cell in cells)
