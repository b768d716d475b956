"""Whose inspection a sentence tells of, in an item that is about another."""

from __future__ import annotations

import pytest
from readings import inspections

SERVICES = "Ofsted inspected children's services from 9 to 20 June 2025. "


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Hill View, one of the Council's own children's homes, had been inspected in March 2025.", "childrens_home"),
        ("Two homes had opened, and a third, Hill House, had been judged good in all areas on its first inspection in March 2025.", "childrens_home"),
        ("The children's home at Holt had since had its full inspection, in March 2025.", "childrens_home"),
        ("The fostering service, which was registered as an agency, had been inspected in March 2025.", "fostering"),
        ("The youth justice service, a partnership of four, had last been inspected in March 2025.", "youth_justice"),
    ],
)  # fmt: skip
def test_what_was_inspected_is_what_the_sentence_is_about(sentence: str, subject: str) -> None:
    found = {(i.subject, i.started_on) for i in inspections(SERVICES + sentence)}
    assert found == {("childrens_services", "2025-06-09"), (subject, "2025-03")}


def test_a_start_of_a_framework_is_no_day_of_an_inspection() -> None:
    body = (
        SERVICES
        + "The local area had not been inspected for SEND since the new framework began in January 2023."
    )
    assert {i.started_on for i in inspections(body)} == {"2025-06-09"}


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        (
            "The Head of Adults reported on the assurance check of adult social services carried out by Care Inspectorate Wales in March 2025.",
            "adult_social_care",
        ),
        (
            "As to children's services it was noted that Care Inspectorate Wales had carried out an assurance check in March 2025.",
            "childrens_services",
        ),
        ("Social services were not for Estyn. Care Inspectorate Wales had inspected them in March 2025.", "childrens_services"),
    ],
)  # fmt: skip
def test_care_inspectorate_wales_looks_at_care_in_an_item_about_estyn(sentence: str, subject: str) -> None:
    body = f"Estyn had inspected the authority's education services from 9 to 13 June 2025. {sentence}"
    found = inspections(body, "Estyn Inspection of Local Government Education Services")
    assert ("ciw", subject, "2025-03") in {(i.inspectorate, i.subject, i.started_on) for i in found}


def test_an_assurance_check_of_accounts_is_none_of_an_inspectorate() -> None:
    body = SERVICES + "The internal assurance check of accounts had been completed in March 2025."
    assert {i.started_on for i in inspections(body)} == {"2025-06-09"}


def test_a_diagnostic_in_an_item_about_fostering_is_of_fostering() -> None:
    body = "The report told of the Ofsted inspection in January 2013 and the Department for Education (DfE) Diagnostic visit in June 2013."
    found = inspections(body, "Fostering Service Annual Report")
    assert {(i.inspectorate, i.subject) for i in found} == {("ofsted", "fostering"), ("other", "fostering")}


def test_a_fostering_inspection_told_beside_a_visit_to_services() -> None:
    body = "Inspectors had come for an assurance visit in mid-October 2020 and a fostering regulatory inspection in June 2021."
    found = inspections(body, "Children's Services Annual Report")
    assert {(i.subject, i.ended_on) for i in found} == {
        ("childrens_services", "2020-10"),
        ("fostering", "2021-06"),
    }
