"""Dates and date ranges as council pages write them, found in text and completed with the year the page settles.

Dates in running text are found by one linear pattern: a library call per candidate costs a millisecond or more. Only
page headings that the pattern cannot read, Welsh ones among them, go to dateparser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import dateparser

from transforms import sieve
from transforms.ranges import When, join_ranges, possible

__all__ = ["DATE", "MONTHS", "Calendar", "When", "find_dates", "iso", "read_date"]

_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS = "|".join(_NAMES)
"""The months in full, as a pattern's alternatives."""
_MONTHS_AND_STOP = tuple(f"{name}." for name in _NAMES)
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")

_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_YEAR = "(?:19|20)[0-9][0-9]"
DATE = sieve.compile(
    r"(?<![\w£])(?<![0-9][/.])(?:"
    rf"(?P<iso>{_YEAR}-[01][0-9]-[0-3][0-9])"
    rf"|(?P<numeric>[0-3]?[0-9](?P<sep>[/.])[01]?[0-9](?P=sep)(?:{_YEAR}|[0-9][0-9]))"
    rf"|(?:(?P<weekday>{'|'.join(_WEEKDAYS)})day,? (?:the )?)?(?P<day>[0-3]?[0-9]) ?(?:st|nd|rd|th)?(?: day)?(?: of)?,? "
    rf"?(?P<month>{_MONTH})\b\.?(?:,? ?(?:of )?(?P<year>{_YEAR})|,? '(?P<short>[0-9][0-9]))?"
    rf"|(?P<month2>{_MONTH})\.? (?P<day2>[0-3]?[0-9])(?:st|nd|rd|th)?(?: ?(?:-|to|and|&) ?(?P<to2>[0-3]?[0-9])(?:st|nd|rd|th)?(?! ?(?:{_MONTH})))?(?!\d|[.:]\d)(?:,? (?P<year2>{_YEAR}))?"
    rf"|(?P<month3>{_MONTH})\b\.?(?:,? ?(?:of )?(?P<year3>{_YEAR})|,? '(?P<short3>[0-9][0-9]))?"
    rf"|(?P<year4>{_YEAR})"
    rf")(?![\w£]|[/.][0-9]|-(?![0-3]?[0-9](?:st|nd|rd|th)? (?:{_MONTH})\b)[0-9])"  # but "20 February-2 March"
)
# "in May the inspectors came", "May of last year": the month, whatever word follows
_OF_MONTH = re.compile(
    r"\b(?:in|of|during|since|until|by|from|between|to|last|early|late|mid|this|and|or)[ -]$"
)
# "10-21 November", "14th and 15th May": the day that begins a range whose month follows the second day.
_DAY_BEFORE = re.compile(
    r"(?<![\w/.£])(?<!section )(?P<day>[0-3]?[0-9]) ?(?:st|nd|rd|th)?(?:, [0-3]?[0-9] ?(?:st|nd|rd|th)?)* ?(?:-|to|and|&|until|till|/) ?(?:the )?$"
)
# A full date in words of another language: "9fed Hydref, 2014".
_OTHER_LANGUAGE = re.compile(r"\b([0-3]?[0-9])\w{0,4} (\w{3,10}),? ((?:19|20)[0-9][0-9])\b")
_WHOLE = {
    "REQUIRE_PARTS": ["day", "month", "year"]
}  # else a month that it cannot read becomes the present one


def iso(parts: tuple[int, int, int]) -> str | None:
    """ISO 8601 of reduced precision; None without a year."""
    year, month, day = parts
    if not year:
        return None
    if not month:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}-{day:02d}" if day else f"{year:04d}-{month:02d}"


def find_dates(text: str, folded: str, start: int = 0, end: int | None = None) -> list[When]:
    """All dates in `text[start:end]`, ranges joined. `folded` is `text` in folded form (same length)."""
    stop = len(text) if end is None else end
    atoms = [
        when for match in DATE.finditer(folded, start, stop) if (when := _atom(text, folded, match, start))
    ]
    return join_ranges(folded, atoms)


def _atom(text: str, folded: str, match: re.Match[str], floor: int) -> When | None:
    group = match.groupdict()
    begin, end = match.span()
    end -= folded.endswith(_MONTHS_AND_STOP, begin, end)  # the sentence's stop, not that of "Feb."
    weekday = _WEEKDAYS.index(group["weekday"]) if group["weekday"] else None
    if group["iso"]:
        year, month, day = (int(part) for part in group["iso"].split("-"))
    elif group["numeric"]:
        day, month, year = (int(part) for part in re.split(r"[/.]", group["numeric"]))
    elif group["month"]:
        year, month, day = _year(group["year"], group["short"]), _month(group["month"]), int(group["day"])
    elif group["month2"]:
        year, month, day = _year(group["year2"], None), _month(group["month2"]), int(group["day2"])
    elif group["month3"]:
        if not text[begin].isupper():  # "may" and "march" are words too
            return None
        year, month, day = _year(group["year3"], group["short3"]), _month(group["month3"]), 0
        if (
            not year
            and group["month3"] == "may"
            and re.match(r" (?!(?:and|or|to)\b)[a-z]", folded[end : end + 5])
            and not _OF_MONTH.search(folded, max(0, begin - 8), begin)
        ):
            return None
    else:
        year, month, day = int(group["year4"]), 0, 0
    year += 2000 if 0 < year < 100 else 0
    if not possible(year, month, day):
        return None
    first = last = (year, month, day)
    if group["to2"] and int(group["to2"]) > day and possible(year, month, int(group["to2"])):
        return When(begin, end, first, (year, month, int(group["to2"])), weekday)
    if day and not group["numeric"] and (before := _DAY_BEFORE.search(folded, max(floor, begin - 24), begin)):
        first_day = int(before["day"])
        if 0 < first_day < day:
            begin, first = before.start(), (year, month, first_day)
            weekday = None if weekday is None else (weekday - (day - first_day)) % 7
    return When(begin, end, first, last, weekday)


def _month(name: str) -> int:
    return next(i for i, full in enumerate(_NAMES, start=1) if full.startswith(name.rstrip(".")[:3]))


def _year(full: str | None, short: str | None) -> int:
    return int(full) if full else int(short) if short else 0


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a page says about years: its own date and the other full dates on it."""

    own: str | None  # the meeting's or decision's date, ISO
    others: tuple[str, ...] = ()  # full dates and bare years elsewhere on the page, ISO
    # the month, counted from year 0, by which what it tells without a year had been; 0 for unknown
    until: int = 0

    def complete(self, when: When) -> When:
        """Give a date its missing year, as far as the page settles it (contract, section 1)."""
        if when.first[0] and when.last[0]:
            return when
        year = self._year_of(when)
        if not year:
            return when
        first = (year - (when.first[1] > when.last[1]), *when.first[1:])
        return replace(when, first=first, last=(year, *when.last[1:]))

    def _year_of(self, when: When) -> int:
        _, month, day = when.last
        if self.own and when.ago is not None:
            return int(self.own[:4]) - when.ago
        if self.own and len(self.own) == 10:
            year = int(self.own[:4])
            late = (month, day or 1) > (int(self.own[5:7]), int(self.own[8:10]))
            guess = year - late  # what has been told at a meeting lies before it
        elif self.until:
            year, last = divmod(self.until - 1, 12)
            guess = year - (month > last + 1)
        elif full := [other for other in self.others if len(other) >= 7]:
            years = {int(other[:4]) for other in full}
            around = years | {year - 1 for year in years}
            guess = min(around, key=lambda y: (_distance(y, month, full), y))
        elif self.others:
            guess = max(int(other[:4]) for other in self.others) if when.weekday is not None else 0
            guess = guess or (int(self.others[0]) if len(set(self.others)) == 1 else 0)
        else:
            return 0
        return self._fit_weekday(when, guess)

    def _fit_weekday(self, when: When, guess: int) -> int:
        if when.weekday is None or not when.first[2]:
            return guess
        _, month, day = when.first
        near = sorted(range(guess - 6, guess + 7), key=lambda y: (abs(y - guess), -y))
        return next((y for y in near if _weekday(y, month, day) == when.weekday), guess)


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def _distance(year: int, month: int, others: Iterable[str]) -> int:
    return min(abs((int(o[:4]) - year) * 12 + int(o[5:7]) - month) for o in others)


@lru_cache(maxsize=4096)
def read_date(text: str) -> str | None:
    """The one full date that a heading or field holds, ISO; Welsh and odd forms by dateparser."""
    from transforms.text import fold  # noqa: PLC0415

    for when in find_dates(text, fold(text)):
        if when.first[0] and when.first[2]:
            return iso(when.first)
    if not (other := _OTHER_LANGUAGE.search(text)):
        return None
    parsed = dateparser.parse(" ".join(other.groups()), languages=["cy", "en"], settings=_WHOLE)
    return parsed.date().isoformat() if parsed else None
