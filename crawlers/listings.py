"""ModernGov's lists: the addresses that ask for them, and what their answers name.

Parameters are those that independent readers of these sites use; dates are dd/mm/yyyy, because ISO dates are
accepted but then ignored.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lxml import etree, html
from yarl import URL

from transforms.addresses import Address, AddressKind, build, classify, service_url
from transforms.links import find_links

MEETINGS_ROOT = "meetings"  # root element of GetAllMeetingsByDate
# What "all committees" is to GetAllMeetingsByDate: one install gave nothing for 0 and all for -1.
ALL_COMMITTEES = ("-1", "0")
# Councils rest a month in August and a fortnight at Christmas; nothing in longer than this is not silence.
LONGEST_RECESS = timedelta(days=56)
# Wide ranges time out on some sites.
LONGEST_DECISION_LIST = timedelta(days=182)


@dataclass(frozen=True, slots=True)
class Listed:
    """A page that a list names, and the day it is about, where the list tells."""

    address: Address
    on: date | None


def service_meetings_url(base: str, committee: str, since: date, until: date) -> str:
    """All meetings of a window, by the web service; `committee` is one of `ALL_COMMITTEES`."""
    return service_url(
        base,
        "GetAllMeetingsByDate",
        lCommitteeId=committee,
        sFromDate=_slashed(since),
        sToDate=_slashed(until),
        bIsAscendingDateOrder="true",
    )


def committees_url(base: str) -> str:
    """The list of committees."""
    return f"{base}/mgListCommittees.aspx?bcr=1"


def meetings_url(base: str, committee: str) -> str:
    """One committee's meetings of all years; a long list is cut, with links to earlier and later ones."""
    return str(URL(f"{base}/ieListMeetings.aspx").with_query({"CId": committee, "Year": "0"}))


def decision_list_urls(base: str, since: date, until: date) -> Iterator[tuple[str, date, date]]:
    """Published decisions of a window, by publication date, in pieces: address, first and last day."""
    while since <= until:
        end = min(since + LONGEST_DECISION_LIST, until)
        query = {
            "XXR": "0",
            "DR": _range(since, end),
            "ACT": "Find",
            "RP": "0",
            "K": "0",
            "V": "0",
            "DM": "0",
        }
        query |= {"HD": "0", "DS": "2", "Next": "true", "META": "mgdelegateddecisions"}
        yield str(URL(f"{base}/mgDelegatedDecisions.aspx").with_query(query)), since, end
        since = end + timedelta(days=1)


def whats_new_url(base: str, since: date, until: date) -> str:
    """What was published in a window."""
    query = {"ACT": "Find", "DR": _range(since, until), "XXR": "0"}
    return str(URL(f"{base}/mgWhatsNew.aspx").with_query(query))


def read_service_meetings(root: etree._Element, base: str) -> list[Listed]:
    """The meetings of a GetAllMeetingsByDate answer; rows without an id or a date are left out."""
    found = []
    for meeting in root.iter("{*}meeting"):
        identity, on = _text(meeting, "meetingid"), _read_slashed(_text(meeting, "meetingdate"))
        if identity and on:
            ids = {"CId": committee} if (committee := _text(meeting, "committeeid")) else {}
            found.append(Listed(classify(build(AddressKind.MEETING, base, **ids, MId=identity)), on))
    return found


def read_list(tree: html.HtmlElement, url: str, *kinds: AddressKind) -> list[Listed]:
    """The pages of these kinds that a list links to, each once, and the latest day the list gives it.

    Lists of meetings give it in the link ("16 Mar 2026 6.30 pm"), others beside it: titles speak of any day.
    """
    by_text = classify(url).kind is AddressKind.MEETINGS
    listed: dict[tuple[str, ...], Listed] = {}
    for link in find_links(tree, url, dated=True):
        if link.address.kind in kinds:
            dates = (link.text_date, link.row_date) if by_text else (link.row_date, link.text_date)
            on = next((date.fromisoformat(found) for found in dates if found), None)
            earlier = listed.get(link.address.key)
            if earlier is None or (on and (earlier.on is None or on > earlier.on)):
                listed[link.address.key] = Listed(link.address, on)
    return list(listed.values())


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


def _text(element: etree._Element, name: str) -> str:
    child = element.find(f"{{*}}{name}")
    return (child.text or "").strip() if child is not None else ""


def _slashed(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _range(since: date, until: date) -> str:
    return f"{_slashed(since)}-{_slashed(until)}"


def _read_slashed(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()
    except ValueError:
        return None
