"""When an action is due, as its words say."""

from __future__ import annotations

import re

from transforms.dates import Calendar, When, find_dates, iso
from transforms.text import fold

_NUMBERS = {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        start=1,
    )
}
_NUMBERS |= {"a": 1, "an": 1, "the next": 1, "seventy": 70, "eighteen": 18, "twenty": 20, "thirty": 30}
_COUNT = rf"(?P<n>\d+|{'|'.join(_NUMBERS)})"
_UNIT = r"(?P<unit>(?:working |calendar )?day|week|month|year|quarter)s?'?"
_REPEAT = re.compile(
    rf"(?:every|each) (?:{_COUNT} )?{_UNIT}|(?:{_COUNT.replace('n>', 'n2>')}[ -])(?P<unit2>week|month|year)ly\b|(?P<word>(?:once|twice) a (?:year|quarter|month)|half[- ]yearly|bi-?annual(?:ly)?|twice[- ]yearly|quarterly|monthly|annually|annual(?= (?:report|update|basis|progress))|yearly|fortnightly|weekly|bi-?monthly|(?<!half)(?<!half[- ])(?<!half- )termly)\b|at {_COUNT.replace('n>', 'n3>')}[ -](?P<unit3>week|month)(?:ly)? intervals"
)
_WORDS = {
    "half-yearly": "P6M", "half yearly": "P6M", "biannual": "P6M", "bi-annual": "P6M", "biannually": "P6M", "bi-annually": "P6M", "twice yearly": "P6M",
    "twice-yearly": "P6M", "quarterly": "P3M", "monthly": "P1M", "annual": "P1Y", "annually": "P1Y", "yearly": "P1Y", "fortnightly": "P2W", "weekly": "P1W",
    "twice a year": "P6M", "once a year": "P1Y", "once a quarter": "P3M", "once a month": "P1M",
    "bimonthly": "P2M", "bi-monthly": "P2M", "termly": "P4M",
}  # fmt: skip
_REPORTING = re.compile(
    r"report|update|updat|review|monitor|basis|brought|progress|brief|circulat|provid|mailed|\bsent\b|shared|attend|\bmeet every\b|presented|considered|submit|bulletin|publish|check|\bheld\b|\bhold\b|\bmeet\b|bring|receive|available|suppl|\bcome\b|\bgive\b|\bgiven\b|\bgo(?:es)?\b|\b(?:told|tell|hear|heard|see|seen|shown?)\b|look(?:ed)? at|\b(?:note|paper|letter|account|figures)\b"
)
_PERIOD = re.compile(
    rf"(?:within|inside|in|has|had|have|given|allowed|after) (?:the (?:next|coming|following) |a period of |around |approximately |about )?{_COUNT}[ -]{_UNIT}(?:'? time)?(?! ago)|(?<!more than )(?<!fewer than )(?<!\d){_COUNT.replace('n>', 'n4>')} (?P<unit4>(?:working |calendar )?day)s"
)
_LETTER = {"day": "D", "week": "W", "month": "M", "year": "Y", "quarter": "Q"}
_BY = re.compile(
    r"\b(?:by|before|no later than|not later than|until|on|in|at|for|during|to|from|deadline of|due date of)\b(?: the| its)?(?: (?:end|close|beginning|start|middle) of(?: the)?)?\s*(?:\w+day,? )?(?:spring|summer|autumn|winter|early|late|mid)?\s*(?:meetings? )?(?:on|of|in)?\s*$"
)
_TERMS = ("by", "before", "until", "no later", "deadline", "due date")
# "the July corporate parenting committee", "its September 2012 meeting"
_MEETING_AFTER = re.compile(r"\s*(?:[a-z]+ ){0,4}(?:meeting|committee|cabinet|panel|board)\b")
_INSPECTION_AFTER = re.compile(
    r" (?:[a-z]+ ){0,3}(?:inspection|visit|review|challenge|assessment|report|letter)\b"
)
_PAST = re.compile(
    r"\b(?:inspection|visit|review|challenge|assessment)s? (?:of|by|at|from) [^.,;]{3,70} (?:in|on)(?: the)?\s*$|\b(?:took|taken|started|began) (?:[a-z]+ ){0,3}(?:up )?again (?:in|on)(?: the)?\s*$|\b(?:published|publication|(?<!to be )held|dated|issued|signed|took place|inspection|visit|visited|joined|resumed|began|started|commenced|concluded|ended|finished|completed|conducted|carried out|undertaken|awarded|since|feedback|progress to|review|peer challenge|letter)(?: (?:on|in|of|to|from))?(?: the)?\s*$|\b(?:issued|served) [^.,]{3,60} (?:on|in)\s*$"
)
# "the annual report", "its quarterly update": a paper's name.
_NAMES = re.compile(r"\b(?:the|this|its|their|whose)(?: [a-z]+)? $")
_NAMED = re.compile(
    r" (?:[a-z]+ ){0,2}(?:report|update|review|letter|statement|conversation|assessment|return|survey|plan|bulletin|newsletter|magazine)\b"
)
# "through its quarterly quality meetings": a body that meets so often anyway.
_ANYWAY = re.compile(r"\b(?:to|through|at|by|in) (?:the|its|their) $")
_BODY = re.compile(r" (?:[a-z'’]+ ){0,3}(?:board|panel|group|committee|meetings?|forum)s?\b")
# ... but what is to stand in each of them is due as often: "include progress in the quarterly report".
_STANDS_IN = re.compile(r"\binclude[sd]?\b[^.;]* in (?:the|its|their) $")
_SPAN = re.compile(
    r"\b(?:period|year|term|quarter) (?:to|ending|up to|until|from)(?: the)? $"
)  # what a sum is for
_RECEIVES = re.compile(
    r"^(?:that )?(?:to )?(?:note|receive|welcome)|\bbe (?:noted|received|welcomed)(?:,? and (?:noted|accepted|endorsed|welcomed|supported))?\W*$"
)
_YEAR_END = re.compile(r"\bby the end of the (?:calendar )?year\b")
# ... which the page works out itself: "within 70 days of the report (which is 8 August)".
_WORKED_OUT = re.compile(
    r"\bdays\b[^;]*\b(?:which (?:is|was|fell on)|that is|i\.?e\.?|this (?:was|is|meant)|deadline(?: date)?(?: of| was| is)?|being|by|namely),?(?: the)? $"
)
# The very day behind a vague one: "in spring 2024 (at present arranged for 12 March 2024)".
_ARRANGED = re.compile(r"\([^()]*\b(?:for|being|on)(?: the)? $")
_HALF_A_YEAR = 6  # months
_WITHIN = re.compile(r"\bwithin [^.,;]{1,25}\b(?:day|week|month)s\b|\b\d+ working days\b")
# A repeat within what is to improve is its due only where it tells how often to report.
_REPORTS = re.compile(r"\breport(?:s|ing)?\b[^.;]{0,60}$")


def due_of(
    words: str, calendar: Calendar, repeats: bool = True, past: bool = False, required: bool = False
) -> str | None:
    """ISO 8601 date, period or repeat that the (original) words of an action give, or None.

    `repeats` and `past`: whether repeats and dates before the page's own count; `required`: whether the words tell
    of an order, whose day may have gone by: without a year it is the nearest one.
    """
    folded = fold(words)
    if (repeat := _repeated(folded)) and (
        _REPORTING.search(folded) if repeats else _REPORTS.search(folded, 0, repeat.start())
    ):
        return f"R/{_repeat(repeat)}"
    day, term = _day_of(words, folded, calendar, repeats=repeats, past=past, required=required)
    if term or (day and not (past and _WITHIN.search(folded))):
        return day
    if _YEAR_END.search(folded) and calendar.own:
        return f"{calendar.own[:4]}-12"
    if period := _PERIOD.search(folded):
        count = period["n"] or period["n4"]
        unit = (period["unit"] or period["unit4"]).split()[-1]
        if unit == "day" and not repeats:
            return None  # how practice should be: "told to the police within three days"
        return _period(count, unit)
    return day


def _day_of(
    words: str, folded: str, calendar: Calendar, *, repeats: bool, past: bool, required: bool
) -> tuple[str | None, bool]:
    """The date that words give for something to be done, and whether it is its term ("by 7 December")."""
    other: str | None = None  # a date that "in" or "on" leads in to: a term goes before it
    for when in find_dates(words, folded):
        if other and _ARRANGED.search(folded, 0, when.start):
            other = iso(when.last) or other
            continue
        leads = _BY.search(folded, max(0, when.start - 45), when.start)
        worked_out = _WORKED_OUT.search(folded, 0, when.start)
        dated = leads or worked_out or (when.first[1] and _MEETING_AFTER.match(folded, when.end))
        if not dated or _SPAN.search(folded, 0, when.start) or _of_inspection(folded, when):
            continue
        due = iso(_nearest(calendar, when.last) if required else _ahead(calendar, when.last))
        if due is None or (not past and _is_past(due, calendar)):
            continue
        if not repeats and len(due) == len("2035"):
            continue  # a year within what is to improve
        term = leads is not None and leads.group().startswith(_TERMS)
        if not term and _RECEIVES.search(folded) and not _is_after(due, calendar):
            continue  # a date in the name of what is noted
        if not _is_after(due, calendar) and _PAST.search(folded, 0, when.start):
            continue
        if term or worked_out:
            return due, True
        other = other or due
    return other, False


def _of_inspection(folded: str, when: When) -> bool:
    """Whether a year only tells which inspection is meant: "in answer to the 2019 inspection"."""
    return not when.first[1] and _INSPECTION_AFTER.match(folded, when.end) is not None


def _repeated(folded: str) -> re.Match[str] | None:
    """The words that tell of a repeat, those left out that only name a paper."""
    for found in _REPEAT.finditer(folded):
        named = _NAMES.search(folded, 0, found.start()) and _NAMED.match(folded, found.end())
        named = named or (_ANYWAY.search(folded, 0, found.start()) and _BODY.match(folded, found.end()))
        if not named or _STANDS_IN.search(folded, 0, found.start()):
            return found
    return None


def _is_past(due: str, calendar: Calendar) -> bool:
    return calendar.own is not None and due[: len(calendar.own)] < calendar.own[: len(due)]


def _is_after(due: str, calendar: Calendar) -> bool:
    return calendar.own is not None and due[: len(calendar.own)] > calendar.own[: len(due)]


def _ahead(calendar: Calendar, parts: tuple[int, int, int]) -> tuple[int, int, int]:
    """A date to come: without a year it is the first such date after the page's own."""
    year, month, day = parts
    if year or not calendar.own or len(calendar.own) < 7:
        return parts
    own_year, own_month = int(calendar.own[:4]), int(calendar.own[5:7])
    return (own_year + (month < own_month), month, day)


def _nearest(calendar: Calendar, parts: tuple[int, int, int]) -> tuple[int, int, int]:
    """A date that may lie behind: without a year it is the one nearest to the page's own."""
    ahead = _ahead(calendar, parts)
    if parts == ahead or not calendar.own:
        return parts
    year, month, day = ahead
    months = (year - int(calendar.own[:4])) * 12 + month - int(calendar.own[5:7])
    return (year - (months > _HALF_A_YEAR), month, day)


def _repeat(match: re.Match[str]) -> str:
    if match["word"]:
        return _WORDS[match["word"]]
    count = match["n"] or match["n2"] or match["n3"] or "one"
    return _period(count, match["unit"] or match["unit2"] or match["unit3"])


def _period(count: str, unit: str) -> str:
    number = int(count) if count.isdigit() else _NUMBERS[count]
    letter = _LETTER[unit.rsplit(maxsplit=1)[-1]]
    return f"P{number * 3}M" if letter == "Q" else f"P{number}{letter}"
