"""What crawls logged beside their captures, into the warehouse; and the captures that it lacks the pages of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from duckdb import DuckDBPyConnection

from crawlers.capture_files import WARC_SUFFIX
from crawlers.captures import CaptureStore
from transforms import PARSER_VERSION
from transforms.records import Capture, Fetch, Issue
from warehouse import load

_FETCHES = 10_000  # taken in at a time: what bounds the memory


@dataclass(slots=True)
class _Logs:
    """What some crawls logged, and the captures that they made."""

    fetches: list[Fetch] = field(default_factory=list)
    captures: list[Capture] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def load_crawl_logs(
    connection: DuckDBPyConnection, store: CaptureStore, council_ids: Collection[str]
) -> None:
    """Loads the logs and index of councils, of every run whose logs are not in the warehouse to their end."""
    for logs in _lacking(connection, store, council_ids):
        began: dict[str, str] = {}
        for fetch in logs.fetches:
            began[fetch.run_id] = min(fetch.fetched_at, began.get(fetch.run_id, fetch.fetched_at))
        for run_id, moment in began.items():
            load.start_run(connection, run_id, "crawl", moment, {})
        seen = _last_seen(logs.fetches)
        captures = [_as_seen(capture, seen) for capture in logs.captures]
        load.load_captures(connection, captures)
        load.see_captures_anew(connection, council_ids, _without(captures, seen))
        load.load_issues(connection, logs.issues)
        load.load_fetches(connection, logs.fetches)  # the last: by these the logs count as loaded


def _lacking(
    connection: DuckDBPyConnection, store: CaptureStore, council_ids: Collection[str]
) -> Iterator[_Logs]:
    """The logs that the warehouse lacks, run by run for each council, some thousand fetches at a time."""
    loaded = load.loaded_runs(connection, council_ids)
    logs = _Logs()
    for council_id in council_ids:
        for run_id in store.runs(council_id):
            if (council_id, run_id) in loaded:
                continue
            logs.fetches += store.fetches(run_id, council_id)
            logs.captures += store.captures(run_id, council_id)
            logs.issues += store.issues(run_id, council_id)
            if len(logs.fetches) >= _FETCHES:
                yield logs
                logs = _Logs()
    yield logs


def pending_captures(
    connection: DuckDBPyConnection, store: CaptureStore, council_ids: Collection[str]
) -> list[Capture]:
    """Councils' captures to parse and load: the newest of each page, unless this parser's reading of it stands."""
    pending = load.pending_captures(connection, council_ids, PARSER_VERSION)
    logs = sorted(
        {(Path(segment).name.removesuffix(WARC_SUFFIX), council) for council, segment in pending.values()}
    )
    indexed = {capture.capture_id: capture for log in logs for capture in store.captures(*log)}
    return [indexed[capture_id] for capture_id in pending if capture_id in indexed]


def all_captures(store: CaptureStore, council_id: str) -> list[Capture]:
    """All captures of a council, each with the moment when its content was last new."""
    seen = _last_seen(store.fetches(council_id=council_id))
    return [_as_seen(capture, seen) for capture in store.captures(council_id=council_id)]


def _last_seen(fetches: Iterable[Fetch]) -> dict[str, str]:
    """When each capture was last new: a page that returned to an earlier content is the earlier capture, seen anew."""
    return {
        fetch.capture_id: fetch.fetched_at
        for fetch in fetches
        if fetch.capture_id and fetch.outcome in {"new", "changed"}
    }


def _without(captures: Iterable[Capture], seen: Mapping[str, str]) -> dict[str, str]:
    """What was seen of other captures than these: of earlier runs."""
    these = {capture.capture_id for capture in captures}
    return {capture_id: at for capture_id, at in seen.items() if capture_id not in these}


def _as_seen(capture: Capture, seen: dict[str, str]) -> Capture:
    return replace(capture, fetched_at=seen.get(capture.capture_id, capture.fetched_at))
