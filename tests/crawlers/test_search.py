"""One topic over many years: the site's own search, and nothing but what it finds."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from crawlers.captures import CaptureStore
from crawlers.crawl import ShardResult
from crawlers.listings import read_hits
from crawlers.sample_site import SampleSites
from crawlers.sample_site.content import load_councils
from crawlers.sample_site.search import find
from transforms.addresses import AddressKind, classify
from transforms.content import read_tree

Crawl = Callable[..., ShardResult]
SINCE, UNTIL = date(2025, 1, 1), date(2026, 3, 16)
COUNCILS = [council for council in load_councils() if council.council_id in {"MARLHAVEN", "ESTERMOUTH"}]
OTHERWISE = {
    "as it should": {},
    "ignores the days": {"search_dates": "ignored"},
    "leads to no next page": {"search_links": False},
}


@pytest.mark.parametrize("how", OTHERWISE)
def test_only_what_the_search_finds_in_the_window_is_fetched(how: str, tmp_path: Path, crawl: Crawl) -> None:
    store = CaptureStore(tmp_path / "captures")
    with SampleSites(councils=COUNCILS, layout=OTHERWISE[how]) as sites:
        result = crawl(sites, store.folder, "search", search="Ofsted", since=SINCE, until=UNTIL)
        hits = {
            (council_id, hit)
            for council_id, site in sites.sites.items()
            for hit in find(site, "Ofsted", SINCE, UNTIL)
            if SINCE <= hit.day <= UNTIL
        }
    assert {one.status for one in result.councils} == {"done"}
    assert not [issue for one in result.councils for issue in one.issues]
    wanted = set()
    for council_id, hit in hits:
        if hit.item:
            wanted.add((council_id, AddressKind.AGENDA_ITEM, str(hit.item.id)))
        elif hit.meeting:
            wanted.add((council_id, AddressKind.MEETING, str(hit.meeting.id)))
        elif hit.decision:
            wanted.add((council_id, AddressKind.DECISION, str(hit.decision.id)))
        elif hit.issue:
            wanted.add((council_id, AddressKind.ISSUE_DETAILS, str(hit.issue.id)))
            wanted.add((council_id, AddressKind.ISSUE, str(hit.issue.id)))
    addresses = [(capture.council_id, classify(capture.url)) for capture in store.captures()]
    fetched = {(council, address.kind, address.ids[-1][1]) for council, address in addresses}
    assert {kind for _, kind, _ in wanted} >= {AddressKind.AGENDA_ITEM, AddressKind.DECISION}
    cut = {
        one for one in fetched - wanted if one[1] is AddressKind.AGENDA_ITEM
    }  # that an issue's page cuts short
    assert fetched - cut == wanted
    assert len(addresses) == len(fetched)
    kinds = {classify(fetch.url).kind for fetch in store.fetches() if fetch.outcome == "list"}
    assert kinds == {AddressKind.SEARCH}


def test_hits_name_their_item_or_their_meeting_or_what_they_are() -> None:
    url = "https://democracy.example/ieSearchResults2.aspx?SS=Ofsted"
    tree = read_tree(
        b"<div id='modgov'>"
        b"<p><a href='ieListDocuments.aspx?CId=1&MId=2'>17/09/2015 - Cabinet (1)</a></p>"
        b"<p>Item5: <a href='ieListDocuments.aspx?CId=1&MId=2#AI55'>Report</a></p><hr/>"
        b"<p><a href='ieListDocuments.aspx?CId=1&MId=3'>18/09/2015 - Cabinet (2)</a></p>"
        b"<ul><li><a href='documents/s9/Report of 1 May 2014.pdf'>Report</a></li></ul><hr/>"
        b"<p>Key issue: <a href='mgIssueHistoryHome.aspx?IId=7'>Plan (3)</a></p><hr/>"
        b"<p><a href='ieListDocuments.aspx?CId=1&MId=4'>19/09/2015 - Cabinet (4)</a></p></div>"
    )
    assert tree is not None
    hits = read_hits(tree, url)
    assert [(hit.address.kind, hit.address.ids[-1][1], hit.on) for hit in hits] == [
        (AddressKind.AGENDA_ITEM, "55", date(2015, 9, 17)),
        (AddressKind.MEETING, "3", date(2015, 9, 18)),
        (AddressKind.ISSUE_DETAILS, "7", None),
        (AddressKind.ISSUE, "7", None),
        (AddressKind.MEETING, "4", date(2015, 9, 19)),
    ]
