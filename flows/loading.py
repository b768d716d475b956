"""Parse and load: pages go to worker processes, what comes back goes into the warehouse, batch by batch."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from duckdb import DuckDBPyConnection

from crawlers.captures import CaptureStore
from crawlers.registry import Council, Registry
from flows.batches import Batch, of_captures, of_saved_pages
from flows.crawl_logs import all_captures, load_crawl_logs, pending_captures
from flows.denied import without_forgotten
from flows.events import OnEvent, ignore
from flows.parsing import CaptureJob, parse_capture, parse_saved
from flows.run_log import RunLog
from flows.saved import SavedPage
from flows.settings import Settings
from flows.workers import PagePool
from transforms import PARSER_VERSION
from transforms.errors import HarvestError
from transforms.records import Capture, Issue
from warehouse import load
from warehouse.audit import Audit, settle
from warehouse.correcting import keep_corrections
from warehouse.corrections import read_corrections
from warehouse.keys import page_key
from warehouse.load import LoadCounts
from warehouse.store import Warehouse

Pair = TypeVar("Pair")

BATCH_PAGES = 1000  # pages to a transaction: a kill loses the parsing of so many, a minute of a busy core


@dataclass(frozen=True, slots=True)
class PagesLoaded:
    """What came of parsing and loading some pages."""

    parsed: int = 0  # pages that were read
    documents: LoadCounts = field(default_factory=LoadCounts)
    issues: tuple[Issue, ...] = ()  # of each page that was not, and each document that the warehouse refused

    @property
    def failed(self) -> int:
        """Pages that could not be read, and documents that the warehouse refused."""
        return len(self.issues)

    def __add__(self, other: PagesLoaded) -> PagesLoaded:
        return PagesLoaded(
            self.parsed + other.parsed, self.documents + other.documents, self.issues + other.issues
        )


@contextmanager
def open_loader(settings: Settings, run_id: str) -> Iterator[Loader]:
    """The warehouse and the worker processes of one run.

    Raises:
        WarehouseLocked, WarehouseBroken: the warehouse cannot be opened.
        InvalidCorrections: the file of corrections cannot be read; nothing is begun.
    """
    corrections = read_corrections(settings.corrections_file, needed=settings.corrections is not None)
    with (
        Warehouse(settings.warehouse) as warehouse,
        PagePool(settings.workers, settings.page_seconds) as pool,
    ):
        keep_corrections(warehouse.connection, corrections)
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
        self._log = RunLog(store.folder)

    @property
    def connection(self) -> DuckDBPyConnection:
        """The open warehouse."""
        return self._connection

    def begin(self, kind: str, now: datetime, councils: Iterable[Council], **settings: Any) -> None:
        """Records that the run has begun, and the councils that it may speak of."""
        load.start_run(self._connection, self._run_id, kind, now, settings)
        self._log.append(self._run_id, kind=kind, started_at=now, settings=settings)
        load.load_councils(self._connection, councils)
        if kind != "forget" and self._store.forgotten.is_unfinished:
            told = "a harvest forget was cut off, so what it named may still lie somewhere: run harvest forget once more"
            self.load_issues([Issue("load", "forget_unfinished", told)])

    def load_councils(self, council_ids: Collection[str], on_event: OnEvent = ignore) -> PagesLoaded:
        """Parses and loads the captures of councils that are not loaded yet, of this run or an earlier one.

        An earlier run that was killed left captures behind; so did an older version of the parser. Councils go together,
        for a query that passes over a table costs as much for one as for many.
        """
        load_crawl_logs(self._connection, self._store, council_ids)
        pending = pending_captures(self._connection, self._store, council_ids)
        return self._load_pages(pending, on_event)[0]

    def replay_council(self, council_id: str, on_event: OnEvent = ignore, *, whole: bool) -> PagesLoaded:
        """Loads what the warehouse lacks of a council's logs and captures; `whole`: parses all pages anew.

        Of a page whose newest capture cannot be read, the one before stands, as it did when that was loaded.
        """
        load_crawl_logs(self._connection, self._store, [council_id])
        captures = all_captures(self._store, council_id)
        total = PagesLoaded()
        while captures:
            newest = load.newest_captures(captures)
            pending = (
                list(newest.values())
                if whole
                else load.not_standing(self._connection, newest, PARSER_VERSION)
            )
            loaded, unread = self._load_pages(pending, on_event, whole=whole)
            total += loaded
            lost = {key for key, one in newest.items() if one.capture_id in unread}
            captures = [
                one for key, one in _by_page(captures) if key in lost and one.capture_id not in unread
            ]
        return total

    def _load_pages(
        self, pending: list[Capture], on_event: OnEvent, *, whole: bool = False
    ) -> tuple[PagesLoaded, set[str]]:
        """Parses and loads captures, batch by batch; returns with what came of it the ids of those that nobody can read."""
        on_event({"event": "load_started", "pages": len(pending)})
        jobs = (CaptureJob(self._store.folder, capture) for capture in pending)
        parsed = ((job.capture, result) for job, result in self._pool.map(parse_capture, jobs))
        total, unread = PagesLoaded(), set[str]()
        for batch in _batches(parsed):
            made = of_captures(batch)
            total += self._store_batch(made, whole=whole)
            unread |= {issue.capture_id for issue in made.unread if issue.capture_id}
            on_event({"event": "pages_loaded", "council_id": batch[-1][0].council_id, "pages": made.pages})
        return total, unread

    def load_logs(self, council_id: str) -> None:
        """Loads the logs of a council, and where its captures lie; parses nothing."""
        load_crawl_logs(self._connection, self._store, [council_id])
        load.load_captures(self._connection, all_captures(self._store, council_id))

    def load_saved(
        self, pages: Iterable[SavedPage], registry: Registry, on_event: OnEvent = ignore
    ) -> PagesLoaded:
        """Parses and loads saved pages, by the same path as captures."""
        total = PagesLoaded()
        for batch in _batches(self._pool.map(parse_saved, pages)):
            total += self._store_batch(of_saved_pages(batch, registry))
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

    def settle(self, now: datetime, published: Path) -> Audit:
        """Resolves what is loaded and judges it by the council gates; what fails is recorded, as this run's issues too."""
        found = settle(self._connection, self._run_id, now, published)
        self.load_issues(
            Issue("publish", "gate_failed", f"{failure.gate}: {failure.detail}", failure.council_id)
            for failure in found.failures
            if failure.enforced
        )
        return found

    def finish(self, now: datetime, status: str, summary: dict[str, Any]) -> None:
        """Records how the run ended."""
        load.finish_run(self._connection, self._run_id, now, status, summary)
        self._log.append(self._run_id, finished_at=now, status=status, summary=summary)

    def _store_batch(self, batch: Batch, *, whole: bool = False) -> PagesLoaded:
        """One transaction; what an operator had forgotten is left out, and told."""
        documents, denied = without_forgotten(batch.documents, self._store.forgotten)
        denied_captures = {issue.capture_id: PARSER_VERSION for issue in denied if issue.capture_id}
        counts = load.load_documents(
            self._connection,
            documents,
            self._run_id,
            empty_captures=batch.empty_captures | denied_captures,
            whole=whole,
        )
        unread = (*batch.unread, *denied)
        self.load_issues(unread)
        return PagesLoaded(batch.pages - len(batch.unread), counts, (*unread, *counts.refused))


def _by_page(captures: Iterable[Capture]) -> Iterator[tuple[str, Capture]]:
    """Captures with the keys of their pages."""
    return ((page_key(capture.council_id, capture.url), capture) for capture in captures)


def _batches(parsed: Iterable[Pair]) -> Iterator[list[Pair]]:
    pairs = iter(parsed)
    while batch := list(islice(pairs, BATCH_PAGES)):
        yield batch
