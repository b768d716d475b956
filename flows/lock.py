"""One lock for all that writes to a data folder; the second caller is told who holds it."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from transforms.errors import HarvestError


class DataFolderLocked(HarvestError):
    """Another process is writing to the data folder; the text names it."""


@contextmanager
def writer_lock(path: Path, *, command: str, now: datetime) -> Iterator[None]:
    """Holds the lock file `path` for the length of the block.

    The lock is the kernel's (flock), not the file's being there: a holder that was killed holds nothing.

    Raises:
        DataFolderLocked: someone else holds it; the text names process id, command and since when.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DataFolderLocked(
                f"{path.parent} is being written to by {_holder(path)}; wait until it ends, or stop it"
            ) from None
        file.truncate(0)
        json.dump({"pid": os.getpid(), "command": command, "since": now.isoformat(timespec="seconds")}, file)
        file.flush()
        yield


def _holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError:  # it has the lock but has not yet written its name
        return "another process that has just begun"
    return f"process {holder['pid']} (`{holder['command']}`, since {holder['since']})"
