"""Tables whose cells stand one under the other, a line each."""

from __future__ import annotations

import pytest
from readings import extract, lines, named_rows

ESTYN = "Summary of Estyn School Inspections"
SCHOOLS = "Ofsted Inspections of Schools"


def test_columns_under_their_heads() -> None:
    body = lines(
        *("School", "Current Performance", "Prospects for Improvement"),
        *("Tan y Bryn primary", "Good", "Adequate"),
        *("Beech and Holt primary", "Excellent", "Good"),
    )
    assert named_rows(body, ESTYN) == {
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
    assert named_rows(lines(*cells), SCHOOLS) == expected


def test_a_row_of_another_width_is_none() -> None:
    body = lines("Current Performance", "Prospects for Improvement", "Tan y Bryn primary", "Good")
    assert named_rows(body, ESTYN) == set()


def test_the_days_of_an_inspection_behind_a_name() -> None:
    body = lines(
        *("School", "Dates of inspection", "Overall effectiveness", "Previous"),
        *("Ashby Primary School", "24-25 September 2019", "Good", "Requires improvement"),
        *("Holt Academy", "2 and 3 October 2019", "Inadequate", "Good"),
    )
    found = extract(body, SCHOOLS)
    assert named_rows(body, SCHOOLS) == {
        ("Ashby Primary School", "overall_effectiveness", "good"),
        ("Ashby Primary School", "overall_effectiveness", "requires_improvement"),
        ("Holt Academy", "overall_effectiveness", "inadequate"),
        ("Holt Academy", "overall_effectiveness", "good"),
    }
    assert {i.started_on for i in found.inspections} == {"2019-09-24", "2019-10-02", None}


def test_a_name_and_its_grades_on_one_line() -> None:
    body = lines(
        "Overall effectiveness    Capacity to improve",
        "Ash Children's Centre    Good    Outstanding",
        "Elm Children's Centre    Satisfactory    Good",
    )
    assert named_rows(body, "Ofsted Inspections of Children's Centres") == {
        ("Ash Children's Centre", "overall_effectiveness", "good"),
        ("Ash Children's Centre", "capacity_for_improvement", "outstanding"),
        ("Elm Children's Centre", "overall_effectiveness", "satisfactory"),
        ("Elm Children's Centre", "capacity_for_improvement", "good"),
    }
