"""Whom a grade was given to, where bodies are called by name."""

from __future__ import annotations

import pytest
from readings import extract, graded


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


def test_it_goes_on_with_what_was_inspected_in_the_sentence_before() -> None:
    body = (
        "Hill School was inspected in May 2026.\n\nThe Council's adult learning service had been inspected by Ofsted in "
        "June 2026. It showed a strong standard for inclusion."
    )
    found = extract(
        body, "School Standards and Inspection Outcomes", "Meeting of Cabinet, 9th September 2026 (Item 5.)"
    )
    of = {i.ref: i.subject for i in found.inspections}
    assert {(of[j.inspection], j.domain) for j in found.judgements} == {("adult_learning", "inclusion")}


def test_what_an_interim_inspection_says_of_progress_is_no_grade() -> None:
    body = "Ofsted inspected Fern House. At its interim inspection in March 2021 progress was found to be inadequate."
    assert graded(body, "Inspection of Fern House Children's Home") == set()
