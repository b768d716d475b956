"""Proper names of the bodies that inspectors visit one by one: schools, homes, nurseries, care providers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.extract import vocabulary
from transforms.extract.units import Page, Unit

_LETTERED = r"Home (?:[A-H]|[1-9])\b"  # a home that the page names no further
# What kind of body the last word of a name tells; "House" and the like can be a home of any kind.
_KINDS = {
    "school": "(?:School|Primary|Infants?|Academy) (?:and|&) Nursery|School|Academy|Infants?|Juniors?|Primary|Secondary|Comprehensive|PRU|UTC|High",
    "early_years": "Nursery|Playgroup|[Pp]re-?[Ss]chool|playgroup|Children['’]s Centre|[Cc]hildren['’]s centres?|Kindergarten",
    "adult_learning": "College",
    "fostering": "(?<!and )(?<!& )(?<!Private )(?<!Kinship )(?<!Independent )Fostering",
    "childrens_home": "Children['’]s [Hh]ome|children['’]s home|Residential Unit|Secure (?:Training |Children['’]s )?(?:Centre|Unit|Home)",
    "care_provider": "Hospital|Hospitals|Infirmary|Trust|Nursing [Hh]ome|Care [Hh]ome|nursing home|care home|Day Service|Surgery|Home Care|Care Centre|Medical Centre|Dental Centre|Health Centre|Medical Practice|Dental Practice|Hospice|Residential Home|Ambulance Service|(?:Re-?ablement|Home ?[Cc]are|Enablement|Rehabilitation|Supported Living) (?:Team|Service)|Extra Care",
    "home": f"{_LETTERED}|House|Lodge|Home|Unit|Court|Cottage|Manor|Grange",
}
_KIND = re.compile("|".join(f"(?P<{kind}>(?:{words})$)" for kind, words in _KINDS.items()))
# "Elm Primary and Nursery School", "Ash Infant and Junior School": one name
_PART_OF_SCHOOL = r"(?:Nursery|Infants?|Juniors?|Primary|Pre-?[Ss]chool|Secondary|Sixth Form)[ \u00a0](?:School|Academy|Centre|Unit)"
# Colleges proper: among schools, any other college is a school of that name.
_COLLEGE = re.compile(r"\b(?:Sixth[ -]Form|6th Form|Further|Adult|Tertiary|Technical|City|FE)\b")
_ANY_KIND = "|".join(_KINDS.values())
_CAPITAL = r"(?:[A-Z][\w'’.&-]*|(?<=Home )[1-9]\b|(?<=Number )\d{1,3}\b|\d+[a-z]+(?=[ \u00a0][A-Z])|St\.?|\([A-Z]\w+\))"
_LINK = r"(?:of|the|on|in|CE|CofE|C of E|RC|VA|VC|and|&)"
_BY_KIND = re.compile(
    rf"(?:The )?{_CAPITAL}(?:[ \u00a0]{_CAPITAL}|[ \u00a0]{_LINK}(?=[ \u00a0][A-Z])){{0,11}}"
    r"(?:[ \u00a0](?:(?:[Cc]hildren['’]s|[Cc]are|[Nn]ursing)[ \u00a0]home|[Cc]hildren['’]s[ \u00a0]centre|pre-?school|playgroup)(?!s))?"
)
# A Welsh school: the telling word comes first.
_YSGOL = re.compile(rf"Ysgol(?:[ \u00a0](?:yr?|a|o|i)(?=[ \u00a0][A-Z])|[ \u00a0]{_CAPITAL}){{1,6}}")
_RUN = rf"(?:The )?{_CAPITAL}(?:[ \u00a0]{_CAPITAL}){{0,4}}"
# "Hill View, a home that the borough runs, had been inspected"
_OF_A_KIND = (
    r"[^,.;]{0,40}\b(?:home|school|nursery|college|academy|centre|setting|provider|unit)\b[^,.;]{0,50}"
)
# Where a name without a telling last word can stand: before the verb, or behind "inspection of", "At".
_BY_PLACE = re.compile(
    rf"(?<!in the )(?<!of the )(?<!across the )(?<!based in )(?<!located in )(?P<subject>{_RUN})(?=(?: \([^)]{{1,30}}\)|, an? {_OF_A_KIND})?,? (?:was|were|had been|has been|is|received|also)\b[^.;]{{0,24}}\b(?:inspected|judged|rated|graded|visited|seen|found|awarded|received|good|outstanding|inadequate)\b"
    # "Hill View had had its inspection in May"
    r"|,? (?:had|has|received|underwent)(?: had| undergone| received| now had)? (?:an?|its|another) (?:[a-z0-9]+ ){0,3}(?:inspection|visit)\b)"
    # "the second report was on Hill View", "the fourth school was Hill View"
    r"|\b(?:first|second|third|fourth|fifth|sixth|next|last|final|other|remaining) (?:report|inspection|visit|one|school|academy|home|setting|nursery|provider|centre|service)"
    rf"(?: inspected| visited| reported on)? (?:was|being|had been|concerned|related to)(?: (?:on|of|at|that of|to))?(?: the)? (?P<told>{_RUN})"
    rf"|(?:(?:[Ii]nspections? (?:of|at|for)|(?:[Ii]nspection|Ofsted|OFSTED|CQC|Estyn|Inspectorate) [Rr]eports? (?:on|for|at))(?: the)?|\bAt|\bat) (?P<object>{_RUN})"
    rf"|(?i:homes|schools|nurseries|settings|centres|services|academies)(?:[;:,-] | \()(?P<first>{_RUN})(?=(?:,| and |\)))"
)
# A name at the head of a line: "**Fern House** (five beds)", "Mill Lane - full inspection".
_HEAD = re.compile(rf"\**(?P<head>(?:\d+ )?{_RUN})\**(?=(?:\**)(?: [-–(:]|,|:))")
# "Springmead (full inspection, 3 May)": one word is a name, too
_INSPECTED = re.compile(
    r"\**[ \u00a0]?[-–:(,]+[ \u00a0]?(?:[A-Za-z]+[ \u00a0]){0,2}?(?:[Ii]nspect|[Aa]ssurance (?:visit|inspection)|[Mm]onitoring visit)"
)
_MORE = re.compile(rf"(?:, and|,| and) (?P<next>{_RUN})")
_NO_NAME = re.compile(
    r"\b(?:Ofsted|CQC|HMIP?|Estyn|Councils?|Committee|Members?|Director|Board|Cabinet|Inspectorate|Inspectors?|Panel|Commission|Councillor|Cllr|Officers?|Chair\w*|"
    r"Overall|Services?|Authority|Education|Head|Manager|Leader|Mayor|Report|Inspections?|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Its?|Their|Our|His|Her|Each|Every|Some|Other|Another|They|We|He|She|This|That|These|Those|All|Both|Quality|Safeguarding|Leadership|Behaviour|Care Quality|(?<!\w )(?:Children|Adult)|Local|County|City|Borough|Mrs?|Ms|Dr|Section|Schools?$|Academies$|Action|Plan|Resolved|RESOLVED|REFERENCE|COMMITTEE|COUNCIL|CABINET|SCRUTINY|Decision|Minutes?|Supporting|Agenda|Item|Since|Virtual|Three|Two|Four|Five|One|Six|PDF|The$)\b"
    r"|^(?:Maternity|Surgery|Outpatients|Safe|Safety|Staff|Staffing|Effective\w*|Caring|Responsive|Well[- ]?[Ll]ed|Providers?|Settings?|Homes?|Governance|Assessment|Planning|Delivery|Prevention|Protection|People|Efficiency|Inclusion|Attendance|Curriculum|Well-?being|Teaching|Learning|Care|Outcomes)['’]?$"
    r"|^(?:An?|In|At|On|For|Of|To|By|If|As|No|Previously|Formerly|Currently|Originally|When|Where|What|There|Here|After|Following|During|Any|Not|With|From|However|Overall)\b"
    r"|^(?:GPs?|NHS|SEND|PRUs?|(?:Autumn|Spring|Summer|Winter)(?: Terms?)?)$"
    r"|^(?:The )?(?:Nursery|Infants?|Juniors?|Academy|College|(?:(?:NHS|Foundation|Ambulance|Mental|Health|Acute|Hospitals?|University|Community|Care) )*Trust|Home|Hospital|Centre)$"
    r"|\b(?:Wards?|Affected|Contact|Venue|Present|Presentation|Power-?[Pp]oint|Slides|Appendix|Apologies|Attendance|Title|Background|Summary|Purpose|Introduction|Performance|Prospects|Standards|Progress|Attainment|Achievement|Questions?|Responses?|Recommendations?|Reasons?)\b"
)
# Of many, as a heading has them, or of one that is not named: "Children's Homes", "The children's home", "A Council children's home".
_GENERIC = re.compile(
    r"(?:(?:The|A|An|One|Its|Our|This|Each) )?(?:(?:Council|Authority|County|Borough|City|Trust)(?:['’]s)? )?(?:[Cc]hildren['’]s (?:[Cc]entres?|[Hh]omes?)|(?:residential |nursing )?(?:care|nursing) home|(?:nursery|primary|secondary|special) school|(?:nursery|pre-?school|playgroup))"
)
_LEADING = re.compile(
    r"^(?:At|In|the|Of|For|From|And|Only|Of these|When|While|Since|That|Overall|Both|Of these|However)[ \u00a0,]+"
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

# "Hillshire primary schools": what a council has many of.
_KIND_OF_COUNCIL = re.compile(
    r"[ \u00a0](?:primary|secondary|special|infant|junior|nursery|schools?|care|homes?)(?: schools?| homes?)?"
)
# What bodies are, in the plural: the name of none.
_PLURAL = re.compile(
    r"(?:(?:The|GP|G\.P\.|NHS|Children['’]s|Secure|Council|Mental|Health|Acute|Community|Care|Nursing|Residential|Primary|Secondary|Special|Nursery|Infant|Junior|Middle|Independent|Private|Day|Hospital|General|Medical|Dental)[ \u00a0])+"
    r"(?:Hospitals|Practices|Schools|Homes|Services|Providers|Centres|Academies|Nurseries|Settings|Trusts|Surgeries)"
)
# A person: who says or presents something, or whose office stands behind ("A. Example, Head of Quality").
_PERSON = re.compile(
    rf"(?P<person>{_RUN})(?:(?:,[ \u00a0][A-Z][\w&'’ -]{{1,60}}?)?,? (?:was|were) (?:also )?(?:in attendance|present at|welcomed|thanked|invited)\b|,? (?:stated|informed|said|presented|reported|advised|explained|asked|confirmed|pointed|welcomed|introduced|commented|enquired|outlined|highlighted|thanked|attended|referred|suggested|responded|replied|gave)\b"
    r"|(?:,| [-–]+)?[ \u00a0]+\(?(?:the )?(?:[A-Z][\w&'’]+,? ){0,4}(?:Directors?|Managers?|Officers?|Advis[eo]rs?|Head|Chief|Chair\w*|Leader|Lead|Member|Councillor|Principal|Governor|Nurse|Commissioner|Inspector|Consultant|CEO|COO|Matron|Midwife)\b)"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A body's own name in the text."""

    text: str
    start: int
    end: int

    @property
    def kind(self) -> str | None:
        """The subject that its last word tells, "home" where it can be a home of any kind."""
        if _YSGOL.match(self.text):
            return "school"
        found = _KIND.search(self.text)
        return found.lastgroup if found else None


def subject_of(name: Name, topic: str) -> str | None:
    """The subject that a name's last word tells under an item's own subject; None where it tells none."""
    if name.kind == "adult_learning" and topic == "school" and not _COLLEGE.search(name.text):
        return topic
    if name.kind != "home":
        return name.kind
    adults = topic in {"care_provider", "adult_social_care"}
    return topic if vocabulary.subject(topic).named else "care_provider" if adults else "childrens_home"


def names_by_kind(page: Page, start: int, end: int) -> list[Name]:
    """The names in a span whose last word tells what they are."""
    found: list[Name] = []
    at = start
    while match := _BY_KIND.search(page.text, at, end):
        at = match.end()
        if welsh := _YSGOL.match(page.text, match.start(), end):
            found.append(Name(welsh.group().replace("\u00a0", " "), *welsh.span()))
            at = welsh.end()
        else:
            found += [n for n in _parted(page.text, *match.span()) if not _GENERIC.fullmatch(n.text)]
    return found


def _parted(text: str, start: int, end: int) -> list[Name]:
    """The names in a run of capitals and link words: cut behind each telling word, the rest dropped."""
    names: list[Name] = []
    at = start
    for mark in re.finditer(
        rf"\b(?:{_ANY_KIND})(?![ \u00a0](?:and|&)[ \u00a0](?:{_PART_OF_SCHOOL}))(?=$|[ \u00a0](?:(?:and|&|Ofsted|OFSTED|CQC|Estyn|ESTYN|Schools|PDF)(?:[ \u00a0]|$)|(?:in|on) (?:the )?(?:Spring|Summer|Autumn|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\(|[-–])|[^\w \u00a0'’-])",
        text[start:end],
    ):
        begin, stop = at, start + mark.end()
        lead = re.match(r"[ \u00a0]*(?:\([A-Z]\w+\)[ \u00a0]*)?(?:and|&)[ \u00a0]", text[begin:stop])
        begin += lead.end() if lead else 0
        lead = _LEADING.match(text[begin:stop])
        begin += lead.end() if lead else 0
        if noun := re.match(
            r".*\b(?:Inspections?|Reports?|Review|Outcomes?|Commission|Update|Presentation|Closure|Issues|Concerns|Response|Improvements?|Progress|Performance|Visit)\b[\w ]*? (?:of|on|into|for|at) ",
            text[begin:stop],
        ):
            begin += noun.end()
        if office := _OFFICE_OF.match(text[begin:stop]):
            begin += office.end()
        if part := _PART_OF.match(text[begin:stop]):
            begin += part.end()
        words = _INITIALS.sub("", text[begin:stop].replace("\u00a0", " ").strip())
        if len(words.split()) > 1 and not re.search(
            r"^(?:The|the|Six|Two|Our|This|All|Primary|Secondary|Children['’]s) \w+$| of the \w+$", words
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


def is_name(words: str) -> bool:
    """Whether capitalised words can be a body's own name: no council's, and no words of meetings and papers."""
    pattern, _ = vocabulary.authority_pattern()
    own = _KIND.sub("", words).strip()  # "Hill School" has a telling word that says nothing by itself
    whose = re.split(r"['’]s?(?= |$)", words.removeprefix("The "))[0]  # "Hillshire's primary": the council's
    council = pattern.match(words)
    kind_alone = council is not None and _KIND_OF_COUNCIL.fullmatch(words, council.end()) is not None
    return (
        bool(own or re.fullmatch(_LETTERED, words))
        and not _NO_NAME.search(own)
        and not pattern.fullmatch(whose)
        and not kind_alone
        and not _PLURAL.fullmatch(words)
    )


def is_initials(words: str, text: str) -> bool:
    """Whether a name is the initials of one that the text tells in full ("Midland Partnership Trust (MPT)")."""
    plain = re.sub(r"['’]?s$", "", words)  # "MPTs overall rating"
    return plain.isupper() and f"({plain})" in text


def _plain(text: str, start: int, end: int) -> Name | None:
    lead = _LEADING.match(text[start:end])
    start += lead.end() if lead else 0
    words = _INITIALS.sub("", text[start:end].replace("\u00a0", " ").strip(" .,"))
    if not words or _NO_NAME.search(words) or not is_name(words) or is_initials(words, text):
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
    """The names in a title: by their last word, or before its colon ("Mill Lane: report of the inspection")."""
    head = re.match(rf"(?P<head>{_RUN})(?=:| - )", title)
    name = _plain(title, *head.span("head")) if head else None
    if name:
        return [name]
    start = title.rfind(" - ") + 3 if " - " in title else 0  # "Inspection Report - Hill School"
    told = _parted(title, start, len(title)) or _parted(title, 0, len(title))
    return [n for n in told if not _PLURAL.fullmatch(n.text)]
