"""The frame of a page: which kind it is, and its fields.

All wordings are data: `vocabulary/frame.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

from transforms.dates import read_date
from transforms.records import Block, BlockKind, PageKind
from transforms.text import fold, squeeze
from transforms.vocabulary import read_vocabulary

_FILE_TAIL = re.compile(
    r"[\s\u00a0]*(?:\bpdf (?:icon|eicon)\b[\s\u00a0]*)?(?:PDF|DOCX?|XLSX?)[\s\u00a0]+[\d.,]+[\s\u00a0]*[KMG]B.*$",
    re.IGNORECASE | re.DOTALL,
)
_SIZE = re.compile(r"[\d.,][\s\u00a0]*[KMGkmg][Bb]")  # every such tail has one, few titles do
_CUT_SHORT = re.compile(r"view the full (?:minutes|agenda|decision) text for item")
_LONGEST_LABEL = 1000  # characters, however much white space a label and its value are printed with
_LONGEST_HEADING = 200  # characters
_TOP = 4  # blocks that the name and date of a meeting stand in, on sites that print no kind above them
_FEWEST_STANDING = 2  # standing items that tell the minutes of a whole meeting
_FIRST_BLOCKS = 30  # the kind's heading comes after the site's own banner and navigation, never far down


@dataclass(frozen=True, slots=True)
class FrameWords:
    """The wordings of frame.toml, folded."""

    kinds: Mapping[str, PageKind]
    addresses: Mapping[str, PageKind]
    sections: Mapping[str, str]
    fields: Mapping[str, str]
    title_labels: frozenset[str]  # lines above a title
    placeholders: frozenset[str]  # lines in a title's place
    measures: frozenset[str]  # words that a number at a title's start counts
    verbs: frozenset[str]  # words that make a line a sentence
    attendance: frozenset[str]  # labels of those present
    standing_items: frozenset[str]  # titles of items that every meeting has
    report_headings: frozenset[str]  # headings of a report that end its recommendations
    report_head: Mapping[str, str]  # labels of the lines that a report begins with
    open_ends: frozenset[str]  # words that no line ends with but one that was wrapped
    openers: tuple[str, ...]  # words in capitals that a new paragraph begins with


@dataclass(slots=True)
class Frame:
    """What the frame says of a page: its kind, where the content begins, its fields by name."""

    kind: PageKind
    content: int  # index of the first block after the kind's heading
    fields: dict[str, str] = field(default_factory=dict)


@cache
def words() -> FrameWords:
    """Read frame.toml once."""
    raw = read_vocabulary("frame.toml")
    return FrameWords(
        kinds={k: PageKind(v) for k, v in raw["kinds"].items()},
        addresses={k: PageKind(v) for k, v in raw["addresses"].items()},
        sections=raw["sections"],
        fields=raw["fields"],
        **{
            name: frozenset(raw["titles"][name])
            for name in ("title_labels", "placeholders", "measures", "verbs")
        },
        attendance=frozenset(raw["attendance"]),
        standing_items=frozenset(raw["standing_items"]),
        report_headings=frozenset(raw["report_headings"]),
        report_head=raw["report_head"],
        open_ends=frozenset(raw["wrapped"]["open_ends"]),
        openers=tuple(raw["wrapped"]["openers"]),
    )


def read_frame(text: str, blocks: list[Block], url: str | None) -> Frame:
    """Tell the kind of page by its heading, else by its address, else by its labels; and read its fields.

    A heading of another kind than the address's is one within the content, of a page whose own stands outside of it.
    """
    (kind, content), named = _heading(text, blocks), kind_of_address(url)
    if named is not None and kind is not named:
        kind, content = named, 0
    return Frame(kind or _kind_of_labels(text, blocks), content, _fields(text, blocks))


def _heading(text: str, blocks: list[Block]) -> tuple[PageKind | None, int]:
    found: tuple[PageKind | None, int] = (None, 0)
    for index, block in enumerate(blocks[:_FIRST_BLOCKS]):
        if block.kind is BlockKind.ITEM:  # a link to the issue's other pages, in a list of them
            continue
        line = squeeze(fold(text[block.start : block.end])).lstrip("#* ")
        kind = words().kinds.get(line) or (
            words().kinds.get(line.rsplit(" - ", 1)[-1]) if " - agenda item" in line else None
        )
        if kind and line == "minutes" and found[0] is None and index > 2:
            kind = None  # a lost "Minutes:" label, not a page heading
        if line == "minutes" and found[0]:
            return found  # the title of the item that approves them
        if kind:
            found = (kind, index + 1)
            if not _heads_again(text, blocks, index):
                return found
        elif found[0]:
            return found
    return found


def _heads_again(text: str, blocks: list[Block], index: int) -> bool:
    """A heading can be doubled: in the site's navigation and above the content."""
    ahead = blocks[index + 1 : index + 3]
    return any(squeeze(fold(text[b.start : b.end])) in words().kinds for b in ahead)


def kind_of_address(url: str | None) -> PageKind | None:
    """The kind that the page name in an address stands for, if it is one of ModernGov's."""
    page = urlsplit(url or "").path.rsplit("/", 1)[-1].lower()
    return words().addresses.get(page)


def _kind_of_labels(text: str, blocks: list[Block]) -> PageKind:
    names = {_label(text, b) for b in blocks}
    top = [squeeze(text[b.start : b.end]) for b in blocks[:_TOP] if b.end - b.start < _LONGEST_HEADING]
    attended = not names.isdisjoint(words().attendance)
    titled = bool(top) and re.search(r"\b(?:minutes|agenda)\b", fold(top[0])) is not None
    dated = top if attended else top[:1]
    if (attended or titled) and any(read_date(line) for line in dated):
        return PageKind.MEETING
    if names & {"decision maker", "decision status", "decided at meeting", "date of decision"}:
        return PageKind.DECISION
    if any(ISSUE_MEETING.match(text, b.start, b.end) for b in blocks):
        return PageKind.ISSUE
    if "venue" in names and names & {"contact", "items", "no. item", "minutes"}:
        return PageKind.MEETING
    numbered = {name[number.end() :] for name in names if (number := NUMBER.match(name))}
    if len(numbered & words().standing_items) >= _FEWEST_STANDING:
        return PageKind.MEETING
    if names & {"minutes", "supporting documents", "cofnodion"}:
        return PageKind.AGENDA_ITEM
    return PageKind.OTHER


ISSUE_MEETING = re.compile(
    r"(?:Meeting|Cyfarfod): ?(?P<date>\d\d/\d\d/\d{4}) - (?P<committee>.+?)(?: \((?:Item|Eitem) (?P<item>[\w .]+)\).*)?$",
    re.DOTALL,
)


def _label(text: str, block: Block) -> str:
    """The folded label a block begins with ("date of decision"), or its whole short line."""
    line = squeeze(fold(text[block.start : min(block.end, block.start + 80)]))
    return line.split(":", 1)[0].strip()


def _fields(text: str, blocks: Iterable[Block]) -> dict[str, str]:
    fields: dict[str, str] = {}
    longest = max(map(len, words().fields))
    for block in blocks:
        raw = squeeze(text[block.start : block.end])
        label, colon, value = raw.partition(":")
        if not colon and "?" in raw[:30]:
            label, _, value = raw.partition("?")
        name = words().fields.get(fold(label).strip()) if len(label) <= longest + 1 else None
        if name and name != "other" and value.strip():
            fields.setdefault(name, value.strip())
    return fields


def folded_line(text: str, block: Block) -> str:
    """What a block begins with, folded, as far as it can tell that the block is a label."""
    return squeeze(fold(text[block.start : min(block.end, block.start + _LONGEST_LABEL)])).strip("#* ")


# Of a report's heading or an item: "3. Background", "862. Minutes", "CSP.43 Minutes".
NUMBER = re.compile(r"^(?:[a-z]{2,5}[./]? ?(?=\d))?\d{1,3}(?:\.\d{1,2})*[.)]? ?")


def is_field(line: str) -> bool:
    """Whether a folded line is a field of the frame ("decision maker: cabinet")."""
    label, colon, value = line.partition(":")
    return (bool(colon) and label.strip() in words().fields and len(value) < 200) or line.startswith(
        "is key decision?"
    )


def clean_title(raw: str) -> str | None:
    """A title without the file icon and size that trail it ("pdf icon PDF 195 KB")."""
    title = _FILE_TAIL.sub("", raw) if _SIZE.search(raw) else raw
    return squeeze(title).strip("#*| ") or None


def is_cut_short(text: str) -> bool:
    """Whether the page says that it shows only a part ("... view the full minutes text for item 20")."""
    return _CUT_SHORT.search(text.lower()) is not None
