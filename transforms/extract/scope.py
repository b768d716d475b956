"""In what sense a sentence speaks: asserted, denied, hoped for, planned, self-assessed, a scale explained, statistics.

Each test is a pattern over folded text, with the name under which a refused reading is reported.
"""

from __future__ import annotations

import re

# Refusals that look at the whole sentence: what it says is not what an inspectorate gave.
_SENTENCE = {
    "self_assessed": r"self[- ](?:assess|evaluat|rat|judg)|\bwe (?:assess|evaluat|grad|rat)e ourselves|own (?:assessment|judge?ment|rating|grad(?:e|ing)|view|opinion)|\bby (?:their|its|the|our) (?:users|parents|residents|members|carers|customers|auditors|visitors)\b|\bsef\b|(?:sef|self)[- ]judg|(?:judge|rate|grade|assesse|evaluate|assess|consider)[ds]? (?:itself|ourselves|themselves)",
    "audit": r"\baudit(?:s|ed|ing)?\b(?! (?:and|committee|&|commission|office))|case files? (?:sampled|reviewed|examined)|\bmock inspection|dip[- ]sampl|practice week|survey|questionnaire|satisfaction",
    "denied": r"\b(?:not|nor|never|hardly) (?:be |was it |is it )?(?:right|true|correct|accurate|the case)\b|\b(?:wrong|untrue|incorrect|mistaken|misleading) to (?:say|suggest|claim)\b",
    "peer": r"\bpeers? (?:thought|found|felt|considered|told|reported)|peer (?:team|review(?:ers)?) (?:thought|found|felt|considered)|\brag[- ]rat|rated (?:as )?(?:red|amber|green|blue)|food hygiene",
}
SENTENCE_REFUSALS = {name: re.compile(pattern) for name, pattern in _SENTENCE.items()}

_GRADE_WORD = r"(?:outstanding|good|requir\w+ improvement|adequate|inadequate|satisfactory)"
# The grading scale told, wherever in the sentence: three grade words side by side, with nothing between but commas.
_SCALE = re.compile(
    rf"{_GRADE_WORD}(?: to be good)?['\"]?(?:,|;| and| or|/| -| to)+ ['\"]?{_GRADE_WORD}(?: to be good)?['\"]?(?:,|;| and| or|/| -| to)+ ['\"]?{_GRADE_WORD}"
)
SCALE_WORDS = re.compile(
    r"\b(?:four|five|three|4|5)[ -](?:point|level|grade|tier)|levels? of|(?:rating|grading) (?:scale|system)|possible|scale|ranging from|ranges? from|either|one of (?:four|five|three)|one of:|"
    r"grades? (?:that|available)|(?:may|can|could|might) (?:be )?(?:give|award)|new grade|fifth grade"
)
# Counts and shares over many bodies, near the grade.
_MANY = re.compile(
    r"\d+(?:\.\d+)? ?(?:%|per ?cent\b)|(?:proportion|percentage|number|share|majority|half|third|quarter) (?:of|that|rated|judged|requiring|graded)|\b(?:most|all|many|few|some|several|other|only|\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|those|which|number of) (?:of (?:the )?\d* ?)?(?:[a-z-]+ ){0,3}(?:local authorities|authorities|councils|schools|settings|providers|care homes|nurseries|primaries|secondaries|boroughs|colleges|areas|services in)\b"
)
_MANY_AFTER = re.compile(
    r"^['\"]? or ['\"]?(?:good|better|outstanding|inadequate|requires)|^['\"]? (?:or|and) ['\"]?(?:better|above)|"
    r"^['\"]? (?:schools|settings|providers|authorities|local authorities|councils)\b"
)
_PLURAL_BODIES = re.compile(
    r"\b(?:schools|settings|providers|homes|nurseries|services|practices|authorities|councils|pupils|children|places)\b[^.;]{0,40}$"
)
_SHARE_AFTER = re.compile(r"^[^.;]{0,45}\d ?(?:%|per ?cent)")
_ALTERNATIVE = re.compile(rf"{_GRADE_WORD}['\"]? or ['\"]?$")
# "was one of only two authorities rated outstanding" tells of one, not of many
_ONE_OF = re.compile(
    r"\b(?:was|is|are|were|as|became|being|made it) (?:now )?(?:one of|among|the only|1 of|1 in)\b[^.;]{0,80}$"
)

# Refusals that look at the words just before the grade, within its clause.
_BEFORE = {
    "denied": r"\b(?:not|never|neither|nor|no longer|isn't|wasn't|weren't|aren't|rather than|instead of|cannot|without being|out of|lifted from|removed from|nothing less than|less than|short of|nearly|almost|close to|on the (?:cusp|verge|edge) of|far from|just missed)\b(?:(?! and (?:now|was|is|were|are|had|has)\b)[^,;:.]){0,40}$",
    "hypothetical": r"\b(?:would|could|should|might|may (?:be|have|not|also)|can|cannot|if|unless|had it|were it|in order to|so that|potential(?:ly)? (?:to|of|for)|what (?:a )?|what does|how to|whether|check(?:ed|ing|s)? that|ensur(?:e|ed|ing|es) that|make sure|need(?:s|ed)? to|require[sd]? to|able to|must|looks? like|what constitutes|definition of)\b[^;:]{0,60}$",
    "hoped": r"\b(?:aim(?:s|ed|ing)?|aspir\w+|ambition\w*|target\w*|journey|towards?|striv\w+|hop\w+|expect\w*|get(?:ting)? to|mov(?:e|es|ing) (?:from [a-z' ]{4,30} )?(?:in)?to|becom(?:e|es|ing)|transition\w*|progress(?:ing)? (?:from [a-z' ]{4,30} )?to(?:wards)?|improv(?:e|ing) (?:from [a-z' ]{4,30} )?to|on (?:the|its|our) (?:way|path|road|journey)|work(?:ing)? to(?:wards)?|plan(?:s|ned)?|goal|tak(?:e|ing) [a-z ]{3,25} to|vision|wish\w*|determin\w+|want(?:s|ed)? to|next|seek\w*|striving|deliver(?:ing)?|provid(?:e|ing)|achiev(?:e|ing)|will be|(?<!continued )(?<!continues )(?<!found )(?<!judged )(?<!deemed )(?<!considered )(?<!rated )to be(?! (?:found|judged|rated|graded)))\b[^;:]{0,45}$",
}
BEFORE_REFUSALS = {name: re.compile(pattern) for name, pattern in _BEFORE.items()}

# "concluded that the council should be rated" tells a grade, whatever its verb.
_CONCLUDED = re.compile(
    r"conclu\w+ (?:[a-z']+ ){0,8}(?:should|could) be (?:rated|judged|graded)\b[^;:.]{0,30}$"
)

# What follows an everyday adjective and no grade.
ORDINARY_AFTER = re.compile(
    r"['\"]? (?:practice|progress|quality|work|working|relationships?|news|idea|use|example|examples|outcomes?(?! (?:from|of) (?:the )?inspection)|start|level|levels|number|deal|job|understanding|knowledge|arrangements?|systems?|"
    r"reports?|result|results|support|care\b|management|leadership|governance|standards?|teaching|attendance|health|communications?|engagement|performance|foundation|basis|evidence|partnership|partnerships|"
    r"way|reasons?|range|time|match|thing|things|attainment|behaviour|service\b(?! (?:rating|judge))|services\b|social work|staff|staffing|schools?|parenting|parents?|planning|assessments?|decision|decisions|feedback|"
    r"enough|issues?|actions?|debts?|matters?|items?|balances?|amounts?|queries|questions?|recommendations?|resources?|resourc\w+|funding|notice|capacity|provision|training|supervision|oversight|housing|accommodation|"
    r"transport|facilities|opportunit\w+|morning|afternoon|evening|luck|grounds?|value|governors?|link|links|team|teams|transition|impact|points?|discussion|debate|to (?:see|hear|note|know|have|get)|that (?:the|we|it|there|they)\b|places?|response|responses|improvement|improvements|local|"
    r"educational|robust|early|joint|multi|effective|strategic|strong|open|clear|and (?:improving|effective|strong|timely|robust|consistent|clear|better|best)|or better|or above|leaders?|leader|practitioners?|achievement|achievements|collaboration|contribution|effort|efforts|help|morale|offer|experience|experiences|data|access|awareness|turnout|news)"
    r"(?!\w)"
)


def refused_sentence(words: str, start: int, end: int) -> str | None:
    """The reason why the grade at `words[start:end]` of a (folded) sentence is no judgement, or None."""
    for name, pattern in SENTENCE_REFUSALS.items():
        if pattern.search(words):
            return name
    if any(m.start() <= start < m.end() for m in _SCALE.finditer(words)) and SCALE_WORDS.search(words):
        return "scale"
    clause = max(words.rfind(mark, 0, start) for mark in (", ", "; ", ". ", " and ", " but "))
    share = _PLURAL_BODIES.search(words[:start]) and _SHARE_AFTER.match(words[end:])
    many = share or (
        _MANY.search(words, max(0, clause, start - 110), start) and not _ONE_OF.search(words[:start])
    )
    if many or _MANY_AFTER.match(words[end:]) or _ALTERNATIVE.search(words[:start]):
        return "statistics"
    return None


def refused_before(words: str) -> str | None:
    """The reason why a grade after these (folded) words of its clause is no judgement, or None."""
    if _CONCLUDED.search(words):
        return None
    return next((name for name, pattern in BEFORE_REFUSALS.items() if pattern.search(words)), None)
