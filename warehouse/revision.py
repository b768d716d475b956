"""Revision: which readings of documents a batch of pages takes away and brings, and which of them analysts see then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass

import duckdb

from warehouse.pages import Page, councils_of, times_of
from warehouse.preference import Reading, preferred
from warehouse.rows import PART_TABLES, DocumentRows
from warehouse.store import delete_rows, fetch_rows, find_rows, insert, only, scattered, staged

Place = tuple[str, str]  # a document on a page: document_key, page_key


@dataclass(frozen=True, slots=True)
class Stored:
    """A reading that stands, but for its text: texts are most of the warehouse, and few are needed."""

    rowid: int  # for this transaction
    council_id: str | None
    meeting_date: str | None
    truncated: bool
    row_hash: str
    preferred: bool


@dataclass(frozen=True, slots=True)
class Revision:
    """What a batch changes; readings are by document and page."""

    stored: Mapping[Place, Stored]  # before
    gone: frozenset[Place]
    added: Mapping[Place, DocumentRows]
    chosen: Mapping[str, tuple[str, str]]  # document -> page_key, row_hash of what is preferred


def revise(
    connection: duckdb.DuckDBPyConnection,
    pages: Sequence[Page],
    given: Mapping[Place, DocumentRows],
    refused: Set[Place],
    replaced: Set[str],
) -> Revision:
    """What follows from `given`, the readings that a batch of pages brings; changes nothing.

    On the pages with the keys `replaced` nothing else is left but what was `refused`, of which the earlier reading stands.
    """
    councils = councils_of(pages)
    documents = {document for document, _ in given}
    stored = _stored(connection, documents, [page.key for page in pages if page.stored], councils)
    if left_out := {document for document, _ in stored} - documents:  # by pages that showed them
        stored |= _stored(connection, left_out, [], councils)
    gone = {
        place
        for place, reading in stored.items()
        if (place in given and given[place].row_hash != reading.row_hash)
        or (place not in given and place not in refused and place[1] in replaced)
    }
    added = {place: rows for place, rows in given.items() if place in gone or place not in stored}
    standing = {place: reading for place, reading in stored.items() if place not in gone}
    return Revision(stored, frozenset(gone), added, _choose(connection, standing, added, pages))


def _choose(
    connection: duckdb.DuckDBPyConnection,
    standing: Mapping[Place, Stored],
    added: Mapping[Place, DocumentRows],
    pages: Sequence[Page],
) -> dict[str, tuple[str, str]]:
    """The preferred reading of each document: its page_key and row_hash."""
    hashes = {place: reading.row_hash for place, reading in standing.items()}
    hashes |= {place: rows.row_hash for place, rows in added.items()}
    places: dict[str, list[Place]] = defaultdict(list)
    for place in hashes:
        places[place[0]].append(place)
    contested = [place for rivals in places.values() if len(rivals) > 1 for place in rivals]
    readings = _readings(connection, contested, standing, added, pages)
    chosen = {}
    for document, rivals in places.items():
        page = rivals[0][1]
        if len(rivals) > 1:
            page = preferred([readings[place] for place in rivals]).page_key
        chosen[document] = page, hashes[document, page]
    return chosen


def _stored(
    connection: duckdb.DuckDBPyConnection,
    documents: Collection[str],
    pages: Collection[str],
    councils: Sequence[str],
) -> dict[Place, Stored]:
    """The readings that stand of some documents, and those on some pages; `councils`, where not empty, are those whose they are.

    Both are looked for at once: a pass over the keys of all documents costs more than the few rows that are wanted.
    """
    with (
        staged(connection, "documents_wanted", [{"value": key} for key in documents or [""]]),
        staged(connection, "pages_wanted", [{"value": key} for key in pages or [""]]),
    ):
        found = fetch_rows(
            connection,
            f"""
            SELECT document_key, page_key, rowid, council_id, meeting_date, truncated, row_hash, preferred
            FROM documents WHERE rowid IN (
                SELECT rowid FROM documents
                WHERE (document_key IN (FROM documents_wanted) OR page_key IN (FROM pages_wanted))
                    {only("council_id", councils)}
            )
            """,
            list(councils),
        )
    return {(document, page): Stored(*rest) for document, page, *rest in found}


def _readings(
    connection: duckdb.DuckDBPyConnection,
    places: Sequence[Place],
    stored: Mapping[Place, Stored],
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
    with scattered(connection):
        return dict(find_rows(connection, "documents", ("rowid", "text"), "rowid", rowids))


def apply(connection: duckdb.DuckDBPyConnection, revision: Revision) -> None:
    """Bring the tables to what a revision found. To be called within its transaction."""
    turned = [
        place
        for place, reading in revision.stored.items()
        if place not in revision.gone and reading.preferred != (revision.chosen[place[0]][0] == place[1])
    ]
    _touch(connection, revision, {document for document, _ in (*revision.gone, *revision.added, *turned)})
    if revision.gone:
        delete_rows(connection, "documents", [revision.stored[place].rowid for place in revision.gone])
        places = [{"document_key": document, "page_key": page} for document, page in revision.gone]
        with staged(connection, "gone", places):
            for table in PART_TABLES:
                connection.execute(
                    f"DELETE FROM {table} t USING gone g "
                    "WHERE t.document_key = g.document_key AND t.page_key = g.page_key"
                )
    insert(
        connection,
        "documents",
        [
            rows.document | {"preferred": revision.chosen[document][0] == page}
            for (document, page), rows in revision.added.items()
        ],
    )
    for table in PART_TABLES:
        insert(connection, table, [row for rows in revision.added.values() for row in rows.parts[table]])
    if turned:
        with staged(connection, "places", [{"place": revision.stored[place].rowid} for place in turned]):
            connection.execute(
                "UPDATE documents SET preferred = NOT preferred WHERE rowid IN (SELECT place FROM places)"
            )


def _touch(connection: duckdb.DuckDBPyConnection, revision: Revision, documents: Set[str]) -> None:
    """Have the next resolution look at the days of some documents: those that any page of theirs told or tells."""
    days = {
        (reading.council_id, reading.meeting_date)
        for (document, _), reading in revision.stored.items()
        if document in documents
    } | {(rows.document["council_id"], rows.document["meeting_date"]) for rows in revision.added.values()}
    insert(
        connection,
        "touched",
        [{"council_id": council, "meeting_date": day} for council, day in sorted(days, key=str)],
    )
