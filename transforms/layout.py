"""Is this the page it should be? Bot walls, error pages with status 200 and unknown layouts, told apart.

The markers are data: `vocabulary/layout.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from lxml import etree, html

from transforms.addresses import AddressKind
from transforms.content import containers
from transforms.links import visible_text
from transforms.vocabulary import read_vocabulary


class Verdict(StrEnum):
    """What an answer with status 200 turns out to be."""

    RECOGNISED = "recognised"
    EMPTY = "empty_page"
    CHALLENGE = "challenge_page"
    ERROR = "error_page"
    UNRECOGNISED = "layout_unrecognised"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict, and what on the page it rests on."""

    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Markers:
    challenge: tuple[re.Pattern[str], ...]
    error: tuple[re.Pattern[str], ...]
    signs: dict[str, tuple[str, ...]]  # kind of page: classes or ids of which it always has one


_START_OF_BODY = 20_000  # characters of source searched for markers: bot walls are small pages


def inspect_page(tree: html.HtmlElement | None, kind: AddressKind, *, landed: AddressKind) -> Finding:
    """Judge a page asked for as `kind` that, after redirects, came from an address of kind `landed`."""
    if tree is None:
        return Finding(Verdict.EMPTY, "the body holds nothing to parse")
    if landed is AddressKind.ERROR:
        return Finding(Verdict.ERROR, "the site redirected to mgError.aspx")
    if landed is AddressKind.LOGON:
        return Finding(Verdict.RESTRICTED, "the site redirected to its log-on")
    content = containers(tree)
    if not content and (marker := _challenge(tree)):
        return Finding(Verdict.CHALLENGE, f"the page says {marker!r}")
    if heading := _error_heading(tree, content):
        return Finding(Verdict.ERROR, f"the page is headed {heading!r}")
    return _inspect_layout(tree, kind, content)


def _inspect_layout(tree: html.HtmlElement, kind: AddressKind, content: list[html.HtmlElement]) -> Finding:
    if not content:
        return Finding(Verdict.UNRECOGNISED, "neither #modgov nor .mgContent is on the page")
    signs = _markers().signs.get(kind)
    if signs and not any(_bears(element, signs) for element in tree.iter(etree.Element)):
        return Finding(Verdict.UNRECOGNISED, f"a page of kind {kind} without any {' or '.join(signs)}")
    return Finding(Verdict.RECOGNISED)


def _bears(element: html.HtmlElement, names: tuple[str, ...]) -> bool:
    marks = f"{element.get('class', '')} {element.get('id', '')}".split()
    return any(name in marks for name in names)


def inspect_service(body: bytes, root: str) -> tuple[Finding, etree._Element | None]:
    """Judge an answer of the XML web service that should have the root element `root`, and parse it.

    These services answer 200 with an HTML error page, a script or nothing at all where they are switched off.
    """
    if not body.strip():
        return Finding(Verdict.EMPTY, "the web service sent an empty document"), None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        found = etree.fromstring(body.strip(), parser=parser)
    except etree.XMLSyntaxError as error:
        return Finding(Verdict.ERROR, f"the web service sent no XML: {error}"), None
    if etree.QName(found).localname.lower() != root:
        return Finding(Verdict.ERROR, f"the web service sent <{found.tag}>, not <{root}>"), None
    return Finding(Verdict.RECOGNISED), found


def inspect_robots(body: bytes) -> Finding:
    """Judge an answer to robots.txt: HTML with status 200 is a bot wall or an error page, not rules."""
    start = body[:2000].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<script")):
        marker = _challenge_marker(body.decode("utf-8", errors="replace")[:_START_OF_BODY])
        if marker:
            return Finding(Verdict.CHALLENGE, f"robots.txt says {marker!r}")
        return Finding(Verdict.ERROR, "robots.txt is a page of HTML")
    return Finding(Verdict.RECOGNISED)


def _challenge(tree: html.HtmlElement) -> str:
    return _challenge_marker(etree.tostring(tree, encoding="unicode", method="html")[:_START_OF_BODY])


def _challenge_marker(source: str) -> str:
    matches = (marker.search(source) for marker in _markers().challenge)
    return next((match[0] for match in matches if match), "")


def _error_heading(tree: html.HtmlElement, content: list[html.HtmlElement]) -> str:
    """A heading that says so: of the content where there is one, else any heading or title."""
    holders = content or [tree]
    names = ("h1",) if content else ("h1", "title")
    headings = [heading for one in holders for heading in one.iter(*names)]
    texts = (visible_text(heading) for heading in headings)
    return next((text for text in texts if any(marker.search(text) for marker in _markers().error)), "")


@cache
def _markers() -> _Markers:
    data = read_vocabulary("layout.toml")
    return _Markers(
        challenge=tuple(re.compile(marker, re.IGNORECASE) for marker in data["challenge"]["markers"]),
        error=tuple(re.compile(marker, re.IGNORECASE) for marker in data["error"]["headings"]),
        signs={kind: tuple(names) for kind, names in data["signs"].items()},
    )
