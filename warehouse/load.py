"""What the warehouse takes in: runs, councils, fetches, captures, documents and issues.

Every function is one transaction, takes all times from its caller, and changes nothing when it is given again
what the warehouse holds.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

import duckdb

from transforms.records import Capture, Fetch, Issue
from warehouse.documents import LoadCounts, load_documents
from warehouse.merging import append_new, merge
from warehouse.pending import newest_captures, not_standing, pending_captures
from warehouse.rows import LoadedDocument, Row
from warehouse.store import fetch_rows, insert, instant, only, staged, transaction

__all__ = [
    "CouncilEntry",
    "LoadCounts",
    "LoadedDocument",
    "finish_run",
    "load_captures",
    "load_councils",
    "load_documents",
    "load_fetches",
    "load_issues",
    "loaded_runs",
    "newest_captures",
    "not_standing",
    "pending_captures",
    "see_captures_anew",
    "start_run",
]


class CouncilEntry(Protocol):
    """A council as the registry has it."""

    @property
    def council_id(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def nation(self) -> str: ...  # noqa: D102
    @property
    def type(self) -> str: ...  # noqa: D102
    @property
    def gss_code(self) -> str | None: ...  # noqa: D102
    @property
    def has_childrens_services(self) -> bool | None: ...  # noqa: D102
    @property
    def platform(self) -> str | None: ...  # noqa: D102
    @property
    def base_url(self) -> str | None: ...  # noqa: D102


def start_run(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    kind: str,
    started_at: str | datetime,
    settings: Mapping[str, Any],
) -> None:
    """Record that a run has begun; what it loads names it. A run that is known already is left as it is."""
    row = {
        "run_id": run_id,
        "kind": kind,
        "started_at": instant(started_at),
        "settings": json.dumps(settings, default=str),
    }
    with transaction(connection):
        if not fetch_rows(connection, "SELECT 1 FROM runs WHERE run_id = ?", [run_id]):
            insert(connection, "runs", [row])


def finish_run(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    finished_at: str | datetime,
    status: str,
    summary: Mapping[str, Any] | None = None,
) -> None:
    """Record how a run ended (`done`, `partial`, `failed` ...) and its figures."""
    with transaction(connection):
        connection.execute(
            "UPDATE runs SET finished_at = ?, status = ?, summary = ? WHERE run_id = ?",
            [instant(finished_at), status, json.dumps(summary or {}, default=str), run_id],
        )


def load_councils(connection: duckdb.DuckDBPyConnection, councils: Iterable[CouncilEntry]) -> int:
    """Add councils or bring them up to date, by their id; return how many changed. None is ever removed."""
    rows = [
        {
            "council_id": council.council_id,
            "name": council.name,
            "nation": council.nation,
            "type": council.type,
            "gss_code": council.gss_code,
            "has_childrens_services": council.has_childrens_services,
            "platform": council.platform,
            "base_url": council.base_url,
        }
        for council in councils
    ]
    return merge(connection, "councils", "council_id", rows)


def load_captures(connection: duckdb.DuckDBPyConnection, captures: Iterable[Capture]) -> int:
    """Add captures, by their id; return how many are new or changed.

    A page that returns to what it once was gives the same capture again: the newer fetch stands.
    """
    newest: dict[str, Row] = {}
    for capture in captures:
        row = {
            "capture_id": capture.capture_id,
            "council_id": capture.council_id,
            "url": capture.url,
            "fetched_at": instant(capture.fetched_at),
            "status": capture.status,
            "content_type": capture.content_type,
            "content_hash": capture.content_hash,
            "segment": capture.segment,
            "offset": capture.offset,
            "length": capture.length,
        }
        known = newest.setdefault(capture.capture_id, row)
        if row["fetched_at"] > known["fetched_at"]:
            newest[capture.capture_id] = row
    return merge(
        connection,
        "captures",
        "capture_id",
        list(newest.values()),
        by_council=True,
        supersedes=lambda new, old: bool(new["fetched_at"] >= old["fetched_at"]),
    )


def see_captures_anew(
    connection: duckdb.DuckDBPyConnection, council_ids: Collection[str], seen: Mapping[str, str]
) -> int:
    """Record when captures of councils were seen again, by their id; return how many were not seen so late before."""
    if not seen:
        return 0
    rows = [{"capture_id": capture_id, "seen_at": instant(at)} for capture_id, at in seen.items()]
    with transaction(connection), staged(connection, "seen", rows):
        updated = connection.execute(
            f"""
            UPDATE captures SET fetched_at = s.seen_at FROM seen s
            WHERE captures.capture_id = s.capture_id AND captures.fetched_at < s.seen_at
            {only("captures.council_id", council_ids)}
            """,
            list(council_ids),
        ).fetchone()
    return int(updated[0]) if updated else 0


def loaded_runs(connection: duckdb.DuckDBPyConnection, council_ids: Collection[str]) -> set[tuple[str, str]]:
    """Councils with the runs that came to their end and whose log of fetches of the council is loaded."""
    sql = f"""
        SELECT DISTINCT council_id, run_id FROM fetches SEMI JOIN (FROM runs WHERE finished_at IS NOT NULL) USING (run_id)
        WHERE true {only("council_id", council_ids)}
    """
    return set(fetch_rows(connection, sql, list(council_ids)))


def load_fetches(connection: duckdb.DuckDBPyConnection, fetches: Iterable[Fetch]) -> int:
    """Add fetches to the log; return how many it did not hold yet."""
    rows = [
        {
            "run_id": fetch.run_id,
            "council_id": fetch.council_id,
            "url": fetch.url,
            "fetched_at": instant(fetch.fetched_at),
            "status": fetch.status,
            "outcome": fetch.outcome,
            "content_hash": fetch.content_hash,
            "capture_id": fetch.capture_id,
            "detail": fetch.detail,
        }
        for fetch in fetches
    ]
    return append_new(connection, "fetches", rows)


def load_issues(connection: duckdb.DuckDBPyConnection, issues: Iterable[Issue]) -> int:
    """Add issues; return how many their runs did not hold yet."""
    rows = [
        {
            "run_id": issue.run_id,
            "stage": issue.stage,
            "reason": issue.reason,
            "detail": issue.detail,
            "council_id": issue.council_id,
            "url": issue.url,
            "capture_id": issue.capture_id,
        }
        for issue in issues
    ]
    return append_new(connection, "issues", rows)
