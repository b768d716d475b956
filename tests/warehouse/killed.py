"""The process that the kill tests kill: loads, publishes or migrates in a loop, telling what is done line by line."""

from __future__ import annotations

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


def load_all(path: Path, first: int, last: int, tell=lambda *words: None) -> None:
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
        moment = NIGHT + timedelta(hours=number)
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


if __name__ == "__main__":
    action, path, published, first = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    if action == "load":
        load_all(path, first, first + 3, say)
    elif action == "publish":
        publish_all(path, published, first, first + 9, say)
    else:
        migrate_all(path, published, first, first + 39, say)
    time.sleep(60)  # to be killed here too, where the machine is quick
