"""The pages of a sample site as HTML, in the real platform's markup: container and council's frame."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from crawlers.sample_site.content import Committee, Decision, Issue
from crawlers.sample_site.frame import Frame, Serving
from crawlers.sample_site.language import heading_date
from crawlers.sample_site.lists import decision_rows, events, meetings_listed, month_of
from crawlers.sample_site.markup import clock, ordinal, reports_of
from crawlers.sample_site.scenario import AgendaItem, Meeting, Site
from crawlers.sample_site.search import HITS_A_PAGE, find
from crawlers.sample_site.texts import Texts


class Pages:
    """Renders the pages of one site."""

    def __init__(self, site: Site):
        self.site = site
        self._page = Frame(site).page
        self._texts = Texts(site.layout)

    def meeting(self, meeting: Meeting, serving: Serving) -> str:
        """`ieListDocuments`: all items of a meeting."""
        day = meeting.day
        when = heading_date(day, meeting.committee.time, serving.language)
        subtitle = f"{meeting.committee.title} - {when}"
        limit = self.site.layout.shown_characters if self.site.layout.cut_on_meeting_page else None
        papers = [
            ("Agenda frontsheet", meeting.agenda_published),
            ("Printed minutes", meeting.minutes_published),
        ]
        stamp = f"{ordinal(day.day)}-{day:%b-%Y} {clock(meeting.committee.time)} {meeting.committee.title}"
        return self._page(
            "meeting.html",
            serving,
            heading="Agenda and minutes" if meeting.minutes_published else "Agenda",
            title=subtitle,
            subtitle=subtitle,
            meeting=meeting,
            papers=[
                (name, f"documents/g{meeting.id}/{name} {stamp}.pdf?T=10") for name, there in papers if there
            ],
            items=[self._texts.shown(item, limit) for item in meeting.items],
            item_table=self.site.layout.item_table,
        )

    def agenda_item(self, item: AgendaItem, serving: Serving) -> str:
        """`mgAi`: one item, whole."""
        links = []
        if item.decision_id:
            links.append(
                (f"View the decision for item {item.number}", f"ieDecisionDetails.aspx?AIId={item.id}")
            )
        if item.issue_id:
            links.append(
                (
                    f"View the background to item {item.number}",
                    f"mgIssueHistoryHome.aspx?IId={item.issue_id}",
                )
            )
        shown = self._texts.shown(item, None)
        return self._page(
            "agenda_item.html", serving, heading="Agenda item", title=item.title, shown=shown, links=links
        )

    def decision(self, decision: Decision, serving: Serving) -> str:
        """`ieDecisionDetails`: one decision."""
        item = self.site.items_by_key.get(decision.item) if decision.item else None
        links = [("Find out more about this issue", f"mgIssueHistoryHome.aspx?IId={decision.issue}&Opt=0")]
        return self._page(
            "decision.html",
            serving,
            heading="Decision details",
            title=decision.title,
            decision=decision,
            item=item,
            meeting=item.meeting if item else None,
            links=links if decision.issue else [],
            purpose=self._texts.word(decision.purpose),
            text=self._texts.word(decision.text),
            reasons=self._texts.word(decision.reasons),
            reports=reports_of(9_000_000 + decision.id, decision.reports),
        )

    def issue(self, issue: Issue, serving: Serving) -> str:
        """`mgIssueHistoryHome`: the plan entry with its items and decisions."""
        return self._issue_page(
            "issue.html",
            "Issue details",
            issue,
            serving,
            text=self._texts.word(issue.text),
            items=self.site.items_of_issue(issue.id),
            decisions=self.site.decisions_of_issue(issue.id),
        )

    def issue_meetings(self, issue: Issue, serving: Serving) -> str:
        """`ieIssueDetails Opt=3`: the items of all meetings of an issue, long minutes cut."""
        limit = self.site.layout.shown_characters
        items = [self._texts.shown(item, limit) for item in self.site.items_of_issue(issue.id)]
        return self._issue_page(
            "issue_meetings.html",
            "Issue - meetings",
            issue,
            serving,
            items=items,
            item_table=self.site.layout.item_table,
        )

    def issue_decisions(self, issue: Issue, serving: Serving) -> str:
        """`mgDecisionDetails Opt=1`: the decisions of an issue with their texts."""
        decisions = [(d, self._texts.word(d.text)) for d in self.site.decisions_of_issue(issue.id)]
        return self._issue_page(
            "issue_decisions.html", "Issue - decisions", issue, serving, decisions=decisions
        )

    def committees(self, serving: Serving) -> str:
        """`mgListCommittees`."""
        return self._page(
            "committees.html",
            serving,
            heading="Committees",
            title="Browse committees",
            committees=self.site.committees,
        )

    def committee(self, committee: Committee, serving: Serving) -> str:
        """`mgCommitteeDetails`."""
        return self._page(
            "committee.html",
            serving,
            heading="Committee details",
            title=committee.title,
            committee=committee,
        )

    def meetings(
        self, committee: Committee, year: int, turn: tuple[str, date] | None, serving: Serving
    ) -> str:
        """`ieListMeetings` of a year, 0 for all; `turn` is what lies "earlier" or "later" than a day."""
        meetings, cut = meetings_listed(self.site, committee.id, year, turn)
        return self._page(
            "meetings.html",
            serving,
            heading="Browse meetings",
            title=committee.title,
            committee=committee,
            meetings=meetings,
            cut=cut,
        )

    def calendar(self, year: int, month: int, serving: Serving) -> str:
        """`mgCalendarAgendaView` of a month."""
        return self._page(
            "calendar.html",
            serving,
            heading="Meetings calendar",
            title=f"{date(year, month, 1):%B %Y}",
            meetings=month_of(self.site, year, month),
        )

    def search(self, words: str, since: date, until: date, page: int, serving: Serving) -> str:
        """`ieSearchResults2`: a page of what the search finds."""
        hits = find(self.site, words, since, until)
        shown = hits[(page - 1) * HITS_A_PAGE : page * HITS_A_PAGE]
        query = {"SS": words, "SD": f"{since:%d/%m/%Y}", "ED": f"{until:%d/%m/%Y}", "ADV": "1"}
        return self._page(
            "search.html",
            serving,
            heading="Search results",
            title=words,
            hits=list(enumerate(shown, start=(page - 1) * HITS_A_PAGE + 1)),
            query=urlencode(query),
            page=page,
            is_last=page * HITS_A_PAGE >= len(hits),
            links_on=self.site.layout.search_links,
        )

    def whats_new(self, since: date, until: date, serving: Serving) -> str:
        """`mgWhatsNew`: what was published from one day to another."""
        return self._page(
            "whats_new.html",
            serving,
            heading="What's new",
            title="",
            since=f"{since:%d/%m/%Y}",
            until=f"{until:%d/%m/%Y}",
            events=events(self.site, since, until),
        )

    def decisions(self, since: date, until: date, serving: Serving) -> str:
        """`mgDelegatedDecisions`: decisions, with issues mixed in, published from one day to another."""
        rows = decision_rows(self.site, since, until)
        return self._page(
            "decisions.html", serving, heading="Decisions", title="Decisions published", rows=rows
        )

    def text(
        self,
        heading: str,
        lines: Sequence[str],
        serving: Serving,
        *,
        css: str = "mgCoverTxt",
        links: Sequence[tuple[str, str]] = (),
    ) -> str:
        """A plain page of a few lines: home, error, not found."""
        return self._page(
            "text.html", serving, heading=heading, title="", lines=lines, css=css, links=list(links)
        )

    def _issue_page(
        self, template: str, heading: str, issue: Issue, serving: Serving, **context: object
    ) -> str:
        links = [
            ("Issue details", f"mgIssueHistoryHome.aspx?IId={issue.id}&Opt=0"),
            ("Decisions", f"mgDecisionDetails.aspx?IId={issue.id}&Opt=1"),
            ("Meetings", f"ieIssueDetails.aspx?IId={issue.id}&Opt=3"),
        ]
        return self._page(
            template, serving, heading=heading, title=issue.title, issue=issue, links=links, **context
        )
