"""What was resolved, recommended, found to need doing, promised or done, in an item about an inspection."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.process import extract_iter

from transforms.dates import Calendar, find_dates, iso
from transforms.extract.actions.due import due_of
from transforms.extract.actions.formal import find_resolutions, only_proposed
from transforms.extract.actions.improvements import find_improvements
from transforms.extract.actions.informal import find_informal
from transforms.extract.actions.items import is_ours
from transforms.extract.actions.labelled import find_labelled
from transforms.extract.actions.obliged import find_obliged
from transforms.extract.actions.owners import owner_of
from transforms.extract.actions.recommendations import find_recommendations
from transforms.extract.actions.spans import Piece
from transforms.extract.actions.stretches import about_inspections, is_unparted
from transforms.extract.actions.tables import find_tabled
from transforms.records import Action
from transforms.text import fold

if TYPE_CHECKING:
    from transforms.extract.inspections.find import Entity
    from transforms.extract.topic import Topic
    from transforms.extract.units import Page, Unit

_STATUS = {
    "resolution": "agreed",
    "requirement": "agreed",
    "undertaking": "agreed",
    "recommendation": "recommended",
    "area_for_improvement": "recommended",
    "action_taken": "done",
}
# Where a page stops showing: "... view the full minutes text for item 5".
_DOTS = re.compile(r"(?:\.\.\.|…)\W*(?:view the full \w+ text for item\b.{0,20})?$", re.IGNORECASE)
_DOTS_BEHIND = re.compile(r"\s*(?:\.\.\.|…)")
_MORE = re.compile(r"[ \n\u00a0]*[^ \n\u00a0]")
# What no limb ends with, and how the limbs of a list end whose last has a stop, too.
_CLOSED = re.compile(r"(?:[.;]|; and)$")
_ALIKE = 86  # of 100: the likeness of two pieces that say the same
_FIRST = re.compile(r"(?:^|\n)[ \t\u00a0]*\(?[ia1][).][\s\u00a0]*$")  # the marker of a list's first limb
_AHEAD = re.compile(r"\b(?:would|will|must|shall|by|before|until|due|receive an?|be)\b")
_PLAN = re.compile(
    r"(?:(?!monitoring|visit).)*\b(?:improvement|action|delivery) plan\b(?:(?!monitoring|visit).)*"
)
_VISITS = {"monitoring_visit", "ilacs_focused_visit"}
# What the safeguarding board is to do belongs to the review of the board, where there was one.
_OF_BOARD = re.compile(r"(?:the )?(?:[a-z]{0,3}scb|(?:[a-z]+ )?safeguarding (?:children )?board)\b")
_TOLD = {"area_for_improvement", "undertaking", "action_taken", "requirement"}
_IMPROVEMENT = "area_for_improvement"  # repeats in it are what is to improve, not when
# What closes a limb though no stop does: "the report be noted", "as set out in appendix 2".
_COMPLETE = re.compile(
    r"\b(?:be|is|are|was|were) (?:\w+ly )?(?:received and |considered and )?(?:noted|approved|agreed|endorsed|received|accepted|welcomed|supported|adopted)$|\b(?:note[ds]?|approve[ds]?|endorse[ds]?|accept(?:s|ed)?|receive[ds]?|welcome[ds]?) (?:the )?(?:[a-z]+ )?(?:report|update|contents|presentation|findings|progress)$|\b(?:appendix|annex|section|paragraph|schedule) (?:[a-z]|\d{1,2})$"
)
# No sentence or limb ends with one of these, or with a letter: the page breaks off in its middle.
_BROKEN = re.compile(
    r"\b(?:the|an?|of|to|and|or|that|which|who|whose|would|will|could|should|must|may|might|for|with|by|in|on|at|from|as|into|about|between|be|been|being|is|are|was|were|had|has|have|its|their|his|her|our|this|these|those|not|more|than|if|when|where|while|also|including|such|appendix|paragraph|section|[b-hj-z])$"
)


def find_actions(page: Page, topic: Topic, entities: list[Entity], refs: dict[int, str]) -> list[Action]:
    """All actions of a document; none where the item is about something else (contract, section 4)."""
    scope = about_inspections(page) if is_unparted(page) else [(0, len(page.text))]
    if not scope or not (is_unparted(page) or is_ours(page, topic, entities)):
        return []
    calendar = Calendar(page.document.meeting_date or _latest_day(page, entities))
    planning = _PLAN.fullmatch(fold(page.document.title or "")) is not None
    main, named = _main(topic, entities, planning), _Named(page, entities)
    resolved = find_resolutions(page)
    recommended = _outside(find_recommendations(page), [(p.start, p.end) for p in resolved])
    formal = [*resolved, *recommended]
    taken = [(p.start, p.end) for p in formal]
    tabled = [*find_tabled(page), *_outside(find_labelled(page), taken)]
    taken += [(p.start, p.end) for p in tabled]
    obliged = _outside(find_obliged(page), taken)
    taken += [(p.start, p.end) for p in obliged]
    improvements = [*obliged, *_outside(find_improvements(page), taken)]
    taken += [(p.start, p.end) for p in improvements]
    told = [*tabled, *improvements, *_outside(find_informal(page), taken)]
    proposed = only_proposed(page)
    told = [p for p in told if p.start < proposed]
    pieces = [p for p in _once([*_once(formal, scope), *told], scope) if not _cut_off(page, p)]
    return [
        _action(page, piece, calendar, refs.get(id(_about(page, piece, main, entities, named))))
        for piece in sorted(pieces, key=lambda p: p.start)
    ]


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


def _about(
    page: Page, piece: Piece, main: Entity | None, entities: list[Entity], named: _Named
) -> Entity | None:
    """The inspection that a piece is about: one whose body it names, else, in the text, the body last named."""
    said = page.folded[piece.start : piece.end]
    if _OF_BOARD.match(said) and (board := [e for e in entities if e.subject == "safeguarding_board"]):
        return _latest(board)
    if entity := next((e for e, name in named.names if name in said), None):
        return entity
    if len(named.names) > 1 and piece.kind in _TOLD and (main is None or main.name):
        last = named.last_before(piece.start)
        return _now(last, [e for e, _ in named.names]) if last else main
    return main


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


def _latest_day(page: Page, entities: Iterable[Entity]) -> str | None:
    """The latest day or month told as past, an inspection's too: stands in for the meeting's date where none is given."""
    told = [when for when in find_dates(page.text, page.folded) if when.last[0] and when.last[1]]
    past = [when for when in told if not _is_ahead(page, page.unit_at(when.start))]
    days = [iso(when.last) for when in past or told]
    days += [day for e in entities for day in (e.day, e.published) if day and len(day) > len("2035")]
    return max((day for day in days if day), default=None)


def _is_ahead(page: Page, unit: Unit | None) -> bool:
    return unit is not None and _AHEAD.search(page.words(unit)) is not None


def _outside(pieces: Iterable[Piece], taken: list[tuple[int, int]]) -> list[Piece]:
    """The pieces that share no letter with a span that is taken."""
    starts = sorted(start for start, _ in taken)
    ends = list(accumulate((end for _, end in sorted(taken)), max))  # of all spans up to each
    return [p for p in pieces if not (before := bisect_left(starts, p.end)) or ends[before - 1] <= p.start]


def _cut_off(page: Page, piece: Piece) -> bool:
    """Whether the page breaks off inside a piece: the last words of the text, in a sentence or list that else closes."""
    if _DOTS_BEHIND.match(page.text, piece.end) or _DOTS.search(piece.text):
        return True
    if _MORE.match(page.text, piece.end) or page.text[piece.end - 1] in ".;:!?)\"'”’":
        return False
    last = page.units[-1]
    if _COMPLETE.search(page.folded, piece.start, piece.end):
        return False
    if last.lead is None or _BROKEN.search(page.folded, piece.start, piece.end):
        return True
    beside = [u for u in page.units if u.lead == last.lead and u.marker and u is not last]
    if not beside and (" " not in piece.text or _FIRST.search(page.text, 0, last.start)):
        return True  # "(i) ..." and then nothing: a list of one; or one word of it
    return bool(beside) and all(_CLOSED.search(page.folded, u.start, u.end) for u in beside)


def _once(pieces: list[Piece], scope: list[tuple[int, int]]) -> list[Piece]:
    """The pieces of each stretch, without those that say the same again (a decision printed twice counts once)."""
    kept: list[Piece] = []
    for start, end in scope:
        stretch: list[Piece] = []
        by_kind: dict[
            str, dict[int, str]
        ] = {}  # the words of those that are kept, by their place in the stretch
        for piece in (p for p in pieces if start <= p.start < end):
            words = by_kind.setdefault(piece.kind, {})
            alike = extract_iter(piece.sorted_words, words, scorer=fuzz.ratio, score_cutoff=_ALIKE)
            at = next((place for _, _, place in alike), None)
            if at is None:
                at = next((place for place in words if _breaks_off(piece.text, stretch[place].text)), None)
            if at is None:
                at = len(stretch)
                stretch.append(piece)
            elif len(piece.text) > len(stretch[at].text) * 1.2:
                stretch[at] = piece
            words[at] = stretch[at].sorted_words
        kept += stretch
    return kept


def _breaks_off(one: str, other: str) -> bool:
    """Whether one text is the other's beginning, cut in a sentence: by a line's end, where the page wrapped it."""
    short, whole = sorted((one, other), key=len)
    return whole.startswith(f"{short} ") and short[-1] not in ".;:!?"


def _action(page: Page, piece: Piece, calendar: Calendar, ref: str | None) -> Action:
    words = page.text[piece.start : piece.end]
    past = piece.kind == "requirement" or page.document.meeting_date is None
    said = piece.due_words or words
    return Action(
        kind=piece.kind,
        text=piece.text,
        inspection=ref,
        owner=owner_of(page, piece),
        due=None
        if piece.kind == "action_taken"
        else due_of(said, calendar, repeats=piece.kind != _IMPROVEMENT, past=past),
        status=piece.status or _STATUS[piece.kind],
        start=piece.start,
        end=piece.end,
        rule=piece.rule,
    )
