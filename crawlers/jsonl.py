"""Small files of JSON lines that are only ever appended to, and outlive a kill in the middle of a line."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


def append_rows(path: Path, *rows: Mapping[str, Any]) -> None:
    """Append rows, all in one write, on disk when this returns; what is no JSON of its own is written as text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b", buffering=0) as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - 1))
        gap = "" if file.read() in {b"", b"\n"} else "\n"  # a kill left half a line
        file.write((gap + "".join(f"{json.dumps(row, default=str)}\n" for row in rows)).encode())
        os.fsync(file.fileno())


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file, none where there is no such file; a line that a kill cut short is passed over."""
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        try:
            yield json.loads(line)
        except json.JSONDecodeError:
            continue
