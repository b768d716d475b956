"""Settling: what a run loaded is resolved and judged, so that it may be published."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

import duckdb

from warehouse.audit.audit import Audit, audit
from warehouse.audit.stale import StaleCouncil, release, stale_councils
from warehouse.errors import WarehouseError
from warehouse.resolution import resolve
from warehouse.resolution.recall import recall_ids


def settle(
    connection: duckdb.DuckDBPyConnection, run_id: str, now: str | datetime, published_path: Path
) -> Audit:
    """Resolve the warehouse and judge what was loaded since the last audit; every publication is to come after one."""
    resolve(connection)
    before = stale_councils(connection)
    found = audit(connection, run_id, now, published_path)
    if {council.council_id for council in before} - {council.council_id for council in found.stale}:
        _take_up_ids(connection, published_path)
    return found


def let_pass(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    now: str | datetime,
    reason: str,
    published_path: Path,
) -> tuple[StaleCouncil, ...]:
    """Let every council that is held back pass, and record the override with its reason; returns those councils.

    What the gates compare with begins anew for them: what was let pass is not held against later runs.
    """
    held = stale_councils(connection)
    release(connection, run_id, now, reason)
    if held:
        _take_up_ids(connection, published_path)
    return held


def _take_up_ids(connection: duckdb.DuckDBPyConnection, published_path: Path) -> None:
    """Give inspections the ids that publications called them by while a council kept its earlier rows.

    Meanwhile the warehouse lost those that only this council told of, and may have given their ids to others.
    """
    with suppress(WarehouseError, duckdb.CatalogException):  # no publication of ours: no id is to be kept
        recall_ids(connection, published_path)
