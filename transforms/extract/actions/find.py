"""What was resolved, recommended, found to need doing, promised or done, in an item about an inspection."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING

from transforms.dates import Calendar, find_dates, iso
from transforms.extract.actions.cut_off import is_cut_off
from transforms.extract.actions.due import due_of
from transforms.extract.actions.formal import find_resolutions, only_proposed
from transforms.extract.actions.improvements import find_improvements
from transforms.extract.actions.informal import find_informal
from transforms.extract.actions.inspection_meant import InspectionMeant
from transforms.extract.actions.items import is_ours
from transforms.extract.actions.labelled import find_labelled
from transforms.extract.actions.obliged import find_obliged
from transforms.extract.actions.owners import owner_of
from transforms.extract.actions.recommendations import find_recommendations
from transforms.extract.actions.repeats import once
from transforms.extract.actions.spans import Piece
from transforms.extract.actions.stretches import about_inspections, is_unparted
from transforms.extract.actions.tables import find_tabled
from transforms.records import Action

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
_AHEAD = re.compile(r"\b(?:would|will|must|shall|by|before|until|due|receive an?|be)\b")
_IMPROVEMENT = "area_for_improvement"  # repeats in it are what is to improve, not when


def find_actions(page: Page, topic: Topic, entities: list[Entity], refs: dict[int, str]) -> list[Action]:
    """All actions of a document; none where the item is about something else (contract, section 4)."""
    scope = about_inspections(page) if is_unparted(page) else [(0, len(page.text))]
    if not scope or not (is_unparted(page) or is_ours(page, topic, entities)):
        return []
    calendar = Calendar(page.document.meeting_date or _latest_day(page, entities))
    meant = InspectionMeant(page, topic, entities)
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
    pieces = [p for p in once([*once(formal, scope), *told], scope) if not is_cut_off(page, p)]
    return [
        _action(page, piece, calendar, refs.get(id(meant.by(piece))))
        for piece in sorted(pieces, key=lambda p: p.start)
    ]


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
        else due_of(
            said,
            calendar,
            repeats=piece.kind != _IMPROVEMENT,
            past=past,
            required=piece.kind == "requirement",
        ),
        status=piece.status or _STATUS[piece.kind],
        start=piece.start,
        end=piece.end,
        rule=piece.rule,
    )
