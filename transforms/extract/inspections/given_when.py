"""The date of the inspection that gave a grade, as the grade's own words tell it."""

from __future__ import annotations

import re
from dataclasses import replace

from transforms.dates import When, find_dates
from transforms.extract import vocabulary
from transforms.extract.authority import authorities
from transforms.extract.inspections.dating import opens_with
from transforms.extract.inspections.register import Register
from transforms.extract.judgements.claim import Claim
from transforms.extract.mentions import dates_of

# A date right behind a grade or its verb: "judged inadequate in January 2020".
_GIVEN_IN = re.compile(
    r"['\"]? of |['\"]?(?: overall)? (?:at|in) (?:its|the|their) |(?![^.;:]{0,30}\b(?:re-?visit|as (?:it|they|in|at|the)\b))[^.;:]{0,30}\b(?:in|by ofsted in|at its inspection in|following (?:an|the|its) inspection in) "
    r"(?:spring |summer |autumn |winter |early |late )?"
    # "excellent for standards and for attitudes to learning in 2019", "its good when Ofsted called on 3 December"
    r"|['\"]? for (?:(?!(?:would|will|was|were|had|has|which|when|who|but|since|while|until|by|then|up|than|year)\b)[a-z'-]+,? ){1,14}in (?:early |late )?"
    r"|['\"]?,? when (?:ofsted|inspectors|cqc|estyn|it|they) (?:last |was |were )*(?:called|came|visited|inspected|returned|looked at it)(?: again)? (?:on|in) (?:the )?"
)
# "had been judged | in November 2018 | to be unsatisfactory": between the verb and the grade
_JUDGED_IN = re.compile(
    r"\b(?:judged|rated|graded|found|assessed)(?: by [a-z' ]{3,30})?,? in (?:early |late )?$"
)
_TO_BE = re.compile(r",? (?:to be|as)(?: (?:overall|still|also))? ['\"]?")
# "Holt had been rated good in 2018 and Wells as good | in the same year"
_SAME_YEAR = re.compile(
    r"['\"]?,? (?:later |earlier |also )?in (?:(?:the )?(?:spring|summer|autumn|winter) of )?(?:the same|that) year\b"
)
# "the judgement given in the report of 3 March": the report's date, behind the grade or before it.
_PAPER = r"(?:report|letter|round(?: [a-z0-9]+)?|annual (?:[a-z'-]+ ){0,3}(?:assessment|rating|profile))"
_IN_REPORT = re.compile(
    rf"\b(?:in|by|from|with) (?:(?:the|its|their|a|an) )?(?:[a-z0-9']+ ){{0,3}}?{_PAPER}"
    r"(?: of| dated| from|,? (?:which (?:was|had been) )?(?:issued|published)(?: by [a-z]+)? (?:on|in))? (?:the )?$"
)
# Behind a grade, words that turn to another inspection: "good, where that of 2019 had found", "good, up from ... in 2019".
TURNS = re.compile(
    r";|\b(?:where(?:as)?|while|whilst|but|although|though|unlike|against|up from|compar\w+ (?:to|with)|in contrast|"
    r"having (?:previously |last |formerly )?been|improv\w+ (?:on|from|upon|since)|better than|worse than)\b"
)
_OPENS_CLAUSE = re.compile(
    r"(?:,|;|\b(?:and|but|then|whilst|while))(?: then| again)? (?:in|at|by|from) (?:early |late |mid-?|the (?:spring|summer|autumn|winter) of )?$"
)
# "Oak School | 3 and 4 May 2024 - Good"
_BESIDE_NAME = re.compile(
    r"(?: *\([^()]{1,40}\))? *[,(:–-]? *(?:(?:full|short|interim|key|graded|ungraded|first|latest|last|announced|unannounced|ofsted|cqc),? )*"
    r"(?:inspected |visited |inspection |visit )?(?:on |in )?"
)
_AFTER_INSPECTION = re.compile(
    r",? (?:after|following) (?:an?|the|its) (?:[a-z]+ ){0,2}inspection (?:in|of|on) "
)
_NEAR = 100  # characters between a grade and the date behind it
_LONGEST_CLAUSE = 160  # characters between a grade and the date of its report
_WHEN_GIVEN = re.compile(
    r",? (?:when|where|in which) [^.;]{0,110}| and (?:was |were )?(?:judged|rated|graded|found|assessed)(?: as| to be)? ['\"]?|"
    r" (?:judged|rated|graded|found|assessed) (?:them|it|us|(?:its|our|their|the) (?:children's )?(?:services?|council|authority|home|school))(?: as| to be)? ['\"]?|\)? ?[-–:(] ?['\"]?"
    r"|,? with (?:an? |the )?(?:overall )?(?:judge?ment|rating|grade|grading|outcome|verdict|result) of ['\"]?"
)


def date_of(register: Register, claim: Claim) -> tuple[str, When] | None:
    """The date that a claim's own words tell, with its role."""
    complete, folded, unit = register.calendar.complete, register.page.folded, claim.unit
    if claim.when:
        return "on_site", complete(claim.when)
    if claim.column and (told := find_dates(claim.column.title(), claim.column)):
        return "on_site", complete(told[0])
    for when in dates_of(register.page, unit):
        if _is_of_report(folded, claim, when):
            return "published", complete(when)
        if (
            claim.called
            and not claim.before
            and claim.name
            and _BESIDE_NAME.fullmatch(folded, claim.start + len(claim.name), when.start)
        ):
            return "on_site", complete(when)
        floor = max(claim.at, claim.end) if claim.end <= when.start else claim.at
        between = folded[floor : when.start]
        elsewhere = authorities(register.page.text, floor, when.start) if floor < when.start else []
        beyond = elsewhere or vocabulary.grade_pattern().search(folded, floor, when.start)
        if 0 <= when.start - claim.at < _NEAR and _GIVEN_IN.fullmatch(between) and not beyond:
            return "on_site", complete(when)
        until = folded[when.end : claim.at]
        if until and _TO_BE.fullmatch(until) and _JUDGED_IN.search(folded, unit.start, when.start):
            return "on_site", complete(when)
        if when.end <= claim.at and (
            opens_with(register.page, unit, when, claim.at) or _WHEN_GIVEN.fullmatch(until)
        ):
            return "on_site", complete(_of_own_clause(register, claim, when))
    return _of_same_year(register, claim)


def _of_same_year(register: Register, claim: Claim) -> tuple[str, When] | None:
    """The year told before a claim, where its own words go back to it."""
    if not _SAME_YEAR.match(register.page.folded, claim.end, claim.unit.end):
        return None
    told = [when for when in dates_of(register.page, claim.unit) if when.end <= claim.at and when.last[0]]
    year = (told[-1].last[0], 0, 0) if told else None
    return ("on_site", replace(told[-1], first=year, last=year)) if year else None


def _of_own_clause(register: Register, claim: Claim, opening: When) -> When:
    """The date of a claim's clause, where one stands behind that of the sentence ("and in 2019 it was good", "since 2019, when")."""
    folded = register.page.folded
    later = [
        when
        for when in dates_of(register.page, claim.unit)
        if opening.end < when.start and when.end <= claim.at
        and (_OPENS_CLAUSE.search(folded, opening.end, when.start) or _WHEN_GIVEN.fullmatch(folded, when.end, claim.at))
        and not vocabulary.grade_pattern().search(folded, when.end, claim.at)
    ]  # fmt: skip
    return later[-1] if later else opening


def _is_of_report(folded: str, claim: Claim, when: When) -> bool:
    """Whether a date in a claim's clause is that of the report which gave the grade."""
    if not _IN_REPORT.search(folded, max(claim.unit.start, when.start - 90), when.start):
        return False
    if _AFTER_INSPECTION.match(folded, when.end, claim.unit.end):
        return False  # whose own date is told
    between = folded[when.end : claim.at] if when.end <= claim.at else folded[claim.end : when.start]
    return len(between) < _LONGEST_CLAUSE and not TURNS.search(between)
