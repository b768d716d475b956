"""The date of the inspection that gave a grade, from the words of the grade."""

from __future__ import annotations

import pytest
from readings import graded, inspections

HISTORY = "Ten years of improvement in children's services"


@pytest.mark.parametrize(
    "told",
    [
        "Council noted with regret the inadequate judgement given by Ofsted to its children's services in the report of 4 March 2024.",
        "In its report dated 4 March 2024 Ofsted judged children's services to be inadequate.",
        "Ofsted had judged children's services to be inadequate in its report published on 4 March 2024.",
    ],
)
def test_a_grade_is_that_of_the_report_that_its_sentence_dates(told: str) -> None:
    body = f"{told}\n\nIt was recalled that at the single inspection of 2016 services had been judged good."
    assert graded(body, HISTORY) == {("2024", "inadequate"), ("2016", "good")}
    assert {i.published_on for i in inspections(body, HISTORY)} == {None, "2024-03-04"}


def test_a_day_between_who_judged_and_whom() -> None:
    told = "The Leader replied that Ofsted had in January 2020 judged them good."
    assert graded(told, "Questions on children's services") == {("2020", "good")}


def test_a_grade_before_is_dated_by_the_year_of_its_inspection() -> None:
    told = "Children's services were judged inadequate in May 2020, having been good at the 2016 inspection."
    assert graded(told, HISTORY) == {("2020", "inadequate"), ("2016", "good")}
