"""The framework of an inspection, by subject, dates and what was judged, where no name has told it."""

from __future__ import annotations

import re
from itertools import pairwise

from transforms.extract import vocabulary
from transforms.extract.inspections.entities import Entity, out_of_time
from transforms.extract.inspections.register import Register
from transforms.extract.mentions import dates_of
from transforms.extract.vocabulary import OF_OTHER_NATIONS
from transforms.text import fold

_YEAR = re.compile(r"\b20[0-4]\d(?=\b|/\d\d\b)")
# What only the first framework for SEND required, named in a title.
_STATEMENT = re.compile(r"\bwritten statement of action\b|\bwsoa\b")
# When full inspections of children's services were those of safeguarding and looked after children, and no others but
# unannounced ones took place: without the months at either end of 2009-04 to 2012-08, which frameworks.csv gives them.
_SINGLE_FROM = (
    "2013-11"  # from when the single framework was the only one of full inspections (frameworks.csv)
)
_SAFEGUARDING_FROM, _SAFEGUARDING_TO = "2009-06", "2012-05"
_LONGEST_DAYS = 60  # characters of a line that holds nothing but days


def settle(register: Register) -> None:
    """Give every inspection of the register the framework that the page settles, None where it settles none."""
    for entity in register.entities:
        entity.framework = _framework(register, entity)


def date_by_next_line(register: Register, graded: dict[int, Entity]) -> None:
    """Give an inspection the days that fill the line under its own ("Hill School - S5 Good", "3-4 May 2018.").

    `graded` holds the inspection that a line (a unit, by its index) gives a grade of.
    """
    page = register.page
    for before, unit in pairwise(page.units):
        if unit.end - unit.start > _LONGEST_DAYS or unit.section != before.section:
            continue
        days = dates_of(page, unit)
        if len(days) != 1 or not days[0].has_day or page.folded[unit.start : days[0].start].strip():
            continue
        if page.folded[days[0].end : unit.end].strip(" .;,"):
            continue
        here = register.mentions.get(before.index, [])
        entity = graded.get(before.index) or (here[0][1] if here else None)
        if entity and entity.name and not entity.day:
            register.date(entity, "on_site", days[0])


def _framework(register: Register, entity: Entity) -> str | None:
    if entity.inspectorate in OF_OTHER_NATIONS and entity.subject not in {"school", "adult_learning"}:
        return "other"
    known = vocabulary.framework(entity.framework) if entity.framework else None
    if known and known.code == "cqc_asc":
        met = register.page.document.meeting_date
        if _adults(entity.day or met or _only_year_told(register)) == "other":
            return "other"  # "CQC Assessment" of before CQC's assessments of today
    if known and not out_of_time(known, entity) and not _before_the_grade(known, entity):
        return known.code
    default = vocabulary.subject(entity.subject).framework
    if default:
        return default
    if entity.subject == "other" or entity.inspectorate == "peer":
        return "other"
    if entity.inspectorate == "other" and entity.subject in {"childrens_services", "adult_social_care"}:
        return "other"
    day = entity.day or (None if entity.earlier else register.page.document.meeting_date)
    hinted = [
        f.code for f in register.hinted if f.subject == entity.subject and (day is None or f.covers(day))
    ]
    named = register.topic.framework
    if named and _before_the_grade(named, entity):
        named = None
    if day is None and not entity.earlier and named and named.subject == entity.subject and not named.visit:
        return named.code
    match entity.subject:
        case "childrens_services":
            return _childrens(register, entity, day, hinted)
        case "area_send":
            of_statement = entity.day is None and _STATEMENT.search(fold(register.page.document.title or ""))
            return "area_send_2016" if of_statement else _send(day or _only_years(register), hinted)
        case "adult_social_care":
            return _adults(day or _only_year_told(register))
    return None


def _before_the_grade(framework: vocabulary.Framework, entity: Entity) -> bool:
    """Whether an undated inspection gave "requires improvement", which its framework did not have yet (frameworks.csv)."""
    old = framework.subject == "childrens_services" and framework.to < "2012-12"
    return old and entity.day is None and entity.requires_improvement


def _only_years(register: Register) -> str | None:
    """A year before or after the change of SEND frameworks, where all years on the page lie there."""
    years = register.years
    before = {year < "2023" for year in years}
    return (max(years) if before == {True} else min(years)) if len(before) == 1 else None


def _adults(day: str | None) -> str | None:
    """The code of an inspection of a council's adult social care: CQC assessed none from 2014 to 2022 (frameworks.csv)."""
    return "cqc_asc" if day and day >= "2023" else "other" if day and day < "2014" else None


def _only_year_told(register: Register) -> str | None:
    """The last year on the page, where all lie on one side of those without assessments ("2008/09" is one, too)."""
    years = _YEAR.findall(register.page.folded)
    known = {_adults(year) for year in years}
    return max(years) if len(known) == 1 else None


def _send(day: str | None, hinted: list[str]) -> str | None:
    if day:
        return "area_send_2023" if day >= "2023" else "area_send_2016"
    return hinted[0] if len(hinted) == 1 else None


def _by_domains(entity: Entity, day: str) -> str | None:
    """The framework before the single one that was in force and judged what the inspection is told to have judged."""
    apart = entity.given.keys() - {"overall"}
    for code in ("safeguarding_lac_2009", "child_protection_2012"):
        framework = vocabulary.framework(code)
        if apart and framework.covers(day) and apart <= framework.domains.keys():
            return code
    return None


def _came_unannounced(register: Register, entity: Entity) -> bool:
    """Whether a sentence that tells of an inspection has it come unannounced."""
    page = register.page
    told = (page.units[at] for at, here in register.mentions.items() if any(e is entity for _, e in here))
    return any("unannounced" in page.words(unit) for unit in told)


def _childrens(register: Register, entity: Entity, day: str | None, hinted: list[str]) -> str | None:
    if entity.inspectorate != "ofsted":
        return None
    if day is None and not entity.earlier:
        years = register.years
        board = any(e.framework == "lscb_review" and (e.asserted or e.graded) for e in register.entities)
        if board or (years and all("2014" <= y <= "2017" for y in years)):
            return "sif"
        if years and all(y >= "2019" for y in years):
            return "ilacs"
        latest = register.latest_month
        if "2014" <= latest < "2018":
            return "sif"
        if latest >= "2018-08":
            return "ilacs"
    if day and day >= "2018-08":
        return "ilacs"
    if day and _SINGLE_FROM <= day < "2018":
        return "sif"
    if day and (judges := _by_domains(entity, day)):
        return judges
    of_safeguarding = day is not None and _SAFEGUARDING_FROM <= day < _SAFEGUARDING_TO
    if of_safeguarding and entity.family == "full" and not _came_unannounced(register, entity):
        return "safeguarding_lac_2009"
    if day and day.startswith("2018") and "looked_after_and_leavers" in entity.given:
        return "ilacs"
    of_change = day is not None and day.startswith("2018")  # SIF gave way to ILACS in it
    return hinted[0] if len(set(hinted)) == 1 and (of_change or entity is register.main) else None
