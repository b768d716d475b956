"""Rows of tables: cells between bars or tabs, columns of years and of former grades, bodies a row, scorecards."""

from __future__ import annotations

import pytest
from readings import extract, grades, inspections, named_rows

SCHOOLS = (
    "| School | Date of inspection | Judgement | Last judgement |\n"
    "| Hill Top Primary | 4-5 June 2025 | Good | Inadequate (2021) |\n"
    "| St Bede's Academy | 10 June 2025 | Requires improvement | Good (2018) |"
)


def by_inspection(body: str, title: str) -> set[tuple[str | None, str | None, str]]:
    """(name, last day, overall grade) of each judgement of a body."""
    found = extract(body, title)
    of = {i.ref: i for i in found.inspections}
    return {(of[j.inspection].subject_name, of[j.inspection].ended_on, j.grade) for j in found.judgements}


@pytest.mark.parametrize("bar", ["|", "\t"])
def test_a_school_a_row_with_its_days_and_its_former_grade(bar: str) -> None:
    body = SCHOOLS if bar == "|" else SCHOOLS.replace(" | ", "\t").replace("| ", "").replace(" |", "")
    assert by_inspection(body, "Ofsted Inspections of Schools") == {
        ("Hill Top Primary", "2025-06-05", "good"),
        ("Hill Top Primary", "2021", "inadequate"),
        ("St Bede's Academy", "2025-06-10", "requires_improvement"),
        ("St Bede's Academy", "2018", "good"),
    }


def test_a_column_for_each_judgement_of_services_whose_kind_the_inspectorate_tells() -> None:
    body = (
        "Care Inspectorate Wales gave each service a rating under every theme.\n\n"
        "Service / Inspected / Well-being / Care and support / Environment\n"
        "Fern Hill, Midtown / 4 June 2025 / Good / Excellent / Requires Significant Improvement\n"
        "Reablement Team / 5 July 2025 / Good / Good / not applicable\n"
        "Average / 2025 / Good / Good / Good"
    )
    assert named_rows(body, "CIW ratings of Council services") == {
        ("Fern Hill, Midtown", "wellbeing", "good"),
        ("Fern Hill, Midtown", "care_and_support", "excellent"),
        ("Fern Hill, Midtown", "environment", "requires_significant_improvement"),
        ("Reablement Team", "wellbeing", "good"),
        ("Reablement Team", "care_and_support", "good"),
    }


def test_a_column_is_of_the_year_that_heads_it_and_empty_cells_keep_their_place() -> None:
    body = (
        "Ofsted inspected the service in May 2025.\n\n"
        "| Judgement | 2025 | 2021 |\n"
        "| Impact of leaders | Good | Inadequate |\n"
        "| Children in care and care leavers | | Good |"
    )
    found = extract(body)
    of = {i.ref: i.ended_on for i in found.inspections}
    assert {(of[j.inspection], j.domain, j.grade) for j in found.judgements} == {
        ("2025-05", "leaders_impact", "good"),
        ("2021", "leaders_impact", "inadequate"),
        ("2021", "in_care_and_care_leavers", "good"),
    }


def test_a_score_before_the_grade_is_no_part_of_it() -> None:
    body = "| Impact of leaders | 2 - Good |\n| Care leavers | Grade 3: Requires improvement |"
    assert grades(body) == {("leaders_impact", "good"), ("care_leavers", "requires_improvement")}


@pytest.mark.parametrize(
    "head", ["Indicator | Q1 | Rating", "Measure | Target | Band", "KPI | Actual | Grade"]
)
def test_the_bands_of_a_scorecard_are_no_grades(head: str) -> None:
    assert (
        grades(f"| {head} |\n| Care leavers in work | 61% | Good |\n| Children in care | 40% | Outstanding |")
        == set()
    )


def test_a_scorecard_tells_of_no_inspection() -> None:
    assert inspections("| Indicator | Band |\n| Care leavers | Good |", "Performance Report") == ()


def test_rows_whose_cells_slashes_part() -> None:
    found = extract(
        "The outcomes since the last meeting were as follows.\nName of home / Inspected / Overall experiences and progress / Leaders and managers\n"
        "Hill House / 3 June 2025 / Good / Outstanding\nElm Lodge / 5 June 2025 / Requires improvement / Good",
        "Inspections of Children's Homes",
    )
    of = {i.ref: (i.subject_name, i.ended_on) for i in found.inspections}
    assert {(*of[j.inspection], j.domain, j.grade) for j in found.judgements} == {
        ("Hill House", "2025-06-03", "overall_experiences_and_progress", "good"),
        ("Hill House", "2025-06-03", "leaders_and_managers", "outstanding"),
        ("Elm Lodge", "2025-06-05", "overall_experiences_and_progress", "requires_improvement"),
        ("Elm Lodge", "2025-06-05", "leaders_and_managers", "good"),
    }
