"""Runs of the benchmarks as a user makes them."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def printed() -> Callable[..., str]:
    """What a benchmark, named by its module, prints with these options; one that fails fails with its own words."""

    def run(name: str, *options: str) -> str:
        command = [sys.executable, str(BENCHMARKS / f"{name}.py"), *options]
        ended = subprocess.run(command, capture_output=True, check=False, text=True)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    return run
