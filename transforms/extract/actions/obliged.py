"""Lists of what must be done: under headings that give the term, under what inspectors "said", and requirements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from transforms.extract.actions.counted import count_behind
from transforms.extract.actions.needs import split_clauses
from transforms.extract.actions.spans import Piece, patterns, piece
from transforms.extract.units import Page, Unit

_CLOSED = {"reasons", "end", "fields", "links", "recommendation"}
_NEAR = 3  # sentences above a list in which inspectors must be named
_LONG = 260  # characters of a paragraph that is no longer an item
_BULLET = re.compile(r"[o*•·-]\s+(?=\w)")
_ENDS_COLON = re.compile(r":\W*$")
_ENDS_MUST = re.compile(r"\b(?:must|should|to)\W*$")
_TO = re.compile(r"to \w")
_MUST = re.compile(r"\b(?:must|should|ha(?:s|ve|d) to|needs? to|needed to|(?:is|are) to)\b")


def find_obliged(page: Page) -> list[Piece]:
    """All items of such lists: areas for improvement and requirements."""
    found: list[Piece] = []
    for unit in page.units:
        if unit.section in _CLOSED:
            continue
        words = page.words(unit)
        if unit.first and patterns("improvement", "terms").fullmatch(words):
            found += _timed(page, unit)
        elif page.search(patterns("requirement", "leads"), unit) and (counted := count_behind(page, unit)):
            found += _counted(page, counted)
        elif told := list(_told(page, unit)):
            found += told
        elif _ENDS_COLON.search(words) and _leads_requirements(page, unit, words):
            found += _obliged(page, unit, "requirement", "required_below")
        elif page.search(patterns("improvement", "says"), unit) and _by_inspectors(page, unit):
            found += _obliged(page, unit, "area_for_improvement", "said_below")
    return found


def _counted(page: Page, counted: list[tuple[Unit, tuple[int, int]]]) -> Iterator[Piece]:
    """Requirements that sentences count off."""
    for unit, (start, end) in counted:
        if p := piece(page, "requirement", start, end, "required_counted", due_words=page.words(unit)):
            yield p


def _told(page: Page, unit: Unit) -> Iterator[Piece]:
    """The requirements that a sentence goes on to name: "two were made, namely that ..., and that ..."."""
    told = page.search(patterns("requirement", "told"), unit)
    before = page.units[unit.index - 1] if unit.index else None
    if told is None and before is not None and page.search(patterns("requirement", "leads"), before):
        told = page.search(patterns("requirement", "told_by_it"), unit)
    if told is None or told.end() == unit.end - unit.start:
        return
    lead = page.text[unit.start : unit.start + told.end()]
    for start, end in split_clauses(page, unit.start + told.end(), unit.end):
        due = f"{page.text[start:end]} {lead}"
        if p := piece(page, "requirement", start, end, "required_in_sentence", due_words=due):
            yield p


def _leads_requirements(page: Page, unit: Unit, words: str) -> bool:
    """Whether a line announces requirements, or goes on from the sentence that did: "These were:"."""
    before = page.units[unit.index - 1] if unit.index else None
    leads = patterns("requirement", "leads")
    return leads.search(words) is not None or (
        before is not None
        and patterns("requirement", "refers_back").search(words) is not None
        and leads.search(page.words(before)) is not None
    )


def _by_inspectors(page: Page, unit: Unit) -> bool:
    above = (u for u in reversed(page.units[: unit.index + 1]) if u.marker != "bullet")
    near = islice(above, _NEAR + 1)
    return any(page.search(patterns("improvement", "list_givers"), u) for u in near)


def _timed(page: Page, head: Unit) -> Iterator[Piece]:
    """The items below a heading such as "Within three months:", due in that term."""
    before = page.units[head.index - 1] if head.index else None
    if before is None:
        return
    announced = page.words(before).endswith(":") and page.search(patterns("improvement", "wanting"), before)
    if not (announced or _by_inspectors(page, head) or _under_term(page, head)):
        return
    for item in _items(page, head):
        for start, end in _lines(page, item):
            if p := piece(
                page, "area_for_improvement", start, end, "listed_by_term", due_words=page.words(head)
            ):
                yield p


def _under_term(page: Page, head: Unit) -> bool:
    """Whether another such heading stands a few items above."""
    above = page.units[max(0, head.index - 12) : head.index]
    return any(u.first and patterns("improvement", "terms").fullmatch(page.words(u)) for u in above)


def _items(page: Page, head: Unit) -> Iterator[Unit]:
    """The list items, or short paragraphs that begin with an order, right below a heading."""
    marked: bool | None = None
    for unit in page.after(head):
        if not unit.first:
            continue
        words = page.words(unit)
        if (
            unit.section != head.section
            or len(words) > _LONG
            or patterns("improvement", "terms").match(words)
        ):
            return
        bullet = _BULLET.match(words)
        is_marked = unit.marker is not None or bullet is not None
        orders = patterns("improvement", "orders").match(words, bullet.end() if bullet else 0)
        if not (is_marked or orders) or marked not in {None, is_marked}:
            return
        marked = is_marked
        yield unit


def _lines(page: Page, item: Unit) -> Iterator[tuple[int, int]]:
    """The items of one block: each line that begins with an order is one of its own."""
    end = page.block_units(item.block)[-1].end
    bullet = _BULLET.match(page.folded, item.start, end)
    start = bullet.end() if bullet else item.start
    for line in re.compile(r"\n\s*").finditer(page.text, start, end):
        if patterns("improvement", "orders").match(page.folded, line.end(), end):
            yield start, line.start()
            start = line.end()
    yield start, end


def _obliged(page: Page, unit: Unit, kind: str, rule: str) -> Iterator[Piece]:
    """The members of the list below a unit, each of which says that something must be done."""
    below = [c for c in page.children(unit) if c.section == unit.section] or list(_paragraphs(page, unit))
    listed = (
        bool(below) and below[0].marker is not None
    )  # items of a list of requirements need not say "must"
    must = kind == "requirement" and (listed or _ENDS_MUST.search(page.words(unit)) is not None)
    for child in below:
        end = page.block_units(child.block)[-1].end
        if not (must or _MUST.search(page.folded, child.start, end) or _TO.match(page.folded, child.start)):
            continue
        due = _term(page, unit, below[-1], child) if kind == "requirement" else None
        if p := piece(page, kind, child.start, end, rule, due_words=due):
            yield p


def _term(page: Page, lead: Unit, last: Unit, item: Unit) -> str:
    """The words that tell when a requirement is due: its own, the lead-in's, and of a sentence below: "All were to be met by ..."."""
    after = next((u for u in page.after(last) if u.block != last.block), None)
    told = after is not None and patterns("requirement", "terms").search(page.words(after))
    block = page.block_units(item.block)
    words = [page.text[block[0].start : block[-1].end], page.text[lead.start : lead.end]]
    return " ".join([*words, page.text[after.start : after.end]] if after and told else words)


def _paragraphs(page: Page, unit: Unit) -> Iterator[Unit]:
    """The short paragraphs without markers right below a unit that all say what must be done."""
    for after in page.after(unit):
        if not after.first:
            continue
        words = page.words(after)
        if after.section != unit.section or after.marker or len(words) > _LONG or not _MUST.search(words):
            return
        yield after
