"""The benchmark runs small and prints what it promises; no time is asserted."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
SMALL = ["--items", "1000,2000", "--changed", "60", "--repeats", "1"]


def test_json_holds_the_figures_of_both_warehouses(printed: Callable[..., str]) -> None:
    figures = json.loads(printed("warehouse", *SMALL, "--json"))
    for name in (
        "load_time_ratio",
        "load_cpu_ratio",
        "publish_per_mb_ratio",
        "slowest_query_s",
        "median_query_s",
    ):
        assert figures[name] > 0, name
    queries = tomllib.loads((BENCHMARKS / "warehouse_queries.toml").read_text("utf-8"))["query"]
    for size, items in (("small", 1000), ("large", 2000)):
        of_size = figures[size]
        assert (of_size["items"], of_size["pages"]) == (items, 60)
        documents = of_size["documents"]
        assert documents["refused"] == 0
        assert documents["new"] > 0
        assert documents["changed"] > documents["new"]
        for name in ("load_peak_mb", "publish_seconds", "publish_seconds_per_mb", "publish_peak_mb"):
            assert of_size[name] > 0, name
        assert list(of_size["query_seconds"]) == [query["name"] for query in queries]
        assert set(of_size["ratios_to_flat_table"]) == {query["name"] for query in queries if "flat" in query}
