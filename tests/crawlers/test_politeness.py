"""What the sites' own logs prove: one request at a time to a host or slot, the pauses kept, nothing forbidden."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest
from scrapy.http import Response

from crawlers.crawl import CrawlOrder, ShardResult, crawl_shard
from crawlers.patience import retry_after
from crawlers.sample_site import Fault, FaultKind, RequestRecord, SampleSites
from crawlers.sample_site.content import CouncilContent

Crawl = Callable[..., ShardResult]
Small = Callable[..., CouncilContent]
PAUSE = 0.3  # seconds
CRAWL_DELAY = 0.6


def by_time(log: Iterable[RequestRecord]) -> list[RequestRecord]:
    return sorted(log, key=lambda record: record.time)


def pauses(log: Iterable[RequestRecord]) -> list[float]:
    """Seconds from one request's start to the next one's."""
    return [(after.time - before.time).total_seconds() for before, after in pairwise(by_time(log))]


@pytest.fixture(scope="module")
def polite(
    tmp_path_factory: pytest.TempPathFactory, crawl: Crawl, small_council: Small
) -> tuple[ShardResult, dict[str, list[RequestRecord]]]:
    """A crawl of five small sites with pauses; ONE and TWO share a slot, as of one vendor or address."""
    folder = tmp_path_factory.mktemp("polite")
    names = ("ONE", "TWO", "THREE", "SLOWLY", "FORBIDS")
    rules = "User-agent: *\nDisallow: /democracy/ieDecisionDetails.aspx\n"
    faults = {
        "THREE": Fault(FaultKind.SLOW, "*ieListDocuments*", seconds=0.4),
        "SLOWLY": Fault(FaultKind.RULES, text=f"User-agent: *\nCrawl-delay: {CRAWL_DELAY}\n"),
        "FORBIDS": Fault(FaultKind.RULES, text=rules),
    }
    with SampleSites(folder, councils=[small_council(name) for name in names], faults=faults) as sites:
        slots = {"ONE": "shared", "TWO": "shared"}
        contact = "harvest@example.org"
        result = crawl(sites, folder / "captures", "run1", delay=PAUSE, slots=slots, contact=contact)
        asked = defaultdict(list)
        for record in sites.log:
            asked[record.council_id].append(record)
    return result, asked


def test_every_council_gives_what_it_may(polite: tuple[ShardResult, dict[str, list[RequestRecord]]]) -> None:
    result, _ = polite
    found = {one.council_id: (one.status, one.new) for one in result.councils}
    assert found == {
        "ONE": ("done", 3),
        "TWO": ("done", 3),
        "THREE": ("done", 3),
        "SLOWLY": ("done", 3),
        "FORBIDS": ("partial", 2),
    }


def test_no_two_requests_are_in_flight_to_a_slot(
    polite: tuple[ShardResult, dict[str, list[RequestRecord]]],
) -> None:
    _, asked = polite
    shared = by_time(asked["ONE"] + asked["TWO"])
    for log in (shared, asked["THREE"], asked["SLOWLY"], asked["FORBIDS"]):
        assert all(before.answered <= after.time for before, after in pairwise(by_time(log)))
        assert {record.in_flight for record in log} == {1}
    assert len({record.council_id for record in shared}) == 2


def test_the_pauses_are_kept(polite: tuple[ShardResult, dict[str, list[RequestRecord]]]) -> None:
    _, asked = polite
    grain = PAUSE / 3  # a loaded machine may delay the first of two requests on its way
    assert min(pauses(asked["ONE"] + asked["TWO"])) >= PAUSE - grain, "from council to council as well"
    assert min(pauses(asked["THREE"])) >= PAUSE - grain
    assert min(pauses(asked["SLOWLY"])[1:]) >= CRAWL_DELAY - grain, "after robots.txt told"
    slow = [record for record in by_time(asked["THREE"]) if "ieListDocuments" in record.path]
    assert min(pauses(slow)) >= 0.8 - grain, "a slow site rests as long as it worked"


def test_nothing_forbidden_is_asked_for_and_we_say_who_we_are(
    polite: tuple[ShardResult, dict[str, list[RequestRecord]]],
) -> None:
    _, asked = polite
    for log in asked.values():
        assert by_time(log)[0].path == "/robots.txt"
        assert all(record.user_agent.startswith("council-harvest/") for record in log)
        assert all(record.user_agent.endswith("(+harvest@example.org)") for record in log)
    assert not [record.path for record in asked["FORBIDS"] if "ieDecisionDetails" in record.path]
    assert [record.path for record in asked["ONE"] if "ieDecisionDetails" in record.path]


def test_a_busy_site_gets_the_time_it_asks_for(tmp_path: Path, crawl: Crawl, small_council: Small) -> None:
    names = ("BUSY", "TOOMANY", "LATER", "LATERROBOTS")
    faults = {
        "BUSY": Fault(FaultKind.BUSY, "*ieListDocuments*", seconds=1, times=1),
        "TOOMANY": Fault(FaultKind.TOO_MANY, "*mgDelegated*", seconds=1, times=1),
        "LATER": Fault(FaultKind.TOO_MANY, "*ieListDocuments*", seconds=3600),
        "LATERROBOTS": Fault(FaultKind.BUSY, "/robots.txt", seconds=3600),
    }
    with SampleSites(tmp_path, councils=[small_council(name) for name in names], faults=faults) as sites:
        result = crawl(sites, tmp_path / "captures", "run1", longest_wait=2)
        log = by_time(sites.log)
    assert {one.council_id: one.close_reason for one in result.councils} == {
        "BUSY": "finished",
        "TOOMANY": "finished",
        "LATER": "asked_to_wait",
        "LATERROBOTS": "asked_to_wait",
    }
    for council_id in ("BUSY", "TOOMANY"):
        asked = [record for record in log if record.council_id == council_id]
        (refused,) = [place for place, record in enumerate(asked) if record.status in {429, 503}]
        assert asked[refused + 1].time - asked[refused].time >= timedelta(seconds=1)
    assert len([record for record in log if record.council_id == "LATERROBOTS"]) == 1
    assert [record.status for record in log if record.council_id == "LATER"].count(429) == 1, (
        "then nothing more"
    )


def test_who_shares_a_slot_with_a_site_that_asks_for_time_waits_too(
    tmp_path: Path, crawl: Crawl, small_council: Small
) -> None:
    """A short rest is taken; of a long one the night has nothing left."""
    names = ("RESTS", "AFTERREST", "LEAVES", "LEFT", "APART")
    slots = {"RESTS": "rested", "AFTERREST": "rested", "LEAVES": "left", "LEFT": "left"}
    faults = {
        "RESTS": Fault(FaultKind.TOO_MANY, "*ieListDocuments*", seconds=1),
        "LEAVES": Fault(FaultKind.TOO_MANY, "*ieListDocuments*", seconds=3600),
    }
    with SampleSites(tmp_path, councils=[small_council(name) for name in names], faults=faults) as sites:
        settings = {"slots": slots, "longest_wait": 0.5, "longest_rest": 2}
        result = crawl(sites, tmp_path / "captures", "run1", **settings)
        log = by_time(sites.log)
    assert {one.council_id: (one.status, one.close_reason) for one in result.councils} == {
        "RESTS": ("failed", "asked_to_wait"),
        "AFTERREST": ("done", "finished"),
        "LEAVES": ("failed", "asked_to_wait"),
        "LEFT": ("failed", "asked_to_wait"),
        "APART": ("done", "finished"),
    }
    refused = next(record for record in log if record.council_id == "RESTS" and record.status == 429)
    after = next(record for record in log if record.council_id == "AFTERREST")
    assert after.time - refused.time >= timedelta(seconds=1)
    assert not [record for record in log if record.council_id == "LEFT"]
    left = next(one for one in result.councils if one.council_id == "LEFT")
    assert [issue.detail for issue in left.issues] == [
        "not asked tonight: a site that shares its machines or vendor answers 429, and to be asked again in 3,600 "
        "seconds"
    ]


def test_the_wait_is_read_in_both_forms() -> None:
    now = datetime(2026, 3, 16, 2, 0, tzinfo=UTC)

    def answer(value: str) -> Response:
        return Response("http://h/", headers={"Retry-After": value})

    assert retry_after(answer("120"), now) == 120
    assert retry_after(answer(format_datetime(now + timedelta(minutes=5), usegmt=True)), now) == 300
    assert retry_after(answer("Mon, 16 Mar 2026 01:00:00 GMT"), now) == 0
    assert retry_after(answer("soon"), now) is None
    assert retry_after(Response("http://h/"), now) is None


def test_budget_and_night_end_a_crawl_and_the_next_run_goes_on(
    tmp_path: Path, small_council: Small, order_of: Callable[..., CrawlOrder]
) -> None:
    with SampleSites(tmp_path, councils=[small_council("ONE")]) as sites:
        window = {"since": sites.today - timedelta(days=100), "until": sites.today}
        thrifty = crawl_shard(order_of(sites, tmp_path / "captures", "run1", budget=6, **window))
        asked = len(sites.log)
        over = datetime.now(UTC)
        late = crawl_shard(order_of(sites, tmp_path / "captures", "run2", stop_at=over, **window))
        assert len(sites.log) == asked == 6
        whole = crawl_shard(order_of(sites, tmp_path / "captures", "run3", **window))
    found = [
        (one.status, one.close_reason, one.requests) for result in (thrifty, late) for one in result.councils
    ]
    assert found == [("partial", "budget_spent", 6), ("failed", "night_over", 0)]
    told = {issue.reason: issue.detail for issue in thrifty.councils[0].issues}
    assert "6 requests are made" in told["budget_spent"]
    assert (thrifty.councils[0].new + whole.councils[0].new, whole.councils[0].status) == (3, "done")


def test_certificates_are_verified_but_for_named_exceptions(
    tmp_path: Path, small_council: Small, order_of: Callable[..., CrawlOrder]
) -> None:
    names = ("STRICT", "LENIENT")
    faults = dict.fromkeys(names, Fault(FaultKind.UNTRUSTED))
    with SampleSites(tmp_path, councils=[small_council(name) for name in names], faults=faults) as sites:
        order = order_of(sites, tmp_path / "captures", "run1")
        strict, lenient = order.councils
        excepted = lenient.model_copy(update={"insecure_tls": "no intermediate certificate, told 2026-03"})
        result = crawl_shard(order.model_copy(update={"councils": (strict, excepted)}))
    found = {one.council_id: (one.status, one.close_reason) for one in result.councils}
    assert found == {"STRICT": ("failed", "tls_error"), "LENIENT": ("done", "finished")}
