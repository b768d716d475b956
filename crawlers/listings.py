"""ModernGov's lists: the addresses that ask for them, and what their answers name.

Parameters are those that independent readers of these sites use; dates are dd/mm/yyyy, because ISO dates are
accepted but then ignored.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from lxml import html
from yarl import URL

from transforms.addresses import Address, AddressKind, build, classify
from transforms.content import containers
from transforms.links import find_links, visible_text

# Councils rest a month in August and a fortnight at Christmas; nothing in longer than this is not silence.
LONGEST_RECESS = timedelta(days=56)
# Wide ranges time out on some sites: half a year at most, and less where that is too much.
LONGEST_LIST = timedelta(days=182)
SHORTEST_LIST = timedelta(days=31)
_DATED_ROW = re.compile(r"\b\d{1,2}/\d{1,2}/\d{4}\b|\b\d{1,2} [A-Z][a-z]{2,8} \d{4}\b")


@dataclass(frozen=True, slots=True)
class Listed:
    """A page that a list names: the day it is about and the day it was told of, where the list gives them."""

    address: Address
    on: date | None
    told: date | None = None


class Piece(NamedTuple):
    """A part of a window that one list answers for: the list's address, first and last day."""

    url: str
    first: date
    last: date


def committees_url(base: str) -> str:
    """The list of committees."""
    return f"{base}/mgListCommittees.aspx?bcr=1"


def meetings_url(base: str, committee: str) -> str:
    """One committee's meetings of all years; a long list is cut, with links to earlier and later ones."""
    return str(URL(f"{base}/ieListMeetings.aspx").with_query({"CId": committee, "Year": "0"}))


def decision_pieces(base: str, since: date, until: date) -> Iterator[Piece]:
    """Published decisions of a window, by publication date."""
    query = {"ACT": "Find", "RP": "0", "K": "0", "V": "0", "DM": "0", "HD": "0", "DS": "2", "Next": "true"}
    for first, last in spans(since, until):
        asked = {"XXR": "0", "DR": _range(first, last)} | query | {"META": "mgdelegateddecisions"}
        yield Piece(str(URL(f"{base}/mgDelegatedDecisions.aspx").with_query(asked)), first, last)


def officer_decision_pieces(base: str, since: date, until: date) -> Iterator[Piece]:
    """Published decisions of officers, a part of the other list, where a site has only these."""
    query = {"ACT": "Find", "K": "0", "DM": "0", "DEP": "0", "PH": "0", "LO": "0", "C3": "0", "Next": "true"}
    for first, last in spans(since, until):
        asked = {"XXR": "0", "FULL": "1", "BAM": "1", "DR": _range(first, last)} | query
        yield Piece(str(URL(f"{base}/mgListOfficerDecisions.aspx").with_query(asked)), first, last)


def whats_new_pieces(base: str, since: date, until: date) -> Iterator[Piece]:
    """What was published in a window."""
    for first, last in spans(since, until):
        query = {"ACT": "Find", "DR": _range(first, last), "XXR": "0"}
        yield Piece(str(URL(f"{base}/mgWhatsNew.aspx").with_query(query)), first, last)


def feed_url(base: str) -> str:
    """The latest of what was published, as RSS."""
    return f"{base}/mgRss.aspx?XXR=0"


def calendar_pieces(base: str, since: date, until: date) -> Iterator[Piece]:
    """The meetings of each month of a window."""
    first = since.replace(day=1)
    while first <= until:
        following = (first + timedelta(days=31)).replace(day=1)
        query = {"MR": "1", "M": str(first.month), "DD": str(first.year), "CID": "0", "OT": "", "C": "-1"}
        url = str(URL(f"{base}/mgCalendarAgendaView.aspx").with_query(query | {"WE": "1", "D": "1"}))
        yield Piece(url, max(first, since), min(following - timedelta(days=1), until))
        first = following


def search_url(base: str, words: str, since: date, until: date, page: int) -> str:
    """A page of the site's own search over a window; `words` are the site's to read: `"a" OR "b"`."""
    query = {"SS": words, "SD": slashed(since), "ED": slashed(until), "DT": "3", "ADV": "1", "CA": "false"}
    return str(URL(f"{base}/ieSearchResults2.aspx").with_query(query | {"SB": "true", "PG": str(page)}))


def spans(since: date, until: date) -> Iterator[tuple[date, date]]:
    """A window in pieces of half a year at most, by first and last day."""
    while since <= until:
        end = min(since + LONGEST_LIST, until)
        yield since, end
        since = end + timedelta(days=1)


def read_list(tree: html.HtmlElement, url: str, *kinds: AddressKind) -> list[Listed]:
    """The pages of these kinds that a list links to, each once, and the latest day the list gives it.

    Lists of meetings give it in the link ("16 Mar 2026 6.30 pm"), others beside it: titles speak of any day.
    """
    by_text = classify(url).kind in {AddressKind.MEETINGS, AddressKind.CALENDAR}
    listed: dict[tuple[str, ...], Listed] = {}
    for link in find_links(tree, url, dated=True):
        if link.address.kind in kinds:
            dates = (link.text_date, link.row_date) if by_text else (link.row_date, link.text_date)
            on = next((found for found in map(full_date, dates) if found), None)
            earlier = listed.get(link.address.key)
            if earlier is None or (on and (earlier.on is None or on > earlier.on)):
                listed[link.address.key] = Listed(link.address, on)
    return list(listed.values())


def read_news(tree: html.HtmlElement, url: str, *kinds: AddressKind) -> list[Listed]:
    """The pages that events tell of: "16/03/2026 - Minutes published: Cabinet, 25/02/2026"."""
    return latest_told(
        Listed(link.address, full_date(link.text_date), full_date(link.row_date))
        for link in find_links(tree, url, dated=True)
        if link.address.kind in kinds
    )


def read_hits(tree: html.HtmlElement, url: str) -> list[Listed]:
    """The agenda items, decisions and issues that a page of search results names, each once.

    A hit is a meeting with its day, then the item that was hit; one in a file of the meeting names no item, and
    is the meeting's page.
    """
    hits: list[Listed] = []
    whole: Listed | None = None  # a meeting of which no item was named yet
    on: date | None = None
    for link in find_links(tree, url, dated=True):
        address = link.address
        on = full_date(link.text_date) or on
        if address.kind is AddressKind.MEETING and not address.get("AI"):
            hits += [whole] if whole else []
            on = full_date(link.text_date)
            whole = Listed(address, on)
        elif address.kind is AddressKind.MEETING:
            item = build(AddressKind.AGENDA_ITEM, address.base, ID=address.get("AI") or "")
            hits.append(Listed(classify(item), on))
            whole = None
        elif address.kind in {AddressKind.DECISION, AddressKind.ISSUE_DETAILS, AddressKind.AGENDA_ITEM}:
            is_of_meeting = address.kind is AddressKind.AGENDA_ITEM
            hits += [whole] if whole and not is_of_meeting else []
            hits.append(Listed(address, on if is_of_meeting else full_date(link.text_date)))
            if issue := address.get("IId"):  # what was said of it stands on the page of its meetings
                meetings = classify(build(AddressKind.ISSUE, address.base, IId=issue))
                hits.append(Listed(meetings, full_date(link.text_date)))
            whole = None
    hits += [whole] if whole else []
    return list({hit.address.key: hit for hit in reversed(hits)}.values())[::-1]


def latest_told(news: Iterable[Listed]) -> list[Listed]:
    """Each page once, with the latest day on which it was told of; without a day of its own, that one."""
    latest: dict[tuple[str, ...], Listed] = {}
    for one in news:
        known = latest.setdefault(one.address.key, one)
        if one.told and (known.told is None or one.told > known.told):
            latest[one.address.key] = one
    return list(latest.values())


def rows_unread(tree: html.HtmlElement, url: str) -> tuple[int, list[str]]:
    """How many dated rows a list has, and the texts of those that link to no page we know.

    Events that are out of our scope are told by their names (data/out_of_scope.toml).
    """
    rows = [(visible_text(row), row) for row in _rows(tree)]
    dated = [(text, row) for text, row in rows if _DATED_ROW.search(text)]
    unread = [
        text
        for text, row in dated
        if not _leads_somewhere(row, url) and not any(name.search(text) for name in _out_of_scope())
    ]
    return len(dated), unread


def more_meetings(tree: html.HtmlElement, url: str, since: date, until: date) -> list[str]:
    """Addresses of the rest of a meeting list, where the window reaches beyond what it shows.

    A listing stops at some fifty rows; the rest is behind links with `Act=earlier` and `Act=later`.
    """
    days = [meeting.on for meeting in read_list(tree, url, AddressKind.MEETING) if meeting.on]
    reach = {"earlier": not days or since < min(days), "later": not days or until > max(days)}
    found = []
    for link in find_links(tree, url):
        if link.address.kind is AddressKind.MEETINGS:
            query = {name.lower(): value.lower() for name, value in URL(link.address.url).query.items()}
            if reach.get(query.get("act", "")):
                found.append(link.address.url)
    return list(dict.fromkeys(found))


def full_date(text: str | None) -> date | None:
    """A whole date of ISO 8601; None for what is less."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def slashed(day: date) -> str:
    """A date as the sites take it."""
    return f"{day:%d/%m/%Y}"


def _range(since: date, until: date) -> str:
    return f"{slashed(since)}-{slashed(until)}"


def _rows(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for container in containers(tree):
        yield from container.iter("li", "tr")


def _leads_somewhere(row: html.HtmlElement, url: str) -> bool:
    hrefs = (str(href) for href in row.xpath(".//a/@href"))
    return any(classify(href, relative_to=url).kind is not AddressKind.OTHER for href in hrefs)


@cache
def _out_of_scope() -> tuple[re.Pattern[str], ...]:
    """Names of events that are neither meetings nor decisions nor issues."""
    text = files("crawlers").joinpath("data", "out_of_scope.toml").read_text(encoding="utf-8")
    return tuple(re.compile(name, re.IGNORECASE) for name in tomllib.loads(text)["events"])
