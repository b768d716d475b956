"""What may not be loaded, because an operator had it forgotten."""

from __future__ import annotations

from collections.abc import Iterable

from crawlers.forgotten import Forgotten
from transforms.records import Issue
from warehouse.keys import document_key
from warehouse.load import LoadedDocument


def without_forgotten(
    documents: Iterable[LoadedDocument], forgotten: Forgotten
) -> tuple[list[LoadedDocument], list[Issue]]:
    """The documents that may be loaded, and an issue for each that was forgotten, or is of a forgotten page."""
    kept, issues = [], []
    for one in documents:
        is_saved = one.capture_id is None  # captures of forgotten pages are not read in the first place
        if forgotten.document(document_key(one.council_id, one.document)) or (
            is_saved and forgotten.page(one.council_id, one.document.url or one.source)
        ):
            told = (
                f"{one.source} shows a document that was forgotten, which is not loaded: forget this page too"
            )
            issues.append(
                Issue("load", "forgotten_document", told, one.council_id, one.source, one.capture_id)
            )
        else:
            kept.append(one)
    return kept, issues
