"""The documents on a page: one on an item's or decision's page, one for each meeting of an issue or item of a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from transforms.addresses import Address
from transforms.dates import read_date
from transforms.parse.frame import (
    ISSUE_MEETING,
    Frame,
    clean_title,
    is_cut_short,
    meeting_line,
    with_sections,
)
from transforms.records import Block, Document, PageKind, ParsedPage
from transforms.text import squeeze

_LONGEST_TITLE = 300  # characters; what is longer is the text itself, its title lost
_MEETING_HEADING = re.compile(
    r"^(?P<committee>.{3,120}?)(?:,| -| –|:) (?P<date>(?:\w+day|Dydd|\d|[A-Z][a-z]+ \d).{4,60})$", re.DOTALL
)
_ITEM_NUMBER = re.compile(r"^(?P<number>\d{1,3})(?P<letter>[A-Za-z]?)[.:)]?[\s\u00a0]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Source:
    """A page cut into blocks, its frame read: what documents are built from."""

    text: str
    blocks: list[Block]
    anchors: dict[int, str]  # agenda item ids by the start of the block that they stand at
    frame: Frame
    url: str | None
    council: str | None
    address: Address | None

    @property
    def site_id(self) -> str | None:
        """The site's own id of the page, from its address; one that counts agenda items is marked "AI"."""
        if self.address is None:
            return None
        for name, prefix in (("ID", ""), ("AIId", "AI"), ("IId", ""), ("MId", "")):
            if value := self.address.get(name):
                return prefix + value
        return None

    def line(self, index: int) -> str:
        """The text of a block, white space squeezed."""
        return squeeze(self.text[self.blocks[index].start : self.blocks[index].end])


def build_documents(page: Source) -> ParsedPage:
    """The page's facts and its documents, each with its own text."""
    builders = {PageKind.ISSUE: _issue, PageKind.MEETING: _meeting}
    return builders.get(page.frame.kind, _single)(page)


def _single(page: Source) -> ParsedPage:
    """An agenda item, a decision or an unknown page: one document, the whole page."""
    fields = page.frame.fields
    title, content = _title(page)
    committee, day = _place_and_date(page, content)
    document = replace(
        _whole(page, content),
        title=title,
        committee=committee,
        meeting_date=day,
        decision_maker=fields.get("decision_maker"),
        decision_status=fields.get("decision_status"),
        is_key_decision=_yes_or_no(fields.get("is_key_decision")),
    )
    return ParsedPage(document, (document,))


def _whole(page: Source, content: int, section: str = "body") -> Document:
    return Document(
        kind=page.frame.kind,
        text=page.text,
        blocks=tuple(with_sections(page.text, page.blocks[content:], section)),
        site_id=page.site_id,
        council=page.council,
        url=page.url,
        truncated=is_cut_short(page.text, 0, len(page.text)),
    )


def _part(page: Source, whole: Document, start: int, stop: int) -> Document:
    """The document of blocks `start` to `stop`, its text cut out of the page's; the first block is its heading."""
    blocks = page.blocks[start:stop]
    offset, end = blocks[0].start, blocks[-1].end
    shifted = [Block(b.kind, b.start - offset, b.end - offset, b.depth, b.section) for b in blocks[1:]]
    text = page.text[offset:end]
    return replace(
        whole,
        text=text,
        offset=offset,
        blocks=tuple(with_sections(text, shifted)),
        truncated=is_cut_short(text, 0, len(text)),
    )


def _title(page: Source) -> tuple[str | None, int]:
    """The first line of the content that is a title, and the block after it."""
    first = page.frame.content
    for index in range(first, min(first + 4, len(page.blocks))):
        line = page.line(index)
        if meeting_line(line) or line.lstrip("-•· ").lower().startswith(("view the ", "skip ")):
            continue
        title = clean_title(line)
        if title is None or len(title) > _LONGEST_TITLE:
            return None, index
        is_label = title.rstrip(":").lower() in {"minutes", "decision", "decisions", "purpose"}
        return (None, index) if is_label else (title, index + 1)
    return None, first


def _place_and_date(page: Source, content: int) -> tuple[str | None, str | None]:
    fields = page.frame.fields
    if decided := fields.get("decided_at"):
        return decided.partition(" - ")[2].strip() or None, read_date(decided)
    if page.frame.kind is PageKind.DECISION:
        day = fields.get("decision_date")
        return fields.get("decision_maker"), read_date(day) if day else None
    for index in range(content, min(content + 6, len(page.blocks))):
        if found := meeting_line(page.line(index)):
            return found
    return None, None


def _yes_or_no(value: str | None) -> bool | None:
    return None if value is None else value.strip().lower().startswith("y")


def _runs(heads: Iterable[int], stop: int) -> Iterator[tuple[int, int]]:
    yield from pairwise([*heads, stop])


# -- issues ----------------------------------------------------------------------------------------------------------


def _issue(page: Source) -> ParsedPage:
    """An issue: one document for each meeting shown, or one for the issue's own text."""
    title, content = _title(page)
    whole = replace(
        _whole(page, content), title=title, decision_status=page.frame.fields.get("decision_status")
    )
    heads = [i for i in range(content, len(page.blocks)) if ISSUE_MEETING.match(page.line(i))]
    documents = tuple(_issue_meeting(page, whole, at, stop) for at, stop in _runs(heads, len(page.blocks)))
    if documents:
        whole = replace(whole, committee=documents[0].committee, meeting_date=documents[0].meeting_date)
    return ParsedPage(whole, documents or (whole,))


def _issue_meeting(page: Source, whole: Document, start: int, stop: int) -> Document:
    head = ISSUE_MEETING.match(page.line(start))
    assert head is not None, "callers pass the block of a meeting's heading"
    day, item = read_date(head["date"]), (head["item"] or "?").strip(" .")
    return replace(
        _part(page, whole, start, stop),
        site_id=f"{page.site_id}/{day}/{item}" if page.site_id else None,
        locator=f"meeting {day} item {item}",
        committee=squeeze(head["committee"]),
        meeting_date=day,
    )


# -- meetings --------------------------------------------------------------------------------------------------------


def _meeting(page: Source) -> ParsedPage:
    """A meeting: one document for each agenda item, told by its anchor or its number; else one for the meeting."""
    committee, day = _meeting_heading(page)
    whole = replace(_whole(page, page.frame.content, "head"), committee=committee, meeting_date=day)
    heads = [i for i, block in enumerate(page.blocks) if block.start in page.anchors] or list(
        _item_heads(page)
    )
    documents = tuple(_item(page, whole, at, stop) for at, stop in _runs(heads, len(page.blocks)))
    if not documents:
        plain = with_sections(page.text, page.blocks[page.frame.content :])
        documents = (replace(whole, blocks=tuple(plain)),)
    return ParsedPage(whole, documents)


def _meeting_heading(page: Source) -> tuple[str | None, str | None]:
    content = page.frame.content
    after = list(range(content, min(content + 6, len(page.blocks))))
    for index in [*after, *reversed(range(content))]:
        found = _MEETING_HEADING.match(page.line(index))
        if found and (day := read_date(found["date"])):
            return found["committee"].strip(), day
    for index in after:
        line = page.line(index)
        if len(line) < 160 and (day := read_date(line)):
            return None, day
    return None, None


def _item(page: Source, whole: Document, start: int, stop: int) -> Document:
    line = page.line(start)
    marker = _ITEM_NUMBER.match(line)
    number = f"{marker['number']}{marker['letter']}" if marker else "?"
    anchor = page.anchors.get(page.blocks[start].start)
    return replace(
        _part(page, whole, start, stop),
        kind=PageKind.AGENDA_ITEM,
        site_id=anchor or (f"{page.site_id}/{number}" if page.site_id else None),
        url=f"{page.url}#AI{anchor}" if page.url and anchor else page.url,
        locator=f"AI{anchor}" if anchor else f"item {number}",
        title=clean_title(line[marker.end() :] if marker else line),
    )


def _item_heads(page: Source) -> Iterator[int]:
    """Blocks that begin an agenda item: numbered in sequence and shaped like a title, not like a sentence or limb."""
    last = 0
    for index in range(page.frame.content, len(page.blocks)):
        line = page.line(index)
        number = _ITEM_NUMBER.match(line)
        if number is None:
            continue
        value, title = int(number["number"]), line[number.end() :]
        follows = value == last + 1 or (last == 0 and value < 400) or (value == last and number["letter"])
        if follows and _is_title(title) and not _in_a_list(page, index):
            last = value
            yield index


def _is_title(raw: str) -> bool:
    title = clean_title(raw) or ""
    if title != squeeze(raw):
        return True  # a file icon and size stood behind it
    looks = 0 < len(title) < 220 and title[0].isupper() and not title.endswith((".", ";", ","))
    return looks and not title.startswith(("That ", "To "))


def _in_a_list(page: Source, index: int) -> bool:
    """Whether the block before leads into a list ("RESOLVED: That")."""
    before = page.line(index - 1).lower() if index else ""
    if before.startswith(("resolved", "agreed", "that ")):
        return True
    return before.endswith(":") and before.rstrip(":").strip() not in {"items", "no. item", "minutes"}
