"""The analysts' layer: coverage that tells silence from ignorance, and views whose answers are known."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import duckdb
import pytest
import warehouse_samples as sample

from transforms.records import Action, Extraction, Fetch, Inspection, Issue, Judgement
from warehouse.load import load_captures, load_councils, load_documents, load_fetches, load_issues, start_run
from warehouse.publish import publish
from warehouse.query import query
from warehouse.reference import read_outcomes
from warehouse.regions import regions
from warehouse.resolution import resolve
from warehouse.store import Warehouse
from warehouse.themes import themes

OUTCOMES = Path(__file__).parents[2] / "warehouse" / "reference" / "official_outcomes.csv"

WINDOW = {"since": "2015-01-01", "until": "2015-02-10"}


def tell_inspections(con):
    """Two councils with inspections whose days and grades are given; December 2014 was asked of one of them only."""
    load_councils(con, [sample.council("KIN", "Kingsford"), sample.council("ASH", "Ashcombe")])
    start_run(con, "r2", "run", "2026-01-01T00:00:00Z", {"since": "2014-12-01", "until": "2015-01-31"})
    load_fetches(con, [Fetch("r2", "KIN", "https://k.example/1", "2026-01-01T02:00:00Z", 200, "list")])
    start_run(con, "r3", "run", "2026-01-01T00:00:00Z", {"since": "2015-01-01", "until": "2015-01-31"})
    load_fetches(con, [Fetch("r3", "ASH", "https://m.example/1", "2026-01-01T02:00:00Z", 200, "list")])
    told = [
        ("KIN", "Kingsford", "sif", "2014-11-20", "2014-12-12", None, ["the offer to care leavers", "supervision"]),
        ("KIN", "Kingsford", "ilacs", "2018-03-16", None, None, ["health histories of care leavers", "the colour of the walls"]),
        ("ASH", "Ashcombe", "sif", "2014-11-21", "2014-12-12", None, []),
        ("ASH", "Lancashire", "area_send_2016", "2017-11-17", None, "written_statement_of_action", []),
        ("ASH", "Bolton", "area_send_2016", "2018-05-18", None, "no_written_statement_of_action", []),
    ]  # fmt: skip
    for number, (council, authority, framework, ended, published, outcome, areas) in enumerate(told):
        text = (
            f"Item {number}: {authority} was inspected. "
            + "; ".join(areas)
            + (" A crèche; crèche." if "the colour of the walls" in areas else "")
        )
        subject = "area_send" if outcome else "childrens_services"
        by = "ofsted_cqc" if outcome else "ofsted"
        inspection = Inspection(
            "i1", by, framework, subject, None, authority, ended, ended, published, 0, 6, "r"
        )
        judged = (Judgement("i1", "area_outcome", outcome, 0, 20, "r"),) if outcome else ()
        actions = tuple(
            Action("area_for_improvement", area, "i1", None, None, "recommended", text.index(area), text.index(area) + len(area), "r")
            for area in areas
        )  # fmt: skip
        if not number:
            actions += (
                Action("resolution", "That a plan be brought back", "i1", None, None, "agreed", 0, 6, "r"),
            )
        document = sample.document(
            str(200 + number), text, council=authority, title=f"Item {number}", committee="Scrutiny Committee",
            meeting_date="2015-01-20" if number != 1 else "2018-06-01",
        )  # fmt: skip
        page = sample.capture(f"mgAi.aspx?ID={200 + number}", 1, council_id=council)
        load_captures(con, [page])
        extraction = Extraction((inspection,), judged, actions)
        load_documents(con, [sample.loaded(document, page, council_id=council, extraction=extraction)], "r1")


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """Questions to the publication of a warehouse with four councils, of which three were crawled."""
    folder = tmp_path_factory.mktemp("analysis")
    with Warehouse(folder / "warehouse.duckdb") as warehouse:
        con = warehouse.connection
        names = {"WEN": "Wendleshire", "THO": "Thornmouth", "EST": "Esterby", "MAR": "Marlcombe"}
        load_councils(con, [sample.council(identity, name) for identity, name in names.items()])
        start_run(con, "r1", "run", "2026-01-01T00:00:00Z", WINDOW)
        pages = [sample.capture("mgAi.aspx?ID=101", 1), sample.capture("mgAi.aspx?ID=102", 1)]
        load_captures(con, pages)
        items = [
            sample.document("101", committee="Children's Scrutiny Committee"),
            sample.document("102", committee="Cabinet", meeting_date="2014-12-02", title="Another item"),
        ]
        load_documents(
            con, [sample.loaded(item, page) for item, page in zip(items, pages, strict=True)], "r1"
        )
        fetches = [
            Fetch("r1", "WEN", pages[0].url, "2026-01-01T02:00:00Z", 200, "new"),
            Fetch("r1", "THO", "https://t.example/1", "2026-01-01T02:00:00Z", 200, "list"),
            Fetch("r1", "THO", "https://t.example/2", "2026-01-01T02:00:00Z", 500, "server_error"),
            Fetch("r1", "EST", "https://e.example/1", "2026-01-01T02:00:00Z", None, "dead_host"),
        ]
        load_fetches(con, fetches)
        load_issues(con, [Issue("crawl", "dead_host", "no such name", "EST", run_id="r1")])
        tell_inspections(con)
        resolve(con)
    publish(folder / "warehouse.duckdb", folder / "published.duckdb", "p1", "2026-01-12T06:00:00Z")
    return lambda sql: query(folder / "published.duckdb", sql).rows


def test_coverage_tells_a_silent_council_from_one_that_nobody_asked(ask):
    assert ask("""
        SELECT council, month, status, items, failed_requests, missing_because, days_since_data
        FROM analysis.coverage WHERE council_id NOT IN ('KIN', 'ASH') ORDER BY council, month NULLS FIRST
    """) == [
        ("Esterby", "2015-01", "failed", 0, 1, "dead_host", None),
        ("Esterby", "2015-02", "failed", 0, 1, "dead_host", None),
        ("Marlcombe", None, "not_crawled", 0, None, None, None),
        ("Thornmouth", "2015-01", "partial", 0, 1, None, None),
        ("Thornmouth", "2015-02", "partial", 0, 1, None, None),
        ("Wendleshire", "2014-12", "only_found", 1, None, None, 11),
        ("Wendleshire", "2015-01", "crawled", 1, 0, None, 11),
        ("Wendleshire", "2015-02", "crawled", 0, 0, None, 11),
    ]  # fmt: skip


def test_the_official_record_gives_the_known_figures(ask):
    """Section 7 of the reference notes on inspectorates counts them in the same file."""
    assert [name for (name,) in ask("SELECT authority FROM analysis.repeat_inadequates ORDER BY 1")] == [
        "Birmingham", "Bradford", "Buckinghamshire", "Devon", "Knowsley", "Sandwell", "Slough", "Sunderland",
        "Surrey", "Tameside", "Torbay",
    ]  # fmt: skip
    assert ask("""
        SELECT count(*), count(*) FILTER (next_grade = 'inadequate')
        FROM analysis.official_sequences WHERE grade = 'inadequate' AND next_day IS NOT NULL
    """) == [(62, 9)]


def test_resolutions_that_only_note_are_told_apart(ask):
    assert ask("SELECT text, only_notes FROM analysis.resolutions ORDER BY ALL") == [
        ("That a plan be brought back", False),
        ("That the report of 2014 be noted", True),
        ("That the report of 2014 be noted", True),
    ]
    assert ask("SELECT DISTINCT text FROM analysis.noted_only") == [("That the report of 2014 be noted",)]


def test_days_are_counted_only_where_each_month_between_was_crawled(ask):
    """The same report of 12 December 2014, told in January: December was asked for only on the first council."""
    assert ask("""
        SELECT i.council_id, scrutiny_on::VARCHAR, days_to_scrutiny, days_to_cabinet, covered
        FROM analysis.first_meetings JOIN analysis.inspections i USING (inspection_id)
        WHERE report_on = '2014-12-12' ORDER BY ALL
    """) == [
        ("ASH", "2015-01-20", None, None, False),
        ("KIN", "2015-01-20", 39, None, True),
    ]


def test_themes_that_come_back_are_told_with_their_inspections(ask):
    assert ask("SELECT authority, theme, inspections, first_on, last_on, areas FROM analysis.recurring_areas") == [
        ("Kingsford", "care_leavers_offer", 2, "2014-11-20", "2018-03-16", 2)
    ]  # fmt: skip
    assert ask("SELECT theme, areas, inspections, authorities FROM analysis.common_themes ORDER BY ALL") == [
        ("care_leavers_offer", 2, 2, 1),
        ("health_of_children_in_care", 1, 1, 1),
        ("supervision", 1, 1, 1),
    ]
    assert ask("SELECT text FROM analysis.areas_for_improvement WHERE theme IS NULL") == [
        ("the colour of the walls",)
    ]


def test_the_share_of_statements_of_action_is_told_by_year_and_region(ask):
    assert ask("""
        SELECT year, region, inspections, statements, share FROM analysis.send_statements
        WHERE all_regions ORDER BY year NULLS FIRST
    """) == [(None, None, 2, 1, 0.5), ("2017", None, 1, 1, 1.0), ("2018", None, 1, 0, 0.0)]
    assert ask("SELECT region, share FROM analysis.send_statements WHERE all_years AND NOT all_regions") == [
        ("North West", 0.5)
    ]
    assert ask("""
        SELECT grade, inspections, share, authorities FROM analysis.send_by_region
        WHERE region = 'North West' AND told_by = 'pages' ORDER BY ALL
    """) == [
        ("no_written_statement_of_action", 1, 0.5, "Bolton"),
        ("written_statement_of_action", 1, 0.5, "Lancashire"),
    ]


def test_every_authority_of_the_record_has_one_region():
    names = [row["authority"] for row in regions()]
    assert len(set(names)) == len(names) == 153
    per_region = Counter(row["region"] for row in regions())
    assert per_region["London"] == sum(row["gss_code"].startswith("E09") for row in regions()) == 33
    assert len(per_region) == 9
    assert {outcome.authority for outcome in read_outcomes(OUTCOMES.read_bytes(), "outcomes")} == set(names)


@pytest.mark.parametrize("theme", themes(), ids=lambda theme: theme.code)
def test_a_theme_fits_its_example_and_not_what_only_sounds_like_it(theme):
    with duckdb.connect() as con:

        def fits(text):
            return con.execute("SELECT regexp_matches(?, ?, 'i')", [text, theme.pattern]).fetchone()[0]

        assert fits(theme.example)
        assert not any(fits(text) for text in theme.not_examples)


SEARCHES = {
    "ofsted": 2,
    "OFSTED inspected": 2,
    "services wendleshire": 2,
    "inspect": 0,
    "inspect*": 2,
    '"report of 2014"': 2,
    '"2014 report"': 0,
    "judged adoption leadership outstanding noted inspected over": 2,
    "judged adoption leadership outstanding noted inspected zebra": 0,
    "(ofsted).": 2,
    "children's": 0,
    "": 0,
    '"': 0,
    ".*": 0,
}


@pytest.mark.parametrize(("words", "items"), SEARCHES.items())
def test_a_search_finds_the_items_that_have_all_the_words(ask, words, items):
    quoted = words.replace("'", "''")
    assert len(ask(f"FROM analysis.search('{quoted}') WHERE council = 'Wendleshire'")) == items


def test_a_search_shows_the_words_around_the_hit_most_hits_first(ask):
    ((hits, snippet, item), *_) = ask("SELECT hits, snippet, item_id FROM analysis.search('crèche walls')")
    assert hits == 3
    assert "colour of the walls" in snippet
    assert item.startswith("KIN/")
    assert [hits for (hits,) in ask("SELECT hits FROM analysis.search('judged')")] == [2, 2]


def test_every_macro_is_explained(ask):
    assert ask("SELECT count(*), count(comment) FROM duckdb_functions() WHERE NOT internal") == [(3, 3)]


def test_every_view_answers(ask):
    for (view,) in ask("SELECT view_name FROM duckdb_views() WHERE NOT internal"):
        ask(f"SELECT * FROM analysis.{view}")
