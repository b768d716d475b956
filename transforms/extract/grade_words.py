"""The grade words of a unit, those of the scales that its page brings into play."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from transforms import sieve
from transforms.extract import vocabulary
from transforms.extract.units import Page, Unit

# Words that bring a grading scale into play beside the common one.
_SCALE_MARKS = {
    "estyn": sieve.compile(r"\bestyn\b"),
    "ciw": sieve.compile(r"\bciw\b|\bcssiw\b|care inspectorate wales"),
    "care_inspectorate": sieve.compile(r"care inspectorate(?! wales)"),
    "cqc_old": sieve.compile(r"annual performance assessment"),
    "csci": sieve.compile(r"\bcsci\b|commission for social care inspection"),
    "comprehensive": sieve.compile(r"comprehensive (?:performance|area) assessment|\bcpa\b"),
    "pamms": sieve.compile(r"\bpamms\b"),
    "housing": sieve.compile(r"social housing|regulatory judge?ment|consumer (?:grade|standard|rating)"),
    "report_card": sieve.compile(r"report[- ]cards?|expected standard|strong standard|urgent improvement"),
    "annual_rating": sieve.compile(
        r"children'?s services (?:annual )?(?:assessment|rating|profile)|annual (?:performance )?(?:assessment|rating)"
        r"|\b(?:rated|judged|graded|assessed|ratings?|grades?|scored)\b[^.;]{0,50}\bperform(?:s|ing)? ['\"]?(?:well|adequately|poorly|excellently)\b"
    ),
}
_CQC = sieve.compile(r"care quality commission|\bcqc\b|\bcsci\b")
_ITS_OLD_DAYS = sieve.compile(r"\b(?:2009|2010|annual performance)")


@dataclass(frozen=True, slots=True)
class GradeMention:
    """A grade word in the text; `marked` where quotes or a capital set it off."""

    code: str
    start: int
    end: int
    ordinary: bool
    marked: bool


@lru_cache(maxsize=1)
def _ordinary() -> dict[str, bool]:
    return {grade.code: grade.ordinary for grade in vocabulary.grades()}


def grade_mentions(page: Page, unit: Unit) -> list[GradeMention]:
    """All grade words of a unit, in order."""
    told = list(page.finditer(vocabulary.grade_pattern(), unit))
    if page.abbreviates is None:
        page.abbreviates = any(p.first(page.text) for p in vocabulary.grade_exact_pattern().parts)
    if page.abbreviates:
        told += vocabulary.grade_exact_pattern().finditer(page.text, unit.start, unit.end)
    if not told:
        return []
    found = (_grade(page, unit, match.lastgroup or "", *match.span()) for match in told)
    return sorted(
        (m for m in found if not (of := _scale_of()[m.code]) or of & _scales(page)), key=lambda m: m.start
    )


@lru_cache(maxsize=1)
def _scale_of() -> dict[str, frozenset[str]]:
    return {grade.code: frozenset(grade.scales) for grade in vocabulary.grades()}


def _scales(page: Page) -> set[str]:
    """The grading scales that the page's words bring into play beside the common one."""
    if page.scales is None:
        page.scales = {name for name, mark in _SCALE_MARKS.items() if mark.search(page.folded)}
        if (named := _CQC.search(page.folded)) and _ITS_OLD_DAYS.search(page.folded, named.end()):
            page.scales.add("cqc_old")
    return page.scales


def _grade(page: Page, unit: Unit, code: str, start: int, end: int) -> GradeMention:
    quoted = page.folded[start - 1 : start] in {"'", '"'} or page.folded[end : end + 1] in {'"'}
    quoted |= page.folded[end : end + 1] == "'" and "'" in page.folded[start:end]  # performed 'well'
    capital = page.text[start].isupper() and start > unit.start
    return GradeMention(code, start, end, _ordinary()[code], quoted or capital)
