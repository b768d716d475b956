"""What an item is about: whether it is about an inspection at all."""

from __future__ import annotations

import pytest
import readings

from transforms.extract import extract_page
from transforms.extract.topic import Topic, read_topic
from transforms.extract.units import read_units
from transforms.parse import parse_page


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


def test_an_item_without_its_title_is_about_the_inspection_that_it_tells_of() -> None:
    """Declarations and apologies that stand before it in a page whose titles are lost tell of other things."""
    text = (
        "The Chair welcomed the members.\n\nCouncillor A declared that she worked at a school.\n\nThe Director presented what Ofsted "
        "found at its inspection of children's services in March 2024. The grade for care leavers was inadequate and for help and "
        "protection good."
    )
    found = extract_page(
        parse_page(text.encode(), url=None, content_type="text/plain; charset=utf-8", council="Wendleshire")
    )
    assert {i.subject for i in found.inspections} == {"childrens_services"}
    assert {(j.domain, j.grade) for j in found.judgements} == {
        ("care_leavers", "inadequate"),
        ("help_and_protection", "good"),
    }
