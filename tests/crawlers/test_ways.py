"""Every way in alone: the same sites with all other ways closed are captured whole, each page once."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from crawlers.captures import CaptureStore
from crawlers.crawl import ShardResult
from crawlers.memory import SiteMemory
from crawlers.sample_site import SampleSites
from crawlers.sample_site.content import load_councils
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
        result = crawl(sites, store.folder, "first")
        things = published(sites.sites)
    assert {one.status for one in result.councils} == {"done"}
    assert not [issue for one in result.councils for issue in one.issues]
    captured: Counter[tuple[AddressKind, tuple[str, str]]] = Counter()
    for capture in store.captures():
        address = classify(capture.url)
        captured[address.kind, (capture.council_id, address.ids[-1][1])] += 1
    for kind, wanted in things.items():
        assert wanted
        assert {page: captured[kind, page] for page in wanted} == dict(wanted), kind
    assert max(captured.values()) == 1
    answered = {
        way_of(fetch.url) for fetch in store.fetches() if fetch.outcome == "list" and way_of(fetch.url)
    }
    for council in councils:
        memory = SiteMemory.replay(
            store.captures(council_id=council.council_id), store.visits(council_id=council.council_id)
        )
        told = read_record(store.folder, council.council_id)
        write_record(store.folder, council.council_id, memory)
        assert told == read_record(store.folder, council.council_id), (
            "the record is rebuilt from the captures"
        )
        assert {name for name, way in told.items() if way["answered_on"] == "2026-03-16"} >= expected
    assert answered - {Way.DECISIONS, Way.OFFICER_DECISIONS} == expected
