"""What is printed twice is told once."""

from __future__ import annotations

import pytest
import readings
from readings import INSPECTED, said

from transforms.extract import extract_page
from transforms.parse import parse_text


@pytest.mark.parametrize(
    ("decided", "resolved"),
    [
        ("Noted the letter", "That the letter be noted"),
        ("Agreed that the clerk write to the trust", "That the clerk write to the trust"),
        ("To approve the rota", "the rota be approved"),
    ],
)
def test_a_decision_printed_again_in_other_forms_counts_once(decided: str, resolved: str) -> None:
    page = parse_text(
        f"Agenda item\n\n{readings.TITLE}\n\nDecision:\n\nThe Committee:\n\n(1) {decided}; and\n\n(2) Thanked all staff.\n\n"
        f"Minutes:\n\nThe report was read.\n\nResolved:\n\n(1) {resolved}; and\n\n(2) That all staff be thanked.",
        url="https://wendleshire.example/mgAi.aspx?ID=7",
        council=readings.COUNCIL,
    )
    assert len(extract_page(page).actions) == 2


def test_a_resolution_of_which_a_line_is_printed_first_is_told_once() -> None:
    cut = "the Committee endorse the improvement plan that"
    whole = f"{cut} was drawn up in answer to the letter from the inspectors."
    body = f"RESOLVED: That {cut}\n\nThe Chair thanked the officers.\n\nRESOLVED: That {whole}"
    assert len(said(INSPECTED + body, "resolution")) == 1
