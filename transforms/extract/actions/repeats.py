"""Pieces that say the same again: a decision printed twice counts once."""

from __future__ import annotations

from rapidfuzz import fuzz
from rapidfuzz.process import extract_iter

from transforms.extract.actions.spans import Piece

_ALIKE = 86  # of 100: the likeness of two pieces that say the same


def once(pieces: list[Piece], scope: list[tuple[int, int]]) -> list[Piece]:
    """The pieces of each stretch, without those that say the same again (a decision printed twice counts once)."""
    kept: list[Piece] = []
    for start, end in scope:
        stretch: list[Piece] = []
        by_kind: dict[
            str, dict[int, str]
        ] = {}  # the words of those that are kept, by their place in the stretch
        for piece in (p for p in pieces if start <= p.start < end):
            words = by_kind.setdefault(piece.kind, {})
            alike = extract_iter(piece.sorted_words, words, scorer=fuzz.ratio, score_cutoff=_ALIKE)
            at = next((place for _, _, place in alike), None)
            if at is None:
                at = next((place for place in words if _breaks_off(piece.text, stretch[place].text)), None)
            if at is None:
                at = len(stretch)
                stretch.append(piece)
            elif len(piece.text) > len(stretch[at].text) * 1.2:
                stretch[at] = piece
            words[at] = stretch[at].sorted_words
        kept += stretch
    return kept


def _breaks_off(one: str, other: str) -> bool:
    """Whether one text is the other's beginning, cut in a sentence: by a line's end, where the page wrapped it."""
    short, whole = sorted((one, other), key=len)
    return whole.startswith(f"{short} ") and short[-1] not in ".;:!?"
