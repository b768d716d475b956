"""A run that is killed: the published file stays whole, and the next run completes what it left."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

from flows.settings import Settings
from warehouse.query import query

# A run on the sites of a given night, which kills its own process when an event comes for the nth time
RUN = """
import os, signal, sys
from collections import Counter
from datetime import timedelta
from pathlib import Path
from crawlers.registry import Registry
from crawlers.sample_site import SampleSites
from flows import pipeline
from flows.clock import utc_now
from flows.planning import plan
from flows.settings import Settings
from flows.sources import Sources

folder, night, deadly, times = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
seen = Counter()

def listen(event):
    seen[event["event"]] += 1
    if seen[deadly] == times:
        os.kill(os.getpid(), signal.SIGKILL)

settings = Settings(data=folder, delay=0, workers=2)
with SampleSites(folder / "sites", night=night) as sites:
    councils = tuple(council for council in sites.councils if council.name == "Marlhaven")
    since = sites.today - timedelta(days=800)
    sources = Sources(settings, Registry(councils), councils, sites.today, since)
    summary = pipeline.run(plan(sources, utc_now()), settings, listen)
sys.exit(summary.status.exit_code)
"""
NEVER = ("nothing", "1")


def run(folder: Path, night: int, deadly: tuple[str, str] = NEVER) -> int:
    return subprocess.run(
        [sys.executable, "-c", RUN, folder, str(night), *deadly], timeout=120, check=False
    ).returncode


def claims(folder: Path) -> list[list[tuple]]:
    """What the published file says, but for when and where it was read."""
    told = (
        "document_key, title, text FROM documents",
        "inspection_key, framework FROM inspections",
        "judgement_key, domain, grade, quote FROM judgements",
        "action_key, kind, text, quote FROM actions",
    )
    published = Settings(data=folder).published
    return [query(published, f"SELECT {columns} ORDER BY ALL").rows for columns in told]


def test_the_run_after_a_kill_completes_it(tmp_path: Path) -> None:
    killed, unharmed = tmp_path / "killed", tmp_path / "unharmed"
    assert run(killed, night=1) == 0
    first_night, publication = claims(killed), query(Settings(data=killed).published, "FROM publication").rows
    shutil.copytree(killed, unharmed)

    assert run(killed, night=2, deadly=("page", "1")) == -signal.SIGKILL  # in mid-crawl
    assert claims(killed) == first_night
    assert run(killed, night=2, deadly=("pages_loaded", "1")) == -signal.SIGKILL  # in mid-load
    assert claims(killed) == first_night
    assert query(Settings(data=killed).published, "FROM publication").rows == publication

    assert run(killed, night=2) == 0
    assert run(unharmed, night=2) == 0
    assert claims(killed) == claims(unharmed) != first_night
