"""Pieces of text that are to become actions, and how a sentence is cut down to the part that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from transforms import sieve
from transforms.extract.units import Page
from transforms.text import squeeze, strip_span
from transforms.vocabulary import read_vocabulary


@dataclass(frozen=True)
class Piece:
    """A run of text that is an action of some kind."""

    kind: str
    start: int
    end: int
    text: str
    rule: str
    status: str | None = None
    owner: str | None = None  # where the page gives it outside the text
    due_words: str | None = None  # the words that tell when it is due, where they are not the text

    @cached_property
    def sorted_words(self) -> str:
        """Its telling words without their endings, in order: "that the report be noted" and "noted the report" are one."""
        words = re.findall(r"[a-z0-9£]+", self.text.lower())
        return " ".join(sorted(_ENDING.sub("", w) for w in words if w not in _EMPTY))


def piece(
    page: Page,
    kind: str,
    start: int,
    end: int,
    rule: str,
    *,
    status: str | None = None,
    owner: str | None = None,
    due_words: str | None = None,
) -> Piece | None:
    """The piece at a span, its edges cleaned; None where nothing telling is left or it is too long for a quote."""
    start, end = strip_span(page.text, start, end, drop=",;:-–—•·|")
    if tail := _TAIL.search(page.folded, start, end):
        end = tail.start()
    if end < start + 4 or end - start > 1490:
        return None
    return Piece(kind, start, end, squeeze(page.text[start:end]), rule, status, owner, due_words)


_EMPTY = {"that", "the", "be", "to", "it", "a", "an", "is", "are", "was", "were"}
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ed|es|e|s|d)$")
_TAIL = re.compile(
    r"[,;]\s*(?:and|or)?(?: (?:further|also))*(?: (?:resolved|agreed)(?: to| that)?)?\s*$|\s+and\s*$"
)


@cache
def patterns(kind: str, name: str) -> sieve.Choice:
    """What finds any of the wordings of one list of actions.toml."""
    return sieve.Choice(map(sieve.compile, wordings(kind, name)))


def wordings(kind: str, name: str) -> list[str]:
    """One list of actions.toml."""
    found: list[str] = read_vocabulary("actions.toml")[kind][name]
    return found


# "(a)", "a)", "(ii)", "2)" anywhere after a space; "2." only where a clause ends before it.
_MARK = re.compile(
    r"(?:(?<=[\s:;,.-])|^)(?:\((?P<closed>[a-z]|[ivx]{1,4}|\d{1,2})\)[\s\u00a0]*|(?P<half>[a-z]|[ivx]{1,4}|\d{1,2})\)[\s\u00a0]+)"
    r"|(?:(?<=[:;.,][\s\u00a0])|(?<=[:;.,][\s\u00a0]{2})|(?<=\bthat )|(?<=\band )|(?<=\bwere )|(?<=\bare )|^)(?P<dotted>\d{1,2})\.[\s\u00a0]+"
)
_COUNTS = (
    [chr(c) for c in range(ord("a"), ord("z") + 1)],
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"],
    [str(n) for n in range(1, 40)],
)
_LIMB_TAIL = re.compile(r"[,;.]?\s*(?:and|or)?\s*$")


def inline_limbs(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The limbs of "(a) ..., (b) ... and (c) ..." in one run of text; the whole run where it has none."""
    ends = page.folded.count(")", start, end) + page.folded.count(".", start, end)
    marks = _counted(list(_MARK.finditer(page.folded, start, end))) if ends > 1 else []
    if len(marks) < 2:
        yield start, end
        return
    for mark, edge in zip(marks, [*(m.start() for m in marks[1:]), end], strict=True):
        tail = _LIMB_TAIL.search(page.folded, mark.end(), edge)
        yield mark.end(), tail.start() if tail else edge


def _counted(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The marks that count up from the first of their kind: references such as "(i)" in a sentence drop out."""
    runs = []
    for count in _COUNTS:
        run: list[re.Match[str]] = []
        for mark in marks:
            if (
                len(run) < len(count)
                and (mark["closed"] or mark["half"] or mark["dotted"]) == count[len(run)]
            ):
                run.append(mark)
        runs.append(run)
    return max(runs, key=len)


# Lists that are one thing: no list of areas is parted inside them.
_ONE_THING = re.compile(
    r"education, (?:health|social care),? (?:and|&) (?:social )?(?:care|health)|health, (?:education|social care|care),? and (?:social )?(?:care|education)"
    r"|education, health, (?:and )?(?:social )?care and [a-z]+|children, young people,? and (?:their )?(?:parents|families|carers)"
    r"|equality, diversity,? and inclusion|parents, carers,? and [a-z]+|effectiveness, efficiency,? and legitimacy"
)


def listed(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The members of an inline list: parted by semicolons, else by commas and the last "and"."""
    text = page.folded
    if ";" in text[start:end]:
        edges = [m.start() for m in re.finditer(r";", text[start:end])]
        yield from _members(page, start, [start + e for e in edges], end)
        return
    whole = [found.span() for found in _ONE_THING.finditer(text[start:end])]

    def edges_at(joint: str) -> list[re.Match[str]]:
        found = re.finditer(joint, text[start:end])
        return [m for m in found if not any(a <= m.start() < b for a, b in whole)]

    commas = [
        start + m.start()
        for m in edges_at(
            r",(?! (?:which|who|where|with|as|but|including|such|particularly|especially|however)\b)"
        )
    ]
    joints = edges_at(r", and (?=\w)") or edges_at(r" and (?=\w)")
    if commas and joints and joints[-1].start() + start >= commas[-1]:
        last = start + joints[-1].start()
        commas = [c for c in commas if c < last] + [last]
    yield from _members(page, start, commas, end)


def _members(page: Page, start: int, edges: list[int], end: int) -> Iterator[tuple[int, int]]:
    for left, right in zip([start, *edges], [*edges, end], strict=True):
        lead = re.match(
            r"[\s,;.:-]*(?:(?:and|also),? )?(?:(?:first|second|third|fourth|last|final)(?:ly)?, )?",
            page.folded[left:right],
        )
        begin = left + (lead.end() if lead else 0)
        if right - begin > 3:
            yield begin, right
