"""A reader of the published file, as a process: reads until it is told to stop, and once more; tells what it saw.

It is any DuckDB client, and gives way to the writer, so that twenty of them fit on a small machine.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import duckdb

PAUSE = 0.3  # seconds between two reads

#: One row: the publication, how many ids the tables carry, and whether every document is of that publication's night.
WHOLE = """
    SELECT
        p.publication_id,
        (SELECT count(DISTINCT publication_id) FROM (
            SELECT publication_id FROM documents UNION ALL SELECT publication_id FROM evidence
            UNION ALL SELECT publication_id FROM judgements UNION ALL SELECT publication_id FROM analysis.actions
            UNION ALL SELECT publication_id FROM runs UNION ALL SELECT publication_id FROM analysis.evidence
        )),
        (SELECT count(*) FROM documents WHERE contains(text, 'in 20' || p.publication_id[2:])),
        (SELECT count(*) FROM documents), (SELECT count(*) FROM evidence)
    FROM publication p
"""
PARTS = ("SELECT publication_id FROM publication", "SELECT DISTINCT publication_id FROM documents")


def read(published: Path) -> tuple[str, tuple[int, ...]]:
    """The publication that one read meets, and its shape: in one statement, then in others on the same connection."""
    with duckdb.connect(str(published), read_only=True, config={"threads": 1}) as connection:
        publication, *shape = connection.execute(WHOLE).fetchone()
        parts = {row for sql in PARTS for row in connection.execute(sql).fetchall()}
    return publication, (*shape, len(parts))


def main(published: Path, stop: Path) -> None:
    os.nice(10)
    seen: set[tuple[int, ...]] = set()
    order: list[str] = []
    reads = 0
    last = False
    while not last:
        last = stop.exists()
        publication, shape = read(published)
        reads += 1
        seen.add(shape)
        if not order or order[-1] != publication:
            order.append(publication)
        if reads == 1:
            print("reading", flush=True)
        time.sleep(PAUSE)
    print(json.dumps({"reads": reads, "shapes": sorted(seen), "publications": order}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
