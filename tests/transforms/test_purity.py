"""transforms is pure: no clock, network, file or database; the same input gives the same output."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import readings

import transforms
from transforms.extract import extract_page

FOLDER = Path(transforms.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))

# What a pure module may import. `datetime` gives dates (its clock is refused below), `importlib.resources` the
# package's own data.
ALLOWED = {
    "__future__",
    "bisect",
    "collections",
    "copy",
    "csv",
    "dataclasses",
    "datetime",
    "enum",
    "functools",
    "hashlib",
    "html",
    "importlib",
    "io",
    "itertools",
    "json",
    "math",
    "operator",
    "re",
    "string",
    "textwrap",
    "tomllib",
    "types",
    "typing",
    "unicodedata",
    "urllib",
    "bs4",
    "dateparser",
    "lxml",
    "pydantic",
    "rapidfuzz",
    "w3lib",
    "yarl",
    "transforms",
}
REFUSED = {"urllib.request", "urllib.error", "importlib.metadata", "io.open"}
BUILTINS = {"open", "print", "input", "exec", "eval"}
METHODS = {
    "today",
    "now",
    "utcnow",
    "fromtimestamp",
    "urlopen",
    "write_text",
    "write_bytes",
    "system",
    "popen",
}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name their module in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(path: Path) -> Iterator[str]:
    """Names of built-in functions and methods called that a pure module must not call."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in BUILTINS:
                yield name
            case ast.Call(func=ast.Attribute(attr=name)) if name in METHODS:
                yield name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_a_module_imports_only_what_is_pure(path: Path) -> None:
    named = set(imports(path))
    assert {name.split(".")[0] for name in named} <= ALLOWED
    assert not {name for name in named if any(name.startswith(refused) for refused in REFUSED)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_a_module_asks_no_clock_and_opens_nothing(path: Path) -> None:
    assert list(calls(path)) == []


BODY = (
    "Ofsted inspected children's services and the Local Safeguarding Children Board from 9 to 25 February 2016. The "
    "council was judged to require improvement overall, adoption performance good, and the Board inadequate.\n\n"
    "RESOLVED: That\n\n(a) the report be noted; and\n\n(b) a report be brought every six months."
)


def test_the_same_page_gives_the_same_claims() -> None:
    assert extract_page(readings.item(BODY)) == extract_page(readings.item(BODY))


def test_claims_do_not_hang_on_the_order_of_sets() -> None:
    """Another process hashes strings otherwise: sets come in another order, claims must not."""
    told = {_in_another_process(seed) for seed in ("1", "2")}
    assert told == {repr(extract_page(readings.item(BODY)))}


def _in_another_process(seed: str) -> str:
    code = f"import readings; from transforms.extract import extract_page as e; print(e(readings.item({BODY!r})))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{FOLDER.parent}:{Path(__file__).parent}"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.rstrip("\n")
