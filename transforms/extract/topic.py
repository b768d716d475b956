"""What an item is about: the inspection, review or plan that its title and first words name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from transforms.extract import vocabulary
from transforms.extract.about import ABOUT, explains, is_preparing
from transforms.extract.authority import authorities, authority_in_text, common_name
from transforms.extract.mentions import (
    inspectorates,
    inspectorates_in,
    inspectorates_on,
    topics,
)
from transforms.extract.nations import nation_told, subject_of_nation
from transforms.extract.topic_subject import FirstWords, most_trusted, subject_of_item
from transforms.extract.units import Page, Unit
from transforms.text import fold

# What stands in for a lost title: the agenda's words of what the meeting is to do with the item.
_DESCRIPTION = re.compile(
    r"to (?:receive|consider|note|scrutinise|discuss|review|provide|inform|update|present)\b"
)
_OPENING = 6  # sentences that an item begins with
# Offices and committees carry subjects in their names that the item is not about.
_OFFICE = re.compile(
    r"(?:corporate |executive |strategic |interim |assistant |deputy |service |divisional )*(?:director|head|cabinet member|portfolio holder|lead member|executive member|chief officer|councillor|service manager)s? (?:of|for|with responsibility for|-) (?:the )?[a-z']+(?:(?:, | and | & |/| of | for )[a-z']+(?: (?:services?|care|people|people's|families|learning|education|skills|social|safeguarding|schools))?){0,5}(?: (?:services?|care|people|families|learning|education|social care))*"
    r"|(?:director|head|cabinet member|portfolio holder|lead member|executive member|chief officer|manager)s? \((?!cqc|ofsted)[a-z' &,]{3,60}\)"
    r"|(?:[a-z&',]+ ){0,7}(?:overview|scrutiny|select|policy)[a-z &]{0,40}(?:committee|panel|board|commission|sub-committee)"
)
_CHILDREN = re.compile(r"children'?s?'? (?:social )?(?:care|services)")
_INSPECTED = re.compile(r"\binspection|\bofsted|\bcqc\b|care quality commission|\bhmip\b|\bestyn\b")


@dataclass(frozen=True, slots=True)
class Topic:
    """The item's main concern. `subject` is never None: children's services where nothing else is said."""

    subject: str
    inspectorate: str
    framework: vocabulary.Framework | None
    authority: str | None
    in_title: bool  # the title itself speaks of an inspection, review or plan
    in_opening: bool  # the first paragraph does
    explaining: bool  # the opening tells how inspections are made, or how ready the council is for one
    preparing: bool  # the title speaks of a coming inspection or a self-evaluation


def heading(page: Page) -> str:
    """The item's title, or where that is lost, the agenda's description that stands first; "" for neither."""
    if page.document.title or not page.units:
        return page.document.title or ""
    first = page.units[0]
    described = _DESCRIPTION.match(page.folded, first.start) and first.end - first.start < 300
    return page.text[first.start : first.end] if described else ""


def read_topic(page: Page) -> Topic:
    """Read title and opening; `authority` is the page's council, by its common name."""
    document = page.document
    title = _OFFICE.sub(" ", fold(heading(page)))
    opening = _OFFICE.sub(" ", " ".join(page.words(unit) for unit in _first_units(page, title))[:1200])
    framework = _framework_told(page, title, opening)
    nation = nation_told(page, title, opening)
    if nation and framework and framework.inspectorate == "ofsted":
        framework = None
    subject = subject_of_item(
        FirstWords(page, heading(page), title, opening, framework, _framework(title) is not None)
    )
    if nation:
        subject = subject_of_nation(page, nation, subject, title, opening)
    return Topic(
        subject=subject,
        inspectorate=nation
        or _inspectorate(
            [inspectorates_in(title), inspectorates_in(opening), inspectorates_on(page)], subject, framework
        ),
        framework=framework if framework and (framework.peer or framework.subject == subject) else None,
        authority=_serving(page, common_name(document.council), subject) or authority_in_text(page),
        in_title=ABOUT.search(title) is not None,
        in_opening=ABOUT.search(opening) is not None,
        explaining=explains(title, opening),
        preparing=is_preparing(title, opening),
    )


def _first_units(page: Page, title: str) -> list[Unit]:
    """What an item begins with; where its title is lost, from the first words on an inspection: other items may stand before."""
    first = 0
    if not title:
        first = next((unit.index for unit in page.units if page.search(ABOUT, unit)), 0)
    return page.units[first : first + _OPENING]


def _serving(page: Page, council: str | None, subject: str) -> str | None:
    """The council whose services are inspected: on the page of a district, which has none, the county that it names most."""
    if not vocabulary.is_district(council) or not vocabulary.subject(subject).of_counties:
        return council
    named = [vocabulary.authority(found.code) for found in authorities(page.text, 0, len(page.text))]
    told = Counter(county.name for county in named if county and county.has_childrens_services)
    return told.most_common(1)[0][0] if told else council


def _framework_told(page: Page, title: str, opening: str) -> vocabulary.Framework | None:
    """The framework that title or opening name, unless what else they tell shows that it is not the item's."""
    of_visit = "visit" in title or "inspection" not in title
    framework = _framework(title) or _framework(opening, visits=of_visit)
    beside = inspectorates(title, 0, len(title))
    if (
        framework
        and framework.inspectorate == "other"
        and (beside or (not _framework(title) and inspectorates_on(page)))
    ):
        return None  # what the department or the council did beside an inspectorate
    if framework and framework.peer and not _framework(title) and _INSPECTED.search(title + opening):
        return None
    if (
        framework
        and framework.annual
        and re.search(r"\badults?\b|\bcqc\b|care quality", title + opening[:300])
    ):
        return None
    told = "" if _framework(title) else opening
    if framework and framework.inspectorate == "ofsted" and _is_of_others(title, told):
        return None
    return framework


def _is_of_others(title: str, opening: str) -> bool:
    """Whether title or opening name inspectorates, but neither Ofsted nor children's services ("focused inspection" by CQC)."""
    words = title + " " + opening
    named = inspectorates_in(words)
    return (
        bool(named)
        and "ofsted" not in named
        and most_trusted(title) != "childrens_services"
        and not _CHILDREN.search(words)
    )


def _framework(words: str, *, visits: bool = True) -> vocabulary.Framework | None:
    """The framework that words name: a visit before the inspection that it follows, unless `visits` is false."""
    named = [
        vocabulary.frameworks()[int((found.lastgroup or "f0")[1:])]
        for found in vocabulary.framework_pattern().finditer(words)
    ]
    return next((f for f in named if f.visit == visits), named[0] if named else None)


def _inspectorate(named: list[list[str]], subject: str, framework: vocabulary.Framework | None) -> str:
    """The inspectorate of the item: that of its framework or subject, unless the first place that names any (`named`) names another."""
    if framework and (framework.peer or framework.subject == subject):
        return framework.inspectorate
    default = vocabulary.subject(subject).inspectorate
    first = next((codes for codes in named if codes), [default])
    of_one = default in {"ofsted_cqc", "hmip"}  # whoever else came along
    return default if of_one or default in first else first[0]


def subject_near(page: Page, start: int, end: int) -> str | None:
    """The most trusted subject that a span is about."""
    found = {mention.code for mention in topics(page, start, end)}
    return next((s.code for s in vocabulary.subjects() if s.code in found), None)
