"""The clock of the flows, and the ids of runs, which are made from it; the rooms below are told the time."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The time now."""
    return datetime.now(UTC)


def new_run_id(now: datetime) -> str:
    """A run's id: its start to the microsecond, so that ids sort by time."""
    return f"{now:%Y%m%dT%H%M%S%f}Z"
