"""Batches: what worker processes made of some pages, as the warehouse takes it in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256

from crawlers.registry import Registry
from flows.parsing import Parsed
from flows.saved import SavedPage
from flows.workers import PageFailure
from transforms import PARSER_VERSION
from transforms.records import Capture, Issue
from warehouse.load import LoadedDocument


@dataclass(slots=True)
class Batch:
    """The documents of some pages."""

    pages: int = 0
    documents: list[LoadedDocument] = field(default_factory=list)
    #: One for each page that could not be read.
    unread: list[Issue] = field(default_factory=list)
    #: Captures without a document, and the version of the parser that found none.
    empty_captures: dict[str, str] = field(default_factory=dict)


def of_captures(parsed: Iterable[tuple[Capture, Parsed | PageFailure]]) -> Batch:
    """The batch of some captures."""
    batch = Batch()
    for capture, result in parsed:
        batch.pages += 1
        if isinstance(result, PageFailure):
            where = {"council_id": capture.council_id, "url": capture.url, "capture_id": capture.capture_id}
            batch.unread.append(replace(result.as_issue(capture.url), **where))
            continue
        if not result:
            batch.empty_captures[capture.capture_id] = PARSER_VERSION
        batch.documents += [
            LoadedDocument(
                document, extraction, capture.capture_id, capture.council_id, PARSER_VERSION, capture.url
            )
            for document, extraction in result
        ]
    return batch


def of_saved_pages(parsed: Iterable[tuple[SavedPage, Parsed | PageFailure]], registry: Registry) -> Batch:
    """The batch of some saved pages; where nobody told the council, it is the one that the page names."""
    batch = Batch()
    for page, result in parsed:
        batch.pages += 1
        if isinstance(result, PageFailure):
            issue = result.as_issue(page.source)
            batch.unread.append(replace(issue, council_id=page.council_id, url=page.url))
            continue
        body_hash = sha256(page.body).hexdigest()
        for document, extraction in result:
            named = registry.by_name(document.council) if document.council else None
            council_id = page.council_id or (named.council_id if named else None)
            batch.documents.append(
                LoadedDocument(document, extraction, None, council_id, PARSER_VERSION, page.source, body_hash)
            )
    return batch
