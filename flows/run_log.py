"""The log of runs beside the captures: what the captures alone cannot tell a warehouse that is built anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from crawlers.jsonl import append_rows, read_rows

FILE_NAME = "runs.jsonl"


class RunLog:
    """Lines of when runs began, with which settings, and how they ended."""

    def __init__(self, captures: Path) -> None:
        self._path = captures / FILE_NAME

    def append(self, run_id: str, **facts: Any) -> None:
        """Add facts of a run: `kind`, `started_at` and `settings` of its beginning, or those of its end."""
        append_rows(self._path, {"run_id": run_id, **facts})

    def runs(self) -> dict[str, dict[str, Any]]:
        """All that is known of each run, by its id."""
        found: dict[str, dict[str, Any]] = {}
        for facts in read_rows(self._path):
            found.setdefault(facts["run_id"], {}).update(facts)
        return found
