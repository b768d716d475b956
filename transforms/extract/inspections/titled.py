"""The inspection that an item's title is about, opened before the text is read."""

from __future__ import annotations

import re

from transforms.extract import vocabulary
from transforms.extract.inspections import events as told
from transforms.extract.inspections.board import WITH_BOARD, board_beside
from transforms.extract.inspections.date_role import title_dates
from transforms.extract.inspections.register import Register
from transforms.extract.mentions import inspectorates, without_inspectorates
from transforms.extract.names import names_in_title
from transforms.extract.topic import heading
from transforms.text import fold

_ABBREVIATED = re.compile(r"\b(?:ofsted|cqc|hmic(?:frs)?|hmip?|estyn|ciw|the|update|(?:his|her) majesty's)\b")
_NOUN_IN_TITLE = re.compile(r"inspect|visit|ilac|jtai|peel|peer|review|assessment|judge?ment|letter")
_INSPECTION_IN_TITLE = re.compile(
    r"inspect|ofsted|ilac|jtai|visit|peer|hmic|hmip|estyn|cqc|care quality|peel|assessment|review|judge?ment|annual (?:performance )?rating|services (?:annual )?rating"
)
# Services of a council that are inspected apart from each other.
_OF_COUNCILS = {"childrens_services", "youth_justice", "area_send"}


def open_titled(register: Register) -> bool:
    """Open what the title is about; every later mention without a name of its own joins it.

    True where the title dates it.
    """
    page, topic = register.page, register.topic
    title = heading(page)
    folded = fold(title)
    if topic.preparing or not topic.in_title or not _INSPECTION_IN_TITLE.search(folded):
        return False
    if re.search(r"\binspections\b", folded) and not _names_body(folded):
        return False  # "External inspections, reviews and audits"
    if not _ABBREVIATED.sub("", without_inspectorates(folded)).strip(" -:()&,."):
        return False  # the inspectorate's name, and no more
    visit = topic.framework is not None and topic.framework.visit
    if visit and not _NOUN_IN_TITLE.search(folded):
        return False  # "Ofsted update": of what, the text tells
    at = page.text.find(title)
    span = (at, at + len(title)) if at >= 0 else (0, 0)
    main = register.open(topic.subject, topic.framework, topic.authority, span, "title")
    main.asserted = told.title_tells(folded)
    register.main = main
    main.name = name_in_title(title) if vocabulary.subject(main.subject).named else None
    review = vocabulary.framework("lscb_review")
    if main.subject == "childrens_services" and (
        re.search(review.names[0], folded) or WITH_BOARD.search(folded)
    ):
        board_beside(register, main, span)
    _open_beside(register, folded, span)
    dates = title_dates(title, folded)
    for role, when in dates:
        register.date(main, role, when)
        main.tentative = role == "on_site" and not when.has_day
    return bool(dates)


def _open_beside(register: Register, title: str, span: tuple[int, int]) -> None:
    """The inspections of a council's other services that a title names beside: "Inspections of Children's Services and the YOS"."""
    main = register.main
    several = "inspections" in title or title.count("inspection") > 1
    if main is None or vocabulary.subject(main.subject).named or not several:
        return
    for code in dict.fromkeys(m.lastgroup or "" for m in vocabulary.topic_pattern().finditer(title)):
        if code in _OF_COUNCILS - {main.subject}:
            beside = register.open(code, None, main.authority, span, "title")
            beside.asserted = main.asserted


def name_in_title(title: str) -> str | None:
    """The name of the one body that a title is about; "OFSTED OUTCOMES" is none."""
    names = names_in_title(title)
    if len(names) != 1 or inspectorates(fold(names[0].text), 0, len(names[0].text)):
        return None
    return names[0].text


def _names_body(title: str) -> bool:
    """Whether a title names an inspectorate, or what was inspected."""
    return bool(
        inspectorates(title, 0, len(title))
        or vocabulary.framework_pattern().search(title)
        or vocabulary.topic_pattern().search(title)
    )
