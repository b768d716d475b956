"""Fixtures of the warehouse's tests."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse.store import Warehouse

sys.path.insert(0, str(Path(__file__).parent))  # for warehouse_samples.py, nights.py ... beside this file
import nights
import warehouse_samples


@pytest.fixture
def warehouse_path(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


@pytest.fixture
def con(warehouse_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A new warehouse with one council and one run."""
    with Warehouse(warehouse_path) as warehouse:
        warehouse_samples.prepare(warehouse.connection)
        yield warehouse.connection


@pytest.fixture(scope="session")
def healthy_history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two councils, each with as many healthy nights as the council gates need; the last one is published."""
    folder = tmp_path_factory.mktemp("history")
    made = nights.Nights(folder)
    for number in range(nights.HISTORY):
        run_id = made.load(nights.pages(), kind="run" if number % 2 else "nightly")
        assert made.audit(run_id) == nights.Audit()
    made.publish(run_id)
    return folder


@pytest.fixture
def history(healthy_history: Path, tmp_path: Path) -> nights.Nights:
    """A copy of that history, for more nights."""
    for name in ("warehouse.duckdb", "published.duckdb"):
        shutil.copy(healthy_history / name, tmp_path)
    return nights.Nights(tmp_path, nights.HISTORY)
