"""The vocabulary as compiled patterns. The data are the TOML and CSV files of `transforms/vocabulary`; their schema is here."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict, Field

from transforms import sieve
from transforms.vocabulary import read_vocabulary

# Inspectorates of Wales and Scotland: what they inspect of a council is no service that Ofsted knows.
OF_OTHER_NATIONS = {"estyn", "ciw", "care_inspectorate"}


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    example: str


class Grade(_Entry):
    """A grade and its wordings; `ordinary` words are everyday adjectives too."""

    code: str
    wordings: tuple[str, ...]
    exact: tuple[str, ...] = ()
    ordinary: bool
    scales: tuple[str, ...] = ()  # only under these scales; empty: the common Ofsted-like scale


class Framework(_Entry):
    """An inspection framework: who, what, when, and the contract's code of each judged concept."""

    code: str
    inspectorate: str
    subject: str
    names: tuple[str, ...]
    hints: tuple[str, ...] = ()
    since: str = Field("0000", alias="from")
    to: str = "9999"
    visit: bool = False
    peer: bool = False
    annual: bool = False
    domains: dict[str, str] = Field(default_factory=dict)

    def covers(self, day: str) -> bool:
        """Whether an inspection of that (reduced) date can be one under this framework."""
        return self.since[: len(day)] <= day[: len(self.since)] and day[: len(self.to)] <= self.to


class Subject(_Entry):
    """A kind of body that is inspected."""

    code: str
    inspectorate: str
    framework: str | None = None
    named: bool = False
    of_counties: bool = False  # of what counties and unitary councils answer for, and districts do not
    bodies: tuple[str, ...]
    topics: tuple[str, ...]
    official: tuple[str, ...] = ()  # what ends the official names of such bodies, in the text as written


class Concept(_Entry):
    """Something that is judged, whatever a framework calls it."""

    wordings: tuple[str, ...] = ()
    default: str | None = None  # the domain code under frameworks that have no map of their own
    heads: tuple[
        str, ...
    ] = ()  # the concepts that it is only the heading of, where a sentence names them, too


class Saying(_Entry):
    """Words that give a grade, or that stand by one that was not given: no farther than `reach` characters before
    it, with none of `stops` between."""

    wordings: tuple[str, ...]
    reach: int = 0
    stops: str = ";:."

    @property
    def pattern(self) -> sieve.Pattern:
        """Finds any of the wordings in folded text, as whole words."""
        return sieve.compile(rf"\b(?:{'|'.join(self.wordings)})\b")


class Authority(BaseModel):
    """A council's common name and the other forms pages use."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    nation: str
    has_childrens_services: bool
    forms: tuple[str, ...]


@cache
def grades() -> tuple[Grade, ...]:
    """All grades of grades.toml."""
    return tuple(Grade(**entry) for entry in read_vocabulary("grades.toml")["grade"])


@cache
def frameworks() -> tuple[Framework, ...]:
    """All frameworks of frameworks.toml, in the order of trust."""
    return tuple(Framework(**entry) for entry in read_vocabulary("frameworks.toml")["framework"])


@cache
def framework(code: str) -> Framework:
    """The framework of that code (the first, for "other")."""
    return next(f for f in frameworks() if f.code == code)


@cache
def began(code: str) -> str:
    """The first (reduced) date of any framework of that code."""
    return min(f.since for f in frameworks() if f.code == code)


@cache
def frameworks_of(code: str, inspectorate: str | None) -> tuple[Framework, ...]:
    """The frameworks of that code that an inspectorate uses; where it has none of its own, all but those of other nations.

    Ofsted and Estyn both inspect schools, and judge other things of them.
    """
    coded = [f for f in frameworks() if f.code == code]
    own = [f for f in coded if f.inspectorate == inspectorate]
    return tuple(own or [f for f in coded if f.inspectorate not in OF_OTHER_NATIONS])


@cache
def subjects() -> tuple[Subject, ...]:
    """All subjects of subjects.toml, in the order of trust."""
    return tuple(Subject(**entry) for entry in read_vocabulary("subjects.toml")["subject"])


@cache
def subject(code: str) -> Subject:
    """The subject of that code."""
    return next(s for s in subjects() if s.code == code)


@cache
def inspected_by(inspectorate: str) -> tuple[str, ...]:
    """The subjects of an inspectorate, the commonest first (inspectorates.toml)."""
    return tuple(read_vocabulary("inspectorates.toml")[inspectorate]["subjects"])


@cache
def concepts() -> dict[str, Concept]:
    """All concepts of domains.toml by name."""
    return {name: Concept(**entry) for name, entry in read_vocabulary("domains.toml").items()}


@cache
def saying(name: str) -> Saying:
    """A list of given.toml by its name."""
    return Saying(**read_vocabulary("given.toml")[name])


@cache
def refusals(place: str) -> dict[str, Saying]:
    """The lists of given.toml that refuse a grade by what stands in the "sentence", or "before" it, by reason."""
    return {name: Saying(**entry) for name, entry in read_vocabulary("given.toml")[place].items()}


@cache
def authorities() -> tuple[Authority, ...]:
    """The councils of today and those abolished since 2009 (authorities.csv)."""
    text = resources.files("transforms.vocabulary").joinpath("authorities.csv").read_text("utf-8")
    return tuple(
        Authority(
            name=row["name"],
            nation=row["nation"],
            has_childrens_services=row["has_childrens_services"] == "true",
            forms=tuple(form for form in row["forms"].split("|") if form),
        )
        for row in csv.DictReader(text.splitlines())
    )


@cache
def authority(name: str | None) -> Authority | None:
    """The council of that common name; None where the registry lacks it."""
    return next((one for one in authorities() if one.name == name), None)


def is_district(name: str | None) -> bool:
    """Whether a council is a district of England, which has no services for children of its own."""
    council = authority(name)
    return council is not None and council.nation == "ENG" and not council.has_childrens_services


def alternation(
    named: dict[str, tuple[str, ...]], before: str = r"(?<![\w-])(?<!\w')", after: str = r"(?![\w])"
) -> sieve.Choice:
    """What finds any of the wordings; `match.lastgroup` is the name it belongs to."""
    return sieve.Choice(
        sieve.compile(f"{before}(?P<{name}>{'|'.join(wordings)}){after}")
        for name, wordings in named.items()
        if wordings
    )


@cache
def grade_pattern() -> sieve.Choice:
    """Finds grades in folded text."""
    return alternation({g.code: g.wordings for g in grades()}, r"(?<![\w-])", r"(?![\w-])")


@cache
def grade_exact_pattern() -> sieve.Choice:
    """Finds abbreviations of grades in the text as written."""
    return alternation({g.code: g.exact for g in grades() if g.exact})


@cache
def framework_pattern() -> sieve.Choice:
    """Finds names of frameworks in folded text; the group `f<n>` is the n-th framework."""
    return alternation({f"f{i}": f.names for i, f in enumerate(frameworks())}, r"(?<![\w-])")


@cache
def hints() -> tuple[tuple[Framework, sieve.Choice], ...]:
    """The frameworks that have hints, each with what finds any of them in folded text."""
    return tuple((f, sieve.Choice(map(sieve.compile, f.hints))) for f in frameworks() if f.hints)


@cache
def body_pattern() -> sieve.Choice:
    """Finds bodies that can carry a grade."""
    return alternation({s.code: s.bodies for s in subjects()})


@cache
def topic_pattern() -> sieve.Choice:
    """Finds what an item or inspection is about."""
    return alternation({s.code: s.topics for s in subjects()})


@cache
def concept_pattern(framework_codes: tuple[str, ...], nation: str | None = None) -> sieve.Choice | None:
    """Finds the concepts that any of the frameworks judges, the longer wording first; `nation` is the inspectorate of another one."""
    names = {name for code in framework_codes for f in frameworks_of(code, nation) for name in f.domains}
    ordered = {
        name: concept.wordings for name, concept in concepts().items() if name in names and name != "overall"
    }
    if "overall" in names:
        ordered["overall"] = concepts()["overall"].wordings
    return alternation(ordered) if ordered else None


@cache
def authority_pattern() -> tuple[sieve.Pattern, dict[str, str]]:
    """Finds authorities in the text as written (names are proper nouns), and the name each form stands for."""
    forms: dict[str, str] = {}
    for authority in authorities():
        for form in (authority.name, *authority.forms):
            forms.setdefault(form, authority.name)
            forms.setdefault(form.replace(" and ", " & "), authority.name)
    ordered = sorted(forms, key=len, reverse=True)
    return sieve.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?![\w-])"), forms
