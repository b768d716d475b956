"""Items found by what they share with a promise, so that it is held against few of a council's many."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date

from warehouse.resolution.follow_up.matters import Matter
from warehouse.resolution.follow_up.promises import Promise
from warehouse.resolution.follow_up.records import Answer, Reported


class Promised:
    """A promise with the inspection that it follows up, on however many addresses it stands."""

    def __init__(self, promise: Promise, about: Reported | None, matter: Matter) -> None:
        self.promise, self.about, self.matter = promise, about, matter
        self.answers: list[Answer] = []
        self.superseded_by: str | None = None

    @property
    def order(self) -> tuple[date, str]:
        """Orders promises by day."""
        return self.promise.day, self.promise.made.key


class Items:
    """Some items of a council, found by their days and by what they share with a promise."""

    def __init__(self, ordered: Sequence[Matter], about: Callable[[Matter], Reported | None]) -> None:
        self._ordered = ordered
        self._days = [matter.page.day for matter in ordered]
        self._sharing: dict[Hashable, list[int]] = defaultdict(list)  # numbers in `ordered`
        for number, matter in enumerate(ordered):
            for key in _shared(matter.title_stems, matter, about(matter)):
                self._sharing[key].append(number)

    def related(self, one: Promised, first: date, last: date) -> Iterator[Matter]:
        """The items of some days that can be on the same matter as the promise, in order."""
        days = range(bisect_left(self._days, first), bisect_right(self._days, last))
        if one.about and one.about.name:
            return map(self._ordered.__getitem__, days)  # any may tell of that body
        numbers: set[int] = set()
        for key in _shared(one.promise.topic.stems, one.matter, one.about):
            of_key = self._sharing.get(key, [])
            numbers.update(of_key[bisect_left(of_key, days.start) : bisect_left(of_key, days.stop)])
        return map(self._ordered.__getitem__, sorted(numbers))


def _shared(stems: frozenset[str], matter: Matter, about: Reported | None) -> Iterator[Hashable]:
    """What two on the same matter have in common, at least one of it: a word, the issue, the inspection or that there is none."""
    yield from (("stem", stem) for stem in stems)
    if matter.page.issue:
        yield "issue", matter.page.issue
    yield "about", about.inspection_id if about else None
