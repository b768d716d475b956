"""Items of Wales and Scotland, whose inspectorates look at other services than those of England."""

from __future__ import annotations

import re

from transforms.extract.mentions import inspectorates_in, inspectorates_on
from transforms.extract.units import Page

# Inspectorates of Wales and Scotland: what they inspect of a council is no service that Ofsted knows.
OF_OTHER_NATIONS = {"estyn", "ciw", "care_inspectorate"}
_TELLS = re.compile(
    r"estyn|inspect|school|learning|education|service|\bci?w\b|cssiw"
)  # a title that tells its subject


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


def subject_of_nation(nation: str, subject: str, title: str, opening: str) -> str:
    """What the inspectorate (`nation`) looked at, in place of the subject that an English one would have: told by the title, else by the opening."""
    told = title if _TELLS.search(title) else opening
    if nation == "estyn":
        if re.search(r"\badult (?:and )?(?:community )?learning\b|\bacl\b|\bcommunity learning\b", told):
            return "adult_learning"
        return "school" if re.search(r"\bschools?\b", told) and "service" not in told else "other"
    if subject == "childrens_home":
        return subject
    if subject == "care_provider" or re.search(r"registered services|care (?:homes?|services)", told):
        return "care_provider"
    return "other"
