"""Whether a grade word on a page is a grade that was given: the refusals, each with its reason."""

from __future__ import annotations

import re

from transforms import sieve
from transforms.extract import vocabulary
from transforms.extract.grade_words import GradeMention
from transforms.extract.judgements.joins import TO, gave_way
from transforms.extract.judgements.scope import SCALE_WORDS, refused_before, refused_sentence

CUE = vocabulary.saying("cue").pattern
STRONG = vocabulary.saying("strong").pattern
OF_INSPECTION = sieve.compile(r"ofsted|inspect|cqc|hmi|estyn|peel|judged|judge?ment|rated by|grading")
_CHANGED = vocabulary.saying("changed").pattern
# "the only council to go from inadequate to good", "congratulated staff on achieving a good rating": it did
_ONE_THAT = sieve.compile(
    r"\b(?:the (?:only|first)|one of)\b[^.;]{0,60}\bto (?:improve|move|go|rise|achieve|receive|get|gain|be (?:moved|upgraded|awarded|given|judged|rated)|have (?:improved|moved|gone|risen|achieved|received))\b[^.;]{0,60}$"
    r"|\b(?:congratulat|thank|prais|commend|applaud|pleased|delighted|proud|celebrat|tribute|well done)[^.;]{0,80}\b(?:on|for|at|by|in|of|to) (?:have |having |its |their |the )?(?:achiev(?:ed|ing|ement)|gain(?:ed|ing)|receiv(?:ed|ing)|obtain(?:ed|ing)|secur(?:ed|ing)|retain(?:ed|ing)|maintain(?:ed|ing)|attain(?:ed|ing)|been|being|gett?ing|got)\b(?! to)[^.;,]{0,50}$"
)
_FEATURES = re.compile(
    r"['\"]? (?:features?|elements?|areas?|aspects?|examples?|practice|judge?ments in|grades? (?:in|for) (?:some|several|two|three))\b"
)
_COUNT = sieve.compile(
    r"\b(?<!\bas )(?<!\bthis )(?<!\bthat )(?:(?!(?:19|20)\d\d\b)\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|some|most|many|few|number of)\s+(?:(?:being|were|are|was|as|judged|rated|graded|areas?|at|a|that|which|had|been)\s+)*['\"]?$"
)
_FOOTNOTE = re.compile(
    r"~ ?\d ?$"
)  # "Leadership, management and governance 1 Outstanding", as reports print it
_PLURAL_NOTHING = sieve.compile(
    r"\b(?:everything else|all else|others|the other (?:one|two|three|four)|areas?|parts|aspects?|features?|elements?|indicators?|categor(?:y(?! of ['\"]?$)|ies)|measures?|standards|cases|files|points|judge?ments|headings|themes|strands|progress (?:in|with|on)(?: [a-z]+){0,4}|remainder|rest|those)\b "
    r"(?:of [a-z' ]{1,40})?(?:(?:that|which|had|have|has|been|being|was|were|are|is|also|now|still|identified|judged|rated|graded|found|considered|deemed|as|to|be|categorised|marked|assessed)\s+)*['\"]?$"
)
# "a few areas that were judged overall as good": not the whole, whatever "overall" says
_AREAS_OVERALL = sieve.compile(
    r"\b(?:areas?|aspects?|features?|elements?|teams|parts|strands)(?: of (?:it|them|(?:the|its) [a-z]+))?(?: (?:that|which))?(?: (?:had been|were|was|being))? (?:judged|rated|graded|found|assessed|put|marked|scored|came out) overall (?:(?:as|to be) )?['\"]?$"
)
# "some teaching was deemed adequate", "it was in this one that the council had been given outstanding"
_PART_OF = re.compile(
    r"\b(?:some|certain|elements of|aspects of|parts of|much of) (?:of )?(?:the )?[a-z]+ (?:was|were|is|are|had been) (?:[a-z]+ ){0,3}['\"]?$"
    r"|\bit (?:was|is) in (?:this|that) (?:one|area|respect) (?:that )?[^,;]{0,50}$"
)
_DEGREE = sieve.compile(vocabulary.saying("degree").pattern.pattern + r"(?: an?)?\s+['\"]?$")
_JUDGED_OTHERWISE = re.compile(r" (?:to|as|by|good|outstanding|inadequate|adequate|requir\w+)\b")
_AMBITION = re.compile(
    r"\b(?:ambition|aspiration|aim|vision|goal|target|intention|intent|wish|desire|hope|determination|expectation|prospect|plan)s? (?:to|of|was|is|that|for)\b|\b(?:moving|heading|working) towards\b"
)
_GROUNDS = vocabulary.saying("grounds").pattern
_EVERYDAY = re.compile(r"['\"]? " + vocabulary.saying("everyday").pattern.pattern)
# "inadequate would mean", "an inadequate judgement in X would make", "a good rating had been within reach"
_IF_AFTER = re.compile(
    r"['\"]?(?: (?:judge?ment|rating|grade|outcome)(?: (?:in|for|of) [a-z ]{3,50}?)?)? (?:could|would|might|may (?:be|have|not)|cannot|can)\b"
    r"|['\"]? (?:judge?ment|rating|grade|outcome) (?:was|is|were|had been|seemed) (?:with)?in (?:easy |its |our )?(?:reach|sight|prospect|grasp)\b"
)
# A question's ground is asserted: "Given that the school was judged good, what ...?"
_GIVEN_THAT = re.compile(
    r"(?:[^,;:]{3,60}\b(?:asked|queried)(?: that)?,? )?(?:given that|since|as|because|in view of the fact that|now that)\b"
)
# "(C1 being the highest level, C4 the lowest)": a grade's place on the scale, in brackets or after a comma
_RANKED_BEFORE = re.compile(r"(?:[(,;:]|\bwith|\bwhere|\band) ?['\"]?$")
_RANKED = re.compile(
    r"['\"]? ?(?:(?:being|is|was|were|are|=|as|denotes|represents|means) )?(?:the |that was the )?(?:very )?(?:highest|lowest|best|worst|top|bottom|poorest)\b"
)
# "to gain an | outstanding | rating, providers must": what a grade takes
_TO_GAIN = re.compile(
    r"\bto (?:gain|achieve|obtain|reach|get|attain|receive|earn|be (?:awarded|given|rated|judged|graded))(?: an?)?(?: overall)?(?: (?:rating|grade|judge?ment) of)? ['\"]?$"
)
_WHAT_IT_TAKES = re.compile(
    r"['\"]?(?: (?:overall )?(?:judge?ment|rating|grade|grading|outcome))?,? (?:[a-z]+ ){1,4}?(?:must|should|need(?:s|ed)? to|ha[sd] to|have to|would have to)\b"
)
# "graded excellent for making a contribution", "achieving good in the 'staffing' domain": of no domain that is known
_FOR_DOING = re.compile(
    r"['\"]? (?:(?:for|at) (?!being\b|having\b|safeguarding\b|responding\b)[a-z]+ing\b|(?:in|for) the ['\"]?[a-z -]{3,40}['\"]? (?:domain|key question)\b)"
    # "to require improvement in the leaders and leaving care areas": of areas that it does not call by their names
    r"|['\"]? (?:in|for|across) the (?!(?:following|same|other|two|three|four|five|key|main|above|below|remaining)\b)[a-z' ]{4,50} areas\b"
    # "good in the domains of ...": not as a whole, though the page may break off before it names one
    r"|['\"]? (?:in|for|across|under) (?:the |these |those |all )?(?:[a-z]+ )?(?:domains?|areas?|judge?ments?|categor(?:y|ies)|headings?) of\b"
)
# "good in five areas and outstanding in one": it does not say in which
_IN_SOME = re.compile(
    r"['\"]?(?: (?:being |was |were |had been )?(?:given|awarded|received))? (?:in|for|across|on|under) (?:only |just |another |a further |the other |the remaining |each of the other |all of the other |(?:all|both) the other )?(?:(?:the )?(?:others?|rest|remainder)\b|(?:all |both )?(?:the )?(?:other|remaining) (?:judge?ments?|areas?|domains?|categories|grades|headings)\b|one|two|three|four|five|six|seven|eight|nine|ten|some|several|most|(?!(?:19|20)\d\d)\d{1,2})(?= (?:of|others?|areas?|domains?|judge?ments?|categor(?:y|ies)|aspects?|outcomes?|headings?|themes?)\b|[,;.)]|$)"
)
# What may follow a grade word that is one: the end of the clause, or words that go on about the judgement.
_STANDS_ALONE = re.compile(
    r"['\"]*(?:\s*(?:[,;:.)(|\t\n-]|$)|\s+(?:overall|for|in|across|with|and|but|by|at|on|as|while|whilst|under|against|throughout|again|or|unchanged|awards?|ratings?|judge?ments?|grad(?:e|es|ing)|outcomes?|status|services?|features|although|though|"
    r"which|because|given|following|during|since|from|to|when|where|the|despite|of|this|last|also|too|rather|having|is|was|were|being|than|so|had|has|have|that|category|position|standard|after|before|only|both|until|except|apart|prospects for improvement|capacity (?:to|for) improve(?:ment)?|"
    r"local|authority|provider|schools?|homes?|inspection|ofsted|respectively|it|they|we|there|its|if|not|report|(?:a|one|two|three|four|five|six|some|several|\d+) (?:months?|years?) (?:ago|earlier|before|previously))\b)"
)


# "the service gave | Inadequate | outcomes", as inspectors of fostering and adoption put it before 2010
_GAVE = re.compile(
    r"\b(?:service|agency) (?:gave|provided|provides|delivered|achieved|was providing|was giving) ['\"]?$"
)
_OUTCOMES = re.compile(r"['\"]? outcomes\b")


def is_replaced(folded: str, mention: GradeMention, floor: int) -> bool:
    """Whether the grade is the first of "from good to outstanding"."""
    return gave_way(folded, mention.start, floor)


def replaces(folded: str, first: GradeMention, second: GradeMention, floor: int) -> bool:
    """Whether the second grade is the one that the first gave way to: "from good | to outstanding"."""
    between = folded[first.end : second.start]
    return first.end <= second.start and is_replaced(folded, first, floor) and TO.match(between) is not None


_ASIDE = re.compile(
    r" \((?!(?:grade |level |score )?\d\))"
)  # a bracket that holds more than a grade's number


def _is_on_scale(words: str, offset: int, end: int, mentions: list[GradeMention]) -> bool:
    """Whether a sentence, up to a bracket behind the grade, speaks of the scale and has several grades of it."""
    aside = _ASIDE.search(words, end)
    told = words[: aside.start()] if aside else words
    codes = {m.code for m in mentions if m.start - offset < len(told)}
    return len(codes) > 2 and SCALE_WORDS.search(told) is not None


def why_not(
    words: str,
    offset: int,
    mention: GradeMention,
    mentions: list[GradeMention],
    clause: str,
    *,
    bound: bool,
    bound_after: bool,
    replaced: bool,
    paired: bool,
) -> str | None:
    """The reason why a grade word in a sentence is no grade given, or None.

    `words` is the folded sentence, which begins at `offset`; `clause` what stands before the grade in its clause;
    `bound` whether something that can be judged stands right beside it, `bound_after` right behind it, `paired` right
    before it with nothing but a dash or colon between; `replaced` whether it is one end of "from good to outstanding".
    """
    start, end = mention.start - offset, mention.end - offset
    tail = words[end:].lstrip("*_")
    if words.rstrip("\"'”’ ").endswith("?") and not ("," in tail and _GIVEN_THAT.match(words)):
        return "a question"
    if reason := refused_sentence(words, start, end):
        return reason
    if (_RANKED_BEFORE.search(words[:start]) and _RANKED.match(tail)) or _is_on_scale(
        words, offset, end, mentions
    ):
        return "scale"
    if replaced:
        return _why_not_replaced(words[:start], clause)
    if _FEATURES.match(tail) and any(m.end < mention.start for m in mentions):
        return "features of another grade"
    if _COUNT.search(clause) and not (bound_after or _FOOTNOTE.search(clause)):
        return "a count"
    unnamed = _PLURAL_NOTHING.search(clause) and not bound
    if (
        _PART_OF.search(clause)
        or unnamed
        or _AREAS_OVERALL.search(clause)
        or (_IN_SOME.match(tail) and not bound_after)
    ):
        return "of unnamed areas"
    if mention.code == "not_judged" and _JUDGED_OTHERWISE.match(tail):
        return "denied"
    if _IF_AFTER.match(tail) or (_TO_GAIN.search(clause) and _WHAT_IT_TAKES.match(tail)):
        return "hypothetical"
    if not bound_after and _FOR_DOING.match(tail):
        return "for something that is no domain"
    told = paired or mention.code == "not_judged" or _ONE_THAT.search(clause)
    if not told and (reason := _refused_by_clause(clause)):
        return reason
    return _why_ordinary(mention, clause, tail, bound_after) if mention.ordinary else None


def _why_not_replaced(before: str, clause: str) -> str | None:
    """Why one end of "from inadequate to good" was not given, by the words of its sentence and its clause before it."""
    if (reason := refused_before(clause)) in {"hypothetical", "denied", "of_a_class"}:
        return reason
    return None if _CHANGED.search(before) or _ONE_THAT.search(before) else "hoped"


def _refused_by_clause(clause: str) -> str | None:
    reason = refused_before(clause)
    if reason in {None, "denied", "likened", "left_to_do"}:
        return reason
    if grounds := [m.end() for m in _GROUNDS.finditer(clause)]:
        return _refused_by_clause(clause[grounds[-1] :])
    cue = [m.span() for m in STRONG.finditer(clause)]
    if cue and _AMBITION.search(clause, cue[-1][1]):
        return reason  # "had declared its ambition to be outstanding"
    if cue and reason == "hypothetical" == refused_before(clause[cue[-1][1] :]):
        return reason  # "the rating; a visit checks that the school is still good"
    return None if cue and not refused_before(clause[: cue[-1][0]]) else reason


def _why_ordinary(mention: GradeMention, clause: str, tail: str, bound_after: bool) -> str | None:
    """Why a word like "good" is an everyday adjective here: by what comes before or follows."""
    if _DEGREE.search(clause):
        return "everyday adjective"
    if mention.marked and tail[:1] in {"'", '"', "”", "’"}:
        return None
    if mention.marked and _GAVE.search(clause) and _OUTCOMES.match(tail):
        return None
    adjective = _EVERYDAY.match(tail)
    alone = mention.marked or bound_after or _STANDS_ALONE.match(tail)
    return None if not adjective and alone else "everyday adjective"
