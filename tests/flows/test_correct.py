"""Corrections as operators make them, by command and by file."""

import json
from pathlib import Path

import pytest

PAGE = (
    "Ofsted inspection of children's services\n\n"
    "Ofsted inspected the services of Lancashire under the single inspection framework from 14 September to "
    "8 October 2015 and published its report on 27 November 2015. The overall effectiveness of children's services "
    "was judged to be inadequate. Officers said that leaders did poorly.\n\nRESOLVED: That the report be noted.\n"
)


def ask(harvest, sql: str) -> list[dict]:
    return [json.loads(line) for line in harvest("sql", sql, "--format", "json").out.splitlines()]


@pytest.fixture
def loaded(harvest, tmp_path: Path):
    page = tmp_path / "page.txt"
    page.write_text(PAGE)
    assert harvest("load", page, "--council", "Lancashire").code == 0
    return harvest


def test_a_wrong_row_leaves_and_stays_away_over_loads(loaded, tmp_path: Path) -> None:
    (row,) = ask(loaded, "SELECT judgement_key FROM judgements")
    told = loaded("correct", "wrong", row["judgement_key"], "--reason", "of another council")
    assert (told.code, told.out.strip()) == (0, row["judgement_key"]), told.err
    assert "left out: overall_effectiveness: inadequate" in told.err
    for _ in range(2):
        assert ask(loaded, "SELECT domain FROM judgements") == []
        assert ask(loaded, "SELECT verdict, claim, reason, status, council FROM corrections") == [
            {
                "verdict": "wrong",
                "claim": "overall_effectiveness: inadequate",
                "reason": "of another council",
                "status": "applies",
                "council": "Lancashire",
            }
        ]
        assert loaded("load", tmp_path / "page.txt", "--council", "Lancashire").code == 0
    again = loaded("correct", "wrong", row["judgement_key"], "--reason", "once more")
    assert again.code == 2
    assert "has this already" in again.err
    (tmp_path / "data" / "corrections.toml").unlink()
    assert loaded("load", tmp_path / "page.txt", "--council", "Lancashire").code == 0
    assert len(ask(loaded, "SELECT domain FROM judgements")) == 1


def test_a_missing_row_is_added_with_the_documents_own_words(loaded, tmp_path: Path) -> None:
    (document,) = ask(loaded, "SELECT document_key FROM documents")
    add = (
        "correct",
        "add",
        "judgement",
        document["document_key"],
        "--domain",
        "leaders_impact",
        "--reason",
        "missed",
    )
    refused = loaded(*add, "--grade", "inadequate", "--quote", "leaders did well")
    assert refused.code == 2
    assert "no_such_quote" in refused.err
    assert not (tmp_path / "data" / "corrections.toml").exists()
    assert loaded(*add, "--grade", "Bad", "--quote", "leaders did poorly").code == 2
    told = loaded(*add, "--grade", "inadequate", "--quote", "leaders did  poorly")
    assert told.code == 0, told.err
    assert ask(
        loaded, "SELECT judgement_key, quote, rule FROM judgements WHERE domain = 'leaders_impact'"
    ) == [{"judgement_key": told.out.strip(), "quote": "leaders did poorly", "rule": "correction"}]
    assert len(ask(loaded, "FROM analysis.judgements")) == 2


def test_an_action_and_an_inspection_are_added_too(loaded) -> None:
    (document,) = ask(loaded, "SELECT document_key FROM documents")
    add = ("correct", "add")
    facts = (
        "--quote",
        "leaders did poorly",
        "--kind",
        "action_taken",
        "--status",
        "done",
        "--reason",
        "missed",
    )
    told = loaded(*add, "action", document["document_key"], *facts)
    assert told.code == 0, told.err
    assert "added: action_taken: leaders did poorly" in told.err
    facts = (
        "--quote",
        "Ofsted",
        "--inspectorate",
        "ofsted",
        "--subject",
        "school",
        "--subject-name",
        "Moor Hill School",
    )
    told = loaded(*add, "inspection", document["document_key"], *facts, "--reason", "missed")
    assert told.code == 0, told.err
    added = "SELECT claim_kind, status FROM corrections ORDER BY 1"
    assert ask(loaded, added) == [
        {"claim_kind": "action", "status": "applies"},
        {"claim_kind": "inspection", "status": "applies"},
    ]


def test_a_broken_file_stops_a_load_before_it_begins(loaded, tmp_path: Path, monkeypatch) -> None:
    runs = len(ask(loaded, "FROM runs"))
    mine = tmp_path / "mine.toml"
    mine.write_text("[[wrong]]\nkey = 1\n")
    monkeypatch.setenv("HARVEST_CORRECTIONS", str(mine))
    told = loaded("load", tmp_path / "page.txt", "--council", "Lancashire")
    assert told.code == 1
    assert f"{mine}, [[wrong]] 1" in told.err
    mine.unlink()
    assert "HARVEST_CORRECTIONS names it" in loaded("load", tmp_path / "page.txt").err
    assert len(ask(loaded, "FROM runs")) == runs
