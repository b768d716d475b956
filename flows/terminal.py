"""What people see: progress while work goes on and a summary at its end, on standard error; a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from crawlers.orders import CrawlOrder
from crawlers.preview import first_addresses
from flows.events import OnEvent
from flows.replay import Replayed
from flows.status import Status
from flows.summary import RunSummary
from warehouse.audit import StaleCouncil
from warehouse.publish import Publication

COLOURS = {Status.DONE: "green", Status.DEGRADED: "yellow", Status.FAILED: "red"}
SHOWN = ("inspections", "judgements", "actions", "documents", "issues")  # tables counted in the summary

NAMES_SHOWN = 5  # of files
ISSUES_SHOWN = 20  # the table `issues` has all

_console = Console(stderr=True)


@contextmanager
def progress() -> Iterator[OnEvent]:
    """Progress bars for the length of the block; yields the listener that moves them."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[now]}"),
    )
    with Progress(*columns, console=_console, transient=True) as bars:
        yield _Listener(bars)


class _Listener:
    """Two bars: pages crawled, of which nobody knows how many there will be; then pages parsed and loaded."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._crawl = bars.add_task("Crawl", total=None, now="", visible=False)
        self._load = bars.add_task("Parse and load", total=0, now="", visible=False)

    def __call__(self, event: dict[str, Any]) -> None:
        match event:
            case {"event": "council_started", "council_id": council}:
                self._bars.update(self._crawl, now=council, visible=True)
            case {"event": "page"}:
                self._bars.advance(self._crawl)
            case {"event": "load_started", "pages": pages}:
                known = self._bars.tasks[self._load].total or 0
                self._bars.update(self._load, total=known + pages, visible=True)
            case {"event": "pages_loaded", "council_id": council, "pages": pages}:
                self._bars.update(self._load, advance=pages, now=council or "", visible=True)


def show_summary(summary: RunSummary, *, sql: str) -> None:
    """Prints what a run did, and with which command to look at it."""
    if summary.councils:
        _console.print(_council_table(summary))
    _say(f"{summary.headline}.")
    _show_publication(summary)
    if summary.disallowed:
        _say(f"Forbidden by robots.txt: {', '.join(summary.disallowed)}")
    _show_end(summary, summary.status, sql)


def show_replay(done: Replayed, *, sql: str) -> None:
    """Prints what a replay did, and which pages it could not."""
    _say(f"{done.councils:,} councils; {done.summary.headline}.")
    _show_publication(done.summary)
    if done.saved:
        _say(
            f"{len(done.saved):,} saved pages have no capture and were left as they are: {_first(done.saved)}"
        )
    if done.lost:
        _say(
            f"{len(done.lost):,} saved pages are gone with the warehouse; harvest load them: {_first(done.lost)}"
        )
    _show_end(done.summary, done.status, sql)


def _first(names: Sequence[str]) -> str:
    return ", ".join(names[:NAMES_SHOWN]) + (" ..." if len(names) > NAMES_SHOWN else "")


def _show_publication(summary: RunSummary) -> None:
    if summary.publication is not None:
        _say_published(summary.publication)
    for line in summary.audit_told:
        _say(line)


def _show_end(summary: RunSummary, status: Status, sql: str) -> None:
    for issue in summary.issues[:ISSUES_SHOWN]:
        _say(f"{issue.council_id or issue.stage} {issue.reason}: {issue.detail}")
    if len(summary.issues) > ISSUES_SHOWN:
        _say(f"... and {len(summary.issues) - ISSUES_SHOWN:,} more")
    _console.print(f"[bold {COLOURS[status]}]{status}[/]", highlight=False)
    if status is not Status.DONE:
        _say(f"What failed: {sql} \"SELECT reason, detail FROM issues WHERE run_id = '{summary.run_id}'\"")
    if status is not Status.FAILED:
        _say(f'Next: {sql} "SELECT council, domain, grade, quote FROM judgements LIMIT 10"')


def show_publication(publication: Publication, passed: Iterable[StaleCouncil]) -> None:
    """Prints what was published outside of a run, the councils that were let pass, and those that are stale."""
    _say_published(publication)
    _say(f"Against the publication before: {publication.changes_told}")
    for council in passed:
        _say(f"Let pass: {council.council}: {council.reason}")
    for council in publication.stale:
        _say(f"Stale: {council.told}")


def show_plan(shards: Iterable[CrawlOrder]) -> None:
    """Prints to standard output what a run would ask first, council by council."""
    for shard in shards:
        for council in shard.councils:
            if not council.is_covered:
                print(f"{council.name}: not covered, nothing is asked")
                continue
            until = f", until {shard.stop_at:%H:%M}" if shard.stop_at else ""
            print(
                f"{council.name}: one at a time with all of {shard.slot_of(council)}, every {shard.delay:g} s or as "
                f"robots.txt says, at most {shard.budget:,} requests{until}"
            )
            for address in first_addresses(council, shard):
                print(f"  {address}")


def _say_published(publication: Publication) -> None:
    counts = ", ".join(f"{publication.rows.get(table, 0):,} {table}" for table in SHOWN)
    _say(f"Published: {counts}\n  {publication.path}")


def _say(text: str) -> None:
    """A line as it stands, for copying: not wrapped, not coloured, brackets are brackets."""
    _console.print(text, soft_wrap=True, highlight=False, markup=False)


def _council_table(summary: RunSummary) -> Table:
    rows = [council.row for council in summary.councils]
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name, value in rows[0].items():
        table.add_column(name, justify="right" if isinstance(value, int) else "left")
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    return table
