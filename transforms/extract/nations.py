"""Items of Wales and Scotland, whose inspectorates look at other services than those of England."""

from __future__ import annotations

import re

from transforms.extract.mentions import inspectorates_in, inspectorates_on
from transforms.extract.units import Page
from transforms.extract.vocabulary import OF_OTHER_NATIONS

_TELLS = re.compile(
    r"estyn|inspect|school|learning|education|service|\bci?w\b|cssiw"
)  # a title that tells its subject
_SCHOOL_BY_NAME = re.compile(
    r"\bYsgol [A-Z]|\b[A-Z][\w'’-]+ (?:(?:High|Primary|Secondary|Nursery|Infants?|Junior|Special|Comprehensive|Community) )*School\b"
)
# What Estyn judges of a council as a whole: "inspection of the authority's education services".
_OF_COUNCIL = re.compile(
    r"inspect\w*[^.;]{0,60}\b(?:authorit(?:y|ies)|council|local government|education (?:department|services?)|learning services?|consorti\w+)\b"
    r"|\b(?:authority|council|education services?|learning services?|consortium)\b[^.;]{0,40}\binspect"
)


def nation_told(page: Page, title: str, opening: str) -> str | None:
    """The inspectorate of Wales or Scotland that an item is about, by folded title and opening, else by the whole page."""
    in_title = inspectorates_in(title)
    if set(in_title) == {"estyn", "ciw"}:
        return in_title[0]
    return _alone(inspectorates_in(title + " " + opening)) or _alone(inspectorates_on(page))


def _alone(named: list[str]) -> str | None:
    """The inspectorate of another nation, where no English one is named."""
    codes = set(named)
    of_nation = codes & OF_OTHER_NATIONS
    return of_nation.pop() if len(of_nation) == 1 and not codes & {"ofsted", "cqc"} else None


def subject_of_nation(page: Page, nation: str, subject: str, title: str, opening: str) -> str:
    """What the inspectorate (`nation`) looked at, in place of the subject that an English one would have.

    The title tells it, else the opening, else the page by the schools that it names.
    """
    told = title if _TELLS.search(title) else opening
    if nation == "estyn":
        if re.search(r"\badult (?:and )?(?:community )?learning\b|\bacl\b|\bcommunity learning\b", told):
            return "adult_learning"
        if re.search(r"\bschools?\b", told):
            return "school" if "service" not in told else "other"
        named = _SCHOOL_BY_NAME.search(page.text) and not _OF_COUNCIL.search(title + " " + opening)
        return "school" if named else "other"
    if subject == "childrens_home":
        return subject
    if subject == "care_provider" or re.search(r"registered services|care (?:homes?|services)", told):
        return "care_provider"
    return "other"
