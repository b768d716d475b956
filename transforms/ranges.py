"""Dates told together as one range: the days on site from the first to the last, in the ways that pages tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

# "monday 23 january to friday 3 february": what may stand between the two ends of a range.
_BETWEEN = re.compile(
    r"(?: for (?:[a-z]+ ){1,2}(?:days|weeks?))?,? (?:and )?(?:(?:it |they |the second |the last )?(?:had |was |had been )?(?:finish|end|conclud|clos|complet)\w+|with (?:the|its|their) (?:final|last) day(?: on site)? (?:being|on)"
    r"|left|leaving|running (?:to|until)|lasting until)(?: on)?(?: the)? "
    r"|,? (?:with (?:[a-z']+ ){1,5}|with (?:[a-z']+ ){1,5}[a-z']+, )?(?:and )?(?:they |it |the team )?(?:had )?(?:been on site|were on site|was on site|stayed|remained)(?: on site| there| here| with us| in the [a-z]+)?(?: for(?: [a-z]+){1,3})?,? (?:until|till|to) (?:the )?"
    r"|,? and (?:they |it |the team )?(?:had )?(?:left|departed|went(?: home| away)?|finished|ended|concluded|closed)(?: on)?(?: the)? "
    r"|,? (?:and )?(?:that )?(?:(?:they|it|inspectors|the (?:inspectors|(?:inspection )?team)) )?(?:had |were |was )*(?:been )?(?:on site|here|there|with us|stayed|remained)(?: on site| there| here| with us)? for(?: [a-z]+){1,3},? (?:and )?(?:(?:had )?left|leaving|finishing|ending|departing)(?: on)?(?: the)? "
    r"|(?:,? ?(?:-|to|and|&|until|till|through to|through|up to|/|to the|ending(?: on)?|finishing on|concluding on) ?)"
)
# "ended on 15 November, having begun on 4 November": the last day is told first.
_BACKWARDS = re.compile(
    r",? having (?:begun|started|arrived|come|(?:been|stayed) (?:[a-z]+ ){1,4}since)(?: on)?(?: the)? "
)
# "on 18 October 2021 and left on the 20th": the last day without its month.
_LEFT_ON = re.compile(
    r",? (?:and |and had )?(?:left|leaving|ended|ending|finished|finishing|concluded|concluding) on the (?P<day>[0-3]?[0-9])(?:st|nd|rd|th)\b(?! (?:of|[jfmasond][a-z]{2}))"
)
# "on 18 October and left the following afternoon", "18 October and the day after", "18 October and had spent two days there"
_TWO_DAYS = re.compile(
    r"(?: at [^,;]{1,12}?)?,? and(?: (?:they|it|the team))?(?: had)?(?: (?:left|departed|gone|went|finished|ended|concluded|stayed|remained|continued|been (?:here|there|on site)))?"
    r"(?: (?:until|till|to|into|over|at|on|during|for|home|again|there|here|the|close|end|of|play|business|afternoon|evening|late|early|work|and)\b)*"
    r" (?:(?:following|next) (?:day|morning|afternoon|evening)|day after)\b(?! (?:the|they|it|that|this|inspectors|which))"
    r"|,? and(?: (?:they|it|the team))?(?: had)? (?:(?:stayed|remained|been (?:here|there|on site)|worked)(?: on site| there| here| with us| in the [a-z]+)? (?:for )?|spent )(?:the )?two (?:working )?days\b"
)
# "in March - | from 14 to 25 March", "in May 2022 (| 9 to 20 May)"
_NAMELY = re.compile(
    r"(?: ?\(| ?[-–:]|,)(?: ?(?:namely|on site|from|between|that is|on|the))* ?(?:[a-z]+day )?"
)
# "in July last year", "from 3 to 14 May of this year", "last year, in May"
_YEARS_AGO = {
    "this year": 0,
    "the present year": 0,
    "last year": 1,
    "the year before last": 2,
    "the year before": 1,
    "the previous year": 1,
    "the preceding year": 1,
}
_TOLD_AGO = "|".join(_YEARS_AGO)
_AGO_AFTER = re.compile(rf",? (?:of |in )?({_TOLD_AGO})\b(?!'s)")
_AGO_BEFORE = re.compile(rf"\b({_TOLD_AGO}),? (?:in|on|from|between|during|over) (?:early |late |the )?$")
# "in October of the same year": by that of the date before it.
_BY_YEAR_TOLD = re.compile(
    r",? (?:of |in )?(?:the |that )(same|previous|preceding|following|next)?(?:(?<=that )| )year\b"
)
_YEARS_ON = {"previous": -1, "preceding": -1, "following": 1, "next": 1}


@dataclass(frozen=True, slots=True)
class When:
    """A date or range in text. `first` and `last` are equal for a single date; year 0 means that it is missing."""

    start: int
    end: int
    first: tuple[int, int, int]  # year, month, day; 0 for what is not given
    last: tuple[int, int, int]
    weekday: int | None = None  # 0 is Monday: that of `first`
    ago: int | None = None  # years before the page's own, where the words tell only that: 1 of "last year"

    @property
    def is_range(self) -> bool:
        """Whether two different ends are given."""
        return self.first != self.last

    @property
    def has_day(self) -> bool:
        """Whether the day is given."""
        return self.first[2] != 0 or self.last[2] != 0


def join_ranges(folded: str, atoms: list[When]) -> list[When]:
    """Dates in order, each two that are the ends of one range joined."""
    found = _with_days(folded, _joined(folded, _with_last_days(folded, _in_year_told(folded, atoms))))
    return [_of_years_ago(folded, when) for when in found]


def _with_days(folded: str, told: Iterator[When]) -> Iterator[When]:
    """Dates, a month whose days are told right behind it as one with them ("in March - from 14 to 25 March")."""
    held: When | None = None
    for when in told:
        days = held and not held.is_range and held.first[1] and not held.has_day
        if held and days and when.has_day and _is_within(folded, held, when):
            year = when.last[0] or held.last[0]
            held = replace(when, start=held.start, first=(year, *when.first[1:]), last=(year, *when.last[1:]))
            continue
        if held:
            yield held
        held = when
    if held:
        yield held


def _is_within(folded: str, month: When, days: When) -> bool:
    """Whether a range of days lies in the month before it, and is told as what that month is made up of."""
    same = month.first[1] == days.first[1] and (
        not (month.first[0] and days.last[0]) or month.first[0] == days.last[0]
    )
    return same and days.is_range and _NAMELY.fullmatch(folded, month.end, days.start) is not None


def _of_years_ago(folded: str, when: When) -> When:
    """A date without its year, with how many years before the page's own its words put it."""
    if when.last[0] or not when.last[1]:
        return when
    after, before = (
        _AGO_AFTER.match(folded, when.end),
        _AGO_BEFORE.search(folded, max(0, when.start - 40), when.start),
    )
    told = after or before
    return replace(when, ago=_YEARS_AGO[told[1]]) if told else when


def _in_year_told(folded: str, atoms: list[When]) -> list[When]:
    """Dates "of the same year", "of the previous year" or "of the following year" with the year that the date before them tells."""
    found: list[When] = []
    year = 0
    for atom in atoms:
        told = _BY_YEAR_TOLD.match(folded, atom.end) if year and not atom.last[0] else None
        if told:
            own = year + _YEARS_ON.get(told[1], 0)
            found.append(replace(atom, first=(own, *atom.first[1:]), last=(own, *atom.last[1:])))
        else:
            found.append(atom)
        year = found[-1].last[0] or year
    return found


def _with_last_days(folded: str, atoms: list[When]) -> list[When]:
    """First days joined with a last day that is told without its month, or as the day after."""
    found: list[When] = []
    for atom in atoms:
        if atom.first[2] and not atom.is_range and (two := _TWO_DAYS.match(folded, atom.end)):
            found.append(replace(atom, end=two.end(), last=_day_after(atom.last)))
            continue
        left = None if atom.is_range or not atom.first[2] else _LEFT_ON.match(folded, atom.end)
        day = int(left["day"]) if left else 0
        if left and day > atom.first[2] and possible(*atom.last[:2], day):
            found.append(replace(atom, end=left.end(), last=(*atom.last[:2], day)))
        else:
            found.append(atom)
    return found


def _day_after(day: tuple[int, int, int]) -> tuple[int, int, int]:
    """The next day; 0 for a year that is not given."""
    year = day[0]
    after = date(year or 2000, *day[1:]) + timedelta(days=1)
    return year and after.year, after.month, after.day


def possible(year: int, month: int, day: int) -> bool:
    """Whether there can be such a date; 0 for what is not given."""
    if month > 12 or (year and not 1990 <= year <= 2099):
        return False
    if not day:
        return True
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def _joined(folded: str, atoms: list[When]) -> Iterator[When]:
    held: When | None = None
    before = -1  # where the date before the held one ends
    for atom in atoms:
        between = folded[held.end : atom.start] if held else ""
        if held and between == " and " and folded[before : held.start] == ", ":
            yield held  # "in May 2016, July 2016 and May 2017": three
            before, held = held.end, atom
            continue
        if held and not held.is_range and not atom.is_range and _is_range(folded, held, atom):
            held = _range(held, atom)
            continue
        if held and not held.is_range and not atom.is_range and _is_backwards(folded, held, atom):
            held = replace(_range(atom, held), start=held.start, end=atom.end)
            continue
        if held:
            yield held
            before = held.end
        held = atom
    if held:
        yield held


def _is_range(folded: str, left: When, right: When) -> bool:
    if not _BETWEEN.fullmatch(folded[left.end : right.start]):
        return False
    same_precision = bool(left.first[2]) == bool(right.first[2]) and bool(left.first[1]) == bool(
        right.first[1]
    )
    between = folded.endswith("between ", 0, left.start)  # "between January 2022 and 1 February 2022"
    ordered = not (left.first[0] and right.first[0]) or left.first <= right.last
    return (same_precision or between) and ordered and bool(left.first[1])


def _is_backwards(folded: str, left: When, right: When) -> bool:
    """Whether the right one of two days is the first of a stay, the left one the last."""
    days = bool(left.first[2] and right.first[2])
    return days and _BACKWARDS.fullmatch(folded, left.end, right.start) is not None


def _range(left: When, right: When) -> When:
    first, last = left.first, right.last
    if not first[0] and last[0]:
        year = last[0] - (first[1] > last[1])
        first = (year, *first[1:])
    elif first[0] and not last[0]:
        last = (first[0] + (first[1] > last[1]), *last[1:])
    return When(left.start, right.end, first, last, left.weekday)
