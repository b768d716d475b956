"""What a worker process does with one page: parse it, and extract from it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from crawlers.captures import CaptureStore
from flows.saved import SavedPage
from transforms.contract import to_contract
from transforms.extract import extract_document, extract_page
from transforms.parse import parse_page, parse_text
from transforms.records import Capture, Document, Extraction, ParsedPage
from warehouse.keys import document_key


@dataclass(frozen=True, slots=True)
class CaptureJob:
    """A capture to parse; the worker reads its body itself, so that bodies are not sent between processes."""

    folder: Path  # of the capture store
    capture: Capture


Parsed = tuple[tuple[Document, Extraction], ...]


def parse_capture(job: CaptureJob) -> Parsed:
    """The documents of a captured page, each with what it claims. Raises UnreadablePage."""
    capture = job.capture
    body = CaptureStore(job.folder).read(capture)
    page = parse_page(body, url=capture.url, content_type=capture.content_type, council=capture.council)
    return _with_extractions(page)


def document_keys(job: CaptureJob) -> frozenset[str]:
    """Keys of the documents that a captured page shows. Raises UnreadablePage."""
    capture = job.capture
    body = CaptureStore(job.folder).read(capture)
    page = parse_page(body, url=capture.url, content_type=capture.content_type, council=capture.council)
    return frozenset(document_key(capture.council_id, document) for document in page.documents)


def parse_saved(saved: SavedPage) -> Parsed:
    """The documents of a saved page, each with what it claims. Raises UnreadablePage."""
    return _with_extractions(read_saved(saved))


def extract_saved(saved: SavedPage) -> str:
    """The whole page in the contract's shape, as one line of JSON. Raises UnreadablePage."""
    page = read_saved(saved)
    return json.dumps(to_contract(saved.page_id, page, extract_page(page)), ensure_ascii=False)


def read_saved(saved: SavedPage) -> ParsedPage:
    """A saved page, parsed. Raises UnreadablePage."""
    if saved.html is not None:
        return parse_page(saved.html, url=saved.url, council=saved.council)
    return parse_text(saved.text or "", url=saved.url, council=saved.council)


def _with_extractions(page: ParsedPage) -> Parsed:
    return tuple((document, extract_document(document)) for document in page.documents)
