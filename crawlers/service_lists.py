"""Lists that are XML: the meetings of the web service, and the RSS feed of what is new."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from crawlers.listings import Listed, full_date, latest_told, slashed
from crawlers.ways.names import Way
from transforms.addresses import AddressKind, build, classify, service_url
from transforms.dates import read_date

# The operation and the root of its answer.
OPERATIONS = {
    Way.SERVICE_BY_DATE: ("GetAllMeetingsByDate", "meetings"),
    Way.SERVICE_BY_COMMITTEE: ("GetMeetings", "getmeetings"),
}
# What "all committees" is: one install gave nothing for 0 and all for -1, others take 0.
ALL_COMMITTEES = {Way.SERVICE_BY_DATE: ("-1", "0"), Way.SERVICE_BY_COMMITTEE: ("0", "-1")}
FEED_ROOT = "rss"


def service_meetings_url(base: str, way: Way, committee: str, since: date, until: date) -> str:
    """All meetings of a window, by one of the two operations; `committee` is one of `ALL_COMMITTEES`."""
    order = {"bIsAscendingDateOrder": "true"} if way is Way.SERVICE_BY_DATE else {}
    return service_url(
        base,
        OPERATIONS[way][0],
        lCommitteeId=committee,
        sFromDate=slashed(since),
        sToDate=slashed(until),
        **order,
    )


def read_service_meetings(root: etree._Element, base: str) -> tuple[list[Listed], int]:
    """The meetings of an answer, and how many rows it has: those without an id or a date cannot be read.

    GetMeetings counts its meetings itself (" 12"); where it counts more than it sends, that many rows it has.
    """
    found = []
    rows = 0
    for meeting in root.iter("{*}meeting"):
        rows += 1
        identity, on = _text(meeting, "meetingid"), _slashed_date(_text(meeting, "meetingdate"))
        if identity and on:
            committee = _text(meeting, "committeeid") or _committee_around(meeting)
            ids = {"CId": committee} if committee else {}
            found.append(Listed(classify(build(AddressKind.MEETING, base, **ids, MId=identity)), on))
    counted = _text(root, "meetingscount")
    return found, max(rows, int(counted)) if counted.isdigit() else rows


def read_feed(root: etree._Element, url: str, *kinds: AddressKind) -> tuple[list[Listed], date | None]:
    """The pages that a feed's items tell of, and the day of its oldest item; None where no item has one."""
    news = []
    days = []
    for item in root.iter("{*}item"):
        told = _feed_date(_text(item, "pubDate"))
        address = classify(_text(item, "link"), relative_to=url)
        if told is not None:
            days.append(told)
        if address.kind in kinds:
            news.append(Listed(address, full_date(read_date(_text(item, "title"))), told))
    return latest_told(news), min(days, default=None)


def _committee_around(meeting: etree._Element) -> str:
    committee = next(meeting.iterancestors("{*}committee"), None)
    return _text(committee, "committeeid") if committee is not None else ""


def _text(element: etree._Element, name: str) -> str:
    child = element.find(f"{{*}}{name}")
    return (child.text or "").strip() if child is not None else ""


def _slashed_date(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()
    except ValueError:
        return None


def _feed_date(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except ValueError:
        return full_date(text[:10])
