"""The same promise made again, which takes the place of the earlier one."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import islice, takewhile
from operator import attrgetter

from warehouse.resolution.follow_up.promises import Promise
from warehouse.resolution.follow_up.sharing import Promised


class Alike:
    """A council's promises by what they promise, so that each is held against few of many."""

    def __init__(self, promised: Sequence[Promised]) -> None:
        self._of: dict[Hashable, list[Promised]] = defaultdict(list)
        for one in promised:  # in their order
            self._of[_what(one)].append(one)

    def made_again(self, one: Promised) -> Promised | None:
        """The first that promises the same again in the time of `one`."""
        latest = one.promise.latest
        alike = self._of[_what(one)] if one.about else []
        later = islice(alike, bisect_right(alike, one.order, key=attrgetter("order")), None)
        in_time = takewhile(lambda other: other.promise.day <= latest, later)
        return next((other for other in in_time if _takes_place(one.promise, other.promise)), None)


def _what(one: Promised) -> Hashable:
    """What two that promise the same have in common: the inspection, what is promised and which meeting is to see it."""
    promise = one.promise
    meeting = promise.page.committee_type if promise.target == "own" else promise.target
    return one.about and one.about.inspection_id, promise.kind, promise.topic, meeting


def _takes_place(here: Promise, there: Promise) -> bool:
    """Whether the later of two alike stands for the earlier: not a requirement's, nor what is promised once for what repeats."""
    if here.page.item == there.page.item or here.day >= there.day or here.made.kind == "requirement":
        return False
    return there.repeats or not here.repeats
