"""The whole job as plain functions, for the command and the nightly flow alike: crawl, load, publish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from crawlers.crawl import CouncilResult, CrawlOrder, ShardResult, crawl_shard
from crawlers.registry import Registry
from flows.clock import new_run_id, utc_now
from flows.events import OnEvent, ignore
from flows.loading import Loader, PagesLoaded, open_loader
from flows.lock import writer_lock
from flows.planning import RunOrder, check_crawl, plan_crawl
from flows.publishing import publish_run
from flows.saved import SavedPages
from flows.settings import Settings
from flows.summary import CouncilSummary, RunSummary
from transforms.records import Issue


def check_sites(order: RunOrder, settings: Settings, on_event: OnEvent = ignore) -> list[CouncilResult]:
    """Asks each council's site for robots.txt and one list, as politely as a crawl does; keeps nothing.

    Raises:
        UsageError: a real site is to be asked without a contact address, in haste, or by day against the setting.
    """
    with TemporaryDirectory() as folder:
        probe = {"probe": True, "captures": Path(folder)}
        shards = [shard.model_copy(update=probe) for shard in plan_crawl(order, settings)]
        check_crawl(shards)
        return crawl_all(shards, settings, on_event)


def crawl(shard: CrawlOrder, settings: Settings, on_event: OnEvent = ignore) -> ShardResult:
    """Crawls one shard in a subprocess; whatever befalls it is in the result."""
    return crawl_shard(shard, on_event, timeout=settings.shard_hours * 3600)


def crawl_all(
    shards: Iterable[CrawlOrder], settings: Settings, on_event: OnEvent = ignore
) -> list[CouncilResult]:
    """Crawls all shards, several at once."""
    threads = ThreadPoolExecutor(settings.shards)
    try:
        results = threads.map(lambda shard: crawl(shard, settings, on_event), shards)
        return [council for result in results for council in result.councils]
    finally:
        threads.shutdown(wait=False, cancel_futures=True)  # an interrupt does not wait for the crawls


def load_all(
    loader: Loader, shards: Iterable[CrawlOrder], load_councils: Callable[[list[str]], PagesLoaded]
) -> PagesLoaded:
    """Loads what was crawled, shard by shard."""
    loads = (
        load_shard(loader, sorted(council.council_id for council in shard.councils), load_councils)
        for shard in shards
    )
    return sum(loads, PagesLoaded())


def load_shard(
    loader: Loader, council_ids: list[str], load_councils: Callable[[list[str]], PagesLoaded]
) -> PagesLoaded:
    """Loads some councils together; where that fails, each alone, so that a failure stays its council's."""
    try:
        return load_councils(council_ids)
    except Exception as error:  # noqa: BLE001 - the edge of one council's load: recorded as an issue
        if len(council_ids) == 1:
            return loader.load_failed(council_ids[0], error)
        return sum((load_shard(loader, [one], load_councils) for one in council_ids), PagesLoaded())


def summarise(order: RunOrder, crawls: Iterable[CouncilResult], pages: PagesLoaded) -> RunSummary:
    """What a run did, from what its crawls and loads did."""
    names = {council.council_id: council.name for council in order.councils}
    failed = Counter(issue.council_id for issue in pages.issues)
    councils = [CouncilSummary(names[crawl.council_id], crawl, failed[crawl.council_id]) for crawl in crawls]
    crawl_issues = tuple(issue for council in councils for issue in council.crawl.issues)
    return RunSummary(
        run_id=order.run_id,
        councils=tuple(sorted(councils, key=lambda council: council.name)),
        pages=pages,
        issues=crawl_issues + pages.issues,
    )


def run(order: RunOrder, settings: Settings, on_event: OnEvent = ignore) -> RunSummary:
    """The whole job: crawl, parse and load, publish.

    Raises:
        DataFolderLocked: another process writes to the data folder.
        UsageError: a real site is to be crawled without a contact address.
        PublicationRefused: an integrity gate failed; the last publication stands.
    """
    shards = plan_crawl(order, settings)
    check_crawl(shards)
    with writer_lock(settings.lock, command="harvest run", now=order.started_at):
        with open_loader(settings, order.run_id) as loader:
            begin(loader, order, kind="run")
            crawls = crawl_all(shards, settings, on_event)
            pages = load_all(loader, shards, lambda councils: loader.load_councils(councils, on_event))
            summary = finish(loader, summarise(order, crawls, pages), settings)
        return publish_run(settings, summary)


def load_saved(
    saved: SavedPages, registry: Registry, settings: Settings, now: datetime, on_event: OnEvent = ignore
) -> RunSummary:
    """Saved pages into the warehouse by the same path as a crawl, and published.

    Raises:
        DataFolderLocked: another process writes to the data folder.
        PublicationRefused: an integrity gate failed; the last publication stands.
    """
    run_id = new_run_id(now)
    issues: list[Issue] = []
    with writer_lock(settings.lock, command="harvest load", now=now):
        with open_loader(settings, run_id) as loader:
            loader.begin("load", now, registry.councils)
            pages = loader.load_saved(saved.read(issues.append), registry, on_event)
            loader.load_issues(issues)
            summary = finish(loader, RunSummary(run_id, (), pages, (*issues, *pages.issues)), settings)
        return publish_run(settings, summary)


def begin(loader: Loader, order: RunOrder, *, kind: str) -> None:
    """Records in the warehouse that a run has begun, before its first request."""
    window = {"since": order.since, "until": order.until, "search": order.search}
    loader.begin(kind, order.started_at, order.councils, **window)


def finish(loader: Loader, summary: RunSummary, settings: Settings) -> RunSummary:
    """Resolves and audits what the run loaded, and records in the warehouse how it ended.

    Returns the run's summary with what the audit found.
    """
    settled = replace(summary, audit=loader.settle(utc_now(), settings.published))
    loader.finish(utc_now(), settled.status, settled.figures)
    return settled
