"""Twenty readers while runs write and publish: no error, and every read sees one whole publication."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import killed
import reading
import warehouse_samples as sample

from warehouse.publish import publish
from warehouse.resolution import resolve
from warehouse.store import Warehouse

READERS = 20
NIGHTS = range(10, 16)


def run_and_publish(path: Path, published: Path, night: int) -> None:
    """A night: every page in a new generation, and its publication, of which some are kept."""
    with Warehouse(path) as warehouse:
        sample.prepare(warehouse.connection)
        for page in range(killed.PAGES):
            sample.load(warehouse.connection, killed.generation(night, page))
        resolve(warehouse.connection)
    publish(path, published, f"g{night}", f"2026-01-{night}T06:00:00Z", keep_nights=2)


def test_twenty_readers_see_whole_publications_while_runs_write_and_publish(warehouse_path, tmp_path):
    published, stop = tmp_path / "published" / "council_harvest.duckdb", tmp_path / "stop"
    run_and_publish(warehouse_path, published, NIGHTS[0])
    command = [sys.executable, reading.__file__, str(published), str(stop)]
    readers = [
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
        )
        for _ in range(READERS)
    ]
    try:
        started = [reader.stdout.readline() for reader in readers]
        for night in NIGHTS[1:]:
            run_and_publish(warehouse_path, published, night)
        stop.touch()
        told = [reader.communicate() for reader in readers]
    finally:
        for reader in readers:
            reader.kill()
            reader.wait()
    assert [(reader.returncode, errors) for reader, (_, errors) in zip(readers, told, strict=True)] == [
        (0, "")
    ] * READERS
    assert started == ["reading\n"] * READERS
    results = [json.loads(out) for out, _ in told]
    documents = killed.PAGES * killed.DOCUMENTS
    whole = [1, documents, documents, 4 * documents, 1]
    assert [result["shapes"] for result in results] == [[whole]] * READERS
    published_in_turn = [f"g{night}" for night in NIGHTS]
    for result in results:
        assert result["publications"] == sorted(result["publications"]), "nobody goes back to an earlier one"
        assert set(result["publications"]) <= set(published_in_turn)
        assert result["publications"][-1] == published_in_turn[-1]
    assert len({name for result in results for name in result["publications"]}) > 2
    reads = sum(result["reads"] for result in results)
    assert reads >= 3 * READERS
    print(f"\n{reads} reads by {READERS} readers of {len(NIGHTS)} publications")
