"""The processes that the kill tests kill: each loads, publishes or migrates in a loop, telling line by line what is done.

They are forks of one that never opens a database: two hundred are had in the time that starting Python would take.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from warehouse_samples import capture, document, load, prepare, text_of

from warehouse.publish import publish
from warehouse.resolution import resolve
from warehouse.store import Warehouse

NIGHT = datetime(2026, 1, 2, 6)
PAGES = 3
DOCUMENTS = 25


def generation(number: int, page: int) -> tuple:
    """A page's capture in one generation, with its documents, each of which names that generation."""
    made = capture(f"ieListDocuments.aspx?MId={page}", body=f"generation {number}")
    made = replace(made, fetched_at=(NIGHT + timedelta(hours=number)).isoformat() + "Z")
    return made, [document(f"{page}{n:02}", text_of(2000 + number)) for n in range(DOCUMENTS)]


def load_all(path: Path, _: Path | None, first: int, last: int, tell=lambda *words: None) -> None:
    """Load page after page, generation after generation."""
    with Warehouse(path) as warehouse:
        prepare(warehouse.connection)
        tell("ready")
        for number in range(first, last + 1):
            for page in range(PAGES):
                load(warehouse.connection, generation(number, page))
                resolve(warehouse.connection)
                tell(number, page)


def publish_all(path: Path, published: Path, first: int, last: int, tell=lambda *words: None) -> None:
    """Publish again and again."""
    tell("ready")
    for number in range(first, last + 1):
        moment = NIGHT + timedelta(minutes=number)  # all within the nights that are kept, however many
        publish(path, published, f"k{number}", moment, keep_nights=1)
        tell(number)


def migrate_all(old: Path, folder: Path, first: int, last: int, tell=lambda *words: None) -> None:
    """Bring copy after copy of a file with an old schema forward."""
    tell("ready")
    for number in range(first, last + 1):
        path = Path(shutil.copy(old, folder / f"{number}.duckdb"))
        with Warehouse(path):
            pass
        tell(number)


def say(*words: object) -> None:
    """Tell the test, at once."""
    print(*words, flush=True)


ACTIONS = {"load": (load_all, 3), "publish": (publish_all, 9), "migrate": (migrate_all, 39)}


def act(action: str, path: str, other: str, first: str) -> None:
    """One process's work; then it waits to be killed, where the machine is quick."""
    work, more = ACTIONS[action]
    work(Path(path), Path(other), int(first), int(first) + more, say)
    time.sleep(600)


def serve() -> None:
    """For each line that is asked: fork a child, which tells its id, wait for its end and tell that."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            say(os.getpid())
            act(*line.split())
        _, status = os.waitpid(child, 0)
        say("ended", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    serve()
