"""The links that a page offers, typed by their addresses, and those to text that the page cuts short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from transforms.addresses import Address, AddressKind, build, classify
from transforms.content import containers
from transforms.dates import read_date

# "... view the full minutes text for item 1", "view the full agenda text for item 3."
# The first word stands before its \b, in lower case: texts are then skimmed for it forty times as fast.
_FULL_TEXT = re.compile(r"view(?<=\bview)\s+the\s+full\s+\w+\s+text\s+for\s+item\b")
_TEXT = etree.XPath("string()", smart_strings=False)
_ITEM_ANCHOR = re.compile(r"^AI(\d+)$", re.IGNORECASE)
_HIDDEN = frozenset({"mgHide", "mgFileSize"})
_ROWS = frozenset({"li", "tr", "p"})
_APART = frozenset({"td", "th", "p", "div", "br", "li"})  # what follows them is another word


@dataclass(frozen=True, slots=True)
class Link:
    """A link: where to, its visible text, and in lists the dates (ISO) of that text (or its title) and of its row's rest."""

    address: Address
    text: str
    text_date: str | None = None
    row_date: str | None = None
    is_full_text: bool = False  # the page shows an item cut short, and its whole text is behind this link


def find_links(tree: html.HtmlElement, url: str, dated: bool = False) -> list[Link]:
    """The links inside a page's content, in page order; `url` is the page's own address.

    `dated` also reads dates, for lists. A phrase "view the full
    minutes text for item 4" that is no link yields the item's own page, by the `#AI` anchor before it.
    """
    found: list[Link] = []
    for container in containers(tree):
        found.extend(_links_in(container, url, dated))
    return found


def item_anchors(tree: html.HtmlElement) -> list[str]:
    """The ids of the agenda items that a meeting or issue page shows, in page order, each once."""
    ids = (_anchor_of(element) for container in containers(tree) for element in container.iter())
    return list(dict.fromkeys(found for found in ids if found))


def visible_text(element: html.HtmlElement) -> str:
    """An element's text as a person reads it: no screen-reader text, no file size, single spaces."""
    return " ".join(_visible(element).split())


def _links_in(container: html.HtmlElement, url: str, dated: bool) -> Iterator[Link]:
    # Most pages cut nothing short: then only links are looked at, which is many times cheaper.
    cuts = _is_cut(str(_TEXT(container)))
    folder = url.partition("?")[0].rpartition("/")[0] + "/"  # all that a link is relative to, but for "?..."
    item: str | None = None
    for element in container.iter() if cuts else container.iter("a"):
        if not isinstance(element.tag, str):
            continue
        item = (_anchor_of(element) or item) if cuts else None
        href = element.get("href") if element.tag == "a" else None
        if href and not href.startswith("#"):
            text = visible_text(element)
            address = classify(href, relative_to=url if href.startswith("?") else folder)
            title = element.get("title") or ""  # calendars tell the day in it
            dates = (read_date(text) or read_date(title), _row_date(element)) if dated else (None, None)
            yield Link(address, text, *dates, is_full_text=cuts and _is_cut(text))
        elif item and _speaks_of_full_text(element):
            base = classify(url).base
            yield Link(classify(build(AddressKind.AGENDA_ITEM, base, ID=item)), "", is_full_text=True)


def _is_cut(text: str) -> bool:
    """Whether a text sends its readers to the full one."""
    return _FULL_TEXT.search(text.lower()) is not None


def _anchor_of(element: html.HtmlElement) -> str | None:
    for name in (element.get("id"), element.get("name")):
        if name and (match := _ITEM_ANCHOR.match(name)):
            return match[1]
    return None


def _speaks_of_full_text(element: html.HtmlElement) -> bool:
    """Whether the phrase stands in the element's own text, outside any link."""
    own = [element.text, *(child.tail for child in element)]
    if not any(text and _is_cut(text) for text in own):
        return False
    return not any(parent.tag == "a" and parent.get("href") for parent in element.iterancestors())


def _row_date(link: html.HtmlElement) -> str | None:
    """The first date of the row that a link stands in, outside the link."""
    row = next((parent for parent in link.iterancestors() if parent.tag in _ROWS), None)
    return read_date(" ".join(_visible(row, link).split())) if row is not None else None


def _visible(element: html.HtmlElement, without: html.HtmlElement | None = None) -> str:
    if not isinstance(element.tag, str) or element is without:
        return ""
    if (classes := element.get("class")) and _HIDDEN.intersection(classes.split()):
        return ""
    text = element.text or ""
    for child in element:
        text += _visible(child, without) + (child.tail or "")
    return f"{text} " if element.tag in _APART else text
