"""What the inspectorates of Wales and Scotland judge, in their own words and on their own scales."""

from __future__ import annotations

import pytest
from readings import inspections, named_rows

ESTYN = "Estyn Inspection Outcomes"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "Holt High School (inspected October 2018)\n\nStandards - Good\n\n"
            "Well-being and attitudes to learning - Excellent\n\nTeaching and learning experiences - Good\n\n"
            "Care, support and guidance - Good\n\nLeadership and management - Adequate and needs improvement",
            {
                ("standards", "good"),
                ("wellbeing_and_attitudes", "excellent"),
                ("teaching_and_learning", "good"),
                ("care_support_guidance", "good"),
                ("leadership_and_management", "adequate_and_needs_improvement"),
            },
            id="five-areas",
        ),
        pytest.param(
            "Holt High School, inspected in March 2019, was unsatisfactory and needs urgent improvement for standards.",
            {("standards", "unsatisfactory_and_needs_urgent_improvement")},
            id="the-longest-grade",
        ),
        pytest.param(
            "Holt High School had been inspected by Estyn in March 2015. Current performance was judged to be Adequate "
            "and prospects for improvement Excellent.",
            {("overall_effectiveness", "adequate"), ("capacity_for_improvement", "excellent")},
            id="before-2017",
        ),
    ],
)
def test_schools_under_estyn(body: str, expected: set[tuple[str, str]]) -> None:
    assert named_rows(body, ESTYN) == {("Holt High School", *row) for row in expected}


def test_what_estyn_judged_of_the_council_is_none_of_a_school() -> None:
    body = (
        "Estyn inspected the authority's education services in February 2012. Holt High School was praised."
    )
    assert {i.subject for i in inspections(body, "Estyn Inspection")} == {"other"}


def test_standards_are_judged_by_estyn_alone() -> None:
    body = "Holt High School was inspected by Ofsted in March 2019. Standards were good and leadership was judged good."
    rows = named_rows(body, "Ofsted Inspection Outcomes for Schools")
    assert {domain for _, domain, _ in rows} == {"leadership_and_management"}


def test_a_care_service_under_the_care_inspectorate() -> None:
    body = "Elm Lodge care home, inspected on 20 February 2020, received very good (5) for wellbeing and weak (2) for its staff team."
    rows = named_rows(body, "Care Inspectorate - Council Registered Services")
    assert {row[1:] for row in rows} == {("wellbeing", "very_good"), ("staffing", "weak")}
