"""The pages of a sample site as HTML, in the real platform's markup: container and council's frame."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from urllib.parse import urlencode

from markupsafe import Markup

from crawlers.sample_site.content import Committee, Decision, Issue
from crawlers.sample_site.language import Language, heading_date, keep_language, listed_date, say
from crawlers.sample_site.lists import decision_rows, events, meetings_listed, month_of
from crawlers.sample_site.markup import Report, clock, environment, ordinal, reports_of
from crawlers.sample_site.scenario import AgendaItem, Meeting, Site
from crawlers.sample_site.search import HITS_A_PAGE, find
from crawlers.sample_site.word import cut, word_html

NAVIGATION = (
    ("Committees", "mgListCommittees.aspx?bcr=1"),
    ("Decisions", "mgDelegatedDecisions.aspx?bcr=1"),
    ("What's new", "mgWhatsNew.aspx?bcr=1"),
)
_PAGE_LINK = re.compile(r'(?<=href=")(\w+\.aspx)')


@dataclass(frozen=True)
class Shown:
    """An agenda item as one page shows it: its texts as HTML, cut or whole."""

    item: AgendaItem
    agenda: Markup
    decision: Markup
    minutes: Markup
    reports: list[Report]


@dataclass(frozen=True)
class Serving:
    """What differs each time a page is served, and must not count as a change of its content."""

    at: str  # ISO 8601
    token: str
    language: Language = "en"  # the same page in another language: what was asked for, not a change


class Pages:
    """Renders the pages of one site."""

    _environment = environment()

    def __init__(self, site: Site):
        self.site = site

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
            items=[self._shown(item, limit) for item in meeting.items],
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
        shown = self._shown(item, None)
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
            purpose=self._word(decision.purpose),
            text=self._word(decision.text),
            reasons=self._word(decision.reasons),
            reports=reports_of(9_000_000 + decision.id, decision.reports),
        )

    def issue(self, issue: Issue, serving: Serving) -> str:
        """`mgIssueHistoryHome`: the plan entry with its items and decisions."""
        return self._issue_page(
            "issue.html",
            "Issue details",
            issue,
            serving,
            text=self._word(issue.text),
            items=self.site.items_of_issue(issue.id),
            decisions=self.site.decisions_of_issue(issue.id),
        )

    def issue_meetings(self, issue: Issue, serving: Serving) -> str:
        """`ieIssueDetails Opt=3`: the items of all meetings of an issue, long minutes cut."""
        limit = self.site.layout.shown_characters
        items = [self._shown(item, limit) for item in self.site.items_of_issue(issue.id)]
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
        decisions = [(d, self._word(d.text)) for d in self.site.decisions_of_issue(issue.id)]
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

    def _shown(self, item: AgendaItem, limit: int | None) -> Shown:
        return Shown(
            item=item,
            agenda=self._cut(item, "agenda", item.agenda, limit),
            decision=self._word(item.decision),
            minutes=self._cut(item, "minutes", item.minutes, limit),
            reports=reports_of(item.id, item.reports),
        )

    def _cut(self, item: AgendaItem, what: str, text: str, limit: int | None) -> Markup:
        shown, was_cut = cut(text, limit)
        link = f'<a  href="mgAi.aspx?ID={item.id}"  >view the full {what} text for item {item.number}</a>'
        return self._word(shown, link if was_cut else "")

    def _word(self, text: str, cut_link: str = "") -> Markup:
        if not text.strip() and not cut_link:
            return Markup("")
        return Markup(word_html(text.strip(), lists=self.site.layout.word_lists, cut_link=cut_link))

    def _address(self, content: str) -> str:
        """Links as the install writes them: relative, or by the site's second name."""
        second = self.site.layout.links_to
        return _PAGE_LINK.sub(rf"{second}{self.site.layout.base_path}/\1", content) if second else content

    def _page(self, template: str, serving: Serving, *, heading: str, title: str, **context: object) -> str:
        language = serving.language
        said = {"say": partial(say, language=language), "listed": partial(listed_date, language=language)}
        content = self._environment.get_template(template).render(title=title, **said, **context)
        frame = self._environment.get_template(f"frame_{self.site.layout.frame}.html")
        return frame.render(
            content=Markup(self._address(keep_language(content, language))),
            heading=say(heading, language),
            title=title,
            council=self.site.content.full_name,
            base=self.site.layout.base_path,
            navigation=NAVIGATION,
            served=serving.at,
            token=serving.token,
        )
