"""`harvest run`: the whole job."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from flows import pipeline
from flows.clock import utc_now
from flows.days import FirstDay, LastDay
from flows.planning import check_crawl, plan, plan_crawl
from flows.settings import Settings
from flows.sources import open_sources
from flows.terminal import progress, show_plan, show_summary


def run(
    *,
    sample: Annotated[bool, Parameter(negative="")] = False,
    council: Annotated[tuple[str, ...], Parameter(negative="")] = (),
    since: FirstDay = None,
    until: LastDay = None,
    search: str | None = None,
    all: Annotated[bool, Parameter(negative="")] = False,
    dry_run: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """Crawl councils' sites, parse what is new, load it, and publish.

    Without options: the English councils with children's services whose platform is known, their meetings
    of the last year and the next two weeks. A later run asks only for lists and for what can have changed.

    Parameters
    ----------
    sample
        Crawl the bundled sample sites, which are served on this machine meanwhile; their rows lie in a folder
        of their own (`harvest sql --sample`).
    council
        A council by name or id; may be given several times.
    since
        First day of the window, e.g. 2025-01-31, 2025-01 or 2025: of meetings by their date, of decisions by
        publication.
    until
        Last day of the window; 2025-06 is the last of June.
    search
        Words for the sites' own search, e.g. Ofsted or '"Ofsted" OR "SEND"': only the items, decisions and
        issues of the window that it finds are fetched. The cheapest way back over many years.
    all
        All councils of the registry.
    dry_run
        Print what would be asked of each site, as far as is known before the first answer, and how politely; ask
        nothing. Then says what a run would still need, such as a contact.
    """
    now = utc_now()
    with open_sources(Settings.from_environment(), sample=sample, now=now) as sources:
        order = plan(sources, now, names=council, since=since, until=until, everything=all, search=search)
        if dry_run:
            shards = plan_crawl(order, sources.settings)
            show_plan(shards)
            check_crawl(shards)
            return 0
        with progress() as on_event:
            summary = pipeline.run(order, sources.settings, on_event)
    show_summary(summary, sql="harvest sql --sample" if sample else "harvest sql")
    return summary.status.exit_code
