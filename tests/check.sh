#!/usr/bin/env bash
# All that CI demands, once `uv sync` is done: style, types, the import rules of the house, the tests.
set -euo pipefail
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"

ruff check .
ruff format --check .
taplo fmt --check
mypy
lint-imports
pytest --numprocesses 2 --dist loadfile # a file's tests share what they set up
