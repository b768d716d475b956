"""How captures lie in files: WARC records, lines of the index and of the logs beside it, written and read."""

from __future__ import annotations

import json
import zlib
from dataclasses import fields
from datetime import date
from http.client import responses
from io import BytesIO
from typing import Any

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter
from yarl import URL

from crawlers.visits import Answer, Visit, Wanted
from transforms.records import Capture, Fetch, Issue

WARC_SUFFIX, INDEX_SUFFIX = ".warc.gz", ".cdxj"
FETCHES_SUFFIX, ISSUES_SUFFIX = ".fetches.jsonl", ".issues.jsonl"
CAPTURE_ID, COUNCIL_NAME, CONTENT_HASH = "Harvest-Capture-Id", "Harvest-Council", "Harvest-Content-Hash"
_COMPRESSION = 3  # measured on pages of 35 kB: a third of the time of warcio's 9, a tenth more bytes
_FETCH_FIELDS = frozenset(field.name for field in fields(Fetch))
# The body is kept as decoded by the HTTP client, so headers that speak of its transfer no longer hold.
_TRANSFER_HEADERS = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection"})


def info_record(run_id: str, software: str) -> bytes:
    """The `warcinfo` record that WARC wants at the head of a file: who made it, and how."""
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    info = {"software": software, "format": "WARC File Format 1.0", "isPartOf": run_id}
    writer.write_record(writer.create_warcinfo_record(f"{run_id}{WARC_SUFFIX}", info))
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


def read_index_line(line: str) -> Capture:
    """The capture that a line of an index tells of."""
    return Capture(**json.loads(line.split(" ", 2)[2])["harvest"])


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


def read_visit_line(line: str) -> Visit:
    """The visit that a line of a fetch log tells of."""
    row: dict[str, Any] = json.loads(line)
    covers = row["covers"]
    return Visit(
        fetch=Fetch(**{name: value for name, value in row.items() if name in _FETCH_FIELDS}),
        today=date.fromisoformat(row["today"]),
        on=_day(row["on"]),
        wants=tuple(Wanted(url, _day(on)) for url, on in row["wants"]),
        listed=row["listed"],
        covers=(date.fromisoformat(covers[0]), date.fromisoformat(covers[1])) if covers else None,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def issue_line(issue: Issue) -> str:
    """An issue as a line of the issue log."""
    return f"{json.dumps(_row(issue))}\n"


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
