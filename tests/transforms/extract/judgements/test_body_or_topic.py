"""Grades of a body or of the service as a whole, and grades that are of neither."""

from __future__ import annotations

import pytest
import readings
from readings import grades

OVERALL = "overall_effectiveness"


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("The overall effectiveness of children's services was judged to be good.", "good"),
        ("Ofsted judged the council's children's services to be inadequate.", "inadequate"),
        ("Ofsted had rated children's services as Requires Improvement.", "requires_improvement"),
        ("Children's services were found to be ‘outstanding’.", "outstanding"),
        ("Children's services were found to be “outstanding'.", "outstanding"),
        ("The inspectors found the service to require improvement to be good.", "requires_improvement"),
        ("The authority received an overall judgement of 'good'.", "good"),
        ("The overall judgment was that children's services were good.", "good"),
        (
            "Ofsted published its report, rating the overall effectiveness of services as inadequate.",
            "inadequate",
        ),
        ("The outcome was an overall rating of Good.", "good"),
        ("Children's services were graded 'RI' overall.", "requires_improvement"),
        ("The council was judged by Ofsted to be good overall.", "good"),
        ("Overall effectiveness: Good", "good"),
        ("Overall effectiveness      requires improvement", "requires_improvement"),
        ("Overall effectiveness - Inadequate", "inadequate"),
        ("Children's services are now rated Outstanding by Ofsted.", "outstanding"),
    ],
)
def test_a_grade_for_the_service_as_a_whole(sentence: str, grade: str) -> None:
    assert grades(sentence) == {(OVERALL, grade)}


def test_counts_of_services_give_no_grade() -> None:
    body = "It was said that only 16 services had been graded as 'good' for effectiveness, and that many forces were inadequate."
    assert grades(body, "HMICFRS inspections of fire and rescue services") == set()


@pytest.mark.parametrize(
    "told",
    [
        "Of our three homes including Larch House, two were rated good and one is judged to be inadequate.",
        "Both homes near the Larch House children's home did well, and the other was rated inadequate.",
    ],
)
def test_one_of_several_that_are_not_told_apart_has_no_grade(told: str) -> None:
    assert not [g for g in grades(told, "Ofsted Inspections of Children's Homes") if g[1] == "inadequate"]


def test_what_an_inspection_found_of_a_part_is_no_grade_of_the_whole() -> None:
    body = (
        "Ofsted inspected Birch Secure Centre, which was rated ‘good’ overall. Inspectors said that education and "
        "learning is good, management and leadership is effective and health is outstanding."
    )
    found = readings.extract(body, "Ofsted Updates")
    assert [(j.domain, j.grade) for j in found.judgements] == [(OVERALL, "good")]
    assert [i.subject for i in found.inspections] == ["childrens_home"]


@pytest.mark.parametrize(
    "body",
    [
        "Ofsted had visited. The outcome of the bid to the transport fund was outstanding.",
        "Ofsted inspected the service in May 2025. To be judged good overall a council had to be good in most areas.",
        "Ofsted inspected the service in May 2025. Families thought it was outstanding.",
        "Ofsted inspected the service in May 2025. It was inadequate to speak of trends.",
    ],
)
def test_words_that_only_look_like_a_grade_of_the_whole(body: str) -> None:
    assert grades(body) == set()


@pytest.mark.parametrize(
    "told",
    [
        "The report drew out the ‘outstanding’ judgements received at the joint area review of children's services.",
        "Ofsted ranked the overall contribution of services to keeping children safe as inadequate.",
        "Ofsted rates schools each term, and staff look hard at schools rated as ‘requires improvement’ or below.",
    ],
)
def test_grades_of_parts_or_kinds_are_no_grade_of_the_whole(told: str) -> None:
    assert grades(told) == set()


@pytest.mark.parametrize(
    "body",
    [
        "Ofsted had rated four of the authority's homes 'good' and another two 'outstanding'.",
        "Ofsted had graded both of the council's homes outstanding.",
        "Two of the homes run by the council are good and one is outstanding following Ofsted inspections.",
        "Ofsted judged most of the council's homes to be good.",
        "A council close by, an adjoining authority, had moved from inadequate to good.",
        "An adjoining authority had moved up from 'requires improvement' to 'good'.",
        "Members noted that a neighbouring council had been judged inadequate by Ofsted.",
        "Another London borough had been rated outstanding by Ofsted.",
        "It was said that one of our statistical neighbours had moved from inadequate to good.",
        "A similar county council was rated good by Ofsted.",
        "The improvement partner, an authority rated outstanding by Ofsted, was supporting the service.",
    ],
)
def test_grades_of_bodies_that_are_not_named(body: str) -> None:
    assert grades(body) == set()


def test_a_judgement_told_as_there_is_of_the_area_named_before() -> None:
    body = "Help and protection was where most of the work lay and the judgement there was requires improvement to be good."
    assert grades(body) == {("help_and_protection", "requires_improvement")}


def test_a_grade_of_this_one_is_not_of_the_whole() -> None:
    body = "Four areas were graded. It was in this one that the Council had been given Outstanding."
    assert (OVERALL, "outstanding") not in grades(body)


def test_a_year_between_two_grades_counts_no_areas() -> None:
    body = "The Council had moved from inadequate in 2018 to a judgement of requires improvement to be good."
    assert grades(body) == {(OVERALL, "inadequate"), (OVERALL, "requires_improvement")}


def test_outcomes_for_learners_end_before_the_verb() -> None:
    title = "Ofsted inspection of adult learning"
    body = "Ofsted inspected the adult learning service in October 2017. Outcomes for learners were good and so were teaching, learning and assessment."
    assert grades(body, title) == {("achievement", "good"), ("quality_of_teaching", "good")}
