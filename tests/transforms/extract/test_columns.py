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
