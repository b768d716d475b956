"""Pages that others saved: finds them in files and folders, and each page's council in the registry.

What holds no page is reported as an Issue, one by one, and the rest goes on.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from crawlers.registry import Council, Registry
from transforms.errors import UsageError
from transforms.records import Issue

SUFFIXES = {".html", ".htm", ".txt", ".jsonl"}

Report = Callable[[Issue], None]


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page as saved: `html` or `text` is set."""

    page_id: str  # the file's stem or the record's id
    source: str  # where it was read: "folder/page.html" or "pages.jsonl:17"
    html: bytes | None = None
    text: str | None = None
    url: str | None = None
    council: str | None = None  # name in the registry where it is known there, else as given
    council_id: str | None = None

    @property
    def body(self) -> bytes:
        """The page's bytes, by which it is known again."""
        return self.html if self.html is not None else (self.text or "").encode()


class _Record(BaseModel):
    """One line of a `.jsonl` file; fields of other names are ignored."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    id: str
    url: str | None = None
    council: str | None = None
    html: str | None = None
    text: str | None = None
    file: Path | None = None  # that holds the page, beside the records

    @model_validator(mode="after")
    def _has_one_body(self) -> Self:
        if [self.html, self.text, self.file].count(None) != 2:
            raise ValueError('a record has one of "html", "text" and "file"')
        return self

    def page(self, source: str, folder: Path) -> SavedPage:
        """The page of the record; raises OSError where its file cannot be read."""
        html, text = None if self.html is None else self.html.encode(), self.text
        if self.file is not None:
            body = (folder / self.file).read_bytes()
            html, text = (None, _decode(body)) if self.file.suffix.lower() == ".txt" else (body, None)
        return SavedPage(self.id, source, html, text, self.url, self.council)


class SavedPages:
    """The pages under some paths, in the order given, folders in the order of their file names.

    `council` and `url` hold for pages that do not name their own.

    Raises:
        UsageError: a path does not exist, or the registry does not know `council`.
    """

    def __init__(
        self, paths: Iterable[Path], registry: Registry, *, council: str | None = None, url: str | None = None
    ) -> None:
        self._paths = tuple(paths)
        self._registry = registry
        self._council = registry.select([council])[0] if council else None
        self._url = url
        for path in self._paths:
            if not path.exists():
                raise UsageError(f"{path}: no such file or folder")

    def read(self, report: Report) -> Iterator[SavedPage]:
        """Yields the pages one by one, and tells `report` of files and lines that hold none."""
        for path in self._paths:
            files = _files_in(path) if path.is_dir() else [path]
            if not files:
                report(_issue(path, "no_pages", "the folder holds no .html, .txt or .jsonl file"))
            for file in files:
                try:
                    for page in _read_file(file, report):
                        yield self._placed(page, report)
                except OSError as error:
                    report(_issue(file, "unreadable_file", error.strerror or str(error)))

    def _placed(self, page: SavedPage, report: Report) -> SavedPage:
        url = page.url or self._url
        council = self._council_of(page, url)
        if council is not None:
            return replace(page, url=url, council=council.name, council_id=council.council_id)
        if page.council is not None:
            report(_issue(page.source, "unknown_council", self._registry.unknown(page.council)))
        return replace(page, url=url)

    def _council_of(self, page: SavedPage, url: str | None) -> Council | None:
        if page.council is not None:
            return self._registry.get(page.council) or self._registry.by_name(page.council)
        return self._council or (self._registry.by_url(url) if url else None)


def _files_in(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())


def _read_file(file: Path, report: Report) -> Iterator[SavedPage]:
    match file.suffix.lower():
        case ".jsonl":
            yield from read_records(file, report)
        case ".txt":
            yield SavedPage(file.stem, str(file), text=_decode(file.read_bytes()))
        case ".html" | ".htm":
            yield SavedPage(file.stem, str(file), html=file.read_bytes())
        case _:
            report(_issue(file, "unknown_file_type", "expected a .html, .txt or .jsonl file"))


def read_records(file: Path, report: Report) -> Iterator[SavedPage]:
    """The pages of a `.jsonl` file; tells `report` of lines that hold none."""
    empty = True
    with file.open("rb") as lines:
        for number, raw in enumerate(lines, start=1):
            line = raw.removeprefix(BOM_UTF8).strip()
            if not line:
                continue
            empty = False
            source = f"{file}:{number}"
            try:
                page = _Record.model_validate_json(line).page(source, file.parent)
            except ValidationError as error:
                report(_issue(source, "broken_record", _first_fault(error)))
            except OSError as error:
                report(_issue(source, "unreadable_file", f"{error.filename}: {error.strerror}"))
            else:
                yield page
    if empty:
        report(_issue(file, "no_pages", "the file holds no records"))


def _issue(source: Path | str, reason: str, detail: str) -> Issue:
    return Issue(stage="load", reason=reason, detail=f"{source}: {detail}")


def _first_fault(error: ValidationError) -> str:
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    return f"{field}: {first['msg']}" if field else first["msg"]


def _decode(body: bytes) -> str:
    """Text of a saved file: UTF-8, else Windows-1252, in which older exports from Word come."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")
