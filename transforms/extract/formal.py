"""Resolutions and recommendations: limbs under their openers, limbs whose opener was lost, and single sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.extract.spans import Piece, inline_limbs, patterns, piece
from transforms.extract.units import Page, Unit
from transforms.records import PageKind

_AFTER_OPENER = re.compile(r"[\s:;.,*–—-]*(?:that|to)?[\s:;*–—-]*$")
_SKIP = re.compile(r"[\s:;.,*–—-]*")
_LEADS_IN = re.compile(r"(?::|-|;-|that|to)\s*$")
_ENDS_LIST = re.compile(
    r"^(?:reasons?\b|note\b|the (?:chair|meeting|committee|following|vote|motion)\b|in response|councillors? |members? |\(?(?:proposer|proposed|seconded|moved)|voting|for:|against:|votes? |contact\b|action\b|alternative|\(following)"
)
_CLOSED = {"reasons", "end", "fields", "links"}


def find_resolutions(page: Page) -> list[Piece]:
    """All resolutions of a document, procedure left out."""
    found: list[Piece] = []
    used: set[int] = set()
    for unit in page.units:
        if unit.index in used or unit.section in _CLOSED:
            continue
        opener = _opener(page, unit)
        if opener is not None:
            found += _under_opener(page, unit, opener, used)
        elif unit.section == "decision":
            found += _decision_unit(page, unit, used)
        elif inline := _inline(page, unit):
            found += _limbs(page, *inline, "resolved_in_sentence")
            used.add(unit.index)
    if not found:
        found = list(_bare_limbs(page, used))
    return [p for p in found if not _is_procedure(p)]


def _is_procedure(candidate: Piece) -> bool:
    return patterns("resolution", "procedure").search(candidate.text.lower()) is not None


def _opener(page: Page, unit: Unit) -> int | None:
    """Where the words after a resolution's opener begin, or None where the unit opens none."""
    if not unit.first:
        return None
    words = page.words(unit)
    match = patterns("resolution", "openers").match(words.lstrip("*_ \"'"))
    if match is None:
        return None
    at = unit.start + (len(words) - len(words.lstrip("*_ \"'"))) + match.end()
    rest = page.folded[at : unit.end]
    strong = re.match(
        r"(?:resolved|decision|ordered|agreed|that )", match.group().lstrip()
    ) or match.group().endswith(("resolved", "resolved unanimously"))
    told = re.match(r"\s*(?:[:–—-]|that\b|to\b|$|;)", rest) or "accordingly" in match.group()
    if match.group().startswith(("agreed", "decided", "decision", "resolution", "that ")) and not re.match(
        r"\s*(?:[:–—-]|that\b|$)", rest
    ):
        return None
    if not strong and not re.match(r"\s*(?::|that\s*:|to\s*:|-\s|$)", rest):
        return None
    return at if told else None


def _under_opener(page: Page, unit: Unit, at: int, used: set[int]) -> list[Piece]:
    used.add(unit.index)
    block = page.block_units(unit.block)
    end = max(u.end for u in block)
    used.update(u.index for u in block)
    rest = page.folded[at:end]
    if "accordingly" in page.folded[unit.start : at] and not rest.strip(" .:-"):
        where = page.folded.index("accordingly", unit.start)
        only = piece(page, "resolution", where, where + len("accordingly"), "resolved_accordingly")
        return [only] if only else []
    found: list[Piece] = []
    if not _AFTER_OPENER.fullmatch(rest):
        begin = at + (_SKIP.match(rest) or re.match("", rest)).end()  # type: ignore[union-attr]
        below = _LEADS_IN.search(rest) and _list_after(page, block[-1])
        if not below:
            return _limbs(page, begin, end, "resolved_on_line") + _continued(page, block[-1], used)
        found = []
    return found + _block_limbs(page, block[-1], used)


def _continued(page: Page, last: Unit, used: set[int]) -> list[Piece]:
    """Limbs that go on after a first one on the opener's own line: "(2) That ..." or "That ..."."""
    found: list[Piece] = []
    for unit in page.units[last.index + 1 :]:
        if unit.section in _CLOSED or unit.section != last.section:
            break
        words = page.words(unit)
        if not unit.first:
            used.add(unit.index)
            continue
        if not (
            words.startswith("that ")
            or (
                unit.marker
                and unit.marker != "bullet"
                and last.marker is None
                and re.match(r"(?:that|to) ", words)
            )
        ):
            break
        used.add(unit.index)
        found += _limbs(page, unit.start, _block_end(page, unit), "resolved_limb")
    return found


def _list_after(page: Page, unit: Unit) -> bool:
    after = page.units[unit.index + 1 : unit.index + 2]
    return bool(after) and after[0].section == unit.section


def _block_limbs(page: Page, last: Unit, used: set[int]) -> list[Piece]:
    """The list below an opener; without markers, the paragraphs that speak like limbs."""
    found: list[Piece] = []
    marked: bool | None = None
    for unit in page.units[last.index + 1 :]:
        if unit.section in _CLOSED or (unit.section != last.section and unit.section != "decision"):
            break
        if not unit.first:
            used.add(unit.index)
            continue
        words = page.words(unit)
        if _ENDS_LIST.match(words) and found:
            break
        if _opener(page, unit) is not None and found:
            break
        if marked is None:
            marked = unit.marker is not None
        elif marked and unit.marker is None and not words.startswith(("that ", "to ")):
            break
        elif not marked and found and not _speaks_like_limb(words):
            break
        used.add(unit.index)
        if not (_LEADS_IN.search(words) and _has_sub_limbs(page, unit)):
            found += _limbs(page, unit.start, _block_end(page, unit), "resolved_limb")
    return found


def _speaks_like_limb(words: str) -> bool:
    return bool(
        re.match(
            r"(?:that|to|the [a-z ]{3,60} be |note|agree|approve|endorse|receive|request|delegate)\b", words
        )
    )


def _has_sub_limbs(page: Page, unit: Unit) -> bool:
    after = page.units[unit.index + 1 : unit.index + 2]
    return (
        bool(after)
        and after[0].marker is not None
        and (after[0].level > unit.level or after[0].marker != unit.marker)
    )


def _block_end(page: Page, unit: Unit) -> int:
    return max(u.end for u in page.block_units(unit.block))


def _decision_unit(page: Page, unit: Unit, used: set[int]) -> list[Piece]:
    """A unit of a "Decision:" section with no opener of its own: prose and minutes-like text there give no limbs."""
    words = page.words(unit)
    if not unit.first:
        return []
    limb_like = unit.marker is not None or _speaks_like_limb(words) or _agreed_in_prose(words)
    if not limb_like or _has_opener(page, unit):
        return []
    used.update(u.index for u in page.block_units(unit.block))
    if _LEADS_IN.search(words) and _has_sub_limbs(page, unit):
        return []
    return _limbs(page, unit.start, _block_end(page, unit), "decision_section")


def _agreed_in_prose(words: str) -> bool:
    return bool(
        re.match(
            r"(?:the )?(?:[a-z'-]+ ){0,8}(?:noted|agreed|approved|endorsed|resolved|authorised|accepted|welcomed|supported|received|decided|considered and)\b",
            words,
        )
    )


def _has_opener(page: Page, unit: Unit) -> bool:
    """Whether an opener further down the section shows that this unit is report, not resolution."""
    later = [u for u in page.units[unit.index + 1 :] if u.section == unit.section]
    return any(
        (_opener(page, u) is not None)
        and page.words(u).lstrip("*_ ").startswith(("resolved", "it was resolved", "agreed", "decision"))
        for u in later
    )


def _inline(page: Page, unit: Unit) -> tuple[int, int] | None:
    found = patterns("resolution", "inline").search(page.words(unit))
    if found is None or unit.section not in {"minutes", "body", "decision"}:
        return None
    if unit.section != "decision" and "resolved" not in found.group():
        return None
    return unit.start + found.end(), unit.end


def _bare_limbs(page: Page, used: set[int]) -> Iterator[Piece]:
    """Limbs whose heading was lost: a run of "That ..." at the end of the text, numbered or not."""
    for unit in page.units:
        if not unit.first or unit.index in used or unit.section not in {"minutes", "body", "decision"}:
            continue
        words = page.words(unit)
        if patterns("resolution", "bare").match(words) and not _in_discussion(page, unit):
            yield from _limbs(page, unit.start, _block_end(page, unit), "limb_without_heading")


def _in_discussion(page: Page, unit: Unit) -> bool:
    lead = page.units[unit.lead] if unit.lead is not None else None
    return lead is not None and bool(
        re.search(
            r"(?:discussion|question|comment|raised|noted|made|points|advised|reported|asked|highlighted|recommend\w*)[^.]{0,60}:?\s*$",
            page.words(lead),
        )
    )


def _limbs(page: Page, start: int, end: int, rule: str) -> list[Piece]:
    return [p for s, e in inline_limbs(page, start, end) if (p := piece(page, "resolution", s, e, rule))]


# -- recommendations -------------------------------------------------------------------------------------------------


def find_recommendations(page: Page) -> list[Piece]:
    """What a report or body recommends to the meeting."""
    found: list[Piece] = []
    for unit in page.units:
        if unit.section in _CLOSED or page.document.kind is PageKind.OTHER:
            continue
        words = page.words(unit)
        if unit.section == "recommendation":
            found += (
                _recommended(page, unit.start, unit.end, "recommendation_section")
                if not _LEADS_IN.search(words)
                else []
            )
            continue
        match = patterns("recommendation", "sentences").search(words)
        if match is None or re.search(
            r"ofsted|inspect|cqc|hmi|report recommended|peer", words[: match.start()]
        ):
            continue
        rest = words[match.end() :]
        if len(rest.strip(" :-")) > 12:
            begin = unit.start + match.end()
            found += _recommended(page, begin, unit.end, "recommended_in_sentence")
        else:
            children = [u for u in page.children(unit)]
            for child in children:
                found += _recommended(page, child.start, _block_end(page, child), "recommended_limb")
    return found


def _recommended(page: Page, start: int, end: int, rule: str) -> list[Piece]:
    return [p for s, e in inline_limbs(page, start, end) if (p := piece(page, "recommendation", s, e, rule))]
