"""`harvest load`: saved pages into the warehouse."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from crawlers.registry import Registry
from flows.clock import utc_now
from flows.pipeline import load_saved
from flows.saved import SavedPages
from flows.settings import Settings
from flows.terminal import progress, show_summary


def load(
    *paths: Annotated[Path, Parameter(required=True)], council: str | None = None, url: str | None = None
) -> int:
    """Load saved pages into the warehouse by the same path as a crawl, and publish.

    What cannot be read becomes a row of the table `issues`, and the rest goes on.

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
    registry = Registry.load(settings.registry)
    saved = SavedPages(paths, registry, council=council, url=url)
    with progress() as on_event:
        summary = load_saved(saved, registry, settings, utc_now(), on_event)
    show_summary(summary, sql="harvest sql")
    return summary.status.exit_code
