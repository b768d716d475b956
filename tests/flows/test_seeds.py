"""The five real pages, which are not part of the project: from files to scores, and from files to SQL."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def folder(variable: str, holds: str) -> Path:
    path = os.environ.get(variable)
    if not path:
        pytest.skip(f"set {variable} to the folder that holds {holds}")
    return Path(path)


@pytest.fixture
def seeds() -> Path:
    return folder("HARVEST_SEEDS", "seeds.jsonl")


@pytest.fixture
def contract() -> Path:
    return folder("HARVEST_CONTRACT", "score.py and seeds_gold")


def test_the_seeds_come_out_right(seeds: Path, contract: Path, harvest, tmp_path: Path) -> None:
    ran = harvest("extract", seeds / "seeds.jsonl")
    assert ran.code == 0
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text(ran.out)
    command = [contract / "score.py", contract / "seeds_gold", predictions, "--pages", seeds, "--json"]
    scores = json.loads(subprocess.run([sys.executable, *command], capture_output=True, check=True).stdout)
    assert scores["judgements"]["p"] >= 0.95
    assert scores["judgements"]["r"] >= 0.95
    assert scores["judgement_binding"]["rate"] == 1.0
    assert scores["inspections"]["f1"] >= 0.95
    assert scores["actions_formal"]["f1"] >= 0.9
    assert scores["quotes_verbatim"]["rate"] == 1.0


def test_sql_shows_the_seeds_with_their_quotes(seeds: Path, harvest) -> None:
    loaded = harvest("load", seeds / "seeds.jsonl")
    assert loaded.code == 0, loaded.err
    texts = {
        record["council"]: " ".join(record["text"].split())
        for record in map(json.loads, (seeds / "seeds.jsonl").read_text(encoding="utf-8").splitlines())
    }
    for table in ("inspections", "judgements", "actions"):
        rows = [
            json.loads(line)
            for line in harvest(
                "sql", f"SELECT council, quote, rule FROM {table}", "--format", "json"
            ).out.splitlines()
        ]
        assert {row["council"] for row in rows} <= set(texts)
        assert all(" ".join(row["quote"].split()) in texts[row["council"]] and row["rule"] for row in rows)
        assert rows


def test_the_seeds_agree_with_the_official_record(seeds: Path, harvest) -> None:
    assert harvest("load", seeds / "seeds.jsonl").code == 0

    def ask(sql: str) -> list[dict]:
        return [json.loads(line) for line in harvest("sql", sql, "--format", "json").out.splitlines()]

    inspections = ask(
        "SELECT authority, framework, left(official_published_on, 7) AS published, official_status "
        "FROM analysis.inspections WHERE framework IN ('sif', 'ilacs') ORDER BY authority",
    )
    assert [tuple(row.values()) for row in inspections] == [
        ("Bath and North East Somerset", "sif", "2017-07", "agrees"),
        ("Lancashire", "sif", "2015-11", "agrees"),
        ("Lincolnshire", "sif", "2015-01", "agrees"),
        ("Nottingham", "ilacs", "2022-09", "agrees"),
        ("Oxfordshire", "sif", "2014-06", "agrees"),
    ]
    judgements = ask(
        "SELECT authority, official_status, count(*) AS n FROM analysis.judgements "
        "WHERE official_grade IS NOT NULL GROUP BY ALL ORDER BY ALL",
    )
    assert {row["official_status"] for row in judgements} == {"agrees"}
    assert sum(row["n"] for row in judgements) >= 20
    assert ask("FROM analysis.disagreements") == []
