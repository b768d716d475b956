"""When something promised is due."""

from __future__ import annotations

from datetime import date

import pytest

from warehouse.resolution.follow_up.due import Period, read_due, working_days_after

MEETING = date(2025, 1, 31)


def test_statutory_days_are_working_days_in_england():
    # Kirklees: report of 25 November 2016, plan due on 9 March 2017, by a letter that came a day later
    assert working_days_after(date(2016, 11, 28), 70) == date(2017, 3, 9)
    # Over the eight days of Christmas and New Year 2024 that are no working days
    assert working_days_after(date(2024, 12, 24), 1) == date(2024, 12, 27)
    assert working_days_after(date(2024, 12, 24), 4) == date(2025, 1, 2)


@pytest.mark.parametrize(
    ("due", "working", "day"),
    [
        ("P70D", True, date(2025, 5, 14)),  # fourteen weeks, and three bank holidays
        ("P30D", False, date(2025, 3, 2)),
        ("P2W", False, date(2025, 2, 14)),
        ("P1M", False, date(2025, 2, 28)),
        ("P6M", False, date(2025, 7, 31)),
        ("R/P1Y", False, date(2026, 1, 31)),
        ("2025-03", False, date(2025, 3, 31)),
        ("2025-03-07", False, date(2025, 3, 7)),
        ("2026", False, date(2026, 12, 31)),
    ],
)
def test_due_is_read_as_a_day(due, working, day):
    assert read_due(due, MEETING, working=working).last == day


def test_only_repeats_have_a_period_and_only_days_told_are_named():
    assert read_due("R/P6M", MEETING, working=False).period == Period(months=6)
    assert read_due("P6M", MEETING, working=False).period is None
    assert read_due("2025-03", MEETING, working=False).named
    assert not read_due("P6M", MEETING, working=False).named
    assert read_due(None, MEETING, working=False).last is None
