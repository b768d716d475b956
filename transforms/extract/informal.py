"""Requirements, promises and deeds: told in sentences, each cut down to the clause that says it."""

from __future__ import annotations

import re

from transforms.extract.spans import Piece, patterns, piece
from transforms.extract.units import Page, Unit

_CLOSED = {"reasons", "end", "fields", "links", "decision", "recommendation", "purpose"}
_REPORTED = re.compile(
    r"\b(?:that|and that|advised|said|replied|responded|explained|reported|informed|confirmed|assured|added|stated|noted|commented|heard|told)\b(?: (?:members|the (?:committee|panel|board))? ?)?(?:that |,|: )"
)
_HYPOTHETICAL = re.compile(
    r"\b(?:whether|if|could|might|may|hoped|hope|should|question|asked (?:what|how|why|when|where|who|which)|queried|wondered)\b[^.]{0,80}$"
)
_ASKED = re.compile(r"\b(?:asked|requested|suggested|proposed|would like|look(?:ed|s)? forward)\b")
_ASKED_FOR = re.compile(r"\b(?:asked|requested|suggested|proposed)(?: (?:that|for|if))? ")
_THIRD_PARTY = re.compile(
    r"\b(?:ofsted|inspectors?|cqc|hmi|dfe|department for education|government|minister|secretary of state|inspectorate)\b (?:would|will|had|has|have|to|were|was)\b"
)
_OUR_DEED = re.compile(
    r"\b(?:plan|board|team|post|posts|staff|social workers?|group|panel|procedure|process|policy|strategy|training|system|service|investment|funding|resources|arrangements|work|programme|project|action|actions|officer|manager|director|improvements?|changes|review|unit|hub|model|framework|protocol|meeting|meetings|workshop|audit|pathway|offer|tool|structure|partnership|steps|measures|£\S+)\b"
)
_ONGOING = re.compile(r"\b(?:being|begun|commenced|started|underway|ongoing)\b")


def find_informal(page: Page) -> list[Piece]:
    """Requirements, undertakings and deeds of a document, in that order of trust for one sentence."""
    found: list[Piece] = []
    for unit in page.units:
        if unit.section in _CLOSED or unit.end - unit.start > 900:
            continue
        if one := _requirement(page, unit) or _undertaking(page, unit) or _deed(page, unit):
            found.append(one)
    return found


def _requirement(page: Page, unit: Unit) -> Piece | None:
    words = page.words(unit)
    match = patterns("requirement", "sentences").search(words)
    if match is None or not re.search(
        r"plan|statement|response|respond|report|submit|produce|publish|notice|direction|days", words
    ):
        return None
    if _HYPOTHETICAL.search(words[: match.start()]):
        return None
    return piece(page, "requirement", unit.start + _clause(words, match.start()), unit.end, "required")


def _undertaking(page: Page, unit: Unit) -> Piece | None:
    words = page.words(unit)
    match = patterns("undertaking", "sentences").search(words)
    if match is None or words.rstrip("\"'”’").endswith("?") or _THIRD_PARTY.search(words[: match.end()]):
        return None
    asked = _ASKED.search(words[: match.end()])
    if not asked and _HYPOTHETICAL.search(words[: match.start()]):
        return None
    begin = _ASKED_FOR.search(words, 0, match.end()) if asked else None
    start = begin.end() if begin else _clause(words, match.start())
    if match.group().startswith(("it was agreed", "agreed")):
        start = match.end()
    return piece(page, "undertaking", unit.start + start, unit.end, "promised", "proposed" if asked else None)


def _deed(page: Page, unit: Unit) -> Piece | None:
    words = page.words(unit)
    match = patterns("action_taken", "sentences").search(words)
    if match is None or not _OUR_DEED.search(words) or _HYPOTHETICAL.search(words[: match.start()]):
        return None
    if _THIRD_PARTY.search(words[: match.end()]):
        return None
    status = "in_progress" if _ONGOING.search(match.group()) else None
    return piece(page, "action_taken", unit.start + _clause(words, match.start()), unit.end, "done", status)


def _clause(words: str, at: int) -> int:
    """Where the clause begins that holds the trigger: after the last reporting "that"."""
    return max((m.end() for m in _REPORTED.finditer(words, 0, at)), default=0)
