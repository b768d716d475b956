"""Resolutions: limbs under their openers, limbs whose opener was lost, and single sentences."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.extract.actions.counted import is_counted
from transforms.extract.actions.leads import leads_improvements
from transforms.extract.actions.limb_words import has_own_words, leads_sub_limbs, limb_like
from transforms.extract.actions.limbs import CLOSED, limbs, read_limbs
from transforms.extract.actions.openers import opener_end
from transforms.extract.actions.spans import Piece, patterns
from transforms.extract.units import Page, Unit
from transforms.records import PageKind
from transforms.text import fold

_OPEN_SECTIONS = {"minutes", "body", "decision"}
_TOP = 3  # units that a list of decisions above the minutes begins in
# The lists of words by which a sentence tells a resolution, outside of a decision's own section.
_TELLING = ("openers", "list_openers", "inline", "inline_decision", "inline_ordering", "decided_by")


def find_resolutions(page: Page) -> list[Piece]:
    """All resolutions of a document, procedure left out."""
    found: list[Piece] = []
    used: set[int] = set()
    telling = page.passing_any(*(patterns("resolution", name) for name in _TELLING))
    for unit in page.units:
        if unit.index not in telling and not (unit.section == "decision" and unit.first):
            continue
        if unit.index in used or unit.section in CLOSED or unit.section == "recommendation":
            continue
        opened = None if _among_limbs(page, unit) else opener_end(page, unit, "resolution")
        if opened is not None and _tells_talk(page, unit):
            continue
        if opened is not None:
            found += read_limbs(page, unit, opened, "resolution", used)
        elif unit.first and (unit.section == "decision" or _on_decision_page(page, unit)):
            found += _in_decision_section(page, unit, used)
        if unit.index not in used and (inline := _in_sentence(page, unit)):
            found += limbs(page, *inline, "resolution", "resolved_in_sentence")
            used.add(unit.index)
    if any(_among_limbs(page, u) and u.index not in used for u in page.units[:_TOP]):
        # "(a) Noted ... (b) Agreed ..." above the minutes is the resolution; a sentence below tells how it came about.
        found = [*_bare_limbs(page, used), *(p for p in found if _is_listed(page, p))]
    found = found or list(_bare_limbs(page, used)) or list(_agreed_by_body(page))
    proposed, lost = only_proposed(page), list(_voted_down(page))
    return [
        p
        for p in found
        if p.start < proposed
        and not any(start <= p.start < end for start, end in lost)
        and not patterns("resolution", "procedure").search(p.text.lower())
    ]


def _agreed_by_body(page: Page) -> Iterator[Piece]:
    """What a page with no resolution of its own says that a body agreed: "the Committee agreed to write"."""
    pattern = patterns("resolution", "agreed_by_body")
    for unit in page.units_passing(pattern):
        agreed = page.search(pattern, unit)
        if agreed and unit.section in _OPEN_SECTIONS:
            yield from limbs(page, unit.start + agreed.end(), unit.end, "resolution", "agreed_by_body")


def only_proposed(page: Page) -> int:
    """Where a motion begins that the page does not say was carried; the text's end where there is none."""
    motion, carried = patterns("resolution", "motion"), patterns("resolution", "carried")
    if motion.search(fold(page.document.title or "")):
        start = 0
    else:
        start = next((u.start for u in page.units_passing(motion) if page.search(motion, u)), len(page.text))
    if start == len(page.text):
        return start
    voted = any(u.section == "decision" or page.search(carried, u) for u in page.units if u.end > start)
    return len(page.text) if voted else start


def _voted_down(page: Page) -> Iterator[tuple[int, int]]:
    """The spans of what the meeting voted down: the item up to a motion that was lost, an amendment from where it was moved."""
    amended, lost = patterns("resolution", "amended"), patterns("resolution", "lost")
    moved = [unit.start for unit in page.units_passing(amended) if page.search(amended, unit)]
    for unit in page.units_passing(lost):
        if found := page.search(lost, unit):
            begins = [start for start in moved if start < unit.start] if "amendment" in found.group() else []
            yield begins[-1] if begins else 0, unit.start


def _tells_talk(page: Page, unit: Unit) -> bool:
    """Whether a list that only "The Panel:" leads in to is what was said: an item says so, or what was resolved stands below."""
    words = page.words(unit)
    if not words.endswith((":", "-")) or patterns("resolution", "decides").search(words):
        return False
    return _has_talk(page, unit) or (unit.section != "decision" and _opened_later(page, unit))


def _has_talk(page: Page, lead: Unit) -> bool:
    """Whether an item of a list tells what somebody said: "expressed concern at the delay"."""
    return any(patterns("resolution", "talk").match(page.words(child)) for child in page.children(lead))


def _among_limbs(page: Page, unit: Unit) -> bool:
    """Whether "(b) Agreed that ..." is a limb beside "(a) Noted ...", not an opener."""
    if (
        unit.marker is None
        or not unit.first
        or not patterns("resolution", "bare_marked").match(page.words(unit))
    ):
        return False
    beside = (u for near in (unit.index - 1, unit.index + 1) for u in page.units[max(near, 0) : near + 1])
    return any(
        u.marker == unit.marker and patterns("resolution", "bare_marked").match(page.words(u)) for u in beside
    )


def _is_listed(page: Page, piece: Piece) -> bool:
    unit = page.unit_at(piece.start)
    return unit is not None and unit.marker is not None


def _on_decision_page(page: Page, unit: Unit) -> bool:
    """Whether a paragraph of a decision's page that lost its labels says what a body decided: "The Cabinet noted ..."."""
    if page.document.kind is not PageKind.DECISION or unit.section != "body":
        return False
    return patterns("resolution", "decided_by").match(page.words(unit)) is not None


def _in_decision_section(page: Page, unit: Unit, used: set[int]) -> list[Piece]:
    """A block of a "Decision:" section with no opener of its own: report and minutes-like text there give no limbs."""
    words = page.words(unit)
    told = unit.marker is not None or limb_like(words) or patterns("resolution", "decided").match(words)
    among = unit.lead is not None and leads_improvements(page, page.units[unit.lead])
    tells = (
        patterns("resolution", "narrative").match(words)
        or _in_discussion(page, unit)
        or _in_story(page, unit)
    )
    if not told or tells or among or _opened_later(page, unit):
        return []
    used.update(u.index for u in page.block_units(unit.block))
    if leads_sub_limbs(page, unit) and not has_own_words(page, unit):
        return []
    return limbs(page, unit.start, page.block_end(unit), "resolution", "decision_section")


def _in_story(page: Page, unit: Unit) -> bool:
    """Whether the line that leads in to a list tells what was done: "The team met 40 people, including:"."""
    if unit.lead is None or limb_like(page.words(unit)):
        return False
    lead = page.words(page.units[unit.lead])
    return (
        patterns("resolution", "story").search(lead) is not None
        and not limb_like(lead)
        and not patterns("resolution", "decides").search(lead)
    )


def _opened_later(page: Page, unit: Unit) -> bool:
    """Whether an opener further down the section shows that this unit is report, not resolution."""
    can_open = page.units_passing(patterns("resolution", "openers"), patterns("resolution", "list_openers"))
    later = (u for u in can_open if u.index > unit.index and u.section == unit.section)
    return any(_opens(page, u) and not _among_limbs(page, u) for u in later)


def _opens(page: Page, unit: Unit) -> bool:
    """Whether a unit opens a resolution, and does not only say that there was one ("put to the vote and RESOLVED.")."""
    opened = opener_end(page, unit, "resolution")
    return opened is not None and page.text[opened : page.block_end(unit)].strip() != "."


def _in_sentence(page: Page, unit: Unit) -> tuple[int, int] | None:
    """What a sentence says was resolved; agreed, too, where the words order ("be", not "would be")."""
    if unit.section not in _OPEN_SECTIONS:
        return None
    if found := page.search(patterns("resolution", "inline"), unit):
        return unit.start + found.end(), unit.end
    if unit.section == "decision" and (found := page.search(patterns("resolution", "inline_decision"), unit)):
        return unit.start + found.end(), unit.end
    found = page.search(patterns("resolution", "inline_ordering"), unit)
    if found and _opened_later(page, unit):
        return None  # what was agreed before the formal resolution is a promise outside it
    if found and not patterns("resolution", "not_ordering").search(page.words(unit), found.end()):
        return unit.start + found.end(), unit.end
    return None


def _bare_limbs(page: Page, used: set[int]) -> Iterator[Piece]:
    """Limbs whose heading was lost: "That ...", or list items that order ("the report be noted") or tell what was decided."""
    kind, reasons = "recommendation" if _is_report(page) else "resolution", patterns("resolution", "reasons")
    leads: set[int] = set()
    # Lead-in and marker of numbered lists that have given a limb: what else orders in them is one too.
    begun: set[tuple[int | None, str | None]] = set()
    _leave_recommended(page, used)
    for unit in page.units:
        if not unit.first or unit.index in used or unit.section not in _OPEN_SECTIONS:
            continue
        if kind == "recommendation" and reasons.match(page.words(unit)):
            return
        listed = (unit.lead, unit.marker)
        counted = listed in begun and (limb_like(page.words(unit)) or page.document.kind is PageKind.DECISION)
        told = kind == "resolution" and _in_discussion(page, unit)
        bare = unit.lead in leads or ((counted or _is_bare(page, unit)) and not told)
        if not bare:
            continue
        if leads_sub_limbs(page, unit):
            leads.add(unit.index)
        else:
            if unit.marker not in {None, "bullet"}:
                begun.add(listed)
            yield from limbs(page, unit.start, page.block_end(unit), kind, "limb_without_heading")


def _leave_recommended(page: Page, used: set[int]) -> None:
    """Mark the limbs that stand below "RECOMMENDED:" as used: their heading is not lost."""
    openers = patterns("recommendation", "openers"), patterns("recommendation", "list_openers")
    for unit in page.units_passing(*openers):
        if unit.index in used or unit.section not in _OPEN_SECTIONS:
            continue
        opened = opener_end(page, unit, "recommendation")
        if opened is not None:
            read_limbs(page, unit, opened, "recommendation", used)


def _is_report(page: Page) -> bool:
    """Whether the page is an officer's report, which resolves nothing: it gives its purpose and reasons."""
    if page.document.kind in {PageKind.DECISION, PageKind.MEETING} or page.passing(
        patterns("resolution", "moved")
    ):
        return False
    headings = patterns("resolution", "report"), patterns("resolution", "reasons")
    return any(
        u.first and any(heading.match(page.words(u)) for heading in headings)
        for u in page.units_passing(*headings)
    )


def _is_bare(page: Page, unit: Unit) -> bool:
    words = page.words(unit)
    marked = unit.marker is not None and patterns("resolution", "bare_marked").match(words)
    bare = marked or patterns("resolution", "bare").match(words)
    return bool(bare) and not (unit.marker is None and is_counted(page, unit))


def _in_discussion(page: Page, unit: Unit) -> bool:
    """Whether the lines that lead in to a list tell what was said: "Comments were as follows: The Committee:"."""
    if unit.lead is None:
        return False
    said, lead = patterns("resolution", "discussion"), page.units[unit.lead]
    if _has_talk(page, lead):
        return True
    above = 1 if page.words(lead).endswith(":") else 0
    return any(page.search(said, u) for u in page.units[max(0, unit.lead - above) : unit.lead + 1])
