"""The inspection that an action is about, where a document tells of several."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from transforms.extract.actions.spans import Piece
from transforms.extract.inspections.entities import Entity
from transforms.extract.topic import Topic
from transforms.extract.units import Page
from transforms.text import fold

_PLAN = re.compile(
    r"(?:(?!monitoring|visit).)*\b(?:improvement|action|delivery) plan\b(?:(?!monitoring|visit).)*"
)
_VISITS = {"monitoring_visit", "ilacs_focused_visit"}
# What the safeguarding board is to do belongs to the review of the board, where there was one.
_OF_BOARD = re.compile(r"(?:the )?(?:[a-z]{0,3}scb|(?:[a-z]+ )?safeguarding (?:children )?board)\b")
_TOLD = {"area_for_improvement", "undertaking", "action_taken", "requirement"}


class InspectionMeant:
    """The inspections of a document, and which of them an action is about."""

    def __init__(self, page: Page, topic: Topic, entities: list[Entity]) -> None:
        self._page, self._entities, self._named = page, entities, _Named(page, entities)
        planning = _PLAN.fullmatch(fold(page.document.title or "")) is not None
        self._main = _main(topic, entities, planning)

    def by(self, piece: Piece) -> Entity | None:
        """The inspection that a piece is about: one whose body it names, else, in the text, the body last named."""
        said, main, names = self._page.folded[piece.start : piece.end], self._main, self._named.names
        if _OF_BOARD.match(said) and (
            board := [e for e in self._entities if e.subject == "safeguarding_board"]
        ):
            return _latest(board)
        if entity := next((e for e, name in names if name in said), None):
            return entity
        if len(names) > 1 and piece.kind in _TOLD and (main is None or main.name):
            last = self._named.last_before(piece.start)
            return _now(last, [e for e, _ in names]) if last else main
        return main


def _main(topic: Topic, entities: list[Entity], planning: bool) -> Entity | None:
    """The inspection that the item is about: of the title's framework or subject, and the latest of those.

    An improvement plan answers a full inspection; visits after it only look at its progress.
    """
    own = [e for e in entities if e.authority in (topic.authority, None)] or entities
    now = [e for e in own if not e.earlier] or own
    of_subject = [e for e in now if e.subject == topic.subject] or now
    of_title = [e for e in of_subject if topic.framework and e.framework == topic.framework.code]
    planned = [e for e in of_subject if planning and e.framework not in _VISITS]
    candidates = of_title or planned or of_subject
    return max(candidates, key=lambda e: (_is_told_whole(e), e.day or ""), default=None)


def _is_told_whole(entity: Entity) -> bool:
    """Whether its grades, its day or the day of its report are told: one named by the way has a month at most."""
    return entity.graded or len(entity.day or "") == len("2035-01-01") or not entity.day


class _Named:
    """The inspections of named bodies, by the short names by which text goes on to call them, and where it does."""

    def __init__(self, page: Page, entities: list[Entity]) -> None:
        self.names = [(e, _short(e.name)) for e in entities if e.name]
        self._folded, self._starts = page.folded, dict[str, list[int]]()

    def last_before(self, end: int) -> Entity | None:
        """The one whose name is told last before a place."""
        told = [(self._last(name, end), entity) for entity, name in self.names]
        at, last = max(told, key=lambda row: row[0])
        return last if at >= 0 else None

    def _last(self, name: str, end: int) -> int:
        """Where a name begins that is told last before a place, -1 where it is not."""
        if name not in self._starts:
            self._starts[name] = [m.start() for m in re.finditer(f"(?={re.escape(name)})", self._folded)]
        starts = self._starts[name]
        before = bisect_right(starts, end - len(name))
        return starts[before - 1] if before else -1


def _latest(entities: Iterable[Entity]) -> Entity:
    return max(entities, key=lambda e: e.day or "")


def _now(told: Entity, named: list[Entity]) -> Entity:
    """The entity told of; where it is an earlier inspection, the latest other one of the same body."""
    others = [e for e in named if not e.earlier and _same_body(e, told)]
    return _latest(others) if told.earlier and others else told


def _same_body(one: Entity, other: Entity) -> bool:
    """Whether two entities are of one body, of which the text may go on to use a part of its name."""
    short, known = _short(one.name or ""), _short(other.name or "")
    return short.startswith(known) or known.startswith(short)


def _short(name: str) -> str:
    """The first two words of a body's name, by which text goes on to call it."""
    return " ".join(fold(name).split()[:2])
