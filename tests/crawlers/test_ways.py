"""Every way in alone: the same sites with all other ways closed are captured whole, each page once."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from crawlers.captures import CaptureStore
from crawlers.crawl import ShardResult
from crawlers.memory import SiteMemory
from crawlers.sample_site import Fault, FaultKind, SampleSites
from crawlers.sample_site.content import CouncilContent, load_councils
from crawlers.sample_site.scenario import Site
from crawlers.ways.names import Way, way_of
from crawlers.ways.record import read_record, write_record
from transforms.addresses import AddressKind, classify

Crawl = Callable[..., ShardResult]

CLOSED = {"web_service": "html", "whats_new": "absent", "feed": "absent", "calendar": "absent"}
WAYS: dict[str, tuple[dict[str, object], set[Way]]] = {
    "service by date": (CLOSED | {"web_service": "on"}, {Way.SERVICE_BY_DATE}),
    "service by committee": (CLOSED | {"web_service": "by_committee"}, {Way.SERVICE_BY_COMMITTEE}),
    "service that ignores dates": (
        CLOSED | {"web_service": "on", "service_dates": "ignored"},
        {Way.SERVICE_BY_DATE},
    ),
    "what's new": (CLOSED | {"whats_new": "on"}, {Way.WHATS_NEW}),
    "calendar": (CLOSED | {"calendar": "on"}, {Way.CALENDAR}),
    "committees": (CLOSED | {"web_service": "empty"}, {Way.COMMITTEES}),
    "committees, few rows a list": (CLOSED | {"meetings_listed": 3}, {Way.COMMITTEES}),
    "news that name nothing": (CLOSED | {"whats_new": "empty"}, {Way.WHATS_NEW, Way.COMMITTEES}),
    "what's new of the last month": (CLOSED | {"whats_new": "last_month"}, {Way.COMMITTEES}),
    "what's new without a past": (CLOSED | {"whats_new": "no_past"}, {Way.WHATS_NEW, Way.COMMITTEES}),
    "calendar without a past": (CLOSED | {"calendar": "no_past"}, {Way.CALENDAR, Way.COMMITTEES}),
    "calendar of one month": (CLOSED | {"calendar": "this_month"}, {Way.COMMITTEES}),
    "officers' decisions": (CLOSED | {"calendar": "on", "decision_list": "officers"}, {Way.CALENDAR}),
    "short decision lists": (CLOSED | {"calendar": "on", "longest_range": 60}, {Way.CALENDAR}),
}


def published(sites: dict[str, Site]) -> dict[AddressKind, Counter[tuple[str, str]]]:
    """What is on the sites: meetings with an agenda, decisions, issues."""
    kinds = {AddressKind.MEETING: "meetings", AddressKind.DECISION: "decisions", AddressKind.ISSUE: "issues"}
    return {
        kind: Counter(
            (council_id, str(number))
            for council_id, site in sites.items()
            for number, thing in getattr(site, what).items()
            if kind is not AddressKind.MEETING or thing.items
        )
        for kind, what in kinds.items()
    }


@pytest.mark.parametrize("way", WAYS)
def test_all_that_is_published_is_captured_once_by_each_way_alone(
    way: str, tmp_path: Path, crawl: Crawl
) -> None:
    layout, expected = WAYS[way]
    store = CaptureStore(tmp_path / "captures")
    councils = [council for council in load_councils() if council.council_id in {"MARLHAVEN", "THORNMERE"}]
    with SampleSites(layout=layout, councils=councils) as sites:
        result = crawl(sites, store.folder, "first", since=date(2024, 10, 1))  # the sites' first meetings
        things = published(sites.sites)
    assert {one.status for one in result.councils} == {"done"}
    assert not [issue for one in result.councils for issue in one.issues]
    captured: Counter[tuple[AddressKind, tuple[str, str]]] = Counter()
    for capture in store.captures():
        address = classify(capture.url)
        number = address.ids[-1][1]
        if address.ids[-1][0] == "AIId":  # the same decision, by its item's number
            item = sites.sites[capture.council_id].item(int(number))
            assert item is not None
            number = str(item.decision_id)
        captured[address.kind, (capture.council_id, number)] += 1
    for kind, wanted in things.items():
        assert wanted
        assert {page: captured[kind, page] for page in wanted} == dict(wanted), kind
    assert max(captured.values()) == 1
    answered = {
        way_of(fetch.url) for fetch in store.fetches() if fetch.outcome == "list" and way_of(fetch.url)
    }
    for council in councils:
        memory = SiteMemory.of_council(store, council.council_id)
        told = read_record(store.folder, council.council_id)
        write_record(store.folder, council.council_id, memory)
        assert told == read_record(store.folder, council.council_id), (
            "the record is rebuilt from the captures"
        )
        assert {name for name, way in told.items() if way["answered_on"] == "2026-03-16"} >= expected
    assert answered - {Way.DECISIONS, Way.OFFICER_DECISIONS} == expected


ONE = [council for council in load_councils() if council.council_id == "MARLHAVEN"]


def test_what_news_do_not_tell_is_found_by_the_look_back(tmp_path: Path, crawl: Crawl) -> None:
    """That what's new tells of everything is what sites seem to do; one that forgets minutes loses none for good."""
    store = CaptureStore(tmp_path / "captures")
    asked = {}
    for night, today in ((1, date(2026, 3, 16)), (2, date(2026, 3, 17)), (2, date(2026, 3, 30))):
        with SampleSites(tmp_path, night=night, councils=ONE, layout={"told_of": "agendas"}) as sites:
            dates = {"today": today, "until": today + timedelta(days=14)}
            result = crawl(sites, store.folder, f"at{today}", **dates)
            asked[today] = [classify(f"http://h{record.path}").kind for record in sites.log]
            (late,) = [m for m in sites.sites["MARLHAVEN"].meetings.values() if m.day == date(2026, 2, 25)]
        assert {one.status for one in result.councils} == {"done"}
    urls = {f"at{today}": [one.url for one in store.captures(f"at{today}")] for today in asked}
    assert [run for run, found in urls.items() if any(url.endswith(f"MId={late.id}") for url in found)] == [
        "at2026-03-16", "at2026-03-30"
    ]  # fmt: skip
    assert set(asked[date(2026, 3, 17)]) == {
        AddressKind.OTHER, AddressKind.FEED, AddressKind.MEETING  # robots.txt, the feed, the agenda that it tells of
    }  # fmt: skip
    assert AddressKind.DECISIONS_LIST in asked[date(2026, 3, 30)], (
        "a fortnight later all lists are asked again"
    )


@pytest.mark.parametrize("seconds", [0.0, 0.8], ids=["quick", "slow"])
def test_a_quick_404_means_no_list_and_a_slow_one_too_wide_a_range(
    tmp_path: Path, crawl: Crawl, small_council: Callable[..., CouncilContent], seconds: float
) -> None:
    path = "*mgDelegatedDecisions*"
    faults = [Fault(FaultKind.SLOW, path, seconds, times=1), Fault(FaultKind.NOT_FOUND, path, times=1)]
    with SampleSites(councils=[small_council("ONE")], faults={"ONE": faults}) as sites:
        since = sites.today - timedelta(days=100)
        (result,) = crawl(sites, tmp_path, "run", since=since, request_timeout=1).councils
        asked = Counter(way_of(f"http://h{record.path}") for record in sites.log)
    assert (result.status, result.new) == ("done", 3)
    halves = 2 if seconds else 0
    assert (asked[Way.DECISIONS], asked[Way.OFFICER_DECISIONS]) == (1 + halves, 0 if seconds else 1)


def test_a_decision_list_that_ignores_the_days_is_named(tmp_path: Path, crawl: Crawl) -> None:
    with SampleSites(councils=ONE, layout={"decision_days": "ignored"}) as sites:
        site = sites.sites["MARLHAVEN"]
        template = next(iter(site.decisions.values()))
        for number in range(900, 920):
            site.decisions[number] = template.model_copy(update={"id": number, "title": f"Award {number}"})
        (result,) = crawl(sites, tmp_path, "run", since=date(2026, 1, 1)).councils
    assert [issue.reason for issue in result.issues] == ["answers_otherwise"]
    assert result.status == "done"
