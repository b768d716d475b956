"""The words without which a pattern cannot match, read from the pattern itself.

What a pattern matches is taken as phrases, one for each choice among its alternatives: "peer (?:review|challenge)s?" is
"peer review" and "peer challenge". Whatever can be many things (a class, a loop, what is optional) is a gap in its
phrase; digits are all alike, "0"; of assertions only what must follow counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]  # Python's own parser of patterns, as Hypothesis uses it
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_GAP = " "
_DIGIT = re.compile(r"\d")
_DIGITS = "0123456789"
_MOST_PHRASES = 2000  # where two parts side by side have more, the less telling one becomes a gap
_MOST_LETTERS = 4  # of a class whose letters are choices
AHEAD = 1  # the direction of an assertion about what follows

Phrases = frozenset[str]


def needed_words(pattern: re.Pattern[str]) -> frozenset[frozenset[str]]:
    """Sets of one or two words: any text that the pattern matches holds all of one set, each unbroken by white space.

    Empty where the pattern can match without any, or ignores case. Two words a phrase, its longest, tell nearly as much
    as all (on the corpora's sentences 14.2 patterns of 77 pass instead of 13.0) in half as many sets.
    """
    if pattern.flags & re.IGNORECASE:
        return frozenset()
    phrases = _sequence(_parser.parse(pattern.pattern, pattern.flags))
    needed = {_longest(filter(_tells, phrase.split())) for phrase in phrases}
    return frozenset() if frozenset() in needed else _without_longer(needed)


def _longest(words: Iterable[str]) -> frozenset[str]:
    return frozenset(sorted(set(words), key=lambda word: (-len(word), word))[:2])


def _tells(word: str) -> bool:
    """Whether a word is more than one letter, full stop or comma."""
    return len(word) > 1 or not (word.isalpha() or word in ".,")


def _without_longer(needed: Iterable[frozenset[str]]) -> frozenset[frozenset[str]]:
    """The sets that hold no other set: where all words of the other are held, it tells already."""
    kept: list[frozenset[str]] = []
    for words in sorted(needed, key=len):
        if not any(fewer <= words for fewer in kept):
            kept.append(words)
    return frozenset(kept)


def _sequence(nodes: Iterable[tuple[Any, Any]]) -> Phrases:
    phrases: Phrases = frozenset([""])
    for kind, value in nodes:
        phrases = _followed(phrases, _part(kind, value))
    return phrases


def _followed(first: Phrases, then: Phrases) -> Phrases:
    if len(first) * len(then) <= _MOST_PHRASES:
        return frozenset(one + other for one in first for other in then)
    if _telling(first) >= _telling(then):
        return frozenset(one + _GAP for one in first)
    return frozenset(_GAP + other for other in then)


def _telling(phrases: Phrases) -> int:
    """How many letters the longest word has, in the phrase that tells least."""
    return min(max(map(len, phrase.split()), default=0) for phrase in phrases)


def _part(kind: Any, value: Any) -> Phrases:
    if kind is op.ASSERT and value[0] == AHEAD:
        return frozenset(_GAP + phrase + _GAP for phrase in _sequence(value[1]))
    if kind in {op.AT, op.ASSERT, op.ASSERT_NOT}:
        return frozenset([""])
    if kind is op.LITERAL:
        return frozenset([digits_alike(chr(value))])
    if kind is op.IN and all(map(_is_digit, value)):
        return frozenset(["0"])
    if kind is op.IN and len(value) <= _MOST_LETTERS and all(item is op.LITERAL for item, _ in value):
        return frozenset(digits_alike(chr(letter)) for _, letter in value)
    if kind is op.SUBPATTERN and not value[1] & re.IGNORECASE:
        return _sequence(value[-1])
    if kind is op.BRANCH:
        return frozenset().union(*map(_sequence, value[1]))
    if kind in {op.MAX_REPEAT, op.MIN_REPEAT} and value[0]:
        return frozenset(_GAP + phrase + _GAP for phrase in _sequence(value[2]))
    return frozenset([_GAP])


def _is_digit(item: tuple[Any, Any]) -> bool:
    kind, value = item
    if kind is op.RANGE:
        return chr(value[0]) in _DIGITS and chr(value[1]) in _DIGITS
    return value is op.CATEGORY_DIGIT or (kind is op.LITERAL and chr(value) in _DIGITS)


def digits_alike(word: str) -> str:
    """The word with "0" for every digit."""
    return _DIGIT.sub("0", word)
