"""The record of a site's ways in, beside its captures: for people and programs to read, never read by a crawl.

What a crawl goes by is the fetch logs; this is what they come to, so it can be written anew from them at any time.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

from crawlers.memory import SiteMemory, WayMemory

FILE_NAME = "ways.json"


def write_record(folder: Path, council_id: str, memory: SiteMemory) -> None:
    """Write which ways in answered when, and which did not, why."""
    tried = {way: known for way, known in sorted(memory.ways.items()) if known != WayMemory()}
    path = folder / council_id / FILE_NAME
    draft = path.with_suffix(".tmp")
    draft.write_text(json.dumps({way: asdict(known) for way, known in tried.items()}, default=str, indent=1))
    os.replace(draft, path)


def read_record(folder: Path, council_id: str) -> dict[str, dict[str, str | None]]:
    """A council's record: for each way `answered_on`, `failed_on`, `failure`; empty where none was written."""
    path = folder / council_id / FILE_NAME
    if not path.exists():
        return {}
    record: dict[str, dict[str, str | None]] = json.loads(path.read_text())
    return record
