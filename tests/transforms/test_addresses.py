import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.addresses import AddressKind, build, classify, rebase, service_url, without_language

BASE = "https://democracy.example.gov.uk"


@pytest.mark.parametrize(
    ("path", "kind", "ids"),
    [
        ("/mgListCommittees.aspx?bcr=1", AddressKind.COMMITTEES, {}),
        ("/mgCommitteeDetails.aspx?ID=137", AddressKind.COMMITTEE, {"ID": "137"}),
        ("/ieListMeetings.aspx?CId=137&Year=0", AddressKind.MEETINGS, {"CId": "137"}),
        ("/ieListDocuments.aspx?CId=137&MId=802&Ver=4", AddressKind.MEETING, {"CId": "137", "MId": "802"}),
        ("/ieListDocuments.aspx?MeetingId=802#AI55", AddressKind.MEETING, {"MId": "802", "AI": "55"}),
        ("/mgAi.aspx?id=55&LLL=0", AddressKind.AGENDA_ITEM, {"ID": "55"}),
        ("/mgAi.aspx?ID=55&LLL=1", AddressKind.AGENDA_ITEM, {"ID": "55", "LLL": "1"}),
        ("/ieDecisionDetails.aspx?AIId=55", AddressKind.DECISION, {"AIId": "55"}),
        ("/ieDecisionDetails.aspx?ID=9", AddressKind.DECISION, {"ID": "9"}),
        ("/mgIssueHistoryHome.aspx?IId=7&Opt=0", AddressKind.ISSUE_DETAILS, {"IId": "7"}),
        ("/mgDecisionDetails.aspx?IId=7&Opt=1", AddressKind.ISSUE_DECISIONS, {"IId": "7"}),
        ("/ieIssueDetails.aspx?IId=7&PlanId=0&Opt=3", AddressKind.ISSUE, {"IId": "7"}),
        ("/mgIssueHistoryChronology.aspx?IId=7", AddressKind.ISSUE_HISTORY, {"IId": "7"}),
        ("/mgDelegatedDecisions.aspx?ACT=Find", AddressKind.DECISIONS_LIST, {}),
        ("/mgListOfficerDecisions.aspx?XXR=0", AddressKind.DECISIONS_LIST, {}),
        ("/mgWhatsNew.aspx", AddressKind.WHATS_NEW, {}),
        ("/mgRss.aspx?XXR=0", AddressKind.FEED, {}),
        ("/mgCalendarMonthView.aspx?GL=1", AddressKind.CALENDAR, {}),
        ("/IEDOCSEARCH.ASPX", AddressKind.SEARCH, {}),
        ("/mgMeetingAttendance.aspx?ID=802", AddressKind.ATTENDANCE, {"ID": "802"}),
        ("/documents/s123/A report, with commas.pdf", AddressKind.DOCUMENT_FILE, {"file": "s123"}),
        ("/documents/g802/Printed minutes.pdf?T=1", AddressKind.DOCUMENT_FILE, {"file": "g802"}),
        ("/mgConvert2PDF.aspx?ID=123", AddressKind.DOCUMENT_FILE, {"ID": "123"}),
        (
            "/ceListDocuments.aspx?CommitteeId=1&MeetingId=2&DF=01",
            AddressKind.LEGACY_MEETING,
            {"CId": "1", "MId": "2"},
        ),
        ("/mgwebservice.asmx/GetMeeting?lMeetingId=1", AddressKind.WEB_SERVICE, {"operation": "GetMeeting"}),
        ("/mgError.aspx", AddressKind.ERROR, {}),
        ("/ieDocHome.aspx?bcr=1", AddressKind.HOME, {}),
        ("/privacy", AddressKind.OTHER, {}),
    ],
)
@pytest.mark.parametrize("folder", ["", "/modernGov"])
def test_kinds_and_ids(folder: str, path: str, kind: AddressKind, ids: dict[str, str]) -> None:
    address = classify(BASE + folder + path)
    assert address.kind is kind
    assert dict(address.ids) == ids
    assert address.base == BASE + folder


def test_one_page_has_one_canonical_address() -> None:
    written = [
        "/ieListDocuments.aspx?CId=137&MId=802&Ver=4",
        "/IELISTDOCUMENTS.aspx?cid=137&MID=802&LLL=0#AI9",
        "/ielistdocuments.aspx?MeetingId=802&CommitteeId=137",
    ]
    assert {classify(BASE + path).url for path in written} == {f"{BASE}/ieListDocuments.aspx?CId=137&MId=802"}
    assert classify(f"{BASE}/ieListDocuments.aspx?MId=802").key == classify(BASE + written[0]).key


def test_the_same_page_whatever_language_is_asked_for() -> None:
    welsh, plain = (
        classify(f"{BASE}/ieListDocuments.aspx?CId=1&MId=5{more}") for more in ("&LLL=1#AI7", "#AI7")
    )
    assert without_language(welsh) == without_language(plain) == plain


def test_the_welsh_page_is_another_page() -> None:
    assert classify(f"{BASE}/mgAi.aspx?ID=5&LLL=1").key != classify(f"{BASE}/mgAi.aspx?ID=5").key


def test_relative_links_lie_under_the_page_they_were_found_on() -> None:
    address = classify("mgAi.aspx?ID=5", relative_to=f"{BASE}/modernGov/ieListDocuments.aspx?MId=1")
    assert address.url == f"{BASE}/modernGov/mgAi.aspx?ID=5"


def test_raw_spaces_in_a_file_name_are_encoded() -> None:
    assert classify("documents/s12/A b.pdf", relative_to=f"{BASE}/").url == f"{BASE}/documents/s12/A%20b.pdf"


def test_no_web_address_is_other() -> None:
    for text in ("mailto:a@example.org", "javascript:void(0)", "file:///etc/passwd", "http://[bad", ""):
        assert classify(text).kind is AddressKind.OTHER


def test_build_and_rebase() -> None:
    assert build(AddressKind.ISSUE, BASE + "/", IId="7") == f"{BASE}/ieIssueDetails.aspx?IId=7&Opt=3"
    old = classify("http://old.example.gov.uk/x/mgAi.aspx?ID=5&bcr=1")
    assert rebase(old, BASE) == f"{BASE}/mgAi.aspx?ID=5"
    assert service_url(BASE, "GetMeetings", sFromDate="01/02/2026", sToDate="") == (
        f"{BASE}/mgWebService.asmx/GetMeetings?sFromDate=01/02/2026&sToDate="
    )


@given(st.text(max_size=60))
def test_any_text_is_classified_and_its_canonical_address_is_a_fixed_point(text: str) -> None:
    address = classify(text, relative_to=f"{BASE}/x/")
    if address.kind is not AddressKind.OTHER:
        again = classify(address.url)
        assert (again.kind, again.url, again.base) == (address.kind, address.url, address.base)
