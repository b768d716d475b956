"""Sentences parted into clauses, each told in a mode of its own."""

from __future__ import annotations

import pytest
from readings import INSPECTED, said


def test_reports_that_detail_something_are_asked_for_all_the_same() -> None:
    body = (
        "Members requested that reports, which detailed recent results, be submitted to the Board each term."
    )
    assert len(said(INSPECTED + body, "undertaking")) == 1


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        (
            "The Council has submitted an improvement plan to Ofsted.",
            "action_taken",
            "The Council has submitted an improvement plan to Ofsted",
        ),
        (
            "The plan was currently being amended after the inspection.",
            "action_taken",
            "The plan was currently being amended after the inspection",
        ),
        (
            "The Chair proposed that a task group be established to look at the inspection.",
            "undertaking",
            "a task group be established to look at the inspection",
        ),
        (
            "He was looking into the cost and would report back.",
            "undertaking",
            "He was looking into the cost and would report back",
        ),
        (
            "It was advised that the council was required to give Ofsted a plan which set out its responses.",
            "requirement",
            "the council was required to give Ofsted a plan which set out its responses",
        ),
        (
            "One of the difficulties was the budget, however, the improvement work after the inspection had already begun.",
            "action_taken",
            "the improvement work after the inspection had already begun",
        ),
        (
            "The authority and the CCG were required to submit a statement.",
            "requirement",
            "The authority and the CCG were required to submit a statement",
        ),
    ],
)
def test_told_actions_are_whole(body: str, kind: str, text: str) -> None:
    assert said(body, kind) == [text]


@pytest.mark.parametrize(
    ("body", "kind", "texts"),
    [
        pytest.param(
            "Since the visit the Council had set up a practice board, had appointed two chairs, and had put £2m "
            "into the front door.",
            "action_taken",
            [
                "Since the visit the Council had set up a practice board",
                "had appointed two chairs",
                "had put £2m into the front door",
            ],
            id="deeds-of-one-subject",
        ),
        pytest.param(
            "The Trust had seconded three nurses to the hub. A reporting line had gone live in May.",
            "action_taken",
            ["The Trust had seconded three nurses to the hub", "A reporting line had gone live in May"],
            id="deeds-of-others",
        ),
        pytest.param(
            "The Director offered to bring a paper in May and to arrange a visit to the hub.",
            "undertaking",
            ["The Director offered to bring a paper in May", "to arrange a visit to the hub"],
            id="second-promise",
        ),
        pytest.param(
            "Places offered to care leavers were full. Support offered to all carers was good.",
            "undertaking",
            [],
            id="what-is-offered",
        ),
        pytest.param(
            "Eight posts had been added to the team ahead of the inspection.", "action_taken", [], id="before"
        ),
        pytest.param(
            "The Manager would check ten files a week. A tender for the homes would be issued in June.",
            "undertaking",
            ["The Manager would check ten files a week", "A tender for the homes would be issued in June"],
            id="promises",
        ),
        pytest.param(
            "Inspectors had raised two requirements, which were:\n\n- that rotas are kept for a year\n"
            "- that doors are alarmed",
            "requirement",
            ["rotas are kept for a year", "doors are alarmed"],
            id="requirements-raised",
        ),
    ],
)
def test_clauses_with_verbs_of_their_own(body: str, kind: str, texts: list[str]) -> None:
    assert said(INSPECTED + body, kind) == texts


def test_two_bodies_that_would_meet_are_two_promises() -> None:
    body = "The delivery group would report each month while the forum would receive a summary in spring."
    assert said(body, "undertaking") == [
        "The delivery group would report each month",
        "the forum would receive a summary in spring",
    ]
    assert said("The trust would receive a warning notice from the minister.", "undertaking") == []


def test_an_offer_is_told_without_what_came_before_it() -> None:
    body = (
        "She said that two nurseries had been seen and offered to provide a summary at the following meeting."
    )
    assert said(body, "undertaking") == ["offered to provide a summary at the following meeting"]
