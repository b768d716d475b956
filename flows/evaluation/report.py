"""The figures of an evaluation, printed or as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from flows.evaluation.scoring import Scorer


def as_object(scorer: Scorer) -> dict[str, Any]:
    """All measures, and under `rules` how many rows each rule made and how many were right, the least precise first."""
    shares = sorted(scorer.rules.items(), key=lambda rule: (rule[1].right / rule[1].of, -rule[1].of, rule[0]))
    rules = [
        {
            "kind": kind,
            "rule": name,
            "rows": share.of,
            "right": share.right,
            "precision": share.rate()["rate"],
        }
        for (kind, name), share in shares
    ]
    return scorer.scores() | {"rules": rules}


def as_lines(scorer: Scorer) -> Iterator[str]:
    """A line for each measure, then one for each rule."""
    figures = as_object(scorer)
    rules = figures.pop("rules")
    for name, value in figures.items():
        yield f"{name:40s} {json.dumps(value)}"
    yield ""
    yield f"{'kind':22s} {'rule':30s} {'rows':>5s} {'right':>5s} precision"
    for rule in rules:
        yield (
            f"{rule['kind']:22s} {rule['rule']:30s} {rule['rows']:5d} {rule['right']:5d} {rule['precision']:9.3f}"
        )
