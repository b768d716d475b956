"""Whose inspection a mention speaks of, and which dates of its sentence are its own."""

from __future__ import annotations

import re

from transforms.extract import vocabulary
from transforms.extract.anchors import Event
from transforms.extract.inspections.register import Register
from transforms.extract.mentions import (
    Found,
    authorities,
    bodies,
    inspectorates,
    only_subject,
    topics,
)
from transforms.extract.names import subject_of
from transforms.extract.nations import OF_OTHER_NATIONS
from transforms.extract.topic import Topic, heading
from transforms.extract.units import Page
from transforms.text import fold

_JOINED = 12  # characters at most between inspectorates that came together ("Ofsted and the CQC")
_AND_ANOTHER = re.compile(r" and (?:the|an?) ")  # "the inspection and the DfE review": of the other one
_ON_BOARD = re.compile(r" (?:of|on|into) (?:the )?(?:effectiveness of (?:the )?)?(?:[a-z]+ ){0,3}")
# Of these, what inspectors did to "the council" was another inspection.
_BESIDE_COUNCIL = {"safeguarding_board", "childrens_home", "adoption", "fostering"}
_UNTOLD = {"generic", "childrens_services", "safeguarding_board"}
_OF_COUNCIL = re.compile(
    r" of (?:the )?(?:council|local authority|authority)\b(?!'s (?:[a-z-]+ ){0,3}(?:homes?|adoption|fostering)\b)"
)
# "the inspection in 2015, when | the YOS was judged good"
_WHEN_JUDGED = re.compile(
    r"[^.;,]{0,24},? (?:when|where|at which|in which|which (?:had )?(?:judged|rated|graded|found)) (?=the |our |its )"
)
# "children's services, which in the 2016 inspection had been found to"
_WHICH_IN = re.compile(r"\bwhich,? (?:in|at) (?:the|its|their) (?:[0-9]{4} |last |previous )?$")
# "X & Y Youth Offending Service": a body of several councils, not of the first that its name holds.
_JOINT_BODY = re.compile(
    r" (?:&|and) [a-z]+ (?:combined )?(?:youth|police|fire|safeguarding|nhs|adoption|fostering)\b"
)
# "Hillshire County Council, whose services were judged good at the", "Hillshire was a partner and had been"
_TELLS_OF = re.compile(
    r"(?: [a-z]+){0,2},? whose [^.;:,]{3,100}|[^.;:]{3,90}? and (?:was|were|had|has) (?:also |last |recently |itself )?(?:been )?(?:also |last |recently |itself )?"
)
# "Elm House | had been rated as good after an | inspection"
_WAS_GRADED_AT = re.compile(
    r"(?:,? which)? (?:was|were|had been|has been|had|has|received|got|went|dropped|moved) [^.;,]{0,70}\b(?:after|following|at|in|by|from|when) (?:(?:an?|its|the|their|his|her) )?(?:[a-z]+ ){0,2}"
)
_CLAUSE_BEGINS = re.compile(
    r"(?:^|[;:.] ?|\b(?:that|whereas|while|whilst|but|from|by|of|with|to|in) )(?:neighbouring |nearby )?$"
)
_YOUTH_JUSTICE = re.compile(r"\byouth (?:offending|justice)\b|\by[oj][ts]s?\b")
# "the fostering service, last | inspected", "the home (| inspected"
_APPOSED = re.compile(
    r"(?:, ?| ?\()(?:itself |also )?(?:(?:last|first|recently|most recently|previously) )?$"
)
# "Hill Team, a registered service in its own right, had been | inspected"
_SET_IN = re.compile(
    r", (?:an?|the|one) [^,;.]{3,80}, (?:(?:which|had|has|was|were|been|also|last|itself) )*"
)
_PARTED = re.compile(r"[.;:,(]|\b(?:and|but|which|that|when|where)\b")


def describe(register: Register, event: Event) -> None:
    """Set subject, inspectorate, authority and name of a mention, as far as the words around it tell them."""
    page, topic, unit = register.page, register.topic, event.unit
    near = max(unit.start, event.start - 70), min(unit.end, event.end + 70)
    beside = _subject_beside(page, event)
    visit = "visit" in page.folded[event.start : event.end]
    if event.framework and event.framework.annual and topic.subject == "adult_social_care":
        event.framework, event.subject = None, topic.subject
    if event.framework and _is_visit_elsewhere(event.framework, topic, beside):
        event.framework, event.subject = None, beside or topic.subject
    if event.framework and _is_of_force(page, topic, event):
        event.framework, event.subject = None, "police"
    if event.framework is None and visit and topic.framework and topic.framework.visit and not beside:
        event.framework, event.subject = topic.framework, topic.framework.subject
    if event.framework is None and topic.framework and topic.framework.peer and _of_peers(page, event):
        event.framework = topic.framework
    if event.framework is None:
        event.subject = event.subject or beside
        if topic.subject in _BESIDE_COUNCIL and _OF_COUNCIL.match(page.folded, event.end):
            event.subject = "childrens_services"
        named = inspectorates(page.folded, *near)
        own = [n.code for n in named if n.start < event.end and event.start < n.end]
        named = [
            n for n in named if not _AND_ANOTHER.fullmatch(page.folded, event.end, max(event.end, n.start))
        ]
        event.inspectorate = own[0] if own else _nearest(named, event) if named else None
        if _is_of_all(page, event):
            event.framework = vocabulary.framework("jtai")
            event.inspectorate, event.subject = "jtai", event.framework.subject
        elif event.inspectorate and not event.continuing and event.inspectorate != topic.inspectorate:
            event.subject = event.subject or only_subject(event.inspectorate)
    event.authority = _other_authority(page, topic, event)
    of_one = event.framework is None or vocabulary.subject(event.framework.subject).named
    of_council = event.subject == "childrens_services" and topic.subject in _BESIDE_COUNCIL
    if of_one and not of_council and not event.continuing:
        _name(register, event)


def _is_of_all(page: Page, event: Event) -> bool:
    """Whether inspectors of children, of health and of the police came together: a joint targeted area inspection."""
    unit, said = event.unit, page.folded[event.start : event.end]
    if "inspect" not in said + page.folded[event.end : event.end + 40] or event.continuing:
        return False
    if _YOUTH_JUSTICE.search(page.words(unit)):
        return False  # which they inspect together, too
    start = max(unit.start, event.start - 160, page.folded.rfind(";", unit.start, event.start))
    end = min(unit.end, event.end + 160)
    if (parted := page.folded.find(";", event.end, end)) >= 0:
        end = parted
    near = inspectorates(page.folded, start, end)
    return {n.code for n in near} >= {"ofsted", "cqc", "hmicfrs"}


def _nearest(named: list[Found], event: Event) -> str:
    """The inspectorate told of right before a mention where it stands apart from the others, else the first named."""
    ahead = [n for n in named if n.end <= event.start]
    apart = len(ahead) > 1 and ahead[-1].start - ahead[-2].end > _JOINED
    return ahead[-1].code if apart and event.start - ahead[-1].end <= 1 else named[0].code


def _name(register: Register, event: Event) -> None:
    """Set the body's own name, and the subject that it tells."""
    topic = register.topic.subject
    name = register.name_at(event.unit, event.start)
    if name is None:
        return
    told = subject_of(name, topic)
    beside = name.start < event.start < name.end + 40 or event.end <= name.start < event.end + 30
    beside |= name.end <= event.start and any(
        between.fullmatch(register.page.folded, name.end, event.start)
        for between in (_WAS_GRADED_AT, _SET_IN)
    )
    if vocabulary.subject(event.subject or topic).named:
        event.name, event.subject = name.text, event.subject or told or topic
    elif told and beside and event.subject in (None, told):
        event.name, event.subject = name.text, told


def _subject_beside(page: Page, event: Event) -> str | None:
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


def _is_visit_elsewhere(framework: vocabulary.Framework, topic: Topic, beside: str | None) -> bool:
    """Whether a "monitoring visit" or the like is to a school, a college, a local area: no visit to children's services."""
    if not framework.visit or framework.inspectorate != "ofsted" or framework.subject != "childrens_services":
        return False
    about = beside or topic.subject
    return about not in {"childrens_services", "safeguarding_board"} or topic.inspectorate in OF_OTHER_NATIONS


def _of_peers(page: Page, event: Event) -> bool:
    """Whether peers came back: a "follow-up visit" in an item about a peer review, where no inspectorate is named."""
    said = page.folded[event.start : event.end]
    named = inspectorates(page.folded, event.unit.start, event.unit.end)
    return not named and not event.continuing and said.endswith(("visit", "review", "return", "returned"))


def _is_of_force(page: Page, topic: Topic, event: Event) -> bool:
    """Whether a "child protection inspection" is one of the police, whom HMICFRS inspects under that name, too."""
    code = event.framework.code if event.framework else None
    return (
        code == "child_protection_2012"
        and topic.subject == "police"
        and "ofsted" not in page.words(event.unit)
    )


def _other_authority(page: Page, topic: Topic, event: Event) -> str | None:
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
