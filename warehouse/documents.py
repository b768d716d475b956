"""Loading documents: a page's documents replace those it showed before, in one transaction.

The tables hold each document once for each page that shows it, and mark the reading that analysts see
(`preference.py`). So the outcome depends only on the newest state of every page, never on the order of loads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import astuple, dataclass, replace

import duckdb

from warehouse.errors import InvalidExtraction
from warehouse.keys import document_key
from warehouse.pages import Page, councils_of, pages_of_batch, stored_pages, times_of, write_pages
from warehouse.preference import Reading, preferred
from warehouse.rows import PART_TABLES, DocumentRows, LoadedDocument, Row, document_rows
from warehouse.store import delete_rows, fetch_rows, insert, only, staged, transaction

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
    pages = [Page(row, stored=row, place=place) for place, row in stored_pages(connection, page_keys)]
    _apply(connection, _change(connection, pages, {}, set(), {page.key for page in pages}))
    delete_rows(connection, "pages", [page.place for page in pages if page.place is not None])


@dataclass(frozen=True, slots=True)
class _Refused:
    """A document whose claims do not fit its text."""

    place: Place
    loaded: LoadedDocument
    reason: str


@dataclass(frozen=True, slots=True)
class _Stored:
    """A reading that stands, but for its text: texts are most of the warehouse, and few are needed."""

    rowid: int  # for this transaction
    truncated: bool
    row_hash: str
    preferred: bool


@dataclass(frozen=True, slots=True)
class _Change:
    """What a batch changes; readings are by document and page."""

    stored: Mapping[Place, _Stored]  # before
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
    touched = _shown(connection, pages) | {document for document, _ in given}
    stored = _stored(connection, touched)
    gone = {
        place
        for place, reading in stored.items()
        if (place in given and given[place].row_hash != reading.row_hash)
        or (place not in given and place not in refused and place[1] in replaced)
    }
    added = {place: rows for place, rows in given.items() if place in gone or place not in stored}
    hashes = {place: reading.row_hash for place, reading in stored.items() if place not in gone}
    hashes |= {place: rows.row_hash for place, rows in added.items()}
    candidates: dict[str, list[Place]] = defaultdict(list)
    for place in hashes:
        candidates[place[0]].append(place)
    contested = [place for places in candidates.values() if len(places) > 1 for place in places]
    readings = _readings(connection, contested, stored, added, pages)
    best = {
        document: (document, preferred([readings[place] for place in places]).page_key)
        if len(places) > 1
        else places[0]
        for document, places in candidates.items()
    }
    return _Change(
        stored=stored,
        gone=frozenset(gone),
        added=added,
        chosen={document: (place[1], hashes[place]) for document, place in best.items()},
    )


def _shown(connection: duckdb.DuckDBPyConnection, pages: Sequence[Page]) -> set[str]:
    """The documents that the pages show as they stood."""
    known = [{"page_key": page.key} for page in pages if page.stored]
    if not known:
        return set()
    councils = councils_of(pages)
    with staged(connection, "known", known):
        found = fetch_rows(
            connection,
            f"""
            SELECT document_key FROM documents WHERE page_key IN (SELECT page_key FROM known)
            {only("council_id", councils)}
            """,
            councils,
        )
    return {document for (document,) in found}


def _stored(connection: duckdb.DuckDBPyConnection, documents: Iterable[str]) -> dict[Place, _Stored]:
    """The readings that stand of some documents."""
    keys = [{"document_key": document} for document in documents]
    if not keys:
        return {}
    with staged(connection, "touched", keys):
        found = fetch_rows(
            connection,
            """
            SELECT document_key, page_key, rowid, truncated, row_hash, preferred FROM documents
            WHERE document_key IN (SELECT document_key FROM touched)
            """,
        )
    return {(document, page): _Stored(*rest) for document, page, *rest in found}


def _readings(
    connection: duckdb.DuckDBPyConnection,
    places: Sequence[Place],
    stored: Mapping[Place, _Stored],
    added: Mapping[Place, DocumentRows],
    pages: Sequence[Page],
) -> dict[Place, Reading]:
    """The readings at some places, whole; those that are not added stand in the warehouse."""
    standing = [place for place in places if place not in added]
    seen_at = {page.key: page.seen_at for page in pages}
    seen_at |= times_of(connection, {page for _, page in standing} - seen_at.keys(), councils_of(pages))
    texts = _texts(connection, [stored[place].rowid for place in standing])
    readings = {}
    for place in places:
        if place in added:
            row = added[place].document
            truncated, text, row_hash = row["truncated"], row["text"], added[place].row_hash
        else:
            one = stored[place]
            truncated, text, row_hash = one.truncated, texts[one.rowid], one.row_hash
        readings[place] = Reading(place[1], seen_at[place[1]], truncated, text, row_hash)
    return readings


def _texts(connection: duckdb.DuckDBPyConnection, rowids: Sequence[int]) -> dict[int, str]:
    if not rowids:
        return {}
    with staged(connection, "places", [{"place": rowid} for rowid in rowids]):
        found = fetch_rows(
            connection, "SELECT rowid, text FROM documents WHERE rowid IN (SELECT place FROM places)"
        )
    return dict(found)


def _apply(connection: duckdb.DuckDBPyConnection, change: _Change) -> None:
    if change.gone:
        delete_rows(connection, "documents", [change.stored[place].rowid for place in change.gone])
        with staged(connection, "gone", _places(change.gone)):
            for table in PART_TABLES:
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
        {"place": reading.rowid}
        for place, reading in change.stored.items()
        if place not in change.gone and reading.preferred != (change.chosen[place[0]][0] == place[1])
    ]
    if turned:
        with staged(connection, "places", turned):
            connection.execute(
                "UPDATE documents SET preferred = NOT preferred WHERE rowid IN (SELECT place FROM places)"
            )


_SAME_PLACE = "t.document_key = g.document_key AND t.page_key = g.page_key"


def _places(places: Iterable[Place]) -> list[Row]:
    return [{"document_key": document, "page_key": page} for document, page in places]


def _count(change: _Change, given: Iterable[Place]) -> LoadCounts:
    before = {
        document: reading.row_hash for (document, _), reading in change.stored.items() if reading.preferred
    }
    after = {document: row_hash for document, (_, row_hash) in change.chosen.items()}
    standing = {document for document, page in given if change.chosen[document][0] == page}
    return LoadCounts(
        new=len(after.keys() - before.keys()),
        changed=sum(after[document] != before[document] for document in after.keys() & before.keys()),
        unchanged=sum(after[document] == before.get(document) for document in standing),
        removed=len(before.keys() - after.keys()),
        kept=sum(change.chosen[document][0] != page for document, page in given),
    )
