"""Whose the dates of sentences and titles are: of days on site, of a report, or of something else."""

from __future__ import annotations

import pytest
import readings
from readings import dated, days, inspections


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The inspection took place from 9 to 20 June 2025.", ("2025-06-09", "2025-06-20", None)),
        ("The inspection took place between 9th and 20th June.", ("2025-06-09", "2025-06-20", None)),
        ("The inspection took place in June 2025.", ("2025-06", "2025-06", None)),
        ("The inspection took place over two weeks in June.", ("2025-06", "2025-06", None)),
        ("The inspection was carried out in 2025.", ("2025", "2025", None)),
        ("An inspection was carried out, starting in June 2025.", ("2025-06", None, None)),
        ("The inspection report was published on 28 July 2025.", (None, None, "2025-07-28")),
        (
            "The report of the inspection of June 2025 was published on 28 July.",
            ("2025-06", "2025-06", "2025-07-28"),
        ),
        ("The inspection had ended. A plan was due by 30 September 2025.", (None, None, None)),
        ("The minutes of 3 June 2025 were agreed, then the inspection was discussed.", (None, None, None)),
    ],
)
def test_dates(body: str, expected: tuple[str | None, str | None, str | None]) -> None:
    (inspection,) = inspections(body)
    assert days(inspection) == expected


def test_the_title_can_date_it() -> None:
    (inspection,) = inspections(
        "Members noted the report.", "Outcome of the June 2025 Ofsted Inspection of Children's Services"
    )
    assert days(inspection)[:2] == ("2025-06", "2025-06")


def test_the_date_of_a_plan_is_none_of_an_inspection() -> None:
    body = "Progress had been made with each recommendation in the Joint Inspection Action Plan (March 2017)."
    meeting = "Meeting of Panel, Monday 11th September 2017 9.30 am (Item 5.)"
    assert [days(i) for i in inspections(body, "Youth Offending Team Inspection", meeting)] == [
        (None, None, None)
    ]


def test_a_visit_in_a_title_is_dated_though_its_report_is_what_came_out() -> None:
    title = "Update following publication of the Ofsted focused visit July 2021"
    found = inspections(
        "Members heard what came of it.", title, "Meeting of Cabinet, Thursday 30th September 2021 2.00 pm"
    )
    assert [days(i) for i in found] == [("2021-07", "2021-07", None)]


def test_the_period_that_a_report_covers_dates_no_inspection() -> None:
    body = (
        "The report presented published CQC inspection reports, covering the period August to October 2017."
    )
    found = inspections(body, "CQC Adult Social Care Providers Inspection Outcomes August - October 2017")
    assert found == ()


@pytest.mark.parametrize(
    "body",
    [
        "The next steps towards an inspection by Ofsted would come to the September 2024 meeting of the Panel.",
        "Cabinet would review progress in May 2024.",
        "The next visit by Ofsted would be in early November 2025, and its letter is expected to be published in December 2025.",
    ],
)
def test_the_dates_of_meetings_and_of_what_is_next_are_of_no_inspection(body: str) -> None:
    found = inspections(
        f"The latest monitoring visit letter was noted.\n\n{body}", title="Ofsted Monitoring Visit Letter"
    )
    assert [(i.started_on, i.published_on) for i in found] == [(None, None)]


def test_a_month_right_behind_published_is_that_of_publication() -> None:
    body = "The Commissioner told of the HMICFRS inspection of Midshire Police (published April 2025)."
    (found,) = inspections(body, "PEEL Inspection of Midshire Police")
    assert found.published_on == "2025-04"


def test_the_year_that_a_review_covers_is_no_time_on_site() -> None:
    title = "Care Inspectorate Wales Annual Performance Review April 2019 - March 2020"
    found = inspections("The review letter was published on 3 August 2020.", title)
    assert [days(i) for i in found] == [(None, None, "2020-08-03")]


def test_a_report_dated_in_a_title_before_a_dash() -> None:
    found = inspections(
        "The plan was noted.",
        "Progress since the Ofsted Report June 2022 - Inspection of Children's Services",
    )
    assert [days(i) for i in found] == [(None, None, "2022-06")]


def test_the_academic_year_is_no_time_on_site() -> None:
    body = "Ofsted had inspected Holt Junior School during the 2020-2021 academic year."
    assert [days(i) for i in inspections(body, "Ofsted Inspections of Schools")] == [(None, None, None)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Ofsted carried out a monitoring visit in June 2025. Inspectors were on site on 17 and 18 June 2025.",
            ("monitoring_visit", "2025-06-17", "2025-06-18", None),
        ),
        (
            "Ofsted inspectors came on 17 and 18 June 2025 to carry out a focused visit to the front door.",
            ("ilacs_focused_visit", "2025-06-17", "2025-06-18", None),
        ),
        (
            "The plan answers the ILACS inspection conducted in May 2025. Its appendices were published on 5 October.",
            ("ilacs", "2025-05", "2025-05", None),
        ),
        (
            "Ofsted inspected children's services in May 2025. It was helped by a self-evaluation done in April 2025.",
            ("ilacs", "2025-05", "2025-05", None),
        ),
    ],
)
def test_a_date_is_that_of_what_it_was_told_for(body: str, expected: tuple[str | None, ...]) -> None:
    assert dated(body) == {expected}


def test_a_month_in_which_a_report_is_expected_is_not_its_publication() -> None:
    body = (
        "Ofsted inspected children's services in May 2025. Its report was expected to come out in July 2025."
    )
    assert [i.published_on for i in readings.inspections(body)] == [None]


def test_a_date_before_the_inspection_that_took_place() -> None:
    body = "The Panel considered the Director's report, saying that in May 2025 an Ofsted inspection of children's services took place."
    assert [i.started_on for i in readings.inspections(body, title="Progress of Children's Services")] == [
        "2025-05"
    ]


@pytest.mark.parametrize(
    ("told", "days"),
    [
        (
            "The site visit took place from 9 to 12 June 2025 and the rating of Good was published on 14 August 2025.",
            ("2025-06-09", "2025-06-12", "2025-08-14"),
        ),
        ("The assessors visited between 9 and 12 June 2025.", ("2025-06-09", "2025-06-12", None)),
        ("The CQC team was in the borough from 9 to 12 June 2025.", ("2025-06-09", "2025-06-12", None)),
        ("The onsite stage took place in June 2025.", ("2025-06", "2025-06", None)),
        (
            "The report was published on 14 August 2025 after a summit which took place at the Guildhall on 12 August 2025.",
            (None, None, "2025-08-14"),
        ),
        (
            "The CQC report was noted and it was said that from 14 April she would be taking over.",
            (None,) * 3,
        ),
    ],
)
def test_the_days_of_an_assessment_and_those_of_other_things(told: str, days: tuple[str | None, ...]) -> None:
    found = inspections(told, "CQC Assessment of Adult Social Care: Outcome")
    assert [(i.started_on, i.ended_on, i.published_on) for i in found] == [days]


def test_what_came_after_an_inspection_does_not_date_it() -> None:
    body = "The policy was reviewed in December 2024 following the Audit Commission inspection in March 2024."
    assert [i.started_on for i in readings.inspections(body, "Audit Commission Inspection")] == ["2024-03"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "The Ofsted inspection of children's services. Inspection date: 5 May 2025 - 16 May 2025 Report published: 7 July 2025",
            ("ilacs", "2025-05-05", "2025-05-16", "2025-07-07"),
        ),
        (
            "Members considered the findings of Ofsted's report, dated July 2025, on the inspection of children's services.",
            ("ilacs", None, None, "2025-07"),
        ),
    ],
)
def test_dates_that_a_label_or_a_report_gives(body: str, expected: tuple[str | None, ...]) -> None:
    assert dated(body) == {expected}


@pytest.mark.parametrize(
    "sentence",
    [
        "The inspection had been undertaken by Ofsted over the period 9 to 20 June 2025.",
        "Ofsted's inspection was carried out in the period 9th - 20th June 2025.",
        "The inspection, alongside which Audit Wales had looked at value, took place from 9 to 20 June 2025.",
        "The inspection was carried out under the framework introduced in January 2018 and had taken place from 9 to 20 June 2025.",
        "Ofsted had carried out a short inspection of children's services over the week of 9 to 20 June 2025.",
        "Ofsted had carried out an inspection of child protection arrangements between 9 and 20 June 2025.",
    ],
)
def test_days_of_a_stay_are_those_of_the_inspection_whatever_else_is_told(sentence: str) -> None:
    assert [days(i) for i in inspections(sentence)] == [("2025-06-09", "2025-06-20", None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Members had the inspection report and figures for the period 9 to 20 June 2025.",
        "The inspection framework introduced in June 2025 was explained.",
        "The inspection and the internal audit completed in June 2025 were noted.",
        "New inspection arrangements came into effect from 9 June 2025.",
    ],
)
def test_periods_of_figures_and_the_start_of_a_framework_are_no_days_on_site(sentence: str) -> None:
    assert all(days(i)[:2] == (None, None) for i in inspections(sentence))


def test_a_report_in_brackets_has_its_own_date() -> None:
    body = "By way of background, Ofsted carried out an inspection in May and June 2025 (report of 5 August 2025)."
    assert [days(i) for i in inspections(body)] == [("2025-05", "2025-06", "2025-08-05")]


@pytest.mark.parametrize(("month", "year"), [("January", "2017"), ("June", "2016"), ("October", "2016")])
def test_a_page_without_a_date_was_written_soon_after_its_inspection(month: str, year: str) -> None:
    body = (
        "Ofsted inspected children's services from 21 November to 15 December 2016 and its report was published on 24 January 2017. "
        f"The child protection inspection of June 2013 had found less. The fostering service had been inspected in {month}."
    )
    found = inspections(body, meeting="")
    assert f"{year}-" in next(i.started_on or "" for i in found if i.subject == "fostering")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("The inspection was held between 20 February-2 March 2012.", ("2012-02-20", "2012-03-02", None)),
        ("It had been carried out in May 2012.", ("2012-05", "2012-05", None)),
        (
            "A plan had been written since March 2012, when the Ofsted report found that staff were few.",
            (None, None, "2012-03"),
        ),
        ("On 3 August 2012, the Council had been sent its inspection report.", (None, None, "2012-08-03")),
        ("What came out of visits by members in April 2012 was noted.", (None, None, None)),
        (
            "Because of the inspection, an Improvement Notice was served on the Council in June 2012.",
            (None, None, None),
        ),
        (
            "The inspection was made under the framework of inspection which Ofsted revised in 2012.",
            (None, None, None),
        ),
        ("The Ofsted letter had been held over from the October 2012 agenda.", (None, None, None)),
    ],
)
def test_whose_a_date_is(told: str, expected: tuple[str | None, str | None, str | None]) -> None:
    body = f"Members considered the findings of the recent Ofsted inspection of children's services. {told}"
    found = inspections(body, "Ofsted Inspection of Children's Services")
    assert [days(i) for i in found] == [expected]
