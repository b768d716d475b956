"""Captured bytes into characters, whatever encoding they are said to be in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4.dammit import EncodingDetector, UnicodeDammit

_CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)
# What browsers take these names for (WHATWG Encoding Standard, section 4.2): their pages hold Windows' quotes and dashes.
_WINDOWS = {"iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii"}


def decode(body: bytes, content_type: str | None = None) -> str:
    """The text of a body; never fails, and what no encoding reads becomes U+FFFD.

    A byte order mark comes first, then UTF-8 wherever the bytes are well formed (by chance they are not), then the
    charset of the HTTP header, that of the page's own `meta`, then UTF-8 with Windows' characters pasted in, then Windows.
    """
    data, marked = EncodingDetector.strip_byte_order_mark(body)  # type: ignore[no-untyped-call]
    for encoding in _likely(data, marked, content_type):
        if encoding and (text := _strictly(data, encoding)) is not None:
            return text
    mended = _strictly(UnicodeDammit.detwingle(data), "utf-8")
    return data.decode("cp1252", errors="replace") if mended is None else mended


def _likely(data: bytes, marked: str | None, content_type: str | None) -> Iterator[str | None]:
    yield marked
    yield "utf-8"
    header = _CHARSET.search(content_type or "")
    yield header[1] if header else None
    yield EncodingDetector.find_declared_encoding(data, is_html=True)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode("cp1252" if encoding.lower() in _WINDOWS else encoding)
    except (UnicodeDecodeError, LookupError):
        return None
