"""When two rows are the same: names and words made comparable, and the best pairs of two lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

Gold = TypeVar("Gold")
Predicted = TypeVar("Predicted")

# Councils whose common names differ by more than the words that say what kind of council one is.
_SAME_AUTHORITY = {
    "kingston upon hull": "hull",
    "newcastle upon tyne": "newcastle",
    "southend on sea": "southend",
    "stockton on tees": "stockton",
    "bournemouth christchurch poole": "bcp",
}
_KIND_OF_COUNCIL = {
    "council", "the", "of", "borough", "county", "city", "district", "metropolitan", "london", "royal", "unitary",
    "authority", "and", "s",
}  # fmt: skip


def fold(text: str | None) -> str:
    """The text with its white space, no-break spaces included, as single spaces."""
    return re.sub(r"\s+", " ", (text or "").replace("\u00a0", " ")).strip()


def tokens(text: str | None) -> list[str]:
    """The words and numbers of a text, in lower case."""
    return re.findall(r"[a-z0-9]+", (text or "").lower())


def token_f1(one: str | None, other: str | None) -> float:
    """How far two texts share their words: 0 for none, 1 where they are the same but for order."""
    left, right = Counter(tokens(one)), Counter(tokens(other))
    common = (left & right).total()
    return 2 * common / (left.total() + right.total()) if common else 0.0


def same_name(name: str | None) -> str:
    """What all usual forms of an authority's name have in common."""
    words = tokens((name or "").replace("&", " and "))
    kept = " ".join([word for word in words if word not in _KIND_OF_COUNCIL] or words)
    return _SAME_AUTHORITY.get(kept, kept)


def best_pairs(
    gold: Sequence[Gold],
    predicted: Sequence[Predicted],
    similarity: Callable[[Gold, Predicted], float],
    floor: float,
    is_optional: Callable[[Gold], bool],
) -> list[tuple[int, int]]:
    """Pairs of indices, the most similar first, each row in one pair at most, none less similar than `floor`.

    Where two are as similar, gold rows that must be found go before optional ones, and earlier rows before later ones.
    """
    ranked = sorted(
        (-similarity(g, p), is_optional(g), gold_index, predicted_index)
        for gold_index, g in enumerate(gold)
        for predicted_index, p in enumerate(predicted)
    )
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for distance, _, gold_index, predicted_index in ranked:
        if -distance >= floor and gold_index not in used_gold and predicted_index not in used_predicted:
            used_gold.add(gold_index)
            used_predicted.add(predicted_index)
            pairs.append((gold_index, predicted_index))
    return pairs
