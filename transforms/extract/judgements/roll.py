"""Bodies named one by one with their grades: "A, B and C were judged good", "rated good: A, B", "A (good)", a heading over names.

Where an item is about schools, homes or providers, one grade is often given to many of them. What is read here is
strict: names, then nothing but words that give a grade, or the grade, then nothing but names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from transforms.extract.body_names import Name, is_initials, is_name, subject_of
from transforms.extract.grade_words import GradeMention, grade_mentions
from transforms.extract.judgements.given import STRONG
from transforms.extract.judgements.joins import ALONE, FOR, TO
from transforms.extract.judgements.over_lines import is_over_names
from transforms.extract.judgements.roll_kind import kind_called
from transforms.extract.judgements.roll_members import NAME, name_of
from transforms.extract.judgements.roll_names import (
    name_meant,
    names_alike,
    names_before,
    names_behind,
    names_told_after,
    names_told_before,
    names_told_of,
)
from transforms.extract.judgements.scope import ONE_IN, refused_sentence
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.things import Thing
from transforms.extract.judgements.whole_lines import is_grade
from transforms.extract.mentions import Found, bodies
from transforms.extract.units import Unit

_BEFORE_IT = re.compile(
    r"['\"]?(?: overall)?(?: in (?:[a-z]+ )?(?:19|20)\d\d| in [a-z]+| last [a-z]+)?(?:"
    r",? having (?:previously |formerly |last )?been(?: judged| rated| graded| found)?(?: to be| as)? ['\"]?|"
    r"['\"]?,?(?: up| down)? from (?:an? |its |their |the )(?:(?:previous|earlier|last|prior) )?(?:overall )?(?:(?:rating|grade|judge?ment) of )?['\"]?|"
    r"['\"]?(?:[,;] ?\(?| \(| ?[-–:] ?)(?:previously|formerly|was|(?:up|down|improved|declined|moved up|moved down) from|from|before)(?: rated| judged)? ['\"]?)"
)
# "(had been) downgraded from its previous overall rating of", "no change following a previous rating of"
_FORMER = re.compile(
    r"\b(?:from|following|after|against|with|on|despite) (?:an? |its |their |the )(?:previous|earlier|last|prior) (?:overall )?(?:(?:ratings?|grades?|judge?ments?)(?: of| as| was)? )?['\"]?$"
    # "received a rating of good, a downgrade on its overall rating of"
    r"|\b(?:downgrade|upgrade|improvement|drop|fall|rise|advance) (?:on|from) (?:an? |its |their |the )(?:(?:previous|earlier|last|prior) )?(?:overall )?(?:rating|grade|judge?ment) of ['\"]?$"
)
# "rated inadequate two years ago, but is now rated as"
_BUT_NOW = re.compile(
    r"['\"]?(?: overall)?(?: (?:a few|a couple of|\w+) years? (?:ago|earlier|previously|before)| in (?:19|20)\d\d| at (?:its|the|their) (?:last|previous) inspection)?,? "
    r"(?:but|and|though)(?: (?:it|they|which))? (?:was|is|were|are|had|has|have)(?: (?:now|since|been|recently|subsequently|then))+(?: (?:judged|rated|graded|found|assessed))?(?: to be| as)? ['\"]?"
    r"|['\"]?(?: overall)?\)?,? (?:(?:but|and|though) )?(?:(?:was|is|were|are) )?now (?:(?:judged|rated|graded|found|assessed) )?(?:(?:to be|as) )?['\"]?"
)
_LIST_LINE = re.compile(rf"(?P<name>{NAME}(?: (?:and|&|[-–]) {NAME})*)(?=$|[,;.]|[ \u00a0]?[(–-]|: )")
_WHETHER = re.compile(r"\b(?:whether|if|unless)\b[^,;:.]*$")
_IN_TEN = re.compile(ONE_IN)
_COUNTED = re.compile(r" ?\((\d{1,2})\)\W*$")
_ANNOUNCED = re.compile(r"\b(?:following|these|those|below|as follows|listed)\b")
_LONGEST_HEADING = 160  # characters
_REPLACED = "grade_that_replaced"


@dataclass(frozen=True, slots=True)
class Called:
    """A grade of one body that is named; `before` where the body has another grade now, `between` where it had one before, too."""

    mention: GradeMention
    thing: Thing
    rule: str
    before: bool = False
    between: bool = False


def read_roll(sentence: Sentence, mentions: list[GradeMention]) -> list[Called]:
    """The grades of a sentence that were given to bodies named one by one, or in the list that it heads."""
    kind = kind_called(sentence)
    if _IN_TEN.search(sentence.words):
        return []
    if refused_sentence(sentence.words, 0, 0) or sentence.words.endswith("?"):
        return []
    if len(mentions) == 1 and (kind or sentence.topic.inspectorate == "cqc"):
        names = names_told_before(sentence, mentions[0])
        if names:
            of = kind or "care_provider"
            return [Called(mentions[0], _thing(sentence, name, of), "all_of_roll") for name in names]
    if not kind:
        return []
    if below := list(_names_below(sentence, mentions, kind)):
        return below
    if mentions and (told := names_told_after(sentence, mentions[0])):
        return [Called(mentions[0], _thing(sentence, name, kind), "told_after_count") for name in told]
    called: list[Called] = []
    for index in range(len(mentions)):
        if _WHETHER.search(sentence.clause_to(mentions[index])):
            continue
        more = list(_called(sentence, mentions, index, kind, called))
        if more and more[0].rule == _REPLACED:  # "from inadequate | to good | and now to outstanding"
            gone = mentions[index - 1]
            called = [
                replace(c, before=True, between=True) if (c.mention, c.rule) == (gone, _REPLACED) else c
                for c in called
            ]
        called += more
    return called


def _called(
    sentence: Sentence, mentions: list[GradeMention], index: int, kind: str, before: list[Called]
) -> Iterator[Called]:
    """The bodies that one grade of a sentence was given to."""
    mention, folded = mentions[index], sentence.page.folded
    last = mentions[index - 1] if index else None
    if last and (same := [c for c in before if c.mention is last]):
        between = folded[last.end : mention.start]
        in_brackets = between == " (" and folded.startswith(")", mention.end)  # "Good (Requires improvement)"
        if in_brackets or _BEFORE_IT.fullmatch(between):
            yield from (Called(mention, c.thing, c.rule, before=True) for c in same)
            return
        if TO.match(between) or _BUT_NOW.fullmatch(between):
            yield from (Called(mention, c.thing, _REPLACED) for c in same)
            return
    if _is_for_concept(sentence, mention):
        return  # "X was judged good for leadership": no grade of the whole
    floor = last.end if last else sentence.unit.start
    ceiling = mentions[index + 1].start if index + 1 < len(mentions) else sentence.unit.end
    names = names_before(sentence, floor, mention, bool(before))
    if _are_concepts(sentence, names):
        return  # "Personal Development - Good"
    if names:
        was = _was_before(folded, names[-1], mention)
        yield from (Called(mention, _thing(sentence, n, kind), "roll_then_grade", was) for n in names)
    elif not before and (names := name_meant(sentence, floor, mention)):
        yield from (Called(mention, _thing(sentence, n, kind), "name_meant") for n in names)
    elif _FORMER.search(folded, sentence.unit.start, mention.start):
        told = {c.thing.name: c.thing for c in before if not c.before}
        names = [] if told else names_told_of(sentence, mention.start)
        things = list(told.values()) or [_thing(sentence, n, kind) for n in names]
        yield from (Called(mention, thing, "former_of_roll", True) for thing in things)
    elif names := names_behind(sentence, mention, ceiling):
        yield from (Called(mention, _thing(sentence, n, kind), "grade_then_roll") for n in names)
    alike = names_alike(sentence, mention, ceiling) if names else []
    yield from (Called(mention, _thing(sentence, n, kind), "roll_alike") for n in alike)


def _was_before(folded: str, name: Name, mention: GradeMention) -> bool:
    """Whether words between a name and its grade put that before the present one; none that only close what is set in.

    "The home, Hill House, was rated good" tells of now.
    """
    set_in = folded.startswith(", was ", name.end)
    return not set_in and _BEFORE_IT.match(folded, name.end, mention.start) is not None


def _is_for_concept(sentence: Sentence, mention: GradeMention) -> bool:
    return any(
        t.is_concept and FOR.fullmatch(sentence.page.folded, mention.end, t.start) is not None
        for t in sentence.things
        if t.start >= mention.end
    )


def _are_concepts(sentence: Sentence, names: list[Name]) -> bool:
    """Whether what looks like names is what was judged: "Behaviour and Attitudes - Outstanding"."""
    concepts = [thing for thing in sentence.things if thing.is_concept]
    return any(thing.start < name.end and name.start < thing.end for thing in concepts for name in names)


def _thing(sentence: Sentence, name: Name, kind: str) -> Thing:
    if is_initials(name.text, sentence.page.text):
        return Thing("overall", name.start, name.end, Found(kind, name.start, name.end))
    told = subject_of(name, sentence.topic.subject) or kind
    return Thing.called(name, told)


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
    if sentence.words.endswith(".") and not _ANNOUNCED.search(sentence.words):
        return  # a sentence heads no lines
    tells = STRONG.search(sentence.words) or bodies(page, unit.start, unit.end)
    if not (children or tells or is_over_names(sentence)):
        return
    counted = _COUNTED.search(sentence.words)  # "Providers rated 'Good' overall (2)": the next two lines
    for line in children or islice(_lines_below(sentence), int(counted[1]) if counted else None):
        found = _LIST_LINE.match(page.text, line.start, line.end)
        told = names_told_of(Sentence(page, sentence.topic, line), line.end) if children or counted else []
        if not told and found and is_name(found["name"]):
            told = [name_of(found)]
        now = [
            m
            for m in grade_mentions(page, line)
            if m.marked and not _is_former(page.folded[line.start : m.start])
        ]
        beside = line.marker is not None and (line.marker, line.lead) == (unit.marker, unit.lead)
        if beside or now or not told or is_grade(page, line):
            return  # an item of the same list is no line below
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
