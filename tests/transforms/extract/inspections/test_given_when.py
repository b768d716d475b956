"""The date of the inspection that gave a grade, from the words of the grade."""

from __future__ import annotations

import pytest
from readings import MEETING_2016, extract, graded, inspections

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


def test_the_report_that_gave_a_grade_can_be_an_annual_assessment_or_that_of_a_round() -> None:
    annual = "Members would recall that in the annual assessment published by Ofsted in December 2010 services had been rated as performing well."
    assert "2010-12" in {
        i.published_on for i in inspections(annual, "Unannounced Ofsted Inspection", MEETING_2016)
    }


@pytest.mark.parametrize(
    "told",
    [
        "Hill School had been judged in March 2024 to be inadequate.",
        "Hill School came out of the category in March 2024 with a judgement of inadequate.",
        "Hill School was judged inadequate for behaviour, for attendance and for attitudes to learning in March 2024.",
        "Hill School kept its inadequate when Ofsted called in March 2024.",
    ],
)
def test_a_date_in_the_clause_of_a_grade_is_that_of_its_inspection(told: str) -> None:
    found = inspections(told, "Ofsted Inspections of Schools")
    assert [(i.subject_name, i.started_on) for i in found] == [("Hill School", "2024-03")]


def test_the_same_year_is_that_told_before_it() -> None:
    body = "Kent had been rated as good in 2022 and Medway as inadequate in the same year."
    found = inspections(body, "Ofsted Inspection of Children's Services: Learning from Others")
    assert {(i.authority, i.started_on) for i in found} >= {("Kent", "2022"), ("Medway", "2022")}


def test_a_year_behind_what_followed_a_grade_is_not_that_of_the_grade() -> None:
    body = "Hill School was judged inadequate for behaviour and would be looked at again in 2026."
    assert {i.started_on for i in inspections(body, "Ofsted Inspections of Schools")} == {None}


def test_the_year_since_which_none_came_is_that_of_the_grade_then() -> None:
    body = (
        "It was reported that between 9 and 20 June 2025 Ofsted completed a full inspection of Children's Services which was the "
        "first such inspection since 2021 when services were found to Require Improvement. Overall effectiveness was judged good."
    )
    found = extract(body, "Ofsted Inspection of Children's Services")
    given = {
        (j.grade, next(i.ended_on for i in found.inspections if i.ref == j.inspection))
        for j in found.judgements
    }
    assert given == {("requires_improvement", "2021"), ("good", "2025-06-20")}
