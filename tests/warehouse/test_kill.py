"""SIGKILL at any moment of a load or a publication: the published file stays whole, the next completes."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import killed
import warehouse_samples as sample

from warehouse.publish import publish
from warehouse.query import query
from warehouse.store import Warehouse

KILLS = 8


def kill_while(action: str, path: Path, published: Path, first: int, delay: float) -> list[str]:
    """Start the process, kill it a while after it is ready, and return the lines it got to say after that."""
    command = [sys.executable, killed.__file__, action, str(path), str(published), str(first)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    try:
        assert process.stdout.readline() == "ready\n"
        time.sleep(delay)
    finally:
        process.kill()
        told = process.communicate()[0]
    assert process.returncode == -9
    return [line for line in told.splitlines(keepends=True) if line.endswith("\n")]


def test_killed_loads_lose_nothing_and_leave_no_half_page(warehouse_path, tmp_path):
    published = tmp_path / "published.duckdb"
    killed.load_all(warehouse_path, 1, 1)
    publish(warehouse_path, published, "good", "2026-01-02T06:00:00Z")
    before = published.read_bytes()
    chance = random.Random(20260102)
    seen = 0
    for first in range(2, 2 + 2 * KILLS, 2):
        told = kill_while("load", warehouse_path, published, first, chance.uniform(0, 0.6))
        done = max((tuple(map(int, line.split())) for line in told), default=(1, 0))
        with Warehouse(warehouse_path) as warehouse:
            pages = warehouse.connection.execute("""
                SELECT p.url, max(substr(text, strpos(text, ' in 20') + 4, 4))::INTEGER - 2000 AS newest,
                       count(DISTINCT text), count(*), count(DISTINCT day(seen_at))
                FROM documents JOIN pages p USING (page_key) GROUP BY ALL ORDER BY ALL
            """).fetchall()
            claims = warehouse.connection.execute("SELECT count(*) FROM evidence").fetchone()[0]
        assert [row[2:] for row in pages] == [(1, killed.DOCUMENTS, 1)] * killed.PAGES
        assert claims == killed.PAGES * killed.DOCUMENTS * 4
        assert all(
            (newest, number) >= (done[0], number) or number > done[1]
            for number, (_, newest, *_) in enumerate(pages)
        )
        assert published.read_bytes() == before
        seen += bool(told)
    assert seen, "no kill came in mid-load"
    last = 2 + 2 * KILLS
    killed.load_all(warehouse_path, 2, last)
    with Warehouse(tmp_path / "fresh.duckdb") as fresh, Warehouse(warehouse_path) as warehouse:
        sample.prepare(fresh.connection)
        sample.load(fresh.connection, *(killed.generation(last, page) for page in range(killed.PAGES)))
        assert sample.contents(warehouse.connection) == sample.contents(fresh.connection)
    assert publish(warehouse_path, published, "next", "2026-01-03T06:00:00Z").rows["documents"] == 75


def test_killed_publications_leave_the_old_file_or_the_new_one(warehouse_path, tmp_path):
    folder = tmp_path / "published"
    published = folder / "council_harvest.duckdb"
    killed.load_all(warehouse_path, 1, 1)
    publish(warehouse_path, published, "k-1", "2026-01-02T06:00:00Z")
    chance = random.Random(20260103)
    left = 0
    for first in range(0, 10 * KILLS, 10):
        told = kill_while("publish", warehouse_path, published, first, chance.uniform(0, 0.6))
        ((publication, documents, claims, ids),) = query(
            published,
            """
            SELECT max(publication_id), (SELECT count(*) FROM documents), (SELECT count(*) FROM evidence),
                   (SELECT count(DISTINCT publication_id) FROM (
                       SELECT publication_id FROM documents UNION ALL SELECT publication_id FROM evidence))
            FROM publication
            """,
        ).rows
        assert (documents, claims, ids) == (75, 300, 1)
        assert not told or int(publication[1:]) >= int(told[-1])
        left += len(list(folder.iterdir())) > 1
    assert left, "no kill came in mid-publication"
    publish(warehouse_path, published, "last", "2026-01-03T06:00:00Z")
    assert list(folder.iterdir()) == [published]
    assert query(published, "SELECT publication_id FROM publication").rows == [("last",)]
