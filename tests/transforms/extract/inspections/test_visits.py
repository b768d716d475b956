"""Visits told of one by one, by what number each has and when it was."""

from __future__ import annotations

import pytest
from readings import PLAIN, days, inspections

TITLE = "Children's Services Improvement"
TWO = "Ofsted had judged children's services inadequate in June 2023. There had since been two monitoring visits. "
ONE = (
    "Ofsted had judged children's services inadequate in June 2023. The first monitoring visit had taken place in "
    "November 2024. "
)
DECEMBER, APRIL = ("2024-12-04", "2024-12-05"), ("2025-04-02", "2025-04-03")


def visits(body: str) -> set[tuple[str | None, str | None]]:
    found = inspections(body, TITLE)
    return {(i.started_on, i.ended_on) for i in found if i.framework == "monitoring_visit"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The first was on 4 and 5 December 2024 and the second on 2 and 3 April 2025.",
        "The first took place on 4 and 5 December 2024, the second on 2 and 3 April 2025.",
        "The first visit (4 and 5 December 2024) looked at the front door; the second (2 and 3 April 2025) at care leavers.",
        "One had been made on 4 and 5 December 2024 and the other on 2 and 3 April 2025.",
        "The visits had been on 4 and 5 December 2024 and 2 and 3 April 2025.",
        "These were carried out on 4 and 5 December 2024 and on 2 and 3 April 2025.",
        "The first of these, on 4 and 5 December 2024, was about care leavers. The latest was on 2 and 3 April 2025.",
    ],
)
def test_two_visits_in_turn(sentence: str) -> None:
    assert visits(TWO + sentence) == {DECEMBER, APRIL}


def test_two_months_are_those_of_two_visits() -> None:
    assert visits(TWO + "They took place in December 2024 and April 2025.") == {
        ("2024-12", "2024-12"),
        ("2025-04", "2025-04"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The second, on 2 and 3 April 2025, was about care leavers.",
        "A second had followed on 2 and 3 April 2025.",
        "The next had been held on 2 and 3 April 2025.",
        "The second such visit was on 2 and 3 April 2025.",
        "Another followed on 2 and 3 April 2025 and a third is expected in November 2025.",
        "The most recent one took place on 2 and 3 April 2025.",
    ],
)
def test_a_further_visit(sentence: str) -> None:
    assert visits(ONE + sentence) == {("2024-11", "2024-11"), APRIL}


@pytest.mark.parametrize(
    "sentence",
    [
        "The next would be on 2 and 3 April 2026.",
        "The second, in April 2025, had been postponed.",
        "The first report on the plan had come on 2 April 2025.",
        "The Board had last met on 2 April 2025.",
    ],
)
def test_no_further_visit(sentence: str) -> None:
    assert visits(ONE + sentence) == {("2024-11", "2024-11")}


@pytest.mark.parametrize(
    ("body", "months"),
    [
        (
            "Since the inspection of May 2024 there had been three monitoring visits, in November 2024, March 2025 and July 2025.",
            {"2024-11", "2025-03", "2025-07"},
        ),
        (
            "The fourth monitoring visit took place in July 2025; the previous three had been in November 2024, February 2025 "
            "and April 2025.",
            {"2024-11", "2025-02", "2025-04", "2025-07"},
        ),
    ],
)
def test_a_title_that_tells_of_visits_is_of_those_that_the_text_dates(body: str, months: set[str]) -> None:
    found = inspections(body, "Ofsted Monitoring Visits")
    assert {i.ended_on for i in found if i.framework == "monitoring_visit"} == months


@pytest.mark.parametrize(
    "sentence",
    [
        "There will probably be another in December.",
        "It was likely that there would be a second in March.",
        "Members expected the next in early March.",
    ],
)
def test_a_visit_that_will_probably_come_is_none(sentence: str) -> None:
    assert visits(ONE + sentence) == {("2024-11", "2024-11")}


MONITORING = "Ofsted Monitoring Visit to Children's Services"


def test_a_letter_that_came_out_is_that_of_the_visit() -> None:
    body = (
        "Ofsted made a monitoring visit on 6 and 7 May 2025. Services had been judged inadequate at the inspection in November 2024. "
        "The letter had been published on 12 June."
    )
    found = {i.framework: i.published_on for i in inspections(body, PLAIN)}
    assert found == {"monitoring_visit": "2025-06-12", "ilacs": None}


def test_the_report_in_which_services_were_judged_is_not_that_of_the_visit() -> None:
    body = (
        "A note told of the second visit since children's services were found inadequate in Ofsted's report published in "
        "June 2023. The visit took place on 6 and 7 May 2025 and the letter was made public on 12 June."
    )
    found = inspections(body, MONITORING)
    assert [days(i) for i in found if i.framework == "monitoring_visit"] == [
        ("2025-05-06", "2025-05-07", "2025-06-12")
    ]


def test_the_present_visit_is_another_than_the_one_told_of_before_it() -> None:
    body = (
        "A focused visit in October 2022 had been about care leavers. The present visit took place on 6 and 7 May 2025 and "
        "had examined contact, referral and assessment."
    )
    found = inspections(body, "Ofsted Focused Visit to Children's Services")
    assert {(i.framework, i.started_on) for i in found} == {
        ("ilacs_focused_visit", "2025-05-06"),
        ("ilacs_focused_visit", "2022-10"),
    }


def test_the_first_visit_is_one_of_the_kind_that_the_item_is_about() -> None:
    body = (
        "Ofsted's second monitoring visit took place on 6 and 7 May 2025. Fewer cases were waiting than at the first visit, which had "
        "been held in October 2024."
    )
    found = inspections(body, PLAIN)
    assert {(i.framework, i.ended_on) for i in found} == {
        ("monitoring_visit", "2025-05-07"),
        ("monitoring_visit", "2024-10"),
    }


def test_what_is_said_to_be_no_inspection_is_none() -> None:
    body = "Ofsted made a focused visit on 6 and 7 May 2025. The annual conversation, which was not an inspection, was held in July."
    assert [i.started_on for i in inspections(body, PLAIN)] == ["2025-05-06"]


@pytest.mark.parametrize(
    "told",
    [
        "There had been two monitoring visits, in June and November 2024.",
        "Monitoring visits took place in June and November 2024, and a further visit in March 2025 was cancelled.",
    ],
)
def test_two_visits_whose_months_one_phrase_joins(told: str) -> None:
    found = visits(f"Ofsted had judged children's services inadequate in May 2023. {told}")
    assert {("2024-06", "2024-06"), ("2024-11", "2024-11")} <= found
    assert ("2025-03", "2025-03") not in found
