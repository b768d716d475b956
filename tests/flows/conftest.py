"""The command as users call it, and an environment for what must be a process of its own."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from crawlers.registry import Registry
from flows.cli import main

sys.path.insert(0, str(Path(__file__).parent))  # for sample_nights.py beside this file
from sample_nights import PAGE, Data


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


@pytest.fixture(scope="session")
def two_nights(tmp_path_factory: pytest.TempPathFactory) -> Data:
    """Sample sites after two nights, with a saved page beside."""
    data = Data(tmp_path_factory.mktemp("nights") / "data", Registry([]))
    data.run(1)
    data.run(2)
    data.load(PAGE)
    return data


@pytest.fixture
def data(two_nights: Data, tmp_path: Path) -> Data:
    """A copy of that, for one test."""
    return replace(two_nights, folder=shutil.copytree(two_nights.folder, tmp_path / "data"))
