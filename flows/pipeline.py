"""The whole job as plain functions, for the command and the nightly flow alike: crawl, load, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from crawlers.crawl import CouncilResult, CrawlOrder, ShardResult, crawl_shard, plan_shards
from crawlers.registry import Council, Registry
from crawlers.slots import politeness_slots
from flows.events import OnEvent, ignore
from flows.loading import Loader, PagesLoaded, open_loader
from flows.lock import writer_lock
from flows.saved import SavedPages
from flows.settings import Settings
from flows.sources import Sources
from flows.status import Status
from flows.summary import CouncilSummary, RunSummary
from transforms.errors import HarvestError, UsageError
from transforms.records import Issue
from warehouse.load import finish_run, load_issues
from warehouse.publish import Publication, publish
from warehouse.store import Warehouse

AHEAD = timedelta(days=14)  # agendas are on the sites about a week before their meetings
EARLIEST = date(
    1974, 4, 1
)  # when the Local Government Act 1972 came into force: few councils of today are older


@dataclass(frozen=True, slots=True)
class RunOrder:
    """What one run of the whole job is to do."""

    run_id: str
    started_at: datetime
    councils: tuple[Council, ...]
    since: date  # first and last day of the window
    until: date
    today: date
    search: str | None = None  # only what the sites' own search finds for these words


def utc_now() -> datetime:
    """The clock of the flows; the rooms below are told the time."""
    return datetime.now(UTC)


def new_run_id(now: datetime) -> str:
    """A run's id: its start to the microsecond, so that ids sort by time."""
    return f"{now:%Y%m%dT%H%M%S%f}Z"


def plan(
    sources: Sources,
    now: datetime,
    *,
    names: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    everything: bool = False,
    search: str | None = None,
) -> RunOrder:
    """What a run is to do: councils by name or id, else all of the registry, else the sources' usual scope.

    Raises:
        UsageError: an unknown council, both names and everything, a search for nothing, or a window that ends
            before it begins or begins before there were councils.
    """
    if search is not None and not search.strip():
        raise UsageError("--search needs words to search for")
    if names and everything:
        raise UsageError("--council and --all exclude each other")
    order = RunOrder(
        run_id=new_run_id(now),
        started_at=now,
        councils=tuple(
            sources.registry.select(names)
            if names
            else sources.registry.councils
            if everything
            else sources.scope
        ),
        since=since or sources.since,
        until=until or sources.today + AHEAD,
        today=sources.today,
        search=search,
    )
    if order.since > order.until:
        end = "" if until else "; without --until it ends two weeks from today"
        raise UsageError(f"the window from {order.since} to {order.until} ends before it begins{end}")
    if order.since < EARLIEST:
        raise UsageError(f"--since {order.since} is before {EARLIEST}, when most councils began")
    return order


def plan_crawl(order: RunOrder, settings: Settings) -> list[CrawlOrder]:
    """One order for each shard; no host is in two of them, nor two hosts with one address.

    Raises:
        UsageError: it is day, and the setting says night.
    """
    whole = CrawlOrder(
        run_id=order.run_id,
        councils=order.councils,
        since=order.since,
        until=order.until,
        search=order.search,
        today=order.today,
        captures=settings.captures,
        contact=settings.contact,
        delay=settings.delay,
        budget=settings.budget,
        stop_at=settings.end_of_night(order.started_at),
    )
    slots = politeness_slots(order.councils)
    return [
        whole.model_copy(update={"councils": tuple(shard), "slots": slots})
        for shard in plan_shards(order.councils, slots)
    ]


def check_crawl(shards: Iterable[CrawlOrder]) -> None:
    """Raises UsageError where a real site would be crawled without a contact address, or in haste."""
    for shard in shards:
        shard.check_contact()


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
    loader: Loader, crawls: Iterable[CouncilResult], load_council: Callable[[str], PagesLoaded]
) -> dict[str, PagesLoaded]:
    """Loads every council that was crawled, one after the other; a failure stays that council's."""
    loads = {}
    for crawled in crawls:
        try:
            loads[crawled.council_id] = load_council(crawled.council_id)
        except Exception as error:  # noqa: BLE001 - the edge of one council's load: recorded as an issue
            loads[crawled.council_id] = loader.load_failed(crawled.council_id, error)
    return loads


def summarise(order: RunOrder, crawls: Iterable[CouncilResult], loads: dict[str, PagesLoaded]) -> RunSummary:
    """What a run did, from what its crawls and loads did."""
    names = {council.council_id: council.name for council in order.councils}
    councils = [
        CouncilSummary(names[crawl.council_id], crawl, loads.get(crawl.council_id, PagesLoaded()))
        for crawl in crawls
    ]
    pages = sum(loads.values(), PagesLoaded())
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
            loads = load_all(loader, crawls, lambda council_id: loader.load_council(council_id, on_event))
            summary = finish(loader, summarise(order, crawls, loads), settings)
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
    loader.resolve()
    audited = replace(summary, audit=loader.audit(utc_now(), settings.published))
    loader.finish(utc_now(), audited.status, audited.figures)
    return audited


def publish_run(settings: Settings, summary: RunSummary) -> RunSummary:
    """Publishes the warehouse as it stands after a run; returns the run's summary with the publication.

    Raises:
        PublicationRefused: an integrity gate failed; that is recorded, and the last publication stands.
    """
    return replace(summary, publication=publish_warehouse(settings, summary.run_id, summary.figures))


def publish_warehouse(
    settings: Settings, run_id: str, figures: Mapping[str, Any] | None = None
) -> Publication:
    """Publishes the warehouse under the id of the run that asks for it, of which `figures` tell.

    Raises:
        PublicationRefused: an integrity gate failed; that is recorded, and the last publication stands.
    """
    try:
        return publish(
            settings.warehouse, settings.published, run_id, utc_now(), keep_nights=settings.keep_nights
        )
    except HarvestError as error:
        with Warehouse(settings.warehouse) as warehouse:
            issue = Issue("publish", "publication_refused", str(error), run_id=run_id)
            load_issues(warehouse.connection, [issue])
            finish_run(warehouse.connection, run_id, utc_now(), Status.FAILED, figures)
        raise
