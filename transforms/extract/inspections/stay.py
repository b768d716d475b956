"""The days that inspectors were there, told by who came and what they did rather than by the word "inspection".

"Inspectors descended upon us from 3 to 14 February", "the school had been looked at under section 5 on 12 and 13 March",
"When were they here? From 3 to 14 February". Talks, training and visits still to come are none.
"""

from __future__ import annotations

import re

from transforms import sieve
from transforms.dates import When
from transforms.extract.anchors import Event
from transforms.extract.mentions import dates_of
from transforms.extract.units import Page, Unit

_BEFORE, _AFTER = 180, 90  # characters beside a date that are read
_OPENED = 160  # ... in which a mention can stand that the date opens
_NAMED = r"(?:ofsted|cqc|care quality commission|hmip|hmicfrs|estyn|ciw|inspectorates?|inspectors|assessors)"
_INSPECTORS = re.compile(rf"\b{_NAMED}\b")
_WHO = rf"(?:{_NAMED}|reviewers|peers|hmi|(?:inspection|review|peer|assessment|its|their|the) team|team of [a-z]+)"
_CAME = (
    r"(?:(?:was|were|been) (?:here|there|with|in|at|on[- ]site|present|among|about)|(?:came|come)(?: down| back| in| here)?|turned up|descended|"
    r"arrived|called|visited|spent|stayed|looked|examined|scrutinised|went (?:through|into|round|over)|walked (?:in|through)|worked|sat with|"
    r"(?:had|with) the run of|were at work|(?:had|in) the building)"
)
_LOOKED_AT = (
    r"(?:schools?|services?|homes?|council|authority|we|area|partnership|force|centre|nursery|academy|college|agency|department|it|they)"
    r" (?:had|has|have|was|were)(?: (?:last|been|again|also|itself))* (?:looked at|looked into|examined|scrutinised|gone through|gone over)"
)
_THEIR_STAY = r"(?:inspectors'|ofsted's|cqc's|team's|their) (?:fortnight|weeks?|days|stay|time) (?:with us|here|in [a-z ]{3,30}) (?:was|were)"
_HAD_IN = rf"had (?:the |had )?(?:[a-z]+ )?{_NAMED} (?:in|here|with us)"
_TOLD = re.compile(
    rf"\b(?:(?P<who>{_WHO})\b(?P<between>[^.;:]{{0,70}}?) {_CAME}|{_LOOKED_AT}|{_THEIR_STAY}|{_HAD_IN})\b(?P<fill>[^.;:]{{0,90}})$"
)
_WHEN_THEY = re.compile(
    rf"\bwhen (?:was|were|did|had) (?:they|it|the inspection|(?:the )?{_WHO})\b[^.?]{{0,40}}\?$"
)
_OPENS = re.compile(
    r"(?:^|, |\b(?:that|and|then) )(?:on |from |between |in |over )?(?:the )?(?:(?:(?:two |three )?weeks?|fortnight) (?:from|of) )?(?:[a-z]+day )?$"
)
_THEN_CAME = re.compile(
    rf",? (?:the |two |three |four |five |six |seven |eight |nine |ten |a team of )?(?:[a-z']+ ){{0,2}}?{_WHO}(?: (?:of|from) [a-z ]{{3,40}}?)? (?:had |also )?{_CAME}\b"
)
# Between who came and what they did: not yet, or not at all.
_NOT = re.compile(
    r"\b(?:would|will|could|may|might|should|not|never|due|expected|likely|if|that|which had|who had|before|until|since|report\w*|letter|framework|notice|told|"
    r"cabinet|committee|council (?:had|was)|director|officers?|members)\b"
)
# Behind it: other things that they come for, or a time that is not that of their stay.
_ELSE = re.compile(
    r"\b(?:meetings?|board|committee|cabinet|panel|conversation|conference|training|event|workshop|seminar|briefing|pilot|launch|talk|speak|forward|"
    r"published|letter|report|told|said|since|until|till|before|after|than|due|would|will|out|again in|up with|plans?|data|figures|audit\w*|"
    r"which|that|who|whose|written|opened|closed|completed|made|came|come|moved|started|touch|contact|correspondence|from home|at full|held|had|was|were|been|receiv\w+|referr\w+)\b"
    r"|\bby (?:the )?$"
)
_TELLS = sieve.compile(
    rf"\b{_CAME}\b|\b(?:looked at|examined|scrutinised|gone through)\b|{_THEIR_STAY}|{_HAD_IN}"
)


def tells_of_stay(page: Page, unit: Unit, when: When, floor: int) -> int | None:
    """Where the words begin that make a date or range the days that inspectors were there; None where no words do.

    `floor` is where the date before it ends.
    """
    if not when.has_day:
        return None
    start = max(unit.start, floor, when.start - _BEFORE)
    before = page.folded[start : when.start]
    if opens := _OPENS.search(before):
        answers = start == unit.start and opens.start() == 0 and _asks_when(page, unit)
        after = page.folded[when.end : min(unit.end, when.end + _AFTER)]
        if answers or _THEN_CAME.match(after):
            return max(start, when.start - 1)
    told = _TOLD.search(before) if page.search(_TELLS, unit) else None
    if told is None or _ELSE.search(told["fill"]) or _NOT.search(told["between"] or ""):
        return None
    return start + told.start()


def _asks_when(page: Page, unit: Unit) -> bool:
    """Whether a unit answers the question when inspectors came."""
    return unit.index > 0 and _WHEN_THEY.search(page.words(page.units[unit.index - 1])) is not None


def with_stays(page: Page, unit: Unit, events: list[Event]) -> list[Event]:
    """The mentions of a unit and, for each stay that none stands by, one that goes on with what was told."""
    told = list(events)
    if not page.search(_TELLS, unit) and not _asks_when(page, unit):
        return told
    floor = unit.start
    for when in dates_of(page, unit):
        at = tells_of_stay(page, unit, when, floor)
        if at is not None:
            known = next((event for event in told if _stands_by(event, at, when)), None)
            if known is None:
                known = Event(unit, at, when.start, continuing=True)
                told.append(known)
            known.arrival = (
                when.is_range and _INSPECTORS.search(page.folded, at, when.end + _AFTER) is not None
            )
        floor = when.end
    return sorted(told, key=lambda event: event.start)


def _stands_by(event: Event, at: int, when: When) -> bool:
    """Whether a mention is among the words that tell of a stay, or tells of an inspection behind its days."""
    among = at <= event.start < when.start
    return among or (not event.continuing and when.start <= event.start < when.end + _OPENED)
