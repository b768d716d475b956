"""The days that inspectors were there, told by who came and what they did, and days of other things."""

from __future__ import annotations

import pytest
from readings import inspections

ON_SITE = ("2025-02-03", "2025-02-14")
FOUND = "The Ofsted inspection had found services good overall. "


def days(body: str, title: str) -> list[tuple[str | None, str | None]]:
    return [(i.started_on, i.ended_on) for i in inspections(body, title)]


@pytest.mark.parametrize(
    "told",
    [
        "Ofsted was here from 3 to 14 February 2025 and found services good overall.",
        "Ofsted were with us from 3 to 14 February 2025.",
        "Five inspectors came from 3 to 14 February 2025.",
        "Inspectors descended on County Hall on 3 February 2025 and left on 14 February.",
        "Inspectors descended upon us from 3 to 14 February 2025.",
        "Inspectors turned up on 3 February 2025 and stayed until 14 February.",
        "The inspectors were in the borough from Monday 3 February to Friday 14 February 2025.",
        "Its team of nine was in the borough from Monday 3 to Friday 14 February 2025.",
        "The inspectors who came down upon us from 3 to 14 February 2025 went home content.",
        "The team was on site in the weeks of 3 to 14 February 2025.",
        "Fieldwork ran from 3 to 14 February 2025.",
        "Inspectors looked at the service between 3 and 14 February 2025.",
        "Inspectors were at work here between 3 and 14 February 2025.",
        "Inspectors walked through the door on 3 February 2025 and left on 14 February.",
        "The inspectors' fortnight with us was 3 to 14 February 2025.",
        "The inspectors had the run of the building from 3 to 14 February 2025.",
        "We had the inspectors in from 3 to 14 February 2025.",
        "We were inspected from 3 to 14 February 2025.",
        "The service had been looked at from 3 to 14 February 2025.",
        "The service had been examined by inspectors between 3 and 14 February 2025.",
        "The service went through its inspection from 3 to 14 February 2025.",
        "The inspection lasted from 3 to 14 February 2025.",
        "The inspection ran for two weeks from 3 to 14 February 2025.",
        "The inspection was from 3 to 14 February 2025.",
        "The inspection was held over a fortnight, 3 to 14 February 2025.",
        "The inspection (3 to 14 February 2025) was a standard one.",
        "The inspection, 3 - 14 February 2025, was a standard one.",
        "The inspection of 3 to 14 February 2025 was a standard one.",
        "When were they here? From Monday 3 to Friday 14 February 2025, all of them.",
        "When did they come? Between 3 and 14 February 2025.",
        "On site - 3 to 14 February 2025",
        "Dates of inspection: 3 to 14 February 2025",
        "On site: 3/2/2025 to 14/2/2025",
        "Inspection dates: 03/02/2025 - 14/02/2025",
        "Inspected 3 - 14 February 2025.",
        "Inspectors visited the authority during the two weeks beginning 3 February 2025 and ending on 14 February 2025.",
        "The inspection began on 3 February 2025 and ended on 14 February.",
        "The inspection began on 3 February 2025, ending on the 14th.",
        "The inspectors arrived on 3 February 2025 and went on 14 February.",
        "Inspectors had been on site between Monday 3rd and Friday 14th February 2025.",
        "From 3 to 14 February 2025 the Council was inspected by Ofsted.",
        "Between 3 and 14 February 2025 inspectors of Ofsted were in the county.",
        "From 3 to 14 February 2025 Ofsted inspectors went through our services.",
        "In the two weeks from 3 to 14 February 2025, nine inspectors visited.",
    ],
)
def test_a_sentence_that_tells_when_inspectors_were_there(told: str) -> None:
    assert days(told, "Outcome of the Ofsted Inspection of Children's Services") == [ON_SITE]


@pytest.mark.parametrize(
    "told",
    [
        "Five inspectors of Ofsted had descended upon Shire Hall on 3 February 2025 and had left on 14 February. The County's services for children had been pronounced outstanding overall.",
        "The inspectors who came down upon our children's services from 3 to 14 February 2025 went home with a smile. We are Good overall.",
        "Ofsted was here from 3 to 14 February 2025. Children's services were judged good overall.",
        "Ofsted inspectors had spent from 3 to 14 February 2025 with children's services, which were judged to be good overall.",
    ],
)
def test_an_inspection_told_by_who_came_alone(told: str) -> None:
    assert days(told, "Leader's Announcements") == [ON_SITE]


@pytest.mark.parametrize(
    "told",
    [
        "Inspectors would be here from 3 to 14 March 2025.",
        "Ofsted came to the Board on 3 March 2025 to speak about it.",
        "Inspectors were expected on 3 March 2025.",
        "The lead inspector spoke at the conference on 3 March 2025.",
        "Inspectors looked at plans written between 3 and 14 March 2025.",
        "Inspectors had been told on 3 March 2025 that staff were leaving.",
        "The council was looked at by the auditors from 3 to 14 March 2025.",
        "Members visited the team on 3 March 2025.",
        "Inspectors have not been here since 3 March 2025.",
        "The team arrived at the Civic Centre, to which it moved on 3 March 2025.",
        "When was the plan agreed? On 3 March 2025.",
        "Peers worked with the service on its plan from 3 to 14 March 2025.",
        "The team had been at full strength since 3 March 2025.",
        "Officers were with schools from 3 to 14 March 2025 for training.",
        "The school was closed from 3 to 14 March 2025.",
        "Ofsted had been in touch on 3 March 2025.",
        "Inspectors examined the cases opened between 3 and 14 March 2025.",
        "The team worked from home from 3 to 14 March 2025.",
    ],
)
def test_days_of_other_things(told: str) -> None:
    assert days(FOUND + told, "Outcome of the Ofsted Inspection of Children's Services") == [(None, None)]
    assert days(told, "Leader's Announcements") == []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("It had started, without notice, on Monday 3 February 2025 and had finished on 14 February.", [ON_SITE]),
        ("It began on 3 February 2025 and was ended on 14 February.", [ON_SITE]),
        ("A tree planting scheme was told of. It had started on 3 February 2025.", [(None, None)]),
    ],
)  # fmt: skip
def test_it_that_began_and_ended(told: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert days(FOUND + told, "Ofsted Inspection of Children's Services") == expected


@pytest.mark.parametrize(
    "told",
    [
        "Ofsted had come in for four days at the beginning of October 2017 and the service was judged good.",
        "Inspectors came for four days in October 2017 and the service was judged good.",
    ],
)
def test_a_stay_of_so_many_days_in_a_month(told: str) -> None:
    assert days(told, "Adult education - Ofsted inspection") == [("2017-10", "2017-10")]
