"""Sick sites beside healthy ones: each failure has its name, and none spoils a neighbour."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from crawlers.captures import CaptureStore
from crawlers.crawl import CouncilResult, ShardResult
from crawlers.sample_site import SampleSites
from crawlers.sample_site.content import load_councils
from crawlers.sample_site.faults import Fault, FaultKind

Crawl = Callable[..., ShardResult]


def by_council(result: ShardResult) -> dict[str, CouncilResult]:
    return {one.council_id: one for one in result.councils}


def test_sites_that_are_sick_as_a_whole(tmp_path: Path, crawl: Crawl) -> None:
    faults = {
        "AVERLAND": Fault(FaultKind.DEAD),
        "ESTERMOUTH": Fault(FaultKind.FORBIDDEN),
        "MARLHAVEN": Fault(FaultKind.CHALLENGE),
        "SALLOWFIELD": Fault(FaultKind.SERVER_ERROR),
        "THORNMERE": Fault(FaultKind.SLOW, seconds=6),
    }
    with SampleSites(tmp_path, faults=faults) as sites:
        found = by_council(crawl(sites, tmp_path / "captures", "sick", request_timeout=2))
        asked = Counter(record.council_id for record in sites.log)
    reasons = {
        "AVERLAND": "dead_host",
        "ESTERMOUTH": "blocked",  # a 403 for robots.txt means no rules (RFC 9309), so pages are tried
        "MARLHAVEN": "challenge_page",
        "SALLOWFIELD": "robots_unreachable",
        "THORNMERE": "robots_unreachable",
    }
    for council_id, reason in reasons.items():
        result = found.pop(council_id)
        assert (result.status, result.close_reason) == ("failed", reason), council_id
        assert reason in {issue.reason for issue in result.issues}
        assert asked[council_id] <= 5, "a sick site is left alone after a few tries"
    (healthy,) = found.values()
    assert (healthy.status, healthy.close_reason, healthy.failed) == ("done", "finished", 0)
    store = CaptureStore(tmp_path / "captures")
    assert {capture.council_id for capture in store.captures()} == {healthy.council_id}
    assert {issue.council_id for issue in store.issues("sick")} == set(reasons)


def test_sites_with_sick_pages_are_healed_by_the_next_run(tmp_path: Path, crawl: Crawl) -> None:
    broken = next(council for council in load_councils() if council.council_id == "AVERLAND").decisions[0]
    faults = {
        "AVERLAND": Fault(FaultKind.SERVER_ERROR, f"*ieDecisionDetails.aspx?ID={broken.id}"),
        "ESTERMOUTH": Fault(FaultKind.FORBIDDEN, "*ieListDocuments*"),
        "MARLHAVEN": Fault(FaultKind.CHALLENGE, "*ieListDocuments*", times=1),
        "SALLOWFIELD": Fault(FaultKind.TRUNCATED, "*ieListDocuments*", times=1),  # the retry gets it
        "THORNMERE": Fault(FaultKind.RESET, "*mgDelegatedDecisions*"),
        "WENDLESHIRE": Fault(FaultKind.SLOW, "*ieIssueDetails*", seconds=6),
    }
    store = CaptureStore(tmp_path / "captures")
    with SampleSites(tmp_path, faults=faults) as sites:
        found = by_council(crawl(sites, store.folder, "sick", request_timeout=2))
    assert {council_id: (one.status, one.close_reason) for council_id, one in found.items()} == {
        "AVERLAND": ("partial", "finished"),
        "ESTERMOUTH": ("partial", "blocked"),
        "MARLHAVEN": ("partial", "finished"),
        "SALLOWFIELD": ("done", "finished"),
        "THORNMERE": ("partial", "finished"),
        "WENDLESHIRE": ("partial", "finished"),
    }
    told = {council_id: {issue.reason for issue in one.issues} for council_id, one in found.items()}
    assert told == {
        "AVERLAND": {"server_error", "shortfall"},
        "ESTERMOUTH": {"blocked"},  # given up: what is missing is no news
        "MARLHAVEN": {"challenge_page", "shortfall"},
        "SALLOWFIELD": set(),
        "THORNMERE": {"connection_lost"},
        "WENDLESHIRE": {"timed_out"},
    }
    with SampleSites(tmp_path) as sites:
        healed = crawl(sites, store.folder, "healed")
        published = {
            council_id: (len(site.meetings), len(site.decisions), len(site.issues))
            for council_id, site in sites.sites.items()
        }
    assert {one.status for one in healed.councils} == {"done"}
    for council_id, (meetings, decisions, issues) in published.items():
        urls = [capture.url for capture in store.captures(council_id=council_id)]
        assert len(urls) == len(set(urls)), "nothing is kept twice"
        assert sum("ieListDocuments" in url for url in urls) == meetings
        assert sum("ieDecisionDetails" in url for url in urls) == decisions
        assert sum("ieIssueDetails" in url for url in urls) == issues
