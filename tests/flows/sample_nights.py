"""A data folder of two sample sites, for tests of what comes after the crawl."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import duckdb

from crawlers.registry import Registry
from crawlers.sample_site import SampleSites
from flows import pipeline
from flows.clock import utc_now
from flows.planning import plan
from flows.replay import Replayed, replay
from flows.saved import SavedPages
from flows.settings import Settings
from flows.sources import Sources
from flows.status import Status
from flows.summary import RunSummary
from warehouse.query import query

# What tells when something was done, not what the sites say
LOGS = {
    "main.publication",
    "main.runs",
    "main.issues",
    "analysis.coverage",
    "analysis.changes",
    "main.gate_failures",
}
COUNCILS = ("Thornmere", "Wendleshire")
PAGE = "Ofsted inspected the services of Lancashire and published its report on 27 November 2015.\n"


@dataclass
class Data:
    """A data folder of the sample sites, two nights old, with a saved page beside."""

    folder: Path
    registry: Registry

    @property
    def settings(self) -> Settings:
        return Settings(data=self.folder, delay=0, workers=2)

    def run(self, night: int) -> None:
        with SampleSites(self.folder / "sites", night=night) as sites:
            self.registry = Registry(council for council in sites.councils if council.name in COUNCILS)
            since = sites.today - timedelta(days=800)
            sources = Sources(self.settings, self.registry, self.registry.councils, sites.today, since)
            assert pipeline.run(plan(sources, utc_now()), self.settings).status is Status.DONE

    def replay(self, **options) -> Replayed:
        return replay(self.settings, self.registry, utc_now(), **options)

    def export(self) -> dict[str, str]:
        """Every published table of content as text, in the order of its rows."""
        tables = query(
            self.settings.published, "SELECT schema_name || '.' || table_name FROM duckdb_tables()"
        ).rows
        return {
            table: str(query(self.settings.published, f"SELECT * EXCLUDE (publication_id) FROM {table}").rows)
            for (table,) in tables
            if table not in LOGS
        }

    def stored(self) -> dict[str, list[tuple]]:
        """The rows of the writer's file, but for the runs that wrote them and what their audits found."""
        with duckdb.connect(self.settings.warehouse, read_only=True) as con:
            tables = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
            return {
                table: con.execute(
                    f"SELECT {'* EXCLUDE (run_id)' if table == 'pages' else '*'} FROM {table} ORDER BY ALL"
                ).fetchall()
                for table in tables
                if table not in {"runs", "issues", "audited_runs", "council_metrics", "gate_failures"}
            }

    def load(self, text: str) -> RunSummary:
        """Load a saved page of one of the councils."""
        page = self.folder.with_name("page.txt")
        page.write_text(text)
        saved = SavedPages([page], self.registry, council=COUNCILS[0])
        return pipeline.load_saved(saved, self.registry, self.settings, utc_now())

    def ask(self, sql: str) -> list[tuple]:
        """A query to the published file."""
        return query(self.settings.published, sql).rows
