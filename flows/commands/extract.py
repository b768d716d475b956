"""`harvest extract`: saved pages to JSON lines in the contract's shape."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from crawlers.registry import Registry
from flows.parsing import extract_saved
from flows.saved import SavedPages
from flows.settings import Settings
from flows.status import status_of
from flows.workers import PageFailure, PagePool
from transforms.records import Issue


def extract(
    *paths: Annotated[Path, Parameter(required=True)], council: str | None = None, url: str | None = None
) -> int:
    """Print one JSON object a page: the page, its inspections, judgements and actions, each with its quote.

    No warehouse is touched. Pages that cannot be read are told on standard error, and the rest goes on.

    Parameters
    ----------
    paths
        `.html` and `.txt` files, `.jsonl` files of records {"id", "url"?, "council"?, "html", "text" or "file"}, or
        folders of such files.
    council
        Council of pages that do not name theirs; without it the page's address or text tells.
    url
        Address of pages that do not name theirs.
    """
    settings = Settings.from_environment()
    saved = SavedPages(paths, Registry.load(settings.registry), council=council, url=url)
    printed = failed = 0

    def report(issue: Issue) -> None:
        nonlocal failed
        failed += issue.reason != "unknown_council"  # such a page is extracted all the same
        print(f"harvest: {issue.detail}", file=sys.stderr)

    with PagePool(settings.workers, settings.page_seconds) as pool:
        for page, result in pool.map(extract_saved, saved.read(report)):
            if isinstance(result, PageFailure):
                report(result.as_issue(page.source))
            else:
                print(result)
                printed += 1
    return status_of(useful=printed, failed=failed).exit_code
