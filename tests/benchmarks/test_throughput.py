"""The benchmark runs and prints what it promises; no time is asserted."""

import json
import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
TINY = ["--sites", "2", "--pages", "3", "--size", "6000", "--repeats", "1", "--memory", "2", "4"]


def test_json_holds_the_figures() -> None:
    command = [sys.executable, BENCHMARKS / "throughput.py", *TINY, "--json"]
    figures = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    for name in (
        "captures_per_second",
        "captures_per_second_core",
        "httpx_per_second_core",
        "aiohttp_per_second_core",
        "ratio_to_bare_client",
        "two_shards_over_one",
        "site_share_of_cpu",
        "memory_growth",
    ):
        assert figures[name] > 0, name
    assert set(figures["peak_megabytes"]) == {"2", "4"}
