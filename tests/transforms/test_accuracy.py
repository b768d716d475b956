"""What is read off whole labelled pages: the seeds' thresholds, and the floors of our own corpora.

Seeds: HARVEST_SEEDS names the folder of `seeds.jsonl`, HARVEST_CONTRACT that of `seeds_gold`. Corpora: `floors.toml`
holds figures slightly below what is reached, so that they can only rise. The measures are those of `harvest evaluate`.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from flows.evaluation.corpus import read_corpus
from flows.evaluation.predictions import predict_saved
from flows.evaluation.scoring import Scorer

CORPUS = Path(__file__).parents[1] / "corpus"
FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))


@cache
def scores(pages: Path, gold: Path) -> dict[str, Any]:
    """All measures of a labelled corpus."""
    scorer = Scorer()
    for page in read_corpus(pages, gold):
        scorer.add(page.saved.page_id, page.gold, *predict_saved(page.saved))
    return scorer.scores()


def figure(measures: dict[str, Any], name: str) -> float:
    """One measure by its dotted name ("judgements.p"); what nothing was asked of is right."""
    measure, _, key = name.partition(".")
    value = measures[measure][key]
    return 1.0 if value is None else float(value)


# -- seeds -----------------------------------------------------------------------------------------------------


def folder(variable: str) -> Path:
    """The folder that an environment variable names, else the test is skipped."""
    if variable not in os.environ:
        pytest.skip(f"set {variable} (see this module's head) to check the seeds")
    return Path(os.environ[variable])


@pytest.fixture
def seeds() -> Path:
    return folder("HARVEST_SEEDS") / "seeds.jsonl"


@pytest.fixture
def contract() -> Path:
    return folder("HARVEST_CONTRACT")


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("judgements.p", 0.95),
        ("judgements.r", 0.95),
        ("judgement_binding.rate", 1.0),
        ("inspections.f1", 0.95),
        ("actions_formal.f1", 0.9),
        ("quotes_verbatim.rate", 1.0),
    ],
)
def test_the_seeds(name: str, least: float, seeds: Path, contract: Path) -> None:
    assert figure(scores(seeds, contract / "seeds_gold"), name) >= least


# -- our own corpora -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("corpus", "name"), [(corpus, name) for corpus, floors in FLOORS.items() for name in floors]
)
def test_no_figure_falls_below_its_floor(corpus: str, name: str) -> None:
    measures = scores(CORPUS / corpus, CORPUS / corpus / "gold")
    assert figure(measures, name) >= FLOORS[corpus][name], f"{corpus}: {measures}"
