"""Which inspection of a sentence each of its dates is given to."""

from __future__ import annotations

import pytest
from readings import MEETING_2016, PLAIN, days, inspections


def test_a_last_day_on_site_is_no_first_one() -> None:
    body = "The inspection concluded on 25th October 2024. The report is embargoed until publication on 3rd December 2024."
    assert [days(i) for i in inspections(body)] == [(None, "2024-10-25", "2024-12-03")]


def test_days_that_open_a_sentence_about_inspectors_are_theirs() -> None:
    body = "Between 2 June and 20 June 2025 a team of nine inspectors had gone through every part of the service."
    assert [days(i) for i in inspections(body)] == [("2025-06-02", "2025-06-20", None)]


def test_a_fortnight_ending_tells_the_last_day_only() -> None:
    for of_days in (
        "fortnight ending 20 June 2025",
        "three weeks ending 20 June 2025",
        "week ending on Friday 20 June 2025",
    ):
        body = f"The Ofsted inspection of children's services had been completed in the {of_days}."
        assert [days(i) for i in inspections(body, PLAIN)] == [(None, "2025-06-20", None)]


def test_neighbours_each_have_their_own_date() -> None:
    body = "Kent had been inspected in March 2022 and rated outstanding, and Medway, inspected in 2023, was good."
    found = inspections(body, "Ofsted Inspection of Children's Services")
    assert {("Kent", "2022-03"), ("Medway", "2023")} <= {(i.authority, i.ended_on) for i in found}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Council's fostering agency, inspected in March, was good overall.",
        "The fostering service, last inspected by Ofsted in March, had been rated good.",
        "The fostering agency (inspected in March) was rated good.",
        "The Council's fostering agency, which had been inspected by Ofsted in March, was good.",
    ],
)
def test_days_in_apposition_are_those_of_the_body_before_them(sentence: str) -> None:
    found = inspections(f"Ofsted had judged children's services good in June 2025. {sentence}")
    assert {(i.subject, i.started_on) for i in found} == {
        ("childrens_services", "2025-06"),
        ("fostering", "2025-03"),
    }


@pytest.mark.parametrize(
    "week", ["the first week of June 2025", "a week of June 2025", "the last week of June 2025"]
)
def test_a_week_of_a_month_is_in_that_month_from_first_to_last(week: str) -> None:
    body = f"The service had been inspected by Ofsted in {week}."
    assert [days(i) for i in inspections(body)] == [("2025-06", "2025-06", None)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ofsted had rated children's services good in 2019, and a focused visit in March 2022 had led to a plan.",
            "2022-03",
        ),
        (
            "In 2019 Ofsted's outcome for children had been good and following the focused visit in March 2022 two areas were in a plan.",
            "2022-03",
        ),
        (
            "The children's strategy was agreed in May 2021 and an Ofsted focused visit (March 2022) had looked at it.",
            "2022-03",
        ),
    ],
)
def test_a_date_right_behind_a_visit_is_its_own(sentence: str, expected: str) -> None:
    found = inspections(sentence, PLAIN)
    assert [i.started_on for i in found if i.framework == "ilacs_focused_visit"] == [expected]


def test_a_date_opens_a_clause_on_one_review() -> None:
    body = (
        "The inspection of children's services of November 2022 had found good work, while in October 2024 a peer review "
        "had thought well of the front line."
    )
    found = {(i.inspectorate, i.started_on) for i in inspections(body)}
    assert found == {("ofsted", "2022-11"), ("peer", "2024-10")}


def test_a_last_inspection_is_dated_by_the_clause_on_it() -> None:
    body = "The service was judged good. In its previous inspection, which took place in 2022, it had been judged inadequate."
    assert {i.started_on for i in inspections(body)} == {None, "2022"}


@pytest.mark.parametrize(
    "thing", ["The bowling green", "All play equipment", "The old bridge", "Both gullies"]
)
def test_what_a_council_looks_at_itself_is_not_inspected_by_inspectors(thing: str) -> None:
    body = f"{thing} had been inspected in April 2025. Ofsted had last inspected children's services in May 2024."
    assert [i.started_on for i in inspections(body, PLAIN)] == ["2024-05"]


def test_the_days_of_a_visit_behind_the_grade_since_when_it_came() -> None:
    told = "The sixth monitoring visit since the service was judged inadequate in November 2016 took place on 3 and 4 July 2018. Ofsted's letter was discussed."
    found = inspections(told, PLAIN, "Meeting of Cabinet, 9th September 2018 (Item 5.)")
    assert {(i.framework, i.started_on, i.ended_on) for i in found if i.framework == "monitoring_visit"} == {
        ("monitoring_visit", "2018-07-03", "2018-07-04")
    }


def test_a_framework_and_its_month() -> None:
    told = "In the SIF of June 2015 Ofsted found the service to require improvement."
    assert [(i.framework, i.ended_on) for i in inspections(told, PLAIN, MEETING_2016)] == [("sif", "2015-06")]
