"""The benchmark runs and prints what it promises; no time is asserted."""

import json
from collections.abc import Callable

TINY = ["--sites", "2", "--pages", "3", "--size", "6000", "--repeats", "1", "--memory", "2", "4"]


def test_json_holds_the_figures(printed: Callable[..., str]) -> None:
    figures = json.loads(printed("throughput", *TINY, "--json"))
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
