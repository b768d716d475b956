"""Whether two mentions are of one inspection: by body, kind, count and dates."""

from __future__ import annotations

import pytest
import readings
from readings import PLAIN, days, inspections


def test_an_inspection_some_years_ago_is_not_the_visit_at_hand() -> None:
    body = (
        "Estyn carried out a monitoring visit on 3 to 5 March 2025. The inspection of education services took place "
        "about two years ago and, in the event, the overall judgement was that the service was adequate."
    )
    found = readings.extract(body, "Estyn monitoring visit")
    visit, before = found.inspections
    assert (days(visit), days(before)) == (("2025-03-03", "2025-03-05", None), (None, None, None))
    assert [j.inspection for j in found.judgements] == [before.ref]


def test_one_inspection_dated_twice_is_one() -> None:
    body = (
        "The visits followed the original inspection in 2022, which had an overall judgement of adequate. Strong progress "
        "had been made with two recommendations of the inspection of November 2022."
    )
    found = inspections(body, "Estyn feedback from the inspection")
    assert [i.ended_on for i in found if i.ended_on] == ["2022-11"]


def test_a_focused_visit_is_not_one_of_years_before() -> None:
    body = (
        "A focused visit in October 2021 had looked at permanence.\n\nThe present visit took place on 15 and 16 September "
        "2025 and the letter was published on 3 October 2025."
    )
    found = inspections(body, "Ofsted focused visit to children's services")
    assert {days(i) for i in found} == {
        ("2021-10", "2021-10", None),
        ("2025-09-15", "2025-09-16", "2025-10-03"),
    }


def test_a_framework_out_of_time_is_another_inspection() -> None:
    body = (
        "The authority had been re-inspected by Ofsted from 3 to 14 February 2020. It was judged good overall. "
        "The direction, in force ever since the single inspection had found the service inadequate, would be revoked."
    )
    assert {i.framework for i in inspections(body, PLAIN)} == {"ilacs", "sif"}


@pytest.mark.parametrize("visit", ["first", "first formal", "fourth"])
def test_a_numbered_visit_told_of_twice_with_its_days_is_one(visit: str) -> None:
    body = (
        f"To note the letter after their {visit} monitoring visit held on March 29-30 2023.\n\n"
        f"Members heard of the {visit} monitoring visit of the service by Ofsted, held during 29th and 30th March 2023."
    )
    found = inspections(body, title="Ofsted Monitoring Visit Letter", meeting="")
    assert [(i.started_on, i.ended_on) for i in found] == [("2023-03-29", "2023-03-30")]


def test_a_revisit_is_no_inspection_that_it_follows() -> None:
    body = "The PEEL inspection in 2022 raised causes of concern. HMICFRS made a revisit in December 2022."
    assert {i.ended_on for i in inspections(body, "Police and Crime Panel: PEEL")} == {"2022", "2022-12"}


def test_the_second_visit_is_not_the_first() -> None:
    body = "The first monitoring visit took place in February 2025. The second had been on 3 and 4 June 2025."
    found = inspections(body, "Second Ofsted Monitoring Visit")
    assert [days(i)[:2] for i in found] == [("2025-06-03", "2025-06-04"), ("2025-02", "2025-02")]


def test_a_monitoring_visit_by_estyn_is_not_the_inspection_that_it_follows() -> None:
    body = (
        "The Estyn monitoring visit took place from 13 to 15 October 2014.\n\n"
        "The inspection of the authority's education services took place between 20 and 24 May 2013. "
        "The report was published on 17 September 2013 and the overall judgement was adequate."
    )
    found = readings.extract(body, "Estyn Monitoring Visit Letter")
    assert [days(i) for i in found.inspections] == [
        ("2014-10-13", "2014-10-15", None),
        ("2013-05-20", "2013-05-24", "2013-09-17"),
    ]
    assert [j.inspection for j in found.judgements] == ["i2"]


def test_a_home_inspected_a_month_later_is_another() -> None:
    body = (
        "A home had a full inspection on 17 and 18 September 2025.\n\n"
        "Ash Lodge was rated good at the full inspection of 6 and 7 August 2025."
    )
    found = inspections(body, "Ofsted Inspections of Children's Homes")
    assert {(i.subject_name, i.ended_on) for i in found} >= {("Ash Lodge", "2025-08-07")}


def test_an_inspection_before_the_revisit_of_the_title() -> None:
    body = (
        "It was noted that in May 2022 a joint inspection had taken place. Inspectors determined that a written "
        "statement of action was needed.\n\nIt took place between 2 and 4 June 2025."
    )
    found = readings.extract(body, "SEND Local Area Revisit")
    assert {(i.started_on, i.ended_on) for i in found.inspections} == {
        ("2022-05", "2022-05"),
        ("2025-06-02", "2025-06-04"),
    }
    (judgement,) = found.judgements
    assert next(i.ended_on for i in found.inspections if i.ref == judgement.inspection) == "2022-05"


def test_a_visit_to_monitor_a_home_is_not_the_inspection_that_graded_it() -> None:
    body = (
        "Oak House was rated inadequate in May 2025. There was a monitoring visit to the home on 2 June 2025."
    )
    found = readings.extract(body, "Ofsted inspections of children's homes")
    assert [i.ended_on for i in found.inspections if i.ref == found.judgements[0].inspection] == ["2025-05"]


def test_a_revisit_of_a_fire_service_is_not_the_inspection_that_graded_it() -> None:
    body = "HMICFRS had found the Service inadequate at looking after its people. A letter on the re-visit in January 2025 noted progress."
    found = readings.extract(body, "Fire and Rescue Service - Inspection Report and Revisit")
    (judgement,) = found.judgements
    days = {i.ref: i.started_on for i in found.inspections}
    assert days.pop(judgement.inspection) is None
    assert list(days.values()) == ["2025-01"]


def test_two_stays_weeks_apart_are_two_inspections() -> None:
    body = (
        "The peer challenge took place on 8 to 11 July 2025. A peer review of communications was undertaken "
        "on 7 to 9 October 2025."
    )
    found = inspections(body, "Corporate Peer Challenge")
    assert {i.ended_on for i in found} == {"2025-07-11", "2025-10-09"}


def test_a_team_to_be_shown_progress_has_not_come() -> None:
    body = (
        "The peer challenge took place in June 2024. The Council would demonstrate to the Peer Review Team in "
        "spring 2025 what had been done."
    )
    assert {i.ended_on for i in inspections(body, "LGA Peer Review")} == {"2024-06"}
