"""Areas for improvement: what the inspectors said must improve, one for each item of the list."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms import sieve
from transforms.extract.actions.below import KIND, items_below
from transforms.extract.actions.counted import counted_off
from transforms.extract.actions.leads import (
    announced,
    heads_improvements,
    lead_of,
    lead_to_orders,
    opens_list,
    wanting_lead,
)
from transforms.extract.actions.needs import needs_in_sentence
from transforms.extract.actions.on_line import items_on_line, named_on_line
from transforms.extract.actions.spans import Piece, patterns, piece
from transforms.extract.units import Page, Unit

_CLOSED = {"reasons", "end", "fields", "links", "recommendation"}
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
    "wanting",
    "headings",
    "announces_count",
    "list_givers",  # any list of orders near a mention of inspectors
)
_ENDS_MODAL = re.compile(
    r"\b(?:should|must|(?<!relation )(?<!regard )(?<!response )(?<!respect )(?<!reference )to)\W*$"
)
_FILE = sieve.compile(r"\bpdf (?:icon )?(?:pdf )?\d")
_OWN_LABEL = re.compile(
    r"(?:priority action|area for (?:priority action|improvement|development)) ?\d{0,2}\s?(?:[:.]|-)\s+"
)
# "no significant weaknesses were found", "what needed improving": nothing that is named
_NO_AREA = re.compile(
    r"no (?:\w+ ){1,5}(?:was|were|had|has|have)\b|(?:may|might|could)\b(?: \w+){0,2} improv\w+\W*$|[^.;,]{0,50}\b(?:what|which|that) (?:\w+ )?improv\w+\W*$"
)
_TERM_IN = re.compile(r"\b(?:within|inside) (?:the next )?[a-z0-9]+ (?:days|weeks|months)\b")


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
        if counted := counted_off(page, unit):
            used.update(u.index for u, _ in counted)
            found += _pieces(page, [span for _, span in counted], "counted_off")
            continue
        lead = lead_of(page, unit, words) or lead_to_orders(page, unit, words)
        headed = heads_improvements(page, unit, words)
        wants = lead is None and wanting_lead(page, unit, words)
        goes_on = unit.index - last_used < _NEAR and _ENDS_MODAL.search(words) is not None
        if lead is None and announced(page, unit, words) and (named := named_on_line(page, unit, words)):
            found += _pieces(page, named, "listed_on_line")
            continue
        if lead is None and not (goes_on or headed or wants):
            found += _pieces(page, needs_in_sentence(page, unit, words), "needs_improving_in_sentence", unit)
            continue
        items = items_below(
            page, unit, words, used, opened=wants or (lead is not None and opens_list(words)), headed=headed
        )
        last_used = max(used, default=last_used)
        if not items and lead is not None:
            items = _pieces(page, items_on_line(page, unit, words, lead), "listed_on_line", unit)
        if not items:
            items = _pieces(page, needs_in_sentence(page, unit, words), "needs_improving_in_sentence", unit)
        found += items
    return found


def _pieces(page: Page, spans: Iterable[tuple[int, int]], rule: str, unit: Unit | None = None) -> list[Piece]:
    """The pieces at the spans; those of one sentence take the term that it gives before them."""
    found: list[Piece] = []
    term: str | None = None
    edge = unit.start if unit else 0
    for start, end in spans:
        if unit and (told := _TERM_IN.search(page.folded, edge, start)):
            term = told.group()
        edge = end
        own = f"{page.text[start:end]} {term}" if term else None
        p = piece(page, KIND, start, end, rule, due_words=own)
        if p and not _NO_AREA.match(page.folded, p.start, p.end):
            found.append(p)
    return found
