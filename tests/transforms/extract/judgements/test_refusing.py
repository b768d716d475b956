"""Grade words that are no judgement, and pages that give none."""

from __future__ import annotations

import pytest
import readings
from readings import grades


@pytest.mark.parametrize(
    "sentence",
    [
        # the grading scale
        "The four grades are outstanding, good, requires improvement and inadequate.",
        "Inspectors could judge a service outstanding, good, requires improvement or inadequate.",
        # targets and hopes
        "The council was moving from good to outstanding.",
        "The aim was to be judged good at the next inspection.",
        "Members hoped that the service would be rated outstanding.",
        "The journey to good was under way.",
        # denied, doubted, hypothetical
        "The service was no longer inadequate.",
        "Children's services are no longer rated inadequate by Ofsted.",
        "Children's services were judged to be far from outstanding.",
        "Care leavers were not judged to be inadequate.",
        "Had it not been for the front door, children's services would have been judged good.",
        "It was asked what would have been needed to be judged good.",
        "Members asked how children's services could be moved from requires improvement to good.",
        "A provider whose rating falls to inadequate loses its place, and any home that is judged inadequate too.",
        "No commissioned service in the borough was currently rated inadequate.",
        "No authority in the region had been moved from inadequate to good in one step.",
        "Inspectors said that managers had a realistic grasp of what remained outstanding.",
        "The score was three points below the threshold for good overall.",
        "Of the services inspected, according to the association, four had come out as good.",
        # of something that is not judged
        "Inspectors found that social work practice in the front door was good.",
        "The inspectors said that the council's recording of visits was inadequate.",
        "If the service were judged inadequate, a commissioner could be sent.",
        "It was unclear whether the service would be rated good.",
        # by reference, or no grade at all
        "Services for care leavers have reached that threshold too.",
        "The council had received the second best judgement in the country.",
        # self-assessed, audits, surveys
        "The self-evaluation rated the service as good.",
        "The service had judged itself to be good in its self-assessment.",
        "We would rate ourselves as good overall.",
        "Our own assessment was that children's services were judged good.",
        "A mock inspection had judged children's services good.",
        "In her opinion the arrangements were judged adequate overall.",
        "Her overall opinion of each home was: Ash, good; Birch, outstanding.",
        "The Council required improvement in its data quality.",
        "The independent visitor judged the service as good in March.",
        "The directorate placed itself at good for care leavers.",
        "Schools were put into bands by the Council: band A (outstanding), band B (good).",
        "Performance was nowhere near good.",
        "An audit found that 12 of 40 files were good.",
        "In the survey, carers rated the service as good.",
        # visits
        "Inspectors found satisfactory progress at the monitoring visit.",
        "The service had declined in effectiveness since the visit.",
        # categories and sub-areas
        "The school was placed in special measures.",
        "Early help was found to be good.",
        # statistics
        "There were four grades, namely outstanding, good, requires improvement and inadequate.",
        "85% of schools in the county are judged good or outstanding.",
        "In the county 92 per cent were judged good by Ofsted.",
        "The share of councils whose services were judged good was 40%.",
        "Only three authorities in the region had been judged outstanding.",
        "The proportion of early years settings rated good had risen.",
        "Of the councils that Ofsted had inspected so far, just over half were good.",
        "The results so far showed four councils that were good and one that was inadequate.",
        "The Regulator of Social Housing gives grades (C1 being the highest level, C4 the lowest).",
        "To achieve an overall 'outstanding' rating, leaders must show much more.",
        # of a word
        "The use of the word 'adequate' in the report was unfortunate.",
        "Inspectors had used the term 'inadequate' of the front door.",
        # everyday adjectives
        "Members thanked officers for a good report.",
        "The outstanding issues would be dealt with.",
        "There was adequate staffing and good practice in the teams.",
        "Inspectors saw good progress and good leadership at every level.",
        "The Chair said that this was very good news.",
        "There were inadequate resources for the work.",
        "The plan's actions were rated green.",
    ],
)
def test_grade_words_that_are_no_judgement(sentence: str) -> None:
    assert grades(sentence) == set()


@pytest.mark.parametrize(
    "body",
    [
        "Councillor Reed thought it outstanding that this had been done.",
        "No authority had been found outstanding overall that year.",
        "The service had been rated good in all three.",
    ],
)
def test_praise_and_what_nobody_got_are_no_grades(body: str) -> None:
    assert grades(body) == set()


def test_what_officers_judged_right_behind_their_self_assessment_is_none() -> None:
    said = "The self-assessment set out the service's strengths. Having weighed the evidence, they judged {} to be good."
    assert grades(said.format("help and protection")) == set()
    inspectors = (
        "Inspectors thought the self-assessment accurate. They judged help and protection to be good."
    )
    assert grades(inspectors) == {("help_and_protection", "good")}


def test_peers_give_no_grade() -> None:
    assert grades("Care leavers felt to the team like requires improvement.", "LGA Peer Challenge") == set()


@pytest.mark.parametrize(
    "told",
    [
        "The Council did not place people with providers rated inadequate.",
        "Where a home was rated requires improvement, officers called within a week.",
        "Inspectors saw that staff were outstanding in their commitment.",
    ],
)
def test_a_kind_of_provider_or_zeal_is_no_grade(told: str) -> None:
    assert grades(told, title="Care Quality Commission Inspection of Adult Social Care") == set()


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("24/00117/FUL - Land west of Holt Lane: 80 dwellings and a primary school", "Members had inspected the site on Monday 4 March 2019. The Design Review Panel had rated the school outstanding. The Inspector who dismissed that appeal had found the landscaping inadequate."),
        ("School Report Cards", "Ofsted issued a report card with safeguarding met or not met beside it."),
        ("Response to the Care Quality Commission's Assessment", "This decision is to consider what the Care Quality Commission reports following its forthcoming assessment of the Council's duties. Assessors are to be in the Borough in June 2025."),
        ("Ratings of Care Services", "Since April homes are given a rating by CIW under each theme. It is Excellent, Good, Requires Improvement or Requires Significant Improvement."),
    ],
)  # fmt: skip
def test_pages_that_tell_of_no_inspection(title: str, told: str) -> None:
    found = readings.extract(told, title)
    assert not found.inspections
    assert not found.judgements


@pytest.mark.parametrize(
    "told",
    [
        # everyday words
        "Inspectors had seen much in children's services, both good and bad.",
        "The service did this for the good of all who used it, as inspectors had noted.",
        # what has still to be done
        "The five recommendations of the inspectors that remained outstanding were gone through.",
        "Three actions from the plan remained outstanding.",
        # of many, or of another council that is not named
        "Of the 64 reports that inspectors had published, 3 gave a rating of 'Outstanding' and 40 of 'Good'.",
        "Inspectors had seen 20 councils: one council was rated Outstanding.",
        "Most care in the city remained good.",
        "There are 14 whose overall rating is 'Requires Improvement'.",
        "A council in the next county had moved from an 'inadequate' to an 'outstanding' rating.",
        # of parts that are not named
        "There were some parts that came out overall as good.",
        "Members asked about the 'Requires Improvement' rating for early help.",
        "The Council had been judged to require improvement in the leaders and leaving home areas.",
        # of the council's own making
        "Officers went through the one item which they had rated inadequate.",
        "In the draft the service calls its own leadership good.",
        # the scale
        "A landlord gets a grade from C1, the best, to C4, the worst, and C3 means that it requires improvement.",
    ],
)
def test_what_a_careful_reader_passes_over(told: str) -> None:
    assert grades(told) == set()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("The service remained good.", {("overall_effectiveness", "good")}),
        ("Members asked about the good rating for care leavers.", {("care_leavers", "good")}),
        ("The services were judged overall as 'Good'.", {("overall_effectiveness", "good")}),
        ("Ofsted gave a good rating for the second time.", {("overall_effectiveness", "good")}),
    ],
)
def test_what_stands_near_such_words_and_is_a_grade(told: str, expected: set[tuple[str, str]]) -> None:
    assert grades(told) == expected


def test_an_area_told_of_in_everyday_words_is_not_the_whole_home() -> None:
    told = "Oak House Children's Home was graded outstanding overall. It was found that schooling is outstanding, managers run the home well and health is good."
    found = grades(told, "Ofsted Outcomes")
    assert found == {("overall_effectiveness", "outstanding")}
