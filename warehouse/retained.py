"""Published files: the one that analysts read, and beside it the earlier ones that are kept for some nights."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

_STAMP = "%Y%m%dT%H%M%S%fZ"  # when a kept file was published, UTC: its name
_KEPT = "[0-9]*T[0-9]*Z.duckdb"


def publications(published_path: Path) -> list[Path]:
    """All published files that there are: the current one first, then the kept ones, newest first.

    Whoever must take something out of all that was published goes through these.
    """
    current = [published_path] if published_path.exists() else []
    return current + sorted(_folder(published_path).glob(_KEPT), reverse=True)


def retain(published_path: Path, published_at: datetime) -> None:
    """Keep the file that is about to be replaced, under the moment at which it was published (UTC, no zone)."""
    folder = _folder(published_path)
    folder.mkdir(exist_ok=True)
    kept = folder / f"{published_at:{_STAMP}}.duckdb"
    arriving = kept.with_suffix(".arriving")
    arriving.unlink(missing_ok=True)
    try:
        os.link(published_path, arriving)
    except OSError:  # a file system without hard links
        shutil.copyfile(published_path, arriving)
    os.replace(arriving, kept)
    arriving.unlink(missing_ok=True)  # a rename onto another name of the same file leaves both


def prune(published_path: Path, now: datetime, nights: int) -> None:
    """Remove the files that were published more than `nights` nights before `now`, and halves that a kill left."""
    folder = _folder(published_path)
    oldest = now.date() - timedelta(days=nights)
    for file in folder.glob("*.arriving"):
        file.unlink()
    for file in folder.glob(_KEPT):
        if datetime.strptime(file.stem, _STAMP).date() < oldest or not nights:
            file.unlink()
    with suppress(OSError):  # not empty, or not there
        folder.rmdir()


def _folder(published_path: Path) -> Path:
    return published_path.with_name("earlier")
