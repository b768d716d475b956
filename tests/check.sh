#!/usr/bin/env bash
# All that CI demands: style, types, the import rules of the house, the tests. Run it with `uv run tests/check.sh`.
set -euo pipefail
cd "$(dirname "$0")/.."

ruff check .
ruff format --check .
mypy
lint-imports
pytest --numprocesses 2
