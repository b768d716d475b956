"""The subject of an item: what each rule hears in its title and first words."""

from __future__ import annotations

import pytest
import readings

from transforms.extract.topic import read_topic
from transforms.extract.units import read_units


def subject(title: str, body: str = "The report was noted.") -> str:
    return read_topic(read_units(readings.item(body, title).documents[0])).subject


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Outcome of the Ofsted Inspection of Children's Services", "childrens_services"),
        ("Ofsted ILACS Inspection", "childrens_services"),
        ("Inspection of Services for Children in Need of Help and Protection", "childrens_services"),
        ("Ofsted Inspection", "childrens_services"),
        ("Area SEND Inspection", "area_send"),
        ("Written Statement of Action", "area_send"),
        ("CQC Assessment of Adult Social Care", "adult_social_care"),
        ("HMIP Inspection of the Youth Offending Service", "youth_justice"),
        ("HMICFRS Inspection of the Fire and Rescue Service", "fire"),
        ("PEEL Inspection of the Police", "police"),
        ("Ofsted Inspection of the Fostering Service", "fostering"),
        ("Ofsted Inspection of the Adoption Agency", "adoption"),
        ("Children's Homes Inspections", "childrens_home"),
        ("Adult Learning Ofsted Inspection", "adult_learning"),
        ("Children's Centre Inspections", "early_years"),
        ("School Ofsted Outcomes", "school"),
    ],
)
def test_the_subject_of_a_title(title: str, expected: str) -> None:
    assert subject(title) == expected


def test_an_office_in_the_text_is_not_what_the_item_is_about() -> None:
    body = "The Cabinet Member for Adult Social Care presented the report on the Ofsted inspection of children's services."
    assert subject("Inspection Outcome", body) == "childrens_services"


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Review of the Local Safeguarding Children Board",
            "Inspectors found it good.",
            "safeguarding_board",
        ),
        ("Local Safeguarding Children Board Annual Report", "It was received.", "safeguarding_board"),
        ("Ofsted Inspection of Services and Review of the LSCB", "It was received.", "childrens_services"),
        ("Corporate Peer Challenge", "The team also looked at adult social care.", "other"),
        ("Peer Challenge", "A peer challenge of adult social care took place in May.", "adult_social_care"),
        ("Moss Lane Primary School", "A monitoring visit took place in May.", "school"),
        ("LGA Peer Progress Review", "The report of the team was welcomed.", "other"),
        ("LGA Peer Review", "Peers had looked at children's services.", "childrens_services"),
        ("Progress Report", "A monitoring visit took place in May.", "childrens_services"),
        ("CQC Ratings in Adult Social Care", "Of the 40 locations rated, 35 were good.", "care_provider"),
        ("Outcome of Inspection", "The CQC had inspected 40 care homes in the county.", "care_provider"),
    ],
)
def test_what_the_first_words_tell(title: str, body: str, expected: str) -> None:
    assert subject(title, body) == expected


def test_the_council_itself_judged_by_ofsted_is_its_childrens_services() -> None:
    body = "The council was judged inadequate by Ofsted in 2019. The Director would write to every school."
    assert subject("Ofsted Inspection", body) == "childrens_services"
