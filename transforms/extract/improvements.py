"""Areas for improvement: what the inspectors said must improve, one for each item of the list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.extract.spans import Piece, listed, patterns, piece
from transforms.extract.units import Page, Unit

_LIST_START = re.compile(
    r"(?::|\s-(?=\s)|\bwhich included?\b|\bincluding\b|\bincluded?\b|\bwere\b|\bwas\b|\bare\b|\bnamely\b|\bsuch as\b|\bas follows\b|\baround\b|\bin relation to\b|\bi\.?e\.?\b)[\s:;-]*(?:the following[\s:-]*)?(?:that )?"
)
_COUNT_ONLY = re.compile(
    r"^(?:\w+ )?(?:identified|set out|outlined|listed|detailed|addressed|being|in (?:the|an?|appendix|place)|attached|contained|included|incorporated|now|also|already|not|made|accepted|welcomed|noted|highlighted|monitored|few|part of|covered|reflected|for|well|known|"
    r"due|provisional|likely|expected|to be|advised|informed|asked|told|raised|discussed|taken|within|one|two|three|four|five|six|seven|eight|nine|ten|\d+|all|of|at|no|consistent|similar|this|these|there|followed)\b"
)
_CLOSED = {"reasons", "end", "fields", "links", "decision", "recommendation"}
_OPENER = re.compile(
    r"(?:it was )?(?:resolved|agreed|recommended|decision)\b|that\b|the (?:chair|committee|panel|board|cabinet)\b"
)
_REFERS_BACK = re.compile(
    r"^(?:these|they|those|which|the following)\b[^.]{0,60}(?:outlined|listed|identified|as follows|were|are|included?)[^.]{0,20}:\W*$"
)
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
        if not lead and _REFERS_BACK.search(words) and unit.index:
            lead = patterns("improvement", "leads").search(page.words(page.units[unit.index - 1]))
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
    start = _list_start(words, lead.end())
    if start is None or not _INSPECTORS.search(words):
        return
    many = (
        re.search(
            r"areas|recommendations|improvements|priorities|actions|issues|concerns|weaknesses|themes",
            lead.group(),
        )
        is not None
    )
    spans = listed(page, unit.start + start, unit.end) if many else iter([(unit.start + start, unit.end)])
    for begin, end in spans:
        if p := piece(page, "area_for_improvement", begin, end, "listed_on_line"):
            yield p


def _list_start(words: str, after: int) -> int | None:
    """Where the list begins that follows a lead-in on its line, or None where only a count or a reference follows."""
    for found in _LIST_START.finditer(words, max(0, after - 4)):
        gap = words[after : found.start()]
        if len(gap) > 90 or ("," in gap and ":" not in found.group()):
            return None
        rest = words[found.end() :]
        if len(rest) >= 12 and not _COUNT_ONLY.match(rest):
            return found.end()
    return None


def _sentence(page: Page, unit: Unit, words: str) -> Piece | None:
    match = patterns("improvement", "sentences").search(words)
    if match is None or not re.search(
        r"ofsted|inspect|report|letter|reviewers|cqc|hmi|\bpeer|estyn|identified|highlighted|recommended|noted that",
        words[: match.start() + 30],
    ):
        return None
    begin = max((m.end() for m in re.finditer(r"\bthat |\bwhich |: ", words[: match.start()])), default=0)
    return piece(page, "area_for_improvement", unit.start + begin, unit.end, "needs_improving_in_sentence")
