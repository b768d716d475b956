"""The names of bodies that a sentence calls one by one: before their grade, behind it, or told of before."""

from __future__ import annotations

import re

from transforms.extract.body_names import Name, is_name
from transforms.extract.grade_words import GradeMention
from transforms.extract.judgements.roll_members import MEMBER, MEMBER_WITH_BRANCH, NAME, listed, name_of
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.units import Page, Unit

# The day or month of the inspection between a name and its grade: "Hill School - 12 March 2024 - Good".
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAYS = rf"\d{{1,2}}(?:st|nd|rd|th)?(?: {_MONTH})?(?: ?(?:[-–&]|and|to) ?\d{{1,2}}(?:st|nd|rd|th)?)? {_MONTH}"
_DAY = rf"(?:(?:{_DAYS}|{_MONTH}),? (?:19|20)\d\d|{_DAYS}|\d{{1,2}}[/.]\d{{1,2}}[/.](?:19|20)?\d\d)"
_A_DAY = re.compile(_DAY)
# Between the last name and its grade: nothing but words that give one.
_WERE_GIVEN = re.compile(
    r"(?: [-–])?(?:,? (?:schools?|colleges?|centres?|homes?|academ(?:y|ies)|nurser(?:y|ies)|settings?|providers?|services?|which|who|all|both|each|also|were|was|is|are|had|have|has|been|being|currently|recently|lately|just|unfortunately|sadly|pleasingly|initially|eventually|finally|again|then|now|subsequently|since|still|previously|formerly|originally|once|"
    r"remains?|remained|continued?|continues|to|be|judged|rated|graded|found|deemed|assessed|classed|as|at|an?|the|won|climbed|climbing|steadily|fell|fallen|rose|slipped|brought|raised|again|back|their|its|overall|maintained|maintain|retained|retain|kept|achieved|received|gained|awarded|given|obtained|secured|"
    r"ratings?|grad(?:e|ing)s?|judge?ments?|of|by|ofsted|cqc|moved|improved|improvement|trajectory|gone|went|risen|fallen|dropped|declined|downgraded|upgraded|up|down|from|came|come|out|with|inspected|inspections?|visited|recent|latest|saw|and|stated|confirmed|concluded|that|this|it"
    rf"|(?:(?:on|in) )?{_DAY}))*:? ['\"]?"
)
_GIVES = re.compile(
    r"\b(?:judged|rated|graded|found|deemed|assessed|classed|trajectory|maintain(?:ed)?|retain(?:ed)?|kept|achieved|received|gained|awarded|given|obtained|secured|remain(?:s|ed)?|moved|improved|gone|went|risen|fallen|dropped|declined|won|climbed|fell|rose|slipped|brought|raised|"
    r"downgraded|upgraded|ratings?|grad(?:e|ing)s?|judge?ments?|was|were|(?:had|has) (?:previously |formerly |once )?been|came|continue[ds]?)\b"
)
# Between the grade and the first name behind it.
_LEAD_WORDS = (
    r"(?:,? (?:overall|ratings?|grad(?:e|ing)s?|judge?ments?|schools?|homes?|academ(?:y|ies)|nurser(?:y|ies)|settings?|providers?|services?|were|are|was|is|being|namely|the|following|by|ofsted|cqc|for|to|at|their|recent|"
    r"most|latest|inspections?|this|term|included|including|include|in|those|these|\(\d+\)))*"
)
# "outstanding schools in the borough were"
_WHERE = r"(?:(?: (?:overall|schools?|homes?|academies|nurseries|settings|providers|services|centres))* (?:in|across|within|of) (?:the |our |this )?[a-z'-]+(?: area)?(?=:| (?:were|are|was|is|being|include[ds]?|namely)\b))?"
_ARE = re.compile(rf"['\"]?{_WHERE}{_LEAD_WORDS}(?:(?P<bracket> \()|(?P<colon> ?[:–-]|,)? )")
# "the only school rated inadequate was", "the other good school is": one, and it is named
_ONLY_ONE = re.compile(r"\b(?:only|one|sole|first|second|third|last|other|remaining|next)\b[^,;:.]{0,40}$")
_BRANCH = re.compile(r"[a-z], [A-Z]\w+ [A-Z]\w+ [-–] $")  # "one service, Hill Care - | Dale Road"
_RATING_FOR = re.compile(
    r"\b(?:rating|grade|judge?ment) (?:for|at) (?:the )?$"
)  # "the | good | CQC rating for Hill Lodge"
_IS = re.compile(r".*\b(?:was|is|being) $")
# What kind of inspection stands in such a place: "Hill House (full inspection, 3 May) - Good".
_VISIT = (
    r"(?:(?:full|short|interim|key|graded|ungraded|section [58]|s[58]|first|latest|last|most recent|annual|announced|unannounced|ofsted|cqc|estyn|sccif)[, ]+)*"
    r"(?:(?:re-?)?inspect(?:ions?|ed)|visit(?:s|ed)?|full|interim)"
)
_PAIR = re.compile(
    rf"(?:(?: ?[-–:,(])?(?: ?{_VISIT})?:?,?(?: (?:on|in|of))? *{_DAY}\)?(?: ?(?:\(|[-–:;] |\t|, )| +)| ?[-–,(] ?{_VISIT}\)?(?: ?[-–:] |, )| ?(?:\(|[-–:] |\t|, ))"
    r"(?:(?:section |s)[58](?: ?[-–:,])? )?['\"‘“]?(?:overall |now |remains? |remained |judged |rated |graded |was |formerly |previously |once |(?:up|down|improved|declined|moved up|moved down) from )*['\"‘“]?"
)
# "good | , as was Elm Lodge", "good | and so had Elm Lodge"
_ALIKE = re.compile(
    r"['\"]?(?: overall)?,? (?:as|(?:and )?so)(?: too)? (?:was|were|had|has|have|did|is|are)(?: (?:both|all|also|previously))? (?:that of |those of |the )?"
)
_AND_PARTICIPLE = re.compile(r",? and (?:judged|rated|graded|deemed|assessed|classed)\b")
_JOINED_TO = re.compile(
    r"\b(?:was|were|is|had been|has been) [^.;]{0,40}\b(?:to|with|by|from|near|beside|at) (?:the )?$"
)
_PAIR_ENDS = re.compile(
    r"['\"’”]?(?: overall)?(?: (?:in|across) (?:all|every) [a-z]+)? ?(?:[);,.]|[-–] |\((?:[a-z]+[, ]+)*(?:previously|formerly|was|requires|good|outstanding|inadequate|adequate|satisfactory)\b|$|and\b)"
)
_DOES = re.compile(
    r",?(?: meanwhile,| which| who)? (?:had|has|have|was|were|is|are|received|maintained|retained|achieved|kept|moved|improved|remained)\b"
)
_NEXT_CLAUSE = re.compile(r"(?:,|;) (?:and |while |whilst |but )(?=[A-Z])")
_ALL_WERE = re.compile(
    r"(?:they |these |those )?(?:(?:all|both|each)(?: (?:of (?:them|these)|two|three|four|five|six))?(?: (?:of )?(?:the |these |those )?(?:homes|schools|units|settings|centres|nurseries|providers))?|they|these|the (?:two|three|four|five|six)) (?:had (?:all |both )?been|have (?:all |both )?been|were|are|was)(?: all| both)? (?:judged|rated|graded|found)(?: to be| as)? ['\"]?"
)
_BOTH_HOMES = re.compile(
    r"both (?:of )?(?:the |these |those )?(?:homes|schools|units|settings|centres|nurseries|providers)\b"
)
_BOTH = 2  # homes
_FAR = 9  # sentences before "both homes" in which the two are named
_DASH = re.compile(r" ?[-–] ")
# "Hill House, | which takes four children, | was found to be": what is said of the body beside its grade.
_ASIDE = re.compile(
    r", (?:which|(?:last |most recently |previously |re-?)?(?:inspected|visited)|an?|the|our|its|one of|formerly|part of|run by|based) [^,;.:()]{3,80}(?=, (?:was|were|had|has|have|is|are|now|also|received|achieved|got|remain(?:s|ed)|rated|judged|graded|good|outstanding|inadequate|requires|adequate|satisfactory)\b)"
)
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_A_COUNT = rf"(?P<count>{'|'.join(_COUNTS)})"
COUNT = re.compile(rf"\b{_A_COUNT}\b")
_THIS_ONE = re.compile(
    r"\b(?:this|that|the) (?:setting|school|home|nursery|academy|provider|centre|college|practice|pre-?school)\b"
)
_ABOUT = re.compile(
    rf"\b(?:about|on|of|for|regarding|concerning|with regard to|in relation to|[Tt]urning to|respect of) (?:the )?(?P<name>{NAME}),"
)
_THESE_WERE = re.compile(
    rf"(?:(?:these|those|they)|(?:the|these|those) {_A_COUNT})(?: [a-z]+){{0,3}}?(?: (?:were|are|being)(?: as follows)?:?|:) (?:the )?"
)


def _is_object(folded: str, start: int, name: int, between: str) -> bool:
    """Whether the name only ends what is told of another body: "the Centre was joined to Oak School and rated good"."""
    if not _AND_PARTICIPLE.match(between):
        return False
    return _JOINED_TO.search(folded, start, name) is not None


def names_before(sentence: Sentence, floor: int, mention: GradeMention, goes_on: bool) -> list[Name]:
    """The names that end right before the words that give the grade, or the one right before the grade itself.

    `goes_on` says that grades were given before in the sentence, whose verb can be left out ("A was good and B outstanding").
    """
    found = _names_before(sentence, floor, mention, goes_on, MEMBER)
    if not found or (len(found) == 1 and _BRANCH.search(sentence.page.text, floor, found[0].start)):
        return _names_before(sentence, floor, mention, goes_on, MEMBER_WITH_BRANCH) or found
    return found


def _names_before(
    sentence: Sentence, floor: int, mention: GradeMention, goes_on: bool, member: re.Pattern[str]
) -> list[Name]:
    text, folded = sentence.page.text, sentence.page.folded
    best: list[Name] = []
    edge = floor
    for match in member.finditer(text, floor, mention.start):
        if (best and match.start() < edge) or _A_DAY.match(folded, match.start()):
            continue
        names, end = listed(text, match, mention.start, member_of=member)
        aside = _ASIDE.match(folded, end, mention.end)
        between = " " + folded[aside.end() + 2 : mention.start] if aside else folded[end : mention.start]
        edge = aside.end() if aside else end
        if len(names) == 2 and _DASH.match(between) and _is_place(text, *names):
            names = names[:1]
        pair = _PAIR.fullmatch(between) and _PAIR_ENDS.match(folded, mention.end, sentence.unit.end)
        if pair:
            best = names[-1:]
        elif (
            names
            and _WERE_GIVEN.fullmatch(between)
            and (
                _is_given(between, folded, mention)
                or (goes_on and between.strip(" '\"") in {"", "as", "a", "an"})
            )
        ):
            best = [] if _is_object(folded, sentence.unit.start, names[0].start, between) else names
    return best


def _is_given(between: str, folded: str, mention: GradeMention) -> bool:
    """Whether a word that gives grades stands before one, or the grade is a verb of its own ("Holt required improvement")."""
    return _GIVES.search(between) is not None or folded.startswith(("requires ", "required "), mention.start)


def _is_place(text: str, name: Name, last: Name) -> bool:
    """Whether the second of two names only tells where the first is: "The Old Mill, Ashmere - Good"."""
    return text[name.end : last.start] == ", " and " " not in last.text


def names_behind(sentence: Sentence, mention: GradeMention, ceiling: int) -> list[Name]:
    """The names that a grade is followed by, with nothing else before the end of the sentence or a semicolon."""
    text = sentence.page.text
    lead = _ARE.match(sentence.page.folded, mention.end, ceiling)
    first = MEMBER.match(text, lead.end(), ceiling) if lead else None
    if lead is None or first is None:
        return []
    names, end = listed(text, first, ceiling)
    closed = (
        end == sentence.unit.end
        or text[end : end + 1] in {".", ";", ")"}
        or text.startswith((" and ", ", and ", ", who ", ", which "), end)
    )
    folded = sentence.page.folded
    single = _RATING_FOR.search(lead.group()) or (
        _IS.fullmatch(lead.group()) and _ONLY_ONE.search(folded, sentence.unit.start, mention.start)
    )
    marked = lead["bracket"] or lead["colon"] not in {None, ","} or single
    return names if closed and (len(names) > 1 or marked) else []


def names_alike(sentence: Sentence, mention: GradeMention, ceiling: int) -> list[Name]:
    """The names of those that a sentence says were given the same grade ("A was rated good, as were B and C")."""
    text = sentence.page.text
    lead = _ALIKE.match(sentence.page.folded, mention.end, ceiling)
    first = MEMBER.match(text, lead.end(), ceiling) if lead else None
    return listed(text, first, ceiling)[0] if first else []


def names_told_of(sentence: Sentence, stop: int) -> list[Name]:
    """The names that the clauses up to `stop` begin with, each before a verb ("A and B had breaches, and C was late")."""
    text, start = sentence.page.text, sentence.unit.start
    found: list[Name] = []
    for begin in [start, *(m.end() for m in _NEXT_CLAUSE.finditer(text, start, stop))]:
        first = MEMBER_WITH_BRANCH.match(text, begin, stop)
        names, end = listed(text, first, stop, member_of=MEMBER_WITH_BRANCH) if first else ([], begin)
        if not (names and _DOES.match(sentence.page.folded, end, stop)):
            if begin == start:
                return []
            continue
        found += names
    return found


def name_meant(sentence: Sentence, floor: int, mention: GradeMention) -> list[Name]:
    """The one name that a sentence is about, where "this setting" or "the school" is the subject of the grade."""
    text, folded = sentence.page.text, sentence.page.folded
    said = list(_THIS_ONE.finditer(folded, floor, mention.start))
    between = folded[said[-1].end() : mention.start] if said else ""
    if not (said and _WERE_GIVEN.fullmatch(between) and _is_given(between, folded, mention)):
        return []
    about = [name_of(m) for m in _ABOUT.finditer(text, sentence.unit.start, said[-1].start())]
    return about if len(about) == 1 and is_name(about[0].text) else []


def names_told_after(sentence: Sentence, mention: GradeMention) -> list[Name]:
    """The names of the next sentence, where it tells who the counted bodies of this one are ("Two were good. These were A and B")."""
    page, unit = sentence.page, sentence.unit
    counted = COUNT.search(page.folded, sentence.clause_start(mention.start), mention.start)
    if counted is None or unit.index + 1 >= len(page.units):
        return []
    after = page.units[unit.index + 1]
    lead = _THESE_WERE.match(page.folded, after.start, after.end)
    first = MEMBER.match(page.text, lead.end(), after.end) if lead else None
    if lead is None or first is None or lead["count"] not in {None, counted["count"]}:
        return []
    names, end = listed(page.text, first, after.end)
    whole = not page.text[end : after.end].strip(" .;")
    return names if whole and len(names) == _COUNTS.index(counted["count"]) + 1 else []


def names_told_before(sentence: Sentence, mention: GradeMention) -> list[Name]:
    """The names that end the sentence before, where "All were rated good" speaks of them.

    "Both homes were rated good" speaks of the last two that a sentence ended with, some sentences before.
    """
    page, unit = sentence.page, sentence.unit
    said = _ALL_WERE.fullmatch(page.folded, unit.start, mention.start)
    if not unit.index or said is None:
        return []
    both = _BOTH_HOMES.match(said.group()) is not None
    for before in reversed(page.units[max(0, unit.index - (_FAR if both else 1)) : unit.index]):
        names = _names_at_end(page, before)
        if len(names) > 1 and (not both or len(names) == _BOTH):
            return names
    return []


def _names_at_end(page: Page, unit: Unit) -> list[Name]:
    """The names of a list that ends a sentence."""
    for match in MEMBER.finditer(page.text, unit.start, unit.end):
        names, end = listed(page.text, match, unit.end, strict=False)
        if len(names) > 1 and not page.text[end : unit.end].strip(" .;:"):
            return names
    return []
