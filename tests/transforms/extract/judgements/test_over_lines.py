"""Lines that stand over others."""

from __future__ import annotations

from readings import extract, lines, named_rows

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


def test_a_grade_over_its_areas_one_of_which_no_framework_lists() -> None:
    body = lines(
        *(
            "Good",
            "- none",
            "Adequate",
            "- Managing offenders",
            "- Recording data about crime",
            "- Treatment of the public",
        ),
        *("Inadequate", "- Preventing crime", "- Good use of resources"),
    )
    found = extract(body, "PEEL Inspection of Wendle Police")
    assert {(j.domain, j.grade) for j in found.judgements} == {
        ("managing_offenders", "adequate"),
        ("treatment_of_the_public", "adequate"),
        ("preventing_crime", "inadequate"),
        ("use_of_resources", "inadequate"),
    }


def test_a_name_that_opens_the_line_over_the_rows_of_its_grades() -> None:
    body = lines(
        "Fern House (full inspection, 3 November 2021) – outstanding",
        "Quality of care: outstanding",
        "Outcomes for children: good",
    )
    assert named_rows(body, "Inspection of the Fostering Service and the Children's Homes") >= {
        ("Fern House", "quality_of_care", "outstanding"),
        ("Fern House", "outcomes", "good"),
    }
