"""Parse and load: pages go to worker processes, what comes back goes into the warehouse, batch by batch."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from duckdb import DuckDBPyConnection

from crawlers.captures import CaptureStore
from crawlers.registry import Council, Registry
from crawlers.segments import WARC_SUFFIX
from flows.events import OnEvent, ignore
from flows.parsing import CaptureJob, Parsed, parse_capture, parse_saved
from flows.saved import SavedPage
from flows.settings import Settings
from flows.workers import PageFailure, PagePool
from transforms import PARSER_VERSION
from transforms.errors import HarvestError
from transforms.records import Capture, Issue
from warehouse import load
from warehouse.load import LoadCounts, LoadedDocument
from warehouse.resolution import resolve
from warehouse.store import Warehouse

Pair = TypeVar("Pair")

BATCH_PAGES = 200  # pages to a transaction: a kill loses the parsing of so many at most


@dataclass(frozen=True, slots=True)
class PagesLoaded:
    """What came of parsing and loading some pages."""

    parsed: int = 0  # pages that were read
    documents: LoadCounts = field(default_factory=LoadCounts)
    issues: tuple[Issue, ...] = ()  # one for each page that was not

    @property
    def failed(self) -> int:
        """Pages that could not be read, and documents that the warehouse refused."""
        return len(self.issues) + self.documents.refused

    def __add__(self, other: PagesLoaded) -> PagesLoaded:
        return PagesLoaded(
            self.parsed + other.parsed, self.documents + other.documents, self.issues + other.issues
        )


@contextmanager
def open_loader(settings: Settings, run_id: str) -> Iterator[Loader]:
    """The warehouse and the worker processes of one run.

    Raises:
        WarehouseLocked, WarehouseBroken: the warehouse cannot be opened.
    """
    with (
        Warehouse(settings.warehouse) as warehouse,
        PagePool(settings.workers, settings.page_seconds) as pool,
    ):
        yield Loader(warehouse.connection, pool, CaptureStore(settings.captures), run_id)


class Loader:
    """Brings what a run found into the warehouse; made by `open_loader`."""

    def __init__(
        self, connection: DuckDBPyConnection, pool: PagePool, store: CaptureStore, run_id: str
    ) -> None:
        self._connection = connection
        self._pool = pool
        self._store = store
        self._run_id = run_id

    def begin(self, kind: str, now: datetime, councils: Iterable[Council], **settings: Any) -> None:
        """Records that the run has begun, and the councils that it may speak of."""
        load.start_run(self._connection, self._run_id, kind, now, settings)
        load.load_councils(self._connection, councils)

    def load_council(self, council_id: str, on_event: OnEvent = ignore) -> PagesLoaded:
        """Parses and loads the captures of a council that are not loaded yet, of this run or an earlier one.

        An earlier run that was killed left captures behind; so did an older version of the parser.
        """
        self._load_crawl_logs(council_id)
        pending = self._pending(council_id)
        on_event({"event": "load_started", "council_id": council_id, "pages": len(pending)})
        jobs = (CaptureJob(self._store.folder, capture) for capture in pending)
        parsed = ((job.capture, result) for job, result in self._pool.map(parse_capture, jobs))
        total = PagesLoaded()
        for batch in _batches(parsed):
            total += self._load_captures(batch)
            on_event({"event": "pages_loaded", "council_id": council_id, "pages": len(batch)})
        return total

    def load_saved(
        self, pages: Iterable[SavedPage], registry: Registry, on_event: OnEvent = ignore
    ) -> PagesLoaded:
        """Parses and loads saved pages, by the same path as captures."""
        total = PagesLoaded()
        for batch in _batches(self._pool.map(parse_saved, pages)):
            total += self._load_saved(batch, registry)
            on_event({"event": "pages_loaded", "council_id": None, "pages": len(batch)})
        return total

    def load_failed(self, council_id: str, error: Exception) -> PagesLoaded:
        """Records that a council's captures could not be loaded, and why; the next run tries again."""
        detail = str(error) if isinstance(error, HarvestError) else repr(error)
        issue = Issue("load", "load_failed", detail, council_id=council_id)
        self.load_issues([issue])
        return PagesLoaded(issues=(issue,))

    def load_issues(self, issues: Iterable[Issue]) -> None:
        """Records issues, as this run's."""
        load.load_issues(self._connection, [replace(issue, run_id=self._run_id) for issue in issues])

    def resolve(self) -> None:
        """Brings the real items and inspections up to date with what is loaded."""
        resolve(self._connection)

    def finish(self, now: datetime, status: str, summary: dict[str, Any]) -> None:
        """Records how the run ended."""
        load.finish_run(self._connection, self._run_id, now, status, summary)

    def _load_crawl_logs(self, council_id: str) -> None:
        """Loads the logs of this run, and those of runs that did not come to the end of it."""
        loaded = load.loaded_runs(self._connection, council_id)
        for run_id in (run_id for run_id in self._store.runs(council_id) if run_id not in loaded):
            fetches = list(self._store.fetches(run_id, council_id))
            # A page that returned to an earlier content is the earlier capture, seen anew
            seen = {
                fetch.capture_id: fetch.fetched_at
                for fetch in fetches
                if fetch.capture_id and fetch.outcome in {"new", "changed"}
            }
            captures = [
                replace(capture, fetched_at=seen.get(capture.capture_id, capture.fetched_at))
                for capture in self._store.captures(run_id, council_id)
            ]
            if fetches:
                load.start_run(self._connection, run_id, "crawl", min(f.fetched_at for f in fetches), {})
            load.load_captures(self._connection, captures)
            load.see_captures_anew(self._connection, council_id, seen)
            load.load_issues(self._connection, self._store.issues(run_id, council_id))
            load.load_fetches(self._connection, fetches)  # the last: by these the logs count as loaded

    def _pending(self, council_id: str) -> list[Capture]:
        """The captures to parse and load, as the index has them."""
        pending = load.pending_captures(self._connection, council_id, PARSER_VERSION)
        runs = sorted({Path(segment).name.removesuffix(WARC_SUFFIX) for segment in pending.values()})
        indexed = {
            capture.capture_id: capture
            for run_id in runs
            for capture in self._store.captures(run_id, council_id)
        }
        return [indexed[capture_id] for capture_id in pending if capture_id in indexed]

    def _load_captures(self, batch: list[tuple[Capture, Parsed | PageFailure]]) -> PagesLoaded:
        documents: list[LoadedDocument] = []
        issues: list[Issue] = []
        empty: dict[str, str] = {}
        for capture, result in batch:
            if isinstance(result, PageFailure):
                issue = result.as_issue(capture.url)
                issues.append(
                    replace(
                        issue, council_id=capture.council_id, url=capture.url, capture_id=capture.capture_id
                    )
                )
                continue
            if not result:
                empty[capture.capture_id] = PARSER_VERSION
            documents += [
                LoadedDocument(
                    document, extraction, capture.capture_id, capture.council_id, PARSER_VERSION, capture.url
                )
                for document, extraction in result
            ]
        return self._store_batch(len(batch), documents, issues, empty)

    def _load_saved(
        self, batch: list[tuple[SavedPage, Parsed | PageFailure]], registry: Registry
    ) -> PagesLoaded:
        documents: list[LoadedDocument] = []
        issues: list[Issue] = []
        for page, result in batch:
            if isinstance(result, PageFailure):
                issues.append(replace(result.as_issue(page.source), council_id=page.council_id, url=page.url))
                continue
            body_hash = hashlib.sha256(page.body).hexdigest()
            for document, extraction in result:
                told = registry.by_name(document.council) if document.council else None
                council_id = page.council_id or (told.council_id if told else None)
                documents.append(
                    LoadedDocument(
                        document, extraction, None, council_id, PARSER_VERSION, page.source, body_hash
                    )
                )
        return self._store_batch(len(batch), documents, issues, {})

    def _store_batch(
        self, pages: int, documents: list[LoadedDocument], issues: list[Issue], empty: dict[str, str]
    ) -> PagesLoaded:
        counts = load.load_documents(self._connection, documents, self._run_id, empty_captures=empty)
        self.load_issues(issues)
        return PagesLoaded(pages - len(issues), counts, tuple(issues))


def _batches(parsed: Iterable[Pair]) -> Iterator[list[Pair]]:
    pairs = iter(parsed)
    while batch := list(islice(pairs, BATCH_PAGES)):
        yield batch
