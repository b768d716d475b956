"""One list of three areas for improvement, told in the many ways that minutes tell it: always three areas."""

from __future__ import annotations

import pytest
from readings import said

OPENING = "The ILACS inspection was carried out in March 2024."
CLOSING = "The Chair thanked officers."
NOUNS = ["the timeliness of return interviews", "management oversight of visits", "the quality of care plans"]
ORDERS = [
    "improve the timeliness of return interviews",
    "strengthen management oversight of visits",
    "review the quality of care plans",
]
GERUNDS = [
    "improving the timeliness of return interviews",
    "strengthening management oversight of visits",
    "reviewing the quality of care plans",
]
CLAUSES = [
    "return interviews should be timely",
    "management oversight of visits should be strengthened",
    "the quality of care plans should improve",
]


def run(members: list[str], joint: str = ", ", last: str = " and ") -> str:
    return joint.join(members[:-1]) + last + members[-1]


OF_NOUNS = run(NOUNS)
WAYS = [
    f"The areas for improvement were {OF_NOUNS}.",
    f"The areas for improvement identified were: {run(NOUNS, '; ', '; and ')}.",
    f"Inspectors identified three areas for improvement: {OF_NOUNS}.",
    f"Three areas for improvement were identified ({OF_NOUNS}).",
    f"The report set out three areas for improvement, namely {OF_NOUNS}.",
    f"A number of areas for improvement were identified, including {OF_NOUNS}.",
    f"The report contained areas for improvement. These included {OF_NOUNS}.",
    f"There were three areas for improvement, relating to {OF_NOUNS}.",
    f"Three areas for improvement had been identified around {OF_NOUNS}.",
    f"The areas for improvement focused on {OF_NOUNS}.",
    f"The Director outlined the areas for improvement in the report which were {OF_NOUNS}.",
    f"The letter listed as areas for improvement {OF_NOUNS}.",
    f"The three recommendations concerned {OF_NOUNS}.",
    f"Areas for improvement – {OF_NOUNS}",
    f"Areas for improvement included {run(GERUNDS)}.",
    f"The areas for development were {run(GERUNDS)}.",
    f"{OF_NOUNS[0].upper()}{OF_NOUNS[1:]} were identified by inspectors as areas for improvement.",
    f"Inspectors told us there were three things that we needed to do better: {OF_NOUNS}.",
    f"The report highlighted the need to {run(ORDERS)}.",
    f"Inspectors said that the Council needed to {run(ORDERS)}.",
    f"Inspectors recommended that the Council should {run(ORDERS)}.",
    f"Ofsted had asked the Council to {run(ORDERS)}.",
    f"The peer team suggested that the Council {run(ORDERS)}.",
    f"The report made three recommendations: {run(ORDERS)}.",
    f"The report made three recommendations: to {run(ORDERS, ', to ', ' and to ')}.",
    f"The report recommended that {run(CLAUSES, ', that ', ' and that ')}.",
    f"There were three recommendations. These were that {run(CLAUSES, ', that ', ' and that ')}.",
    f"Ofsted said that the authority should (a) {ORDERS[0]}; (b) {ORDERS[1]}; and (c) {ORDERS[2]}.",
    f"Inspectors made three recommendations: firstly, to {ORDERS[0]}; secondly, to {ORDERS[1]}; and thirdly, to {ORDERS[2]}.",
    f"There were three recommendations. The first was to {ORDERS[0]}. The second was to {ORDERS[1]}. The third was to {ORDERS[2]}.",
    "\n\n".join(["The local authority should:", *(f"{n}. {order}" for n, order in enumerate(ORDERS, 1))]),
    "\n\n".join(["\n\nWhat needs to improve?", *(f"- {noun}" for noun in NOUNS)]),
    "\n\n".join(["\n\nAreas for improvement", *(f"• {noun}" for noun in NOUNS)]),
    "\n\n".join(["The areas for improvement were as follows:", *NOUNS]),
]


@pytest.mark.parametrize("told", WAYS)
def test_three_areas_are_three_however_they_are_told(told: str) -> None:
    areas = said(f"{OPENING} {told}\n\n{CLOSING}", "area_for_improvement")
    assert len(areas) == len(NOUNS)
    for area, thing in zip(areas, ("return interviews", "oversight of visits", "care plans"), strict=True):
        assert thing in area


@pytest.mark.parametrize(
    "told",
    [
        f"Inspectors wanted to see improvement in {OF_NOUNS}.",
        f"It was noted by inspectors that improvement was required in {OF_NOUNS}.",
        f"Inspectors said that further work was needed around {OF_NOUNS}.",
    ],
)
def test_a_sentence_that_finds_something_wanting_is_one_whatever_it_names(told: str) -> None:
    assert len(said(f"{OPENING} {told}\n\n{CLOSING}", "area_for_improvement")) == 1
