"""Labelled corpora: a file of pages, and a folder with one gold label a page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from flows.evaluation.labels import Claims
from flows.saved import SavedPage, read_records
from transforms.errors import UsageError
from transforms.records import Issue


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page of a corpus with what a person read in it."""

    saved: SavedPage
    gold: Claims


def read_corpus(path: Path, gold: Path | None = None) -> list[LabelledPage]:
    """The pages of a corpus that have a gold label, in the order of the labels' names.

    `path` is a folder that holds `pages.jsonl` and `gold/`, or a file of pages, whose labels are in `gold` or in a
    folder of that name beside it. Pages without a label are left out.

    Raises:
        UsageError: there is no such corpus, a label has no page, or a file is broken; the text names it.
    """
    listing = path / "pages.jsonl" if path.is_dir() else path
    labels = gold or listing.parent / "gold"
    if not listing.is_file():
        raise UsageError(f"{listing}: no such file")
    files = sorted(labels.glob("*.json"))
    if not files:
        raise UsageError(f"{labels}: no gold labels (*.json); name their folder by --gold")
    pages = {page.page_id: page for page in read_records(listing, _refuse)}
    for file in files:
        if file.stem not in pages:
            raise UsageError(f"{file}: {listing} has no page of that id")
    return [LabelledPage(pages[file.stem], _read_gold(file)) for file in files]


def _refuse(issue: Issue) -> None:
    raise UsageError(issue.detail)


def _read_gold(file: Path) -> Claims:
    try:
        return Claims.model_validate(json.loads(file.read_text(encoding="utf-8")))
    except ValueError as error:  # of JSON or of the labels' schema
        raise UsageError(f"{file}: {error}") from error
