"""What a unit names: inspection events, bodies, authorities and grades, found by vocabulary alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from transforms import sieve
from transforms.dates import DATE, When, find_dates
from transforms.extract import vocabulary
from transforms.extract.units import Page, Unit
from transforms.vocabulary import read_vocabulary

_WORDS = read_vocabulary("events.toml")
# Nouns and verbs that stand for an inspection, and words that go on with the one that is told of.
_ANCHOR = vocabulary.alternation(
    {name: tuple(_WORDS[name]["wordings"]) for name in ("anchor", "continuing")},
    r"(?<![\w-])",
    r"(?![\w-])",
)
_INSPECTORATES = read_vocabulary("inspectorates.toml")
INSPECTORATE = vocabulary.alternation(
    {code: tuple(i["names"]) for code, i in _INSPECTORATES.items()}, before="", after=""
)
# Full names of inspectorates that carry subjects: "... of Constabulary and Fire & Rescue Services".
_SPELLED_OUT = sieve.compile("|".join(name for i in _INSPECTORATES.values() for name in i["spelled_out"]))

_NAME_WORD = r"(?:[A-Z][\w'’.&-]*|St\.?|of|the|and|&|in|on|for|with|CE|CofE|C of E|RC|VA|VC)"
_PROPER_NAME = re.compile(
    rf"(?P<name>(?:[A-Z][\w'’.&-]*[ \u00a0])(?:{_NAME_WORD}[ \u00a0]){{0,7}}(?:School|Academy|College|Infants|Juniors|Nursery|Nursery School|PRU|Unit|House|Lodge|Home|Children['’]s Home|[Cc]hildren['’]s [Cc]entre|Centre|Hospital|Trust))(?![\w-])"
)
# A council by its full name, whether the registry holds it or not.
_COUNCIL = re.compile(
    r"\b(?P<name>(?:(?:North|South|East|West|Mid|New|Great) )?(?!(?:The|Our|Your|This|That|Each|Every|Any|Full|Shadow|Former|Unitary|County|City|Borough|District|Metropolitan|London|Royal|North|South|East|West|Other|Neighbouring|Local)\b)"
    r"[A-Z][a-z]+(?:[ -](?:upon|on|in|and|of|the|with)[ -][A-Z][a-z]+|-[A-Z][a-z]+)*) (?:Metropolitan |London |Royal )?(?:County|City|Borough|District|Unitary) Council\b"
)


@dataclass(slots=True, eq=False)
class Event:
    """A place where the text speaks of an inspection."""

    unit: Unit
    start: int
    end: int
    framework: vocabulary.Framework | None = None
    inspectorate: str | None = None
    subject: str | None = None
    authority: str | None = None
    name: str | None = None
    continuing: bool = False  # it goes on with an inspection that is told of
    arrival: bool = False  # it tells who came and when, and can open an inspection of its own
    open_ended: bool = False  # its date on site is only the first day
    closing: bool = False  # ... or only the last
    planned: bool = False  # its own date is one to come
    dates: dict[str, When] = field(default_factory=dict)  # "on_site", "published"
    more: list[When] = field(default_factory=list)  # further days on site: of visits told of together

    def add_date(self, role: str, when: When) -> None:
        """Take a date that is its own; a second one on site is one of a further visit."""
        if role == "on_site" and role in self.dates:
            self.more.append(when)
        self.dates.setdefault(role, when)


@dataclass(frozen=True, slots=True)
class Found:
    """A vocabulary entry found in the text."""

    code: str
    start: int
    end: int


def dates_of(page: Page, unit: Unit) -> list[When]:
    """The dates in a unit, ranges joined."""
    if unit.index not in page.passing(DATE):
        return []
    if unit.index not in page.dates:
        page.dates[unit.index] = find_dates(page.text, page.folded, unit.start, unit.end)
    return page.dates[unit.index]


def anchors(page: Page, unit: Unit) -> list[Event]:
    """The inspection events of a unit: names of frameworks first, else nouns and verbs that stand for an inspection."""
    named_by = vocabulary.framework_pattern()
    if unit.index not in page.passing(_ANCHOR) and unit.index not in page.passing(named_by):
        return []
    found: list[Event] = []
    for match in page.finditer(named_by, unit):
        framework = vocabulary.frameworks()[int((match.lastgroup or "f0")[1:])]
        found.append(Event(unit, *match.span(), framework, framework.inspectorate, framework.subject))
    words = list(page.finditer(_ANCHOR, unit))
    named = _spelled_out(page, unit.start, unit.end) if words else []
    for match in words:
        if any(start <= match.start() and match.end() <= end for start, end in named):
            continue  # "the Commission for Social Care Inspection"
        if not any(_goes_on(page.folded, event, match.start()) for event in found if event.framework):
            found.append(Event(unit, *match.span(), continuing=match.lastgroup == "continuing"))
    found.sort(key=lambda event: event.start)
    return [
        e
        for e in found
        if not any(
            _names_visit(page.folded, e, o)
            or _is_made_under(page.folded, e, o)
            or _is_one_with(page.folded, e, o)
            for o in found
        )
    ]


# "Ofsted undertook | its annual | unannounced inspection of", "the last full inspection | , which was | published in"
_MADE_A = re.compile(r" (?:an?|its|their|the|our|another)(?: [a-z'-]+){0,5} ")
_OF_NAMED = re.compile(r" (?:of|into|under|to) (?:the |its |our )?(?:[a-z']+ ){0,2}")
_MADE = ("undertook", "carried out", "conducted")
_THEN_OUT = re.compile(r",? (?:which (?:was|had been) |and )?")


def _is_one_with(folded: str, event: Event, other: Event) -> bool:
    """Whether words only say that the inspection named right behind them was made, or the one before them published."""
    if event.framework or not (other.framework or event.continuing):
        return False
    if event.continuing:
        out = folded.startswith("published", event.start) and other.end <= event.start <= other.end + 20
        return (
            out and not other.continuing and _THEN_OUT.fullmatch(folded, other.end, event.start) is not None
        )
    if folded[event.start : event.end] in {"inspection", "visit"} and event.end <= other.start:
        return _OF_NAMED.fullmatch(folded, event.end, other.start) is not None
    made = folded.endswith(_MADE, event.start, event.end) and event.end <= other.start < event.end + 60
    return made and _MADE_A.fullmatch(folded, event.end, other.start) is not None


def _is_made_under(folded: str, event: Event, visit: Event) -> bool:
    """Whether a framework is only the one that a visit was made under ("a focused visit under the ILACS arrangements")."""
    if not (event.framework and visit.framework and visit.framework.visit and not event.framework.visit):
        return False
    between = folded[visit.end : event.start] if visit.end <= event.start < visit.end + 60 else "."
    return (
        re.fullmatch(r"[a-z' ]{0,30}\b(?:under|within|part of) (?:the |its )?(?:[a-z]+ ){0,2}", between)
        is not None
    )


def _names_visit(folded: str, event: Event, then: Event) -> bool:
    """Whether the name of a framework only begins that of a visit under it ("ILACS focused visit")."""
    if not (event.framework and then.framework and then.framework.visit and not event.framework.visit):
        return False
    between = folded[event.end : then.start] if event.end <= then.start < event.end + 40 else "."
    return re.fullmatch(r"[^.;,a-z]*(?:(?!and\b|the\b)[a-z]+[ ()]+){0,2}", between) is not None


def _goes_on(folded: str, event: Event, at: int) -> bool:
    """Whether a word at `at` only goes on with the name of a framework ("ILACS inspection")."""
    if event.start <= at < event.end:
        return True
    return event.end <= at < event.end + 24 and not re.search(
        r"[.;,]|\b(?:and|that|the|an?)\b", folded[event.end : at]
    )


def bodies(page: Page, start: int, end: int) -> list[Found]:
    """Bodies that can carry a grade, in order; none within an inspectorate's own name."""
    if (start, end) not in page.bodies:
        page.bodies[start, end] = _outside_names(page, vocabulary.body_pattern(), start, end)
    return page.bodies[start, end]


def topics(page: Page, start: int, end: int) -> list[Found]:
    """Subjects that the words of a span are about, in order; none within an inspectorate's own name."""
    return _outside_names(page, vocabulary.topic_pattern(), start, end)


def _outside_names(page: Page, pattern: sieve.Choice, start: int, end: int) -> list[Found]:
    found = [Found(m.lastgroup or "", *m.span()) for m in pattern.finditer(page.folded, start, end)]
    names = _spelled_out(page, start, end) if found else []
    return [one for one in found if not any(a < one.end and one.start < b for a, b in names)]


def _spelled_out(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """The full names of inspectorates in a span, those that begin a little before it too."""
    return [m.span() for m in _SPELLED_OUT.finditer(page.folded, max(0, start - 60), end)]


def without_inspectorates(words: str) -> str:
    """Folded words without the full names of inspectorates, which carry subjects of their own."""
    return _SPELLED_OUT.sub(" ", words)


def inspectorates(folded: str, start: int, end: int) -> list[Found]:
    """Inspectorates named in a span."""
    return [Found(m.lastgroup or "", *m.span()) for m in INSPECTORATE.finditer(folded, start, end)]


def inspectorates_in(words: str) -> list[str]:
    """The codes of the inspectorates that folded words name, in order."""
    return [found.code for found in inspectorates(words, 0, len(words))]


def only_subject(inspectorate: str) -> str | None:
    """What an inspectorate inspects where it inspects but one thing, whatever the item is about: Probation, youth justice."""
    subjects: list[str] = _INSPECTORATES[inspectorate]["subjects"]
    return subjects[0] if len(subjects) == 1 and inspectorate not in {"ofsted", "estyn"} else None


def inspectorates_on(page: Page) -> list[str]:
    """The codes of the inspectorates that a whole page names, in order, none across blocks."""
    if page.inspectorates is None:
        blocks = page.document.blocks
        tried = [one for one in INSPECTORATE.passing(page.folded) if one.first(page.folded)]
        page.inspectorates = [
            match.lastgroup or ""
            for block in blocks
            for match in sieve.all_matches(tried, page.folded, block.start, block.end)
        ]
    return page.inspectorates


def authorities(text: str, start: int, end: int) -> list[Found]:
    """Authorities named in a span, by their common names; a "... County Council" that the registry lacks by its own."""
    pattern, names = vocabulary.authority_pattern()
    found = [Found(names[m.group()], *m.span()) for m in pattern.all(text, start, end)]
    council = text.find(" Council", start, end) >= 0  # as most spans have none
    unlisted = [
        Found(m["name"], *m.span("name"))
        for m in (_COUNCIL.finditer(text, start, end) if council else ())
        if not any(f.start < m.end("name") and m.start("name") < f.end for f in found)
    ]
    return sorted(found + unlisted, key=lambda f: f.start) if unlisted else found


def proper_name(text: str, start: int, end: int) -> str | None:
    """The last proper name of a school, home or other body in a span."""
    found = [match["name"] for match in _PROPER_NAME.finditer(text, start, end)]
    return found[-1] if found else None


@dataclass(frozen=True, slots=True)
class GradeMention:
    """A grade word in the text; `marked` where quotes or a capital set it off."""

    code: str
    start: int
    end: int
    ordinary: bool
    marked: bool


@lru_cache(maxsize=1)
def _ordinary() -> dict[str, bool]:
    return {grade.code: grade.ordinary for grade in vocabulary.grades()}


def grade_mentions(page: Page, unit: Unit) -> list[GradeMention]:
    """All grade words of a unit, in order."""
    told = list(page.finditer(vocabulary.grade_pattern(), unit))
    if page.abbreviates is None:
        page.abbreviates = any(p.first(page.text) for p in vocabulary.grade_exact_pattern().parts)
    if page.abbreviates:
        told += vocabulary.grade_exact_pattern().finditer(page.text, unit.start, unit.end)
    if not told:
        return []
    found = (_grade(page, unit, match.lastgroup or "", *match.span()) for match in told)
    return sorted(
        (m for m in found if not (of := _scale_of()[m.code]) or of & _scales(page)), key=lambda m: m.start
    )


_SCALE_MARKS = {
    "estyn": sieve.compile(r"\bestyn\b"),
    "ciw": sieve.compile(r"\bciw\b|\bcssiw\b|care inspectorate wales"),
    "care_inspectorate": sieve.compile(r"care inspectorate(?! wales)"),
    "cqc_old": sieve.compile(r"annual performance assessment"),
    "comprehensive": sieve.compile(r"comprehensive (?:performance|area) assessment|\bcpa\b"),
    "pamms": sieve.compile(r"\bpamms\b"),
    "housing": sieve.compile(r"social housing|regulatory judge?ment|consumer (?:grade|standard|rating)"),
    "report_card": sieve.compile(r"report[- ]cards?|expected standard|strong standard|urgent improvement"),
    "annual_rating": sieve.compile(
        r"children'?s services (?:annual )?(?:assessment|rating|profile)|annual (?:performance )?(?:assessment|rating)"
        r"|\b(?:rated|judged|graded|assessed|ratings?|grades?|scored)\b[^.;]{0,50}\bperform(?:s|ing)? ['\"]?(?:well|adequately|poorly|excellently)\b"
    ),
}


_CQC = sieve.compile(r"care quality commission|\bcqc\b|\bcsci\b")
_ITS_OLD_DAYS = sieve.compile(r"\b(?:2009|2010|annual performance)")


@lru_cache(maxsize=1)
def _scale_of() -> dict[str, frozenset[str]]:
    return {grade.code: frozenset(grade.scales) for grade in vocabulary.grades()}


def _scales(page: Page) -> set[str]:
    """The grading scales that the page's words bring into play beside the common one."""
    if page.scales is None:
        page.scales = {name for name, mark in _SCALE_MARKS.items() if mark.search(page.folded)}
        if (named := _CQC.search(page.folded)) and _ITS_OLD_DAYS.search(page.folded, named.end()):
            page.scales.add("cqc_old")
    return page.scales


def _grade(page: Page, unit: Unit, code: str, start: int, end: int) -> GradeMention:
    quoted = page.folded[start - 1 : start] in {"'", '"'} or page.folded[end : end + 1] in {'"'}
    quoted |= page.folded[end : end + 1] == "'" and "'" in page.folded[start:end]  # performed 'well'
    capital = page.text[start].isupper() and start > unit.start
    return GradeMention(code, start, end, _ordinary()[code], quoted or capital)
