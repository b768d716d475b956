from datetime import date, timedelta
from itertools import pairwise

from lxml import etree, html

from crawlers import listings, service_lists
from crawlers.ways.names import Way
from transforms.addresses import AddressKind
from transforms.content import read_tree

BASE = "https://democracy.example.gov.uk/modgov"
SINCE, UNTIL = date(2025, 4, 1), date(2026, 3, 31)


def page(content: str) -> html.HtmlElement:
    tree = read_tree(f"<body><div id='modgov'>{content}</div></body>".encode())
    assert tree is not None
    return tree


def test_dates_are_sent_day_first_and_every_parameter_is_there() -> None:
    assert service_lists.service_meetings_url(BASE, Way.SERVICE_BY_DATE, "-1", SINCE, UNTIL) == (
        f"{BASE}/mgWebService.asmx/GetAllMeetingsByDate?lCommitteeId=-1&sFromDate=01/04/2025"
        "&sToDate=31/03/2026&bIsAscendingDateOrder=true"
    )
    assert service_lists.service_meetings_url(BASE, Way.SERVICE_BY_COMMITTEE, "0", SINCE, UNTIL) == (
        f"{BASE}/mgWebService.asmx/GetMeetings?lCommitteeId=0&sFromDate=01/04/2025&sToDate=31/03/2026"
    )
    (news,) = listings.whats_new_pieces(BASE, UNTIL - timedelta(days=7), UNTIL)
    assert "DR=24/03/2026-31/03/2026" in news.url


def test_decision_lists_cover_a_window_in_pieces_of_half_a_year_at_most() -> None:
    pieces = list(listings.decision_pieces(BASE, SINCE, UNTIL))
    assert all(last - first <= timedelta(days=183) for _, first, last in pieces)
    assert (pieces[0][1], pieces[-1][2]) == (SINCE, UNTIL)
    assert all(a[2] + timedelta(days=1) == b[1] for a, b in pairwise(pieces))
    assert "DS=2" in pieces[0][0]
    assert list(listings.decision_pieces(BASE, UNTIL, SINCE)) == []


def test_meetings_of_the_web_service_with_or_without_namespace() -> None:
    for namespace in ("", ' xmlns="http://moderngov.co.uk/namespaces"'):
        root = etree.fromstring(
            f"<meetings{namespace}><meeting><meetingid> 12 </meetingid><meetingdate>16/03/2026</meetingdate>"
            "<committeeid>7</committeeid></meeting><meeting><meetingid>13</meetingid><meetingdate>\n</meetingdate>"
            "</meeting><meeting><meetingid>14</meetingid><meetingdate>17/03/2026</meetingdate></meeting></meetings>"
        )
        meetings, rows = service_lists.read_service_meetings(root, BASE)
        assert rows == 3
        assert [(one.address.url, one.on) for one in meetings] == [
            (f"{BASE}/ieListDocuments.aspx?CId=7&MId=12", date(2026, 3, 16)),
            (f"{BASE}/ieListDocuments.aspx?MId=14", date(2026, 3, 17)),
        ]


def test_a_list_names_each_page_once() -> None:
    url = f"{BASE}/ieListMeetings.aspx?CId=7&Year=0"
    tree = page(
        "<ul><li><a href='ieListDocuments.aspx?CId=7&MId=12&Ver=4'>16 Mar 2026 6.30 pm</a></li>"
        "<li><a href='ieListDocuments.aspx?CId=7&MId=12'>16 Mar 2026 6.30 pm</a></li>"
        "<li><a href='mgCommitteeDetails.aspx?ID=7'>Cabinet</a></li></ul>"
    )
    (meeting,) = listings.read_list(tree, url, AddressKind.MEETING)
    assert meeting.on == date(2026, 3, 16)


def test_a_cut_meeting_list_is_followed_only_as_far_as_the_window_goes() -> None:
    url = f"{BASE}/ieListMeetings.aspx?CId=7&Year=0"
    earlier = "ieListMeetings.aspx?Act=earlier&CId=7&D=202601010000&MD=ielistmeetings"
    tree = page(
        "<ul><li><a href='ieListDocuments.aspx?CId=7&MId=12'>16 Jan 2026</a></li>"
        "<li><a href='ieListDocuments.aspx?CId=7&MId=13'>16 Mar 2026</a></li></ul>"
        f"<a href='{earlier}'>Earlier</a><a href='{earlier.replace('earlier', 'later')}'>Later</a>"
    )

    def acts(since: date, until: date) -> list[str]:
        found = listings.more_meetings(tree, url, since, until)
        return ["earlier" if "earlier" in one else "later" for one in found]

    assert acts(date(2026, 2, 1), date(2026, 3, 1)) == []
    assert acts(date(2025, 12, 1), date(2026, 3, 1)) == ["earlier"]
    assert acts(date(2025, 12, 1), date(2026, 4, 1)) == ["earlier", "later"]


def test_the_committee_of_a_nested_meeting_stands_around_it_and_the_service_counts_its_meetings() -> None:
    root = etree.fromstring(
        "<getmeetings><meetingscount> 2</meetingscount><committee><committeeid>7</committeeid><committeemeetings>"
        "<meeting><meetingid>12</meetingid><meetingdate>16/03/2026</meetingdate></meeting>"
        "</committeemeetings></committee></getmeetings>"
    )
    (meeting,), rows = service_lists.read_service_meetings(root, BASE)
    assert meeting.address.url == f"{BASE}/ieListDocuments.aspx?CId=7&MId=12"
    assert rows == 2, "one of those it counts is not there"


def test_a_feed_tells_pages_days_and_how_far_back_it_reaches() -> None:
    root = etree.fromstring(
        "<rss><channel><item><title>Minutes published: Cabinet, 25/02/2026</title>"
        "<link>https://elsewhere.example/ieListDocuments.aspx?MId=12</link>"
        "<pubDate>Mon, 16 Mar 2026 09:00:00 GMT</pubDate></item>"
        "<item><title>Agenda published: Cabinet, 25/02/2026</title>"
        "<link>https://elsewhere.example/ieListDocuments.aspx?MId=12</link>"
        "<pubDate>Wed, 18 Feb 2026 09:00:00 GMT</pubDate></item>"
        "<item><title>No day</title><link>ieDecisionDetails.aspx?ID=9</link><pubDate></pubDate></item>"
        "</channel></rss>"
    )
    news, oldest = service_lists.read_feed(
        root, f"{BASE}/mgRss.aspx", AddressKind.MEETING, AddressKind.DECISION
    )
    assert [(one.address.ids, one.on, one.told) for one in news] == [
        ((("MId", "12"),), date(2026, 2, 25), date(2026, 3, 16)),
        ((("ID", "9"),), None, None),
    ]
    assert oldest == date(2026, 2, 18)


def test_a_calendar_is_asked_month_by_month_and_tells_days_in_titles() -> None:
    pieces = list(listings.calendar_pieces(BASE, date(2025, 12, 20), date(2026, 2, 3)))
    assert [(piece.first, piece.last) for piece in pieces] == [
        (date(2025, 12, 20), date(2025, 12, 31)),
        (date(2026, 1, 1), date(2026, 1, 31)),
        (date(2026, 2, 1), date(2026, 2, 3)),
    ]
    assert "M=12&DD=2025" in pieces[0].url
    tree = page(
        "<a href='ieListDocuments.aspx?MId=1' title='Meeting of Cabinet, 22/12/2025 10:00'>Cabinet</a>"
    )
    (meeting,) = listings.read_list(tree, pieces[0].url, AddressKind.MEETING)
    assert meeting.on == date(2025, 12, 22)


def test_rows_that_lead_nowhere_we_know_are_told_unless_they_are_out_of_scope() -> None:
    tree = page(
        "<ul><li>16/03/2026 - Minutes published: <a href='ieListDocuments.aspx?MId=1'>Cabinet</a></li>"
        "<li>16/03/2026 - ePetition: <a href='mgEPetitionDisplay.aspx?ID=1'>Keep the library</a></li>"
        "<li>16/03/2026 - Report published: <a href='mgNewKind.aspx?ID=1'>Schools</a></li>"
        "<li>Nothing else.</li></ul>"
    )
    rows, unread = listings.rows_unread(tree, f"{BASE}/mgWhatsNew.aspx")
    assert rows == 3
    assert unread == ["16/03/2026 - Report published: Schools"]
