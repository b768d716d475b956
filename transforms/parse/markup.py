"""HTML into blocks: the content container is cut out with lxml, BeautifulSoup reads only that."""

from __future__ import annotations

import re
from typing import cast

from bs4 import BeautifulSoup, NavigableString, Tag
from lxml import etree, html

from transforms.errors import UnreadablePage
from transforms.records import Block, BlockKind
from transforms.text import match_marker, squeeze

# ModernGov pours its own part of a page into these, in this order of trust (moderngov.md, section 1); the last ones
# are for saved pages of other makers.
_CONTAINERS = (
    "//*[@id='modgov']",
    "//*[contains(concat(' ', @class, ' '), ' mgContent ')]",
    "//main",
    "//article",
    "//body",
)
_DROP = {"script", "style", "noscript", "template", "svg", "form", "nav", "iframe", "button", "select"}
_BLOCKS = {
    "p", "div", "li", "ul", "ol", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "main",
    "header", "footer", "blockquote", "dl", "dt", "dd", "br", "hr", "tbody", "thead", "caption", "fieldset", "pre", "body",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_ITEM_ANCHOR = re.compile(r"^AI(\d+)$", re.IGNORECASE)
_LONGEST_CELL = 300  # characters; a longer cell holds running text and is cut into blocks of its own
_HIDDEN = {"mgHide", "mgFileSize", "mgFooter"}


def looks_like_markup(body: bytes, content_type: str | None) -> bool:
    """Whether a body is HTML, by its declared type or by its first kilobyte."""
    if content_type and "html" in content_type.lower():
        return True
    return (
        re.search(rb"<(?:!doctype html|html|head|body|div|p|h1|table)\b", body[:2048], re.IGNORECASE)
        is not None
    )


def read_markup(body: bytes, content_type: str | None) -> tuple[str, list[Block], dict[int, str]]:
    """The canonical text of a page's content container, its blocks, and the agenda item ids anchored in it.

    The ids are keyed by the start of the block that the anchor ("AI1234") stands at. Blocks are parted by blank lines and white space inside a block is one space, so the text reads like a saved copy.
    Raises UnreadablePage where there is no HTML in it.
    """
    container = _container(_decode(body, content_type))
    soup = BeautifulSoup(etree.tostring(container, encoding="unicode", method="html"), "lxml")
    writer = _Writer()
    writer.walk(soup.body or soup)
    writer.flush()
    return writer.text(), writer.blocks, writer.anchors


def _decode(body: bytes, content_type: str | None) -> str:
    declared = re.search(r"charset=([\w-]+)", content_type or "")
    for encoding in (declared[1] if declared else "utf-8", "utf-8", "cp1252"):
        try:
            return body.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode("utf-8", errors="replace")


def _container(markup: str) -> html.HtmlElement:
    try:
        tree = html.document_fromstring(markup.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadablePage(f"the page is no HTML: {error}") from error
    for path in _CONTAINERS:
        found = cast("list[html.HtmlElement]", tree.xpath(path))
        if len(found) == 1:
            return found[0]
        if found:
            holder = html.Element("div")
            holder.extend(e for e in found if not any(parent in found for parent in e.iterancestors()))
            return holder
    return tree


class _Writer:
    """Collects blocks while it walks the container."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.anchors: dict[int, str] = {}
        self._anchor: str | None = None
        self._parts: list[str] = []
        self._length = 0
        self._pending: list[str] = []
        self._kind = BlockKind.PARAGRAPH
        self._depth = 0

    def text(self) -> str:
        return "".join(self._parts)

    def walk(self, node: Tag) -> None:
        for child in node.children:
            if isinstance(child, NavigableString):
                if type(child) is NavigableString:
                    self._pending.append(str(child))
            elif isinstance(child, Tag) and not self._skip(child):
                self._enter(child)

    def _enter(self, tag: Tag) -> None:
        for attribute in ("name", "id"):
            if anchor := _ITEM_ANCHOR.match(str(tag.get(attribute) or "")):
                self._anchor = anchor[1]
        if tag.name not in _BLOCKS:
            self.walk(tag)
            return
        self.flush()
        outer = self._kind, self._depth
        if tag.name in _HEADINGS:
            self._kind = BlockKind.HEADING
        elif tag.name == "li":
            self._kind, self._depth = BlockKind.ITEM, self._depth + 1
        elif tag.name == "tr" and self._is_data_row(tag):
            self._row(tag)
            self._kind, self._depth = outer
            return
        self.walk(tag)
        self.flush()
        self._kind, self._depth = outer

    @staticmethod
    def _is_data_row(row: Tag) -> bool:
        """A row of a table of facts, not one of ModernGov's layout tables that hold whole items in a cell."""
        cells = row.find_all(["td", "th"], recursive=False)
        if len(cells) < 2 or row.find(class_=re.compile("^mg")) or row.find(["ul", "ol", "table"]):
            return False
        return all(len(cell.get_text()) < _LONGEST_CELL for cell in cells)

    def _row(self, row: Tag) -> None:
        cells = [squeeze(cell.get_text(" ")) for cell in row.find_all(["td", "th"])]
        self._write("\t".join(cells).strip("\t"), BlockKind.ROW)

    @staticmethod
    def _skip(tag: Tag) -> bool:
        return tag.name in _DROP or bool(_HIDDEN.intersection(tag.get("class") or ()))

    def flush(self) -> None:
        line = squeeze("".join(self._pending))
        self._pending.clear()
        self._write(line, self._kind)

    def _write(self, line: str, kind: BlockKind) -> None:
        if not line.strip():
            return
        if self._ends_in_lone_marker():
            start, glue = self.blocks.pop().start, " "
        else:
            glue = "\n\n" if self._parts else ""
            start = self._length + len(glue)
        self._parts += [glue, line]
        self._length += len(glue) + len(line)
        if kind is BlockKind.PARAGRAPH and match_marker(line, 0, len(line)):
            kind = BlockKind.ITEM
        if self._anchor:
            self.anchors[start] = self._anchor
            self._anchor = None
        self.blocks.append(Block(kind, start, self._length, self._depth))

    def _ends_in_lone_marker(self) -> bool:
        if not self.blocks:
            return False
        last, line = self.blocks[-1], self._parts[-1]
        marker = match_marker(line, 0, len(line))
        return last.end - last.start == len(line) and marker is not None and marker.end() == len(line)
