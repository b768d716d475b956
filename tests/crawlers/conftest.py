from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from crawlers.crawl import CrawlOrder, ShardResult, crawl_shard
from crawlers.sample_site import SampleSites

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
