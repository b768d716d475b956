from datetime import date, timedelta
from itertools import pairwise

from lxml import etree, html

from crawlers import listings
from transforms.addresses import AddressKind
from transforms.content import read_tree

BASE = "https://democracy.example.gov.uk/modgov"
SINCE, UNTIL = date(2025, 4, 1), date(2026, 3, 31)


def page(content: str) -> html.HtmlElement:
    tree = read_tree(f"<body><div id='modgov'>{content}</div></body>".encode())
    assert tree is not None
    return tree


def test_dates_are_sent_day_first_and_every_parameter_is_there() -> None:
    assert listings.service_meetings_url(BASE, "-1", SINCE, UNTIL) == (
        f"{BASE}/mgWebService.asmx/GetAllMeetingsByDate?lCommitteeId=-1&sFromDate=01/04/2025"
        "&sToDate=31/03/2026&bIsAscendingDateOrder=true"
    )
    assert "DR=01/04/2025-31/03/2026" in listings.whats_new_url(BASE, SINCE, UNTIL)


def test_decision_lists_cover_a_window_in_pieces_of_half_a_year_at_most() -> None:
    pieces = list(listings.decision_list_urls(BASE, SINCE, UNTIL))
    assert all(last - first <= timedelta(days=183) for _, first, last in pieces)
    assert (pieces[0][1], pieces[-1][2]) == (SINCE, UNTIL)
    assert all(a[2] + timedelta(days=1) == b[1] for a, b in pairwise(pieces))
    assert "DS=2" in pieces[0][0]
    assert list(listings.decision_list_urls(BASE, UNTIL, SINCE)) == []


def test_meetings_of_the_web_service_with_or_without_namespace() -> None:
    for namespace in ("", ' xmlns="http://moderngov.co.uk/namespaces"'):
        root = etree.fromstring(
            f"<meetings{namespace}><meeting><meetingid> 12 </meetingid><meetingdate>16/03/2026</meetingdate>"
            "<committeeid>7</committeeid></meeting><meeting><meetingid>13</meetingid><meetingdate>\n</meetingdate>"
            "</meeting><meeting><meetingid>14</meetingid><meetingdate>17/03/2026</meetingdate></meeting></meetings>"
        )
        meetings = listings.read_service_meetings(root, BASE)
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
