"""Mentions: an inspection as one document tells it; and the telling of one item, on however many addresses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from warehouse.resolution.spans import Precision, Span, span_of


@dataclass(frozen=True)
class Mention:
    """One inspection as one document tells it; dates as told, ISO 8601 of any precision."""

    key: str
    document: str
    item: str  # the agenda item that the document shows
    issue: str | None  # the issue that the item belongs to
    inspectorate: str
    framework: str | None
    subject: str
    name: str | None
    started_on: str | None
    ended_on: str | None
    published_on: str | None
    told_on: str | None  # day of the meeting or decision
    quote: str
    grades: frozenset[tuple[str, str]]  # domain, grade

    @property
    def what(self) -> tuple[str, str, str]:
        """Body and inspectorate: what no other mention of the inspection tells otherwise."""
        return self.subject, self.inspectorate, (self.name or "").casefold()

    @property
    def told(self) -> tuple[object, ...]:
        """All that it tells, for comparing the same item on two addresses."""
        return (
            *self.what,
            self.framework,
            self.started_on,
            self.ended_on,
            self.published_on,
            self.grades,
        )


class Telling:
    """What one item tells of one inspection: the mentions of it on all addresses of the item, read together."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.mentions = tuple(sorted(mentions, key=lambda mention: mention.key))
        first = self.mentions[0]
        self.key, self.item = first.key, first.item
        self.subject, self.inspectorate = first.subject, first.inspectorate
        self.documents = {mention.document for mention in self.mentions}
        self.issues = {mention.issue for mention in self.mentions if mention.issue}
        self.framework = _commonest(mention.framework for mention in self.mentions)
        self.name = _commonest(mention.name for mention in self.mentions)
        self.grades = frozenset().union(*(mention.grades for mention in self.mentions))
        days = [mention.told_on for mention in self.mentions if mention.told_on]
        self.told_on = date.fromisoformat(min(days)) if days else None

    @cached_property
    def on_site(self) -> Span | None:
        """The days on site, as closely as they are told."""
        return finest(span_of(mention.started_on, mention.ended_on) for mention in self.mentions)

    @cached_property
    def published(self) -> Span | None:
        """The day of publication, as closely as it is told."""
        return finest(span_of(mention.published_on) for mention in self.mentions)

    @property
    def is_dated(self) -> bool:
        """Whether any date is told."""
        return self.on_site is not None or self.published is not None

    @property
    def is_vague(self) -> bool:
        """Whether all that is told of its time is a year."""
        spans = [span for span in (self.on_site, self.published) if span]
        return all(span.precision is Precision.YEAR for span in spans)

    @property
    def order(self) -> tuple[int, str, str]:
        """The most closely dated first; then by the day of the meeting, so that no order of loads matters."""
        ranks = [
            (self.on_site, Precision.DAY),
            (self.published, Precision.DAY),
            (self.on_site, Precision.MONTH),
            (self.published, Precision.MONTH),
        ]
        rank = next((n for n, (span, p) in enumerate(ranks) if span and span.precision is p), len(ranks))
        return rank + (not self.is_dated), str(self.told_on or "9999"), self.key


def tellings(mentions: Iterable[Mention]) -> list[Telling]:
    """The mentions of an authority's inspections, those of one item put together, in the order of `Telling.order`.

    Within an item two mentions on different addresses are one where they stand on the same words, or tell the same.
    Two mentions of one document are never one: a document tells each inspection once (extraction contract, 2).
    """
    by_item: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: mention.key):
        by_item[mention.item].append(mention)
    found = [Telling(group) for item in by_item.values() for group in _same(item)]
    return sorted(found, key=lambda telling: telling.order)


def _same(mentions: list[Mention]) -> list[list[Mention]]:
    groups: list[list[Mention]] = []
    for mention in mentions:
        fitting = [group for group in groups if all(other.document != mention.document for other in group)]
        words = [group for group in fitting if any(_same_words(mention, other) for other in group)]
        facts = [group for group in fitting if any(other.told == mention.told for other in group)]
        for group in (words or facts)[:1]:
            group.append(mention)
            break
        else:
            groups.append([mention])
    return groups


def _same_words(one: Mention, other: Mention) -> bool:
    return bool(one.quote) and one.quote == other.quote and one.what == other.what


def _commonest(values: Iterable[str | None]) -> str | None:
    """The value told most often, of those the longest, then the first by the alphabet."""
    counts = Counter(value for value in values if value)
    if len(counts) < 2:
        return next(iter(counts), None)
    return max(sorted(counts), key=lambda value: (counts[value], len(value)), default=None)


def finest(spans: Iterable[Span | None]) -> Span | None:
    """The most closely told stretch; of those the first to begin."""
    told = [span for span in spans if span]
    return min(told, key=lambda span: (-span.precision, span.first, span.last), default=None)
