"""Whom a grade was given to, where bodies are called by name."""

from __future__ import annotations

import pytest
from readings import graded


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Of the council's own homes, Lark House is rated outstanding by Ofsted and Tern View is rated good.",
            {("Lark House", "outstanding"), ("Tern View", "good")},
        ),
        (
            "The council runs two homes: Alder House was judged good by Ofsted, and Mill Ridge was judged outstanding.",
            {("Alder House", "good"), ("Mill Ridge", "outstanding")},
        ),
    ],
)
def test_a_body_called_by_name_has_its_own_grade(body: str, expected: set[tuple[str, str]]) -> None:
    assert graded(body, "Homes for children in care: a plan for places") == expected
