from datetime import date, timedelta

import pytest

from crawlers.look_back import interval, patience
from crawlers.memory import SiteMemory
from crawlers.visits import Visit, Wanted
from crawlers.ways.names import DECISION_WAYS, MEETING_WAYS, Subject, Way, way_of
from transforms.records import Capture, Fetch

BASE = "http://127.0.0.1:8001"
TODAY = date(2026, 3, 16)
DAY = timedelta(days=1)


def visit(page: str, outcome: str = "new", today: date = TODAY, **facts: object) -> Visit:
    at = f"{today.isoformat()}T02:00:00Z"
    fetch = Fetch("run1", "ABC", f"{BASE}/{page}", at, 200, outcome, "h1", "c1")
    return Visit(fetch, today, **facts)  # type: ignore[arg-type]


def capture(page: str, content: str) -> Capture:
    url = f"{BASE}/{page}"
    return Capture(f"id-{content}", "ABC", "Abcshire", url, "2026", 200, None, content, "s", 0, 1)


@pytest.mark.parametrize(
    ("age", "days"), [(-30, 7), (-1, 7), (0, 1), (1, 1), (2, 7), (35, 7), (36, 28), (365, 28), (366, None)]
)
def test_the_look_back_grows_with_age(age: int, days: int | None) -> None:
    assert interval(age * DAY) == (days * DAY if days else None)


@pytest.mark.parametrize(("age", "days"), [(-9, 35), (0, 14), (35, 14), (36, 165), (365, 165), (366, None)])
def test_the_look_back_is_rarer_where_news_vouch_for_a_page(age: int, days: int | None) -> None:
    assert interval(age * DAY, vouched=True) == (days * DAY if days else None)


def test_a_failing_page_is_asked_for_ever_more_rarely() -> None:
    assert [patience(failures).days for failures in range(9)] == [0, 0, 1, 2, 4, 8, 16, 28, 28]


def test_a_page_is_due_by_its_age_since_the_last_good_look() -> None:
    page, on = "ieListDocuments.aspx?CId=1&MId=2", TODAY - 10 * DAY
    url = f"{BASE}/{page}"
    memory = SiteMemory.replay([], [])
    assert memory.is_due(url, on, TODAY)
    memory.note_visit(visit(page, on=on))
    assert not memory.is_due(url, on, TODAY)
    assert not memory.is_due(f"{BASE}/ielistdocuments.aspx?MeetingId=2&Ver=4", on, TODAY), "the same page"
    assert not memory.is_due(url, None, TODAY + 6 * DAY)
    assert memory.is_due(url, None, TODAY + 7 * DAY)
    assert not memory.is_due(url, TODAY - 400 * DAY, TODAY + 300 * DAY), "settled"


def test_a_failed_page_stays_due_and_then_waits() -> None:
    memory = SiteMemory.replay([], [visit("mgAi.aspx?ID=1", "server_error")])
    url = f"{BASE}/mgAi.aspx?ID=1"
    assert memory.is_due(url, None, TODAY)
    memory.note_visit(visit("mgAi.aspx?ID=1", "server_error"))
    assert not memory.is_due(url, None, TODAY)
    assert memory.is_due(url, None, TODAY + DAY)
    memory.note_visit(visit("mgAi.aspx?ID=1", "unchanged"))
    assert memory.pages[("agenda_item", "ID=1")].failures == 0


def test_what_was_found_and_not_had_is_left_over() -> None:
    wants = (
        Wanted(f"{BASE}/mgAi.aspx?ID=1", TODAY),
        Wanted(f"{BASE}/mgAi.aspx?ID=2", TODAY),
        Wanted(f"{BASE}/mgAi.aspx?ID=3", TODAY - 900 * DAY),
        Wanted(f"{BASE}/mgAi.aspx?ID=4"),
    )
    memory = SiteMemory.replay(
        [], [visit("ieListDocuments.aspx?MId=9", wants=wants), visit("mgAi.aspx?ID=1")]
    )
    left = memory.left_over(TODAY - 30 * DAY, TODAY, TODAY)
    assert [want.url[-1] for want in left] == ["2", "4"]


def test_a_known_page_that_was_found_due_and_not_had_is_left_over() -> None:
    page = Wanted(f"{BASE}/ieListDocuments.aspx?CId=1&MId=2", TODAY - 10 * DAY)
    seen = visit("ieListDocuments.aspx?CId=1&MId=2", on=page.on)
    news = visit("mgWhatsNew.aspx?bcr=1", "list", TODAY + DAY, wants=(page,))
    memory = SiteMemory.replay([], [seen, news])
    assert memory.left_over(TODAY - 30 * DAY, TODAY, TODAY + DAY) == [page]
    memory.note_visit(visit("ieListDocuments.aspx?CId=1&MId=2", "changed", TODAY + DAY))
    assert memory.left_over(TODAY - 30 * DAY, TODAY, TODAY + DAY) == []


def test_a_list_is_asked_for_what_it_has_not_told() -> None:
    memory = SiteMemory()
    since, until = TODAY - 365 * DAY, TODAY + 30 * DAY
    decisions = memory.coverage[Subject.DECISIONS]
    assert decisions.unread(since, until) == (since, until)
    memory.note_visit(visit("mgDelegatedDecisions.aspx?a", "list", covers=(since, TODAY - 100 * DAY)))
    memory.note_visit(visit("mgDelegatedDecisions.aspx?b", "list", covers=(TODAY - 99 * DAY, TODAY)))
    assert decisions.unread(since, until) == (TODAY - 7 * DAY, until)
    assert decisions.unread(since - DAY, until) == (since - DAY, until), "an earlier window is new"
    memory.note_visit(visit("mgDelegatedDecisions.aspx", "list", covers=(TODAY + 9 * DAY, TODAY + 9 * DAY)))
    assert decisions.unread(since, until) == (since, until), "there is a gap"


def test_lists_that_news_vouch_for_are_asked_once_a_week() -> None:
    memory, since = SiteMemory(), TODAY - 365 * DAY
    assert memory.must_list(Subject.MEETINGS, since, TODAY)
    memory.note_visit(visit("mgCalendarAgendaView.aspx?M=1", "list", covers=(since, TODAY)))
    assert not memory.must_list(Subject.MEETINGS, since, TODAY + 6 * DAY)
    assert memory.must_list(Subject.MEETINGS, since, TODAY + 7 * DAY)
    assert memory.must_list(Subject.MEETINGS, since - DAY, TODAY), "a longer window"
    assert memory.must_list(Subject.DECISIONS, since, TODAY)


def test_news_are_asked_for_since_they_were_last_read() -> None:
    memory = SiteMemory()
    assert memory.news_since(TODAY) is None, "on the first run all is new"
    memory.note_visit(visit("mgListCommittees.aspx", "list", today=TODAY - 9 * DAY))
    memory.note_visit(visit("mgListCommittees.aspx", "list", today=TODAY - 2 * DAY))
    assert memory.news_since(TODAY) == TODAY - 9 * DAY, "no news were read in either run"
    told = (TODAY - 9 * DAY, TODAY - 2 * DAY)
    memory.note_visit(visit("mgRss.aspx?XXR=0", "list", today=TODAY - 2 * DAY, covers=told))
    assert memory.news_since(TODAY) == TODAY - 2 * DAY
    assert memory.news_since(TODAY + 90 * DAY) == TODAY + 55 * DAY


def test_news_vouch_for_pages_seen_since_they_are_read_and_not_for_long_after_they_fail() -> None:
    page, on = "ieListDocuments.aspx?MId=2", TODAY - 20 * DAY
    url = f"{BASE}/{page}"
    memory = SiteMemory.replay([], [visit(page, on=on)])
    assert memory.is_due(url, None, TODAY + 7 * DAY)
    memory.note_visit(visit("mgRss.aspx?XXR=0", "list", covers=(TODAY, TODAY + 6 * DAY)))
    assert not memory.is_due(url, None, TODAY + 7 * DAY)
    assert [want.url for want in memory.due_meetings(on, on, TODAY + 13 * DAY)] == []
    assert [want.url for want in memory.due_meetings(on, on, TODAY + 14 * DAY)] == [url]
    assert memory.is_due(url, None, TODAY + 14 * DAY)
    other = "ieListDocuments.aspx?MId=3"
    memory.note_visit(visit(other, on=on, today=TODAY - 7 * DAY))
    assert memory.is_due(f"{BASE}/{other}", None, TODAY), "seen before news were first read"


def test_a_way_that_failed_is_tried_last_until_it_is_time_to_look_again() -> None:
    memory = SiteMemory()
    assert memory.in_order(MEETING_WAYS, TODAY) == list(MEETING_WAYS)
    memory.note_visit(visit("mgWebService.asmx/GetAllMeetingsByDate?lCommitteeId=0", "blocked"))
    memory.note_visit(visit("mgDelegatedDecisions.aspx", "gone"))
    assert memory.in_order(MEETING_WAYS, TODAY + DAY)[-1] is Way.SERVICE_BY_DATE
    assert memory.in_order(MEETING_WAYS, TODAY + 28 * DAY) == list(MEETING_WAYS)
    assert memory.in_order(DECISION_WAYS, TODAY) == [Way.OFFICER_DECISIONS, Way.DECISIONS]
    memory.note_visit(visit("mgDelegatedDecisions.aspx", "list"))
    assert memory.in_order(DECISION_WAYS, TODAY) == list(DECISION_WAYS)
    assert memory.way(Way.SERVICE_BY_DATE).failure == "blocked"


@pytest.mark.parametrize(
    ("page", "way"),
    [
        ("mgWebService.asmx/getmeetings?lCommitteeId=0", Way.SERVICE_BY_COMMITTEE),
        ("mgwebservice.asmx/GetAllMeetingsByDate", Way.SERVICE_BY_DATE),
        ("mgWebService.asmx/GetMeeting?lMeetingId=1", None),
        ("ieListMeetings.aspx?CId=1", Way.COMMITTEES),
        ("mgListOfficerDecisions.aspx?XXR=0", Way.OFFICER_DECISIONS),
        ("ieListDocuments.aspx?MId=1", None),
    ],
)
def test_a_list_is_told_from_a_page_by_its_address(page: str, way: Way | None) -> None:
    assert way_of(f"{BASE}/{page}") is way


def test_the_web_service_id_that_named_meetings_is_remembered() -> None:
    page = "mgWebService.asmx/GetAllMeetingsByDate?lCommitteeId={}&sFromDate="
    visits = [visit(page.format("-1"), "list", listed=0), visit(page.format("0"), "list", listed=4)]
    assert SiteMemory.replay([], visits).way(Way.SERVICE_BY_DATE).all_committees == "0"


def test_a_capture_whose_visit_was_lost_is_due_but_known() -> None:
    memory = SiteMemory.replay([capture("mgAi.aspx?ID=1", "h1")], [])
    url = f"{BASE}/mgAi.aspx?ID=1"
    assert memory.is_due(url, None, TODAY)
    assert memory.page(url).content_hash == "h1"
    assert memory.page(url).capture_id == "id-h1"
