"""Grades given to as many bodies or areas, one each, in their order: "A and B were judged good and inadequate respectively"."""

from __future__ import annotations

import re
from itertools import pairwise

from transforms.extract import vocabulary
from transforms.extract.body_names import Name, subject_of
from transforms.extract.grade_words import GradeMention
from transforms.extract.judgements.roll import Called
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.things import Thing
from transforms.extract.names import names_in, persons

_WORD = re.compile(r"\brespectively\b")
_WORD_BEFORE = re.compile(r"\brespectively,? (?:judged |rated |graded )?['\"]?$")
_AND = re.compile(r", and |, | and | & ")
# "A and B, | the two areas beneath it, were respectively | good and inadequate"
_GIVES = re.compile(
    r"(?:,[^,.;]{3,60},)? (?:(?:was|were|had|been|are|both|each|also|respectively|judged|rated|graded|found|to|be|as|given|awarded|received),? )+['\"]?"
)
_JOINED = re.compile(r"['\"]?,? (?:and |& )?(?:as |an? )?['\"]?")
_TO_GRADES = re.compile(
    r"[^.;:]{0,120}\b(?:judged|rated|graded|found|deemed|were|received|achieved|awarded|ratings|grades|judge?ments)\b[^.;:]{0,40}"
)


def respective(sentence: Sentence, mentions: list[GradeMention]) -> list[Called]:
    """The grades of a sentence that says "respectively", each with its body or area; none where their numbers differ."""
    folded = sentence.page.folded
    if len(mentions) < 2 or not _says_so(sentence, mentions):
        return []
    if areas := _areas(sentence, mentions):
        return [Called(m, area, "respectively") for m, area in zip(mentions, areas, strict=True)]
    names = _listed(sentence, len(mentions))
    topic = sentence.topic.subject
    if not names or not _TO_GRADES.fullmatch(folded, names[-1].end, mentions[0].start):
        return []
    called = []
    for name, mention in zip(names, mentions, strict=True):
        kind = subject_of(name, topic) or topic
        if not vocabulary.subject(kind).named:
            return []
        called.append(Called(mention, Thing.called(name, kind), "respectively"))
    return called


def _says_so(sentence: Sentence, mentions: list[GradeMention]) -> bool:
    """Whether the grades stand in one list with "respectively" right before or somewhere behind it."""
    folded, unit = sentence.page.folded, sentence.unit
    joined = all(_JOINED.fullmatch(folded, one.end, two.start) for one, two in pairwise(mentions))
    before = _WORD_BEFORE.search(folded, unit.start, mentions[0].start)
    return joined and bool(before or _WORD.search(folded, mentions[-1].end, unit.end))


def _areas(sentence: Sentence, mentions: list[GradeMention]) -> list[Thing]:
    """The areas of the list before the grades, where there are as many and the words between give the grades."""
    folded = sentence.page.folded
    areas = [t for t in sentence.things if t.is_concept and t.end <= mentions[0].start]
    if len(areas) != len(mentions):
        return []
    listed = all(_AND.fullmatch(folded, one.end, two.start) for one, two in pairwise(areas))
    gives = _GIVES.fullmatch(folded, areas[-1].end, mentions[0].start)
    return areas if listed and gives else []


def _listed(sentence: Sentence, number: int) -> list[Name]:
    """The names before the grades, where there are as many and they stand in one list."""
    page = sentence.page
    names = names_in(page, sentence.unit, by_place=True, people=persons(page))
    if len(names) != number:
        return []
    pairs = pairwise(names)
    apart = [page.folded[one.end : two.start] for one, two in pairs]
    return names if all(map(_AND.fullmatch, apart)) else []
