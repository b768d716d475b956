"""What the sample sites do not do: tiny sites of a few answers each, on loopback."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import pytest

from crawlers.captures import CaptureStore
from crawlers.crawl import CouncilResult, CrawlOrder, crawl_shard
from crawlers.registry import Council

TODAY = date(2026, 3, 16)
EMPTY_SERVICE = b"<?xml version='1.0'?><meetings></meetings>"
ONE_MEETING = (
    b"<?xml version='1.0'?><meetings><meeting><meetingid>1</meetingid><meetingdate>02/03/2026</meetingdate>"
    b"</meeting></meetings>"
)


class Reply(NamedTuple):
    status: int = 200
    body: bytes = b""
    location: str = ""
    content_type: str = "text/html"


def page(content: str) -> Reply:
    return Reply(body=f"<body><div id='modgov'>{content}</div></body>".encode())


def meeting_page(text: str) -> Reply:
    return page(
        f"<h2 class='mgSubTitleTxt'>Cabinet</h2><table class='mgItemTable'><tr><td>{text}</td></tr></table>"
    )


NOTHING = page("<h1>List</h1><p>Nothing.</p>")
Site = dict[str, Reply]  # by the end of the path, without its query
USUAL: Site = {
    "/robots.txt": Reply(body=b"User-agent: *\nDisallow:\n", content_type="text/plain"),
    "/mgWebService.asmx/GetAllMeetingsByDate": Reply(body=EMPTY_SERVICE, content_type="text/xml"),
    "/mgDelegatedDecisions.aspx": NOTHING,
    "/mgListCommittees.aspx": NOTHING,
    "/mgWhatsNew.aspx": NOTHING,
    "/mgError.aspx": page("<h1>Error</h1>"),
}
HEAD_AND_ERROR: Site = {key: USUAL[key] for key in ("/robots.txt", "/mgError.aspx")}
WITH_MEETING: Site = USUAL | {
    "/mgWebService.asmx/GetAllMeetingsByDate": Reply(body=ONE_MEETING, content_type="text/xml"),
    "/ieListDocuments.aspx": meeting_page("The report was noted."),
}


@contextmanager
def serve(site: Site) -> Iterator[tuple[str, list[str]]]:
    """The base address of a tiny site, and the paths it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            reply = site.get(self.path.partition("?")[0], Reply(404, b"<h1>Not found</h1>"))
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.content_type)
            self.send_header("Content-Length", str(len(reply.body)))
            if reply.location:
                self.send_header("Location", reply.location)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Crawled(NamedTuple):
    results: dict[str, CouncilResult]
    asked: dict[str, list[str]]
    store: CaptureStore


Look = Callable[..., Crawled]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Crawl tiny sites, by council id, in one shard."""

    def run(sites: dict[str, Site], run_id: str = "run1", **settings: object) -> Crawled:
        with ExitStack() as stack:
            served = {council_id: stack.enter_context(serve(site)) for council_id, site in sites.items()}
            councils = [
                Council(
                    council_id=council_id,
                    name=council_id.title(),
                    nation="ENG",
                    type="county",
                    platform="moderngov",
                    base_url=base,
                )
                for council_id, (base, _) in served.items()
            ]
            facts: dict[str, object] = {
                "since": date(2026, 2, 20),
                "until": TODAY,
                "today": TODAY,
                "delay": 0,
            }
            order = CrawlOrder.model_validate(
                facts | {"run_id": run_id, "councils": councils, "captures": tmp_path} | settings
            )
            result = crawl_shard(order)
        assert result.error is None
        results = {one.council_id: one for one in result.councils}
        return Crawled(results, {key: asked for key, (_, asked) in served.items()}, CaptureStore(tmp_path))

    return run


def test_sites_as_a_whole(look: Look) -> None:
    elsewhere = Reply(302, location="http://localhost:9/robots.txt")
    sites: dict[str, Site] = {
        "SILENT": USUAL,
        "HEALTHY": WITH_MEETING,
        "FORBIDS": WITH_MEETING | {"/robots.txt": Reply(body=b"User-agent: *\nDisallow: /\n")},
        "NORULES": {key: reply for key, reply in WITH_MEETING.items() if key != "/robots.txt"},
        "WALLED": WITH_MEETING | {"/robots.txt": Reply(body=b"<html><title>Just a moment...</title></html>")},
        "MOVED": {"/robots.txt": elsewhere},
        "CHANGED": WITH_MEETING | {"/ieListDocuments.aspx": Reply(body=b"<body><h1>New site</h1></body>")},
        "LOST": dict.fromkeys(USUAL, Reply(302, location="/mgError.aspx")) | HEAD_AND_ERROR,
        "SLOWLY": WITH_MEETING | {"/robots.txt": Reply(body=b"User-agent: *\nCrawl-delay: 0.5\n")},
        "BOMB": WITH_MEETING | {"/ieListDocuments.aspx": meeting_page("x" * 200_000)},
    }
    crawled = look(sites, max_body=100_000)
    verdicts = {key: (one.status, one.close_reason) for key, one in crawled.results.items()}
    assert verdicts == {
        "SILENT": ("silent", "source_silent"),
        "HEALTHY": ("done", "finished"),
        "FORBIDS": ("disallowed", "robots_disallowed"),
        "NORULES": ("done", "finished"),
        "WALLED": ("failed", "challenge_page"),
        "MOVED": ("failed", "moved_host"),
        "CHANGED": ("partial", "finished"),
        "LOST": ("failed", "error_page"),
        "SLOWLY": ("done", "finished"),
        "BOMB": ("partial", "finished"),
    }
    told = {key: {issue.reason for issue in one.issues} for key, one in crawled.results.items()}
    assert told == {
        "SILENT": set(),
        "HEALTHY": set(),
        "FORBIDS": {"robots_disallowed"},
        "NORULES": set(),
        "WALLED": {"challenge_page"},
        "MOVED": {"moved_host"},
        "CHANGED": {"layout_unrecognised", "shortfall"},
        "LOST": {"error_page"},
        "SLOWLY": set(),
        "BOMB": {"too_large", "shortfall"},
    }
    assert crawled.asked["FORBIDS"] == crawled.asked["WALLED"] == crawled.asked["MOVED"] == ["/robots.txt"]
    assert "http://localhost:9/robots.txt" in crawled.results["MOVED"].issues[0].detail
    assert {one.council_id for one in crawled.store.captures()} == {"HEALTHY", "NORULES", "SLOWLY"}
    # Four answers, three pauses: a busy machine makes them longer; only a late first answer shortens them.
    slow = [one for one in crawled.store.fetches() if one.council_id == "SLOWLY"]
    times = [datetime.fromisoformat(fetch.fetched_at) for fetch in slow]
    assert len(times) == 4, "robots, meetings, decisions, the meeting"
    assert max(times) - min(times) > timedelta(seconds=0.75)


def test_a_withdrawn_page_is_recorded(look: Look) -> None:
    assert look({"ABC": WITH_MEETING}).results["ABC"].new == 1
    withdrawn = WITH_MEETING | {"/ieListDocuments.aspx": Reply(410)}
    crawled = look({"ABC": withdrawn}, "run2", today=date(2026, 3, 30), until=date(2026, 3, 30))
    result = crawled.results["ABC"]
    assert (result.status, result.gone, result.failed) == ("done", 1, 0)
    assert [issue.reason for issue in result.issues] == ["gone"]
    assert "gone" in {fetch.outcome for fetch in crawled.store.fetches("run2")}


def test_a_meeting_list_that_ends_where_lists_are_cut_and_leads_no_further_is_named(look: Look) -> None:
    days = [TODAY - timedelta(days=days) for days in range(51)]
    rows = "".join(
        f"<li><a href='ieListDocuments.aspx?MId={number}'>{day:%d %b %Y}</a></li>"
        for number, day in enumerate(days, start=1)
    )
    listed = {
        "/mgWebService.asmx/GetAllMeetingsByDate": Reply(403),
        "/mgListCommittees.aspx": page(
            "<h1>Committees</h1><a href='mgCommitteeDetails.aspx?ID=7'>Cabinet</a>"
        ),
        "/ieListMeetings.aspx": page(f"<ul>{rows}</ul>"),
        "/ieListDocuments.aspx": meeting_page("The report was noted."),
    }
    committees_only = {key: reply for key, reply in USUAL.items() if key != "/mgWhatsNew.aspx"} | listed
    result = look({"ABC": committees_only}, since=TODAY - timedelta(days=365)).results["ABC"]
    assert (result.status, result.new) == ("done", 51)
    (issue,) = result.issues
    assert issue.reason == "answers_otherwise"
    assert "51 meetings" in issue.detail
