"""Which of the inspections told of before a mention goes on with."""

from __future__ import annotations

from readings import days, inspections


def test_one_inspection_told_of_several_times_is_one_entry() -> None:
    body = (
        "Ofsted inspected children's services from 9 to 20 June 2025. The inspection report was published on 28 July "
        "2025. The inspectors judged children's services good overall. Members discussed the inspection."
    )
    (inspection,) = inspections(body)
    assert days(inspection) == ("2025-06-09", "2025-06-20", "2025-07-28")


def test_the_letter_of_an_earlier_visit_is_that_visits() -> None:
    body = (
        "The focused visit of 25 and 26 February 2025 went well. The first visit was held on 6 and 7 February 2023. "
        "Two inspectors had sat with the front door.\n\nA letter on the result of the visit was published on "
        "1 March 2023."
    )
    found = inspections(body, "Ofsted Focused Visit")
    assert {days(i) for i in found} >= {("2023-02-06", "2023-02-07", "2023-03-01")}
