"""Forgetting: no byte of a page is left under the data folder, and it does not come back; also after a kill."""

import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from sample_nights import Data

from crawlers.captures import CaptureStore
from crawlers.forgotten import DenyList
from crawlers.registry import Registry
from flows import forgetting
from flows.clock import utc_now
from flows.correcting import correct
from flows.forgetting import Done
from flows.publishing import publish_warehouse
from transforms.errors import UsageError
from warehouse import retained
from warehouse.corrections import MissingAction
from warehouse.errors import PublicationRefused
from warehouse.forget import documents_held
from warehouse.migrate import available

REASON = "an exempt paper, published by mistake"
PLACES = "SELECT d.document_key, p.url FROM documents d JOIN pages p USING (page_key)"
PHRASE = re.compile(r"[A-Za-z ]{40,}")


def forget(data: Data, *names: str) -> Done:
    return forgetting.forget(names, data.settings, data.registry, utc_now(), reason=REASON)


def rows(data: Data, sql: str) -> list[tuple]:
    with duckdb.connect(data.settings.warehouse, read_only=True) as con:
        return con.execute(sql).fetchall()


def pages_of(data: Data, key: str) -> list[str]:
    return sorted(url for document, url in rows(data, PLACES) if document == key)


def chosen(data: Data) -> tuple[str, str]:
    """A document on several pages, with claims, and a phrase that stands in no other."""
    texts = rows(data, "SELECT document_key, string_agg(text, chr(10)) FROM documents GROUP BY 1 ORDER BY 1")
    several = rows(
        data,
        """
        SELECT document_key FROM documents JOIN pages USING (page_key) SEMI JOIN judgements USING (document_key)
        WHERE kind = 'agenda_item' GROUP BY 1 HAVING count(*) > 1 ORDER BY 1
        """,
    )
    for (key,) in several:
        own = next(text for document, text in texts if document == key)
        for phrase in PHRASE.findall(own):
            words = phrase.strip()
            if not any(words in text for document, text in texts if document != key):
                return key, words
    raise AssertionError("the sample sites have no such document")


def traces(folder: Path, *words: str) -> set[str]:
    """The files under a folder in which any of the words stands: in their bytes, decompressed, or in their tables."""
    contents = ((file, _content(file)) for file in folder.rglob("*") if file.is_file())
    return {
        file.relative_to(folder).as_posix()
        for file, content in contents
        if any(word in content for word in words)
    }


def _content(file: Path) -> str:
    raw = file.read_bytes()
    if file.suffix == ".gz":
        raw = gzip.decompress(raw)
    text = raw.decode("utf-8", "replace")
    if file.suffix == ".duckdb":
        with duckdb.connect(file, read_only=True) as con:
            tables = con.execute("SELECT schema_name || '.' || table_name FROM duckdb_tables()").fetchall()
            text += "".join(str(con.execute(f"FROM {table}").fetchall()) for (table,) in tables)
    return text


@pytest.fixture
def aged(data: Data) -> Data:
    """With publications of earlier nights: one that has the documents, and one that has none."""
    folder = data.settings.published.parent
    shutil.copy(data.settings.published, folder / "council_harvest.2026-03-16.duckdb")
    with duckdb.connect(folder / "council_harvest.2026-03-01.duckdb") as con:
        con.execute("CREATE TABLE captures (council_id VARCHAR, url VARCHAR)")
        con.execute("CREATE TABLE fetches (council_id VARCHAR, url VARCHAR)")
        con.execute("CREATE TABLE issues (council_id VARCHAR, url VARCHAR)")
        con.execute(
            "CREATE TABLE documents (council_id VARCHAR, document_key VARCHAR, url VARCHAR, page_url VARCHAR)"
        )
    return data


def test_no_byte_of_a_forgotten_document_is_left_and_no_crawl_brings_it_back(aged: Data) -> None:
    data, (key, words) = aged, chosen(aged)
    urls = pages_of(data, key)
    assert len(urls) > 1
    about = {"document": key, "quote": words, "text": words, "kind": "action_taken", "status": "done"}
    entry = MissingAction.model_validate(about | {"reason": "missed", "on": "2026-03-18"})
    correct([entry], data.settings, utc_now())
    before = traces(data.folder, words, key, *urls)
    assert {Path(name).suffix for name in before} == {".gz", ".cdxj", ".jsonl", ".duckdb", ".toml"}
    others = {k for k, url in rows(data, PLACES) if url not in urls}
    published = {k for (k,) in data.ask("SELECT document_key FROM documents")}

    plan = forgetting.plan([key], data.settings, data.registry, utc_now())
    assert {page.url for page in plan.pages} >= set(urls)
    kept = set(retained.publications(data.settings.published)[1:])
    assert kept
    assert {path.name for path in set(plan.publications) - kept} == {"council_harvest.2026-03-16.duckdb"}
    assert kept & set(plan.publications)
    assert traces(data.folder, words, key, *urls) == before, "a plan changes nothing"

    done = forget(data, key)
    assert done.removed.pages == len(urls)
    assert done.swept.captures >= len(urls)
    assert traces(data.folder, words, key, *urls) == set()
    assert rows(data, "SELECT kind FROM runs ANTI JOIN audited_runs USING (run_id)") == [], "all are audited"
    assert {k for (k,) in data.ask("SELECT document_key FROM documents")} == published & others
    assert len(list(data.settings.published.parent.glob("*.duckdb"))) == 2

    store = CaptureStore(data.settings.captures)
    assert all(store.read(capture) for capture in store.captures())
    located = {(c.capture_id, c.segment, c.offset) for c in store.captures()}
    assert set(data.ask('SELECT capture_id, segment, "offset" FROM captures')) == located

    data.run(2)
    data.replay(whole=True)
    assert traces(data.folder, words, key, *urls) == set()
    data.settings.warehouse.unlink()
    data.replay()
    assert traces(data.folder, words, key, *urls) == set()
    assert data.ask("SELECT count(*) FROM issues WHERE reason = 'shortfall'") == [(0,)]
    lines = (data.settings.captures / "forgotten.jsonl").read_text().splitlines()
    assert json.loads(lines[0])["reason"] == REASON
    assert set(json.loads(lines[-1])) == {"finished_at"}


def test_a_page_is_forgotten_by_any_of_its_addresses_and_what_stays_elsewhere_is_told(data: Data) -> None:
    key, _ = chosen(data)
    url = next(url for url in pages_of(data, key) if "ieListDocuments" not in url)
    written = url.replace("mgAi.aspx?ID", "MGAI.ASPX?id").replace("IId", "iid") + "&bcr=1"
    plan = forgetting.plan([written], data.settings, data.registry, utc_now())
    assert [page.documents != () for page in plan.pages] == [True]
    assert plan.elsewhere
    shown = {k for (k,) in data.ask("SELECT document_key FROM documents")}
    forget(data, written)
    assert rows(data, f"SELECT count(*) FROM captures WHERE url = '{url}'") == [(0,)]
    left = {k for (k,) in data.ask("SELECT document_key FROM documents")}
    assert {document for document, _ in plan.elsewhere} <= left <= shown
    assert data.ask("SELECT count(*) - count(DISTINCT document_key) FROM documents") == [(0,)]


# A call that kills its own process after so many files were put in place
KILLED = """
import os, signal, sys
from pathlib import Path
from crawlers.registry import Council, Registry
from flows import forgetting
from flows.clock import utc_now
from flows.settings import Settings

folder, key, deadly, councils = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4:]
real, done = os.replace, 0

def replace(*paths):
    global done
    done += 1
    real(*paths)
    if done == deadly:
        os.kill(os.getpid(), signal.SIGKILL)

os.replace = replace
registry = Registry(Council.model_validate_json(council) for council in councils)
forgetting.forget([key], Settings(data=folder, workers=1), registry, utc_now(), reason="killed")
"""


@pytest.mark.parametrize("deadly", [1, 2, 4, -2, -1])
def test_a_call_that_was_killed_is_finished_by_the_next(aged: Data, deadly: int, tmp_path: Path) -> None:
    data, (key, words) = aged, chosen(aged)
    councils = [council.model_dump_json() for council in data.registry.councils]
    if deadly < 0:  # counted from the last: the publication, before that the warehouse
        copy = Data(shutil.copytree(data.folder, tmp_path / "counting"), data.registry)
        times = _replaces(copy, key)
        deadly += times + 1
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, data.folder, key, str(deadly), *councils], timeout=120, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert data.ask("SELECT count(*) FROM documents")[0][0] > 0, "readers have a whole file all the time"
    forget(data)
    assert traces(data.folder, words, key) == set()
    store = CaptureStore(data.settings.captures)
    assert all(store.read(capture) for capture in store.captures())
    with pytest.raises(UsageError, match="no call before was cut off"):
        forget(data)


def _replaces(data: Data, key: str) -> int:
    """How many files an undisturbed call puts in place."""
    calls: list[tuple] = []
    real = os.replace
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", lambda *paths: (calls.append(paths), real(*paths)))
        forget(data, key)
    return len(calls)


def test_a_saved_page_is_forgotten_by_its_document_and_not_loaded_again(data: Data) -> None:
    text = "Members were told in confidence that the inspection of Lancashire in 2015 was hard.\n"
    data.load(text)
    (key,) = rows(data, "SELECT document_key FROM documents WHERE text LIKE 'Members were told%'")[0]
    forget(data, key)
    assert traces(data.folder, "told in confidence") == set()
    again = data.load(text)
    assert [issue.reason for issue in again.issues] == ["forgotten_document"]
    assert traces(data.folder, "told in confidence") == set()


def test_a_refused_publication_is_recorded_and_no_later_one_carries_on_what_is_to_be_forgotten(
    data: Data,
) -> None:
    data.load("Members were told in confidence that the inspection of Lancashire in 2015 was hard.\n")
    key, council_id = rows(
        data, "SELECT document_key, council_id FROM documents WHERE text LIKE 'Members were told%'"
    )[0]
    with duckdb.connect(data.settings.warehouse) as con:
        con.execute("INSERT INTO councils SELECT * FROM councils")
    with pytest.raises(PublicationRefused):
        forget(data, key)
    assert rows(data, "SELECT status FROM runs WHERE kind = 'forget'") == [("failed",)]
    refused = "SELECT kind FROM issues JOIN runs USING (run_id) WHERE reason = 'publication_refused'"
    assert rows(data, refused) == [("forget",)]
    with duckdb.connect(data.settings.warehouse) as con:
        con.execute(
            "DELETE FROM councils WHERE rowid IN (SELECT max(rowid) FROM councils GROUP BY council_id)"
        )
        con.execute("INSERT INTO stale_councils BY NAME SELECT ? AS council_id", [council_id])
    publish_warehouse(data.settings, "another")
    published = {document for (document,) in data.ask("SELECT document_key FROM documents")}
    assert published
    assert key not in published


def test_what_is_not_there_is_not_forgotten(data: Data) -> None:
    for name in ("THORNMERE/agenda_item/999999", "https://democracy.elsewhere.example/mgAi.aspx?ID=1"):
        with pytest.raises(UsageError):
            forget(data, name)
    assert not (data.settings.captures / "forgotten.jsonl").exists()


def test_a_published_file_that_is_none_holds_nothing_to_carry_on(tmp_path: Path) -> None:
    broken = tmp_path / "council_harvest.duckdb"
    assert documents_held(broken, lambda council, url: True, lambda key: True) == set()
    broken.write_bytes(b"no database")
    assert documents_held(broken, lambda council, url: True, lambda key: True) == set()


def test_a_copied_file_has_the_schema_of_the_program(data: Data) -> None:
    key, _ = chosen(data)
    comments = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal ORDER BY ALL"
    before = rows(data, comments)
    forget(data, key)
    assert rows(data, comments) == before
    assert rows(data, "SELECT count(*) FROM schema_migrations") == [(len(available()),)]


def test_until_a_cut_off_call_is_finished_every_run_tells_and_nothing_of_it_is_loaded(
    harvest, tmp_path: Path
) -> None:
    council = Registry.load().by_name("Lancashire")
    assert council is not None
    url = f"{council.base_url}/mgAi.aspx?ID=7"
    DenyList(tmp_path / "data" / "captures").add(
        [(council.council_id, url)], [], at="2026-03-18", reason="why"
    )
    page = tmp_path / "page.txt"
    page.write_text("Ofsted inspected the services of Lancashire.")
    told = harvest("load", page, "--url", url)
    assert "shows a document that was forgotten" in told.err
    told = harvest("sql", "SELECT reason FROM issues ORDER BY 1", "--format", "csv")
    assert told.out.split() == ["reason", "forget_unfinished", "forgotten_document"]
    assert harvest("sql", "FROM documents", "--format", "json").out == ""
    assert harvest("forget").code == 0
    assert harvest("forget").code == 2
