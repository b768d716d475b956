"""Whose inspection a mention speaks of: its subject, inspectorate, authority and the body's name."""

from __future__ import annotations

import re

from transforms.extract import vocabulary
from transforms.extract.anchors import Event
from transforms.extract.body_names import Name, subject_of
from transforms.extract.inspections.other_authority import other_authority
from transforms.extract.inspections.register import Register
from transforms.extract.inspections.subject_beside import subject_beside
from transforms.extract.labels import subject_of_label
from transforms.extract.mentions import Found, bodies, inspectorates, only_subject, topics
from transforms.extract.topic import Topic
from transforms.extract.units import Page
from transforms.extract.vocabulary import OF_OTHER_NATIONS

_JOINED = 12  # characters at most between inspectorates that came together ("Ofsted and the CQC")
_AND_ANOTHER = re.compile(r" and (?:the|an?) ")  # "the inspection and the DfE review": of the other one
# Of these, what inspectors did to "the council" was another inspection.
_BESIDE_COUNCIL = {"safeguarding_board", "childrens_home", "adoption", "fostering"}
_AGENCIES = {"adoption", "fostering"}
_OF_COUNCIL = re.compile(
    r" of (?:the )?(?:council|local authority|authority)\b(?!'s (?:[a-z-]+ ){0,3}(?:homes?|adoption|fostering)\b)"
)
# "Elm House | had been rated as good after an | inspection"
_WAS_GRADED_AT = re.compile(
    r"(?:,? which|,)? (?:was|were|had been|has been|had|has|received|got|went|dropped|moved) [^.;,]{0,70}\b(?:after|following|at|in|on|by|from|when) (?:(?:an?|its|the|their|his|her) )?(?:[a-z]+ ){0,2}"
)
# What inspectors of children, of health and of the police inspect together, too, under those of probation.
_YOUTH_JUSTICE = re.compile(
    r"\byouth (?:offending|justice)\b|\by[oj][ts]s?\b|\bled by (?:the )?[a-z' ]{0,30}\bprobation\b"
)
# "Hill Team, a registered service in its own right, had been | inspected"
_SET_IN = re.compile(
    r", (?:an?|the|one) [^,;.]{3,80}, (?:(?:which|had|has|was|were|been|also|last|itself) )*"
)


# "Hill View, one of the council's homes, had been | inspected", "Of the three homes, Hill View had been | inspected"
_WAS_ITSELF = re.compile(
    r"(?:, [^,;.]{3,80},)?(?: (?:which|had|has|have|was|were|been|also|last|itself|then|since|both))+ "
)
# "Hill View had since had its full | inspection"
_HAD_ITS = re.compile(
    r"(?:, [^,;.]{3,80},)? (?:had|has)(?: (?:since|also|now|then|just|recently))* (?:had|received|undergone|been through) (?:an?|its|the) (?:[a-z]+ ){0,3}"
)


def describe(register: Register, event: Event) -> None:
    """Set subject, inspectorate, authority and name of a mention, as far as the words around it tell them."""
    page, topic, unit = register.page, register.topic, event.unit
    near = max(unit.start, event.start - 70), min(unit.end, event.end + 70)
    beside = subject_beside(page, event) or subject_of_label(page, unit)
    visit = "visit" in page.folded[event.start : event.end]
    if event.framework and event.framework.annual and topic.subject == "adult_social_care":
        event.framework, event.subject = None, topic.subject
    if event.framework and _is_visit_elsewhere(event.framework, topic, beside):
        event.framework, event.subject = None, beside or topic.subject
    if event.framework and _is_of_force(page, topic, event):
        event.framework, event.subject = None, "police"
    if event.framework and event.framework.inspectorate == "other" and topic.subject in _AGENCIES:
        event.subject = topic.subject  # the department looked at what the item is about
    about = _visit_told_of(register) or topic.framework
    if event.framework is None and visit and about and about.visit and beside in (None, about.subject):
        event.framework, event.subject = about, about.subject
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
    if event.framework is None and event.subject is None and _is_of_care(page, topic, event):
        event.inspectorate, event.subject = "ciw", _care_told_of(page, event)
    event.authority = other_authority(page, topic, event)
    of_one = event.framework is None or vocabulary.subject(event.framework.subject).named
    of_council = event.subject == "childrens_services" and topic.subject in _BESIDE_COUNCIL
    if of_one and not of_council and not event.continuing:
        _name(register, event)


def _visit_told_of(register: Register) -> vocabulary.Framework | None:
    """The kind of visit that the item has turned out to be about."""
    code = register.main.framework if register.main else None
    framework = vocabulary.framework(code) if code else None
    return framework if framework and framework.visit else None


def _is_of_care(page: Page, topic: Topic, event: Event) -> bool:
    """Whether Care Inspectorate Wales made it, in an item about an inspection by Estyn."""
    named = {n.code for n in inspectorates(page.folded, event.unit.start, event.start)}
    return topic.inspectorate == "estyn" and (event.inspectorate == "ciw" or named == {"ciw"})


def _care_told_of(page: Page, event: Event) -> str:
    """Which of a council's care services the mention's sentence tells of, else the one before it; children's by default."""
    unit = event.unit
    for start, end in ((unit.start, unit.end), (page.units[max(0, unit.index - 1)].start, unit.start)):
        if told := topics(page, start, end):
            return told[-1].code
    return "childrens_services"


def _is_of_all(page: Page, event: Event) -> bool:
    """Whether inspectors of children, of health and of the police came together: a joint targeted area inspection."""
    unit, said = event.unit, page.folded[event.start : event.end]
    if "inspect" not in said + page.folded[event.end : event.end + 40] or event.continuing:
        return False
    if _YOUTH_JUSTICE.search(page.words(unit)):
        return False
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
    told = subject_of(name, topic) or _kind_beside(register.page, event, name)
    beside = name.start < event.start < name.end + 40 or event.end <= name.start < event.end + 30
    beside |= name.end <= event.start and any(
        between.fullmatch(register.page.folded, name.end, event.start)
        for between in (_WAS_GRADED_AT, _SET_IN, _WAS_ITSELF, _HAD_ITS)
    )
    if vocabulary.subject(event.subject or topic).named:
        event.name, event.subject = name.text, event.subject or told or topic
    elif told and beside and event.subject in (None, told):
        event.name, event.subject = name.text, told


def _kind_beside(page: Page, event: Event, name: Name) -> str | None:
    """What a body is whose name does not tell it, where the sentence says so ahead of what was done to it."""
    subject = any(b.fullmatch(page.folded, name.end, event.start) for b in (_WAS_ITSELF, _HAD_ITS))
    told = [body.code for body in bodies(page, event.unit.start, event.start)] if subject else []
    kinds = [code for code in told if code != "generic" and vocabulary.subject(code).named]
    return kinds[-1] if kinds else None


def _is_visit_elsewhere(framework: vocabulary.Framework, topic: Topic, beside: str | None) -> bool:
    """Whether a "monitoring visit" or the like is to a school, a college, a local area: no visit to children's services."""
    if not framework.visit or framework.inspectorate != "ofsted" or framework.subject != "childrens_services":
        return False
    about = beside or topic.subject
    if framework.code == "ilacs_focused_visit" and about == "area_send":
        return False  # of which there are none
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
