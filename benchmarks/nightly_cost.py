"""What a night costs in a small and in a large warehouse: its load, its publication and the analysts' questions."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import shutil
import statistics
import tempfile
import time
import tomllib
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
from made_warehouse import NIGHT, TODAY, Scale, fill, make_night

from crawlers.captures import CaptureStore
from crawlers.crawl import plan_shards
from flows.loading import Loader
from transforms import PARSER_VERSION
from warehouse.publish import publish
from warehouse.resolution import resolve
from warehouse.store import Warehouse

HERE = Path(__file__).parent
SIZES = (50_000, 2_000_000)  # items
CHANGED = 5_000  # pages of the night
NOW = datetime.fromisoformat(TODAY).replace(hour=2, tzinfo=UTC)
MEGA = 1e6


def make(folder: Path, items: int) -> dict[str, Any]:
    """A warehouse of that size, resolved, with its crawls' logs."""
    with Warehouse(folder / "base.duckdb") as warehouse:
        fill(warehouse.connection, Scale(items), folder / "captures")
        resolve(warehouse.connection)
    return {
        "items": items,
        "parser_version": PARSER_VERSION,
        "warehouse_mb": round((folder / "base.duckdb").stat().st_size / MEGA, 1),
    }


def load_night(folder: Path, items: int, changed: int) -> dict[str, Any]:
    """All that a nightly run does with its captures but parse them, from opening the warehouse to closing it."""
    warehouse_path = folder / "warehouse.duckdb"
    warehouse_path.with_suffix(".duckdb.wal").unlink(missing_ok=True)  # of a measurement that was cut off
    shutil.copyfile(folder / "base.duckdb", warehouse_path)
    scale = Scale(items)
    night = make_night(scale, changed, folder / "captures")
    laps: dict[str, float] = {}
    start, cpu = time.perf_counter(), time.process_time()
    with Warehouse(warehouse_path) as warehouse:
        laps["open"] = time.process_time()
        loader = Loader(warehouse.connection, night, CaptureStore(folder / "captures"), NIGHT)  # type: ignore[arg-type]
        loader.begin("run", NOW, night.councils, since="2025-03-30", until="2026-04-13")
        shards = plan_shards(night.councils)
        loads = [loader.load_councils(sorted(council.council_id for council in shard)) for shard in shards]
        laps["load"] = time.process_time()
        resolve(warehouse.connection)
        laps["resolve"] = time.process_time()
        loader.finish(NOW, "done", {})
    laps["close"] = time.process_time()
    load_seconds, times = time.perf_counter() - start, [cpu, *laps.values()]
    counts = sum((each.documents for each in loads[1:]), loads[0].documents)
    return {
        "load_seconds": round(load_seconds, 2),
        "load_cpu_seconds": round(times[-1] - cpu, 2),
        "load_parts": {
            name: round(end - begin, 2) for name, begin, end in zip(laps, times, times[1:], strict=False)
        },
        "pages": sum(each.parsed for each in loads),
        "documents": {"new": counts.new, "changed": counts.changed, "refused": len(counts.refused)},
    }


def publish_night(folder: Path) -> dict[str, Any]:
    """One publication, and what it wrote."""
    start, cpu = time.perf_counter(), time.process_time()
    done = publish(folder / "warehouse.duckdb", folder / "published.duckdb", NIGHT, NOW)
    seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - cpu
    size = done.path.stat().st_size / MEGA
    return {
        "publish_seconds": round(seconds, 2),
        "publish_cpu_seconds": round(cpu_seconds, 2),
        "published_mb": round(size, 1),
        "publish_seconds_per_mb": round(seconds / size, 4),
        "publish_cpu_seconds_per_mb": round(cpu_seconds / size, 4),
    }


def ask(folder: Path, repeats: int) -> dict[str, Any]:
    """Each question of warehouse_queries.toml, to the published file and to a flat table of the same rows."""
    published = folder / "published.duckdb"
    questions = tomllib.loads((HERE / "warehouse_queries.toml").read_text("utf-8"))["query"]
    times: dict[str, float] = {}
    ratios: dict[str, float] = {}
    with duckdb.connect(str(folder / "flat.duckdb")) as flat, flat.cursor() as analyst:
        flat.execute(f"ATTACH '{published}' AS published (READ_ONLY)")
        flat.execute((HERE / "flat_table.sql").read_text("utf-8"))
        analyst.execute("USE published")
        for question in questions:
            times[question["name"]] = seconds(
                lambda q=question: analyst.execute(q["sql"]).fetchall(), repeats
            )  # type: ignore[misc]
            if "flat" in question:
                beside = seconds(lambda q=question: flat.execute(q["flat"]).fetchall(), repeats)  # type: ignore[misc]
                ratios[question["name"]] = round(times[question["name"]] / beside, 2)
    return {
        "slowest_query_s": round(max(times.values()), 3),
        "median_query_s": round(statistics.median(times.values()), 3),
        "median_ratio_to_flat_table": round(statistics.median(ratios.values()), 2),
        "query_seconds": {name: round(each, 3) for name, each in times.items()},
        "ratios_to_flat_table": ratios,
    }


def seconds(work: Callable[[], object], repeats: int) -> float:
    """The median time of some calls; the first finds nothing in memory but what the system has."""
    taken = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def measure(folder: Path, items: int, changed: int, repeats: int) -> dict[str, Any]:
    """Every step in a process of its own, whose memory is told apart; a warehouse that stands there is used again.

    But not one whose pages another version of the parser is said to have read: all of them would be pending.
    """
    made = folder / "made.json"
    if not made.exists() or json.loads(made.read_text("utf-8")).get("parser_version") != PARSER_VERSION:
        (folder / "base.duckdb").unlink(missing_ok=True)
        shutil.rmtree(folder / "captures", ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        made.write_text(json.dumps(alone(make, folder, items)), "utf-8")
    figures: dict[str, Any] = json.loads(made.read_text("utf-8"))
    for name, step in {
        "load": lambda: alone(load_night, folder, items, changed),
        "publish": lambda: alone(publish_night, folder),
        "ask": lambda: alone(ask, folder, repeats),
    }.items():
        found = step()
        figures |= {f"{name}_{key}" if key == "peak_mb" else key: value for key, value in found.items()}
    return figures


def alone(step: Callable[..., dict[str, Any]], *arguments: Any) -> dict[str, Any]:
    """A step in a new process, with the most memory that it held."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("fork")) as pool:
        return pool.submit(_with_peak, step, arguments).result()


def _with_peak(step: Callable[..., dict[str, Any]], arguments: tuple[Any, ...]) -> dict[str, Any]:
    found = step(*arguments)
    return found | {"peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


def compare(small: dict[str, Any], large: dict[str, Any]) -> dict[str, Any]:
    """The large warehouse beside the small one."""

    def ratio(name: str) -> float:
        return round(large[name] / small[name], 2)

    return {
        "load_time_ratio": ratio("load_seconds"),
        "load_cpu_ratio": ratio("load_cpu_seconds"),
        "publish_per_mb_ratio": ratio("publish_seconds_per_mb"),
        "publish_cpu_per_mb_ratio": ratio("publish_cpu_seconds_per_mb"),
        "slowest_query_s": large["slowest_query_s"],
        "median_query_s": large["median_query_s"],
        "machine_load": round(os.getloadavg()[0], 1),
        "cores": os.cpu_count(),
        "small": small,
        "large": large,
    }


def sizes(text: str) -> tuple[int, int]:
    small, large = (int(part) for part in text.split(","))
    return small, large


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    parser.add_argument(
        "--items", type=sizes, default=SIZES, help="of the small and the large one: 50000,2000000"
    )
    parser.add_argument("--changed", type=int, default=CHANGED, help="pages of the night")
    parser.add_argument(
        "--repeats", type=int, default=5, help="times that a question is asked; the median counts"
    )
    parser.add_argument("--folder", type=Path, help="where the warehouses are kept, to be used again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        small, large = (
            measure(folder / str(items), items, options.changed, options.repeats) for items in options.items
        )
    figures = compare(small, large)
    if options.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:24} {json.dumps(value)}")


if __name__ == "__main__":
    main()
