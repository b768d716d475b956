"""The log of runs beside the captures: what the captures alone cannot tell a warehouse that is built anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FILE_NAME = "runs.jsonl"


class RunLog:
    """Lines of when runs began, with which settings, and how they ended; only ever appended to."""

    def __init__(self, captures: Path) -> None:
        self._path = captures / FILE_NAME

    def append(self, run_id: str, **facts: Any) -> None:
        """Add facts of a run: `kind`, `started_at` and `settings` of its beginning, or those of its end."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a+b") as file:
            file.seek(max(0, file.seek(0, 2) - 1))
            gap = b"" if file.read() in {b"", b"\n"} else b"\n"  # a kill left half a line
            file.write(gap + json.dumps({"run_id": run_id, **facts}, default=str).encode() + b"\n")

    def runs(self) -> dict[str, dict[str, Any]]:
        """All that is known of each run, by its id; a line that a kill cut short is left out."""
        found: dict[str, dict[str, Any]] = {}
        for line in self._path.read_text("utf-8").splitlines() if self._path.exists() else ():
            try:
                facts = json.loads(line)
            except json.JSONDecodeError:
                continue
            found.setdefault(facts["run_id"], {}).update(facts)
        return found
