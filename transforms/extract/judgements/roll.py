"""Bodies named one by one with their grades: "A, B and C were judged good", "rated good: A, B", "A (good)", a heading over names.

Where an item is about schools, homes or providers, one grade is often given to many of them. What is read here is
strict: names, then nothing but words that give a grade, or the grade, then nothing but names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from transforms.extract import vocabulary
from transforms.extract.judgements.columns import is_over_names
from transforms.extract.judgements.given import STRONG
from transforms.extract.judgements.joins import ALONE, FOR, TO
from transforms.extract.judgements.scope import refused_sentence
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.things import Thing
from transforms.extract.mentions import Found, GradeMention, bodies, grade_mentions
from transforms.extract.names import Name, is_initials, is_name, subject_of
from transforms.extract.units import Unit

_WORD = r"(?:St\.|[A-Z][\w'’&/-]*(?:\.[\w'’]+)*|\d{1,3}(?= [A-Z])|\([A-Z]\w+\)(?= [A-Z]))"
_SMALL = r"(?:of|the|on|upon|le|with|for|at)"
_KIND_WORDS = r"(?:(?:[Cc]hildren['’]s|[Cc]are|[Nn]ursing|[Rr]esidential) [Hh]omes?|[Nn]ursery|[Pp]re-?school|[Pp]rimary|[Ss]chool|[Aa]cademy)"
_NAME = rf"(?:The )?{_WORD}(?:[ \u00a0](?:{_WORD}|{_SMALL}(?:[ \u00a0]the)?(?=[ \u00a0][A-Z]))){{0,8}}(?:[ \u00a0]{_KIND_WORDS})?"
_NOTE = r"(?:,? \((?![^()]*\b[Gg]ood\b)[^()]{1,60}\))?"
_PLACE = r"(?: in [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)?"
_MEMBER = re.compile(rf"(?P<name>{_NAME}){_PLACE}{_NOTE}")
# ... with the branch that a provider names behind a dash ("Hill Care - Dale Road"), where no grade can stand there.
_MEMBER_WITH_BRANCH = re.compile(
    rf"(?P<name>{_NAME}(?: [-–] (?!(?:Good|Outstanding|Requires|Inadequate|Adequate|Satisfactory|Excellent|Poor|Section|Full|Overall)\b){_NAME})?){_PLACE}{_NOTE}"
)
_NEXT = re.compile(r"(?:[,;] and |[,;] & |[,;]\s+| and | & )(?:also |at |the )?")
_SAINT = re.compile(r"(?:St\.?|Sts|SS|Saint|Our|Holy|All|Christ)\b[^,;]*")
# Between the last name and its grade: nothing but words that give one.
_WERE_GIVEN = re.compile(
    r"(?: [-–])?(?:,? (?:schools?|colleges?|centres?|homes?|academ(?:y|ies)|nurser(?:y|ies)|settings?|providers?|services?|which|who|all|both|each|also|were|was|is|are|had|have|has|been|being|recently|again|then|now|subsequently|since|still|previously|formerly|originally|once|"
    r"remains?|remained|continued?|continues|to|be|judged|rated|graded|found|deemed|assessed|classed|as|at|an?|the|their|its|overall|maintained|maintain|retained|retain|kept|achieved|received|gained|awarded|given|obtained|secured|"
    r"ratings?|grad(?:e|ing)s?|judge?ments?|of|by|ofsted|cqc|moved|improved|improvement|trajectory|gone|went|risen|fallen|dropped|declined|downgraded|upgraded|up|down|from|came|come|out|with|inspected|saw|and|stated|confirmed|concluded|that|this|it))*:? ['\"]?"
)
_GIVES = re.compile(
    r"\b(?:judged|rated|graded|found|deemed|assessed|classed|trajectory|maintain(?:ed)?|retain(?:ed)?|kept|achieved|received|gained|awarded|given|obtained|secured|remain(?:s|ed)?|moved|improved|gone|went|risen|fallen|dropped|declined|"
    r"downgraded|upgraded|ratings?|grad(?:e|ing)s?|judge?ments?|was|were|(?:had|has) (?:previously |formerly |once )?been|came|continue[ds]?)\b"
)
# Between the grade and the first name behind it.
_ARE = re.compile(
    r"['\"]?(?:,? (?:overall|ratings?|grad(?:e|ing)s?|judge?ments?|schools?|homes?|academ(?:y|ies)|nurser(?:y|ies)|settings?|providers?|services?|were|are|was|is|being|namely|the|following|by|ofsted|cqc|for|to|at|their|recent|"
    r"most|latest|inspections?|this|term|included|including|include|in|those|these|\(\d+\)))*(?:(?P<bracket> \()|(?P<colon> ?[:–-]|,)? )"
)
# The day or month of the inspection between a name and its grade: "Hill School - 12 March 2024 - Good".
_DAY = r"(?:(?:\d{1,2}(?:st|nd|rd|th)?(?: ?(?:[-–&]|and|to) ?\d{1,2}(?:st|nd|rd|th)?)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (?:19|20)\d\d|\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d)"
_A_DAY = re.compile(_DAY)
_PAIR = re.compile(
    rf"(?:(?: ?[-–:,(])?(?: ?(?:inspected|visited))?(?: (?:on|in))? ?{_DAY}\)?)?"
    r" ?(?:\(|[-–:] |\t|, )(?:(?:section |s)[58](?: ?[-–:,])? )?['\"‘“]?(?:overall |now |remains? |remained |judged |rated |graded |was |formerly |previously |once )*['\"‘“]?"
)
_AND_PARTICIPLE = re.compile(r",? and (?:judged|rated|graded|deemed|assessed|classed)\b")
_JOINED_TO = re.compile(
    r"\b(?:was|were|is|had been|has been) [^.;]{0,40}\b(?:to|with|by|from|near|beside|at) (?:the )?$"
)
_PAIR_ENDS = re.compile(
    r"['\"’”]?(?: overall)?(?: (?:in|across) (?:all|every) [a-z]+)? ?(?:[);,.]|\((?:previously|formerly|was)\b|$|and\b)"
)
_BEFORE_IT = re.compile(
    r"['\"]?(?: overall)?(?: in (?:[a-z]+ )?(?:19|20)\d\d| in [a-z]+| last [a-z]+)?,? having (?:previously |formerly |last )?been(?: judged| rated| graded| found)?(?: to be| as)? ['\"]?|"
    r"['\"]?,?(?: up| down)? from (?:an? |its |their |the )(?:(?:previous|earlier|last|prior) )(?:overall )?(?:(?:rating|grade|judge?ment) of )?['\"]?|"
    r"['\"]?(?:[,;] ?\(?| \(| ?[-–] ?)(?:previously|formerly|was|up from|down from|from|before)(?: rated| judged)? ['\"]?"
)
# "(had been) downgraded from its previous overall rating of", "no change following a previous rating of"
_FORMER = re.compile(
    r"\b(?:from|following|after|against|with|on|despite) (?:an? |its |their |the )(?:previous|earlier|last|prior) (?:overall )?(?:(?:ratings?|grades?|judge?ments?)(?: of| as| was)? )?['\"]?$"
)
# "rated inadequate two years ago, but is now rated as"
_BUT_NOW = re.compile(
    r"['\"]?(?: overall)?(?: (?:a few|a couple of|\w+) years? (?:ago|earlier|previously|before)| in (?:19|20)\d\d| at (?:its|the|their) (?:last|previous) inspection)?,? "
    r"(?:but|and|though)(?: (?:it|they|which))? (?:was|is|were|are|had|has|have)(?: (?:now|since|been|recently|subsequently|then))+(?: (?:judged|rated|graded|found|assessed))?(?: to be| as)? ['\"]?"
    r"|['\"]?(?: overall)?,? (?:(?:but|and|though) )?(?:(?:was|is|were|are) )?now (?:(?:judged|rated|graded|found|assessed) )?(?:(?:to be|as) )?['\"]?"
)
_DOES = re.compile(
    r",?(?: meanwhile,| which| who)? (?:had|has|have|was|were|is|are|received|maintained|retained|achieved|kept|moved|improved|remained)\b"
)
_NEXT_CLAUSE = re.compile(r"(?:,|;) (?:and |while |whilst |but )(?=[A-Z])")
_KIND_ONLY = re.compile(
    r"(?:Residential|Nursing|Care|Day|Support|Dementia|Rehabilitation) (?:Home|Care|Centre|Unit)"
)
_ALL_WERE = re.compile(
    r"(?:they |these |those )?(?:(?:all|both|each)(?: (?:of (?:them|these)|two|three|four|five|six))?|they|these|the (?:two|three|four|five|six)) (?:had (?:all |both )?been|have (?:all |both )?been|were|are|was)(?: all| both)? (?:judged|rated|graded|found)(?: to be| as)? ['\"]?"
)
_DASH = re.compile(r" ?[-–] ")
_LIST_LINE = re.compile(rf"(?P<name>{_NAME}(?: (?:and|&|[-–]) {_NAME})*)(?=$|[,;.]|[ \u00a0]?[(–-]|: )")
_WHETHER = re.compile(r"\b(?:whether|if|unless)\b[^,;:.]*$")
_COUNTED = re.compile(r" ?\((\d{1,2})\)\W*$")
_LONGEST_HEADING = 160  # characters


@dataclass(frozen=True, slots=True)
class Called:
    """A grade of one body that is named; `before` where the body has another grade now."""

    mention: GradeMention
    thing: Thing
    rule: str
    before: bool = False


def read_roll(sentence: Sentence, mentions: list[GradeMention]) -> list[Called]:
    """The grades of a sentence that were given to bodies named one by one, or in the list that it heads."""
    kind = _kind_of(sentence)
    if refused_sentence(sentence.words, 0, 0) or sentence.words.endswith("?"):
        return []
    if len(mentions) == 1 and (kind or sentence.topic.inspectorate == "cqc"):
        names = _names_told_before(sentence, mentions[0])
        if names:
            of = kind or "care_provider"
            return [Called(mentions[0], _thing(sentence, name, of), "all_of_roll") for name in names]
    if not kind:
        return []
    if below := list(_names_below(sentence, mentions, kind)):
        return below
    called: list[Called] = []
    for index in range(len(mentions)):
        clause = sentence.page.folded[sentence.clause_start(mentions[index].start) : mentions[index].start]
        if _WHETHER.search(clause):
            continue
        called += _called(sentence, mentions, index, kind, called)
    return called


def _called(
    sentence: Sentence, mentions: list[GradeMention], index: int, kind: str, before: list[Called]
) -> Iterator[Called]:
    """The bodies that one grade of a sentence was given to."""
    mention, folded = mentions[index], sentence.page.folded
    last = mentions[index - 1] if index else None
    if last and (same := [c for c in before if c.mention is last]):
        between = folded[last.end : mention.start]
        if _BEFORE_IT.fullmatch(between):
            yield from (Called(mention, c.thing, c.rule, before=True) for c in same)
            return
        if TO.match(between) or _BUT_NOW.fullmatch(between):
            yield from (Called(mention, c.thing, "grade_that_replaced") for c in same)
            return
    if _is_for_concept(sentence, mention):
        return  # "X was judged good for leadership": no grade of the whole
    floor = last.end if last else sentence.unit.start
    ceiling = mentions[index + 1].start if index + 1 < len(mentions) else sentence.unit.end
    if names := _names_before(sentence, floor, mention, bool(before)):
        was = _BEFORE_IT.match(folded, names[-1].end, mention.start) is not None
        yield from (Called(mention, _thing(sentence, n, kind), "roll_then_grade", was) for n in names)
    elif not before and _FORMER.search(folded, sentence.unit.start, mention.start):
        names = _names_told_of(sentence, mention.start)
        yield from (Called(mention, _thing(sentence, n, kind), "former_of_roll", True) for n in names)
    elif names := _names_behind(sentence, mention, ceiling):
        yield from (Called(mention, _thing(sentence, n, kind), "grade_then_roll") for n in names)


def _is_object(folded: str, start: int, name: int, between: str) -> bool:
    """Whether the name only ends what is told of another body: "the Centre was joined to Oak School and rated good"."""
    if not _AND_PARTICIPLE.match(between):
        return False
    return _JOINED_TO.search(folded, start, name) is not None


def _is_for_concept(sentence: Sentence, mention: GradeMention) -> bool:
    return any(
        t.is_concept and FOR.fullmatch(sentence.page.folded, mention.end, t.start) is not None
        for t in sentence.things
        if t.start >= mention.end
    )


def _kind_of(sentence: Sentence) -> str:
    """The kind of named bodies (a subject's code) that a sentence can call: its own words', else the item's."""
    unit = sentence.unit
    here = [b.code for b in bodies(sentence.page, unit.start, unit.end) if vocabulary.subject(b.code).named]
    if here:
        return here[0]
    return sentence.topic.subject if vocabulary.subject(sentence.topic.subject).named else ""


def _thing(sentence: Sentence, name: Name, kind: str) -> Thing:
    if is_initials(name.text, sentence.page.text):
        return Thing("overall", name.start, name.end, Found(kind, name.start, name.end))
    told = subject_of(name, sentence.topic.subject) or kind
    return Thing("overall", name.start, name.end, Found(told, name.start, name.end), name=name.text)


def _names_before(sentence: Sentence, floor: int, mention: GradeMention, goes_on: bool) -> list[Name]:
    """The names that end right before the words that give the grade, or the one right before the grade itself.

    `goes_on` says that grades were given before in the sentence, whose verb can be left out ("A was good and B outstanding").
    """
    text, folded = sentence.page.text, sentence.page.folded
    best: list[Name] = []
    edge = floor
    for match in _MEMBER.finditer(text, floor, mention.start):
        if (best and match.start() < edge) or _A_DAY.match(folded, match.start()):
            continue
        names, end = _listed(text, match, mention.start)
        between = folded[end : mention.start]
        edge = end
        if len(names) == 2 and _DASH.match(between) and _is_place(text, *names):
            names = names[:1]
        pair = _PAIR.fullmatch(between) and _PAIR_ENDS.match(folded, mention.end, sentence.unit.end)
        if pair:
            best = names[-1:]
        elif (
            names
            and _WERE_GIVEN.fullmatch(between)
            and (_is_given(between, folded, mention) or (goes_on and between.strip(" '\"") in {"", "as"}))
        ):
            best = [] if _is_object(folded, sentence.unit.start, names[0].start, between) else names
    return best


def _is_given(between: str, folded: str, mention: GradeMention) -> bool:
    """Whether a word that gives grades stands before one, or the grade is a verb of its own ("Holt required improvement")."""
    return _GIVES.search(between) is not None or folded.startswith(("requires ", "required "), mention.start)


def _is_place(text: str, name: Name, last: Name) -> bool:
    """Whether the second of two names only tells where the first is: "The Old Mill, Ashmere - Good"."""
    return text[name.end : last.start] == ", " and " " not in last.text


def _names_behind(sentence: Sentence, mention: GradeMention, ceiling: int) -> list[Name]:
    """The names that a grade is followed by, with nothing else before the end of the sentence or a semicolon."""
    text = sentence.page.text
    lead = _ARE.match(sentence.page.folded, mention.end, ceiling)
    first = _MEMBER.match(text, lead.end(), ceiling) if lead else None
    if lead is None or first is None:
        return []
    names, end = _listed(text, first, ceiling)
    closed = (
        end == sentence.unit.end
        or text[end : end + 1] in {".", ";", ")"}
        or text.startswith((" and ", ", and ", ", who ", ", which "), end)
    )
    marked = lead["bracket"] or lead["colon"] not in {None, ","}
    return names if closed and (len(names) > 1 or marked) else []


def _names_told_of(sentence: Sentence, stop: int) -> list[Name]:
    """The names that the clauses up to `stop` begin with, each before a verb ("A and B had breaches, and C was late")."""
    text, start = sentence.page.text, sentence.unit.start
    found: list[Name] = []
    for begin in [start, *(m.end() for m in _NEXT_CLAUSE.finditer(text, start, stop))]:
        first = _MEMBER_WITH_BRANCH.match(text, begin, stop)
        names, end = _listed(text, first, stop, member_of=_MEMBER_WITH_BRANCH) if first else ([], begin)
        if not (names and _DOES.match(sentence.page.folded, end, stop)):
            if begin == start:
                return []
            continue
        found += names
    return found


def _listed(
    text: str, first: re.Match[str], stop: int, *, strict: bool = True, member_of: re.Pattern[str] = _MEMBER
) -> tuple[list[Name], int]:
    """A list of names from its first member on, and where it ends; none where, `strict`, a member is no body's name."""
    names, end = [_name(first)], first.end()
    while (parted := _NEXT.match(text, end, stop)) and (member := member_of.match(text, parted.end(), stop)):
        name = _name(member)
        if (
            _SAINT.fullmatch(names[-1].text) and names[-1].kind is None and parted.group() in {" and ", " & "}
        ) or (_is_one_name(text[names[-1].start : name.end], parted.group(), name)):
            name = Name(text[names[-1].start : name.end], names[-1].start, name.end)
            names.pop()
        names.append(name)
        end = member.end()
    return ([], end) if strict and any(not is_name(name.text) for name in names) else (names, end)


def _is_one_name(words: str, joint: str, last: Name) -> bool:
    """Whether two members are one name: "X & Y Pupil Referral Unit" of the council X & Y, "Nursing and Residential Home"."""
    if joint not in {" and ", " & "}:
        return False
    if _KIND_ONLY.fullmatch(last.text):
        return True
    pattern, _ = vocabulary.authority_pattern()
    council = pattern.match(words)
    return council is not None and joint in council.group()


def _name(match: re.Match[str]) -> Name:
    return Name(match["name"].replace("\u00a0", " "), *match.span("name"))


def _names_told_before(sentence: Sentence, mention: GradeMention) -> list[Name]:
    """The names that end the sentence before, where "All were rated good" speaks of them."""
    page, unit = sentence.page, sentence.unit
    if not unit.index or not _ALL_WERE.fullmatch(page.folded, unit.start, mention.start):
        return []
    before = page.units[unit.index - 1]
    for match in _MEMBER.finditer(page.text, before.start, before.end):
        names, end = _listed(page.text, match, before.end, strict=False)
        if len(names) > 1 and not page.text[end : before.end].strip(" .;:"):
            return names
    return []


def _names_below(sentence: Sentence, mentions: list[GradeMention], kind: str) -> Iterator[Called]:
    """The names in the list under a heading that tells a grade and names no body itself."""
    unit, page = sentence.unit, sentence.page
    if len(mentions) != 1 or unit.end - unit.start > _LONGEST_HEADING:
        return
    if _is_former(page.folded[unit.start : mentions[0].start]):
        return
    if ALONE.fullmatch(page.folded, mentions[0].end, unit.end) is None and not _heads(sentence, mentions[0]):
        return
    children = page.children(unit)
    tells = STRONG.search(sentence.words) or bodies(page, unit.start, unit.end)
    if not (children or tells or is_over_names(sentence)):
        return
    counted = _COUNTED.search(sentence.words)  # "Providers rated 'Good' overall (2)": the next two lines
    for line in children or islice(_lines_below(sentence), int(counted[1]) if counted else None):
        found = _LIST_LINE.match(page.text, line.start, line.end)
        told = _names_told_of(Sentence(page, sentence.topic, line), line.end) if children or counted else []
        if not told and found and is_name(found["name"]):
            told = [_name(found)]
        now = [
            m
            for m in grade_mentions(page, line)
            if m.marked and not _is_former(page.folded[line.start : m.start])
        ]
        if now or not told:
            return
        yield from (Called(mentions[0], _thing(sentence, name, kind), "roll_below_grade") for name in told)


def _is_former(words: str) -> bool:
    return _BEFORE_IT.search(words) is not None or _FORMER.search(words) is not None


def _heads(sentence: Sentence, mention: GradeMention) -> bool:
    """Whether only the like of "overall (3):" or "by Ofsted:" follows the grade of a heading."""
    tail = sentence.page.folded[mention.end : sentence.unit.end]
    return re.fullmatch(r"['\"]?(?: [a-z]+){0,5}(?: ?\(?\d*\)?) ?[:–-]?", tail) is not None


def _lines_below(sentence: Sentence) -> Iterator[Unit]:
    page, unit = sentence.page, sentence.unit
    for line in page.after(unit):
        if line.section != unit.section or line.end - line.start > _LONGEST_HEADING or not line.first:
            return
        yield line
