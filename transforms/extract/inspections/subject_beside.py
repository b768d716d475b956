"""The subject of an inspection, as the words right beside its mention name it."""

from __future__ import annotations

import re

from transforms.extract.anchors import Event
from transforms.extract.mentions import bodies, topics
from transforms.extract.units import Page

_ON_BOARD = re.compile(r" (?:of|on|into) (?:the )?(?:effectiveness of (?:the )?)?(?:[a-z]+ ){0,3}")
_UNTOLD = {"generic", "childrens_services", "safeguarding_board"}
# "the inspection in 2015, when | the YOS was judged good"
_WHEN_JUDGED = re.compile(
    r"[^.;,]{0,24},? (?:when|where|at which|in which|which (?:had )?(?:judged|rated|graded|found)) (?=the |our |its )"
)
# "children's services, which in the 2016 inspection had been found to"
_WHICH_IN = re.compile(r"\bwhich,? (?:in|at) (?:the|its|their) (?:[0-9]{4} |last |previous )?$")
# "the home, which is secure, had been rated good following its | inspection"
_GRADED_AT_ITS = re.compile(
    r"(?:, [^,;.]{3,60},)?(?: (?:at|in|on) [a-z' ]{3,30}?)?(?P<graded> (?:was|were|had been|has been)(?: also)? (?:rated|judged|graded|found|assessed|given)\b)[^.;,]{0,40} (?:after|following|at|in|from) its (?:[a-z]+ ){0,3}$"
)
# "the fostering service, last | inspected", "the home (| inspected"
_APPOSED = re.compile(
    r"(?:, ?| ?\()(?:itself |also )?(?:(?:last|first|recently|most recently|previously) )?$"
)
# "the fostering service, which was registered as an agency, had been | inspected"
_SET_APART = re.compile(
    r", (?P<is>which|who|an?|the|one of) [^,;.]{3,90}, (?:(?:had|has|was|were|been|also|last|itself|since) )+$"
)
# "the children's home at Holt had since had its full | inspection"
_HAD_ITS = re.compile(
    r"(?: (?:at|in|on) [a-z' ]{3,40}?)? (?:had|has)(?: (?:since|also|now|then|just|recently))* (?:had|received|undergone|been through) its (?:[a-z]+ ){0,3}$"
)
_PARTED = re.compile(r"[.;:,(]|\b(?:and|but|which|that|when|where)\b")


def subject_beside(page: Page, event: Event) -> str | None:
    """The subject that is named right before a mention ("SEND inspection") or right behind it ("inspection of homes")."""
    if event.continuing:
        return None
    unit, folded = event.unit, page.folded
    floor = max(unit.start, event.start - 60)
    boards = [
        b for b in bodies(page, floor, min(unit.end, event.end + 120)) if b.code == "safeguarding_board"
    ]
    if any(0 <= event.start - b.end < 12 or _ON_BOARD.fullmatch(folded, event.end, b.start) for b in boards):
        return "safeguarding_board"
    cut = max((m.end() for m in _PARTED.finditer(folded, floor, event.start)), default=floor)
    before = [found for found in topics(page, cut, event.end) if event.start - found.end < 25]
    if before:
        return before[-1].code
    if _WHICH_IN.search(folded[floor : event.start]):
        own = [b.code for b in bodies(page, unit.start, event.start) if b.code != "generic"]
        return own[-1] if own else None
    if apart := _SET_APART.search(folded, unit.start, event.start):
        told_what = apart["is"] not in {"which", "who"}
        own = [b.code for b in bodies(page, apart.start(), event.start)] if told_what else []
        own = own or [b.code for b in bodies(page, unit.start, event.start) if b.end == apart.start()]
        return own[-1] if own and own[-1] not in _UNTOLD else None
    if whose := _whose(page, event):
        return whose
    if apposed := _APPOSED.search(folded, floor, event.start):
        own = [b.code for b in bodies(page, floor, event.start) if b.end == apposed.start()]
        return own[-1] if own and own[-1] not in _UNTOLD else None
    if re.search(
        r"\b(?:it|which|that|they) (?:had|has|was|were) (?:last )?(?:been )?$", folded[floor : event.start]
    ):
        told_of = [b.code for b in bodies(page, unit.start, event.start) if b.code not in _UNTOLD]
        return told_of[-1] if told_of else None
    if re.search(
        r"\b(?:(?:was|were|been) (?:the )?subject (?:of|to)|received|underwent|welcomed) (?:an? )?(?:[a-z]+ ){0,2}$",
        folded[floor : event.start],
    ):
        told_of = [found.code for found in topics(page, unit.start, event.start)]
        return told_of[-1] if told_of else None
    if judged := _WHEN_JUDGED.match(folded, event.end, min(unit.end, event.end + 60)):
        told_of = [b.code for b in bodies(page, judged.end(), min(unit.end, judged.end() + 40))]
        return told_of[0] if told_of and told_of[0] not in _UNTOLD else None
    if not re.match(
        r"(?:'s)? (?:(?:report|visit|framework|outcome|undertaken|carried out|by [a-z]+) )?(?:of|into|at|for|to|on)\b",
        folded[event.end : event.end + 40],
    ):
        return None
    ceiling = min(unit.end, event.end + 90)
    stop = re.compile(r"[.;:]").search(folded, event.end, ceiling)
    behind = topics(page, event.end, stop.start() if stop else ceiling)
    return behind[0].code if behind else None


def _whose(page: Page, event: Event) -> str | None:
    """The subject of the body that had "its" inspection, or was graded at it."""
    start, at = event.unit.start, event.start
    if had := _HAD_ITS.search(page.folded, start, at):
        own = [b.code for b in bodies(page, start, at) if b.end == had.start()]
    elif graded := _GRADED_AT_ITS.search(page.folded, start, at):
        told = bodies(page, start, graded.start("graded"))
        own = [b.code for b in told if graded.start() <= b.end]
    else:
        return None
    return own[-1] if own and own[-1] not in _UNTOLD else None
