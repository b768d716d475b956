"""Dates in running text, ranges, and the year that a page settles (contract, section 1)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates import Calendar, When, find_dates, iso, read_date
from transforms.text import fold


def dates(text: str) -> list[tuple[str | None, str | None]]:
    return [(iso(when.first), iso(when.last)) for when in find_dates(text, fold(text))]


def completed(text: str, own: str | None, *others: str) -> tuple[str | None, str | None]:
    (when,) = find_dates(text, fold(text))
    whole = Calendar(own, others).complete(when)
    return iso(whole.first), iso(whole.last)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 8 October 2014", "2014-10-08"),
        ("on 8th October 2014", "2014-10-08"),
        ("on the 8th of October, 2014", "2014-10-08"),
        ("on Wednesday, 8 October 2014", "2014-10-08"),
        ("on Wednesday 8th October, 2014", "2014-10-08"),
        ("on 8 Oct 2014", "2014-10-08"),
        ("on 3 Sept. 2014", "2014-09-03"),
        ("on 8\u00a0October\u00a02014", "2014-10-08"),
        ("on October 8th, 2014", "2014-10-08"),
        ("on 08/10/2014", "2014-10-08"),
        ("on 8.10.14", "2014-10-08"),
        ("on 2014-10-08", "2014-10-08"),
        ("in October 2014", "2014-10"),
        ("in October of 2014", "2014-10"),
        ("in Oct '14", "2014-10"),
        ("in 2014", "2014"),
        ("the 2014 inspection", "2014"),
    ],
)
def test_single_dates(text: str, day: str) -> None:
    assert dates(text) == [(day, day)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("14 September to 8 October 2015", "2015-09-14", "2015-10-08"),
        ("14 September 2015 to 8 October 2015", "2015-09-14", "2015-10-08"),
        ("between 14th September and 8th October 2015", "2015-09-14", "2015-10-08"),
        ("from Monday 14 September until Thursday 8 October 2015", "2015-09-14", "2015-10-08"),
        ("10-21 November 2025", "2025-11-10", "2025-11-21"),
        ("10 – 21 November 2025", "2025-11-10", "2025-11-21"),
        ("10th and 11th November 2025", "2025-11-10", "2025-11-11"),
        ("10 to 21 November 2025", "2025-11-10", "2025-11-21"),
        ("section 5, 18-19 September 2018", "2018-09-18", "2018-09-19"),
        ("30 November 2015 to 4 January 2016", "2015-11-30", "2016-01-04"),
        ("30 November to 4 January 2016", "2015-11-30", "2016-01-04"),
        ("February-March 2019", "2019-02", "2019-03"),
        ("February and March 2019", "2019-02", "2019-03"),
        ("14/09/2015 - 08/10/2015", "2015-09-14", "2015-10-08"),
    ],
)
def test_ranges(text: str, first: str, last: str) -> None:
    assert dates(text) == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "members may wish to march on",
        "they may need help",
        "at 10.30 am",
        "£2014 was spent",
        "on 08/15/2014",
        "room 2014a",
        "the year 3014",
        "a decimal of 1.5",
        "page 12 of 40",
        "the years 1850 and 1900",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert not [first for first, _ in dates(text) if first]


@pytest.mark.parametrize("text", ["31 February 2014", "45 October 2014", "29 February 2015"])
def test_a_day_that_cannot_be_is_not_told(text: str) -> None:
    assert not [first for first, _ in dates(text) if first and len(first) == len("2014-02-31")]


def test_two_dates_that_no_range_joins_stay_two() -> None:
    assert dates("inspected on 3 June 2019 and published its report on 22 July 2019") == [
        ("2019-06-03", "2019-06-03"),
        ("2019-07-22", "2019-07-22"),
    ]


@pytest.mark.parametrize(
    ("text", "own", "others", "expected"),
    [
        pytest.param(
            "14 September to 8 October", "2015-12-10", (), ("2015-09-14", "2015-10-08"), id="same-year"
        ),
        pytest.param("14 to 25 November", "2016-01-20", (), ("2015-11-14", "2015-11-25"), id="year-before"),
        pytest.param(
            "30 November to 4 January", "2016-02-01", (), ("2015-11-30", "2016-01-04"), id="new-year"
        ),
        pytest.param("in July", "2016-03-01", (), ("2015-07", "2015-07"), id="a-month"),
        pytest.param("in March", "2016-03-01", (), ("2016-03", "2016-03"), id="the-month-of-the-meeting"),
        pytest.param("on 3 June", None, ("2019-07-22",), ("2019-06-03", "2019-06-03"), id="another-date"),
        pytest.param("on Monday 3 June", None, ("2019",), ("2019-06-03", "2019-06-03"), id="a-year"),
        pytest.param("on Monday 3 June", "2020-03-01", (), ("2019-06-03", "2019-06-03"), id="weekday-fits"),
        pytest.param(
            "on Monday 3 June", None, ("2018-09-01",), ("2019-06-03", "2019-06-03"), id="weekday-decides"
        ),
        pytest.param(
            "in September", None, ("2020-03-12",), ("2019-09", "2019-09"), id="of-two-as-near-the-earlier"
        ),
        pytest.param("on 3 June", None, (), (None, None), id="nothing-settles-it"),
        pytest.param("on 3 June 2011", "2016-03-01", (), ("2011-06-03", "2011-06-03"), id="year-given"),
    ],
)
def test_a_missing_year(
    text: str, own: str | None, others: tuple[str, ...], expected: tuple[str | None, str | None]
) -> None:
    assert completed(text, own, *others) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Monday, 2nd February, 2015 4.00 pm, NEW", "2015-02-02"),
        ("Tuesday 17 September 2013 7.00 pm", "2013-09-17"),
        ("19/10/2015 - Policy Committee", "2015-10-19"),
        ("Dydd Iau, 9fed Hydref, 2014 2.00 o'r gloch", "2014-10-09"),
        ("Dydd Iau, 21ain Awst, 2014 2.00 o'r gloch", "2014-08-21"),
        ("21 Mystery 2014", None),
        ("1af Mawrth, 2016", "2016-03-01"),
        ("Policy Committee", None),
        ("in October 2014", None),
    ],
)
def test_the_date_of_a_heading(text: str, day: str | None) -> None:
    assert read_date(text) == day


@given(st.text())
def test_dates_lie_in_the_text_in_order(text: str) -> None:
    found = find_dates(text, fold(text))
    assert all(0 <= when.start < when.end <= len(text) for when in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_reads_back(day: date) -> None:
    assert dates(f"{day:%d %B %Y}") == dates(f"{day:%d/%m/%Y}") == [(str(day), str(day))]


def test_reduced_precision() -> None:
    assert [iso(parts) for parts in [(2014, 10, 8), (2014, 10, 0), (2014, 0, 0), (0, 10, 8)]] == [
        "2014-10-08",
        "2014-10",
        "2014",
        None,
    ]
    assert When(0, 1, (2014, 10, 0), (2014, 10, 0)).has_day is False


@pytest.mark.parametrize(
    "text",
    [
        "They arrived on 4 May 2016 with little notice and had been on site until 20 May 2016.",
        "The team had begun on 4 May 2016 and had left on 20 May 2016.",
        "They came on 4 May 2016 and stayed for two weeks, to 20 May 2016.",
        "It had begun on 4 May 2016 and that the team had been on site for two weeks, leaving on 20 May 2016.",
    ],
)
def test_both_ends_of_a_stay_that_is_told_in_two_clauses(text: str) -> None:
    assert dates(text) == [("2016-05-04", "2016-05-20")]


def test_may_and_the_month_after_it_are_a_range() -> None:
    assert dates("an inspection in May and June 2016") == [("2016-05", "2016-06")]


@pytest.mark.parametrize(
    "text",
    [
        "They came on 4 May 2016 and left on the 20th.",
        "It ended on 20 May 2016, having begun on 4 May 2016.",
        "The team left on 20 May 2016, having been with us since 4 May.",
    ],
)
def test_both_ends_of_a_stay_told_in_short_or_backwards(text: str) -> None:
    assert dates(text) == [("2016-05-04", "2016-05-20")]


def test_a_month_of_the_same_year() -> None:
    assert dates("in June 2015, and again in October of the same year") == [
        ("2015-06", "2015-06"),
        ("2015-10", "2015-10"),
    ]


def test_the_last_two_of_a_list_are_no_range() -> None:
    text = "There were visits in November 2016, February 2017 and June 2017."
    assert [iso(when.last) for when in find_dates(text, fold(text))] == ["2016-11", "2017-02", "2017-06"]


def test_a_range_can_begin_with_a_month_and_end_with_a_day() -> None:
    text = "It took place between January 2022 and 1 February 2022."
    (when,) = find_dates(text, fold(text))
    assert (iso(when.first), iso(when.last)) == ("2022-01", "2022-02-01")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in July last year", ("2024-07", "2024-07")),
        ("from 3 to 14 May of last year", ("2024-05-03", "2024-05-14")),
        ("in February of this year", ("2025-02", "2025-02")),
        ("in November this year", ("2025-11", "2025-11")),
        ("in May the year before last", ("2023-05", "2023-05")),
        ("last year, in May", ("2024-05", "2024-05")),
        ("in May of the previous year", ("2024-05", "2024-05")),
        ("in July", ("2025-07", "2025-07")),
    ],
)
def test_years_counted_back_from_the_meeting_s(text: str, expected: tuple[str, str]) -> None:
    told = Calendar("2025-10-13").complete(find_dates(text, fold(text))[0])
    assert (iso(told.first), iso(told.last)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in October 2016 and on 9 December of that year", "2016-12-09"),
        ("in October 2016 and in May of the previous year", "2015-05"),
        ("in October 2016 and in May of the following year", "2017-05"),
        ("in October 2016 and again in May the next year", "2017-05"),
    ],
)
def test_years_counted_from_that_of_the_date_before(text: str, expected: str) -> None:
    assert iso(find_dates(text, fold(text))[-1].last) == expected


def test_may_is_the_month_behind_a_preposition() -> None:
    told = "In May the inspectors came. May they come again."
    assert [(w.start, w.end) for w in find_dates(told, fold(told))] == [(3, 6)]


def test_a_date_ends_before_the_stop_of_its_sentence() -> None:
    for text in ("It was on 19 February. Visits followed.", "It was in May. Visits followed."):
        assert text[find_dates(text, fold(text))[0].end] == "."
    assert find_dates("on 19 Feb. 2020", "on 19 feb. 2020")[0].end == len("on 19 Feb. 2020")


@pytest.mark.parametrize(
    "text",
    [
        "came on Tuesday 4 March 2025 and left at the end of the following day",
        "arrived at nine on 4 March 2025 and had gone home at the end of the next day",
        "on 4 March 2025 at 9am and the following day",
        "on 4 March 2025 and had stayed until the close of business on the next day",
        "on site on 4 March 2025 and the day after.",
        "arrived on 4 March 2025 and had spent two days there",
        "came on 4 March 2025 and remained in the borough for two days",
    ],
)
def test_the_day_after_is_the_last_of_two(text: str) -> None:
    assert dates(text)[0] == ("2025-03-04", "2025-03-05")


@pytest.mark.parametrize(
    "text",
    [
        "the letter came on 4 March 2025 and the following day the Council replied",
        "told on 4 March 2025 and inspectors arrived the following day",
        "on 4 March 2025 and the day after they had gone",
        "on 4 March 2025 and the next meeting would be in May",
    ],
)
def test_what_followed_the_day_after_makes_no_stay(text: str) -> None:
    assert dates(text)[0] == ("2025-03-04", "2025-03-04")


def test_the_day_after_the_last_of_a_year_is_in_the_next() -> None:
    assert dates("on 31 December 2024 and the following day") == [("2024-12-31", "2025-01-01")]


@pytest.mark.parametrize(
    "text",
    [
        "here for two weeks in March 2025 - from 3 March to 14 March - and",
        "inspected in March 2025 (3 to 14 March)",
        "inspected in March 2025, on site from 3 to 14 March 2025",
        "In March 2025: from Monday 3 to Friday 14 March",
        "on site from 3 March 2025 for two weeks, finishing on 14 March",
        "arrived on 3 March 2025, with less than a day's notice, and had remained in the borough until 14 March",
    ],
)
def test_days_told_in_two_steps_are_one_stay(text: str) -> None:
    assert dates(text) == [("2025-03-03", "2025-03-14")]


def test_days_of_another_month_are_told_apart() -> None:
    assert len(dates("inspected in March 2025, 3 and 4 June 2025")) == 2


@pytest.mark.parametrize(
    ("month", "expected"), [("January", "2017-01"), ("March", "2017-03"), ("April", "2016-04")]
)
def test_a_month_without_a_year_lies_before_that_by_which_the_page_was_written(
    month: str, expected: str
) -> None:
    (when,) = find_dates(f"in {month}", f"in {month.lower()}")
    assert iso(Calendar(None, ("2013-01-04",), until=2017 * 12 + 3).complete(when).last) == expected


@pytest.mark.parametrize(("month", "expected"), [("December", "2019-12"), ("February", "2020-02")])
def test_a_month_without_a_year_is_the_one_nearest_to_the_dates_of_the_page(
    month: str, expected: str
) -> None:
    (when,) = find_dates(f"a visit in {month}", f"a visit in {month.lower()}")
    assert iso(Calendar(None, ("2020-01-27",)).complete(when).last) == expected
