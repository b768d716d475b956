"""What a mention of an inspection means where it stands: whether it is one of its own, or told of others, a paper or in general."""

from __future__ import annotations

import re

from transforms.extract.anchors import Event
from transforms.extract.inspections.events import event_words
from transforms.extract.inspections.register import Register
from transforms.extract.units import Page

_REVIEWED = re.compile(
    r"\b(?:recent|latest|outcomes?|findings|found|following|took place|taken place|undertaken|carried out|conducted|received"
    r"|recommend\w+|reported|completed|had|held|took|published|responded|response|action plan|feedback)\b"
)
# "it was recommended that one was held every five years", "approve that a peer challenge be undertaken"
_TO_BE_HELD = re.compile(
    r"\b(?:be (?:undertaken|carried out|held|conducted|commissioned|arranged|booked)|to take place|every (?:[a-z]+ )?years?|(?:agree|approve|arrange|commission|propose|request|host|schedul)(?:d|ed|ing)? (?:for |that )?(?:an?|the) (?:[a-z]+ ){0,3}$)"
)
_OF_NO_ONE = re.compile(
    r"\b(?:on|of|through|via|by|as|like|in|about|for) $"
)  # "work on | peer challenge, on training": none in particular
# The department watches over what a SEND inspection left to do: its visits are no inspections.
_BY_DEPARTMENT = re.compile(r"\bdfe\b|department for education|nhs england|nhse\b")
# What councils and the department publish or issue in the wake of an inspection.
_OTHER_PAPERS = (
    "plan",
    "direction",
    "notice",
    "guidance",
    "strategy",
    "agenda",
    "appendi",
    "annex",
    "papers",
    "minutes",
    "statement of action",
    "wsoa",
)
_ATTACHED = re.compile(
    r"\b(?:attached|appended|enclosed|set out|shown|available) (?:at|as|in|to) (?:appendi|annex)\w+"
)
# "rated good by Ofsted | at its last inspection": the latter tells more
_GRADED_AT = re.compile(
    r"(?:judged|rated|graded|assessed) (?:[a-z]+ ){0,3}by [a-z' ]{3,50} (?:at|in|following|after) (?:its|the|their) (?:[a-z]+ ){0,3}(?:inspection|visit)\b"
)
# "some authorities had been | inspected", "4,120 | inspection reports"
_OF_MANY = re.compile(
    r"\b(?:some|many|most|several|other|few|(?:number|share|proportion|percentage) of|all|\d[\d,]*|per ?cent of|% of) (?:of )?(?:the )?(?:other )?(?:[a-z-]+ ){0,2}(?:authorities|councils|services|practices|providers|trusts|forces|settings|schools|academies|nurseries|homes)"
    r" (?:(?:that|which|who|had|have|has|were|are|being|been|already|also|now|since|so far) )*$|\b(?:multiple|several|many|repeated) (?:ofsted |cqc |estyn )?$|(?<![\d/.])\d{1,3}(?:,\d{3})+ $"
    # "five local authorities had recently been | inspected"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+)(?: of the)?(?: (?:other|neighbouring|similar|local))* (?:authorities|councils|boroughs|forces|partnerships)"
    r" (?:(?:that|which|who|had|have|has|were|are|was|been|now|so far|recently|already|also|since) ?)+$"
)
# "the team | inspected GP practices, dentists and hospitals"
_INSPECTS_MANY = re.compile(
    r"inspected(?: and [a-z]+|, [a-z]+ and [a-z]+)? (?:[a-z]+ ){0,2}(?:services|practices|providers|hospitals|authorities|forces)\b"
    r"(?! in (?:[a-z]+ )?(?:19|20)\d\d\b)"
    # "Ofsted had rated | three of the council's homes", "of which Ofsted rated six as good"
    r"|(?:[a-z]+ ){1,3}(?:rated|judged|graded|assessed|found) (?:all|both|most|half|many|some|several|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
    r"(?: (?:as|to be)\b| of\b(?: [a-z']+){0,4} (?:homes|schools|academies|nurseries|settings|centres|services|providers|colleges)\b)"
)
# "the story a few years ago was one of monitoring visits"
_VISITS_OF_OLD = re.compile(r"\bago\b[^.;]{0,60}\b(?:focus+ed|monitoring|improvement|quarterly) visits\b")
# "the bowling green had been | inspected in April"
_THINGS = re.compile(
    rf"\b(?:{event_words('things')}) (?:(?:which|that|had|has|have|was|were|is|are|been|being|last|also|then|all|regularly|now) )*$"
)
# "the visit had looked at | contact, referral and assessment": what was looked at, no inspection of that name
_LOOKED_AT = re.compile(
    r"\b(?:look(?:ed|ing)? (?:at|into)|examin(?:ed|ing)|concerned with|focus+(?:ed|ing)? (?:on|upon)|concentrat(?:ed|ing) (?:on|upon)|consider(?:ed|ing)|cover(?:ed|ing)|test(?:ed|ing))"
    r" (?:the |its |our |their )?(?:[a-z' -]{1,30} )?$"
)
_PLURAL = re.compile(r"(?:[a-z]+ ){0,2}inspections\b")


def is_heading(page: Page, event: Event) -> bool:
    """Whether the line is a body's name and the mention, a heading over what is told of it ("Hill School - S8 visit")."""
    unit = event.unit
    line = page.text[unit.start : unit.end]
    return (
        event.name is not None
        and line.startswith(event.name)
        and (event.end == unit.end or page.folded.startswith(" - ", event.end))
    )


def is_of_others(page: Page, event: Event, before: str) -> bool:
    """Whether it is told of several other bodies ("their latest inspections"), of visits years ago, of roads and trees, or by the mention behind it."""
    folded = page.folded
    if not event.dates and _VISITS_OF_OLD.search(page.words(event.unit)):
        return True
    if folded.startswith("inspected", event.start) and _THINGS.search(before):
        return True
    if _OF_MANY.search(before) or _INSPECTS_MANY.match(folded, event.start, event.unit.end):
        return True
    if re.search(r"\btheir (?:[a-z]+ ){0,2}$", before) and _PLURAL.match(folded, event.start):
        return True
    by_next = _GRADED_AT.match(folded, event.start, min(event.unit.end, event.end + 90))
    return by_next is not None or re.search(r"\bs whose (?:own )?$", before) is not None


def is_domain_of_main(register: Register, event: Event) -> bool:
    """Whether the long title of an old framework only names a service that another framework looks at too."""
    main, said = register.main, register.page.folded[event.start : event.end]
    code = event.framework.code if event.framework else None
    other = main is not None and main.framework not in {None, code} and main.family == "full"
    return other and not event.dates and said.startswith(("services for", "children in need"))


def is_looked_at(page: Page, event: Event, before: str) -> bool:
    """Whether a framework's name is only that of the services that inspectors looked at."""
    said = page.folded[event.start : event.end]
    named = event.framework is not None and not re.search("inspect|visit|review|challenge|framework", said)
    return named and not event.dates and _LOOKED_AT.search(before) is not None


def is_of_department(page: Page, event: Event) -> bool:
    """Whether a monitoring visit to a local area is one by the department, which follows up its plan."""
    before = page.folded[event.unit.start : event.start]
    visit = event.subject == "area_send" and "visit" in page.folded[event.start : event.end]
    by = max((found.start() for found in _BY_DEPARTMENT.finditer(before)), default=-1)
    return visit and by > before.rfind("ofsted")


def is_idle_review(page: Page, event: Event) -> bool:
    """Whether peers or the department are named without a word that they came: planned, or what a review is in general."""
    said = page.folded[event.start : event.end]
    if said.startswith(("dfe", "department")):
        return not event.dates
    peers = event.framework is not None and event.framework.peer and not event.dates
    told = page.words(event.unit)
    if peers and _OF_NO_ONE.search(page.folded, event.unit.start, event.start):
        return True
    return peers and (not _REVIEWED.search(told) or _TO_BE_HELD.search(told) is not None)


def is_of_a_plan(page: Page, event: Event) -> bool:
    """Whether what was published is the plan or order that its sentence tells of ("the Plan, since it was published in")."""
    before = _ATTACHED.sub(" ", page.folded[event.unit.start : event.end])
    return "published" in event.dates and max(map(before.rfind, _OTHER_PAPERS)) > max(
        map(before.rfind, ("report", "letter", "inspect", "finding", "visit"))
    )
