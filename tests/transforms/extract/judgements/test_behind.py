"""What stands behind a grade: what it is for, and what shows that it is an everyday word."""

from __future__ import annotations

import pytest
import readings
from readings import grades


def test_a_grade_for_services_and_the_board_is_of_both() -> None:
    body = "Ofsted had given an overall 'requires improvement' grading for the Children's Social Care and LSCB services."
    assert readings.grades_by_subject(body, "Outcome of Ofsted Inspection") == {
        ("childrens_services", "overall_effectiveness", "requires_improvement"),
        ("safeguarding_board", "overall_effectiveness", "requires_improvement"),
    }


@pytest.mark.parametrize(("given", "grade"), [("gave Inadequate", "inadequate"), ("provided Poor", "poor")])
def test_outcomes_that_a_service_gave_are_its_grade(given: str, grade: str) -> None:
    body = f"In February 2007 CSCI inspected the Fostering Service. The Inspection found that the service {given} outcomes."
    assert grades(body, "Fostering Inspection") == {("overall_effectiveness", grade)}


@pytest.mark.parametrize(
    "told",
    [
        "A learner said that the service had just had a good Ofsted inspection report.",
        "The report was far from where the college had been before the pandemic, when it had been moving towards an 'outstanding' rating.",
    ],
)
def test_a_good_report_and_a_grade_moved_towards_are_none(told: str) -> None:
    assert grades(told, "Ofsted Inspection of Adult Learning") == set()


@pytest.mark.parametrize(
    ("told", "grade"),
    [
        (
            "no significant weaknesses were found and no Written Statement of Action was asked for",
            "no_written_statement_of_action",
        ),
        (
            "weaknesses had been found which called for a written statement of action",
            "written_statement_of_action",
        ),
    ],
)
def test_a_statement_that_was_asked_or_called_for(told: str, grade: str) -> None:
    assert grades(f"Inspectors came in May 2019 and {told}.", "Local Area SEND Inspection") == {
        ("area_outcome", grade)
    }
