"""Replays of the sample sites: the same rows with the same ids, without a request, also into a new warehouse."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

import flows.loading
from crawlers.registry import Registry
from crawlers.sample_site import SampleSites
from flows import pipeline
from flows.replay import Replayed, replay
from flows.saved import SavedPages
from flows.settings import Settings
from flows.sources import Sources
from flows.status import Status
from transforms.errors import UsageError
from warehouse.query import query

# What tells when something was done, not what the sites say
LOGS = {"main.publication", "main.runs", "main.issues", "analysis.coverage"}
COVERAGE = "SELECT * EXCLUDE (publication_id, days_since_data) FROM analysis.coverage"
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
            assert (
                pipeline.run(pipeline.plan(sources, pipeline.utc_now()), self.settings).status is Status.DONE
            )

    def replay(self, **options) -> Replayed:
        return replay(self.settings, self.registry, pipeline.utc_now(), **options)

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
        """The rows of the writer's file, but for the runs that wrote them."""
        with duckdb.connect(self.settings.warehouse, read_only=True) as con:
            tables = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
            return {
                table: con.execute(
                    f"SELECT {'* EXCLUDE (run_id)' if table == 'pages' else '*'} FROM {table} ORDER BY ALL"
                ).fetchall()
                for table in tables
                if table not in {"runs", "issues"}
            }


@pytest.fixture(scope="module")
def two_nights(tmp_path_factory: pytest.TempPathFactory) -> Data:
    data = Data(tmp_path_factory.mktemp("nights") / "data", Registry([]))
    data.run(1)
    data.run(2)
    page = data.folder.with_name("page.txt")
    page.write_text(PAGE)
    saved = SavedPages([page], data.registry, council="Thornmere")
    pipeline.load_saved(saved, data.registry, data.settings, pipeline.utc_now())
    return data


@pytest.fixture
def data(two_nights: Data, tmp_path: Path) -> Iterator[Data]:
    return replace(two_nights, folder=shutil.copytree(two_nights.folder, tmp_path / "data"))


@pytest.mark.parametrize("whole", [False, True])
def test_an_identical_replay_changes_no_row(data: Data, whole: bool) -> None:
    stored, exported = data.stored(), data.export()
    done = data.replay(whole=whole)
    assert (done.status, done.councils) == (Status.DONE, 2)
    assert (done.summary.pages.parsed > 80) is whole
    counts = done.summary.pages.documents
    assert counts.new == counts.changed == counts.removed == 0
    assert data.stored() == stored
    assert data.export() == exported
    assert len(done.saved) == 1
    assert done.saved[0].endswith("page.txt")


def test_a_warehouse_built_from_captures_alone_is_the_one_it_replaces(data: Data) -> None:
    shutil.rmtree(data.folder / "published")
    with duckdb.connect(data.settings.warehouse) as con:  # what has no capture is not to be had from captures
        (key,) = con.execute("SELECT page_key FROM pages WHERE capture_id IS NULL").fetchone()
        for table in (
            "documents",
            "inspections",
            "judgements",
            "actions",
            "evidence",
            "linked_files",
            "pages",
        ):
            con.execute(f"DELETE FROM {table} WHERE page_key = ?", [key])
    data.replay()
    stored, exported = data.stored(), data.export()
    coverage = query(data.settings.published, COVERAGE).rows
    data.settings.warehouse.unlink()
    with pytest.raises(UsageError, match="replay all of them first"):
        data.replay(names=["Thornmere"])
    done = data.replay()
    assert (done.status, done.lost) == (Status.DONE, ())
    assert data.stored() == stored
    assert data.export() == exported
    assert query(data.settings.published, COVERAGE).rows == coverage
    runs = query(data.settings.published, "SELECT kind, status FROM runs ORDER BY started_at").rows
    assert runs[:3] == [("run", "done"), ("run", "done"), ("load", "done")]


def test_ids_that_history_gave_and_saved_pages_are_known_from_the_last_publication(data: Data) -> None:
    with duckdb.connect(data.settings.warehouse) as con:
        con.execute(
            "UPDATE inspection_members SET inspection_id = 'as/it/was' || left(md5(inspection_id), 6)"
        )
        con.execute("DELETE FROM resolution_state")
    data.replay()
    ids = "SELECT inspection_id, inspection_key FROM analysis.mentions WHERE council = 'Wendleshire' ORDER BY ALL"
    before = query(data.settings.published, ids).rows
    assert before[0][0].startswith("as/it/was")
    data.settings.warehouse.unlink()
    done = data.replay()
    assert query(data.settings.published, ids).rows == before
    assert done.status is Status.DEGRADED
    assert len(done.lost) == 1


def test_only_what_another_parser_read_is_read_again(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    exported = data.export()
    monkeypatch.setattr(flows.loading, "PARSER_VERSION", "99")
    first = data.replay(names=["Thornmere"])
    assert first.councils == 1
    second = data.replay()
    assert second.councils == 2
    with duckdb.connect(data.settings.warehouse, read_only=True) as con:
        assert con.execute("SELECT count(*) FROM pages WHERE parser_version <> '99'").fetchall() == [(1,)], (
            "the saved one"
        )
        total = con.execute("SELECT count(*) FROM pages").fetchall()[0][0]
    assert first.summary.pages.parsed + second.summary.pages.parsed == total - 1
    changed = {table for table, text in data.export().items() if text != exported[table]}
    assert changed == {"main.documents"}, "which tells the parser's version"
    assert data.replay().summary.pages.parsed == 0


def test_of_a_page_whose_newest_capture_is_unreadable_the_one_before_stands(data: Data) -> None:
    with duckdb.connect(data.settings.warehouse, read_only=True) as con:
        (capture_id, url, segment, offset), *_ = con.execute("""
            SELECT c.capture_id, c.url, c.segment, c.offset FROM captures c JOIN pages p USING (capture_id)
            WHERE (SELECT count(*) FROM captures o WHERE o.url = c.url) = 2
        """).fetchall()
    with (data.settings.captures / segment).open("rb+") as file:
        file.seek(offset)
        file.write(b"broken!!")
    data.settings.warehouse.unlink()
    done = data.replay()
    assert done.status is Status.DEGRADED
    assert {issue.capture_id for issue in done.summary.issues} == {capture_id}
    read = query(
        data.settings.published, f"SELECT DISTINCT capture_id FROM documents WHERE page_url = '{url}'"
    ).rows
    assert len(read) == 1
    assert read != [(capture_id,)]
