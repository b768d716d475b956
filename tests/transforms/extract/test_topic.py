"""What an item is about: whether it is about an inspection at all."""

from __future__ import annotations

import pytest
import readings

from transforms.extract.topic import Topic, read_topic
from transforms.extract.units import read_units


def topic(title: str, body: str = "The report was noted.") -> Topic:
    return read_topic(read_units(readings.item(body, title).documents[0]))


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


@pytest.mark.parametrize(
    ("council", "body", "authority"),
    [
        (
            "Tamworth",
            "Staffordshire County Council was inspected by Ofsted. Staffordshire had improved.",
            "Staffordshire",
        ),
        ("Tamworth", "Ofsted inspected children's services in the county.", "Tamworth"),
        ("Leeds", "Staffordshire County Council was inspected by Ofsted.", "Leeds"),
    ],
)
def test_a_district_speaks_of_the_services_of_its_county(council: str, body: str, authority: str) -> None:
    page = readings.item(
        body, "Keeping Children Safe: Ofsted Inspection of Children's Services", council=council
    )
    assert read_topic(read_units(page.documents[0])).authority == authority
