"""The documents on a page: one on an item's or decision's page, one for each meeting of an issue or item of a meeting."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from transforms.dates import read_date
from transforms.parse.agenda import ITEM_NUMBER, described, item_heads, runs
from transforms.parse.frame import (
    ISSUE_MEETING,
    clean_title,
    folded_line,
    is_cut_short,
)
from transforms.parse.headings import first_decision_heading, meeting_heading
from transforms.parse.meeting_line import first_meeting, listed_meeting
from transforms.parse.report_head import ReportHead, read_report_head
from transforms.parse.sections import with_sections
from transforms.parse.source import Source
from transforms.parse.titles import read_title
from transforms.records import Block, BlockKind, Document, PageKind, ParsedPage
from transforms.text import squeeze

_ROW_END = re.compile(r"[ \u00a0]*\|")
# "(14) INSPECTIONS OF SCHOOLS –": the item's number on the agenda before the title, the dash behind it
_ON_AGENDA = re.compile(r"^\(\d{1,3}\)\s+(?=[A-Z][^a-z]+$)|\s+[–—-]$")
_HEAD_LINES = 30  # lines that the head of a report can stand in
_TOP_LINES = 8  # lines from where the text begins in which an item's meeting can be named
_TOP_OF_MINUTES = 4
_FIRST_LINES = 6  # lines of the content that can hold title, committee and date


def build_documents(page: Source) -> ParsedPage:
    """The page's facts and its documents, each with its own text."""
    builders = {PageKind.ISSUE: _issue, PageKind.MEETING: _meeting}
    return builders.get(page.frame.kind, _single)(page)


def _single(page: Source) -> ParsedPage:
    """An agenda item, a decision or an unknown page: one document, the whole page."""
    head = _report_head(page)
    title, content = (head.title, head.after) if head else _title(page)
    committee, day = (head.committee, head.meeting_date) if head else _place_and_date(page, content)
    document = replace(
        _whole(page, content),
        title=title,
        committee=committee,
        meeting_date=day,
    )
    return ParsedPage(document, (document,))


def _whole(page: Source, content: int, section: str = "body") -> Document:
    fields = (
        {} if page.frame.kind is PageKind.MEETING else page.frame.fields
    )  # a meeting's belong to its items
    return Document(
        kind=page.frame.kind,
        text=page.text,
        blocks=tuple(with_sections(page.blocks[content:], page.folded_lines[content:], section)),
        site_id=page.site_id,
        council=page.council,
        url=page.url,
        truncated=is_cut_short(page.text),
        decision_maker=_maker(fields),
        decision_status=fields.get("decision_status"),
        is_key_decision=_is_key(fields),
        files=page.files(0, len(page.text)),
    )


def _with_head_files(page: Source, documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """The files linked above the first document, as the printed papers of a meeting are, stand with it."""
    if not documents:
        return documents
    first, *rest = documents
    head = tuple(replace(file, of_meeting=True) for file in page.files(0, first.offset))
    return replace(first, files=(*head, *first.files)), *rest


def _part(page: Source, whole: Document, start: int, stop: int, heading: int | None = None) -> Document:
    """The document of blocks `start` to `stop`, its text cut out of the page's.

    The first block is its heading, or as far as `heading` where text follows in it.
    """
    blocks = page.blocks[start:stop]
    bar = _ROW_END.match(page.text, blocks[-1].end)  # kept: it tells that the text was whole
    offset, end = blocks[0].start, bar.end() if bar else blocks[-1].end
    shifted = [Block(b.kind, b.start - offset, b.end - offset, b.depth, b.section) for b in blocks[1:]]
    text, lines = page.text[offset:end], page.folded_lines[start + 1 : stop]
    if heading is not None:
        shifted.insert(0, Block(BlockKind.PARAGRAPH, heading - offset, blocks[0].end - offset))
        lines = [folded_line(text, shifted[0]), *lines]
    return replace(
        whole,
        text=text,
        offset=offset,
        blocks=tuple(with_sections(shifted, lines)),
        truncated=is_cut_short(text),
        files=page.files(offset, end),
    )


def _title(page: Source) -> tuple[str | None, int]:
    """The page's title, and the block that the text begins at."""
    first = page.frame.content
    lines = [page.line(index) for index in range(first, min(first + _FIRST_LINES, len(page.blocks)))]
    title, used = read_title(lines, headed=first > 0, counted=page.frame.kind is PageKind.ISSUE)
    return title, first + used


def _report_head(page: Source) -> ReportHead | None:
    """The head of a page that is an officer's report, at an item's address too where no heading tells of an item."""
    kind = page.frame.kind
    if kind is not PageKind.OTHER and not (kind is PageKind.AGENDA_ITEM and page.frame.content == 0):
        return None
    return read_report_head([page.line(index) for index in range(len(page.blocks[:_HEAD_LINES]))])


def _place_and_date(page: Source, content: int) -> tuple[str | None, str | None]:
    fields = page.frame.fields
    if decided := fields.get("decided_at"):
        return decided.partition(" - ")[2].strip() or None, read_date(decided)
    if page.frame.kind is PageKind.DECISION:
        if day := fields.get("decision_date"):
            return fields.get("decision_maker"), read_date(day)
        first = page.frame.content
        record = first_decision_heading(page.line(i) for i in range(first, min(content, len(page.blocks))))
        return record or (fields.get("decision_maker"), None)
    top = range(page.frame.content, min(content + _TOP_LINES, len(page.blocks)))
    found = first_meeting([page.line(index) for index in top])
    return found if found[1] else first_meeting(_top_of_minutes(page))


def _top_of_minutes(page: Source) -> list[str]:
    """The label of the minutes and the lines right below it, where the meeting they are taken from can be named."""
    at = next((index for index, line in enumerate(page.folded_lines) if line.rstrip(" :") == "minutes"), None)
    stop = len(page.blocks)
    return [] if at is None else [page.line(index) for index in range(at, min(at + _TOP_OF_MINUTES, stop))]


def _is_key(fields: Mapping[str, str]) -> bool | None:
    """Whether a decision is a key one: by the question of that name, else by its type ("Non-key")."""
    if answer := fields.get("is_key_decision"):
        return answer.lower().startswith("y")
    kind = fields.get("decision_type", "").lower()
    return True if kind.startswith("key") else False if kind.startswith("non") else None


def _maker(fields: Mapping[str, str]) -> str | None:
    """Who decides: the maker, or the body that the decision is due by ("10 Nov 2025 by Cabinet")."""
    due = fields.get("decision_due", "").partition(" by ")[2].strip()
    return fields.get("decision_maker") or due or None


# -- issues ----------------------------------------------------------------------------------------------------------


def _issue(page: Source) -> ParsedPage:
    """An issue: one document for each meeting shown, or one for the issue's own text."""
    title, content = _title(page)
    heads = [i for i in range(content, len(page.blocks)) if ISSUE_MEETING.match(page.line(i))]
    if title is None and heads:
        title = _title_of_item(page, heads[0])
    whole = replace(_whole(page, content), title=title)
    documents = tuple(_issue_meeting(page, whole, at, stop) for at, stop in runs(heads, len(page.blocks)))
    if documents:
        whole = replace(whole, committee=documents[0].committee, meeting_date=documents[0].meeting_date)
    else:
        committee, day = listed_meeting([page.line(i) for i in range(content, len(page.blocks))], title)
        whole = replace(whole, committee=committee, meeting_date=day)
    return ParsedPage(whole, _with_head_files(page, documents) or (whole,))


def _title_of_item(page: Source, head: int) -> str | None:
    """The title behind the item's number under a meeting's heading, for an issue that lost its own."""
    meeting = ISSUE_MEETING.match(page.line(head))
    line = page.line(head + 1) if head + 1 < len(page.blocks) else ""
    number = ITEM_NUMBER.match(line)
    if meeting is None or number is None or number["number"] != meeting["item"]:
        return None
    return clean_title(line[number.end() :])


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
    first = page.frame.content
    lines = [page.line(index) for index in range(min(first + _FIRST_LINES, len(page.blocks)))]
    committee, day = meeting_heading(lines[:first], lines[first:])
    whole = replace(_whole(page, first, "head"), committee=committee, meeting_date=day)
    heads = item_heads(page)
    parts = enumerate(runs(heads, len(page.blocks)), start=1)
    documents = tuple(_item(page, whole, nth, at, stop) for nth, (at, stop) in parts)
    if not documents:
        plain = with_sections(page.blocks[first:], page.folded_lines[first:])
        documents = (replace(whole, blocks=tuple(plain)),)
    return ParsedPage(whole, _with_head_files(page, documents))


def _item(page: Source, whole: Document, nth: int, start: int, stop: int) -> Document:
    """An item of a meeting; where its number is lost, its place stands for it."""
    text_from = described(page, start)
    block = page.blocks[start]
    line = squeeze(page.text[block.start : text_from or block.end])
    marker = ITEM_NUMBER.match(line)
    number = f"{marker['number']}{marker['letter']}" if marker else f"no. {nth}"
    anchor = page.anchors.get(page.blocks[start].start)
    return replace(
        _part(page, whole, start, stop, text_from),
        kind=PageKind.AGENDA_ITEM,
        site_id=anchor or (f"{page.site_id}/{number}" if page.site_id else None),
        url=f"{page.url}#AI{anchor}" if page.url and anchor else page.url,
        locator=f"AI{anchor}" if anchor else f"item {number}",
        title=clean_title(_ON_AGENDA.sub("", line[marker.end() :]) if marker else line),
    )
