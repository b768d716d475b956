"""What a crawl is told, and what it tells: the order for one shard and the result of each council."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from crawlers.registry import Council
from transforms.errors import UsageError
from transforms.records import Issue

_CONTACT = re.compile(r"^(?:[^@\s]+@[^@\s]+\.[^@\s]+|https?://[^\s/]+\.[^\s]+)$")

LEAST_DELAY = 1.0  # seconds, for real sites: the quickest of the rates in use that its readers call polite

Status = Literal["done", "partial", "failed", "silent", "disallowed"]


class CrawlOrder(BaseModel):
    """What one shard has to crawl, and how."""

    model_config = ConfigDict(frozen=True)

    run_id: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")  # a file name
    councils: tuple[Council, ...]
    slots: Mapping[str, str] = Field(default_factory=dict)  # politeness slots by council id: see slots.py
    since: date  # first and last day of the window: of meetings by their date, of decisions by publication
    until: date
    search: str | None = Field(
        default=None, min_length=1
    )  # only what the site's own search finds for these words
    today: date  # the run's own date, from which the age of pages counts
    captures: Path
    contact: str | None = None  # e-mail or web address, in the User-Agent; needed for all but loopback
    delay: float = Field(default=2.0, ge=0)  # seconds between requests to one politeness slot, at least
    longest_wait: float = Field(default=120.0, ge=0)  # seconds: a longer Retry-After means not tonight ...
    longest_rest: float = Field(
        default=3600.0, ge=0
    )  # ... and, if still longer, not for its slot's others either
    budget: int = Field(default=5000, ge=1)  # requests to one council in this run
    stop_at: datetime | None = None  # the end of the night, with its zone: nothing is asked from then on
    request_timeout: float = Field(default=60.0, gt=0)  # seconds; self-hosted sites take up to a minute
    concurrency: int = Field(default=8, ge=1)  # politeness slots at work at a time
    max_body: int = Field(default=20_000_000, ge=1)  # bytes, decompressed
    probe: bool = False  # only see whether the site is where the registry has it: robots.txt and one list
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "WARNING"

    @property
    def user_agent(self) -> str:
        """The honest name that the crawl goes by."""
        return f"council-harvest/{_version()}" + (f" (+{self.contact})" if self.contact else "")

    def slot_of(self, council: Council) -> str:
        """The politeness slot of a council: one request at a time goes to all that share it."""
        return self.slots.get(council.council_id, council.slot)

    def check_contact(self) -> None:
        """Raise UsageError where the order would crawl anything but loopback without a contact, or in haste."""
        if self.contact is not None and not _CONTACT.match(self.contact):
            raise UsageError(f"the contact {self.contact!r} is neither an e-mail nor a web address")
        strangers = [council for council in self.councils if council.base_url and not council.is_loopback]
        if strangers and self.contact is None:
            raise UsageError(
                f"{strangers[0].name} ({strangers[0].host}) is a real site: set HARVEST_CONTACT to an "
                "e-mail or web address where its web team can reach you"
            )
        if strangers and self.delay < LEAST_DELAY:
            raise UsageError(
                f"{strangers[0].name} ({strangers[0].host}) is a real site: set HARVEST_DELAY to "
                f"{LEAST_DELAY:g} second or more"
            )


class CouncilResult(BaseModel):
    """What came of one council.

    `status`: `done`; `silent`, the lists answered and named nothing; `partial`, something is missing that the
    next run must get; `failed`, nothing was had; `disallowed`, robots.txt forbids it. `issues` are the rows that
    the issue log holds as well.
    """

    model_config = ConfigDict(frozen=True)

    council_id: str
    status: Status
    close_reason: str  # "finished", or the failure that ended the crawl
    requests: int = 0
    lists: int = 0  # lists that answered
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    failed: int = 0  # pages asked for in vain
    issues: tuple[Issue, ...] = ()


class ShardResult(BaseModel):
    """What came of a shard: a result for every council of the order, and what befell the process."""

    model_config = ConfigDict(frozen=True)

    councils: tuple[CouncilResult, ...]
    error: str | None = None


@cache
def _version() -> str:
    try:
        return version("council-harvest")
    except PackageNotFoundError:  # run from a source tree that is not installed
        return "0"
