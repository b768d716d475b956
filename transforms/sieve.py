"""Patterns that are tried only on texts that hold the words they need: they find what `re` finds, at far less cost.

Nearly all of the vocabulary matches nothing in most sentences, and `re` tries every wording at every letter to find that
out. Here each word of a text is looked up once among the words that patterns need (`needed_words.py`), and a pattern
whose words are not there is not tried. Words recur, so what is found in them is remembered, and the sieve costs little
more than splitting a page into its words (measured: benchmarks/README.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from transforms.needed_words import digits_alike, needed_words

_FORMS_REMEMBERED = 1 << 16  # words as texts write them
_TEXTS_REMEMBERED = 1 << 12  # sentences and clauses: many patterns ask about each
_TO_THE_END = 1 << 60
_LONGEST = 4000  # characters of a text that is remembered, longer than any sentence


class Pattern:
    """A compiled pattern behind the sieve; searches as `re.Pattern` does."""

    def __init__(self, exact: re.Pattern[str]) -> None:
        self.pattern = exact.pattern
        self.match, self.fullmatch = exact.match, exact.fullmatch  # tried at one place: nothing to save
        self._exact = exact

    def search(self, text: str, start: int = 0, end: int = _TO_THE_END) -> re.Match[str] | None:
        """The first match in `text[start:end]`."""
        return self._exact.search(text, start, end) if self.can_match(text[start:end]) else None

    def finditer(self, text: str, start: int = 0, end: int = _TO_THE_END) -> Iterator[re.Match[str]]:
        """All matches in `text[start:end]`, in order."""
        return self._exact.finditer(text, start, end) if self.can_match(text[start:end]) else iter(())

    def sub(self, new: str, text: str) -> str:
        """The text with `new` in place of every match."""
        return self._exact.sub(new, text) if self.can_match(text) else text

    def can_match(self, text: str) -> bool:
        """Whether a text holds the words of a match; where it does not, there is none."""
        telling = self._telling  # before the text is looked at: these are among the words that are looked for
        held = _remembered(text) if len(text) <= _LONGEST else _held(text)
        if telling.isdisjoint(held):
            return not telling
        partners = map(self._partners.__getitem__, telling & held)
        return any(not words or not words.isdisjoint(held) for words in partners)

    @cached_property
    def _telling(self) -> frozenset[str]:
        """The longer word of each needed set; empty where a match needs none."""
        return frozenset(self._partners)

    @cached_property
    def _partners(self) -> dict[str, frozenset[str]]:
        """The words one of which a match needs beside a telling word, none where that tells by itself."""
        partners: dict[str, frozenset[str]] = {}
        needed = needed_words(self._exact)
        _look_for(frozenset().union(*needed))
        for words in needed:
            longer = max(sorted(words), key=len)
            partners[longer] = partners.get(longer, frozenset()) | words - {longer}
        return partners


def compile(pattern: str, flags: int = 0) -> Pattern:
    """What `re.compile` gives, behind the sieve."""
    return Pattern(re.compile(pattern, flags))


_looked_for: dict[str, set[str]] = {}  # the words that patterns need, by their first two letters


def _look_for(words: frozenset[str]) -> None:
    for word in words:
        _looked_for.setdefault(word[:2], set()).add(word)
    _within.cache_clear()
    _remembered.cache_clear()


def _held(text: str) -> frozenset[str]:
    """The needed words that a text holds."""
    return frozenset().union(*map(_within, text.split()))


_remembered = lru_cache(_TEXTS_REMEMBERED)(_held)


@lru_cache(_FORMS_REMEMBERED)
def _within(form: str) -> frozenset[str]:
    """The needed words that stand in a word as written: "inspect" in "inspectors,"."""
    form = digits_alike(form)
    return frozenset(
        word
        for at in range(len(form))
        for start in {form[at], form[at : at + 2]}
        for word in _looked_for.get(start, ())
        if form.startswith(word, at)
    )
