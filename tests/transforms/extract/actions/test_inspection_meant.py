"""Which inspection an action is about."""

from __future__ import annotations

import readings
from readings import NOTED, said


def test_an_action_names_the_inspection_it_is_about() -> None:
    found = readings.extract(f"Ofsted inspected children's services in June 2025.\n\nRESOLVED: That {NOTED}.")
    assert [a.inspection for a in found.actions] == [i.ref for i in found.inspections] == ["i1"]


def test_an_inspection_named_by_the_way_is_not_what_the_item_is_about() -> None:
    body = (
        "Ofsted inspected children's services from 5 to 16 May 2025 and judged them good overall. Ofsted inspected "
        "Elm Lodge children's home in September 2025.\n\nRESOLVED: That the report be noted."
    )
    found = readings.extract(body)
    about = {i.ref: i.started_on for i in found.inspections}
    assert [about[a.inspection] for a in found.actions if a.inspection] == ["2025-05-05"]


def test_a_plan_in_the_title_is_about_the_inspection_that_its_text_names_once() -> None:
    body = (
        "Ann Example presented the strategy.\n\nSome of the points made were these.\n\n"
        "The SEND inspection had named six areas.\n\nWorking groups had been set up, one for every area."
    )
    assert said(body, "action_taken", "SEND Strategy and Action Plan")
    assert said(body, "action_taken", "SEND Strategy") == []
