"""`harvest evaluate`: the command, and its figures beside those of the contract's own scorer."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.evaluation.corpus import read_corpus
from flows.evaluation.predictions import predict_saved
from flows.parsing import extract_saved

CORPUS = Path(__file__).parents[1] / "corpus"
PAGE = """Agenda item

Ofsted inspection of children's services

Minutes:

The Director reported that Ofsted inspected children's services from 1 to 12 July 2024 under the
ILACS framework. Inspectors judged overall effectiveness to be good.

RESOLVED: That the report be noted.
"""
GOLD = {
    "page": {"kind": "agenda_item", "meeting_date": None},
    "inspections": [
        {"ref": "i1", "inspectorate": "ofsted", "framework": "ilacs", "subject": "childrens_services"}
        | {"authority": "Leeds", "started_on": "2024-07-01", "ended_on": "2024-07-12"}
    ],
    "judgements": [
        {"inspection": "i1", "domain": "overall_effectiveness", "grade": "outstanding", "quote": "good"}
    ],
    "actions": [{"kind": "resolution", "text": "That the report be noted", "inspection": "i1"}],
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "gold").mkdir(parents=True)
    (folder / "gold" / "a.json").write_text(json.dumps(GOLD))
    (folder / "pages.jsonl").write_text(json.dumps({"id": "a", "council": "Leeds", "text": PAGE}) + "\n")
    return folder


def test_figures_rules_and_misses(harvest, corpus: Path) -> None:
    ran = harvest("evaluate", corpus, "--json", "--details")
    assert ran.code == 0
    figures = json.loads(ran.out)
    assert figures["inspections"]["f1"] == 1.0
    assert (figures["judgements"]["fp"], figures["judgements"]["fn"]) == (1, 1)
    rules = {(rule["kind"], rule["precision"]) for rule in figures["rules"]}
    assert rules == {("inspection", 1.0), ("judgement", 0.0), ("resolution", 1.0)}
    assert "a: missed judgement" in ran.err
    assert "a: wrong judgement (rule " in ran.err


def test_lines_are_those_of_the_contract_s_scorer_and_one_a_rule(harvest, corpus: Path) -> None:
    ran = harvest("evaluate", corpus)
    assert ran.code == 0
    assert ran.err == ""
    lines = dict(line.split(maxsplit=1) for line in ran.out.splitlines() if line)
    assert lines["pages"] == "1"
    assert json.loads(lines["judgement_binding"]) == {"right": 0, "of": 0, "rate": None}
    assert lines["judgement"].split()[1:] == ["1", "0", "0.000"]


def test_a_page_that_cannot_be_read_counts_as_missed(harvest, corpus: Path) -> None:
    (corpus / "gold" / "b.json").write_text(json.dumps(GOLD))
    with (corpus / "pages.jsonl").open("a") as records:
        records.write(json.dumps({"id": "b", "html": "<p></p>"}) + "\n")
    ran = harvest("evaluate", corpus, "--json")
    assert ran.code == 3
    assert json.loads(ran.out)["pages_without_prediction"] == ["b"]
    assert "pages.jsonl:2: " in ran.err


def test_wrong_usage(harvest, corpus: Path, tmp_path: Path) -> None:
    for arguments, told in (
        ([tmp_path / "gone"], "gone"),
        ([corpus, corpus, "--gold", corpus / "gold"], "--gold"),
        ([], "CORPORA"),
    ):
        ran = harvest("evaluate", *arguments)
        assert ran.code == 2
        assert told in ran.err


def labelled(name: str) -> tuple[Path, Path]:
    """The pages and the labels of a corpus by name; skips where it lies outside the project and is not there."""
    if name != "seeds":
        return CORPUS / name, CORPUS / name / "gold"
    if "HARVEST_SEEDS" not in os.environ:
        pytest.skip("set HARVEST_SEEDS to the folder that holds seeds.jsonl")
    return Path(os.environ["HARVEST_SEEDS"], "seeds.jsonl"), Path(
        os.environ["HARVEST_CONTRACT"], "seeds_gold"
    )


@pytest.mark.parametrize("name", ["seeds", "dev_childrens", "dev_other"])
def test_every_number_is_that_of_the_contract_s_scorer(name: str, request, tmp_path: Path) -> None:
    if "HARVEST_CONTRACT" not in os.environ:
        pytest.skip("set HARVEST_CONTRACT to the folder that holds score.py")
    scorer = Path(os.environ["HARVEST_CONTRACT"], "score.py")
    pages, labels = labelled(name)
    with (tmp_path / "predictions.jsonl").open("w", encoding="utf-8") as predictions:
        for page in read_corpus(pages, labels):
            predictions.write(extract_saved(page.saved) + "\n")
            _, text = predict_saved(page.saved)
            (tmp_path / f"{page.saved.page_id}.txt").write_text(text, encoding="utf-8")
    command = [scorer, labels, predictions.name, "--pages", tmp_path, "--json"]
    expected = json.loads(subprocess.run([sys.executable, *command], capture_output=True, check=True).stdout)
    ran = request.getfixturevalue("harvest")("evaluate", pages, "--gold", labels, "--json")
    figures = json.loads(ran.out)
    assert len(figures.pop("rules")) > 3
    assert figures == expected
