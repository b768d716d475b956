"""Labelled corpora: a file of pages, and a folder with one gold label a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from flows.evaluation.labels import Claims
from flows.saved import SavedPage
from transforms.errors import UsageError


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page of a corpus with what a person read in it."""

    saved: SavedPage
    gold: Claims


class _Record(BaseModel):
    """One line of `pages.jsonl`: the page itself, or the file that holds it."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    id: str
    url: str | None = None
    council: str | None = None
    file: Path | None = None
    html: str | None = None
    text: str | None = None


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
    pages = {page.page_id: page for page in _read_pages(listing)}
    for file in files:
        if file.stem not in pages:
            raise UsageError(f"{file}: {listing} has no page of that id")
    return [LabelledPage(pages[file.stem], _read_gold(file)) for file in files]


def _read_pages(listing: Path) -> Iterator[SavedPage]:
    for number, line in enumerate(listing.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        source = f"{listing}:{number}"
        try:
            record = _Record.model_validate_json(line)
            yield _saved(record, source, listing.parent)
        except (ValidationError, OSError) as error:
            raise UsageError(f"{source}: {error}") from error


def _saved(record: _Record, source: str, folder: Path) -> SavedPage:
    html, text = record.html and record.html.encode(), record.text
    if record.file is not None:
        body = (folder / record.file).read_bytes()
        if record.file.suffix == ".txt":
            text = body.decode()
        else:
            html = body
    return SavedPage(record.id, source, html or None, text, record.url, record.council)


def _read_gold(file: Path) -> Claims:
    try:
        return Claims.model_validate(json.loads(file.read_text(encoding="utf-8")))
    except ValueError as error:  # of JSON or of the labels' schema
        raise UsageError(f"{file}: {error}") from error
