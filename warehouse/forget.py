"""Forgetting: rows of pages taken out of the writer's file, and files without a byte of what was taken out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.comments import literal
from warehouse.documents import remove_pages
from warehouse.retained import publications
from warehouse.rows import CLAIM_TABLES
from warehouse.store import Warehouse, connect, fetch_rows, staged, transaction

#: Whether a council's page is forgotten, by council id and address.
IsPage = Callable[[str | None, str], bool]
#: Whether a document is forgotten, by its key.
IsDocument = Callable[[str], bool]
#: A message of a council without addresses of forgotten pages.
Scrub = Callable[[str | None, str], str]

_LOGS = ("captures", "fetches", "issues")


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of the warehouse, and what it shows."""

    page_key: str
    council_id: str | None
    url: str | None  # None of a saved page
    source: str
    capture_id: str | None
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out of the warehouse."""

    pages: int = 0
    documents: int = 0  # that no page shows any more
    claims: int = 0


def pages_shown(
    connection: duckdb.DuckDBPyConnection, is_page: IsPage, is_document: IsDocument
) -> list[Shown]:
    """The pages that are to go: by their address, by that of a saved page's documents, or by a document."""
    found = fetch_rows(
        connection,
        """
        SELECT
            p.page_key, p.council_id, p.url, p.source, p.capture_id,
            coalesce(list(d.document_key ORDER BY d.document_key) FILTER (d.document_key IS NOT NULL), []) AS documents,
            coalesce(list(DISTINCT d.url) FILTER (d.url IS NOT NULL), []) AS urls
        FROM pages p LEFT JOIN documents d USING (page_key)
        GROUP BY ALL ORDER BY p.page_key
        """,
    )
    return [
        Shown(key, council_id, url, source, capture_id, tuple(documents))
        for key, council_id, url, source, capture_id, documents, urls in found
        if any(is_page(council_id, one) for one in ([url] if url else urls))
        or any(is_document(document) for document in documents)
    ]


def documents_leaving(
    connection: duckdb.DuckDBPyConnection, is_page: IsPage, is_document: IsDocument
) -> set[str]:
    """The documents that no page will show any more."""
    leaving = pages_shown(connection, is_page, is_document)
    pages = {page.page_key for page in leaving}
    places = fetch_rows(connection, "SELECT document_key, page_key FROM documents")
    staying = {document for document, page in places if page not in pages}
    return {document for page in leaving for document in page.documents} - staying


def forget_rows(
    connection: duckdb.DuckDBPyConnection, is_page: IsPage, is_document: IsDocument, scrub: Scrub
) -> Removed:
    """Take forgotten pages out of all tables that loads fill; the resolution is to be brought up to date after."""
    leaving = pages_shown(connection, is_page, is_document)
    with transaction(connection):
        before = _counts(connection)
        remove_pages(connection, [page.page_key for page in leaving])
        after = _counts(connection)
        for table in _LOGS:
            addresses = fetch_rows(
                connection, f"SELECT DISTINCT council_id, url FROM {table} WHERE url IS NOT NULL"
            )
            rows = [
                {"council_id": council, "url": url} for council, url in addresses if is_page(council, url)
            ]
            if rows:
                with staged(connection, "leaving", rows):
                    connection.execute(
                        f"DELETE FROM {table} t USING leaving l "
                        "WHERE t.url = l.url AND t.council_id IS NOT DISTINCT FROM l.council_id"
                    )
        for table in ("fetches", "issues"):
            _scrub_details(connection, table, scrub)
    return Removed(len(leaving), *(was - now for was, now in zip(before, after, strict=True)))


def _counts(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    claims = " + ".join(f"(SELECT count(*) FROM {table})" for table in CLAIM_TABLES[:3])
    documents, claimed = fetch_rows(
        connection, f"SELECT (SELECT count(DISTINCT document_key) FROM documents), {claims}"
    )[0]
    return documents, claimed


def _scrub_details(connection: duckdb.DuckDBPyConnection, table: str, scrub: Scrub) -> None:
    found = fetch_rows(
        connection, f"SELECT DISTINCT council_id, detail FROM {table} WHERE detail LIKE '%://%'"
    )
    rows = [
        {"council_id": council, "detail": detail, "scrubbed": scrubbed}
        for council, detail in found
        if (scrubbed := scrub(council, detail)) != detail
    ]
    if rows:
        with staged(connection, "scrubbing", rows):
            connection.execute(
                f"UPDATE {table} t SET detail = s.scrubbed FROM scrubbing s "
                "WHERE t.detail = s.detail AND t.council_id IS NOT DISTINCT FROM s.council_id"
            )


def rewrite(path: Path) -> None:
    """Put a copy in place of the closed file, by one rename: DuckDB leaves the bytes of deleted rows in free blocks."""
    draft = path.with_name(f"{path.name}.rewriting")
    for leftover in (draft, Path(f"{draft}.wal")):
        leftover.unlink(missing_ok=True)
    for spilled in (path, draft):  # what a killed process had no memory for
        shutil.rmtree(f"{spilled}.tmp", ignore_errors=True)
    with Warehouse(draft):
        pass  # the newest schema, empty but for what the program itself brings
    with connect() as connection:
        connection.execute(f"ATTACH {literal(path)} AS old (READ_ONLY)")
        connection.execute(f"ATTACH {literal(draft)} AS new")
        tables = fetch_rows(connection, "SELECT table_name FROM duckdb_tables() WHERE database_name = 'old'")
        for (table,) in tables:
            connection.execute(f"DELETE FROM new.{table}")
            connection.execute(f"INSERT INTO new.{table} BY NAME SELECT * FROM old.{table}")
        connection.execute("CHECKPOINT new")
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(draft, path)


def documents_held(published: Path, is_page: IsPage, is_document: IsDocument) -> set[str]:
    """The documents of a published file that are forgotten, or stand there as a forgotten page shows them."""
    if not published.exists():
        return set()
    try:
        with connect(published, read_only=True) as connection:
            found = fetch_rows(
                connection, "SELECT document_key, council_id, coalesce(page_url, url) FROM documents"
            )
    except duckdb.Error:  # no publication of ours: the next one takes its place and carries nothing of it on
        return set()
    return {key for key, council, url in found if is_document(key) or (url and is_page(council, url))}


def publications_that_hold(published: Path, is_page: IsPage, is_document: IsDocument) -> Iterator[Path]:
    """The published files beside the current one that have a forgotten page or document, or cannot be read."""
    beside = {*published.parent.glob("*.duckdb"), *publications(published)} - {published}
    yield from (path for path in sorted(beside) if _holds(path, is_page, is_document))


def _holds(path: Path, is_page: IsPage, is_document: IsDocument) -> bool:
    try:
        with connect(path, read_only=True) as connection:
            pages: Iterable[tuple[str | None, str]] = fetch_rows(
                connection,
                """
                SELECT council_id, url FROM captures UNION SELECT council_id, url FROM fetches
                UNION SELECT council_id, page_url FROM documents WHERE page_url IS NOT NULL
                UNION SELECT council_id, url FROM documents WHERE url IS NOT NULL AND page_url IS NULL
                UNION SELECT council_id, url FROM issues WHERE url IS NOT NULL
                """,
            )
            documents = fetch_rows(connection, "SELECT document_key FROM documents")
    except duckdb.Error:
        return True  # of another schema, or broken: it cannot be shown to be free of it
    return any(is_page(*page) for page in pages) or any(is_document(key) for (key,) in documents)
