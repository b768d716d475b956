"""A parsed document as rows of the tables, checked against its own text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from transforms.records import Action, Document, Extraction, Inspection, Judgement, LinkedFile
from warehouse.errors import InvalidExtraction
from warehouse.keys import claim_keys, committee_key, digest, document_key

Row = dict[str, Any]
Claim = TypeVar("Claim", Inspection, Judgement, Action)

#: Tables that hold a document's claims; each row names its document and its page.
CLAIM_TABLES = ("inspections", "judgements", "actions", "evidence")
#: Tables that hold the parts of a document, claims and files; they come and go with it.
PART_TABLES = (*CLAIM_TABLES, "linked_files")


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """A parsed document with all that it claims, and where it came from."""

    document: Document
    extraction: Extraction
    capture_id: str | None  # None for a saved page
    council_id: str | None  # None where the council is not known
    parser_version: str
    source: str  # address or file name
    body_hash: str | None = None  # of a saved page: SHA-256 of its bytes, by which it is the same page


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """A document as one page shows it: its row and its parts' rows, by table.

    `row_hash` is equal for two readings exactly if all their rows are, but for the page.
    """

    document_key: str
    page_key: str
    row_hash: str
    document: Row
    parts: Mapping[str, Sequence[Row]]


def document_rows(loaded: LoadedDocument, page_key: str) -> DocumentRows:
    """The rows of one document on one page.

    Raises:
        InvalidExtraction: a quote is outside the text, or empty (but for an inspection that only the
            title tells of), a claim names an inspection that is not
            there, or a text cannot be written as UTF-8.
    """
    key = document_key(loaded.council_id, loaded.document)
    document = _document(loaded, key)
    parts = _claims(key, loaded.document.text, loaded.extraction)
    parts["linked_files"] = [_linked_file(file) for file in loaded.document.files]
    content = json.dumps([document, parts], ensure_ascii=False, sort_keys=True)
    try:
        content.encode()
    except UnicodeEncodeError as error:
        raise InvalidExtraction(f"The document {key} holds characters that are not Unicode text.") from error
    row_hash = digest(content)
    place = {"document_key": key, "page_key": page_key}
    return DocumentRows(
        document_key=key,
        page_key=page_key,
        row_hash=row_hash,
        document=place | document | {"row_hash": row_hash},
        parts={table: [place | row for row in rows] for table, rows in parts.items()},
    )


def _document(loaded: LoadedDocument, key: str) -> Row:
    document = loaded.document
    if not document.text.strip():
        raise InvalidExtraction(f"The document {key} has no text.")
    committee = document.committee
    return {
        "council_id": loaded.council_id,
        "council": document.council,
        "kind": str(document.kind),
        "site_id": document.site_id,
        "title": document.title,
        "committee_key": committee_key(loaded.council_id, committee) if committee else None,
        "committee": committee,
        "meeting_date": document.meeting_date,
        "decision_maker": document.decision_maker,
        "decision_status": document.decision_status,
        "is_key_decision": document.is_key_decision,
        "truncated": document.truncated,
        "url": document.url,
        "locator": document.locator,
        "text": document.text,
    }


def _claims(key: str, text: str, extraction: Extraction) -> dict[str, list[Row]]:
    inspections = _keyed(key, "inspection", text, extraction.inspections, _inspection_order)
    refs = {inspection.ref: inspection_key for inspection_key, inspection in inspections}
    if len(refs) < len(inspections):
        raise InvalidExtraction(f"The document {key} names two inspections alike.")

    def inspection_key(ref: str | None) -> str | None:
        if ref is not None and ref not in refs:
            raise InvalidExtraction(f"The document {key} has a claim about {ref}, no inspection of it.")
        return refs[ref] if ref is not None else None

    judgements = _keyed(
        key,
        "judgement",
        text,
        extraction.judgements,
        lambda claim: (inspection_key(claim.inspection), claim.domain, claim.grade, claim.rule),
    )
    actions = _keyed(
        key,
        "action",
        text,
        extraction.actions,
        lambda claim: (inspection_key(claim.inspection) or "", claim.kind, claim.text, claim.rule),
    )
    return {
        "inspections": [_inspection(claim_key, claim) for claim_key, claim in inspections],
        "judgements": [
            _judgement(claim_key, claim, inspection_key(claim.inspection)) for claim_key, claim in judgements
        ],
        "actions": [
            _action(claim_key, claim, inspection_key(claim.inspection)) for claim_key, claim in actions
        ],
        "evidence": [
            *(
                _evidence(claim_key, "inspection", text, claim)
                for claim_key, claim in inspections
                if claim.start < claim.end
            ),
            *(_evidence(claim_key, "judgement", text, claim) for claim_key, claim in judgements),
            *(_evidence(claim_key, "action", text, claim) for claim_key, claim in actions),
        ],
    }


def _keyed(
    key: str, kind: str, text: str, claims: Sequence[Claim], order: Callable[[Claim], tuple[Any, ...]]
) -> list[tuple[str, Claim]]:
    """Claims with their keys, in the order of their quotes, for the same words in that of `order`."""
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.end, order(claim)))
    for claim in ordered:
        titled = isinstance(claim, Inspection) and claim.start == claim.end  # only the title tells of it
        quoted = 0 <= claim.start < claim.end <= len(text) and text[claim.start : claim.end].strip()
        if not (titled or quoted):
            raise InvalidExtraction(
                f"The document {key} has no words at {claim.start}:{claim.end}, where its {kind} quotes it."
            )
    keys = claim_keys(key, kind, text, [(claim.start, claim.end) for claim in ordered])
    return list(zip(keys, ordered, strict=True))


def _inspection_order(claim: Inspection) -> tuple[str, ...]:
    return (repr(replace(claim, ref="")),)


def _inspection(claim_key: str, claim: Inspection) -> Row:
    return {
        "inspection_key": claim_key,
        "inspectorate": claim.inspectorate,
        "framework": claim.framework,
        "subject": claim.subject,
        "subject_name": claim.subject_name,
        "authority": claim.authority,
        "started_on": claim.started_on,
        "ended_on": claim.ended_on,
        "published_on": claim.published_on,
        "rule": claim.rule,
    }


def _judgement(claim_key: str, claim: Judgement, inspection_key: str | None) -> Row:
    return {
        "judgement_key": claim_key,
        "inspection_key": inspection_key,
        "domain": claim.domain,
        "grade": claim.grade,
        "provisional": claim.provisional,
        "rule": claim.rule,
    }


def _action(claim_key: str, claim: Action, inspection_key: str | None) -> Row:
    return {
        "action_key": claim_key,
        "inspection_key": inspection_key,
        "kind": claim.kind,
        "text": claim.text,
        "owner": claim.owner,
        "due": claim.due,
        "status": claim.status,
        "rule": claim.rule,
    }


def _linked_file(file: LinkedFile) -> Row:
    return {
        "url": file.url,
        "title": file.title,
        "kind": file.kind,
        "format": file.format,
        "size": file.size,
        "of_meeting": file.of_meeting,
    }


def _evidence(claim_key: str, kind: str, text: str, claim: Inspection | Judgement | Action) -> Row:
    return {
        "claim_key": claim_key,
        "claim_kind": kind,
        "quote": text[claim.start : claim.end],
        "quote_start": claim.start,
        "quote_end": claim.end,
    }
