"""What was resolved and recommended (contract, section 4)."""

from __future__ import annotations

import pytest
import readings
from readings import BACK, INSPECTED, NOTED, PLAN, actions, bare, said

from transforms.extract import extract_page
from transforms.parse import parse_text

LIMBS = [NOTED, PLAN, BACK]


@pytest.mark.parametrize(
    ("body", "limbs"),
    [
        pytest.param(f"RESOLVED: That {NOTED}.", [NOTED], id="one-line"),
        pytest.param(f"Resolved - That {NOTED}.", [NOTED], id="dash"),
        pytest.param(f"RESOLVED\n\nThat {NOTED}.", [NOTED], id="heading"),
        pytest.param(f"AGREED: That {NOTED}.", [NOTED], id="agreed"),
        pytest.param(f"Decision:\n\nThat {NOTED}.", [NOTED], id="decision"),
        pytest.param(f"It was resolved that {NOTED}.", [NOTED], id="sentence"),
        pytest.param(
            f"RESOLVED: That\n\n1. {NOTED};\n\n2. {PLAN}; and\n\n3. {BACK}.", LIMBS, id="numbered-limbs"
        ),
        pytest.param(
            f"RESOLVED:\n\n(a) That {NOTED}\n\n(b) That {PLAN}\n\n(c) That {BACK}", LIMBS, id="lettered"
        ),
        pytest.param(f"RESOLVED: That\n\n· {NOTED}\n\n· {PLAN}\n\n· {BACK}", LIMBS, id="bulleted"),
        pytest.param(f"RESOLVED: That\n1.\n{NOTED}\n1.\n{PLAN}\n3.\n{BACK}", LIMBS, id="markers-alone"),
        pytest.param(
            f"Resolved - (a) that {NOTED}, (b) that {PLAN} and (c) that {BACK}.", LIMBS, id="inline"
        ),
        pytest.param(
            f"RESOLVED:\n\n(1) That {NOTED}.\n\n(2) That {PLAN}.", LIMBS[:2], id="bracketed-numbers"
        ),
        pytest.param(
            f"RESOLVED: That\n\n1. the following be approved:\n\n(a) {NOTED}\n\n(b) {PLAN}\n\n2. {BACK}",
            LIMBS,
            id="sub-limbs",
        ),
        pytest.param(
            f"Resolved: That the Panel notes\n\n(i) {NOTED}\n\n(ii) {PLAN}",
            LIMBS[:2],
            id="no-colon-before-limbs",
        ),
        pytest.param(
            "THAT the following be noted:\n\n(a) outcome of the review; and\n\n(b) progress to date.",
            ["outcome of the review", "progress to date"],
            id="headless-lead-in",
        ),
        pytest.param(
            f"(1) {NOTED}; and\n\n(2) six monthly reports be submitted to the Committee.",
            [NOTED, "six monthly reports be submitted to the Committee"],
            id="siblings-of-a-headless-limb",
        ),
        pytest.param(
            "(a) Noted the progress made.\n\n(b) Agreed that a report be brought back in May.",
            ["Noted the progress made", "Agreed that a report be brought back in May"],
            id="agreed-among-limbs",
        ),
        pytest.param(f"Cabinet agreed:\n\n1. That {NOTED}\n\n2. That {PLAN}", LIMBS[:2], id="cabinet-agreed"),
        pytest.param("RESOLVED accordingly.", ["accordingly"], id="accordingly"),
        pytest.param(
            f"The Director told of the inspection.\n\n1. That {NOTED}.\n\n2. That {PLAN}.",
            LIMBS[:2],
            id="heading-lost",
        ),
        pytest.param(
            f"Decision:\n\nThat {NOTED}.\n\nMinutes:\n\nThe Director spoke.\n\nRESOLVED: That {NOTED}.",
            [NOTED],
            id="printed-twice",
        ),
    ],
)
def test_resolutions(body: str, limbs: list[str]) -> None:
    assert said(body, "resolution") == limbs


def test_the_joining_word_is_not_the_limbs() -> None:
    (first, _) = actions(f"RESOLVED: That\n\n1. {NOTED}; and\n\n2. {PLAN}.", "resolution")
    assert first.text == NOTED


@pytest.mark.parametrize(
    "body",
    [
        "The Committee NOTED that the report would follow.",
        "RESOLVED: That the press and public be excluded from the meeting.",
        "RESOLVED: That the minutes of the meeting of 3 June 2025 be approved as a correct record.",
        "Members asked how the plan would be paid for.",
        "MOTION: Proposed by Councillor A and seconded by Councillor B:\n\nThat the Council:\n\n1. Notes the inspection.",
        "a) In response to a question, the Director told of the staffing.\n\nb) Members asked about the budget.",
    ],
)
def test_what_is_no_resolution(body: str) -> None:
    assert said(body, "resolution") == []


def test_what_another_body_is_said_to_have_agreed_is_not_resolved_here() -> None:
    body = "The Director told the Committee that Council agreed that a working group should meet."
    assert said(INSPECTED + body, "resolution") == []


def test_the_reasons_below_a_decision_are_none() -> None:
    body = f"RESOLVED: That {NOTED}.\n\nReasons for decision\n\nThat the council meet its duty to improve services."
    assert said(body, "resolution") == [NOTED]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Council is RECOMMENDED to receive the report on the inspection.",
            "receive the report on the inspection",
        ),
        (
            "It was recommended that Cabinet approve the improvement plan.",
            "Cabinet approve the improvement plan",
        ),
    ],
)
def test_recommendations(body: str, expected: str) -> None:
    (found,) = said(body, "recommendation")
    assert expected in found


def test_an_improvement_plan_needs_no_inspection() -> None:
    body = f"The plan was presented.\n\nRESOLVED: That {PLAN}."
    assert said(body, "resolution", "Children's Services Improvement Plan") == [PLAN]


def test_an_item_that_opens_with_an_improvement_notice_is_ours() -> None:
    body = f"The report told of the Improvement Notice served on the council.\n\nRESOLVED: That {NOTED}."
    assert said(body, "resolution", "SEND Update") == [NOTED]


def test_that_limbs_on_one_line_part_at_semicolons() -> None:
    body = INSPECTED + "RESOLVED: that the Chair write to the Minister; and that the plan be circulated."
    assert len(said(body, "resolution")) == 2


def test_a_paragraph_below_an_opener_tells_what_was_agreed() -> None:
    body = (
        INSPECTED + "AGREED:\n\nThe Committee welcomed the outcome. The plan should come back in June 2017."
    )
    assert len(said(body, "resolution")) == 2


def test_a_meeting_without_headings_is_one_stretch() -> None:
    text = (
        "Ofsted's ILACS inspection was published on 20 October 2025 and judged children's services good.\n"
        "RESOLVED that the action plan be submitted to Cabinet by 31 January 2026."
    )
    url = "https://democracy.wendleshire.example/ieListDocuments.aspx?CId=1&MId=2"
    found = extract_page(parse_text(text, url=url))
    assert [(a.kind, a.due) for a in found.actions] == [("resolution", "2026-01-31")]


def test_recommendations_of_a_report_end_at_its_next_heading() -> None:
    body = "Purpose of the report\n\nTo tell of the Ofsted inspection.\n\n2. Recommendations\n\nMembers note the findings.\n\n3. Wider Context\n\nThe service is small."
    assert said(body, "recommendation") == ["Members note the findings"]


REPORT = (
    "Outcome of the Ofsted Inspection\n\nPurpose of the Report\n\n1. To inform members of the inspection.\n\n"
    "1. That Cabinet notes the inspection report.\n\n2. That Cabinet refers it to scrutiny.\n\n"
    "Reasons for the Recommendations\n\n1. To keep members informed."
)


def test_the_limbs_of_an_officer_s_report_recommend() -> None:
    page = parse_text(REPORT, url="https://wendleshire.example/report.aspx", council=readings.COUNCIL)
    assert [(a.kind, bare(a.text)) for a in extract_page(page).actions] == [
        ("recommendation", "Cabinet notes the inspection report"),
        ("recommendation", "Cabinet refers it to scrutiny"),
    ]


def test_a_report_gives_reasons_for_what_it_recommends() -> None:
    text = (
        "The Cabinet of Wendleshire\n\nCabinet Meeting: 6 May 2025\n\nOfsted Inspection of Adult Learning\n\n"
        "1. That Cabinet notes the letter.\n\n2. That the plan be sent to scrutiny.\n\n"
        "Reasons for the Recommendations\n\nOfsted inspected the service in March 2025.\n"
    )
    page = parse_text(text, url="https://wendleshire.example/reports/learning.aspx", council=readings.COUNCIL)
    assert {a.kind for a in extract_page(page).actions} == {"recommendation"}


def test_what_a_committee_recommends_to_another_body() -> None:
    body = "The Panel recommended that the Executive:\n\n1. pay for a rota; and\n\n2. print its list."
    assert said(INSPECTED + body, "recommendation") == ["pay for a rota", "print its list"]


def test_the_plan_that_followed_an_independent_review_is_ours() -> None:
    body = (
        "The item told of an independent review of fire doors. It led to an improvement plan in three parts.\n\n"
        "RESOLVED: That the plan be approved."
    )
    assert said(body, "resolution", "Fire Doors") == ["the plan be approved"]


def test_a_title_with_a_stop_begins_an_item_of_a_meeting() -> None:
    text = (
        "Agenda and minutes\n\nParenting Panel - Friday, 28th April, 2023 10.00 am\n\nApologies for absence\n\n"
        "There were none.\n\nOfsted Inspection reports for Larch House and Elm Lodge.\n\n"
        "4.1 The Panel considered the reports.\n\n4.2 RESOLVED to:\n\n1) note the reports; and\n\n2) write to the managers."
    )
    page = parse_text(
        text, url="https://wendleshire.example/ieListDocuments.aspx?CId=1", council="Wendleshire"
    )
    found = [a for a in extract_page(page).actions if a.kind == "resolution"]
    assert [bare(a.text) for a in found] == ["note the reports", "write to the managers"]


PLACES = (
    "Pupil numbers will rise by forty in September. The new wing is on time. Elm School, judged good by Ofsted in June "
    "2025, has had to turn pupils away. A wider catchment was asked for.\n\nRESOLVED: That the report be noted."
)


def test_an_item_about_something_else_that_names_an_inspection_by_the_way_gives_no_action() -> None:
    assert said(PLACES, "resolution", "School Places") == []
    assert said(PLACES, "resolution", "Ofsted Inspection of Schools") == [NOTED]
    early = "Elm School was judged good by Ofsted in June 2025. " + PLACES
    assert said(early, "resolution", "School Places") == [NOTED]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("This report asks committee to approve the plan.", ["approve the plan"]),
        (
            "The paper invited the Scrutiny Committee to endorse the response to the letter.",
            ["endorse the response to the letter"],
        ),
        ("The report asked the Committee to consider what had been said.", []),
    ],
)
def test_a_report_that_asks_a_body_to_act_recommends(body: str, expected: list[str]) -> None:
    assert said(INSPECTED + body, "recommendation") == expected


@pytest.mark.parametrize(
    "after",
    [
        "Councillor Ash asked how many posts were empty.",
        "The Director of Example Services introduced the report.",
        "The Panel welcomed the swifter visits.",
        "Members discussed the plan at length.",
    ],
)
def test_recommendations_end_where_the_meeting_speaks(after: str) -> None:
    body = f"Recommendations:\n\n1. That {NOTED}.\n\n{after}\n\nResolved:\n\nThat {PLAN}."
    assert said(body, "recommendation") == [NOTED]
    assert said(body, "resolution") == [PLAN]


def test_what_a_body_only_said_stands_above_what_it_resolved() -> None:
    body = (
        f"The Panel:\n\n· asked for the scores;\n\n· noted that a rota was kept.\n\nRESOLVED: That {NOTED}."
    )
    assert said(body, "resolution") == [NOTED]


@pytest.mark.parametrize(
    "title",
    [
        "Best Value Action Plan: third update",
        "Recovery and Improvement Plan",
        "Improvement and Transformation Board",
        "Independent Review of Example Services",
    ],
)
def test_items_on_what_commissioners_and_reviewers_bring_about(title: str) -> None:
    body = "The plan went to the commissioners in May.\n\nRESOLVED: That the report be noted."
    assert said(body, "resolution", title) == [NOTED]


@pytest.mark.parametrize(
    "body",
    [
        f"RESOLVED: (unanimously)\n\nThat Council:\n\n1. {NOTED}\n\n2. Calls on the Leader to:\n\n(a) {PLAN}; and\n\n(b) {BACK}.",
        f"Cabinet RESOLVED to -\n\nNote that {NOTED}.\n\nApprove that {PLAN}.\n\nDelegate that {BACK}.",
        f"It was RESOLVED:\n\nThat {NOTED}. That {PLAN}. That {BACK}.",
        f"RESOLVED (1) that {NOTED}\n(2) that {PLAN}\n(3) that {BACK}",
        f"Resolved:-\n\n(i) {NOTED}.\n(ii) {PLAN}\n(iii) {BACK} to this Committee",
    ],
)
def test_limbs_however_they_are_set_out(body: str) -> None:
    words = {"note", "approve", "delegate", "that", "to", "this", "committee"}
    found = [" ".join(w for w in t.split() if w.lower() not in words) for t in said(body, "resolution")]
    assert found == LIMBS


@pytest.mark.parametrize(
    "end", ["d)\n\nReason:\n\nTo keep Members informed.", "(2) Reasons for the Decision\n\nThe plan was due."]
)
def test_a_numbered_heading_is_no_limb(end: str) -> None:
    body = f"RESOLVED that\n\na) {NOTED};\n\nb) {PLAN}.\n\n{end}"
    assert said(body, "resolution") == [NOTED, PLAN]


@pytest.mark.parametrize(
    ("limb", "told"),
    [
        ("Ash House on 4 May 2012", []),
        ("to approve as a correct record the minutes of the last meeting", []),
        (
            "the plan be brought back to the Panel on 4 May 2012",
            ["the plan be brought back to the Panel on 4 May 2012"],
        ),
    ],
)
def test_lines_of_a_resolution_that_decide_nothing(limb: str, told: list[str]) -> None:
    assert said(f"RESOLVED: That\n\n1. {NOTED};\n\n2. {limb}.", "resolution") == [NOTED, *told]


DECIDED = "Decision details\n\nChildren's Services Improvement Plan\n\nDecision Maker: Cabinet\n\nDecisions:\n\n{}\n\nPublication date: 04/05/2019\n"


@pytest.mark.parametrize(
    "body",
    [
        "The Chairman opened the item.  The Committee received:\n\n- The direction of June 2018\n\n- Ofsted's visit letter",
        "Members considered:\n\n- the inspection report\n\n- the letter from the Minister",
        "Mr. Brown spoke to his slides and noted how far inspectors had praised the staff.",
        "Dr. Jones outlined the response to the inspection and noted that staff were tired.",
        "Ms Green, the Director, noted that the letter was encouraging.",
        "The Director explained that the letter was encouraging and noted that staff had welcomed it.",
        "A Member noted that the plan was long and the Director agreed.",
        "Cllr Smith thanked the social workers and supported the plan.",
    ],
)
def test_talk_under_a_decision_is_no_resolution(body: str) -> None:
    page = parse_text(DECIDED.format(body), url="https://wendleshire.example/ieDecisionDetails.aspx?ID=7")
    assert [a for a in extract_page(page).actions if a.kind == "resolution"] == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("The Committee noted the letter.", ["The Committee noted the letter."]),
        (
            "Members welcomed the letter and agreed the plan.",
            ["Members welcomed the letter and agreed the plan."],
        ),
        ("The Director approved the plan.", ["The Director approved the plan."]),
        (
            "1. The letter be noted.\n\n2. The plan be agreed.",
            ["The letter be noted.", "The plan be agreed."],
        ),
    ],
)
def test_what_a_decision_says_was_decided(body: str, told: list[str]) -> None:
    page = parse_text(DECIDED.format(body), url="https://wendleshire.example/ieDecisionDetails.aspx?ID=7")
    assert [a.text for a in extract_page(page).actions if a.kind == "resolution"] == told


@pytest.mark.parametrize(
    ("told", "limb"),
    [
        ("The Panel resolved also that the Chair be invited to return.", "the Chair be invited to return"),
        ("The Council resolved, on the motion of the Mayor, that the report be noted.", NOTED),
        ("It was resolved, unanimously, that the report be noted.", NOTED),
        ("The Committee decided that the plan be brought back in June.", "the plan be brought back in June"),
        ("It was decided to bring the plan back in June.", "to bring the plan back in June"),
        ("On the motion of Cllr Ray, it was agreed that the report be noted.", NOTED),
    ],
)
def test_resolutions_in_further_sentences(told: str, limb: str) -> None:
    assert said(INSPECTED + told, "resolution") == [limb]


@pytest.mark.parametrize(
    "lead",
    [
        "Councillor Bold gave the grounds:",
        "The reasons for the call-in were:",
        "The signatories contended -",
        "The Members who had called in the decision said:",
        "The petition asked:",
    ],
)
def test_grounds_and_arguments_resolve_nothing(lead: str) -> None:
    body = f"{INSPECTED}{lead}\n\n(a) that the plan should be dropped;\n\n(b) that it was to cost too much."
    assert said(body, "resolution") == []


@pytest.mark.parametrize(
    ("told", "limb"),
    [
        ("Cabinet will be recommended to note the outcome and to support the campaign.", "note the outcome and to support the campaign"),
        ("Cabinet will be asked to accept the recommendations of the peer team.", "accept the recommendations of the peer team"),
        ("The Executive is to be invited to approve the plan.", "approve the plan"),
        ("It is proposed that Cabinet approve the improvement plan.", "Cabinet approve the improvement plan"),
    ],
)  # fmt: skip
def test_what_a_meeting_will_be_asked_is_recommended(told: str, limb: str) -> None:
    assert said(INSPECTED + told, "recommendation") == [limb]


@pytest.mark.parametrize(
    "title",
    ["23/01234/FUL - Land west of Mill Lane: 90 dwellings", "Planning Application P/2023/0456", "Premises Licence: The Swan"],
)  # fmt: skip
def test_applications_for_permission_are_about_their_sites(title: str) -> None:
    body = "Members had inspected the site. The inspector of an appeal had found the landscaping inadequate.\n\nRESOLVED: That permission be granted."
    assert actions(body, title=title) == []


def test_what_is_agreed_before_the_resolution_is_outside_it() -> None:
    body = f"{INSPECTED}It was agreed that the letter be sent to all councillors.\n\nRESOLVED: That {NOTED}."
    assert said(body, "resolution") == [NOTED]
    assert said(body, "undertaking") == ["the letter be sent to all councillors"]


def test_what_is_agreed_and_nothing_else_is_a_resolution() -> None:
    body = f"{INSPECTED}It was agreed that the letter be sent to all councillors."
    assert said(body, "resolution") == ["the letter be sent to all councillors"]


def test_what_was_concluded_after_a_colon() -> None:
    assert said(f"{INSPECTED}Concluded: that {NOTED}.", "resolution") == [NOTED]
    assert said(f"{INSPECTED}Concluded that {NOTED}.", "resolution") == []


def test_a_plan_of_work_is_an_item_about_something_else() -> None:
    body = (
        "Members asked for an item on the inspection of homes. The Director said that Oak House had been rated good by the CQC "
        "at its inspection in August 2017.\n\nRESOLVED: That the plan be updated."
    )
    assert said(body, "resolution", title="Workplan") == []


def test_authority_that_a_body_delegated_in_its_decision() -> None:
    body = (
        f"{INSPECTED}Decision:\n\nThe Cabinet approved the plan.\n\n"
        "The Cabinet delegated authority to the Director to make minor changes to it."
    )
    assert len(said(body, "resolution")) == 2


def test_what_a_partner_had_agreed_is_no_resolution() -> None:
    body = f"{INSPECTED}Following the visit the trust had agreed to fund a second nurse.\n\nRESOLVED: That {NOTED}."
    assert said(body, "resolution") == [NOTED]
    assert len(said(body, "action_taken")) == 1


def test_what_the_meeting_is_recommended_without_a_to() -> None:
    body = "The Executive is recommended:-\n\n(1) to note the outcome; and\n\n(2) to approve the Action Plan.\n\nMinutes:\n\nThe report was presented."
    assert said(INSPECTED + body, "recommendation") == ["to note the outcome", "to approve the Action Plan"]


LOST = "This Council is troubled by the Ofsted inspection of May 2011.\n\nCouncil therefore resolves that:\n\n1. A report be brought to the Executive.\n\n2. A member of the opposition chair the Panel.\n\n"


@pytest.mark.parametrize(
    ("vote", "resolved"),
    [
        ("On being put to the vote the motion was lost.", 0),
        ("The motion was declared defeated.", 0),
        ("The motion was put to the vote and carried.", 2),
    ],
)
def test_a_motion_that_was_lost_resolves_nothing(vote: str, resolved: int) -> None:
    assert len(said(LOST + vote, "resolution", "Motion - Ofsted Inspection of Safeguarding")) == resolved


def test_an_amendment_that_was_lost_takes_only_its_own_limbs() -> None:
    body = (
        "RESOLVED:\n\n1. That the Ofsted report be noted.\n\nAn amendment was moved by Councillor A to add:\n\n"
        "2. That a report be brought to the Executive.\n\nThe amendment was declared lost."
    )
    assert said(body, "resolution") == ["the Ofsted report be noted"]


def test_a_motion_in_quotation_marks_that_was_resolved() -> None:
    body = (
        "MOTION: Proposed by Councillor A and seconded by Councillor B:\n\n“That the Council:\n\n"
        "1. Notes the outcome of the Ofsted inspection of June 2017.\n\n2. Endorses the action plan.”\n\n"
        "The Motion was put to the meeting and duly RESOLVED."
    )
    assert len(said(body, "resolution")) == 2


def test_what_is_noted_may_be_named_below_the_words_that_note_it() -> None:
    body = "Decision:\n\nTHAT the following be noted:\n\n(a) the result of the Ofsted inspection (set out at Appendix A); and\n\n(b) how the action plan is going."
    assert said(body, "resolution") == [
        "the result of the Ofsted inspection (set out at Appendix A)",
        "how the action plan is going",
    ]


def test_a_limb_ends_before_the_words_that_lead_in_to_the_next() -> None:
    body = "The Cabinet considered the Ofsted report and RESOLVED to:\n\n1. Agree the work planned; and further resolved to\n\n2. Receive a paper each quarter."
    assert said(body, "resolution") == ["Agree the work planned", "Receive a paper each quarter"]


def test_what_a_meeting_is_asked_to_look_at_is_not_recommended() -> None:
    body = "The Committee was asked to look at the Ofsted report. The Board was asked to think of additions to its work programme."
    assert said(body, "recommendation") == []


@pytest.mark.parametrize(
    ("told", "limb"),
    [
        ("The Committee agreed: That the findings be noted.", "the findings be noted"),
        ("It was agreed: That a paper come in May.", "a paper come in May"),
        ("The Committee RESOLVES to: Note the findings.", "Note the findings"),
    ],
)
def test_agreed_before_a_colon_opens_a_resolution(told: str, limb: str) -> None:
    assert said(INSPECTED + told, "resolution") == [limb]


@pytest.mark.parametrize(
    "told",
    [
        "The inspectors judged as follows:\n\n- that in most cases enough was done to keep people safe\n\n- that plans were written soon enough",
        "In answer to a question it was agreed that partners ought to use one form.",
        "On being put to the vote the motion was declared CARRIED.",
    ],
)
def test_what_was_found_thought_or_voted_is_no_resolution(told: str) -> None:
    assert said(INSPECTED + told, "resolution") == []


def test_a_list_above_the_minutes_is_the_resolution_that_a_sentence_below_tells_again() -> None:
    body = (
        "(a) Noted the findings of the Ofsted inspection.\n\n(b) Agreed that a paper come each half year.\n\n"
        "The Director introduced the report.\n\nIt was proposed and agreed that there be two papers a year."
    )
    assert said(body, "resolution") == [
        "Noted the findings of the Ofsted inspection",
        "Agreed that a paper come each half year",
    ]


def test_a_resolution_without_a_stop_is_no_heading_of_a_meeting() -> None:
    text = (
        "CQC Inspection of the Hospital Trust To look at the report of the inspection in May 2018.\n"
        "The Trust was rated good.\n\nRESOLVED – That the Trust come back in six months"
    )
    url = "https://democracy.wendleshire.example/ieListDocuments.aspx?CId=1&MId=2"
    found = extract_page(parse_text(f"No. | Item |\n---|---|\n{text} |\n", url=url, council=readings.COUNCIL))
    assert [bare(a.text) for a in found.actions if a.kind == "resolution"] == [
        "the Trust come back in six months"
    ]


def test_items_of_a_meeting_that_lost_their_titles_begin_with_their_descriptions() -> None:
    text = (
        "Agenda and minutes\n\nChildren's Committee\n\nVenue: Town Hall\n\nNo. Item\n\n"
        "To sign the minutes of the last meeting.\n\nThe minutes were signed.\n\n"
        "To hear how the Ofsted inspection went.\n\nThe Director told members of it.\n\n"
        "The Committee agreed: That the news be noted."
    )
    url = "https://democracy.wendleshire.example/ieListDocuments.aspx?CId=1&MId=2"
    found = extract_page(parse_text(text, url=url, council=readings.COUNCIL))
    assert [bare(a.text) for a in found.actions] == ["the news be noted"]


@pytest.mark.parametrize("heading", ["3.             Context of the plan", "Reasons for the Recommendations"])
def test_what_stands_below_a_report_s_next_heading_is_not_recommended(heading: str) -> None:
    body = f"Purpose of the report\n\nTo tell of the Ofsted inspection.\n\n2. Recommendations\n\nMembers note the findings.\n\n{heading}\n\n3.1 So that Members can talk of it."
    assert said(body, "recommendation") == ["Members note the findings"]


@pytest.mark.parametrize(
    "told",
    [
        "The Board was asked to say whether it ought to go on the work programme.",
        "The Panel is recommended to say what it thinks.",
        "A report was submitted which asked the Board to look at the findings.",
        "The Board was asked to approve the minutes of the meeting held in July.",
    ],
)
def test_what_a_meeting_is_asked_to_say_or_sign_is_not_recommended(told: str) -> None:
    assert said(INSPECTED + told, "recommendation") == []


@pytest.mark.parametrize(
    ("told", "limb"),
    [
        (
            "Cabinet was asked to approve the Development Plan, and on which there will be a yearly report (for copy of report see file).",
            "approve the Development Plan",
        ),
        (
            "The report asked Cabinet to approve the Fostering Plan, progress against which will come back each year.",
            "approve the Fostering Plan",
        ),
        (
            "It was also proposed in the report that an Action Plan be drawn up.",
            "an Action Plan be drawn up",
        ),
    ],
)
def test_what_a_report_recommends_ends_before_what_it_tells_besides(told: str, limb: str) -> None:
    assert said(INSPECTED + told, "recommendation") == [limb]


def test_an_item_about_a_school_s_closing_is_not_about_its_inspection() -> None:
    text = (
        "No. | Item |\n---|---|\nPROPOSAL TO CLOSE ELM INFANT SCHOOL PDF 98 KB\n"
        "The school was judged inadequate by Ofsted in May 2018.\n"
        "Decision:\n\nThat the closing of the school be approved. |"
    )
    url = "https://democracy.wendleshire.example/ieListDocuments.aspx?CId=1&MId=2"
    found = extract_page(parse_text(text, url=url, council=readings.COUNCIL))
    assert found.actions == ()


def test_a_regulator_s_judgement_makes_an_item_about_it() -> None:
    body = (
        "A report was considered on the homes of the council. The plan was brought in the wake of the C3 Regulatory "
        "Judgement which the Regulator of Social Housing had issued.\n\nRESOLVED: That the plan be approved."
    )
    assert said(body, "resolution", "Landlord Recovery Plan") == ["the plan be approved"]
