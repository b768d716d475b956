"""The figures that an evaluation adds up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """Rows found, made up and missed."""

    found: int = 0
    wrong: int = 0
    missed: int = 0

    def rate(self) -> dict[str, float]:
        """Counts with precision, recall and F1; a rate over nothing is 1."""
        precision = self.found / (self.found + self.wrong) if self.found + self.wrong else 1.0
        recall = self.found / (self.found + self.missed) if self.found + self.missed else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {
            "tp": self.found,
            "fp": self.wrong,
            "fn": self.missed,
            "p": round(precision, 4),
            "r": round(recall, 4),
            "f1": round(f1, 4),
        }


def pooled(tallies: Iterable[Tally]) -> Tally:
    """The sum of several tallies."""
    total = Tally()
    for tally in tallies:
        total.found += tally.found
        total.wrong += tally.wrong
        total.missed += tally.missed
    return total


@dataclass(slots=True)
class Share:
    """How many of several were right."""

    right: int = 0
    of: int = 0

    def count(self, right: bool) -> None:
        """Take one more."""
        self.of += 1
        self.right += right

    def rate(self) -> dict[str, float | None]:
        """Counts with their ratio, None where there was nothing to be right."""
        return {
            "right": self.right,
            "of": self.of,
            "rate": round(self.right / self.of, 4) if self.of else None,
        }
