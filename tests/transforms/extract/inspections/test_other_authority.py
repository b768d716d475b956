"""Inspections of other councils, told of on the page of one."""

from __future__ import annotations

import pytest
import readings
from readings import inspections


def test_another_council_told_of_in_passing_is_its_own_entry() -> None:
    body = (
        "Ofsted inspected children's services in June 2025 and judged them good. The Chair added that Herefordshire had "
        "been judged inadequate by Ofsted."
    )
    found = readings.extract(body)
    authority = {i.ref: i.authority for i in found.inspections}
    assert {(authority[j.inspection], j.grade) for j in found.judgements} == {
        ("Wendleshire", "good"),
        ("Herefordshire", "inadequate"),
    }


def test_a_service_of_two_councils_is_told_on_the_page_of_one() -> None:
    body = "The re-inspection of the Dorset & Poole Youth Offending Service by HMIP took place in May 2025."
    assert [i.authority for i in inspections(body, "Youth Offending Service")] == [readings.COUNCIL]


def test_a_neighbour_that_is_the_subject_has_its_own_grade() -> None:
    body = "Ofsted judged children's services to be good overall. Kent, just down the road, had been found inadequate overall."
    found = readings.extract(body)
    whose = {i.ref: i.authority for i in found.inspections}
    assert {(whose[j.inspection], j.grade) for j in found.judgements} == {
        (readings.COUNCIL, "good"),
        ("Kent", "inadequate"),
    }


@pytest.mark.parametrize(
    "body",
    [
        "Essex County Council, whose children's services were judged good overall at the ILACS inspection of June 2025, had offered help.",
        "Essex was a partner in practice and had been inspected by Ofsted in June 2025, when it was judged good.",
        "Hillshire Borough Council, whose services were rated good at the ILACS inspection of June 2025, had offered help.",
    ],
)
def test_a_council_told_of_in_passing_keeps_its_inspection(body: str) -> None:
    found = inspections(f"The Director spoke of other councils. {body}", "Working with other councils")
    assert [i.authority for i in found] == [body.split(maxsplit=1)[0]]
