"""Official names of forces, fire authorities, services and boards."""

from __future__ import annotations

import pytest

from transforms.extract.inspections.official import official_names


@pytest.mark.parametrize(
    ("text", "subject", "names"),
    [
        ("HMIC Inspection of Wendleshire Police", "police", ["Wendleshire Police"]),
        ("the Acting Police, Crime and Victims' Commissioner", "police", []),
        (
            "the Wendle and Combe Fire & Rescue Service",
            "fire",
            ["Wendle and Combe Fire & Rescue Service"],
        ),
        (
            "Inspectorate of Constabulary and Fire & Rescue Services",
            "fire",
            [],
        ),
        ("Review of the Local Safeguarding Children Board", "safeguarding_board", []),
        (
            "Review Of The Effectiveness Of The Local Safeguarding Children Board",
            "safeguarding_board",
            [],
        ),
        (
            "the Wendleshire Safeguarding Children Partnership",
            "safeguarding_board",
            ["Wendleshire Safeguarding Children Partnership"],
        ),
        (
            "Combe Combined Youth Justice Service",
            "youth_justice",
            ["Combe Combined Youth Justice Service"],
        ),
        ("the Wendle Police", "school", []),
    ],
)
def test_official_names(text: str, subject: str, names: list[str]) -> None:
    assert official_names(text, subject) == names
