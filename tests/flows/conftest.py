"""The command as users call it, and Prefect kept to a folder of the test's own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
SCRIPTS = Path(sys.executable).parent

Harvest = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("harvest") / "data"


@pytest.fixture(scope="module")
def environment(data: Path) -> dict[str, str]:
    """What commands under test find in their environment: no setting of the caller, no Prefect server."""
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(("HARVEST_", "PREFECT_"))
    }
    return inherited | {
        "HARVEST_DATA": str(data),
        "HARVEST_WORKERS": "2",
        "PREFECT_HOME": str(data.parent / "prefect"),
        "COLUMNS": "120",
    }


@pytest.fixture(scope="module")
def harvest(environment: dict[str, str]) -> Harvest:
    """Runs the installed command to its end."""

    def run(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [SCRIPTS / "harvest", *arguments],
            env=environment | more,
            capture_output=True,
            encoding="utf-8",
            timeout=240,
            check=False,
        )

    return run
