"""Writing captures: one council's WARC segment of one run, with its index, fetch log and issue log beside it.

Every record is handed to the system in one write before its index line is, so that a killed process loses at
most the record it was writing; `CaptureStore.recover` drops that half.
"""

from __future__ import annotations

import fcntl
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from crawlers.capture_files import (
    FETCHES_SUFFIX,
    INDEX_SUFFIX,
    ISSUES_SUFFIX,
    WARC_SUFFIX,
    gzipped_record,
    index_line,
    info_record,
    issue_line,
    visit_line,
)
from crawlers.orders import CrawlOrder
from crawlers.registry import Council
from crawlers.visits import Answer, Visit, capture_id
from transforms.errors import HarvestError
from transforms.records import Capture, Issue


class CaptureError(HarvestError):
    """Captures cannot be read or written; the text names the file."""


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
            self._write(segment, info_record(self._run_id, self._software))
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
        self._write(self._file(ISSUES_SUFFIX), issue_line(row).encode())
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
