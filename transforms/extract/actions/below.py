"""Lists below a line that leads in to what must improve, item by item."""

from __future__ import annotations

import re

from transforms.extract.actions.leads import ENDS_OPEN, is_heading
from transforms.extract.actions.spans import Piece, patterns, piece
from transforms.extract.actions.tables import heads_table
from transforms.extract.units import Page, Unit

KIND = "area_for_improvement"
_LONGEST = 320  # characters of a paragraph that is one item
_SINGLE = re.compile(r"(?:area|point|matter|cause|priority action\b|significant weakness\b)(?! ?s\b)")
_CLOSING = '"”’'  # what ends a quotation, and the list with it
_STOPS = f".;{_CLOSING}"
# A paragraph that tells what was said, beside short ones that are a list without markers.
_TOLD = re.compile(
    r"(?:the |an? )?(?:[\w'&/()-]+ ){1,20}?(?:was|were) (?:attached|appended|set out|circulated)\b|(?:the |an? )?(?:[\w'&/()-]+ ){1,8}?(?:stated|recalled|said|asked|advised|explained|noted|reported|commented|confirmed|queried)\b"
)
_CUT_SHORT = re.compile(r"(?:\.\.\.|…)\W*$")
# A label or a term before an item: "Priority action 1 - ", "R2. ", "Within three months: ".
_LABEL = re.compile(
    r"(?:(?:key |priority )?(?:recommendation|action|area for (?:priority action|improvement|development)|cause of concern)s? ?\(?\d{0,2}\)?)\s?(?:[:.]|-)\s+|r\d{1,2}(?:\s?(?:[:.]|-)\s+|\s+)"
)
_ASIDE = re.compile(r", (?:while|whilst|although|though|which|as) ")  # what an item only adds is no deed
_ENSURE = re.compile(r"(?:ensure|make sure|make certain|check|see to it) ")
# What is done about the areas, told as the last of them: "the Council already had work in hand on these".
_IN_HAND = re.compile(
    r"(?:the |all )?(?:[a-z]+ ){1,3}(?:already |now )*(?:had|has|have) (?:already |now )*(?:work|plans|actions?|steps) (?:already |now )*(?:in hand|in train|under ?way|in place|in progress)\b"
)
_BULLET = re.compile(r"o\s+(?=[A-Z])")
_TERM = re.compile(r"(?:immediately|(?:with)?in [a-z0-9]+ (?:days|weeks|months)|by [^:]{3,25}):\s*")
# "By 31 March 2023 the service should:"
_LEAD_TERM = re.compile(
    r"\b(?:within (?:the next )?[a-z0-9]+ (?:days|weeks|months)|by [^,:;.]{0,30}\b20\d\d)\b"
)
_ENDS_ITEMS = re.compile(
    r"(?:no|none)\b|(?:it was )?(?:resolved|agreed|recommended|decision)\b|that\b|the (?:chair|committee|panel|board|cabinet)\b|(?:members|councillors?|questions|in )\b|\w+ (?:members|councillor)"
)
_ENDS_MODAL = re.compile(r"\b(?:should|must|to)[\s:;,-]*$")


def items_below(
    page: Page, unit: Unit, words: str, used: set[int], *, opened: bool = False, headed: bool = False
) -> list[Piece]:
    """The items of the list below a unit; marks the units they use.

    `opened`, `headed`: the unit is known to lead in to a list, or to head one or paragraphs that each tell one thing.
    """
    opens = (
        opened
        or headed
        or ENDS_OPEN.search(words)
        or (
            page.children(unit)
            and (
                is_heading(page, unit)
                or re.search(
                    r"(?:follow|below|were|are|includ\w+|as areas (?:for|of) [a-z ]{4,30})\W*$", words
                )
            )
        )
    )
    if not opens:
        return []
    children = [c for c in page.children(unit) if c.section == unit.section]
    children = children or (_paragraphs(page, unit, words) if headed else []) or _plain_items(page, unit)
    found: list[Piece] = []
    term = _LEAD_TERM.search(words)
    for child in children:
        block = page.block_units(child.block)
        grand = page.children(block[-1])
        leads = grand and ENDS_OPEN.search(page.words(block[-1]))
        if not leads and _ENDS_MODAL.search(page.words(child)):
            continue
        for item in grand if leads else [child]:
            used.update(u.index for u in page.block_units(item.block))
            found += _item(page, item, term.group() if term else None)
    return found


def _item(page: Page, item: Unit, lead_term: str | None) -> list[Piece]:
    """One list item, its label and term left out of the text; a due date is still read from the term.

    `lead_term`: the term that the lead-in gives for all items.
    """
    start, end = item.start, _end_of_item(page, item)
    if bullet := _BULLET.match(page.text, start, end):
        start = bullet.end()
    if heads_table(page, item):
        return []
    label = _LABEL.match(page.folded, start, end)
    start = label.end() if label else start
    aside = _ASIDE.search(page.folded, start, end)
    ordered = _ENSURE.match(page.folded, start, end)  # "ensure that plans are in place" tells of no deed
    deed = not ordered and patterns("action_taken", "sentences").search(
        page.folded, start, aside.start() if aside else end
    )
    if deed or _IN_HAND.match(page.folded, start, end) or _CUT_SHORT.search(page.folded, start, end):
        return []
    term = _TERM.match(page.folded, start, end)
    p = piece(
        page,
        KIND,
        term.end() if term else start,
        end,
        "listed_below",
        due_words=term.group() if term else lead_term,
    )
    return [p] if p else []


def _end_of_item(page: Page, item: Unit) -> int:
    """Where a list item ends: with its block, or before the sentence that tells what somebody said of it."""
    end = item.end
    for unit in page.block_units(item.block):
        if unit.index > item.index:
            if _TOLD.match(page.words(unit)):
                break
            end = unit.end
    return end


def _plain_items(page: Page, unit: Unit) -> list[Unit]:
    """Short paragraphs without markers right below a lead-in."""
    items: list[Unit] = []
    kind = (False, False)  # labelled, begins with a capital
    for after in page.after(unit):
        if not after.first:
            continue
        words = page.words(after)
        labelled = bool(_LABEL.match(words) or _TERM.match(words))
        if items and (labelled, page.text[after.start].isupper()) != kind:
            break
        kind = (labelled, page.text[after.start].isupper())
        leads_on = words.endswith(":") and not (labelled or _LEAD_TERM.search(words))
        if after.section != unit.section or after.marker or len(words) > 260 or leads_on:
            break
        if items and words.endswith(".") and page.text[after.start].islower() and not _TOLD.match(words):
            items.append(after)  # the last of "a / b / c."
            break
        if not labelled and (
            _ENDS_ITEMS.match(words)
            or (words.endswith(".") and not items and len(words) > 140)
            or (items and words.endswith(".") and page.words(items[-1])[-1:] not in ".;")
        ):
            break
        if not labelled and _TOLD.match(words):
            break
        if len(items) > 1 and not labelled and _closes(page, items):
            break
        items.append(after)
    return items if len(items) > 1 else []


def _closes(page: Page, items: list[Unit]) -> bool:
    """Whether the last item ends the list: with a stop, after items that ended with none."""
    return page.folded[items[-1].end - 1] == "." != page.folded[items[-2].end - 1]


def _paragraphs(page: Page, head: Unit, words: str) -> list[Unit]:
    """The paragraphs right below a heading; one where it heads a single thing, else two or more."""
    found: list[Unit] = []
    single = _SINGLE.match(words) is not None
    for after in page.after(head):
        if not after.first:
            continue
        told, end = page.words(after), page.block_units(after.block)[-1].end
        if after.section != head.section or after.marker or end - after.start > _LONGEST:
            break
        if _ENDS_ITEMS.match(told) or _TOLD.match(told) or page.text[end - 1] not in _STOPS:
            break
        found.append(after)
        if single or page.text[end - 1] in _CLOSING:
            break
    return found if single or len(found) > 1 else []
