"""Which of the inspections told of are kept, and what those of health trusts are called."""

from __future__ import annotations

import pytest
from readings import inspections


def test_the_trust_is_the_one_that_the_page_names() -> None:
    body = (
        "The report by the Tamar Hospitals NHS Trust was received. The Committee considered the findings of the CQC inspection "
        "that was carried out in May 2022. The Trust stayed at a rating of requires improvement."
    )
    (found,) = inspections(body, "Care Quality Commission (CQC) Inspection Report")
    assert (found.subject_name, found.authority) == ("Tamar Hospitals NHS Trust", None)


def test_a_service_of_the_council_is_not_the_trust_told_of_elsewhere() -> None:
    body = (
        "The Tamar Hospitals NHS Trust had sent apologies, as the Trust was short of staff.\n\nThe council's own home care "
        "service had been inspected by the CQC in May 2022. It was rated good."
    )
    names = [i.subject_name for i in inspections(body, "CQC Inspections of Care Providers")]
    assert "Tamar Hospitals NHS Trust" not in names


def test_services_of_a_hospital_are_no_bodies() -> None:
    body = (
        "The Chief Nurse presented the findings of the CQC from their inspection visit to the Tamar NHS Foundation Trust between "
        "14th and 17th April 2015.\n\nThe Trust had been rated 'requires improvement' overall, with the main services rated as "
        "follows:-\n\n- Urgent and Emergency Services – good\n\n- Medical Care – inadequate\n\n- End of Life Care – good"
    )
    (found,) = inspections(body, "Care Quality Commission")
    assert found.subject_name == "Tamar NHS Foundation Trust"


@pytest.mark.parametrize(
    "title",
    [
        "Ofsted Inspection of School Improvement Arrangements",
        "Ofsted Review of How the Council Supports School Improvement",
    ],
)
def test_how_a_council_helps_its_schools_is_inspected_by_itself(title: str) -> None:
    body = "The Ofsted inspection took place from 31 March to 4 April 2014. Officers had met the inspectors."
    (found,) = inspections(body, title)
    assert (found.subject, found.framework, found.subject_name) == ("other", "other", None)


def test_the_board_named_before_the_framework_was_reviewed_beside() -> None:
    body = "Officers had brought a report listing the recommendations of the Children's Services and LSCB – Ofsted SIF report."
    assert {i.subject for i in inspections(body, "Outcome of Ofsted Inspection")} == {
        "childrens_services",
        "safeguarding_board",
    }
