"""Bodies called by name with their grades: in sentences, in brackets, under headings (contract, 3: "named one by one")."""

from __future__ import annotations

import pytest
from readings import extract, item, named_rows

from transforms.extract import extract_page

SCHOOLS = "Ofsted Inspection Outcomes for Schools"
HOMES = "CQC Inspections of Care Homes"
GOOD, POOR, WORST, BEST = "good", "requires_improvement", "inadequate", "outstanding"


def called(body: str, title: str = SCHOOLS) -> list[tuple[str | None, str]]:
    """(name, grade) of each judgement, sorted; a name and its grade before count as two inspections."""
    found = extract(body, title)
    names = {inspection.ref: inspection.subject_name for inspection in found.inspections}
    assert len(found.judgements) == len({j.inspection for j in found.judgements}), "one grade an inspection"
    return sorted((str(names[judgement.inspection]), judgement.grade) for judgement in found.judgements)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "The schools rated 'Good' were: Ashby Primary, St Mary's CE Primary School and Holt Junior.",
            [("Ashby Primary", GOOD), ("Holt Junior", GOOD), ("St Mary's CE Primary School", GOOD)],
            id="behind-the-grade",
        ),
        pytest.param(
            "The schools rated 'Good' were Telford & Wrekin Pupil Referral Unit, Holt Primary and Ashby College.",
            [("Ashby College", GOOD), ("Holt Primary", GOOD), ("Telford & Wrekin Pupil Referral Unit", GOOD)],
            id="a-council-in-a-name",
        ),
        pytest.param(
            "Ashby Primary School, Holt Junior School and St Mary and St Peter CE Primary School had been judged to be Good.",
            [("Ashby Primary School", GOOD), ("Holt Junior School", GOOD), ("St Mary and St Peter CE Primary School", GOOD)],
            id="before-the-grade",
        ),
        pytest.param(
            "Two schools, Oakfield Academy and Elm Park School, were judged to require improvement.",
            [("Elm Park School", POOR), ("Oakfield Academy", POOR)],
            id="counted-and-named",
        ),
        pytest.param(
            "All of these were inspected and judged good: Ashby School; Holt School; Birch Academy.",
            [("Ashby School", GOOD), ("Birch Academy", GOOD), ("Holt School", GOOD)],
            id="parted-by-semicolons",
        ),
        pytest.param(
            "Three schools had been inspected: Ashby School (Good), Holt School (Requires Improvement) and "
            "Birch Academy (Inadequate, previously Good).",
            [("Ashby School", GOOD), ("Birch Academy", GOOD), ("Birch Academy", WORST), ("Holt School", POOR)],
            id="each-with-its-own",
        ),
        pytest.param(
            "Ashby Primary and Holt Junior had maintained their Good rating while Birch Lane had moved from "
            "Requires Improvement to Good.",
            [("Ashby Primary", GOOD), ("Birch Lane", GOOD), ("Birch Lane", POOR), ("Holt Junior", GOOD)],
            id="kept-and-moved",
        ),
        pytest.param(
            "Schools judged Outstanding\n\n- Ashby School\n- Holt School\n\nSchools judged Good\n\n- Birch Academy\n"
            "- Oakfield Academy (was Requires Improvement)",
            [("Ashby School", BEST), ("Birch Academy", GOOD), ("Holt School", BEST), ("Oakfield Academy", GOOD), ("Oakfield Academy", POOR)],
            id="under-headings",
        ),
        pytest.param(
            "Ashby Primary School – S5 Good\n\nThe school had worked hard.\n\nHolt Primary School – S8 Good\n\nIt kept its grade.",
            [("Ashby Primary School", GOOD), ("Holt Primary School", GOOD)],
            id="headings-of-their-own",
        ),
        pytest.param(
            "All Saints School (June 2018) was judged to be Good and had been praised.",
            [("All Saints School", GOOD)],
            id="a-name-that-begins-like-a-count",
        ),
        pytest.param(
            "Ashby School was inspected in May 2019 and judged good.", [("Ashby School", GOOD)], id="a-month-between"
        ),
        pytest.param(
            "Ashby School, which is in the north of the county, was judged good and Holt School, our oldest, outstanding.",
            [("Ashby School", GOOD), ("Holt School", BEST)],
            id="set-in-between",
        ),
        pytest.param(
            "The report on Ashby School was welcomed. It was nowhere near good.\n\n(b) Holt School\n\nThis was noted.",
            [],
            id="a-sentence-over-a-heading",
        ),
    ],
)  # fmt: skip
def test_schools_called_by_name(body: str, expected: list[tuple[str, str]]) -> None:
    assert called(body) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Fern Hill - 4 and 5 June 2024 - Good",
        "Fern Hill – full inspection on 4 June 2024 – Good, having previously been Inadequate",
        "Fern Hill - full, 4 and 5 June, Good (help and protection good)",
        "Fern Hill (interim inspection, June 2024): Good",
        "Number 12 - short inspection - Good - no child of ours lives there",
    ],
)
def test_lines_of_homes_with_what_kind_of_inspection_it_was(line: str) -> None:
    rows = named_rows(f"The results were as follows:\n\n{line}", "Ofsted Inspections of Children's Homes")
    now = [name for name, domain, grade in rows if (domain, grade) == ("overall_effectiveness", "good")]
    assert len(now) == 1
    assert line.startswith(f"{now[0]} ")


def test_an_agency_among_others_is_called_by_its_name() -> None:
    body = (
        "Ofsted reports were noted. Of the independent fostering agencies, one of which, Fern Carers, had lately been "
        "downgraded from good to inadequate, most had kept their grade."
    )
    found = extract(body, "Placement Sufficiency")
    assert {(i.subject, i.subject_name) for i in found.inspections if i.framework == "sccif"} == {
        ("fostering", "Fern Carers")
    }
    assert {j.grade for j in found.judgements} == {GOOD, WORST}


def test_a_provider_that_only_the_inspectorate_tells_to_be_one() -> None:
    body = "The Director confirmed that the Elms had been rated good by the CQC at its inspection in August 2017 and Fernleigh inadequate."
    found = extract(body, "Work Plan")
    rows = {(i.subject, i.subject_name, i.ended_on) for i in found.inspections}
    assert rows == {("care_provider", "Elms", "2017-08"), ("care_provider", "Fernleigh", None)}


def test_a_home_in_another_council_is_of_its_area() -> None:
    body = "Of the children placed elsewhere, one was at Fernleigh in Doncaster, which had been judged inadequate by Ofsted in May 2023."
    found = extract(body, "Children's Homes")
    assert {(i.subject_name, i.authority, i.ended_on) for i in found.inspections} == {
        ("Fernleigh", "Doncaster", "2023-05")
    }


def test_the_council_is_no_provider() -> None:
    found = extract("The Director confirmed that the Council had been rated good by the CQC.", "Work Plan")
    assert [(i.framework, i.subject) for i in found.inspections] == [("cqc_asc", "adult_social_care")]


def test_a_grade_that_was_there_before_is_of_the_inspection_that_its_year_names() -> None:
    body = "Elm Lodge had been inspected in April 2023 and rated Inadequate, having been Good at its 2020 inspection."
    found = extract(body, HOMES)
    days = {inspection.ref: inspection.ended_on for inspection in found.inspections}
    assert {(days[j.inspection], j.grade) for j in found.judgements} == {("2023-04", WORST), ("2020", GOOD)}


def test_providers_under_a_heading_with_a_dash_in_a_name() -> None:
    body = "Providers rated 'Requires improvement' overall (2)\n\n- Ash Care - Midtown Home Care\n- Elm Lodge"
    assert called(body, HOMES) == [("Ash Care - Midtown Home Care", POOR), ("Elm Lodge", POOR)]


def test_services_named_in_the_sentence_before() -> None:
    body = "Other services were inspected apart, including Crisis Response, Shared Lives and the Lodge. All were rated Good."
    names = [("Crisis Response", GOOD), ("Lodge", GOOD), ("Shared Lives", GOOD)]
    assert called(body, "Adult Social Care: CQC assessment") == names


@pytest.mark.parametrize(
    "body",
    [
        "The table showed Ashby, Holt and Birch as areas with many schools judged good or better.",
        "Members, Officers and the Director were pleased that most schools were Good.",
        "Would Ashby School and Holt School be judged good?",
        "Provider\nOverall\nSafe\nElm Lodge\nGood\nGood\nRosewood\nInadequate\nGood",
    ],
)
def test_what_calls_nobody(body: str) -> None:
    assert called(body) == []


@pytest.mark.parametrize(
    "line",
    [
        "Elm Lodge and Hill Care - Dale Road had both been upgraded from a previous overall rating of 'Requires Improvement'.",
        "Elm Lodge had acted on its breaches, and Hill Care - Dale Road had recruited – up from the previous overall rating of 'Requires Improvement'.",
    ],
)
def test_names_under_a_grade_that_tell_the_grade_before(line: str) -> None:
    names = ("Elm Lodge", "Hill Care - Dale Road")
    body = f"Providers rated 'Good' overall (2)\n\n- {line}"
    assert called(body, HOMES) == sorted((name, grade) for name in names for grade in (GOOD, POOR))


def test_a_name_of_two_kinds_is_one() -> None:
    body = "Oak Nursing and Residential Home and Elm Lodge were rated Good."
    assert called(body, HOMES) == [("Elm Lodge", GOOD), ("Oak Nursing and Residential Home", GOOD)]


@pytest.mark.parametrize(
    "body",
    [
        "The inspections had led to four single centres judged to be good.",
        "Some teaching was deemed adequate.",
        "Where any school was graded as requiring improvement, A. Example, Children's Services Manager, explained, it was visited again.",
        "The Centre was linked to Holt Primary and rated as outstanding.",
    ],
)
def test_grades_of_many_or_of_a_part_or_of_another_call_nobody(body: str) -> None:
    assert called(body) == []


def test_days_in_brackets_behind_names() -> None:
    page = item(
        "Members received the reports of the inspections of Oak House (September 2019, February 2020 and August "
        "2020) and Birch House (July 2019).",
        "Care Inspectorate Wales Inspection of Children's Homes",
        "Meeting of Cabinet, Monday 19th October 2020 9.30 am (Item 5.)",
    )
    found = {(i.subject_name, i.ended_on) for i in extract_page(page).inspections}
    oak = {("Oak House", day) for day in ("2019-09", "2020-02", "2020-08")}
    assert found == oak | {("Birch House", "2019-07")}


def test_a_heading_that_says_what_a_school_continues_to_be() -> None:
    body = (
        "Ashby Junior School – this school continues to be good\n\nThe school had undergone a short inspection.\n\n"
        "Birch College – the college remains outstanding\n\nThis had been a short inspection."
    )
    assert called(body) == [("Ashby Junior School", GOOD), ("Birch College", BEST)]


def test_a_place_behind_a_name_is_no_second_body() -> None:
    body = "The Old Mill, Ashby – had moved from Inadequate to Requires Improvement."
    assert called(body, HOMES) == [("The Old Mill", WORST), ("The Old Mill", POOR)]


def test_what_a_school_was_some_years_ago() -> None:
    body = "Holt School had been rated as inadequate a few years ago, but is now rated as outstanding."
    assert called(body) == [("Holt School", WORST), ("Holt School", BEST)]


def test_what_a_report_states_of_a_school() -> None:
    body = "Members read the letter for Birch Academy, which stated that it continued to be a good school."
    assert called(body) == [("Birch Academy", GOOD)]


def test_a_council_s_primary_schools_are_no_body() -> None:
    assert called("She added that 89% of Leeds primary schools were good or better.") == []


def test_a_former_grade_in_brackets_behind_a_dash() -> None:
    body = "The latest ratings were:\n\n· Ashby House – Good\n\n· Holt Lodge – Requires Improvement (previously Good)"
    assert called(body, HOMES) == [("Ashby House", GOOD), ("Holt Lodge", GOOD), ("Holt Lodge", POOR)]


def test_a_grade_that_is_a_verb() -> None:
    body = (
        "Ashby House had been judged Good, Birch House was Outstanding and Holt House required improvement."
    )
    assert called(body, HOMES) == [("Ashby House", GOOD), ("Birch House", BEST), ("Holt House", POOR)]


def test_the_grade_that_gave_way_is_of_an_earlier_inspection() -> None:
    body = (
        "Ashby House had been inspected in May 2024 and was rated Good. Holt Lodge was inspected in June 2024 and had "
        "gone from Good to Requires Improvement."
    )
    assert called(body, HOMES) == [("Ashby House", GOOD), ("Holt Lodge", GOOD), ("Holt Lodge", POOR)]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Ashby Primary School - 12 March 2024 - Good", "2024-03-12"),
        ("Ashby Primary School, inspected in March 2024: Good", "2024-03"),
        ("Ashby Primary School (12-13 March 2024) - Good", "2024-03-13"),
        ("Ashby Primary School, 12/03/2024: Good", "2024-03-12"),
        ("Ashby Primary School (section 5, good)", None),
        ("Ashby Primary School – Good in all categories", None),
    ],
)
def test_a_day_between_a_body_and_its_grade(line: str, day: str | None) -> None:
    body = f"The following had been inspected:\n\n{line}\n\nHolt Academy - 7 May 2024 - Inadequate"
    found = extract(body, SCHOOLS)
    days = {i.ref: i.ended_on for i in found.inspections}
    assert [(j.grade, days[j.inspection]) for j in found.judgements] == [(GOOD, day), (WORST, "2024-05-07")]


@pytest.mark.parametrize(
    "told",
    [
        "Ashby School, previously judged as outstanding, was now judged good.",
        "Ashby School, formerly outstanding, was now rated good.",
        "Ashby School was once outstanding but is now rated good.",
        "Ashby School had been judged outstanding in 2014 and is now good.",
    ],
)
def test_what_a_body_was_and_now_is(told: str) -> None:
    found = extract(told, SCHOOLS)
    assert [j.grade for j in found.judgements] == [BEST, GOOD]
    assert len({j.inspection for j in found.judgements}) == 2


def test_grades_whose_verb_is_left_out() -> None:
    body = "Home A was graded Good, Home B Requires Improvement, Home C Good and Home D Outstanding."
    assert called(body, HOMES) == [("Home A", GOOD), ("Home B", POOR), ("Home C", GOOD), ("Home D", BEST)]


def test_names_in_brackets_behind_their_grade() -> None:
    body = "Two schools were rated good (Ashby Primary and Holt Infants) and one inadequate (Birch Academy)."
    assert called(body) == [("Ashby Primary", GOOD), ("Birch Academy", WORST), ("Holt Infants", GOOD)]


@pytest.mark.parametrize(
    "told",
    [
        "Ashby House and Holt Lodge had been judged good and inadequate respectively.",
        "Ashby House and Holt Lodge were rated 'Good' and 'Inadequate', respectively, by Ofsted.",
        "The inspections of Ashby House and Holt Lodge had led to ratings of good and inadequate respectively.",
    ],
)
def test_grades_of_as_many_bodies(told: str) -> None:
    title = "Ofsted Inspections of Children's Homes"
    assert called(told, title) == [("Ashby House", GOOD), ("Holt Lodge", WORST)]


def test_a_heading_that_counts_the_lines_under_it() -> None:
    body = "\n\n".join(
        (
            "Providers rated 'Good' overall (2)",
            "Ashby House",
            "Holt Lodge",
            "Providers rated 'Inadequate' overall (1)",
            "Birch Court",
            "Elm Court",
        )
    )
    assert called(body, HOMES) == [("Ashby House", GOOD), ("Birch Court", WORST), ("Holt Lodge", GOOD)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Ashby School was judged good, as was Holt School.",
            [("Ashby School", GOOD), ("Holt School", GOOD)],
        ),
        (
            "Ashby School had been rated good and so had Holt School and Birch Academy.",
            [("Ashby School", GOOD), ("Birch Academy", GOOD), ("Holt School", GOOD)],
        ),
        (
            "Ashby School was judged outstanding, as were Holt School and Birch Academy, while Elm School was good.",
            [("Ashby School", BEST), ("Birch Academy", BEST), ("Elm School", GOOD), ("Holt School", BEST)],
        ),
        ("Ashby School was judged good, as had been expected.", [("Ashby School", GOOD)]),
        (
            "Holt School (previously good) was now inadequate.",
            [("Holt School", GOOD), ("Holt School", WORST)],
        ),
    ],
)
def test_the_same_of_others_and_another_now(body: str, expected: list[tuple[str, str]]) -> None:
    assert called(body) == expected


_ALL_BEST = [("Ashby Primary School", BEST), ("Birch Academy", BEST), ("Holt Junior School", BEST)]


@pytest.mark.parametrize(
    "told",
    [
        "The outstanding schools in the district were {}.",
        "According to the inspectorate's figures the outstanding schools across Wendleshire are {}.",
        "All three were judged outstanding. They were {}.",
        "Three schools were judged to be outstanding. These were {}.",
        "Three were rated outstanding. The three schools are: {}.",
        "Of those inspected three were outstanding. Those three were {}.",
        "{} all came out of their recent inspections as outstanding.",
    ],
)
def test_names_behind_a_verb_or_in_the_next_sentence(told: str) -> None:
    names = "Ashby Primary School, Birch Academy and Holt Junior School"
    assert called(told.format(names)) == _ALL_BEST


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The only inadequate school was Holt School.", [("Holt School", WORST)]),
        ("The other school rated good is Holt School.", [("Holt School", GOOD)]),
        ("Holt School had gone from inadequate to requires improvement and then to good.", [("Holt School", GOOD), ("Holt School", WORST), ("Holt School", POOR)]),
        ("Holt School improved from inadequate through requires improvement to good.", [("Holt School", GOOD), ("Holt School", WORST), ("Holt School", POOR)]),
        ("Ashby School (Outstanding), Birch Academy (Good) and Holt School (Inadequate) had been inspected.", [("Ashby School", BEST), ("Birch Academy", GOOD), ("Holt School", WORST)]),
        ("Two of the schools were judged good:\n\n- Ashby School: up from requires improvement\n- Holt School: declined from outstanding", [("Ashby School", GOOD), ("Ashby School", POOR), ("Holt School", GOOD), ("Holt School", BEST)]),
        ("Outstanding\n\nAshby School\n\nBirch Academy\n\nGood\n\nHolt School", [("Ashby School", BEST), ("Birch Academy", BEST), ("Holt School", GOOD)]),
        ("Schools judged good: Ashby School, Birch Primary School and Nursery, Holt School.", [("Ashby School", GOOD), ("Birch Primary School and Nursery", GOOD), ("Holt School", GOOD)]),
    ],
)  # fmt: skip
def test_lists_that_tell_more_of_each(body: str, expected: list[tuple[str, str]]) -> None:
    assert called(body) == sorted(expected)


@pytest.mark.parametrize(
    "body",
    [
        "The school with the requires improvement judgement could well have been closed.",
        "The outstanding schools in the district were helping others.",
        "Two schools were judged good. These were Ashby School, Birch Academy and Holt School.",
        "Two schools were judged good. They were proud of their pupils.",
    ],
)
def test_words_that_name_nobody(body: str) -> None:
    assert called(body) == []


def test_a_list_s_lead_tells_what_its_lines_are() -> None:
    body = "Of the schools that were inspected two were judged good:\n\n1. Ashby Lane: up from requires improvement\n\n2. Holt Hill"
    found = extract(body, "Update on Children's Services and Ofsted Inspections")
    assert {i.subject for i in found.inspections if i.subject_name} == {"school"}


@pytest.mark.parametrize(
    "body",
    [
        "Ashby Primary: Quality of Education - Good; Behaviour and Attitudes - Outstanding; Personal Development - Good.",
        "Ashby Primary - Quality of Education (Good), Behaviour and Attitudes (Outstanding), Personal Development (Good).",
        "At Ashby Primary, Quality of Education was Good, Behaviour and Attitudes Outstanding and Personal Development Good.",
    ],
)
def test_what_was_judged_is_no_name(body: str) -> None:
    found = extract(body, SCHOOLS)
    assert [i.subject_name for i in found.inspections] == ["Ashby Primary"]
    assert {(j.domain, j.grade) for j in found.judgements} == {
        ("quality_of_education", GOOD),
        ("behaviour_and_attitudes", BEST),
        ("personal_development", GOOD),
    }


def test_the_one_that_this_setting_means() -> None:
    told = "In response to a question on Holt Nursery, she said that this setting was judged inadequate."
    assert called(told) == [("Holt Nursery", WORST)]
    assert {i.subject for i in extract(told, SCHOOLS).inspections} == {"early_years"}


@pytest.mark.parametrize(
    "rows",
    [
        "Ashby Infant School 6 and 7 October 2024 Good (Requires improvement)\nHolt Primary School 10 November 2024 Outstanding (Good)",
        "Ashby Infant School  6 and 7 October 2024  Good (Requires improvement)\nHolt Primary School  10 November 2024  Outstanding (Good)",
        "Ashby Infant School - 6 and 7 October 2024 - Good (Requires improvement)\nHolt Primary School - 10 November 2024 - Outstanding (Good)",
    ],
)
def test_rows_of_a_name_its_days_and_its_grades_now_and_before(rows: str) -> None:
    found = extract(f"School Date Outcome (previous outcome in brackets)\n\n{rows}", SCHOOLS)
    of = {i.ref: (i.subject_name, i.ended_on) for i in found.inspections}
    assert {(*of[j.inspection], j.grade) for j in found.judgements} == {
        ("Ashby Infant School", "2024-10-07", GOOD),
        ("Ashby Infant School", None, POOR),
        ("Holt Primary School", "2024-11-10", BEST),
        ("Holt Primary School", None, GOOD),
    }


@pytest.mark.parametrize(
    "told",
    [
        "Reference was made to the children's homes. At the last inspections Hill Road had been judged to be good and Elm Lane adequate.",
        "The Council had two children's homes. Hill Road was rated good. Elm Lane was rated adequate.",
    ],
)
def test_homes_that_the_paragraph_speaks_of_on_an_item_about_services(told: str) -> None:
    found = extract(told, "Outcome of the Single Inspection of Children's Services")
    of = {i.ref: (i.subject, i.subject_name) for i in found.inspections}
    assert {(*of[j.inspection], j.grade) for j in found.judgements} == {
        ("childrens_home", "Hill Road", GOOD),
        ("childrens_home", "Elm Lane", "adequate"),
    }


HOMES = "Children's Homes: Ofsted Inspections"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        (HOMES, "Melrose Road\n\nOverall experiences and progress: good\n\nLeaders and managers: outstanding\n\nSpringmead\n\nOverall experiences and progress: requires improvement"),
        (HOMES, "Melrose Road (full inspection, 3 November 2021)\n\nOverall experiences and progress: good\n\nLeaders and managers: outstanding\n\nSpringmead (full inspection, 5 November 2021)\n\nOverall experiences and progress: requires improvement"),
    ],
)  # fmt: skip
def test_names_over_rows_of_judgements(title: str, told: str) -> None:
    found = extract("Outcomes were as follows.\n\n" + told, title)
    of = {i.ref: i.subject_name for i in found.inspections}
    assert {(of[j.inspection], j.domain, j.grade) for j in found.judgements} == {
        ("Melrose Road", "overall_experiences_and_progress", GOOD),
        ("Melrose Road", "leaders_and_managers", BEST),
        ("Springmead", "overall_experiences_and_progress", POOR),
    }


def test_homes_that_go_by_letters_and_numbers() -> None:
    assert called("They stand so: Home A - good; Home B - requires improvement.", HOMES) == [
        ("Home A", GOOD),
        ("Home B", POOR),
    ]
    assert called("Home 1 was inspected in May and judged good.", HOMES) == [("Home 1", GOOD)]


def test_a_home_told_of_on_an_item_about_services_with_its_day() -> None:
    told = "The inspectors had arrived on 25 April 2018. Of the authority's three homes, Dale View had been inspected in March 2018 and graded outstanding and The Croft was good."
    found = extract(told, "Ofsted Inspection: Services for Children")
    of = {i.ref: (i.subject_name, i.started_on) for i in found.inspections}
    assert {(*of[j.inspection], j.grade) for j in found.judgements} == {
        ("Dale View", "2018-03", BEST),
        ("The Croft", None, GOOD),
    }


@pytest.mark.parametrize("title", [HOMES, "Corporate Parenting Update"])
def test_an_agency_that_its_name_tells_among_homes(title: str) -> None:
    told = "Of the agencies with which children were placed, Hill Tree Fostering, which was based in Holt, had been inspected by Ofsted in August 2023 and was found to be inadequate."
    found = extract(told, title)
    assert [(i.subject, i.subject_name, i.started_on) for i in found.inspections] == [
        ("fostering", "Hill Tree Fostering", "2023-08")
    ]
    assert [j.grade for j in found.judgements] == [WORST]


def test_a_graded_line_gives_nothing_to_the_next_line_of_its_list() -> None:
    told = (
        "Two schools had been visited:\n\n- Ashby Primary School, inspected on 10 and 11 July 2018, Outstanding\n\n"
        "- Holt Vale High School, monitoring visit, 27 June 2018; leaders were taking effective action\n\n"
        "Members welcomed the outcome at Ashby, which was the first outstanding judgement for two years."
    )
    assert called(told) == [("Ashby Primary School", BEST)]


def test_both_homes_are_the_two_named_before() -> None:
    body = (
        "The Director reported the outcome of full Ofsted inspections of two of the council's children's homes; Beech Drive and "
        "The Willows.\n\nEach home had to be inspected every year. The report told how.\n\nBoth homes were rated as good."
    )
    assert called(body, "Ofsted Full Inspections of Children's Homes") == [
        ("Beech Drive", GOOD),
        ("The Willows", GOOD),
    ]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "The outcomes were for Elm Park and Ash Primary, both schools had won outstanding ratings.",
            {("Elm Park", "outstanding"), ("Ash Primary", "outstanding")},
        ),
        (
            "Ash Primary had climbed steadily, from requires improvement to good.",
            {("Ash Primary", "requires_improvement"), ("Ash Primary", "good")},
        ),
        (
            "Ash Primary fell to 'Inadequate' from its previous overall rating of 'Good'.",
            {("Ash Primary", "inadequate"), ("Ash Primary", "good")},
        ),
        (
            "Ash Primary was brought down to 'Requires Improvement' from an overall 'Good' when last seen.",
            {("Ash Primary", "requires_improvement"), ("Ash Primary", "good")},
        ),
        ("Members asked about the 'good' Ofsted rating for Ash Primary.", {("Ash Primary", "good")}),
        (
            "Ash CE Primary School and Pre-School was given an inadequate Ofsted judgement.",
            {("Ash CE Primary School and Pre-School", "inadequate")},
        ),
        (
            "Ash Primary School – Good\n\n- The Head of School Improvement stated that the rating before this one was good too.",
            {("Ash Primary School", "good")},
        ),
    ],
)
def test_schools_told_in_other_words(told: str, expected: set[tuple[str, str]]) -> None:
    found = extract(told, "School Results and Ofsted Outcomes")
    names = {i.ref: (i.subject, i.subject_name) for i in found.inspections}
    assert {(names[j.inspection][1], j.grade) for j in found.judgements} == expected
    assert {subject for subject, _ in names.values()} == {"school"}


def test_the_grade_at_the_last_time_is_of_another_inspection() -> None:
    told = "Ash Primary School – Good\n\n- This school was rated good last time."
    found = extract(told, "Ofsted Reports on Schools")
    assert len({j.inspection for j in found.judgements}) == len(found.inspections) == len(("now", "before"))


def test_a_provider_with_its_branch_behind_a_dash() -> None:
    told = (
        "One service, Bright Days – Kirklees, had gained an overall rating of 'Good' in its first inspection."
    )
    found = extract(told, "CQC Inspections of Care Homes")
    assert [i.subject_name for i in found.inspections] == ["Bright Days – Kirklees"]


def test_a_downgrade_on_an_earlier_rating_is_of_two_inspections() -> None:
    told = (
        "Ash Care Home received an overall rating of 'Requires Improvement' (with the 'Responsive' domain being judged "
        "'Inadequate'), a downgrade on its overall rating of 'Outstanding' following its previous inspection in 2021."
    )
    found = extract(told, HOMES)
    ends = {i.ref: i.ended_on for i in found.inspections}
    assert {(j.grade, ends[j.inspection]) for j in found.judgements} == {
        (POOR, None),
        (WORST, None),
        (BEST, "2021"),
    }


def test_one_of_several_schools_that_is_only_counted_gets_no_grade() -> None:
    told = "The Director of Children's Services told Members of three Ofsted inspections; the third was rated 'Inadequate'."
    assert not extract(told, "School Results and Ofsted Reports").judgements


def test_a_month_before_a_name_is_no_part_of_it() -> None:
    told = "Two schools were inspected. In January Ash CE Primary School was judged good."
    assert [i.subject_name for i in extract(told, SCHOOLS).inspections] == ["Ash CE Primary School"]


def test_a_branch_is_told_with_its_provider() -> None:
    told = (
        "One service, Bright Days – Marina Way, had won an overall rating of 'Good' in its first inspection."
    )
    assert called(told, HOMES) == [("Bright Days – Marina Way", GOOD)]


@pytest.mark.parametrize(
    "before",
    [
        "The Director stated that this school had before been rated 'Inadequate'.",
        "The school had been judged as inadequate before that.",
    ],
)
def test_what_a_school_had_before_is_of_an_inspection_of_its_own(before: str) -> None:
    assert called(f"Ridgeway Primary School – S5 Good\n\n{before}") == [
        ("Ridgeway Primary School", GOOD),
        ("Ridgeway Primary School", WORST),
    ]
