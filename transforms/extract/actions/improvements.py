"""Areas for improvement: what the inspectors said must improve, one for each item of the list."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms import sieve
from transforms.extract.actions.needs import needs_in_sentence
from transforms.extract.actions.on_line import items_on_line, named_on_line
from transforms.extract.actions.spans import Piece, patterns, piece
from transforms.extract.actions.tables import heads_table
from transforms.extract.units import Page, Unit

_CLOSED = {"reasons", "end", "fields", "links", "recommendation"}
_KIND = "area_for_improvement"
_NEAR = 4  # units behind a list in which a further lead-in goes on with it
# The lists of words by which a sentence, or the one before it, tells what must improve.
_TELLING = (
    "leads",
    "weak_leads",
    "told_by_it",
    "told",
    "ordered",
    "announces",
    "announces_orders",
    "sentences",
    "list_givers",  # any list of orders near a mention of inspectors
)
_ENDS_OPEN = re.compile(
    r"(?::|:?-|\bi\.?e\.?:?|\b(?:should|must|to|that|improve|namely|viz|as follows|including)|\bincluded?;)(?<!\d to)[\s:;,-]*$"
)
_FEWEST_ORDERS = 2
# What a body "must" do is required of it, and no area.
_ORDERS = re.compile(
    r"^[^.;:]{0,120}?\b(?:must (?:improve|be (?:better|improved))|should|needs? to|needed to|has to|have to|had to)\b"
)
_BROKEN_OFF = re.compile(r"\b(?:to|of|and|the|at|in|by|with)$")  # a line that its saver broke at a width
_ENDS_MODAL = re.compile(r"\b(?:should|must|to)\W*$")
_ENDS_WERE = re.compile(r"\b(?:were|are|below|as follows)\W*$")
# What an announced list tells is then what went well: "progress in five of the areas of concern. These were:"
_PROGRESSED = re.compile(
    r"\b(?:had|has|have) made (?:significant|sufficient|good|strong|substantial|reasonable|clear) progress\b"
)
_FILE = sieve.compile(r"\bpdf (?:icon )?(?:pdf )?\d")
# A paragraph that tells what was said, beside short ones that are a list without markers.
_TOLD = re.compile(
    r"(?:the |an? )?(?:[\w'&/()-]+ ){1,20}?(?:was|were) (?:attached|appended|set out|circulated)\b|(?:the |an? )?(?:[\w'&/()-]+ ){1,8}?(?:stated|recalled|said|asked|advised|explained|noted|reported|commented|confirmed|queried)\b"
)
_CUT_SHORT = re.compile(r"(?:\.\.\.|…)\W*$")
# A label or a term before an item: "Priority action 1 - ", "R2. ", "Within three months: ".
_LABEL = re.compile(
    r"(?:(?:key |priority )?(?:recommendation|action|area for (?:priority action|improvement|development)|cause of concern)s? ?\(?\d{0,2}\)?)\s?(?:[:.]|-)\s+|r\d{1,2}(?:\s?(?:[:.]|-)\s+|\s{2,})"
)
_OWN_LABEL = re.compile(
    r"(?:priority action|area for (?:priority action|improvement|development)) ?\d{0,2}\s?(?:[:.]|-)\s+"
)
_ASIDE = re.compile(r", (?:while|whilst|although|though|which|as) ")  # what an item only adds is no deed
_ENSURE = re.compile(r"(?:ensure|make sure|make certain|check|see to it) ")
_BULLET = re.compile(r"o\s+(?=[A-Z])")
_TERM = re.compile(r"(?:immediately|(?:with)?in [a-z0-9]+ (?:days|weeks|months)|by [^:]{3,25}):\s*")
# "By 31 March 2023 the service should:"
_LEAD_TERM = re.compile(
    r"\b(?:within (?:the next )?[a-z0-9]+ (?:days|weeks|months)|by [^,:;.]{0,30}\b20\d\d)\b"
)
_TERM_IN = re.compile(r"\b(?:within|inside) (?:the next )?[a-z0-9]+ (?:days|weeks|months)\b")
_ENDS_ITEMS = re.compile(
    r"(?:it was )?(?:resolved|agreed|recommended|decision)\b|that\b|the (?:chair|committee|panel|board|cabinet)\b|(?:members|councillors?|questions|in )\b|\w+ (?:members|councillor)"
)
# What makes a list of what "recommendations" and other weak words lead in to.
_LISTS = re.compile(
    r":(?!\d)|\bnamely\b|\b(?:were|was|are|is) (?:that|to)\b|\b(?:should|to|that|-)\W*$|\(a\)|\ba\) "
)


def find_improvements(page: Page) -> list[Piece]:
    """All areas for improvement of a document."""
    found: list[Piece] = []
    used: set[int] = set()
    last_used = -_NEAR
    telling = page.passing_any(*(patterns("improvement", name) for name in _TELLING))
    for unit in page.units:
        if unit.section in _CLOSED or unit.index in used:
            continue
        words = page.words(unit)
        if (
            telling.isdisjoint((unit.index - 1, unit.index))
            and not _OWN_LABEL.match(words)
            and unit.index - last_used >= _NEAR
        ):
            continue  # nothing here or right before
        if page.search(_FILE, unit):  # a title, as agendas print them
            continue
        if unit.first and (label := _OWN_LABEL.match(words)) and len(words) > label.end() + 8:
            found += _pieces(page, [(unit.start + label.end(), unit.end)], "labelled")
            continue
        lead = _lead(page, unit, words) or _lead_to_orders(page, unit, words)
        goes_on = unit.index - last_used < _NEAR and _ENDS_MODAL.search(words) is not None
        if lead is None and _announced(page, unit, words) and (named := named_on_line(page, unit, words)):
            found += _pieces(page, named, "listed_on_line")
            continue
        if lead is None and not goes_on:
            found += _pieces(page, needs_in_sentence(page, unit, words), "needs_improving_in_sentence", unit)
            continue
        items = _items_below(page, unit, words, used)
        last_used = max(used, default=last_used)
        if not items and lead is not None:
            items = _pieces(page, items_on_line(page, unit, words, lead), "listed_on_line", unit)
            items = items or _pieces(
                page, needs_in_sentence(page, unit, words), "needs_improving_in_sentence", unit
            )
        found += items
    return found


def leads_improvements(page: Page, unit: Unit) -> bool:
    """Whether a unit leads in to a list of what must improve."""
    return _lead(page, unit, page.words(unit)) is not None


def _pieces(page: Page, spans: Iterable[tuple[int, int]], rule: str, unit: Unit | None = None) -> list[Piece]:
    """The pieces at the spans; those of one sentence take the term that it gives before the first of them."""
    found: list[Piece] = []
    term: str | None = None
    for start, end in spans:
        if unit and not found and (told := _TERM_IN.search(page.folded, unit.start, start)):
            term = told.group()
        own = f"{page.text[start:end]} {term}" if term else None
        if p := piece(page, _KIND, start, end, rule, due_words=own):
            found.append(p)
    return found


def _lead(page: Page, unit: Unit, words: str) -> re.Match[str] | None:
    """The words that lead in to what must improve, in the unit or in the one that it refers back to."""
    heads = bool(page.children(unit)) and (_is_heading(page, unit) or _ENDS_WERE.search(words) is not None)
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


def _lead_to_orders(page: Page, unit: Unit, words: str) -> re.Match[str] | None:
    """The end of any lead-in near a mention of inspectors, where each item below says that something must be done."""
    children = page.children(unit)
    if len(children) < _FEWEST_ORDERS or not all(_ORDERS.search(page.words(child)) for child in children):
        return None
    opens = _ENDS_OPEN.search(words)
    near = page.units[max(unit.index - 1, 0) : unit.index + 1]
    required = any(page.search(patterns("improvement", "required_by"), one) for one in near)
    return opens if not required and any(_names_inspectors(page, one) for one in near) else None


def _names_inspectors(page: Page, unit: Unit) -> bool:
    return page.search(patterns("improvement", "list_givers"), unit) is not None


def _announced(page: Page, unit: Unit, words: str) -> bool:
    """Whether the sentence before, in the same paragraph, says that there are areas for improvement."""
    before = page.units[unit.index - 1] if unit.index else None
    if before is None or before.block != unit.block:
        return False
    # "The others were to ...": the sentence before told of recommendations, and listed none.
    return _lead_in(page, before, whole=words.startswith(("the ", "among"))) is not None


def _is_heading(page: Page, unit: Unit) -> bool:
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


# -- lists below -----------------------------------------------------------------------------------------------------


def _items_below(page: Page, unit: Unit, words: str, used: set[int]) -> list[Piece]:
    opens = _ENDS_OPEN.search(words) or (
        page.children(unit)
        and (
            _is_heading(page, unit)
            or re.search(r"(?:follow|below|were|are|includ\w+|as areas (?:for|of) [a-z ]{4,30})\W*$", words)
        )
    )
    if not opens:
        return []
    children = [c for c in page.children(unit) if c.section == unit.section] or _plain_items(page, unit)
    found: list[Piece] = []
    term = _LEAD_TERM.search(words)
    for child in children:
        block = page.block_units(child.block)
        grand = page.children(block[-1])
        leads = grand and _ENDS_OPEN.search(page.words(block[-1]))
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
    if deed or _CUT_SHORT.search(page.folded, start, end):
        return []
    term = _TERM.match(page.folded, start, end)
    p = piece(
        page,
        _KIND,
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
