"""Official names of bodies that are told by what they are: forces, fire authorities, services, agencies and boards."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from transforms.extract import vocabulary
from transforms.extract.inspections.entities import Entity
from transforms.extract.units import Page

# "West Mercia Police", "Wendle and Combe Fire and Rescue Service": capitals, then what the body is.
_CAPITAL = r"[A-Z][\w'’-]+"
_OWN = rf"(?P<own>{_CAPITAL}(?:(?:,? and |,? & |, | ){_CAPITAL}){{0,4}}?)"
# Words in capitals that make no name: "Local Safeguarding Children Board", "the Chief Police".
_GENERIC = re.compile(
    r"^(?:(?:The|Local|Our|Their|This|An?|All|New|Inspection|Inspectorate|Report|Review|Effectiveness|Annual|Council|Council['’]s|Independent|Children|Children['’]s|Chief|Deputy|National|Borough|City|County|"
    r"Combined|Joint|Recent|HMICFRS|HMIC|HMIP|HMI|PEEL|Ofsted|CQC|Of|In|At|For|And|Since|When|That|Following|During|Both|Members?|British)(?:[ ,]+|$)(?:and |& )?)+"
)


@cache
def _pattern(subject: str) -> re.Pattern[str] | None:
    kinds = vocabulary.subject(subject).official
    return re.compile(rf"\b{_OWN} (?:{'|'.join(kinds)})(?![\w-])") if kinds else None


def official_names(text: str, subject: str) -> list[str]:
    """The official names in a text of bodies of a kind, in order; generic ones ("the Local ... Board") left out."""
    pattern = _pattern(subject)
    found: list[str] = []
    for match in pattern.finditer(text.replace("\u00a0", " ")) if pattern else ():
        own = _GENERIC.sub("", match["own"])
        if own:
            found.append(own + match.group()[len(match["own"]) :])
    return found


@lru_cache(16)  # a page and its title are asked about for each of their inspections
def _all_names(text: str, subject: str) -> frozenset[str]:
    return frozenset(official_names(text, subject))


def name_officially(page: Page, entity: Entity) -> None:
    """Set the name of an inspected body from the title, the mention's own unit, the page where it has but one, or the site."""
    if entity.name or _pattern(entity.subject) is None:
        return
    unit = page.unit_at(entity.start)
    beside = page.text[unit.start : unit.end] if unit else ""
    for text in (page.document.title or "", beside, page.text, page.document.council or ""):
        names = _all_names(text, entity.subject)
        if len(names) == 1:
            (entity.name,) = names
            return
