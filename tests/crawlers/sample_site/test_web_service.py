"""The XML web service."""

from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest

from crawlers.sample_site.app import Response, SiteApp
from crawlers.sample_site.content import load_councils
from crawlers.sample_site.scenario import Site

APPS = {content.council_id: SiteApp(Site(content)) for content in load_councils()}
WINDOW = {"sFromDate": "01/06/2025", "sToDate": "31/07/2025"}


def call(council_id: str, operation: str, **parameters: object) -> Response:
    app = APPS[council_id]
    return app.respond(f"{app.base}/mgWebService.asmx/{operation}?{urlencode(parameters)}")


def xml(response: Response) -> ET.Element:
    assert response.status == 200
    assert response.content_type.startswith("text/xml")
    return ET.fromstring(response.body)


def test_committees():
    root = xml(call("WENDLESHIRE", "GetCommittees"))
    assert root.findtext("committeescount") == " 5"
    assert next(c.findtext("committeetitle") for c in root.iter("committee")) == "Cabinet"


def test_all_meetings_by_date_are_flat_and_within_the_window():
    root = xml(
        call("WENDLESHIRE", "GetAllMeetingsByDate", lCommitteeId=0, bIsAscendingDateOrder="true", **WINDOW)
    )
    found = [(m.findtext("meetingdate"), m.findtext("committeeid")) for m in root.iter("meeting")]
    assert found == [
        ("17/06/2025", "141"), ("25/06/2025", "165"), ("09/07/2025", "152"), ("15/07/2025", "170"),
        ("30/07/2025", "181"),
    ]  # fmt: skip


def test_the_id_that_means_all_differs():
    def count(number: int) -> int:
        answer = call(
            "SALLOWFIELD", "getallmeetingsbydate", lCommitteeId=number, bIsAscendingDateOrder="", **WINDOW
        )
        return len(xml(answer).findall("meeting"))

    assert count(0) == 0
    assert count(-1) == 3


def test_iso_dates_are_taken_and_ignored():
    root = xml(
        call("WENDLESHIRE", "GetMeetings", lCommitteeId=141, sFromDate="2025-06-01", sToDate="2025-07-31")
    )
    assert root.findtext("meetingscount") == " 10"
    assert len(root.findall("committee/committeemeetings/meeting")) == 10


def test_a_window_without_meetings_has_only_counts():
    root = xml(
        call("WENDLESHIRE", "GetMeetings", lCommitteeId=141, sFromDate="01/01/2020", sToDate="02/01/2020")
    )
    assert [child.tag for child in root] == ["meetingscount", "committeescount"]


def test_a_meeting_with_its_items_and_escaped_bodies():
    item = APPS["WENDLESHIRE"].site.items_by_key["ilacs-cabinet"]
    root = xml(call("WENDLESHIRE", "GetMeeting", lMeetingId=item.meeting.id))
    assert root.findtext("minutepublished") == "True"
    (node,) = [n for n in root.iter("agendaitem") if n.findtext("agendaitemid") == str(item.id)]
    assert node.findtext("fulldisplaynumberformat") == "5."
    assert "<b>RESOLVED</b>" in (node.findtext("minutesnonemptyhtmlbody") or "")
    assert node.findtext("decisionnonemptyhtmlbody") == "\n"


@pytest.mark.parametrize(
    ("operation", "parameters"),
    [
        ("GetMeeting", {}),
        ("GetMeetings", {"lCommitteeId": 1, "sFromDate": "01/01/2025"}),
        ("GetAllMeetingsByDate", {"lCommitteeId": 0, **WINDOW}),
    ],
)
def test_a_missing_parameter_is_a_server_error(operation, parameters):
    response = call("WENDLESHIRE", operation, **parameters)
    assert response.status == 500
    assert b"Missing parameter" in response.body


def test_where_it_is_switched_off():
    page = call("MARLHAVEN", "GetCommittees")
    assert page.status == 200
    assert page.content_type.startswith("text/html")
    assert call("THORNMERE", "GetCommittees").status == 403
    assert call("WENDLESHIRE", "GetElectionResults").status == 404
