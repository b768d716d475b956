"""Bodies told of line by line, each with the dates of its inspection behind its name."""

from __future__ import annotations

import pytest
from readings import days, inspections

SCHOOLS = "Ofsted Inspections of Schools"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Hill Primary School (3 and 4 June 2025)", ("2025-06-03", "2025-06-04", None)),
        ("Hill Primary School (June 2025, graded inspection)", ("2025-06", "2025-06", None)),
        ("Hill Primary School (3-4 June 2025, ungraded inspection)", ("2025-06-03", "2025-06-04", None)),
        (
            "Hill Primary School (23-24 September 2025, published 12 November 2025) - report card",
            ("2025-09-23", "2025-09-24", "2025-11-12"),
        ),
        (
            "Hill Primary School, also visited in June 2025, was told to look at phonics.",
            ("2025-06", "2025-06", None),
        ),
    ],
)
def test_the_dates_behind_a_name_are_those_of_its_inspection(
    line: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    found = inspections(f"The outcomes were:\n\n{line}\n\n- Quality of education: Good", SCHOOLS)
    assert [days(i) for i in found if i.subject_name == "Hill Primary School"] == [expected]


@pytest.mark.parametrize("title", ["OFSTED OUTCOMES - SUMMER TERM 2025", "OFSTED INSPECTIONS OF SCHOOLS"])
def test_the_inspectorate_in_a_title_is_no_school_s_name(title: str) -> None:
    found = inspections("Hill Primary School (3 and 4 June 2025)\n\n- Quality of education: Good", title)
    assert [i.subject_name for i in found] == ["Hill Primary School"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "The report gave the results of the Ofsted inspections of two Kirklees children's homes; Ash Lane and Elm House.",
            {"Ash Lane", "Elm House"},
        ),
        (
            "Ofsted had inspected both children's homes of the Council (Ash Lane and Elm House) and asked for more staff.",
            {"Ash Lane", "Elm House"},
        ),
        (
            "Both of the children's homes (Ash Lane and The Elms) had lately been inspected by Ofsted.",
            {"Ash Lane", "The Elms"},
        ),
        (
            "Ofsted had inspected three homes in the borough: Ash Lane, Elm House and The Firs.",
            {"Ash Lane", "Elm House", "The Firs"},
        ),
        # one house's name, where nothing leads to several
        ("Ofsted had inspected Oak and Ash House.", {"Oak and Ash House"}),
        ("The Council runs two homes (Ash Lane and Elm House) with nine places.", set[str]()),
    ],
)
def test_the_homes_that_a_plural_leads_to(sentence: str, names: set[str]) -> None:
    assert {i.subject_name for i in inspections(sentence, "Children's Homes")} == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Also, Hill Academy, a secondary school, was rated as outstanding.", ["Hill Academy"]),
        ("The Adviser stated that Hill Academy was rated as outstanding.", ["Hill Academy"]),
        ("None is rated as inadequate by Ofsted.", list[str]()),
    ],
)
def test_words_that_open_a_sentence_are_no_school_s_name(sentence: str, names: list[str]) -> None:
    assert [i.subject_name for i in inspections(sentence, SCHOOLS)] == names


def test_what_a_home_is_does_not_name_it() -> None:
    found = inspections(
        "Members asked what Ofsted had found, in the inspection report published on 14 June 2019, about a Residential Home for Children.",
        "Urgent Items",
    )
    assert [(i.subject, i.subject_name) for i in found] == [("childrens_home", None)]


def test_the_support_that_a_council_gives_its_schools() -> None:
    found = inspections(
        "The inspection was held from 3 to 7 March 2014.",
        "Ofsted Inspection of How the Authority Supports School Improvement",
    )
    assert [(i.subject, i.framework) for i in found] == [("other", "other")]


def test_the_schools_that_inspectors_visited_line_by_line() -> None:
    body = "To receive the Ofsted reports of schools that were visited since the last meeting:\n\n- Ash Infant\n\n- Elm CE Primary"
    assert {i.subject_name for i in inspections(body, SCHOOLS)} == {"Ash Infant", "Elm CE Primary"}


def test_a_fostering_service_is_inspected_as_the_regulations_ask() -> None:
    found = inspections(
        "Inspectors had come for a fostering regulatory inspection in June 2021.", "Annual Report"
    )
    assert [(i.subject, i.ended_on) for i in found] == [("fostering", "2021-06")]


def test_homes_listed_with_their_streets() -> None:
    body = (
        "The Group considered reports received from Ofsted on the following homes:\n\na) Larch Cottage, Mill Lane\n\n"
        "b) The Gatehouse\n\nc) Fern Unit\n\nThe Group resolved to note the reports."
    )
    names = [i.subject_name for i in inspections(body, "Reports on Homes")]
    assert names == ["Larch Cottage, Mill Lane", "The Gatehouse", "Fern Unit"]
