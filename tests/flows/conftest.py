"""The command as users call it, and an environment for what must be a process of its own."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.cli import main


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Harvest = Callable[..., Outcome]


@pytest.fixture
def harvest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Harvest:
    """Runs the command here, on a data folder of the test's own: `tmp_path / "data"`."""
    for name in [name for name in os.environ if name.startswith("HARVEST_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HARVEST_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("HARVEST_WORKERS", "2")

    def run(*arguments: str | Path) -> Outcome:
        code = main([str(argument) for argument in arguments])
        return Outcome(code, *capsys.readouterr())

    return run


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """For processes under test: no setting of the caller, no Prefect server, the test file's own data."""
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(("HARVEST_", "PREFECT_"))
    }
    folder = tmp_path_factory.mktemp("environment")
    return inherited | {
        "HARVEST_DATA": str(folder / "data"),
        "HARVEST_WORKERS": "2",
        "PREFECT_HOME": str(folder / "prefect"),
    }
