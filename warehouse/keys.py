"""Keys that stay: pages, documents and claims go by what the site or the words give, never by ordinals."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from transforms.records import Document
from warehouse.masking import mask_contacts

#: Stands in a key for a council that is not known.
NO_COUNCIL = "-"


def digest(text: str) -> str:
    """SHA-256 of a text, as hexadecimal digits; of broken text too, so that it can be named when refused."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def fold(text: str) -> str:
    """A text with each run of white space as one space, none at its ends."""
    return " ".join(text.split())


def page_key(council_id: str | None, url: str) -> str:
    """Key of a crawled page: one council's page at one address, whatever its captures."""
    return digest(f"{council_id or NO_COUNCIL} {url}")[:32]


def saved_page_key(identity: str) -> str:
    """Key of a saved page: `identity` is the SHA-256 of its bytes, else of its text."""
    return digest(f"file {identity}")[:32]


def document_key(council_id: str | None, document: Document) -> str:
    """`council/kind/site id`; without a site's id, `council/file/SHA-256 of the text`.

    A site's id means nothing without its council: ids are per installation.
    """
    if council_id and document.site_id:
        return f"{council_id}/{document.kind}/{document.site_id}"
    return f"{council_id or NO_COUNCIL}/file/{digest(document.text)}"


def committee_key(council_id: str | None, committee: str) -> str:
    """`council/name in lower case`, without contact details: keys are published as they are."""
    return f"{council_id or NO_COUNCIL}/{mask_contacts(fold(committee)).casefold()}"


def claim_keys(document: str, kind: str, text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Keys of one kind of claim of one document, for their quotes' spans in its text.

    `document/kind/SHA-256 of the folded quote/n`, where n counts the places of the text at which those words
    stand: so a parser that finds one more claim shifts no other key. Claims on the very same words are told
    apart as n, n.2, n.3 ... in the order given.
    """
    keys = []
    seen: Counter[str] = Counter()
    for start, end in spans:
        quote = fold(text[start:end])
        key = f"{document}/{kind}/{digest(quote)}/{_occurrence(text, quote, start)}"
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}.{seen[key]}")
    return keys


def _occurrence(text: str, quote: str, start: int) -> int:
    # The look-ahead counts overlapping places too, so that two starts never share a number.
    words = r"\s+".join(re.escape(word) for word in quote.split())
    return 1 + sum(1 for match in re.finditer(f"(?={words})", text) if match.start() < start)
