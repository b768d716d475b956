"""The process that the kill tests kill: loads or publishes in a loop, telling what is done line by line."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from warehouse_samples import capture, document, load, prepare, text_of

from warehouse.publish import publish
from warehouse.resolution import resolve
from warehouse.store import Warehouse

PAGES = 3
DOCUMENTS = 25


def generation(number: int, page: int) -> tuple:
    """A page's capture in one generation, with its documents, each of which names that generation."""
    made = capture(f"ieListDocuments.aspx?MId={page}", number)
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
        publish(path, published, f"k{number}", "2026-01-02T06:00:00Z")
        tell(number)


def say(*words: object) -> None:
    """Tell the test, at once."""
    print(*words, flush=True)


if __name__ == "__main__":
    action, path, published, first = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    if action == "load":
        load_all(path, first, first + 3, say)
    else:
        publish_all(path, published, first, first + 9, say)
    time.sleep(60)  # to be killed here too, where the machine is quick
