"""Where a text names the bodies that inspectors visit one by one: schools, homes, nurseries, care providers."""

from __future__ import annotations

import re

from transforms.extract.body_names import (
    ANY_KIND,
    CAPITAL,
    KIND,
    LETTERED,
    NO_NAME,
    PLURAL,
    YSGOL,
    Name,
    is_initials,
    is_name,
)
from transforms.extract.units import Page, Unit

# "Elm Primary and Nursery School", "Ash Infant and Junior School": one name
_PART_OF_SCHOOL = r"(?:Nursery|Infants?|Juniors?|Primary|Pre-?[Ss]chool|Secondary|Sixth Form)[ \u00a0](?:School|Academy|Centre|Unit)"
_LINK = r"(?:of|the|on|in|CE|CofE|C of E|RC|VA|VC|and|&)"
_BY_KIND = re.compile(
    rf"(?:The )?{CAPITAL}(?:[ \u00a0]{CAPITAL}|[ \u00a0]{_LINK}(?=[ \u00a0][A-Z])){{0,11}}"
    r"(?:[ \u00a0](?:(?:[Cc]hildren['’]s|[Cc]are|[Nn]ursing)[ \u00a0]home|[Cc]hildren['’]s[ \u00a0]centre|pre-?school|playgroup)(?!s))?"
)
_RUN = rf"(?:The )?{CAPITAL}(?:[ \u00a0]{CAPITAL}){{0,4}}"
# "14 Mill Close": a home that has no name but its address
_ADDRESS = r"\d{1,3}[a-z]?[ \u00a0](?:[A-Z][\w'’.-]+[ \u00a0]){1,3}(?:Avenue|Close|Court|Crescent|Drive|Gardens|Green|Grove|Hill|Lane|Mews|Park|Parade|Place|Rise|Road|Row|Square|Street|Terrace|View|Walk|Way)\b"
# "Hill View, a home that the borough runs, had been inspected"
_OF_A_KIND = (
    r"[^,.;]{0,40}\b(?:home|school|nursery|college|academy|centre|setting|provider|unit)\b[^,.;]{0,50}"
)
# "homes | of the Council | (", "homes | in the city |:"
_WHOSE = r"(?: (?:of|in|run by) (?:[\w'’]+ ){0,3}[\w'’]+)?"
# What leads to the names of several: "two children's homes; | Elm Drive and Mill House", which is no one house's name.
_OF_SEVERAL = re.compile(
    rf"(?i:\b(?:homes|schools|nurseries|settings|centres|academies)){_WHOSE}(?:[;:,-] | \()(?:{CAPITAL}[ \u00a0,]+)*$"
)
_REACH = 90  # characters before such names in which their lead stands
_AND = re.compile(rf"[ \u00a0]and[ \u00a0](?!{_PART_OF_SCHOOL}|St\b)")
# Where a name without a telling last word can stand: before the verb, or behind "inspection of", "At".
_BY_PLACE = re.compile(
    rf"(?<!in the )(?<!of the )(?<!across the )(?<!based in )(?<!located in )(?P<subject>{_ADDRESS}|{_RUN})(?=(?: (?:short[ -]breaks?|respite|residential|secure|family) (?:unit|home|centre|service))?(?: \([^)]{{1,30}}\)|, an? {_OF_A_KIND})?,? (?:was|were|had been|has been|is|received|also)\b[^.;]{{0,24}}\b(?:inspected|judged|rated|graded|visited|seen|found|awarded|received|good|outstanding|inadequate)\b"
    # "Hill View had had its inspection in May"
    r"|,? (?:had|has|received|underwent)(?: had| undergone| received| now had)? (?:an?|its|another) (?:[a-z0-9]+ ){0,3}(?:inspection|visit)\b)"
    # "the second report was on Hill View", "the fourth school was Hill View"
    r"|\b(?:first|second|third|fourth|fifth|sixth|next|last|final|other|remaining) (?:report|inspection|visit|one|school|academy|home|setting|nursery|provider|centre|service)"
    rf"(?: inspected| visited| reported on)? (?:was|being|had been|concerned|related to)(?: (?:on|of|at|that of|to))?(?: the)? (?P<told>{_RUN})"
    rf"|(?:(?:[Ii]nspections? (?:of|at|for)|(?:[Ii]nspection|Ofsted|OFSTED|CQC|Estyn|Inspectorate) [Rr]eports? (?:on|for|at))(?: the)?|\bAt|\bat) (?P<object>{_ADDRESS}|{_RUN})"
    rf"|(?i:homes|schools|nurseries|settings|centres|services|academies){_WHOSE}(?:[;:,-] | \()(?P<first>{_RUN})(?=(?:,| and |\)))"
)
# A name at the head of a line: "**Fern House** (five beds)", "Mill Lane - full inspection".
_HEAD = re.compile(rf"\**(?P<head>(?:\d+ )?{_RUN})\**(?=(?:\**)(?: [-–(:]|,|:))")
# "Springmead (full inspection, 3 May)": one word is a name, too
_INSPECTED = re.compile(
    r"\**(?:[ \u00a0]\((?![^()]*inspect)[^()]{1,40}\))?[ \u00a0]?[-–:(,]+[ \u00a0]?(?:[A-Za-z]+[ \u00a0]){0,2}?(?:[Ii]nspect|[Aa]ssurance (?:visit|inspection)|[Mm]onitoring visit)"
)
_MORE = re.compile(rf"(?:, and|,| and) (?P<next>{_RUN})")
# Words of a title in capitals that are no abbreviations, and those that join others.
_CAPITALS = re.compile(r"\b(?!(?:NHS|CQC|OFSTED|PRU|UTC|SEND|RC|CE|VA|VC|HMP)\b)[A-Z]['’A-Z]+")
_LINKS = re.compile(r"(?<=\s)(?:Of|And|The|For|At|In|On|To|By)\b")
# Of many, as a heading has them, or of one that is not named: "Children's Homes", "The children's home", "A Council children's home".
_GENERIC = re.compile(
    r"(?:(?:The|A|An|One|Its|Our|This|Each|Every|Any|All) )?(?:(?:Council|Authority|County|Borough|City|Trust)(?:['’]s)? )?(?:[Cc]hildren['’]s (?:[Cc]entres?|[Hh]omes?)|(?:residential |nursing )?(?:care|nursing) home|(?:nursery|primary|secondary|special) school|(?:nursery|pre-?school|playgroup))"
)
_ANY_ONE = re.compile(r"[Aa]n? ")
_LEADING = re.compile(
    r"^(?:(?:In )?(?:January|February|April|June|July|August|September|October|November|December)|At|In|the|Of|For|From|And|Only|Of these|When|While|Since|That|Overall|Both|Of these|However)[ \u00a0,]+"
)
# "The Chief Executive of Midland NHS Trust": the office is no part of the body's name.
_OFFICE_OF = re.compile(
    r"(?:[A-Z][\w'’-]*[ \u00a0])*(?:Executive|Director|Chair\w*|Head|Headteacher|Manager|Leader|Representatives?|Officers?|Governors?|Nurse|Board|Principal|Parents|Pupils|Families|Carers|Staff)[ \u00a0](?:of|at|for|from)[ \u00a0](?:the[ \u00a0])?"
    r"|(?:[A-Z][\w'’-]*[ \u00a0])*Chief[ \u00a0](?:Executive|Nurse|Operating Officer)(?:[ \u00a0]Officer)?[ \u00a0](?=[A-Z])"
)
# "Hill Street Hospitals (HSH) Trust", "HSH's": what is no part of the name.
_INITIALS = re.compile(r" \([A-Z]{2,6}\)(?=$| )|(?<=[A-Z]{2})['’]s$")
# "maternity services at the Hill Trust", in a title: what was looked at in the body.
_PART_OF = re.compile(
    r"[a-z][a-z '’-]{2,60} (?:at|in|of|by|within|for) (?:the )?(?=[A-Z])"
    r"|[A-Z][\w'’ -]{2,50} (?:[Ss]ervices?|[Cc]are|[Dd]epartments?|[Uu]nits?|[Ww]ards?) (?:at|in|of) (?:the )?(?=[A-Z])"
)

# A person: who says or presents something, or whose office stands behind ("A. Example, Head of Quality").
_PERSON = re.compile(
    rf"(?P<person>{_RUN})(?:(?:,[ \u00a0][A-Z][\w&'’ -]{{1,60}}?)?,? (?:was|were) (?:also )?(?:in attendance|present at|welcomed|thanked|invited)\b|,? (?:stated|informed|said|presented|reported|advised|explained|asked|confirmed|pointed|welcomed|introduced|commented|enquired|outlined|highlighted|thanked|attended|referred|suggested|responded|replied|gave)\b"
    r"|(?:,| [-–]+)?[ \u00a0]+\(?(?:the )?(?:[A-Z][\w&'’]+,? ){0,4}(?:Directors?|Managers?|Officers?|Advis[eo]rs?|Head|Chief|Chair\w*|Leader|Lead|Member|Councillor|Principal|Governor|Nurse|Commissioner|Inspector|Consultant|CEO|COO|Matron|Midwife)\b)"
)


def names_by_kind(page: Page, start: int, end: int) -> list[Name]:
    """The names in a span whose last word tells what they are."""
    found: list[Name] = []
    at = start
    while match := _BY_KIND.search(page.text, at, end):
        at = match.end()
        joined = list(_AND.finditer(match.group()))
        if len(joined) == 1 and lead_to_several(page.text, start, match.start()):
            found += _parted(page.text, match.start() + joined[0].end(), at)
            continue
        if welsh := YSGOL.match(page.text, match.start(), end):
            found.append(Name(welsh.group().replace("\u00a0", " "), *welsh.span()))
            at = welsh.end()
        else:
            found += [n for n in _parted(page.text, *match.span()) if not _GENERIC.fullmatch(n.text)]
    return found


def _is_kind_alone(words: str) -> bool:
    """Whether words only tell what a body is: "Home Care", "Residential Home"."""
    return not KIND.sub("", words).removeprefix("The ").strip() and not re.fullmatch(LETTERED, words)


def lead_to_several(text: str, start: int, end: int) -> bool:
    """Whether the words that end there lead to the names of several bodies: "inspections of two children's homes; "."""
    return _OF_SEVERAL.search(text, max(start, end - _REACH), end) is not None


def _parted(text: str, start: int, end: int) -> list[Name]:
    """The names in a run of capitals and link words: cut behind each telling word, the rest dropped."""
    names: list[Name] = []
    at = start
    for mark in re.finditer(
        rf"\b(?:{ANY_KIND})(?![ \u00a0](?:and|&)[ \u00a0](?:{_PART_OF_SCHOOL}))(?=$|[ \u00a0](?:(?:and|&|Ofsted|OFSTED|CQC|Estyn|ESTYN|Schools|PDF)(?:[ \u00a0]|$)|(?:(?:in|on) )?(?:the )?(?:Spring|Summer|Autumn|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\(|[-–])|[^\w \u00a0'’-])",
        text[start:end],
    ):
        begin, stop = at, start + mark.end()
        lead = re.match(r"[ \u00a0]*(?:\([A-Z]\w+\)[ \u00a0]*)?(?:and|&)[ \u00a0]", text[begin:stop])
        begin += lead.end() if lead else 0
        lead = _LEADING.match(text[begin:stop])
        begin += lead.end() if lead else 0
        if noun := re.match(
            r".*\b(?:Inspections?|Reports?|Review|Outcomes?|Commission|Update|Presentation|Closure|Issues|Concerns|Response|Improvements?|Progress|Performance|Visit)\b[\w ]*?(?: (?:of|on|into|for|at)|[,:;]) ",
            text[begin:stop],
        ):
            begin += noun.end()
        if office := _OFFICE_OF.match(text[begin:stop]):
            begin += office.end()
        if part := _PART_OF.match(text[begin:stop]):
            begin += part.end()
        words = _INITIALS.sub("", text[begin:stop].replace("\u00a0", " ").strip())
        if (
            len(words.split()) > 1
            and not _is_kind_alone(words)
            and not re.search(
                r"^(?:The|the|Six|Two|Our|This|All|Primary|Secondary|Children['’]s) \w+$| of the \w+$|^(?:CQC|Ofsted|OFSTED|Estyn)\b",
                words,
            )
        ):
            names.append(Name(words, begin, stop))
        at = stop
    return names


def names_by_place(page: Page, start: int, end: int) -> list[Name]:
    """The names in a span that only their place in the sentence tells, lists ("A, B and C") among them."""
    found: list[Name] = []
    head = _HEAD.match(page.text, start, end)
    told = head and (" " in head["head"] or _INSPECTED.match(page.text, head.end()))
    if head and told and (name := _plain(page.text, *head.span("head"))):
        found.append(name)
    for match in _BY_PLACE.finditer(page.text, start, end):
        group = match.lastgroup or ""
        runs = [match.span(group)]
        at = runs[0][1]
        while group != "subject" and (more := _MORE.match(page.text, at, end)):
            runs.append(more.span("next"))
            at = more.end()
        found += [name for run in runs if (name := _plain(page.text, *run))]
    return list({name.start: name for name in found}.values())


def _plain(text: str, start: int, end: int) -> Name | None:
    lead = _LEADING.match(text[start:end])
    start += lead.end() if lead else 0
    words = _INITIALS.sub("", text[start:end].replace("\u00a0", " ").strip(" .,"))
    if not words or NO_NAME.search(words) or not is_name(words) or is_initials(words, text):
        return None
    return Name(words, start, end)


def persons(page: Page) -> frozenset[str]:
    """The names on a page that speak or hold an office: people, not bodies that are inspected."""
    return frozenset(match["person"] for match in _PERSON.finditer(page.text))


def names_in(page: Page, unit: Unit, *, by_place: bool, people: frozenset[str] = frozenset()) -> list[Name]:
    """All names of bodies in a unit, in order; none of `people`."""
    found = names_by_kind(page, unit.start, unit.end)
    if by_place:
        found += [
            n
            for n in names_by_place(page, unit.start, unit.end)
            if n.text not in people and not any(k.start < n.end and n.start < k.end for k in found)
        ]
    return sorted(found, key=lambda name: name.start)


def names_in_title(title: str) -> list[Name]:
    """The names in a title: by their last word, or before its colon ("Mill Lane: report of the inspection").

    A title in capitals is read as if its words only began with one.
    """
    if title.isupper():
        title = _LINKS.sub(
            lambda link: link[0].lower(), _CAPITALS.sub(lambda word: word[0].capitalize(), title)
        )
    head = re.match(rf"(?P<head>{_RUN})(?=:| - )", title)
    name = _plain(title, *head.span("head")) if head else None
    if name:
        return [name]
    dash = title.rfind(" - ")
    told = _parted(title, dash + 3 if dash > 0 else 0, len(title))  # "Inspection Report - Hill School"
    if not told and dash > 0:
        told = _parted(title, 0, dash)
    return [n for n in told if not PLURAL.fullmatch(n.text) and not _ANY_ONE.match(n.text)]
