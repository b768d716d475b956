"""`harvest councils`: what the registry says and what crawls found."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from crawlers.captures import CaptureStore
from crawlers.crawl import CrawlOrder, crawl_shard
from crawlers.registry import Council
from crawlers.sample_site import Fault, FaultKind, SampleSites
from crawlers.sample_site.content import load_councils
from crawlers.standing import Standing, standing
from flows.clock import utc_now
from flows.pipeline import check_sites
from flows.planning import RunOrder
from flows.settings import Settings


@pytest.fixture(scope="module")
def standings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Standing]:
    """A healthy council, one that forbids us, one that is dead, and one that was never crawled."""
    folder = tmp_path_factory.mktemp("councils")
    names = ("AVERLAND", "ESTERMOUTH", "MARLHAVEN", "THORNMERE")
    faults = {
        "ESTERMOUTH": Fault(FaultKind.RULES, text="User-agent: *\nDisallow: /\n"),
        "MARLHAVEN": Fault(FaultKind.DEAD),
    }
    contents = [content for content in load_councils() if content.council_id in names]
    store = CaptureStore(folder)
    with SampleSites(councils=contents, faults=faults) as sites:
        order = CrawlOrder(
            run_id="run1",
            councils=tuple(sites.councils[:3]),
            since=sites.today - timedelta(days=30),
            until=sites.today,
            today=sites.today,
            captures=folder,
            delay=0,
        )
        crawl_shard(order)
        councils: list[Council] = sites.councils
        today = sites.today
    found = {council.council_id: standing(council, store) for council in councils}
    assert found["AVERLAND"].data_age(today + timedelta(days=3)) == 3
    return found


def test_standings_tell_results_robots_and_ways(standings: dict[str, Standing]) -> None:
    found = {name: (one.result, one.robots) for name, one in standings.items()}
    assert found == {
        "AVERLAND": ("answered", "read"),
        "ESTERMOUTH": ("robots_disallowed", "disallowed"),
        "MARLHAVEN": ("dead_host", "dead_host"),
        "THORNMERE": (None, None),
    }
    assert standings["AVERLAND"].ways
    assert standings["MARLHAVEN"].data_on is None


def test_the_command_shows_the_registry(harvest: Callable[..., object], tmp_path: Path) -> None:
    shown = harvest("councils", "Leeds", "Kent")
    assert shown.code == 0  # type: ignore[attr-defined]
    lines = shown.out.splitlines()  # type: ignore[attr-defined]
    assert lines[0].split() == [
        "id", "name", "platform", "base_url", "crawled", "result", "data_age", "robots", "ways", "quirks",
    ]  # fmt: skip
    assert "http://democracy.leeds.gov.uk" in lines[1]
    assert "never" in lines[1]


def test_a_dry_run_tells_what_would_be_asked_and_asks_nothing(
    harvest: Callable[..., object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    refused = harvest("run", "--dry-run", "--council", "Leeds")
    assert refused.code == 2, "a real run would need a contact"  # type: ignore[attr-defined]
    assert "HARVEST_CONTACT" in refused.err  # type: ignore[attr-defined]
    assert "http://democracy.leeds.gov.uk/robots.txt" in refused.out  # type: ignore[attr-defined]
    monkeypatch.setenv("HARVEST_CONTACT", "harvest@example.org")
    planned = harvest("run", "--dry-run", "--council", "Leeds", "--council", "Bury")
    assert planned.code == 0  # type: ignore[attr-defined]
    lines = planned.out.splitlines()  # type: ignore[attr-defined]
    assert any(
        line.startswith("Leeds: one at a time with all of democracy.leeds.gov.uk, every 2 s")
        for line in lines
    )
    assert "  http://democracy.leeds.gov.uk/robots.txt" in lines
    assert [line for line in lines if "mgWhatsNew" in line or "mgWebService" in line or "mgRss" in line]
    assert not (tmp_path / "data" / "captures").exists()


def test_the_check_tells_what_moved(harvest: Callable[..., object], tmp_path: Path) -> None:
    assert harvest("councils", "check", "Leeds").code == 2, "contact needed"  # type: ignore[attr-defined]
    contents = [one for one in load_councils() if one.council_id in {"AVERLAND", "ESTERMOUTH"}]
    moved = {"ESTERMOUTH": Fault(FaultKind.REDIRECT, to="http://127.0.0.1:9{path}")}
    now = utc_now()
    with SampleSites(councils=contents, faults=moved) as sites:
        order = RunOrder("run1", now, tuple(sites.councils), sites.today, sites.today, sites.today)
        results = check_sites(order, Settings(data=tmp_path / "data", delay=0))
        asked = Counter(record.council_id for record in sites.log)
    healthy, sick = results
    assert healthy.status == "silent"
    assert sick.close_reason == "moved_host"
    assert sick.issues[0].detail.endswith("its base_url is http://127.0.0.1:9/moderngov")
    assert asked == {"AVERLAND": 2, "ESTERMOUTH": 1}
    assert not (tmp_path / "data").exists(), "nothing is kept"
