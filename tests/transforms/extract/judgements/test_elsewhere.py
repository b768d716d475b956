"""Grades of what is named elsewhere: in the list below, the line above, the sentence beside."""

from __future__ import annotations

import pytest
import readings
from readings import MEETING_2016, grades, single

from transforms.extract import extract_page

HELP, LEAVERS = "help_and_protection", "care_leavers"
ADOPTION, LEADERSHIP = "adoption_performance", "leadership_management_governance"
THREE = "help and protection; care leavers; and leadership, management and governance"


def test_a_member_of_a_list_is_quoted_by_itself() -> None:
    body = "Services were judged good in the following areas:\n\n- Children in care\n\n- Care leavers"
    page = readings.item(body)
    quotes = {page.facts.text[j.start : j.end] for j in extract_page(page).judgements}
    assert quotes == {"Children in care", "Care leavers"}


@pytest.mark.parametrize(
    "body",
    [
        "Ofsted had rated the service Good across the board, namely {}.",
        "Ofsted rated all areas of practice as good, including {}.",
        "Inspectors rated two areas good ({}) and the others outstanding.",
        "The service was judged Good in all areas inspected: {}.",
    ],
)
def test_areas_that_share_a_grade_and_are_then_named(body: str) -> None:
    named = "the impact of leaders and help and protection"
    assert grades(body.format(named)) == {("leaders_impact", "good"), ("help_and_protection", "good")}


def test_areas_named_in_the_sentence_before() -> None:
    body = "Ofsted judges three areas, the impact of leaders, help and protection, and care leavers. All three were good."
    named = ("leaders_impact", "help_and_protection", "care_leavers")
    assert grades(body) == {(domain, "good") for domain in named}


@pytest.mark.parametrize(
    "told",
    [
        f"Services were judged inadequate overall and in each of the three key judgements: {THREE}.",
        f"Services had been judged inadequate overall, as had each of the three judgements: {THREE}.",
        f"Services were judged inadequate overall, as were all three areas: {THREE}.",
        f"The result was inadequate, in all three areas and overall. The areas are {THREE}.",
        "The overall effectiveness of services was judged inadequate, as was each of the three areas that made it up, which "
        "were:\n\n- help and protection;\n\n- care leavers; and\n\n- leadership, management and governance.",
    ],
)
def test_each_of_the_areas_had_the_same_as_the_whole(told: str) -> None:
    found = {domain for domain, grade in grades(told) if grade == "inadequate"}
    assert {"overall_effectiveness", "help_and_protection", "care_leavers"} <= found
    assert len(found) == 4


@pytest.mark.parametrize(
    "lead",
    [
        "Two areas of children's services required improvement to be good. These were:",
        "Two judgements were requires improvement:",
        "The areas requiring improvement to be good were:",
    ],
)
def test_a_list_that_shares_a_grade_though_a_member_tells_of_another_thing(lead: str) -> None:
    body = f"Ofsted had come. {lead}\n\n- Children who need help and protection\n- Children looked after - adoption was already judged good, but care leavers required improvement"
    assert single(body) == {
        ("help_and_protection", "requires_improvement"),
        ("looked_after_and_permanence", "requires_improvement"),
        ("adoption_performance", "good"),
        ("care_leavers", "requires_improvement"),
    }


@pytest.mark.parametrize(
    "body",
    [
        "• Areas judged to be good were:\n\n- the impact of leaders on social work practice; children in care; and\n\n- overall effectiveness\n\n• Care leavers were judged to require improvement.",
        "Judged good:\n\n· The impact of leaders; children in care; overall effectiveness\n\nJudged to require improvement:\n\n· Care leavers",
        "Good:\n\n- the impact of leaders; and\n\n- children in care; overall effectiveness.\n\nCare leavers required improvement.",
    ],
)
def test_members_of_a_list_that_semicolons_part(body: str) -> None:
    assert grades("The inspection took place in May 2024.\n\n" + body) == {
        ("leaders_impact", "good"),
        ("in_care", "good"),
        ("overall_effectiveness", "good"),
        ("care_leavers", "requires_improvement"),
    }


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("The single inspection rated the Council good in each of these:\n\n- Children who need help and protection\n\n- Leadership, management and governance", {(HELP, "good"), (LEADERSHIP, "good")}),
        ("The grades were as follows:\n\nGood\n\n- Adoption performance\n\nRequires improvement\n\n- Children who need help and protection\n\n- Leadership, management and governance", {(ADOPTION, "good"), (HELP, "requires_improvement"), (LEADERSHIP, "requires_improvement")}),
        ("The other two, help and protection; and leadership, management and governance, had been rated good.", {(HELP, "good"), (LEADERSHIP, "good")}),
        ("Ofsted looked at help and protection and care leavers only, on 2 March, both of which were good.", {(HELP, "good"), (LEAVERS, "good")}),
        ("Services were good in two areas (adoption performance; and care leavers), inadequate in one (leadership).", {(ADOPTION, "good"), (LEAVERS, "good"), (LEADERSHIP, "inadequate")}),
        ("In the section on help and protection, inspectors had given a grade of good for adoption performance.", {(ADOPTION, "good")}),
        ("One in ten of all services in the North East was rated as requires improvement.", set()),
    ],
)  # fmt: skip
def test_lists_of_areas_and_what_only_leads_to_them(told: str, expected: set[tuple[str, str]]) -> None:
    assert grades("The inspection took place in March 2016.\n\n" + told, meeting=MEETING_2016) == expected


def test_a_member_of_a_list_whose_other_areas_have_grades_of_their_own() -> None:
    found = readings.single(
        "All 3 key areas of the service required improvement to be good, namely:\n\n- Children who need help and protection\n\n"
        "- Children looked after and achieving permanance – adoption performance was outstanding\n\n- Leadership, management and governance"
    )
    assert found == {
        ("help_and_protection", "requires_improvement"),
        ("looked_after_and_permanence", "requires_improvement"),
        ("adoption_performance", "outstanding"),
        ("leadership_management_governance", "requires_improvement"),
    }
