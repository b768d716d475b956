"""What a grade is for where that is named elsewhere: in the list below, the line above, the sentence beside."""

from __future__ import annotations

import re

from transforms.extract.grade_words import GradeMention, grade_mentions
from transforms.extract.judgements.behind import concept_after
from transforms.extract.judgements.joins import ALL_OF_THEM, ALONE, AND, BEING
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.things import Thing
from transforms.extract.units import Unit

# "inadequate | was given for both of them": for what the sentence before names
_TO_BOTH = re.compile(
    r"['\"]? (?:(?:was|were|had been) (?:given|awarded) )?(?:for|in|to|on) (?:all|both|each)(?: two| three| four)? of (?:them|these)\b"
)
_EFFECTIVENESS_OF = re.compile(r"(?:the )?(?:review of (?:the )?)?effectiveness of (?:the )?")
_LEADS_IN = re.compile(
    r"(?:\b(?:in respect of|for|in|across|following|areas?|judge?ments?|domains?|as follows)|:|-)\s*$"
)
_THESE_WERE = re.compile(r"(?:these|they|namely|those)\b[a-z ]{0,30}:")
_AREAS_ARE = re.compile(
    r"(?:these|those|they|(?:the|these|those) (?:[a-z]+ ){0,2}(?:areas|judge?ments|domains|strands|headings|categories))(?: [a-z]+){0,2}? (?:are|were|being|is|was)\b"
)
# "in all of the areas | inspected, these being | A, B and C"
_AREAS_BEING = re.compile(rf"(?: (?!and\b|but\b)[a-z]+){{0,3}}(?:, {BEING}|:|, i\.?e\.?,?|,? that is,) ")
_FOOTNOTE = re.compile(r"\d")  # its mark, set on a line of its own
# "A - adoption was already good, but": what is graded beside the list's member is another thing
_APART = re.compile(r"(?: (?:and|or) [a-z ]{3,40})? [-–] [a-z]")
_SEMICOLON = re.compile(r"; (?:and )?(?:the (?:[a-z]+ (?:and [a-z]+ )?of )?)?$")
# "So too were | A and B.": the grade of the sentence before
_SO_WERE = re.compile(
    r"so(?: too| also|, too,)? (?:was|were|is|are|had been|has been) (?:those for |that for )?"
)
_FULL_STOP = re.compile(r"[.;]\s*$")


def list_below(sentence: Sentence, mention: GradeMention) -> list[Thing]:
    """The members of the list that the grade's sentence leads into, where no member has a grade of its own."""
    of_them = _TO_BOTH.match(sentence.page.folded, mention.end, sentence.unit.end)
    if of_them and (around := named_around(sentence)):
        return around
    if all_of := ALL_OF_THEM.search(sentence.words):
        around = named_ahead(sentence, sentence.unit.start + all_of.start()) or named_around(sentence)
        if around:
            return around
    tail = sentence.page.folded[mention.end : sentence.unit.end]
    members = _members(sentence)
    if len(tail) > 160 or (
        members and members[0].index == sentence.unit.index + 1 and _FULL_STOP.search(tail)
    ):
        return []
    things: list[Thing] = []
    for child in members:
        own = grade_mentions(sentence.page, child)
        named = _named_in(sentence, child)
        if own and not (named and _APART.match(sentence.page.folded, named[0].end, own[0].start)):
            return []
        things += named
    return things


def _named_in(sentence: Sentence, child: Unit) -> list[Thing]:
    """The concept that a list's member begins with, and those that semicolons part from it: "help; children in care; and"."""
    named: list[Thing] = []
    for thing in sentence.concepts_of(child):
        begins = not named and thing.start - child.start < 60
        if begins or (named and _SEMICOLON.search(sentence.page.folded, named[-1].end, thing.start)):
            named.append(thing)
    return named


def leads_in(sentence: Sentence) -> bool:
    """Whether the sentence leads into a list, itself or by a "These were:" behind it."""
    return _LEADS_IN.search(sentence.words) is not None or _announced(sentence) is not None


def _announced(sentence: Sentence) -> Unit | None:
    page, after = sentence.page, sentence.unit.index + 1
    told = after < len(page.units) and _THESE_WERE.fullmatch(page.words(page.units[after]))
    return page.units[after] if told else None


def _members(sentence: Sentence) -> list[Unit]:
    return sentence.page.children(_announced(sentence) or sentence.unit)


def line_above(sentence: Sentence, mention: GradeMention) -> list[Thing]:
    """The concept that fills the line above a line that begins with the grade."""
    unit, folded = sentence.unit, sentence.page.folded
    if unit.index == 0 or not ALONE.fullmatch(folded, unit.start, mention.start):
        return []
    if concept_after(sentence, mention):
        return []
    above = sentence.page.units[sentence.unit.index - 1]
    if unit.index > 1 and _FOOTNOTE.fullmatch(folded, above.start, above.end):
        above = sentence.page.units[unit.index - 2]
    if (
        above.section != sentence.unit.section
        or above.end - above.start > 160
        or grade_mentions(sentence.page, above)
    ):
        return []
    named = sentence.concepts_of(above) or sentence.boards_of(above)
    fills = len(named) == 1 and (
        (named[0].end - named[0].start) * 2 > above.end - above.start
        or named[0].start == above.start
        or _EFFECTIVENESS_OF.fullmatch(folded, above.start, named[0].start)
    )
    return named if fills else []


def named_ahead(sentence: Sentence, until: int) -> list[Thing]:
    """The concepts named ahead of "all three areas were good" in a sentence that has but one grade."""
    named = [t for t in sentence.things if t.is_concept and t.end <= until]
    alone = len(grade_mentions(sentence.page, sentence.unit)) == 1
    return named if alone and len({t.concept for t in named}) > 1 else []


def areas_told_later(sentence: Sentence, until: int) -> list[Thing]:
    """The areas named behind "all of them", before the next grade or in the next sentence: "... in all three areas. These are A, B and C"."""
    page, after = sentence.page, sentence.unit.index + 1
    all_of = ALL_OF_THEM.search(sentence.words)
    if all_of is None:
        return []
    if being := _AREAS_BEING.match(page.folded, sentence.unit.start + all_of.end(), until):
        return [t for t in sentence.things if t.is_concept and being.end() <= t.start and t.end <= until]
    if after >= len(page.units):
        return []
    told = page.units[after]
    named = [t for t in sentence.concepts_of(told) if t.is_concept]
    tells = _AREAS_ARE.match(page.folded, told.start, told.end) and not grade_mentions(page, told)
    return named if tells and len({t.concept for t in named}) > 1 else []


def told_alike(sentence: Sentence) -> list[Thing]:
    """The areas that the next sentence says had the same grade: "Overall effectiveness was good. So was leadership"."""
    page, after = sentence.page, sentence.unit.index + 1
    if after >= len(page.units) or page.units[after].block != sentence.unit.block:
        return []
    told = page.units[after]
    so = _SO_WERE.match(page.folded, told.start, told.end)
    if so is None or grade_mentions(page, told):
        return []
    edge = so.end()
    named: list[Thing] = []
    for thing in sentence.concepts_of(told):
        between = page.folded[edge : thing.start]
        if not (AND.fullmatch(between) if named else between in {"", "the "}):
            break
        named.append(thing)
        edge = thing.end
    return named


def named_around(sentence: Sentence) -> list[Thing]:
    """The concepts that the sentence after or before names, with no grades of their own."""
    for index in (sentence.unit.index + 1, sentence.unit.index - 1):
        if (
            not 0 <= index < len(sentence.page.units)
            or sentence.page.units[index].section != sentence.unit.section
        ):
            continue
        near = sentence.page.units[index]
        named = [t for t in sentence.concepts_of(near) if t.is_concept]
        if len({t.concept for t in named}) > 1 and not grade_mentions(sentence.page, near):
            return named
    return []
