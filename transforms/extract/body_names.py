"""A body's own name: which words can be one, and the kind of body that they tell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.extract import vocabulary

LETTERED = r"Home (?:[A-H]|[1-9])\b"  # a home that the page names no further
# What kind of body the last word of a name tells; "House" and the like can be a home of any kind.
_KINDS = {
    "school": "(?:School|Primary|Infants?|Academy) (?:and|&) (?:Nursery|[Pp]re-?[Ss]chool)|School|Academy|Infants?|Juniors?|Primary|Secondary|Comprehensive|PRU|UTC|High",
    "early_years": "Nursery|Playgroup|[Pp]re-?[Ss]chool|playgroup|Children['’]s Centre|[Cc]hildren['’]s centres?|Kindergarten",
    "adult_learning": "College",
    "fostering": "(?<!and )(?<!& )(?<!Private )(?<!Kinship )(?<!Independent )Fostering",
    "childrens_home": "Children['’]s [Hh]ome|children['’]s home|Residential Unit|Secure (?:Training |Children['’]s )?(?:Centre|Unit|Home)",
    "care_provider": "Hospital|Hospitals|Infirmary|Trust|Nursing [Hh]ome|Care [Hh]ome|nursing home|care home|Day Service|Surgery|Home Care|Care Centre|Medical Centre|Dental Centre|Health Centre|Medical Practice|Dental Practice|Hospice|Residential Home|Ambulance Service|(?:Re-?ablement|Home ?[Cc]are|Enablement|Rehabilitation|Supported Living) (?:Team|Service)|Extra Care",
    "home": f"{LETTERED}|House|Lodge|Home|Unit|Court|Cottage|Manor|Grange",
}
KIND = re.compile("|".join(f"(?P<{kind}>(?:{words})$)" for kind, words in _KINDS.items()))
# Colleges proper: among schools, any other college is a school of that name.
_COLLEGE = re.compile(r"\b(?:Sixth[ -]Form|6th Form|Further|Adult|Tertiary|Technical|City|FE)\b")
ANY_KIND = "|".join(_KINDS.values())
# What a name is made of: words with a capital, numbers before them, "St".
CAPITAL = r"(?:[A-Z][\w'’.&-]*|(?<=Home )[1-9]\b|(?<=Number )\d{1,3}\b|\d+[a-z]+(?=[ \u00a0][A-Z])|St\.?|\([A-Z]\w+\))"
# A Welsh school: the telling word comes first.
YSGOL = re.compile(rf"Ysgol(?:[ \u00a0](?:yr?|a|o|i)(?=[ \u00a0][A-Z])|[ \u00a0]{CAPITAL}){{1,6}}")
# Words of meetings, papers and parts of bodies: what holds them is no body's name.
NO_NAME = re.compile(
    r"\b(?:Ofsted|CQC|HMIP?|Estyn|England|Wales|Scotland|Councils?|Committee|Members?|Director|Board|Cabinet|Inspectorate|Inspectors?|Panel|Commission|Councillor|Cllr|Officers?|Chair\w*|"
    r"Overall|Services?|Authority|Education|Head|Manager|Leader|Mayor|Report|Inspections?|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Its?|Their|Our|His|Her|Each|Every|Some|Other|Another|They|We|He|She|This|That|These|Those|All(?! (?:Saints|Souls|Hallows))|Both|Quality|Safeguarding|Leadership|Behaviour|Care Quality|(?<!\w )(?:Children|Adult)|Local|County|City|Borough|Mrs?|Ms|Dr|Section|Schools?$|Academies$|Action|Plan|Resolved|RESOLVED|REFERENCE|COMMITTEE|COUNCIL|CABINET|SCRUTINY|Decision|Minutes?|Supporting|Agenda|Item|Since|Percentage|Proportion|Virtual|Advis[eo]rs?|Headteachers?|Reviews?|Three|Two|Four|Five|One|Six|PDF|The$)\b"
    r"|^(?:Maternity|Surgery|Outpatients|Safe|Safety|Staff|Staffing|Effective\w*|Caring|Responsive|Well[- ]?[Ll]ed|Providers?|Settings?|Homes?|Governance|Assessment|Planning|Delivery|Prevention|Protection|People|Efficiency|Inclusion|Attendance|Curriculum|Partnerships?|Communities|Although|Practices|[A-Z]{1,3}\d{1,3}|Well-?being|Teaching|Learning|Care|Outcomes)['’]?$"
    r"|^(?:An?|In|At|On|For|Of|To|By|If|As|No|Previously|Formerly|Currently|Originally|When|Where|What|There|Here|After|Following|During|Any|Not|With|From|However|Overall|Also|How|Why|Who|Which|Then|Thus|Therefore|Moreover|Meanwhile|Furthermore|Additionally|None|Nobody|Several|Many|Most|Further|Firstly|Secondly|Thirdly|Lastly|Finally|Again|Unfortunately|Sadly|Indeed|Regional)\b"
    r"|^(?:GPs?|NHS|SEND|PRUs?|(?:Autumn|Spring|Summer|Winter)(?: Terms?)?)$"
    r"|^(?:The )?(?:Nursery|Infants?|Juniors?|Academy|College|(?:(?:NHS|Foundation|Ambulance|Mental|Health|Acute|Hospitals?|University|Community|Care) )*Trust|Home|Hospital|Centre)$"
    # services of a hospital, and who speaks for one
    r"|\b(?:Medical Care|Surgery(?= and)|Gynaecology|Obstetrics|Critical Care|Intensive Care|End of Life|Urgent (?:Care|and)|Emergency (?:Care|Department|Services?|Operations)|Operations Centre|Diagnostics?|Chief (?:Nurse|Executive))\b"
    r"|\b(?:Wards?|Affected|Contact|Venue|Present|Presentation|Power-?[Pp]oint|Slides|Appendix|Apologies|Attendance|Title|Background|Summary|Purpose|Introduction|Performance|Prospects|Standards|Progress|Attainment|Achievement|Questions?|Responses?|Recommendations?|Reasons?)\b"
)
# "Hillshire primary schools": what a council has many of.
_KIND_OF_COUNCIL = re.compile(
    r"[ \u00a0](?:primary|secondary|special|infant|junior|nursery|schools?|care|homes?)(?: schools?| homes?)?"
)
# What bodies are, in the plural: the name of none.
PLURAL = re.compile(
    r"(?:(?:The|GP|G\.P\.|NHS|Children['’]s|Secure|Council|Mental|Health|Acute|Community|Care|Nursing|Residential|Primary|Secondary|Special|Nursery|Infant|Junior|Middle|Independent|Private|Day|Hospital|General|Medical|Dental)[ \u00a0])+"
    r"(?:Hospitals|Practices|Schools|Homes|Services|Providers|Centres|Academies|Nurseries|Settings|Trusts|Surgeries)"
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
        if YSGOL.match(self.text):
            return "school"
        found = KIND.search(self.text)
        return found.lastgroup if found else None


def subject_of(name: Name, topic: str) -> str | None:
    """The subject that a name's last word tells under an item's own subject; None where it tells none."""
    if name.kind == "adult_learning" and topic == "school" and not _COLLEGE.search(name.text):
        return topic
    if name.kind != "home":
        return name.kind
    adults = topic in {"care_provider", "adult_social_care"}
    return topic if vocabulary.subject(topic).named else "care_provider" if adults else "childrens_home"


# Names of homes that are a kind of house and nothing more.
_THE_ONE_NAMED = re.compile(r"The (?:Lodge|Cottage|Manor|Grange)")


def is_name(words: str) -> bool:
    """Whether capitalised words can be a body's own name: no council's, and no words of meetings and papers."""
    pattern, _ = vocabulary.authority_pattern()
    own = KIND.sub("", words).strip()  # "Hill School" has a telling word that says nothing by itself
    whose = re.split(r"['’]s?(?= |$)", words.removeprefix("The "))[0]  # "Hillshire's primary": the council's
    council = pattern.match(words)
    kind_alone = council is not None and _KIND_OF_COUNCIL.fullmatch(words, council.end()) is not None
    return (
        bool(own or re.fullmatch(LETTERED, words))
        and (not NO_NAME.search(own) or _THE_ONE_NAMED.fullmatch(words) is not None)
        and not pattern.fullmatch(whose)
        and not kind_alone
        and not PLURAL.fullmatch(words)
    )


def is_initials(words: str, text: str) -> bool:
    """Whether a name is the initials of one that the text tells in full ("Midland Partnership Trust (MPT)")."""
    plain = re.sub(r"['’]?s$", "", words)  # "MPTs overall rating"
    return plain.isupper() and f"({plain})" in text
