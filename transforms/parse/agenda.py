"""Where the items of a meeting's agenda begin: at the site's anchors, else at their numbers, else at their titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from transforms.dates import DATE
from transforms.parse.frame import clean_title, words
from transforms.parse.source import Source
from transforms.text import fold, squeeze

_DESCRIPTION = re.compile(r"(?<=\w)[ \u00a0](?=To [a-z]+ )")
# "14  (14) INSPECTIONS OF SCHOOLS – The Director": number, number on the agenda, title in capitals, minutes
_IN_CAPITALS = re.compile(
    r"\d{1,3}[ \u00a0]+(?:\(\d{1,3}\)[ \u00a0]+)?[A-Z][^a-z\n]{8,220}?[ \u00a0][–—-][ \u00a0]+(?=[A-Z][a-z]|A )"
)
_FILE = re.compile(r"\bpdf \d|\d [km]b$|, item \d+$")
_PAPER = re.compile(r", item \d")  # behind a paper's name: of which item it is
_LISTED = {"no. item", "no item", "item no. item", "note no. item"}  # the heads of the columns of items
_PAPERS = ("additional documents", "supporting documents")
_FILES = 8  # lines of files between an item's title and its minutes
_WITHHELD = 2  # numbers that an agenda can skip: items that are not published
_LONGEST_TITLE = 220  # characters
_LAST_NUMBER = 999  # that the first item of a meeting can have, where a year's minutes are numbered through
_PAST_LIMBS = 10  # a number that the limbs of a resolution do not come to
# "7.", "12a", "862.", "CSP.47": some number a committee's minutes under its letters.
ITEM_NUMBER = re.compile(
    r"^(?:[A-Z]{2,5}[./]? ?(?=\d))?(?P<number>\d{1,3})(?P<letter>[A-Za-z]?)[.:)]?[\s\u00a0|]+(?=\S)"
)


def item_heads(page: Source) -> list[int]:
    """The blocks that begin an item: those with the site's anchor, and where some lack one those numbered or titled like items."""
    anchored = [i for i, block in enumerate(page.blocks) if block.start in page.anchors]
    numbered = list(_numbered(page))
    heads = anchored if len(anchored) >= len(numbered) else sorted({*anchored, *numbered})
    return heads or list(_titled(page))


def described(page: Source, index: int) -> int | None:
    """Where the text begins in a block that runs a title together with it ("The Plan To note ...", "7 (7) THE PLAN – The Director")."""
    block, after = page.blocks[index], page.blocks[index + 1 : index + 2]
    if capitals := _IN_CAPITALS.match(page.text, block.start, block.end):
        return capitals.end()
    if not after or "\n" in page.text[block.end : after[0].start]:
        return None
    found = _DESCRIPTION.search(page.text, block.start, block.end)
    return found.end() if found else None


def _numbered(page: Source) -> Iterator[int]:
    """Blocks that begin an agenda item: numbered in sequence and shaped like a title, not like a sentence or limb."""
    last = 0
    for index in range(page.frame.content, len(page.blocks)):
        number = ITEM_NUMBER.match(page.line(index))
        if number is None or DATE.match(fold(page.line(index))):
            continue
        block = page.blocks[index]
        line = squeeze(page.text[block.start : described(page, index) or block.end])
        value, title = int(number["number"]), line[number.end() :]
        headed = _heads_minutes(page, index)
        follows = (
            value == last + 1 or (last == 0 and value <= _LAST_NUMBER) or (value == last and number["letter"])
        )
        follows = follows or (headed and last < value <= last + _WITHHELD + 1)
        alone = (
            "\n" in page.text[block.start : block.start + len(number[0]) + 1]
        )  # in a cell or line of its own
        row = ("|" in number[0] and _runs_on(page, index)) or _IN_CAPITALS.match(
            page.text, block.start, block.end
        )
        shaped = headed and len(title) < _LONGEST_TITLE
        goes_on = last >= _PAST_LIMBS and value == last + 1
        in_list = not goes_on and _in_a_list(page, index)
        if follows and (row or shaped or (_is_title(title, alone=alone) and not in_list)):
            last = value
            yield index


def _titled(page: Source) -> Iterator[int]:
    """Blocks below "No. Item" that are titles though their numbers are lost: with a file behind, or of an item that every meeting has."""
    lines = range(page.frame.content, len(page.blocks))
    listed = next((i for i in lines if fold(page.line(i)).strip(" .:") in _LISTED), len(page.blocks))
    for index in range(listed + 1, len(page.blocks)):
        raw = page.line(index)
        title = clean_title(raw) or ""
        has_file = title != squeeze(raw) and not _PAPER.search(title)
        if has_file or fold(title).rstrip(" .:") in words().standing_items:
            yield index


def _heads_minutes(page: Source, index: int) -> bool:
    """Whether the label of the item's minutes or decision stands below it, or below its files.

    Then it is a title however it is put: "Urgent items.", "To approve the minutes".
    """
    for after in range(index + 1, min(index + 2 + _FILES, len(page.blocks))):
        line = fold(page.line(after)).strip(" .:-")
        if words().sections.get(line) in {"minutes", "decision"}:
            return True
        if line not in {"", *_PAPERS} and not _FILE.search(line):
            return False
    return False


def _runs_on(page: Source, index: int) -> bool:
    """Whether a row goes on with its minutes on the same line: "4. | The Plan Details of it. Minutes: Noted. |"."""
    block, after = page.blocks[index], page.blocks[index + 1 : index + 2]
    on_line = bool(after) and "\n" not in page.text[block.end : after[0].start]
    return on_line and fold(page.line(index + 1)).rstrip(": ") in words().sections


def _is_title(raw: str, *, alone: bool) -> bool:
    """Whether what follows a number reads like a title; one that starts with "To" only where the number stands alone."""
    title = clean_title(raw) or ""
    if title != squeeze(raw):
        return True  # a file icon and size stood behind it
    looks = 0 < len(title) < _LONGEST_TITLE and title[0].isupper() and not title.endswith((".", ";", ","))
    return looks and not title.startswith("That " if alone else ("That ", "To "))


def _in_a_list(page: Source, index: int) -> bool:
    """Whether the block before leads into a list ("RESOLVED: That")."""
    before = page.line(index - 1).lower() if index else ""
    if before.startswith(("resolved", "agreed", "that ")) and not before.endswith("."):
        return True
    return before.endswith(":") and before.rstrip(":").strip() not in {"items", "no. item", "minutes"}


def runs(heads: Iterable[int], stop: int) -> Iterator[tuple[int, int]]:
    """Each head with the block that its part stops before: the next head, or `stop`."""
    yield from pairwise([*heads, stop])
