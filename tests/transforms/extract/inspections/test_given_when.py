"""The date of the inspection that gave a grade, from the words of the grade."""

from __future__ import annotations

import pytest
from readings import graded, inspections

HISTORY = "Ten years of improvement in children's services"


@pytest.mark.parametrize(
    "told",
    [
        "Council noted with regret the inadequate judgement given by Ofsted to its children's services in the report of 4 March 2024.",
        "In its report dated 4 March 2024 Ofsted judged children's services to be inadequate.",
        "Ofsted had judged children's services to be inadequate in its report published on 4 March 2024.",
    ],
)
def test_a_grade_is_that_of_the_report_that_its_sentence_dates(told: str) -> None:
    body = f"{told}\n\nIt was recalled that at the single inspection of 2016 services had been judged good."
    assert graded(body, HISTORY) == {("2024", "inadequate"), ("2016", "good")}
    assert {i.published_on for i in inspections(body, HISTORY)} == {None, "2024-03-04"}
