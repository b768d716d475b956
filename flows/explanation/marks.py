"""The marks of a document: where each row and each refused grade word stands, what it says and which rule made it.

Pure: no output here. `terminal.py` and `web.py` show what this module makes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from transforms.extract import Reading, read_document
from transforms.extract.judgements.claim import Refusal
from transforms.records import Action, Document, Inspection, Judgement, ParsedPage
from transforms.text import squeeze


class MarkKind(StrEnum):
    """What a mark stands for."""

    INSPECTION = "inspection"
    JUDGEMENT = "judgement"
    ACTION = "action"
    REFUSED = "refused"  # a grade word that makes no judgement


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a document's text and what it was read as."""

    kind: MarkKind
    name: str  # "i1", "j2", "a3", "r4": unique in its document
    start: int
    end: int
    claim: str  # the row in words; empty for what was refused
    why: str  # the rule's name, or the reason of the refusal


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that no mark begins or ends within."""

    text: str
    marks: tuple[Mark, ...]  # those that cover it, the widest first
    opening: tuple[Mark, ...]  # those that begin with it
    closing: tuple[Mark, ...]  # those that end with it


@dataclass(frozen=True, slots=True)
class Explained:
    """One document of a page with its marks, in the order of the text."""

    document: Document
    marks: tuple[Mark, ...]

    @property
    def segments(self) -> Iterator[Segment]:
        """The whole text, cut where marks begin and end."""
        return cut(self.document.text, self.marks)

    def quote(self, mark: Mark) -> str:
        """The words that a mark stands on, on one line."""
        return squeeze(self.document.text[mark.start : mark.end])


def explain(page: ParsedPage) -> tuple[Explained, ...]:
    """Every document of a page with its marks."""
    return tuple(Explained(document, marks_of(read_document(document))) for document in page.documents)


def marks_of(reading: Reading) -> tuple[Mark, ...]:
    """A mark for each row and each refusal, in the order of the text; within a kind they are numbered in that order."""
    rows = reading.extraction
    judgements = enumerate(sorted(rows.judgements, key=_place), start=1)
    actions = enumerate(sorted(rows.actions, key=_place), start=1)
    refusals = enumerate(sorted(reading.refusals, key=_place), start=1)
    marks = [
        *(Mark(MarkKind.INSPECTION, i.ref, i.start, i.end, _inspection(i), i.rule) for i in rows.inspections),
        *(Mark(MarkKind.JUDGEMENT, f"j{n}", j.start, j.end, _judgement(j), j.rule) for n, j in judgements),
        *(Mark(MarkKind.ACTION, f"a{n}", a.start, a.end, _action(a), a.rule) for n, a in actions),
        *(Mark(MarkKind.REFUSED, f"r{n}", r.start, r.end, "", r.reason) for n, r in refusals),
    ]
    return tuple(sorted(marks, key=_place))


def _place(row: Mark | Judgement | Action | Refusal) -> tuple[int, int]:
    return row.start, -row.end


def cut(text: str, marks: Sequence[Mark]) -> Iterator[Segment]:
    """The text in runs, each with the marks that cover it; their texts together are the text. Empty marks are left out."""
    shown = [mark for mark in marks if mark.start < mark.end]
    edges = sorted({0, len(text), *(edge for mark in shown for edge in (mark.start, mark.end))})
    waiting = sorted(shown, key=_place, reverse=True)
    inside: list[Mark] = []
    for start, end in pairwise(edges):
        while waiting and waiting[-1].start == start:
            inside.append(waiting.pop())
        yield Segment(
            text[start:end],
            tuple(inside),
            tuple(mark for mark in inside if mark.start == start),
            tuple(mark for mark in inside if mark.end == end),
        )
        inside = [mark for mark in inside if mark.end > end]


def _inspection(row: Inspection) -> str:
    what = [row.inspectorate, row.framework, row.subject, row.subject_name, row.authority]
    words = [", ".join(part for part in what if part)]
    if row.started_on or row.ended_on:
        days = dict.fromkeys(day for day in (row.started_on, row.ended_on) if day)
        words.append(f"on site {' to '.join(days)}")
    if row.published_on:
        words.append(f"published {row.published_on}")
    return "; ".join(words)


def _judgement(row: Judgement) -> str:
    provisional = " (provisional)" if row.provisional else ""
    return f"{row.domain}: {row.grade}{provisional}, of {row.inspection}"


def _action(row: Action) -> str:
    told = [
        f"{row.kind}, {row.status}",
        f"owner {row.owner}" if row.owner else None,
        f"due {row.due}" if row.due else None,
        f"about {row.inspection}" if row.inspection else None,
    ]
    return "; ".join(part for part in told if part)
