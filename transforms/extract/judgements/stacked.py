"""Tables whose cells stand below each other: two headings or more, then what was judged and a grade for each heading."""

from __future__ import annotations

import re

from transforms.dates import MONTHS
from transforms.extract.grade_words import GradeMention
from transforms.extract.judgements.rows import BEFORE, Cell
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.whole_lines import LONGEST_THING, is_alone, is_grade
from transforms.extract.units import Page

# The heading of a column of grades, on a line of its own: "2024 Grade", "Previous judgement", "Outcome in 2019", "June 2023".
_HEAD_LINE = re.compile(
    r"(?=[^\n]{4,60}$)(?=.*\b(?:(?:19|20)\d\d\b|(?:previous|current|last|latest|new|former) (?:[a-z]+ )*(?:grad|judge?m|rating|inspection|outcome|result)))"
    r"\W*(?:\b(?:the|in|of|at|from|our|ofsted|inspections?|re-?inspection|overall|full|standard|short|ilacs?|sif|framework|previous|current|last|latest|new|former|grades?|grading|judge?ments?|ratings?|outcomes?|results?"
    rf"|{MONTHS}|"
    r"(?:19|20)\d\d(?:[/-]\d\d)?)\b\W*)+"
)
# A cell of what an inspection did not judge.
_NO_GRADE = re.compile(r"n/?a|not (?:applicable|inspected|graded|judged|rated|assessed)|none|new|-+|–|—")
_MOST_LINES = 40  # of such a table between its headings and a grade


def stacked_cell(sentence: Sentence, mention: GradeMention) -> Cell | None:
    """The cell of a table whose cells stand below each other ("2024 grade", "2019 grade", "Leadership", "Good", "Good").

    None where the grade does not fill its line, or no headings of two columns or more stand above.
    """
    page, thing = sentence.page, sentence.unit.index
    if not is_alone(page, sentence.unit, mention):
        return None
    while thing and (
        thing == sentence.unit.index
        or is_grade(page, page.units[thing])
        or _NO_GRADE.fullmatch(page.words(page.units[thing]).strip(" .*"))
    ):
        thing -= 1
    named = page.units[thing]
    things = sentence.concepts_of(named)
    if not things or named.end - named.start > LONGEST_THING:
        return None
    heads = _heads_above(page, thing)
    column = sentence.unit.index - thing - 1
    if len(heads) < 2 or column >= len(heads):
        return None
    return Cell(mention, things[:1], heads[column], None, BEFORE.search(heads[column]) is not None)


def _heads_above(page: Page, index: int) -> list[str]:
    """The headings, folded, of the columns of the table that a line is in."""
    heads: list[str] = []
    for unit in reversed(page.units[max(0, index - _MOST_LINES) : index]):
        words = page.words(unit).strip(" :.")
        if _HEAD_LINE.fullmatch(words):
            heads.insert(0, words)
        elif heads or unit.end - unit.start > LONGEST_THING:
            break
    return heads
