"""Which documents show one agenda item: its own page, its meeting's, its issue's, its decision."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from warehouse.keys import fold
from warehouse.preference import prose

# The kind of document that an item goes by, if it has one: the site's id of an agenda item never changes.
_LEADING = ("agenda_item", "decision", "issue", "meeting", "other")

# A shared text this long, in characters, is no chance: shorter ones are headings and standing phrases.
_LONG = 200


@dataclass(frozen=True)
class Shown:
    """A document of one council, as far as it tells which item it shows."""

    key: str
    kind: str
    committee: str | None
    day: str | None
    title: str | None
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of prose, white space folded, a cut last one as far as it goes."""
        return tuple(prose(self.text))

    @cached_property
    def folded(self) -> str:
        """The whole text, white space folded."""
        return fold(self.text)

    @cached_property
    def body(self) -> str:
        """The committee, letters and digits only."""
        return _letters(self.committee or "")

    @cached_property
    def headings(self) -> frozenset[str]:
        """Its title and its short lines, letters and digits only: the item's title is among them."""
        return frozenset(_letters(line) for line in (self.title or "", *self.text.splitlines())) - {""}


@dataclass(frozen=True, slots=True)
class Membership:
    """That a document shows an item, and why we think so."""

    document: str
    item: str
    reason: str  # leading, same_text or same_title


def items(documents: Iterable[Shown]) -> list[Membership]:
    """The items of one council's documents: each document leads one, or shows that of one other document.

    Two agenda items by the site's own ids are two items. A document that could show either of two leads its own.
    """
    leaders: dict[str | None, list[Shown]] = defaultdict(list)  # by day: no other day's can be of one meeting
    found = []
    for document in sorted(documents, key=lambda shown: (_LEADING.index(shown.kind), shown.key)):
        near = (
            [*leaders[document.day], *leaders[None]]
            if document.day
            else chain.from_iterable(leaders.values())
        )
        leader, reason = _leader(document, near)
        if leader is document:
            leaders[document.day or None].append(document)
        found.append(Membership(document.key, leader.key, reason))
    return found


def _leader(document: Shown, leaders: Iterable[Shown]) -> tuple[Shown, str]:
    together = [leader for leader in leaders if _at_one_meeting(document, leader)]
    titled = [leader for leader in together if _same_title(document, leader)]
    if len(titled) == 1:
        return titled[0], "same_title"
    # Under one title two items of a meeting differ in any sentence; without a title only a long text tells
    least = 1 if titled else _LONG
    texts = [leader for leader in titled or together if _same_text(document, leader, least)]
    return (texts[0], "same_text") if len(texts) == 1 else (document, "leading")


def _at_one_meeting(one: Shown, other: Shown) -> bool:
    """Whether both can be of one item of one meeting, by day and committee as far as both tell them."""
    if one.kind == other.kind == "agenda_item":
        return False
    days = one.day == other.day or not (one.day and other.day)
    return days and (one.body == other.body or not (one.committee and other.committee))


def _same_text(one: Shown, other: Shown, least: int) -> bool:
    """Whether all prose of the shorter, at least so many characters, stands in the longer."""
    shorter, longer = sorted((one, other), key=lambda shown: sum(map(len, shown.lines)))
    return sum(map(len, shorter.lines)) >= least and all(line in longer.folded for line in shorter.lines)


def _same_title(one: Shown, other: Shown) -> bool:
    """Whether one's title stands in the other, at a meeting that both name."""
    if not (one.day and other.day and one.committee and other.committee):
        return False
    titles = {_letters(shown.title) for shown in (one, other) if shown.title} - {""}
    return bool(titles & one.headings & other.headings)


def _letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
