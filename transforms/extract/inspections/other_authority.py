"""Inspections of other councils that a page tells of: whose a mention is, where not of the page's own."""

from __future__ import annotations

import re

from transforms.extract.anchors import Event
from transforms.extract.authority import authorities
from transforms.extract.topic import Topic, heading
from transforms.extract.units import Page
from transforms.text import fold

# "X & Y Youth Offending Service": a body of several councils, not of the first that its name holds.
_JOINT_BODY = re.compile(
    r" (?:&|and) [a-z]+ (?:combined )?(?:youth|police|fire|safeguarding|nhs|adoption|fostering)\b"
)
# "Hillshire County Council, whose services were judged good at the", "Hillshire was a partner and had been"
_TELLS_OF = re.compile(
    r"(?: [a-z]+){0,2},? whose [^.;:,]{3,100}|[^.;:]{3,90}? and (?:was|were|had|has) (?:also |last |recently |itself )?(?:been )?(?:also |last |recently |itself )?"
)
_CLAUSE_BEGINS = re.compile(
    r"(?:^|[;:.] ?|\b(?:that|whereas|while|whilst|but|from|by|of|with|to|in) )(?:neighbouring |nearby )?$"
)


def other_authority(page: Page, topic: Topic, event: Event) -> str | None:
    """Another council whose inspection it is: "the inspection of X", "X's inspection", "X was inspected"."""
    unit_start = event.unit.start
    start, end = max(unit_start, event.start - 130), min(event.unit.end, event.end + 70)
    window = page.folded[start:end]
    for found in reversed(authorities(page.text, start, end)):
        if found.code == topic.authority or _JOINT_BODY.match(page.folded, found.end):
            continue
        called = fold(page.text[found.start : found.end])
        if topic.subject == "youth_justice" and called in fold(heading(page)):
            continue
        here = re.escape(called)
        judged = (
            rf"{here}(?: [a-z]+ council)?,? (?:which [^.,]{{0,60}}, )?"
            r"(?:(?:was|were|had|has) (?:last |just |recently |also |now )*(?:been )?(?:recently )?)?(?:(?:re-?)?inspected|judged|rated|graded|seen)"
        )
        whose = (
            rf"inspections? (?:of|in|at) (?:the )?{here}|{here}(?:'s)?(?: city| county| borough)?(?: council)?(?:'s)? "
            r"(?:ofsted |cqc |children'?s services |ilacs |(?:[a-z']+ ){0,3}services? )?"
            r"(?:inspection|assessment|report|(?:was|were|had been|has been) (?:last |also )?inspected)"
        )
        neighbour = rf"neighbouring (?:[a-z]+ (?:of )?){{0,3}}{here}(?:,| (?:was|were|had|which|whose))"
        ahead = page.folded[found.end : event.start]
        told = [m for pattern in (whose, judged, neighbour) for m in re.finditer(pattern, window)]
        if found.start >= event.end:  # named behind the mention: only where its own words hold both
            told = [m for m in told if m.start() <= event.start - start < m.end()]
        if told or (
            found.end <= event.start
            and _TELLS_OF.fullmatch(ahead)
            and _CLAUSE_BEGINS.search(page.folded[max(unit_start, found.start - 24) : found.start])
        ):
            return found.code
    return None
