"""Tables of two inspections whose cells stand below each other."""

from __future__ import annotations

import pytest
from readings import extract, lines


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
