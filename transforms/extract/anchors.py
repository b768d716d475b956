"""Places where the text speaks of an inspection: by the name of its framework, or by a noun or verb that stands for one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from transforms.dates import When
from transforms.extract import vocabulary
from transforms.extract.mentions import spelled_out
from transforms.extract.units import Page, Unit
from transforms.vocabulary import read_vocabulary

_WORDS = read_vocabulary("events.toml")
# Nouns and verbs that stand for an inspection, and words that go on with the one that is told of.
_ANCHOR = vocabulary.alternation(
    {name: tuple(_WORDS[name]["wordings"]) for name in ("anchor", "continuing")},
    r"(?<![\w-])",
    r"(?![\w-])",
)
# "Ofsted undertook | its annual | unannounced inspection of", "the last full inspection | , which was | published in"
_MADE_A = re.compile(r" (?:an?|its|their|the|our|another)(?: [a-z'-]+){0,5} ")
_OF_NAMED = re.compile(r" (?:of|into|under|to) (?:the |its |our )?(?:[a-z']+ ){0,2}")
_MADE = ("undertook", "carried out", "conducted")
_THEN_OUT = re.compile(r",? (?:which (?:was|had been) |and )?")


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
    named = spelled_out(page, unit.start, unit.end) if words else []
    for match in words:
        if any(start <= match.start() and match.end() <= end for start, end in named):
            continue  # "the Commission for Social Care Inspection"
        if not any(_goes_on(page.folded, event, *match.span()) for event in found if event.framework):
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


def _goes_on(folded: str, event: Event, start: int, end: int) -> bool:
    """Whether a word only goes on with the name of a framework ("ILACS inspection"), or has it within ("S8 monitoring visit")."""
    if start < event.end and event.start < end:
        return True
    return event.end <= start < event.end + 24 and not re.search(
        r"[.;,]|\b(?:and|that|the|an?)\b", folded[event.end : start]
    )
