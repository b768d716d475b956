"""Grades bound to what they were given for, pattern by pattern, and grade words that are no judgement (contract, 3)."""

from __future__ import annotations

import pytest
import readings
from readings import MEETING, MEETING_2016, grades, grades_by_subject, single

from transforms.extract import extract_page
from transforms.parse import parse_page

OVERALL, HELP = "overall_effectiveness", "help_and_protection"
LEADERS, IN_CARE, LEAVERS = "leaders_impact", "in_care", "care_leavers"
PERMANENCE, ADOPTION, LEADERSHIP = (
    "looked_after_and_permanence",
    "adoption_performance",
    "leadership_management_governance",
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "The council was judged good in the following areas:\n\n- The impact of leaders on social work practice\n\n"
            "- The experiences and progress of children in care\n\n- Care leavers",
            {(LEADERS, "good"), (IN_CARE, "good"), (LEAVERS, "good")},
            id="before-the-list",
        ),
        pytest.param(
            "Services were judged good in the following areas - children in care; care leavers; and children who "
            "need help and protection.",
            {(IN_CARE, "good"), (LEAVERS, "good"), (HELP, "good")},
            id="before-a-list-on-its-line",
        ),
        pytest.param(
            "The following were all judged to require improvement to be good:\n\n(a) care leavers\n\n(b) children in care",
            {(LEAVERS, "requires_improvement"), (IN_CARE, "requires_improvement")},
            id="before-a-lettered-list",
        ),
        pytest.param(
            "Care leavers, children in care and children who need help and protection were all judged to require "
            "improvement.",
            {
                (HELP, "requires_improvement"),
                (IN_CARE, "requires_improvement"),
                (LEAVERS, "requires_improvement"),
            },
            id="after-the-list",
        ),
        pytest.param(
            "Children who need help and protection\n\nRequires improvement to be good\n\nCare leavers\n\nGood",
            {(HELP, "requires_improvement"), (LEAVERS, "good")},
            id="on-the-next-line",
        ),
        pytest.param(
            "The judgements were:\n\n- Care leavers: outstanding\n\n- Children in care: good\n\n- Overall effectiveness: good",
            {(LEAVERS, "outstanding"), (IN_CARE, "good"), (OVERALL, "good")},
            id="each-member-with-its-own",
        ),
        pytest.param(
            "Judgement | Grade |\nOverall effectiveness | Inadequate |\nCare leavers | Good |",
            {(OVERALL, "inadequate"), (LEAVERS, "good")},
            id="table-rows",
        ),
        pytest.param(
            "Overall effectiveness\tInadequate\nCare leavers\tGood",
            {(OVERALL, "inadequate"), (LEAVERS, "good")},
            id="tabbed-rows",
        ),
        pytest.param(
            "Two areas of children's services required improvement to be good. These were:\n\n- care leavers\n\n"
            "- children who need help and protection",
            {(LEAVERS, "requires_improvement"), (HELP, "requires_improvement")},
            id="before-a-list-that-a-sentence-announces",
        ),
        pytest.param(
            "For children in care, the overall effectiveness was good.\n\nCare leavers\n\nOverall effectiveness - adequate",
            {(IN_CARE, "good"), (LEAVERS, "adequate")},
            id="overall-under-what-it-is-of",
        ),
        pytest.param(
            "The impact of leaders, inspected in the second week, was outstanding.",
            {(LEADERS, "outstanding")},
            id="over-an-aside",
        ),
        pytest.param(
            "The grades were: children in care (good), care leavers (outstanding) and children who need help and "
            "protection (requires improvement).",
            {(IN_CARE, "good"), (LEAVERS, "outstanding"), (HELP, "requires_improvement")},
            id="in-brackets",
        ),
        pytest.param(
            "Care leavers were judged outstanding and children in care good.",
            {(LEAVERS, "outstanding"), (IN_CARE, "good")},
            id="two-in-a-sentence",
        ),
        pytest.param(
            "Ofsted judged services good for children in care but inadequate for children who need help and protection.",
            {(IN_CARE, "good"), (HELP, "inadequate")},
            id="grade-for-thing",
        ),
        pytest.param(
            "The impact of leaders was judged good, as were the grades for care leavers and children in care.",
            {(LEADERS, "good"), (IN_CARE, "good"), (LEAVERS, "good")},
            id="as-were",
        ),
        pytest.param(
            "Children's services were judged good overall, with care leavers judged outstanding.",
            {(OVERALL, "good"), (LEAVERS, "outstanding")},
            id="overall-and-one",
        ),
        pytest.param(
            "Children's services were rated Good in all areas, including care leavers.",
            {(LEAVERS, "good")},
            id="in-all-areas-including",
        ),
        pytest.param(
            "The service was judged Good across all three key categories. The categories were the impact of leaders, "
            "children who need help and protection, and children in care.",
            {(LEADERS, "good"), (HELP, "good"), (IN_CARE, "good")},
            id="a-total-over-named-ones",
        ),
        pytest.param(
            "Children's services were judged good overall. Members welcomed the overall judgement of good.",
            {(OVERALL, "good")},
            id="said-twice",
        ),
        pytest.param(
            "There were three judgements, for care leavers, children in care and help and protection, each of which "
            "was good.",
            {(IN_CARE, "good"), (LEAVERS, "good"), (HELP, "good")},
            id="each-of-which",
        ),
    ],
)
def test_binding(body: str, expected: set[tuple[str, str]]) -> None:
    assert grades(body) == expected


def test_a_html_table_of_grades() -> None:
    body = f"""<div id="modgov"><h1>Agenda item</h1><h2>{readings.TITLE}</h2><p>{MEETING}</p><h3>Minutes:</h3>
      <table><tr><th>Judgement</th><th>Grade</th></tr>
      <tr><td><p>Overall <b>effectiveness</b></p></td><td><p>Requires&nbsp;<span>improvement</span></p></td></tr>
      <tr><td><p>The experiences and progress of care leavers</p></td><td><p>Good</p></td></tr></table></div>"""
    found = extract_page(parse_page(body.encode(), url=None, council=readings.COUNCIL))
    assert {(j.domain, j.grade) for j in found.judgements} == {
        (OVERALL, "requires_improvement"),
        (LEAVERS, "good"),
    }


def test_the_domains_of_each_framework() -> None:
    body = (
        "Leadership, management and governance was judged good, children looked after and achieving permanence "
        "requires improvement, and adoption performance outstanding."
    )
    assert grades(body, meeting=MEETING_2016) == {
        (LEADERSHIP, "good"),
        (PERMANENCE, "requires_improvement"),
        (ADOPTION, "outstanding"),
    }


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Adoption was judged good, as were care leavers and leadership, management and governance required improvement.",
            {(ADOPTION, "good"), ("care_leavers", "good"), (LEADERSHIP, "requires_improvement")},
        ),
        (
            "It was good for children looked after (including adoption, which was outstanding).",
            {(PERMANENCE, "good"), (ADOPTION, "outstanding")},
        ),
        ("Care leavers had been the one area judged inadequate.", {("care_leavers", "inadequate")}),
    ],
)
def test_a_grade_of_its_own_ends_a_run(body: str, expected: set[tuple[str, str]]) -> None:
    assert grades(body, meeting=MEETING_2016) == expected


@pytest.mark.parametrize(
    ("year", "domain"), [("2012", "leadership_and_management"), ("2019", "leaders_and_managers")]
)
def test_a_home_of_old_was_judged_for_its_leadership_in_other_words(year: str, domain: str) -> None:
    body = f"Fern House was inspected by Ofsted in May {year}. Leadership and management was judged good."
    meeting = f"Meeting of Cabinet, 9th September {year} 9.30 am (Item 5.)"
    assert grades(body, "Inspection of Fern House Children's Home", meeting) == {(domain, "good")}


def test_the_official_words_for_a_board() -> None:
    body = (
        "The arrangements in place to evaluate the effectiveness of what is done by the authority and board partners to "
        "safeguard and promote the welfare of children require improvement."
    )
    assert readings.grades_by_subject(body) == {
        ("safeguarding_board", "overall_effectiveness", "requires_improvement")
    }


@pytest.mark.parametrize(
    "body",
    [
        "For out-of-court disposals requires improvement was given for each of assessment and planning.",
        "Under domain three, out-of-court disposals, assessment required improvement and so did planning.",
    ],
)
def test_a_heading_of_standards_is_none_where_they_are_named(body: str) -> None:
    title = "Inspection of the Youth Justice Service by HM Inspectorate of Probation"
    assert grades(body, title) == {
        ("out_of_court_assessment", "requires_improvement"),
        ("out_of_court_planning", "requires_improvement"),
    }


CARE_AND_LEAVERS = "The experiences and progress of children in care and care leavers were judged to be good."


def test_an_ilacs_before_2023_judges_care_and_leavers_together() -> None:
    meeting = "Meeting of Cabinet, Monday 9th September 2019 9.30 am (Item 5.)"
    assert grades(CARE_AND_LEAVERS, meeting=meeting) == {("in_care_and_care_leavers", "good")}


def test_an_ilacs_from_2023_judges_care_and_leavers_apart() -> None:
    assert grades(CARE_AND_LEAVERS) == {(IN_CARE, "good"), (LEAVERS, "good")}


def test_two_bodies_with_one_grade() -> None:
    body = "Both children's services and the Local Safeguarding Children Board were judged to be good."
    assert grades_by_subject(body, meeting=MEETING_2016) == {
        ("childrens_services", OVERALL, "good"),
        ("safeguarding_board", OVERALL, "good"),
    }


def test_a_board_beside_an_inspection_has_its_own_grade() -> None:
    body = (
        "Children's services were judged to require improvement overall. The Local Safeguarding Children Board was "
        "judged inadequate."
    )
    assert grades_by_subject(body, meeting=MEETING_2016) == {
        ("childrens_services", OVERALL, "requires_improvement"),
        ("safeguarding_board", OVERALL, "inadequate"),
    }


def test_downgraded_is_two_inspections() -> None:
    found = readings.extract(
        "Children's services had been downgraded from good to requires improvement by Ofsted."
    )
    assert len(found.inspections) == 2
    assert sorted(j.grade for j in found.judgements) == ["good", "requires_improvement"]
    assert len({j.inspection for j in found.judgements}) == 2


def test_a_past_grade_beside_the_new_one_is_of_another_inspection() -> None:
    found = readings.extract(
        "Ofsted judged children's services good overall. At the previous inspection, in 2019, they had been judged "
        "inadequate."
    )
    ended = {i.ref: i.ended_on for i in found.inspections}
    assert {(j.grade, ended[j.inspection]) for j in found.judgements} == {
        ("good", None),
        ("inadequate", "2019"),
    }


def test_both_capacities_for_improvement_are_kept() -> None:
    title = "Inspection of Safeguarding and Looked After Children Services"
    body = (
        "Safeguarding was judged adequate, with capacity for improvement good. Services for looked after children "
        "were judged good, with capacity for improvement adequate."
    )
    meeting = "Meeting of Cabinet, Tuesday 12th April 2011 9.30 am (Item 5.)"
    assert grades(body, title, meeting) == {
        ("safeguarding", "adequate"),
        ("capacity_for_improvement", "good"),
        ("looked_after", "good"),
        ("capacity_for_improvement", "adequate"),
    }


@pytest.mark.parametrize(
    ("body", "provisional"),
    [
        ("The inspectors' verbal feedback was that overall effectiveness was good.", True),
        ("The draft report judged overall effectiveness to be good.", True),
        ("The published report judged overall effectiveness to be good.", False),
    ],
)
def test_provisional_grades(body: str, provisional: bool) -> None:
    (judgement,) = readings.extract(body).judgements
    assert (judgement.grade, judgement.provisional) == ("good", provisional)


def test_a_domain_that_was_not_judged() -> None:
    assert grades("Adoption performance was not judged.", meeting=MEETING_2016) == {(ADOPTION, "not_judged")}


def test_every_quote_carries_its_grade_or_its_member() -> None:
    body = (
        "The judgements were:\n\n- Care leavers: outstanding\n\n- Children in care: good\n\nOverall, services were judged "
        "good."
    )
    page = readings.item(body)
    quotes = {j.domain: page.facts.text[j.start : j.end] for j in extract_page(page).judgements}
    assert "outstanding" in quotes[LEAVERS]
    assert "Care leavers" in quotes[LEAVERS]
    assert "good" in quotes[IN_CARE]
    assert "good" in quotes[OVERALL]


# -- other bodies ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        pytest.param(
            "Moss Lane Primary School: Ofsted Inspection",
            "Moss Lane Primary School was judged good overall, with quality of education judged to require improvement "
            "and personal development outstanding.",
            {
                ("school", OVERALL, "good"),
                ("school", "quality_of_education", "requires_improvement"),
                ("school", "personal_development", "outstanding"),
            },
            id="school",
        ),
        pytest.param(
            "Outcome of the Inspection of the Adult Learning Service",
            "The adult learning service was judged good by Ofsted, and leadership and management was judged outstanding.",
            {
                ("adult_learning", OVERALL, "good"),
                ("adult_learning", "leadership_and_management", "outstanding"),
            },
            id="adult-learning",
        ),
        pytest.param(
            "CQC Assessment of Adult Social Care",
            "The Care Quality Commission gave adult social care an overall rating of good. Assessing needs was rated "
            "requires improvement.",
            {
                ("adult_social_care", OVERALL, "good"),
                ("adult_social_care", "assessing_needs", "requires_improvement"),
            },
            id="adult-social-care",
        ),
        pytest.param(
            "Inspection of the Youth Justice Service by HM Inspectorate of Probation",
            "The Youth Justice Service was given an overall rating of good. Staff was rated outstanding and out-of-court "
            "disposals requires improvement.",
            {
                ("youth_justice", OVERALL, "good"),
                ("youth_justice", "staff", "outstanding"),
                ("youth_justice", "out_of_court_disposals", "requires_improvement"),
            },
            id="youth-justice",
        ),
        pytest.param(
            "HMICFRS Inspection of the Fire and Rescue Service",
            "The service was graded good for effectiveness, requires improvement for efficiency and good for people.",
            {
                ("fire", "effectiveness", "good"),
                ("fire", "efficiency", "requires_improvement"),
                ("fire", "people", "good"),
            },
            id="fire",
        ),
        pytest.param(
            "Inspection of Children's Homes",
            "Moss Lane children's home was inspected by Ofsted in May 2025 and judged outstanding.",
            {("childrens_home", OVERALL, "outstanding")},
            id="childrens-home",
        ),
        pytest.param(
            "Care Home Inspections",
            "Elm House care home was rated inadequate by the CQC. It was rated inadequate for safe and good for caring.",
            {
                ("care_provider", OVERALL, "inadequate"),
                ("care_provider", "safe", "inadequate"),
                ("care_provider", "caring", "good"),
            },
            id="care-home",
        ),
    ],
)
def test_other_bodies(title: str, body: str, expected: set[tuple[str, str, str]]) -> None:
    assert grades_by_subject(body, title) == expected


SEND = "Area SEND Inspection of the Wendleshire Local Area Partnership"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "The partnership's arrangements typically lead to positive experiences and outcomes.",
            {"positive_experiences"},
        ),
        (
            "The inspection found that arrangements lead to inconsistent experiences and outcomes.",
            {"inconsistent_experiences"},
        ),
        ("Inspectors found widespread and systemic failings.", {"systemic_failings"}),
        (
            "The local area was required to produce a Written Statement of Action.",
            {"written_statement_of_action"},
        ),
        ("A written statement of action was not required.", {"no_written_statement_of_action"}),
        ("There are three possible outcomes, the lowest being systemic failings.", set()),
        ("Other local areas had been required to produce a written statement of action.", set()),
    ],
)
def test_outcomes_of_area_inspections(body: str, expected: set[str]) -> None:
    found = grades_by_subject(body, SEND)
    assert found == {("area_send", "area_outcome", grade) for grade in expected}


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        pytest.param(
            "Announced Inspection of Safeguarding and Looked After Children",
            "The inspection of May 2012 found that the council performed 'adequately' on Safeguarding and Looked After Children.",
            {("safeguarding", "adequate"), ("looked_after", "adequate")},
            id="adverb",
        ),
        pytest.param(
            "Inspection of Arrangements for the Protection of Children",
            "The authority was judged to be adequate in the effectiveness of help and quality of practice categories and "
            "inadequate in respect of leadership and governance.",
            {(HELP, "adequate"), ("quality_of_practice", "adequate"), (LEADERSHIP, "inadequate")},
            id="categories",
        ),
        pytest.param(
            "Annual Performance Assessment of Services for Children",
            "Three grades of 'outstanding' had been achieved in Staying Safe; Enjoying and Achieving; and Making a "
            "Positive Contribution.",
            {("staying_safe", "outstanding"), ("enjoying_and_achieving", "outstanding"), ("positive_contribution", "outstanding")},
            id="count-then-list",
        ),
        pytest.param(
            readings.TITLE,
            "The impact of leaders on social work practice was rated as 'outstanding'; it was previously rated as 'good'.",
            {(LEADERS, "outstanding"), (LEADERSHIP, "good")},
            id="the-same-thing-before",
        ),
        pytest.param(
            readings.TITLE,
            "Services had improved from a position of inadequate in 2015 to now requiring improvement to be good.",
            {(OVERALL, "inadequate"), (OVERALL, "requires_improvement")},
            id="from-a-position-of",
        ),
        pytest.param(
            readings.TITLE,
            "It was the only council in the region to move from Requires Improvement to Outstanding.",
            {(OVERALL, "requires_improvement"), (OVERALL, "outstanding")},
            id="the-only-one-to",
        ),
        pytest.param(
            "Area SEND Inspection",
            "There were three possible outcomes, and the outcome for us was that arrangements led to inconsistent experiences.",
            {("area_outcome", "inconsistent_experiences")},
            id="one-of-three-outcomes",
        ),
        pytest.param(
            "Regulator of Social Housing Inspection Report",
            "The grades were:\n\n- C1, the best\n- C2\n- C3\n- C4, the worst\n\nThe Council had been awarded a C3 rating.",
            {(OVERALL, "c3")},
            id="housing",
        ),
        pytest.param(
            "CPA Report",
            "Members noted the improvement in the Council's CPA rating from poor to fair.",
            {(OVERALL, "poor"), (OVERALL, "fair")},
            id="comprehensive-assessment",
        ),
        pytest.param(
            "Inspection of Adult Learning",
            "The report of the inspection identified Level 4 (inadequate).",
            {(OVERALL, "inadequate")},
            id="level",
        ),
    ],
)  # fmt: skip
def test_further_ways_to_give_a_grade(title: str, body: str, expected: set[tuple[str, str]]) -> None:
    assert grades(body, title, readings.MEETING) == expected


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        pytest.param(
            "Hill View Surgery - CQC inspection",
            "There were three areas of focus; safety, effectiveness and well-led, with all three areas found to be inadequate.",
            {("safe", "inadequate"), ("effective", "inadequate"), ("well_led", "inadequate")},
            id="all-of-those-named-ahead",
        ),
        pytest.param(
            "Youth Justice Service - HMI Probation inspection",
            "The Service had been rated 'Outstanding' for the quality of work done with children, and the quality of work "
            "with victims was rated 'Requires improvement'.",
            {("work_with_children", "outstanding"), ("work_with_victims", "requires_improvement")},
            id="work-with-children-and-victims",
        ),
        pytest.param(
            "PEEL inspection of the force",
            "The force was graded adequate for police powers and treating the public fairly and respectfully.",
            {("treatment_of_the_public", "adequate")},
            id="treating-the-public",
        ),
        pytest.param(
            "Inspection of the Council's children's homes",
            "Mill House was judged good for the overall experiences and progress of children and outstanding for how well "
            "children were helped and protected.",
            {("overall_experiences_and_progress", "good"), (HELP, "outstanding")},
            id="how-well-children-were-helped",
        ),
        pytest.param(
            "Ofsted inspection of the adoption agency",
            "The agency is now rated good overall. The outcome areas were graded as follows: staying safe, outstanding; "
            "making a positive contribution, good.",
            {(OVERALL, "good"), ("staying_safe", "outstanding"), ("positive_contribution", "good")},
            id="outcomes-of-an-agency",
        ),
        pytest.param(
            "Estyn inspection of education services",
            "Estyn concluded that the service was adequate with good prospects for improvement.",
            {(OVERALL, "adequate"), ("capacity_for_improvement", "good")},
            id="good-prospects",
        ),
    ],
)
def test_grades_of_other_inspectorates(title: str, body: str, expected: set[tuple[str, str]]) -> None:
    assert grades(body, title) == expected


def test_an_aside_parts_no_thing_from_its_grade() -> None:
    body = "The Safeguarding Children Board, reviewed at the same time, required improvement."
    assert grades_by_subject(body, meeting=MEETING_2016) == {
        ("safeguarding_board", OVERALL, "requires_improvement")
    }


def test_a_joint_area_review_judges_the_whole() -> None:
    body = "The report of the Joint Area Review was published in March 2008 and judged services for children to be good overall."
    assert grades(body) == {(OVERALL, "good")}


def test_outcomes_of_several_neighbouring_areas() -> None:
    body = (
        "Of the areas nearby, Durham and Hartlepool had each been found to have inconsistent experiences and outcomes, whereas "
        "in Gateshead arrangements typically lead to positive experiences and outcomes."
    )
    found = readings.extract(body, "Area SEND inspection: outcome")
    whose = {i.ref: i.authority for i in found.inspections}
    assert {(whose[j.inspection], j.grade) for j in found.judgements} == {
        ("County Durham", "inconsistent_experiences"),
        ("Hartlepool", "inconsistent_experiences"),
        ("Gateshead", "positive_experiences"),
    }


@pytest.mark.parametrize(
    "before",
    [
        "It had been judged inadequate at its previous inspection.",
        "It had been judged inadequate two years ago.",
        "It had then been judged inadequate.",
    ],
)
def test_a_grade_of_the_time_before_is_of_another_inspection(before: str) -> None:
    found = readings.extract(f"The overall effectiveness was judged good. {before}", readings.TITLE)
    assert {j.grade for j in found.judgements} == {"good", "inadequate"}
    assert len({j.inspection for j in found.judgements}) == 2


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("The report of 24 January judged services to be inadequate.", {("overall_effectiveness", "inadequate")}, id="day-no-count"),
        pytest.param("The service was rated 'Requires Improvement t be good'.", {("overall_effectiveness", "requires_improvement")}, id="typing-error"),
        pytest.param("The council was judged to be 'good' in the areas of the progress of chil", set(), id="broken-off"),
        pytest.param("Grade 3 represented a service that was deemed to be good.", set(), id="scale-told"),
    ],
)  # fmt: skip
def test_grades_beside_figures_and_typing_errors(sentence: str, expected: set[tuple[str, str]]) -> None:
    assert grades(sentence) == expected


def test_a_council_whose_services_were_rated_is_another() -> None:
    found = readings.extract(
        "Staff had been to Kent, whose children's services were rated outstanding in 2023."
    )
    assert [i.authority for i in found.inspections if i.ended_on == "2023"] == ["Kent"]


def test_the_grade_that_it_had_before_is_of_the_inspection_before() -> None:
    body = (
        "Elm Lodge - a full inspection took place on 3 and 4 June 2025. It had been rated as requires improvement to be "
        "good overall, having been good at its previous inspection in May 2024. The home was judged to be improving."
    )
    found = readings.extract(body, "Ofsted Inspections of Children's Homes")
    of = {i.ref: i.ended_on for i in found.inspections}
    assert {(of[j.inspection], j.grade) for j in found.judgements} == {
        ("2025-06-04", "requires_improvement"),
        ("2024-05", "good"),
    }


def test_at_that_time_goes_on_with_the_inspection_last_told_of() -> None:
    body = (
        "Ofsted inspected the service in May 2025 and judged it good overall. In June 2011 Ofsted had inspected "
        "safeguarding and looked after children's services. At that time safeguarding was judged adequate."
    )
    found = readings.extract(body)
    of = {i.ref: i.ended_on for i in found.inspections}
    assert ("2011-06", "adequate") in {(of[j.inspection], j.grade) for j in found.judgements}


def test_a_home_by_a_name_that_tells_nothing_is_no_council() -> None:
    body = "Ofsted had inspected two children's homes. Elm Crescent had been judged good overall in May 2025."
    found = readings.extract(body, "Ofsted Focused Visit")
    assert [(i.subject, i.subject_name) for i in found.inspections if i.ended_on == "2025-05"] == [
        ("childrens_home", "Elm Crescent")
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Members were told that a good judgement had been within reach.",
        "Ofsted said that an inadequate rating for care leavers would make the whole authority inadequate.",
        "A school which was rated inadequate two years ago could be good today.",
    ],
)
def test_what_might_have_been_is_no_grade(body: str) -> None:
    assert grades(body) == set()


def test_a_year_counts_no_services() -> None:
    body = "The inspection of services in July, 2016 judged whole services in Wendleshire as requires improvement."
    assert grades(body, meeting="") == {("overall_effectiveness", "requires_improvement")}


@pytest.mark.parametrize(
    ("told", "given"),
    [
        (
            "The Council had been rated Requires Improvement in 2019 and Inadequate in 2016.",
            {("2019", "requires_improvement"), ("2016", "inadequate")},
        ),
        (
            "Children's services were judged good in 2023, requires improvement in 2019, and inadequate in 2015.",
            {("2023", "good"), ("2019", "requires_improvement"), ("2015", "inadequate")},
        ),
    ],
)
def test_grades_of_one_thing_year_by_year(told: str, given: set[tuple[str, str]]) -> None:
    found = readings.extract(told)
    years = {i.ref: i.ended_on for i in found.inspections}
    assert {(years[j.inspection], j.grade) for j in found.judgements} == given


def test_a_grade_apart_from_a_count_is_of_what_it_names() -> None:
    body = "The service was judged good in three out of four areas with care leavers rated as requiring improvement."
    assert grades(body) == {("care_leavers", "requires_improvement")}
    assert not grades("Two thirds of authorities with a judgement were rated good.")


@pytest.mark.parametrize(
    ("told", "given"),
    [
        ("Ofsted confirmed that services are no longer inadequate and have moved to requires improvement.", "requires_improvement"),
        ("Children's services had improved to good since the visits began.", "good"),
        ("Two homes were rated Good and one Outstanding by Ofsted.", None),
        ("Both of its homes were judged good after the visits.", None),
    ],
)  # fmt: skip
def test_a_service_that_moved_has_a_grade_and_homes_without_names_have_none(
    told: str, given: str | None
) -> None:
    assert grades(told) == ({("overall_effectiveness", given)} if given else set())


def test_a_clause_that_goes_on_is_of_the_body_before_it() -> None:
    body = "The adoption service was inspected in February 2012 and received an overall judgement of outstanding."
    assert grades_by_subject(body) == {("adoption", "overall_effectiveness", "outstanding")}


@pytest.mark.parametrize(
    "sentence",
    [
        "The scoring key was: 1 = outstanding, 2 = good, 3 = satisfactory, 4 = inadequate.",
        "Ofsted's judgements were 1 (outstanding), 2 (good) and 3 (requires improvement).",
        "A moderate rating by inspectors is often interpreted as good.",
        "Ofsted's finding was the equivalent of a 'good' rating.",
        "The team was judged to be inadequate in 3 of those areas.",
        "The service was judged good in six of the ten standards.",
    ],
)
def test_a_key_to_grades_a_likeness_or_a_count_of_areas_gives_none(sentence: str) -> None:
    assert grades(sentence) == set()


def test_a_landlord_s_grade_and_the_ends_of_its_scale() -> None:
    body = "The Council had been given a C2 grade (C1 being the highest possible level, C4 the lowest)."
    found = readings.extract(body, "Regulator of Social Housing: Inspection Outcome").judgements
    assert [(j.domain, j.grade) for j in found] == [(OVERALL, "c2")]


def test_how_a_council_performed_in_quotation_marks() -> None:
    title = "Care Quality Commission: Annual Performance Assessment of Adult Social Care 2009-10"
    assert grades("The CQC concluded that the Council performed ‘Well’ overall.", title) == {
        (OVERALL, "well")
    }


@pytest.mark.parametrize(
    ("told", "given"),
    [
        (
            "The Director said that having been found to be inadequate the service faced four visits a year.",
            {("overall_effectiveness", "inadequate")},
        ),
        ("The inspection found care and schooling is good, and leadership was sound and health is outstanding.", set()),
    ],
)  # fmt: skip
def test_whose_grade_it_is_told_by_the_verb_beside_it(told: str, given: set[tuple[str, str]]) -> None:
    assert grades(told) == given


def test_the_award_of_inspectors_is_a_grade() -> None:
    body = "Members wrote to Larch House Children's Home to praise the inspectors' outstanding award after the visit in May."
    assert grades_by_subject(body, "Work of the Panel: Ofsted") == {
        ("childrens_home", "overall_effectiveness", "outstanding")
    }


def test_a_secure_centre_is_a_childrens_home() -> None:
    body = (
        "The Panel heard of the Ofsted inspection of Larchdale Secure Centre which was graded ‘good’ overall."
    )
    assert grades_by_subject(body, "Ofsted Updates") == {("childrens_home", "overall_effectiveness", "good")}


@pytest.mark.parametrize("how", ["no Written Statement of Action was issued", "a WSoA had not been imposed"])
def test_a_statement_that_was_not_issued(how: str) -> None:
    body = f"The Ofsted and CQC inspection of the local area took place in May 2021. There were no weaknesses and {how}."
    assert grades(body, "Local Area SEND Inspection") == {("area_outcome", "no_written_statement_of_action")}


def test_good_in_some_areas_is_of_none_that_is_named() -> None:
    body = "Ofsted had inspected the fostering service on 3 March 2011 and rated it good in five areas and outstanding in one."
    assert grades(body, "Fostering Service Inspection") == set()


def test_areas_judged_good_overall_are_not_the_whole() -> None:
    body = "The inspection found that services required improvement, with a few areas that were judged overall as good."
    assert grades(body) == {("overall_effectiveness", "requires_improvement")}


def test_grades_counted_over_areas_are_of_none_that_the_next_sentence_names() -> None:
    body = (
        "Of the grades received in each area, 11 were 'good', 4 'outstanding' and 5 'adequate'. There were areas for "
        "development within the Safeguarding part and within the Looked After Children part."
    )
    assert grades(body, "Inspection of Safeguarding and Looked After Children Services") == set()


@pytest.mark.parametrize(
    "what",
    ["overall grading for the force in the latest report", "force's overall grade", "overall judgement"],
)
def test_the_overall_grade_of_a_force_where_the_page_says_so(what: str) -> None:
    body = f"HMICFRS published its findings in March 2018. The {what} was 'requires improvement'."
    assert grades(body, "PEEL Inspection of the Police") == {
        ("overall_effectiveness", "requires_improvement")
    }


def test_a_service_that_was_providing_a_good_service() -> None:
    body = "The inspection of May 2019 showed that the council was providing a 'Good' service. It aimed at providing outstanding services."
    assert grades(body) == {("overall_effectiveness", "good")}


def test_the_older_grades_of_councils_adult_services() -> None:
    body = "The Council had been given the CQC's rating of “Well” for its adult social care, for the second year."
    assert grades(body, "Adult Social Care: CQC Annual Performance Assessment 2009/10") == {
        ("overall_effectiveness", "well")
    }


def test_articles_and_references_are_no_names_of_bodies() -> None:
    body = "Every children's centre was to be inspected by Ofsted. Although it was rated good overall, partnerships were rated outstanding."
    names = {i.subject_name for i in readings.inspections(body, "Children's Centre Inspections")}
    assert names <= {None}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Care leavers had stayed 'good'.", {("care_leavers", "good")}),
        ("Staff wanted an outstanding Ofsted judgement.", set()),
        ("The plan had actions for reaching a good Ofsted rating.", set()),
    ],
)
def test_grades_that_stayed_and_grades_that_are_wanted(told: str, expected: set[tuple[str, str]]) -> None:
    assert grades(told) == expected


def test_a_statement_required_where_there_are_weaknesses_is_of_no_area() -> None:
    body = "Inspectors give no grade; where weaknesses are significant a written statement of action is required."
    assert grades(body, "Local Area SEND Inspection") == set()


def test_a_scale_with_the_numbers_of_its_grades_is_a_scale() -> None:
    body = "Inspectors used a four point scale, namely outstanding (grade 1), good (grade 2), adequate (grade 3) and inadequate (grade 4)."
    assert grades(body) == set()


def test_councils_that_share_a_grade() -> None:
    body = (
        "Several reports had been published by Estyn:\n\n· Conwy, Powys and Wrexham are all good;\n\n"
        "· Torfaen is in special measures; and Cardiff, Flintshire and Caerphilly are adequate."
    )
    found = readings.extract(body, "Estyn: Inspection of Local Authority Education Services")
    councils = {i.ref: i.authority for i in found.inspections}
    good, adequate = ("Conwy", "Powys", "Wrexham"), ("Cardiff", "Flintshire", "Caerphilly")
    assert {(councils[j.inspection], j.grade) for j in found.judgements} == {
        *((council, "good") for council in good),
        *((council, "adequate") for council in adequate),
    }


def test_areas_counted_and_then_named_are_graded() -> None:
    body = "Two of the four areas came out as requiring improvement, these being help and protection; and care leavers."
    assert grades(f"The inspection was in May 2025. {body}") == {
        ("help_and_protection", "requires_improvement"),
        ("care_leavers", "requires_improvement"),
    }


def test_a_grade_that_was_done_away_with_was_not_given() -> None:
    assert (
        grades("The outcome was told to all. Ofsted had done away with “adequate” as a judgement.") == set()
    )


SCHOOLS = "Outcomes of school inspections"


def named_grades(body: str, title: str) -> set[tuple[str | None, str, str]]:
    found = readings.extract(body, title)
    names = {i.ref: i.subject_name for i in found.inspections}
    return {(names[j.inspection], j.domain, j.grade) for j in found.judgements}


@pytest.mark.parametrize(
    ("body", "title", "expected"),
    [
        pytest.param(
            "School    Date    Overall effectiveness    Quality of education\n\n"
            "Elmfield Primary    4-5 Oct    Good    Outstanding",
            SCHOOLS,
            {
                ("Elmfield Primary", OVERALL, "good"),
                ("Elmfield Primary", "quality_of_education", "outstanding"),
            },
            id="a-judgement-heads-each-column",
        ),
        pytest.param(
            "Ofsted inspected Elmfield Primary School in May 2025. Elmfield Primary School was rated good in May 2025, "
            "having been inadequate in 2021.",
            SCHOOLS,
            {
                ("Elmfield Primary School", OVERALL, "good"),
                ("Elmfield Primary School", OVERALL, "inadequate"),
            },
            id="having-been",
        ),
        pytest.param(
            "Report cards were new. At Elmfield Primary School, inspected in May 2025, safeguarding was not met.",
            SCHOOLS,
            {("Elmfield Primary School", "safeguarding", "not_met")},
            id="safeguarding-on-a-report-card",
        ),
    ],
)
def test_grades_of_named_bodies_with_their_judgements(
    body: str, title: str, expected: set[tuple[str | None, str, str]]
) -> None:
    assert named_grades(body, title) == expected


def test_a_thing_in_brackets_or_in_a_clause_set_in_is_not_what_was_graded() -> None:
    body = (
        "HMIP inspected the youth justice service in May 2025. In the second domain (court disposals) the ratings were "
        "assessment 'Good' and planning 'Outstanding'. Resettlement, which stands outside the overall rating, was 'Good'."
    )
    found = {(j.domain, j.grade) for j in readings.extract(body, "Inspection of Youth Justice").judgements}
    assert found == {
        ("court_assessment", "good"),
        ("court_planning", "outstanding"),
        ("resettlement_policy_and_provision", "good"),
    }


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "was rated Good in June 2025, up from Requires Improvement in 2022.",
            {"good", "requires_improvement"},
        ),
        ("was rated Good, down from Outstanding at the last inspection.", {"good", "outstanding"}),
        ("was rated Good, a step up from the Inadequate given in 2021.", {"good", "inadequate"}),
        ("was now Good, having previously been Inadequate.", {"good", "inadequate"}),
        ("was judged good overall, an improvement from inadequate in 2022.", {"good", "inadequate"}),
    ],
)
def test_a_grade_and_the_one_that_it_came_up_or_down_from(body: str, expected: set[str]) -> None:
    assert {grade for _, grade in grades(f"Ofsted had visited. The service {body}")} == expected


@pytest.mark.parametrize(
    ("body", "grade"),
    [
        ("Ofsted had awarded 'Good' to the Council for its support of {}.", "good"),
        ("Inspectors gave a grade of Good to the Authority for {}.", "good"),
        ("A 'Good' judgement was made by inspectors in respect of the Council's {}.", "good"),
        ("Ofsted graded the authority as requires improvement in its work with {}.", "requires_improvement"),
        ("The service was graded Outstanding by Ofsted for {}.", "outstanding"),
        ("Ofsted judged the Council good in the way that it supports {}.", "good"),
    ],
)
def test_a_grade_given_to_a_council_for_one_judgement_is_none_of_the_whole(body: str, grade: str) -> None:
    assert grades(body.format("care leavers")) == {("care_leavers", grade)}


def test_both_grades_are_of_what_stands_behind_the_second() -> None:
    told = grades("The authority had moved from requires improvement to good in help and protection.")
    assert told == {("help_and_protection", "requires_improvement"), ("help_and_protection", "good")}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "found the Council to be Good with Outstanding leadership.",
            {(OVERALL, "good"), ("leaders_impact", "outstanding")},
        ),
        (
            "rated the services Good, with Outstanding support for care leavers.",
            {(OVERALL, "good"), ("care_leavers", "outstanding")},
        ),
        ("rated the service good with good support for care leavers.", {(OVERALL, "good")}),
        ("rated leadership as outstanding and everything else as good.", {("leaders_impact", "outstanding")}),
        (
            "gave these grades: leaders (Good); in care (Good); leaders' impact was weighed again.",
            {("leaders_impact", "good"), ("in_care", "good")},
        ),
    ],
)
def test_a_second_grade_that_only_goes_with_the_first(body: str, expected: set[tuple[str, str]]) -> None:
    assert grades(f"The inspection {body}") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "The Council was judged adequate overall for both safeguarding and looked after children.",
            "adequate",
        ),
        (
            "Safeguarding services received an overall rating of good, as did services for looked after children.",
            "good",
        ),
        ("Safeguarding and looked after children were each given an overall grade of good.", "good"),
        ("The overall judgements were good for safeguarding and good for looked after children.", "good"),
    ],
)
def test_an_overall_grade_of_each_part_is_none_of_the_whole(body: str, expected: str) -> None:
    told = grades(
        body,
        "Inspection of Safeguarding and Looked After Children Services",
        "Meeting of Cabinet, Tuesday 12th April 2011 9.30 am (Item 5.)",
    )
    assert told == {("safeguarding", expected), ("looked_after", expected)}


def test_a_neighbour_graded_for_one_judgement_is_an_entry_of_its_own() -> None:
    found = readings.extract(
        "Ofsted inspected Wendleshire in June 2025. Members had heard that Essex was rated outstanding for care leavers."
    )
    assert [(i.authority, i.started_on) for i in found.inspections] == [
        ("Wendleshire", "2025-06"),
        ("Essex", None),
    ]
    assert [j.inspection for j in found.judgements] == [found.inspections[1].ref]


@pytest.mark.parametrize(
    "told",
    [
        "The inspection in June 2019 had found significant weaknesses and the area had been issued with a Written Statement of Action.",
        "The inspection in June 2019 had led to a Written Statement of Action.",
        "A WSOA had been imposed following the local area inspection in June 2019.",
        "The local area inspection in June 2019 resulted in a joint Written Statement of Action.",
    ],
)
def test_statements_of_action_told_in_other_words(told: str) -> None:
    assert grades(told, "SEND Local Area Inspection") == {("area_outcome", "written_statement_of_action")}


@pytest.mark.parametrize(
    "told",
    [
        "The Written Statement of Action Programme of work had been under way for a year, as required by the department.",
        "The Written Statement of Action Progress Report was before Members.",
    ],
)
def test_a_programme_that_bears_its_name_requires_no_statement(told: str) -> None:
    assert grades(told, "Written Statement of Action Progress Report") == set()


def test_a_revisit_requires_no_statement() -> None:
    body = "The re-visit took place in May 2021. The first inspection in 2018 had led to a Written Statement of Action."
    found = readings.extract(body, "SEND Inspection Re-visit")
    (judgement,) = found.judgements
    assert [i.started_on for i in found.inspections if i.ref == judgement.inspection] == ["2018"]


def test_outcomes_of_adult_social_care_as_cqc_graded_them_to_2010() -> None:
    body = (
        "The CQC concluded that overall the Council performed 'Well'. It had been graded 'Excellent' for making a positive contribution and "
        "'Adequate' for maintaining personal dignity and respect."
    )
    title = "CQC Annual Performance Assessment of Adult Social Care 2009/10"
    assert grades(body, title, "Meeting of Cabinet, Monday 13th December 2010 9.30 am (Item 5.)") == {
        ("overall_effectiveness", "well"),
        ("positive_contribution", "excellent"),
        ("maintaining_personal_dignity_and_respect", "adequate"),
    }


def test_the_trust_as_a_whole_is_none_of_its_hospitals() -> None:
    body = "Dale Hospital was rated Good and Fell Hospital was rated Inadequate. The Trust as a whole was rated Requires Improvement."
    found = readings.extract(body, "CQC Inspection of Dale and Fell NHS Trust")
    names = {i.ref: i.subject_name for i in found.inspections}
    assert {(names[j.inspection], j.grade) for j in found.judgements} == {
        ("Dale Hospital", "good"),
        ("Fell Hospital", "inadequate"),
        ("Dale and Fell NHS Trust", "requires_improvement"),
    }


def test_a_service_called_by_its_initials() -> None:
    body = "The Dale and Fell Youth Justice Service (DFYJS) was inspected in July 2025. The overall judgement was that DFYJS was good."
    assert grades(body, "HMIP Inspection of Dale and Fell Youth Justice Service") == {
        ("overall_effectiveness", "good")
    }


@pytest.mark.parametrize("gap", [" ", " - ", "    "])
def test_overall_effectiveness_under_a_heading_is_of_what_that_names(gap: str) -> None:
    table = "\n\n".join(
        [
            "The grades awarded were:",
            "Safeguarding services",
            f"Overall effectiveness{gap}Adequate",
            f"Capacity for improvement{gap}Good",
            "Services for looked after children",
            f"Overall effectiveness{gap}Good",
        ]
    )
    told = f"Ofsted and CQC inspected safeguarding and looked after children services in December 2011.\n\n{table}"
    found = readings.extract(
        told, title="Inspection of Safeguarding and Looked After Children Services"
    ).judgements
    assert {(j.domain, j.grade) for j in found} == {
        ("safeguarding", "adequate"),
        ("capacity_for_improvement", "good"),
        ("looked_after", "good"),
    }


@pytest.mark.parametrize(
    "told",
    [
        'Among the consequences were "an inadequate judgement by Ofsted and loss of confidence".',
        "The controls were assessed as good and the residual rating for children's services was adequate.",
        "The risk was that Ofsted would find services inadequate overall.",
    ],
)
def test_what_a_register_of_risks_fears_is_not_judged(told: str) -> None:
    assert grades(told, title="Corporate Risk Register: Ofsted Inspection") == set()


def test_the_ground_of_a_question_is_asserted() -> None:
    assert grades("Given that services were judged good by Ofsted overall, why would they change?")
    assert not grades("Why were services judged good by Ofsted overall, and what would change?")


def test_a_service_as_a_whole_was_given_a_grade() -> None:
    told = "At the previous inspection, in February 2012, the service as a whole had been satisfactory."
    assert {grade for _, grade in grades(told)} == {"satisfactory"}


@pytest.mark.parametrize(
    "told",
    [
        "The inspection had found early help to be strong and judged children's services good overall.",
        "Inspectors expected plans to be clearer and graded children's services good overall.",
        "Ofsted saw what had to be done and rated children's services as good.",
    ],
)
def test_what_is_hoped_ends_where_a_grade_is_given(told: str) -> None:
    assert grades(told) == {(OVERALL, "good")}


def test_a_grade_in_brackets_is_given_for_what_follows() -> None:
    told = "Inspectors gave 2 (good) for leadership and management, 3 (adequate) for partnership working."
    title = "Ofsted Inspection of Safeguarding and Looked After Children Services"
    assert grades(told, title, MEETING_2016.replace("2016", "2011")) == {
        ("leadership_and_management", "good"),
        ("partnership_working", "adequate"),
    }


def test_areas_named_behind_the_grade_that_they_were_found_to_have() -> None:
    told = single("The areas found to require improvement were help and protection, and care leavers.")
    assert told == {
        ("help_and_protection", "requires_improvement"),
        ("care_leavers", "requires_improvement"),
    }


def test_the_front_of_a_report_with_its_narrow_column_and_footnotes() -> None:
    told = single(
        "The judgements on areas of the service are:\n1. Children who need help and protection\nRequires\nImprovement\n"
        "2.1 Adoption performance\nGood\n3. Leadership, management and governance\n1\nInadequate"
    )
    assert told == {
        ("help_and_protection", "requires_improvement"),
        ("adoption_performance", "good"),
        ("leadership_management_governance", "inadequate"),
    }


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "The main inspection report finds that children's services in Wendleshire 'require improvement to be good'.",
            {(OVERALL, "requires_improvement")},
        ),
        (
            "In terms of care leavers, it was found that services required improvement.",
            {("care_leavers", "requires_improvement")},
        ),
        (
            "3. Leadership, management and governance 1 Outstanding Ofsted writes such reports.",
            {("leadership_management_governance", "outstanding")},
        ),
    ],
)
def test_what_a_report_finds(body: str, expected: set[tuple[str, str]]) -> None:
    assert single(body) == expected


_LANDLORD = "Regulator of Social Housing Inspection"


@pytest.mark.parametrize(
    "told",
    [
        "Grades ran from C1 to C4, with C1 being the highest and C4 representing the most serious failings.",
        "Landlords are given a grade of C1, C2, C3 or C4.",
    ],
)
def test_the_housing_regulator_s_letters_told_as_a_scale(told: str) -> None:
    assert grades(told, _LANDLORD) == set()
    assert grades(f"The Council had received a C3 judgement. {told}", _LANDLORD) == {(OVERALL, "c3")}


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ("The outcome was the middle of three possible outcomes, namely inconsistent experiences and outcomes.", "inconsistent_experiences"),
        ("Of the three possible outcomes, inspectors had concluded that arrangements led to inconsistent experiences.", "inconsistent_experiences"),
        ("Children's experiences and outcomes were judged to be inconsistent.", "inconsistent_experiences"),
        ("The area received the highest of the three outcomes: typically positive experiences and outcomes.", "positive_experiences"),
        ("Arrangements were found typically to lead to positive experiences.", "positive_experiences"),
    ],
)  # fmt: skip
def test_the_outcome_of_three_that_an_area_was_given(told: str, outcome: str) -> None:
    assert grades(told, "Local Area SEND Inspection") == {("area_outcome", outcome)}


def test_what_a_force_is_good_at_may_be_no_domain() -> None:
    told = "Inspectors found the force to be good at recording data about crime."
    assert grades(told, "Police: PEEL Inspection 2023") == set()


def test_one_school_that_is_not_named() -> None:
    told = (
        "Four were inspected, three of which were formerly satisfactory, and one school declined from good."
    )
    assert grades(told, "Ofsted Inspections of Schools") == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Services in Hampshire had been rated outstanding.", {("Hampshire", "outstanding")}),
        ("Children's services in Leeds and Kent were rated good.", {("Leeds", "good"), ("Kent", "good")}),
        (
            "Children's services in neighbouring Leeds were good and those in Kent inadequate.",
            {("Leeds", "good"), ("Kent", "inadequate")},
        ),
        ("Children's services in Wendleshire were rated good.", {("Wendleshire", "good")}),
    ],
)
def test_services_in_another_council_are_not_ours(sentence: str, expected: set[tuple[str, str]]) -> None:
    found = readings.extract(sentence)
    of = {i.ref: i.authority for i in found.inspections}
    assert {(of[j.inspection], j.grade) for j in found.judgements} == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "In 2016 the Council had been judged inadequate and in 2019 it was judged to require improvement.",
            {("2016", "inadequate"), ("2019", "requires_improvement")},
        ),
        (
            "In 2016 the Council had been inadequate, in 2019 it required improvement and in 2023 it was good.",
            {("2016", "inadequate"), ("2019", "requires_improvement"), ("2023", "good")},
        ),
        (
            "In May 2018 the Council had been inadequate, but by June 2021 it had been judged good.",
            {("2018-05", "inadequate"), ("2021-06", "good")},
        ),
    ],
)
def test_each_clause_has_the_date_that_opens_it(sentence: str, expected: set[tuple[str, str]]) -> None:
    found = readings.extract(sentence)
    of = {i.ref: i.ended_on for i in found.inspections}
    assert {(of[j.inspection], j.grade) for j in found.judgements} == expected


@pytest.mark.parametrize("meeting", ["", MEETING])
@pytest.mark.parametrize(
    "body",
    [
        "It took two weeks and was the first inspection since 2019, when services were judged to require improvement. Services were now judged good.",
        "The inspection took three weeks, the first in full since 2019 when services were rated requires improvement. Services were now judged to be good.",
    ],
)
def test_the_grade_of_the_year_since_which_none_came(body: str, meeting: str) -> None:
    found = readings.extract(body, meeting=meeting)
    year = {i.ref: i.started_on for i in found.inspections}
    assert {(year[j.inspection], j.grade) for j in found.judgements} == {
        ("2019", "requires_improvement"),
        (None, "good"),
    }


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("In the areas of leadership and management and the quality of provision, Ofsted graded the College as good.", {("leadership_and_management", "good"), ("quality_of_provision", "good")}),
        ("It was graded good in ten out of eleven subcategories.", set()),
        ("The college had been judged good in nine of the ten sub-areas.", set()),
    ],
)  # fmt: skip
def test_several_areas_told_of_first_and_areas_that_are_only_counted(
    told: str, expected: set[tuple[str, str]]
) -> None:
    assert grades(told, "Adult Learning: Ofsted Inspection") == expected


@pytest.mark.parametrize("lead", ["good at:", "good at: ·", "good at: •"])
def test_a_bullet_left_behind_the_lead_of_its_list(lead: str) -> None:
    told = f"The Service was inspected in 2021. It was {lead}\n\n- Understanding fires and other risks.\n\n- Promoting the right values and culture."
    expected = {("understanding_risk", "good"), ("values_and_culture", "good")}
    assert grades(told, "Fire and Rescue Service: HMICFRS Inspection") == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("For safeguarding, the overall effectiveness was judged inadequate.", {("safeguarding", "inadequate")}),
        ("Safeguarding was good. Services for looked after children had fared worse: overall effectiveness was adequate.", {("safeguarding", "good"), ("looked_after", "adequate")}),
        ("The health contribution had been graded good.", {("health_contribution", "good")}),
    ],
)  # fmt: skip
def test_the_overall_grade_of_what_a_sentence_turns_to(told: str, expected: set[tuple[str, str]]) -> None:
    title = "Announced Inspection of Safeguarding and Looked After Children's Services"
    assert grades("The inspection took place in October 2010.\n\n" + told, title) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Requires improvement had likewise been given for each of the two key judgements, i.e. help and protection and leadership.", {(HELP, "requires_improvement"), (LEADERSHIP, "requires_improvement")}),
        ("Within services for looked after children (which required improvement), adoption performance was good.", {(PERMANENCE, "requires_improvement"), (ADOPTION, "good")}),
        ("Help and protection came out as requires improvement; so did leadership.", {(HELP, "requires_improvement"), (LEADERSHIP, "requires_improvement")}),
        ("Of the graded areas two were good, namely adoption performance and care leavers, and one, leadership, was judged to require improvement.", {(ADOPTION, "good"), (LEAVERS, "good"), (LEADERSHIP, "requires_improvement")}),
        ("The judgement on the front door was good.", set()),
        ("Few councils had achieved that, the majority having been found to require improvement.", set()),
    ],
)  # fmt: skip
def test_one_grade_of_several_areas_and_of_none(told: str, expected: set[tuple[str, str]]) -> None:
    assert grades("The single inspection took place in June 2015. " + told) == expected


@pytest.mark.parametrize(
    "told",
    [
        "In December 2010 Ofsted had rated the authority's children's services as performing excellently.",
        "The unannounced inspection was over. The overall rating of children's services for 2010 was 4 (performs excellently).",
        'Ofsted had confirmed that children\'s services in the Borough "perform excellently". This was the annual rating.',
    ],
)
def test_grades_that_only_the_annual_rating_gave(told: str) -> None:
    found = readings.extract(told, "Unannounced inspection of contact, referral and assessment")
    of = {i.ref: i.framework for i in found.inspections}
    assert {(of[j.inspection], j.domain, j.grade) for j in found.judgements} == {
        ("other", "annual_rating", "performs_excellently")
    }


@pytest.mark.parametrize(
    ("told", "framework"),
    [
        ("In 2010 safeguarding had been rated good and services for looked after children outstanding.", "safeguarding_lac_2009"),
        ("In 2013 the quality of practice had been judged adequate.", "child_protection_2012"),
    ],
)  # fmt: skip
def test_an_old_framework_by_what_it_judged(told: str, framework: str) -> None:
    found = readings.extract("The single inspection took place in October 2016. " + told)
    assert {i.framework for i in found.inspections if i.started_on != "2016-10"} == {framework}


def test_a_grade_beside_one_that_gave_way_is_of_the_present_inspection() -> None:
    found = readings.extract(
        "The inspection took place in June 2022. The Council had gone from inadequate to good, with leaders' impact graded outstanding."
    )
    of = {i.ref: i.started_on for i in found.inspections}
    assert {(of[j.inspection], j.domain, j.grade) for j in found.judgements} == {
        (None, OVERALL, "inadequate"),
        ("2022-06", OVERALL, "good"),
        ("2022-06", LEADERS, "outstanding"),
    }


LEARNING, YOUTH, FIRE = (
    "Adult Learning: Ofsted Inspection",
    "Youth Justice Inspection by HMIP",
    "Fire and Rescue Service: HMICFRS Inspection",
)


@pytest.mark.parametrize(
    ("title", "told", "expected"),
    [
        (FIRE, "Good (3) - understanding fire and risk; responding to fires and emergencies; future affordability\n\nInadequate (0)", {("understanding_risk", "good"), ("responding_to_fires", "good"), ("affordable_now_and_in_future", "good")}),
        ("CQC Assessment of Adult Social Care", "Threes (good) - partnerships and communities; safeguarding\n\nTwos (requires improvement) - assessing needs", {("partnerships_and_communities", "good"), ("safeguarding", "good"), ("assessing_needs", "requires_improvement")}),
        (LEARNING, "We are good for the quality of education and for personal development, and for behaviour and attitudes we are outstanding.", {("quality_of_education", "good"), ("personal_development", "good"), ("behaviour_and_attitudes", "outstanding")}),
        (YOUTH, "The work it does with the victims of crime was “Outstanding”.", {("work_with_victims", "outstanding")}),
        ("PEEL Inspection by HMICFRS", "What I cannot pass over is that the force has been found inadequate at responding to the public.", {("responding_to_the_public", "inadequate")}),
        ("Annual Performance Assessment", "Ofsted's letter was out. On being healthy we have dropped to a 2, adequate.", {("being_healthy", "adequate")}),
    ],
)  # fmt: skip
def test_areas_behind_and_before_their_grade(title: str, told: str, expected: set[tuple[str, str]]) -> None:
    assert grades(told, title) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Services were judged inadequate overall, the care leavers' strand alone being rated good.", {(OVERALL, "inadequate"), (LEAVERS, "good")}),
        ("The impact of leaders on social work practice, outstanding. Help and protection, good. Children in care, good.", {(LEADERS, "outstanding"), (HELP, "good"), (IN_CARE, "good")}),
        ("They were good (help and protection), good (children in care) and, she was sorry to say, requires improvement, that being care leavers.", {(HELP, "good"), (IN_CARE, "good"), (LEAVERS, "requires_improvement")}),
        ("The authority had been assessed as requires improvement to be good, and this applied to the impact of leaders and likewise to help and protection.", {(OVERALL, "requires_improvement"), (LEADERS, "requires_improvement"), (HELP, "requires_improvement")}),
        ("The report put us at inadequate overall with leaders inadequate.", {(OVERALL, "inadequate"), (LEADERS, "inadequate")}),
        ("Two areas were looked at, help and protection and care leavers. Inadequate was given for both of them.", {(HELP, "inadequate"), (LEAVERS, "inadequate")}),
        ("The inspectors had found progress steady in the front door and satisfactory in assessment.", set()),
    ],
)  # fmt: skip
def test_grades_told_shortly_and_tied_otherwise(told: str, expected: set[tuple[str, str]]) -> None:
    assert grades(f"The inspection took place in July 2023. {told}") == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("They might have said that children typically have positive experiences. They said that arrangements lead to inconsistent experiences and outcomes.", {"inconsistent_experiences"}),
        ("The Council and the CCG are to submit a joint written statement of action by April on two areas of significant weakness.", {"written_statement_of_action"}),
        ("The first inspection of the local area, in December 2017, had ended in a written statement of action.", {"written_statement_of_action"}),
    ],
)  # fmt: skip
def test_outcomes_of_an_area_send_inspection_told_otherwise(told: str, expected: set[str]) -> None:
    assert {grade for _, grade in grades(told, "Local Area SEND Inspection")} == expected


@pytest.mark.parametrize(
    "told",
    [
        "The Safeguarding Children Board, which was reviewed in the same weeks, also “requires improvement”.",
        "Safeguarding Children Board reviewed on the same dates and in the same report: requires improvement.",
    ],
)
def test_the_grade_of_a_board_behind_words_set_in(told: str) -> None:
    title = "Outcome of the Single Inspection of Children's Services"
    assert grades_by_subject(f"Services were judged good. {told}", title) == {
        ("childrens_services", OVERALL, "good"),
        ("safeguarding_board", OVERALL, "requires_improvement"),
    }


def test_the_grade_that_an_agency_had_before() -> None:
    found = readings.extract(
        "The agency was inspected in September 2024 and was judged outstanding. At the previous inspection, in 2021, the agency was good.",
        "Ofsted Inspection of the Fostering Agency",
    )
    of = {i.ref: i.started_on for i in found.inspections}
    assert {(of[j.inspection], j.grade) for j in found.judgements} == {
        ("2024-09", "outstanding"),
        ("2021", "good"),
    }


@pytest.mark.parametrize(
    "told",
    [
        "The Adoption Service was inspected in January 2012 and was found to be good. The Fostering Service had been inspected in March 2011 and was satisfactory overall, but good for positive contribution.",
        "The inspection of the fostering service took place in March 2011 and the overall judgement was satisfactory. Positive contribution was good.\n\nThe adoption inspection in January 2012 resulted in a judgement of good.",
    ],
)
def test_of_two_sister_services_the_one_that_the_paragraph_told_of(told: str) -> None:
    assert grades_by_subject(told, "Ofsted Inspections: Adoption and Fostering") == {
        ("adoption", OVERALL, "good"),
        ("fostering", OVERALL, "satisfactory"),
        ("fostering", "positive_contribution", "good"),
    }


@pytest.mark.parametrize(
    ("title", "told", "expected"),
    [
        (YOUTH, "The inspectors came in September 2025. When the same inspectors last called, in the spring of 2021, they had gone away saying that the service “Requires Improvement”. This time round the service was “Good”.", {("2021", OVERALL, "requires_improvement"), ("2025-09", OVERALL, "good")}),
        (FIRE, "The fieldwork was done in July 2023. For comparison, in Round 2 (2021) the Service was good at effectiveness.", {("2021", "effectiveness", "good")}),
    ],
)  # fmt: skip
def test_the_grade_of_an_inspection_before_that_a_clause_dates(
    title: str, told: str, expected: set[tuple[str, str, str]]
) -> None:
    found = readings.extract(told, title)
    of = {i.ref: i.started_on for i in found.inspections}
    assert {(of[j.inspection], j.domain, j.grade) for j in found.judgements} == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("The Council had two inspections: HMIP's of the Youth Offending Service and Ofsted's of children's social care. The overall judgement of both inspections had been inadequate.", {("youth_justice", OVERALL, "inadequate"), ("childrens_services", OVERALL, "inadequate")}),
        ("Ofsted inspected children's services and reviewed the Safeguarding Children Board in June 2015. Both were judged to require improvement.", {("safeguarding_board", OVERALL, "requires_improvement"), ("childrens_services", OVERALL, "requires_improvement")}),
        ("Ofsted gave a rating of good to leadership, and of requires improvement to help and protection.", {("childrens_services", "leaders_impact", "good"), ("childrens_services", HELP, "requires_improvement")}),
    ],
)  # fmt: skip
def test_one_grade_of_two_inspections_and_grades_given_to_areas(
    told: str, expected: set[tuple[str, str, str]]
) -> None:
    assert grades_by_subject(told, "Inspection Update") == expected


@pytest.mark.parametrize(
    ("title", "told", "expected"),
    [
        ("Inspection of Safeguarding and Looked After Children", "Of the five outcome areas for looked after children, being healthy and staying safe were judged good.", {("being_healthy", "good"), ("staying_safe", "good")}),
        ("Inspection of Safeguarding and Looked After Children", "In November 2009 safeguarding in Bury had been judged to be good.", {("safeguarding", "good")}),
        ("Single Inspection", "The Government no longer regarded adequate as good enough.", set()),
        ("Single Inspection", "The Director said that officers had graded the front door as good, and inspectors had not disagreed.", set()),
        ("CQC Inspection of Maternity Services", "Staffing had been adequate on paper on both days of the inspection.", set()),
        ("Local Area SEND Inspection", "The previous local area inspection, in June 2018, had not resulted in a written statement of action.", {("area_outcome", "no_written_statement_of_action")}),
    ],
)  # fmt: skip
def test_what_a_grade_is_not_of(title: str, told: str, expected: set[tuple[str, str]]) -> None:
    assert grades(f"The inspection was made by Ofsted and the CQC. {told}", title) == expected


@pytest.mark.parametrize(
    ("title", "told", "expected"),
    [
        ("ILACS Inspection", "The service required improvement overall and in all of the areas judged, these being leadership and help and protection.", {(OVERALL, "requires_improvement"), ("leaders_impact", "requires_improvement"), (HELP, "requires_improvement")}),
        ("ILACS Inspection", "There were two outstanding judgements, for leadership and for help and protection.", {("leaders_impact", "outstanding"), (HELP, "outstanding")}),
        ("ILACS Inspection", "The only exception was leadership, which in Ofsted's view requires improvement.", {("leaders_impact", "requires_improvement")}),
        ("ILACS Inspection", "Care leavers' services had come out as 'Outstanding'.", {("care_leavers", "outstanding")}),
        ("ILACS Inspection", "Help and protection services had been judged good.", {(HELP, "good")}),
        ("Inspection of Safeguarding and Looked After Children", "'Being healthy' for looked after children had been graded as good.", {("being_healthy", "good")}),
        ("Inspection of Safeguarding and Looked After Children", "Overall effectiveness was good for safeguarding and adequate for looked after children.", {("safeguarding", "good"), ("looked_after", "adequate")}),
    ],
)  # fmt: skip
def test_areas_named_behind_and_the_last_words_of_names(
    title: str, told: str, expected: set[tuple[str, str]]
) -> None:
    assert grades(f"Ofsted inspected children's services. {told}", title) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Members will be aware that leadership was judged good.", {("leaders_impact", "good")}),
        ("It will be noted that help and protection was rated outstanding.", {(HELP, "outstanding")}),
        ("Officers were sure that leadership will be good next time.", set()),
        ("Leadership remained good, with the expectation that help and protection will get an outstanding.", {("leaders_impact", "good")}),
    ],
)  # fmt: skip
def test_what_will_be_noted_was_given_and_what_is_expected_was_not(
    told: str, expected: set[tuple[str, str]]
) -> None:
    assert grades(f"Ofsted inspected children's services. {told}", "ILACS Inspection") == expected


@pytest.mark.parametrize(
    "told",
    [
        "Services for children in need of help and protection, children looked after and care leavers were judged inadequate.",
        "A subsequent 'Inadequate' judgement of services for children who need help and protection, looked after children and care leavers was published.",
    ],
)
def test_the_full_name_of_what_the_single_inspection_inspects_is_the_whole(told: str) -> None:
    assert grades(f"Ofsted inspected children's services in 2016. {told}", "Single Inspection") == {
        (OVERALL, "inadequate")
    }


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Overall effectiveness was judged good. So too were leadership and help and protection.", {(OVERALL, "good"), ("leaders_impact", "good"), (HELP, "good")}),
        ("Overall effectiveness was judged good. So the Board was disbanded.", {(OVERALL, "good")}),
        ("The fourth, help and protection, was new, and it was pleasing that this had been graded Outstanding.", {(HELP, "outstanding")}),
        ("Most had come out well, but leadership was singled out as outstanding.", {("leaders_impact", "outstanding")}),
        ("Reports would come until such time as the service is rated at least Good.", set()),
    ],
)  # fmt: skip
def test_grades_told_of_the_sentence_before_and_of_this(told: str, expected: set[tuple[str, str]]) -> None:
    assert grades(f"Ofsted inspected children's services. {told}", "ILACS Inspection") == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Lodge House had its full inspection in May and was outstanding, having been requires improvement before.", {"outstanding", "requires_improvement"}),
        ("Lodge House was inspected in February and was good.", {"good"}),
        ("Lodge House was satisfactory when Ofsted visited in 2011.", {"satisfactory"}),
        ("The boilers were inspected by the auditor, and two points were outstanding.", set()),
    ],
)  # fmt: skip
def test_a_home_that_was_inspected_and_was_good(told: str, expected: set[str]) -> None:
    assert {grade for _, grade in grades(told, "Children's Homes")} == expected


def test_the_council_that_would_be_learned_from_had_its_grade() -> None:
    told = "She would rather learn from Essex, which had been judged outstanding, than from anybody else."
    found = readings.extract(f"Ofsted inspected children's services. {told}", "ILACS Inspection")
    assert [i.authority for i in found.inspections if i.authority == "Essex"] == ["Essex"]
    assert [j.grade for j in found.judgements] == ["outstanding"]


@pytest.mark.parametrize(
    ("title", "told", "expected"),
    [
        ("Single Inspection", "Care leavers and adoption, the two areas beneath, were respectively requires improvement and good.", {("care_leavers", "requires_improvement"), ("adoption_performance", "good")}),
        ("Single Inspection", "Care leavers and adoption were judged requires improvement and good respectively.", {("care_leavers", "requires_improvement"), ("adoption_performance", "good")}),
        ("PEEL Inspections", "The report on police effectiveness came out in March and the force was judged to require improvement.", {("effectiveness", "requires_improvement")}),
        ("PEEL Inspections", "HMIC's separate report on efficiency had assessed the force as good.", {("efficiency", "good")}),
        ("School Inspection Outcomes", "Hill Primary School was judged to be Good, as were each of the key judgements, namely the quality of education and personal development.", {(OVERALL, "good"), ("quality_of_education", "good"), ("personal_development", "good")}),
        ("Notices of Motion", "Ofsted judged services for children in need of help and protection, children looked after and care leavers to be Inadequate overall.", {(OVERALL, "inadequate")}),
        ("Notice of Motion - Inspection of Children's Services", "Ofsted's report of July 2023 graded help and protection inadequate, as had services for children in need of help and protection elsewhere.", {(HELP, "inadequate")}),
    ],
)  # fmt: skip
def test_grades_in_their_order_of_reports_and_of_areas(
    title: str, told: str, expected: set[tuple[str, str]]
) -> None:
    assert grades(told, title) == expected


SLAC = "Inspection of Safeguarding and Looked After Children"


@pytest.mark.parametrize(
    ("title", "told", "expected"),
    [
        (SLAC, "Safeguarding had been rated good and partnership working likewise.", {("safeguarding", "good"), ("partnership_working", "good")}),
        (SLAC, "The Council was adequate in respect of safeguarding, with adequate capacity for improvement, and was judged good in respect of services for looked after children.", {("safeguarding", "adequate"), ("capacity_for_improvement", "adequate"), ("looked_after", "good")}),
        (SLAC, "Capacity to improve was judged adequate for safeguarding and good for looked after children.", {("capacity_for_improvement", "adequate"), ("capacity_for_improvement", "good")}),
        ("ILACS Inspection", "Help and protection was judged adequate and so too was leadership.", {(HELP, "adequate"), ("leaders_impact", "adequate")}),
        ("ILACS Inspection", "The last inspection, in 2014, had resulted in a good.", {(OVERALL, "good")}),
        ("ILACS Inspection", "The score put the Council within a few points of Good.", set()),
        ("ILACS Inspection", "Leadership was likewise held to be inadequate.", {("leaders_impact", "inadequate")}),
        ("Inspection of Hill Hospital", "The trust required improvement in respect of whether services were effective and responsive.", {("effective", "requires_improvement"), ("responsive", "requires_improvement")}),
        ("PEEL Inspection", "The grades were:\n\n- Protecting vulnerable people; developing a positive workplace; strategic planning and value for money - adequate;\n\n- Investigating crime - good.", {("protecting_vulnerable_people", "adequate"), ("workforce", "adequate"), ("use_of_resources", "adequate"), ("investigating_crime", "good")}),
    ],
)  # fmt: skip
def test_grades_had_likewise(title: str, told: str, expected: set[tuple[str, str]]) -> None:
    assert grades(told, title) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Fernlea had been inspected over two days in October 2023 and was Outstanding.", {"outstanding"}),
        ("Ridge House had gone from Requires Improvement in February 2023 to Good in November 2023.", {"requires_improvement", "good"}),
        ("Ryton Lane - inspected 4 September 2018 and judged Requires Improvement to be Good, having previously been Good.", {"requires_improvement", "good"}),
    ],
)  # fmt: skip
def test_grades_of_homes_between_their_days(told: str, expected: set[str]) -> None:
    assert {grade for _, grade in grades(told, "Ofsted Inspections of Children's Homes")} == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "As to care leavers it was found that improvement was required.",
            {(LEAVERS, "requires_improvement")},
        ),
        ("Children who need help and protecting was seen to be good.", {("help_and_protection", "good")}),
        (
            "The inspectors had put the service in the category of 'Good'.",
            {("overall_effectiveness", "good")},
        ),
        (
            "Ofsted found that the service had come a long way from a position of inadequate in 2019 to at present requiring improvement.",
            {("overall_effectiveness", "inadequate"), ("overall_effectiveness", "requires_improvement")},
        ),
        (
            "This had pulled down the Council's overall rating from 'good' to 'inadequate'.",
            {("overall_effectiveness", "good"), ("overall_effectiveness", "inadequate")},
        ),
        ("Improvement was required in the offices.", set[tuple[str, str]]()),
        ("Care leavers said that improvement was required.", set[tuple[str, str]]()),
    ],
)
def test_further_ways_of_giving_a_grade(told: str, expected: set[tuple[str, str]]) -> None:
    assert grades(told) == expected


def test_a_grade_of_the_whole_and_of_the_board_in_spite_of_a_slip() -> None:
    found = readings.extract(
        "Ofsted had given the Council an overall 'Requires Improvement to be god' grading for the Children's Services and LSCB."
    )
    assert {i.subject for i in found.inspections} == {"childrens_services", "safeguarding_board"}
    assert [j.grade for j in found.judgements] == ["requires_improvement"] * 2


def test_what_a_grade_gave_way_to_is_of_the_inspection_that_came_after() -> None:
    found = readings.extract(
        "It was noted that the Service has moved from its last inspection and judgement of 'Requires Improvement' to 'Outstanding'."
    )
    was, now = found.judgements
    assert (was.grade, now.grade) == ("requires_improvement", "outstanding")
    assert was.inspection != now.inspection


def test_a_service_that_teaches_adults() -> None:
    found = readings.extract("The service was now rated as 'good' by Ofsted.", "Community Education Report")
    assert [(i.subject, i.framework) for i in found.inspections] == [("adult_learning", "further_education")]


@pytest.mark.parametrize(
    "told",
    [
        "Much had been done since December 2018, when the Ofsted report found that services had moved from 'inadequate' to 'requires improvement to be good'.",
        "Ofsted inspected children's services in December 2018 and judged them to require improvement. Services had moved on from the old judgement of inadequate.",
    ],
)
def test_the_date_of_what_came_is_not_that_of_the_grade_that_gave_way(told: str) -> None:
    found = readings.extract(told)
    days = {i.ref: i.published_on or i.ended_on for i in found.inspections}
    assert {j.grade: days[j.inspection] for j in found.judgements} == {
        "inadequate": None,
        "requires_improvement": "2018-12",
    }
