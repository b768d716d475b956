"""What a night costs in a small and in a large warehouse: its load, its publication and the analysts' questions.

Run with `--json` for one JSON object; benchmarks/README.md tells what the figures mean, nightly_cost.py how they are made.
"""

import sys
from pathlib import Path

_HERE = str(Path(__file__).parent)
sys.path[:] = [
    *(path for path in sys.path if path != _HERE),
    _HERE,
]  # else this file hides the package `warehouse`

from nightly_cost import main  # noqa: E402

if __name__ == "__main__":
    main()
