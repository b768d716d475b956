"""Tables whose cells were set one under the other: heads, then of each body or judgement its name and its grades."""

from __future__ import annotations

import re

from transforms.extract import vocabulary
from transforms.extract.judgements.joins import ALONE
from transforms.extract.judgements.rows import BEFORE, Cell
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.things import Thing
from transforms.extract.mentions import Found, GradeMention, grade_mentions
from transforms.extract.names import Name, is_name, subject_of
from transforms.extract.units import Page, Unit

_LONGEST_NAME = 80  # characters
_MOST_GRADES = 8  # of one body
_FEWEST_ROWS = 2  # that make a table without heads
_ENDS_SENTENCE = (".", ";", ":", "?", "!", ",")
# The one column's head, where it names no judgement: "Rating", "Ofsted grade", "Outcome".
_GRADE_HEAD = re.compile(
    r"(?:(?:ofsted|cqc|estyn|overall|current|latest|new|inspection) )*(?:ratings?|grad(?:e|ing)s?|outcomes?|judge?ments?|results?)"
)
# The heading of a column of grades, on a line of its own: "2024 Grade", "Previous judgement", "Outcome in 2019".
_HEAD_LINE = re.compile(
    r"(?:the )?(?:(?:19|20)\d\d|previous|current|last|latest|new|former)(?: (?:ofsted|inspection|overall|ilacs?|sif))* (?:grades?|grading|judge?ments?|ratings?|inspection|outcomes?|results?)(?: (?:in )?(?:19|20)\d\d)?"
    r"|(?:(?:ofsted|inspection|overall|ilacs?|sif) )*(?:grade|grading|judge?ment|rating|inspection|outcome|result)s? (?:in |of )?(?:19|20)\d\d"
)
_LONGEST_THING = 160  # characters of a cell that names what was judged
_MOST_LINES = 40  # of such a table between its headings and a grade


def cell_of_column(sentence: Sentence, mentions: list[GradeMention]) -> Cell | None:
    """The grade that fills its line in such a table, with the body of its row and the judgement of its column."""
    unit = sentence.unit
    if len(mentions) != 1 or not _is_cell(sentence, unit):
        return None
    units = sentence.page.units
    first = unit.index
    while first and _is_cell(sentence, units[first - 1]):
        first -= 1
    last = unit.index
    while last + 1 < len(units) and _is_cell(sentence, units[last + 1]):
        last += 1
    width = last - first + 1
    name = _name(sentence, units[first - 1]) if first else None
    if name is None or width > _MOST_GRADES:
        return None
    concepts = _heads(sentence, first - 1, width)
    kind = subject_of(name, sentence.topic.subject) or sentence.topic.subject
    if concepts is None or not vocabulary.subject(kind).named:
        return None
    body = Found(kind, name.start, name.end)
    thing = Thing(concepts[unit.index - first], name.start, name.end, body, name=name.text)
    return Cell(mentions[0], [thing], "", None, before=False)


def stacked_cell(sentence: Sentence, mention: GradeMention) -> Cell | None:
    """The cell of a table whose cells stand below each other ("2024 grade", "2019 grade", "Leadership", "Good", "Good").

    None where the grade does not fill its line, or no headings of two columns or more stand above.
    """
    page, thing = sentence.page, sentence.unit.index
    if not _fills(page, sentence.unit, mention):
        return None
    while thing and (thing == sentence.unit.index or _is_grade(page, page.units[thing])):
        thing -= 1
    named = page.units[thing]
    things = sentence.concepts_of(named)
    if not things or named.end - named.start > _LONGEST_THING:
        return None
    heads = _heads_above(page, thing)
    column = sentence.unit.index - thing - 1
    if len(heads) < 2 or column >= len(heads):
        return None
    return Cell(mention, things[:1], heads[column], None, BEFORE.search(heads[column]) is not None)


def _is_cell(sentence: Sentence, unit: Unit) -> bool:
    """Whether a line of the unit's section is a grade and nothing else."""
    return unit.first and unit.section == sentence.unit.section and _is_grade(sentence.page, unit)


def _is_grade(page: Page, unit: Unit) -> bool:
    """Whether a unit is a grade and nothing else."""
    mentions = grade_mentions(page, unit)
    return len(mentions) == 1 and _fills(page, unit, mentions[0])


def _fills(page: Page, unit: Unit, mention: GradeMention) -> bool:
    ahead = ALONE.fullmatch(page.folded, unit.start, mention.start)
    return bool(ahead and ALONE.fullmatch(page.folded, mention.end, unit.end))


def _name(sentence: Sentence, unit: Unit) -> Name | None:
    """The body's name that fills a line."""
    words = sentence.page.text[unit.start : unit.end].replace("\u00a0", " ").strip()
    fills = unit.first and len(words) <= _LONGEST_NAME and not words.endswith(_ENDS_SENTENCE)
    if not fills or not words[:1].isupper() or not is_name(words) or _concept(sentence, unit):
        return None
    return Name(words, unit.start, unit.end)


def _heads(sentence: Sentence, row: int, width: int) -> list[str] | None:
    """The judgements of a table's columns, read up from a row's name; None where no heads and no other row stand there."""
    units, rows = sentence.page.units, 1
    while row > width and all(_is_cell(sentence, u) for u in units[row - width : row]):
        if _name(sentence, units[row - width - 1]) is None:
            return None
        row, rows = row - width - 1, rows + 1
    heads = [_concept(sentence, u) for u in units[max(0, row - width) : row]]
    if len(heads) == width and all(heads):
        more = row > width and _concept(sentence, units[row - width - 1])  # heads of cells that the row lacks
        return None if more else [head for head in heads if head]
    if width > 1:
        return None
    told = row > 0 and _GRADE_HEAD.fullmatch(sentence.page.words(units[row - 1]).strip(" :"))
    return ["overall"] if told or rows + _rows_below(sentence) >= _FEWEST_ROWS else None


def _rows_below(sentence: Sentence) -> int:
    """How many further rows of a name and one grade follow the unit, one or none being all that matters."""
    below = sentence.page.units[sentence.unit.index + 1 : sentence.unit.index + 3]
    return int(len(below) == 2 and _name(sentence, below[0]) is not None and _is_cell(sentence, below[1]))


def _concept(sentence: Sentence, unit: Unit) -> str | None:
    """The judgement whose name fills most of a line."""
    named = sentence.concepts_of(unit)
    fills = len(named) == 1 and (named[0].end - named[0].start) * 2 > unit.end - unit.start
    return named[0].concept if fills else None


def _heads_above(page: Page, index: int) -> list[str]:
    """The headings, folded, of the columns of the table that a line is in."""
    heads: list[str] = []
    for unit in reversed(page.units[max(0, index - _MOST_LINES) : index]):
        words = page.words(unit).strip(" :.")
        if _HEAD_LINE.fullmatch(words):
            heads.insert(0, words)
        elif heads or unit.end - unit.start > _LONGEST_THING:
            break
    return heads
