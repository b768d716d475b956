"""The heading of a meeting or decision record: which body, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from transforms.dates import read_date
from transforms.parse.frame import words
from transforms.parse.meeting_line import first_meeting
from transforms.text import fold

_ONE_LINE = re.compile(
    r"^(?P<committee>(?![A-Z][a-z]+day\b|Dydd\b|Date\b|Dyddiad\b).{3,120}?)(?:,| -| –|:) "
    r"(?P<date>(?:\w+day|Dydd|\d|[A-Z][a-z]+ \d).{4,60})$",
    re.DOTALL,
)
_DECISION = re.compile(r"^(?P<body>.{3,80}?) decision: (?P<date>.{6,40})$", re.IGNORECASE)
_LONGEST_DATE_LINE = 160  # characters
_LONGEST_NAME = 120  # characters


def meeting_heading(before: Sequence[str], after: Sequence[str]) -> tuple[str | None, str | None]:
    """Committee and date of a meeting, from the lines after the page's heading, else from those before it.

    The heading is one line ("Cabinet - Monday, 2nd February, 2015 4.00 pm") or two, the body's name above the date; where
    the date was lost, the name stands above the venue.
    """
    for line in [*after, *reversed(before)]:
        found = _ONE_LINE.match(line)
        if found and (day := read_date(found["date"])):
            return body_name(found["committee"]), day
    told = _two_lines(after)
    told = told if told[1] else first_meeting(["", *after])
    return told if told[1] else (_above_venue(after), None)


def _above_venue(lines: Sequence[str]) -> str | None:
    """The body's name right above "Venue: County Hall"."""
    named = (above for above, line in pairwise(lines) if fold(line).startswith("venue:") and _is_name(above))
    return next(map(body_name, named), None)


def _two_lines(lines: Sequence[str]) -> tuple[str | None, str | None]:
    for above, line in zip(["", *lines], lines, strict=False):
        if len(line) < _LONGEST_DATE_LINE and not _tells_of_minutes(line) and (day := read_date(line)):
            return (body_name(above) if _is_name(above) else None), day
    return None, None


def _tells_of_minutes(line: str) -> bool:
    """Whether a line is about the minutes of an earlier meeting, whose date is a decoy."""
    return fold(line).startswith("to ") or "minutes of" in fold(line)


def _is_name(line: str) -> bool:
    return 2 < len(line) <= _LONGEST_NAME and ":" not in line and not line.endswith((".", ";", ","))


def body_name(raw: str) -> str:
    """The name of a body without the kind of page behind it ("Cabinet Member - minutes") or before it."""
    kind, dash, rest = raw.partition(" - ")
    name = rest.strip() if dash and fold(kind).strip() in words().kinds else raw.strip()
    tails = [kind for kind in words().kinds if fold(name).endswith(f" {kind}")]
    return name[: -len(max(tails, key=len))].rstrip(" -–:,") if tails else name


def decision_heading(line: str) -> tuple[str, str] | None:
    """Body and date of a decision record's own heading ("Cabinet Decision: 11th February 2010"), or None."""
    found = _DECISION.match(line)
    day = read_date(found["date"]) if found else None
    return (found["body"], day) if found and day else None


def first_decision_heading(lines: Iterable[str]) -> tuple[str, str] | None:
    """The first of the lines that is a decision record's heading."""
    return next((found for line in lines if (found := decision_heading(line))), None)
