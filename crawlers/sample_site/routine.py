"""The routine business of a meeting: which items stand on its agenda beside the written ones, and in which words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from crawlers.sample_site.content import Committee, RoutineItem, load_routine

PER_MEETING = 3  # beside openings and closings


def routine_items(committee: Committee, place: int) -> list[RoutineItem]:
    """The routine items of a committee's n-th meeting: all openings and closings of its deck, a few others in turn."""
    deck = [item for item in load_routine() if committee.deck in item.decks]
    middle = [item for item in deck if item.place == "middle"]
    start = committee.id + place * PER_MEETING
    turn = [middle[(start + n) % len(middle)] for n in range(min(PER_MEETING, len(middle)))]
    return [item for item in deck if item.place != "middle"] + turn


def placeholders(committee: Committee, day: date, earlier: Iterable[date]) -> dict[str, str]:
    """What the placeholders of a text stand for at a meeting; `earlier` are the days of those before it."""
    previous = max(earlier, default=day - timedelta(weeks=8))
    return {
        "committee": committee.title,
        "previous": f"{previous.day} {previous:%B %Y}",
        "year": f"{day.year}/{(day.year + 1) % 100:02}",
        "period": f"quarter {(day.month - 1) // 3 + 1}",
    }
