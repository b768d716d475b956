"""The rows of the lists that tell what a site has published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crawlers.sample_site.scenario import Event, Site


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
    rows = [row for row in (*_decision_rows(site), *_issue_rows(site)) if since <= row.published <= until]
    return sorted(rows, key=lambda row: (row.published, row.id), reverse=True)


def events(site: Site, since: date, until: date) -> list[tuple[Event, str]]:
    """What was published from one day to another, each with the page it is on."""
    return [(event, _href(event)) for event in site.events if since <= event.day <= until]


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
