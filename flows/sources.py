"""Where a run's councils come from: the registry's real sites, or the bundled sample sites on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from crawlers.registry import Council, Registry
from crawlers.sample_site import SampleSites
from flows.settings import Settings

WINDOW = timedelta(days=365)  # a year back; minutes older than that no longer change
SAMPLE_WINDOW = timedelta(days=800)  # back to the first meeting of the sample sites


@dataclass(frozen=True, slots=True)
class Sources:
    """The councils that a run can choose from, and the day that is today for them."""

    settings: Settings
    registry: Registry
    scope: tuple[Council, ...]  # what a run takes unless told otherwise
    today: date
    since: date  # first day of the window unless told otherwise


@contextmanager
def open_sources(settings: Settings, *, sample: bool, now: datetime) -> Iterator[Sources]:
    """The sources, for the length of the block; sample sites are served on loopback within it.

    Sample sites keep their ports, and their rows, in a data folder of their own.
    """
    if not sample:
        registry = Registry.load(settings.registry)
        today = now.date()
        yield Sources(settings, registry, tuple(registry.default_scope()), today, today - WINDOW)
        return
    settings = settings.for_sample()
    with SampleSites(settings.data / "sites") as sites:
        councils = tuple(sites.councils)
        yield Sources(settings, Registry(councils), councils, sites.today, sites.today - SAMPLE_WINDOW)
