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


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "CQC Assurance",
            "The Committee heard how far the work to be ready for the CQC assurance framework had gone.",
        ),
        (
            "Adults' Services",
            "The Director was present to explain how the CQC goes about the inspection of a local authority.",
        ),
        (
            "Children's Services Paper",
            "The Board had a paper which described how children's services are inspected at present by Ofsted.",
        ),
        (
            "Briefing on how the Council is making ready for the CQC assessment of adult social care",
            "Members had a briefing.",
        ),
        (
            "Work Programme",
            "The Committee had agreed to look at how ready the Council is for the Ofsted single inspection.",
        ),
        ("Improvement Update", "In March 2020, the pandemic led Ofsted to stop ILACS inspections."),
        ("Improvement Update", "It was thought that a full inspection would come in early 2022."),
        (
            "Quarter 4 Performance",
            "At target was the share of early years settings that Ofsted had rated good or outstanding.",
        ),
        (
            "Improvement Offer",
            "The Adviser told how the work of the year had gone on peer challenge and on training.",
        ),
        ("Children in Care", "The plan was to act with partners on the 9 Ofsted recommendations."),
    ],
)
def test_no_inspection_that_took_place(title: str, body: str) -> None:
    assert inspections(body, title) == ()


def test_an_inspection_explained_beside_its_report_took_place() -> None:
    body = "The Panel took note of how Ofsted goes about its work, and of what the inspectors had praised at the inspection."
    assert (
        len(inspections(body, "Ofsted Report on the Inspection of Safeguarding and Looked After Children"))
        == 1
    )


def test_the_authority_was_last_inspected_at_the_item_s_inspection() -> None:
    body = (
        "The authority was last inspected on 30 November - 17 December and its report came out on 8 February."
    )
    (found,) = inspections(
        body, "Ofsted Inspection of Children's Services - Result", "09/03/2016 - Executive (Item 10)"
    )
    assert days(found) == ("2015-11-30", "2015-12-17", "2016-02-08")


def test_a_force_that_inspectors_came_back_to_was_inspected_again() -> None:
    body = (
        "The Commissioner presented his report on the PEEL inspection of 2018. Members were reminded that HMICFRS had come back in "
        "October 2019 to see what had been done."
    )
    assert {i.ended_on for i in inspections(body, "PEEL Inspection")} == {"2018", "2019-10"}


def test_a_report_that_council_would_have_before_it_is_out() -> None:
    body = "Council would have before it the Ofsted inspection report on Children's Services which had lately come out."
    assert len(inspections(body, "Ofsted Inspection")) == 1


def test_the_month_of_a_grade_after_the_item_s_inspection_is_that_of_its_report() -> None:
    body = "The Commission had a report on how services had got on since they were graded 'inadequate' by Ofsted in June 2015."
    (found,) = inspections(body, "Outcome of the Children's Services Ofsted inspection (April 2015)")
    assert days(found) == ("2015-04", "2015-04", "2015-06")
