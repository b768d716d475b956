"""Lines that stand over others."""

from __future__ import annotations

from readings import lines, named_rows

SCHOOLS = "Ofsted Inspections of Schools"


def test_a_grade_over_the_names_of_those_that_got_it() -> None:
    body = lines(
        *("The schools had been graded as follows:", "Outstanding", "Ashby Primary and Nursery School"),
        *("Good:", "Holt Junior School", "Birch Academy", "Requires improvement", "Elm Infant School"),
    )
    assert named_rows(body, SCHOOLS) == {
        ("Ashby Primary and Nursery School", "overall_effectiveness", "outstanding"),
        ("Holt Junior School", "overall_effectiveness", "good"),
        ("Birch Academy", "overall_effectiveness", "good"),
        ("Elm Infant School", "overall_effectiveness", "requires_improvement"),
    }
