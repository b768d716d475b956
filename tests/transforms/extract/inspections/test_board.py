"""The review of the safeguarding board beside an inspection: whether there was one, and the day its report came out."""

from __future__ import annotations

import pytest
from readings import MEETING_2016, extract, inspections

SERVICES = (
    "Services for children in need of help and protection had been inspected from 9 to 25 February 2016. "
)
INSPECTION = f"{SERVICES}The Local Safeguarding Children Board had been reviewed at the same time. "


@pytest.mark.parametrize(
    "sentence",
    [
        "The Local Safeguarding Children Board was reviewed at the same time.",
        "The LSCB had also been reviewed.",
        "The effectiveness of the safeguarding board was reviewed during the same weeks.",
        "A review of the LSCB had been carried out alongside.",
        "At the same time Ofsted had reviewed the Local Safeguarding Children Board.",
        "Inspectors also looked at the effectiveness of the LSCB.",
        "The Board had been examined by the same team.",
        "The review of the Board had taken place over the same weeks.",
    ],
)
def test_a_board_reviewed_beside_an_inspection_is_an_entry(sentence: str) -> None:
    assert {i.subject for i in inspections(SERVICES + sentence, meeting=MEETING_2016)} == {
        "childrens_services",
        "safeguarding_board",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The LSCB had reviewed its procedures at the same time.",
        "The Safeguarding Children Board had been reviewed by internal audit as well.",
        "The LSCB was also asked for its views.",
        "The Improvement Board would review its work.",
    ],
)
def test_what_a_board_does_is_no_review_of_it(sentence: str) -> None:
    (inspection,) = inspections(SERVICES + sentence, meeting=MEETING_2016)
    assert inspection.subject == "childrens_services"


def published(body: str) -> dict[str, str | None]:
    return {i.subject: i.published_on for i in inspections(INSPECTION + body, meeting=MEETING_2016)}


@pytest.mark.parametrize(
    "body",
    [
        "Both reports had been published on 1 April.",
        "The two reports were released on 1 April 2016.",
        "Both were issued on 1 April 2016.",
        "Each of the two reports was made public on 1 April.",
        "Ofsted had published both reports on 1 April 2016.",
        "The report was published on 1 April together with the review of the LSCB.",
        "The report was issued on 1 April, combined with the review of the Local Safeguarding Children Board.",
        "The report was issued on 1 April with the review of the Board.",
        "Receive the Ofsted reports of 1 April 2016.",
        "The report was published on 1 April. The Board, which was reviewed too and reported on in the same document, had work to do.",
        "The reports, of which there were two, came out on 1 April, and both documents had been published on the website.",
    ],
)
def test_reports_that_came_out_together_have_one_day(body: str) -> None:
    assert published(body) == {"childrens_services": "2016-04-01", "safeguarding_board": "2016-04-01"}


@pytest.mark.parametrize(
    "body",
    [
        "The report on the Council's services was published on 1 April.",
        "The report was published on 1 April and shared with the Board.",
        "The inspection report had been published on 1 April. The two Chairs would meet before the plan was published.",
    ],
)
def test_a_report_told_of_by_itself_dates_its_own_inspection(body: str) -> None:
    assert published(body) == {"childrens_services": "2016-04-01", "safeguarding_board": None}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("The Independent Chair of the Board said that the Board had been judged to require improvement.", {"requires_improvement"}),
        ("It would be watched by an Improvement Board. The Board had been found to be good.", set()),
    ],
)  # fmt: skip
def test_the_board_that_a_paragraph_means(told: str, expected: set[str]) -> None:
    found = extract(
        f"The Council was judged inadequate. A review of the Holt Safeguarding Children Board was made. {told}",
        "Outcome of the Single Inspection of Children's Services",
    )
    boards = {i.ref for i in found.inspections if i.subject == "safeguarding_board"}
    assert {j.grade for j in found.judgements if j.inspection in boards} == expected


@pytest.mark.parametrize("told", ["were conducted", "had been carried out", "took place"])
def test_days_told_of_both_are_those_of_each(told: str) -> None:
    body = (
        "Ofsted had made an inspection of services for children in need of help and protection and a review of the Local Safeguarding "
        f"Children Board. Both {told} from 9 to 25 February 2016."
    )
    found = {i.subject: (i.started_on, i.ended_on) for i in inspections(body, meeting=MEETING_2016)}
    assert found == dict.fromkeys(("childrens_services", "safeguarding_board"), ("2016-02-09", "2016-02-25"))


def test_a_board_found_wanting_by_the_same_inspection_has_its_dates() -> None:
    body = (
        "In January 2014, Ofsted held their Single Inspection Framework (SIF) inspection. This inspection found that the overall "
        "judgement of Children's Services was 'inadequate', and that the Safeguarding Children Board was 'inadequate' as well."
    )
    found = inspections(body, "Ofsted Inspection of Children's Services")
    assert {(i.subject, i.ended_on) for i in found} == {
        ("childrens_services", "2014-01"),
        ("safeguarding_board", "2014-01"),
    }
