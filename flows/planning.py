"""What a run of the whole job is to do: of which councils, over which days, and in which crawl processes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from crawlers.crawl import CrawlOrder, plan_shards
from crawlers.registry import Council
from crawlers.slots import politeness_slots
from flows.clock import new_run_id
from flows.settings import Settings
from flows.sources import Sources
from transforms.errors import UsageError

#: Agendas are on the sites about a week before their meetings.
AHEAD = timedelta(days=14)
#: When the Local Government Act 1972 came into force: few councils of today are older.
EARLIEST = date(1974, 4, 1)


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
