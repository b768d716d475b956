"""What of a page is its content, and the hash that tells whether it changed.

Bodies differ at every serving (metas with the time of day, tokens, the council's template around); the
content inside ModernGov's own container does not. These sites send no validators, so this hash is what tells
new, changed and unchanged apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from lxml import etree, html

from transforms.addresses import AddressKind, classify

CONTAINERS = (
    "//*[@id='modgov']",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' mgContent ')]",
)
_VOLATILE_TAGS = frozenset(
    {"script", "style", "noscript", "template", "input", "select", "textarea", "button"}
)
_VOLATILE_CLASSES = frozenset({"mgFooter"})
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
    if not text.strip():
        return None
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def containers(tree: html.HtmlElement) -> list[html.HtmlElement]:
    """The elements that hold the platform's own part of a page: `#modgov`, else the outermost `.mgContent`.

    Empty where the page has neither.
    """
    for path in CONTAINERS:
        found = tree.xpath(path)
        if found:
            return [one for one in found if not any(parent in found for parent in one.iterancestors())]
    return []


def content_hash(tree: html.HtmlElement) -> str:
    """SHA-256, hex, of a page's content: its words and the pages and files it links to.

    White space, markup, scripts, form state and all that is outside the container do not count. Where there
    is no container the whole body does.
    """
    words: list[str] = []
    links: list[str] = []
    for container in containers(tree) or tree.xpath("//body") or [tree]:
        for element, text in _content_of(container):
            words += text.split()
            if element is not None and (href := element.get("href")):
                links += _link_token(href)
    return sha256("\n".join(("".join(words), *links)).encode("utf-8", errors="replace")).hexdigest()


def _content_of(element: html.HtmlElement) -> Iterator[tuple[html.HtmlElement | None, str]]:
    """Each lasting element with the text that opens it, and the text after it, in page order."""
    if not isinstance(element.tag, str) or element.tag in _VOLATILE_TAGS:
        return
    if _VOLATILE_CLASSES.intersection((element.get("class") or "").split()):
        return
    yield element, element.text or ""
    for child in element:
        yield from _content_of(child)
        yield None, child.tail or ""


def _link_token(href: str) -> list[str]:
    """What a link leads to, told by kind and ids, never by host or spelling."""
    address = classify(href, relative_to=_ANYWHERE)
    return [] if address.kind in _UNTOLD else [f"{address.kind} {address.ids}"]
