"""In what sense a sentence speaks: asserted, denied, hoped for, planned, self-assessed, a scale explained, statistics.

Each test is a pattern over folded text, with the name under which a refused reading is reported.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transforms import sieve
from transforms.dates import MONTHS
from transforms.extract import vocabulary

_SENTENCE_REFUSALS = {name: saying.pattern for name, saying in vocabulary.refusals("sentence").items()}

_GRADE_WORD = r"(?:outstanding|good|requir\w+ (?:significant )?improvement|adequate|inadequate|satisfactory|unsatisfactory|excellent|poor|well|weak|fair|promising|uncertain)"
# The grading scale told, wherever in the sentence: three grade words side by side, with nothing between but commas.
_SCALE = sieve.compile(
    rf"\b(?:{_GRADE_WORD}(?: to be good)?['\"]?(?:,|;| and| or|/| -| to)+ ['\"]?){{2,4}}{_GRADE_WORD}"
)
# The housing regulator's letters told as a scale: "from C1 to C4", "C4 being the lowest", "C1, C2, C3 or C4".
_LETTERS = sieve.compile(
    r"\bc[1-4]['\"]? ?(?:to|-|–|through) ?['\"]?c[1-4]\b|\bc[1-4]['\"]? (?:being|is|was|as|represent(?:s|ed|ing)|mean(?:s|t|ing)|=) (?:the |a |an |very )?(?:highest|lowest|best|worst|most|top|bottom|strongest|weakest|serious)\b"
    r"|\bc[1-4](?:(?:,| or| and|/)+ ?c[1-4]){2,3}\b|\bc[1-4],? (?:the )?(?:best|worst|highest|lowest)[^.;]{0,12}\bc[1-4]\b"
)
SCALE_WORDS = vocabulary.saying("scale").pattern
ONE_IN = r"\bone in (?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b"
"""A share told as "one in ten", as a pattern."""
# Counts and shares over many bodies, near the grade.
_MANY = sieve.compile(
    r"\d+(?:\.\d+)? ?(?:%|per ?cent\b)|"
    rf"{ONE_IN}|"
    r"(?:proportion|percentage|number|share|majority|half|third|quarter) (?:of|that|having|(?:had|have) been|were|rated|judged|requiring|graded|$)|\b(?:over|under|nearly|almost|around|about|than) (?:a |one |two )?(?:half|thirds?|three[- ]quarters|quarters?)\b|\b(?:most|all|many|few|some|several|other|only|(?!(?:19|20)\d\d\b)\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|those|which|number of) (?:of (?:the )?\d* ?)?(?:[a-z-]+ ){0,3}(?:local authorities|authorities|councils|schools|settings|providers|care homes|nurseries|primaries|secondaries|boroughs|colleges|areas|services in)\b|"
    r"\b(?:(?<!of )(?<!in )\d{2,3}(?! (?:"
    rf"{MONTHS}"
    r")\b)|most|many|few|some|several) (?:of (?:the )?\d* ?)?(?:[a-z-]+ ){0,2}(?:services|forces|partnerships|trusts|homes)\b"
    # "support for providers with inadequate ratings": of all that have one
    r"|\b(?:schools|settings|providers|homes|nurseries|services|practices|locations|academies|centres|authorities|councils|those) (?:with|that ha(?:d|ve)|which ha(?:d|ve)|having|holding) (?:an? |overall |current )*['\"]?$"
    # "most care in the city remained", "11 whose overall rating is", "2 gave a rating of", "one council was rated"
    r"|\bmost (?:of (?:the |our )?)?(?:care|provision|support|teaching)\b|\b(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) (?:whose|with an) (?:overall |current |latest |cqc |ofsted )*(?:rating|grade|judge?ment) (?:is|was|of)\b"
    r"|\b(?!(?:19|20)\d\d\b)\d{1,3} (?:had |have )?(?:gave|given|got|had|have|received|achieved|were given) (?:an? )?(?:overall )?(?:rating|grade|judge?ment)s? of ['\"]?$"
    r"|\b(?:one|1) (?:council|authority|local authority|borough) (?:was|is|had been|has been) (?:rated|judged|graded)\b"
    # "six single children's centres judged to be": of more than two, which it does not name
    r"|\b(?:(?<!of )(?<!in )(?<!\d)[3-9]|three|four|five|six|seven|eight|nine|ten) (?:[a-z'-]+ ){0,2}(?:centres|schools|homes|settings|providers|nurseries|academies|colleges|surgeries|practices)\)?"
    r" (?:(?:were|are|have been|had been|being|(?:that|which) were) )?(?:judged|rated|graded|found|deemed|assessed)\b"
)
_GIVEN_APART = re.compile(
    r" with (?:(?!were\b|was\b|are\b|is\b|had\b|has\b|have\b)[a-z']+ ){1,9}(?:rated|judged|graded|deemed|assessed)\b"
)
_MANY_AFTER = re.compile(
    r"^['\"]? or ['\"]?(?:good|better|outstanding|inadequate|requires|satisfactory|adequate)\b|^['\"]? (?:or|and) ['\"]?(?:better|above|below|worse|lower|less)\b|"
    r"^['\"]? (?:schools|settings|providers|authorities|local authorities|councils)\b"
)
_PLURAL_BODIES = sieve.compile(
    r"\b(?:schools|settings|providers|homes|nurseries|services|practices|authorities|councils|pupils|children|places)\b[^.;]{0,40}$"
)
_SHARE_AFTER = re.compile(r"^[^.;]{0,45}\d ?(?:%|per ?cent)")
_ALTERNATIVE = re.compile(rf"{_GRADE_WORD}['\"]? or ['\"]?$")
_OR = (" or ", " or '", ' or "')
# "was one of only two authorities rated outstanding" tells of one, not of many
_ONE_OF = sieve.compile(
    r"\b(?:was|is|are|were|as|became|being|made it) (?:now )?(?:one of|among|the only|1 of|1 in)\b[^.;]{0,80}$"
)

# What stands before a grade reaches so far into its clause, and not over a verb of its own ("no longer X and is now").
_BEFORE_REFUSALS = {
    name: sieve.compile(
        rf"{saying.pattern.pattern}(?:(?! and (?:now|was|is|were|are|had|has|have|judged|rated|graded|gave)\b)[^{saying.stops}]){{0,{saying.reach}}}$"
    )
    for name, saying in vocabulary.refusals("before").items()
}

# "concluded that the council should be rated" tells a grade, whatever its verb.
_CONCLUDED = sieve.compile(
    r"conclu\w+ (?:[a-z']+ ){0,8}(?:should|could) be (?:rated|judged|graded)\b[^;:.]{0,30}$"
)


def refused_sentence(words: str, start: int, end: int) -> str | None:
    """The reason why the grade at `words[start:end]` of a (folded) sentence is no judgement, or None."""
    if reason := _refused_throughout(words):
        return reason
    scale = next((m for m in _SCALE.finditer(words) if m.start() <= start < m.end()), None)
    if scale and (SCALE_WORDS.search(words) or len(set(re.findall(_GRADE_WORD, scale.group()))) > 3):
        return "scale"
    if any(m.start() <= start < m.end() for m in _LETTERS.finditer(words)):
        return "scale"
    clause = max(words.rfind(mark, 0, start) for mark in (", ", "; ", ": ", ". ", " and ", " but "))
    apart = words.rfind(
        " with ", 0, start
    )  # "good in three of four areas with care leavers judged inadequate"
    clause = max(clause, apart) if _GIVEN_APART.search(words, max(apart, 0), start) else clause
    share = _PLURAL_BODIES.search(words, 0, start) and _SHARE_AFTER.match(words[end:])
    many = share or (
        _MANY.search(words, max(0, clause, start - 110), start) and not _ONE_OF.search(words, 0, start)
    )
    alternative = words.endswith(_OR, 0, start) and _ALTERNATIVE.search(words[:start])
    if many or alternative or _MANY_AFTER.match(words[end:]):
        return "statistics"
    return None


@lru_cache(256)  # asked for each grade of a sentence
def _refused_throughout(words: str) -> str | None:
    """The reason why no grade in a (folded) sentence is a judgement, or None."""
    return next((name for name, pattern in _SENTENCE_REFUSALS.items() if pattern.search(words)), None)


def refused_before(words: str) -> str | None:
    """The reason why a grade after these (folded) words of its clause is no judgement, or None."""
    if _CONCLUDED.search(words):
        return None
    return next((name for name, pattern in _BEFORE_REFUSALS.items() if pattern.search(words)), None)
