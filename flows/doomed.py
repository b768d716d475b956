"""What a `forget` is to take away: the pages behind addresses and document keys, all versions, all addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from duckdb import DuckDBPyConnection

from crawlers.captures import CaptureStore
from crawlers.forgotten import Forgotten, page_hash
from crawlers.hosts import site_of
from crawlers.registry import Registry
from flows.parsing import CaptureJob, document_keys
from flows.settings import Settings
from flows.workers import PageFailure, PagePool
from transforms.errors import UsageError
from transforms.records import Capture
from warehouse.errors import WarehouseMissing
from warehouse.forget import Shown, pages_shown, publications_that_hold
from warehouse.store import Warehouse, fetch_rows, staged


@dataclass(frozen=True, slots=True)
class Doomed:
    """A page that is to be forgotten."""

    council_id: str | None
    url: str | None  # None of a saved page
    source: str
    captures: int
    documents: tuple[str, ...]  # that it shows as it was last loaded


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be forgotten, and what goes on showing the same documents."""

    pages: tuple[Doomed, ...]
    documents: tuple[str, ...]  # by whose keys it was asked for
    elsewhere: tuple[tuple[str, str], ...]  # document, and an address that shows it and stays
    publications: tuple[Path, ...]  # older ones that hold it


def find(names: Sequence[str], settings: Settings, registry: Registry) -> Plan:
    """The pages of some addresses, and all pages that show or ever showed some documents.

    Raises:
        UsageError: a name is neither the address of a council's page nor the key of a document that is there.
    """
    keys = frozenset(name for name in names if not _is_address(name))
    if not settings.warehouse.exists():
        raise WarehouseMissing(
            f"There is no warehouse at {settings.warehouse}: `harvest replay` builds it anew."
        )
    pages = _Pages(CaptureStore(settings.captures))
    for url in filter(_is_address, names):
        pages.add(_council_of(url, registry), url)
    with Warehouse(settings.warehouse) as warehouse:
        connection = warehouse.connection
        showing = pages_shown(connection, lambda council, url: False, keys.__contains__)
        known = {key for page in showing for key in page.documents}
        for page in showing:
            if page.url:
                pages.add(page.council_id, page.url)
        for capture, shown in _earlier(keys, connection, settings):
            pages.add(capture.council_id, capture.url)
            known |= shown
        if missing := {key for key in keys - known if not pages.store.forgotten.document(key)}:
            raise UsageError(
                f"{min(missing)!r} is neither a web address nor the key of a document that is there"
            )
        pages.add_shared()
        leaving = pages_shown(connection, pages.doomed.page, keys.__contains__)
        elsewhere = _elsewhere(connection, leaving)
    if strange := [url for council, url in pages.addresses.values() if not council and not leaving]:
        raise UsageError(
            f"no council of the registry has a page {strange[0]!r}, and none was loaded from there"
        )
    older = publications_that_hold(settings.published, pages.doomed.page, keys.__contains__)
    return Plan(tuple(pages.told(leaving)), tuple(sorted(keys)), elsewhere, tuple(older))


class _Pages:
    """The pages found so far, by council and hash, however often their addresses are named."""

    def __init__(self, store: CaptureStore) -> None:
        self.store = store
        self.doomed = Forgotten()
        self.addresses: dict[str, tuple[str | None, str]] = {}  # hash -> council and address

    def add(self, council_id: str | None, url: str) -> None:
        name = page_hash(council_id, url)
        self.addresses.setdefault(name, (council_id, url))
        self.doomed.pages.setdefault(council_id or "", set()).add(name)

    def add_shared(self) -> None:
        """Add pages that were had under another address with the very same content, kept once for both."""
        for council_id in list(filter(None, self.doomed.pages)):
            fetches = [one for one in self.store.fetches(council_id=council_id) if one.capture_id]
            known = -1
            while known < len(self.addresses):
                known = len(self.addresses)
                shared = {one.capture_id for one in fetches if self.doomed.page(council_id, one.url)}
                for one in fetches:
                    if one.capture_id in shared:
                        self.add(council_id, one.url)

    def told(self, leaving: Sequence[Shown]) -> Iterator[Doomed]:
        """Every page with what is there of it."""
        shown = {page_hash(page.council_id, page.url): page for page in leaving if page.url}
        captures: Counter[str] = Counter()
        for council_id in filter(None, self.doomed.pages):
            captures.update(
                page_hash(council_id, one.url) for one in self.store.captures(council_id=council_id)
            )
        for name, (of_council, url) in self.addresses.items():
            documents = shown[name].documents if name in shown else ()
            yield Doomed(of_council, url, url, captures[name], documents)
        for page in leaving:
            if page.url is None:
                yield Doomed(page.council_id, None, page.source, 0, page.documents)


def _earlier(
    keys: frozenset[str], connection: DuckDBPyConnection, settings: Settings
) -> Iterator[tuple[Capture, set[str]]]:
    """Captures that show one of the documents and are not what stands in the warehouse, with those that they show."""
    if not keys:
        return
    standing = {capture_id for (capture_id,) in fetch_rows(connection, "SELECT capture_id FROM pages")}
    store = CaptureStore(settings.captures)
    jobs = [
        CaptureJob(settings.captures, capture)
        for council_id in sorted({key.partition("/")[0] for key in keys})
        for capture in store.captures(council_id=council_id)
        if capture.capture_id not in standing
    ]
    if jobs:
        with PagePool(settings.workers, settings.page_seconds) as pool:
            for job, shown in pool.map(document_keys, jobs):
                if not isinstance(shown, PageFailure) and (found := keys & shown):
                    yield job.capture, set(found)


def _elsewhere(connection: DuckDBPyConnection, leaving: Sequence[Shown]) -> tuple[tuple[str, str], ...]:
    """Documents of leaving pages, each with the pages that stay and show it too."""
    if not leaving:
        return ()
    with staged(connection, "leaving", [{"page_key": page.page_key} for page in leaving]):
        found = fetch_rows(
            connection,
            """
            SELECT DISTINCT d.document_key, p.source FROM documents d JOIN pages p USING (page_key)
            WHERE d.document_key IN (SELECT document_key FROM documents SEMI JOIN leaving USING (page_key))
              AND d.page_key NOT IN (SELECT page_key FROM leaving)
            ORDER BY ALL
            """,
        )
    return tuple(found)


def _is_address(name: str) -> bool:
    return name.startswith(("http://", "https://"))


def _council_of(url: str, registry: Registry) -> str | None:
    try:
        site = site_of(url)
    except ValueError as error:
        raise UsageError(f"{url!r} is no web address: {error}") from error
    found = registry.by_url(url) or next((one for one in registry.councils if site in one.sites), None)
    return found.council_id if found else None
