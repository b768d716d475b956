from datetime import date

import pytest
from cyclopts import Token

from flows.days import first_day


@pytest.mark.parametrize(
    ("text", "day"),
    [("2009", date(2009, 1, 1)), ("2009-05", date(2009, 5, 1)), ("2009-05-02", date(2009, 5, 2))],
)
def test_a_month_or_year_begins_with_its_first_day(text: str, day: date) -> None:
    assert first_day(date, [Token(value=text)]) == day


@pytest.mark.parametrize("text", ["", "May 2009", "2009-13", "2009-05-32", "20090502"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        first_day(date, [Token(value=text)])
