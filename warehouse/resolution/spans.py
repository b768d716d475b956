"""Dates of reduced precision as stretches of days, and how far two lie apart."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache


class Precision(IntEnum):
    """How closely a date is told, by the length of its ISO form."""

    YEAR = 4
    MONTH = 7
    DAY = 10


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both ends included."""

    first: date
    last: date
    precision: Precision

    def gap(self, other: Span) -> int:
        """Days between the two; 0 where they share a day."""
        return max(0, (self.first - other.last).days, (other.first - self.last).days)

    def follows(self, other: Span, within: int, *, slip: int = 7) -> bool:
        """Whether this can come after the other's end, at most `within` days later; `slip` forgives a wrong day."""
        least = (self.first - other.last).days
        most = (self.last - other.first).days
        return most >= -slip and least <= within


@cache  # the same few thousand days are told again and again
def span_of(started: str | None, ended: str | None = None) -> Span | None:
    """The days from a first to a last date, each ISO 8601 of any precision; None where neither is told."""
    first, last = started or ended, ended or started
    if first is None or last is None:
        return None
    precision = Precision(min(len(first), len(last)))
    begin, end = _first(first), _last(last)
    return Span(min(begin, end), max(begin, end), precision)


def _first(day: str) -> date:
    return date.fromisoformat(day + "-01-01"[len(day) - 4 :] if len(day) < Precision.DAY else day)


def _last(day: str) -> date:
    if len(day) == Precision.DAY:
        return date.fromisoformat(day)
    year, month = int(day[:4]), int(day[5:7]) if len(day) == Precision.MONTH else 12
    return date(year, month, calendar.monthrange(year, month)[1])
