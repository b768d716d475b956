"""Whole crawls of the sample sites: complete, cheap the second time, polite."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from crawlers.captures import CaptureStore
from crawlers.crawl import CouncilResult, ShardResult
from crawlers.sample_site import SampleSites
from crawlers.sample_site.scenario import Site
from crawlers.sample_site.server import RequestRecord
from transforms.addresses import AddressKind, classify
from transforms.content import containers, read_tree
from transforms.links import visible_text
from transforms.records import Capture


@dataclass
class Night:
    result: ShardResult
    log: list[RequestRecord]
    sites: dict[str, Site]

    def of(self, council_id: str) -> CouncilResult:
        return next(one for one in self.result.councils if one.council_id == council_id)


@dataclass
class Nights:
    store: CaptureStore
    first: Night = field(init=False)
    again: Night = field(init=False)  # the same night once more
    second: Night = field(init=False)


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory, crawl: Callable[..., ShardResult]) -> Nights:
    folder: Path = tmp_path_factory.mktemp("nights")
    found = Nights(CaptureStore(folder / "captures"))
    for name, night in (("first", 1), ("again", 1), ("second", 2)):
        with SampleSites(folder, night=night) as sites:
            result = crawl(sites, found.store.folder, name)
            setattr(found, name, Night(result, sites.log, sites.sites))
    return found


def pages(captures: Iterator[Capture], kind: AddressKind) -> Counter[tuple[str, str]]:
    """How often each page of a kind was captured, by council and id."""
    addresses = ((capture.council_id, classify(capture.url)) for capture in captures)
    return Counter((council, address.ids[-1][1]) for council, address in addresses if address.kind is kind)


def letters(text: str) -> str:
    return re.sub(r"\W+", "", text)


def test_every_council_is_done(nights: Nights) -> None:
    for night in (nights.first, nights.again, nights.second):
        assert night.result.error is None
        assert {one.status for one in night.result.councils} == {"done"}
        assert not [issue for one in night.result.councils for issue in one.issues]


def test_every_meeting_decision_and_issue_is_captured_once(nights: Nights) -> None:
    for kind, what in (
        (AddressKind.MEETING, "meetings"),
        (AddressKind.DECISION, "decisions"),
        (AddressKind.ISSUE, "issues"),
        (AddressKind.ISSUE_DETAILS, "issues"),
    ):
        published = Counter(
            (council_id, str(number))
            for council_id, site in nights.first.sites.items()
            for number in getattr(site, what)
        )
        assert published, what
        assert pages(nights.store.captures("first"), kind) == published, what


def test_every_item_is_captured_whole(nights: Nights) -> None:
    """Cut items are followed to their own page, which is asked for in no other case."""
    shown: defaultdict[str, str] = defaultdict(str)
    for capture in nights.store.captures("first"):
        tree = read_tree(nights.store.read(capture), capture.content_type)
        assert tree is not None
        shown[capture.council_id] += "".join(letters(visible_text(one)) for one in containers(tree))
    items = [
        (council_id, item)
        for council_id, site in nights.first.sites.items()
        for meeting in site.meetings.values()
        for item in meeting.items
    ]
    assert len(items) > 500
    for council_id, item in items:
        for text in (item.title, item.agenda, item.minutes, item.decision):
            last_line = letters(text.strip().rpartition("\n")[2])
            assert last_line in shown[council_id], (council_id, item.id, item.title)
    followed = pages(nights.store.captures("first"), AddressKind.AGENDA_ITEM)
    assert followed, "some site cuts long minutes"
    cutting = {council_id for council_id, site in nights.first.sites.items() if site.layout.shown_characters}
    assert {council_id for council_id, _ in followed} <= cutting
    assert set(followed.values()) == {1}


def test_the_same_night_again_asks_only_for_news_and_keeps_nothing(nights: Nights) -> None:
    asked = {classify(f"http://h{record.path}").kind for record in nights.again.log}
    assert asked == {AddressKind.FEED, AddressKind.OTHER}, "OTHER is robots.txt"
    assert list(nights.store.captures("again")) == []
    assert {one.requests for one in nights.again.result.councils} == {2}


def test_the_second_night_finds_what_is_new_and_what_changed(nights: Nights) -> None:
    changes = {
        "late": {
            (council_id, str(meeting.id))
            for council_id, site in nights.second.sites.items()
            for meeting in site.meetings.values()
            if meeting.day in meeting.committee.late_minutes
        },
        "called": {
            (council_id, str(number))
            for council_id, site in nights.second.sites.items()
            for number in site.meetings.keys() - nights.first.sites[council_id].meetings.keys()
        },
        "decided": {
            (council_id, str(number))
            for council_id, site in nights.second.sites.items()
            for number in site.decisions.keys() - nights.first.sites[council_id].decisions.keys()
        },
    }
    assert all(changes.values()), "the scenario has each kind of change"
    meetings = set(pages(nights.store.captures("second"), AddressKind.MEETING))
    assert meetings >= changes["late"] | changes["called"]
    assert set(pages(nights.store.captures("second"), AddressKind.DECISION)) == changes["decided"]
    outcomes = Counter(fetch.outcome for fetch in nights.store.fetches("second"))
    assert outcomes["changed"] >= len(changes["late"])
    assert outcomes["unchanged"] <= len(nights.second.sites), "few looks are in vain"


def test_what_is_logged_is_what_the_sites_saw(nights: Nights) -> None:
    for name in ("first", "again", "second"):
        night: Night = getattr(nights, name)
        assert sum(one.requests for one in night.result.councils) == len(night.log)
        fetches = list(nights.store.fetches(name))
        assert len(fetches) == len(night.log)
        kept = {fetch.capture_id for fetch in fetches if fetch.outcome in {"new", "changed"}}
        assert kept == {capture.capture_id for capture in nights.store.captures(name)}


def test_the_crawl_is_polite(nights: Nights) -> None:
    for night in (nights.first, nights.again, nights.second):
        assert {record.user_agent.split("/")[0] for record in night.log} == {"council-harvest"}
        assert max(record.in_flight for record in night.log) == 1, "one request at a time to a site"
        assert max(Counter((record.council_id, record.path) for record in night.log).values()) == 1
        for council_id in night.sites:
            paths = [record.path for record in night.log if record.council_id == council_id]
            assert paths[0] == "/robots.txt"
            assert not [path for path in paths if "ieLogon" in path or "mgUserInfo" in path]
