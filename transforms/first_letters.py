"""The letters that any match of a pattern begins with, read from the pattern itself.

`re` tries every alternative of a long list at every letter of a text. Told beforehand which letters a match can begin
with, it passes over the rest: nearly all places, in nearly all texts. It does so fast only where a pattern begins with a
letter that it takes, so places are found by a pattern of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]  # Python's own parser of patterns, as Hypothesis uses it
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from transforms.needed_words import AHEAD

_LETTERS = 4  # that are looked at; with fewer more places are tried in vain, with more the look itself costs
_MOST_BEGINNINGS = 2000  # of a pattern that has more, fewer letters are looked at
_MOST_CHOICES = 12  # of a class whose letters are choices

# Beginnings of matches, each with whether it is closed: what follows can be many things, or is no longer looked at.
_Beginnings = frozenset[tuple[str, bool]]
_ANYTHING: _Beginnings = frozenset([("", True)])
_NOTHING: _Beginnings = frozenset([("", False)])


def places(pattern: str, flags: int = 0) -> str | None:
    """A pattern of one letter that finds all places where a match can begin, at a fraction of the cost.

    None where a match can begin with any letter, and where case does not count.
    """
    beginnings = first_letters(pattern, flags)
    if "" in beginnings:
        return None
    begins_a_word = _begins_a_word(_parser.parse(pattern, flags)) and all(map(_is_wordy, beginnings))
    return "|".join(
        re.escape(letter)
        + (rf"(?<=\b{re.escape(letter)})" if begins_a_word else "")
        + ("" if "" in rest else f"(?={_any_of(rest)})")
        for letter, rest in _by_letter(beginnings).items()
    )


def first_letters(pattern: str, flags: int = 0) -> frozenset[str]:
    """What the matches of a pattern begin with, up to four letters of each; "" among them where that can be anything."""
    tree = _parser.parse(pattern, flags)
    if not tree.state.flags & (re.IGNORECASE | re.VERBOSE):
        for letters in range(_LETTERS, 0, -1):
            try:
                return frozenset(beginning for beginning, _ in _sequence(tree, letters))
            except _TooMany:
                continue
    return frozenset([""])


class _TooMany(Exception):
    """There are more beginnings than can be told apart at little cost."""


def _sequence(nodes: Iterable[tuple[Any, Any]], letters: int) -> _Beginnings:
    found = _NOTHING
    for kind, value in nodes:
        if all(closed for _, closed in found):
            break
        then = _part(kind, value, letters)
        found = frozenset(
            joined
            for beginning, closed in found
            for joined in ([(beginning, True)] if closed else _followed(beginning, then, letters))
        )
        if len(found) > _MOST_BEGINNINGS:
            raise _TooMany
    return found


def _followed(beginning: str, then: _Beginnings, letters: int) -> Iterator[tuple[str, bool]]:
    for more, closed in then:
        whole = beginning + more
        yield whole[:letters], closed or len(whole) >= letters


def _part(kind: Any, value: Any, letters: int) -> _Beginnings:
    if kind is op.ASSERT and value[0] == AHEAD:
        ahead = frozenset((beginning, True) for beginning, _ in _sequence(value[1], letters))
        return _NOTHING if ("", True) in ahead else ahead
    if kind in {op.AT, op.ASSERT, op.ASSERT_NOT}:
        return _NOTHING
    if kind is op.LITERAL:
        return frozenset([(chr(value), False)])
    if kind is op.IN:
        return frozenset((letter, False) for letter in _choices(value)) or _ANYTHING
    if kind is op.SUBPATTERN and not value[1] & re.IGNORECASE:
        return _sequence(value[-1], letters)
    if kind is op.BRANCH:
        return frozenset().union(*(_sequence(branch, letters) for branch in value[1]))
    if kind in {op.MAX_REPEAT, op.MIN_REPEAT}:
        least, most, nodes = value
        once = _sequence(nodes, letters)
        if most != 1:
            once = frozenset((beginning, True) for beginning, _ in once)
        return once if least else once | _NOTHING
    return _ANYTHING


def _choices(items: list[tuple[Any, Any]]) -> list[str]:
    """The letters of a class; none where they are many, or all but some."""
    letters: list[str] = []
    for kind, value in items:
        if kind is op.LITERAL:
            letters.append(chr(value))
        elif kind is op.RANGE and value[1] - value[0] < _MOST_CHOICES:
            letters += map(chr, range(value[0], value[1] + 1))
        else:
            return []
    return letters if len(letters) <= _MOST_CHOICES else []


def _begins_a_word(tree: Iterable[tuple[Any, Any]]) -> bool:
    """Whether no letter can stand before a match: the pattern begins with "\\b" or the like of "(?<!\\w)"."""
    for kind, value in tree:
        if kind is op.AT and value is op.AT_BOUNDARY:
            return True
        if kind is op.ASSERT_NOT and value[0] < 0 and _is_any_letter(list(value[1])):
            return True
        if kind not in {op.AT, op.ASSERT, op.ASSERT_NOT}:
            return False
    return False


def _is_any_letter(nodes: list[tuple[Any, Any]]) -> bool:
    """Whether nodes are one class that holds all letters."""
    return len(nodes) == 1 and nodes[0][0] is op.IN and (op.CATEGORY, op.CATEGORY_WORD) in nodes[0][1]


def _is_wordy(beginning: str) -> bool:
    return re.match(r"\w", beginning) is not None


def _any_of(beginnings: Iterable[str]) -> str:
    """A pattern of any of the beginnings, those that share letters together."""
    by_letter = _by_letter(beginnings)
    alone = [letter for letter, rest in by_letter.items() if "" in rest]
    branches = [re.escape(letter) + _any_of(rest) for letter, rest in by_letter.items() if "" not in rest]
    if alone:
        branches.append(f"[{''.join(map(re.escape, alone))}]")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _by_letter(beginnings: Iterable[str]) -> dict[str, set[str]]:
    """What follows each first letter, the letters in order."""
    by_letter: dict[str, set[str]] = {}
    for beginning in sorted(beginnings):
        by_letter.setdefault(beginning[0], set()).add(beginning[1:])
    return by_letter
