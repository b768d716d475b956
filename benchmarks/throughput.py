"""Captures a second where politeness is not the bound, beside bare HTTP clients on the same site in the same run."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import aiohttp
import httpx
from static_site import FIRST_MEETING

from crawlers.crawl import CrawlOrder, crawl_shard
from crawlers.registry import Council

SITE = Path(__file__).with_name("static_site.py")
TODAY = date(2026, 3, 16)
AT_ONCE = 8  # sites asked at a time, by the crawl and by the clients
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Sites:
    """Sites that are being served, and what serving them cost once they are closed."""

    ports: list[int]
    pages: int  # of each
    cpu_seconds: float = 0.0


@dataclass
class Crawled:
    """What one crawl came to."""

    captures: int
    seconds: float
    cpu_seconds: float
    peak_bytes: int


@dataclass
class Watch:
    """Follows a shard's process from its start to its last council; its own start-up does not count."""

    pid: int = 0
    cpu_at_start: float = 0.0
    cpu: float = 0.0
    began: float = field(default_factory=time.monotonic)
    ended: float = 0.0
    peak: int = 0

    def __call__(self, event: dict[str, Any]) -> None:
        if event["event"] == "shard_started":
            self.pid = event["pid"]
            self.began, self.cpu_at_start = time.monotonic(), cpu_seconds(self.pid)
            self.peak = peak_bytes(self.pid)
        elif event["event"] == "council_finished":
            self.ended, self.cpu = time.monotonic(), cpu_seconds(self.pid) - self.cpu_at_start
            self.peak = max(self.peak, peak_bytes(self.pid))


def cpu_seconds(pid: int) -> float:
    """Processor time that a process has had (proc(5))."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def peak_bytes(pid: int) -> int:
    """The most memory that a process has held at a time; 0 of one that has ended, before its last event was read."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0) * 1024


@contextmanager
def serve(sites: int, pages: int, size: int) -> Iterator[Sites]:
    """So many sites with so many meetings each, answers rendered beforehand, in a process of their own."""
    command = [sys.executable, SITE, str(sites), str(pages), str(size)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        served = Sites(json.loads(process.stdout.readline())["ports"], pages)
        yield served
        process.stdin.close()
        served.cpu_seconds = json.loads(process.stdout.readline())["cpu_seconds"]


def crawl(sites: Sites, ports: list[int]) -> Crawled:
    """Crawl sites as a night does, without pauses: lists, pages, WARC, logs."""
    councils = tuple(
        Council(
            council_id=f"SITE{number:04}",
            name=f"Site {number}",
            nation="ENG",
            type="county",
            platform="moderngov",
            base_url=f"http://127.0.0.1:{port}",
        )
        for number, port in enumerate(ports)
    )
    watch = Watch()
    with tempfile.TemporaryDirectory() as folder:
        order = CrawlOrder(
            run_id="run1",
            councils=councils,
            since=date(2026, 1, 20),
            until=TODAY,
            today=TODAY,
            captures=Path(folder),
            delay=0,
            budget=1_000_000,
            concurrency=AT_ONCE,
        )
        result = crawl_shard(order, watch)
    captures = sum(one.new for one in result.councils)
    if captures != len(ports) * sites.pages:
        raise SystemExit(f"{captures} of {len(ports) * sites.pages} pages captured: {result.error}")
    return Crawled(captures, watch.ended - watch.began, watch.cpu, watch.peak)


def crawl_in_two(sites: Sites) -> float:
    """Seconds that two shards take for what one takes: from the first one's start to the last one's end."""
    half = len(sites.ports) // 2
    with ThreadPoolExecutor(2) as threads:
        parts = threads.map(lambda ports: crawl(sites, ports), (sites.ports[:half], sites.ports[half:]))
        return max(part.seconds for part in parts)


async def ask_httpx(sites: Sites) -> None:
    async with httpx.AsyncClient() as client:

        async def get(url: str) -> None:
            (await client.get(url)).raise_for_status()

        await ask_all(sites, get)


async def ask_aiohttp(sites: Sites) -> None:
    async with aiohttp.ClientSession() as client:

        async def get(url: str) -> None:
            async with client.get(url) as response:
                await response.read()

        await ask_all(sites, get)


async def ask_all(sites: Sites, get: Callable[[str], Awaitable[None]]) -> None:
    """Every page of every site, one at a time a site, `AT_ONCE` sites at a time; bodies are thrown away."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def ask(port: int) -> None:
        async with gate:
            for number in range(sites.pages):
                await get(f"http://127.0.0.1:{port}/ieListDocuments.aspx?MId={FIRST_MEETING + number}")

    await asyncio.gather(*map(ask, sites.ports))


def pages_a_core(ask: Callable[[Sites], Any], sites: Sites) -> float:
    """Pages that a bare client gets in a second of processor time."""
    start = time.process_time()
    asyncio.run(ask(sites))
    return len(sites.ports) * sites.pages / (time.process_time() - start)


def measure_speed(sites: int, pages: int, size: int, repeats: int) -> dict[str, Any]:
    """Medians over rounds; in each round every way goes over all pages, one after the other."""
    rounds = []
    for _ in range(repeats):
        with serve(sites, pages, size) as served:
            bare, aio = pages_a_core(ask_httpx, served), pages_a_core(ask_aiohttp, served)
            one = crawl(served, served.ports)
            two = crawl_in_two(served)
        asked = sites * pages * 4  # by two clients, by one shard, by two
        a_core = one.captures / one.cpu_seconds
        rounds.append(
            {
                "captures_per_second": one.captures / one.seconds,
                "captures_per_second_core": a_core,
                "httpx_per_second_core": bare,
                "aiohttp_per_second_core": aio,
                "ratio_to_bare_client": a_core / bare,
                "ratio_to_aiohttp": a_core / aio,
                "two_shards_over_one": one.seconds / two,
                "site_share_of_cpu": served.cpu_seconds / asked * one.captures / one.cpu_seconds,
            }
        )
    return {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}


def measure_memory(pages: tuple[int, int], a_site: int, size: int) -> dict[str, Any]:
    """Peak memory of one shard over fewer and more sites of one size."""
    peaks = []
    for count in pages:
        with serve(max(1, count // a_site), a_site, size) as served:
            peaks.append(crawl(served, served.ports).peak_bytes)
    return {
        "peak_megabytes": {
            str(count): round(peak / 1e6, 1) for count, peak in zip(pages, peaks, strict=True)
        },
        "memory_growth": peaks[1] / peaks[0],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--sites", type=int, default=24)
    parser.add_argument("--pages", type=int, default=100, help="pages of each site")
    parser.add_argument("--size", type=int, default=35_000, help="bytes a page")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--memory", type=int, nargs=2, default=(5_000, 50_000), help="pages, fewer and more")
    options = parser.parse_args()
    figures = measure_speed(options.sites, options.pages, options.size, options.repeats)
    if options.memory[0]:
        figures |= measure_memory(tuple(options.memory), min(250, options.memory[0]), options.size)
    figures = {
        name: round(value, 3) if isinstance(value, float) else value for name, value in figures.items()
    }
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:26} {value}")


if __name__ == "__main__":
    main()
