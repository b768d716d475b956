"""Words that open a resolution or a recommendation, and words that do not."""

from __future__ import annotations

import pytest
from readings import INSPECTED, NOTED, said

TWO = [NOTED, "the Director bring a progress report in March"]


def test_what_is_still_to_be_agreed_opens_no_resolution() -> None:
    body = "· Measures would need to be agreed\n\n· There were good examples of work\n\n· The team was loyal"
    assert said(body, "resolution") == []


@pytest.mark.parametrize(
    "talk", ["Expressed its dismay at the cost", "Was concerned that so many left", "Queried the sums"]
)
def test_a_list_of_what_was_said_is_not_resolved(talk: str) -> None:
    assert said(f"The Panel:\n\n· {talk};\n\n· Noted that two posts were empty.", "resolution") == []
    thanked = ["noted the letter", "expressed its thanks to all staff"]
    assert said("The Panel:\n\n(a) " + "; and\n\n(b) ".join(thanked), "resolution") == thanked


@pytest.mark.parametrize("body", ["The meeting:", "The Partnership:", "The working group:"])
def test_any_body_that_meets_leads_in_to_what_it_agreed(body: str) -> None:
    limbs = ["NOTED the letter", "AGREED the plan", "REQUESTED that the clerk write to the trust"]
    assert said(f"{body}\n\n" + ";\n\n".join(limbs) + ".", "resolution") == limbs


def test_a_list_of_what_a_report_held_opens_no_recommendations() -> None:
    body = (
        "The report told of:\n\n- The process\n- Recommendations.\n\nThemes that arose were:\n\n"
        "- The number of agency staff\n- Caseloads"
    )
    assert said(INSPECTED + body, "recommendation") == []


@pytest.mark.parametrize(
    "opener",
    [
        "RESOLVED (by 7 votes to 4):",
        "RESOLVED (12 for, 3 against, 1 abstention) that:",
        "DETERMINED: That",
        "Her decision was:",
        "AGREED BY THE COMMITTEE:",
        "The following decisions were made:",
        "The recommendations were carried, namely that:",
        "The motion as amended was carried, that:",
        "The Cabinet therefore -",
        "Outcome:",
    ],
)
def test_openers_of_further_words(opener: str) -> None:
    body = f"{INSPECTED}{opener}\n\n(1) {TWO[0]}; and\n\n(2) {TWO[1]}."
    assert said(body, "resolution") == TWO


def test_a_body_and_a_dash_open_what_it_decided() -> None:
    body = f"{INSPECTED}The Panel -\n\n1. note the report; and\n\n2. ask the Director to bring a report in March."
    assert said(body, "resolution") == ["note the report", "ask the Director to bring a report in March"]
