"""Rows of tables: what was judged in one cell, its grades in others, each under the heading of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from transforms.extract.judgements.joins import ALONE
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.things import Thing
from transforms.extract.mentions import GradeMention, grade_mentions
from transforms.records import BlockKind

_TAB = re.compile("\t")


def is_table_row(sentence: Sentence) -> bool:
    """Whether the unit is a table's row of several cells."""
    unit = sentence.unit
    return unit.kind is BlockKind.ROW and "\t" in sentence.page.text[unit.start : unit.end]


def cells_of_grades(
    sentence: Sentence, mentions: list[GradeMention]
) -> Iterator[tuple[GradeMention, list[Thing], str]]:
    """Each grade of a row with what it is for and the folded heading of its column ("" where the table has none)."""
    unit, folded = sentence.unit, sentence.page.folded
    tabs = [m.end() for m in _TAB.finditer(sentence.page.text, unit.start, unit.end)]
    cells = [(start, end - 1) for start, end in pairwise([unit.start, *tabs, unit.end + 1])]
    heads = _column_heads(sentence)
    for mention in mentions:
        column = next((i for i, (start, end) in enumerate(cells) if start <= mention.start <= end), 0)
        start, end = cells[column]
        alone = ALONE.fullmatch(folded, start, mention.start) and ALONE.fullmatch(folded, mention.end, end)
        inside = [t for t in sentence.things if start <= t.start < mention.start]
        things = [t for t in sentence.things if not start <= t.start <= end][:1] if alone else inside[:1]
        yield mention, things, heads[column] if column < len(heads) else ""


def _column_heads(sentence: Sentence) -> list[str]:
    """The cells of the table's first row, folded; none where it holds a grade itself."""
    units, first = sentence.page.units, sentence.unit
    while (
        first.index
        and units[first.index - 1].kind is BlockKind.ROW
        and units[first.index - 1].block == first.block - 1
    ):
        first = units[first.index - 1]
    if first is sentence.unit or grade_mentions(sentence.page, first):
        return []
    return [cell.lower() for cell in sentence.page.text[first.start : first.end].split("\t")]
