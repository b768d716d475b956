"""What an item is about: its subject, and whether it is about an inspection at all."""

from __future__ import annotations

import pytest
import readings

from transforms.extract.topic import Topic, read_topic
from transforms.extract.units import read_units


def topic(title: str, body: str = "The report was noted.") -> Topic:
    return read_topic(read_units(readings.item(body, title).documents[0]))


@pytest.mark.parametrize(
    ("title", "subject"),
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
def test_the_subject_of_a_title(title: str, subject: str) -> None:
    assert topic(title).subject == subject


def test_an_office_in_the_text_is_not_what_the_item_is_about() -> None:
    body = "The Cabinet Member for Adult Social Care presented the report on the Ofsted inspection of children's services."
    assert topic("Inspection Outcome", body).subject == "childrens_services"


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Ofsted Inspection of Children's Services", True),
        ("Children's Services Improvement Plan", True),
        ("Focused Visit", True),
        ("Written Statement of Action", True),
        ("LGA Corporate Peer Challenge", True),
        ("Budget Monitoring", False),
        ("Minutes of the Last Meeting", False),
        ("Town Centre Regeneration", False),
    ],
)
def test_titles_about_an_inspection(title: str, about: bool) -> None:
    assert topic(title).in_title is about
