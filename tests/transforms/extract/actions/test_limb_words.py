"""Words that are a limb, and words that only lead in to limbs."""

from __future__ import annotations

import pytest
from readings import INSPECTED, NOTED, PLAN, said


@pytest.mark.parametrize(
    ("limbs", "texts"),
    [
        pytest.param(
            "1. The letter be noted and the following be agreed:\n\n(a) a paper be written in May;\n\n"
            "(b) the Chair be told.",
            [
                "The letter be noted and the following be agreed",
                "a paper be written in May",
                "the Chair be told",
            ],
            id="with-words-of-its-own",
        ),
        pytest.param(
            "1. Approve the plan, subject to:\n\n(a) the rota being kept;\n\n(b) the list being read.",
            ["Approve the plan, subject to", "the rota being kept", "the list being read"],
            id="with-conditions",
        ),
        pytest.param(
            "1. Approve the following:\n\n(a) the rota;\n\n(b) the list of homes.",
            ["the rota", "the list of homes"],
            id="only-leads-in",
        ),
    ],
)
def test_a_limb_before_sub_limbs_counts_by_its_own_words(limbs: str, texts: list[str]) -> None:
    assert said(f"{INSPECTED}RESOLVED: That\n\n{limbs}", "resolution") == texts


def test_a_limb_that_only_says_who_is_authorised_leads_in() -> None:
    limbs = (
        "RESOLVED: That\n\n1. the Head of Care be authorised\n\n(a) to keep the rota; and\n\n(b) to print it."
    )
    assert said(INSPECTED + limbs, "resolution") == ["to keep the rota", "to print it"]


@pytest.mark.parametrize(
    "limb", ["progress be referred to Cabinet", "the plan be monitored by this Committee"]
)
def test_a_limb_that_ends_with_a_body_does_not_only_lead_in(limb: str) -> None:
    assert said(f"RESOLVED: That\n\n(a) {NOTED}.\n\n(b) {limb}.", "resolution") == [NOTED, limb]


def test_a_limb_in_quotation_marks() -> None:
    body = f"The Panel AGREED the recommendation as set out, namely:\n\n“That {NOTED}.”"
    assert [t.strip("“”.") for t in said(body, "resolution")] == [f"That {NOTED}"]


def test_limbs_beside_limbs_whatever_their_verb() -> None:
    body = "1) the report be noted; and\n\n2) the Board thanks the staff for their work."
    assert said(INSPECTED + body, "resolution") == [
        "the report be noted",
        "the Board thanks the staff for their work",
    ]


@pytest.mark.parametrize("noun", ["report", "letter", "inspection"])
def test_that_which_points_to_a_paper_begins_no_limb(noun: str) -> None:
    assert said(f"{INSPECTED}That {noun} was considered in May.", "resolution") == []


@pytest.mark.parametrize(
    "lead", ["with regard to the plan", "in respect of adoption", "as regards fostering,"]
)
def test_words_without_a_verb_only_lead_in_to_sub_limbs(lead: str) -> None:
    body = f"RESOLVED: That\n\n(1) {NOTED};\n\n(2) {lead}\n\n(a) {PLAN}; and\n\n(b) staff be thanked."
    assert said(INSPECTED + body, "resolution") == [NOTED, PLAN, "staff be thanked"]
