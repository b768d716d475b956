"""Pages: each stands in the warehouse as it was seen last, and its documents with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

import duckdb

from warehouse.errors import LoadRefused
from warehouse.keys import digest, page_key, saved_page_key
from warehouse.rows import LoadedDocument, Row
from warehouse.store import delete_rows, fetch_rows, find_rows, insert

_COLUMNS = ("page_key", "council_id", "url", "source", "capture_id", "seen_at", "parser_version", "run_id")


@dataclass(slots=True)
class Page:
    """A page of a batch: its row, what stands of it, and the documents it shows now."""

    row: Row
    stored: Row | None = None
    place: int | None = None  # where in the table that stands, for this transaction
    documents: list[LoadedDocument] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Its page_key."""
        return str(self.row["page_key"])

    @property
    def seen_at(self) -> datetime:
        """When it was seen like this, UTC."""
        moment: datetime = self.row["seen_at"]
        return moment

    @property
    def age(self) -> tuple[datetime, str]:
        """Orders the readings of one page; the capture's id only settles captures of one moment."""
        return _age(self.row)

    @property
    def replaces(self) -> bool:
        """Whether another capture, another parser's reading or another council's stands of the page."""
        return self.stored is not None and any(
            self.row[name] != self.stored[name] for name in ("capture_id", "parser_version", "council_id")
        )


def pages_of_batch(
    connection: duckdb.DuckDBPyConnection,
    batch: Sequence[LoadedDocument],
    run_id: str,
    empty_captures: Mapping[str, str],
) -> list[Page]:
    """The pages that a batch brings, each in its newest reading, without those of which a newer one stands.

    Raises:
        LoadRefused: the run, a capture or a council is not in the warehouse.
    """
    _check_councils(connection, batch)
    started_at = _start_of(connection, run_id)
    wanted = {loaded.capture_id for loaded in batch if loaded.capture_id} | empty_captures.keys()
    captures = _captures(connection, wanted, {loaded.council_id for loaded in batch})
    pages: dict[str, Page] = {}

    def page(row: Row) -> Page | None:
        """The page of that row, unless the batch has a newer reading of it."""
        known = pages.setdefault(row["page_key"], Page(row))
        if _age(row) > known.age:
            known = pages[known.key] = Page(row)
        return known if _age(row) == known.age else None

    for capture_id, version in empty_captures.items():
        page(captures[capture_id] | {"parser_version": version, "run_id": run_id})
    for loaded in batch:
        row = captures[loaded.capture_id] if loaded.capture_id else _saved_page(loaded, started_at)
        if row["council_id"] != loaded.council_id:
            raise LoadRefused(f"{loaded.source} is of another council than its capture {loaded.capture_id}.")
        if of_page := page(row | {"parser_version": loaded.parser_version, "run_id": run_id}):
            of_page.documents.append(loaded)
    return _current(connection, pages.values())


def write_pages(connection: duckdb.DuckDBPyConnection, pages: Iterable[Page]) -> None:
    """Put the pages' rows in place of those that stand; rows that say the same are left alone."""
    changed = [page for page in pages if page.row != page.stored]
    delete_rows(connection, "pages", [page.place for page in changed if page.place is not None])
    insert(connection, "pages", [page.row for page in changed])


def councils_of(pages: Iterable[Page]) -> list[str]:
    """The councils that crawled pages are of, to look no further; none where saved pages, which change theirs, are among them."""
    if any(page.row["capture_id"] is None for page in pages):
        return []
    return sorted({page.row["council_id"] for page in pages})


def times_of(
    connection: duckdb.DuckDBPyConnection, keys: Set[str], councils: Sequence[str]
) -> dict[str, datetime]:
    """When the pages of some keys were seen; `councils` are those to look at first."""
    find = partial(find_rows, connection, "pages", ("page_key", "seen_at"), "page_key", keys)
    found = find(councils=councils)
    return dict(found if len(found) == len(keys) else find())


def stored_pages(
    connection: duckdb.DuckDBPyConnection, keys: Collection[str], councils: Sequence[str] = ()
) -> list[tuple[int, Row]]:
    """The rows that stand of pages, each with its place; `councils`, where not empty, are those to look at."""
    found = find_rows(connection, "pages", ("rowid", *_COLUMNS), "page_key", keys, councils=councils)
    return [(place, dict(zip(_COLUMNS, values, strict=True))) for place, *values in found]


def _current(connection: duckdb.DuckDBPyConnection, pages: Iterable[Page]) -> list[Page]:
    by_key = {page.key: page for page in pages}
    for place, stored in stored_pages(connection, by_key, councils_of(by_key.values())):
        page = by_key[stored["page_key"]]
        if page.row["capture_id"] is None:  # a saved page keeps the time and place of its first load
            page.row |= {name: stored[name] for name in ("source", "seen_at", "run_id")}
        elif _age(stored) > page.age:
            del by_key[page.key]
            continue
        page.stored, page.place = stored, place
        if all(page.row[name] == stored[name] for name in _COLUMNS if name != "run_id"):
            page.row = stored
    return list(by_key.values())


def _age(row: Row) -> tuple[datetime, str]:
    return row["seen_at"], row["capture_id"] or ""


def _saved_page(loaded: LoadedDocument, started_at: datetime) -> Row:
    return {
        "page_key": saved_page_key(loaded.body_hash or digest(loaded.document.text)),
        "council_id": loaded.council_id,
        "url": None,
        "source": loaded.source,
        "capture_id": None,
        "seen_at": started_at,
    }


def _captures(
    connection: duckdb.DuckDBPyConnection, wanted: Set[str], councils: Set[str | None]
) -> dict[str, Row]:
    """The pages' rows that captures give, by capture id; `councils` are those to look at first."""
    columns = ("capture_id", "council_id", "url", "fetched_at")
    find = partial(find_rows, connection, "captures", columns, "capture_id", wanted)
    found = find(councils=sorted(filter(None, councils)))
    if len(found) < len(wanted):
        found = find()
    if missing := wanted - {capture_id for capture_id, *_ in found}:
        raise LoadRefused(
            f"The warehouse has no capture {min(missing)}: load the captures before their documents."
        )
    return {
        capture_id: {
            "page_key": page_key(council_id, url),
            "council_id": council_id,
            "url": url,
            "source": url,
            "capture_id": capture_id,
            "seen_at": fetched_at,
        }
        for capture_id, council_id, url, fetched_at in found
    }


def _start_of(connection: duckdb.DuckDBPyConnection, run_id: str) -> datetime:
    found = fetch_rows(connection, "SELECT started_at FROM runs WHERE run_id = ?", [run_id])
    if not found:
        raise LoadRefused(f"The warehouse has no run {run_id}: start the run before it loads.")
    moment: datetime = found[0][0]
    return moment


def _check_councils(connection: duckdb.DuckDBPyConnection, batch: Iterable[LoadedDocument]) -> None:
    wanted = {loaded.council_id for loaded in batch if loaded.council_id}
    known = {council_id for (council_id,) in fetch_rows(connection, "SELECT council_id FROM councils")}
    if missing := wanted - known:
        raise LoadRefused(
            f"The warehouse has no council {min(missing)}: load the councils before their documents."
        )
