"""Pieces of text that are to become actions, and how a sentence is cut down to the part that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from transforms.extract.units import Page
from transforms.extract.vocabulary import read_vocabulary
from transforms.text import squeeze, strip_span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is an action of some kind."""

    kind: str
    start: int
    end: int
    text: str
    rule: str
    status: str | None = None
    owner: str | None = None


def piece(
    page: Page,
    kind: str,
    start: int,
    end: int,
    rule: str,
    status: str | None = None,
    owner: str | None = None,
) -> Piece | None:
    """The piece at a span, its edges cleaned; None where nothing telling is left or it is too long for a quote."""
    start, end = strip_span(page.text, start, end, drop=",;:-–—•·|")
    if end < start + 4 or end - start > 1490:
        return None
    return Piece(kind, start, end, squeeze(page.text[start:end]), rule, status, owner)


@cache
def patterns(kind: str, name: str) -> re.Pattern[str]:
    """The alternation of one list of actions.toml."""
    return re.compile("|".join(f"(?:{words})" for words in read_vocabulary("actions.toml")[kind][name]))


_LIMB = re.compile(
    r"(?:(?<=[\s:;,.-])|^)\((?P<mark>[a-z]|[ivx]{1,4}|\d{1,2})\)[\s\u00a0]*|(?:(?<=[;:,.][\s\u00a0])|^)(?P<mark2>[a-h]|[ivx]{1,4}|\d{1,2})\)[\s\u00a0]+"
)


def inline_limbs(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The limbs of "(a) ..., (b) ... and (c) ..." in one run of text; the whole run where it has none."""
    marks = [m for m in _LIMB.finditer(page.folded, start, end)]
    if len(marks) < 2 or _first(marks[0]) not in {"a", "i", "1"}:
        yield start, end
        return
    edges = [m.start() for m in marks[1:]] + [end]
    for mark, edge in zip(marks, edges, strict=True):
        tail = re.search(r"[,;.]?\s*(?:and|or)?\s*$", page.folded[mark.end() : edge])
        yield mark.end(), mark.end() + (tail.start() if tail else edge - mark.end())


def _first(match: re.Match[str]) -> str:
    return match["mark"] or match["mark2"]


def listed(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The members of an inline list: parted by semicolons, else by commas and the last "and"."""
    text = page.folded
    if ";" in text[start:end]:
        edges = [m.start() for m in re.finditer(r";", text[start:end])]
        yield from _members(page, start, [start + e for e in edges], end)
        return
    commas = [
        start + m.start()
        for m in re.finditer(
            r",(?! (?:which|who|where|with|as|but|including|such|particularly|especially|however)\b)",
            text[start:end],
        )
    ]
    last = list(re.finditer(r",? and (?=\w)", text[start:end]))
    if commas and last and last[-1].start() + start >= commas[-1]:
        commas = [c for c in commas if c < start + last[-1].start()] + [start + last[-1].start()]
    yield from _members(page, start, commas, end)


def _members(page: Page, start: int, edges: list[int], end: int) -> Iterator[tuple[int, int]]:
    for left, right in zip([start, *edges], [*edges, end], strict=True):
        lead = re.match(r"[\s,;.:-]*(?:and |also )?", page.folded[left:right])
        begin = left + (lead.end() if lead else 0)
        if right - begin > 3:
            yield begin, right
