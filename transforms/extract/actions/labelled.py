"""Rows of an action plan that were run into text: what is to be done, then "Lead: Head of Service. By: 30 June"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Self

from transforms.extract.actions.spans import Piece, patterns, piece
from transforms.extract.units import Page
from transforms.text import squeeze, strip_span

_SECTIONS = {"minutes", "body", "decision"}
# The labels of the columns, as they stand in text: with a capital and a colon.
_LABELS = re.compile(
    r"\b(?:(?P<owner>Lead(?: [Oo]fficer)?|Owner|By [Ww]hom|Responsible(?: [Oo]fficer| [Pp]erson)?|Accountable(?: [Oo]fficer)?|Action [Bb]y|Officer [Rr]esponsible)"
    r"|(?P<due>By(?: [Ww]hen)?|Deadline|Due(?: [Dd]ate| [Bb]y)?|Target(?: [Dd]ate)?|Time(?:scale|frame)s?|When|Completion(?: [Dd]ate)?)"
    r"|(?P<status>Status|Progress|RAG(?: [Rr]ating)?))\s?:\s*"
)
_VALUE = 90  # characters that a value has at most
_ENDS = re.compile(r"[.;|)\n]|\s(?:Action|Rec(?:ommendation)?|Priority)\.? ?\d|$")
_GOES_ON = re.compile(r"[.;|)]\s*\S")
_NUMBER = re.compile(
    r"actions?\s?[:–-]\s+|(?:(?:action|rec(?:ommendation)?|priority|objective|no)s?\.? ?)?\d{1,2}(?:\.\d{1,2})?\s?[.:)–-]+\s+",
    re.IGNORECASE,
)
# "From July 2023": behind an owner, instead of a label
_FROM = re.compile(r"\W*(?P<due>(?:From|In|During) [A-Z][^.;|]{3,40})")
_DONE = re.compile(r"\W*(?:done|completed?|achieved|closed)\b\W", re.IGNORECASE)
_AHEAD = re.compile(r"\bto (?:be )?[a-z]+\b")
_PAST = re.compile(r"\b(?:[a-z]{2,}(?:ed|tten|built)|cut|set up|made|held|drawn up|put in place)\b")
_CELLS = ("action", "owner", "due")
_BARE_DATE = re.compile(
    r"(?:by |due )?(?:\d{1,2}/\d{1,2}/\d{2,4}|(?:\d{1,2}(?:st|nd|rd|th)? )?(?:january|february|march|april|may|june|july|august|september|october|november|december) 20\d\d)\.?"
)
_LONGEST = 400  # characters of what is to be done


@dataclass(slots=True)
class _Row:
    """The labels that stand together behind one action."""

    start: int
    end: int
    owner: tuple[int, int] | None = None
    due: tuple[int, int] | None = None
    status: tuple[int, int] | None = None

    @classmethod
    def at(cls, found: re.Match[str]) -> Self:
        """A row that begins with a label."""
        return cls(found.start(), found.end())


def find_labelled(page: Page) -> list[Piece]:
    """The actions of rows that give an owner and a date or a status, each by its label."""
    rows: list[tuple[int, int, _Row]] = []  # block, where the action begins, its labels
    for index, block in enumerate(page.document.blocks):
        if block.section in _SECTIONS:
            edge = block.start
            for row in _rows(page, block.start, block.end):
                if row.due is None and (told := _FROM.match(page.text, row.end)):
                    row.due, row.end = told.span("due"), told.end()
                if row.owner and row.start - edge < _LONGEST:
                    rows.append((index, edge, row))
                edge = row.end
    bare = list(_without_labels(page))
    if not any(row.due or row.status for *_, row in rows):
        return bare  # "Lead officer: Mrs Ray": of the report
    return bare + [p for block, edge, row in rows for p in _told(page, row, block, edge)]


def _rows(page: Page, start: int, end: int) -> Iterator[_Row]:
    """The runs of labels, each with its values."""
    if page.text.find(":", start, end) < 0:  # as in most blocks
        return
    row: _Row | None = None
    labels = list(_LABELS.finditer(page.text, start, end))
    for label, after in zip_longest(labels, labels[1:]):
        then = after.start() if after else end
        stop = _ENDS.search(page.text, label.end(), then)
        at = stop.start() if stop else then
        if after and then - label.end() < _VALUE and not _GOES_ON.search(page.text, label.end(), then):
            at = then  # "Lead: Chief", "Executive. By: ..." on two lines
        value = (label.end(), min(at, label.end() + _VALUE))
        if row is not None and page.text[row.end : label.start()].strip(" \n.;,|()–-\u00a0"):
            yield row
            row = None
        row = row or _Row.at(label)
        row.end = value[1]
        setattr(row, label.lastgroup or "status", value)
    if row is not None:
        yield row


def _told(page: Page, row: _Row, block: int, edge: int) -> Iterator[Piece]:
    """The sentences of a row's action; one without a verb that looks ahead, but with a participle, tells a deed."""
    start, end = strip_span(page.text, edge, row.start, drop=".;,:()|–-•·")
    done = _DONE.match(page.text, row.end) or (
        row.status and patterns("table", "done").fullmatch(page.folded[slice(*row.status)].strip())
    )
    owner = squeeze(page.text[slice(*row.owner)]).rstrip(".,;- ") if row.owner else None
    due = f"by {page.text[slice(*row.due)]}" if row.due else None
    for unit in page.block_units(block):
        begin, stop = max(unit.start, start), min(unit.end, end)
        if begin >= stop:
            continue
        if number := _NUMBER.match(page.text, begin, stop):
            begin = number.end()
        words = page.folded[begin:stop]
        deed = done or (_PAST.search(words) and not _AHEAD.search(words))
        kind = "action_taken" if deed else "undertaking"
        if " " in words.strip() and (
            p := piece(page, kind, begin, stop, "labelled", owner=owner, due_words=due)
        ):
            yield p


def _without_labels(page: Page) -> Iterator[Piece]:
    """Rows of two lines or more that lost their labels, too: "Clear the backlog. Head of Service. 31/12/2025"."""
    rows = [page.block_units(index) for index, b in enumerate(page.document.blocks) if b.section in _SECTIONS]
    rows = [row for row in rows if len(row) == len(_CELLS) and _BARE_DATE.fullmatch(page.words(row[-1]))]
    for what, owner, due in rows if len(rows) > 1 else ():
        name = squeeze(page.text[owner.start : owner.end]).rstrip(".")
        told = page.text[due.start : due.end]
        if len(name) <= _VALUE and (
            p := piece(
                page, "undertaking", what.start, what.end, "labelled", owner=name, due_words=f"by {told}"
            )
        ):
            yield p
