"""Which inspections a page tells of as having taken place, with their facts (contract, section 2)."""

from __future__ import annotations

from dataclasses import replace

import pytest
import readings
from readings import MEETING, MEETING_2016, PLAIN, dated, days, inspections

from transforms.extract import extract_page
from transforms.parse import parse_text
from transforms.records import Inspection


def facts(inspection: Inspection) -> tuple[str, str | None, str]:
    return inspection.inspectorate, inspection.framework, inspection.subject


# -- whether one took place ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "Ofsted inspected children's services from 9 to 20 June 2025.",
        "The Director told of the Ofsted inspection that took place in June 2025.",
        "Ofsted carried out an inspection of children's services in June 2025.",
        "The Ofsted inspection report had been published on 28 July 2025.",
        "Children's services are judged inadequate by Ofsted.",
    ],
)
def test_inspections_that_took_place(body: str) -> None:
    assert [i.subject for i in inspections(body, PLAIN)] == ["childrens_services"]


@pytest.mark.parametrize(
    "body",
    [
        "An Ofsted inspection of children's services was expected in the autumn.",
        "The forthcoming Ofsted inspection would look at the front door.",
        "Officers were preparing for the next Ofsted inspection.",
        "Ofsted could inspect the service at any time.",
        "The Ofsted inspection planned for June 2025 had been cancelled.",
        "Under the framework Ofsted inspects every authority once in three years.",
        "Much had been done since the last inspection.",
        "Earlier visits had been told of before.",
        "A mock inspection of the front door was being planned.",
        "If Ofsted were to visit, the plan would be shown.",
        "Six other authorities had recently been inspected by Ofsted.",
        "Most councils that were inspected by Ofsted had been told late.",
    ],
)
def test_inspections_that_did_not(body: str) -> None:
    assert inspections(body, PLAIN) == ()


def test_a_standing_grade_is_an_inspection_without_dates() -> None:
    (inspection,) = inspections("Children's services are judged inadequate by Ofsted.", PLAIN)
    assert days(inspection) == (None, None, None)
    assert facts(inspection)[0] == "ofsted"


# -- what it was -----------------------------------------------------------------------------------------------

CHILDREN = "childrens_services"


@pytest.mark.parametrize(
    ("title", "body", "meeting", "expected"),
    [
        pytest.param(
            PLAIN,
            "The ILACS inspection took place in June 2025.",
            MEETING,
            ("ofsted", "ilacs", CHILDREN),
            id="ilacs",
        ),
        pytest.param(
            PLAIN,
            "The inspection under the single inspection framework took place in February 2016.",
            MEETING_2016,
            ("ofsted", "sif", CHILDREN),
            id="sif",
        ),
        pytest.param(
            readings.TITLE,
            "Ofsted inspected children's services in February 2016.",
            MEETING_2016,
            ("ofsted", "sif", CHILDREN),
            id="sif-by-its-date",
        ),
        pytest.param(
            readings.TITLE,
            "Ofsted inspected children's services in June 2025.",
            MEETING,
            ("ofsted", "ilacs", CHILDREN),
            id="ilacs-by-its-date",
        ),
        pytest.param(
            "Ofsted Focused Visit",
            "The focused visit to the front door took place on 3 and 4 June 2025.",
            MEETING,
            ("ofsted", "ilacs_focused_visit", CHILDREN),
            id="focused-visit",
        ),
        pytest.param(
            "Ofsted Focussed Visit",
            "The focussed visit took place in June 2025.",
            MEETING,
            ("ofsted", "ilacs_focused_visit", CHILDREN),
            id="focussed-visit",
        ),
        pytest.param(
            "Ofsted Monitoring Visit",
            "The second monitoring visit took place on 3 and 4 June 2025.",
            MEETING,
            ("ofsted", "monitoring_visit", CHILDREN),
            id="monitoring-visit",
        ),
        pytest.param(
            "Joint Targeted Area Inspection",
            "The JTAI took place in June 2025.",
            MEETING,
            ("jtai", "jtai", CHILDREN),
            id="jtai",
        ),
        pytest.param(
            "Area SEND Inspection",
            "The area SEND inspection of the local area partnership took place in June 2025.",
            MEETING,
            ("ofsted_cqc", "area_send_2023", "area_send"),
            id="send-2023",
        ),
        pytest.param(
            "Local Area SEND Inspection",
            "Ofsted and the CQC inspected the local area in February 2016.",
            "Meeting of Cabinet, Tuesday 12th July 2016 9.30 am (Item 5.)",
            ("ofsted_cqc", "area_send_2016", "area_send"),
            id="send-2016",
        ),
        pytest.param(
            "CQC Assessment of Adult Social Care",
            "The CQC assessed adult social care in June 2025.",
            MEETING,
            ("cqc", "cqc_asc", "adult_social_care"),
            id="adult-social-care",
        ),
        pytest.param(
            "Youth Justice Inspection",
            "HM Inspectorate of Probation inspected the Youth Justice Service in June 2025.",
            MEETING,
            ("hmip", "youth_justice", "youth_justice"),
            id="youth-justice",
        ),
        pytest.param(
            "HMICFRS Inspection of the Fire and Rescue Service",
            "The inspection took place in June 2025.",
            MEETING,
            ("hmicfrs", "fire", "fire"),
            id="fire",
        ),
        pytest.param(
            "Children's Services Peer Review",
            "The LGA peer review of children's services took place in June 2025.",
            MEETING,
            ("peer", "other", CHILDREN),
            id="peer",
        ),
        pytest.param(
            "Safeguarding and Looked After Children Inspection",
            "The announced inspection took place in February 2011.",
            "Meeting of Cabinet, Tuesday 12th April 2011 9.30 am (Item 5.)",
            ("ofsted", "safeguarding_lac_2009", CHILDREN),
            id="2009-to-2012",
        ),
        pytest.param(
            "Unannounced Inspection of Contact, Referral and Assessment",
            "The inspection took place in February 2011.",
            "Meeting of Cabinet, Tuesday 12th April 2011 9.30 am (Item 5.)",
            ("ofsted", "unannounced_cra", CHILDREN),
            id="unannounced",
        ),
        pytest.param(
            "Fostering Service Inspection",
            "Ofsted inspected the fostering service in February 2011.",
            "Meeting of Cabinet, Tuesday 12th April 2011 9.30 am (Item 5.)",
            ("ofsted", "sccif", "fostering"),
            id="fostering-of-any-year",
        ),
        pytest.param(
            "Adult Learning Service Inspection",
            "Ofsted inspected the adult learning service in June 2025.",
            MEETING,
            ("ofsted", "further_education", "adult_learning"),
            id="adult-learning",
        ),
    ],
)
def test_what_was_inspected(title: str, body: str, meeting: str, expected: tuple[str, str, str]) -> None:
    assert [facts(i) for i in inspections(body, title, meeting)] == [expected]


def test_a_framework_that_nothing_settles_is_null() -> None:
    text = "Agenda item\n\nOfsted Inspection\n\nMinutes:\n\nOfsted had inspected children's services.\n"
    (inspection,) = extract_page(parse_text(text, council=readings.COUNCIL)).inspections
    assert inspection.framework is None


# -- several on a page -----------------------------------------------------------------------------------------


def test_a_board_reviewed_beside_an_inspection_is_an_entry_with_the_same_dates() -> None:
    body = (
        "The inspection of services for children in need of help and protection, and a review of the effectiveness of "
        "the Local Safeguarding Children Board at the same time, took place from 9 to 25 February 2016."
    )
    found = {i.subject: i for i in inspections(body, meeting=MEETING_2016)}
    assert set(found) == {"childrens_services", "safeguarding_board"}
    assert facts(found["safeguarding_board"]) == ("ofsted", "lscb_review", "safeguarding_board")
    assert (
        days(found["safeguarding_board"])[:2]
        == days(found["childrens_services"])[:2]
        == ("2016-02-09", "2016-02-25")
    )


def test_a_visit_that_restates_the_last_full_inspection() -> None:
    body = (
        "The monitoring visit took place on 3 and 4 June 2025. Children's services had been judged inadequate in "
        "October 2024."
    )
    found = inspections(body, "Ofsted Monitoring Visit")
    assert {(i.framework, i.ended_on) for i in found} == {
        ("monitoring_visit", "2025-06-04"),
        ("ilacs", "2024-10"),
    }


def test_two_visits_are_two_entries() -> None:
    body = "The first monitoring visit took place in March 2025. The second monitoring visit took place in June 2025."
    assert {i.ended_on for i in inspections(body, "Ofsted Monitoring Visits")} == {"2025-03", "2025-06"}


def test_schools_named_one_by_one_are_entries_with_their_names() -> None:
    body = (
        "The following inspections had taken place:\n\n- Moss Lane Primary School: Good\n\n- Elm Park Academy: Requires "
        "improvement\n\n- Hill Top Infant School: Outstanding"
    )
    found = inspections(body, "School Ofsted Inspection Outcomes")
    assert {(i.subject, i.subject_name) for i in found} == {
        ("school", "Moss Lane Primary School"),
        ("school", "Elm Park Academy"),
        ("school", "Hill Top Infant School"),
    }


# -- whose it is -----------------------------------------------------------------------------------------------


def test_the_authority_is_that_of_the_site() -> None:
    (inspection,) = inspections("Ofsted inspected children's services in June 2025.")
    assert inspection.authority == "Wendleshire"


@pytest.mark.parametrize("council", [None, "Wendleshire"])
def test_the_text_goes_before_the_site(council: str | None) -> None:
    text = (
        "Agenda item\n\nOfsted Inspection\n\nMinutes:\n\nOfsted inspected Herefordshire Council's children's services "
        "in June 2025 and judged Herefordshire Council's children's services good.\n"
    )
    found = extract_page(parse_text(text, council=council)).inspections
    assert "Herefordshire" in {i.authority for i in found}


FORCES = [
    ("Police Inspection", "HMICFRS inspected the Wendle Valley Police in June 2025 under PEEL.", "police"),
    ("Inspection Report", "The Wendle Valley Police was inspected by HMICFRS in June 2025.", "police"),
    ("Fire Inspection", "HMICFRS inspected the Wendle Valley Fire and Rescue Service in June 2025.", "fire"),
]


@pytest.mark.parametrize(("title", "body", "subject"), FORCES)
def test_forces_and_fire_authorities_have_no_authority(title: str, body: str, subject: str) -> None:
    assert [(i.subject, i.authority) for i in inspections(body, title)] == [(subject, None)]


@pytest.mark.parametrize(("title", "body", "subject"), FORCES)
def test_forces_and_fire_authorities_are_told_by_name(title: str, body: str, subject: str) -> None:
    (inspection,) = inspections(body, title)
    assert (inspection.subject_name or "").startswith("Wendle Valley")


@pytest.mark.xfail(
    strict=True, reason="the title's 'Ofsted Inspection' becomes a second entry, of fire by HMICFRS too"
)
def test_the_same_inspection_is_not_told_twice() -> None:
    assert len(inspections("HMICFRS inspected the fire and rescue service.", "Ofsted Inspection")) == 1


def test_the_generic_board_has_no_name() -> None:
    found = inspections("The LSCB was judged good.", "Review of the LSCB", MEETING_2016)
    assert [i.subject_name for i in found] == [None]


def test_the_documents_of_a_meeting_share_an_inspection() -> None:
    text = (
        "Agenda and minutes\n\nCabinet - Monday, 13th October, 2025 9.30 am\n\nVenue: Hall\n\nItems\n\n"
        "1. Outcome of the Ofsted Inspection of Children's Services PDF 1 MB\n\nMinutes:\n\n"
        "Ofsted inspected children's services in June 2025 and judged them good overall.\n\n"
        "2. Ofsted Inspection of Children's Services: Action Plan PDF 1 MB\n\nMinutes:\n\n"
        "Ofsted inspected children's services in June 2025 and judged them good overall.\n"
    )
    page = parse_text(text, council=readings.COUNCIL)
    assert len(page.documents) == 2
    found = extract_page(page)
    assert len(found.inspections) == 1
    assert len(found.judgements) == 1


def test_a_diagnostic_by_the_department_is_an_entry_of_its_own() -> None:
    body = "Ofsted had inspected in February 2012 and a Department for Education (DfE) diagnostic took place in July 2012."
    meeting = "Meeting of Cabinet, Monday 15th October 2012 9.30 am (Item 5.)"
    found = inspections(body, "Adoption Service", meeting)
    told = {(i.inspectorate, i.framework, i.ended_on) for i in found}
    assert told == {("ofsted", "sccif", "2012-02"), ("other", "other", "2012-07")}


def test_a_visit_by_the_department_to_a_local_area_is_none() -> None:
    body = (
        "The local area was inspected by Ofsted and the CQC between March 2022 and 1 April 2022. Delivery of the statement "
        "was watched by the DfE and NHS England, and the first monitoring visit had taken place in January 2023."
    )
    found = inspections(
        body, "SEND Inspection", "Meeting of Cabinet, Monday 13th February 2023 9.30 am (Item 5.)"
    )
    assert [days(i) for i in found] == [("2022-03", "2022-04-01", None)]


def test_what_is_inspected_without_inspectors_is_none() -> None:
    body = "The manager reported on the inspection of culverts. Nine hundred gullies had been inspected in May 2025."
    assert inspections(body, "Flood risk management: annual report") == ()


def test_peers_of_a_council_as_a_whole_look_at_no_service() -> None:
    body = "Cabinet noted the letter of the peer team and the findings of the recent LGA Peer Challenge."
    assert [facts(i) for i in inspections(body, "Peer Challenge")] == [("peer", "other", "other")]


def test_initials_are_the_body_that_the_page_names() -> None:
    body = (
        "The Board heard from Midland Partnership Trust (MPT) on the CQC report of MPT, which was published in November "
        "2017. MPT was rated as 'requires improvement'."
    )
    meeting = "Meeting of Health Board, Monday 19th February 2018 9.30 am (Item 5.)"
    (found,) = inspections(body, "Midland Partnership Trust CQC Inspection Report", meeting)
    assert (found.subject_name, found.authority, found.published_on) == (
        "Midland Partnership Trust",
        None,
        "2017-11",
    )


# -- which words open an inspection, and which do not ---------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "The Commission for Social Care Inspection was one of the bodies that went into the new regulator in 2009.",
        "Ofsted will next conduct a monitoring visit in December 2025.",
        "The inspectors would undertake a further focused visit in March 2026.",
    ],
)
def test_the_name_of_an_inspectorate_and_a_visit_to_come_are_none(body: str) -> None:
    assert inspections(body, PLAIN) == ()


@pytest.mark.parametrize(
    "title",
    [
        "State of Fire and Rescue: the inspectorate's report",
        "Update on the proposed Safeguarding Peer Review",
    ],
)
def test_titles_of_no_inspection_here(title: str) -> None:
    body = "The report drew on inspections carried out between June 2023 and August 2024."
    assert inspections(body, title) == ()


def test_a_report_that_was_produced_is_published() -> None:
    body = "The inspection was carried out in July 2025 with the resulting report produced in September."
    (found,) = inspections(body, "Hill View Surgery - CQC inspection")
    assert days(found) == ("2025-07", "2025-07", "2025-09")


def test_an_ambulance_service_is_no_councils() -> None:
    body = "The CQC report, published in August 2025, rated the Wessex Vale Ambulance Service as inadequate."
    found = readings.extract(body, "Ambulance service: improvement plan")
    assert [(i.subject_name, i.authority) for i in found.inspections] == [
        ("Wessex Vale Ambulance Service", None)
    ]


# -- wordings that many pages share ------------------------------------------------------------------------------


def test_a_body_that_expects_an_inspection_has_not_had_it() -> None:
    body = "The Chief Executive of Midland NHS Foundation Trust gave a talk. The Trust had been rated good by the CQC in 2020 and was {} during 2025."
    for told in ("expecting to be inspected again", "due to be inspected"):
        (found,) = inspections(body.format(told), "Midland NHS Foundation Trust - Update")
        assert (found.ended_on, found.subject_name) == ("2020", "Midland NHS Foundation Trust")


def test_listed_bodies_with_their_days_in_brackets() -> None:
    body = (
        "The Head of Service told of the inspections published between September and December 2022.\n\n"
        "- Wood Park Primary School (inspected 11 and 12 October 2022): good overall.\n\n"
        "- Glade Free School (2 and 3 November 2022): inadequate."
    )
    found = inspections(body, "School Inspection Outcomes")
    assert {(i.subject_name, *days(i)) for i in found} == {
        ("Wood Park Primary School", "2022-10-11", "2022-10-12", None),
        ("Glade Free School", "2022-11-02", "2022-11-03", None),
    }


@pytest.mark.parametrize("what", ["Residential Provision", "Short Breaks", "the Residential Units"])
def test_an_inspection_of_residential_provision_is_of_a_home(what: str) -> None:
    body = "Ofsted had carried out a full inspection of the Council's short breaks home, Fern House, on 6 and 7 May 2025. The home was judged good overall."
    (found,) = inspections(body, f"Inspection of {what}")
    assert (found.framework, found.subject, found.subject_name) == ("sccif", "childrens_home", "Fern House")


def test_a_process_that_found_something_took_place() -> None:
    body = "The recent Joint Targeted Area Inspection process had identified two themes."
    assert [i.framework for i in inspections(body, title="Safeguarding Update")] == ["jtai"]


def test_an_inspection_by_ofsted_beside_that_of_another_inspectorate() -> None:
    body = "Two reports had come: that of the HMIP inspection of the Youth Offending Service and the Ofsted inspection report of children's social care services."
    found = inspections(body, title="Inspection Reports")
    assert {i.inspectorate for i in found} == {"hmip", "ofsted"}


@pytest.mark.parametrize(
    "body",
    [
        "There were many councils at risk of being judged inadequate by Ofsted.",
        "Support should go to those that had not yet been inspected under the Single Inspection Framework.",
    ],
)
def test_an_inspection_that_might_be_is_none(body: str) -> None:
    assert not inspections(body, title="Support for children's services")


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "It was noted that an Ofsted re-inspection would be undertaken, reported to begin in early 2026.",
            PLAIN,
        ),
        ("The figures came from the December monitoring report on spending.", PLAIN),
    ],
)
def test_what_is_to_follow_or_is_only_a_report_is_none(body: str, title: str) -> None:
    assert inspections(body, title) == ()


def test_a_recent_inspection_took_place_though_its_result_is_not_yet_known() -> None:
    body = "Parents of Holt Primary had been told of the school's recent Ofsted inspection result, which was not yet public."
    assert [i.subject_name for i in inspections(body, "School Performance")] == ["Holt Primary"]


def test_a_plan_is_about_the_one_inspection_that_its_text_tells_of() -> None:
    body = "Members were reminded that the Council had been rated 'Good' following its CQC inspection in May 2024."
    (found,) = inspections(
        body, "CQC Improvement Plan for Adult Social Care: Progress", "Cabinet, 9 March 2026"
    )
    assert (found.framework, found.ended_on) == ("cqc_asc", "2024-05")


def test_a_child_protection_inspection_of_the_police_is_by_hmicfrs() -> None:
    body = (
        "The Child Protection Inspection, which had taken place in May 2025, had raised a number of issues."
    )
    assert {facts(i) for i in inspections(body, "HMICFRS Inspections of Midshire Police")} == {
        ("hmicfrs", "police", "police")
    }


@pytest.mark.parametrize("year", ["2007/8", "2008/09"])
def test_an_adult_assessment_of_years_before_2014_is_of_no_framework_of_now(year: str) -> None:
    page = readings.item(
        f"The Council's adult social care was assessed by CQC for {year} and judged excellent.",
        "CQC Annual Performance Assessment of Adult Social Care",
        meeting="",
    )
    assert {i.framework for i in extract_page(page).inspections} == {"other"}


def test_a_church_schools_name_in_two_forms_is_one_name() -> None:
    body = "Reports on the following schools inspected by Ofsted:\n\n- St Anne CE Primary\n\nSt Anne C of E Primary School had been judged good."
    assert len(inspections(body, "School Inspections")) == 1


def test_adult_learning_inspected_by_estyn_is_further_education() -> None:
    body = "Estyn carried out a monitoring visit of the service between 12 and 15 May 2025."
    (found,) = inspections(body, "Estyn Monitoring Visit: Adult and Community Learning")
    assert facts(found) == ("estyn", "further_education", "adult_learning")


def test_what_was_raised_at_a_review_tells_that_it_took_place() -> None:
    body = "The Director gave assurance of the preparedness for inspection, and said that work had begun on the issues raised at the LGA Peer Review last year."
    assert [i.inspectorate for i in inspections(body, "Adult Social Care Performance")] == ["peer"]


def test_a_title_tells_the_year_of_a_police_inspection() -> None:
    (found,) = inspections(
        "The Panel received an update on the HMIC inspection of Midshire Police.",
        "HMIC report - PEEL Police Effectiveness 2016",
    )
    assert days(found) == ("2016", "2016", None)


def test_a_hospital_is_no_councils() -> None:
    body = (
        "The CQC inspection of Holt Cross had been undertaken in May 2025 after concerns raised by residents."
    )
    (found,) = inspections(body, "Care Quality Commission Hospital Inspections: Holt Cross")
    assert found.authority is None


def test_a_report_that_was_publicised_was_published() -> None:
    body = "Midshire Fire and Rescue Service was inspected in July 2024 and its HMICFRS report was publicised in December 2024."
    (found,) = inspections(body, "HMICFRS Inspection of Midshire Fire and Rescue Service")
    assert days(found) == ("2024-07", "2024-07", "2024-12")


# -- dates and turns -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Ofsted inspected the service in May 2025. The report was placed on the Ofsted web site on 4 July 2025.", "2025-07-04"),
        ("Ofsted inspected the service in May 2025. The report was not published until 4 July 2025.", "2025-07-04"),
        ("Ofsted inspected the service in May 2025. The report had not appeared until 4 July 2025.", "2025-07-04"),
        ("Ofsted inspected the service in May 2025. Their letter was dated 4 July 2025.", "2025-07-04"),
        ("Ofsted inspected the service in May 2025. A statutory direction was issued on 4 July 2025.", None),
        ("Ofsted inspected the service in May 2025. New guidance had been issued to all teams on 4 July 2025.", None),
    ],
)  # fmt: skip
def test_when_a_report_came_out(body: str, day: str | None) -> None:
    assert [i.published_on for i in inspections(body)] == [day]


@pytest.mark.parametrize(
    "body",
    [
        "Peers had been in Wendleshire from 3 to 6 June 2025.",
        "A team of five, led by a chief executive, had been in the county from 3 to 6 June 2025.",
        "Ofsted, CQC and HMI Probation had been in the city from 3 to 6 June 2025.",
    ],
)
def test_who_had_been_here(body: str) -> None:
    title = "LGA Peer Challenge Feedback" if "Ofsted" not in body else "Joint Targeted Area Inspection (JTAI)"
    assert [days(i)[:2] for i in inspections(body, title)] == [("2025-06-03", "2025-06-06")]


@pytest.mark.parametrize(
    "body",
    [
        "The team from the next county had held a mock inspection in March 2025.",
        "Were an inspection of children's services to take place before June, staff would be ready.",
    ],
)
def test_rehearsals_and_suppositions_are_no_inspections(body: str) -> None:
    assert inspections(body, PLAIN) == ()


def test_a_visit_under_a_framework_is_one_inspection() -> None:
    body = "It was a focused visit under the ILACS arrangements, and the letter was published on 4 July 2025."
    (found,) = inspections(body, "Ofsted Focused Visit")
    assert (found.framework, found.published_on) == ("ilacs_focused_visit", "2025-07-04")


def test_probation_inspects_youth_justice_whatever_the_item_is_about() -> None:
    body = "The partnership heard that youth work had been visited by HM Inspectorate of Probation in 2024."
    assert ("hmip", "youth_justice", "youth_justice") in map(facts, inspections(body, "Area SEND Inspection"))


def test_a_list_of_visits_by_their_months_is_one_each() -> None:
    body = (
        "Two monitoring visits had been made:\n\n- May 2024 - the front door\n- September 2024 - care leavers"
    )
    found = inspections(body, "Ofsted Monitoring of Children's Services")
    assert {i.ended_on for i in found if i.framework == "monitoring_visit"} >= {"2024-05", "2024-09"}


@pytest.mark.parametrize(
    "paper",
    [
        "Ofsted's Single Inspection Framework issued in the autumn of 2013",
        "Ofsted's single inspection framework (SIF) which came into force in November 2013",
        "the single inspection framework introduced in 2013",
    ],
)
def test_a_framework_that_came_out_is_no_inspection(paper: str) -> None:
    assert inspections(f"The report set out {paper}.", PLAIN, MEETING_2016) == ()


@pytest.mark.parametrize(
    "when", ["when the Ofsted report was published", "when the inspection report was released"]
)
def test_a_day_told_by_what_came_out_on_it_is_that_of_publication(when: str) -> None:
    body = (
        f"Ofsted inspected children's services in March 2025. The notice was lifted on 9 June 2025, {when}."
    )
    assert [days(i)[2] for i in inspections(body, PLAIN)] == ["2025-06-09"]


def test_four_weeks_on_site_are_a_single_inspection() -> None:
    body = "Inspectors had last come in 2010. The inspection ran for four weeks, and Ofsted had been fair."
    assert [i.framework for i in inspections(body, "Ofsted Inspection Feedback", "")][:1] == ["sif"]


def test_a_grade_that_a_framework_did_not_have_makes_it_another() -> None:
    body = (
        "In the safeguarding inspection, help and protection and care leavers were judged inadequate, and adoption "
        "performance was found to require improvement."
    )
    found = inspections(body, "Ofsted Inspection of Children's Services", "")
    assert [i.framework for i in found] == ["sif"]


def test_the_review_told_of_beside_an_inspection_is_by_its_own_makers() -> None:
    body = "Ofsted inspected the adoption service in May 2012. The inspection and the DfE review were both welcomed."
    title, meeting = (
        "Adoption Service: Ofsted Inspection",
        "Meeting of Cabinet, Monday 8th October 2012 (Item 5.)",
    )
    assert [i.inspectorate for i in inspections(body, title, meeting)] == ["ofsted"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Care Quality Commission (CQC)", "The CQC assessment was split into four themes."),
        ("Care Quality Commission", "Some authorities had already been inspected."),
        ("Care Quality Commission", "By March the CQC had 4,120 inspection reports on its shelves."),
        ("Care Quality Commission", "The team inspected GP practices, dentists and hospitals."),
        ("CQC - Approach to Inspection of GP Services", "The inspections had commenced in October 2014."),
    ],
)
def test_what_an_inspectorate_does_in_general_is_no_inspection(title: str, body: str) -> None:
    assert inspections(body, title) == ()


def test_the_church_in_wales_is_no_inspectorate() -> None:
    body = "Beech Primary School and All Souls CiW Primary School were inspected by Estyn in May 2017."
    found = inspections(body, "Estyn School Inspections")
    assert {(i.inspectorate, i.subject_name) for i in found} == {
        ("estyn", "Beech Primary School"),
        ("estyn", "All Souls CiW Primary School"),
    }


def test_whom_peers_looked_at_where_the_title_does_not_say() -> None:
    body = "Members heard of the peer review of support for adults with disabilities in February 2020."
    assert [i.subject for i in inspections(body, "Peer Review Feedback")] == ["adult_social_care"]


def test_a_new_kind_of_inspection_in_a_title_is_none_made() -> None:
    body = "Members heard how inspectors would work, and what it could mean for the next inspection result."
    assert inspections(body, "Guide for Members: the New Ofsted Inspections", MEETING_2016) == ()


def test_a_line_that_breaks_off_is_no_name() -> None:
    text = (
        "Agenda and minutes\n\nPanel - Friday, 28th April, 2023 10.00 am\n\nOfsted Inspection reports\n\n"
        "3.1 Members considered reports that came from Ofsted on the following homes:\n\na) Larch Cottage\n\n"
        "b) The Larches\n\n3.2 The"
    )
    page = parse_text(
        text, url="https://wendleshire.example/ieListDocuments.aspx?CId=1", council="Wendleshire"
    )
    assert [i.subject_name for i in extract_page(page).inspections] == ["Larch Cottage", "The Larches"]


def test_schools_listed_behind_a_colon() -> None:
    body = "The following schools were inspected in May 2012: Ash Primary School, Holt Junior School and Elm School."
    found = inspections(body, "Ofsted Inspections of Schools")
    assert {(i.subject_name, i.ended_on) for i in found} == {
        ("Ash Primary School", "2012-05"),
        ("Holt Junior School", "2012-05"),
        ("Elm School", "2012-05"),
    }


@pytest.mark.parametrize(
    "title",
    [
        "CQC Inspection of Mental Health Hospitals",
        "CQC Inspections of G.P. Practices",
        "Care Quality Commission",
    ],
)
def test_what_bodies_are_in_the_plural_is_the_name_of_none(title: str) -> None:
    assert inspections("The teams would look at key services in the inspection.", title) == ()


def test_an_ambulance_service_is_no_council_s() -> None:
    body = (
        "The newest Care Quality Commission (CQC) report, which came out in August 2022, rated the Southmere Ambulance "
        "Service (SAS) as inadequate."
    )
    (found,) = inspections(body, "Ambulance Services")
    assert (found.subject_name, found.authority) == ("Southmere Ambulance Service", None)
    assert found.published_on == "2022-08"


def test_the_name_behind_the_dash_of_a_title() -> None:
    (found,) = inspections(
        "The inspection report was welcomed.", "Estyn Inspection Report - Hill Primary School"
    )
    assert found.subject_name == "Hill Primary School"


def test_bodies_of_which_the_next_sentence_tells() -> None:
    body = (
        "Oak House had been inspected on 6 and 7 May 2025. The second report was on Mill View. Following a two day visit "
        "on 20 May 2025 it was rated good.\n\nHill Rise had had its inspection in June 2025."
    )
    found = inspections(body, "Ofsted inspections of children's homes")
    assert {(i.subject_name, i.ended_on) for i in found} == {
        ("Oak House", "2025-05-07"),
        ("Mill View", "2025-05-20"),
        ("Hill Rise", "2025-06"),
    }


@pytest.mark.parametrize(
    "stay",
    [
        "A team of six had come to the borough from 4 to 6 March 2025 and had talked to many people.",
        "Four inspectors were present from 4 to 6 March 2025.",
        "Assessors spent three days with the Council from 4 to 6 March 2025.",
        "Six inspectors attended between 4 and 6 March 2025.",
        "The reviewers stayed from 4 to 6 March 2025.",
    ],
)
def test_those_who_stayed_date_the_inspection_told_before(stay: str) -> None:
    (one,) = readings.extract(
        f"Ofsted inspected children's services. {stay} Leaders were pleased."
    ).inspections
    assert (one.started_on, one.ended_on) == ("2025-03-04", "2025-03-06")


OPENING_OF_2010 = "Meeting of Cabinet, Tuesday 12th October 2010 9.30 am (Item 5.)"


@pytest.mark.parametrize(
    "body",
    [
        "Ofsted, CQC, HMICFRS and HMI Probation carried out a joint inspection of the answer to neglect from 9 to 13 June 2025.",
        "From 9 to 13 June 2025 Ofsted, the Care Quality Commission and HMI Constabulary undertook a joint inspection.",
        "Inspectors from Ofsted, the CQC and HMICFRS visited between 9 and 13 June 2025 for a JTAI into neglect.",
    ],
)
def test_inspectors_of_children_health_and_police_together_make_a_joint_inspection(body: str) -> None:
    assert dated(body) == {("jtai", "2025-06-09", "2025-06-13", None)}


@pytest.mark.parametrize(
    "body",
    [
        "A single Ofsted inspection of services was being piloted in June and July.",
        "Ofsted would be piloting the revised inspection in three areas in May 2025.",
        "The next Ofsted inspection may take place any time from September 2025.",
        "Ofsted had consulted on changes to its inspection of children's services, to take effect in April 2026.",
        "The Ofsted inspection framework that began in May 2024 was explained.",
    ],
)
def test_trials_and_changes_of_inspections_are_none(body: str) -> None:
    assert dated(body) == set()


def test_a_day_without_its_year_is_not_before_its_framework() -> None:
    body = (
        "The focused visit by Ofsted took place on September 27th and 28th. The last inspection had been in May 2015, and a "
        "visit was thought best in 2018."
    )
    assert ("ilacs_focused_visit", "2018-09-27", "2018-09-28", None) in dated(body, meeting="")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "The rating was 'held down' by the March 2010 full inspection of safeguarding and looked after children.",
            ("safeguarding_lac_2009", "2010-03", "2010-03", None),
        ),
        (
            "Ofsted made an unannounced visit to the referral and assessment teams on 4 and 5 May 2010.",
            ("unannounced_cra", "2010-05-04", "2010-05-05", None),
        ),
        (
            "In June 2010 Ofsted undertook its annual unannounced inspection of front line child protection practice.",
            ("unannounced_cra", "2010-06", "2010-06", None),
        ),
    ],
)
def test_older_inspections_told_of_in_passing(body: str, expected: tuple[str | None, ...]) -> None:
    assert dated(body, meeting=OPENING_OF_2010) == {expected}


@pytest.mark.parametrize(
    "body",
    [
        "Ofsted had recently inspected both of the Council's Children's Homes (Elm Road and Beechfield).",
        "Both homes, Elm Road and Beechfield, had been inspected by Ofsted in May 2025.",
        "The Council's two homes, Elm Road and Beechfield, had each had a full Ofsted inspection in May 2025.",
    ],
)
def test_homes_named_one_by_one_behind_what_they_are(body: str) -> None:
    found = inspections(body, "Children's Homes Update")
    assert {i.subject_name for i in found} == {"Elm Road", "Beechfield"}


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Corporate Peer Challenge", "The Leader outlined the Council's participation in a peer challenge."),
        (
            "Corporate Peer Challenge",
            "RESOLVED: That a report be brought back following the conclusion of the peer challenge.",
        ),
        ("SEND Inspection Framework", "The framework for inspections was published in May 2025."),
        ("New Ofsted Framework for Schools", "Inspections would be made in another way."),
    ],
)
def test_what_is_ahead_or_only_a_framework_is_no_inspection(title: str, body: str) -> None:
    assert readings.inspections(body, title) == ()


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Peer Review of Adult Services", "adult_social_care"),
        ("RIPA Inspection", "other"),
        ("Annual Audit and Inspection Letter of the Audit Commission", "other"),
    ],
)
def test_whom_reviewers_and_commissioners_inspected(title: str, subject: str) -> None:
    body = "The review took place in May 2025 and the Audit Commission inspected the Council in June 2025."
    assert {i.subject for i in readings.inspections(body, title)} == {subject}


def test_a_person_who_was_in_attendance_is_no_body() -> None:
    body = (
        "The Trust was inspected by the CQC and rated good in May 2025. Ann Example, TRST was also in attendance."
        "\n\nCaring was rated good."
    )
    names = {i.subject_name for i in readings.inspections(body, "CQC Inspection of Wendle Hospital Trust")}
    assert "Ann Example" not in names


@pytest.mark.parametrize(
    "named",
    [
        "The joint inspection in June 2025, led by HM Probation Inspectorate, had help from Ofsted and the CQC.",
        "The Inspectorate of Probation, together with Ofsted, had inspected the service in June 2025.",
        "HM Inspector of Probation and Ofsted had inspected the service in June 2025.",
        "Ofsted had taken part in the inspection of the Youth Offending Team in June 2025.",
        "It was a joint inspection led by HM Probation Inspectorate with help from Ofsted, the Care Quality Commission and HMICFRS in June 2025.",
    ],
)
def test_youth_justice_is_inspected_by_probation_whoever_came_along(named: str) -> None:
    (found,) = inspections(named, "Youth Justice Service Inspection")
    assert (found.inspectorate, found.started_on) == ("hmip", "2025-06")


@pytest.mark.parametrize(
    "told",
    [
        "The Council had undertaken an LGA Corporate Peer Challenge in March 2024. Progress had been reviewed by a follow-up visit in January 2025.",
        "The Corporate Peer Challenge took place in March 2024 and the team had come back for a progress review in January 2025.",
        "The LGA peer challenge of March 2024 made twelve recommendations; a follow-up review took place in January 2025.",
        "The peer team had returned in January 2025 for a check-in following the corporate peer challenge of March 2024.",
    ],
)
def test_peers_who_come_back_make_another_review(told: str) -> None:
    found = {(i.inspectorate, i.started_on) for i in inspections(told, "Peer Review")}
    assert found == {("peer", "2024-03"), ("peer", "2025-01")}


@pytest.mark.parametrize(
    "told",
    [
        "Consideration was given to how the service would be undergoing a Peer Challenge from 3 to 7 November 2025.",
        "The Council would be hosting a peer challenge from 4 to 6 November 2025.",
    ],
)
def test_a_review_to_come_is_none_though_the_title_names_it(told: str) -> None:
    assert inspections(told, "Corporate Peer Challenge", meeting="") == ()


@pytest.mark.parametrize("name", ["Local System Review", "system-wide review", "whole system review"])
def test_reviews_of_a_whole_system(name: str) -> None:
    (found,) = inspections(f"The CQC's {name} took place in August 2017.", "CQC Review of Health and Care")
    assert (found.inspectorate, found.framework, found.started_on) == ("cqc", "other", "2017-08")


def test_an_assessment_of_2010_is_none_of_todays() -> None:
    title, met = (
        "CQC Assessment of Adult Social Care",
        "Meeting of Cabinet, Monday 13th December 2010 9.30 am (Item 5.)",
    )
    (found,) = inspections("The Council was rated as performing well overall.", title, met)
    assert found.framework == "other"


def test_a_trust_that_only_the_title_names() -> None:
    title = "Moorland Mental Health Trust: Addressing Quality Issues"
    (found,) = inspections("The CQC had revisited the wards on 9 April 2025.", title)
    assert (found.subject_name, found.authority, found.ended_on) == (
        "Moorland Mental Health Trust",
        None,
        "2025-04-09",
    )


@pytest.mark.parametrize(
    "told",
    [
        "Ofsted had recently inspected both of the Council's Homes (Larch Road and Fieldview).",
        "Ofsted had inspected two homes, Larch Road and Fieldview, in the spring.",
        "There had been Ofsted inspections of the homes: Larch Road and Fieldview.",
    ],
)
def test_homes_named_behind_what_they_are(told: str) -> None:
    found = inspections(told, "Visits to Children's Homes under Regulation 44")
    assert [i.subject_name for i in found] == ["Larch Road", "Fieldview"]


@pytest.mark.parametrize(
    "told",
    [
        "Holt Primary School was being inspected on the morrow.",
        "Holt Primary School was currently being inspected by Ofsted.",
        "Some 61% of schools were judged good by Ofsted against 57% in 2011.",
        "A letter went to all members of the Advisory and Inspection Service dated 7 December 2005.",
    ],
)
def test_no_inspection_of_a_school(told: str) -> None:
    assert inspections(told, "Primary Schools") == ()


def test_the_body_in_the_title_is_the_one_inspected() -> None:
    body = (
        "There were talks with the governors. The last Ofsted report said that teaching required improvement."
    )
    found = readings.extract(body, "Holt High School")
    assert [(i.subject, i.subject_name) for i in found.inspections] == [("school", "Holt High School")]
    assert [(j.domain, j.grade) for j in found.judgements] == [
        ("quality_of_teaching", "requires_improvement")
    ]


def test_a_body_named_twice_in_a_list_is_one() -> None:
    body = "Members received the inspections of Elm Children's Centre, Ash Children's Centre and Ash Children's Centre."
    found = inspections(body, "Children's Centres Ofsted Inspections")
    assert [i.subject_name for i in found] == ["Elm Children's Centre", "Ash Children's Centre"]


def test_schools_inspected_in_a_term() -> None:
    body = "Ysgol y Bryn, St David's CiW Primary School and Holt Comprehensive were inspected during the summer term 2017."
    found = inspections(body, "Summary of Estyn School Inspections")
    assert {(i.subject_name, i.started_on) for i in found} == {
        ("Ysgol y Bryn", "2017"),
        ("St David's CiW Primary School", "2017"),
        ("Holt Comprehensive", "2017"),
    }


def test_a_title_that_names_the_review_is_not_overruled_by_who_wrote_since() -> None:
    body = (
        "The Joint Area Review of 2005 had found gaps. A reply was awaited from the Social Care Inspectorate."
    )
    found = readings.inspections(body, "Progress since the Joint Area Review")
    assert {(i.inspectorate, i.subject) for i in found} == {("ofsted", "childrens_services")}


def test_what_inspectors_would_look_at_is_no_inspection() -> None:
    assert dated("A Member asked what Ofsted would focus on when they inspected.") == set()


def test_the_year_of_a_page_may_stand_in_its_title_alone() -> None:
    body = "The Ofsted report comes after an inspection of children's services in February and March."
    assert ("sif", "2016-02", "2016-03", "2016") in dated(body, "Ofsted children's services report 2016", "")


@pytest.mark.parametrize(
    ("title", "body", "name"),
    [
        (
            "CQC Report into Maternity Services at the Midland Hospitals NHS Trust",
            "The Committee considered a report of Midland Hospitals NHS Trust (MHT) on the CQC inspection of services at MHT. "
            "A member asked about the CQC inspections of MHT's maternity services in February and March 2023.",
            "Midland Hospitals NHS Trust",
        ),
        (
            "CQC Inspection of the Trust",
            "A report was submitted on the outcome of the CQC's inspection of the University Hospitals of Midland (UHM) NHS "
            "Trust in November 2017.\n\nUHM Power-point Presentation (Appendix D2)\n\nThe CQC inspection report.",
            "University Hospitals of Midland NHS Trust",
        ),
        (
            "CQC Inspection",
            "John Example, Chief Executive Midland Hospitals NHS Trust, presented the report of the CQC's inspection of the "
            "Trust in November 2017.\n\nAnn Other, CEO, said that the CQC inspection was fair.",
            "Midland Hospitals NHS Trust",
        ),
        (
            "University Hospitals Midland",
            "Members received a report on the CQC inspection at University Hospitals Midland (UHM). The inspection took place "
            "in September 2022; its outcomes were received in December 2022.",
            "University Hospitals Midland",
        ),
    ],
)
def test_a_trust_told_by_its_part_its_people_or_its_initials_is_one(title: str, body: str, name: str) -> None:
    (found,) = inspections(body, title)
    assert (found.subject_name, found.authority) == (name, None)


def test_an_announcement_that_inspectors_will_come_is_no_inspection() -> None:
    body = (
        "To receive papers on the plans of the CQC to inspect parts of the Trust's work.\n\n"
        "Minutes:\n\nThe Chief Executive of Midland Hospitals NHS Trust told Members of the proposed inspection."
    )
    assert not inspections(body, "CQC Inspection of Midland Hospitals NHS Trust")


@pytest.mark.parametrize(
    "told",
    [
        "The Panel considered the results relating to Ash House, Elm Lodge and Oak Villa Care Home.",
        "Members discussed the reports (attached) on Ash House, Elm Lodge for boys and Oak Villa Care Home.",
    ],
)
def test_bodies_whose_results_were_told_together(told: str) -> None:
    found = inspections(told, "CQC Inspections of Care Homes")
    assert {i.subject_name for i in found} == {"Ash House", "Elm Lodge", "Oak Villa Care Home"}


def test_bodies_whose_results_are_still_to_come() -> None:
    told = "The next meeting will receive the reports on Ash House, Elm Lodge and Oak Villa Care Home."
    assert inspections(told, "CQC Inspections of Care Homes") == ()


def test_lines_of_a_name_with_its_day() -> None:
    body = "\n\n".join(
        (
            "Members had the outcomes of the inspections conducted on:",
            "Ash House on 4 May 2012",
            "Elm Lodge on 9 May 2012",
            "All went well.",
        )
    )
    found = inspections(body, "Ofsted Inspections of Children's Homes")
    assert {(i.subject_name, i.started_on) for i in found} == {
        ("Ash House", "2012-05-04"),
        ("Elm Lodge", "2012-05-09"),
    }


def test_a_name_behind_a_welsh_one() -> None:
    body = "Estyn had inspected Ysgol y Bryn and Holt Primary School in June 2017."
    found = inspections(body, "Summary of Estyn School Inspections")
    assert {i.subject_name for i in found} == {"Ysgol y Bryn", "Holt Primary School"}


def test_schools_that_came_out_of_a_category() -> None:
    told = "Two schools, Ysgol Dewi and Ysgol y Bryn, had been taken out of Estyn review that term."
    assert all(i.subject_name is None for i in inspections(told, "Estyn Inspection of Education Services"))


def test_a_name_is_told_before_what_it_is() -> None:
    told = (
        "Elmcroft, a care home run by the borough, was inspected by the CQC in January 2025 and rated good."
    )
    (one,) = readings.extract(told, "Care Homes: CQC Reports").inspections
    assert (one.framework, one.subject_name, one.started_on) == ("cqc_provider", "Elmcroft", "2025-01")


# -- bodies told of by the way -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "The Council's children's home, Hill House, was inspected on 3 June 2025 and rated good.",
            "Hill House",
        ),
        (
            "The authority's only children's home, Hill House, was rated good by Ofsted on 3 June 2025.",
            "Hill House",
        ),
        (
            "Hill House, a children's home run by the Council, was rated good by Ofsted on 3 June 2025.",
            "Hill House",
        ),
        ("The children's home was inspected on 3 June 2025 and rated good.", None),
    ],
)
def test_what_a_home_is_is_not_its_name(sentence: str, name: str | None) -> None:
    (inspection,) = inspections(sentence, "Corporate Parenting Update")
    assert (inspection.subject, inspection.subject_name) == ("childrens_home", name)


def test_an_inspection_at_which_a_body_was_judged_is_that_body_s() -> None:
    body = (
        "Members of the Education Committee spoke of the report. The Portfolio Holder for Children's Services said "
        "that since the inspection in 2014, when the YOT was rated good, half of its managers had left."
    )
    found = [(i.subject, i.started_on) for i in inspections(body, "Select Committee", "")]
    assert found == [("youth_justice", "2014")]


_AREA_SEND, _HOUSING = "Local Area SEND Inspection", "Regulator of Social Housing Inspection"


@pytest.mark.parametrize("title", [_AREA_SEND, _HOUSING, "CQC Assessment of Adult Social Care"])
@pytest.mark.parametrize(
    "told",
    [
        "The plan was revised once the inspection result had been announced, on 30 July 2025.",
        "The inspectorate published its report on the inspection on 30 July 2025.",
        "The publication of the findings of the inspection on 30 July 2025 was noted.",
    ],
)
def test_the_day_that_a_report_on_an_inspection_came_out(title: str, told: str) -> None:
    (one,) = inspections(f"The inspection had taken place in May 2025. {told}", title)
    assert (one.started_on, one.published_on) == ("2025-05", "2025-07-30")


@pytest.mark.parametrize("told", ["as at 31 July 2025", "as at the end of July 2025", "as of July 2025"])
def test_the_day_of_figures_is_no_inspection_s(told: str) -> None:
    (one,) = inspections(
        f"The inspection took place in May 2025. Published reports were counted {told}.", _AREA_SEND
    )
    assert (one.started_on, one.published_on) == ("2025-05", None)


@pytest.mark.parametrize(
    "title", ["School Ofsted Judgements", "Ofsted Outcomes for Schools", "CQC Ratings of Care Homes"]
)
def test_what_many_were_given_is_no_inspection_of_one(title: str) -> None:
    assert inspections("In the year to July 2018 most had been found good or better.", title) == ()


@pytest.mark.parametrize(
    "title",
    [
        "Learning & Skills Service Performance",
        "Skills and Employability Update",
        "Lifelong Learning Service",
        "Adult Skills Provision",
        "Employment, Learning and Skills",
        "Work and Skills Service",
    ],
)
def test_the_names_that_councils_give_their_service_for_learners(title: str) -> None:
    told = "Ofsted inspected the service in June 2022 and it kept its overall judgement of Good."
    (one,) = inspections(told, title)
    assert (one.subject, one.framework) == ("adult_learning", "further_education")


def test_a_committee_for_learning_and_skills_is_no_service() -> None:
    told = "Children's services were inspected by Ofsted in June 2022."
    (one,) = inspections(told, "Referral from the Learning and Skills Scrutiny Committee")
    assert one.subject == "childrens_services"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Ashby Primary School - March 2025", ("2025-03", "2025-03", None)),
        ("Ashby Primary School (12 March 2025)", ("2025-03-12", "2025-03-12", None)),
        ("Ashby Primary School, inspected 12-13 March 2025", ("2025-03-12", "2025-03-13", None)),
        ("1. Ashby Primary School: 12 and 13 March 2025", ("2025-03-12", "2025-03-13", None)),
        (
            "Ashby Primary School (12-13 March 2025, published 2 May 2025)",
            ("2025-03-12", "2025-03-13", "2025-05-02"),
        ),
        ("Ashby Primary School (March 2025, report issued 2 May)", ("2025-03", "2025-03", "2025-05-02")),
    ],
)
def test_the_dates_in_a_schools_heading(
    heading: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    (inspection,) = inspections(f"{heading}\n\nQuality of education: Good", "School Inspections Update")
    assert (inspection.subject_name, days(inspection)) == ("Ashby Primary School", expected)


@pytest.mark.parametrize(
    "title",
    [
        "Results of the Inspections of Children's Social Care and of Youth Offending Work",
        "Ofsted Inspection of Children's Services and HMIP Inspection of the Youth Justice Service",
    ],
)
def test_a_title_that_counts_inspections_tells_of_each(title: str) -> None:
    found = {(i.inspectorate, i.subject) for i in inspections("The Panel spoke of both.", title, "")}
    assert found == {("hmip", "youth_justice"), ("ofsted", "childrens_services")}


@pytest.mark.parametrize(
    "body",
    [
        "The focused visit lasted from 2 to 12 June 2025 (days on site: 11 to 12 June).",
        "The focused visit ran from 2 to 12 June 2025, with inspectors on site from 11 to 12 June.",
        "The focused visit of 2 to 12 June 2025, on site 11 - 12 June, looked at care leavers.",
        "The focused visit took place on site from 11 to 12 June 2025.",
    ],
)
def test_the_days_on_site_within_a_longer_time(body: str) -> None:
    found = [(i.started_on, i.ended_on) for i in inspections(body, "Ofsted Focused Visit")]
    assert found == [("2025-06-11", "2025-06-12")]


def test_the_service_that_received_a_visit() -> None:
    told = "In May 2022 Adult Community Learning had received a monitoring visit from Ofsted."
    (one,) = inspections(told, "Children's Services Report")
    assert one.subject == "adult_learning"


def test_the_months_that_outcomes_are_told_for_are_no_inspection_s() -> None:
    told = (
        "Appended were the CQC Inspection Outcomes June 2018 to October 2018. Members asked about the homes."
    )
    assert inspections(told, "Care Homes and CQC Inspection Outcomes June 2018 to October 2018") == ()


def test_a_provider_set_apart_by_what_it_is() -> None:
    told = "The CQC assessment took place in November 2024. The Holt Reablement Team, a registered service in its own right, had been inspected by CQC in May 2023 and rated good."
    found = readings.extract(told, "CQC Assessment of Adult Social Care")
    assert {(i.subject, i.started_on) for i in found.inspections} == {
        ("adult_social_care", "2024-11"),
        ("care_provider", "2023-05"),
    }


def test_a_share_of_schools_is_no_inspection() -> None:
    told = "Inspectors had been on site in June 2019. It was noted that 91% of schools were rated good by Ofsted at the end of August."
    assert [i.started_on for i in readings.inspections(told, "Ofsted ILACS Inspection")] == ["2019-06"]


def test_one_inspection_on_two_meetings_of_an_issue_page_told_at_two_precisions() -> None:
    page = readings.item(
        "The inspection had been made in March 2023.", "Joint Targeted Area Inspection: Progress"
    )
    told = readings.item(
        "Inspectors were on site from 13 to 17 March 2023.", "Joint Targeted Area Inspection"
    )
    later = replace(told.documents[0], offset=len(page.documents[0].text))
    found = extract_page(replace(page, documents=(page.documents[0], later)))
    assert [(i.started_on, i.ended_on) for i in found.inspections] == [("2023-03-13", "2023-03-17")]


@pytest.mark.parametrize(
    "told",
    [
        "Agenda item Ofsted Focused Visit to Children's Services Meeting of People Scrutiny Committee, Tuesday, 12th April, 2022 6.30 pm. The focused visit took place on 25 and 26 January 2022.",
        "The focused visit took place on 25 and 26 January 2022. It was noted that 61 per cent were held in time at the time of inspection and 83 per cent in September.",
    ],
)
def test_days_that_are_no_inspection_s(told: str) -> None:
    assert [i.ended_on for i in inspections(told, "Holt City Council")] == ["2022-01-26"]


def test_a_title_may_call_a_body_by_another_name_than_the_text() -> None:
    body = "Wendle and Combe NHS Foundation Trust was inspected by the CQC in March 2019. It was rated good overall."
    found = readings.inspections(body, "CQC Update on Wendle Hospital")
    assert [i.subject_name for i in found] == ["Wendle and Combe NHS Foundation Trust"]


def test_lines_of_homes_with_what_they_are_in_brackets() -> None:
    body = (
        "The results were:\n\nFernbank (short breaks) - interim inspection, 24 February 2016; sustained effectiveness.\n\n"
        "Melling Lodge (five beds) - full inspection, 3 March 2016; good."
    )
    found = readings.inspections(
        body, "Ofsted Inspections of Children's Homes", "Meeting of Cabinet, 9th May 2016 (Item 5.)"
    )
    assert {(i.subject_name, i.ended_on) for i in found} == {
        ("Fernbank", "2016-02-24"),
        ("Melling Lodge", "2016-03-03"),
    }


@pytest.mark.parametrize(
    "told",
    [
        "Fostering was not subject to its own inspection but was looked at as part of the inspection of children's services.",
        "Ofsted's inspection of the Council's own children's social care services was expected at any time.",
        "The Director advised that children's services would not be inspected before the summer.",
    ],
)
def test_an_inspection_of_something_else_in_general_or_to_come(told: str) -> None:
    body = f"Fern House was inspected by Ofsted in May 2022 and judged good. {told}"
    assert [i.subject for i in readings.inspections(body, "Children's Homes")] == ["childrens_home"]


@pytest.mark.parametrize(
    "told",
    [
        "Rookhope, the secure children's home, had been rated good following its inspection in November 2019.",
        "The children's home at Rookhope had been judged good at its inspection in November 2019.",
    ],
)
def test_the_inspection_at_which_a_home_was_graded_is_the_homes(told: str) -> None:
    body = f"Ofsted inspected children's services in January 2020 and judged them good. {told}"
    found = readings.inspections(body, "Ofsted Inspection of Children's Services")
    assert {(i.subject, i.ended_on) for i in found} == {
        ("childrens_services", "2020-01"),
        ("childrens_home", "2019-11"),
    }


def test_an_inspection_that_is_imminent_opens_none() -> None:
    body = "A Member asked whether an Ofsted inspection was imminent."
    assert not readings.inspections(body, "Performance and Budget Report")


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Ofsted monitoring visits had been held at Dell School, St Ann's School and Moor School.", {"Dell School", "St Ann's School", "Moor School"}),
        ("Dell Primary School - S8 Monitoring visit\n\nMoor House Academy - S8 Monitoring visit", {"Dell Primary School", "Moor House Academy"}),
        ("Ofsted inspected Dell Primary School in May 2019. This was a monitoring visit.", {"Dell Primary School"}),
        ("Dell Primary School - S8 Good\n\nThis was a monitoring visit and the school kept its rating.", {"Dell Primary School"}),
    ],
)  # fmt: skip
def test_each_school_that_was_visited_is_one_inspection(body: str, names: set[str]) -> None:
    found = readings.inspections(body, "School Performance and Ofsted Reports")
    assert sorted(i.subject_name or "" for i in found) == sorted(names)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (
            "At 14 Mill Close the full inspection on 26 August 2019 had led to a rating of good.",
            "14 Mill Close",
        ),
        ("The Firs short breaks unit was inspected in July 2019.", "The Firs"),
    ],
)
def test_homes_called_by_their_address_or_with_what_they_are(told: str, name: str) -> None:
    found = readings.inspections(told, "Ofsted Inspections of Children's Homes")
    assert [i.subject_name for i in found] == [name]


def test_inspectors_who_arrived_without_notice() -> None:
    body = (
        "Ofsted had arrived without notice on the Monday and had stayed for eight days between 18 and 27 February 2013. "
        "Safeguarding had been judged good at the 2010 inspection."
    )
    found = readings.inspections(body, "Ofsted Inspection of Arrangements for the Protection of Children")
    assert {(i.started_on, i.ended_on) for i in found} == {("2013-02-18", "2013-02-27"), ("2010", "2010")}


@pytest.mark.parametrize(
    ("title", "told", "expected"),
    [
        ("PEEL Inspections", "The force was inspected in May 2016 and judged good. HMIC would carry out its 2017 effectiveness inspection later.", {("2016-05", None)}),
        ("CQC Inspection of the Hospital", "The CQC had undertaken a planned inspection of the Trust during October 2014.", {("2014-10", None)}),
        ("School Inspections", "Dell School, inspected on 28 January 2020, remained good. Moor School was rated good in a report published on 10 February 2020.", {("2020-01-28", None), (None, "2020-02-10")}),
    ],
)  # fmt: skip
def test_days_of_each_inspection_and_of_no_other(
    title: str, told: str, expected: set[tuple[str | None, str | None]]
) -> None:
    assert {(i.ended_on, i.published_on) for i in readings.inspections(told, title)} == expected


@pytest.mark.parametrize("what", ["services", "our services", "the service", "these services", "the council"])
def test_what_ofsted_inspected_in_a_month_is_the_inspection_of_the_title(what: str) -> None:
    (found,) = inspections(f"Ofsted inspected {what} in June 2019.", "Ofsted Inspection")
    assert (found.subject, found.started_on) == ("childrens_services", "2019-06")


@pytest.mark.parametrize(
    ("told", "framework"),
    [
        ("Ofsted had inspected the council in July 2011", "safeguarding_lac_2009"),
        ("Ofsted had carried out an unannounced inspection in July 2011", None),
    ],
)
def test_a_full_inspection_of_those_years_was_of_safeguarding(told: str, framework: str | None) -> None:
    (found,) = inspections(f"{told}.", "Ofsted Inspection")
    assert found.framework == framework
