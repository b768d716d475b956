"""What fills a line of its own: a grade, a name, the days of an inspection, a judgement."""

from __future__ import annotations

import re

from transforms.dates import When
from transforms.extract.body_names import Name, is_name
from transforms.extract.grade_words import GradeMention, grade_mentions
from transforms.extract.judgements.joins import ALONE
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.mentions import dates_of
from transforms.extract.units import Page, Unit

LONGEST_NAME = 80  # characters of a line that is a name
_ENDS_SENTENCE = (".", ";", ":", "?", "!", ",", "-", "–")
_DATED = re.compile(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december|inspected|published)\b"
)
LONGEST_THING = 160  # characters of a cell that names what was judged


def is_cell(sentence: Sentence, unit: Unit) -> bool:
    """Whether a line of the unit's section is a grade and nothing else."""
    return unit.first and unit.section == sentence.unit.section and is_grade(sentence.page, unit)


def is_grade(page: Page, unit: Unit) -> bool:
    """Whether a unit is a grade and nothing else."""
    mentions = grade_mentions(page, unit)
    return len(mentions) == 1 and is_alone(page, unit, mentions[0])


def is_alone(page: Page, unit: Unit, mention: GradeMention) -> bool:
    """Whether a grade is all that its unit holds."""
    ahead = ALONE.fullmatch(page.folded, unit.start, mention.start)
    return bool(ahead and ALONE.fullmatch(page.folded, mention.end, unit.end))


def name_of_line(sentence: Sentence, unit: Unit) -> Name | None:
    """The body's name that fills a line."""
    words = sentence.page.text[unit.start : unit.end].replace("\u00a0", " ").strip()
    fills = unit.first and len(words) <= LONGEST_NAME and not words.endswith(_ENDS_SENTENCE)
    if not fills or not words[:1].isupper() or not is_name(words) or concept_of_line(sentence, unit):
        return None
    return Name(words, unit.start, unit.end)


def days_of_line(sentence: Sentence, unit: Unit) -> When | None:
    """The days of an inspection that fill a line."""
    told = dates_of(sentence.page, unit)
    words = sentence.page.words(unit)
    return (
        told[-1]
        if told and len(words) < LONGEST_NAME and not re.search(r"[a-z]{4,}", _DATED.sub("", words))
        else None
    )


def concept_of_line(sentence: Sentence, unit: Unit) -> str | None:
    """The judgement whose name fills most of a line."""
    named = sentence.concepts_of(unit)
    fills = len(named) == 1 and (named[0].end - named[0].start) * 2 > unit.end - unit.start
    return named[0].concept if fills else None
