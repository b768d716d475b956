"""Fixtures of the warehouse's tests."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse.store import Warehouse

sys.path.insert(0, str(Path(__file__).parent))  # for warehouse_samples.py and killed.py beside this file
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
