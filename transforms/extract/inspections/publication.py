"""The day on which an inspection's report or letter came out, in the many ways that minutes tell it.

Told is what came out (a report, a letter, the findings), or who let it out (an inspectorate, "they"), a verb of coming out,
and the day, in that order or the day first: "the letter was made public on 7 January", "on 7 January Ofsted put out its
report", "the report, of 7 January, said". What others publish (plans, statements, minutes, an officer's report) is none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from transforms import sieve
from transforms.dates import When
from transforms.extract.anchors import Event
from transforms.extract.mentions import dates_of
from transforms.extract.units import Page, Unit

_BEFORE, _AFTER = 180, 110  # characters beside a date that are read
_OPENED = 160  # ... in which what it opens can stand
_PAPER = r"(?:what (?:they|inspectors|it|ofsted) (?:had )?found|report cards?|reports?|letters?|findings|outcomes?|judge?ments?|ratings?|gradings?|verdict|(?:ofsted|inspection|assessment) results?)"
_WHO = r"(?:ofsted|cqc|care quality commission|hmip|hmicfrs|hmic|estyn|ciw|cssiw|inspectorates?|inspectors?|commission|regulator|peers|(?:(?:peer|review|inspection) )?team)"
_OTHER = (
    r"(?:plans?|strateg(?:y|ies)|statements?|polic(?:y|ies)|notices?|orders?|agendas?|minutes|guidance|frameworks?|self[- ]?\w+|"
    r"consultations?|responses?|bulletin|newsletter|adverts?|figures|statistics|accounts|budget|papers?|bill|regulations?|"
    r"(?:serious case|practice|homicide) reviews?|(?:gcse|level|exam\w*|stage [1-5]|phonics|sats|test) results|updates?|surveys?|dashboard|handbook|toolkit|leaflet|press release|offers?|pledge|charter|video|tables|profile|scorecard|prospectus|tender|decisions?)"
)
_THING = re.compile(rf"\b(?:(?P<paper>{_PAPER})|{_OTHER})\b")
# Whose report it may be that is none of an inspection's.
_OF_OTHERS = re.compile(
    r"(?:director|officers?|executive|auditors?|members?|committee|panel|council|cabinet|board|chair(?:man)?|treasurer|solicitor|group|ombudsman|"
    r"coroner|department|dfe|minister|secretary of state|commissioner)(?:'s?)? (?:[a-z]+ )?$"
    r"|\b(?:draft|annual|progress|update|covering|covering|quarterly|monthly|weekly|interim|audit|case review|regulation 44|committee|cabinet|previous|earlier) (?:inspection )?$"
)
_SITE = r"(?:web ?)?(?:site|page)s?"
_OUT = (
    r"(?:publi(?:shed|shing|cised)|issu(?:ed|ing)|releas(?:ed|ing)|(?:made|making|became|become|went|gone) public|"
    rf"ma(?:de|king) (?:(?:its|the|their) )?(?:{_PAPER} )?public|put(?:ting)? out|(?:came|come|coming) out|(?:was|were|been|is|not|report|letter|,) out|"
    r"appear(?:ed|ing)?|(?:went|gone|been) (?:up|live|on[- ]?line)|announced|uploaded|posted|enter(?:ed|ing) the public domain|"
    rf"in the public domain|(?:went|gone|placed|put|available|found|read|been|was|seen|viewed) (?:up )?(?:on|to) (?:[a-z']+ ){{1,4}}?{_SITE}|"
    r"embargo (?:was |had been |being )?lifted|embargoed|(?:put|placed|posted) on (?:the )?(?:inter|intra)net|(?:which|that) followed(?: it| this)?)"
)
_NO_FILL = (
    r"(?!(?:and|but|that|which|who|whose|held|for|where|when|inspected|carried|took|taken|undertaken|conducted|visited|meeting|committee|cabinet|"
    rf"(?:inspection|visit|assessment|review)s?(?! (?:{_PAPER}))"
    r"|(?:by|before|after|than|within|of|to|at|about|around)(?= (?:the )?(?:early |late |mid )?$))\b)"
)
_FILL = rf"(?:,? \(?{_NO_FILL}[a-z'/-]+\)?){{0,9}}?"
_ON = r"(?:,? (?:only |just )?(?:on|in|at the (?:end|beginning|start) of|(?P<since>until|since|from))|:| -|,)?(?: the)?(?: early| late| mid)? ?$"
_OUT_ON = re.compile(rf"(?P<verb>\b{_OUT}\b|, out\b){_FILL}{_ON}")
_PUBLICATION_ON = re.compile(
    rf"\bpublication(?: date)?(?: of (?:the |its |their )?(?:[a-z']+ )?{_PAPER})?(?: (?:was|came|followed|took place|being|had been|had come))?{_ON}"
)
_PAPER_OF = re.compile(
    r"\b(?P<paper>(?<=ofsted )reports|(?<=ofsted's )reports|report|letter|regulatory judge?ment)(?:(?: (?:is|was|had been) (?:sent|issued|received))?, which (?:was|is|had been) dated| of(?: the)?|,? (?:\(?(?:which )?(?:was |is |being )?)?dated|, (?:of|on)(?: the)?| bear(?:s|ing) the date(?: of)?| \()? ?$"
)
# "the letter which had been sent to the Director by Ofsted on"
_SENT_ON = re.compile(
    rf"\bletters?,? (?:which |that )?(?:had been |was |were )?sent (?:out )?(?:to [a-z' ]{{3,50}} )?by (?:the )?{_WHO}(?: to [a-z' ]{{3,50}})? on (?:the )?$"
)
_REPORTED_ON = re.compile(
    rf"(?:\b(?:{_WHO}|they|it|which|who)(?: (?:had|has|have|then|also|both|jointly|formally))*|^,?(?: and)?(?: had)?(?: then)?) reported(?: (?:back|its findings|their findings))?(?: on| in)(?: the)? $"
)
_BY_WHOM = re.compile(
    rf"\b(?:{_WHO}|it|this|which|these|they|both)(?:,)?(?: (?:had|has|have|was|were|is|being|been|did|not|then|only|also|be|will|would|to|[a-z]+ly))* ?$"
)
_WHO_TOLD = re.compile(rf"\b{_WHO}\b")
_AND_THEN = re.compile(r"^,? and(?: had)?(?: then)? ?$")
_CLAUSE_BEGINS = re.compile(
    r"(?:^|[.;,:(] ?|\b(?:and|then|but|that) )(?:it was |not until |only )?(?:on |in )?(?:the )?$"
)
_THEN_OUT = re.compile(
    r"\)?,? (?:before |that |when |saw )?(?:(?:the|its|their|this|that|our|ofsted's|cqc's|both|inspectors') )(?:[a-z']+ ){0,3}?"
    rf"{_PAPER} (?:(?:was|were|had been|being|be|finally|eventually|duly|formally) )*{_OUT}\b"
    rf"|,? (?:when |that )?(?:the )?{_WHO} (?:(?:had|finally|eventually|duly|then) )*(?:published|issued|released|put out|made public|announced) "
    rf"(?:its|their|the) (?:[a-z']+ ){{0,3}}?{_PAPER}\b"
)
# "the plan that followed the inspection of services (published | on 8 November)": what stands right before the bracket
_IN_BRACKETS = re.compile(
    rf"\b(?:inspection|visit|review|assessment)(?: of [^.;,()]{{3,60}}|)? \((?:report )?{_OUT}{_ON}"
)
_CONSIDERED = re.compile(r"\b(?:considered|received|discussed|debated|noted|presented|shown|seen)\b[^.;]*$")
_OF_SOMEONE = re.compile(r"\b(?:an?|another) $")
# "the report, dated 31 August, had been published on 7 September"
_OUT_LATER = re.compile(
    r"[^.;]{0,40}\b(?:publi|released|issued|made public|came out)\w*[^.;]{0,20}\d| by (?:the|an?) (?!ofsted|inspect|care q)"
)
_SAME_DAY = re.compile(
    r"(?:,? and|,? being)(?: (?:it|was|were|had|been|then|also))* (?:published|made public|issued|released) (?:on )?(?:the same|that) day\b"
)
_TO_MEETING = re.compile(
    r"(?:'s)?,? (?:meetings?|to (?:the |this )?(?:[a-z']+ ){0,3}(?:cabinet|committee|council|board|panel|meeting)|(?:from|to) (?!ofsted|the inspect|hm|her|his|the lead|cqc|the care))\b"
)
# "will be published on", "is not expected until": a day to come; "was not out until" is past
_COMING = re.compile(
    r"\buntil\b|\b(?:will|would|to) (?:[a-z]+ ){0,2}?(?:be (?:[a-z]+ )?(?:publi|releas|issu|made public|out|available)|come out|appear|publish|release|issue)"
    r"|\b(?:expected|due|anticipated|scheduled|planned)\b"
)
_PAST = re.compile(r"\b(?:(?<!would )(?<!will )not|never|was|were|had been)\b[^.;]*\buntil\b")
_TELLS = sieve.compile(
    rf"\b{_OUT}\b|, out\b|\bpublication\b|\breported\b|\bwhich (?:was|is|had been) dated|\bsent\b|\b(?:reports?|letter|judge?ment)\b(?: of|,| \(| dated| (?:is|was|had been) dated| bear)"
)


def tells_of_publication(page: Page, unit: Unit, when: When, floor: int) -> int | None:
    """Where the words begin that make a date the day on which a report came out; None where no words do.

    `floor` is where the date before it ends.
    """
    if when.is_range or not when.has_day or when.start == unit.start or not page.search(_TELLS, unit):
        return None
    start = max(unit.start, floor, when.start - _BEFORE)
    before = page.folded[start : when.start]
    after = page.folded[when.end : min(unit.end, when.end + _AFTER)]
    at = _told_before(before, after, begins=start > unit.start, said=page.folded[unit.start : start])
    if at is not None:
        return start + at
    if _SAME_DAY.match(after):
        return when.start - 1
    opens = _CLAUSE_BEGINS.search(before) is not None
    return when.start - 1 if opens and _THEN_OUT.match(after) else None


def _told_before(before: str, after: str, *, begins: bool, said: str) -> int | None:
    """Where in the words before a date those begin that tell of a publication then. `said` stands before the date before it."""
    if found := _REPORTED_ON.search(before):
        own = not found[0].startswith((",", " ")) or _WHO_TOLD.search(said) or "inspect" in said
        return found.start() if own and not _TO_MEETING.match(after) else None
    if found := _PUBLICATION_ON.search(before):
        thing = next(reversed([*_THING.finditer(before, 0, found.end())]), None)
        return None if thing and _is_of_others(thing) else found.start()
    if found := _SENT_ON.search(before):
        return None if _TO_MEETING.match(after) else found.start()
    if found := _PAPER_OF.search(before):
        return found.start() if _is_dated(before, found, after) else None
    found = _OUT_ON.search(before)
    if found is None:
        return None
    if _IN_BRACKETS.search(before, 0, found.end()):
        return found.start()
    if thing := _what(before, found):
        several = thing["paper"] in {"reports", "letters"} and found["since"] in {"since", "from"}
        return None if several or _is_of_others(thing) else found.start()
    ahead = re.split(r"[.;]", before[: found.start()])[-1]
    by_whom = _BY_WHOM.search(ahead) or (begins and _AND_THEN.match(ahead) and _WHO_TOLD.search(said))
    is_label = not begins and not ahead.strip(" -(")
    return found.start() if by_whom or is_label or found["verb"].startswith("embargo") else None


def _is_dated(before: str, paper: re.Match[str], after: str) -> bool:
    """Whether a date right behind a report or letter is its own, and it that of inspectors."""
    if _OF_OTHERS.search(before, 0, paper.start("paper")) or _is_of_someone(before, paper):
        return False
    if _TO_MEETING.match(after) or _OUT_LATER.match(after):
        return False
    if paper[0].endswith(", on ") and _CONSIDERED.search(before, 0, paper.start()):
        return False
    in_note = before[: paper.start()].removesuffix("the ").endswith("(")
    return paper[0] != paper["paper"] + " " or in_note


def _is_of_someone(before: str, paper: re.Match[str]) -> bool:
    """Whether it is any letter or report: "confirmed in a letter dated", but not "a letter is sent, which was dated"."""
    return ", which" not in paper[0] and _OF_SOMEONE.search(before, 0, paper.start()) is not None


def others_came_out(before: str) -> bool:
    """Whether the words right before a date tell that what came out then was a plan, a draft or an officer's report."""
    found = None if _IN_BRACKETS.search(before) else _OUT_ON.search(before)
    thing = _what(before, found) if found else None
    return thing is not None and _is_of_others(thing)


def _what(before: str, out: re.Match[str]) -> re.Match[str] | None:
    """What came out: the object of the verb, else what its clause names last before it."""
    if behind := _THING.search(before, out.start("verb")):
        return behind
    clause = max(before.rfind(".", 0, out.start()), before.rfind(";", 0, out.start())) + 1
    ahead = next(reversed([*_THING.finditer(before, clause, out.start())]), None)
    # "the inspection under the new framework, and published on": what came out stands before the other thing
    apart = ahead and not ahead["paper"] and before[ahead.end() : out.start()].startswith(", and")
    return None if apart else ahead


def _is_of_others(thing: re.Match[str]) -> bool:
    """Whether what came out is no report or letter of an inspection."""
    return not thing["paper"] or _OF_OTHERS.search(thing.string, 0, thing.start()) is not None


def with_publications(page: Page, unit: Unit, events: list[Event]) -> list[Event]:
    """The mentions of a unit and, for each day of publication that none stands before, one that goes on with what was told."""
    told = list(events)
    if not page.search(_TELLS, unit):
        return told
    floor = unit.start
    for when in dates_of(page, unit):
        at = tells_of_publication(page, unit, when, floor)
        if at is not None and not any(_stands_by(event, when) for event in told):
            told.append(Event(unit, at, when.start, continuing=True))
        floor = when.end
    return sorted(told, key=lambda event: event.start)


def _stands_by(event: Event, when: When) -> bool:
    """Whether a mention stands before a date, or tells of an inspection behind it that the date can open."""
    return event.start < when.start or (not event.continuing and event.start < when.end + _OPENED)


def is_to_come(page: Page, when: When) -> bool:
    """Whether a report is told to come out then: "will be published on", "would not be published until"."""
    before = page.folded[max(0, when.start - 60) : when.start]
    return _COMING.search(before) is not None and _PAST.search(before) is None


def with_year_to_come(page: Page, when: When) -> When:
    """A day of publication still to come takes the page's own year, or the next."""
    own = page.document.meeting_date
    if when.last[0] or not own or not is_to_come(page, when):
        return when
    year = int(own[:4]) + (when.last[1] < int(own[5:7]))
    return replace(when, first=(year, *when.first[1:]), last=(year, *when.last[1:]))
