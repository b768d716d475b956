"""Which inspection an item follows up, where several of one council can be meant."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from warehouse.resolution.follow_up.matters import Matter
from warehouse.resolution.follow_up.records import Reported
from warehouse.resolution.follow_up.rules import MERGED, MONITORING, rules
from warehouse.resolution.rules import rule_of


class Inspections:
    """The inspections that a council's pages tell of, by subject and time."""

    def __init__(self, reported: Iterable[Reported]) -> None:
        self._all: Mapping[str, Reported] = {one.inspection_id: one for one in reported}
        self._full: dict[tuple[str, str | None], list[date]] = defaultdict(list)  # days of full ones, by body
        for one in self._all.values():
            if one.on and is_full(one):
                insort(self._full[one.subject, one.name], one.on)

    def get(self, inspection_id: str | None) -> Reported | None:
        """The inspection of that id, if the council's pages tell of it."""
        return self._all.get(inspection_id or "")

    def followed(self, inspection_id: str | None) -> Reported | None:
        """The inspection whose plan is followed: itself, for a monitoring visit the full one before it."""
        one = self.get(inspection_id)
        if one is None or one.framework not in MONITORING:
            return one
        return self._standing(frozenset({one.subject}), one.on, frozenset()) or one

    def ended(self, inspection_id: str | None, promised: date) -> date | None:
        """When what was promised on a day after an inspection is past: at the report of the next full one; None: not yet."""
        one = self.get(inspection_id)
        end = self._next_full(one) if one else None
        return end if end and end > promised else None

    def _next_full(self, one: Reported) -> date | None:
        """The report of the next full inspection of the same body; None where that does not end what was promised."""
        if one.on is None or not (is_full(one) or one.framework in MERGED):
            return None
        since = one.on + timedelta(days=rules().clock.renewed if is_full(one) else 0)
        days = self._full[one.subject, one.name]
        return next(iter(days[bisect_right(days, since) :]), None)

    def of(self, matter: Matter) -> tuple[Reported | None, str]:
        """The inspection that an item follows up, and how that is known; None where no inspection can be told.

        What the item tells of goes first: of several the newest, a visit only where nothing else is told or the item
        is named after it. Else the newest inspection reported by then, of the kind and year that its words name.
        """
        told = {one.inspection_id: one for one in map(self.followed, sorted(matter.page.told)) if one}
        of_subject = [one for one in told.values() if not matter.subjects or one.subject in matter.subjects]
        named = [one for one in of_subject if one.framework in matter.visits]
        full = [one for one in of_subject if is_full(one)]
        if main := _newest(named or full or of_subject):
            return main, "same_inspection"
        return self._standing(
            matter.subjects, matter.page.day, matter.visits, matter.years
        ), "standing_inspection"

    def _standing(
        self,
        subjects: frozenset[str],
        day: date | None,
        visits: frozenset[str],
        years: frozenset[int] = frozenset(),
    ) -> Reported | None:
        known = [
            one
            for one in self._all.values()
            if one.subject in subjects and one.framework not in MONITORING and one.name is None
            if one.on is None or day is None or one.on <= day
        ]
        if visits:
            known = [one for one in known if one.framework in visits]
        else:
            known = [one for one in known if is_full(one)] or known
        if years:
            known = [one for one in known if one.on is None or {one.on.year, one.on.year - 1} & years]
        return _newest(known)


def is_full(one: Reported) -> bool:
    """Whether it is an inspection whose plan replaces that of the one before."""
    return rule_of(one.framework, one.subject).graded and one.framework != "other"


def _newest(inspections: Iterable[Reported]) -> Reported | None:
    return max(inspections, key=lambda one: (one.on or date.min, one.inspection_id), default=None)
