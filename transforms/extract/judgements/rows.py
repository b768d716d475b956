"""Rows of tables: what was judged in one cell, its grades in others, each under the heading of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from transforms.dates import When
from transforms.extract import vocabulary
from transforms.extract.body_names import Name, is_name, subject_of
from transforms.extract.grade_words import GradeMention, grade_mentions
from transforms.extract.judgements.joins import ALONE
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.things import Thing
from transforms.extract.mentions import Found, dates_of
from transforms.extract.units import Unit
from transforms.records import BlockKind
from transforms.text import parted_by

# A row that has slashes and no other mark between its cells.
_SLASH = re.compile(r" / ")
_CELL_ENDS = re.compile(r"[ \u00a0]*\t|[ \u00a0]*\| ?|(?<![\n \u00a0])[ \u00a0]{3,}")
# A column of bodies, one a row, with the subject that its heading tells where the item's own tells none.
_OF_BODIES = {
    "school": re.compile(r"\b(?:schools?|academ(?:y|ies))\b"),
    "childrens_home": re.compile(r"\bhomes?\b"),
    "early_years": re.compile(r"\b(?:nurser(?:y|ies)|settings?)\b"),
    "care_provider": re.compile(r"\b(?:providers?|care homes?)\b"),
}
# A column of bodies whose heading leaves open what they are: the item tells, or who inspected them.
_OF_ANY = re.compile(r"(?:(?:name of )?(?:the )?(?:service|establishment|unit|provision|location)s?|name)?")
_OF_MANY = re.compile(r"(?i)\b(?:total|average|national|england|wales|overall|region)\b")
_INSPECTED_BY = {"cqc": "care_provider", "ciw": "care_provider", "care_inspectorate": "care_provider"}
_SCORE = re.compile(
    r"['\"]?(?:(?:grade|score|rating|judge?ment) ?)?(?:\d{1,2}(?:/\d{1,2})?)? ?[(:–-]? ?['\"]?"
)  # "3 - Good", "Grade 2"
BEFORE = re.compile(r"\b(?:previous|last|former|prior|earlier|before)\b")
# Columns of a council's own scorecard, whose bands may bear the names of grades.
_OF_SCORECARD = re.compile(
    r"\b(?:indicators?|measures?|kpis?|pis?|targets?|rag|actual|outturn|direction of travel|q[1-4]|quarter [1-4])\b"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A grade in a row: what it is for, the folded heading of its column ("" for none), the days told in the row."""

    mention: GradeMention
    things: list[Thing]
    head: str
    when: When | None
    before: bool


def is_table_row(sentence: Sentence) -> bool:
    """Whether the unit is a table's row of several cells."""
    unit = sentence.unit
    if unit.kind is not BlockKind.ROW:
        return False
    return bool(_cell_ends(sentence.page.text, unit.start, unit.end))


def is_of_scorecard(sentence: Sentence) -> bool:
    """Whether the row's table has the columns of a scorecard: its bands are the council's own, whatever their names."""
    return any(_OF_SCORECARD.search(head) for head in _column_heads(sentence))


def cells_of_grades(sentence: Sentence, mentions: list[GradeMention]) -> Iterator[Cell]:
    """Each grade of a row, with what it is for and when it was given."""
    page, unit, folded = sentence.page, sentence.unit, sentence.page.folded
    cells = _cells(sentence, unit)
    heads = [""] * len(cells) if not (told := _column_heads(sentence)) else told
    judged = _judged_in_columns(sentence)
    body = _body(sentence, cells, heads, judged)
    for mention in mentions:
        column = next((i for i, (start, end) in enumerate(cells) if start <= mention.start <= end), 0)
        start, end = cells[column]
        head = heads[column] if column < len(heads) else ""
        before = BEFORE.search(head) is not None
        alone = _SCORE.fullmatch(folded, start, mention.start) and (
            ALONE.fullmatch(folded, mention.end, end) or folded[mention.end : end].startswith(" (")
        )
        inside = [t for t in sentence.things if start <= t.start < mention.start]
        if body and alone:
            own = [w for w in dates_of(page, unit) if start <= w.start <= end]
            others = [w for w in dates_of(page, unit) if not start <= w.start <= end and w.has_day]
            when = own or ([] if before else others)
            thing = replace(body, concept=judged.get(column, body.concept))
            yield Cell(mention, [thing], head, when[0] if when else None, before)
        else:
            yield Cell(mention, _beside(sentence, cells, column) if alone else inside[:1], head, None, before)


def _cells(sentence: Sentence, unit: Unit) -> list[tuple[int, int]]:
    """The spans of a row's cells, those that are empty at its start among them."""
    text = sentence.page.text
    line = text.rfind("\n", 0, unit.start) + 1
    empty = max(0, text.count("|", line, unit.start) - 1)
    ends = _cell_ends(text, unit.start, unit.end)
    return [(unit.start, unit.start)] * empty + parted_by(ends, unit.start, unit.end)


def _cell_ends(text: str, start: int, end: int) -> list[re.Match[str]]:
    ends = list(_CELL_ENDS.finditer(text, start, end))
    return ends or list(_SLASH.finditer(text, start, end))


def _beside(sentence: Sentence, cells: list[tuple[int, int]], column: int) -> list[Thing]:
    """What a grade that fills its cell is for: the first thing in the nearest cell before it, else behind it."""
    for start, end in [*reversed(cells[:column]), *cells[column + 1 :]]:
        if inside := [t for t in sentence.things if start <= t.start < end]:
            return inside[:1]
    return []


def _body(
    sentence: Sentence, cells: list[tuple[int, int]], heads: list[str], judged: dict[int, str]
) -> Thing | None:
    """The body that a row is about: the name in the first cell, under a heading that tells what such bodies are.

    A heading that leaves that open will do above a column for each of several judgements.
    """
    kind = next((kind for kind, pattern in _OF_BODIES.items() if heads and pattern.search(heads[0])), None)
    if kind is None and len(judged) > 1 and _OF_ANY.fullmatch(heads[0]):
        topic = sentence.topic
        named = vocabulary.subject(topic.subject).named
        kind = topic.subject if named else _INSPECTED_BY.get(topic.inspectorate)
    start, end = cells[0]
    words = sentence.page.text[start:end].replace("\u00a0", " ").strip()
    called = not _OF_MANY.search(words) and (len(judged) > 1 or is_name(words))
    if kind is None or not words[:1].isupper() or not called:
        return None
    told = subject_of(Name(words, start, end), sentence.topic.subject) or kind
    return Thing("overall", start, end, Found(told, start, end), name=words)


def _judged_in_columns(sentence: Sentence) -> dict[int, str]:
    """The judgement that the head of a column names, by the column's place."""
    first = _head_row(sentence)
    if first is None:
        return {}
    named = sentence.concepts_of(first)
    return {
        column: inside[0].concept
        for column, (start, end) in enumerate(_cells(sentence, first))
        if (inside := [t for t in named if start <= t.start < end])
        and (inside[0].end - inside[0].start) * 2 > end - start
    }


def _column_heads(sentence: Sentence) -> list[str]:
    """The cells of the table's first row, folded; none where it holds a grade itself."""
    first = _head_row(sentence)
    if first is None:
        return []
    return [sentence.page.text[start:end].strip().lower() for start, end in _cells(sentence, first)]


def _head_row(sentence: Sentence) -> Unit | None:
    """The table's first row, where it is another than this one and holds no grade itself."""
    units, first = sentence.page.units, sentence.unit
    while (
        first.index
        and units[first.index - 1].kind is BlockKind.ROW
        and units[first.index - 1].block in {first.block, first.block - 1}
    ):
        first = units[first.index - 1]
    return None if first.block == sentence.unit.block or grade_mentions(sentence.page, first) else first
