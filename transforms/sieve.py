"""Patterns that are tried only on texts that hold the words they need: they find what `re` finds, at far less cost.

Nearly all of the vocabulary matches nothing in most sentences, and `re` tries every wording at every letter to find that
out. Here each word of a text is looked up once among the words that patterns need (`needed_words.py`), and those patterns
whose words it holds are asked for the stretches of text that they need, which tells all patterns that can match in it; the
others are not tried. Words recur, so what is found in them is remembered, and the sieve costs little more than splitting a
page into its words (measured: benchmarks/README.md). Of a whole page, each pattern that is asked about is told by its words
alone. A pattern that is tried looks only at places that begin like a match (`first_letters.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from transforms.first_letters import places
from transforms.needed_words import digits_alike, needed_words

_FORMS_REMEMBERED = 1 << 14  # words as texts write them
_TEXTS_REMEMBERED = 1 << 12  # sentences and clauses: many patterns ask about each
_PAGES_REMEMBERED = 4  # as written and folded, of the page that is read and the one before
_FEW = 4  # patterns that a part of a text is searched for without asking which of them it holds words of
_TO_THE_END = 1 << 60
_LONGEST = 4000  # characters of a sentence or clause


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
        return not _remembered(text).isdisjoint(parts)

    @cached_property
    def parts(self) -> frozenset[Pattern]:
        """The pattern itself, which the sieve gets to know when it is first asked about it."""
        _unknown.append(self)
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
        parts, passing = self.parts, _remembered(text)
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
        self._by_pattern: dict[Pattern, list[int]] = {}
        self._patterns_known = 0  # by the sieve, when it was last asked
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
        if _unknown:
            _get_to_know(_unknown)
        if self._patterns_known != _known.count:
            self._by_pattern = defaultdict(list)
            for index, text in enumerate(self.texts):
                for passing in _in_sentence(text):
                    self._by_pattern[passing].append(index)
            self._patterns_known = _known.count
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


_ByStretch = dict[str, set[Pattern]]  # by the stretches of text that their matches need


class _Known:
    """Patterns that the sieve knows, by the words that their matches need."""

    def __init__(self) -> None:
        self.by_word: dict[str, _ByStretch] = {}  # that need one word
        self.by_two: dict[tuple[str, str], _ByStretch] = {}  # that need two
        self.partners: dict[str, set[str]] = {}  # the others of two words, by the longer, the rarer in texts
        self.always: frozenset[Pattern] = frozenset()  # that need none
        self.needed: dict[Pattern, list[frozenset[str]]] = {}  # their words
        self.words: set[str] = set()
        self.lengths: dict[str, set[int]] = {}  # of words, by their first two letters
        self.count = 0

    def add(self, pattern: Pattern) -> None:
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
_unknown: list[Pattern] = []  # patterns that the sieve does not know yet


class _Page:
    """The patterns that can match in a long text: as a set, but each is looked up when it is asked about."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._held = _words_of(text)
        self._told: dict[Pattern, bool] = {}

    def __contains__(self, pattern: Pattern) -> bool:
        if pattern not in self._told:
            needed = _known.needed[pattern]
            self._told[pattern] = not needed or any(map(self._held.issuperset, needed))
        return self._told[pattern]

    def isdisjoint(self, patterns: Iterable[Pattern]) -> bool:
        """Whether none of the patterns can match."""
        return not any(map(self.__contains__, patterns))


def _remembered(text: str) -> frozenset[Pattern] | _Page:
    """The patterns that can match in a text."""
    if _unknown:
        _get_to_know(_unknown)
    if len(text) <= _LONGEST:
        return _in_sentence(text)
    for page in _pages:
        if page.text is text:  # not `==`, which reads a long page to its end
            return page
    _pages.append(_Page(text))
    return _pages[-1]


def _words_of(text: str) -> set[str]:
    """The words that patterns need, of those in a text."""
    return set[str]().union(*map(_held, set(text.split())))


@lru_cache(_TEXTS_REMEMBERED)
def _in_sentence(text: str) -> frozenset[Pattern]:
    held, partners, plain = _words_of(text), _known.partners, digits_alike(text)
    pairs = [(word, other) for word in held if word in partners for other in held & partners[word]]
    by_words = [_known.by_word[word] for word in held if word in _known.by_word]
    by_words += [_known.by_two[pair] for pair in pairs]
    passing = (
        patterns for by_stretch in by_words for stretch, patterns in by_stretch.items() if stretch in plain
    )
    return _known.always.union(*passing)


_pages: deque[_Page] = deque(maxlen=_PAGES_REMEMBERED)


@lru_cache(_FORMS_REMEMBERED)
def _held(form: str) -> frozenset[str]:
    """The words that patterns need in a word as written: "inspect" in "inspectors,"."""
    form = form if form.isalpha() else digits_alike(form)
    lengths = _known.lengths
    longer = [
        form[at : at + length] for at in range(len(form)) for length in lengths.get(form[at : at + 2], ())
    ]
    return frozenset(_known.words.intersection([*form, *longer]))


def _get_to_know(patterns: list[Pattern]) -> None:
    """Take patterns into the sieve, and off the list."""
    while patterns:
        _known.add(patterns.pop())
    for remembered in (_held, _in_sentence):
        remembered.cache_clear()
    _pages.clear()
