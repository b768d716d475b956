"""Tables whose cells were set one under the other, a row for each body: heads, then its name and its grades."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.extract import vocabulary
from transforms.extract.body_names import Name, is_name, subject_of
from transforms.extract.grade_words import GradeMention, grade_mentions
from transforms.extract.judgements.over_lines import is_over_names
from transforms.extract.judgements.rows import Cell
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.things import Thing
from transforms.extract.judgements.whole_lines import (
    LONGEST_NAME,
    concept_of_line,
    days_of_line,
    is_cell,
    name_of_line,
)
from transforms.extract.units import Page, Unit

_MOST_GRADES = 8  # of one body
_FEWEST_ROWS = 2  # that make a table without heads
# The one column's head, where it names no judgement: "Rating", "Ofsted grade", "Outcome".
_GRADE_HEAD = re.compile(
    r"(?:(?:ofsted|cqc|estyn|overall|current|latest|new|inspection) )*(?:ratings?|grad(?:e|ing)s?|outcomes?|judge?ments?|results?)"
)
_PREVIOUS = "previous"
_PREVIOUS_HEAD = re.compile(
    r"(?:previous|last|former)(?: (?:ofsted|cqc|inspection|overall))*(?: (?:grades?|judge?ments?|ratings?|outcomes?))?"
)


def cell_of_column(sentence: Sentence, mentions: list[GradeMention]) -> Cell | None:
    """The grade that fills its line in such a table, with the body of its row and the judgement of its column."""
    unit = sentence.unit
    if len(mentions) != 1 or not is_cell(sentence, unit):
        return None
    units = sentence.page.units
    first = unit.index
    while first and is_cell(sentence, units[first - 1]):
        first -= 1
    last = unit.index
    while last + 1 < len(units) and is_cell(sentence, units[last + 1]):
        last += 1
    width = last - first + 1
    # of the inspection, in a cell behind the name
    when = days_of_line(sentence, units[first - 1]) if first else None
    row = first - 1 - (when is not None)
    name = name_of_line(sentence, units[row]) if row >= 0 else None
    if name is None or width > _MOST_GRADES or (width == 1 and is_over_names(sentence)):
        return None
    concepts = _heads(sentence, row, width, dated=when is not None)
    kind = subject_of(name, sentence.topic.subject) or sentence.topic.subject
    if concepts is None or not vocabulary.subject(kind).named:
        return None
    concept = concepts[unit.index - first]
    before = concept == _PREVIOUS
    thing = Thing.called(name, kind, "overall" if before else concept)
    return Cell(mentions[0], [thing], "", None if before else when, before=before)


def cells_of_line(sentence: Sentence, mentions: list[GradeMention]) -> list[Cell]:
    """The cells of a line that is a body's name and its grades, under a line that names as many judgements."""
    page, row, width = sentence.page, sentence.unit, len(mentions)
    name = _named_line(sentence, row, width) if width > 1 else None
    if name is None:
        return []
    above = row.index - 1
    while above >= 0 and _named_line(sentence, page.units[above], width):
        above -= 1
    heads = sentence.concepts_of(page.units[above]) if above >= 0 else []
    kind = subject_of(name, sentence.topic.subject) or sentence.topic.subject
    if len(heads) != width or not _only(page, page.units[above], heads) or not vocabulary.subject(kind).named:
        return []
    things = [Thing.called(name, kind, head.concept) for head in heads]
    return [Cell(m, [t], "", None, before=False) for m, t in zip(mentions, things, strict=True)]


def _named_line(sentence: Sentence, unit: Unit, width: int) -> Name | None:
    """The name that begins a line which goes on with that many grades and nothing else."""
    mentions = grade_mentions(sentence.page, unit)
    if len(mentions) != width or not _only(sentence.page, unit, mentions, since=mentions[0].start):
        return None
    words = sentence.page.text[unit.start : mentions[0].start].replace("\u00a0", " ").strip()
    if not words[:1].isupper() or len(words) > LONGEST_NAME or not is_name(words):
        return None
    return Name(words, unit.start, unit.start + len(words))


def _only(page: Page, unit: Unit, parts: Sequence[GradeMention | Thing], since: int | None = None) -> bool:
    """Whether a line, from `since` on, holds nothing but these parts with space between."""
    edge = unit.start if since is None else since
    for part in parts:
        if page.folded[edge : part.start].strip(" |\t"):
            return False
        edge = part.end
    return not page.folded[edge : unit.end].strip(" |\t.:")


def _heads(sentence: Sentence, row: int, width: int, *, dated: bool) -> list[str] | None:
    """The judgements of a table's columns, read up from a row's name; None where no heads and no other row stand there.

    `dated` says that each row has a cell for the days of the inspection behind the name.
    """
    units, rows = sentence.page.units, 1
    while row > width + dated and all(is_cell(sentence, u) for u in units[row - width : row]):
        if name_of_line(sentence, units[row - width - dated - 1]) is None:
            return None
        row, rows = row - width - dated - 1, rows + 1
    heads = [_head(sentence, u) for u in units[max(0, row - width) : row]]
    if len(heads) == width and all(heads):
        # heads of cells that the row lacks
        more = row > width and concept_of_line(sentence, units[row - width - 1])
        return None if more else [head for head in heads if head]
    if width > 1:
        return None
    told = row > 0 and _GRADE_HEAD.fullmatch(sentence.page.words(units[row - 1]).strip(" :"))
    return ["overall"] if told or rows + _rows_below(sentence, dated) >= _FEWEST_ROWS else None


def _rows_below(sentence: Sentence, dated: bool) -> int:
    """How many further rows of a name and one grade follow the unit, one or none being all that matters."""
    below = sentence.page.units[sentence.unit.index + 1 : sentence.unit.index + 3 + dated]
    whole = len(below) == 2 + dated
    return int(whole and name_of_line(sentence, below[0]) is not None and is_cell(sentence, below[-1]))


def _head(sentence: Sentence, unit: Unit) -> str | None:
    """The judgement that heads a column; `_PREVIOUS` for the grade of the inspection before."""
    words = sentence.page.words(unit).strip(" :")
    return _PREVIOUS if _PREVIOUS_HEAD.fullmatch(words) else concept_of_line(sentence, unit)
