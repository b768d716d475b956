"""Requirements, promises and deeds: told in sentences, each cut down to the clause that says it."""

from __future__ import annotations

import re

from transforms.extract.spans import Piece, patterns, piece
from transforms.extract.units import Page, Unit

_CLOSED = {"reasons", "end", "fields", "links", "recommendation", "purpose"}
_REPORTED = re.compile(
    r"\b(?:and that|that|which|advised|said|replied|responded|explained|reported|informed|confirmed|assured|added|stated|noted|commented)\b(?: (?:members|the (?:committee|panel|board)))? ?(?:that |,|: )?|; |\bwith (?=an? )"
)
_DOUBT = re.compile(
    r"\b(?:whether|if|could|might|may (?:be|have|not|also|need)|hoped|hope|should|what|how|why|who|queried|wondered|would be (?:good|useful|helpful))\b[^.]{0,80}$"
)
_ASKED = re.compile(r"\b(?:asked|requested|suggested)\b")
_ASKED_FOR = re.compile(r"\b(?:asked|requested|suggested|a request was made)(?: (?:that|for|if))? ")
_THIRD_PARTY = re.compile(
    r"\b(?:ofsted|inspect(?:ors?|orate|ions?)|cqc|hmi\w*|dfe|department for education|government|minister|secretary of state|framework|visits?|re-?inspection)\b(?: [a-z]+){0,2}? (?:would|will|had|has|have|were|was)\b"
)
_OF_INSPECTION = re.compile(
    r"\b(?:inspection|visit|review|assessment|judge?ment|grading|framework|challenge)s? (?:had|has|have|was|were|which had)(?: [a-z]+)? (?:been )?[a-z]+$"
)
_OUR_DEED = re.compile(
    r"\b(?:plans?|boards?|teams?|posts?|staff|social workers?|groups?|panels?|procedures?|process(?:es)?|polic(?:y|ies)|strateg(?:y|ies)|training|systems?|services?|investment|funding|resources|arrangements|work|programmes?|projects?|actions?|officers?|managers?|directors?|improvements?|changes|"
    r"reviews?|unit|hub|model|protocol|meetings?|workshops?|pathway|offer|tools?|structure|partnership|steps|measures|roles?|cases|capacity|responsibility|nurses|requirement|£\S+)\b"
)
_ONGOING = re.compile(r"\b(?:being|begun|commenced|started|underway|ongoing)\b")


def find_informal(page: Page) -> list[Piece]:
    """Requirements, undertakings and deeds of a document, in that order of trust for one sentence."""
    found: list[Piece] = []
    has_minutes = any(unit.section == "minutes" for unit in page.units)
    for unit in page.units:
        if unit.section in _CLOSED or unit.end - unit.start > 900 or (has_minutes and unit.section == "body"):
            continue
        if patterns("undertaking", "agenda").search(page.words(unit)):
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
    if _DOUBT.search(words[: match.start()]):
        return None
    return piece(page, "requirement", unit.start + _clause(words, match.start()), unit.end, "required")


def _undertaking(page: Page, unit: Unit) -> Piece | None:
    words = page.words(unit)
    match = patterns("undertaking", "sentences").search(words)
    if match is None or words.rstrip("\"'”’").endswith("?") or _THIRD_PARTY.search(words[: match.end()]):
        return None
    asked = _ASKED.match(match.group()) or match.group().startswith("a request")
    if not asked and _DOUBT.search(words[: match.start()]):
        return None
    if asked and re.match(r"\w+ (?:how|what|why|when|where|who|which|about|the)\b", match.group()):
        return None
    start = _clause(words, match.start())
    if asked and (begin := _ASKED_FOR.search(words, match.start())):
        start = begin.end()
    elif re.match(r"(?:it was )?(?:also |then )?agreed", match.group()):
        start = match.end()
    return piece(page, "undertaking", unit.start + start, unit.end, "promised", "proposed" if asked else None)


def _deed(page: Page, unit: Unit) -> Piece | None:
    words = page.words(unit)
    match = patterns("action_taken", "sentences").search(words)
    if match is None or not _OUR_DEED.search(words) or _DOUBT.search(words[: match.start()]):
        return None
    if _THIRD_PARTY.search(words[: match.end()]) or _OF_INSPECTION.search(words[: match.end()]):
        return None
    status = "in_progress" if _ONGOING.search(match.group()) else None
    return piece(page, "action_taken", unit.start + _clause(words, match.start()), unit.end, "done", status)


def _clause(words: str, at: int) -> int:
    """Where the clause begins that holds the trigger: after the last reporting "that"."""
    return max((m.end() for m in _REPORTED.finditer(words, 0, at)), default=0)
