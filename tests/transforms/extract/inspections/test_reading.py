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


def test_a_visit_counted_since_a_report_tells_of_that_report_s_inspection() -> None:
    body = (
        "The Assistant Director reported on the result of Ofsted's second monitoring visit since the inspection report on "
        "children's social care was published in March 2017."
    )
    found = inspections(body, "Feedback from the Ofsted Monitoring Visit")
    assert {(i.framework, i.published_on) for i in found} == {("monitoring_visit", None), ("sif", "2017-03")}


def test_what_an_assessment_drew_on_is_an_inspection_of_its_own() -> None:
    body = (
        "The Annual Performance Assessment by Ofsted was published on 17 December 2008. It rested on what Ofsted had seen, and on "
        "the Joint Area Review of 2007."
    )
    found = inspections(body, "Annual Performance Assessment of Services for Children")
    assert {days(i) for i in found} == {(None, None, "2008-12-17"), ("2007", "2007", None)}


def test_an_inspection_of_services_by_its_name_took_place() -> None:
    body = "The Task Group was formed after an Ofsted inspection of Safeguarding and LAC Services, carried out in May 2011."
    (found,) = inspections(body, "Response to the Looked After Children Task Group")
    assert (found.framework, found.ended_on) == ("safeguarding_lac_2009", "2011-05")


@pytest.mark.parametrize(
    "told",
    [
        "There would be a return visit by members of the Peer Team in the spring of 2024.",
        "The Director was asking for a Peer Review about commissioning for 2024.",
        "It was expected that CQC inspection of councils would begin from April 2024.",
    ],
)
def test_what_is_still_to_be_arranged_is_no_inspection(told: str) -> None:
    found = inspections(f"Members noted the report. {told}", "Adult Social Care Update")
    assert [i for i in found if i.ended_on] == []
