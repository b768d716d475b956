"""One grade that two bodies of different kinds were given: "both were judged", "the judgement of both inspections"."""

from __future__ import annotations

import re

from transforms.extract.grade_words import GradeMention
from transforms.extract.judgements.body_or_topic import has_cue
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.things import Thing
from transforms.extract.mentions import bodies

_OF_BOTH = re.compile(
    r"(?:^|[,;] |\band )both (?:were|had been|have been|are)\b"
    r"|\b(?:of|in|for|from) both (?:of (?:them|these|the )?)?(?:inspections|reviews|reports|services|cases|bodies)?\b"
)


def both_told(sentence: Sentence, mention: GradeMention) -> list[Thing]:
    """The two bodies of different kinds that the sentence before tells of, where a grade is one of "both"."""
    clause = sentence.clause_to(mention)
    if not sentence.unit.index or not _OF_BOTH.search(clause) or not has_cue(sentence, mention, clause):
        return []
    before = sentence.page.units[sentence.unit.index - 1]
    told = [b for b in bodies(sentence.page, before.start, before.end) if b.code != "generic"]
    kinds = {b.code: b for b in told}
    return [Thing("overall", b.start, b.end, b) for b in kinds.values()] if len(kinds) == 2 else []
