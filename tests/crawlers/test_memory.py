from datetime import date, timedelta

import pytest

from crawlers.memory import SiteMemory, interval, patience
from crawlers.segments import Visit, Wanted
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


def test_the_decision_list_is_asked_for_what_it_has_not_told() -> None:
    memory = SiteMemory()
    since, until = TODAY - 365 * DAY, TODAY + 30 * DAY
    assert memory.unread_decisions(since, until) == (since, until)
    memory.note_visit(visit("mgDelegatedDecisions.aspx?a", "list", covers=(since, TODAY - 100 * DAY)))
    memory.note_visit(visit("mgDelegatedDecisions.aspx?b", "list", covers=(TODAY - 99 * DAY, TODAY)))
    assert memory.unread_decisions(since, until) == (TODAY - 7 * DAY, until)
    assert memory.unread_decisions(since - DAY, until) == (since - DAY, until), "an earlier window is new"


def test_news_are_asked_for_since_they_were_last_read() -> None:
    memory = SiteMemory()
    assert memory.news_since(TODAY) is None, "on the first run all is new"
    memory.note_visit(visit("mgListCommittees.aspx", "list", today=TODAY - 9 * DAY))
    memory.note_visit(visit("mgListCommittees.aspx", "list", today=TODAY - 2 * DAY))
    assert memory.news_since(TODAY) == TODAY - 9 * DAY, "no news were read in either run"
    memory.note_visit(visit("mgWhatsNew.aspx?x", "list", today=TODAY - 2 * DAY))
    assert memory.news_since(TODAY) == TODAY - 2 * DAY
    assert memory.news_since(TODAY + 90 * DAY) == TODAY + 55 * DAY


def test_a_gap_in_what_the_decision_list_told_is_asked_again() -> None:
    memory = SiteMemory()
    memory.note_visit(visit("mgDelegatedDecisions.aspx", "list", covers=(TODAY - 99 * DAY, TODAY)))
    since = TODAY - 365 * DAY
    assert memory.unread_decisions(since, TODAY) == (since, TODAY)


def test_the_web_service_way_that_named_meetings_is_remembered() -> None:
    way = "mgWebService.asmx/GetAllMeetingsByDate?lCommitteeId={}&sFromDate="
    visits = [visit(way.format("-1"), "list", listed=0), visit(way.format("0"), "list", listed=4)]
    assert SiteMemory.replay([], visits).all_committees == "0"


def test_a_capture_whose_visit_was_lost_is_due_but_known() -> None:
    memory = SiteMemory.replay([capture("mgAi.aspx?ID=1", "h1")], [])
    url = f"{BASE}/mgAi.aspx?ID=1"
    assert memory.is_due(url, None, TODAY)
    assert memory.page(url).content_hash == "h1"
    assert memory.page(url).capture_id == "id-h1"
