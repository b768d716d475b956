"""The files that a page links to: reports on an item, the printed papers of a meeting. Their text is not read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from lxml import etree

from transforms.addresses import AddressKind, classify
from transforms.records import LinkedFile
from transforms.text import squeeze
from transforms.vocabulary import read_vocabulary

_SIZE = re.compile(
    r"(?:(?P<format>[A-Za-z]{2,5})\s+)?(?P<number>\d[\d.,]*)\s*(?P<unit>[KMG])B\b", re.IGNORECASE
)
_UNITS = {"K": 1024, "M": 1024**2, "G": 1024**3}
_EXTENSION = re.compile(r"\.([A-Za-z]{2,4})$")
# A size that stands in the title's own text: "StrategyPDF 500 KB", "pdf icon PDF 195 KB".
_GLUED = re.compile(
    r"\s*(?:\w+ icon\s*)?(?P<size>(?:PDF|DOCX?|XLSX?|PPTX?)\s+\d[\d.,]*\s*[KMG]B)$", re.IGNORECASE
)
_SIZE_CLASS = "mgFileSize"
_UNSAID = {_SIZE_CLASS, "mgHide"}


@dataclass(frozen=True, slots=True)
class FileLink:
    """A link as it stands in the markup."""

    href: str
    title: str  # its text without the size
    size: str  # "PDF 195 KB", or empty


def read_link(anchor: etree._Element) -> FileLink | None:
    """The link of an `a` element that may lead to a file; None for one to nowhere or within the page."""
    href = (anchor.get("href") or "").strip()
    if not href or href.startswith("#"):
        return None
    spans = chain(anchor.iterdescendants("span"), anchor.itersiblings("span"))
    told = next((span for span in spans if _SIZE_CLASS in (span.get("class") or "")), None)
    title = squeeze("".join(_words(anchor)))
    size = "" if told is None else squeeze("".join(map(str, told.itertext())))
    if not size and title.endswith(("B", "b")) and (glued := _GLUED.search(title)):
        title, size = title[: glued.start()], glued["size"]
    return FileLink(href, title, size)


def linked_files(links: Iterable[FileLink], url: str | None) -> tuple[LinkedFile, ...]:
    """Those of a page's links that lead to files, each once; `url` is the page's own address.

    Without it, as on saved pages, links relative to it are left out: nobody could open them.
    """
    found: dict[str, LinkedFile] = {}
    for link in links:
        address = classify(link.href, relative_to=url)
        if address.kind is not AddressKind.DOCUMENT_FILE:
            continue
        of_meeting = (address.get("file") or "").startswith("g")
        size = _SIZE.search(link.size)
        extension = _EXTENSION.search(address.url.partition("?")[0])
        form = (size["format"] if size else None) or (extension[1] if extension else None)
        file = LinkedFile(
            url=address.url,
            title=link.title or None,
            kind=_kind(link.title) if of_meeting else "report",
            format=form.lower() if form and form.lower() != "aspx" else None,
            size=_bytes(size["number"], size["unit"]) if size else None,
            of_meeting=of_meeting,
        )
        found.setdefault(file.url, file)
    return tuple(found.values())


def _words(element: etree._Element) -> Iterable[str]:
    """The visible words of a link, without the file's size and what only screen readers get."""
    yield element.text or ""
    for child in element:
        if _UNSAID.isdisjoint((child.get("class") or "").split()):
            yield from _words(child)
        yield child.tail or ""


def _bytes(number: str, unit: str) -> int | None:
    try:
        return round(float(number.replace(",", "")) * _UNITS[unit.upper()])
    except ValueError:
        return None


def _kind(title: str) -> str:
    return next((kind for kind, words in _kinds().items() if words.search(title)), "other")


@cache
def _kinds() -> Mapping[str, re.Pattern[str]]:
    kinds = read_vocabulary("files.toml")["meeting"]
    return {kind: re.compile(words, re.IGNORECASE) for kind, words in kinds.items()}
