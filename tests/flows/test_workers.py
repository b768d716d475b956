"""Real worker processes, and pages that do to them what sick pages do."""

import importlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flows.workers import PageFailure, PagePool

# A module of its own: workers find a function by the name of its module, which a test file does not have
SICK_PAGES = """
import os, signal, time
from transforms.errors import UnreadablePage

def parse(page):
    if page == "unreadable":
        raise UnreadablePage("the page is empty")
    if page == "bug":
        raise KeyError("no such heading")
    if page == "hang":
        time.sleep(3600)
    if page == "hang in C":
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})  # C code that never returns takes no alarm
        time.sleep(3600)
    if page == "crash":
        os._exit(9)
    if page == "explode":
        bytearray(1 << 42)
    return page.upper()
"""


@pytest.fixture
def parse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], str]]:
    (tmp_path / "sick_pages.py").write_text(SICK_PAGES)
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module("sick_pages").parse
    del sys.modules["sick_pages"]


def test_results_come_in_the_order_of_the_jobs_which_are_read_only_as_needed(
    parse: Callable[[str], str],
) -> None:
    read: list[str] = []

    def jobs() -> Iterator[str]:
        for number in range(1000):
            read.append(f"page {number}")
            yield read[-1]

    with PagePool(workers=2, page_seconds=60) as pool:
        results = pool.map(parse, jobs())
        first = [next(results) for _ in range(20)]
        assert first == [(f"page {n}", f"PAGE {n}") for n in range(20)]
        assert len(read) < 100
        assert sum(1 for _ in results) == 980


def test_a_sick_page_is_a_failure_in_its_place_and_its_neighbours_come_through(
    parse: Callable[[str], str],
) -> None:
    pages = ["a", "unreadable", "b", "crash", "c", "bug", "d", "hang in C", "e", "hang", "f", "explode", "g"]
    with PagePool(workers=2, page_seconds=1) as pool:
        results = dict(pool.map(parse, pages))
    assert list(results) == pages
    assert {page: result for page, result in results.items() if len(page) == 1} == {
        p: p.upper() for p in "abcdefg"
    }
    failures = {page: result for page, result in results.items() if isinstance(result, PageFailure)}
    assert {page: failure.reason for page, failure in failures.items()} == {
        "unreadable": "unreadable_page",
        "crash": "parser_crashed",
        "bug": "parser_error",
        "hang in C": "parser_crashed",
        "hang": "parser_timeout",
        "explode": "parser_error",
    }
    assert failures["unreadable"].detail == "the page is empty"
    assert failures["bug"].detail.startswith("KeyError: 'no such heading' (sick_pages.py:")


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    # The workers share their parent's standard output: it comes to its end only when the last has ended
    parent = subprocess.run(
        [
            sys.executable,
            "-c",
            "import os, signal\n"
            "from flows.workers import PagePool\n"
            "with PagePool(2, 60) as pool:\n"
            "    print(dict(pool.map(len, ['abc'])), flush=True)\n"
            "    os.kill(os.getpid(), signal.SIGKILL)\n",
        ],
        stdout=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    assert parent.returncode == -9
    assert parent.stdout == b"{'abc': 3}\n"
