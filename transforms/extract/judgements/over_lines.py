"""Lines that stand over others: a grade over the names or judgements that got it, a name over the rows of its grades."""

from __future__ import annotations

import re

from transforms.extract.body_names import Name, is_name
from transforms.extract.grade_words import grade_mentions
from transforms.extract.judgements.roll_members import NAME, name_of
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.things import Thing
from transforms.extract.judgements.whole_lines import LONGEST_THING, is_cell, is_grade, name_of_line
from transforms.extract.units import Unit

_OPENING = re.compile(rf"(?P<name>{NAME})(?= \(| ?[-–] )")
_MARKER = 10  # characters of a bullet, or of "the", before what was judged


def is_over_names(sentence: Sentence) -> bool:
    """Whether a line is a grade over the names of those that got it: the run of such lines begins with a grade, not a name."""
    units, at = sentence.page.units, sentence.unit.index
    below = units[at + 1 : at + 2]
    if not is_cell(sentence, units[at]) or not below or name_of_line(sentence, below[0]) is None:
        return False
    while at and (is_cell(sentence, units[at - 1]) or name_of_line(sentence, units[at - 1])):
        at -= 1
    above = sentence.page.words(units[at - 1]) if at and units[at - 1].section == units[at].section else ":"
    return is_cell(sentence, units[at]) and above.endswith(
        (":", ".")
    )  # no cell of the same row, as a date is


def concepts_under(sentence: Sentence) -> list[Thing]:
    """The judgements whose lines follow a line that is their grade ("Good", "Leadership", "Adoption", "Adequate", ...).

    None where the run of such lines begins with a judgement: then each grade stands under its own.
    """
    page, units, at = sentence.page, sentence.page.units, sentence.unit.index
    if not is_cell(sentence, sentence.unit):
        return []
    under: list[Thing] = []
    for line in page.after(sentence.unit):
        if line.section != sentence.unit.section or not (
            _is_judgement(sentence, line) or _is_between(sentence, line.index)
        ):
            break
        under += [t for t in sentence.concepts_of(line) if t.is_concept][:1]
    while at and (
        is_cell(sentence, units[at - 1])
        or _is_judgement(sentence, units[at - 1])
        or _is_between(sentence, at - 1)
    ):
        at -= 1
    led_in = at and page.words(units[at - 1]).endswith((":", ".", "-"))
    return under if led_in and is_grade(page, units[at]) else []


def _is_between(sentence: Sentence, index: int) -> bool:
    """Whether a short line without a full stop stands between two that are a judgement or a grade: one that no framework lists."""
    units = sentence.page.units
    if not 0 < index < len(units) - 1 or units[index].end - units[index].start > LONGEST_THING:
        return False
    around = (units[index - 1], units[index + 1])
    plain = not sentence.page.words(units[index]).endswith((".", ":")) and not grade_mentions(
        sentence.page, units[index]
    )
    return plain and all(is_cell(sentence, u) or _is_judgement(sentence, u) for u in around)


def _is_judgement(sentence: Sentence, line: Unit) -> bool:
    """Whether a line names what was judged, first of all, and holds no grade."""
    if not line.first or line.end - line.start > LONGEST_THING or grade_mentions(sentence.page, line):
        return False
    named = sentence.concepts_of(line)
    return bool(named) and named[0].start - line.start < _MARKER


def name_over_rows(sentence: Sentence) -> Name | None:
    """The name that fills the line over a run of lines which are a judgement and its grade each; None where none does."""
    units, at = sentence.page.units, sentence.unit.index
    while at and _is_graded_line(sentence, units[at - 1]):
        at -= 1
    above = units[at - 1] if at else None
    if above is None or above.section != sentence.unit.section:
        return None
    return name_of_line(sentence, above) or _name_opening(sentence, above)


def _name_opening(sentence: Sentence, unit: Unit) -> Name | None:
    """The name that opens a line which goes on with when it was inspected or what the whole was ("Hill House (June) - good")."""
    text = sentence.page.text
    found = _OPENING.match(text, unit.start, unit.end)
    short = unit.first and unit.end - unit.start <= LONGEST_THING and not text.endswith(".", 0, unit.end)
    if not (found and short and is_name(found["name"])) or sentence.concepts_of(unit):
        return None
    return name_of(found)


def _is_graded_line(sentence: Sentence, unit: Unit) -> bool:
    """Whether a line of the unit's section is a judgement and its grade."""
    short = unit.first and unit.section == sentence.unit.section and unit.end - unit.start < LONGEST_THING
    return short and len(grade_mentions(sentence.page, unit)) == 1 and bool(sentence.concepts_of(unit))
