"""Actions in which the page breaks off are left out."""

from __future__ import annotations

import pytest
import readings
from readings import NOTED, said

from transforms.extract import extract_page
from transforms.parse import parse_text


@pytest.mark.parametrize(
    "limbs",
    [
        pytest.param(
            f"1. {NOTED}; and\n\n2. the actions be taken as they stand in Appendix", id="no-word-to-end-with"
        ),
        pytest.param(f"1. {NOTED}; and\n\n2. the plan be brought to the next mee", id="others-closed"),
    ],
)
def test_a_limb_with_which_the_page_breaks_off_is_left_out(limbs: str) -> None:
    text = f"Agenda item\n\n{readings.TITLE}\n\nMinutes:\n\nRESOLVED: That\n\n{limbs}"
    page = parse_text(text, url="https://wendleshire.example/mgAi.aspx?ID=7", council=readings.COUNCIL)
    assert [a.text.removesuffix("; and") for a in extract_page(page).actions] == [NOTED]


@pytest.mark.parametrize(
    ("last", "told"),
    [
        pytest.param("The plan would be shared with partners.", 1, id="whole"),
        pytest.param("The plan would be shared with partners and would", 0, id="sentence"),
        pytest.param("· The plan would be shared with the", 0, id="bullet"),
        pytest.param("· The plan would be shared with partners", 1, id="bullet-without-stop"),
    ],
)
def test_a_promise_in_which_the_page_breaks_off_is_left_out(last: str, told: int) -> None:
    text = f"Agenda item\n\n{readings.TITLE}\n\nMinutes:\n\nThe following was said:\n\n{last}"
    page = parse_text(text, url="https://wendleshire.example/mgAi.aspx?ID=7", council=readings.COUNCIL)
    assert len([a for a in extract_page(page).actions if a.kind == "undertaking"]) == told


def test_a_limb_that_is_cut_off_is_left_out() -> None:
    body = f"RESOLVED: That\n\n1. {NOTED}; and\n\n2. the Director be asked to ... view the full minutes text for item 5."
    assert said(body, "resolution") == [NOTED]


def test_a_decision_can_end_without_a_stop() -> None:
    text = (
        "Issue - meetings\n\nOfsted Inspection of Adult Learning\n\nMeeting: 06/05/2025 - Cabinet (Item 3)\n\n"
        "3 Ofsted Inspection of Adult Learning PDF 99 KB\n\nMinutes:\n\nThe Head of Learning spoke.\n\n"
        "Decision:\n\nThe Mayor approved the action plan as set out in annex B"
    )
    page = parse_text(
        text, url="https://wendleshire.example/ieIssueDetails.aspx?IId=4", council=readings.COUNCIL
    )
    assert len([a for a in extract_page(page).actions if a.kind == "resolution"]) == 1
