"""Replay: every row rebuilt from the captures, without one request; also into a warehouse that was lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from duckdb import DuckDBPyConnection

from crawlers.captures import CaptureStore
from crawlers.registry import Registry
from flows.clock import new_run_id, utc_now
from flows.events import OnEvent, ignore
from flows.loading import Loader, PagesLoaded, open_loader
from flows.lock import writer_lock
from flows.publishing import publish_run
from flows.run_log import RunLog
from flows.settings import Settings
from flows.status import Status, status_of
from flows.summary import RunSummary
from transforms.errors import HarvestError, UsageError
from warehouse.load import finish_run, start_run
from warehouse.query import query
from warehouse.resolution.recall import recall_ids
from warehouse.store import fetch_rows

Runs = dict[str, dict[str, Any]]  # what the log of runs has of each, by its id


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a replay did."""

    summary: RunSummary
    councils: int  # whose captures were looked at
    saved: tuple[
        str, ...
    ]  # where the saved pages came from that stand in the warehouse: replay has no captures of them
    lost: tuple[str, ...]  # the same of those that only the last publication had

    @property
    def status(self) -> Status:
        """Nothing that needs a replay is no failure."""
        pages = self.summary.pages
        failed = pages.failed + len(self.lost)
        return status_of(useful=pages.parsed or not failed, failed=failed)


def replay(
    settings: Settings,
    registry: Registry,
    now: datetime,
    *,
    names: Sequence[str] = (),
    whole: bool = False,
    on_event: OnEvent = ignore,
) -> Replayed:
    """Parses and loads from the captures what an older parser read, or all that is there (`whole`), and publishes.

    A warehouse that was lost or emptied is filled again: with the logs of all runs, and with the inspections' ids of
    the last publication.

    Raises:
        HarvestError: there are no captures, or none of a council that is named.
        UsageError: an unknown council, or a council by name where the warehouse holds none yet.
        DataFolderLocked: another process writes to the data folder.
        PublicationRefused: an integrity gate failed; the last publication stands.
    """
    run_id = new_run_id(now)
    chosen = [council.council_id for council in registry.select(names)]
    with writer_lock(settings.lock, command="harvest replay", now=now):
        store = CaptureStore(settings.captures)
        store.recover()
        stored = sorted({path.parent.name for path in settings.captures.glob("*/*.jsonl")})
        if not stored:
            raise HarvestError(f"There are no captures in {settings.captures}: nothing can be replayed.")
        if lacking := sorted(set(chosen) - set(stored)):
            raise HarvestError(
                f"There are no captures of {lacking[0]} in {settings.captures}: crawl it first."
            )
        with open_loader(settings, run_id) as loader:
            is_new = not fetch_rows(loader.connection, "SELECT 1 FROM pages LIMIT 1")
            if is_new and chosen:
                raise UsageError(
                    "the warehouse is empty, and one council alone would be published: replay all of them first"
                )
            loader.begin("replay", now, [one for one in registry.councils if one.council_id in stored])
            runs = _begin_runs(loader.connection, settings)
            loads = _replay_all(loader, chosen or stored, whole or is_new, on_event)
            pages = sum(loads, PagesLoaded())
            if not chosen and not any(issue.reason == "load_failed" for issue in pages.issues):
                _finish_runs(loader.connection, runs)
            audit = loader.settle(utc_now(), settings.published)
            if is_new and settings.published.exists():
                recall_ids(loader.connection, settings.published)
            saved, lost = _saved_pages(loader.connection, settings, is_new)
            summary = RunSummary(run_id, (), pages, pages.issues, audit=audit)
            done = Replayed(summary, len(chosen or stored), saved, lost)
            loader.finish(utc_now(), done.status, summary.figures)
        return replace(done, summary=publish_run(settings, summary))


def _replay_all(
    loader: Loader, council_ids: Iterable[str], whole: bool, on_event: OnEvent
) -> list[PagesLoaded]:
    loads = []
    for council_id in council_ids:
        try:
            loads.append(loader.replay_council(council_id, on_event, whole=whole))
        except Exception as error:  # noqa: BLE001 - the edge of one council's load: recorded as an issue
            loads.append(loader.load_failed(council_id, error))
    return loads


def _begin_runs(connection: DuckDBPyConnection, settings: Settings) -> Runs:
    """Records the runs that the warehouse lacks, as the log of runs has them; returns those."""
    known = {run_id for (run_id,) in fetch_rows(connection, "SELECT run_id FROM runs")}
    lacking = {run: facts for run, facts in RunLog(settings.captures).runs().items() if run not in known}
    for run_id, facts in lacking.items():
        if "started_at" in facts:
            start_run(connection, run_id, facts["kind"], facts["started_at"], facts["settings"])
    return lacking


def _finish_runs(connection: DuckDBPyConnection, runs: Runs) -> None:
    """Records how runs ended, once all that they logged is loaded."""
    for run_id, facts in runs.items():
        if "finished_at" in facts:
            finish_run(connection, run_id, facts["finished_at"], facts["status"], facts["summary"])


def _saved_pages(
    connection: DuckDBPyConnection, settings: Settings, is_new: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where the saved pages come from that stand, and those of the last publication that are lost."""
    standing = fetch_rows(
        connection, "SELECT DISTINCT source FROM pages WHERE capture_id IS NULL ORDER BY ALL"
    )
    lost: list[tuple[str]] = []
    if is_new and settings.published.exists():
        sql = "SELECT DISTINCT source FROM documents WHERE capture_id IS NULL ORDER BY ALL"
        lost = query(settings.published, sql).rows
    return tuple(source for (source,) in standing), tuple(source for (source,) in lost)
