"""When an action is due."""

from __future__ import annotations

import pytest

from transforms.dates import Calendar
from transforms.extract.actions.due import due_of


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("a progress report be brought every six months", "R/P6M"),
        ("a six-monthly update be given", "R/P6M"),
        ("progress be reported half-yearly", "R/P6M"),
        ("the Panel receive quarterly reports", "R/P3M"),
        ("the plan be monitored monthly", "R/P1M"),
        ("an annual report be brought", "R/P1Y"),
        ("reports come every quarter", "R/P3M"),
        ("the audits be brought to the Board twice a year", "R/P6M"),
        ("figures would be published each quarter", "R/P3M"),
        ("letters would be sent from 1 December", "2025-12-01"),
        ("invited to the meeting to be held on 20 November 2025", "2025-11-20"),
        ("an action plan be sent within 70 days", "P70D"),
        ("an action plan be sent within 70 working days", "P70D"),
        ("a further report be brought in six months", "P6M"),
        ("a further report be brought in three months' time", "P3M"),
        ("a report be brought by 31 March 2026", "2026-03-31"),
        ("a report be brought by the end of March 2026", "2026-03"),
        ("a report be brought in March 2026", "2026-03"),
        ("a report be brought to the meeting on 3 March", "2026-03-03"),
        ("after the visit in January 2026 a plan must be sent by 7 March 2026", "2026-03-07"),
        ("figures be e-mailed to Members each quarter", "R/P3M"),
        ("the Sub-Committee meet every six weeks", "R/P6W"),
        ("receive the improvement plan in March 2026", "2026-03"),
        ("the officer would supply the figures each month", "R/P1M"),
        ("a scorecard would come to the Panel every quarter, starting in November", "R/P3M"),
        ("include the waiting list in the quarterly report", "R/P3M"),
        ("be sent by the due date of 24 November 2025", "2025-11-24"),
        ("a sum be released for the period to 31 March 2026", None),
        ("stories be told in the monthly newsletter", None),
        ("the annual report be noted", None),
        ("its quarterly progress report be welcomed", None),
        ("quarterly reports be sent to every member", "R/P3M"),
        ("the report be noted", None),
        ("the Ofsted report published on 28 July 2025 be noted", None),
        ("the work done over the last two years be welcomed", None),
    ],
)
def test_due(words: str, due: str | None) -> None:
    assert due_of(words, Calendar("2025-10-13")) == due


@pytest.mark.parametrize(
    "words",
    ["share return interviews with the police within three days", "say what the service is to be by 2035"],
)
def test_how_practice_should_be_is_no_due_date(words: str) -> None:
    assert due_of(words, Calendar("2025-10-13"), repeats=False) is None


def test_how_often_to_report_is_the_due_of_what_is_to_improve() -> None:
    words = "audit with partners, and report the findings at least quarterly"
    assert due_of(words, Calendar("2025-10-13"), repeats=False) == "R/P3M"


def test_a_period_goes_before_the_day_of_the_order() -> None:
    words = "the order made on 19 May required a board within 28 days"
    assert due_of(words, Calendar("2025-10-13"), past=True) == "P28D"


@pytest.mark.parametrize("verb", ["noted", "noted and accepted", "received, and endorsed"])
def test_the_day_of_a_review_that_is_noted_is_no_due_date(verb: str) -> None:
    assert due_of(f"the report of the peer challenge in June 2024 be {verb}", Calendar(None)) is None


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("a plan be sent within 70 days of the report (which is 5th May 2026)", "2026-05-05"),
        ("Ofsted must have it in 70 days, a deadline date of 5 May 2026", "2026-05-05"),
        ("a plan be sent within 70 days of the report of 5 May 2025", "P70D"),
        ("the team would come back in spring 2026 (at present arranged for 12 March 2026)", "2026-03-12"),
        ("officers report within the coming 6 months", "P6M"),
        ("they had been allowed 18 months to put it right", "P18M"),
        ("the plan would go to the Sub-Committee every quarter", "R/P3M"),
        ("the Cabinet would be told every three months", "R/P3M"),
        ("a monthly note on the plan", "R/P1M"),
        ("progress would be reported to the monthly Children's Board", None),
        ("it would be overseen through its quarterly quality meetings", None),
        ("a plan in answer to the 2025 inspection of children's services be noted", None),
        ("it stopped its visits but took them up again in September 2025", None),
        ("the plan written after the inspection of the service in June 2025 be approved", None),
    ],
)
def test_days_worked_out_and_repeats_of_plain_words(words: str, due: str | None) -> None:
    assert due_of(words, Calendar("2025-10-13")) == due


def test_the_day_of_an_order_may_have_gone_by() -> None:
    words = "the trust was required to send a plan by 5th July"
    assert due_of(words, Calendar("2025-10-13"), past=True, required=True) == "2025-07-05"
    assert due_of(words, Calendar("2025-10-13")) == "2026-07-05"
