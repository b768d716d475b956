"""Items found by what they share with a promise, so that it is held against few of a council's many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from itertools import groupby

from warehouse.resolution.follow_up.matters import Matter
from warehouse.resolution.follow_up.promises import Promise
from warehouse.resolution.follow_up.records import Answer, Reported

Month = tuple[int, int]  # year and month


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
    """Some items of a council, found by their days and by what they share with a promise.

    Those of a month are read when they are first asked for: few promises are followed anew, and most items lie before them.
    """

    def __init__(self, ordered: Iterable[Matter], about: Callable[[Matter], Reported | None]) -> None:
        self._months = {
            month: list(items) for month, items in groupby(ordered, key=lambda m: _month(m.page.day))
        }
        self._about = about
        self._sharing: dict[Month, dict[Hashable, list[int]]] = {}  # numbers in the month

    def related(self, one: Promised, first: date, last: date) -> Iterator[Matter]:
        """The items of some days that can be on the same matter as the promise, in order."""
        keys = list(_shared(one.promise.topic.stems, one.matter, one.about))
        first_month, last_month = _month(first), _month(last)
        for month, items in self._months.items():
            if not first_month <= month <= last_month:
                continue
            if one.about and one.about.name:
                found = items  # any may tell of that body
            else:
                sharing = self._shared_in(month)
                numbers = {number for key in keys for number in sharing.get(key, ())}
                found = [items[number] for number in sorted(numbers)]
            yield from (matter for matter in found if first <= matter.page.day <= last)

    def _shared_in(self, month: Month) -> dict[Hashable, list[int]]:
        if month not in self._sharing:
            sharing: dict[Hashable, list[int]] = defaultdict(list)
            for number, matter in enumerate(self._months[month]):
                for key in _shared(matter.title_stems, matter, self._about(matter)):
                    sharing[key].append(number)
            self._sharing[month] = sharing
        return self._sharing[month]


def _month(day: date) -> Month:
    return day.year, day.month


def _shared(stems: frozenset[str], matter: Matter, about: Reported | None) -> Iterator[Hashable]:
    """What two on the same matter have in common, at least one of it: a word, the issue, the inspection or that there is none."""
    yield from (("stem", stem) for stem in stems)
    if matter.page.issue:
        yield "issue", matter.page.issue
    yield "about", about.inspection_id if about else None
