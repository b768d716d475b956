"""What a second night costs in requests, by the sites' own logs, beside the same night crawled the naive way.

Twenty sample councils (`crawlers/sample_site/content/second_night.toml`) are crawled once, publish what a night
brings, and are crawled again. Run with `--json` for one JSON object; benchmarks/README.md tells what the figures mean.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import urllib.request
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from crawlers import listings
from crawlers.captures import CaptureStore
from crawlers.crawl import CrawlOrder, crawl_shard
from crawlers.memory import SiteMemory
from crawlers.registry import Council
from crawlers.sample_site import SampleSites
from crawlers.sample_site.app import SiteApp
from crawlers.sample_site.scenario import Site
from crawlers.sample_site.second_night import councils_of, load_second_night
from transforms.addresses import AddressKind, build, classify
from transforms.content import content_hash, read_tree
from transforms.links import find_links

WINDOW = timedelta(days=365)  # as a nightly run takes it
AHEAD = timedelta(days=14)
LISTS_ALLOWED = 4  # requests a council for robots.txt and lists
EXTRA_ALLOWED = 1.1  # requests a document that is new or changed
HOST = "http://site.invalid"

Documents = dict[tuple[str, ...], str]  # content hash by address key


def measure(folder: Path) -> dict[str, Any]:
    """Crawl both nights and count."""
    scenario = load_second_night()
    councils = councils_of(scenario)
    before, after = ({one.council_id: Site(one, night) for one in councils} for night in (1, 2))
    store = CaptureStore(folder / "captures")
    for night in (1, 2):
        with SampleSites(folder, night=night, councils=councils) as sites:
            run_id = f"night{night}"
            order = CrawlOrder(
                run_id=run_id,
                councils=sites.councils,
                since=sites.today - WINDOW,
                until=sites.today + AHEAD,
                today=sites.today,
                captures=store.folder,
                delay=0,
            )
            result = crawl_shard(order)
            asked = Counter(record.council_id for record in sites.log)
            sites.log.clear()
            if night == 2:
                for council in sites.councils:
                    crawl_naively(council, order.since, order.until)
                naive = len(sites.log)
    changed: dict[str, int] = {}
    missed: list[str] = []
    for council_id, site in after.items():
        published = dict(documents(site, order.since, order.until))
        known = dict(documents(before[council_id], order.since, order.until))
        fresh = {key for key, digest in published.items() if known.get(key) != digest}
        memory = SiteMemory.of_council(store, council_id)
        changed[council_id] = len(fresh)
        missed += [
            f"{council_id} {' '.join(key)}"
            for key, digest in published.items()
            if key not in memory.pages or memory.pages[key].content_hash != digest
        ]
    return {
        "requests": sum(asked.values()),
        "allowed_requests": int(LISTS_ALLOWED * len(councils) + EXTRA_ALLOWED * sum(changed.values())),
        "naive_requests": naive,
        "missed": len(missed),
        "missing": missed,
        "councils": len(councils),
        "silent": sum(one.is_silent for one in scenario),
        "only_late_minutes": sum(one.has_only_late_minutes for one in scenario),
        "documents_published": sum(changed.values()),
        "status": dict(Counter(one.status for one in result.councils)),
        "requests_by_council": {one.council_id: asked[one.council_id] for one in scenario},
        "published_by_council": changed,
    }


def documents(site: Site, since: date, until: date) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every document of the window that a site shows, by address, with the hash of its content."""
    app = SiteApp(site)
    base = f"{HOST}{app.base}"
    meetings = [m for m in site.meetings.values() if m.items and since <= m.day <= until]
    queue = [build(AddressKind.MEETING, base, MId=str(meeting.id)) for meeting in meetings]
    queue += [
        build(AddressKind.DECISION, base, ID=str(decision.id))
        for decision in site.decisions.values()
        if since <= decision.published <= until
    ]
    issues = {str(one.id) for one in site.issues.values() if since <= one.first_published <= until}
    issues |= {str(item.issue_id) for meeting in meetings for item in meeting.items if item.issue_id}
    for kind in (AddressKind.ISSUE, AddressKind.ISSUE_DETAILS):
        queue += [build(kind, base, IId=issue) for issue in issues]
    seen = set()
    while queue:
        address = classify(queue.pop())
        if address.key in seen:
            continue
        seen.add(address.key)
        parts = urlsplit(address.url)
        tree = read_tree(app.respond(f"{parts.path}?{parts.query}").body)
        assert tree is not None, address.url
        yield address.key, content_hash(tree)
        queue += [link.address.url for link in find_links(tree, address.url) if link.is_full_text]


def crawl_naively(council: Council, since: date, until: date) -> None:
    """All committees, all their meetings, every meeting page of the window, as a crawler without memory asks."""
    base = council.base_url
    assert base is not None, "sample councils have sites"
    committees = ask(listings.committees_url(base), AddressKind.COMMITTEE)
    for committee in committees:
        for meeting in ask(
            listings.meetings_url(base, committee.address.get("ID") or ""), AddressKind.MEETING
        ):
            if meeting.on and since <= meeting.on <= until:
                ask(meeting.address.url)


def ask(url: str, *kinds: AddressKind) -> list[listings.Listed]:
    """The pages of these kinds that a page names."""
    with urllib.request.urlopen(url) as answer:
        tree = read_tree(answer.read())
    assert tree is not None, url
    return listings.read_list(tree, url, *kinds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder))
    if options.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:22} {json.dumps(value)}")


if __name__ == "__main__":
    main()
