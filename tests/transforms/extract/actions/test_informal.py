"""What was promised, done and required, outside the formal resolution (contract, section 4)."""

from __future__ import annotations

import pytest
from readings import INSPECTED, actions, bare, said


def test_a_list_of_requirements_takes_the_term_of_its_lead() -> None:
    body = (
        INSPECTED
        + "Two statutory requirements were made, each to be met by 31 July 2018:\n\n"
        + "- The registered person must train the staff\n- The registered person must keep the log"
    )
    found = [a for a in actions(body) if a.kind == "requirement"]
    assert [a.due for a in found] == ["2018-07-31", "2018-07-31"]


@pytest.mark.parametrize(
    "body",
    [
        "The inspection team had begun on 2 May and had left on 18 May.",
        "The Director referred to the inspection of May, details of which had been released in June.",
        "A fifth grade, adequate, had been brought in.",
        "Some 200 documents and 40 case files had been submitted to the inspectors before they came.",
        "One service had moved to 'Requires Improvement'.",
        "The provider's report said that the home had since closed.",
        "Inspectors felt that managers had responded positively and had developed the service.",
        "The Trust had agreed to report back later in the year.",
    ],
)
def test_what_inspectors_did_is_no_deed_of_ours(body: str) -> None:
    assert said(INSPECTED + body, "action_taken") == []


def test_support_visits_are_a_deed() -> None:
    body = "Support had been offered to the school and further assurance visits had been undertaken."
    assert len(said(INSPECTED + body, "action_taken")) == 2


@pytest.mark.parametrize(
    ("lead", "items"),
    [
        ("Two statutory requirements had been set. These were:", ["to repair the roof of the home", "to check the records of all staff"]),
        ("Three requirements were raised. In short these were that the manager must:", ["keep a log of visitors", "train the night staff"]),
        ("The home was inspected. The following requirements were made:", ["the provider must repair the roof", "staff should be trained"]),
    ],
)  # fmt: skip
def test_requirements_below_the_line_that_goes_on_from_their_announcement(
    lead: str, items: list[str]
) -> None:
    listed = "\n\n".join(f"- {item}" for item in items)
    body = f"{INSPECTED}{lead}\n\n{listed}\n\nThese were to be met by 30 June 2035."
    assert said(body, "requirement") == items
    assert {a.due for a in actions(body, "requirement")} == {"2035-06-30"}


def test_what_a_list_asks_for() -> None:
    items = "1. a note on caseloads\n\n2. figures on agency staff to be shared"
    asked = actions(f"{INSPECTED}The Chair summed up and asked for the following:\n\n{items}", "undertaking")
    assert [(a.text, a.status) for a in asked] == [
        ("a note on caseloads", "proposed"),
        ("figures on agency staff to be shared", "proposed"),
    ]
    assert said(f"{INSPECTED}Members asked the following questions:\n\n{items}", "undertaking") == []


def test_a_clause_that_points_back_takes_what_it_points_to() -> None:
    body = "The requirement related to the records of staff and this was now being addressed."
    assert said(INSPECTED + body, "action_taken") == [body.rstrip(".")]


@pytest.mark.parametrize(
    "heading", ["Actions:", "Agreed action points", "Next steps", "Actions for officers:"]
)
def test_a_list_of_actions_under_its_heading(heading: str) -> None:
    body = f"{heading}\n\n- Clerk to print the letter\n\n- Head of Care to come back in May with a rota"
    told = actions(INSPECTED + body, "undertaking")
    assert [(a.text, a.status) for a in told] == [
        ("Clerk to print the letter", "agreed"),
        ("Head of Care to come back in May with a rota", "agreed"),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "Action 1 - Rota to be kept by each home. Lead: Head of Care. By: 30 June 2026. Action 2 - List of homes "
            "to be printed. Lead: Clerk. By: May 2026.",
            [
                ("undertaking", "Rota to be kept by each home", "Head of Care", "2026-06-30"),
                ("undertaking", "List of homes to be printed", "Clerk", "2026-05"),
            ],
            id="run-on",
        ),
        pytest.param(
            "Priority 2: Keep the rota Owner: Head of Care Deadline: March 2026 Status: Complete",
            [("action_taken", "Keep the rota", "Head of Care", None)],
            id="status",
        ),
        pytest.param(
            "Keep the rota - Responsible officer: Head of Care - Target date: 1 May 2026",
            [("undertaking", "Keep the rota", "Head of Care", "2026-05-01")],
            id="dashes",
        ),
        pytest.param(
            "Rec. 1 - Rota rewritten on 2 May. Two homes to try it. Lead: Clerk. From June 2026.\n"
            "Rec. 2 - Lists to be printed. Lead: Clerk. By: 1 July 2026.",
            [
                ("action_taken", "Rota rewritten on 2 May", "Clerk", None),
                ("undertaking", "Two homes to try it", "Clerk", "2026-06"),
                ("undertaking", "Lists to be printed", "Clerk", "2026-07-01"),
            ],
            id="deed-and-promise",
        ),
        pytest.param("The letter was read. Lead officer: Mrs Ray, Head of Care", [], id="of-the-report"),
    ],
)
def test_rows_of_a_plan_run_into_text(body: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    told = [a for a in actions(INSPECTED + body) if a.rule == "labelled"]
    assert [(a.kind, bare(a.text), a.owner, a.due) for a in told] == expected


@pytest.mark.parametrize(
    "lead", ["The following was reported as completed:", "The Director set out what had been done since:"]
)
def test_deeds_listed_by_name_or_in_lines(lead: str) -> None:
    deeds = ["the merger of two teams", "the appointment of a head of practice"]
    assert said(f"{lead}\n\n- " + "\n- ".join(deeds), "action_taken") == deeds
    told = ["A rota is in place for every weekend", "The number of agency staff had come down to six"]
    assert said(f"{lead}\n\n" + "\n\n".join(told), "action_taken") == told[:1]


def test_tables_parted_by_spaces_tell_actions() -> None:
    rows = "No    Action    Lead    By when\n1    Train all managers    Head of Practice    March 2026"
    assert said(f"The plan was before Members:\n\n{rows}", "undertaking") == ["Train all managers"]


def test_what_inspectors_noted_in_a_list_is_no_deed_of_ours() -> None:
    body = "Ofsted specifically noted:\n\n- Effective planning is in place\n- A rota has been set up"
    assert said(INSPECTED + body, "action_taken") == []


@pytest.mark.parametrize(
    "lead",
    [
        "Positive feedback was given to staff:",
        "Strengths that inspectors named were:",
        "The letter commented positively on the following:",
        "What was working well:",
        "The report praised:",
    ],
)
def test_what_inspectors_praised_is_no_deed(lead: str) -> None:
    body = f"{lead}\n\n· the council has invested in partnership working;\n\n· two teams have been merged"
    assert said(INSPECTED + body, "action_taken") == []


def test_progress_of_which_inspectors_speak_is_no_deed_told_here() -> None:
    told = "There was good news in the letter, with inspectors stating improvements have been made since the inspection."
    assert said(INSPECTED + told, "action_taken") == []


def test_requirements_that_sentences_count_off() -> None:
    told = (
        "The inspector had made two requirements. The first, that staff have supervision, would be met by July. "
        "The second, that the kitchen be made good, had been met."
    )
    assert said(INSPECTED + told, "requirement") == ["staff have supervision", "the kitchen be made good"]


def test_rows_of_a_register_that_lost_their_labels() -> None:
    told = (
        "Controls now in place\n\nIndependent chair appointed to the Board\n\nPlan signed off by Ofsted in May\n\n"
        "Further action\n\nClear the backlog of reviews. Head of Inclusion. 31/12/2025\n\n"
        "Joint dashboard with health. Head of Performance. 30/11/2025"
    )
    found = actions(INSPECTED + told)
    assert [a.kind for a in found[:2]] == ["action_taken", "action_taken"]
    assert [(a.kind, a.owner, a.due) for a in found[2:]] == [
        ("undertaking", "Head of Inclusion", "2025-12-31"),
        ("undertaking", "Head of Performance", "2025-11-30"),
    ]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        pytest.param(
            "Two requirements had been made at the home. These were that the manager should test the alarms each week, and that the guide be rewritten.",
            ["the manager should test the alarms each week", "the guide be rewritten"],
            id="these-were",
        ),
        pytest.param(
            "Two requirements were made, namely that the night log be kept and that the manager must tell parents of falls.",
            ["the night log be kept", "the manager must tell parents of falls"],
            id="namely",
        ),
        pytest.param(
            "Three requirements were made, to be met by 31 March 2035: the provider must mend the roof; staff must sign the log; and the menu must be reviewed.",
            ["the provider must mend the roof", "staff must sign the log", "the menu must be reviewed"],
            id="by-semicolons",
        ),
        pytest.param("Two requirements had been made. These were now met.", [], id="what-became-of-them"),
        pytest.param("The home's requirements are that a child have a key.", [], id="a-rule-of-the-house"),
    ],
)  # fmt: skip
def test_requirements_that_a_sentence_names(body: str, texts: list[str]) -> None:
    assert said(INSPECTED + body, "requirement") == texts


def test_requirements_of_a_sentence_are_due_when_it_says() -> None:
    body = "Two requirements were made, to be met by 31 March 2035: staff must sign the log; and the menu must be reviewed."
    assert [a.due for a in actions(INSPECTED + body, "requirement")] == ["2035-03-31", "2035-03-31"]


def test_requirements_below_a_line_that_ends_in_a_dash() -> None:
    body = "Ofsted had made two requirements:-\n\n- the manager must mend the roof\n\n- the manager must renew the lease"
    assert len(said(INSPECTED + body, "requirement")) == 2


@pytest.mark.parametrize(
    "body",
    [
        "The letter with the findings had been placed on the inspectorate's website on 6 April.",
        "An Improvement Notice had been in place until last December, when it was lifted.",
        "The Panel had been given figures for moves of placement.",
        "A recruitment campaign had produced 34 enquiries.",
        "The Council had been invited to join a national programme with other authorities.",
        "Sickness absence in the homes had gone down from 14 to 11 days a year.",
    ],
)
def test_what_was_published_shown_or_counted_is_no_deed(body: str) -> None:
    assert said(INSPECTED + body, "action_taken") == []


@pytest.mark.parametrize(
    ("told", "due"),
    [
        ("The Council and the CCG are jointly responsible for submitting the written statement to Ofsted by 29 November 2035.", "2035-11-29"),
        ("There was one requirement, which was that the registered person must train the staff by 31 August 2035.", "2035-08-31"),
        ("The Trust had been required to become compliant by 30 April 2035.", "2035-04-30"),
    ],
)  # fmt: skip
def test_what_must_be_done_by_a_day(told: str, due: str) -> None:
    assert [a.due for a in actions(INSPECTED + told, "requirement")] == [due]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("A Member asked for a copy of the plan. This would be sent to all Members in May.", ["This would be sent to all Members in May"]),
        ("The Chair asked to see the plan. The Director agreed to circulate it before the next meeting.", ["The Director agreed to circulate it before the next meeting"]),
        ("A Member asked for a copy of the plan. A report on fostering would be brought to the next meeting.", ["a copy of the plan", "A report on fostering would be brought to the next meeting"]),
    ],
)  # fmt: skip
def test_a_request_that_is_granted_at_once_is_one_with_the_promise(told: str, expected: list[str]) -> None:
    assert said(INSPECTED + told, "undertaking") == expected


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("undertaking", "The Committee was asked for its views on the plan."),
        ("undertaking", "In all probability the two boards would look at doing this together."),
        ("undertaking", "Another invoice would bring this to £46,000."),
        ("undertaking", "The findings would be taken into account in the annual rating."),
        ("undertaking", "The findings would be used by Ofsted in the annual assessment of the Council."),
        ("undertaking", "The grant from the Ministry would come to an end in March 2025."),
        ("undertaking", "The precept would be discussed under the next item."),
        ("undertaking", "The Commissioner would report to the Secretary of State in the New Year."),
        ("undertaking", "The peers would be back for a day in about eighteen months."),
        ("action_taken", "When inspectors looked at the front door it had issued an area for priority action."),
        ("action_taken", "The Department's adviser had written to the Minister in similar terms."),
        ("action_taken", "Turnover in the assessment teams had halved."),
        ("action_taken", "Another remarked that the Council had introduced a new car park."),
        ("action_taken", "The meeting had been called at short notice following the publication of the letter."),
        ("action_taken", "Routine inspections had stopped and in their place visits had been introduced."),
        ("action_taken", "Officers thanked staff, many of whom had worked to produce evidence over a weekend."),
        ("recommendation", "Members were asked to remember that the report had been published."),
    ],
)  # fmt: skip
def test_what_is_no_promise_and_no_deed(kind: str, told: str) -> None:
    assert said(INSPECTED + told, kind) == []


@pytest.mark.parametrize(
    "told",
    [
        "A shorter form was being trialled in two teams as a direct result of what Ofsted had said.",
        "Case sampling was now being done by the Service Director.",
        "As a direct result of what the inspectors had said, the service had moved the point of transfer with effect from 1 April.",
    ],
)
def test_what_is_now_done_because_of_it(told: str) -> None:
    assert len(said(INSPECTED + told, "action_taken")) == 1


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("undertaking", "The Cabinet Member confirmed that it would be on the agenda of the Scrutiny Panel on 29 November."),
        ("undertaking", "The Chief Executive would be seeing the Chair every six weeks to go over it."),
        ("undertaking", "It was intended to bring an update to Cabinet in January."),
        ("action_taken", "A letter of concern had gone to the Chair of Governors on 11 October."),
        ("action_taken", "The headteacher was now working in the school one day a week."),
        ("action_taken", "A speak-up line had gone live on 1 February."),
        ("action_taken", "An additional six therapists were out to advert."),
        ("action_taken", "A contracts officer had been going to the home each week."),
    ],
)  # fmt: skip
def test_promises_and_deeds_of_many_wordings(kind: str, told: str) -> None:
    assert len(said(INSPECTED + told, kind)) == 1


@pytest.mark.parametrize(
    "told",
    [
        "Members felt that this would send out the wrong message.",
        "A Member wanted to know who would check that the recommendations were acted upon.",
        "The Board had asked to be kept informed and had had reports since.",
        "The inspectorate had not said when it would be back.",
    ],
)
def test_what_nobody_promises(told: str) -> None:
    assert said(INSPECTED + told, "undertaking") == []


def test_a_period_given_for_a_plan_is_required() -> None:
    body = "A period of 70 days had been given to submit a written statement of action. This worked out at a deadline of 17 September."
    (found,) = actions(INSPECTED + body)
    assert (found.kind, found.due) == ("requirement", "P70D")


def test_what_a_deed_was_done_for_is_no_promise() -> None:
    body = "The team had been enlarged so that advice would be submitted on time."
    assert [a.kind for a in actions(INSPECTED + body)] == ["action_taken"]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (
            "The plan would be built into team plans and would be checked each month by the Board.",
            ["The plan would be built into team plans and would be checked each month by the Board"],
        ),
        (
            "A tracker had been drawn up and would be shared with the Panel in May.",
            ["would be shared with the Panel in May"],
        ),
    ],
)
def test_two_promises_of_one_subject_are_one(body: str, texts: list[str]) -> None:
    assert said(INSPECTED + body, "undertaking") == texts


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("Much had been set going, such as a duty team, a new audit tool and the hiring of two nurses.", ["a duty team", "a new audit tool", "the hiring of two nurses"]),
        ("Work had begun on this including a leaflet for carers, and a post for missing children.", ["a leaflet for carers", "a post for missing children"]),
        ("Much had been done, including work that would end in May, and that the Panel would see.", []),
    ],
)  # fmt: skip
def test_deeds_that_a_sentence_lists(body: str, texts: list[str]) -> None:
    found = actions(INSPECTED + body, "action_taken")
    assert [bare(a.text) for a in found if a.rule == "deed_on_line"] == texts


@pytest.mark.parametrize(
    "body",
    [
        "The paper was introduced by the Assistant Director.",
        "Services had moved on from the former grade of inadequate.",
        "A good deal had been done to take this further.",
        "In July, the Service had been sent its HMICFRS report.",
        "In May the Inspectorate of Probation, (HMIP), had undertaken an inspection of the Service.",
        "The inspection of the Service began on 7th April 2016 with a request for documents.",
        "To get ready for the CQC, the Council had set up a readiness group.",
        "The framework had been brought in to test how councils carry out their duties.",
        "The service saw that the actions had to be done so dates had been moved.",
        "The first task was to form a board and see that staff were in place.",
        "The school had moved to a new building only two years before.",
    ],
)
def test_what_was_so_before_or_beside_the_inspection_is_no_deed(body: str) -> None:
    assert said(INSPECTED + body, "action_taken") == []


@pytest.mark.parametrize(
    "body",
    [
        "The Corporate Peer Challenge would be published on or after 14th December.",
        "The Chair then asked the Cabinet Member to add a few words on the report.",
        "Officers agreed that the contract had to be looked at first.",
        "In his view this would keep the plan moving and bring people together.",
        "There would be monitoring visits by Ofsted every three months.",
    ],
)
def test_views_visits_and_the_order_of_business_are_no_promises(body: str) -> None:
    assert said(INSPECTED + body, "undertaking") == []
