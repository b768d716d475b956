"""Bodies told of line by line, each with the dates of its inspection behind its name."""

from __future__ import annotations

import pytest
from readings import days, inspections

SCHOOLS = "Ofsted Inspections of Schools"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Hill Primary School (3 and 4 June 2025)", ("2025-06-03", "2025-06-04", None)),
        ("Hill Primary School (June 2025, graded inspection)", ("2025-06", "2025-06", None)),
        ("Hill Primary School (3-4 June 2025, ungraded inspection)", ("2025-06-03", "2025-06-04", None)),
        (
            "Hill Primary School (23-24 September 2025, published 12 November 2025) - report card",
            ("2025-09-23", "2025-09-24", "2025-11-12"),
        ),
        (
            "Hill Primary School, also visited in June 2025, was told to look at phonics.",
            ("2025-06", "2025-06", None),
        ),
    ],
)
def test_the_dates_behind_a_name_are_those_of_its_inspection(
    line: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    found = inspections(f"The outcomes were:\n\n{line}\n\n- Quality of education: Good", SCHOOLS)
    assert [days(i) for i in found if i.subject_name == "Hill Primary School"] == [expected]


@pytest.mark.parametrize("title", ["OFSTED OUTCOMES - SUMMER TERM 2025", "OFSTED INSPECTIONS OF SCHOOLS"])
def test_the_inspectorate_in_a_title_is_no_school_s_name(title: str) -> None:
    found = inspections("Hill Primary School (3 and 4 June 2025)\n\n- Quality of education: Good", title)
    assert [i.subject_name for i in found] == ["Hill Primary School"]
