"""Which reading of a document stands, where several pages show it."""

from __future__ import annotations

from datetime import datetime
from itertools import permutations

import pytest

from warehouse.preference import Reading, agrees, preferred

WHOLE = (
    "Minutes:\nThe Committee considered the report on the inspection of services for children.\n"
    "Members welcomed the progress that had been made since the last visit."
)
CUT = (
    "Minutes:\nThe Committee considered the report on the inspection of serv..."
    "  view the full minutes text for item 20."
)


def reading(day, text=WHOLE, truncated=False):
    return Reading(f"page{day}", datetime(2026, 1, day), truncated, text, f"hash{day}")


def chosen(*readings):
    found = {preferred(order) for order in permutations(readings)}
    assert len(found) == 1
    return found.pop()


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ([reading(1), reading(2, "Other")], 1),
        ([reading(1), reading(2, CUT, True)], 0),
        ([reading(1, CUT, True), reading(2, CUT, True)], 1),
        ([reading(1), reading(2, CUT.replace("considered", "considered again"), True)], 1),
        ([reading(3), reading(2, CUT.replace("considered", "considered again"), True)], 0),
        ([reading(1), reading(2, "Minutes:", True)], 0),
    ],
    ids=[
        "newest whole",
        "whole before cut",
        "newest cut",
        "newer contradicting cut",
        "older contradicting cut",
        "nothing shown",
    ],
)
def test_the_rule(readings, expected):
    assert chosen(*readings) is readings[expected]


@pytest.mark.parametrize(
    "tail",
    [
        "...  view the full minutes text for item 20.",
        "... view the full decision text for item 3",
        "…",
        "...",
        "",
    ],
)
def test_a_cut_reading_agrees_as_far_as_it_goes(tail):
    shown = "The\u00a0Committee considered the report on the  inspection of serv"
    assert agrees(reading(2, f"20.\n{shown}{tail}", True), reading(1))
    assert not agrees(reading(2, f"20.\n{shown.replace('report', 'paper')}{tail}", True), reading(1))


def test_the_choice_is_certain_for_pages_of_one_moment():
    one, other = reading(1), reading(1, WHOLE + " More.")
    assert chosen(one, other) is other
