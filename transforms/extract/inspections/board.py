"""The review of the safeguarding board made beside an inspection: opened with it, and dated like it."""

from __future__ import annotations

import re
from functools import cache, partial

from transforms.extract import vocabulary
from transforms.extract.inspections import dating
from transforms.extract.inspections import events as told
from transforms.extract.inspections.entities import Entity
from transforms.extract.inspections.register import Register
from transforms.extract.mentions import bodies, dates_of
from transforms.text import fold

# "Inspection of children's services and review of the LSCB": two of them.
_BOARD = "|".join(vocabulary.subject("safeguarding_board").bodies)
WITH_BOARD = re.compile(
    r"(?:inspections?|sif|care leavers|framework|services for children in need of help and protection)\b[^.:]{0,120}?(?: and|&|;) (?:the |a )?"
    rf"(?:review of (?:the )?)?(?:effectiveness of (?:the )?)?(?:[a-z]+ ){{0,3}}(?:{_BOARD})(?! (?:annual|business|partners|meeting))"
)


def board_beside(register: Register, inspection: Entity, span: tuple[int, int]) -> None:
    """Open the review of the safeguarding board that was made beside an inspection."""
    if any(e.subject == "safeguarding_board" for e in register.entities):
        return
    review = vocabulary.framework("lscb_review")
    board = register.open("safeguarding_board", review, inspection.authority, span, "beside")
    board.asserted = inspection.asserted


def share_dates(register: Register) -> None:
    """A review of the Board beside an inspection has its dates, where a sentence or the title tells of both."""
    told_of = cache(partial(_told_beside_board, register))
    for board in register.entities:
        if board.subject == "safeguarding_board" and board is not register.main:
            with_dates = board.rule == "beside" and _told_with_dates(register, board)
            beside = _opened_beside(register, board) if with_dates else told_of()
            if beside and not board.ended:
                board.started, board.ended = beside.started, beside.ended
                board.published = board.published or (beside.published if with_dates else None)
            elif beside and not beside.ended:
                beside.started, beside.ended = board.started, board.ended
                beside.published = beside.published or board.published


def _told_with_dates(register: Register, board: Entity) -> bool:
    """Whether the title that names the Board, or its sentence or the next, gives days on site."""
    page = register.page
    title = page.document.title or ""
    if dating.title_dates(title, fold(title)):
        return True
    own = page.unit_at(board.start)
    return own is not None and any(
        dating.date_role(page, unit, when, unit.start) == "on_site"
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
        if named and (told.at_once(page.words(unit)) or (here and dates_of(page, unit))):
            return last if last and _is_of_services(last) else None
    return None
