"""From an address to an answer: what a sample site says to one request. No sockets here.

Paths and parameter names are taken in any case, as on the real platform; an unknown id is sent to
`mgError.aspx`, an unknown page is a 404.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from crawlers.sample_site.answers import XML, Response
from crawlers.sample_site.frame import Serving
from crawlers.sample_site.language import Language
from crawlers.sample_site.lists import feed
from crawlers.sample_site.pages import Pages
from crawlers.sample_site.parameters import Parameters, day, number, window
from crawlers.sample_site.pdf import small_pdf
from crawlers.sample_site.scenario import Site
from crawlers.sample_site.web_service import MissingParameter, answer

SERVED_FROM = datetime(2026, 3, 16, 2, 0)  # the clock printed on pages: a second later at each serving

_LANGUAGES: dict[str, Language] = {"0": "en", "1": "cy"}  # by LLL

Handler = Callable[[Parameters, Serving], str | None]  # a page, or None where there is no such thing


class SiteApp:
    """Answers the requests to one site."""

    def __init__(self, site: Site):
        self.site = site
        self.pages = Pages(site)
        self.base = site.layout.base_path
        self._served = 0
        self._handlers: dict[str, Handler] = {
            "iedochome.aspx": self._home,
            "uucoverpage.aspx": self._home,
            "mglistcommittees.aspx": lambda p, s: self.pages.committees(s),
            "mgcommitteedetails.aspx": self._committee,
            "ielistmeetings.aspx": self._meetings,
            "ielistdocuments.aspx": self._meeting,
            "mgai.aspx": self._agenda_item,
            "iedecisiondetails.aspx": self._decision,
            "mgissuehistoryhome.aspx": self._issue,
            "ieissuedetails.aspx": self._issue_meetings,
            "mgdecisiondetails.aspx": self._issue_decisions,
            "mgmeetingattendance.aspx": self._attendance,
            "mgwhatsnew.aspx": self._whats_new,
            "mgdelegateddecisions.aspx": self._decisions,
            "mglistofficerdecisions.aspx": self._decisions,
            "mgcalendaragendaview.aspx": self._calendar,
            "iesearchresults2.aspx": self._search,
            "mgerror.aspx": self._error,
        }

    def respond(self, target: str) -> Response:
        """The answer to GET `target`, a path with its query."""
        parts = urlsplit(target)
        path = unquote(parts.path)
        if path == "/robots.txt":
            return self._robots()
        if self.base and path == "/":
            return self._redirect(f"{self.base}/ieDocHome.aspx?bcr=1")
        if not path.lower().startswith(f"{self.base.lower()}/"):
            return self._not_found()
        return self._answer(path[len(self.base) + 1 :], parts.query)

    def _answer(self, page: str, query: str) -> Response:
        """The answer to a page, named relative to the base directory."""
        parameters = {k.lower(): v for k, v in parse_qsl(query, keep_blank_values=True)}
        if page.lower().startswith("mgwebservice.asmx"):
            return self._web_service(page.partition("/")[2], parameters)
        if page.lower().startswith("documents/"):
            return self._document(page)
        if page.lower() == "mgrss.aspx":
            return self._feed()
        if page.lower() == "mgdelegateddecisions.aspx" and self._is_too_wide(parameters):
            return Response(500, b"<html><body><h1>Server Error in '/' Application.</h1></body></html>")
        handler = self._handlers.get((page or "ieDocHome.aspx").lower())
        if handler is None or page.lower() in self._absent():
            return self._not_found()
        html = handler(parameters, self._serving(_LANGUAGES.get(parameters.get("lll", ""))))
        if html is None:
            return self._redirect(f"{self.base}/mgError.aspx")
        return Response(200, html.encode())

    def _serving(self, language: Language | None = None) -> Serving:
        """A new stamp: the parts of a page that differ each time it is served."""
        self._served += 1
        at = SERVED_FROM + timedelta(days=self.site.night - 1, seconds=self._served)
        token = f"{self._served * 2654435761 % 2**32:08x}"
        return Serving(at.isoformat(), token, language or self.site.layout.language)

    def _robots(self) -> Response:
        rules = f"User-agent: *\nDisallow: {self.base}/ieLogon.aspx\nDisallow: {self.base}/mgUserInfo.aspx\n"
        return Response(200, rules.encode(), "text/plain")

    def _home(self, parameters: Parameters, serving: Serving) -> str:
        links = (
            ("Browse committees", "mgListCommittees.aspx?bcr=1"),
            ("Decisions", "mgDelegatedDecisions.aspx?bcr=1"),
            ("What's new", "mgWhatsNew.aspx?bcr=1"),
        )
        return self.pages.text("Council and democracy", ["How your council works."], serving, links=links)

    def _committee(self, parameters: Parameters, serving: Serving) -> str | None:
        committee = self.site.committee(number(parameters, "id"))
        return self.pages.committee(committee, serving) if committee else None

    def _meetings(self, parameters: Parameters, serving: Serving) -> str | None:
        committee = self.site.committee(number(parameters, "cid", "committeeid"))
        year = number(parameters, "year", default=self.site.today.year)
        if committee is None:
            return None
        turn = None
        if (way := parameters.get("act", "").lower()) in {"earlier", "later"}:
            turn = way, datetime.strptime(parameters["d"][:8], "%Y%m%d").date()
        return self.pages.meetings(committee, year, turn, serving)

    def _calendar(self, parameters: Parameters, serving: Serving) -> str:
        today = self.site.today
        year = number(parameters, "dd", default=today.year)
        return self.pages.calendar(year, number(parameters, "m", default=today.month), serving)

    def _meeting(self, parameters: Parameters, serving: Serving) -> str | None:
        meeting = self.site.meetings.get(number(parameters, "mid", "meetingid"))
        return self.pages.meeting(meeting, serving) if meeting else None

    def _attendance(self, parameters: Parameters, serving: Serving) -> str | None:
        meeting = self.site.meetings.get(number(parameters, "id"))
        if meeting is None:
            return None
        return self.pages.text("Meeting attendance", ["Attendance is shown in the printed minutes."], serving)

    def _agenda_item(self, parameters: Parameters, serving: Serving) -> str | None:
        item = self.site.item(number(parameters, "id"))
        return self.pages.agenda_item(item, serving) if item else None

    def _decision(self, parameters: Parameters, serving: Serving) -> str | None:
        item = self.site.item(number(parameters, "aiid"))
        of_item = item.decision_id if item else None
        decision = self.site.decisions.get(of_item or number(parameters, "id"))
        return self.pages.decision(decision, serving) if decision else None

    def _issue(self, parameters: Parameters, serving: Serving) -> str | None:
        issue = self.site.issues.get(number(parameters, "iid"))
        return self.pages.issue(issue, serving) if issue else None

    def _issue_meetings(self, parameters: Parameters, serving: Serving) -> str | None:
        issue = self.site.issues.get(number(parameters, "iid"))
        return self.pages.issue_meetings(issue, serving) if issue else None

    def _issue_decisions(self, parameters: Parameters, serving: Serving) -> str | None:
        issue = self.site.issues.get(number(parameters, "iid"))
        return self.pages.issue_decisions(issue, serving) if issue else None

    def _whats_new(self, parameters: Parameters, serving: Serving) -> str:
        return self.pages.whats_new(*window(parameters, self.site.today), serving)

    def _decisions(self, parameters: Parameters, serving: Serving) -> str:
        return self.pages.decisions(*window(parameters, self.site.today), serving)

    def _search(self, parameters: Parameters, serving: Serving) -> str:
        words, page = parameters.get("ss", ""), number(parameters, "pg", default=1)
        since, until = (day(parameters.get(name, "")) for name in ("sd", "ed"))
        return self.pages.search(words, since or date.min, until or date.max, page, serving)

    def _feed(self) -> Response:
        if self.site.layout.feed == "absent":
            return self._not_found()
        if self.site.layout.feed == "html":
            return Response(200, self.pages.text("Feeds", ["Choose a feed."], self._serving()).encode())
        return Response(200, feed(self.site).encode(), XML)

    def _absent(self) -> set[str]:
        """The pages that this install does not have."""
        layout = self.site.layout
        absent = set()
        if layout.whats_new == "absent":
            absent.add("mgwhatsnew.aspx")
        if layout.calendar == "absent":
            absent.add("mgcalendaragendaview.aspx")
        if layout.decision_list != "all":
            absent.add("mgdelegateddecisions.aspx")
        if layout.decision_list == "absent":
            absent.add("mglistofficerdecisions.aspx")
        return absent

    def _is_too_wide(self, parameters: Parameters) -> bool:
        longest = self.site.layout.longest_range
        since, until = window(parameters, self.site.today)
        return longest is not None and (until - since).days > longest

    def _error(self, parameters: Parameters, serving: Serving) -> str:
        lines = ["The page you asked for could not be shown.", "Please try again later."]
        return self.pages.text("Error", lines, serving, css="mgErrorTxt")

    def _web_service(self, operation: str, parameters: Parameters) -> Response:
        if self.site.layout.web_service == "forbidden":
            return Response(403, b"<html><body><h1>403 Forbidden</h1></body></html>")
        if self.site.layout.web_service == "html":
            lines = ["The service you asked for is not in use here."]
            return Response(200, self.pages.text("Service unavailable", lines, self._serving()).encode())
        if self.site.layout.web_service == "empty":
            return Response(200, b"", XML)
        if self.site.layout.web_service == "by_committee" and operation.lower() == "getallmeetingsbydate":
            return Response(
                500, b"GetAllMeetingsByDate Web Service method name is not valid.\n", "text/plain"
            )
        try:
            xml = answer(self.site, operation, parameters)
        except MissingParameter as error:
            return Response(500, f"{error}\n".encode(), "text/plain; charset=utf-8")
        return self._not_found() if xml is None else Response(200, xml.encode(), XML)

    def _document(self, page: str) -> Response:
        """Any paper that a page links to, as a small PDF of its title."""
        owner = re.match(r"documents/([sg])(\d+)/(.+)\.pdf$", page, re.IGNORECASE)
        if owner is None or not self._owns(owner[1].lower(), int(owner[2])):
            return self._not_found()
        return Response(200, small_pdf(owner[3]), "application/pdf")

    def _owns(self, kind: str, number: int) -> bool:
        if kind == "g":
            return number in self.site.meetings
        return self.site.item(number // 10) is not None or number // 10 - 9_000_000 in self.site.decisions

    def _redirect(self, path: str) -> Response:
        return Response(302, headers={"Location": quote(path, safe="/?=&")})

    def _not_found(self) -> Response:
        html = self.pages.text("Page not found", ["There is no such page."], self._serving())
        return Response(404, html.encode())
