"""The deny-list: pages and documents that an operator had forgotten, never to be asked for, kept or loaded again.

It lies beside the captures, a line for each, and is only ever appended to. Addresses and keys stand in it as hashes,
so that the list does not tell what it hides; but ids are short, and who guesses one can check the guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Self

from crawlers.jsonl import append_rows, read_rows
from transforms.addresses import classify

FILE_NAME = "forgotten.jsonl"
SCRUBBED = "(a forgotten page)"
_ADDRESS = re.compile(r"https?://[^\s,;'\"<>]+")


@dataclass
class Forgotten:
    """What is forgotten under one folder of captures, as hashes."""

    pages: dict[str, set[str]] = field(default_factory=dict)  # by council
    documents: set[str] = field(default_factory=set)
    is_unfinished: bool = False  # a `forget` was cut off: what it named may still lie somewhere

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The list of a folder."""
        found = cls()
        for facts in read_rows(folder / FILE_NAME):
            if "page" in facts:
                found.pages.setdefault(facts["council_id"], set()).add(facts["page"])
            if "document" in facts:
                found.documents.add(facts["document"])
            found.is_unfinished = "finished_at" not in facts
        return found

    def page(self, council_id: str | None, url: str) -> bool:
        """Whether a page of a council is forgotten, however its address is written."""
        pages = self.pages.get(council_id or "", ())
        return bool(pages) and page_hash(council_id, url) in pages

    def document(self, document_key: str) -> bool:
        """Whether a document is forgotten, whatever page shows it."""
        return bool(self.documents) and _hash(document_key) in self.documents

    def scrub(self, council_id: str | None, text: str) -> str:
        """A message without the addresses of forgotten pages."""
        if (council_id or "") not in self.pages:
            return text
        return _ADDRESS.sub(lambda match: SCRUBBED if self.page(council_id, match[0]) else match[0], text)


class DenyList:
    """The file, to append to."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def add(
        self, pages: Iterable[tuple[str | None, str]], documents: Iterable[str], *, at: str, reason: str
    ) -> None:
        """Forget pages, by council and address, and documents, by key, from `at` on, an instant of ISO 8601.

        All are written at once, so that a kill leaves all of them on the list or none.
        """
        why = {"forgotten_at": at, "reason": reason}
        found = [
            {"council_id": council or "", "page": page_hash(council, url)} | why for council, url in pages
        ]
        append_rows(self._path, *found, *({"document": _hash(key)} | why for key in documents))

    def finish(self, at: str) -> None:
        """All that was named so far is gone from everywhere."""
        append_rows(self._path, {"finished_at": at})


def page_hash(council_id: str | None, url: str) -> str:
    """A page's name on the list: SHA-256 of council, kind of page and ids, the same for all its addresses."""
    return _hash("\n".join((council_id or "", *classify(url).key)))


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
