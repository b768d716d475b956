"""The tracker of actions: its status follows from the day of publication and from what was crawled."""

from __future__ import annotations

import warehouse_samples as sample

from transforms.records import Action, Extraction, Fetch
from warehouse.load import load_captures, load_councils, load_documents, load_fetches, start_run
from warehouse.publish import publish
from warehouse.query import query
from warehouse.resolution import Resolved, resolve
from warehouse.store import Warehouse

PROMISE = "That a progress report be brought to the Committee in six months."
WINDOW = {"since": "2015-01-01", "until": "2015-12-31"}
TABLES = ("promises", "follow_ups")


def promising(day: str = "2015-01-20", site_id: str = "1"):
    """An item that promises a report in six months."""
    text = sample.text_of(2014, "good", PROMISE)
    made = sample.extraction_of(text)
    start = text.index(PROMISE)
    action = Action(
        "resolution", PROMISE, "i1", None, "P6M", "agreed", start, start + len(PROMISE), "resolved"
    )
    return sample.document(site_id, text, meeting_date=day), Extraction(made.inspections, (), (action,))


def answering(day: str):
    """A later item that claims nothing, and answers."""
    title = "Children's services action plan: progress"
    text = f"{title}\nTelephone 01632 960101.\nMost of the actions in the plan were complete."
    return sample.document("2", text, title=title, meeting_date=day), Extraction()


def load(con, *told, crawled: bool) -> None:
    """Load items of Wendleshire; `crawled`: by a run that asked for the whole year and met no error."""
    start_run(con, "r2", "run", "2016-01-01T00:00:00Z", WINDOW)
    pages = [sample.capture(f"mgAi.aspx?ID={document.site_id}") for document, _ in told]
    load_captures(con, pages)
    batch = [
        sample.loaded(document, page, extraction=extraction)
        for page, (document, extraction) in zip(pages, told, strict=True)
    ]
    load_documents(con, batch, "r2")
    if crawled:
        load_fetches(
            con, [Fetch("r2", "WEN", page.url, "2016-01-01T02:00:00Z", 200, "new") for page in pages]
        )


def tracked(tmp_path, *told, crawled: bool, published: str) -> list[tuple]:
    path = tmp_path / "warehouse.duckdb"
    with Warehouse(path) as warehouse:
        load_councils(warehouse.connection, [sample.council()])
        load(warehouse.connection, *told, crawled=crawled)
        resolve(warehouse.connection)
    publish(path, tmp_path / "published.duckdb", "p1", published)
    return query(
        tmp_path / "published.duckdb",
        """
        SELECT status, status_reason, expected_next::VARCHAR, last_seen::VARCHAR, answer_title, answer_quote
        FROM analysis.action_tracker
        """,
    ).rows


def test_before_its_day_and_the_days_of_grace_a_promise_is_open(tmp_path):
    assert tracked(tmp_path, promising(), crawled=True, published="2015-09-01T06:00:00Z") == [
        ("open", "not late yet", "2015-07-20", None, None, None)
    ]


def test_late_and_looked_for_it_is_overdue_and_the_words_blame_nobody(tmp_path):
    assert tracked(tmp_path, promising(), crawled=True, published="2016-01-02T06:00:00Z") == [
        (
            "overdue",
            "no answer found, though all months to 2015-10 were crawled",
            "2015-07-20",
            None,
            None,
            None,
        )
    ]


def test_what_was_never_crawled_is_never_overdue(tmp_path):
    assert tracked(tmp_path, promising(), crawled=False, published="2016-01-02T06:00:00Z") == [
        (
            "open",
            "no answer found, but not all months to 2015-10 were crawled",
            "2015-07-20",
            None,
            None,
            None,
        )
    ]


def test_an_answer_shows_its_title_and_words_with_contacts_masked(tmp_path):
    assert tracked(
        tmp_path, promising(), answering("2015-07-07"), crawled=True, published="2016-01-02T06:00:00Z"
    ) == [
        (
            "answered",
            "a later item answers",
            None,
            "2015-07-07",
            "Children's services action plan: progress",
            "Most of the actions in the plan were complete",
        )
    ]


def test_a_withdrawn_answer_answers_no_more(tmp_path):
    path = tmp_path / "warehouse.duckdb"
    with Warehouse(path) as warehouse:
        con = warehouse.connection
        load_councils(con, [sample.council()])
        load(con, promising(), answering("2015-07-07"), crawled=True)
        page = sample.capture("mgAi.aspx?ID=2")
        gone = Fetch("r2", "WEN", page.url, "2016-01-01T09:00:00Z", 404, "gone", None, page.capture_id)
        load_fetches(con, [gone])
        resolve(con)
    publish(path, tmp_path / "published.duckdb", "p1", "2016-01-02T06:00:00Z")
    asked = query(tmp_path / "published.duckdb", "SELECT status, answers FROM analysis.action_tracker").rows
    assert asked == [("overdue", 0)]


def test_a_second_resolution_changes_no_row_and_a_new_answer_is_found(con):
    load(con, promising(), crawled=True)
    assert resolve(con).promising == 1
    before = sample.contents(con, *TABLES)
    assert len(before["promises"]) == 1
    assert before["follow_ups"] == []
    assert resolve(con) == Resolved()
    assert sample.contents(con, *TABLES) == before
    page = sample.capture("mgAi.aspx?ID=2")
    load_captures(con, [page])
    document, extraction = answering("2015-07-07")
    load_documents(con, [sample.loaded(document, page, extraction=extraction)], "r1")
    assert resolve(con) == Resolved(promising=1)
    assert [row[2] for row in sample.contents(con, "follow_ups")["follow_ups"]] == ["WEN/agenda_item/2"]


def test_what_is_gone_goes(con):
    load(con, promising(), answering("2015-07-07"), crawled=True)
    resolve(con)
    load_documents(con, [], "r1", empty_captures={})
    capture = sample.capture("mgAi.aspx?ID=1", day=2)
    load_captures(con, [capture])
    load_documents(con, [], "r1", empty_captures={capture.capture_id: "1"})
    resolve(con)
    assert sample.contents(con, *TABLES) == {"promises": [], "follow_ups": []}
