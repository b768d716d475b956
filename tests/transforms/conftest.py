"""What the tests of transforms share: builders of invented pages, importable by name (`readings`)."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
