"""Forgetting: segments, indexes and logs rewritten without the records of forgotten pages.

A segment is replaced before its index, each by one rename: a kill between the two leaves an index that promises too
much, which the next call sees by the segment's size. Whatever is done already is not done again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator

from crawlers.capture_files import (
    CAPTURE_ID,
    FETCHES_SUFFIX,
    INDEX_SUFFIX,
    ISSUES_SUFFIX,
    WARC_SUFFIX,
    index_line,
    read_index_line,
)
from crawlers.captures import CaptureStore, indexed_end, whole_members
from crawlers.forgotten import Forgotten
from transforms.records import Capture

_DRAFT = ".draft"


@dataclass(frozen=True, slots=True)
class Swept:
    """What was taken out of the capture folder."""

    captures: int = 0
    log_lines: int = 0  # of fetches and issues

    def __add__(self, other: Swept) -> Swept:
        return Swept(self.captures + other.captures, self.log_lines + other.log_lines)


def sweep(store: CaptureStore, forgotten: Forgotten) -> Swept:
    """Take every trace of forgotten pages out of the captures of their councils. No crawl may be under way."""
    total = Swept()
    for council_id in sorted(forgotten.pages):
        folder = store.folder / (council_id or "-")
        for draft in folder.glob(f"*{_DRAFT}"):
            draft.unlink()
        for segment in sorted(folder.glob(f"*{WARC_SUFFIX}")):
            total += Swept(captures=_sweep_segment(store, segment, forgotten))
        for log in sorted((*folder.glob(f"*{FETCHES_SUFFIX}"), *folder.glob(f"*{ISSUES_SUFFIX}"))):
            total += Swept(log_lines=_sweep_log(log, council_id, forgotten))
    return total


def _sweep_segment(store: CaptureStore, segment: Path, forgotten: Forgotten) -> int:
    """Rewrite a segment and its index where they hold what is forgotten, or do not fit; returns the records dropped."""
    index = segment.with_name(segment.name.removesuffix(WARC_SUFFIX) + INDEX_SUFFIX)
    lines = index.read_text("utf-8").splitlines() if index.exists() else []
    known = {capture.capture_id: capture for capture in map(read_index_line, lines)}
    dropped = sum(forgotten.page(capture.council_id, capture.url) for capture in known.values())
    if not dropped and indexed_end(index) == segment.stat().st_size:
        return 0
    kept: list[Capture] = []
    draft = segment.with_name(segment.name + _DRAFT)
    with segment.open("rb") as old, draft.open("wb") as new:
        for member in whole_members(old):
            record = next(iter(ArchiveIterator(BytesIO(member))))
            if record.rec_type == "response":
                found = known.get(record.rec_headers.get_header(CAPTURE_ID))
                capture = found or store.capture_of(record, segment, new.tell(), len(member))
                if forgotten.page(capture.council_id, capture.url):
                    continue
                kept.append(replace(capture, offset=new.tell(), length=len(member)))
            new.write(member)
    _put_in_place(draft, segment)
    _replace(index, map(index_line, kept))
    return dropped


def _sweep_log(log: Path, council_id: str, forgotten: Forgotten) -> int:
    """Rewrite a log without lines of forgotten pages and without their addresses; returns the lines dropped."""
    lines = log.read_text("utf-8").splitlines(keepends=True)
    kept = [swept for line in lines if (swept := _swept_line(line, council_id, forgotten))]
    if kept != lines:
        _replace(log, kept)
    return len(lines) - len(kept)


def _swept_line(line: str, council_id: str, forgotten: Forgotten) -> str | None:
    row: dict[str, Any] = json.loads(line)
    if row["url"] and forgotten.page(council_id, row["url"]):
        return None
    wants = [want for want in row.get("wants", ()) if not forgotten.page(council_id, want[0])]
    detail = forgotten.scrub(council_id, row["detail"] or "")
    if wants == row.get("wants", []) and detail == (row["detail"] or ""):
        return line
    changes = {"detail": detail or None} | ({"wants": wants} if "wants" in row else {})
    return f"{json.dumps(row | changes)}\n"


def _replace(path: Path, lines: Iterable[str]) -> None:
    draft = path.with_name(path.name + _DRAFT)
    draft.write_text("".join(lines), "utf-8")
    _put_in_place(draft, path)


def _put_in_place(draft: Path, path: Path) -> None:
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(draft, path)
