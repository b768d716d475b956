"""The ways in by name, as fetch logs tell them apart and the record of a site names them."""

from __future__ import annotations

from enum import StrEnum

from transforms.addresses import AddressKind, classify


class Way(StrEnum):
    """A kind of list that names pages of a site."""

    SERVICE_BY_DATE = "service_by_date"  # GetAllMeetingsByDate of the XML web service
    SERVICE_BY_COMMITTEE = "service_by_committee"  # GetMeetings
    WHATS_NEW = "whats_new"
    FEED = "feed"  # the same events as RSS
    CALENDAR = "calendar"
    COMMITTEES = "committees"  # the list of committees and each one's meetings
    DECISIONS = "decisions"
    OFFICER_DECISIONS = "officer_decisions"
    SEARCH = "search"


class Subject(StrEnum):
    """What lists are about; ways to the same subject stand in for each other."""

    MEETINGS = "meetings"
    NEWS = "news"
    DECISIONS = "decisions"


# In the order of preference. The service names all meetings of a window in one request; every site has the
# committees' lists, and they are the dearest.
MEETING_WAYS = (
    Way.SERVICE_BY_DATE,
    Way.SERVICE_BY_COMMITTEE,
    Way.WHATS_NEW,
    Way.CALENDAR,
    Way.COMMITTEES,
)
NEWS_WAYS = (Way.FEED, Way.WHATS_NEW)
DECISION_WAYS = (Way.DECISIONS, Way.OFFICER_DECISIONS)  # the officers' list is a part of the other

_SUBJECTS = {
    Way.WHATS_NEW: Subject.NEWS,
    Way.FEED: Subject.NEWS,
    Way.DECISIONS: Subject.DECISIONS,
    Way.OFFICER_DECISIONS: Subject.DECISIONS,
}
_BY_KIND = {
    AddressKind.WHATS_NEW: Way.WHATS_NEW,
    AddressKind.FEED: Way.FEED,
    AddressKind.CALENDAR: Way.CALENDAR,
    AddressKind.COMMITTEES: Way.COMMITTEES,
    AddressKind.MEETINGS: Way.COMMITTEES,
    AddressKind.SEARCH: Way.SEARCH,
}
_BY_OPERATION = {"getallmeetingsbydate": Way.SERVICE_BY_DATE, "getmeetings": Way.SERVICE_BY_COMMITTEE}


def way_of(url: str) -> Way | None:
    """The way that an address belongs to; None for a page."""
    address = classify(url)
    if address.kind is AddressKind.WEB_SERVICE:
        return _BY_OPERATION.get((address.get("operation") or "").lower())
    if address.kind is AddressKind.DECISIONS_LIST:
        return Way.OFFICER_DECISIONS if "officerdecisions" in url.lower() else Way.DECISIONS
    return _BY_KIND.get(address.kind)


def subject_of(way: Way) -> Subject:
    """What a way's lists are about."""
    return _SUBJECTS.get(way, Subject.MEETINGS)
