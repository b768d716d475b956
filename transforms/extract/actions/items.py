"""Which items yield actions: those about an inspection, a review or the plan that followed (contract, section 4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from transforms.extract.about import ABOUT
from transforms.extract.actions.spans import patterns
from transforms.text import fold

if TYPE_CHECKING:
    from transforms.extract.inspections.find import Entity
    from transforms.extract.topic import Topic
    from transforms.extract.units import Page

# What answers an inspection, though the item's text names it once only.
_PLAN_IN_TITLE = re.compile(r"\b(?:action|improvement|recovery|delivery) plan\b")
_OPENING = 1000  # characters that tell what an item is about
_SHORTEST_SENTENCE = 25  # characters; what is shorter is a label or a name
_FIRST_SENTENCES = 2  # that tell what an item is about
# A title that is the name of an inspectorate and no more: what it is, or does, may be told.
_ONLY_NAMES = re.compile(
    r"\W*(?:(?:the |update (?:from|on) (?:the )?|presentation (?:by|from|on) (?:the )?)?"
    r"(?:care quality commission|ofsted|cqc|hmicfrs|hmip|estyn|care inspectorate wales|ciw|regulator of social housing)(?: update| presentation)?\W*)+"
)
# "rated good at its last inspection", "councils with outstanding Ofsted status": what it was, told of something else
_LOOKS_BACK = re.compile(
    r"\b(?:during|at|in|since|from|by) (?:the|its|their|our|an?) (?:last|previous|earlier) (?:[a-z0-9]+ ){0,3}inspections?\b|\bofsted (?:status|rating|grade)s?\b"
)
# Who came, or what they left: told of without the inspection's name.
_BY_INSPECTORS = re.compile(r"\binspectors\b|\b(?:warning|improvement) notice\b")


def is_ours(page: Page, topic: Topic, entities: list[Entity]) -> bool:
    """Whether an item is about an inspection, a review or the plan that followed."""
    if topic.preparing and not any(e.graded or e.day for e in entities):
        return False
    title = fold(page.document.title or "")
    if topic.in_title:
        return bool(entities) or not _ONLY_NAMES.fullmatch(title)
    if patterns("items", "other_titles").search(title):
        return False
    opening = f"{title}\n{page.folded[:_OPENING]}"
    if patterns("items", "after_inspection").search(opening):
        return True
    came = any(e.graded or len(e.day or "") > len("2035") for e in entities)
    if not (entities and (topic.in_opening or (came and _BY_INSPECTORS.search(opening)))):
        return False
    return _PLAN_IN_TITLE.search(title) is not None or not _is_by_the_way(page, came)


def _is_by_the_way(page: Page, came: bool) -> bool:
    """Whether inspections are spoken of in one sentence alone, and none of the first, or only as what a service once got.

    `came`: the page tells a grade or a day of one, so that what inspectors did or left tells of it, too.
    The item is then about something else. So it was in 10 of 11 items with one such sentence of the labelled pages.
    """
    sentences = [unit for unit in page.units if unit.end - unit.start > _SHORTEST_SENTENCE]
    telling = [
        n
        for n, unit in enumerate(sentences)
        if page.search(ABOUT, unit) or (came and _BY_INSPECTORS.search(page.words(unit)))
    ]
    looks_back = all(_LOOKS_BACK.search(page.words(sentences[n])) for n in telling)
    return looks_back or (len(telling) == 1 and telling[0] >= _FIRST_SENTENCES)
