from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawlers.crawl import CrawlOrder, ShardResult, crawl_shard
from crawlers.sample_site import SampleSites
from crawlers.sample_site.content import Committee, CouncilContent, Decision, Layout

Crawl = Callable[..., ShardResult]


def make_order(sites: SampleSites, captures: Path, run_id: str, **settings: Any) -> CrawlOrder:
    """Two years of every sample council, without pauses."""
    facts: dict[str, Any] = {
        "run_id": run_id,
        "councils": sites.councils,
        "since": sites.today - timedelta(days=730),
        "until": sites.today + timedelta(days=30),
        "today": sites.today,
        "captures": captures,
        "delay": 0,
        "request_timeout": 10,
    }
    return CrawlOrder(**facts | settings)


@pytest.fixture(scope="session")
def order_of() -> Callable[..., CrawlOrder]:
    return make_order


@pytest.fixture(scope="session")
def crawl() -> Crawl:
    def run(sites: SampleSites, captures: Path, run_id: str, **settings: Any) -> ShardResult:
        return crawl_shard(make_order(sites, captures, run_id, **settings))

    return run


def make_small_council(council_id: str, **layout: Any) -> CouncilContent:
    """A council with one committee, two meetings and one decision: seven requests in all."""
    cabinet = Committee(
        id=101,
        title="Cabinet",
        category="Executive",
        deck="cabinet",
        venue="Town Hall",
        time="10:00",
        contact="Democratic Services",
        dates=(date(2026, 1, 20), date(2026, 2, 17)),
    )
    day = date(2026, 2, 2)
    decision = Decision(
        id=501, title="Library hours", maker="Director", text="Agreed.", decided=day, published=day
    )
    return CouncilContent(
        council_id=council_id,
        name=council_id.title(),
        full_name=f"{council_id.title()} Council",
        type="county",
        layout=Layout.model_validate({"frame": "modern", "base_path": "/democracy"} | layout),
        committees=(cabinet,),
        decisions=(decision,),
    )


@pytest.fixture(scope="session")
def small_council() -> Callable[..., CouncilContent]:
    return make_small_council
