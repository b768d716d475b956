"""The platform's XML web service over plain GET: operations by name, parameters by name, bare XML out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from xml.etree import ElementTree as ET

from crawlers.sample_site.markup import clock
from crawlers.sample_site.scenario import AgendaItem, Meeting, Site
from crawlers.sample_site.word import word_html

PARAMETERS = {
    "getcommittees": (),
    "getmeetings": ("lcommitteeid", "sfromdate", "stodate"),
    "getallmeetingsbydate": ("lcommitteeid", "sfromdate", "stodate", "bisascendingdateorder"),
    "getmeeting": ("lmeetingid",),
}


class MissingParameter(Exception):
    """A parameter that the operation needs is not there, not even empty."""


def answer(site: Site, operation: str, parameters: Mapping[str, str]) -> str | None:
    """The XML of one call; None where the service has no such operation.

    Args:
        site: whose service it is.
        operation: its name, in any case.
        parameters: by lower-case name.

    Raises:
        MissingParameter: where the real service answers with status 500.
    """
    needed = PARAMETERS.get(operation.lower())
    if needed is None:
        return None
    missing = [name for name in needed if name not in parameters]
    if missing:
        raise MissingParameter(f"Missing parameter: {missing[0]}.")
    root = {
        "getcommittees": _committees,
        "getmeetings": _meetings,
        "getallmeetingsbydate": _all_meetings,
        "getmeeting": _meeting,
    }[operation.lower()](site, parameters)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode")


def _committees(site: Site, parameters: Mapping[str, str]) -> ET.Element:
    root = ET.Element("committees")
    _add(root, "committeescount", f" {len(site.committees)}")
    for committee in site.committees:
        node = ET.SubElement(root, "committee")
        _add(node, "committeeid", committee.id)
        _add(node, "committeetitle", committee.title)
        _add(node, "committeedeleted", False)
        _add(node, "committeeexpired", False)
        _add(node, "committeecategory", committee.category)
    return root


def _meetings(site: Site, parameters: Mapping[str, str]) -> ET.Element:
    wanted = int(parameters["lcommitteeid"] or 0)
    meetings = _within(site, site.meetings.values(), parameters)
    committees = [c for c in site.committees if wanted in (site.layout.all_committees, c.id)]
    held = [(c, [m for m in meetings if m.committee.id == c.id]) for c in committees]
    held = [(committee, own) for committee, own in held if own]
    root = ET.Element("getmeetings")
    _add(root, "meetingscount", f" {sum(len(own) for _, own in held)}")
    _add(root, "committeescount", f" {len(held)}")
    for committee, own in held:
        node = ET.SubElement(root, "committee")
        _add(node, "committeeid", committee.id)
        _add(node, "committeetitle", committee.title)
        _add(node, "committeemeetingcount", f" {len(own)}")
        listed = ET.SubElement(node, "committeemeetings")
        for meeting in own:
            _brief(ET.SubElement(listed, "meeting"), meeting)
    return root


def _all_meetings(site: Site, parameters: Mapping[str, str]) -> ET.Element:
    wanted = int(parameters["lcommitteeid"] or 0)
    everything = wanted == site.layout.all_committees
    root = ET.Element("meetings")
    ascending = parameters["bisascendingdateorder"].lower() == "true"
    meetings = [m for m in site.meetings.values() if everything or m.committee.id == wanted]
    ordered = sorted(_within(site, meetings, parameters), key=lambda m: (m.day, m.id), reverse=not ascending)
    for meeting in ordered:
        node = ET.SubElement(root, "meeting")
        _brief(node, meeting)
        _add(node, "committeeid", meeting.committee.id)
        _add(node, "committeetitle", meeting.committee.title)
    return root


def _brief(node: ET.Element, meeting: Meeting) -> None:
    _add(node, "meetingid", meeting.id)
    _add(node, "meetingdate", meeting.day)
    _add(node, "meetingstatus", "Confirmed")
    _add(node, "meetingtime", clock(meeting.committee.time))
    _add(node, "iswebcast", False)


def _meeting(site: Site, parameters: Mapping[str, str]) -> ET.Element:
    root = ET.Element("meeting")
    text = parameters["lmeetingid"]
    meeting = site.meetings.get(int(text)) if text.isdigit() else None
    if meeting is None:
        return root
    _brief(root, meeting)
    _add(root, "isdisplayallowed", True)
    _add(root, "meetinglocation", meeting.committee.venue)
    _add(root, "agendaid", meeting.id)
    _add(root, "agendapublished", meeting.agenda_published is not None)
    _add(root, "decisionpublished", meeting.minutes_published is not None)
    _add(root, "minutepublished", meeting.minutes_published is not None)
    items = ET.SubElement(root, "agendaitems")
    for place, item in enumerate(meeting.items, start=1):
        _agenda_item(ET.SubElement(items, "agendaitem"), item, place)
    return root


def _agenda_item(node: ET.Element, item: AgendaItem, place: int) -> None:
    _add(node, "agendaitemid", item.id)
    _add(node, "agendaitemtitle", item.title)
    _add(node, "agendatext", word_html(item.agenda) if item.agenda else "")
    _add(node, "agendaitemnumber", place * 4)  # the order inside the system, not the number people see
    _add(node, "fulldisplaynumberformat", item.number)
    _add(node, "minutesnonemptyhtmlbody", word_html(item.minutes) if item.minutes else "")
    _add(node, "decisionnonemptyhtmlbody", word_html(item.decision) if item.decision else "")
    _add(node, "isdecision", bool(item.decision))
    _add(node, "isminutepublished", bool(item.minutes))
    _add(node, "isrestricted", False)
    _add(node, "isdisplayallowed", True)
    _add(node, "meetingdate", item.meeting.day)
    ET.SubElement(node, "linkeddocuments").text = "\n"


def _within(site: Site, meetings: Iterable[Meeting], parameters: Mapping[str, str]) -> list[Meeting]:
    """Meetings between two dates. As on real sites, dates that are not dd/mm/yyyy are taken and ignored."""
    if site.layout.service_dates == "ignored":
        return list(meetings)
    since, until = _day(parameters["sfromdate"]), _day(parameters["stodate"])
    return [m for m in meetings if (since or date.min) <= m.day <= (until or date.max)]


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()
    except ValueError:
        return None


def _add(parent: ET.Element, name: str, value: object) -> None:
    text = f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
    ET.SubElement(parent, name).text = text or "\n"
