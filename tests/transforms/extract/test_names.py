"""Names of bodies in titles."""

from __future__ import annotations

import pytest

from transforms.extract.names import names_in_title


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("OFSTED INSPECTION OF HILL VIEW PRIMARY SCHOOL", "Hill View Primary School"),
        ("THE ELMS CHILDREN'S HOME - OFSTED REPORT", "The Elms Children's Home"),
        ("OUTCOME OF OFSTED INSPECTION OF ST MARY'S RC SCHOOL", "St Mary's RC School"),
        (
            "CARE QUALITY COMMISSION (CQC) INSPECTION REPORTS, NORTH HILL HOSPITALS NHS FOUNDATION TRUST",
            "North Hill Hospitals NHS Foundation Trust",
        ),
        (
            "Care Quality Commission Inspection Report, North Hill Hospitals NHS Trust",
            "North Hill Hospitals NHS Trust",
        ),
    ],
)
def test_a_name_in_a_title(title: str, name: str) -> None:
    assert [n.text for n in names_in_title(title)] == [name]


@pytest.mark.parametrize(
    "title", ["OFSTED INSPECTION OF A CHILDREN'S CENTRE", "Ofsted Inspection of a Primary School"]
)
def test_a_title_that_names_no_body(title: str) -> None:
    assert names_in_title(title) == []
