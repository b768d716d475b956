"""Official outcomes as operators refresh them."""

import json
from pathlib import Path

import pytest

HEAD = "authority,gss_code,inspectorate,framework,started_on,ended_on,published_on,domain,grade,source\n"
PAGE = (
    "Ofsted inspection of children's services\n\n"
    "Ofsted inspected the services of Lancashire under the single inspection framework from 14 September to "
    "8 October 2015 and published its report on 27 November 2015. The overall effectiveness of children's services "
    "was judged to be inadequate.\n\nRESOLVED: That the report be noted.\n"
)


def ask(harvest, sql: str) -> list[dict]:
    return [json.loads(line) for line in harvest("sql", sql, "--format", "json").out.splitlines()]


@pytest.fixture
def loaded(harvest, tmp_path: Path):
    page = tmp_path / "page.txt"
    page.write_text(PAGE)
    assert harvest("load", page, "--council", "Lancashire").code == 0
    return harvest


def test_another_record_turns_agreement_into_a_disagreement_with_its_words(loaded, tmp_path: Path) -> None:
    status = "SELECT authority, overall_grade, official_status FROM analysis.inspections"
    agreeing = {"authority": "Lancashire", "overall_grade": "inadequate", "official_status": "agrees"}
    assert ask(loaded, status) == [agreeing]
    assert ask(loaded, "FROM analysis.disagreements") == []
    mine = tmp_path / "mine.csv"
    mine.write_text(
        HEAD
        + "Lancashire,E10000017,ofsted,sif,2015-09-14,2015-10-08,2015-11-27,overall_effectiveness,good,a letter\n"
    )
    told = loaded("reference", mine)
    assert (told.code, told.out) == (0, "")
    assert "1 official outcomes. Published: " in told.err
    assert ask(
        loaded,
        "SELECT domain, grade, official_grade, official_source, quote LIKE '%judged%inadequate' AS words, url "
        "FROM analysis.disagreements",
    ) == [
        {
            "domain": "overall_effectiveness",
            "grade": "inadequate",
            "official_grade": "good",
            "official_source": "a letter",
            "words": True,
            "url": None,
        }
    ]
    assert ask(loaded, "SELECT status FROM runs WHERE kind = 'reference'")[0]["status"] == "done"
    assert loaded("reference").code == 0
    assert ask(loaded, status) == [agreeing]


def test_a_broken_file_is_told_and_changes_nothing(loaded, tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text(HEAD + "Lancashire,?,ofsted,sif,,,,,,a letter\n")
    told = loaded("reference", mine)
    assert told.code == 1
    assert f"{mine}, row 2, gss_code" in told.err
    assert ask(loaded, "SELECT official_status FROM analysis.inspections") == [{"official_status": "agrees"}]


def test_the_dictionary_names_every_table_and_column(loaded) -> None:
    told = loaded("docs").out
    assert "### analysis.judgements (table)" in told
    assert "### analysis.disagreements (view)" in told
    assert "| `official_status` | VARCHAR | agrees" in told
    assert "| |" not in told
    assert "None" not in told
