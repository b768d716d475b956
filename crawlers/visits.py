"""What a crawl has to do with one page: what it wants, what came, and what is to be remembered of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from transforms.records import Fetch


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page to be fetched: its canonical address and the day it is about, where known."""

    url: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A fetch, and what the next run must know of it.

    `today` is the run's own date; `on` the day that the page is about (its meeting, its publication); `wants`
    what it led to that had to be fetched in its turn; `listed` how many pages a list named; `covers` the days
    that a list answered for.
    """

    fetch: Fetch
    today: date
    on: date | None = None
    wants: Sequence[Wanted] = ()
    listed: int | None = None
    covers: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer that is worth keeping, its body decoded."""

    url: str
    fetched_at: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    content_hash: str

    @property
    def content_type(self) -> str | None:
        """The header of that name, in any case."""
        return next((value for name, value in self.headers.items() if name.lower() == "content-type"), None)


def capture_id(council_id: str, url: str, content_hash: str) -> str:
    """The name of a capture: the same content at the same address of a council is the same capture."""
    return sha256("\n".join((council_id, url, content_hash)).encode()).hexdigest()
