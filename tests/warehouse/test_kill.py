"""SIGKILL at any moment of a load, a migration or a publication: what is published stays whole, the next run completes.

`HARVEST_KILLS=200 pytest tests/warehouse/test_kill.py -s` is the soak: so many kills, and the figures.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import killed
import pytest
import warehouse_samples as sample

from warehouse.migrate import MIGRATIONS, applied, available, migrate
from warehouse.publish import publish
from warehouse.query import query
from warehouse.resolution import resolve
from warehouse.retained import publications
from warehouse.store import Warehouse

KILLS = int(os.environ.get("HARVEST_KILLS", "12"))
LOADS, MIGRATIONS_KILLED = KILLS // 3, KILLS // 4  # the rest is for publications
PUBLICATIONS = KILLS - LOADS - MIGRATIONS_KILLED

WHOLE = """
    SELECT
        (SELECT count(*) FROM documents), (SELECT count(*) FROM evidence), (SELECT count(*) FROM judgements),
        (SELECT count(DISTINCT publication_id) FROM (
            SELECT publication_id FROM documents UNION ALL SELECT publication_id FROM evidence
            UNION ALL SELECT publication_id FROM analysis.actions UNION ALL SELECT publication_id FROM publication))
"""
DOCUMENTS = killed.PAGES * killed.DOCUMENTS
IS_WHOLE = (DOCUMENTS, 4 * DOCUMENTS, 2 * DOCUMENTS, 1)
DOUBLE = """
    SELECT document_key FROM item_documents GROUP BY ALL HAVING count(*) > 1
    UNION ALL SELECT inspection_key FROM inspection_members GROUP BY ALL HAVING count(*) > 1
    UNION ALL SELECT inspection_id FROM resolved_inspections GROUP BY ALL HAVING count(*) > 1
    UNION ALL SELECT claim_key FROM evidence GROUP BY ALL HAVING count(*) > 1
    UNION ALL SELECT page_key FROM pages GROUP BY ALL HAVING count(*) > 1
"""


@pytest.fixture(scope="module")
def killing():
    """Starts a process, kills it a while after it is ready, and gives the lines it got to say after that."""
    server = subprocess.Popen(
        [sys.executable, killed.__file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )

    def kill_while(action: str, path: Path, published: Path, first: int, delay: float) -> list[str]:
        print(action, path, published, first, file=server.stdin, flush=True)
        child = int(server.stdout.readline())
        try:
            assert server.stdout.readline() == "ready\n"
            time.sleep(delay)
        finally:
            os.kill(child, signal.SIGKILL)
        told = list(iter(server.stdout.readline, "ended -9\n"))
        return [line for line in told if line.endswith("\n")]

    yield kill_while
    server.stdin.close()
    server.wait()


def seconds(work) -> float:
    """How long the work takes here: within twice that a kill comes at any point of it."""
    start = time.monotonic()
    work()
    return time.monotonic() - start


@pytest.mark.timeout(60 * KILLS)
def test_killed_loads_lose_nothing_and_leave_no_half_page(warehouse_path, tmp_path, killing):
    published = tmp_path / "published.duckdb"
    span = 2 * seconds(lambda: killed.load_all(warehouse_path, None, 1, 1))
    publish(warehouse_path, published, "good", killed.NIGHT)
    before = published.read_bytes()
    chance = random.Random(20260102)
    seen = 0
    for first in range(2, 2 + 2 * LOADS, 2):
        told = killing("load", warehouse_path, published, first, chance.uniform(0, span))
        done = max((tuple(map(int, line.split())) for line in told), default=(1, 0))
        with Warehouse(warehouse_path) as warehouse:
            pages = warehouse.connection.execute("""
                SELECT p.url, max(substr(text, strpos(text, ' in ') + 4, 4))::INTEGER - 2000 AS newest,
                       count(DISTINCT text), count(*), count(DISTINCT (seen_at, p.capture_id))
                FROM documents JOIN pages p USING (page_key) GROUP BY ALL ORDER BY ALL
            """).fetchall()
            claims = warehouse.connection.execute("SELECT count(*) FROM evidence").fetchone()[0]
            assert warehouse.connection.execute(DOUBLE).fetchall() == []
        assert [row[2:] for row in pages] == [(1, killed.DOCUMENTS, 1)] * killed.PAGES
        assert claims == 4 * DOCUMENTS
        assert all(
            (newest, number) >= (done[0], number) or number > done[1]
            for number, (_, newest, *_) in enumerate(pages)
        )
        assert published.read_bytes() == before
        seen += bool(told)
    assert seen, "no kill came in mid-load"
    last = 4 + 2 * LOADS  # newer than what any killed process had in hand
    killed.load_all(warehouse_path, None, last, last)
    with Warehouse(tmp_path / "fresh.duckdb") as fresh, Warehouse(warehouse_path) as warehouse:
        sample.prepare(fresh.connection)
        sample.load(fresh.connection, *(killed.generation(last, page) for page in range(killed.PAGES)))
        assert sample.contents(warehouse.connection) == sample.contents(fresh.connection)
    assert publish(warehouse_path, published, "next", killed.NIGHT).rows["documents"] == DOCUMENTS
    print(f"\n{LOADS} loads killed, {seen} of them in mid-load")


@pytest.mark.timeout(60 * KILLS)
def test_killed_publications_leave_the_old_file_or_the_new_one_and_whole_earlier_ones(
    warehouse_path, tmp_path, killing
):
    folder = tmp_path / "published"
    published = folder / "council_harvest.duckdb"
    killed.load_all(warehouse_path, None, 1, 1)
    killed.publish_all(warehouse_path, published, -2, -2)
    span = 2 * seconds(lambda: killed.publish_all(warehouse_path, published, -1, -1))
    chance = random.Random(20260103)
    left = mixed = kept = 0
    for number in range(PUBLICATIONS):
        if number == PUBLICATIONS // 2:  # from here on with rows that are carried forward
            hold_back(warehouse_path)
        told = killing("publish", warehouse_path, published, 10 * number, chance.uniform(0, span))
        for path in publications(published):
            assert query(path, WHOLE).rows == [IS_WHOLE]
        ((current,),) = query(published, "SELECT publication_id FROM publication").rows
        assert not told or int(current[1:]) >= int(told[-1])
        names = {file.name for file in folder.iterdir()}
        left += any(".building" in name for name in names)
        mixed += any(".mixed" in name for name in names)
        kept += len(publications(published)) - 1
    assert left, "no kill came in mid-publication"
    assert kept >= PUBLICATIONS, "earlier publications were lost"
    publish(warehouse_path, published, "last", "2027-01-03T06:00:00Z", keep_nights=1)
    assert list(folder.iterdir()) == [published], "those of long ago are gone, and so is all that kills left"
    assert query(published, "SELECT publication_id FROM publication").rows == [("last",)]
    assert query(published, WHOLE).rows == [IS_WHOLE]
    print(
        f"\n{PUBLICATIONS} publications killed, {left} with a half-built file, {mixed} with carried rows on the way"
    )


@pytest.mark.timeout(60 * KILLS)
def test_killed_migrations_are_done_or_not_done(tmp_path, killing):
    old, copies = tmp_path / "old.duckdb", tmp_path / "copies"
    copies.mkdir()
    contents = make_old(old, tmp_path / "earlier")
    span = 4 * seconds(lambda: killed.migrate_all(old, copies, -1, -1))
    chance = random.Random(20260104)
    cut_off = 0
    for first in range(0, 40 * MIGRATIONS_KILLED, 40):
        told = killing("migrate", old, copies, first, chance.uniform(0, span))
        path = copies / f"{first + len(told)}.duckdb"  # the one that was under way, if any was
        if not path.exists() or path.stat().st_size < old.stat().st_size:  # killed while it was copied
            path = copies / f"{first + len(told) - 1}.duckdb"
        if path.exists():
            with duckdb.connect(str(path)) as con:
                cut_off += len(applied(con)) < len(available())
            with Warehouse(path) as warehouse:
                assert len(applied(warehouse.connection)) == len(available())
                assert sample.contents(warehouse.connection) == contents
                resolve(warehouse.connection)
            assert (
                publish(path, tmp_path / "published.duckdb", "p", killed.NIGHT).rows["documents"] == DOCUMENTS
            )
        for done in copies.glob("*"):
            done.unlink()
    print(f"\n{MIGRATIONS_KILLED} migrations killed, {cut_off} before their end")


def hold_back(path: Path) -> None:
    """Make the council stale: it keeps the rows of the last publication, which are those that it has."""
    with Warehouse(path) as warehouse:
        warehouse.connection.execute(
            "INSERT INTO stale_councils BY NAME SELECT council_id, now()::TIMESTAMP AS stale_since FROM councils"
        )


def make_old(path: Path, folder: Path) -> dict:
    """A warehouse with the schema of version 3 and rows; returns its contents."""
    folder.mkdir()
    for file in MIGRATIONS.iterdir():
        if file.name < "0004":
            (folder / file.name).write_bytes(file.read_bytes())
    with duckdb.connect(str(path)) as con:
        migrate(con, path, folder)
        con.execute(
            "CREATE TEMP TABLE touched (council_id VARCHAR, meeting_date VARCHAR)"
        )  # of a later version, for the loader
        sample.prepare(con)
        sample.load(con, *(killed.generation(1, page) for page in range(killed.PAGES)))
        return sample.contents(con)
