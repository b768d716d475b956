"""Things that inspectors asked for or found weak, counted off in sentences after the one that tells how many."""

from __future__ import annotations

import re

from transforms.extract.actions.spans import patterns
from transforms.extract.units import Page, Unit

_QUESTION = 40  # characters of a question between the count and what is counted: "Which are they?"
_AND_SECOND = re.compile(r",?;? and (?:the )?(?:second|other)(?: (?:one|is|was))*,? (?:that |to )?")
_DONE = re.compile(
    r"(?:\w{3,}ed|done|made|met|set|put|on|in|at|not|now|already)\b"
)  # "The first was completed"
# "The second, that the kitchen be made good, had been met": what became of it.
_ASIDE = re.compile(r", (?:(?:and )?(?:this|which|it) )?(?:would|will|had|has|have|was|were|is|are)\b")
_FEWEST = 2
_MOST = 6  # sentences between the count and the last that counts off


def counted_off(page: Page, unit: Unit) -> list[tuple[Unit, tuple[int, int]]]:
    """The sentences behind a unit that count off what it announced, each with the span of what it names; none or two and more."""
    return count_behind(page, unit) if page.search(patterns("improvement", "announces_count"), unit) else []


def count_behind(page: Page, unit: Unit) -> list[tuple[Unit, tuple[int, int]]]:
    """The same behind any unit."""
    found: list[tuple[Unit, tuple[int, int]]] = []
    for after in page.after(unit):
        words = page.words(after)
        if not found and words.endswith("?") and len(words) < _QUESTION:
            continue
        opened = patterns("improvement", "counts_off").match(words)
        if (
            after.section != unit.section
            or after.marker
            or opened is None
            or _DONE.match(words, opened.end())
        ):
            break
        begin = after.start + opened.end()
        second = _AND_SECOND.search(page.folded, begin, after.end)
        aside = _ASIDE.search(page.folded, begin, after.end) if opened.group().endswith("that ") else None
        end = aside.start() if aside else after.end
        found.append((after, (begin, second.start() if second else end)))
        if second:
            found.append((after, (second.end(), after.end)))
    return found if len(found) >= _FEWEST else []


def is_counted(page: Page, unit: Unit) -> bool:
    """Whether a sentence counts off what one a little above announced."""
    above = reversed(page.units[max(0, unit.index - _MOST) : unit.index])
    return any(one is unit for announcing in above for one, _ in counted_off(page, announcing))
