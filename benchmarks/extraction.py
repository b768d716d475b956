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
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from bs4 import BeautifulSoup
from lxml import etree, html
from moderngov_pages import Page, pages

from transforms.extract import extract_page
from transforms.parse import parse_page
from transforms.records import Extraction, ParsedPage

PAGE_SIZE = 35_000  # bytes: a long page; most are shorter
LENGTHS = (35_000, 200_000, 1_000_000, 2_000_000)  # bytes, for the growth of cost
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
    rounds = [{name: seconds(work) for name, work in steps.items()} for _ in range(repeats)]
    cost = {name: statistics.median(taken[name] for taken in rounds) for name in steps}
    ratio = {
        name: round(statistics.median(taken["both"] / taken[name] for taken in rounds), 3)
        for name in ("bare_lxml", "full_soup")
    }
    return {
        "pages_per_second_core": round(len(sample) / cost["both"], 1),
        "ratio_to_bare_lxml": ratio["bare_lxml"],
        "ratio_to_full_soup": ratio["full_soup"],
        "share_of_parse": round(cost["parse"] / (cost["parse"] + cost["extract"]), 3),
        "milliseconds_a_page": {name: round(1000 * cost[name] / len(sample), 3) for name in steps},
        "bytes_a_page": round(statistics.mean(len(page.body) for page in sample)),
        "rows_a_page": round(statistics.mean(map(count_rows, parsed)), 1),
    }


def count_rows(page: ParsedPage) -> int:
    found = extract_page(page)
    return len(found.inspections) + len(found.judgements) + len(found.actions)


def measure_growth(lengths: Iterable[int], repeats: int) -> dict[str, Any]:
    """Cost a byte of pages full of inspections at several lengths; `growth` is the last over the first, 1 is linear.

    The worse of two kinds counts: an agenda item, which is one document, and a meeting, which is many.
    """
    costs: dict[str, dict[int, float]] = {}
    for length in lengths:
        for page in _one_of_each_kind(length):
            taken = [seconds(partial(read, page)) for _ in range(repeats)]
            costs.setdefault(page.kind, {})[length] = statistics.median(taken) / len(page.body)
    growth = {kind: cost[max(cost)] / cost[min(cost)] for kind, cost in costs.items()}
    return {
        "growth": round(max(growth.values()), 2),
        "growth_by_kind": {kind: round(ratio, 2) for kind, ratio in growth.items()},
        "nanoseconds_a_byte": {
            kind: {str(length): round(each * 1e9) for length, each in cost.items()}
            for kind, cost in costs.items()
        },
    }


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
