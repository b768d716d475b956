"""Regions of England: reference data, in reference/regions.csv."""

from __future__ import annotations

import csv
from importlib.resources import files

import duckdb

from warehouse.store import insert


def regions() -> list[dict[str, str]]:
    """Each authority with children's services: `gss_code`, `authority` (name in the registry), `region`."""
    text = (files("warehouse") / "reference" / "regions.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def write_regions(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the regions into the analysts' layer of `out`."""
    connection.execute(
        "CREATE TABLE out.analysis.regions (authority VARCHAR, gss_code VARCHAR, region VARCHAR)"
    )
    insert(connection, "out.analysis.regions", regions())
