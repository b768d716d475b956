"""The review of the safeguarding board made beside an inspection: opened with it, and dated like it."""

from __future__ import annotations

import re
from functools import cache, partial

from transforms import sieve
from transforms.extract import vocabulary
from transforms.extract.inspections import events as told
from transforms.extract.inspections.date_role import date_role, title_dates
from transforms.extract.inspections.entities import Entity
from transforms.extract.inspections.register import Register
from transforms.extract.mentions import bodies, dates_of
from transforms.extract.units import Page, Unit
from transforms.text import fold

# "Inspection of children's services and review of the LSCB": two of them.
_BOARD = "|".join(vocabulary.subject("safeguarding_board").bodies)
WITH_BOARD = re.compile(
    r"(?:inspections?|sif|care leavers|framework|services for children in need of help and protection)\b[^.:]{0,120}?(?: and|&|;) (?:the |a )?"
    rf"(?:review of (?:the )?)?(?:effectiveness of (?:the )?)?(?:[a-z]+ ){{0,3}}(?:{_BOARD})(?! (?:annual|business|partners|meeting))"
)
# "the Children's Services and LSCB - Ofsted | SIF | report"
BOARD_BEFORE = re.compile(
    rf"children's (?:social )?(?:care|services) and (?:the )?(?:{_BOARD})(?: \([a-z]+\))?[ -–:]+(?:ofsted )?$"
)
# "the two reports had been published on 2 July", "on which day it was published with the review of the Board"
_CAME_OUT = r"(?:were|had been|was|came) (?:then |also |each |both |subsequently )?(?:published|released|issued|out|made public)\b"
_IN_ONE = sieve.compile(
    rf"\b(?:both|two)\b(?: of)?(?: the| these)?(?: [a-z]+)? (?:reports|documents|letters)\b[^.;]{{0,60}} {_CAME_OUT}"
    rf"|\b(?:{_BOARD}|board)\b[^.;]{{0,120}}\bin (?:the|that|one|a) (?:same |single |joint )?(?:inspection )?(?:report|document|publication)\b(?<! the report)(?<! a report)(?<! the document)(?<! a document)"
    rf"|\b(?:both|each)(?: of (?:them|these|the (?:two )?reports))? {_CAME_OUT}"
    r"|\b(?:published|released|issued)\b[^.;]{0,30}\b(?:both (?:reports|documents)|the two reports)\b"
    rf"|\b(?:published|released|issued)\b[^.;]{{0,80}}\b(?:(?:together|along|alongside|combined) (?:with )?|with )(?:the |its |that )?(?:review|report) (?:of|on) (?:the )?(?:effectiveness of (?:the )?)?(?:[a-z]+ ){{0,3}}(?:{_BOARD}|board)\b"
    r"|\b(?:ofsted|ofsted's|inspection|inspectors') reports (?:of|dated|published on)\b(?! (?:schools|homes))"
)
# "This inspection found that services were inadequate, and that the Board was"
_FOUND_BOTH = re.compile(
    r"\b(?:this|that|the (?:same )?) ?(?:sif |ofsted )?inspection (?:had )?(?:also )?(?:found|judged|concluded)\b"
)
# "the LSCB had been reviewed at the same time", "inspectors had also looked at the effectiveness of the Board"
_WAS = r"(?: (?:also|too|itself|then))? (?:was|(?:had|has)(?: also| itself| then)? been)(?: (?:also|itself|then|separately))?"
_LOOKED = r"(?:reviewed|inspected|examined|assessed|evaluated|looked (?:at|into))"
_WAS_REVIEWED = sieve.compile(
    rf"\b(?:{_BOARD}|the board),?{_WAS} {_LOOKED}\b(?! by (?!ofsted|inspectors|the (?:same|inspectors|inspection)|nine|them))"
    rf"|\b(?:ofsted|inspectors|they|the team|the same team)(?: (?:had|have|has|also|then|had also))* {_LOOKED} (?:the )?(?:effectiveness of |work of |performance of )?(?:the )?(?:[a-z]+ ){{0,2}}?(?:{_BOARD}|board)\b"
    r"|\breview of (?:the )?(?:effectiveness of (?:the )?)?board\b"
)
_ALSO = re.compile(r"\b(?:also|too|as well|by (?:the same|ofsted|inspectors)|separately)\b")


def board_reviewed(register: Register, unit: Unit) -> None:
    """Open the review of the Board that a sentence tells of beside an inspection of services ("The LSCB was reviewed too")."""
    whole = _last_of_services(register)
    found = register.page.search(_WAS_REVIEWED, unit) if whole else None
    if whole is None or found is None:
        return
    words = register.page.words(unit)
    if told.at_once(words) or _ALSO.search(words):
        board_beside(register, whole, (unit.start + found.start(), unit.start + found.end()), "reviewed")


def _last_of_services(register: Register) -> Entity | None:
    return next((e for e in reversed(register.entities) if _is_of_services(e)), None)


def board_beside(register: Register, inspection: Entity, span: tuple[int, int], rule: str = "beside") -> None:
    """Open the review of the safeguarding board that was made beside an inspection."""
    if any(e.subject == "safeguarding_board" for e in register.entities):
        return
    review = vocabulary.framework("lscb_review")
    board = register.open("safeguarding_board", review, inspection.authority, span, rule)
    board.asserted = inspection.asserted


def share_dates(register: Register) -> None:
    """A review of the Board beside an inspection has its dates, where a sentence or the title tells of both."""
    told_of = cache(partial(_told_beside_board, register))
    in_one = cache(partial(_published_in_one, register.page))
    for board in register.entities:
        if board.subject == "safeguarding_board" and board is not register.main:
            opened_so = board.rule == "beside"
            with_dates = opened_so and _told_with_dates(register, board)
            beside = _opened_beside(register, board) if with_dates else told_of()
            if beside and not board.ended:
                board.started, board.ended = beside.started, beside.ended
            elif beside and not beside.ended:
                beside.started, beside.ended = board.started, board.ended
            whole = beside or (_opened_beside(register, board) if opened_so else None)
            if whole and (with_dates or in_one()):
                board.published = board.published or whole.published
                whole.published = whole.published or board.published


def _published_in_one(page: Page) -> bool:
    """Whether a sentence says that both reports came out together."""
    return any(page.search(_IN_ONE, unit) for unit in page.units)


def _told_with_dates(register: Register, board: Entity) -> bool:
    """Whether the title that names the Board, or its sentence or the next, gives days on site."""
    page = register.page
    title = page.document.title or ""
    if title_dates(title, fold(title)):
        return True
    own = page.unit_at(board.start)
    return own is not None and any(
        date_role(page, unit, when, unit.start) == "on_site"
        for unit in page.units[own.index : own.index + 3]
        for when in dates_of(page, unit)
    )


def _opened_beside(register: Register, board: Entity) -> Entity | None:
    """The inspection of children's services whose mention opened a review of the Board beside it."""
    told = (
        e for here in register.mentions.values() for at, e in here if at == board.start and e is not board
    )
    own = next(told, register.main)
    return own if own and _is_of_services(own) else None


def _is_of_services(entity: Entity) -> bool:
    return entity.family == "full" and entity.subject == "childrens_services"


def _told_beside_board(register: Register) -> Entity | None:
    """The inspection of children's services that a sentence tells of with the Board, or after which one names it."""
    page, last = register.page, register.main
    for unit in page.units:
        here = [e for _, e in register.mentions.get(unit.index, []) if _is_of_services(e)]
        last = here[-1] if here else last
        named = any(body.code == "safeguarding_board" for body in bodies(page, unit.start, unit.end))
        by_it = here and _FOUND_BOTH.search(page.words(unit))
        if named and (by_it or told.at_once(page.words(unit)) or (here and dates_of(page, unit))):
            return last if last and _is_of_services(last) else None
    return None
