"""What the bodies are that a sentence calls by name alone: schools, homes, providers."""

from __future__ import annotations

import re

from transforms.extract import vocabulary
from transforms.extract.judgements.roll_names import COUNT
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.told_by_name import kind_around
from transforms.extract.judgements.whole_lines import LONGEST_THING
from transforms.extract.mentions import bodies
from transforms.extract.units import Unit

_BY_CQC = re.compile(
    r"\b(?:by|from) (?:the )?(?:cqc|care quality commission)\b"
)  # providers, unless it is a council
# Of fostering and adoption: called by name, unlike a council's own service.
_AGENCY = re.compile(r"\bagenc(?:y|ies)$")


def kind_called(sentence: Sentence) -> str:
    """The kind of named bodies (a subject's code) that a sentence can call: its own words', else the item's.

    A sentence of another item than one about such bodies can call those that its paragraph speaks of.
    """
    unit, page = sentence.unit, sentence.page
    lead = [] if unit.lead is None else [page.units[unit.lead]]  # it tells what the lines of a list are
    after = page.units[unit.index + 1 : unit.index + 2] if COUNT.match(sentence.words) else []
    before = [] if vocabulary.subject(sentence.topic.subject).named else _before_in_paragraph(sentence)
    for told in (unit, *lead, *after, *before):
        for body in bodies(page, told.start, told.end):
            agency = _AGENCY.search(page.folded, body.start, body.end) is not None
            if agency or vocabulary.subject(body.code).named:
                return body.code
    if vocabulary.subject(sentence.topic.subject).named:
        return sentence.topic.subject
    if _BY_CQC.search(sentence.words):
        return "care_provider"
    line = unit.first and unit.end - unit.start <= LONGEST_THING
    return (kind_around(sentence) or "") if line else ""


def _before_in_paragraph(sentence: Sentence) -> list[Unit]:
    """The last two sentences of the paragraph before this one, the nearest first."""
    unit = sentence.unit
    near = sentence.page.units[max(0, unit.index - 2) : unit.index]
    return [before for before in reversed(near) if before.block == unit.block]
