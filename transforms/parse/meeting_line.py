"""The line, or two, that name the meeting an item was taken at: which body met, and when.

On pages of one item: "Meeting of Cabinet, Monday 13th October 2025 9.30 am (Item 47.)", "(Council, 27 March 2025)", or the
body above its date. Nothing but a time, a place or the item's number follows the date, else the line is a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from transforms.dates import read_date
from transforms.text import fold, squeeze

_LONGEST = 200  # characters
_LONGEST_OF_TWO = 120  # characters of a line that holds the body or the day alone

_BODIES = "Assembly|Authority|Board|Cabinet|Commission|Committee|Council|Executive|Forum|Group|Panel|Partnership|Scrutiny"
# A first word that makes it a paper's title ("Report of the Peer Review Panel").
_NO_BODY = (
    r"(?!(?i:Reports?|Letter|Minutes|Re\w+|Notice|Response|Ofsted|CQC|Estyn|HM\w*|Peer|Inspections?|Review|Outcomes?|To|The|In|On|By|"
    r"Local (?:Safeguarding|Area)|Update|Questions?|Motion|Meetings?|Considered|Discussed)\b)"
)
_WORD = r"(?:[A-Z][\w'’&/-]*,?|and|of|for|the|on|with|in|&)"
_BODY = (
    rf"{_NO_BODY}(?:{_WORD} ){{0,14}}(?:[Ss]ub-?)?(?i:{_BODIES})s?"
    r"(?: ?[(\[][A-Za-z][^()\[\]]{2,60}[)\]]| [-–] (?!\w+day\b)[A-Z]\w+(?: (?:and |& )?[A-Z]\w+){0,4})?"
)
_DAY = (
    r"(?:(?:\w+day|dydd \w+),? )?(?:the )?"
    r"(?:\d{1,2}[a-z]{0,3}(?: day)?(?: of)?,? [a-z]{3,10},? \d{4}|[a-z]{3,10} \d{1,2}[a-z]{0,2},? \d{4}"
    r"|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)|\d{4}-\d\d-\d\d)"
)
_CLOCK = r"(?:\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.? ?m\.?|hours|hrs|noon)?|noon)"
_TAIL = (
    rf"(?:,? (?:at |from |commencing at |starting at |- |– )?{_CLOCK}(?: ?(?:-|–|to|until) ?{_CLOCK})?)?"
    r"(?:,? (?i:at|in) (?:the )?[A-Z][^.;]{2,60})?(?:,? new)?"
    r"(?:[ ,.(–-]{1,4}(?:agenda |cabinet )?(?:items?|minutes?|min|mn)\.? ?(?:no\.?|number)? ?[\w./()-]{1,12}(?: refers)?)?\W*"
)
_WHEN = rf"(?P<date>(?i:{_DAY}))(?i:{_TAIL})"
_HELD = (
    r"(?:,? ?(?i:meeting))?(?: ?[,.:(–—-])? ?(?:(?i:(?:meeting )?(?:(?:to be |was )?held on|on|of|dated)) )?"
)
_LEAD = (
    r"(?i:agenda item(?: -| –|:) |minutes(?: -| –|:) |meeting(?: -| –|:) |(?:at )?(?:a |the )?meeting of (?:the )?|"
    r"(?:minute )?extracts? from (?:the )?(?:draft )?minutes of (?:the |a )?(?:meeting of (?:the )?)?|report to (?:the )?|"
    r"(?:considered|discussed|presented|taken) (?:by|at|to) (?:the )?)?"
)
_ONE_LINE = re.compile(rf"^\W*{_LEAD}(?P<committee>{_BODY}){_HELD}{_WHEN}$", re.DOTALL)
_LABELLED = re.compile(rf"^committee: (?P<committee>[^:]{{3,60}}?),? date: (?P<date>{_DAY})\b", re.IGNORECASE)
_COMPACT = re.compile(
    r"^[-•·]?\s*Meeting of (?P<committee>.+?), (?P<date>(?:\w+day,? )?\d.*?)(?: \(Item .*)?$", re.DOTALL
)
_NO_BODY_TOLD = re.compile(
    r"^(?:minutes from the meeting (?:of|on|held on)|(?:considered|discussed) at (?:the )?meeting(?: of| on| held on|:)|"
    rf"meeting date:|date of (?:the )?meeting:|meeting (?:to be )?(?:held )?on) {_WHEN}$",
    re.IGNORECASE,
)
# What is a meeting's only where no title can stand: "Minutes of Council, 14 October 2014" can be what an item is to approve.
_MINUTES_OF = r"(?i:(?:draft )?minutes of (?:the |a )?(?:meeting of (?:the )?)?)"
_BELOW_TITLE = (
    re.compile(rf"^\W*{_MINUTES_OF}(?P<committee>{_BODY}){_HELD}{_WHEN}$", re.DOTALL),
    re.compile(
        rf"^\W*(?P<date>(?i:{_DAY}))(?:,| -| –|:)? (?i:meeting of (?:the )?)?(?P<committee>{_BODY})\W*$",
        re.DOTALL,
    ),
)
_BODY_ALONE = re.compile(rf"^\W*(?P<minutes>{_MINUTES_OF})?(?P<committee>{_BODY})(?i: meeting)?\W*$")
_DAY_ALONE = re.compile(
    rf"^\W*(?:(?:minutes of )?(?:a |the )?meeting (?:to be )?(?:held )?(?:on|of) |(?:to be )?held on |on |date:? )?{_WHEN}$",
    re.IGNORECASE,
)
# Where an issue's home page lists its meetings: "14/06/2022 - Cabinet  The Improvement Plan" below one of these.
_TABS = {"agenda items", "meetings"}
_LISTED = re.compile(r"^[-•· ]*(?P<date>\d\d/\d\d/\d{4}) - (?P<item>.+)$", re.DOTALL)
_DATE_LABELS = {"meeting date", "date of meeting", "date of the meeting"}


def meeting_line(raw: str) -> tuple[str | None, str] | None:
    """Committee, where it is told, and date of a line that names a meeting wherever it stands, or None."""
    line = squeeze(raw)
    short = len(line) < _LONGEST and (_ONE_LINE.match(line) or _NO_BODY_TOLD.match(line))
    return _read(short or _COMPACT.match(line) or _LABELLED.match(line))


def first_meeting(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Committee and date of the meeting that the lines of an item's beginning name, the first of them its title."""
    lines = [squeeze(line) for line in lines]
    named = (meeting_line(line) for line in lines)
    below = (
        _read(pattern.match(line)) for line in lines[1:] if len(line) < _LONGEST for pattern in _BELOW_TITLE
    )
    parted = (_of_two(*pair, titled=at == 0) for at, pair in enumerate(pairwise(lines)))
    for readings in (named, below, parted):
        if found := next((reading for reading in readings if reading), None):
            return found
    return None, None


def listed_meeting(lines: Sequence[str], title: str | None) -> tuple[str | None, str | None]:
    """Committee and date of the first meeting that an issue's page lists; the committee stands before the issue's title."""
    for above, line in pairwise(lines):
        listed = _LISTED.match(squeeze(line)) if fold(above).strip(" :*#") in _TABS else None
        if listed and (day := read_date(listed["date"])):
            committee, titled, _ = listed["item"].partition(title) if title else ("", "", "")
            return (committee.strip(" -–") or None if titled else None), day
    return None, None


def _of_two(above: str, line: str, *, titled: bool) -> tuple[str | None, str] | None:
    """Body and date that stand on two lines, either first; the upper one may be the label of a date."""
    if max(len(above), len(line)) > _LONGEST_OF_TWO:
        return None
    if fold(above).strip(" :*#") in _DATE_LABELS:
        return _read(_DAY_ALONE.match(line))
    for body, day in ((above, line), (line, above)):
        named, dated = _BODY_ALONE.match(body), _DAY_ALONE.match(day)
        if named and dated and (found := read_date(dated["date"])) and not (titled and named["minutes"]):
            return named["committee"], found
    return None


def _read(found: re.Match[str] | None) -> tuple[str | None, str] | None:
    day = read_date(found["date"]) if found else None
    return (found.groupdict().get("committee"), day) if found and day else None
