"""HTML into blocks: lxml parses the page, and only its content container is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, cast

from lxml import etree

from transforms.content import containers
from transforms.errors import UnreadablePage
from transforms.parse.encoding import decode
from transforms.parse.files import FileLink, read_link
from transforms.records import Block, BlockKind
from transforms.text import match_marker, squeeze

_OTHER_CONTAINERS = (
    "//main",
    "//article",
    "//body",
)  # of saved pages of other makers, in this order of trust
_DROP = {"script", "style", "noscript", "template", "svg", "form", "nav", "iframe", "button", "select"}
_BLOCKS = {
    "p", "div", "li", "ul", "ol", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "main",
    "header", "footer", "blockquote", "dl", "dt", "dd", "br", "hr", "tbody", "thead", "caption", "fieldset", "pre", "body",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_ITEM_ANCHOR = re.compile(r"^AI(\d+)$", re.IGNORECASE)
_NO_TEXT = {"script", "style", "template"}  # what they hold is not shown
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


class Markup(NamedTuple):
    """What a page's markup holds: `anchors` and `links` go with the start of the block that they stand in."""

    text: str
    blocks: list[Block]
    anchors: dict[int, str]  # ids of agenda items ("AI1234")
    links: list[tuple[int, FileLink]]


def read_markup(body: bytes, content_type: str | None) -> Markup:
    """The canonical text of a page's content container, its blocks, and what is anchored and linked in it.

    Blocks are parted by blank lines and white space inside a block is one space, so the text reads like a saved copy.
    Raises UnreadablePage where there is no HTML in it.
    """
    writer = _Writer()
    for container in _containers(decode(body, content_type)):
        writer.walk(container)
        writer.flush()
    return Markup(writer.text(), writer.blocks, writer.anchors, writer.links)


def _containers(markup: str) -> list[etree._Element]:
    """The elements that hold the page's own content, none within another."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(markup.encode("utf-8"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadablePage(f"the page is no HTML: {error}") from error
    if tree is None:
        raise UnreadablePage("the page is no HTML: there is no element in it")
    if own := containers(tree):
        return own
    for path in _OTHER_CONTAINERS:
        if found := cast("list[etree._Element]", tree.xpath(path)):
            outer = set(found)
            return [e for e in found if not any(parent in outer for parent in e.iterancestors())]
    return [tree]


def _is_hidden(classes: str) -> bool:
    return not _HIDDEN.isdisjoint(classes.split())


def _strings(element: etree._Element) -> Iterator[str]:
    """The runs of text within an element that are shown, with a space where a block within it begins or ends."""
    if element.tag not in _NO_TEXT and element.text:
        yield element.text
    for child in element:
        edge = " " if child.tag in _BLOCKS else ""
        yield edge
        yield from _strings(child)
        yield edge
        if child.tail:
            yield child.tail


class _Writer:
    """Collects blocks while it walks the container."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.anchors: dict[int, str] = {}
        self.links: list[tuple[int, FileLink]] = []
        self._links: list[FileLink] = []  # of the block that is being gathered
        self._anchor: str | None = None
        self._parts: list[str] = []
        self._length = 0
        self._pending: list[str] = []
        self._kind = BlockKind.PARAGRAPH
        self._depth = 0

    def text(self) -> str:
        return "".join(self._parts)

    def walk(self, element: etree._Element) -> None:
        if element.text:
            self._pending.append(element.text)
        for child in element:
            tag = child.tag
            classes = child.get("class")
            if tag not in _DROP and not (classes and _is_hidden(classes)):
                self._enter(child, tag)
            if child.tail:
                self._pending.append(child.tail)

    def _enter(self, element: etree._Element, tag: str) -> None:
        for attribute in ("name", "id"):
            value = element.get(attribute)
            if value and (anchor := _ITEM_ANCHOR.match(value)):
                self._anchor = anchor[1]
        if tag == "a" and (link := read_link(element)):
            self._links.append(link)
        if tag not in _BLOCKS:
            self.walk(element)
            return
        self.flush()
        outer = self._kind, self._depth
        if tag in _HEADINGS:
            self._kind = BlockKind.HEADING
        elif tag == "li":
            self._kind, self._depth = BlockKind.ITEM, self._depth + 1
        elif tag == "tr" and (cells := _data_cells(element)):
            self._links += [link for a in element.iter("a") if (link := read_link(a))]
            if row := "\t".join(cells).strip("\t"):
                self._write(row, BlockKind.ROW)
            return
        self.walk(element)
        self.flush()
        self._kind, self._depth = outer

    def flush(self) -> None:
        if not self._pending:
            return
        line = squeeze("".join(self._pending))
        self._pending.clear()
        if line:
            self._write(line, self._kind)

    def _write(self, line: str, kind: BlockKind) -> None:
        if self._ends_in_lone_marker():
            start, glue = self.blocks.pop().start, " "
            kind = BlockKind.ITEM if kind is BlockKind.PARAGRAPH else kind
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
        self.links += [(start, link) for link in self._links]
        self._links.clear()
        self.blocks.append(Block(kind, start, self._length, self._depth))

    def _ends_in_lone_marker(self) -> bool:
        if not self.blocks:
            return False
        last, line = self.blocks[-1], self._parts[-1]
        if " " in line:  # a marker has none
            return False
        marker = match_marker(line, 0, len(line))
        return last.end - last.start == len(line) and marker is not None and marker.end() == len(line)


def _data_cells(row: etree._Element) -> list[str]:
    """The texts of a row of a table of facts; none for ModernGov's layout tables, which hold whole items in a cell."""
    cells = [cell for cell in row if cell.tag in {"td", "th"}]
    if len(cells) < 2:
        return []
    for element in row.iterdescendants():
        if element.tag in {"ul", "ol", "table"} or any(
            name.startswith("mg") for name in (element.get("class") or "").split()
        ):
            return []
    texts = [list(_strings(cell)) for cell in cells]
    if any(sum(map(len, strings)) >= _LONGEST_CELL for strings in texts):
        return []
    return [squeeze("".join(strings)) for strings in texts]
