"""Tables whose cells stand one under the other, a line each."""

from __future__ import annotations

import pytest
from readings import extract

ESTYN = "Summary of Estyn School Inspections"
SCHOOLS = "Ofsted Inspections of Schools"


def rows(body: str, title: str) -> set[tuple[str | None, str, str]]:
    """(name, domain, grade) of each judgement."""
    found = extract(body, title)
    names = {i.ref: i.subject_name for i in found.inspections}
    return {(names[j.inspection], j.domain, j.grade) for j in found.judgements}


def lines(*cells: str) -> str:
    return "\n\n".join(("The judgements were reported as follows:", *cells))


def test_columns_under_their_heads() -> None:
    body = lines(
        *("School", "Current Performance", "Prospects for Improvement"),
        *("Tan y Bryn primary", "Good", "Adequate"),
        *("Beech and Holt primary", "Excellent", "Good"),
    )
    assert rows(body, ESTYN) == {
        ("Tan y Bryn primary", "overall_effectiveness", "good"),
        ("Tan y Bryn primary", "capacity_for_improvement", "adequate"),
        ("Beech and Holt primary", "overall_effectiveness", "excellent"),
        ("Beech and Holt primary", "capacity_for_improvement", "good"),
    }


@pytest.mark.parametrize(
    "cells",
    [
        ("School", "Ofsted grade", "Ashby Primary School", "Good"),
        ("Ashby Primary School", "Good", "Holt Junior School", "Inadequate"),
        ("School", "Ofsted grade", "Ashby Primary School", "Good", "Holt Junior School", "Inadequate"),
    ],
)
def test_one_grade_a_body(cells: tuple[str, ...]) -> None:
    expected = {("Ashby Primary School", "overall_effectiveness", "good")}
    if "Inadequate" in cells:
        expected.add(("Holt Junior School", "overall_effectiveness", "inadequate"))
    assert rows(lines(*cells), SCHOOLS) == expected


def test_a_row_of_another_width_is_none() -> None:
    body = lines("Current Performance", "Prospects for Improvement", "Tan y Bryn primary", "Good")
    assert rows(body, ESTYN) == set()


def test_the_days_of_an_inspection_behind_a_name() -> None:
    body = lines(
        *("School", "Dates of inspection", "Overall effectiveness", "Previous"),
        *("Ashby Primary School", "24-25 September 2019", "Good", "Requires improvement"),
        *("Holt Academy", "2 and 3 October 2019", "Inadequate", "Good"),
    )
    found = extract(body, SCHOOLS)
    assert rows(body, SCHOOLS) == {
        ("Ashby Primary School", "overall_effectiveness", "good"),
        ("Ashby Primary School", "overall_effectiveness", "requires_improvement"),
        ("Holt Academy", "overall_effectiveness", "inadequate"),
        ("Holt Academy", "overall_effectiveness", "good"),
    }
    assert {i.started_on for i in found.inspections} == {"2019-09-24", "2019-10-02", None}


def test_a_grade_over_the_names_of_those_that_got_it() -> None:
    body = lines(
        *("The schools had been graded as follows:", "Outstanding", "Ashby Primary and Nursery School"),
        *("Good:", "Holt Junior School", "Birch Academy", "Requires improvement", "Elm Infant School"),
    )
    assert rows(body, SCHOOLS) == {
        ("Ashby Primary and Nursery School", "overall_effectiveness", "outstanding"),
        ("Holt Junior School", "overall_effectiveness", "good"),
        ("Birch Academy", "overall_effectiveness", "good"),
        ("Elm Infant School", "overall_effectiveness", "requires_improvement"),
    }


def test_a_name_and_its_grades_on_one_line() -> None:
    body = lines(
        "Overall effectiveness    Capacity to improve",
        "Ash Children's Centre    Good    Outstanding",
        "Elm Children's Centre    Satisfactory    Good",
    )
    assert rows(body, "Ofsted Inspections of Children's Centres") == {
        ("Ash Children's Centre", "overall_effectiveness", "good"),
        ("Ash Children's Centre", "capacity_for_improvement", "outstanding"),
        ("Elm Children's Centre", "overall_effectiveness", "satisfactory"),
        ("Elm Children's Centre", "capacity_for_improvement", "good"),
    }


@pytest.mark.parametrize(
    "heads",
    [
        ("Judgement", "Grade 2018 inspection", "Grade 2023 inspection"),
        ("Area", "2018", "2023"),
        ("Rating at 2018 inspection", "Rating at 2023 inspection"),
        ("ILACS 2018", "ILACS 2023"),
        ("November 2018", "June 2023"),
        ("Previous grade (2018)", "Current grade (2023)"),
    ],
)
def test_the_columns_of_two_inspections_one_cell_a_line(heads: tuple[str, ...]) -> None:
    told = "The grades of the Ofsted inspections of 2018 and 2023 are below."
    leaders = "The impact of leaders on social work practice with children and families"
    leavers = "The experiences and progress of care leavers"
    cells = (leaders, "Outstanding", "Good", leavers, "N/A", "Good", "Overall effectiveness", "Good", "Good")
    found = extract(lines(told, *heads, *cells))
    year = {i.ref: (i.started_on, i.framework) for i in found.inspections}
    assert {(*year[j.inspection], j.domain, j.grade) for j in found.judgements} == {
        ("2018", "ilacs", "leaders_impact", "outstanding"),
        ("2023", "ilacs", "leaders_impact", "good"),
        ("2023", "ilacs", "care_leavers", "good"),
        ("2018", "ilacs", "overall_effectiveness", "good"),
        ("2023", "ilacs", "overall_effectiveness", "good"),
    }
