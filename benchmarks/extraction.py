"""How fast pages become rows: pages a second on one core, beside bare parses of the same bytes in the same run."""

from __future__ import annotations

import argparse
import cProfile
import gc
import json
import pstats
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from bs4 import BeautifulSoup
from lxml import etree, html
from moderngov_pages import Page, framed_pages, pages

from transforms.extract import extract_page
from transforms.parse import parse_page
from transforms.records import Extraction, ParsedPage

PAGE_SIZE = 35_000  # bytes: a long page; most are shorter
TEXT_SHARE = 1 / 7  # of a page that is its own text, on pages as the seeds: 5,000 characters of 35,000 bytes
LENGTHS = (35_000, 200_000, 1_000_000, 2_000_000)  # bytes, for the growth of cost
_GROWTH_BYTES = 500_000  # that are read at least before the clock is looked at
SLOWEST_SHOWN = 25


def parse(page: Page) -> ParsedPage:
    return parse_page(page.body, url=page.url, content_type="text/html; charset=utf-8", council=page.council)


def read(page: Page) -> Extraction:
    return extract_page(parse(page))


def full_soup(page: Page) -> BeautifulSoup:
    return BeautifulSoup(page.body, "lxml")


def bare_lxml(page: Page) -> etree._Element:
    return html.document_fromstring(page.body)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call, so that other programs on the machine do not count.

    The garbage collector runs as it does in production, but cleans up before the clock starts.
    """
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def memories() -> list[Any]:
    """What `transforms` remembers of texts it has read: its caches of bounded size; the others hold the vocabulary."""
    modules = [module for name, module in sys.modules.items() if name.split(".")[0] == "transforms"]
    found = {id(value): value for module in modules for value in vars(module).values() if _is_memory(value)}
    return list(found.values())


def _is_memory(value: object) -> bool:
    return hasattr(value, "cache_parameters") and (value.cache_parameters()["maxsize"] or 0) > 1


def read_as_first(sample: list[Page], remembered: list[Any]) -> None:
    """Read each page with all memories cleared, as if no page had been read before it."""
    for page in sample:
        for memory in remembered:
            memory.cache_clear()
        read(page)


def measure_speed(sample: list[Page], repeats: int) -> dict[str, Any]:
    """Medians over `repeats` rounds; in each round every way of reading goes over all pages, one after the other.

    Ratios are of parse and extraction together to another way of reading, taken round by round.
    """
    parsed = [parse(page) for page in sample]
    steps: dict[str, Callable[[], object]] = {
        "bare_lxml": lambda: [bare_lxml(page) for page in sample],
        "full_soup": lambda: [full_soup(page) for page in sample],
        "parse": lambda: [parse(page) for page in sample],
        "extract": lambda: [extract_page(page) for page in parsed],
        "both": lambda: [read(page) for page in sample],
    }
    for work in steps.values():
        work()  # caches of patterns and vocabulary are filled once in a worker's life
    steps["both_cold"] = partial(read_as_first, sample, memories())
    rounds = [{name: seconds(work) for name, work in steps.items()} for _ in range(repeats)]
    cost = {name: statistics.median(taken[name] for taken in rounds) for name in steps}

    def ratio(one: str, other: str) -> float:
        return round(statistics.median(taken[one] / taken[other] for taken in rounds), 3)

    return {
        "pages_per_second_core": round(len(sample) / cost["both"], 1),
        "ratio_to_bare_lxml": ratio("both", "bare_lxml"),
        "ratio_to_full_soup": ratio("both", "full_soup"),
        "ratio_to_full_soup_cold": ratio("both_cold", "full_soup"),
        "share_of_parse": round(cost["parse"] / (cost["parse"] + cost["extract"]), 3),
        "milliseconds_a_page": {name: round(1000 * cost[name] / len(sample), 3) for name in steps},
        "bytes_a_page": round(statistics.mean(len(page.body) for page in sample)),
        "rows_a_page": round(statistics.mean(map(count_rows, parsed)), 1),
    }


def count_rows(page: ParsedPage) -> int:
    found = extract_page(page)
    return len(found.inspections) + len(found.judgements) + len(found.actions)


def measure_growth(lengths: Sequence[int], repeats: int) -> dict[str, Any]:
    """Cost a byte of pages full of inspections at several lengths; `growth` is the last over the first, 1 is linear.

    The worse of two kinds counts: an agenda item, which is one document, and a meeting, which is many. All lengths are
    read in each round, short ones several times, as one reading of them is too short to be told from noise.
    """
    sample = [(length, page) for length in lengths for page in _one_of_each_kind(length)]
    rounds: list[dict[str, dict[int, float]]] = []
    for _ in range(repeats):
        costs: dict[str, dict[int, float]] = {}
        for length, page in sample:
            times = max(1, _GROWTH_BYTES // length)
            taken = seconds(partial(_read_often, page, times))
            costs.setdefault(page.kind, {})[length] = taken / times / len(page.body)
        rounds.append(costs)
    longest, shortest = max(lengths), min(lengths)
    growth = {
        kind: statistics.median(costs[kind][longest] / costs[kind][shortest] for costs in rounds)
        for kind in rounds[0]
    }
    middle = {
        kind: {length: statistics.median(costs[kind][length] for costs in rounds) for length in lengths}
        for kind in rounds[0]
    }
    return {
        "growth": round(max(growth.values()), 2),
        "growth_by_kind": {kind: round(ratio, 2) for kind, ratio in growth.items()},
        "nanoseconds_a_byte": {
            kind: {str(length): round(each * 1e9) for length, each in cost.items()}
            for kind, cost in middle.items()
        },
    }


def _read_often(page: Page, times: int) -> None:
    for _ in range(times):
        read(page)


def _one_of_each_kind(length: int) -> Iterator[Page]:
    by_kind = {page.kind: page for page in pages(length, dense=True)}
    yield from by_kind.values()


def show_profile(sample: list[Page]) -> None:
    """The steps that take longest by themselves, and those that take longest with all they call."""
    profile = cProfile.Profile()
    profile.enable()
    for page in sample:
        read(page)
    profile.disable()
    for order in ("tottime", "cumulative"):
        pstats.Stats(profile).strip_dirs().sort_stats(order).print_stats(SLOWEST_SHOWN)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines and a profile")
    parser.add_argument("--repeats", type=int, default=7, help="rounds, of which the median counts")
    parser.add_argument("--size", type=int, default=PAGE_SIZE, help="bytes a page")
    parser.add_argument("--lengths", type=int, nargs="+", default=LENGTHS, help="bytes, for the growth")
    options = parser.parse_args()

    sample = pages(options.size)
    figures = measure_speed(sample, options.repeats)
    figures |= measure_growth(options.lengths, max(1, options.repeats // 2))
    figures["pages_full_of_inspections"] = measure_speed(pages(options.size, dense=True), options.repeats)
    as_seeds = framed_pages(options.size, round(options.size * TEXT_SHARE))
    figures["pages_with_text_as_the_seeds"] = measure_speed(as_seeds, options.repeats)
    figures["repeats"] = options.repeats
    if options.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:26} {json.dumps(value)}")
    sys.stdout.flush()
    show_profile(sample)


if __name__ == "__main__":
    main()
