"""Which page's reading of a document analysts see, where several pages show it.

The rule, for a document shown by several pages (an agenda item on its meeting's page and on its own):

1. A whole text goes before a text that its page cut short; among equals the page seen last goes first.
2. A cut text goes before a whole one only if its page was seen later *and* the part that it shows stands
   otherwise in the whole one: then the whole one is out of date.

The rule looks only at the readings themselves, never at the order in which they were loaded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from warehouse.keys import fold

# ModernGov's words where it cuts: "...  view the full minutes text for item 20."
_CUT = re.compile(r"(\.\.\.|…)?\s*(view the full \w+ text for item\b.*)?$", re.IGNORECASE)

# Shorter lines are labels, headings and links, which differ from page to page; prose does not.
_PROSE = 40


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as one page shows it."""

    page_key: str
    seen_at: datetime
    truncated: bool
    text: str
    row_hash: str


def preferred(readings: Sequence[Reading]) -> Reading:
    """The reading that stands for the document; `readings` is not empty and in any order."""
    whole = [reading for reading in readings if not reading.truncated]
    cut = [reading for reading in readings if reading.truncated]
    if not whole:
        return max(cut, key=_rank)
    best = max(whole, key=_rank)
    contradicting = [
        reading for reading in cut if reading.seen_at > best.seen_at and not agrees(reading, best)
    ]
    return max(contradicting, key=_rank, default=best)


def agrees(cut: Reading, whole: Reading) -> bool:
    """Whether all prose that the cut reading shows stands in the whole one, white space aside."""
    text = fold(whole.text)
    return all(line in text for line in prose(cut.text))


def prose(text: str) -> list[str]:
    """The lines of a text that are long enough to be prose, white space folded, without ModernGov's words where it cuts."""
    lines = (fold(_uncut(line.rstrip())) for line in text.splitlines())
    return [line for line in lines if len(line) >= _PROSE]


def _uncut(line: str) -> str:
    cut = line.endswith(("...", "…")) or "view the full" in line.casefold()  # the pattern alone is slow
    return _CUT.sub("", line) if cut else line


def _rank(reading: Reading) -> tuple[datetime, int, str, str]:
    # The last three only make the choice among pages seen in the same moment certain.
    return reading.seen_at, len(reading.text), reading.row_hash, reading.page_key
