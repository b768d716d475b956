"""Which inspection a mention is of, and whether it tells of one at all."""

from __future__ import annotations

import pytest
from readings import days, inspections


@pytest.mark.parametrize(
    "told",
    [
        "The inspectors thought that the borough had moved on since the 2009 inspection.",
        "The inspection had found that the pace had not been sufficient since the inspection in 2009.",
        "The report said that services had gone steadily forward since the inspection of 2009.",
    ],
)
def test_an_inspection_tells_what_became_of_things_since_an_earlier_one(told: str) -> None:
    body = (
        f"Members considered the outcome of the recent unannounced inspection of children's services. {told}"
    )
    assert {days(i)[1] for i in inspections(body, "Ofsted Inspection of Contact and Referral")} == {
        None,
        "2009",
    }


def test_a_plan_s_progress_since_its_inspection_tells_of_that_one() -> None:
    body = "Members received a report on how far the improvement plan had got since the Ofsted inspection in 2023."
    (found,) = inspections(body, "Children's Services Improvement Plan")
    assert days(found)[1] == "2023"


def test_peers_who_challenged_a_service_were_there() -> None:
    body = "The Committee considered the report of the Safeguarding Peer Challenge of Children's Services and the plan drawn up."
    (found,) = inspections(body, "Safeguarding Peer Challenge")
    assert (found.inspectorate, found.subject) == ("peer", "childrens_services")


def test_early_help_is_a_service_for_children() -> None:
    body = "The Director gave a presentation on the draft findings of the LGA Early Help Peer Review."
    (found,) = inspections(body, "LGA Early Help Peer Review Feedback")
    assert found.subject == "childrens_services"


def test_an_inspection_is_not_the_review_of_peers_told_before_it() -> None:
    body = (
        "The LGA review had found gaps. The report told how far the Written Statement of Action had got since it came to "
        "Executive on 14 June 2021 in answer to the local area SEND inspection."
    )
    found = inspections(body, "Special Educational Needs and Disability Plans")
    assert {(i.inspectorate, i.ended_on) for i in found} == {("peer", None), ("ofsted_cqc", None)}


def test_a_focused_visit_with_its_framework_in_brackets_is_one() -> None:
    body = "The committee considered progress on the recommendations from the Ofsted focused visit (ILACS) in February 2023."
    (found,) = inspections(body, "Ofsted Improvement Plan Update")
    assert (found.framework, found.ended_on) == ("ilacs_focused_visit", "2023-02")


def test_what_a_board_heard_about_took_place() -> None:
    body = "In February the Board heard about the Ofsted inspection of Children's Services."
    assert len(inspections(body, "Corporate Parenting Board Update")) == 1
