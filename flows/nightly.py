"""The nightly flow: the pipeline's functions as Prefect tasks, with retries, and artifacts to look at.

Run it at once with `python -m flows.nightly`, no server needed; deploy it with prefect.yaml.
"""

from __future__ import annotations

import os

# Prefect reads its settings when it is imported. Its temporary server takes 15 to 25 s to start, against a
# limit of 20 by default; and no run of ours reports to anyone.
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")

import sys
from datetime import date
from functools import partial
from typing import Any, cast

import cyclopts
from prefect import State, flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.states import Completed, Failed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from crawlers.crawl import CouncilResult, CrawlOrder, ShardResult
from crawlers.reasons import Reason
from flows import pipeline, publishing
from flows.clock import utc_now
from flows.loading import Loader, PagesLoaded, open_loader
from flows.lock import writer_lock
from flows.planning import check_crawl, plan, plan_crawl
from flows.settings import Settings
from flows.sources import open_sources
from flows.status import Status
from flows.summary import RunSummary
from transforms.errors import HarvestError
from warehouse.publish import Publication
from warehouse.query import query

CHANGES_SHOWN = 1000  # rows of analysis.changes, which has all
LOAD_SECONDS = 3600  # for each council's pages: a first crawl brings thousands


class ShardBroke(HarvestError):
    """A shard's process crashed or was killed; `shard` has what came of its councils."""

    def __init__(self, shard: ShardResult) -> None:
        super().__init__(shard.error)
        self.shard = shard


@task(task_run_name="crawl {name}", retries=1, retry_delay_seconds=60, cache_policy=NO_CACHE)
def crawl_shard(shard: CrawlOrder, settings: Settings, name: str) -> ShardResult:
    """Crawls one shard; one that broke is tried once more, and goes on where it was.

    Its time-out is the pipeline's, which ends the crawl's process: Prefect cannot interrupt a thread.

    Raises:
        ShardBroke: its process crashed or was killed. One that ran out of time has had its share of the night.
    """
    logger = get_run_logger()

    def log(event: dict[str, Any]) -> None:
        if event["event"] == "council_finished":
            result = CouncilResult.model_validate(event["result"])
            logger.info(
                "%s: %s, %d new, %d changed", result.council_id, result.status, result.new, result.changed
            )

    result = pipeline.crawl(shard, settings, log)
    if result.error and not result.error.startswith(Reason.SHARD_TIMED_OUT):
        raise ShardBroke(result)
    return result


@task(retries=1, retry_delay_seconds=5, cache_policy=NO_CACHE)
def load(loader: Loader, council_ids: list[str]) -> PagesLoaded:
    """Parses and loads what councils' captures have and the warehouse has not."""
    return loader.load_councils(council_ids)


@task(cache_policy=NO_CACHE)
def publish(settings: Settings, summary: RunSummary) -> RunSummary:
    """Publishes the warehouse, if its integrity gates let it."""
    return publishing.publish_run(settings, summary)


# Prefect's own runner fits its decorator, but not in its types
_shards_at_once = cast(
    "TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(Settings.from_environment().shards)
)


@flow(name="nightly", task_runner=_shards_at_once)
def nightly(
    councils: list[str] | None = None,
    since: date | None = None,
    until: date | None = None,
    everything: bool = False,
    sample: bool = False,
) -> State[RunSummary]:
    """Crawls, loads and publishes; ends as Completed, as Degraded (completed, with failures) or as Failed.

    Args:
        councils: names or ids; without them the English councils with children's services.
        since: first day of the window; a year ago unless told.
        until: last day of the window; in two weeks unless told.
        everything: all councils of the registry.
        sample: the bundled sample sites instead of real ones, into a data folder of their own.
    """
    now = utc_now()
    with open_sources(Settings.from_environment(), sample=sample, now=now) as sources:
        settings = sources.settings
        order = plan(sources, now, names=councils or (), since=since, until=until, everything=everything)
        shards = plan_crawl(order, settings)
        check_crawl(shards)
        with writer_lock(settings.lock, command="nightly flow", now=now):
            with open_loader(settings, order.run_id) as loader:
                pipeline.begin(loader, order, kind="nightly")
                crawls = _crawl(shards, settings)
                pages = pipeline.load_all(loader, shards, partial(_load, loader))
                summary = pipeline.finish(loader, pipeline.summarise(order, crawls, pages), settings)
            published: State[RunSummary] = publish(settings, summary, return_state=True)
    if published.is_completed():
        summary = published.result()
    create_table_artifact(
        key="councils", table=[council.row for council in summary.councils], description=order.run_id
    )
    create_markdown_artifact(key="summary", markdown=summary.markdown, description=order.run_id)
    if summary.publication is not None:
        _show_publication(summary.publication)
    return _ended(summary, published)


def _show_publication(publication: Publication) -> None:
    """What it changed, row by row, and the councils that keep their last good rows, as tables."""
    changes = query(publication.path, f"FROM analysis.changes LIMIT {CHANGES_SHOWN}")
    create_table_artifact(
        key="changes",
        table=[dict(zip(changes.columns, row, strict=True)) for row in changes.rows],
        description=f"{publication.publication_id}, against the publication before: {publication.changes_told}",
    )
    create_table_artifact(
        key="stale-councils",
        table=[council.row for council in publication.stale],
        description=f"{publication.publication_id}: councils that keep the rows of an earlier publication",
    )


def _crawl(shards: list[CrawlOrder], settings: Settings) -> list[CouncilResult]:
    futures = [
        crawl_shard.submit(shard, settings, name=f"shard {number} of {len(shards)}")
        for number, shard in enumerate(shards, start=1)
    ]
    return [council for future in futures for council in _result(future).councils]


def _load(loader: Loader, council_ids: list[str]) -> PagesLoaded:
    named = f"load {council_ids[0]}" + (f" to {council_ids[-1]}" if len(council_ids) > 1 else "")
    return load.with_options(task_run_name=named, timeout_seconds=LOAD_SECONDS * len(council_ids))(
        loader, council_ids
    )


def _result(future: PrefectFuture[ShardResult]) -> ShardResult:
    try:
        return future.result()
    except ShardBroke as broke:
        return broke.shard


def _ended(summary: RunSummary, published: State[RunSummary]) -> State[RunSummary]:
    if not published.is_completed():
        return Failed(message=published.message)
    match summary.status:
        case Status.DONE:
            return Completed(message=summary.headline, data=summary)
        case Status.DEGRADED:
            return Completed(name="Degraded", message=summary.headline, data=summary)
        case Status.FAILED:
            return Failed(message=summary.headline)


def main(*, sample: bool = False) -> int:
    """Runs the nightly flow now, with Prefect's own temporary server unless one is configured.

    Args:
        sample: the bundled sample sites instead of real ones.
    """
    state = nightly(sample=sample, return_state=True)
    if state.is_failed():
        return Status.FAILED.exit_code
    return (Status.DEGRADED if state.name == "Degraded" else Status.DONE).exit_code


if __name__ == "__main__":
    sys.exit(cyclopts.run(main, result_action="return_value"))
