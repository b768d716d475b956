"""The pages, as a crawler meets them: what they hold, and where their links lead. No sockets."""

import re
from datetime import date
from functools import cache
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from crawlers.sample_site.app import SiteApp
from crawlers.sample_site.content import load_councils
from crawlers.sample_site.scenario import Site

COUNCILS = {content.council_id: content for content in load_councils()}
ORIGIN = "http://site.test"


@cache
def app_of(council_id: str) -> SiteApp:
    return SiteApp(Site(COUNCILS[council_id]))


def get(council_id: str, page: str, status: int = 200) -> html.HtmlElement:
    app = app_of(council_id)
    response = app.respond(f"{app.base}/{page}")
    assert response.status == status
    return html.fromstring(response.body.decode())


def words(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content().replace("\xa0", " ")).strip()


def links(page: html.HtmlElement, xpath: str) -> dict[str, str]:
    return {words(a): a.get("href") for a in page.xpath(xpath)}


@pytest.mark.parametrize("council_id", sorted(COUNCILS))
def test_every_link_on_the_site_leads_somewhere(council_id):
    app = app_of(council_id)
    start = f"{app.base}/ieDocHome.aspx?bcr=1"
    seen, queue = {start}, [start]
    missing = []
    while queue:
        target = queue.pop()
        response = app.respond(target)
        if response.status != 200:
            missing.append((target, response.status))
            continue
        if response.content_type.startswith("text/html"):
            tree = html.fromstring(response.body.decode())
            for href in tree.xpath("//div[@id='modgov']//a/@href"):
                parts = urlsplit(urljoin(ORIGIN + target, href))
                found = f"{parts.path}?{parts.query}" if parts.query else parts.path
                if found not in seen:
                    seen.add(found)
                    queue.append(found)
    assert not missing
    asked = {path.rpartition("/")[2].partition("?")[0] for path in seen}
    assert asked >= {
        "ieListDocuments.aspx", "ieListMeetings.aspx", "mgCommitteeDetails.aspx", "mgListCommittees.aspx",
        "ieDecisionDetails.aspx", "mgIssueHistoryHome.aspx", "ieIssueDetails.aspx", "mgDecisionDetails.aspx",
    }  # fmt: skip
    meetings = {re.search(r"MId=(\d+)", path, re.IGNORECASE) for path in seen if "ieListDocuments" in path}
    assert {int(m[1]) for m in meetings if m} == set(app.site.meetings)


@pytest.mark.parametrize("council_id", sorted(COUNCILS))
def test_a_meeting_page_holds_all_its_items(council_id):
    site = app_of(council_id).site
    meeting = next(iter(site.items_by_key.values())).meeting
    page = get(council_id, f"ieListDocuments.aspx?CId={meeting.committee.id}&MId={meeting.id}&Ver=4")
    assert words(page.xpath("//h2[@class='mgSubTitleTxt']")[0]).startswith(f"{meeting.committee.title} - ")
    rows = page.xpath("//table[@class='mgItemTable' or @id='mgItemTable']/tr[td]")
    assert [words(row.xpath("td[@class='mgItemNumberCell']")[0]) for row in rows] == [
        item.number for item in meeting.items
    ]
    assert [row.xpath(".//a/@id")[0] for row in rows] == [f"AI{item.id}" for item in meeting.items]
    for row, item in zip(rows, meeting.items, strict=True):
        assert words(row.xpath("td[2]/p[@class='mgAiTitleTxt']")[0]).startswith(item.title)


def test_headings_are_where_the_council_has_them():
    classic = get("WENDLESHIRE", "mgAi.aspx?ID=1410605")
    assert classic.xpath("//div[@id='modgov']//h1[@class='mgMainTitleTxt']/text()") == ["Agenda item"]
    bare = get("THORNMERE", "mgListCommittees.aspx")
    assert bare.xpath("//h1/text()") == ["Committees"]
    assert not bare.xpath("//div[@id='modgov']//h1")
    modern = get("MARLHAVEN", "mgListCommittees.aspx")
    assert [words(h) for h in modern.xpath("//h1")] == ["Marlhaven City Council Democracy", "Committees"]


def test_long_minutes_are_cut_on_the_issue_page_and_whole_on_their_own():
    issue = get("WENDLESHIRE", "ieIssueDetails.aspx?IId=4410&Opt=3")
    headings = [words(h) for h in issue.xpath("//h3[@class='mgSectionTitle']")]
    assert headings[-1] == "Meeting: 16/09/2025 - Cabinet (Item 5)"
    cuts = links(issue, "//a[contains(., 'view the full')]")
    assert cuts == {"view the full minutes text for item 5.": "mgAi.aspx?ID=1410605"}
    assert "RESOLVED" not in words(issue)
    assert "RESOLVED" in words(get("WENDLESHIRE", "mgAi.aspx?ID=1410605"))


def test_meeting_pages_cut_only_where_the_council_does_so():
    thornmere = app_of("THORNMERE").site.items_by_key["focused-visit"]
    page = get("THORNMERE", f"ieListDocuments.aspx?MeetingId={thornmere.meeting.id}")
    assert f"mgAi.aspx?ID={thornmere.id}" in page.xpath("//a[contains(., 'view the full')]/@href")
    averland = app_of("AVERLAND").site.items_by_key["adult-learning"]
    page = get("AVERLAND", f"ielistdocuments.aspx?mid={averland.meeting.id}")
    assert not page.xpath("//a[contains(., 'view the full')]")


def test_a_decision_is_found_by_its_number_and_by_its_agenda_item():
    item = app_of("MARLHAVEN").site.items_by_key["send-exec"]
    by_number = get("MARLHAVEN", "ieDecisionDetails.aspx?ID=815")
    by_item = get("MARLHAVEN", f"ieDecisionDetails.aspx?AIId={item.id}")
    assert words(by_number.get_element_by_id("modgov")) == words(by_item.get_element_by_id("modgov"))
    labels = [words(label) for label in by_number.xpath("//*[@class='mgLabel']")]
    assert labels[:3] == ["Decision status:", "Is Key decision?:", "Is subject to call in?:"]
    assert "Tel: 01632 960266" in words(by_number)


def test_only_the_frame_differs_from_serving_to_serving():
    first, second = (get("ESTERMOUTH", "ieDecisionDetails.aspx?ID=4102") for _ in range(2))
    assert html.tostring(first) != html.tostring(second)
    assert html.tostring(first.get_element_by_id("modgov")) == html.tostring(
        second.get_element_by_id("modgov")
    )


def test_lists_keep_to_their_window():
    whole = links(get("THORNMERE", "mgWhatsNew.aspx?ACT=Find&DR=01/01/2025-31/12/2025&XXR=0"), "//li/a")
    assert "Corporate peer challenge" in whole
    day = get("THORNMERE", "mgWhatsNew.aspx?ACT=Find&DR=10%2f07%2f2025-10%2f07%2f2025")
    entries = [words(li) for li in day.xpath("//ul[@class='mgBulletList']/li")]
    assert entries == ["10/07/2025 - Decision published: Corporate peer challenge"]
    rows = get("THORNMERE", "mgDelegatedDecisions.aspx?DR=01/07/2025-31/12/2025&DS=2")
    assert links(rows, "//table[@class='mgTabTable tablesorter']//td/a") == {
        "Playground repairs: award of contract ref: 3060": "ieDecisionDetails.aspx?ID=3060",
        "Corporate peer challenge ref: 3051": "ieDecisionDetails.aspx?ID=3051",
    }


def test_meetings_are_listed_by_year_or_all():
    every = get("AVERLAND", "ieListMeetings.aspx?CId=512&Year=0").xpath("//a[@class='mgMeetingTableLnk']")
    assert next(words(a) for a in every) == "18 Mar 2026 9.30 am"
    assert len(every) == len(COUNCILS["AVERLAND"].committees[0].dates)
    some = get("AVERLAND", "ieListMeetings.aspx?CId=512&Year=2024").xpath("//a[@class='mgMeetingTableLnk']")
    assert [words(a) for a in some] == ["6 Nov 2024 9.30 am"]


@pytest.mark.parametrize("page", ["mgAi.aspx?ID=1", "ieListDocuments.aspx?MId=abc", "ieDecisionDetails.aspx"])
def test_unknown_ids_are_sent_to_the_error_page(page):
    app = app_of("ESTERMOUTH")
    response = app.respond(f"{app.base}/{page}")
    assert (response.status, response.headers["Location"]) == (302, "/moderngov/mgError.aspx")
    assert get("ESTERMOUTH", "mgError.aspx").xpath("//p[@class='mgErrorTxt']")


def test_unknown_pages_are_404_and_the_folder_is_kept():
    app = app_of("ESTERMOUTH")
    assert app.respond("/moderngov/nothing.aspx").status == 404
    assert app.respond("/mgListCommittees.aspx").status == 404
    assert app.respond("/ModernGov/MGLISTCOMMITTEES.ASPX").status == 200
    assert app.respond("/").headers["Location"] == "/moderngov/ieDocHome.aspx?bcr=1"


def test_robots_and_papers():
    app = app_of("ESTERMOUTH")
    assert b"Disallow: /moderngov/ieLogon.aspx" in app.respond("/robots.txt").body
    item = app.site.items_by_key["jtai"]
    paper = app.respond(f"/moderngov/documents/s{item.id * 10 + 1}/JTAI%20letter.pdf")
    assert paper.content_type == "application/pdf"
    assert paper.body.startswith(b"%PDF-")
    assert app.respond("/moderngov/documents/s99/Nothing.pdf").status == 404


def test_a_coming_meeting_has_no_items_yet():
    page = get("WENDLESHIRE", "ieListDocuments.aspx?MId=14110")
    assert app_of("WENDLESHIRE").site.meetings[14110].day == date(2026, 4, 14)
    assert not page.xpath("//*[@class='mgItemTable']")
    assert words(page.xpath("//h1")[0]) == "Agenda"
