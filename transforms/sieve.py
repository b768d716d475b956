"""Patterns that are tried only on texts that hold the words they need: they find what `re` finds, at far less cost.

Nearly all of the vocabulary matches nothing in most sentences, and `re` tries every wording at every letter to find that
out. Here each word of a text is looked up once among the words that patterns need, which tells all patterns that can match
in it (`word_index.py`); the others are not tried. A pattern that is tried looks only at places that begin like a match
(`first_letters.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from transforms.first_letters import places
from transforms.word_index import Sieved, announce, count_known, patterns_in, patterns_in_sentence

_FEW = 4  # patterns that a part of a text is searched for without asking which of them it holds words of
_TO_THE_END = 1 << 60


class Pattern:
    """A compiled pattern behind the sieve; searches as `re.Pattern` does."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.exact = re.compile(pattern, flags)
        self.match, self.fullmatch = self.exact.match, self.exact.fullmatch  # at one place: nothing to save
        found_at = places(pattern, flags)
        self._places = re.compile(found_at) if found_at else None

    def search(self, text: str, start: int = 0, end: int = _TO_THE_END) -> re.Match[str] | None:
        """The first match in `text[start:end]`."""
        return self.first(text, start, end) if self.can_match(text) else None

    def finditer(self, text: str, start: int = 0, end: int = _TO_THE_END) -> Iterator[re.Match[str]]:
        """All matches in `text[start:end]`, in order."""
        return self.all(text, start, end) if self.can_match(text) else iter(())

    def first(self, text: str, start: int = 0, end: int = _TO_THE_END) -> re.Match[str] | None:
        """The first match in `text[start:end]`, looked for without asking the sieve."""
        if self._places is None:
            return self.exact.search(text, start, end)
        for place in self._places.finditer(text, start, end):
            if match := self.exact.match(text, place.start(), end):
                return match
        return None

    def all(self, text: str, start: int = 0, end: int = _TO_THE_END) -> Iterator[re.Match[str]]:
        """All matches in `text[start:end]`, in order, looked for without asking the sieve."""
        if self._places is None:
            yield from self.exact.finditer(text, start, end)
            return
        edge = start
        for place in self._places.finditer(text, start, end):
            if place.start() >= edge and (match := self.exact.match(text, place.start(), end)):
                yield match
                edge = match.end()

    def sub(self, new: str, text: str) -> str:
        """The text with `new` in place of every match."""
        return self.exact.sub(new, text) if self.can_match(text) else text

    def can_match(self, text: str) -> bool:
        """Whether a text holds the words of a match; where it does not, there is none."""
        parts = self.parts
        return not patterns_in(text).isdisjoint(parts)

    @cached_property
    def parts(self) -> frozenset[Pattern]:
        """The pattern itself, which the sieve gets to know when it is first asked about it."""
        announce(self)
        return frozenset([self])


class Choice:
    """Patterns as one: at each place the first that matches, as with the alternatives of a single pattern.

    Only those of them are tried whose words a text holds.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._patterns = tuple(patterns)

    def finditer(self, text: str, start: int = 0, end: int = _TO_THE_END) -> Iterator[re.Match[str]]:
        """All matches in `text[start:end]`, in order."""
        tried = self.passing(text)
        part = text[start:end]
        if len(tried) > _FEW and part is not text:
            tried = self.passing(part)
        return all_matches(tried, text, start, end)

    def search(self, text: str, start: int = 0, end: int = _TO_THE_END) -> re.Match[str] | None:
        """The first match in `text[start:end]`."""
        return first_match(self.passing(text), text, start, end)

    def match(self, text: str, start: int = 0, end: int = _TO_THE_END) -> re.Match[str] | None:
        """The match that begins at `start`."""
        return self._one.match(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match that is the whole of a text."""
        return self._one.fullmatch(text)

    def passing(self, text: str) -> list[Pattern]:
        """The patterns, in order, that a text holds the words of."""
        parts, passing = self.parts, patterns_in(text)
        return [] if passing.isdisjoint(parts) else [part for part in parts if part in passing]

    @cached_property
    def _one(self) -> re.Pattern[str]:
        """All in one: at one place there is nothing to save."""
        return re.compile("|".join(f"(?:{pattern.pattern})" for pattern in self._patterns))

    @cached_property
    def parts(self) -> dict[Pattern, None]:
        """The patterns in order, which the sieve gets to know when it is first asked about them."""
        return dict.fromkeys(part for pattern in self._patterns for part in pattern.parts)


class Parts:
    """Parts of a text, none overlapping: which of them each of many patterns can match in is told at once."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        self.text, self._spans = text, spans
        self.texts = [text[start:end] for start, end in spans]
        self._by_pattern: dict[Sieved, list[int]] = {}
        self._patterns_known = 0  # by the index, when it was last asked
        self._tried: dict[Pattern | Choice, dict[int, list[Pattern]]] = {}

    def passing(self, pattern: Pattern | Choice) -> Mapping[int, Sequence[Pattern]]:
        """The parts, by index, that hold the words of a match, with what is to be tried there."""
        if pattern not in self._tried:
            self._tried[pattern] = self._ask(pattern)
        return self._tried[pattern]

    def search(self, pattern: Pattern | Choice, index: int) -> re.Match[str] | None:
        """The first match in a part, its spans within that part."""
        tried = self.passing(pattern).get(index)
        return first_match(tried, self.texts[index]) if tried else None

    def finditer(self, pattern: Pattern | Choice, index: int) -> Iterator[re.Match[str]]:
        """All matches in a part, in order, their spans within the whole text."""
        tried = self.passing(pattern).get(index)
        return all_matches(tried, self.text, *self._spans[index]) if tried else iter(())

    def _ask(self, pattern: Pattern | Choice) -> dict[int, list[Pattern]]:
        parts = pattern.parts
        known = count_known()
        if self._patterns_known != known:
            self._by_pattern = defaultdict(list)
            for index, text in enumerate(self.texts):
                for passing in patterns_in_sentence(text):
                    self._by_pattern[passing].append(index)
            self._patterns_known = known
        tried: dict[int, list[Pattern]] = {}
        for part in parts:
            for index in self._by_pattern.get(part, ()):
                tried.setdefault(index, []).append(part)
        return tried


def compile(pattern: str, flags: int = 0) -> Pattern:
    """What `re.compile` gives, behind the sieve."""
    return Pattern(pattern, flags)


def first_match(
    patterns: Sequence[Pattern], text: str, start: int = 0, end: int = _TO_THE_END
) -> re.Match[str] | None:
    """The first match of any of the patterns, as if they were the alternatives of one."""
    found = [match for pattern in patterns if (match := pattern.first(text, start, end))]
    return min(found, key=re.Match.start, default=None)


def all_matches(patterns: Sequence[Pattern], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of any of the patterns, as if they were the alternatives of one."""
    if not patterns:
        return iter(())
    return patterns[0].all(text, start, end) if len(patterns) == 1 else _in_turn(patterns, text, start, end)


def _in_turn(patterns: Sequence[Pattern], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    last = min(end, len(text))
    found = [(match, pattern) for pattern in patterns if (match := pattern.first(text, start, end))]
    while found:
        first = min(
            (match for match, _ in found), key=re.Match.start
        )  # the first of those that begin together
        yield first
        edge = first.end()
        since = edge if first.group() else edge + 1  # an empty match is found once
        ahead = (
            (match if match.start() >= edge < match.end() else pattern.first(text, since, end), pattern)
            for match, pattern in found
            if match.start() >= edge < match.end() or since <= last
        )
        found = [(match, pattern) for match, pattern in ahead if match]
