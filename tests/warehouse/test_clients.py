"""The published file under other versions of DuckDB, each from PyPI in an environment of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
import warehouse_samples as sample

from warehouse.publish import publish
from warehouse.resolution import resolve
from warehouse.store import Warehouse

#: The oldest version that we promise, the one in between, and the newest on PyPI in November 2026.
VERSIONS = ("1.4", "1.5", "2.0")

ASK = """
import duckdb, json, sys
file, alias = sys.argv[1:]
connection = duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})
connection.execute(f"ATTACH '{file}' AS {alias} (READ_ONLY)")
rows = {}
catalog = "SELECT schema_name || '.' || {0}_name FROM duckdb_{0}s() WHERE database_name = ? {1}"
for kind, which in (("table", ""), ("view", "AND NOT internal")):
    for (name,) in connection.execute(catalog.format(kind, which), [alias]).fetchall():
        rows[name] = len(connection.execute(f"FROM {alias}.{name}").fetchall())
connection.execute(f"USE {alias}")
rows["search"] = len(connection.execute("FROM analysis.search('ofsted \\"four weeks\\" judg*')").fetchall())
with duckdb.connect(file, read_only=True) as opened:
    rows["opened"] = len(opened.execute("FROM analysis.search('ofsted')").fetchall())
print(json.dumps({"version": duckdb.__version__, "rows": rows}))
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    folder = tmp_path_factory.mktemp("published")
    with Warehouse(folder / "warehouse.duckdb") as warehouse:
        con = warehouse.connection
        sample.prepare(con)
        sample.load(con, (sample.capture("mgAi.aspx?ID=101", 1), [sample.document("101")]))
        resolve(con)
    return publish(folder / "warehouse.duckdb", folder / "any-name.duckdb", "p1", "2026-01-02T06:00:00Z").path


@pytest.fixture(params=VERSIONS)
def client(request, tmp_path):
    """A version of DuckDB, and the environment in which Python meets it; without a way to PyPI there is none."""
    wanted = [
        "--quiet",
        "--only-binary",
        ":all:",
        "--target",
        tmp_path / "client",
        f"duckdb=={request.param}.*",
    ]
    uv = shutil.which("uv", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    pip = (
        [uv, "pip", "install", "--python", sys.executable] if uv else [sys.executable, "-m", "pip", "install"]
    )
    installed = subprocess.run(
        [*pip, *wanted], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=240, check=False
    )
    if installed.returncode:
        pytest.skip(f"duckdb {request.param} cannot be had from PyPI: {installed.stderr.strip()[-200:]}")
    return request.param, os.environ | {"PYTHONPATH": str(tmp_path / "client")}


def test_every_table_view_and_the_search_answer_as_they_do_here(published: Path, client):
    version, environment = client
    told = subprocess.run(
        [sys.executable, "-c", ASK, str(published), "other_name"], capture_output=True, encoding="utf-8", timeout=120, env=environment, check=False
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    answer = json.loads(told.stdout)
    assert answer["version"].startswith(f"{version}.")
    with duckdb.connect(str(published), read_only=True) as con:
        names = [name for name in answer["rows"] if "." in name]
        here = {name: len(con.execute(f"FROM {name}").fetchall()) for name in names}
    assert len(here) > 40
    assert answer["rows"] == {**here, "search": 1, "opened": 1}
