"""Reading captures back: bodies by their index, the logs of fetches and issues, and repair after a kill.

Layout of the folder: `<council_id>/<run_id>.warc.gz` with `.cdxj` (index), `.fetches.jsonl` and
`.issues.jsonl` beside it. All are only ever appended to. What is settled and what was seen follows from the
index and the fetch logs, so there is no other state to keep.
"""

from __future__ import annotations

import fcntl
import json
import zlib
from collections.abc import Callable, Iterator
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TypeVar

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from crawlers.capture_files import (
    CAPTURE_ID,
    CONTENT_HASH,
    COUNCIL_NAME,
    FETCHES_SUFFIX,
    INDEX_SUFFIX,
    ISSUES_SUFFIX,
    WARC_SUFFIX,
    index_line,
    read_index_line,
    read_visit_line,
)
from crawlers.forgotten import Forgotten
from crawlers.segments import CaptureError
from crawlers.visits import Visit
from transforms.records import Capture, Fetch, Issue

Record = TypeVar("Record")
_CHUNK = 65_536  # bytes
_TAIL = 16_384  # bytes: a few lines of any of our logs


class CaptureStore:
    """The captures of all councils and runs under one folder."""

    def __init__(self, folder: Path):
        self.folder = folder

    @cached_property
    def forgotten(self) -> Forgotten:
        """What is never to be read again: this store passes over it."""
        return Forgotten.read(self.folder)

    def runs(self, council_id: str) -> list[str]:
        """The runs that asked a council anything, by their ids."""
        logs = (self.folder / council_id).glob(f"*{FETCHES_SUFFIX}")
        return sorted(log.name.removesuffix(FETCHES_SUFFIX) for log in logs)

    def captures(self, run_id: str | None = None, council_id: str | None = None) -> Iterator[Capture]:
        """Captures in the order they were made, council by council."""
        found = self._records(INDEX_SUFFIX, run_id, council_id, read_index_line)
        return (one for one in found if not self.forgotten.page(one.council_id, one.url))

    def fetches(self, run_id: str | None = None, council_id: str | None = None) -> Iterator[Fetch]:
        """What was asked for and what came of it."""
        return (visit.fetch for visit in self.visits(run_id, council_id))

    def visits(self, run_id: str | None = None, council_id: str | None = None) -> Iterator[Visit]:
        """Fetches with what the next run must know of them."""
        found = self._records(FETCHES_SUFFIX, run_id, council_id, read_visit_line)
        return (one for one in found if not self.forgotten.page(one.fetch.council_id, one.fetch.url))

    def issues(self, run_id: str | None = None, council_id: str | None = None) -> Iterator[Issue]:
        """What went wrong while crawling."""
        found = self._records(ISSUES_SUFFIX, run_id, council_id, lambda line: Issue(**json.loads(line)))
        return (one for one in found if not (one.url and self.forgotten.page(one.council_id, one.url)))

    def read(self, capture: Capture) -> bytes:
        """A capture's HTTP body, decoded. Raises CaptureError naming the segment where it is not there."""
        path = self.folder / capture.segment
        if not path.resolve().is_relative_to(self.folder.resolve()):
            raise CaptureError(f"{capture.segment} lies outside of {self.folder}")
        try:
            with path.open("rb") as file:
                file.seek(capture.offset)
                record = next(iter(ArchiveIterator(BytesIO(file.read(capture.length)))), None)
        except (OSError, ArchiveLoadFailed) as error:
            raise CaptureError(f"{path}, byte {capture.offset}: {error}") from error
        if record is None or record.rec_headers.get_header(CAPTURE_ID) != capture.capture_id:
            raise CaptureError(f"{path}, byte {capture.offset}: not the capture that the index promises")
        return bytes(record.content_stream().read())

    def recover(self, council_id: str | None = None) -> list[str]:
        """Drop what a killed run left half-written, and say what was dropped.

        Whole records that the kill kept from the index are indexed. Files that a running crawl is writing are
        left alone. Calling it when nothing is broken changes nothing.
        """
        told: list[str] = []
        for log in sorted(self.folder.glob(f"{council_id or '*'}/*{FETCHES_SUFFIX}")):
            with log.open("rb+") as held:
                try:
                    fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue  # its crawl is alive
                told += self._recover_run(log.with_name(log.name.removesuffix(FETCHES_SUFFIX)))
        return told

    def _recover_run(self, stem: Path) -> Iterator[str]:
        for suffix in (FETCHES_SUFFIX, ISSUES_SUFFIX, INDEX_SUFFIX):
            yield from _drop_half_line(Path(f"{stem}{suffix}"))
        segment = Path(f"{stem}{WARC_SUFFIX}")
        if segment.exists():
            yield from self._recover_segment(segment, Path(f"{stem}{INDEX_SUFFIX}"))

    def _recover_segment(self, segment: Path, index: Path) -> Iterator[str]:
        end = indexed_end(index)
        if segment.stat().st_size == end:
            return
        with segment.open("rb+") as file, index.open("ab") as lines:
            file.seek(end)
            tail = file.read()
            for member in whole_members(BytesIO(tail)):
                record = next(iter(ArchiveIterator(BytesIO(member))))
                if record.rec_type == "response":
                    capture = self.capture_of(record, segment, end, len(member))
                    lines.write(index_line(capture).encode())
                    yield f"{segment}: indexed a whole record at byte {end} that the index lacked"
                end += len(member)
            if file.seek(0, 2) > end:
                yield f"{segment}: dropped a half-written record of {file.tell() - end} bytes"
                file.truncate(end)

    def capture_of(self, record: ArcWarcRecord, segment: Path, offset: int, length: int) -> Capture:
        """The index's line of a `response` record, from the record itself."""
        headers = record.rec_headers
        return Capture(
            capture_id=headers.get_header(CAPTURE_ID),
            council_id=segment.parent.name,
            council=headers.get_header(COUNCIL_NAME),
            url=headers.get_header("WARC-Target-URI"),
            fetched_at=headers.get_header("WARC-Date"),
            status=int(record.http_headers.get_statuscode()),
            content_type=record.http_headers.get_header("Content-Type"),
            content_hash=headers.get_header(CONTENT_HASH),
            segment=segment.relative_to(self.folder).as_posix(),
            offset=offset,
            length=length,
        )

    def _records(
        self, suffix: str, run_id: str | None, council_id: str | None, read: Callable[[str], Record]
    ) -> Iterator[Record]:
        for path in sorted(self.folder.glob(f"{council_id or '*'}/{run_id or '*'}{suffix}")):
            with path.open(encoding="utf-8") as file:
                for number, line in enumerate(file, start=1):
                    if not line.endswith("\n"):
                        break  # half-written: `recover` drops it
                    try:
                        yield read(line)
                    except (ValueError, KeyError, TypeError) as error:
                        raise CaptureError(f"{path}, line {number}: {error!r}") from error


def indexed_end(index: Path) -> int:
    """The byte in the segment where what the index knows of ends."""
    lines = _tail(index).splitlines() if index.exists() else []
    if not lines:
        return 0
    last = read_index_line(lines[-1].decode())
    return last.offset + last.length


def _drop_half_line(path: Path) -> Iterator[str]:
    if not path.exists():
        return
    tail = _tail(path)
    half = len(tail) - (tail.rfind(b"\n") + 1)
    if half:
        with path.open("rb+") as file:
            file.truncate(path.stat().st_size - half)
        yield f"{path}: dropped a half-written line of {half} bytes"


def _tail(path: Path) -> bytes:
    """The end of a file of lines: its last whole line and what follows it, at least."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        reach = _TAIL
        while True:
            file.seek(max(0, size - reach))
            tail = file.read()
            if reach >= size or tail.count(b"\n") >= 2:
                return tail
            reach *= 4


def whole_members(file: BinaryIO) -> Iterator[bytes]:
    """The complete gzip members from the file's place on, up to the first that is none."""
    rest = b""
    while True:
        member, read = zlib.decompressobj(zlib.MAX_WBITS | 16), b""
        while not member.eof:
            chunk = rest or file.read(_CHUNK)
            rest = b""
            try:
                member.decompress(chunk)
            except zlib.error:
                return
            if not chunk:
                return
            read += chunk
        rest = member.unused_data
        yield read[: len(read) - len(rest)]
