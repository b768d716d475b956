"""One page, HTML or text, into its facts and the documents on it."""

from __future__ import annotations

from itertools import islice

from transforms.addresses import classify
from transforms.errors import UnreadablePage
from transforms.parse.documents import build_documents
from transforms.parse.encoding import decode
from transforms.parse.frame import folded_line, read_frame
from transforms.parse.lines import blocks_of_text
from transforms.parse.markup import Markup, looks_like_markup, read_markup
from transforms.parse.source import Source
from transforms.records import ParsedPage

_LEAST_LETTERS = 20  # less than this is no page: an error body, an empty frame
_MOST_NOISE = 0.05  # of the first characters; random bytes have 0.12
# Characters that no page means: controls other than tab, line ends, page breaks; what no encoding reads
_NOISE = [*map(chr, [*range(0x09), *range(0x0E, 0x20), 0x7F, 0xFFFD])]


def parse_page(
    body: bytes, *, url: str | None, content_type: str | None = None, council: str | None = None
) -> ParsedPage:
    """Parse the body of a capture or saved file: HTML (ModernGov's markup) or plain text.

    Raises UnreadablePage when the body is empty, binary or holds no text.
    """
    if b"\x00" in body[:4000]:
        raise UnreadablePage("the page is binary, not text")
    if looks_like_markup(body, content_type):
        return _page(read_markup(body, content_type), url=url, council=council)
    return parse_text(decode(body, content_type), url=url, council=council)


def parse_text(text: str, *, url: str | None = None, council: str | None = None) -> ParsedPage:
    """Parse a page's text as others save it; raises UnreadablePage when there is none."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _page(Markup(text, list(blocks_of_text(text)), {}, []), url=url, council=council)


def _page(page: Markup, *, url: str | None, council: str | None) -> ParsedPage:
    text, blocks = page.text, page.blocks
    beginning = text[:4000]
    if sum(map(beginning.count, _NOISE)) > _MOST_NOISE * len(beginning):
        raise UnreadablePage("the page is binary, not text")
    if len(list(islice(filter(str.isalpha, beginning), _LEAST_LETTERS))) < _LEAST_LETTERS:
        raise UnreadablePage(f"the page holds no text: fewer than {_LEAST_LETTERS} letters")
    frame = read_frame(text, blocks, url)
    address = classify(url) if url else None
    lines = [folded_line(text, block) for block in blocks]
    return build_documents(
        Source(text, blocks, lines, page.anchors, frame, url, council, address, page.links)
    )
