"""The rows of the lists that tell what a site has published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from xml.etree import ElementTree as ET

from crawlers.sample_site.scenario import Event, Meeting, Site

RECENT = timedelta(days=30)  # what lists show when nobody names days


@dataclass(frozen=True)
class Row:
    """A row of the decision list."""

    id: int
    what: str
    title: str
    href: str
    published: date
    effective: date
    call_in: str


def decision_rows(site: Site, since: date, until: date) -> list[Row]:
    """Decisions, with issues mixed in, published from one day to another, latest first."""
    if site.layout.decision_days == "ignored":
        since, until = date.min, date.max
    rows = [row for row in (*_decision_rows(site), *_issue_rows(site)) if since <= row.published <= until]
    return sorted(rows, key=lambda row: (row.published, row.id), reverse=True)


def meetings_listed(
    site: Site, committee_id: int, year: int, turn: tuple[str, date] | None
) -> tuple[list[Meeting], list[tuple[str, date]]]:
    """A committee's meetings of a year (0 for all), or those before or after a day, latest first.

    Also where the list is cut, "earlier" or "later", and at which day.
    """
    everything = site.meetings_of(committee_id)
    length = site.layout.meetings_listed
    match turn:
        case ("earlier", day):
            shown = [m for m in everything if m.day < day][:length]
        case ("later", day):
            shown = [m for m in everything if m.day > day][-length:]
        case _:
            asked = [m for m in everything if year in (0, m.day.year)]
            shown = asked[:length]
            if len(shown) == len(asked):
                return shown, []
    cut = [("earlier", shown[-1].day)] if shown and everything[-1].day < shown[-1].day else []
    cut += [("later", shown[0].day)] if shown and everything[0].day > shown[0].day else []
    return shown, cut


def month_of(site: Site, year: int, month: int) -> list[Meeting]:
    """The meetings of a month, first to last."""
    if site.layout.calendar == "this_month":
        year, month = site.today.year, site.today.month
    if site.layout.calendar == "no_past" and (year, month) < (site.today.year, site.today.month):
        return []
    found = [m for m in site.meetings.values() if (m.day.year, m.day.month) == (year, month)]
    return sorted(found, key=lambda m: (m.day, m.id))


def feed(site: Site) -> str:
    """The latest events as RSS."""
    root = ET.Element("rss", version="2.0")
    channel = ET.SubElement(root, "channel")
    ET.SubElement(channel, "title").text = f"{site.content.full_name}: what's new"
    for event in [e for e in _told(site) if e.day <= site.today][: site.layout.feed_events]:
        item = ET.SubElement(channel, "item")
        ET.SubElement(item, "title").text = f"{event.what}: {event.title}"
        ET.SubElement(item, "link").text = _href(event)
        ET.SubElement(item, "pubDate").text = f"{event.day:%a, %d %b %Y} 00:00:00 GMT"
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode")


def events(site: Site, since: date, until: date) -> list[tuple[Event, str]]:
    """What was published from one day to another, each with the page it is on."""
    match site.layout.whats_new:
        case "empty":
            return []
        case "last_month":
            since, until = site.today - RECENT, site.today
        case "no_past":
            since = max(since, site.today - RECENT)
    return [(event, _href(event)) for event in _told(site) if since <= event.day <= until]


def _told(site: Site) -> list[Event]:
    """The events that the site tells of."""
    return [one for one in site.events if site.layout.told_of == "all" or one.what == "Agenda published"]


def _decision_rows(site: Site) -> list[Row]:
    return [
        Row(
            id=d.id,
            what="decision details",
            title=d.title,
            href=f"ieDecisionDetails.aspx?ID={d.id}",
            published=d.published,
            effective=d.effective or d.published,
            call_in="Call-in expired" if d.call_in else "Not for call-in",
        )
        for d in site.decisions.values()
    ]


def _issue_rows(site: Site) -> list[Row]:
    return [
        Row(
            id=issue.id,
            what="issue history",
            title=issue.title,
            href=f"mgIssueHistoryHome.aspx?IId={issue.id}&Opt=0",
            published=issue.first_published,
            effective=issue.first_published,
            call_in="Not for call-in",
        )
        for issue in site.issues.values()
    ]


def _href(event: Event) -> str:
    if event.meeting:
        return f"ieListDocuments.aspx?CId={event.meeting.committee.id}&MId={event.meeting.id}&Ver=4"
    if event.decision:
        return f"ieDecisionDetails.aspx?ID={event.decision.id}"
    assert event.issue is not None
    return f"mgIssueHistoryHome.aspx?IId={event.issue.id}&Opt=0"
