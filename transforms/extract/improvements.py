"""Areas for improvement: what the inspectors said must improve, one for each item of the list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.extract.spans import Piece, listed, patterns, piece
from transforms.extract.units import Page, Unit

_LIST_START = re.compile(
    r"(?::|\s-(?=\s)|\bwhich included?\b|\bincluding\b|\bincluded?\b|\bwere\b|\bwas\b|\bare\b|\bnamely\b|\bsuch as\b|\bas follows\b|\baround\b|\bin relation to\b|\brelated to\b|\bi\.?e\.?\b)[\s:;-]*(?:the following[\s:-]*)?(?:that )?"
)
_COUNT_ONLY = re.compile(
    r"^(?:\w+ )?(?:identified|set out|outlined|listed|detailed|addressed|being|in (?:the|an?|appendix)|attached|contained|included in|incorporated|now|also|already|not|made|included within|accepted|welcomed|noted|highlighted in|monitored|few|in place|part of|covered|reflected|for|well|known)\b"
)
_CLOSED = {"reasons", "end", "fields", "links", "decision", "recommendation"}
_INSPECTORS = re.compile(
    r"ofsted|inspect|report|letter|cqc|hmi|peer|estyn|review|identified|areas? for|found|visit|assessment"
)


def find_improvements(page: Page) -> list[Piece]:
    """All areas for improvement of a document."""
    found: list[Piece] = []
    for unit in page.units:
        if unit.section in _CLOSED:
            continue
        words = page.words(unit)
        lead = patterns("improvement", "leads").search(words)
        if lead and not patterns("improvement", "not_leads").search(words):
            below = list(_items_below(page, unit)) if _opens_list(page, unit, words) else []
            found += below or list(_items_on_line(page, unit, words, lead))
        elif sentence := _sentence(page, unit, words):
            found.append(sentence)
    return found


def _opens_list(page: Page, unit: Unit, words: str) -> bool:
    return words.rstrip().endswith((":", "-", "ie", "i.e.", "–")) or (
        bool(page.children(unit)) and re.search(r"(?:follow|below|were|are|includ\w+)\W*$", words) is not None
    )


def _items_below(page: Page, unit: Unit) -> Iterator[Piece]:
    children = page.children(unit) or _plain_items(page, unit)
    for child in children:
        end = max(u.end for u in page.block_units(child.block))
        grand = page.children(child)
        if grand and page.words(child).rstrip().endswith((":", "should", "to")):
            spans = [(g.start, max(u.end for u in page.block_units(g.block))) for g in grand]
        else:
            spans = [(child.start, end)]
        for start, stop in spans:
            if p := piece(page, "area_for_improvement", start, stop, "listed_below"):
                yield p


def _plain_items(page: Page, unit: Unit) -> list[Unit]:
    """Short paragraphs without markers right below a lead-in that ends with a colon."""
    items: list[Unit] = []
    for after in page.units[unit.index + 1 :]:
        if not after.first:
            continue
        words = page.words(after)
        if (
            after.section != unit.section
            or after.marker
            or len(words) > 220
            or (words.endswith(".") and not items and len(words) > 140)
        ):
            break
        if items and words.endswith(".") and page.words(items[-1])[-1:] not in ".;":
            break
        items.append(after)
    return items if len(items) > 1 else []


def _items_on_line(page: Page, unit: Unit, words: str, lead: re.Match[str]) -> Iterator[Piece]:
    start = _LIST_START.search(words, lead.end() - 4) or _LIST_START.match(words, lead.end())
    if start is None or start.start() - lead.end() > 60 or not _INSPECTORS.search(words):
        return
    rest = words[start.end() :]
    if _COUNT_ONLY.match(rest) or len(rest) < 12:
        return
    many = (
        re.search(
            r"areas|recommendations|improvements|priorities|actions|issues|concerns|weaknesses|themes",
            lead.group(),
        )
        is not None
    )
    spans = (
        listed(page, unit.start + start.end(), unit.end)
        if many
        else iter([(unit.start + start.end(), unit.end)])
    )
    for begin, end in spans:
        if p := piece(page, "area_for_improvement", begin, end, "listed_on_line"):
            yield p


def _sentence(page: Page, unit: Unit, words: str) -> Piece | None:
    match = patterns("improvement", "sentences").search(words)
    if match is None or not re.search(
        r"ofsted|inspect|report|letter|reviewers|cqc|hmi|\bpeer|estyn|identified|highlighted|recommended|noted that",
        words[: match.start() + 30],
    ):
        return None
    begin = max((m.end() for m in re.finditer(r"\bthat |\bwhich |: ", words[: match.start()])), default=0)
    return piece(page, "area_for_improvement", unit.start + begin, unit.end, "needs_improving_in_sentence")
