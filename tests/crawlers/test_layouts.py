"""Installs that look different: the same pages under another frame, folder or language give the same items."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from crawlers.captures import CaptureStore
from crawlers.crawl import CouncilResult, ShardResult
from crawlers.sample_site import Fault, FaultKind, SampleSites
from crawlers.sample_site.content import CouncilContent, Layout, load_councils
from crawlers.sample_site.scenario import Site
from transforms.addresses import AddressKind, classify
from transforms.parse import parse_page
from transforms.records import Document

WRITTEN = next(council for council in load_councils() if council.council_id == "MARLHAVEN")
# Long minutes are cut on meeting pages, too, so items' own pages are among those that must be read.
CUT = {"shown_characters": 700, "cut_on_meeting_page": True}
SECOND = "http://twonames.moderngov.example"
VARIANTS: dict[str, dict[str, object]] = {
    "USUAL": {},
    "BAREHEADING": {"frame": "bare", "base_path": "/Democratic-Services/modern.gov"},
    "LOOSE": {"frame": "loose", "item_table": "id", "base_path": ""},
    "WELSH": {"language": "cy", "web_service": "on"},
    "TWONAMES": {"links_to": SECOND},
}


def like(council_id: str, layout: dict[str, object]) -> CouncilContent:
    changed = Layout.model_validate(WRITTEN.layout.model_dump() | CUT | layout)
    return WRITTEN.model_copy(
        update={"council_id": council_id, "name": council_id.title(), "layout": changed}
    )


class Crawled:
    """The results, the sites, and what the captures parse into, by council."""

    def __init__(self, result: ShardResult, sites: dict[str, Site], store: CaptureStore):
        self.results: dict[str, CouncilResult] = {one.council_id: one for one in result.councils}
        self.sites = sites
        self.pages: dict[str, Counter[tuple[str, ...]]] = {council_id: Counter() for council_id in sites}
        self.documents: dict[str, list[Document]] = {council_id: [] for council_id in sites}
        for capture in store.captures():
            self.pages[capture.council_id][classify(capture.url).key] += 1
            page = parse_page(
                store.read(capture),
                url=capture.url,
                content_type=capture.content_type,
                council=capture.council,
            )
            self.documents[capture.council_id] += page.documents


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory, crawl: Callable[..., ShardResult]) -> Crawled:
    folder = tmp_path_factory.mktemp("layouts")
    councils = [like(council_id, layout) for council_id, layout in VARIANTS.items()]
    # The English list of a site that speaks both languages links to a Welsh page.
    decision = WRITTEN.decisions[0].id
    twin = Fault(FaultKind.LINK, "*mgDelegated*", to=f"ieDecisionDetails.aspx?ID={decision}&LLL=1")
    store = CaptureStore(folder / "captures")
    with SampleSites(folder, councils=councils, faults={"USUAL": twin}) as sites:
        known = {"TWONAMES": {"also_at": "twonames.moderngov.example"}}
        named = [one.model_copy(update=known.get(one.council_id, {})) for one in sites.councils]
        result = crawl(sites, store.folder, "run1", since=date(2024, 10, 1), councils=named)
        return Crawled(result, sites.sites, store)


@pytest.mark.parametrize("council_id", VARIANTS)
def test_a_council_is_captured_complete_under_every_layout(crawled: Crawled, council_id: str) -> None:
    result, site = crawled.results[council_id], crawled.sites[council_id]
    assert (result.status, result.issues) == ("done", ())
    captured = crawled.pages[council_id]
    kinds = Counter(key[0] for key in captured)
    assert kinds[AddressKind.MEETING] == len(site.meetings)
    assert kinds[AddressKind.ISSUE] == kinds[AddressKind.ISSUE_DETAILS] == len(site.issues)
    assert kinds[AddressKind.DECISION] == len(site.decisions)
    assert set(captured.values()) == {1}
    assert not [key for key in captured if "LLL=1" in key], "each page in one language"
    assert captured.keys() == crawled.pages["USUAL"].keys()


@pytest.mark.parametrize("council_id", VARIANTS)
def test_every_item_is_parsed_under_every_layout(crawled: Crawled, council_id: str) -> None:
    site = crawled.sites[council_id]
    documents = crawled.documents[council_id]
    assert facts(documents) == facts(crawled.documents["USUAL"])
    items = {str(item.id): item for meeting in site.meetings.values() for item in meeting.items}
    parsed = {one.site_id: one for one in documents if one.locator and one.locator.startswith("AI")}
    assert parsed.keys() == items.keys()
    for item_id, item in items.items():
        meeting = item.meeting
        assert (parsed[item_id].title, parsed[item_id].committee) == (item.title, meeting.committee.title)
        assert parsed[item_id].meeting_date == meeting.day.isoformat()


def facts(documents: list[Document]) -> Counter[tuple[object, ...]]:
    """What documents say, whatever their page looks like: their sections' texts without labels."""
    return Counter(
        (
            one.kind,
            one.site_id,
            one.title,
            one.committee,
            one.meeting_date,
            one.truncated,
            tuple(
                (block.section, one.text[block.start : block.end])
                for block in one.blocks
                if block.section in {"minutes", "decision"} and block.kind != "label"
            ),
        )
        for one in documents
    )


def test_a_site_under_two_names_of_which_one_is_unknown_is_named(
    tmp_path: Path, crawl: Callable[..., ShardResult], small_council: Callable[..., CouncilContent]
) -> None:
    with SampleSites(councils=[small_council("TWONAMES", links_to=SECOND)]) as sites:
        (result,) = crawl(sites, tmp_path, "run1").councils
    assert {(issue.reason, issue.detail) for issue in result.issues} == {
        (
            "on_another_host",
            "1 of the list's 1 pages lie elsewhere, on twonames.moderngov.example: if that is the same site, name it "
            "as also_at in the registry",
        )
    }
    assert result.status == "partial"
