"""What an item is about, read off its title, its first words and its committee; and what its text shows of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from transforms.text import fold
from warehouse.resolution.follow_up.records import Page
from warehouse.resolution.follow_up.rules import has, plain, rules
from warehouse.resolution.follow_up.topics import stems_of

_LEAD = 700  # characters of a text that say what the item is about
_SENTENCE = re.compile(r"[^\n.;!?]+(?:\.(?=\d)[^\n.;!?]+)*")
_YEAR = re.compile(r"\b(20[0-3]\d)\b")

Span = tuple[int, int]


@dataclass(frozen=True)
class Matter:
    """An item as far as it can answer a promise; everything is read once."""

    page: Page

    @cached_property
    def committee(self) -> str:
        """The committee's name as meetings are told apart by it."""
        return " ".join((self.page.committee or "").casefold().split())

    @cached_property
    def meeting(self) -> tuple[date, str]:
        """The meeting: its day and committee."""
        return self.page.day, self.committee

    @cached_property
    def title(self) -> str:
        """The title, folded."""
        return plain(self.page.title)

    @cached_property
    def lead(self) -> str:
        """The first words of the text, folded."""
        return plain(self.page.text[:_LEAD])

    @cached_property
    def subjects(self) -> frozenset[str]:
        """What it can be about: as the title says, else the first words and the committee."""
        return _subjects(self.title) or _subjects(self.lead) or _of_body(plain(self.page.committee))

    @cached_property
    def visits(self) -> frozenset[str]:
        """Frameworks of visits with a plan of their own that the title, else the first words, name."""
        return _visits(self.title) or (frozenset() if has("plan", self.title) else _visits(self.lead))

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that title and first words name beside an inspection."""
        text = f"{self.title}. {self.lead}"
        return frozenset(
            int(found[1])
            for sentence in _SENTENCE.finditer(text)
            if has("inspection", sentence.group())
            for found in _YEAR.finditer(sentence.group())
        )

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words of its title and text that name matters."""
        return stems_of(f"{self.page.title} {self.page.text}")

    @cached_property
    def title_stems(self) -> frozenset[str]:
        """Those of the title alone."""
        return stems_of(self.page.title)

    @cached_property
    def is_other(self) -> bool:
        """Whether its title names a paper or a plan of another kind."""
        if has("other_titles", self.title) and not has("inspection", self.title):
            return True
        return has("other_plans", self.title)

    @cached_property
    def is_after_inspection(self) -> bool:
        """Whether it is on what followed an inspection: its title says so, or is plain, or a sentence ties plan or progress to one.

        Committees see many plans, and of most of them some sentence says that inspectors knew or praised the work.
        """
        if has("inspection", self.title) or self._is_plain or self._ties:
            return True
        return bool(self.page.told) and has("progress", self.title) and has("whole", self.title)

    @cached_property
    def _is_plain(self) -> bool:
        """Whether the title says no more than that it is on a plan, on progress or on the service as a whole."""
        rest = self.title
        for name in ("plan", "progress", "inspection", "whole"):
            rest = rules().patterns[name].sub(" ", rest)
        return not stems_of(rest)

    @cached_property
    def _ties(self) -> bool:
        named = (words for _, words in self._sentences if has("inspection", words))
        return any(has("plan", words) or has("told", words) for words in named)

    @cached_property
    def _sentences(self) -> tuple[tuple[Span, str], ...]:
        folded = fold(self.page.text)  # of the same length: spans hold in both
        spans = (found.span() for found in _SENTENCE.finditer(self.page.text))
        return tuple(((start, end), " ".join(folded[start:end].split())) for start, end in spans)

    @cached_property
    def shown(self) -> Span | None:
        """The sentence that shows the plan; what is still to come shows nothing."""
        return self._first("shown")

    @cached_property
    def told(self) -> Span | None:
        """The sentence that tells how the plan or what inspectors asked for is getting on."""
        return self._first("told")

    @cached_property
    def approved(self) -> Span | None:
        """The sentence that approves a plan which is before the meeting."""
        *_, last = None, *self._all("approved")  # the decision stands after the purpose and the talk
        return last

    @cached_property
    def shows_plan(self) -> bool:
        """Whether the item is about the plan."""
        return self._names_plan or self.shown is not None

    @cached_property
    def tells_progress(self) -> bool:
        """Whether the item tells of progress on the plan, or on what inspectors asked for."""
        if self._names_plan or (has("progress", self.title) and has("inspection", self.title)):
            return True
        if has("progress", self.title) and _subjects(self.title):
            return self.shown is not None or self.told is not None
        return self.told is not None and (has("inspection", self.title) or has("progress", self.title))

    @cached_property
    def _names_plan(self) -> bool:
        """Whether the title names a plan after an inspection."""
        return has("plan", self.title) or (has("inspection", self.title) and "plan" in self.title.split())

    def paragraph_of(self, stems: frozenset[str], share: float, *, done: bool = False) -> Span | None:
        """The first line of the text in which at least that share of the words stands; `done`: and which tells of something past."""
        start = 0
        for line in self.page.text.splitlines(keepends=True):
            if len(stems & stems_of(line)) >= share * len(stems) and (not done or has("done", plain(line))):
                return start, start + len(line.rstrip())
            start += len(line)
        return None

    def _first(self, name: str) -> Span | None:
        return next(self._all(name), None)

    def _all(self, name: str) -> Iterator[Span]:
        """The sentences with the words of that list, apart from the title and from what is still to come."""
        for (start, end), words in self._sentences:
            if words not in self.title and has(name, words) and not has("to_come", words):
                yield _trimmed(self.page.text, start, end)


def _subjects(folded: str) -> frozenset[str]:
    if rules().any_subject.search(folded):
        return frozenset(subject.code for subject in rules().subject if subject.pattern.search(folded))
    alone = (s.code for s in rules().subject if s.inspectorate and re.search(s.inspectorate, folded))
    return frozenset(alone)


def _of_body(committee: str) -> frozenset[str]:
    named = {s.code for s in rules().subject if s.bodies and re.search(s.bodies, committee)}
    return _subjects(committee) or frozenset(named)


def _visits(folded: str) -> frozenset[str]:
    return frozenset(f for visit in rules().visit if visit.pattern.search(folded) for f in visit.frameworks)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
