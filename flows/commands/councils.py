"""`harvest councils`: the registry, and how each council stands; `harvest councils check`: what moved."""

from __future__ import annotations

from typing import Annotated

from cyclopts import App, Parameter
from rich.console import Console
from rich.table import Table

from crawlers.captures import CaptureStore
from crawlers.standing import Standing, standing
from flows import pipeline
from flows.clock import utc_now
from flows.planning import RunOrder, plan
from flows.settings import Settings
from flows.sources import open_sources
from flows.status import status_of
from flows.terminal import progress

WIDTH = 200  # characters of a row where the output is no terminal

app = App(name="councils", help="Show the registry, and how each council stands.")


@app.default
def councils(
    *council: str,
    sample: Annotated[bool, Parameter(negative="")] = False,
    all: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """Show the registry with what came of each council's last crawl. Asks no site for anything.

    Columns: id and name, platform, base URL, the last crawl and its result ("answered", or the reasons of its issues),
    the age of the last page that was had, robots.txt when last read, the ways in that answer, quirks and since when the
    entry stands.

    Parameters
    ----------
    council
        Councils by name or id; without them those that a run takes.
    sample
        The bundled sample sites.
    all
        All councils of the registry.
    """
    now = utc_now()
    with open_sources(Settings.from_environment(), sample=sample, now=now) as sources:
        order = plan(sources, now, names=council, everything=all)
        store = CaptureStore(sources.settings.captures)
        table = Table(box=None, header_style="bold", pad_edge=False)
        for column in (
            "id",
            "name",
            "platform",
            "base_url",
            "crawled",
            "result",
            "data_age",
            "robots",
            "ways",
            "quirks",
        ):
            table.add_column(column, overflow="fold")
        for one in order.councils:
            table.add_row(*_row(standing(one, store), order))
    console = Console()
    console.width = max(console.width, WIDTH) if not console.is_terminal else console.width
    console.print(table)
    return 0


@app.command
def check(
    *council: str,
    sample: Annotated[bool, Parameter(negative="")] = False,
    all: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """Ask each site for robots.txt and one list, as politely as a run, and tell which do not answer as they should.

    A host that moved is told with its new base URL. Nothing is kept: harvest councils goes on to show the last run.
    Exit code 0 where all sites are there, 3 where some are not, 1 where none is.

    Parameters
    ----------
    council
        Councils by name or id; without them those that a run takes.
    sample
        The bundled sample sites.
    all
        All councils of the registry.
    """
    now = utc_now()
    with open_sources(Settings.from_environment(), sample=sample, now=now) as sources:
        order = plan(sources, now, names=council, everything=all)
        with progress() as on_event:
            results = pipeline.check_sites(order, sources.settings, on_event)
    names = {one.council_id: one.name for one in order.councils}
    sick = [one for one in results if one.status in {"failed", "partial"}]
    for one in results:
        told = "; ".join(issue.detail for issue in one.issues)
        state = one.close_reason if one in sick else "disallowed" if one.status == "disallowed" else "there"
        print(f"{names[one.council_id]}: {state}" + (f": {told}" if told else ""))
    print(f"{len(results) - len(sick)} of {len(results)} sites are where the registry has them.")
    if sick:
        print("Next: correct base_url in a copy of councils.csv, and name it as HARVEST_REGISTRY.")
    return status_of(useful=len(results) - len(sick), failed=len(sick)).exit_code


def _row(one: Standing, order: RunOrder) -> list[str]:
    council, age = one.council, one.data_age(order.today)
    quirks = [council.quirks or "", f"since {council.since}" if council.since else ""]
    quirks += [f"permission of {council.permission_by}"] if council.permission_by else []
    quirks += [f"also at {council.also_at}"] if council.also_at else []
    quirks += [f"insecure TLS: {council.insecure_tls}"] if council.insecure_tls else []
    return [
        council.council_id,
        council.name,
        council.platform or "unknown",
        council.base_url or "",
        str(one.crawled_on or "never"),
        one.result or "",
        "" if age is None else f"{age} day{'' if age == 1 else 's'}",
        one.robots or "",
        " ".join(one.ways),
        ", ".join(quirk for quirk in quirks if quirk),
    ]
