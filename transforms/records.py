"""The records that pass from room to room: what was fetched, what a page is, what it claims.

All are frozen and plain. Dates that pages state are ISO 8601 strings of reduced precision where that is
all the page gives (`2014-10-08`, `2014-10`, `2014`); instants are UTC, ISO 8601 with a `Z`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class PageKind(StrEnum):
    """What a page is, by its heading or address."""

    AGENDA_ITEM = "agenda_item"
    DECISION = "decision"
    ISSUE = "issue"
    MEETING = "meeting"
    OTHER = "other"


class BlockKind(StrEnum):
    """The role of one block of text."""

    HEADING = "heading"
    LABEL = "label"  # a field of the page's frame: "Decision status: Approved", "Supporting documents:"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # one list item, with its marker
    ROW = "row"  # one table row, its cells parted by tabs


@dataclass(frozen=True, slots=True)
class Fetch:
    """One answer (or failure) of a site: the log that tells when a thing was last seen, and how."""

    run_id: str
    council_id: str
    url: str
    fetched_at: str
    status: int | None  # HTTP status; None where no answer came
    outcome: str  # new | changed | unchanged | list | error, or a named failure such as "blocked"
    content_hash: str | None = None
    capture_id: str | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """A body that was kept: where it came from and where in the WARC segments it lies."""

    capture_id: (
        str  # SHA-256 of council, address and content hash: the same content there is the same capture
    )
    council_id: str
    council: str  # the council's name in the registry
    url: str
    fetched_at: str
    status: int
    content_type: str | None
    content_hash: str  # SHA-256 of the content without head and template
    segment: str  # WARC file, relative to the capture folder
    offset: int  # byte offset of the record in the segment
    length: int  # bytes of the (compressed) record


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that went wrong with one council or page, told so that an operator can act."""

    stage: str  # crawl | parse | load | publish
    reason: str  # short code: "dead_host", "blocked", "unreadable_page" ...
    detail: str
    council_id: str | None = None
    url: str | None = None
    capture_id: str | None = None
    run_id: str | None = None


class Block(NamedTuple):
    """A run of a document's text that stands on its own: `document.text[start:end]`.

    A tuple, since a page has hundreds and a dataclass takes half as long again to make.
    """

    kind: BlockKind
    start: int
    end: int
    depth: int = 0  # nesting of list items, where markup tells
    section: str = "body"  # the part of the page it stands in: see vocabulary/frame.toml


@dataclass(frozen=True, slots=True)
class LinkedFile:
    """A file that a page links to."""

    url: str
    title: str | None
    kind: str  # report; of a whole meeting: agenda, reports_pack, decisions, draft_minutes, minutes or other
    format: str | None = None  # "pdf"
    size: int | None = None  # bytes, as rounded as the page prints them
    of_meeting: bool = False  # it is a paper of the whole meeting, not of one item


@dataclass(frozen=True, slots=True)
class Document:
    """One agenda item, decision, issue meeting or meeting, with one canonical text."""

    kind: PageKind
    text: str
    blocks: tuple[Block, ...]
    site_id: str | None = None  # the site's own id of it; None for saved pages without one
    council: str | None = None  # name in the registry
    url: str | None = None  # the public address that a person can open
    locator: str | None = None  # its place in the capture ("AI1234"), None where it is the whole page
    title: str | None = None
    committee: str | None = None
    meeting_date: str | None = None
    decision_maker: str | None = None
    decision_status: str | None = None
    is_key_decision: bool | None = None
    truncated: bool = False
    offset: int = 0  # where its text begins in the page's text
    files: tuple[LinkedFile, ...] = ()  # those of its meeting stand with the first document of the page


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page: its own facts and the documents on it (several on meeting and issue pages)."""

    facts: Document  # the page as a whole: kind, title, date, whole text
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Inspection:
    """One inspection that a document reports as having taken place."""

    ref: str  # "i1", "i2" ...: its name within the document
    inspectorate: str
    framework: str | None
    subject: str
    subject_name: str | None
    authority: str | None
    started_on: str | None
    ended_on: str | None
    published_on: str | None
    start: int  # span of the mention that makes it
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One grade given to one domain of one inspection."""

    inspection: str  # ref of an Inspection
    domain: str
    grade: str
    start: int  # span of the quote in the document's text
    end: int
    rule: str
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """One thing resolved, recommended, found to need doing, promised or done."""

    kind: str
    text: str
    inspection: str | None
    owner: str | None
    due: str | None
    status: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document claims."""

    inspections: tuple[Inspection, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    actions: tuple[Action, ...] = field(default=())
