"""Loading documents: a page's documents replace those it showed before, in one transaction.

The tables hold each document once for each page that shows it, and mark the reading that analysts see
(`preference.py`). So the outcome depends only on the newest state of every page, never on the order of loads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import astuple, dataclass, replace
from datetime import datetime

import duckdb

from warehouse.errors import InvalidExtraction
from warehouse.keys import document_key
from warehouse.pages import Page, pages_of_batch, write_pages
from warehouse.preference import Reading, preferred
from warehouse.rows import PART_TABLES, DocumentRows, LoadedDocument, Row, document_rows
from warehouse.store import fetch_rows, insert, staged, transaction

Place = tuple[str, str]  # a document on a page: document_key, page_key


@dataclass(frozen=True, slots=True)
class LoadCounts:
    """What a load did, in documents."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0  # no page shows it any more
    kept: int = 0  # given, but a better or newer reading of it stands
    refused: int = 0  # its claims do not fit its text: an issue tells why, the earlier rows of its page stand

    def __add__(self, other: LoadCounts) -> LoadCounts:
        return LoadCounts(*map(sum, zip(astuple(self), astuple(other), strict=True)))


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
        given, refused = _given(pages)
        insert(connection, "issues", [_refusal(refusal, run_id) for refusal in refused])
        replaced = {page.key for page in pages if page.replaces or (whole and page.row["capture_id"])}
        change = _change(connection, pages, given, {refusal.place for refusal in refused}, replaced)
        _apply(connection, change)
    counts = _count(change, given)
    rest = len(batch) - len(refused) - len(given)
    return replace(counts, kept=counts.kept + rest, refused=len(refused))


def remove_pages(connection: duckdb.DuckDBPyConnection, page_keys: Collection[str]) -> None:
    """Take pages out, with all that they show; a document that another page shows stays, as that page shows it.

    To be called within a transaction.
    """
    rows = [{"page_key": key} for key in sorted(page_keys)]
    if rows:
        pages = [Page(row) for row in rows]
        _apply(connection, _change(connection, pages, {}, set(), set(page_keys)))
        with staged(connection, "leaving", rows):
            connection.execute("DELETE FROM pages WHERE page_key IN (SELECT page_key FROM leaving)")


@dataclass(frozen=True, slots=True)
class _Refused:
    """A document whose claims do not fit its text."""

    place: Place
    loaded: LoadedDocument
    reason: str


@dataclass(frozen=True, slots=True)
class _Change:
    """What a batch changes; readings are by document and page."""

    stored: Mapping[Place, tuple[str, bool]]  # row_hash and preferred, before
    gone: frozenset[Place]
    added: Mapping[Place, DocumentRows]
    chosen: Mapping[str, tuple[str, str]]  # document -> page_key, row_hash of what is preferred


def _given(pages: Iterable[Page]) -> tuple[dict[Place, DocumentRows], list[_Refused]]:
    """The rows of the batch's documents; where a page shows a document twice, the fuller one."""
    given: dict[Place, DocumentRows] = {}
    refused = []
    for page in pages:
        for loaded in page.documents:
            try:
                rows = document_rows(loaded, page.key)
            except InvalidExtraction as error:
                place = (document_key(loaded.council_id, loaded.document), page.key)
                refused.append(_Refused(place, loaded, str(error)))
                continue
            place = (rows.document_key, rows.page_key)
            given[place] = max(given.get(place, rows), rows, key=_fullness)
    return given, refused


def _fullness(rows: DocumentRows) -> tuple[bool, int, str]:
    return not rows.document["truncated"], len(rows.document["text"]), rows.row_hash


def _refusal(refused: _Refused, run_id: str) -> Row:
    loaded = refused.loaded
    return {
        "run_id": run_id,
        "stage": "load",
        "reason": "invalid_extraction",
        "detail": _printable(f"{loaded.source}: {refused.reason}"),
        "council_id": loaded.council_id,
        "url": _printable(loaded.document.url or loaded.source),
        "capture_id": loaded.capture_id,
    }


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _change(
    connection: duckdb.DuckDBPyConnection,
    pages: Sequence[Page],
    given: Mapping[Place, DocumentRows],
    refused: Set[Place],
    replaced: Set[str],
) -> _Change:
    with staged(connection, "batch_pages", [{"page_key": page.key} for page in pages]):
        shown = fetch_rows(
            connection,
            "SELECT document_key FROM documents WHERE page_key IN (SELECT page_key FROM batch_pages)",
        )
    touched = {document for (document,) in shown} | {document for document, _ in given}
    readings = _stored_readings(connection, touched)
    gone = {
        place
        for place, (reading, _) in readings.items()
        if (place in given and given[place].row_hash != reading.row_hash)
        or (place not in given and place not in refused and place[1] in replaced)
    }
    added = {place: rows for place, rows in given.items() if place in gone or place not in readings}
    seen_at = {page.key: page.seen_at for page in pages if given}
    candidates: dict[str, list[Reading]] = defaultdict(list)
    for (document, _), (reading, _) in ((p, r) for p, r in readings.items() if p not in gone):
        candidates[document].append(reading)
    for (document, page), rows in added.items():
        candidates[document].append(_reading(rows, seen_at[page]))
    best = {document: preferred(found) for document, found in candidates.items()}
    return _Change(
        stored={place: (reading.row_hash, was) for place, (reading, was) in readings.items()},
        gone=frozenset(gone),
        added=added,
        chosen={document: (reading.page_key, reading.row_hash) for document, reading in best.items()},
    )


def _reading(rows: DocumentRows, seen_at: datetime) -> Reading:
    return Reading(rows.page_key, seen_at, rows.document["truncated"], rows.document["text"], rows.row_hash)


def _stored_readings(
    connection: duckdb.DuckDBPyConnection, documents: Iterable[str]
) -> dict[Place, tuple[Reading, bool]]:
    """The readings that stand of some documents, and whether each is the preferred one."""
    keys = [{"document_key": document} for document in documents]
    if not keys:
        return {}
    with staged(connection, "touched", keys):
        found = fetch_rows(
            connection,
            """
            SELECT d.document_key, d.page_key, p.seen_at, d.truncated, d.text, d.row_hash, d.preferred
            FROM documents d JOIN pages p USING (page_key)
            WHERE d.document_key IN (SELECT document_key FROM touched)
            """,
        )
    return {(document, page): (Reading(page, *rest), was) for document, page, *rest, was in found}


def _apply(connection: duckdb.DuckDBPyConnection, change: _Change) -> None:
    if change.gone:
        with staged(connection, "gone", _places(change.gone)):
            for table in ("documents", *PART_TABLES):
                connection.execute(f"DELETE FROM {table} t USING gone g WHERE {_SAME_PLACE}")
    insert(
        connection,
        "documents",
        [
            rows.document | {"preferred": change.chosen[document][0] == page}
            for (document, page), rows in change.added.items()
        ],
    )
    for table in PART_TABLES:
        insert(connection, table, [row for rows in change.added.values() for row in rows.parts[table]])
    turned = [
        place
        for place, (_, was) in change.stored.items()
        if place not in change.gone and was != (change.chosen[place[0]][0] == place[1])
    ]
    if turned:
        with staged(connection, "turned", _places(turned)):
            connection.execute(
                f"UPDATE documents t SET preferred = NOT preferred FROM turned g WHERE {_SAME_PLACE}"
            )


_SAME_PLACE = "t.document_key = g.document_key AND t.page_key = g.page_key"


def _places(places: Iterable[Place]) -> list[Row]:
    return [{"document_key": document, "page_key": page} for document, page in places]


def _count(change: _Change, given: Iterable[Place]) -> LoadCounts:
    before = {document: row_hash for (document, _), (row_hash, was) in change.stored.items() if was}
    after = {document: row_hash for document, (_, row_hash) in change.chosen.items()}
    standing = {document for document, page in given if change.chosen[document][0] == page}
    return LoadCounts(
        new=len(after.keys() - before.keys()),
        changed=sum(after[document] != before[document] for document in after.keys() & before.keys()),
        unchanged=sum(after[document] == before.get(document) for document in standing),
        removed=len(before.keys() - after.keys()),
        kept=sum(change.chosen[document][0] != page for document, page in given),
    )
