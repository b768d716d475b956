"""Whom an item's inspectorate inspected, where no word beside the inspection says it."""

from __future__ import annotations

import pytest
import readings
from readings import inspections

from transforms.extract import extract_page
from transforms.extract.concern import by_inspectorate, by_item
from transforms.extract.units import read_units

SPELLED_OUT = "his majesty's inspectorate of constabulary and fire & rescue services"


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        (f"{SPELLED_OUT} inspected the force", "police"),
        (f"{SPELLED_OUT} inspected the fire authority", "fire"),
        ("the cqc inspected the practice", "care_provider"),
        ("cqc assessment of the local authority", "adult_social_care"),
        ("care quality commission assessment", "adult_social_care"),
        ("cqc assessment: care homes and care providers", "care_provider"),
        ("hmip inspected the service", "youth_justice"),
        ("ofsted inspected the service", None),
        ("the report was noted", None),
    ],
)
def test_by_inspectorate(words: str, subject: str | None) -> None:
    assert by_inspectorate(words, words) == subject


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        ("The officers met the inspectors. HMICFRS had inspected fire and rescue services.", "fire"),
        ("The schools had done well. Two schools were visited.", "school"),
        ("Children's services and the schools had done well, as had all schools.", None),
        ("The report was noted.", None),
    ],
)
def test_by_item(body: str, subject: str | None) -> None:
    page = read_units(readings.item(body, "Update").documents[0])
    assert by_item(page) == subject


def test_a_focused_inspection_by_another_inspectorate_is_no_visit_of_ofsted() -> None:
    body = (
        "Members heard what the Care Quality Commission (CQC) had found of late. Its focused inspection of Wendle Road "
        "Surgery left the surgery rated 'Good' overall."
    )
    (inspection,) = inspections(body, "Local Health Providers")
    assert (inspection.inspectorate, inspection.subject, inspection.framework) == (
        "cqc",
        "care_provider",
        "cqc_provider",
    )
    assert inspection.subject_name == "Wendle Road Surgery"


def test_a_person_is_no_body_that_was_inspected() -> None:
    body = "Jane Example, Head of Schools, said that the school had been inspected by Ofsted in June 2025."
    assert [i.subject_name for i in inspections(body, "School Inspections")] == [None]


def test_a_full_inspection_beside_a_visit_keeps_its_own_date() -> None:
    body = (
        "Inspectors came for a first monitoring visit on 29 and 30 March 2023. The inspection in the summer of 2022 had "
        "raised worries over the front door."
    )
    found = {i.framework: i.ended_on for i in inspections(body, "Ofsted Monitoring Visit")}
    assert found == {"monitoring_visit": "2023-03-30", "ilacs": "2022"}


def test_a_list_of_schools_that_were_inspected_gives_one_entry_each() -> None:
    body = "In May 2025 inspectors called: Ash Comprehensive, Mill Lane Primary and Fell Primary Schools had been inspected."
    names = {i.subject_name for i in inspections(body, "What Ofsted Found in Schools")}
    assert names == {"Ash Comprehensive", "Mill Lane Primary", "Fell Primary"}


def test_homes_listed_under_a_sentence_give_one_entry_each() -> None:
    body = "Ofsted's reports on the following homes were before the members:\n\na) Beck House\n\nb) The Gables\n\nThey were noted."
    names = {i.subject_name for i in inspections(body, "Inspection of Our Children's Homes")}
    assert names == {"Beck House", "The Gables"}


def test_an_independent_visitors_reports_are_no_inspections() -> None:
    body = "Regulation 44 reports on the following homes were before the members:\n\na) Beck House\n\nb) The Gables\n\nThey were noted."
    assert not inspections(body, "Regulation 44 Visits to Children's Homes")


@pytest.mark.parametrize(
    ("title", "body", "name"),
    [
        (
            "North Vale Hospitals NHS Foundation Trust - CQC Inspection",
            "The CQC inspected the Trust in May 2019.",
            "NHS",
        ),
        (
            "Inspection of Homes",
            "Ofsted inspected Fell Road children's home on 4 May 2019.",
            "Fell Road children's home",
        ),
        (
            "Children's Residential Services",
            "Fell Lodge was inspected by Ofsted on 4 May 2019.",
            "Fell Lodge",
        ),
    ],
)
def test_the_name_of_what_was_inspected(title: str, body: str, name: str) -> None:
    (inspection,) = inspections(body, title)
    assert name in (inspection.subject_name or "")


def test_a_neighbour_that_was_seen_first_has_an_inspection_of_its_own() -> None:
    body = (
        "The local area's SEND inspection was held in May 2018. Of the areas beside it, Devon had been seen first and was "
        "asked for no statement of action."
    )
    assert "Devon" in {i.authority for i in inspections(body, "Local Area SEND Inspection")}


def test_days_that_fill_the_next_line_are_those_of_the_school_above() -> None:
    body = "Fell Primary School - S5 Good\n\n3-4 October 2018.\n\nMoor Infant School - S5 Good\n\n17 October 2018."
    found = {
        i.subject_name: (i.started_on, i.ended_on) for i in inspections(body, "School Inspections by Ofsted")
    }
    assert found == {
        "Fell Primary School": ("2018-10-03", "2018-10-04"),
        "Moor Infant School": ("2018-10-17", "2018-10-17"),
    }


def test_an_earlier_inspection_is_of_the_body_in_the_title() -> None:
    body = "The CQC inspected the Trust in May 2019.\n\nAt the 2016 inspection the Trust had been Good."
    names = [i.subject_name for i in inspections(body, "North Vale Hospitals NHS Trust - CQC Inspection")]
    assert names == ["North Vale Hospitals NHS Trust"] * 2


def test_the_services_that_an_old_framework_is_named_after_open_none_of_it() -> None:
    body = (
        "The ILACS inspection was held in June 2018. A member had read that services for children in need of help and "
        "protection were well led."
    )
    assert [i.framework for i in inspections(body, "Ofsted ILACS Inspection")] == ["ilacs"]


def test_a_welsh_school_is_named_by_its_first_word() -> None:
    body = "Estyn inspected Ysgol Maes Onnen in May 2019."
    assert [i.subject_name for i in inspections(body, "Estyn School Inspections")] == ["Ysgol Maes Onnen"]


def test_the_councils_own_inspection_told_beside_a_home_is_of_its_services() -> None:
    body = (
        "Fell Lodge was inspected on 4 May 2018. Members asked about the inspection of the Council as a whole in October "
        "2018."
    )
    found = {(i.subject, i.ended_on) for i in inspections(body, "Ofsted Inspection of Children's Homes")}
    assert ("childrens_services", "2018-10") in found


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Holt College Ofsted Report", "adult_learning"),
        ("Larch House - Ofsted Inspection Report", "childrens_home"),
        ("Elm Nursery: Ofsted", "early_years"),
        ("Ofsted Inspection of Holt Primary School", "school"),
        ("Ofsted inspection of Holt Children's Trust", "childrens_services"),
    ],
)
def test_the_one_body_that_a_title_names_tells_the_subject(title: str, subject: str) -> None:
    (found,) = inspections("The inspection took place in May 2024.", title)
    assert found.subject == subject


@pytest.mark.parametrize(
    ("council", "subject"), [("Tandridge", "adult_learning"), ("Surrey", "childrens_services")]
)
def test_ofsted_in_a_district_inspects_its_training(council: str, subject: str) -> None:
    body = "Skills First had its monitoring visit by Ofsted in June 2024."
    page = readings.item(body, "Skills First Update", council=council)
    (found,) = extract_page(page).inspections
    assert found.subject == subject


@pytest.mark.parametrize(
    "told",
    [
        "The CQC had inspected and rated 214 of the 230 locations.",
        "In no other borough were so many providers rated as good and so few as requiring improvement.",
        "The report told of the monitoring that supported providers with inadequate ratings.",
        "Of 40 care homes inspected this year by the CQC most were good.",
    ],
)
def test_figures_of_the_cqc_s_ratings_are_no_inspection_of_the_council(told: str) -> None:
    found = readings.extract(told, "Care Quality Commission (CQC) Inspection of Adult Social Care")
    assert found.inspections == ()
    assert found.judgements == ()
