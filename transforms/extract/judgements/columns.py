"""Tables whose cells were set one under the other: heads, then of each body or judgement its name and its grades."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.dates import MONTHS, When
from transforms.extract import vocabulary
from transforms.extract.grade_words import GradeMention, grade_mentions
from transforms.extract.judgements.joins import ALONE
from transforms.extract.judgements.rows import BEFORE, Cell
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.things import Thing
from transforms.extract.mentions import dates_of
from transforms.extract.names import Name, is_name, subject_of
from transforms.extract.units import Page, Unit

_LONGEST_NAME = 80  # characters
_MOST_GRADES = 8  # of one body
_FEWEST_ROWS = 2  # that make a table without heads
_ENDS_SENTENCE = (".", ";", ":", "?", "!", ",", "-", "–")
# The one column's head, where it names no judgement: "Rating", "Ofsted grade", "Outcome".
_GRADE_HEAD = re.compile(
    r"(?:(?:ofsted|cqc|estyn|overall|current|latest|new|inspection) )*(?:ratings?|grad(?:e|ing)s?|outcomes?|judge?ments?|results?)"
)
# The heading of a column of grades, on a line of its own: "2024 Grade", "Previous judgement", "Outcome in 2019", "June 2023".
_HEAD_LINE = re.compile(
    r"(?=[^\n]{4,60}$)(?=.*\b(?:(?:19|20)\d\d\b|(?:previous|current|last|latest|new|former) (?:[a-z]+ )*(?:grad|judge?m|rating|inspection|outcome|result)))"
    r"\W*(?:\b(?:the|in|of|at|from|our|ofsted|inspections?|re-?inspection|overall|full|standard|short|ilacs?|sif|framework|previous|current|last|latest|new|former|grades?|grading|judge?ments?|ratings?|outcomes?|results?"
    rf"|{MONTHS}|"
    r"(?:19|20)\d\d(?:[/-]\d\d)?)\b\W*)+"
)
# A cell of what an inspection did not judge.
_NO_GRADE = re.compile(r"n/?a|not (?:applicable|inspected|graded|judged|rated|assessed)|none|new|-+|–|—")
_PREVIOUS = "previous"
_PREVIOUS_HEAD = re.compile(
    r"(?:previous|last|former)(?: (?:ofsted|cqc|inspection|overall))*(?: (?:grades?|judge?ments?|ratings?|outcomes?))?"
)
_DATED = re.compile(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december|inspected|published)\b"
)
_MARKER = 10  # characters of a bullet, or of "the", before what was judged
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
    when = _day(sentence, units[first - 1]) if first else None  # of the inspection, in a cell behind the name
    row = first - 1 - (when is not None)
    name = _name(sentence, units[row]) if row >= 0 else None
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
    if not words[:1].isupper() or len(words) > _LONGEST_NAME or not is_name(words):
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


def is_over_names(sentence: Sentence) -> bool:
    """Whether a line is a grade over the names of those that got it: the run of such lines begins with a grade, not a name."""
    units, at = sentence.page.units, sentence.unit.index
    below = units[at + 1 : at + 2]
    if not _is_cell(sentence, units[at]) or not below or _name(sentence, below[0]) is None:
        return False
    while at and (_is_cell(sentence, units[at - 1]) or _name(sentence, units[at - 1])):
        at -= 1
    above = sentence.page.words(units[at - 1]) if at and units[at - 1].section == units[at].section else ":"
    return _is_cell(sentence, units[at]) and above.endswith(
        (":", ".")
    )  # no cell of the same row, as a date is


def concepts_under(sentence: Sentence) -> list[Thing]:
    """The judgements whose lines follow a line that is their grade ("Good", "Leadership", "Adoption", "Adequate", ...).

    None where the run of such lines begins with a judgement: then each grade stands under its own.
    """
    page, units, at = sentence.page, sentence.page.units, sentence.unit.index
    if not _is_cell(sentence, sentence.unit):
        return []
    under: list[Thing] = []
    for line in page.after(sentence.unit):
        if line.section != sentence.unit.section or not _is_judgement(sentence, line):
            break
        under += [t for t in sentence.concepts_of(line) if t.is_concept][:1]
    while at and (_is_cell(sentence, units[at - 1]) or _is_judgement(sentence, units[at - 1])):
        at -= 1
    led_in = at and page.words(units[at - 1]).endswith((":", ".", "-"))
    return under if led_in and is_grade(page, units[at]) else []


def _is_judgement(sentence: Sentence, line: Unit) -> bool:
    """Whether a line names what was judged, first of all, and holds no grade."""
    if not line.first or line.end - line.start > _LONGEST_THING or grade_mentions(sentence.page, line):
        return False
    named = sentence.concepts_of(line)
    return bool(named) and named[0].start - line.start < _MARKER


def name_over_rows(sentence: Sentence) -> Name | None:
    """The name that fills the line over a run of lines which are a judgement and its grade each; None where none does."""
    units, at = sentence.page.units, sentence.unit.index
    while at and _is_graded_line(sentence, units[at - 1]):
        at -= 1
    above = units[at - 1] if at else None
    return _name(sentence, above) if above and above.section == sentence.unit.section else None


def _is_graded_line(sentence: Sentence, unit: Unit) -> bool:
    """Whether a line of the unit's section is a judgement and its grade."""
    short = unit.first and unit.section == sentence.unit.section and unit.end - unit.start < _LONGEST_THING
    return short and len(grade_mentions(sentence.page, unit)) == 1 and bool(sentence.concepts_of(unit))


def stacked_cell(sentence: Sentence, mention: GradeMention) -> Cell | None:
    """The cell of a table whose cells stand below each other ("2024 grade", "2019 grade", "Leadership", "Good", "Good").

    None where the grade does not fill its line, or no headings of two columns or more stand above.
    """
    page, thing = sentence.page, sentence.unit.index
    if not _fills(page, sentence.unit, mention):
        return None
    while thing and (
        thing == sentence.unit.index
        or is_grade(page, page.units[thing])
        or _NO_GRADE.fullmatch(page.words(page.units[thing]).strip(" .*"))
    ):
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
    return unit.first and unit.section == sentence.unit.section and is_grade(sentence.page, unit)


def is_grade(page: Page, unit: Unit) -> bool:
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


def _day(sentence: Sentence, unit: Unit) -> When | None:
    """The days of an inspection that fill a line."""
    told = dates_of(sentence.page, unit)
    words = sentence.page.words(unit)
    return (
        told[-1]
        if told and len(words) < _LONGEST_NAME and not re.search(r"[a-z]{4,}", _DATED.sub("", words))
        else None
    )


def _heads(sentence: Sentence, row: int, width: int, *, dated: bool) -> list[str] | None:
    """The judgements of a table's columns, read up from a row's name; None where no heads and no other row stand there.

    `dated` says that each row has a cell for the days of the inspection behind the name.
    """
    units, rows = sentence.page.units, 1
    while row > width + dated and all(_is_cell(sentence, u) for u in units[row - width : row]):
        if _name(sentence, units[row - width - dated - 1]) is None:
            return None
        row, rows = row - width - dated - 1, rows + 1
    heads = [_head(sentence, u) for u in units[max(0, row - width) : row]]
    if len(heads) == width and all(heads):
        more = row > width and _concept(sentence, units[row - width - 1])  # heads of cells that the row lacks
        return None if more else [head for head in heads if head]
    if width > 1:
        return None
    told = row > 0 and _GRADE_HEAD.fullmatch(sentence.page.words(units[row - 1]).strip(" :"))
    return ["overall"] if told or rows + _rows_below(sentence, dated) >= _FEWEST_ROWS else None


def _rows_below(sentence: Sentence, dated: bool) -> int:
    """How many further rows of a name and one grade follow the unit, one or none being all that matters."""
    below = sentence.page.units[sentence.unit.index + 1 : sentence.unit.index + 3 + dated]
    whole = len(below) == 2 + dated
    return int(whole and _name(sentence, below[0]) is not None and _is_cell(sentence, below[-1]))


def _head(sentence: Sentence, unit: Unit) -> str | None:
    """The judgement that heads a column; `_PREVIOUS` for the grade of the inspection before."""
    words = sentence.page.words(unit).strip(" :")
    return _PREVIOUS if _PREVIOUS_HEAD.fullmatch(words) else _concept(sentence, unit)


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
