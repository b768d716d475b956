"""Tables of agreed actions: columns of what is to be done, by whom and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.extract.actions.spans import Piece, patterns, piece
from transforms.extract.units import Page, Unit
from transforms.records import Block, BlockKind
from transforms.text import squeeze, strip_span

# Cells are parted by bars or tabs; in stripped copies by a run of spaces.
_CELL = re.compile(r"(?:(?![ \u00a0]{3})[^\t|]|\|(?! ))+")
_SPACED = re.compile(r"[ \u00a0](?<=\S[ \u00a0])[ \u00a0]{2,}\S")


def find_tabled(page: Page) -> list[Piece]:
    """The rows of tables with a column of actions (or of what must improve) and one of owners or dates."""
    found: list[Piece] = []
    columns: dict[str, int] = {}
    for index, block in enumerate(page.document.blocks):
        row = page.block_units(index) if _is_row(page, block) else []
        if not row:
            columns = {}
        elif not columns:
            columns = _columns(page, row)
        else:
            found += _told(page, _cells(page, row), columns)
    return found


def _is_row(page: Page, block: Block) -> bool:
    return block.kind is BlockKind.ROW or _SPACED.search(page.text, block.start, block.end) is not None


def _cells(page: Page, row: list[Unit]) -> list[tuple[int, int]]:
    spans = (strip_span(page.text, *m.span()) for m in _CELL.finditer(page.text, row[0].start, row[-1].end))
    return [(start, end) for start, end in spans if start < end]


def _columns(page: Page, row: list[Unit]) -> dict[str, int]:
    """Which column is which, by the heads; empty where they do not head a table of actions."""
    columns: dict[str, int] = {}
    for at, (start, end) in enumerate(_cells(page, row)):
        head = _folded(page, (start, end))
        for name in ("action", "improvement", "owner", "due", "status"):
            if patterns("table", name).fullmatch(head):
                columns.setdefault(name, at)
    told = "action" in columns or "improvement" in columns
    return columns if told and ("owner" in columns or "due" in columns) else {}


def heads_table(page: Page, unit: Unit) -> bool:
    """Whether a unit stands in the row of heads of such a table."""
    row = _is_row(page, page.document.blocks[unit.block])
    return row and bool(_columns(page, page.block_units(unit.block)))


def _folded(page: Page, cell: tuple[int, int]) -> str:
    return page.folded[slice(*cell)].strip(" *:")


def _told(page: Page, cells: list[tuple[int, int]], columns: dict[str, int]) -> Iterator[Piece]:
    """What a row tells is to improve, to be done or done; beside an action, what must improve has no owner or date."""
    if len(cells) <= max(columns.values()):
        return
    owner = squeeze(page.text[slice(*cells[columns["owner"]])]) if "owner" in columns else None
    due = f"by {page.text[slice(*cells[columns['due']])]}" if "due" in columns else None
    if "improvement" in columns and page.text[cells[columns["improvement"]][0]] != "(":
        alone = "action" not in columns
        if p := piece(
            page,
            "area_for_improvement",
            *cells[columns["improvement"]],
            "tabled",
            owner=owner if alone else None,
            due_words=due if alone else None,
        ):
            yield p
    if "action" not in columns:
        return
    status = _folded(page, cells[columns["status"]]) if "status" in columns else ""
    kind = "action_taken" if patterns("table", "done").fullmatch(status) else "undertaking"
    if p := piece(page, kind, *cells[columns["action"]], "tabled", owner=owner, due_words=due):
        yield p
