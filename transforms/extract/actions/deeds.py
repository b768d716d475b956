"""Lists item by item: what a line announces as actions taken, or asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.extract.actions.spans import Piece, inline_limbs, listed, patterns, piece
from transforms.extract.units import Page, Unit

ONGOING = re.compile(
    r"\b(?:being|begun|commenced|started|under ?way|ongoing|was setting|were setting|working|supporting|is to|producing|developing)\b|^\w+ing\b"
)
_LONGEST_LINE = 200  # characters of a paragraph that is one item of a list
# What tells of a deed, or names it: "a panel is in place", "the appointment of a head of service".
_DEED = re.compile(r"\b(?:ha[sd]|have|was|were|is|are|now)\b")
_NAMED = re.compile(r"(?:the |an? )?\w+(?:ment|tion|sion|ing|al|launch|merger|review)\b")
_DONE = re.compile(
    r"\b(?:appointed|created|introduced|signed off|put (?:in|into)|set up|recruited|established|agreed|launched|trained|approved|funded|completed|reviewed|strengthened|in post)\b"
)
_FEWEST_MEMBERS = 2
_CLAUSE = re.compile(r"\b(?:had|has|have|would|will|was|were)\b")  # in what is no list of things
_COUNTS = re.compile(r"\b(?:number|proportion|percentage|rate|average)s? of\b")  # what came of it is no deed
_FOUND = re.compile(
    r"\b(?:ofsted|cqc|inspectors?|inspection|hmi\w*|estyn|letter)\b[^.:]{0,60}\b(?:noted|found|identified|reported|highlighted|recognised|praised|acknowledged|saw)\b[^.]{0,60}:\W*$|\b(?:positive|key|main) (?:findings|aspects)\b[^.]{0,30}:\W*$"
    r"|\b(?:strengths?|positives?|positively|praise[ds]?|commended|complimented|work(?:ing|ed) well|positive (?:feedback|comments?|points))\b[^.:]{0,60}:\W*$"
)
_BEFORE_QUOTE = 90  # characters before a quotation that tell whose words it gives
_THEIRS = re.compile(
    r"\b(?:ofsted|cqc|inspectors?|hmi\w*|estyn|letter)\b[^.]{0,60}\b(?:wrote|writes|said|says|read|reads|stated|states|concluded|quoted|as follows|from it|following)\b\W{0,3}$"
)
_THEY = re.compile(r"(?:they|it) (?:had|have|has|were|was)\b")
_OF_INSPECTORS = re.compile(
    r"(?:the )?(?:ofsted|cqc|inspect(?:ors?|orate|ion team)|hmi\w*|estyn|lead inspector)\b"
)


def deeds_below(page: Page, unit: Unit, used: set[int]) -> list[Piece]:
    """The items of a list that a line, or the sentence before it, announces as actions taken."""
    leads = patterns("action_taken", "leads")
    announced = page.search(leads, unit) or (
        unit.index
        and page.search(patterns("action_taken", "refers_back"), unit)
        and page.search(leads, page.units[unit.index - 1])
    )
    if not announced:
        return []
    children = [c for c in page.children(unit) if c.section == unit.section] or list(_dashed(page, unit))
    children = children or list(_deeds_in_lines(page, unit))
    if not children:
        return []
    found: list[Piece] = []
    used.add(unit.index)
    for child in children:
        told = page.words(child)
        if patterns("undertaking", "sentences").search(told) or _COUNTS.search(told):
            continue
        used.add(child.index)
        status = "in_progress" if ONGOING.search(told) else None
        for start, end in inline_limbs(page, child.start, child.end):
            if p := piece(page, "action_taken", start, end, "listed_deed", status=status):
                found.append(p)
    return found


def _deeds_in_lines(page: Page, unit: Unit) -> Iterator[Unit]:
    """The short paragraphs of one deed each right below a line that announces deeds and ends in a colon."""
    lines: list[Unit] = []
    heads = page.words(unit).endswith((":", "in place"))
    for after in page.units[unit.index + 1 :] if heads else ():
        words = page.words(after)
        if not after.first or after.marker or after.section != unit.section or len(words) > _LONGEST_LINE:
            break
        if words.endswith(":") or not (_DEED.search(words) or _NAMED.match(words) or _DONE.search(words)):
            break
        lines.append(after)
    return iter(lines if len(lines) > 1 else ())


def deeds_on_line(page: Page, unit: Unit) -> list[Piece]:
    """The members of a list that a sentence tells of as done: "much had been set going, such as a duty team and ..."."""
    told = page.search(patterns("action_taken", "leads_on_line"), unit)
    if told is None:
        return []
    spans = list(listed(page, unit.start + told.end(), unit.end))
    if len(spans) < _FEWEST_MEMBERS or any(_CLAUSE.search(page.folded, *span) for span in spans):
        return []
    members = (piece(page, "action_taken", start, end, "deed_on_line") for start, end in spans)
    return [p for p in members if p]


def asked_below(page: Page, unit: Unit, used: set[int]) -> list[Piece]:
    """The items of a list that a line asks for: "The Panel requested the following:", or that "Actions:" heads."""
    to_do = page.search(patterns("undertaking", "to_do_below"), unit) is not None
    if not to_do and not page.search(patterns("undertaking", "asked_below"), unit):
        return []
    children = [c for c in page.children(unit) if c.section == unit.section]
    used.update(u.index for u in [unit, *children])
    status = None if to_do else "proposed"
    asked = (piece(page, "undertaking", c.start, c.end, "asked_below", status=status) for c in children)
    return [p for p in asked if p]


def _dashed(page: Page, unit: Unit) -> Iterator[Unit]:
    """The paragraphs below a unit that begin with a dash run on to their first word."""
    for index in range(unit.index + 1, len(page.units)):
        after = page.units[index]
        if not after.first or page.folded[after.start] != "-":
            return
        yield after


def of_inspectors(page: Page, index: int, start: int) -> bool:
    """Whether the words at `start` of the sentence `index` tell what inspectors did or found.

    So do items of a list that inspectors "noted", and "they had ..." after a sentence whose subject is an inspectorate.
    """
    lead = page.units[index].lead
    if lead is not None and _FOUND.search(page.words(page.units[lead])):
        return True
    if _in_their_letter(page, index):
        return True
    before = page.units[index - 1] if index else None
    if before is None or not _THEY.match(page.folded, start):
        return False
    return _OF_INSPECTORS.match(page.words(before)) is not None


def _in_their_letter(page: Page, index: int) -> bool:
    """Whether a sentence stands in a quotation that words about inspectors or their letter lead in to."""
    start = page.units[index].start
    opened = max(page.text.rfind("“", 0, start), start if page.text[start] == "“" else -1)
    if opened < 0 or "”" in page.text[opened:start]:
        return False
    return _THEIRS.search(page.folded, max(0, opened - _BEFORE_QUOTE), opened) is not None
