"""What crawls logged beside their captures, into the warehouse; and the captures that it lacks the pages of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from duckdb import DuckDBPyConnection

from crawlers.capture_files import WARC_SUFFIX
from crawlers.captures import CaptureStore
from transforms import PARSER_VERSION
from transforms.records import Capture, Fetch
from warehouse import load


def load_crawl_logs(connection: DuckDBPyConnection, store: CaptureStore, council_id: str) -> None:
    """Loads the logs and index of a council, of every run whose logs are not in the warehouse to their end."""
    loaded = load.loaded_runs(connection, council_id)
    for run_id in (run_id for run_id in store.runs(council_id) if run_id not in loaded):
        fetches = list(store.fetches(run_id, council_id))
        seen = _last_seen(fetches)
        captures = [_as_seen(capture, seen) for capture in store.captures(run_id, council_id)]
        if fetches:
            load.start_run(connection, run_id, "crawl", min(f.fetched_at for f in fetches), {})
        load.load_captures(connection, captures)
        load.see_captures_anew(connection, council_id, _without(captures, seen))
        load.load_issues(connection, store.issues(run_id, council_id))
        load.load_fetches(connection, fetches)  # the last: by these the logs count as loaded


def pending_captures(connection: DuckDBPyConnection, store: CaptureStore, council_id: str) -> list[Capture]:
    """A council's captures to parse and load: the newest of each page, unless this parser's reading of it stands."""
    pending = load.pending_captures(connection, council_id, PARSER_VERSION)
    runs = sorted({Path(segment).name.removesuffix(WARC_SUFFIX) for segment in pending.values()})
    indexed = {
        capture.capture_id: capture for run_id in runs for capture in store.captures(run_id, council_id)
    }
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
