"""The words that tie a grade to what it was given for, as patterns over folded text.

All are flat alternations of words parted by separators: linear whatever the text.
"""

from __future__ import annotations

import re

_SEP = r"[\s'\",:;()|/=-]"
_FILLERS = (
    "was|were|is|are|be|been|being|as|judged|rated|graded|found|assessed|deemed|to|now|also|has|have|had|remain|remains|remained|"
    "remaining|both|all|which|that|overall|still|considered|classed|concluded|services?|at|judge?ments?|of|a|an|the|it|by|ofsted|inspectors?|"
    "grades?|grading|rating|given|received|achieved|scored|areas?|domains?|section|again|each|they|these|having|come|came|out|children|young|"
    "people|families|performed|continues?|continued|categor(?:y|ies)|effectiveness|provision|practice|outcome|level|only|just|therefore|in|"
    "require[sd]?|for|themes?|result(?:ed)?|case|strand|alone|said|whole|likewise|similarly|accordingly|thus|consequently|hence|alike|however|too|though|this|rated|one|themselves|itself|already|provided|currently|further|s[58]|\\d+|evaluated|noted|placed|ofsted's|opinion|view|eyes"
)
# "A was judged good", "A: good", "A    good"
COPULA = re.compile(rf"{_SEP}*(?:(?:{_FILLERS}){_SEP}+)*")

_WORDS_FOR = (
    "all|both|each|every|of|the|its|our|their|following|areas?|domains?|categor(?:y|ies)|judge?ments?|key|three|two|four|five|six|other|these|sub|"
    "sub-judge?ments?|criteria|aspects?|services?|for|namely|quality|effectiveness|experiences?|outcomes?|progress|and|how|well|overall|inspection|seven|eight|nine|parts|peel|"
    "remaining|in|a|whether services were|whether they were|children|council|themes?|standards?|lines?|strands?|headings?|respects?|counts?|elements?|including|also|respect|grades?|"
    "ratings?|relation|to|regard|terms|as|work|provision|questions?|pillars?|sections?|local|authority|on|being|measures?|one|new|separate|"
    "that|were|made|is|say|whether it (?:is|was)|likewise|at|i\\.e\\.?|e\\.g\\.?|only|reached|met"
)
# "good | to the Council | for its help and protection", "outstanding | by Ofsted | for care leavers"
_TO_WHOM = r"(?:(?:to|by|from) (?:the |its |our )?(?:council|local authority|authority|county|city|borough|services?|department|ofsted|inspectors?|inspectorate|inspection team)['\" ]+)?"
# "in its work with care leavers", "in the way that it supports care leavers", "across the board, namely"
_AFTER_FOR = (
    r"(?:work|dealings) with|way (?:(?:that|in which) )?(?:it|they|the council) (?:supports?|supported|helps?|helped|protects?|protected|cares? for|cared for)|"
    r"arrangements?|support|board|inspected|s|first|second|third|fourth|fifth|last|final"
)
# "good for A", "2 (good) for A", "good in the following areas - A", "good had been given for A"
FOR = re.compile(
    r"['\" *]*(?:\(\d\) ?|\)(?= for ))?(?:(?:overall|rating|ratings|judge?ments?|grades?|grading|outcomes?|category|status|received|given|awarded|was|were|achieved|had|"
    r"been|has|have|is|the|verdict|result|also|likewise|similarly|again|only|both|each|reached|met|secured|made|issued)['\" ]+)*(?:(?:judge?ments|ratings|grades)(?=, for ))?"
    rf"{_TO_WHOM}"
    r"(?:,? ?(?:(?:these|those|that|this) (?:being|were|are|was)(?: that)?(?: for)?|namely|as to|for|in|across|within|under|on|against|regarding|in terms of|with respect to|at|around|as to|when it came to|being|of|including))\b"
    rf"[\s'\",:-]*(?:(?:{_WORDS_FOR}|{_AFTER_FOR})[\s'\",:;.()-]+)*"
)
# "A, B and C"; "A; in B; and in respect of C"
AND = re.compile(
    rf"[\s'\",;/&()·•-]*(?:(?:or|along|plus|both|that|those|together|had|was|did|\w{{1,3}}\)|(?:judge?ments?|areas?|domains?|categories):|{_WORDS_FOR})[\s'\",;/&()·•-]+)*(?:\d\.?|[a-z]\)|\([a-z]\)|\(?[ivx]+\))?\s*"
)
_AS = (
    r"['\",;]* (?:(?:as|and so|so)(?: too)? (?:(?:it|they) )?(?:was|were|is|are|did|do|does|had|has|have)(?: been)?(?: also| too)?"
    r"|(?:and )?(?:that )?(?:this|which|the same) (?:applie[ds]|went|goes|held|holds)(?: also| equally| likewise)?) "
)
# ", as were the grades for B", ", as it had been under each of the three headings which made it up: A": the same grade again
AS_WERE = re.compile(
    rf"{_AS}(?:that |those )?(?:(?:{_WORDS_FOR}|under|across|which|made|make|up|every|i\.e\.)[\s'\",:]+)*"
)
LIKEWISE = re.compile(r",? (?:likewise|similarly|the same)\b")
# ", as had each of the three areas which made it up:", above the list of them
AS_WAS_EACH = re.compile(rf"{_AS}(?:each|every one|all|both|the (?:other )?(?:two|three|four|five))\b")
# "two of the areas came out as good, these being A and B": whatever the count, they are named
BEING = r"(?:(?:these|those) (?:being|were|are)|namely)"
THESE_BEING = re.compile(rf"['\"]*,? {BEING}\b")
_GRADE_OF = r"(?:the |its |their |an? )?(?:(?:previous|last|earlier|former|(?:19|20)\d\d) ){0,2}(?:(?:overall |ofsted )?(?:rating|judge?ment|grade|grading|position)(?: of)?)?(?: an?)? ?['\"]?"
# "good in June, up from | inadequate", "outstanding; it was previously rated as | good": the grade that the same thing had before.
WAS_BEFORE = re.compile(
    r"['\"]?(?: overall| by (?:the )?(?:ofsted|inspectors|cqc))?(?: in (?:[a-z]+ )?(?:19|20)\d\d| in [a-z]+)?[,;(]? ?(?:and |but )?(?:(?:it|this|they|which) )?(?:having been|(?:was |were |had been |having been |having )?(?:previously|formerly))"
    r"(?: (?:it|they))?(?: was| were| had been| been)?(?: (?:judged|rated|graded|assessed|found))?(?: as| to be)?(?: an?)? ?['\"]?"
    r"|['\"]?(?: overall| rating| judge?ment| grade)?(?: (?:in|at|following|after|this) [a-z0-9 ]{1,40}?)?[,;(–-]? ?(?:(?:which|this|it) (?:was|is|had) )?(?:an? )?(?:clear |marked |significant |great |welcome )?"
    rf"(?:up|down|improv(?:ement|ed|ing)|(?:step|move)d? (?:up|down)|rise|risen|drop|fall|fallen|declined?|raised|up-?graded?|down-?graded?) (?:from|on) {_GRADE_OF}"
)
# "Good: A", "Good (4) - A", "Threes (good) - A"
COLON = re.compile(r"['\" ]*\)?(?: ?\(\d{1,2}\))? ?[:(–-]+['\" ]*(?:the )?")
SEVERAL = re.compile(r"\b(?:two|both|three|four)\b")  # bodies counted out, that are named or told apart
ALONE = re.compile(r"[\s'\".,:;()*|-]*")
OF_THE = re.compile(
    r"[\s,]*(?:(?:of|for|the|services?|its|their)\s+)*"
)  # "overall effectiveness | of the | service"

# "all four judgements were good": the areas are named elsewhere, if at all
ALL_OF_THEM = re.compile(
    r"\b(?:all|each|every|both|the (?:three|four|five|six))\b[a-z' ]{0,40}\b(?:judge?ments?|areas?|categories|domains|grades?|headings?|strands?|lines|questions|ratings?|standards)\b"
    r"|\ball (?:three|four|five|six)(?= (?:were|was|are|had been|have been)\b)"  # named in the sentence before
)
# "good in all areas": given to areas that are not named here
UNNAMED = re.compile(
    r"['\" ]*(?:rating|judge?ment|grade)?s? ?(?:in|across|for|under) (?:all|both|every|each|the (?:three|four|five|six|majority)|most|many|several|some|one|two|three|four|five|six|seven|eight|nine|ten|(?!(?:19|20)\d\d)\d+|nearly all|almost all)\b[^.;]{0,40}?"
    r"\b(?:sub-?)?(?:areas?|domains?|categor(?:y|ies)|judge?ments?|aspects?|headings?|criteria|grades?|strands?|standards?|themes?)\b"
    r"|['\" ]*(?:in|across|under) (?:all|every one|each)(?: of (?:them|these|those)| three| four| five| six)?(?=[.,;)]|$)"
)
_FROM_TO = re.compile(
    r"\bfrom (?:an? |being |its |the |their )?(?:(?:previous|last|earlier|old|former|original|first) )?(?:inspection and )?(?:overall )?(?:(?:rating|grade|judge?ment|position) of )?['\"]?$"
)
TO = re.compile(
    r"^['\"]?(?:, which [^,.;]{0,90},)?(?: rating| grade| judge?ment| overall)? (?:\(?in (?:[a-z]+ )?\d{4}\)? |at (?:the|its) (?:last|previous) inspection )?(?:(?:and |and then |then |and now |and on |on )?to|through(?: to)?|via) (?:now |at present |currently )?(?:an? |be |being )?(?:overall )?(?:rating of |grade of |judge?ment of )?['\"]?$"
)
# "the agency, inspected in October, was satisfactory"; "the Board, reviewed beside it, required improvement"
_ASIDE = re.compile(
    r", (?:which (?:was|had been) )?(?!and\b|or\b|which\b|who\b)[a-z][^,;.]{3,50},(?= (?:(?:was|were|had|has|is|are)\b|$))"
    r"|, which (?:was|were|had been|had|is|are|do|does|did|counts?|counted|sits|sat|stands|stood|shares?|shared|came|made) [^,;.]{3,90},(?= (?:was|were|had|has|is|are)\b)"
    r"|,? (?:which (?:was|had been) )?(?:last )?inspected [^,;.]{3,50},(?= (?:was|were|had|has)\b)"
    r"|, (?:which (?:was|were|had been) )?(?:reviewed|inspected) [^,;.]{3,60},(?= (?:also|too)\b)"
    r"| (?:reviewed|inspected|visited) [^,;:.]{3,60}(?=: )"
    r"| (?:was|were|had been) (?:also )?(?:reviewed|inspected) [^,;.]{3,50} and (?=$|requires |required )"
)
CLAUSE_BREAK = re.compile(
    r"[;:](?=\s)|[.?]\s|,? (?:but|although|whilst|while|however|whereas|because|so that|which meant|and that)\b"
)


def gave_way(folded: str, at: int, floor: int) -> bool:
    """Whether the grade at a place is the first of "from good to outstanding", in words from `floor` on."""
    return _FROM_TO.search(folded, max(floor, at - 60), at) is not None


def links(folded: str, end: int, start: int) -> bool:
    """Whether the words between a thing and a grade say that it was given it; a bare comma says nothing."""
    aside = _ASIDE.match(folded, end, start)
    end = aside.end() if aside else end
    return COPULA.fullmatch(folded, end, start) is not None and folded[end:start].strip(" '\"") != ","
