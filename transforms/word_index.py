"""Patterns by the words that their matches need, and which of them can match in a text.

Each word of a text is looked up once among the words that patterns need (`needed_words.py`), and those patterns whose words
it holds are asked for the stretches of text that they need. Words recur, so what is found in them is remembered, and the
index costs little more than splitting a page into its words (measured: benchmarks/README.md). Of a whole page, each pattern
that is asked about is told by its words alone.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from transforms.needed_words import digits_alike, needed_words

_FORMS_REMEMBERED = 1 << 14  # words as texts write them
_TEXTS_REMEMBERED = 1 << 12  # sentences and clauses: many patterns ask about each
_PAGES_REMEMBERED = 4  # as written and folded, of the page that is read and the one before
_LONGEST = 4000  # characters of a sentence or clause


class Sieved(Protocol):
    """A pattern that the index can tell of, itself and not another of the same wording."""

    exact: re.Pattern[str]

    def __hash__(self) -> int: ...


_ByStretch = dict[str, set[Sieved]]  # by the stretches of text that their matches need


class _Known:
    """Patterns that the index knows, by the words that their matches need."""

    def __init__(self) -> None:
        self.by_word: dict[str, _ByStretch] = {}  # that need one word
        self.by_two: dict[tuple[str, str], _ByStretch] = {}  # that need two
        self.partners: dict[str, set[str]] = {}  # the others of two words, by the longer, the rarer in texts
        self.always: frozenset[Sieved] = frozenset()  # that need none
        self.needed: dict[Sieved, list[frozenset[str]]] = {}  # their words
        self.words: set[str] = set()
        self.lengths: dict[str, set[int]] = {}  # of words, by their first two letters
        self.count = 0

    def add(self, pattern: Sieved) -> None:
        """Take in a pattern."""
        needed = needed_words(pattern.exact)
        self.needed[pattern] = list(needed)
        for words, stretches in needed.items():
            longer, *others = sorted(words, key=lambda word: (-len(word), word))
            if others:
                self.partners.setdefault(longer, set()).update(others)
                by_stretch = self.by_two.setdefault((longer, others[0]), {})
            else:
                by_stretch = self.by_word.setdefault(longer, {})
            for stretch in stretches:
                by_stretch.setdefault(stretch, set()).add(pattern)
            self.words.update(words)
            for word in words:
                self.lengths.setdefault(word[:2], set()).add(len(word))
        if not needed:
            self.always |= {pattern}
        self.count += 1


_known = _Known()
_unknown: list[Sieved] = []  # patterns that are announced and not known yet


class _Page:
    """The patterns that can match in a long text: as a set, but each is looked up when it is asked about."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._held = _words_of(text)
        self._told: dict[Sieved, bool] = {}

    def __contains__(self, pattern: Sieved) -> bool:
        if pattern not in self._told:
            needed = _known.needed[pattern]
            self._told[pattern] = not needed or any(map(self._held.issuperset, needed))
        return self._told[pattern]

    def isdisjoint(self, patterns: Iterable[Sieved]) -> bool:
        """Whether none of the patterns can match."""
        return not any(map(self.__contains__, patterns))


_pages: deque[_Page] = deque(maxlen=_PAGES_REMEMBERED)


def announce(pattern: Sieved) -> None:
    """Let the index know a pattern from the next question on."""
    _unknown.append(pattern)


def count_known() -> int:
    """How many patterns the index knows, with all that were announced."""
    if _unknown:
        _get_to_know(_unknown)
    return _known.count


def patterns_in(text: str) -> frozenset[Sieved] | _Page:
    """The patterns, of those announced, that can match in a text."""
    if _unknown:
        _get_to_know(_unknown)
    if len(text) <= _LONGEST:
        return patterns_in_sentence(text)
    for page in _pages:
        if page.text is text:  # not `==`, which reads a long page to its end
            return page
    _pages.append(_Page(text))
    return _pages[-1]


def _words_of(text: str) -> set[str]:
    """The words that patterns need, of those in a text."""
    return set[str]().union(*map(_held, set(text.split())))


@lru_cache(_TEXTS_REMEMBERED)
def patterns_in_sentence(text: str) -> frozenset[Sieved]:
    """The patterns that can match in a sentence or clause; to be asked after `count_known`."""
    held, partners, plain = _words_of(text), _known.partners, digits_alike(text)
    pairs = [(word, other) for word in held if word in partners for other in held & partners[word]]
    by_words = [_known.by_word[word] for word in held if word in _known.by_word]
    by_words += [_known.by_two[pair] for pair in pairs]
    by_stretches = (
        patterns for by_stretch in by_words for stretch, patterns in by_stretch.items() if stretch in plain
    )
    return _known.always.union(*by_stretches)


@lru_cache(_FORMS_REMEMBERED)
def _held(form: str) -> frozenset[str]:
    """The words that patterns need in a word as written: "inspect" in "inspectors,"."""
    form = form if form.isalpha() else digits_alike(form)
    lengths = _known.lengths
    longer = [
        form[at : at + length] for at in range(len(form)) for length in lengths.get(form[at : at + 2], ())
    ]
    return frozenset(_known.words.intersection([*form, *longer]))


def _get_to_know(patterns: list[Sieved]) -> None:
    """Take patterns into the index, and off the list."""
    while patterns:
        _known.add(patterns.pop())
    for remembered in (_held, patterns_in_sentence):
        remembered.cache_clear()
    _pages.clear()
