"""Writing captures: one council's WARC segment of one run, with its index, fetch log and issue log beside it.

Every record is handed to the system in one write before its index line is, so that a killed process loses at
most the record it was writing; `CaptureStore.recover` drops that half.
"""

from __future__ import annotations

import fcntl
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from hashlib import sha256
from http.client import responses
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter
from yarl import URL

from crawlers.orders import CrawlOrder
from crawlers.registry import Council
from transforms.errors import HarvestError
from transforms.records import Capture, Fetch, Issue

WARC_SUFFIX, INDEX_SUFFIX = ".warc.gz", ".cdxj"
FETCHES_SUFFIX, ISSUES_SUFFIX = ".fetches.jsonl", ".issues.jsonl"
CAPTURE_ID, COUNCIL_NAME, CONTENT_HASH = "Harvest-Capture-Id", "Harvest-Council", "Harvest-Content-Hash"
_COMPRESSION = 3  # measured on pages of 35 kB: a third of the time of warcio's 9, a tenth more bytes
# The body is kept as decoded by the HTTP client, so headers that speak of its transfer no longer hold.
_TRANSFER_HEADERS = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection"})


class CaptureError(HarvestError):
    """Captures cannot be read or written; the text names the file."""


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


class SegmentWriter:
    """Appends to one council's segment of one run. A context manager; holds a lock on it meanwhile.

    Raises CaptureError where another process is writing the same segment, or nobody can.
    """

    def __init__(self, folder: Path, council_id: str, council: str, run_id: str, software: str):
        self._stem = folder / council_id / run_id
        self._council_id = council_id
        self._council = council
        self._run_id = run_id
        self._software = software
        self._open: dict[str, BinaryIO] = {}

    @classmethod
    def of_order(cls, order: CrawlOrder, council: Council) -> SegmentWriter:
        """The segment of one council in the run that an order is of."""
        return cls(order.captures, council.council_id, council.name, order.run_id, order.user_agent)

    def __enter__(self) -> SegmentWriter:
        try:
            self._stem.parent.mkdir(parents=True, exist_ok=True)
            fcntl.flock(self._file(FETCHES_SUFFIX), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self.close()
            raise CaptureError(f"{self._stem}{FETCHES_SUFFIX} is being written by another process") from error
        except OSError as error:
            raise CaptureError(f"captures cannot be written to {self._stem.parent}: {error}") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the files; more appends open them again."""
        for file in self._open.values():
            file.close()
        self._open.clear()

    def keep(self, answer: Answer) -> Capture:
        """Write an answer's body to the segment and its line to the index."""
        segment = self._file(WARC_SUFFIX)
        if segment.tell() == 0:
            self._write(segment, self._info_record(answer.fetched_at))
        identity = capture_id(self._council_id, answer.url, answer.content_hash)
        record = gzipped_record(answer, identity, self._council)
        capture = Capture(
            capture_id=identity,
            council_id=self._council_id,
            council=self._council,
            url=answer.url,
            fetched_at=answer.fetched_at,
            status=answer.status,
            content_type=answer.content_type,
            content_hash=answer.content_hash,
            segment=f"{self._council_id}/{self._run_id}{WARC_SUFFIX}",
            offset=segment.tell(),
            length=len(record),
        )
        self._write(segment, record)
        self._write(self._file(INDEX_SUFFIX), index_line(capture).encode())
        return capture

    def log(self, visit: Visit) -> None:
        """Append to the fetch log."""
        self._write(self._file(FETCHES_SUFFIX), visit_line(visit).encode())

    def report(self, issue: Issue) -> Issue:
        """Append to the issue log, under this run; returns the row as written."""
        row = replace(issue, run_id=self._run_id, council_id=self._council_id)
        self._write(self._file(ISSUES_SUFFIX), f"{json.dumps(_row(row))}\n".encode())
        return row

    def _file(self, suffix: str) -> BinaryIO:
        if suffix not in self._open:
            path = Path(f"{self._stem}{suffix}")
            self._open[suffix] = path.open("ab", buffering=0)
        return self._open[suffix]

    @staticmethod
    def _write(file: BinaryIO, data: bytes) -> None:
        """One write to the system: what it took is safe from the end of this process."""
        view = memoryview(data)
        while view:
            view = view[file.write(view) :]

    def _info_record(self, at: str) -> bytes:
        """The `warcinfo` record that WARC wants at the head of a file: who made it, and how."""
        buffer = BytesIO()
        writer = WARCWriter(buffer, gzip=True)
        info = {"software": self._software, "format": "WARC File Format 1.0", "isPartOf": self._run_id}
        writer.write_record(writer.create_warcinfo_record(f"{self._run_id}{WARC_SUFFIX}", info))
        return buffer.getvalue()


def gzipped_record(answer: Answer, identity: str, council: str) -> bytes:
    """A `response` record as one gzip member."""
    phrase = responses.get(answer.status, "")
    headers = [(n, v) for n, v in answer.headers.items() if n.lower() not in _TRANSFER_HEADERS]
    headers.append(("Content-Length", str(len(answer.body))))
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=False)
    record: ArcWarcRecord = writer.create_warc_record(
        answer.url,
        "response",
        payload=BytesIO(answer.body),
        length=len(answer.body),
        http_headers=StatusAndHeaders(f"{answer.status} {phrase}", headers, protocol="HTTP/1.1"),
        warc_headers_dict={
            "WARC-Date": answer.fetched_at,
            CAPTURE_ID: identity,
            COUNCIL_NAME: council,
            CONTENT_HASH: answer.content_hash,
        },
    )
    writer.write_record(record)
    member = zlib.compressobj(_COMPRESSION, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return member.compress(buffer.getvalue()) + member.flush()


def index_line(capture: Capture) -> str:
    """A capture as a line of CDXJ: sort-friendly address, 14-digit time, JSON.

    CDXJ is what web archive players (pywb and its kin) look captures up by; our own fields stand beside its.
    """
    timestamp = "".join(c for c in capture.fetched_at if c.isdigit())[:14]
    standard = {
        "url": capture.url,
        "mime": (capture.content_type or "").partition(";")[0],
        "status": str(capture.status),
        "offset": str(capture.offset),
        "length": str(capture.length),
        "filename": capture.segment,
    }
    return f"{_sort_key(capture.url)} {timestamp} {json.dumps(standard | {'harvest': _row(capture)})}\n"


def visit_line(visit: Visit) -> str:
    """A visit as a line of the fetch log."""
    more = {
        "today": visit.today.isoformat(),
        "on": visit.on.isoformat() if visit.on else None,
        "wants": [[want.url, want.on.isoformat() if want.on else None] for want in visit.wants],
        "listed": visit.listed,
        "covers": [day.isoformat() for day in visit.covers] if visit.covers else None,
    }
    return f"{json.dumps(_row(visit.fetch) | more)}\n"


def _row(record: Capture | Fetch | Issue) -> dict[str, Any]:
    """A flat record by field; `asdict` would copy every value."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


def _sort_key(url: str) -> str:
    """SURT form: host reversed, then port, path and query in lower case."""
    parsed = URL(url)
    host = parsed.host or ""
    name = ",".join(reversed(host.split("."))) if not host.replace(".", "").isdigit() else host
    port = f":{parsed.explicit_port}" if parsed.explicit_port else ""
    return f"{name}{port}){parsed.raw_path_qs.lower()}"
