"""Stretches of a meeting whose items the page does not part: which of them are about an inspection."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.extract.about import ABOUT
from transforms.extract.actions.spans import patterns
from transforms.extract.units import Page, Unit
from transforms.records import PageKind

_FILE = re.compile(r"\bPDF\b.{0,12}\d [KM]B")
# A title with its description run on: "Improvement Plan To consider the final version of ...".
_RUN_ON = re.compile(
    r"[A-Z][^.:;|]{4,110}? To (?:consider|receive|note|approve|agree|provide|review|discuss|scrutinise|update|look at|hear|look into|examine)\b"
)
_DESCRIPTION = re.compile(r"to [a-z]+ \w")  # of an item whose title was lost
_CAPITALS = re.compile(r"(?:\d+\s+)?(?:\(\d+\)\s+)?[A-Z][A-Z ,’'&-]{12,}")
_CELL = re.compile(r"\|\s")
# Words that make a line with a stop a sentence, no title.
_FINITE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|would|will|should|must|could|noted|considered|received|agreed|presented|submitted|introduced|discussed|resolved|asked|thanked|welcomed|advised|reported|gave)\b"
)
# A limb on the line of its opener that lost its stop: "RESOLVED – That the Trust come back in six months".
_RESOLVES = re.compile(r"(?:resolved|agreed|recommended|decision)\b")
_OPENING = 400  # characters of a stretch that tell what it is about


def about_inspections(page: Page) -> list[tuple[int, int]]:
    """The stretches of a meeting without items of its own that are about an inspection, a review or a plan."""
    heads = [u.start for u in page.units if _is_heading(page, u)] or [0]  # none: the page is one stretch
    ends = [*heads[1:], len(page.text)]
    return [
        (start, end)
        for start, end in zip(heads, ends, strict=True)
        if ABOUT.search(page.folded[start : min(end, start + _OPENING)])
        and not _is_of_another_matter(page, start)
    ]


def _is_of_another_matter(page: Page, start: int) -> bool:
    """Whether the heading of a stretch is a title of items about something else: "Proposal to close the school"."""
    unit = page.unit_at(start)
    return unit is not None and page.search(patterns("items", "other_titles"), unit) is not None


def is_unparted(page: Page) -> bool:
    """Whether the document is a whole meeting of several items."""
    return page.document.kind is PageKind.MEETING and page.document.title is None


def _is_heading(page: Page, unit: Unit) -> bool:
    """A block shaped like an item's title: with a file's size, with its description run on, in capitals, in a table's cell, or short and unpunctuated."""
    if not unit.first or _RESOLVES.match(page.words(unit)):
        return False
    text = page.text[unit.start : unit.end]
    if _FILE.search(text) or _RUN_ON.match(text) or _CAPITALS.match(text) or _CELL.match(text):
        return True
    if unit.section == "head" and _DESCRIPTION.match(page.words(unit)):
        return True
    if len(text) < 160 and ABOUT.search(page.folded, unit.start, unit.end) and _is_title(page, unit):
        return True
    before_minutes = _next_section(page, unit) == "minutes" != unit.section
    return unit.marker is None and (
        before_minutes
        or (len(text) < 120 and text[0].isupper() and (text[-1].isalnum() or text[-1] == ")") and " " in text)
    )


def _is_title(page: Page, unit: Unit) -> bool:
    """Whether a block of one sentence, though a stop ends it, has no verb: "Ofsted reports on Oak House and Elm Lodge."."""
    alone = len(page.block_units(unit.block)) == 1 and unit.marker is None
    words = page.words(unit)
    return alone and page.text[unit.start].isupper() and words.endswith(".") and not _FINITE.search(words)


def _next_section(page: Page, unit: Unit) -> str | None:
    return next(_sections_after(page, unit), None)


def _sections_after(page: Page, unit: Unit) -> Iterator[str]:
    for block in page.document.blocks[unit.block + 1 :]:
        yield block.section
