"""Loading documents: a page's documents replace those it showed before, in one transaction.

The tables hold each document once for each page that shows it, and mark the reading that analysts see
(`preference.py`). So the outcome depends only on the newest state of every page, never on the order of loads.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace

import duckdb

from transforms.records import Issue
from warehouse.errors import InvalidExtraction
from warehouse.keys import document_key
from warehouse.pages import Page, pages_of_batch, stored_pages, write_pages
from warehouse.revision import Place, Revision, apply, revise
from warehouse.rows import DocumentRows, LoadedDocument, document_rows
from warehouse.store import delete_rows, insert, transaction


@dataclass(frozen=True, slots=True)
class LoadCounts:
    """What a load did, in documents."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0  # no page shows it any more
    kept: int = 0  # given, but a better or newer reading of it stands
    refused: tuple[Issue, ...] = ()  # why: its claims do not fit its text; the earlier rows of its page stand

    def __add__(self, other: LoadCounts) -> LoadCounts:
        return LoadCounts(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    @property
    def figures(self) -> dict[str, int]:
        """The numbers by name."""
        return {each.name: getattr(self, each.name) for each in fields(self)} | {"refused": len(self.refused)}


def load_documents(
    connection: duckdb.DuckDBPyConnection,
    batch: Sequence[LoadedDocument],
    run_id: str,
    *,
    empty_captures: Mapping[str, str] | None = None,
    whole: bool = False,
) -> LoadCounts:
    """Load parsed documents, all or nothing; a re-load of the same changes no row.

    A capture stands for the whole of its page: what the page showed in an earlier capture, or to another
    version of the parser, and does not show now, is removed. An older capture never replaces a newer one. A
    saved page only adds, but for the same bytes read by another version of the parser. `empty_captures`
    (capture id -> parser version) are pages that were parsed and gave no document. `whole`: the batch has all that
    its captures show, so what the same version of the parser found in them before and does not now goes as well.

    Raises:
        LoadRefused: the run, a capture or a council is not in the warehouse.
    """
    with transaction(connection):
        pages = pages_of_batch(connection, batch, run_id, empty_captures or {})
        if not pages:
            return LoadCounts(kept=len(batch))
        write_pages(connection, pages)
        given, refusals = _given(pages)
        refused = tuple(_refused(refusal, run_id) for refusal in refusals)
        insert(connection, "issues", [asdict(issue) for issue in refused])
        replaced = {page.key for page in pages if page.replaces or (whole and page.row["capture_id"])}
        revision = revise(connection, pages, given, {refusal.place for refusal in refusals}, replaced)
        apply(connection, revision)
    counts = _count(revision, given)
    rest = len(batch) - len(refused) - len(given)
    return replace(counts, kept=counts.kept + rest, refused=refused)


def remove_pages(connection: duckdb.DuckDBPyConnection, page_keys: Collection[str]) -> None:
    """Take pages out, with all that they show; a document that another page shows stays, as that page shows it.

    To be called within a transaction.
    """
    pages = [Page(row, stored=row, place=place) for place, row in stored_pages(connection, page_keys)]
    apply(connection, revise(connection, pages, {}, set(), {page.key for page in pages}))
    delete_rows(connection, "pages", [page.place for page in pages if page.place is not None])


@dataclass(frozen=True, slots=True)
class _Refusal:
    """A document whose claims do not fit its text."""

    place: Place
    loaded: LoadedDocument
    reason: str


def _given(pages: Iterable[Page]) -> tuple[dict[Place, DocumentRows], list[_Refusal]]:
    """The rows of the batch's documents; where a page shows a document twice, the fuller one."""
    given: dict[Place, DocumentRows] = {}
    refusals = []
    for page in pages:
        for loaded in page.documents:
            try:
                rows = document_rows(loaded, page.key)
            except InvalidExtraction as error:
                place = (document_key(loaded.council_id, loaded.document), page.key)
                refusals.append(_Refusal(place, loaded, str(error)))
                continue
            place = (rows.document_key, rows.page_key)
            given[place] = max(given.get(place, rows), rows, key=_fullness)
    return given, refusals


def _fullness(rows: DocumentRows) -> tuple[bool, int, str]:
    return not rows.document["truncated"], len(rows.document["text"]), rows.row_hash


def _refused(refusal: _Refusal, run_id: str) -> Issue:
    loaded = refusal.loaded
    return Issue(
        "load",
        "invalid_extraction",
        _printable(f"{loaded.source}: {refusal.reason}"),
        council_id=loaded.council_id,
        url=_printable(loaded.document.url or loaded.source),
        capture_id=loaded.capture_id,
        run_id=run_id,
    )


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _count(revision: Revision, given: Iterable[Place]) -> LoadCounts:
    before = {
        document: reading.row_hash for (document, _), reading in revision.stored.items() if reading.preferred
    }
    after = {document: row_hash for document, (_, row_hash) in revision.chosen.items()}
    standing = {document for document, page in given if revision.chosen[document][0] == page}
    return LoadCounts(
        new=len(after.keys() - before.keys()),
        changed=sum(after[document] != before[document] for document in after.keys() & before.keys()),
        unchanged=sum(after[document] == before.get(document) for document in standing),
        removed=len(before.keys() - after.keys()),
        kept=sum(revision.chosen[document][0] != page for document, page in given),
    )
