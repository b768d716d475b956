"""`harvest explain`: a page with its rows marked in the text, and why."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console

from crawlers.registry import Registry
from flows.explanation.marks import explain as explain_page
from flows.explanation.terminal import as_plain, show
from flows.parsing import read_saved
from flows.saved import SavedPage, SavedPages
from flows.settings import Settings
from transforms.errors import HarvestError, UnreadablePage, UsageError
from transforms.records import Issue


def explain(
    page: Path,
    /,
    *,
    council: str | None = None,
    url: str | None = None,
    id: str | None = None,
    html: Path | None = None,
) -> int:
    """Show a saved page with its rows marked in the text where they stand, and the rule behind each.

    Grade words that make no judgement are marked too, each with the reason why it was refused. No warehouse is
    touched.

    Parameters
    ----------
    page
        A `.html` or `.txt` file, or a `.jsonl` file of records.
    council
        Council of a page that does not name its own.
    url
        Address of a page that does not name its own.
    id
        Which record of a `.jsonl` file; may be left out where it has but one.
    html
        Write one HTML page that needs nothing else to this file, instead of printing.
    """
    settings = Settings.from_environment()
    pages = SavedPages([page], Registry.load(settings.registry), council=council, url=url)
    saved = _the_page(pages, page, id)
    try:
        explained = explain_page(read_saved(saved))
    except UnreadablePage as error:
        raise UnreadablePage(f"{saved.source}: {error}") from error
    if html is not None:
        from flows.explanation.web import as_html  # noqa: PLC0415 - Jinja2 is loaded only where a page is made

        try:
            html.write_text(as_html(explained, title=saved.page_id), encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{html}: {error.strerror}") from error
    elif is_terminal():
        show(explained, Console())
    else:
        print(as_plain(explained), end="")
    return 0


def _the_page(pages: SavedPages, path: Path, page_id: str | None) -> SavedPage:
    if path.is_dir():
        raise UsageError(f"{path} is a folder: name one page in it")
    found = [saved for saved in pages.read(_tell) if page_id is None or saved.page_id == page_id]
    if not found and page_id is not None:
        raise UsageError(f"{path}: no page has the id {page_id!r}")
    if not found:
        raise HarvestError(f"{path}: no page in it")
    if page_id is None and len(found) > 1:
        raise UsageError(
            f"{path} holds {len(found):,} records: choose one by --id, such as {found[0].page_id!r}"
        )
    return found[0]


def is_terminal() -> bool:
    """Whether a person sees what is printed; a pipe or file gets plain text."""
    return sys.stdout.isatty()


def _tell(issue: Issue) -> None:
    print(f"harvest: {issue.detail}", file=sys.stderr)
