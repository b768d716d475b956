"""Requirements, promises and deeds of a document: told in its sentences, clause by clause, and in lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import pairwise

from transforms.dates import MONTHS
from transforms.extract.actions.clauses import Clause, clauses
from transforms.extract.actions.deeds import asked_below, deeds_below, deeds_on_line
from transforms.extract.actions.spans import Piece, patterns, piece
from transforms.extract.actions.told_by_clause import deed, requirement, undertaking
from transforms.extract.units import Page, Unit

_CLOSED = {"reasons", "end", "fields", "links", "recommendation"}
# The lists of words that tell of something by a whole sentence, or by what stands below it.
_TELLING_OTHERWISE = (
    ("action_taken", "leads"),
    ("action_taken", "leads_on_line"),
    ("action_taken", "refers_back"),
    ("action_taken", "plans"),
    ("undertaking", "asked_below"),
    ("undertaking", "to_do_below"),
)
_NEXT = 40  # characters between a request and the sentence that grants it
_THIS = re.compile(r"\b(?:it|this|these|them|those|one)\b")  # ... of what was asked for
# A second promise of one subject, unless it has a day of its own: "... and would report again in July".
_PROMISES_ON = re.compile(
    rf"(?:would|will)\b(?![^;]*\b(?:(?:next|following) meeting|(?:in|on|by|from) (?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{MONTHS}))\b)"
)
_NO_SUBJECT = re.compile(r"(?:would|will)\b|(?:this|these) (?:was|were|is|are|had|has|have)\b")

# "The Director accepted that staffing was thin and would write": of the promise that is the subject's opinion, no part.
_OWNED = re.compile(
    r"\b(?:accepted|acknowledged|conceded|admitted|recognised|agreed|thought|felt|believed|said) that\b"
)


def find_informal(page: Page) -> list[Piece]:
    """Requirements, undertakings and deeds of a document, in that order of trust for one clause."""
    found: list[Piece] = []
    used: set[int] = set()
    has_minutes = any(unit.section == "minutes" for unit in page.units)
    by_clauses = _telling_by_clauses(page)
    telling = by_clauses.union(*(page.passing(patterns(*name)) for name in _TELLING_OTHERWISE))
    for unit in page.units:
        if unit.index not in telling or unit.index in used:
            continue
        if unit.section in _CLOSED or unit.end - unit.start > 900:
            continue
        if page.search(patterns("undertaking", "agenda"), unit):
            continue
        if unit.section == "purpose" or (has_minutes and unit.section == "body"):  # only what is required
            found += _required(page, unit)
            continue
        found += deeds_below(page, unit, used) or asked_below(page, unit, used)
        if unit.index not in used and not page.words(unit).rstrip("\"'”’").endswith("?"):
            told = deeds_on_line(page, unit)
            if not told and unit.index in by_clauses:
                told = list(_told(page, unit))
            found += [*told, *_plans(page, unit, told)]
    return [piece for piece, then in pairwise([*found, None]) if piece and not _is_granted(page, piece, then)]


def _is_granted(page: Page, asked: Piece, then: Piece | None) -> bool:
    """Whether a request is granted right behind it, so that the promise stands for both ("asked for a copy. This would be sent")."""
    if asked.rule != "asked_for" or then is None or then.rule not in {"agreed", "promised"}:
        return False
    near = page.folded[asked.end : then.start].count(".") <= 1 and then.start - asked.end < _NEXT
    return near and _THIS.search(page.folded, then.start, then.end) is not None


def _required(page: Page, unit: Unit) -> list[Piece]:
    """What the clauses of a sentence require."""
    if unit.index not in page.passing(patterns("requirement", "sentences")):
        return []
    return [p for clause in clauses(page, unit) if (p := requirement(page, clause))]


def _plans(page: Page, unit: Unit, told: list[Piece]) -> Iterator[Piece]:
    """Plans that the sentence names with what they were drawn up for, where no clause tells of them already."""
    for found in page.finditer(patterns("action_taken", "plans"), unit):
        start, end = found.span()
        if any(p.start < end and start < p.end for p in told):
            continue
        if one := piece(page, "action_taken", start, end, "plan_drawn_up"):
            yield one


def _told(page: Page, unit: Unit) -> Iterator[Piece]:
    """What the clauses of a sentence tell; "... and would report back" takes its subject from the clause before.

    Two promises of one subject are one: "would be built into team plans and would be checked each month".
    """
    silent: Clause | None = None  # the clause before, where it tells nothing itself
    promised: tuple[Clause, Piece] | None = None  # the promise right before, not yet handed out
    for part in clauses(page, unit):
        if promised and _PROMISES_ON.match(page.folded, part.start, part.end):
            before = promised[0]
            whole = Clause(unit.index, before.start, part.end, before.mode)
            promised = whole, undertaking(page, whole) or promised[1]
            continue
        if promised:
            yield promised[1]
        goes_on = (
            silent is not None
            and _NO_SUBJECT.match(page.folded, part.start, part.end)
            and not patterns("clause", "doubt").search(page.folded[silent.start : part.start])
            and not _OWNED.search(page.folded, silent.start, part.start)
        )
        clause = Clause(unit.index, silent.start, part.end, part.mode) if silent and goes_on else part
        one = requirement(page, clause) or undertaking(page, clause) or deed(page, clause)
        promised = (clause, one) if one and one.kind == "undertaking" and one.status is None else None
        if one and not promised:
            yield one
        silent = clause if one is None else None
    if promised:
        yield promised[1]


def _telling_by_clauses(page: Page) -> frozenset[int]:
    """The sentences, by index, with the words by which any clause of theirs could tell something: most have none."""

    def holding(kind: str, name: str) -> Set[int]:
        return page.passing(patterns(kind, name)).keys()

    return frozenset(
        holding("requirement", "sentences")
        | holding("undertaking", "sentences")
        | holding("undertaking", "dated")
        | holding("clause", "asked") & holding("undertaking", "wanted")
        | (holding("clause", "agreed") | holding("clause", "promised")) & holding("undertaking", "agreed")
        | holding("action_taken", "sentences")
        | holding("action_taken", "because") & holding("action_taken", "perfect")
    )
