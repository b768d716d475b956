"""A shard from outside: its crash, kill and time-out are seen, and what it captured stays."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crawlers.captures import CaptureStore
from crawlers.crawl import CrawlOrder, ShardResult, crawl_shard, plan_shards
from crawlers.registry import Council, Registry
from crawlers.sample_site import SampleSites
from crawlers.sample_site.faults import Fault, FaultKind
from crawlers.segments import CaptureError
from transforms.addresses import classify
from transforms.errors import UsageError

OrderOf = Callable[..., CrawlOrder]


def council(council_id: str, base_url: str | None, platform: str | None = "moderngov") -> Council:
    return Council.model_validate(
        {
            "council_id": council_id,
            "name": council_id.title(),
            "nation": "ENG",
            "type": "county",
            "platform": platform,
            "base_url": base_url,
        }
    )


def page_of(council_id: str, url: str) -> tuple[str, tuple[str, ...]]:
    return council_id, classify(url).key


def half_write_another(store: CaptureStore) -> tuple[Path, bytes]:
    """Leave a segment as a kill in the middle of a write does: with the first half of one more record."""
    capture = next(store.captures())
    segment = store.folder / capture.segment
    with segment.open("rb+") as file:
        file.seek(capture.offset)
        half = file.read(capture.length // 2)
        file.seek(0, os.SEEK_END)
        file.write(half)
    return segment, half


def test_a_killed_crawl_is_seen_and_the_next_run_completes(tmp_path: Path, order_of: OrderOf) -> None:
    seen: dict[str, Any] = {"pages": 0}

    def kill_after_some_pages(event: dict[str, Any]) -> None:
        seen["pid"] = event.get("pid", seen.get("pid"))
        seen["pages"] += event["event"] == "page"
        if seen["pages"] == 30:
            os.kill(seen["pid"], signal.SIGKILL)

    store = CaptureStore(tmp_path / "captures")
    with SampleSites(tmp_path) as sites:
        killed = crawl_shard(order_of(sites, store.folder, "killed"), kill_after_some_pages)
        kept = {capture.capture_id: store.read(capture) for capture in store.captures()}
        had = {page_of(one.council_id, one.url) for one in store.fetches("killed") if one.capture_id}
        segment, half = half_write_another(store)
        asked = len(sites.log)
        finished = crawl_shard(order_of(sites, store.folder, "finished"))
        again = {page_of(one.council_id, f"http://h{one.path}") for one in sites.log[asked:]}
        published = sum(len(site.meetings) for site in sites.sites.values())
    assert killed.error is not None
    assert "signal 9" in killed.error
    unfinished = [one for one in killed.councils if one.close_reason == "shard_killed"]
    assert unfinished
    assert all([issue.reason for issue in one.issues] == ["shard_killed"] for one in unfinished)
    assert {issue.council_id for issue in store.issues("killed")} == {one.council_id for one in unfinished}
    assert len(kept) >= 30, "what was told was kept"
    assert had
    assert not had & again, "it goes on where it was"
    assert not segment.read_bytes().endswith(half), "what was half-written is dropped"
    assert store.recover() == []
    assert finished.error is None
    assert {one.status for one in finished.councils} == {"done"}
    after = list(store.captures())
    assert len({capture.capture_id for capture in after}) == len(after), "nothing is kept twice"
    assert kept.keys() <= {capture.capture_id for capture in after}
    assert sum("ieListDocuments" in capture.url for capture in after) == published


def test_a_crawl_that_takes_too_long_is_stopped(tmp_path: Path, order_of: OrderOf) -> None:
    hung = {"MARLHAVEN": Fault(FaultKind.SLOW, "*ieListDocuments*", seconds=60)}
    with SampleSites(tmp_path, faults=hung) as sites:
        order = order_of(sites, tmp_path / "captures", "slow", request_timeout=2)
        order = order.model_copy(
            update={"councils": tuple(c for c in sites.councils if c.council_id == "MARLHAVEN")}
        )
        result = crawl_shard(order, timeout=4)
    assert result.error is not None
    assert result.error.startswith("shard_timed_out")
    (stopped,) = result.councils
    assert stopped.close_reason == "shard_timed_out"
    assert stopped.status in {"partial", "failed"}
    assert "shard_timed_out" in {issue.reason for issue in stopped.issues}


def test_a_shard_that_cannot_start_is_seen(tmp_path: Path, order_of: OrderOf) -> None:
    (tmp_path / "captures").write_text("a file where the folder should be")
    with SampleSites(tmp_path) as sites:
        order = order_of(sites, tmp_path / "captures", "run1")
        with pytest.raises(CaptureError, match=r"captures cannot be written to .*captures"):
            crawl_shard(order)


def test_what_breaks_one_council_is_told_and_spares_the_others(tmp_path: Path, order_of: OrderOf) -> None:
    log = tmp_path / "AVERLAND" / "old.fetches.jsonl"
    log.parent.mkdir()
    log.write_text("no json\n", encoding="utf-8")
    with SampleSites() as sites:
        order = order_of(sites, tmp_path, "run1")
        result = crawl_shard(order.model_copy(update={"councils": order.councils[:2]}))
    broken, healthy = result.councils
    assert (broken.council_id, broken.status, broken.close_reason) == ("AVERLAND", "failed", "spider_error")
    assert "old.fetches.jsonl, line 1" in broken.issues[0].detail
    assert healthy.status == "done"
    assert result.error is None


def test_real_sites_need_a_contact(tmp_path: Path) -> None:
    leeds = Registry.load().select(["Leeds"])
    facts: dict[str, Any] = {
        "run_id": "run1",
        "councils": leeds,
        "since": date(2026, 3, 1),
        "until": date(2026, 3, 16),
        "today": date(2026, 3, 16),
        "captures": tmp_path,
    }
    with pytest.raises(UsageError, match=r"Leeds \(democracy.leeds.gov.uk\).*HARVEST_CONTACT"):
        crawl_shard(CrawlOrder(**facts))
    with pytest.raises(UsageError, match="neither an e-mail nor a web address"):
        crawl_shard(CrawlOrder(**facts, contact="somebody"))
    assert list(tmp_path.iterdir()) == []
    named = CrawlOrder(**facts, contact="harvest@example.org")
    named.check_contact()
    assert named.user_agent.startswith("council-harvest/")
    assert named.user_agent.endswith(" (+harvest@example.org)")


def test_a_council_on_another_platform_is_told_as_not_covered(tmp_path: Path, order_of: OrderOf) -> None:
    with SampleSites() as sites:
        order = order_of(sites, tmp_path, "run1").model_copy(
            update={
                "councils": (council("CMI", "http://127.0.0.1:9/cmis5", "cmis"), council("NON", None, None))
            }
        )
        result: ShardResult = crawl_shard(order)
    assert {(one.council_id, one.status, one.close_reason) for one in result.councils} == {
        ("CMI", "failed", "unsupported_platform"),
        ("NON", "failed", "unsupported_platform"),
    }
    assert {issue.council_id for issue in CaptureStore(tmp_path).issues()} == {"CMI", "NON"}


def test_a_vendors_councils_are_in_one_shard() -> None:
    councils = Registry.load().councils
    shards = plan_shards(councils)
    assert sorted(one.council_id for shard in shards for one in shard) == sorted(
        one.council_id for one in councils
    )
    homes: dict[str, set[int]] = {}
    for number, shard in enumerate(shards):
        for one in shard:
            homes.setdefault(one.slot, set()).add(number)
    assert all(len(numbers) == 1 for numbers in homes.values())
    assert len(shards) > 5


def test_when_we_are_broken_the_site_is_left_alone_and_we_say_so(tmp_path: Path, order_of: OrderOf) -> None:
    """The shard as the caller starts it, but with a bug in what reads pages."""
    bug = (
        "import crawlers.pages\n"
        "def content_hash(tree): raise ZeroDivisionError('a bug of ours')\n"
        "crawlers.pages.content_hash = content_hash\n"
        "from crawlers.shard import main\n"
        "main()\n"
    )
    with SampleSites(tmp_path) as sites:
        order = order_of(sites, tmp_path / "captures", "run1")
        order = order.model_copy(update={"councils": order.councils[:1]})
        command = [sys.executable, "-c", bug, str(os.getpid())]
        ran = subprocess.run(
            command,
            input=order.model_dump_json(),
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        asked = [record.path for record in sites.log if "ieListDocuments" in record.path]
        meetings = len(next(iter(sites.sites.values())).meetings)
    events = [json.loads(line) for line in ran.stdout.splitlines()]
    (result,) = [event["result"] for event in events if event["event"] == "council_finished"]
    assert (result["status"], result["close_reason"]) == ("failed", "spider_error")
    assert "a bug of ours" in result["issues"][0]["detail"]
    assert len(asked) < meetings
