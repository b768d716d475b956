"""Blocks into units: sentences and list items with offsets, and the lists' structure.

A unit is the smallest run of text that a rule looks at. List items know their lead-in, the unit that introduces them,
and whether items of their own hang below them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transforms import sieve
from transforms.ranges import When
from transforms.records import Block, BlockKind, Document
from transforms.text import fold, marker_style, match_marker, strip_span

if TYPE_CHECKING:
    from transforms.extract.mentions import Found

# A sentence ends at . ! ? followed by space and a capital, digit, quote or bracket, or by a word that opens one where the
# page's markup swallowed the space ("... was agreed.The Panel noted"); not after these abbreviations.
_END = re.compile(
    r"[.!?](?:[\"'”’)\]]*[\s\u00a0]+(?=[\"'“‘(\[]?[A-Z0-9£])"
    r"|(?<=[a-z]{3}\.)(?=(?:The|This|There|These|They|It|In|A|An|Members|Councillors?|Officers|We|He|She|Following|However)[ \u00a0]))"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|miss|dr|prof|cllr|cllrs|rev|st|no|nos|para|paras|min|fig|e\.g|i\.e|etc|inc|ltd|vs|approx|p|pp|hon|ref|cc|sgt|supt|dept)|\b[a-z])\.[\"')\]]*\s*$"
)
_LONGEST = 1500  # characters: score.py's bound for a quote; rules look at pairs in a unit, so its length bounds their cost
_BULLETS = "·•●▪◦"  # behind a lead, on its line: those of the list below it
_SKIPPED = {"fields", "links", "end"}


@dataclass(slots=True)
class Unit:
    """A sentence, or the first sentence of a list item (its marker left out)."""

    index: int
    start: int
    end: int
    block: int  # index into Document.blocks
    section: str
    kind: BlockKind
    first: bool  # the first unit of its block
    marker: str | None = None  # marker style of the block, None outside lists
    level: int = 0  # 0 outside lists, 1 for items, 2 for sub-items ...
    lead: int | None = None  # index of the unit that introduces the list


@dataclass(slots=True)
class Page:
    """A document made ready for the rules: its text, the folded text and its units."""

    document: Document
    folded: str
    units: list[Unit]
    scales: set[str] | None = None  # grading scales in play, once grade_words.py has looked
    inspectorates: list[str] | None = None  # those named, once mentions.py has looked
    abbreviates: bool | None = None  # whether it has abbreviations of grades, once grade_words.py has looked
    dates: dict[int, list[When]] = field(default_factory=dict)  # of units, once mentions.py has looked
    bodies: dict[tuple[int, int], list[Found]] = field(default_factory=dict)  # of spans, likewise
    _words: sieve.Parts = field(default_factory=lambda: sieve.Parts("", []))
    _by_block: dict[int, list[Unit]] = field(default_factory=dict)
    _by_lead: dict[int, list[Unit]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The document's canonical text."""
        return self.document.text

    def words(self, unit: Unit) -> str:
        """The unit's folded text."""
        return self._words.texts[unit.index]

    def search(self, pattern: sieve.Pattern | sieve.Choice, unit: Unit) -> re.Match[str] | None:
        """The first match in a unit's folded text, its span within the unit."""
        return self._words.search(pattern, unit.index)

    def finditer(self, pattern: sieve.Pattern | sieve.Choice, unit: Unit) -> Iterator[re.Match[str]]:
        """All matches in a unit's folded text, in order, their spans within the page's."""
        return self._words.finditer(pattern, unit.index)

    def passing(self, pattern: sieve.Pattern | sieve.Choice) -> Mapping[int, Sequence[sieve.Pattern]]:
        """The units, by index, that hold the words of a match, with what is to be tried there: elsewhere there is none."""
        return self._words.passing(pattern)

    def passing_any(self, *patterns: sieve.Pattern | sieve.Choice) -> Set[int]:
        """The units, by index, that hold the words of a match of any of the patterns."""
        return set().union(*map(self.passing, patterns))

    def units_passing(self, *patterns: sieve.Pattern | sieve.Choice) -> Iterator[Unit]:
        """The units that hold the words of a match of any of the patterns, in order."""
        return (self.units[index] for index in sorted(self.passing_any(*patterns)))

    def block_units(self, block: int) -> list[Unit]:
        """All units of one block."""
        return self._by_block.get(block, [])

    def block_end(self, unit: Unit) -> int:
        """Where the block of a unit ends."""
        return self.block_units(unit.block)[-1].end

    def next_block(self, unit: Unit) -> Unit | None:
        """The first unit of the next block of the same section."""
        after = next((u for u in self.after(unit) if u.block != unit.block), None)
        return after if after is not None and after.section == unit.section else None

    def unit_at(self, at: int) -> Unit | None:
        """The unit in which a place of the text lies."""
        index = bisect_right(self.units, at, key=lambda unit: unit.start) - 1
        return self.units[index] if index >= 0 and at < self.units[index].end else None

    def after(self, unit: Unit) -> Iterator[Unit]:
        """The units behind one, in order; who asks mostly needs the first few."""
        return map(self.units.__getitem__, range(unit.index + 1, len(self.units)))

    def children(self, lead: Unit) -> list[Unit]:
        """The list items (first units of their blocks) that a unit introduces."""
        return self._by_lead.get(lead.index, [])

    def index(self) -> None:
        """Sort the units by block and by lead-in, once they are final: looked up for every unit, scanned once."""
        self._words = sieve.Parts(self.folded, [(unit.start, unit.end) for unit in self.units])
        for unit in self.units:
            self._by_block.setdefault(unit.block, []).append(unit)
            if unit.lead is not None and unit.first:
                self._by_lead.setdefault(unit.lead, []).append(unit)


def read_units(document: Document) -> Page:
    """Cut a document's blocks into units and tie list items to their lead-ins."""
    page = Page(document, fold(document.text), [])
    for index, block in enumerate(document.blocks):
        if block.section in _SKIPPED or block.kind is BlockKind.LABEL:
            continue
        page.units.extend(_units_of(page, index, block, len(page.units)))
    _tie_lists(page)
    page.index()
    return page


def _units_of(page: Page, index: int, block: Block, base: int) -> Iterator[Unit]:
    text = page.text
    start, style = block.start, None
    if block.kind is BlockKind.ITEM and (marker := match_marker(text, block.start, block.end)):
        start, style = marker.end(), marker_style(marker)
    elif block.kind is BlockKind.ITEM:
        style = "markup"
    stop = strip_span(text, start, block.end, drop=_BULLETS)[1]
    for count, (begin, end) in enumerate(sentences(text, page.folded, start, stop)):
        yield Unit(base + count, begin, end, index, block.section, block.kind, count == 0, style, block.depth)


def sentences(text: str, folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of `text[start:end]`, white space trimmed; none longer than `_LONGEST` characters."""
    at = start
    for stop in _END.finditer(text, start, end):
        if not _ABBREVIATION.search(folded, max(at, stop.start() - 12), stop.start() + 1):
            yield from _bounded(text, at, stop.end())
            at = stop.end()
    yield from _bounded(text, at, end)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without white space around it, cut at spaces where it is too long to be a sentence."""
    start, end = strip_span(text, start, end)
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        yield start, cut
        start, end = strip_span(text, cut, end)
    if start < end:
        yield start, end


def _tie_lists(page: Page) -> None:
    """Set level and lead of list items.

    Within a run of items a style not seen yet opens a level below; a style seen before returns to its level. A
    paragraph that does not lead in ends the run, unless the items after it go on counting.
    """
    stack: list[tuple[str, int | None]] = []  # (style, lead) per open level
    previous: Unit | None = None
    for unit in page.units:
        if unit.marker is None:
            if not (previous and previous.block == unit.block):
                stack.clear()
            previous = unit
            continue
        if unit.first:
            _place(page, unit, stack, previous)
        else:
            unit.level, unit.lead = max(len(stack), 1), None
        previous = unit


def _place(page: Page, unit: Unit, stack: list[tuple[str, int | None]], previous: Unit | None) -> None:
    styles = [name for name, _ in stack]
    style = f"{unit.marker}/{unit.level}"
    if unit.marker == "bullet":
        style = _bullet_style(page, unit, styles, previous)
    if "?" in style:
        either = [style.replace("?", "i"), style.replace("?", "a")]
        style = next((s for s in reversed(styles) if s in either), either[1])
    if style in styles:
        del stack[styles.index(style) + 1 :]
    else:
        stack.append((style, previous.index if previous else None))
    unit.level, unit.lead = len(stack), stack[-1][1]


def _bullet_style(page: Page, unit: Unit, styles: list[str], previous: Unit | None) -> str:
    """The style of a bullet: dashes stand below dots, or dots below dashes, only where the item before leads in to them."""
    sign = page.text[max(0, unit.start - 12) : unit.start].strip(" \t\n\u00a0")[-1:]
    own, other = (f"{kind}/{unit.level}" for kind in (("dash", "dot") if sign in "-–—" else ("dot", "dash")))
    if own in styles or other not in styles:
        return own
    return own if previous and page.folded.endswith(":", previous.start, previous.end) else other
