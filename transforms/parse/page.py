"""One page, HTML or text, into its facts and the documents on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from transforms.dates import read_date
from transforms.errors import UnreadablePage
from transforms.parse.frame import (
    ISSUE_MEETING,
    Frame,
    clean_title,
    is_cut_short,
    meeting_line,
    read_frame,
    with_sections,
)
from transforms.parse.lines import blocks_of_text
from transforms.parse.markup import looks_like_markup, read_markup
from transforms.records import Block, Document, PageKind, ParsedPage
from transforms.text import squeeze

_LEAST_LETTERS = 20  # less than this is no page: an error body, an empty frame
_LONGEST_TITLE = 300  # characters; what is longer is the text itself, its title lost
_MEETING_HEADING = re.compile(
    r"^(?P<committee>.{3,120}?)(?:,| -| –|:) (?P<date>(?:\w+day|Dydd|\d|[A-Z][a-z]+ \d).{4,60})$", re.DOTALL
)
_ITEM_NUMBER = re.compile(r"^(?P<number>\d{1,3})(?P<letter>[A-Za-z]?)[.:)]?[\s\u00a0]+(?=\S)")


def parse_page(
    body: bytes, *, url: str | None, content_type: str | None = None, council: str | None = None
) -> ParsedPage:
    """Parse the body of a capture or saved file: HTML (ModernGov's markup) or plain text.

    Raises UnreadablePage when the body is empty, binary or holds no text.
    """
    if looks_like_markup(body, content_type):
        return _page(*read_markup(body, content_type), url, council)
    try:
        return parse_text(body.decode("utf-8-sig"), url=url, council=council)
    except UnicodeDecodeError:
        return parse_text(body.decode("cp1252", errors="replace"), url=url, council=council)


def parse_text(text: str, *, url: str | None = None, council: str | None = None) -> ParsedPage:
    """Parse a page's text as others save it; raises UnreadablePage when there is none."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _page(text, list(blocks_of_text(text)), url, council)


def _page(text: str, blocks: list[Block], url: str | None, council: str | None) -> ParsedPage:
    if sum(c.isalpha() for c in text[:4000]) < _LEAST_LETTERS:
        raise UnreadablePage("the page holds no text")
    if "\x00" in text[:4000]:
        raise UnreadablePage("the page is binary, not text")
    frame = read_frame(text, blocks, url)
    builder = _BUILDERS.get(frame.kind, _single)
    return builder(text, blocks, frame, url, council)


def _single(text: str, blocks: list[Block], frame: Frame, url: str | None, council: str | None) -> ParsedPage:
    """An agenda item, a decision or an unknown page: one document, the whole page."""
    content = frame.content
    title, content = _title(text, blocks, content)
    committee, day = _place_and_date(text, blocks[content : content + 6], frame)
    document = Document(
        kind=frame.kind,
        text=text,
        blocks=tuple(with_sections(text, blocks[content:])),
        council=council,
        url=url,
        title=title,
        committee=committee,
        meeting_date=day,
        decision_maker=frame.fields.get("decision_maker"),
        decision_status=frame.fields.get("decision_status"),
        is_key_decision=_yes_or_no(frame.fields.get("is_key_decision")),
        truncated=is_cut_short(text, 0, len(text)),
    )
    return ParsedPage(document, (document,))


def _title(text: str, blocks: list[Block], content: int) -> tuple[str | None, int]:
    """The first line of the content that is a title, and the block after it."""
    for index in range(content, min(content + 4, len(blocks))):
        raw = text[blocks[index].start : blocks[index].end]
        if meeting_line(raw) or raw.lstrip("-•· ").lower().startswith(("view the ", "skip ")):
            continue
        title = clean_title(raw)
        if title and len(title) > _LONGEST_TITLE:
            return None, index
        is_label = title is not None and title.rstrip(":").lower() in {
            "minutes",
            "decision",
            "decisions",
            "purpose",
        }
        return (None, index) if is_label else (title, index + 1)
    return None, content


def _place_and_date(text: str, blocks: list[Block], frame: Frame) -> tuple[str | None, str | None]:
    decided = frame.fields.get("decided_at")
    if decided:
        return decided.partition(" - ")[2].strip() or None, read_date(decided)
    if frame.kind is PageKind.DECISION:
        day = frame.fields.get("decision_date")
        return frame.fields.get("decision_maker"), read_date(day) if day else None
    for block in blocks:
        if found := meeting_line(text[block.start : block.end]):
            return found
    return None, None


def _yes_or_no(value: str | None) -> bool | None:
    return None if value is None else value.strip().lower().startswith("y")


def _issue(text: str, blocks: list[Block], frame: Frame, url: str | None, council: str | None) -> ParsedPage:
    """An issue: one document for each meeting shown, or one for the issue's own text."""
    title, content = _title(text, blocks, frame.content)
    heads = [
        i for i in range(content, len(blocks)) if ISSUE_MEETING.match(text[blocks[i].start : blocks[i].end])
    ]
    whole = Document(
        kind=PageKind.ISSUE,
        text=text,
        blocks=tuple(with_sections(text, blocks[content:])),
        council=council,
        url=url,
        title=title,
        decision_status=frame.fields.get("decision_status"),
        truncated=is_cut_short(text, 0, len(text)),
    )
    documents = [_issue_meeting(whole, blocks[at:stop]) for at, stop in _runs(heads, len(blocks))]
    if documents:
        whole = replace(whole, committee=documents[0].committee, meeting_date=documents[0].meeting_date)
    return ParsedPage(whole, tuple(documents) or (whole,))


def _issue_meeting(whole: Document, blocks: list[Block]) -> Document:
    head = ISSUE_MEETING.match(whole.text[blocks[0].start : blocks[0].end])
    assert head is not None, "callers pass the blocks from a meeting's heading on"
    return replace(
        whole,
        blocks=tuple(with_sections(whole.text, blocks[1:])),
        locator=f"{head['date']} item {head['item'] or '?'}",
        committee=squeeze(head["committee"]),
        meeting_date=read_date(head["date"]),
        truncated=is_cut_short(whole.text, blocks[0].start, blocks[-1].end),
    )


def _runs(heads: list[int], stop: int) -> Iterator[tuple[int, int]]:
    if heads:
        yield from zip(heads, [*heads[1:], stop], strict=True)


def _meeting(
    text: str, blocks: list[Block], frame: Frame, url: str | None, council: str | None
) -> ParsedPage:
    """A meeting: one document for each agenda item found, else one for the meeting."""
    committee, day = _meeting_heading(
        text, blocks[frame.content : frame.content + 6], blocks[: frame.content]
    )
    whole = Document(
        kind=PageKind.MEETING,
        text=text,
        blocks=tuple(with_sections(text, blocks[frame.content :], "head")),
        council=council,
        url=url,
        committee=committee,
        meeting_date=day,
        truncated=is_cut_short(text, 0, len(text)),
    )
    heads = list(_item_heads(text, blocks, frame.content))
    documents = [_item(whole, blocks[at:stop]) for at, stop in _runs(heads, len(blocks))]
    return ParsedPage(
        whole,
        tuple(documents) or (replace(whole, blocks=tuple(with_sections(text, blocks[frame.content :]))),),
    )


def _meeting_heading(text: str, after: list[Block], before: list[Block]) -> tuple[str | None, str | None]:
    for block in [*after, *reversed(before)]:
        raw = squeeze(text[block.start : block.end])
        found = _MEETING_HEADING.match(raw)
        if found and (day := read_date(found["date"])):
            return found["committee"].strip(), day
    for block in after:
        raw = squeeze(text[block.start : block.end])
        if len(raw) < 160 and (day := read_date(raw)):
            return None, day
    return None, None


def _item_heads(text: str, blocks: list[Block], content: int) -> Iterator[int]:
    """Blocks that begin an agenda item: numbered in sequence and shaped like a title, not like a sentence or limb."""
    last = 0
    for index in range(content, len(blocks)):
        raw = text[blocks[index].start : blocks[index].end]
        number = _ITEM_NUMBER.match(raw)
        if number is None:
            continue
        value, title = int(number["number"]), raw[number.end() :]
        follows = value == last + 1 or (last == 0 and value < 400) or (value == last and number["letter"])
        if follows and _is_title(title) and not _in_a_list(text, blocks, index):
            last = value
            yield index


def _is_title(raw: str) -> bool:
    title = clean_title(raw) or ""
    if title != squeeze(raw):
        return True  # a file icon and size stood behind it
    return (
        0 < len(title) < 220
        and title[0].isupper()
        and not title.endswith((".", ";", ","))
        and not title.startswith(("That ", "To "))
    )


def _in_a_list(text: str, blocks: list[Block], index: int) -> bool:
    """Whether the block before leads into a list ("RESOLVED: That")."""
    if index == 0:
        return False
    before = text[blocks[index - 1].start : blocks[index - 1].end].rstrip()
    opener = before.lower().startswith(("resolved", "agreed", "that "))
    return opener or (
        before.endswith(":") and before.rstrip(":").strip().lower() not in {"items", "no. item", "minutes"}
    )


def _item(whole: Document, blocks: list[Block]) -> Document:
    raw = whole.text[blocks[0].start : blocks[0].end]
    marker = _ITEM_NUMBER.match(raw)
    title = clean_title(raw[marker.end() :] if marker else raw)
    return replace(
        whole,
        kind=PageKind.AGENDA_ITEM,
        blocks=tuple(with_sections(whole.text, blocks[1:])),
        locator=f"item {marker['number']}{marker['letter']}" if marker else None,
        title=title,
        truncated=is_cut_short(whole.text, blocks[0].start, blocks[-1].end),
    )


_BUILDERS = {PageKind.ISSUE: _issue, PageKind.MEETING: _meeting}
