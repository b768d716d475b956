"""The nightly flow on real Prefect: without a server, and deployed to one."""

import json
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest

from warehouse.query import query

PROJECT = Path(__file__).parents[2]
PREFECT = Path(sys.executable).parent / "prefect"
ENDED = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


def check_artifacts(table: list[dict[str, Any]], markdown: str, data: Path) -> None:
    assert {row["status"] for row in table} == {"done"}
    assert set(table[0]) >= {"council", "pages", "new", "changed", "unchanged", "failed"}
    assert all(row["new"] > 0 and row["failed"] == 0 for row in table)
    published = data / "sample" / "published" / "council_harvest.duckdb"
    ((judgements,),) = query(published, "SELECT count(*) FROM judgements").rows
    assert judgements > 0
    assert f"| judgements | {judgements} |" in markdown
    ((kind, status),) = query(published, "SELECT kind, status FROM runs").rows
    assert (kind, status) == ("nightly", "done")


@pytest.mark.timeout(600)
def test_the_flow_runs_with_no_server_configured(environment: dict[str, str]) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "flows.nightly", "--sample"],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=500,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    with closing(sqlite3.connect(Path(environment["PREFECT_HOME"]) / "prefect.db")) as database:
        artifacts = {
            key: json.loads(data) for key, data in database.execute("SELECT key, data FROM artifact")
        }
    table = json.loads(artifacts["councils"])
    assert len(table) == 6
    check_artifacts(table, artifacts["summary"], Path(environment["HARVEST_DATA"]))
    assert (json.loads(artifacts["changes"]), json.loads(artifacts["stale-councils"])) == ([], [])
    assert "Against the publication before: there was none." in artifacts["summary"]


@pytest.mark.timeout(600)
def test_the_deployment_runs_on_a_server_and_a_worker(environment: dict[str, str], tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    api = f"http://127.0.0.1:{port}/api"
    environment = environment | {
        "HARVEST_DATA": str(tmp_path / "data"),
        "PREFECT_API_URL": api,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }

    def prefect(*arguments: str) -> str:
        return subprocess.run(
            [PREFECT, *arguments],
            cwd=PROJECT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=500,
            check=True,
        ).stdout

    log = tmp_path / "server.log"
    with background(
        [PREFECT, "server", "start", "--host", "127.0.0.1", "--port", str(port)], environment, log
    ):
        wait_until(lambda: answers(f"{api}/health"), log)
        prefect("work-pool", "create", "council-harvest", "--type", "process", "--overwrite")
        prefect("--no-prompt", "deploy", "--all")
        (deployment,) = ask(f"{api}/deployments/filter", {})
        assert [schedule["schedule"] for schedule in deployment["schedules"]] == [
            {"cron": "0 2 * * *", "timezone": "Europe/London", "day_or": True}
        ]
        run = ask(
            f"{api}/deployments/{deployment['id']}/create_flow_run",
            {"parameters": {"sample": True, "councils": ["Marlhaven"]}},
        )
        log = tmp_path / "worker.log"
        with background([PREFECT, "worker", "start", "--pool", "council-harvest"], environment, log):
            wait_until(lambda: ask(f"{api}/flow_runs/{run['id']}")["state_type"] in ENDED, log)
        assert ask(f"{api}/flow_runs/{run['id']}")["state_name"] == "Completed", log.read_text()
        artifacts = {
            artifact["key"]: artifact["data"]
            for artifact in ask(f"{api}/artifacts/filter", {})
            if artifact["flow_run_id"] == run["id"]
        }
    check_artifacts(json.loads(artifacts["councils"]), artifacts["summary"], tmp_path / "data")


@contextmanager
def background(command: list[Any], environment: dict[str, str], log: Path) -> Iterator[None]:
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command, cwd=PROJECT, env=environment, stdout=output, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


def wait_until(met: Callable[[], bool], log: Path) -> None:
    for _ in range(1200):
        if met():
            return
        time.sleep(0.2)
    raise AssertionError(log.read_text(errors="replace"))


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return bool(response.status == 200)
    except (URLError, OSError):
        return False


def ask(url: str, question: dict[str, Any] | None = None) -> Any:
    body = None if question is None else json.dumps(question).encode()
    request = urllib.request.Request(url, data=body, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response)
