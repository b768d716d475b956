from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from cyclopts import Token

from flows.days import first_day, last_day


@pytest.mark.parametrize(
    ("text", "day"),
    [("2009", date(2009, 1, 1)), ("2009-05", date(2009, 5, 1)), ("2009-05-02", date(2009, 5, 2))],
)
def test_a_month_or_year_begins_with_its_first_day(text: str, day: date) -> None:
    assert first_day(date, [Token(value=text)]) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2009", date(2009, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2025-06", date(2025, 6, 30)),
        ("2009-05-02", date(2009, 5, 2)),
    ],
)
def test_a_month_or_year_ends_with_its_last_day(text: str, day: date) -> None:
    assert last_day(date, [Token(value=text)]) == day


@pytest.mark.parametrize("named", [first_day, last_day])
@pytest.mark.parametrize("text", ["", "0000", "2009-00", "May 2009", "2009-13", "2009-05-32", "20090502"])
def test_what_is_no_day_is_refused(text: str, named: Callable[[Any, list[Token]], date]) -> None:
    with pytest.raises(ValueError, match="is no day, month or year"):
        named(date, [Token(value=text)])
