"""What the address of a ModernGov page says: which page, which ids, and its one canonical form.

Paths and parameter names are case-insensitive on these sites, parameters have aliases (`MId`, `MeetingId`),
installs may sit in a sub-folder, and the same page is linked with and without `Ver`, `PlanId` or `bcr`. The
page names and parameters are those that independent readers of these sites agree on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache

from yarl import URL


class AddressKind(StrEnum):
    """The page that an address leads to."""

    HOME = "home"
    COMMITTEES = "committees"  # list of all committees
    COMMITTEE = "committee"
    MEETINGS = "meetings"  # list of one committee's meetings
    MEETING = "meeting"  # agenda and minutes of one meeting
    LEGACY_MEETING = "legacy_meeting"  # meeting imported from an older system, papers only
    AGENDA_ITEM = "agenda_item"
    DECISION = "decision"
    ISSUE = "issue"  # the issue's items at all its meetings, with their text
    ISSUE_DETAILS = "issue_details"  # forward plan entry
    ISSUE_DECISIONS = "issue_decisions"
    ISSUE_HISTORY = "issue_history"
    DECISIONS_LIST = "decisions_list"
    WHATS_NEW = "whats_new"
    FEED = "feed"
    CALENDAR = "calendar"
    SEARCH = "search"
    ATTENDANCE = "attendance"
    WEB_SERVICE = "web_service"
    DOCUMENT_FILE = "document_file"
    ERROR = "error"
    LOGON = "logon"  # where a page that is not for the public sends its visitors
    OTHER = "other"


@dataclass(frozen=True)
class Address:
    """An address taken apart.

    `ids` holds the parameters that tell this page from others of its kind, by canonical name, plus `AI` for
    an agenda item's anchor; `base` is the directory that the page lies in, without a final slash; `url` is
    the canonical address, without fragment.
    """

    kind: AddressKind
    ids: tuple[tuple[str, str], ...]
    base: str
    url: str

    def get(self, name: str) -> str | None:
        """The id of that canonical name (`IId`, `MId`, `AI` ...), or None."""
        return dict(self.ids).get(name)

    @cached_property
    def key(self) -> tuple[str, ...]:
        """What two addresses of the same page on the same site share, however they are written."""
        rule = _RULES_BY_KIND.get(self.kind)
        names = (*rule.identity, "LLL") if rule and rule.identity else ()
        named = [f"{name}={value}" for name in names if (value := self.get(name))]
        return (self.kind, *named) if named else (self.kind, self.url)


@dataclass(frozen=True, slots=True)
class _Page:
    """One page of the product: its file name, parameters (canonical name: aliases) and fixed parameters.

    `identity` are the parameters that suffice to name the page; where it is empty the whole query counts.
    """

    kind: AddressKind
    name: str
    params: Mapping[str, tuple[str, ...]]
    identity: tuple[str, ...] = ()
    fixed: tuple[tuple[str, str], ...] = ()


_Params = dict[str, tuple[str, ...]]
_COMMITTEE: _Params = {"CId": ("committeeid",)}
_MEETING: _Params = {"CId": ("committeeid",), "MId": ("meetingid",)}
_ISSUE: _Params = {"IId": ("issueid",)}
_ID: _Params = {"ID": ()}
_KIND = AddressKind

_PAGES = (
    _Page(_KIND.COMMITTEES, "mgListCommittees.aspx", {}),
    _Page(_KIND.COMMITTEE, "mgCommitteeDetails.aspx", _ID, ("ID",)),
    _Page(_KIND.MEETINGS, "ieListMeetings.aspx", _COMMITTEE),
    _Page(_KIND.MEETING, "ieListDocuments.aspx", _MEETING, ("MId",)),
    _Page(_KIND.LEGACY_MEETING, "ceListDocuments.aspx", _MEETING),
    _Page(_KIND.AGENDA_ITEM, "mgAi.aspx", _ID, ("ID",)),
    _Page(_KIND.DECISION, "ieDecisionDetails.aspx", {"ID": (), "AIId": ()}, ("ID", "AIId")),
    _Page(_KIND.ISSUE, "ieIssueDetails.aspx", _ISSUE, ("IId",), (("Opt", "3"),)),
    _Page(_KIND.ISSUE_DETAILS, "mgIssueHistoryHome.aspx", _ISSUE, ("IId",), (("Opt", "0"),)),
    _Page(_KIND.ISSUE_DECISIONS, "mgDecisionDetails.aspx", _ISSUE, ("IId",), (("Opt", "1"),)),
    _Page(_KIND.ISSUE_HISTORY, "mgIssueHistoryChronology.aspx", _ISSUE, ("IId",), (("Opt", "2"),)),
    _Page(_KIND.ATTENDANCE, "mgMeetingAttendance.aspx", _ID, ("ID",)),
    _Page(_KIND.DECISIONS_LIST, "mgDelegatedDecisions.aspx", {}),
    _Page(_KIND.DECISIONS_LIST, "mgListOfficerDecisions.aspx", {}),
    _Page(_KIND.WHATS_NEW, "mgWhatsNew.aspx", {}),
    _Page(_KIND.FEED, "mgRss.aspx", {}),
    _Page(_KIND.CALENDAR, "mgCalendarMonthView.aspx", {}),
    _Page(_KIND.CALENDAR, "mgCalendarWeekView.aspx", {}),
    _Page(_KIND.CALENDAR, "mgCalendarAgendaView.aspx", {}),
    _Page(_KIND.SEARCH, "ieDocSearch.aspx", {}),
    _Page(_KIND.SEARCH, "ieSearchResults2.aspx", {}),
    _Page(_KIND.HOME, "ieDocHome.aspx", {}),
    _Page(_KIND.HOME, "uuCoverPage.aspx", {}),
    _Page(_KIND.DOCUMENT_FILE, "mgConvert2PDF.aspx", _ID, ("ID",)),
    _Page(_KIND.DOCUMENT_FILE, "ceConvert2PDF.aspx", {}),
    _Page(_KIND.ERROR, "mgError.aspx", {}),
    _Page(_KIND.LOGON, "ieLogon.aspx", {}),
)
_BY_NAME = {page.name.lower(): page for page in _PAGES}
_RULES_BY_KIND = {page.kind: page for page in reversed(_PAGES)}
_SERVICE = "mgWebService.asmx"
_FILE = re.compile(r"^(?P<base>.*)/documents/(?P<id>[a-z]+\d+)/[^/]*$", re.IGNORECASE)
_SERVICE_PATH = re.compile(rf"^(?P<base>.*)/{re.escape(_SERVICE)}(?:/(?P<operation>\w+))?/?$", re.IGNORECASE)
_ANCHOR = re.compile(r"^AI(\d+)$", re.IGNORECASE)
_WELSH = "1"  # LLL=1 is the Welsh page, a text of its own; LLL=0 is the English one, as without LLL


@lru_cache(maxsize=8192)  # a crawl asks many times for what a page is, and pages share most of their links
def classify(url: str, relative_to: str | None = None) -> Address:
    """Take an address apart; `relative_to` is the page that a relative link was found on.

    Never raises: what is no web address, or not one of these sites' pages, has kind `OTHER`.
    """
    try:
        parsed = URL(url.strip())
        if relative_to is not None:
            parsed = URL(relative_to).join(parsed)
        if parsed.scheme not in {"http", "https"} or not parsed.host:
            return Address(AddressKind.OTHER, (), "", url)
    except ValueError:
        return Address(AddressKind.OTHER, (), "", url)
    return _classify_path(parsed)


def build(kind: AddressKind, base: str, **ids: str) -> str:
    """The canonical address of a page under `base`: `build(AddressKind.MEETING, base, MId="7")`.

    Raises KeyError for a kind without a page of its own.
    """
    page = _RULES_BY_KIND[kind]
    return str(URL(f"{base.rstrip('/')}/{page.name}").with_query([*ids.items(), *page.fixed]))


def service_url(base: str, operation: str, **params: str) -> str:
    """The address of one operation of the XML web service; every parameter must be given, even if empty."""
    return str(URL(f"{base.rstrip('/')}/{_SERVICE}/{operation}").with_query(params))


def rebase(address: Address, base: str) -> str:
    """The same page under another base: a link to http, or to a site's second host, becomes ours."""
    return base.rstrip("/") + address.url.removeprefix(address.base)


def without_language(address: Address) -> Address:
    """The same page in the site's own language, whichever language the link asks for."""
    if address.get("LLL") is None:
        return address
    ids = tuple(one for one in address.ids if one[0] != "LLL")
    return replace(address, ids=ids, url=str(URL(address.url).without_query_params("LLL")))


def _classify_path(url: URL) -> Address:
    plain = url.with_fragment(None)
    if match := _FILE.match(url.path):
        base = _base(url, match["base"])
        return Address(AddressKind.DOCUMENT_FILE, (("file", match["id"].lower()),), base, str(plain))
    if match := _SERVICE_PATH.match(url.path):
        ids = (("operation", match["operation"]),) if match["operation"] else ()
        return Address(AddressKind.WEB_SERVICE, ids, _base(url, match["base"]), str(plain))
    folder, _, name = url.path.rpartition("/")
    base = _base(url, folder)
    page = _BY_NAME.get(name.lower())
    if page is None:
        return Address(AddressKind.OTHER, (), base, str(plain))
    return _classify_page(page, url, base)


def _classify_page(page: _Page, url: URL, base: str) -> Address:
    given = {name.lower(): value.strip() for name, value in url.query.items()}
    ids = []
    for name, aliases in page.params.items():
        value = next((given[alias] for alias in (name.lower(), *aliases) if given.get(alias)), None)
        if value is not None:
            ids.append((name, value))
    if given.get("lll") == _WELSH and page.identity:
        ids.append(("LLL", _WELSH))
    if any(name in page.identity for name, _ in ids):
        canonical = URL(f"{base}/{page.name}").with_query([*ids, *page.fixed])
    else:
        canonical = URL(f"{base}/{page.name}").with_query(url.query)
    if anchor := _ANCHOR.match(url.fragment):
        ids.append(("AI", anchor[1]))
    return Address(page.kind, tuple(ids), base, str(canonical))


def _base(url: URL, folder: str) -> str:
    return str(url.origin().with_path(folder)) if folder.strip("/") else str(url.origin())
