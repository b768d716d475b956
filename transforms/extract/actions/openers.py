"""The words that open a resolution or recommendation: "RESOLVED:", "The Committee agreed that"."""

from __future__ import annotations

import re

from transforms.extract.actions.limb_words import THAT, limbs_follow
from transforms.extract.actions.spans import patterns
from transforms.extract.units import Page, Unit

# What may follow an opener: a mark, "that", "to", a bracket, or nothing more in the block.
_TELLS = re.compile(
    rf"(?:\s*\([a-z ,]{{4,40}}\))?[\s*_\"']*(?:[,:;–—-]|{THAT}|\(\w{{1,3}}\)|accordingly|\.?\s*$)"
)


def opener_end(page: Page, unit: Unit, kind: str) -> int | None:
    """Where the words after an opener begin (offset into the text), or None where the unit opens nothing."""
    openers, list_openers = patterns(kind, "openers"), patterns(kind, "list_openers")
    if unit.index not in page.passing(openers) and unit.index not in page.passing(list_openers):
        return None
    words = page.words(unit)
    begin = len(words) - len(words.lstrip("*_ \"'("))
    match = openers.match(words, begin)
    if match and unit.marker == "bullet" and unit.lead is not None and not words[match.end() :].strip(" .;:"):
        return None  # "The report told of: the findings; recommendations": one of the things in a list
    if match and _TELLS.match(words, match.end()) and (unit.first or _stands_out(page, unit, begin)):
        return unit.start + match.end()
    match = page.search(list_openers, unit)
    if match and unit.end == page.block_end(unit) and limbs_follow(page, unit):
        return None if _in_discussion(page, unit) else unit.start + match.end()
    return None


def _in_discussion(page: Page, unit: Unit) -> bool:
    """Whether the block before leads in to what was said: "comments were made, summarised as follows: The Committee:"."""
    before = page.units[unit.index - 1] if unit.first and unit.index else None
    return before is not None and page.search(patterns("resolution", "discussion"), before) is not None


def _stands_out(page: Page, unit: Unit, begin: int) -> bool:
    """Whether a sentence inside a block is an opener in capitals, or one that a mark or "That" follows."""
    raw = page.text[unit.start + begin : unit.end]
    return (
        raw[:6].isupper()
        or re.match(
            r"(?:(?:It was )?(?:R|r)esolved\b\W*(?:[:–—-]|that|That)|Recommendations?\s?:\s*(?:That|To)\b)",
            raw,
        )
        is not None
    )
