"""The subject that a paragraph's label names."""

from __future__ import annotations

import pytest
import readings

from transforms.extract.labels import subject_of_label
from transforms.extract.units import read_units


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("Youth Justice: inspectors published their report in July and praised it.", "youth_justice"),
        ("Fostering: the service was inspected in May and judged good.", "fostering"),
        ("Adult learning: a monitoring visit had found progress on each theme.", "adult_learning"),
        ("Safeguarding: met", None),
        ("Safeguarding: the policy of the whole Council had been looked at.", None),
        ("Members asked about youth justice and were told of the visit.", None),
    ],
)
def test_what_a_label_names(line: str, subject: str | None) -> None:
    page = read_units(readings.item(line, "External Inspections").documents[0])
    assert subject_of_label(page, page.units[-1]) == subject


def test_inspections_and_grades_are_of_what_their_paragraphs_label_names() -> None:
    body = (
        "Youth Justice: HM Inspectorate of Probation published its report on 11 July 2023 and gave an overall rating of Good."
        "\n\nFostering: the service was inspected in May 2023 and was judged outstanding."
    )
    found = readings.extract(body, "External Inspections")
    subjects = {i.ref: i.subject for i in found.inspections}
    assert {(subjects[j.inspection], j.grade) for j in found.judgements} == {
        ("youth_justice", "good"),
        ("fostering", "outstanding"),
    }
