"""The same promise made again, which takes the place of the earlier one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice, takewhile
from operator import attrgetter

from warehouse.resolution.follow_up.promises import Promise
from warehouse.resolution.follow_up.sharing import Promised


def made_again(one: Promised, promised: Sequence[Promised]) -> Promised | None:
    """The first that promises the same again in the time of `one`, of the council's promises in their order."""
    latest = one.promise.latest
    later = islice(promised, bisect_right(promised, one.order, key=attrgetter("order")), None)
    in_time = takewhile(lambda other: other.promise.day <= latest, later)
    return next((other for other in in_time if _is_same(one, other)), None)


def supersede(one: Promised, again: Promised) -> None:
    """Let the same promise made again take the place of the earlier one, unless that was answered by then."""
    before = [answer for answer in one.answers if answer.day <= again.promise.day]
    if one.promise.repeats or not before:
        one.superseded_by = again.promise.made.key
        one.answers = before


def _is_same(one: Promised, later: Promised) -> bool:
    here, there = one.promise, later.promise
    if here.page.item == there.page.item or here.day >= there.day or here.made.kind == "requirement":
        return False
    if one.about is None or later.about is None or one.about.inspection_id != later.about.inspection_id:
        return False
    if here.kind is not there.kind or here.topic != there.topic or (here.repeats and not there.repeats):
        return False
    return _meeting_of(here) == _meeting_of(there)


def _meeting_of(promise: Promise) -> str | None:
    return promise.page.committee_type if promise.target == "own" else promise.target
