"""Recommendations: what a report or a body recommends to the meeting."""

from __future__ import annotations

import re

from transforms.extract.actions.limb_words import leads_sub_limbs
from transforms.extract.actions.limbs import CLOSED, limbs, read_limbs
from transforms.extract.actions.openers import opener_end
from transforms.extract.actions.spans import Piece, patterns
from transforms.extract.units import Page

# What the paper tells besides: "approve the plan, on which there will be a yearly report (for copy see file of minutes)".
_ASIDE = re.compile(
    r",? (?:and )?(?:on|of|about|against) which (?:there )?(?:will|would)\b|, progress (?:on|against|with) which (?:will|would)\b|,? \(for (?:a )?copy of\b"
)
_BY_INSPECTORS = re.compile(r"ofsted|inspect|cqc|hmi|report recommended|peer")


def find_recommendations(page: Page) -> list[Piece]:
    """All recommendations of a document."""
    found: list[Piece] = []
    used: set[int] = set()
    for unit in page.units:
        if unit.index in used or unit.section in CLOSED:
            continue
        opened = opener_end(page, unit, "recommendation")
        if opened is not None:
            found += read_limbs(page, unit, opened, "recommendation", used)
        elif unit.section == "recommendation":
            if unit.first and not leads_sub_limbs(page, unit):
                found += limbs(
                    page, unit.start, page.block_end(unit), "recommendation", "recommendation_section"
                )
        elif match := page.search(patterns("recommendation", "sentences"), unit):
            by_body = page.search(patterns("recommendation", "by_body"), unit)
            if not _BY_INSPECTORS.search(page.words(unit)[: match.start()]) or by_body:
                at = unit.start + match.end()
                if page.folded[at : unit.end].strip(" :-"):
                    aside = _ASIDE.search(page.folded, at, unit.end)
                    end = aside.start() if aside else unit.end
                    found += limbs(page, at, end, "recommendation", "recommended_in_sentence")
                else:
                    found += read_limbs(page, unit, at, "recommendation", used)
    procedure = patterns("resolution", "procedure")
    return [p for p in found if not procedure.search(p.text.lower())]
