"""A council's common name, from any form of it."""

from __future__ import annotations

import pytest

from transforms.extract.authority import common_name


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Bath & North East Somerset Council", "Bath and North East Somerset"),
        ("B&NES", "Bath and North East Somerset"),
        ("London Borough of Barking and Dagenham", "Barking and Dagenham"),
        ("LBBD", "Barking and Dagenham"),
        ("London Borough of Hackney Council", "Hackney"),
        ("Royal Borough of Kensington and Chelsea", "Kensington and Chelsea"),
        ("Durham County Council", "County Durham"),
        ("Hull City Council", "Kingston upon Hull"),
        ("City of York Council", "York"),
        ("Lancashire County Council", "Lancashire"),
        ("The Lancashire County Council", "Lancashire"),
        ("Herefordshire Council", "Herefordshire"),
        ("Bristol City Council", "Bristol"),
        ("City of London Corporation", "City of London"),
        ("St Helens Metropolitan Borough Council", "St. Helens"),
        ("Wendleshire County Council", "Wendleshire"),
        ("Wendleshire", "Wendleshire"),
        (None, None),
        ("", None),
    ],
)
def test_common_names(form: str | None, name: str | None) -> None:
    assert common_name(form) == name
