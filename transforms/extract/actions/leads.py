"""Words that lead in to a list of what must improve."""

from __future__ import annotations

import re

from transforms.extract.actions.spans import patterns
from transforms.extract.units import Page, Unit

ENDS_OPEN = re.compile(
    r"(?::|:?-|\bi\.?e\.?:?|\b(?:should|must|to|that|improve|namely|viz|as follows|including)|\bincluded?;)(?<!\d to)[\s:;,-]*$"
)
# What a line ends with that says by itself that something is wanted of somebody, and opens a list.
_OPENS_LIST = re.compile(
    rf"{ENDS_OPEN.pattern}|\b(?:among (?:them|these|those|which)|ought to|as|with|follows?|of (?:us|them|it)|\b(?:recommended|asked|urged|advised|suggested|proposed) that,? (?:the )?(?:[a-z]+ )?(?:council|service|authority|partnership|board|trust|force|home|school|college|provider|leaders|managers|governors)|\bto (?:improve|do|address|put right|attend to) (?:two|three|four|five|six|seven|eight|nine|ten|several) (?:[a-z]+ )?(?:things|matters|areas|points|aspects))[\s:;,-]*$"
)
_BACK = 2  # sentences above a lead-in, and above a heading, in which inspectors must be named
_BACK_OF_HEADING = 6
_HEAD_ENDS = " :?.-*\"'“”"
_FEWEST_ORDERS = 2
_PARAGRAPH = "decimal"  # minutes number their paragraphs "11.4"
# What a body "must" do is required of it, and no area.
_ORDERS = re.compile(
    r"^[^.;:]{0,120}?\b(?:must (?:improve|be (?:better|improved))|should|needs? to|needed to|has to|have to|had to)\b"
)
_BROKEN_OFF = re.compile(r"\b(?:to|of|and|the|at|in|by|with)$")  # a line that its saver broke at a width
_ENDS_WERE = re.compile(r"\b(?:is|were|are|these|those|below|as follows)\W*$")
# What an announced list tells is then what went well: "progress in five of the areas of concern. These were:"
_PROGRESSED = re.compile(
    r"\b(?:had|has|have) made (?:significant|sufficient|good|strong|substantial|reasonable|clear) progress\b"
)
# What makes a list of what "recommendations" and other weak words lead in to.
_LISTS = re.compile(
    r":(?!\d)|\bnamely\b|\b(?:were|was|are|is|being) (?:that|to)\b|, the first\b|\bconcerned (?=the |how |its )|\b(?:should|to|that|-)\W*$|\(a\)|\ba\) "
)


def leads_improvements(page: Page, unit: Unit) -> bool:
    """Whether a unit leads in to a list of what must improve."""
    return lead_of(page, unit, page.words(unit)) is not None


def lead_of(page: Page, unit: Unit, words: str) -> re.Match[str] | None:
    """The words that lead in to what must improve, in the unit or in the one that it refers back to."""
    heads = bool(page.children(unit)) and (is_heading(page, unit) or _ENDS_WERE.search(words) is not None)
    if lead := _lead_in(page, unit, whole=heads):
        return lead
    before = page.units[unit.index - 1] if unit.index else None
    if before is None or before.section != unit.section:
        return None
    asked = patterns("improvement", "told_by_it").match(words)
    if asked and asked.end() == len(words) and _names_inspectors(page, before):
        return asked
    refers = not _PROGRESSED.search(page.words(before)) and page.search(
        patterns("improvement", "refers_back"), unit
    )
    return _lead_in(page, before, whole=True) if refers else None


def lead_to_orders(page: Page, unit: Unit, words: str) -> re.Match[str] | None:
    """The end of any lead-in near a mention of inspectors, where each item below says that something must be done."""
    children = page.children(unit)
    if len(children) < _FEWEST_ORDERS or not all(_ORDERS.search(page.words(child)) for child in children):
        return None
    opens = ENDS_OPEN.search(words)
    near = page.units[max(unit.index - 1, 0) : unit.index + 1]
    required = any(page.search(patterns("improvement", "required_by"), one) for one in near)
    return opens if not required and any(_names_inspectors(page, one) for one in near) else None


def opens_list(words: str) -> bool:
    """Whether a line ends as one that opens a list, once it is known to tell what must improve."""
    return _OPENS_LIST.search(words) is not None


def wanting_lead(page: Page, unit: Unit, words: str) -> bool:
    """Whether a line that opens a list says that something is wanted, lacking or ordered, near a mention of inspectors."""
    if not (page.search(patterns("improvement", "wanting"), unit) or _counted_above(page, unit)):
        return False
    if unit.marker not in {None, "bullet"} and not unit.marker.startswith(_PARAGRAPH):
        return False  # an item of a numbered list, of what the meeting resolved as like as not
    if not (opens_list(words) or (page.children(unit) and _ENDS_WERE.search(words))):
        return False
    if patterns("improvement", "not_wanting").search(words):
        return False
    block = [u for u in page.block_units(unit.block) if u.index <= unit.index]
    near = _above(page, block[0], _BACK) + block
    if any(page.search(patterns("improvement", "required_by"), one) for one in near[-_BACK:]):
        return False
    return any(_names_inspectors(page, one) for one in near)


def _counted_above(page: Page, unit: Unit) -> bool:
    """Whether the sentence before tells how many things inspectors asked for: "The three that matter most are:"."""
    before = page.units[unit.index - 1] if unit.index else None
    if before is None or before.block != unit.block or "progress" in page.words(before):
        return False
    return page.search(patterns("improvement", "announces_count"), before) is not None


def heads_improvements(page: Page, unit: Unit, words: str) -> bool:
    """Whether a line is a heading of what must improve, below a mention of inspectors."""
    if not unit.first or unit.end != page.block_units(unit.block)[-1].end:
        return False
    if not patterns("improvement", "headings").fullmatch(words.strip(_HEAD_ENDS)):
        return False
    return any(_names_inspectors(page, one) for one in [unit, *_above(page, unit, _BACK_OF_HEADING)])


def _above(page: Page, unit: Unit, back: int) -> list[Unit]:
    above = page.units[max(0, unit.index - back) : unit.index]
    return [one for one in above if one.section == unit.section]


def _names_inspectors(page: Page, unit: Unit) -> bool:
    return page.search(patterns("improvement", "list_givers"), unit) is not None


def announced(page: Page, unit: Unit, words: str) -> bool:
    """Whether the sentence before, in the same paragraph, says that there are areas for improvement."""
    before = page.units[unit.index - 1] if unit.index else None
    if before is None or before.block != unit.block:
        return False
    # "The others were to ...": the sentence before told of recommendations, and listed none.
    return _lead_in(page, before, whole=words.startswith(("the ", "among"))) is not None


def is_heading(page: Page, unit: Unit) -> bool:
    """Whether a unit is a short line of its own: "Areas for improvement", "What needs to improve?"."""
    whole = page.text[unit.end - 1] != "." and not _BROKEN_OFF.search(page.words(unit))
    return unit.first and unit.end - unit.start < 70 and whole


def _lead_in(page: Page, unit: Unit, whole: bool = False) -> re.Match[str] | None:
    words = page.words(unit)
    for name in ("leads", "weak_leads"):
        pattern = patterns("improvement", name)
        for lead in pattern.finditer(words) if unit.index in page.passing(pattern) else ():
            near = words[max(0, lead.start() - 40) : lead.end() + 25]
            if patterns("improvement", "not_leads").search(near):
                continue
            if name == "leads" or whole or _LISTS.search(words, lead.start()):
                return lead
    return None
