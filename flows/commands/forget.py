"""`harvest forget`: a page out of everything, for good."""

from __future__ import annotations

import sys
from typing import Annotated

from cyclopts import Parameter

from flows import forgetting
from flows.clock import utc_now
from flows.doomed import Plan
from flows.settings import Settings
from flows.sources import open_sources
from transforms.errors import UsageError

LISTED = 20  # of what stays elsewhere


def forget(
    *names: Annotated[str, Parameter(name="NAME")],
    reason: str | None = None,
    dry_run: Annotated[bool, Parameter(negative="")] = False,
    sample: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """Remove pages and all that came of them: captures, logs, rows, publications. They are never asked for again.

    Look with --dry-run first: there is no way back. What shows several documents goes as a whole. If a call is cut off,
    `harvest forget` without names finishes it.

    Parameters
    ----------
    names
        Addresses of pages, or document keys (`document_key`), each with all pages that show the document.
    reason
        Why; it stands in the deny-list, `captures/forgotten.jsonl`.
    dry_run
        Print what would go, and change nothing.
    sample
        In the data of `harvest run --sample`.
    """
    now = utc_now()
    with open_sources(Settings.from_environment(), sample=sample, now=now) as sources:
        settings, registry = sources.settings, sources.registry
        if dry_run:
            _show(forgetting.plan(names, settings, registry, now))
            return 0
        if names and not (reason or "").strip():
            raise UsageError("say why, with --reason: it is all that will be left of the page")
        done = forgetting.forget(names, settings, registry, now, reason=(reason or "").strip(), say=_say)
    _say(
        f"Forgotten: {done.removed.pages:,} pages with {done.removed.documents:,} documents and {done.removed.claims:,} "
        f"claims, {done.swept.captures:,} captures, {done.swept.log_lines:,} log lines; published anew, "
        f"{len(done.publications):,} older publications removed."
    )
    _say(
        "Not in reach: exports, and copies or backups that you made of the data folder. Remove the page there too."
    )
    return 0


def _show(plan: Plan) -> None:
    for page in plan.pages:
        print(f"{page.source}: {page.captures:,} captures, {len(page.documents):,} documents")
        for key in page.documents:
            print(f"  {key}")
    for path in plan.publications:
        print(f"{path}: an older publication that holds it, removed as a whole")
    if plan.elsewhere:
        print(
            "These pages show some of the same documents and stay; forget a document by its key to remove them too:"
        )
        for key, source in plan.elsewhere[:LISTED]:
            print(f"  {key} at {source}")
        if len(plan.elsewhere) > LISTED:
            print(f"  ... and {len(plan.elsewhere) - LISTED:,} more")


def _say(text: str) -> None:
    print(text, file=sys.stderr)
