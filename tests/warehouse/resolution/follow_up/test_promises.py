"""What is a promise, of what, to whom and by when."""

from __future__ import annotations

from datetime import date

import pytest

from warehouse.resolution.follow_up.promises import Promise, promise_of
from warehouse.resolution.follow_up.records import Made, Page, Reported

ITEM = Page("d1", "d1", "agenda_item", None, "Children's Scrutiny Committee", "scrutiny", date(2015, 1, 20), "Inspection", "")  # fmt: skip
ABOUT = Reported("w/sif/2014", "childrens_services", "sif", None, date(2014, 12, 1), date(2014, 12, 1))


def promised(text: str, due: str | None = None, kind: str = "resolution") -> Promise | None:
    return promise_of(Made("a1", "d1", kind, text, None, due, None), ITEM, ABOUT)


@pytest.mark.parametrize(
    ("text", "due", "kind", "promise", "repeats", "target"),
    [
        ("That a progress report be brought to Cabinet every six months.", "R/P6M", "resolution", "report", True, "cabinet"),
        ("the Panel to receive a progress report every six months", "R/P6M", "undertaking", "report", True, None),
        ("That the action plan in response to the inspection be considered at a future meeting", None, "resolution", "plan", False, "own"),
        ("the authority had 70 days to produce an action plan", "P70D", "requirement", "plan", False, None),
        ("it had to be submitted within 70 working days of receipt of the letter", "P70D", "requirement", "plan", False, None),
        ("The action plan is to go to Ofsted by 31 July 2015", "2015-07-31", "requirement", "plan", False, None),
        ("That an update be brought in 12 months on the implementation of the action plan", "P12M", "resolution", "report", False, None),
        ("That Cabinet receive a report every quarter on delivery of the Plan", "R/P3M", "resolution", "report", True, None),
        ("a note on return home interviews.", None, "undertaking", "report", False, None),
        ("a tenancy support team would be in place by 1 December 2015.", "2015-12-01", "undertaking", "deed", False, None),
    ],
)  # fmt: skip
def test_promises_are_told_by_their_words(text, due, kind, promise, repeats, target):
    found = promised(text, due, kind)
    assert found is not None
    assert (found.kind, found.repeats, found.target) == (promise, repeats, target)


@pytest.mark.parametrize(
    ("text", "due", "kind"),
    [
        ("That the report be noted.", None, "resolution"),
        ("That the annual report be noted.", "R/P1Y", "resolution"),
        ("That the progress be noted and the plan be closed.", None, "resolution"),
        ("to approve the improvement plan appended to the report", None, "resolution"),
        ("the Department reviews the statutory direction every six months", "R/P6M", "requirement"),
        ("The Council would meet the Regulator monthly", "R/P1M", "undertaking"),
        ("to make sure that plans are reviewed", None, "area_for_improvement"),
        ("a visit took place by 1 December 2014", "2014-12-01", "undertaking"),
    ],
)
def test_other_actions_are_not(text, due, kind):
    assert promised(text, due, kind) is None


def test_statutory_days_count_from_the_report_and_from_the_meeting_where_its_day_is_unknown():
    text = "The council has 70 days to send its action plan."
    told = promised(text, "P70D", "requirement")
    assert told is not None
    assert told.due.last == date(2015, 3, 12)
    assert told.due_reason == "working days from the report's publication"
    unknown = promise_of(Made("a1", "d1", "requirement", text, None, "P70D", None), ITEM, None)
    assert unknown is not None
    assert unknown.due.last == date(2015, 4, 30)


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("That a report on return home interviews be brought to the Committee in six months.", {"home", "interv"}),
        ("That a progress report on the action plan be brought in six months.", set()),
        ("That the Director report back in July on how the recommendations are being carried out.", set()),
        ("That the self-evaluation be shared with the Committee in March 2015.", {"self-e"}),
        ("That quarterly updates on the plan be reported to Cabinet.", set()),
    ],
)  # fmt: skip
def test_a_report_has_a_matter_of_its_own_or_is_on_the_plan(text, stems):
    found = promised(text, "P6M")
    assert found is not None
    assert found.topic.stems == stems
