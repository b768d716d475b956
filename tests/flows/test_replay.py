"""Replays of sample sites: the same rows with the same ids, without a request, also into a new warehouse."""

import shutil

import duckdb
import pytest
from sample_nights import Data

import flows.batches
import flows.loading
from flows.clock import utc_now
from flows.correcting import correct
from flows.status import Status
from transforms.errors import UsageError
from warehouse.corrections import Entry, MissingAction, Wrong

COVERAGE = "SELECT * EXCLUDE (publication_id, days_since_data) FROM analysis.coverage"


def some_corrections(data: Data) -> list[Entry]:
    """A wrong row, and one added to the same document."""
    judgements = "SELECT judgement_key, document_key, text FROM judgements JOIN documents USING (document_key) ORDER BY 1"
    key, document, text = data.ask(judgements)[0]
    words = text[:20].strip()
    missing = {"document": document, "quote": words, "text": words, "kind": "action_taken", "status": "done"}
    why = {"reason": "by hand", "on": "2026-03-18"}
    return [Wrong.model_validate({"key": key} | why), MissingAction.model_validate(missing | why)]


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
    correct(some_corrections(data), data.settings, utc_now())
    stored, exported = data.stored(), data.export()
    assert "by hand" in exported["main.corrections"]
    coverage = data.ask(COVERAGE)
    data.settings.warehouse.unlink()
    with pytest.raises(UsageError, match="replay all of them first"):
        data.replay(names=["Thornmere"])
    done = data.replay()
    assert (done.status, done.lost) == (Status.DONE, ())
    assert data.stored() == stored
    assert data.export() == exported
    assert data.ask(COVERAGE) == coverage
    runs = data.ask("SELECT kind, status FROM runs ORDER BY started_at")
    assert runs[:3] == [("run", "done"), ("run", "done"), ("load", "done")]


def test_ids_that_history_gave_and_saved_pages_are_known_from_the_last_publication(data: Data) -> None:
    with duckdb.connect(data.settings.warehouse) as con:
        con.execute(
            "UPDATE inspection_members SET inspection_id = 'as/it/was' || left(md5(inspection_id), 6)"
        )
        con.execute("DELETE FROM resolution_state")
    data.replay()
    ids = "SELECT inspection_id, inspection_key FROM analysis.mentions WHERE council = 'Wendleshire' ORDER BY ALL"
    before = data.ask(ids)
    assert before[0][0].startswith("as/it/was")
    data.settings.warehouse.unlink()
    done = data.replay()
    assert data.ask(ids) == before
    assert done.status is Status.DEGRADED
    assert len(done.lost) == 1


def test_only_what_another_parser_read_is_read_again(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    exported = data.export()
    for module in (flows.batches, flows.loading):
        monkeypatch.setattr(module, "PARSER_VERSION", "99")
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
    read = data.ask(f"SELECT DISTINCT capture_id FROM documents WHERE page_url = '{url}'")
    assert len(read) == 1
    assert read != [(capture_id,)]
