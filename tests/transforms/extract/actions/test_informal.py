"""What was promised, done and required, outside the formal resolution (contract, section 4)."""

from __future__ import annotations

import pytest
import readings
from readings import INSPECTED, actions, bare, said

from transforms.extract import extract_page
from transforms.parse import parse_text


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
            "The authority and the CCG were required to submit a statement.",
            "requirement",
            "The authority and the CCG were required to submit a statement",
        ),
    ],
)
def test_told_actions_are_whole(body: str, kind: str, text: str) -> None:
    assert said(body, kind) == [text]


def test_a_list_of_requirements_takes_the_term_of_its_lead() -> None:
    body = (
        INSPECTED
        + "Two statutory requirements were made, each to be met by 31 July 2018:\n\n"
        + "- The registered person must train the staff\n- The registered person must keep the log"
    )
    found = [a for a in actions(body) if a.kind == "requirement"]
    assert [a.due for a in found] == ["2018-07-31", "2018-07-31"]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("undertaking", "The Commissioner would write to the Panel with the number of calls lost."),
        ("undertaking", "A Member asked, too, that a visit to the contact centre be arranged."),
        ("undertaking", "A Member asked the Leader to make sure that the report be sent to every school."),
        ("action_taken", "A handbook has been given to every worker."),
        ("action_taken", "The service has stopped using teams hired in as a block."),
        ("action_taken", "Since the visit the Trust had opened a new unit."),
        ("requirement", "The service had to give HMICFRS an action plan by 16 August 2016."),
    ],
)
def test_promises_deeds_and_requirements_in_further_wordings(kind: str, body: str) -> None:
    assert len(said(INSPECTED + body, kind)) == 1


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


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("ACTION – Head of Fostering to send members the audit.", "Head of Fostering to send members the audit"),
        ("ACTION: Head of Fostering to circulate the audit.", "Head of Fostering to circulate the audit"),
        ("Action point 2: Officers to share the audit with the Panel.", "Officers to share the audit with the Panel"),
    ],
)  # fmt: skip
def test_the_label_of_an_action_is_not_its_text(body: str, text: str) -> None:
    assert said(body, "undertaking") == [text]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        pytest.param(
            "Every placement had been reviewed, a lead nurse had been appointed and eleven workers had been trained.",
            ["Every placement had been reviewed", "a lead nurse had been appointed", "eleven workers had been trained"],
            id="a-list",
        ),
        pytest.param("£90,000 had been set aside for advocates.", ["£90,000 had been set aside for advocates"], id="money"),
        pytest.param("They had made changes to the procedures.", ["They had made changes to the procedures"], id="made-changes"),
        pytest.param("Since the visit a number of changes were introduced.", ["Since the visit a number of changes were introduced"], id="number"),
        pytest.param("The manager had written to every carer.", ["The manager had written to every carer"], id="written-to"),
        pytest.param("Audits now took place each month.", ["Audits now took place each month"], id="now"),
        pytest.param("Parents had all been written to.", ["Parents had all been written to"], id="all"),
        pytest.param("Daily visits were being made to the home.", ["Daily visits were being made to the home"], id="being-made"),
        pytest.param("The home had been placed in special measures after the inspection.", [], id="special-measures"),
        pytest.param("Inspectors saw the arrangements that were in place.", [], id="what-was-in-place"),
        pytest.param("The letter of July had been published by Ofsted.", [], id="their-letter"),
        pytest.param("Officers had submitted a report on the plan.", [], id="this-report"),
    ],
)  # fmt: skip
def test_deeds_in_many_words(body: str, texts: list[str]) -> None:
    assert said(INSPECTED + body, "action_taken") == texts


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        pytest.param("The Chair asked officers to arrange a visit there.", ["arrange a visit there"], id="asked-officers"),
        pytest.param("The Panel requested that all members complete the course.", ["all members complete the course"], id="complete"),
        pytest.param("The adviser would be asked to attend in May.", ["The adviser would be asked to attend in May"], id="asked-to-attend"),
        pytest.param("The plan would be put out to consultation.", ["The plan would be put out to consultation"], id="consultation"),
        pytest.param("A member asked about visits and the Director undertook to bring a paper.", ["the Director undertook to bring a paper"], id="after-a-question"),
        pytest.param("The plan had been drawn up and Cabinet would receive further updates.", ["Cabinet would receive further updates"], id="and-a-promise"),
        pytest.param("She could not say why and would write to the member.", ["would write to the member"], id="doubt-before"),
        pytest.param("There would be a course for all carers.", ["There would be a course for all carers"], id="a-course"),
        pytest.param("The Chief Executive would chair a monthly meeting.", ["The Chief Executive would chair a monthly meeting"], id="chair"),
        pytest.param("The letter would be published by Ofsted in May.", [], id="their-letter"),
    ],
)  # fmt: skip
def test_promises_in_many_words(body: str, texts: list[str]) -> None:
    assert said(INSPECTED + body, "undertaking") == texts


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


@pytest.mark.parametrize(
    ("body", "kind", "expected"),
    [
        ("All carers would be offered a place by July 2035.", "undertaking", True),
        ("The new service would be built up from next term.", "undertaking", True),
        ("The home would be inspected again by July 2035.", "undertaking", False),
        ("The direction would be revoked in the summer.", "undertaking", False),
        ("Members were pleased to hear that staff would be thanked in July.", "undertaking", False),
        ("A steering group had met fortnightly since the spring.", "action_taken", True),
        ("A manager now checked every record.", "action_taken", True),
        ("A tender for a new helpline was being prepared.", "action_taken", True),
        ("It was said that a lead had been appointed in each team and that, from May, every case would be reviewed by a manager.", "action_taken", True),
        ("The Board had already been briefed on the action plan.", "action_taken", False),
        ("Three of the recommendations had been completed.", "action_taken", False),
        ("The agency managers who had been brought in cost more than staff.", "action_taken", False),
    ],
)  # fmt: skip
def test_promises_with_a_day_and_deeds_told_for_themselves(body: str, kind: str, expected: bool) -> None:
    assert bool(said(INSPECTED + body, kind)) is expected


def test_a_clause_that_points_back_takes_what_it_points_to() -> None:
    body = "The requirement related to the records of staff and this was now being addressed."
    assert said(INSPECTED + body, "action_taken") == [body.rstrip(".")]


def test_requirements_met_are_deeds() -> None:
    body = "All statutory requirements were achieved within the time that was given."
    assert len(said(INSPECTED + body, "action_taken")) == 1


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


def test_work_that_another_team_goes_on_with_is_no_promise() -> None:
    body = "The work with families outside the scheme will continue to be led by the early help team."
    assert said(INSPECTED + body, "undertaking") == []


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


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        (
            "The Director advised Members of the Panel that the rota was new and will continue to update the Panel on fees.",
            "undertaking",
            "the rota was new and will continue to update the Panel on fees",
        ),
        (
            "The improvement plan had been shared with all headteachers.",
            "action_taken",
            "The improvement plan had been shared with all headteachers",
        ),
        (
            "The post-inspection plan (PIP) was subsequently prepared.",
            "action_taken",
            "The post-inspection plan (PIP) was subsequently prepared",
        ),
        (
            "The team were supporting the settings with their rotas.",
            "action_taken",
            "The team were supporting the settings with their rotas",
        ),
    ],
)
def test_promises_deeds_and_requirements_in_other_words(body: str, kind: str, text: str) -> None:
    assert said(body, kind) == [text]


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


def test_two_bodies_that_would_meet_are_two_promises() -> None:
    body = "The delivery group would report each month while the forum would receive a summary in spring."
    assert said(body, "undertaking") == [
        "The delivery group would report each month",
        "the forum would receive a summary in spring",
    ]
    assert said("The trust would receive a warning notice from the minister.", "undertaking") == []


def test_money_that_is_now_required_is_not_spent() -> None:
    assert said("More money is now needed for the new rota and its team.", "action_taken") == []


def test_an_offer_is_told_without_what_came_before_it() -> None:
    body = (
        "She said that two nurseries had been seen and offered to provide a summary at the following meeting."
    )
    assert said(body, "undertaking") == ["offered to provide a summary at the following meeting"]


def test_what_providers_must_do_is_no_requirement_of_the_council() -> None:
    assert said("She explained that providers were required to deliver an action plan.", "requirement") == []


@pytest.mark.parametrize(
    "lead", ["The following was reported as completed:", "The Director set out what had been done since:"]
)
def test_deeds_listed_by_name_or_in_lines(lead: str) -> None:
    deeds = ["the merger of two teams", "the appointment of a head of practice"]
    assert said(f"{lead}\n\n- " + "\n- ".join(deeds), "action_taken") == deeds
    told = ["A rota is in place for every weekend", "The number of agency staff had come down to six"]
    assert said(f"{lead}\n\n" + "\n\n".join(told), "action_taken") == told[:1]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("The item had been moved up the agenda for the visitors.", "action_taken"),
        ("Forty plans had been audited in June and 31 were good.", "action_taken"),
        ("Those learning online had doubled since the inspection.", "action_taken"),
        ("The new head had been in post for six months.", "action_taken"),
        ("The Chair asked for an assurance that the figures would be shared.", "undertaking"),
        ("A few more points would have brought a better result in March.", "undertaking"),
        ("The statutory direction would remain for the time being.", "requirement"),
    ],
)
def test_what_came_about_by_itself_or_is_only_thought_is_no_action(body: str, kind: str) -> None:
    assert said(INSPECTED + body, kind) == []


def test_tables_parted_by_spaces_tell_actions() -> None:
    rows = "No    Action    Lead    By when\n1    Train all managers    Head of Practice    March 2026"
    assert said(f"The plan was before Members:\n\n{rows}", "undertaking") == ["Train all managers"]


@pytest.mark.parametrize(
    ("body", "kind", "told"),
    [
        ("The service would need to provide an action plan by 18 July.", "requirement", True),
        ("The teams were required to join a regional agency, as planned, by 2027.", "requirement", False),
        ("Members would be kept updated on the plan by e-mail.", "undertaking", True),
        (
            "Ofsted had a duty to assess. They had developed a profile, which was used in the judgement.",
            "action_taken",
            False,
        ),
    ],
)
def test_whose_plan_and_whose_deed_it_is(body: str, kind: str, told: bool) -> None:
    assert bool(said(INSPECTED + body, kind)) is told


@pytest.mark.parametrize(
    "promise",
    [
        "The work would be led by the head of practice",
        "Gaps would be dealt with through the new rota",
        "She would find out and let the Panel know",
        "Their views would be taken on board",
        "The point would be passed on to the trust",
        "The figures could be shared outside the meeting",
        "Officers were to write to all heads by Easter",
        "A workshop was to be held for members",
        "Head of Example Services to circulate the chart",
        "The clerk would add this to the programme",
    ],
)
def test_promises_of_many_words(promise: str) -> None:
    assert said(f"{promise}.", "undertaking") == [promise]


@pytest.mark.parametrize(
    "told",
    [
        "The Deputy Director of Example Services came to give the Panel an overview.",
        "A consultant had come who would work with the team.",
        "Re-inspections would be carried out within twelve months.",
        "The hearing would be held by video link.",
    ],
)
def test_what_is_only_told_is_no_promise(told: str) -> None:
    assert said(told, "undertaking") == []


@pytest.mark.parametrize(
    "told",
    [
        "He would see to the last words before the plan went off to the Minister.",
        "These were the aims on which the plan had been built.",
        "There was the chance to shine in the new arrangements.",
    ],
)
def test_what_is_to_come_or_only_described_is_no_deed(told: str) -> None:
    assert said(told, "action_taken") == []


def test_an_offer_or_order_of_the_department() -> None:
    body = "Ofsted would expect a plan to be submitted by the end of March."
    assert [a.due for a in actions(body, "requirement")] == ["2026-03"]


def test_what_changes_by_a_month_is_promised() -> None:
    body = "The duty team would move to one site by September 2026."
    assert [a.due for a in actions(body, "undertaking")] == ["2026-09"]


@pytest.mark.parametrize(
    "deed",
    [
        "The statement had been filed with Ofsted and the WSOA had been shared with all schools.",
        "The Trust had made several improvements by recruiting nurses.",
        "Appointments had been made so that there was capacity to go faster.",
        "A review of all open cases had been carried out following the inspection.",
        "The backlog of annual reviews had been reduced by half.",
        "A team had been brought together to clear the backlog.",
        "Staff had received training in mental capacity.",
        "The Force had published its response on its website.",
        "The service was now using a new audit tool.",
    ],
)
def test_deeds_told_by_other_verbs(deed: str) -> None:
    assert said(INSPECTED + deed, "action_taken")


@pytest.mark.parametrize(
    "told",
    [
        "The report had gone live on the website in May.",
        "This work had produced recommendations on evidence.",
        "The case work was being carried out by two teams.",
        "An action was currently in place.",
    ],
)
def test_papers_that_came_out_and_the_work_of_every_day_are_no_deeds(told: str) -> None:
    assert said(INSPECTED + told, "action_taken") == []


@pytest.mark.parametrize(
    "promise",
    [
        "The service would have to take that away and bring the Panel a figure.",
        "The Board would hold the Trust to account for the plan.",
        "A working group would be set up to follow the action plan.",
        "Members would be kept informed of progress.",
        "Recruitment to the team would begin in January.",
        "A Member asked whether another paper could be prepared to show progress.",
    ],
)
def test_promises_told_by_other_verbs(promise: str) -> None:
    assert said(INSPECTED + promise, "undertaking")


@pytest.mark.parametrize(
    "told",
    [
        "This would provide time for the Council to settle.",
        "The new framework would be introduced in April.",
        "The Council received notification from the CQC and requested an information return by 8 March 2025.",
    ],
)
def test_what_comes_of_it_and_what_inspectors_ask_for_is_no_promise(told: str) -> None:
    assert said(INSPECTED + told, "undertaking") == []


def test_a_requirement_behind_what_was_not_good_enough() -> None:
    body = "An inspection in 2017 found that arrangements were not sound and required the Council to produce a written statement by 2 March 2018."
    assert said(INSPECTED + body, "requirement")


@pytest.mark.parametrize(
    ("told", "deed"),
    [
        ("Support had been offered to the areas that had been identified as weak.", True),
        ("The board had since been able to sign off the improvement plan.", True),
        (
            "The manager gave the Audit Committee a note of progress on the steps introduced.",
            False,
        ),
        ("The Chair welcomed that the home was developing links with the school.", False),
        ("'Outstanding' had been given to few of the services.", False),
    ],
)
def test_what_was_done_and_what_a_meeting_was_shown(told: str, deed: bool) -> None:
    body = f"The inspection took place in May 2025. {told}"
    assert bool(readings.actions(body, "action_taken")) is deed


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("There had been an audit of all open cases in May.", "action_taken"),
        ("Officers recently met with partners and agreed the changes.", "action_taken"),
        ("The trainers had worked on revising the guide for all staff.", "action_taken"),
        ("Member training would be revisited.", "undertaking"),
    ],
)
def test_deeds_and_promises_of_further_words(body: str, kind: str) -> None:
    assert len(said(body, kind)) == 1


def test_what_inspectors_noted_in_a_list_is_no_deed_of_ours() -> None:
    body = "Ofsted specifically noted:\n\n- Effective planning is in place\n- A rota has been set up"
    assert said(INSPECTED + body, "action_taken") == []


@pytest.mark.parametrize(
    "deed",
    [
        "The plan had only recently been submitted to the Board.",
        "The Director was able to give assurances that a great deal of recruitment had taken place.",
        "Officers assured Members that additional training had taken place.",
        "Leadership had been strengthened.",
        "A new post of Designated Officer was created.",
        "Parents had been invited to join the panel.",
        "Consultation with parents had already begun.",
        "Two further posts had been successfully filled.",
    ],
)
def test_deeds_told_with_more_between_the_verbs(deed: str) -> None:
    assert said(INSPECTED + deed, "action_taken")


@pytest.mark.parametrize(
    "told",
    [
        "Work on records had started ahead of the inspection.",
        "Members noted that this report included a new board, which had been set up in answer to it.",
        "The Association had already revised the peer challenge so that it looked ahead.",
        "A letter had been sent following a motion which had been carried in June.",
    ],
)
def test_what_was_there_before_or_is_of_others_is_no_deed(told: str) -> None:
    assert said(INSPECTED + told, "action_taken") == []


@pytest.mark.parametrize(
    "promise",
    [
        "He would meet with officers of the Department this week to talk about the plan.",
        "The Select Committee would be considering the findings at its next meeting.",
        "The plan would be kept under close scrutiny with reports to Cabinet every two months.",
        "The Panel will be revisiting the plan in the autumn.",
        "The Chair said that the Committee would be keeping a watch on progress.",
        "Members wished to receive an update at the September meeting.",
        "Members would like to have a further report in June.",
        "The Panel would welcome a summary of the figures in June.",
    ],
)
def test_promises_and_wishes_told_by_other_verbs(promise: str) -> None:
    assert said(INSPECTED + promise, "undertaking")


def test_the_grade_that_others_would_be_given_is_no_promise() -> None:
    assert (
        said(INSPECTED + "Four forces were being looked at and would be given a rating.", "undertaking") == []
    )


def test_a_plan_in_the_title_is_about_the_inspection_that_its_text_names_once() -> None:
    body = (
        "Ann Example presented the strategy.\n\nSome of the points made were these.\n\n"
        "The SEND inspection had named six areas.\n\nWorking groups had been set up, one for every area."
    )
    assert said(body, "action_taken", "SEND Strategy and Action Plan")
    assert said(body, "action_taken", "SEND Strategy") == []


@pytest.mark.parametrize(
    "told", ["None of the homes had been given notice.", "Two of the homes had been upgraded to Good."]
)
def test_no_deed_of_the_council(told: str) -> None:
    assert readings.actions(f"The inspection took place in May 2025. {told}", "action_taken") == []


@pytest.mark.parametrize(
    "deed",
    [
        "Training was delivered to governors about the new thresholds.",
        "Workshops were held for all team managers on supervision.",
        "Twelve newly qualified social workers were recruited over the summer.",
        "Additional funding of £2m was secured from reserves.",
        "Two interim managers were brought in to reduce caseloads.",
        "Staff roadshows were run in each locality.",
        "Performance clinics were begun by the director.",
    ],
)
def test_deeds_told_in_the_simple_past(deed: str) -> None:
    assert said(INSPECTED + deed, "action_taken") == [bare(deed)]


@pytest.mark.parametrize(
    "promise",
    [
        "Further sessions will be run for members in the autumn.",
        "The backlog would be cleared within the next 12 months.",
        "Supervision would be a focus for the next three months.",
        "Work towards better recording will continue with the partner council.",
    ],
)
def test_promises_told_by_their_time(promise: str) -> None:
    assert said(INSPECTED + promise, "undertaking") == [bare(promise)]


@pytest.mark.parametrize(
    "told",
    [
        "The plan had been jointly produced by the trust and the Council.",
        "Since the inspection a headteacher has been appointed.",
        "The governors had all been trained after the inspection.",
    ],
)
def test_deeds_done_together_and_in_schools(told: str) -> None:
    assert said(INSPECTED + told, "action_taken")


def test_what_an_authority_has_to_put_together_is_required() -> None:
    told = "There is also a statement of action which the authority has to put together."
    assert said(INSPECTED + told, "requirement")


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


@pytest.mark.parametrize(
    "told",
    [
        "An action plan needs to be with Ofsted by the end of July.",
        "There was a requirement for an action plan to be provided to Ofsted by July.",
        "It was a statutory requirement that a plan be published in 70 working days.",
        "The authority has until 18 July to send its plan.",
    ],
)
def test_where_a_plan_must_be_and_when(told: str) -> None:
    assert said(INSPECTED + told, "requirement") == [bare(told)]


@pytest.mark.parametrize(
    "told",
    [
        "Nationally, half of the areas inspected had been required to produce a statement of action.",
        "Many areas had been seen and, of these, most had been required to publish a plan.",
    ],
)
def test_what_was_required_of_others(told: str) -> None:
    assert said(INSPECTED + told, "requirement") == []


def test_progress_of_which_inspectors_speak_is_no_deed_told_here() -> None:
    told = "There was good news in the letter, with inspectors stating improvements have been made since the inspection."
    assert said(INSPECTED + told, "action_taken") == []


@pytest.mark.parametrize(
    "deed",
    [
        "The thresholds leaflet went to every school in January.",
        "A practice academy was opened in March.",
        "A written statement had been lodged with the Department on 23 April.",
        "Admissions to the home had been halted on 10 December.",
        "No new placements were being made with the agency.",
        "Placements with the agency had ceased.",
        "Each of the children had been seen by a social worker since.",
        "Four fire safety inspectors had been recruited to the team since Christmas.",
        "The duty teams had been taken out of the district offices and brought together in one place.",
        "The Council had put in £2m from reserves.",
        "All staff had had training in the use of the tool.",
        "The rota for managers has been changed so that one is on duty each night.",
        "An independent chair now leads the Board.",
        "We have taken on six more plan writers for the team, and 48% of plans are in time.",
    ],
)
def test_deeds_of_further_words(deed: str) -> None:
    assert len(said(INSPECTED + deed, "action_taken")) == 1


@pytest.mark.parametrize(
    "told",
    [
        "Two hundred parents had filled in the survey.",
        "The home had been registered in April.",
        "The Service had been done the year before and came out as Satisfactory.",
        "Leaders have strengthened early help, inspectors wrote.",
        "The school had been taken out of the category in March.",
        "The report had been debated at the Board on 6 March.",
        "Only 61% of assessments had been done in time.",
        "He read from the inspectors' letter, which said:\n\n“Leaders have strengthened the team. A panel has been set up.”",
    ],
)
def test_what_others_did_or_said_is_no_deed(told: str) -> None:
    assert said(INSPECTED + told, "action_taken") == []


@pytest.mark.parametrize(
    "promise",
    [
        "The plan would be laid before the Scrutiny Panel in February.",
        "I have asked the Head of Service for an improvement plan before the recess.",
        "The Skills Working Group will have a report every term.",
        "I shall bring the statement to this Council in May.",
        "We are going to publish our plan by the end of September.",
        "Every action in the plan will have a name and a date against it.",
        "She would sit down with the Forum to redraft it.",
        "The Chair was happy to accept and would write with the dates.",
        "She would supply all Members with a statement of spending each month.",
        "The Director would see to it that the page was taken down.",
        "Councillor Ray asked for a list of the homes.",
        "The Panel wished to see the plan again in June.",
    ],
)
def test_promises_of_further_words(promise: str) -> None:
    assert len(said(INSPECTED + promise, "undertaking")) == 1


@pytest.mark.parametrize(
    "told",
    ["Of eleven areas she would speak to four.", "Somebody would come to test it before the year was out."],
)
def test_what_is_said_of_the_meeting_or_of_nobody_is_no_promise(told: str) -> None:
    assert said(INSPECTED + told, "undertaking") == []


@pytest.mark.parametrize(
    "told",
    [
        "The law gives us until 16 April to send Ofsted a written statement.",
        "Under a warning notice the Trust had to make significant improvements to triage by 19 January.",
        "A notice followed, under which the Council must hold a meeting of the board every six weeks.",
    ],
)
def test_requirements_of_further_words(told: str) -> None:
    assert len(said(INSPECTED + told, "requirement")) == 1


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
