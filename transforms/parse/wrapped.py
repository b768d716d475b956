"""Lines that whoever saved a page broke at a width, joined again: the line breaks are no ends of anything.

A list, a heading or a table also stands on lines of its own, so a break counts as one of width only on evidence: the line
before is long and stops in mid-sentence, and what follows goes on with it. A next line that begins with a capital goes on
only after a word that nothing ends with ("report back in", "taken place in"), or in a run of lines that was plainly filled
to one width.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from transforms.parse.frame import words
from transforms.text import fold, match_marker

_LONG = 55  # characters; a line this long that stops in mid-sentence was wrapped
_NARROWEST = 30  # characters; so narrow a column is one only where most of its lines go on in lower case
_MANY = 6  # breaks in lower case that show a narrow column
_WIDEST = 140  # characters; what is wider was not broken at a width
_FULL = 0.7  # of the run's width: as full as a line gets whose next word did not fit, mark-up counted
_FULL_ITEM = 0.5  # ... and of a list item's first line, whose indent is lost
_OVER = 1.3  # of the run's width: what is longer was not broken at it
_LEAST_EVIDENCE = 2  # breaks in a run after which a line of some length goes on in lower case
_SHARE = 0.5  # of a run's breaks in mid-sentence that go on in lower case: prose has few capitals
_LEAST_HEADING = 12  # characters of a line in capitals; a shorter one can be a sentence's last word

_SPLIT = ("requires", "improvement")  # a grade that a narrow column parts

Span = tuple[int, int]


def join_wrapped(text: str, spans: list[Span]) -> list[Span]:
    """Lines as spans of `text`, those of one wrapped sentence as one span."""
    joined: list[Span] = []
    for run in _runs(text, spans):
        filled = _width(text, run)
        before: Span | None = None
        unbroken = any(end - start > _OVER * _WIDEST for start, end in run)
        listing = False  # below "The report asked the service to:", in a copy whose lines were not broken
        for line in run:
            small = text[line[0]].islower()
            listing = unbroken and small and (listing or (before is not None and text[before[1] - 1] == ":"))
            if before and not listing and _goes_on(text, before, line, filled):
                joined[-1] = (joined[-1][0], line[1])
            else:
                joined.append(line)
            before = line
    return joined


def _runs(text: str, spans: list[Span]) -> Iterator[list[Span]]:
    """Lines that follow each other without a blank line."""
    run: list[Span] = []
    for span in spans:
        if run and text.count("\n", run[-1][1], span[0]) != 1:
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _width(text: str, run: list[Span]) -> int:
    """The width that a run's lines are filled to; 0 where they are not lines of filled prose."""
    breaks = [(before, after) for before, after in pairwise(run) if _is_open(text, before)]
    lower = [before for before, after in breaks if text[after[0]].islower()]
    width = max((end - start for start, end in lower), default=0)
    narrow = len(lower) >= _MANY and len(lower) >= _SHARE * len(breaks)
    if not (_NARROWEST if narrow else _LONG) <= width <= _WIDEST:
        return 0
    full = [
        text[after[0]].islower() and (narrow or after[1] - after[0] > width / 2)
        for before, after in breaks
        if _is_filled(text, before, after, width)
    ]
    return width if sum(full) >= max(_LEAST_EVIDENCE, _SHARE * len(full)) else 0


def _goes_on(text: str, before: Span, after: Span, width: int) -> bool:
    """True where `after`, the very next line, goes on with the sentence that `before` leaves open."""
    if not _is_open(text, before) or match_marker(text, *after) or "|" in text[after[0] : after[0] + 1]:
        return False
    if _is_in_capitals(text, before) and not _is_in_capitals(text, after):
        return False  # a heading over its text
    if fold(text[before[0] : before[1]]).endswith(_SPLIT[0]) and fold(text[slice(*after)]).startswith(
        _SPLIT[1]
    ):
        return True
    length = before[1] - before[0]
    first, last = text[after[0]], text[before[1] - 1]
    if length >= _LONG and (first.islower() or first.isdigit() or last in ",(&"):
        return True
    if _begins_anew(text, after):
        return False
    if width and length < _LONG and first.islower() and not text[before[0]].islower():
        return True  # the first words of a paragraph, which stood behind mark-up that took up the width
    if (length >= _LONG or width) and _last_word(text, before) in words().open_ends:
        return True
    return bool(width) and _is_filled(text, before, after, width)


def _is_in_capitals(text: str, line: Span) -> bool:
    return line[1] - line[0] > _LEAST_HEADING and text[slice(*line)].isupper()


def _is_filled(text: str, before: Span, after: Span, width: int) -> bool:
    """Whether a line is as full as one of that width gets."""
    full = _FULL_ITEM if match_marker(text, *before) else _FULL
    return full * width <= _needed(text, before, after) <= _OVER * width


def _is_open(text: str, line: Span) -> bool:
    return text[line[1] - 1] not in ".:;?!|"


def _needed(text: str, before: Span, after: Span) -> int:
    """The width that `before` would have had with the next line's first word on it."""
    end = text.find(" ", *after)
    return before[1] - before[0] + 1 + (end if end > 0 else after[1]) - after[0]


def _last_word(text: str, line: Span) -> str:
    return fold(text[max(line[0], line[1] - 20) : line[1]]).rsplit(" ", 1)[-1]


def _begins_anew(text: str, line: Span) -> bool:
    """Whether a line is a label of the frame, or opens with a resolution's word in capitals."""
    first = text[line[0] : min(line[1], line[0] + 60)]
    return fold(first).rstrip(": ") in words().sections or first.startswith(words().openers)
