"""Grades given to as many bodies, one each, in their order: "A and B were judged good and inadequate respectively"."""

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
_JOINED = re.compile(r"['\"]?,? (?:and |& )?(?:as |an? )?['\"]?")
_TO_GRADES = re.compile(
    r"[^.;:]{0,120}\b(?:judged|rated|graded|found|deemed|were|received|achieved|awarded|ratings|grades|judge?ments)\b[^.;:]{0,40}"
)


def respective(sentence: Sentence, mentions: list[GradeMention]) -> list[Called]:
    """The grades of a sentence that says "respectively", each with its body; none where their numbers differ."""
    folded, unit = sentence.page.folded, sentence.unit
    if len(mentions) < 2 or not _WORD.search(folded, mentions[-1].end, unit.end):
        return []
    pairs = pairwise(mentions)
    if not all(_JOINED.fullmatch(folded, one.end, two.start) for one, two in pairs):
        return []
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


def _listed(sentence: Sentence, number: int) -> list[Name]:
    """The names before the grades, where there are as many and they stand in one list."""
    page = sentence.page
    names = names_in(page, sentence.unit, by_place=True, people=persons(page))
    if len(names) != number:
        return []
    pairs = pairwise(names)
    apart = [page.folded[one.end : two.start] for one, two in pairs]
    return names if all(re.fullmatch(r", and |, | and | & ", words) for words in apart) else []
