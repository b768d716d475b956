"""Which inspection a grade hangs on, where a page tells of several."""

from __future__ import annotations

import pytest
import readings
from readings import graded, inspections

HISTORY = "Ten years of improvement in children's services"


@pytest.mark.parametrize(
    "turn",
    [
        ", where the full inspection of 2019 had found it inadequate",
        ", compared with the inadequate grade given at the inspection of 2019",
        ", while at the 2019 inspection it was rated inadequate",
        ", an improvement on the inspection of 2019, which had judged it inadequate",
        "; the 2019 inspection had judged services to be inadequate",
    ],
)
def test_a_grade_is_not_that_of_the_inspection_it_is_compared_with(turn: str) -> None:
    body = "Inspectors were on site in June 2025. The overall effectiveness of services was judged to be good"
    assert graded(f"{body}{turn}.", readings.TITLE) == {("2025", "good"), ("2019", "inadequate")}


@pytest.mark.parametrize(
    "body",
    [
        "Services were rated good overall at the inspection of 2019.",
        "Services have been rated good since the Ofsted inspection of 2019.",
        "Children's services were judged good when Ofsted carried out an inspection in 2019.",
    ],
)
def test_a_grade_is_that_of_the_inspection_told_behind_it(body: str) -> None:
    assert graded(body) == {("2019", "good")}


@pytest.mark.parametrize(
    "came",
    [
        "Ofsted came back in 2020 for a full inspection under its new framework and found the service as a whole to be good.",
        "Inspectors returned in March 2020 to carry out a short inspection and judged services to be good overall.",
    ],
)
def test_inspectors_who_come_back_make_another_inspection(came: str) -> None:
    first = "Ofsted carried out a single inspection in April 2015. The overall effectiveness of services was judged to be inadequate."
    below = (
        "Below that stood these judgements:\n\n- Children who need help and protection - inadequate\n\n"
        "- Children looked after and achieving permanence - requires improvement\n\n- Care leavers - outstanding"
    )
    body = f"{first} {below}\n\n{came}"
    assert graded(body, HISTORY) == {
        ("2015", "inadequate"),
        ("2015", "requires_improvement"),
        ("2015", "outstanding"),
        ("2020", "good"),
    }
    assert {i.framework for i in inspections(body, HISTORY)} == {"sif", "ilacs"}


@pytest.mark.parametrize(
    ("told", "of_2018"),
    [
        pytest.param("Since the last full inspection in 2018, services had been found to be good overall.", False, id="since"),
        pytest.param("Since the last inspection in 2018, Ofsted had found services to be good.", False, id="by-ofsted"),
        pytest.param("Since the last inspection in 2018, when services were judged good, much had changed.", True, id="when"),
    ],
)  # fmt: skip
def test_a_grade_is_not_that_of_the_inspection_it_is_measured_from(told: str, of_2018: bool) -> None:
    found = readings.extract(f"The report was published on 9 May 2022.\n\n{told}", meeting="")
    graded = {i.ref: i.started_on for i in found.inspections}[found.judgements[0].inspection]
    assert (graded == "2018") is of_2018


def test_an_annual_rating_is_of_the_whole_and_gives_no_area_its_grade() -> None:
    body = (
        "Ofsted and the CQC had inspected safeguarding and looked after children in March 2011. The annual Children's "
        "Services Assessment had rated the council as performing well. The outcome of the inspection was that the "
        "council performed adequately on safeguarding and looked after children."
    )
    found = readings.extract(body, "Inspection of Safeguarding and Looked After Children Services")
    frameworks = {i.ref: i.framework for i in found.inspections}
    assert {(frameworks[j.inspection], j.domain) for j in found.judgements} == {
        ("other", "annual_rating"),
        ("safeguarding_lac_2009", "safeguarding"),
        ("safeguarding_lac_2009", "looked_after"),
    }


def test_a_grade_that_a_school_had_before_is_of_an_earlier_inspection() -> None:
    body = "Hollow Bank Primary School was inspected in May 2019 and judged to require improvement. The school had been judged good before."
    found = readings.extract(body, "Ofsted Inspections of Schools")
    days = {i.ref: i.started_on for i in found.inspections}
    assert {(days[j.inspection], j.grade) for j in found.judgements} == {
        ("2019-05", "requires_improvement"),
        (None, "good"),
    }


@pytest.mark.parametrize(
    "when", ["took place in February 2019. At that time", "was in February 2019. At this time"]
)
def test_what_the_last_full_inspection_gave_at_that_time(when: str) -> None:
    body = f"Ofsted inspected from 3 to 14 March 2025. The last full inspection of Children's Services {when} the service was judged to be 'Good' overall."
    found = readings.extract(body, "Inspection of Local Authority Children's Services (ILACS)")
    days = {i.ref: i.started_on for i in found.inspections}
    assert {(days[j.inspection], j.grade) for j in found.judgements} == {("2019-02", "good")}


def test_what_a_trust_had_before_is_of_the_same_trust() -> None:
    body = "The CQC inspection of May 2024 had been difficult, with safety being brought down from 'good' to 'requires improvement'."
    found = readings.extract(body, "Wear Ambulance Service NHS Foundation Trust CQC Inspection Report")
    assert {(i.subject_name, i.authority) for i in found.inspections} == {
        ("Wear Ambulance Service NHS Foundation Trust", None)
    }
    assert {j.grade for j in found.judgements} == {"good", "requires_improvement"}


def test_what_a_service_had_come_to_by_a_month_is_another_inspection() -> None:
    body = "In March 2015 an Ofsted inspection found services inadequate. By November 2017 the service had been judged to require improvement."
    assert graded(body) == {("2015", "inadequate"), ("2017", "requires_improvement")}
