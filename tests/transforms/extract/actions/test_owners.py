"""Who is to do an action: in its own words, in the words that lead in to it, and meant by "she"."""

from __future__ import annotations

import pytest
from readings import actions

from transforms.extract.actions.owners import owner_in


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        pytest.param("the Director of Children's Services be asked to report back", "Director of Children's Services", id="asked"),
        pytest.param("the Scrutiny Committee be requested to look at the plan", "Scrutiny Committee", id="requested"),
        pytest.param("the Executive Director (Adults) be authorised to sign the plan", "Executive Director (Adults)", id="bracket"),
        pytest.param("That the Partnership Manager draft the statement by 11 July 2025.", "Partnership Manager", id="drafts"),
        pytest.param("That the Programme Manager add a column for costs.", "Programme Manager", id="adds"),
        pytest.param("That officers begin the search for a fourth home.", "officers", id="plural"),
        pytest.param("That the plan be endorsed, and that the Director bring a report every term.", "Director", id="second-clause"),
        pytest.param("That the letter be noted and the improvement board be asked to look at visits.", "improvement board", id="and"),
        pytest.param("That the Chair of the Panel and the Chair of the Board meet.", "Chair of the Panel and the Chair of the Board", id="two"),
        pytest.param("That the Head of Early Help write to all schools.", "Head of Early Help", id="adjective-is-no-adverb"),
        pytest.param("That the Director for Children, Schools and Families report in May.", "Director for Children, Schools and Families", id="commas"),
        pytest.param("Head of Care Leaving to send members the remarks", "Head of Care Leaving", id="to-send"),
        pytest.param("the Corporate Director would bring a report", "Corporate Director", id="promises"),
        pytest.param("Each month the Director would bring a report", "Director", id="each-month"),
        pytest.param("in reply to a question the Head of Service undertook to look into it", "Head of Service", id="opens-late"),
        pytest.param("Under the direction the Council must work with an adviser.", "Council", id="must"),
        pytest.param("the local authority and the CCG were required to submit a statement", "local authority and the CCG", id="required"),
        pytest.param("authority be delegated to the Chief Executive", "Chief Executive", id="delegated"),
        pytest.param("To delegate to the Director of Adults, in consultation with the Cabinet Member, the final wording.", "Director of Adults", id="delegates"),
        pytest.param("Authorised the Executive Director People in consultation with the Leader to sign the plan.", "Executive Director People", id="apposed"),
        pytest.param("To ask the Director to report every quarter.", "Director", id="asks"),
        pytest.param("progress be monitored each month by the Corporate Board.", "Corporate Board", id="by-whom"),
        pytest.param("The Cabinet agreed that the Tenants Panel would monitor the plan.", "Tenants Panel", id="not-who-decided"),
        pytest.param("The Council, however, would set up a board.", "Council", id="aside"),
        pytest.param("Leaders across the partnership should reduce waiting times.", "Leaders across the partnership", id="joined"),
    ],
)  # fmt: skip
def test_the_owner_in_the_words(words: str, owner: str) -> None:
    assert owner_in(words) == owner


@pytest.mark.parametrize(
    "words",
    [
        "the report be noted",
        "The Cabinet noted the letter.",
        "That the Cabinet report on the inspection be noted.",
        "That the Council tax report be noted.",
        "That Full Council be told of the findings.",
        "Members would be sent the letter.",
        "That the staff of the service be thanked.",
        "That the Chair of the Trust be invited to attend in May.",
        "the sufficiency of homes for children with complex needs",
        "the placements panel's terms of reference be revised",
        "inspectors would return in the spring",
    ],
)
def test_nobody_is_to_do_it(words: str) -> None:
    assert owner_in(words) is None


LIST = "\n\n- improve the quality of plans\n\n- record every visit"


@pytest.mark.parametrize(
    ("body", "owners"),
    [
        pytest.param(f"Ofsted recommended that the council should:{LIST}", ["council"] * 2, id="should"),
        pytest.param(f"Inspectors said that leaders must:{LIST}", ["leaders"] * 2, id="must"),
        pytest.param(
            "Inspectors made these recommendations:\n\n- The manager should:\n\n- record every visit\n\n"
            "- The Management Board should:\n\n- look at the data",
            ["manager", "Management Board"],
            id="levels-lost",
        ),
        pytest.param(
            "Ofsted told the Board in its recommendations: the Board should (1) agree a data set; (2) finish the reviews.",
            ["Board"] * 2,
            id="one-line",
        ),
        pytest.param(
            "Ofsted identified areas for improvement:\n\n- the timeliness of visits\n\n- the use of data",
            [None] * 2,
            id="nobody",
        ),
    ],
)
def test_a_lead_in_names_the_owner_of_its_list(body: str, owners: list[str | None]) -> None:
    assert [a.owner for a in actions(body, "area_for_improvement")] == owners


def test_a_lead_in_that_gives_a_power_names_the_owner() -> None:
    body = (
        "RESOLVED: That\n\n1. the Executive Director be given delegated authority, in consultation with the Leader:\n\n"
        "(a) to change the plan\n\n(b) to submit the plan to Ofsted"
    )
    assert [a.owner for a in actions(body, "resolution")] == ["Executive Director"] * 2


def test_the_body_that_resolves_is_no_owner_of_its_limbs() -> None:
    body = "That Cabinet:\n\n1. Noted the letter.\n\n2. Approved the plan."
    assert [a.owner for a in actions(body, "resolution")] == [None] * 2


@pytest.mark.parametrize(
    ("body", "owner"),
    [
        ("The Head of Inclusion said that she would send members the figures.", "Head of Inclusion"),
        ("The Head of Inclusion spoke of the letter. She would send members the figures.", "Head of Inclusion"),
        ("The service was busy. She would send members the figures.", None),
        ("The Head of Inclusion spoke.\n\nMrs Example replied that she would send members the figures.", None),
    ],
)  # fmt: skip
def test_who_is_meant_by_she(body: str, owner: str | None) -> None:
    assert [a.owner for a in actions(body, "undertaking")] == [owner]
