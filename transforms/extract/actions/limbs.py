"""The limbs of resolutions and recommendations: on the line of their opener, or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.extract.actions.limb_words import (
    LEADS_IN,
    ORDERS,
    THAT,
    has_own_words,
    leads_sub_limbs,
    limb_like,
    limbs_follow,
)
from transforms.extract.actions.openers import opener_end
from transforms.extract.actions.spans import Piece, inline_limbs, patterns, piece
from transforms.extract.units import Page, Unit
from transforms.text import parted_by

CLOSED = {"reasons", "end", "fields", "links"}

_BODY = r"(?:the )?(?:full )?(?:(?!be |by |to |is |are |was |were |that |with )[a-z&',-]+ ){0,6}?(?:cabinet|executive|council|committee|sub-committee|panel|board|mayor|leader|commission|forum|member|members|director|partnership|authority)"
_ONLY_LEADS = re.compile(
    rf"(?:\s*\([a-z ,]{{4,40}}\))?[\s:;.,*_–—-]*(?:\([a-z ,]{{4,40}}\))?[\s:;.,*_–—-]*(?:{THAT})?[\s:;,*_–—-]*(?:{_BODY})?[\s:;,*_–—-]*"
)
_SKIP = re.compile(
    r"(?:\s*\([a-z0-9 ,:;'&/.-]{4,60}\))?[\s:;.,*_–—-]*(?:(?:unanimously|nem con|on the motion of [^,.]{3,60}), )?"
)
_GOES_ON = re.compile(r"(?:;|,|; ?and|, ?and|\band)\s*$")
_ENDED = re.compile(r"[.;:!?](?: and)?[\"')\]]*\s*$")
_ENDS_LIST = re.compile(
    r"^\(?(?:reasons?\b|note ?[:-]|the (?:chair|meeting|committee|following|vote|motion)\b|in response|councillors? |members? (?:asked|noted|thanked)|(?:proposer|proposed|seconded|moved)|voting|for:|against:|votes? |contact\b|action\b|alternative|following|decision published|call-in|eligible|other options|a member)"
)
_NUMBER = re.compile(r"(?:^|\n)[ \t\u00a0]*(\d{1,2})[.)]?[ \t\u00a0]+$")
_NUMBER_REACH = 40  # characters before a unit in which its line's number stands, with white space behind
_LIMB_LINE = re.compile(r";(?: and)?[ \u00a0]*\n")
_LIMB_THAT = re.compile(rf"{_LIMB_LINE.pattern}|[;.](?: and)?\s+(?=[Tt]hat\s)")
_SPLIT_NUMBER = re.compile(
    r"\((?:1|a|i)\)[\s\u00a0]*|\d{1,2}[\s\u00a0]{2,}|\d{1,4}/(?:19|20)?\d\d[\s\u00a0]+"
)


def read_limbs(page: Page, unit: Unit, at: int, kind: str, used: set[int]) -> list[Piece]:
    """The limbs of one opener: those on its own line, else those below; marks the units they use."""
    block = page.block_units(unit.block)
    end = block[-1].end
    used.update(u.index for u in block if u.index >= unit.index)
    rest = page.folded[at:end]
    if "accordingly" in page.folded[unit.start : at + 14] and len(rest.strip(" .:-")) < 14:
        where = page.folded.index("accordingly", unit.start)
        only = piece(page, kind, where, where + len("accordingly"), "resolved_accordingly")
        return [only] if only else []
    if _ONLY_LEADS.fullmatch(rest):
        return _below(page, block[-1], kind, used) or _told_below(page, block[-1], kind, used)
    if LEADS_IN.search(rest) and limbs_follow(page, block[-1]):
        return _below(page, block[-1], kind, used)
    skip = _SKIP.match(page.folded, at, end)
    begin = skip.end() if skip else at
    if not unit.first and unit.index != block[-1].index:
        end = _end_of_limbs(page, begin, block)
    found = limbs(page, begin, end, kind, f"{kind}_on_line")
    return found + (_continued(page, block[-1], kind, used) if end == block[-1].end else [])


def _end_of_limbs(page: Page, begin: int, block: list[Unit]) -> int:
    """Where limbs that begin inside a block end: with the sentence of the last limb."""
    last = max(start for start, _ in inline_limbs(page, begin, block[-1].end))
    return next(u.end for u in block if u.end > last + 2)


def _below(page: Page, last: Unit, kind: str, used: set[int]) -> list[Piece]:
    """The list below an opener; without markers, the paragraphs that speak like limbs or go on with one."""
    found: list[Piece] = []
    marked: bool | None = None
    before: Unit = last
    number = _number(page, page.block_units(last.block)[0])
    for unit in page.after(last):
        away = unit.section in CLOSED or unit.section not in {last.section, "decision"}
        if away or (number and _is_next_heading(page, unit, number)):
            break
        if not unit.first:
            if unit.block == before.block:
                used.add(unit.index)
            continue
        words = page.words(unit)
        leads_on = marked is None and unit.marker is None and words.endswith(":")
        if leads_on or (
            marked is None and _ONLY_LEADS.fullmatch(words)
        ):  # "The Committee:" below "DECISIONS"
            used.add(unit.index)
            before = unit
            continue
        if unit.marker is None and _ENDS_LIST.match(words) and not ORDERS.match(words):
            break
        opens = opener_end(page, unit, "resolution") is not None and not (unit.marker and limb_like(words))
        if not marked and not has_own_words(page, unit) and opens:
            if found or marked is not None:
                break
            used.add(unit.index)
            before = unit
            continue
        if marked is None:
            marked = unit.marker is not None
        elif unit.marker is None and not limb_like(words) and (marked or not _goes_on(page, before)):
            if marked and not _ENDED.search(page.folded, before.start, page.block_end(before)):
                continue  # the rest of a limb that was wrapped
            break
        used.add(unit.index)
        before = unit
        if not leads_sub_limbs(page, unit) or has_own_words(page, unit):
            found += limbs(page, unit.start, page.block_end(unit), kind, f"{kind}_limb")
    return found


def _is_next_heading(page: Page, unit: Unit, number: int) -> bool:
    """Whether a line is the heading after one of that number: "2. Recommendations" ends at "3. Background"."""
    return _number(page, unit) == number + 1 and not limb_like(page.words(unit))


def _number(page: Page, unit: Unit) -> int | None:
    """The number that a line begins with, before the unit."""
    found = _NUMBER.search(page.text, max(0, unit.start - _NUMBER_REACH), unit.start) if unit.first else None
    return int(found[1]) if found else None


def _told_below(page: Page, last: Unit, kind: str, used: set[int]) -> list[Piece]:
    """The sentences of a paragraph below an opener that tells what a body decided: "The Committee welcomed it."."""
    unit = page.next_block(last)
    told = unit is not None and patterns("resolution", "decided").match(page.words(unit))
    if unit is None or not told or unit.marker or opener_end(page, unit, "resolution") is not None:
        return []
    block = page.block_units(unit.block)
    used.update(u.index for u in block)
    return [p for u in block for p in limbs(page, u.start, u.end, kind, f"{kind}_told")]


def _goes_on(page: Page, unit: Unit) -> bool:
    return _GOES_ON.search(page.folded, unit.start, page.block_end(unit)) is not None


def _continued(page: Page, last: Unit, kind: str, used: set[int]) -> list[Piece]:
    """Limbs that go on after a first one on the opener's own line: "(2) That ..." or "That ..."."""
    found: list[Piece] = []
    for unit in page.after(last):
        if unit.section in CLOSED or unit.section != last.section:
            break
        if not unit.first:
            used.add(unit.index)
            continue
        words = page.words(unit)
        counted = unit.marker not in {None, "bullet"} and last.marker is None
        if not words.startswith("that ") and not (counted and limb_like(words)):
            break
        used.add(unit.index)
        found += limbs(page, unit.start, page.block_end(unit), kind, f"{kind}_limb")
    return found


def _parted(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Inline limbs, and limbs on lines of their own that were run into one block."""
    for begin, stop in inline_limbs(page, start, end):
        joint = _LIMB_THAT if page.folded.startswith("that ", begin) else _LIMB_LINE
        lines = list(joint.finditer(page.text, begin, stop))
        yield from parted_by(lines, begin, stop)


def limbs(page: Page, start: int, end: int, kind: str, rule: str) -> list[Piece]:
    """The pieces of one run of limb text, inline limbs parted."""
    found = []
    for begin, stop in _parted(page, start, end):
        if _ONLY_LEADS.fullmatch(page.folded, begin, stop):
            continue
        number = _SPLIT_NUMBER.match(page.folded, begin, stop)
        if p := piece(page, kind, number.end() if number else begin, stop, rule):
            found.append(p)
    return found
