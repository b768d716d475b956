"""When something promised is to be expected: from `due` as the words give it, to days."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays

from warehouse.resolution.spans import span_of

#: Working days for the written answer to a report: the 2007 regulations on inspections of local authorities.
STATUTORY_DAYS = 70

_PERIOD = re.compile(r"(?P<repeat>R/)?P(?P<count>\d+)(?P<unit>[DWMY])")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of calendar time; days or months, one of them 0."""

    days: int = 0
    months: int = 0

    def after(self, day: date) -> date:
        """The day that lies so long after another; the last of a month where it has no such day."""
        year, month = divmod(day.year * 12 + day.month - 1 + self.months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, last)) + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Due:
    """What `due` says: the days on which it is expected, if any, and whether it comes again."""

    first: date | None = None
    last: date | None = None
    period: Period | None = None  # of a repeat
    named: bool = False  # a day or month is named, not a time from some event
    statutory: bool = False


def read_due(due: str | None, since: date, *, working: bool) -> Due:
    """Read an action's `due` (extraction contract, 4), counted from `since`; `working`: its days are working days."""
    if due is None:
        return Due()
    found = _PERIOD.fullmatch(due)
    if found is None:
        span = span_of(due)
        return Due(span.first, span.last, named=True) if span else Due()
    count, unit = int(found["count"]), found["unit"]
    if unit == "D" and working:
        day = working_days_after(since, count)
        return Due(day, day, statutory=True)
    period = {"D": Period(days=count), "W": Period(days=7 * count), "M": Period(months=count)}.get(
        unit, Period(months=12 * count)
    )
    day = period.after(since)
    return Due(day, day, period if found["repeat"] else None)


def working_days_after(day: date, count: int) -> date:
    """The working day so many after `day`, by the bank holidays of England."""
    return _england().get_nth_working_day(day, count)


@cache
def _england() -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="ENG")
