"""Tables of two inspections whose cells stand below each other."""

from __future__ import annotations

import pytest
import readings
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


def test_a_table_whose_cells_stand_below_each_other_under_years() -> None:
    body = (
        "The report was published with these grades:\n\n2024 Grade\n\n2019 Grade\n\nOverall effectiveness\n\nGood\n\n"
        "Requires improvement\n\nThe impact of leaders on social work practice\n\nOutstanding\n\nGood"
    )
    found = readings.extract(body, "Ofsted Inspection of Children's Services, April 2024")
    years = {i.ref: (i.ended_on or "")[:4] for i in found.inspections}
    assert {(years[j.inspection], j.domain, j.grade) for j in found.judgements} == {
        ("2024", "overall_effectiveness", "good"),
        ("2019", "overall_effectiveness", "requires_improvement"),
        ("2024", "leaders_impact", "outstanding"),
        ("2019", "leaders_impact", "good"),
    }
