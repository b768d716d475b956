"""The pipeline's own decisions; whole runs are in the tests of the commands and of the nightly flow."""

from __future__ import annotations

from pathlib import Path

from crawlers.registry import Registry
from flows.clock import utc_now
from flows.loading import PagesLoaded, open_loader
from flows.pipeline import load_shard
from flows.settings import Settings
from warehouse.store import fetch_rows


def test_a_council_that_cannot_be_loaded_leaves_the_others_of_its_shard_alone(tmp_path: Path) -> None:
    councils = Registry.load().councils[:3]
    first, sick, last = (council.council_id for council in councils)

    def load_councils(council_ids: list[str]) -> PagesLoaded:
        if sick in council_ids:
            raise OSError("its log is on a broken disk")
        return PagesLoaded(len(council_ids))

    with open_loader(Settings(data=tmp_path, workers=1), "r1") as loader:
        loader.begin("run", utc_now(), councils)
        pages = load_shard(loader, [first, sick, last], load_councils)
        assert pages.parsed == 2
        assert [(issue.reason, issue.council_id) for issue in pages.issues] == [("load_failed", sick)]
        (told,) = fetch_rows(loader.connection, "SELECT run_id, council_id, detail FROM issues")
        assert told == ("r1", sick, "OSError('its log is on a broken disk')")
