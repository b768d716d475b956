"""The site's own search: agenda items, decisions and issues that hold the words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from crawlers.sample_site.content import Decision, Issue
from crawlers.sample_site.scenario import AgendaItem, Meeting, Site

HITS_A_PAGE = 10


@dataclass(frozen=True)
class Hit:
    """One result: an item of a meeting, a meeting with a file that holds the words, a decision or an issue."""

    day: date
    title: str
    snippet: str
    meeting: Meeting | None = None
    item: AgendaItem | None = None
    decision: Decision | None = None
    issue: Issue | None = None


def find(site: Site, words: str, since: date, until: date) -> list[Hit]:
    """What holds any of the words or quoted phrases, parted by OR, in a window; the latest first."""
    if site.layout.search_dates == "ignored":
        since, until = date.min, date.max
    terms = [term.strip().strip('"').lower() for term in re.split(r"\bOR\b", words)]
    hits = [hit for hit in _things(site) if since <= hit.day <= until]
    found = [
        hit for hit in hits if any(term and term in f"{hit.title} {hit.snippet}".lower() for term in terms)
    ]
    return sorted(found, key=lambda hit: (hit.day, hit.title), reverse=True)


def _things(site: Site) -> list[Hit]:
    things = []
    for meeting in site.meetings.values():
        for item in meeting.items:
            text = f"{item.agenda} {item.minutes} {item.decision}"
            things.append(Hit(meeting.day, item.title, text, meeting=meeting, item=item))
            things += [Hit(meeting.day, report, "", meeting=meeting) for report in item.reports]
    things += [Hit(d.published, d.title, d.text, decision=d) for d in site.decisions.values()]
    things += [Hit(i.first_published, i.title, i.text, issue=i) for i in site.issues.values()]
    return things
