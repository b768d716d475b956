"""What of a page is its content, and the hash that tells whether it changed.

Bodies differ at every serving (metas with the time of day, tokens, the council's template around); the
content inside ModernGov's own container does not. These sites send no validators, so this hash is what tells
new, changed and unchanged apart.
"""

from __future__ import annotations

import re
from copy import deepcopy
from hashlib import sha256
from typing import cast

from lxml import etree, html

from transforms.addresses import AddressKind, classify

# The platform's parts of a page, where the council's template has no `#modgov` around them. [inf] of moderngov.md.
_PARTS = frozenset({"mgHeader", "mgSubTitle", "mgLinks", "mgContent"})
_PARTS_PATH = etree.XPath(f"//*[{' or '.join(f'contains(@class, {part!r})' for part in sorted(_PARTS))}]")
# What of a container is not content: scripts, the state of forms, the platform's own footer.
_VOLATILE_TAGS = ("script", "style", "noscript", "template", "input", "select", "textarea", "button")
_FOOTERS = etree.XPath(
    "descendant::div[contains(@class, 'mgFooter')]"
)  # no class of theirs holds it otherwise
_TEXT = etree.XPath("string()", smart_strings=False)
_HREFS = etree.XPath("descendant-or-self::*/@href", smart_strings=False)
_Elements = list[html.HtmlElement]
_PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
# lxml.html asks Python for the class of each element that is touched; one class for all costs a fifth of that.
_PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
_UNTOLD = frozenset({AddressKind.OTHER, AddressKind.HOME, AddressKind.CALENDAR, AddressKind.SEARCH})
_ANYWHERE = "http://site.invalid/"  # where relative links are thought to lie
_CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)


def decode(body: bytes, content_type: str | None = None) -> str:
    """A body as text: by the charset of the HTTP header, else UTF-8, else windows-1252 (Word paste)."""
    declared = _CHARSET.search(content_type or "")
    for encoding in (declared[1] if declared else "utf-8-sig", "utf-8-sig"):
        try:
            return body.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode("cp1252", errors="replace")


def read_tree(body: bytes, content_type: str | None = None) -> html.HtmlElement | None:
    """A body as an lxml tree; None where there is nothing to parse."""
    text = decode(body, content_type).replace("\x00", "")
    if not text or text.isspace():
        return None
    try:
        return cast("html.HtmlElement | None", etree.fromstring(text.encode("utf-8"), _PARSER))
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def containers(tree: html.HtmlElement) -> list[html.HtmlElement]:
    """The elements that hold the platform's own part of a page: `#modgov`, else the outermost of its loose parts.

    Those are its heading, title, links and `.mgContent`. Empty where the page has neither `#modgov` nor `.mgContent`.
    """
    for element in tree.iter(etree.Element):
        if element.get("id") == "modgov":
            return [element]
    parts = {one: found for one in cast("_Elements", _PARTS_PATH(tree)) if (found := _PARTS & _classes(one))}
    if not any("mgContent" in found for found in parts.values()):
        return []
    return [one for one in parts if not any(parent in parts for parent in one.iterancestors())]


def _classes(element: html.HtmlElement) -> set[str]:
    return set(element.get("class", "").split())


def content_hash(tree: html.HtmlElement) -> str:
    """SHA-256, hex, of a page's content: its words and the pages and files it links to.

    White space, markup, scripts, form state and all that is outside the container do not count. Where there
    is no container the whole body does.
    """
    words: list[str] = []
    links: list[str] = []
    for container in containers(tree) or tree.xpath("//body") or [tree]:
        content = _lasting(container)
        words += str(_TEXT(content)).split()
        links += (token for href in cast("list[str]", _HREFS(content)) for token in _link_token(href))
    return sha256("\n".join(("".join(words), *links)).encode("utf-8", errors="replace")).hexdigest()


def _lasting(container: html.HtmlElement) -> html.HtmlElement:
    """A container without what differs from serving to serving; a copy only where that holds anything."""
    if not any(str(_TEXT(one)).strip() or _HREFS(one) for one in _volatile(container)):
        return container
    content = deepcopy(container)
    for element in _volatile(content):
        element.drop_tree()
    return content


def _volatile(container: html.HtmlElement) -> list[html.HtmlElement]:
    return [*container.iter(*_VOLATILE_TAGS), *cast("_Elements", _FOOTERS(container))]


def _link_token(href: str) -> list[str]:
    """What a link leads to, told by kind and ids, never by host or spelling."""
    address = classify(href, relative_to=_ANYWHERE)
    return [] if address.kind in _UNTOLD else [f"{address.kind} {address.ids}"]
