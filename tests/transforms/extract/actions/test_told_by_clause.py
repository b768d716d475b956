"""What the words of one clause tell: a requirement, a promise, a deed or nothing."""

from __future__ import annotations

import pytest
import readings
from readings import INSPECTED, actions, bare, said


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


@pytest.mark.parametrize(
    ("body", "kind", "expected"),
    [
        ("All carers would be offered a place by July 2035.", "undertaking", True),
        ("The new service would be built up from next term.", "undertaking", True),
        ("The home would be inspected again by July 2035.", "undertaking", False),
        ("The direction would be revoked in the summer.", "undertaking", False),
        ("Members were pleased to hear that staff would be thanked in July.", "undertaking", False),
        ("Help would be given by the DfE for a year.", "undertaking", False),
        ("The Council would be given an improvement notice.", "undertaking", False),
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


def test_requirements_met_are_deeds() -> None:
    body = "All statutory requirements were achieved within the time that was given."
    assert len(said(INSPECTED + body, "action_taken")) == 1


def test_work_that_another_team_goes_on_with_is_no_promise() -> None:
    body = "The work with families outside the scheme will continue to be led by the early help team."
    assert said(INSPECTED + body, "undertaking") == []


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


def test_money_that_is_now_required_is_not_spent() -> None:
    assert said("More money is now needed for the new rota and its team.", "action_taken") == []


def test_what_providers_must_do_is_no_requirement_of_the_council() -> None:
    assert said("She explained that providers were required to deliver an action plan.", "requirement") == []


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


@pytest.mark.parametrize(
    ("body", "due"),
    [
        ("A revised plan was to be with the DfE by 4 April 2035.", "2035-04-04"),
        ("A draft had to be with the Department by 4 April 2035, and talks went on.", "2035-04-04"),
        ("An improvement plan had to be lodged with the Skills Funding Agency by 4 April 2035.", "2035-04-04"),
        ("As principal authority the council should prepare a written statement of action and send it by 4 April 2035.", "2035-04-04"),
        ("The partners had been asked to prepare a joint statement and to submit it to Ofsted by 4 April 2035.", "2035-04-04"),
        ("Under a direction the authority has to cooperate with a DfE adviser and to report every two months.", "R/P2M"),
        ("The service had twenty working days in which to send its plan to HMIP.", "P20D"),
        ("A notice served in May had required significant improvement in triage by 4 April 2035.", "2035-04-04"),
        ("The Department for Education and NHS England had asked for a progress plan on the last weakness.", None),
    ],
)  # fmt: skip
def test_papers_and_work_that_are_required(body: str, due: str | None) -> None:
    (found,) = actions(INSPECTED + body, "requirement")
    assert found.due == due


@pytest.mark.parametrize(
    "body",
    [
        "The plan was to be sent to schools in May.",
        "Schools must cooperate with parents.",
        "A Member said that the council should prepare a written statement on parks.",
        "The Director had been asked to produce a plan in the past.",
        "The requirements of the Act were that children be seen.",
    ],
)
def test_papers_that_nobody_requires(body: str) -> None:
    assert said(INSPECTED + body, "requirement") == []


def test_a_requirement_ends_where_the_sentence_tells_what_is_being_done() -> None:
    body = "The statement had to be sent in by 4 April 2035 and was being drawn up with parents."
    assert said(INSPECTED + body, "requirement") == ["The statement had to be sent in by 4 April 2035"]


@pytest.mark.parametrize(
    "body",
    [
        "An Improvement Board with a chair from outside met for the first time on 6 May 2035.",
        "A SEND Improvement Board had met on three occasions.",
        "A Chief Superintendent had been made responsible for prevention.",
        "A closing note had been made a mandatory field of the case record.",
        "Audits of initial visits have moved from quarterly to monthly.",
        "A consent form for parents was already in use.",
        "A reminder service had been in place since the start of term.",
        "All duty officers had been through mediation training.",
        "Countersigning had been the subject of staff training.",
        "The service had brokered support from a teaching school.",
        "A further governor had been nominated to the governing body.",
        "Concerns had been raised with the health trust.",
        "The supplier of the system had been asked to simplify its screens.",
        "The old equipment had been taken out at a cost of £4,000.",
        "A detective inspector had been posted to the hub in May.",
        "£90,000 had been found from reserves for the team.",
        "The contract for short breaks was being re-tendered.",
        "The trust had in April agreed a further £90,000 for the clinic.",
        "A pod of four workers had been set up, as a result of what inspectors had said.",
        "Every one of the 31 residents had had their care reviewed.",
        "A lone point of access for carers had been opened in July.",
    ],
)
def test_deeds_of_further_verbs(body: str) -> None:
    assert len(said(INSPECTED + body, "action_taken")) == 1


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        pytest.param(
            "Ten workers had been taken on for half a year and a new tracker was in use from 1 June.",
            ["Ten workers had been taken on for half a year", "a new tracker was in use from 1 June"],
            id="in-use",
        ),
        pytest.param(
            "A protocol had since been signed with the trust and a nurse now sat in the duty team.",
            ["A protocol had since been signed with the trust", "a nurse now sat in the duty team"],
            id="now",
        ),
        pytest.param(
            "The Service had since taken on two officers and had rewritten its programme.",
            ["The Service had since taken on two officers", "had rewritten its programme"],
            id="one-subject",
        ),
        pytest.param(
            "A new manager had started on 3 March and records were now checked each week.",
            ["A new manager had started on 3 March", "records were now checked each week"],
            id="were-now",
        ),
        pytest.param(
            "She said that all plans had been reviewed by a manager, that a weekly panel had begun on 3 March, and that a telephone line had opened in May.",
            [
                "all plans had been reviewed by a manager",
                "a weekly panel had begun on 3 March",
                "a telephone line had opened in May",
            ],
            id="that-and-that",
        ),
        pytest.param(
            "A protocol had been agreed with the trust, and all managers had completed training in it.",
            ["A protocol had been agreed with the trust", "all managers had completed training in it"],
            id="and-all",
        ),
        pytest.param(
            "The offer had been published in May, as inspectors had asked.",
            ["The offer had been published in May, as inspectors had asked"],
            id="as-they-had-asked",
        ),
        pytest.param(
            "New agreements, which set out the hours, had been signed with all employers.",
            ["New agreements, which set out the hours, had been signed with all employers"],
            id="what-it-sets-out",
        ),
    ],
)
def test_deeds_that_one_sentence_tells_each_by_itself(body: str, texts: list[str]) -> None:
    assert said(INSPECTED + body, "action_taken") == texts


@pytest.mark.parametrize(
    "body",
    [
        "61% of plans were now issued in time.",
        "There were now 812 children with a plan, which was being addressed through the budget.",
        "It was also explained that there were now 812 children with a plan, up by 4%, and that this had effects which were being addressed.",
        "The new line had taken over 2,000 calls.",
        "Members had a presentation on the rules which came into force in May.",
        "It was the first such grade since the present framework was introduced.",
        "It was one of few visits under a framework that has since been given up.",
        "The Safeguarding Board had been reviewed at the same time.",
        "The provider had since given notice that it would close.",
        "The form then in use had been designed without asking parents.",
        "Nine children had been placed in May.",
        "As a result His Majesty's Chief Inspector had determined that a statement be written.",
        "The school had been taken out of the category in May.",
        "The council had been asked to review its data by the inspectors.",
        "Weaknesses had been found in the recording of visits.",
        "It had been found from audits that visits were late.",
        "The Executive met in June to consider the report.",
        "Copies of the letter had been made available at the meeting.",
    ],
)
def test_numbers_and_what_others_did_are_no_deeds(body: str) -> None:
    assert said(INSPECTED + body, "action_taken") == []


@pytest.mark.parametrize(
    "body",
    [
        "The Director said that the plan would be re-issued by the end of March.",
        "The Clerk did not know but would find out and write to her.",
        "The Chair asked whether the Panel could have sight of the audit every quarter.",
        "A Member asked to be sent the letters to parents.",
        "A Member asked that every councillor go out with a social worker for a day.",
        "The full findings would be the subject of a report to the January meeting.",
        "She would be happy to bring an update every half year.",
        "Scrutiny would examine the action plan in September.",
        "He would make the letter available to all councillors.",
        "The second version would go by 30 September.",
        "In the meantime no further children would be placed at the home.",
    ],
)
def test_promises_in_further_verbs(body: str) -> None:
    assert len(said(INSPECTED + body, "undertaking")) == 1


@pytest.mark.parametrize(
    "body",
    [
        "The Director undertook to do so.",
        "The Head of Service agreed to do this.",
        "Officers agreed that this would be provided.",
        "A Member asked whether parents could be given a say.",
        "A Member asked if Members could see the plan.",
        "The peer team would examine the front door in June.",
        "It was expected that schools would be contacted before the end of the year.",
        "A monitoring inspection would be carried out within a year.",
        "A corporate peer challenge would be undertaken in March 2035.",
        "The Chair asked that the remark not be minuted.",
    ],
)
def test_an_answer_that_names_nothing_is_no_promise(body: str) -> None:
    assert said(INSPECTED + body, "undertaking") == []


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("The Chief Officer accepted that staffing was thin and would provide figures to Members.", "would provide figures to Members"),
        ("Approvals were too few and a recruitment campaign would begin in May.", "a recruitment campaign would begin in May"),
    ],
)  # fmt: skip
def test_a_promise_stands_without_the_opinion_before_it(body: str, text: str) -> None:
    assert said(INSPECTED + body, "undertaking") == [text]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("action_taken", "A recovery plan has been written"),
        ("action_taken", "The Council were writing an improvement plan to deal with the points made"),
        ("action_taken", "The procedure had already been changed"),
        ("action_taken", "The draft plan had gone to partners in May"),
        ("action_taken", "A training course was launched"),
        ("undertaking", "A version for young people would be written once it had been approved"),
        ("undertaking", "The Plan would be looked at every half term"),
        ("undertaking", "The Committee would be told every six months"),
        ("undertaking", "This would go out to consultation when ready"),
        ("undertaking", "The Panel would have regular reports"),
        ("undertaking", "The Chair would sit in on the next three meetings of the Board"),
        ("undertaking", "the Director undertook to pass on the request"),
    ],
)
def test_promises_and_deeds_in_the_plainest_verbs(kind: str, told: str) -> None:
    assert len(said(f"{INSPECTED}{told}.", kind)) == 1


@pytest.mark.parametrize(
    "told",
    [
        "Good staff would go on leaving.",
        "The delivery of the plan would be looked at each quarter by the DfE.",
        "She would see that it was.",
    ],
)
def test_what_the_plainest_verbs_do_not_promise(told: str) -> None:
    assert said(INSPECTED + told, "undertaking") == []


@pytest.mark.parametrize(
    ("told", "required"),
    [
        ("The Department for Education had issued an improvement notice.", False),
        ("The Secretary of State had issued a statutory direction on 7 September 2016.", False),
        ("The Council has been given 18 months to deal with the weaknesses.", True),
        ("Ofsted and the CQC had asked the local area partnership to update its plan.", True),
        ("The practice had until the 30th July 2021 to answer the notice.", True),
    ],
)
def test_a_notice_by_itself_requires_nothing_that_is_told(told: str, required: bool) -> None:
    assert bool(said(INSPECTED + told, "requirement")) is required


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("Ofsted asked that a plan be drawn up and sent to them by 2 June.", ["Ofsted asked that a plan be drawn up and sent to them by 2 June"]),
        ("The visit resulted in a requirement to draw up a joint statement.", ["a requirement to draw up a joint statement"]),
        ("The Notice required at once a plan for recruitment.", ["The Notice required at once a plan for recruitment"]),
        ("The home was closed to new children and told to make urgent improvements to its records.", ["told to make urgent improvements to its records"]),
        ("The college must now give a written recovery plan to the agency.", ["The college must now give a written recovery plan to the agency"]),
        ("Each spring the area would have to give a full account of its progress.", ["Each spring the area would have to give a full account of its progress"]),
        ("There were four reports on which commissioners have to give a response.", []),
    ],
)  # fmt: skip
def test_who_must_send_a_plan(body: str, texts: list[str]) -> None:
    assert said(INSPECTED + body, "requirement") == texts


def test_a_plan_that_must_be_provided_is_no_area_for_improvement() -> None:
    body = "After the inspection the Council would need to provide Ofsted with a plan for the areas found to need improvement."
    assert [a.kind for a in actions(INSPECTED + body)] == ["requirement"]


@pytest.mark.parametrize(
    "told",
    [
        "The reasons for each transfer would in future be written down.",
        "The Corporate Parents' Forum would from now on sit twice a term.",
        "From now on every strategy meeting would be chaired by a manager.",
        "The Board would retain this role for the second stage.",
        "Visits to the teams would carry on after the plan had been signed.",
        "The Panel would devote its February meeting to the tracker.",
        "Each line would be assigned to a head of service.",
        "Unfinished steps would be carried over into the service plan.",
        "Carers would be notified by letter.",
        "The Committee would hear the outcome of the audit at a later date.",
        "A fuller account would be given in March.",
        "A summary for children would be printed.",
        "Half of the grant would go towards training.",
        "The group would sit in public where it could.",
    ],
)
def test_what_is_to_be_from_now_on_and_kept_on_with(told: str) -> None:
    assert len(said(INSPECTED + told, "undertaking")) == 1


@pytest.mark.parametrize(
    "told",
    [
        "Schools that were judged good would in future be seen every four years.",
        "The Leader would not in future count on such a review.",
        "This would be called 'requires improvement' in future frameworks.",
        "The area would be checked on its promises each term by the Department for Education.",
        "Inspections would from now on be shorter.",
        "The result would carry weight with parents.",
    ],
)
def test_how_inspections_are_to_be_from_now_on_is_no_promise(told: str) -> None:
    assert said(INSPECTED + told, "undertaking") == []


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("Each step that the direction required had been carried out.", ["Each step that the direction required had been carried out"]),
        ("Every statutory requirement was met by the day that was set.", ["Every statutory requirement was met by the day that was set"]),
        ("The Council had voted extra money for the teams.", ["The Council had voted extra money for the teams"]),
        ("There was already an improvement plan for these points.", ["There was already an improvement plan for these points"]),
        ("The recommendations were now in a plan kept by the Director.", ["The recommendations were now in a plan kept by the Director"]),
        ("The service was forming a practice board.", ["The service was forming a practice board"]),
        ("The Council was in talks with the Department about a partner.", ["The Council was in talks with the Department about a partner"]),
        ("The Council had sent the college a warning notice.", ["The Council had sent the college a warning notice"]),
        ("The board had been formed in 2015 in answer to what Ofsted had found.", ["The board had been formed in 2015 in answer to what Ofsted had found"]),
        ("A new duty team had been formed and every worker now had supervision.", ["A new duty team had been formed", "every worker now had supervision"]),
        ("Only when audits had been run twice could one be sure.", []),
    ],
)  # fmt: skip
def test_all_that_was_asked_money_and_plans_that_are_there(body: str, texts: list[str]) -> None:
    assert said(INSPECTED + body, "action_taken") == texts
