"""What was resolved, recommended, found to need doing, required, promised or done (contract, section 4)."""

from __future__ import annotations

import re

import pytest
import readings
from readings import actions

from transforms.extract import extract_page
from transforms.parse import parse_text


def said(body: str, kind: str, title: str = readings.TITLE) -> list[str]:
    """The texts of a kind, without the "That", the stop and the joining "and" that limbs are told with or without."""
    return [_bare(a.text) for a in actions(body, kind, title)]


def _bare(text: str) -> str:
    return re.sub(r"^that |[.;]?(?: and)?$", "", text, flags=re.IGNORECASE)


NOTED, PLAN, BACK = "the report be noted", "the plan be agreed", "a further report be brought in six months"
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


def test_a_limb_that_is_cut_off_is_left_out() -> None:
    body = f"RESOLVED: That\n\n1. {NOTED}; and\n\n2. the Director be asked to ... view the full minutes text for item 5."
    assert said(body, "resolution") == [NOTED]


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


def test_what_went_well_is_no_area_for_improvement() -> None:
    body = (
        "The inspectors concluded that the area had made significant progress in two of the areas of concern. "
        "These were:\n\n- the lack of clear lines of accountability;\n\n- the lack of co-production."
    )
    assert said(INSPECTED + body, "area_for_improvement") == []


def test_a_sentence_of_a_quotation_is_the_inspectors() -> None:
    body = (
        "In summary the inspectorate found “that staff were well supported. There is scope for improving the plans "
        "by a clear analysis of each case.”"
    )
    assert len(said(INSPECTED + body, "area_for_improvement")) == 1


def test_reports_that_detail_something_are_asked_for_all_the_same() -> None:
    body = (
        "Members requested that reports, which detailed recent results, be submitted to the Board each term."
    )
    assert len(said(INSPECTED + body, "undertaking")) == 1


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


AREAS = [
    "the timeliness of assessments",
    "the supervision of social workers",
    "the use of chronologies in case work",
]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "Ofsted identified the following areas for improvement:\n\n"
            + "\n\n".join(f"- {area}" for area in AREAS),
            id="bullets",
        ),
        pytest.param(
            "The areas for improvement identified by inspectors were:\n\n"
            + "\n\n".join(f"{n}. {area}" for n, area in enumerate(AREAS, 1)),
            id="numbers",
        ),
        pytest.param(
            f"The areas for improvement identified by inspectors were: {AREAS[0]}; {AREAS[1]}; and {AREAS[2]}.",
            id="on-its-line",
        ),
    ],
)
def test_areas_for_improvement(body: str) -> None:
    assert said(body, "area_for_improvement") == AREAS


def test_a_weakness_told_as_a_finding_is_no_area_for_improvement() -> None:
    assert said("Inspectors found that assessments were often late.", "area_for_improvement") == []


def test_a_sentence_that_says_what_must_improve() -> None:
    (found,) = said(
        "Inspectors said that the supervision of social workers needed to improve.", "area_for_improvement"
    )
    assert "supervision of social workers" in found


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (f"RESOLVED: That {NOTED}.", "resolution", "agreed"),
        ("It was recommended that Cabinet approve the plan for services.", "recommendation", "recommended"),
        (
            "Following the inspection the council had 70 days to produce an action plan.",
            "requirement",
            "agreed",
        ),
        ("The Director undertook to bring a progress report every six months.", "undertaking", "agreed"),
        ("Members asked for an update report on the action plan.", "undertaking", "proposed"),
        ("An additional £5m investment has been approved since the inspection.", "action_taken", "done"),
        ("A new improvement board has been established because of the inspection.", "action_taken", "done"),
        (
            "Ofsted identified areas for improvement:\n\n- the timeliness of assessments",
            "area_for_improvement",
            "recommended",
        ),
    ],
)
def test_each_kind_with_its_status(body: str, kind: str, status: str) -> None:
    assert [(a.kind, a.status) for a in actions(body)] == [(kind, status)]


@pytest.mark.parametrize(
    "body",
    [
        "The Director introduced the report on the plan which had been revised.",
        "The LSCB had accepted the inspectors' findings.",
        "After the inspection eleven recommendations were made.",
        "Staff who committed to the area wished to do well.",
        "Ofsted had not requested a priority action plan, and this was welcome.",
        "A similar figure had now been placed on plans.",
        "Support would be provided by the DfE for a year.",
        "The report provided an opportunity to ensure that gaps would be included.",
        "Five areas needed to be addressed, inspectors found.",
        "The report identified five areas that needed to be addressed.",
        "In the report there were eleven identified areas for improvement.",
    ],
)
def test_what_is_no_action(body: str) -> None:
    assert actions(body) == []


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


def test_an_item_about_anything_else_has_none() -> None:
    body = f"The Director spoke of the budget and, in passing, of an Ofsted inspection.\n\nRESOLVED: That {NOTED}."
    assert actions(body, title="Revenue Budget Monitoring") == []


def test_an_improvement_plan_needs_no_inspection() -> None:
    body = f"The plan was presented.\n\nRESOLVED: That {PLAN}."
    assert said(body, "resolution", "Children's Services Improvement Plan") == [PLAN]


def test_an_item_that_opens_with_an_improvement_notice_is_ours() -> None:
    body = f"The report told of the Improvement Notice served on the council.\n\nRESOLVED: That {NOTED}."
    assert said(body, "resolution", "SEND Update") == [NOTED]


def test_an_action_names_the_inspection_it_is_about() -> None:
    found = readings.extract(f"Ofsted inspected children's services in June 2025.\n\nRESOLVED: That {NOTED}.")
    assert [a.inspection for a in found.actions] == [i.ref for i in found.inspections] == ["i1"]


def test_only_our_item_of_a_meeting_gives_actions() -> None:
    text = (
        "Agenda and minutes\n\nCabinet - Monday, 13th October, 2025 9.30 am\n\nVenue: Hall\n\nItems\n\n"
        "1. Revenue Budget PDF 1 MB\n\nMinutes:\n\nRESOLVED: That the budget be agreed.\n\nThe vote was recorded.\n\n"
        "2. Outcome of the Ofsted Inspection of Children's Services PDF 1 MB\n\nMinutes:\n\n"
        "RESOLVED: That the outcome be noted.\n"
    )
    found = extract_page(parse_text(text, council=readings.COUNCIL)).actions
    assert [_bare(a.text) for a in found] == ["the outcome be noted"]


def test_the_owner_is_told_where_the_words_say_so() -> None:
    body = (
        "RESOLVED: That the Director of Children's Services be asked to report on progress every six months."
    )
    (action,) = actions(body)
    assert action.owner is not None
    assert "Director of Children's Services" in action.owner
    assert action.due == "R/P6M"


INSPECTED = "The Panel considered the report of the Ofsted inspection in May 2016.\n\n"


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (
            "The following were given as areas for improvement:\n\nImmediately\n\n- ensure that visits are written down\n\n"
            "Within three months of the report\n\n- improve the quality of plans\n\nThe Leader thanked the staff.",
            ["ensure that visits are written down", "improve the quality of plans"],
        ),
        (
            "The letter said:\n\n- chronologies need to be brought up to date\n- oversight should be recorded",
            ["chronologies need to be brought up to date", "oversight should be recorded"],
        ),
        (
            "The Board had been told to agree a data set, to finish the backlog of reviews, and to hear from children.",
            ["agree a data set", "finish the backlog of reviews", "hear from children"],
        ),
        (
            "There were two matters which inspectors said must get better, these being the quality of plans, and the timeliness of visits.",
            ["the quality of plans", "the timeliness of visits"],
        ),
        (
            "Inspectors set out areas for improvement.\n\nWithin six months, the Council should:\n\n"
            "- review the strategy\n- increase the number of visits",
            ["review the strategy", "increase the number of visits"],
        ),
        ("The Council had been told to expect another visit.", []),
        (
            "Inspectors left nobody in no doubt that caseloads must come down.",
            ["caseloads must come down"],
        ),
    ],
)
def test_what_inspectors_want_is_found_however_it_is_put(body: str, texts: list[str]) -> None:
    found = said(INSPECTED + body, "area_for_improvement")
    assert [text.rstrip(".") for text in found] == texts


def test_a_list_of_requirements_takes_the_term_of_its_lead() -> None:
    body = (
        INSPECTED
        + "Two statutory requirements were made, each to be met by 31 July 2018:\n\n"
        + "- The registered person must train the staff\n- The registered person must keep the log"
    )
    found = [a for a in actions(body) if a.kind == "requirement"]
    assert [a.due for a in found] == ["2018-07-31", "2018-07-31"]


def test_that_limbs_on_one_line_part_at_semicolons() -> None:
    body = INSPECTED + "RESOLVED: that the Chair write to the Minister; and that the plan be circulated."
    assert len(said(body, "resolution")) == 2


def test_a_paragraph_below_an_opener_tells_what_was_agreed() -> None:
    body = (
        INSPECTED + "AGREED:\n\nThe Committee welcomed the outcome. The plan should come back in June 2017."
    )
    assert len(said(body, "resolution")) == 2


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


def test_an_award_of_contract_is_about_something_else() -> None:
    body = f"Providers were rated Good by Ofsted.\n\nRESOLVED: That {NOTED}."
    assert actions(body, title="Award of Framework for Children's Placements") == []


def test_a_meeting_without_headings_is_one_stretch() -> None:
    text = (
        "Ofsted's ILACS inspection was published on 20 October 2025 and judged children's services good.\n"
        "RESOLVED that the action plan be submitted to Cabinet by 31 January 2026."
    )
    url = "https://democracy.wendleshire.example/ieListDocuments.aspx?CId=1&MId=2"
    found = extract_page(parse_text(text, url=url))
    assert [(a.kind, a.due) for a in found.actions] == [("resolution", "2026-01-31")]


@pytest.mark.parametrize(
    ("body", "kind", "texts"),
    [
        ("ACTION - add to the work programme of the committee.", "undertaking", 1),
        ("ACTION: That the dashboard be shared with members.", "undertaking", 1),
        ("A board has been set up. This will meet every six weeks.", "undertaking", 1),
        ("Advocates were offered to children in care.", "undertaking", 0),
        ("A member asked for more information about the rates in the report.", "undertaking", 0),
        ("A member asked for further detail on caseloads to be sent to members.", "undertaking", 1),
        ("Improvements already in motion included:\n\n- An audit of files\n- Recruitment of more managers", "action_taken", 2),
        ("Officers were pleased to report that a new team had been established.", "action_taken", 1),
        ("Inspectors found that contact had declined but processes had now been put in place to address this.", "action_taken", 1),
        ("The Inspectorate (HMICFRS) had undertaken a virtual inspection of the service.", "action_taken", 0),
        ("A plan was drawn up that needed to be published by 14 February.", "requirement", 1),
        ("The Mayor and Cabinet, RESOLVED to;\n\n2.1 Note and consider the findings.\n\n2.2 Note the plan.", "resolution", 2),
        ("(1) the plan be submitted to a special meeting; and\n\n(2) the adviser be invited to attend.", "resolution", 2),
    ],
)  # fmt: skip
def test_how_many_actions_a_passage_tells(body: str, kind: str, texts: int) -> None:
    assert len(said(body, kind)) == texts


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
    ("body", "kinds"),
    [
        pytest.param("The Commission AGREED to note the outcome.", ["resolution"], id="agreed-to-note"),
        pytest.param("The Panel agreed that a task group be set up.", ["resolution"], id="agreed-that"),
        pytest.param(
            f"The Panel agreed to write to the Minister.\n\nRESOLVED: That {NOTED}.",
            ["undertaking", "resolution"],
            id="beside-a-resolution",
        ),
        pytest.param("The Panel agreed that it was a fair report.", [], id="an-opinion"),
    ],
)
def test_what_a_body_agreed_is_resolved_where_nothing_else_is(body: str, kinds: list[str]) -> None:
    assert [a.kind for a in actions(body)] == kinds


def test_what_another_council_promises_is_none_of_ours() -> None:
    assert actions("Sallow County Council, a neighbour, had offered to share what it had learned.") == []
    assert len(actions(f"{readings.COUNCIL} County Council would share what it had learned.")) == 1


def test_a_share_of_cases_is_no_deed() -> None:
    assert actions("Since the inspection visits were now held within two days in 91% of cases.") == []


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


def test_a_later_limb_of_a_list_at_the_top_need_not_say_that() -> None:
    body = f"1. That {NOTED}.\n\n2. That {PLAN}.\n\n3. To receive updates every month."
    text = f"Agenda item\n\n{readings.TITLE}\n\n{body}\n\nSupporting documents:\n"
    found = extract_page(parse_text(text, url="https://wendleshire.example/mgAi.aspx?ID=7")).actions
    assert [a.due for a in found] == [None, None, "R/P1M"]


def test_areas_that_a_peer_team_named_for_consideration() -> None:
    body = (
        "The peer team reported. A number of areas were identified for further consideration. "
        "These included reviewing the thresholds and developing live reports."
    )
    assert said(body, "area_for_improvement", "Peer Review of Children's Services") == [
        "reviewing the thresholds",
        "developing live reports",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "The report was good, and good progress was being made in the service.",
        "In response to questions the following comments were made.",
        "Earlier reports had set out the work done to address those issues.",
        "The Committee agreed to this.",
        "Each inspection would provide the public with a clear picture.",
        "Following the inspection, the Scrutiny Panel will receive the plan.",
        "Four areas of focus were identified:\n\nA summary was attached at Appendix 1.\n\nThe Manager reported on the survey.",
    ],
)
def test_what_is_told_by_the_way_is_no_action(body: str) -> None:
    assert actions(INSPECTED + body) == []


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


@pytest.mark.parametrize(
    ("body", "texts", "due"),
    [
        ("Inspectors had made recommendations. Within two months, the Council was to revise its thresholds.", ["revise its thresholds"], "P2M"),
        ("Inspectors found two areas for improvement in the hub. The service needs to answer calls sooner, and it needs to record why cases close.",
         ["The service needs to answer calls sooner", "it needs to record why cases close"], None),
        ("The inspectors praised the staff. It also asked the Council to widen its search for carers.", ["widen its search for carers"], None),
        ("Inspectors had asked the Council to make sure that plans are kept up to date, to cut waits for visits and to improve letters.",
         ["make sure that plans are kept up to date", "cut waits for visits", "improve letters"], None),
        ("Inspectors asked for improvement in two aspects, each to be dealt with inside six months: the recording of visits, and the use of genograms.",
         ["the recording of visits", "the use of genograms"], "P6M"),
        ("The peer team came in May. It advised the Council to:\n\n(a) widen its offer;\n\n(b) publish its standards.", ["widen its offer", "publish its standards"], None),
        ("The team leader praised the staff. They should be proud of their work. The Council was to meet again.", [], None),
    ],
)  # fmt: skip
def test_orders_in_the_sentence_after_the_one_that_names_inspectors(
    body: str, texts: list[str], due: str | None
) -> None:
    assert said(INSPECTED + body, "area_for_improvement") == texts
    assert {a.due for a in actions(INSPECTED + body, "area_for_improvement")} <= {due}


def test_grades_to_which_attention_was_drawn_are_not_to_improve() -> None:
    body = "Ofsted reported. She drew attention to the main judgements:\n\n- Leadership: good\n\n- Practice: adequate"
    assert said(INSPECTED + body, "area_for_improvement") == []


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
    ("body", "kind", "texts"),
    [
        pytest.param(
            "Inspectors found that the team needed to agree clear thresholds, and to make sure that visits were recorded.",
            "area_for_improvement",
            ["the team needed to agree clear thresholds", "make sure that visits were recorded"],
            id="and-to",
        ),
        pytest.param(
            "Inspectors noted that recording was uneven and keeping in touch was a key area for improvement.",
            "area_for_improvement",
            ["keeping in touch was a key area for improvement"],
            id="other-subject",
        ),
        pytest.param(
            "The report stated that the hub had opened so that partners would be able to meet sooner.",
            "area_for_improvement",
            [],
            id="able-to-be",
        ),
        pytest.param(
            "Vacancies - in response to a question about agency staff, the Head of Service undertook to send the figures.",
            "undertaking",
            ["the Head of Service undertook to send the figures"],
            id="what-it-answers",
        ),
        pytest.param(
            "It was explained that consultation with families would continue after the plan had gone.",
            "undertaking",
            ["consultation with families would continue after the plan had gone"],
            id="continue",
        ),
        pytest.param(
            "Work with younger children will continue to be led by the nursery team.",
            "undertaking",
            [],
            id="goes-on",
        ),
        pytest.param(
            "The Chair of the Board was working hard to ensure that attendance would be monitored.",
            "undertaking",
            ["The Chair of the Board was working hard to ensure that attendance would be monitored"],
            id="working-to-ensure",
        ),
        pytest.param(
            "A number of measures had already been identified and put in place.",
            "action_taken",
            ["A number of measures had already been identified and put in place"],
            id="identified-and-done",
        ),
        pytest.param(
            "Actions had been taken to fill the vacant posts.",
            "action_taken",
            ["Actions had been taken to fill the vacant posts"],
            id="actions-taken",
        ),
        pytest.param(
            "A transition plan was created.", "action_taken", ["A transition plan was created"], id="created"
        ),
        pytest.param(
            "The report was received in June, and actions from the report had been included in the new and longer workforce plan.",
            "action_taken",
            ["actions from the report had been included in the new and longer workforce plan"],
            id="included-in-plan",
        ),
        pytest.param(
            "All requirements were met within the time allowed.",
            "action_taken",
            ["All requirements were met within the time allowed"],
            id="requirements-met",
        ),
        pytest.param(
            "The grade of adequate had since been replaced.", "action_taken", [], id="grade-replaced"
        ),
        pytest.param("Support had been provided by the DfE until June.", "action_taken", [], id="by-the-dfe"),
        pytest.param(
            "The Director gave an outline of the inspection that was underway.",
            "action_taken",
            [],
            id="inspection-underway",
        ),
        pytest.param(
            "Weekly meetings had been held with partners.",
            "action_taken",
            ["Weekly meetings had been held with partners"],
            id="meetings-held",
        ),
        pytest.param(
            "Recommendation is for Cabinet to note the progress and the findings.",
            "recommendation",
            ["note the progress and the findings"],
            id="recommendation-is",
        ),
        pytest.param(
            "1. The findings and the progress were noted.\n\n2. That the plan be agreed.",
            "resolution",
            ["The findings and the progress were noted", "the plan be agreed"],
            id="was-noted",
        ),
        pytest.param(
            "· Worries about vacancies were noted.\n\n· Caseloads were high.",
            "resolution",
            [],
            id="worries-noted",
        ),
        pytest.param(
            "Ofsted gave advice on what needed to be improved.",
            "area_for_improvement",
            [],
            id="what-to-improve",
        ),
        pytest.param(
            "Ofsted listed areas for improvement:\n\n· plans for leavers, while the duty has been extended;\n\n· timely visits.",
            "area_for_improvement",
            ["plans for leavers, while the duty has been extended", "timely visits"],
            id="aside-in-item",
        ),
        pytest.param(
            "Members were told of the stages, which were;\n\n1. That the Director would receive a call on a Monday.",
            "resolution",
            [],
            id="told",
        ),
    ],
)
def test_clauses_and_lists_of_many_shapes(body: str, kind: str, texts: list[str]) -> None:
    assert said(body, kind) == texts


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
    ("body", "texts"),
    [
        pytest.param(
            "The Written Statement must address:\n\n- slow annual reviews\n- thin offers at sixteen",
            ["slow annual reviews", "thin offers at sixteen"],
            id="statement-must-address",
        ),
        pytest.param(
            "Three areas were marked in the letter as being in need of improvement, namely\n\n"
            "1. chronologies\n\n2. life story books\n\n3. case summaries",
            ["chronologies", "life story books", "case summaries"],
            id="namely",
        ),
        pytest.param(
            "The report made nine recommendations. The Panel's attention was drawn to these in particular:\n\n"
            "a) Write the chronologies\n\nb) Train the reviewing officers",
            ["Write the chronologies", "Train the reviewing officers"],
            id="attention-drawn",
        ),
        pytest.param(
            "Inspectors said that to keep pace the service should now:\n\n(a) write plans;\n\n(b) test them",
            ["write plans", "test them"],
            id="should-now",
        ),
        pytest.param(
            "The inspectors made three recommendations. The others were to hold fewer panels, to train the "
            "chairs and to write shorter plans.",
            ["to hold fewer panels", "to train the chairs", "to write shorter plans"],
            id="the-others-were",
        ),
        pytest.param(
            "Ofsted told the school what to do. The next steps were that leaders should widen the curriculum.",
            ["leaders should widen the curriculum"],
            id="next-steps",
        ),
        pytest.param(
            "Inspectors recommended that:\n\n- ensure that rotas are in place at weekends\n- train the cooks",
            ["ensure that rotas are in place at weekends", "train the cooks"],
            id="an-order-is-no-deed",
        ),
        pytest.param(
            "The letter urged the partnership to:\n\n- share its rota\n- count the waiting list",
            ["share its rota", "count the waiting list"],
            id="urged-to",
        ),
        pytest.param(
            "The letter said what needed to improve:\n\nThe rota\n\nThe choice of homes\n\n"
            "In the debate these comments were made:\n\n- The Chair was pleased.\n- It was asked why.",
            ["The rota", "The choice of homes"],
            id="the-debate-is-none",
        ),
        pytest.param(
            "Inspectors said that two areas came out as requiring improvement, these being help and care.",
            [],
            id="areas-so-graded",
        ),
    ],
)
def test_lists_of_what_must_improve_behind_other_leads(body: str, texts: list[str]) -> None:
    assert said(INSPECTED + body, "area_for_improvement") == texts


@pytest.mark.parametrize(
    "body",
    [
        "Schools were judged excellent, good, adequate and needs improvement, or unsatisfactory and needs urgent "
        "improvement.",
        "As an area for priority action had been found, the Council must send its action plan to Ofsted.",
    ],
)
def test_a_scale_and_a_plan_to_send_are_no_areas_for_improvement(body: str) -> None:
    assert not said(INSPECTED + body, "area_for_improvement")


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


def test_the_recommendations_of_the_report_are_the_meetings() -> None:
    body = INSPECTED + (
        "The Chair read the recommendations in the report, which were that the Panel:\n\n"
        "1. note the letter; and\n\n2. endorse the plan."
    )
    assert len(said(body, "recommendation")) == 2
    assert not said(body, "area_for_improvement")


def test_items_take_the_term_of_their_lead() -> None:
    body = (
        INSPECTED
        + "Inspectors said that by 31 March 2030 the service should:\n\n- train cooks\n- write rotas"
    )
    assert [a.due for a in actions(body, "area_for_improvement")] == ["2030-03-31"] * 2


@pytest.mark.parametrize(
    ("body", "kind", "texts"),
    [
        pytest.param(
            "Members suggested the forum could be given a timetable each quarter.",
            "undertaking",
            ["the forum could be given a timetable each quarter"],
            id="suggested-without-that",
        ),
        pytest.param(
            "The co-opted member proposed a workshop be held before the summer.",
            "undertaking",
            ["a workshop be held before the summer"],
            id="proposed-in-the-subjunctive",
        ),
        pytest.param(
            "The Vice-Chair requested sight of the reply when it came.",
            "undertaking",
            ["sight of the reply when it came"],
            id="requested-sight",
        ),
        pytest.param(
            "Asked about the visit, officers confirmed that the letter would be circulated to all Members.",
            "undertaking",
            ["the letter would be circulated to all Members"],
            id="a-letter-that-we-share",
        ),
        pytest.param(
            "The letter left three recommendations, namely to widen the offer, to shorten waits, and to train carers.",
            "area_for_improvement",
            ["widen the offer", "to shorten waits", "to train carers"],
            id="namely",
        ),
        pytest.param(
            "It was felt that a parent on the panel would bring another view.",
            "undertaking",
            [],
            id="an-opinion",
        ),
        pytest.param(
            "Some members believed the new forms would be reviewed too late.",
            "undertaking",
            [],
            id="a-fear",
        ),
        pytest.param(
            "Inspectors had named extra work which was needed in these parts: supervision; life story work; and, the "
            "quality of chronologies. More work was required to improve how plans were written.",
            "requirement",
            [],
            id="work-that-is-required-is-ordered-by-nobody",
        ),
        pytest.param(
            "The service required improvement to be good, and the plan covered all of it.",
            "requirement",
            [],
            id="a-grade-is-no-requirement",
        ),
        pytest.param(
            "The letter noted that more work was needed in the following: supervision of staff; life story work for "
            "children; and, the quality of chronologies.",
            "area_for_improvement",
            ["supervision of staff", "life story work for children", "the quality of chronologies"],
            id="more-work-needed-in",
        ),
        pytest.param(
            "Inspectors looked at progress on the areas of weakness found at the 2022 inspection:\n\n"
            "· The speed of first visits to families.\n\n· The voice of the child in plans.",
            "area_for_improvement",
            ["The speed of first visits to families", "The voice of the child in plans"],
            id="progress-on-areas-that-inspectors-had-found",
        ),
        pytest.param(
            "The letter said that the authority needs to understand better why families return.",
            "area_for_improvement",
            ["the authority needs to understand better why families return"],
            id="needs-in-the-present",
        ),
        pytest.param(
            "The action plan was submitted to the Department for Education in May 2025.",
            "action_taken",
            ["The action plan was submitted to the Department for Education in May 2025"],
            id="a-paper-sent",
        ),
        pytest.param(
            "A draft improvement plan was submitted. A second meeting was arranged with the head teachers.",
            "action_taken",
            ["A second meeting was arranged with the head teachers"],
            id="a-meeting-arranged",
        ),
        pytest.param(
            "Inspectors named six weaknesses, in response to which a recovery board had been set up.",
            "action_taken",
            ["in response to which a recovery board had been set up"],
            id="in-response-to-which",
        ),
        pytest.param(
            "They were very pleased that the trust had set up a rota within days of the flood.",
            "action_taken",
            [],
            id="what-inspectors-were-pleased-with",
        ),
        pytest.param(
            "Resolved: The minutes were adopted as they stood.", "resolution", [], id="minutes-taken"
        ),
    ],
)  # fmt: skip
def test_requests_opinions_and_papers_sent(body: str, kind: str, texts: list[str]) -> None:
    assert said(body, kind) == texts


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
    assert [(a.kind, _bare(a.text)) for a in extract_page(page).actions] == [
        ("recommendation", "Cabinet notes the inspection report"),
        ("recommendation", "Cabinet refers it to scrutiny"),
    ]


def test_what_is_still_to_be_agreed_opens_no_resolution() -> None:
    body = "· Measures would need to be agreed\n\n· There were good examples of work\n\n· The team was loyal"
    assert said(body, "resolution") == []


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
    "body",
    [
        "Estyn also agreed to return within a year to monitor progress.",
        "Estyn would also monitor the progress of the school.",
        "The board is required to issue a plan to any practice that is rated inadequate.",
        "Ideally the service would have presented this report earlier.",
        "Consideration has been given to which lessons would suit the school.",
        "A Member reported that some schools slipped back and highlighted the need for support to prevent this.",
    ],
)
def test_what_others_do_and_what_is_only_thought_is_no_action(body: str) -> None:
    assert actions(body) == []


@pytest.mark.parametrize(
    ("body", "kind", "texts"),
    [
        pytest.param(
            "Officers went on to explain that the timetable would be amended but as the school year was ending it "
            "was left for now.",
            "undertaking",
            ["the timetable would be amended"],
            id="tail-of-reasons",
        ),
        pytest.param(
            "The Manager stated procurement was under way and in addition the Trust would include a page on fees.",
            "undertaking",
            ["the Trust would include a page on fees"],
            id="said-without-that",
        ),
        pytest.param(
            "For families without a car, changes would be made to the rota.",
            "undertaking",
            ["For families without a car, changes would be made to the rota"],
            id="changes-made",
        ),
        pytest.param(
            "She said they had reviewed the rota and had improved the handover of cases.",
            "action_taken",
            ["they had reviewed the rota and had improved the handover of cases"],
            id="reviewed-and-improved",
        ),
        pytest.param(
            "Further, the report also set out the training which was being undertaken.",
            "action_taken",
            [],
            id="what-the-report-set-out",
        ),
        pytest.param(
            "A tracker had been developed, which members were asked to adopt.",
            "action_taken",
            ["A tracker had been developed, which members were asked to adopt"],
            id="asked-of-members",
        ),
        pytest.param(
            "A tracker had been developed, which members were asked to adopt, with a page a month.",
            "recommendation",
            [],
            id="asked-of-members-by-the-way",
        ),
        pytest.param(
            'The Ofsted report had stated "Ensure that rotas are kept and that these are shared with carers."',
            "area_for_improvement",
            ['Ensure that rotas are kept and that these are shared with carers."'],
            id="in-inspectors-own-words",
        ),
        pytest.param(
            "Inspectors had named areas where improvement was needed.\n\nImprovements included;\n\n"
            "- rotas (which were kept late);\n- handover of cases.",
            "area_for_improvement",
            ["rotas (which were kept late)", "handover of cases"],
            id="semicolon-leads-in",
        ),
        pytest.param(
            "Ofsted made the following two recommendations:\n\n- R1    Keep the rotas for a year.\n"
            "- R2    Ensure that lists are in place for every home.",
            "area_for_improvement",
            ["Keep the rotas for a year", "Ensure that lists are in place for every home"],
            id="labels-without-a-mark",
        ),
    ],
)
def test_more_clauses_and_lists(body: str, kind: str, texts: list[str]) -> None:
    assert said(INSPECTED + body, kind) == texts


def test_a_report_gives_reasons_for_what_it_recommends() -> None:
    text = (
        "The Cabinet of Wendleshire\n\nCabinet Meeting: 6 May 2025\n\nOfsted Inspection of Adult Learning\n\n"
        "1. That Cabinet notes the letter.\n\n2. That the plan be sent to scrutiny.\n\n"
        "Reasons for the Recommendations\n\nOfsted inspected the service in March 2025.\n"
    )
    page = parse_text(text, url="https://wendleshire.example/reports/learning.aspx", council=readings.COUNCIL)
    assert {a.kind for a in extract_page(page).actions} == {"recommendation"}


def test_paragraphs_of_a_decision_that_tell_of_the_meeting_decide_nothing() -> None:
    text = (
        "Decision details\n\nOfsted Inspection of Adult Learning\n\nDecisions:\n\n"
        "4.1 Members considered a paper by the Head of Learning.\n\n"
        "4.2 Mrs Ray, Head of Learning, introduced the report and spoke of the tutors.\n\n"
        "4.3 The Committee made comments including those below. It:\n\n- Noted that tutors were few.\n\n"
        "4.4 Resolved that the letter be noted.\n\nPublication date: 07/05/2025\n\nDate of decision: 06/05/2025\n"
    )
    page = parse_text(
        text, url="https://wendleshire.example/ieDecisionDetails.aspx?ID=4", council=readings.COUNCIL
    )
    assert [_bare(a.text) for a in extract_page(page).actions] == ["the letter be noted"]


@pytest.mark.parametrize(
    "title", ["Internal Audit Progress", "Strategic Risk Register", "Annual Audit Opinion"]
)
def test_audits_and_risks_are_about_something_else(title: str) -> None:
    body = "Ofsted inspected the service in June 2025.\n\nRESOLVED: That the register be noted."
    assert not actions(body, title=title)


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


def test_what_a_committee_recommends_to_another_body() -> None:
    body = "The Panel recommended that the Executive:\n\n1. pay for a rota; and\n\n2. print its list."
    assert said(INSPECTED + body, "recommendation") == ["pay for a rota", "print its list"]


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
    assert [(a.kind, _bare(a.text), a.owner, a.due) for a in told] == expected


def test_what_a_body_decided_stands_in_sentences_where_the_labels_were_lost() -> None:
    text = (
        "Issue - decisions\n\nOfsted Inspection of Adult Learning\n\n"
        "06/05/2025 - Ofsted Inspection of Adult Learning\n\nMembers had read the letter with care.\n\n"
        "41/2025 The Cabinet noted the letter and thanked the tutors.\n\n"
        "42/2025 The Cabinet agreed that a list of tutors be kept.\n"
    )
    page = parse_text(
        text, url="https://wendleshire.example/mgDecisionDetails.aspx?IId=4&Opt=1", council=readings.COUNCIL
    )
    assert [_bare(a.text) for a in extract_page(page).actions] == [
        "The Cabinet noted the letter and thanked the tutors",
        "The Cabinet agreed that a list of tutors be kept",
    ]


@pytest.mark.parametrize(
    "heading", ["Background", "2. Introduction", "3.1 Consultation", "Executive Summary"]
)
def test_a_heading_of_the_report_ends_its_recommendations(heading: str) -> None:
    text = (
        "Cabinet Meeting: 6 May 2025\n\nOfsted Inspection of Adult Learning\n\nRecommendations\n\n"
        f"1. That the letter be noted.\n\n{heading}\n\nOfsted inspected the service in March 2025. The tutors spoke "
        "of their work at length.\n"
    )
    page = parse_text(text, url="https://wendleshire.example/reports/learning.aspx", council=readings.COUNCIL)
    assert [_bare(a.text) for a in extract_page(page).actions] == ["the letter be noted"]


def test_the_plan_that_followed_an_independent_review_is_ours() -> None:
    body = (
        "The item told of an independent review of fire doors. It led to an improvement plan in three parts.\n\n"
        "RESOLVED: That the plan be approved."
    )
    assert said(body, "resolution", "Fire Doors") == ["the plan be approved"]


def test_a_limb_that_only_says_who_is_authorised_leads_in() -> None:
    limbs = (
        "RESOLVED: That\n\n1. the Head of Care be authorised\n\n(a) to keep the rota; and\n\n(b) to print it."
    )
    assert said(INSPECTED + limbs, "resolution") == ["to keep the rota", "to print it"]


@pytest.mark.parametrize(
    ("body", "kind", "texts"),
    [
        pytest.param(
            "Members asked the Director to check the rota of each home.",
            "undertaking",
            ["check the rota of each home"],
            id="asked-to-check",
        ),
        pytest.param(
            "Officers were asked to contact the homes about rotas.",
            "undertaking",
            ["contact the homes about rotas"],
            id="asked-to-contact",
        ),
        pytest.param("At 9.05 members agreed to extend the meeting.", "undertaking", [], id="procedure"),
        pytest.param(
            "The Trust would be working with carers on the rota.",
            "undertaking",
            ["The Trust would be working with carers on the rota"],
            id="working-with",
        ),
        pytest.param(
            "The Board would review the list by May 2026 but, if that failed, it might be kept.",
            "undertaking",
            ["The Board would review the list by May 2026"],
            id="but-if",
        ),
        pytest.param(
            "Extra sessions were being held for tutors.",
            "action_taken",
            ["Extra sessions were being held for tutors"],
            id="being-held",
        ),
        pytest.param(
            "Milestones had been set for each home.",
            "action_taken",
            ["Milestones had been set for each home"],
            id="milestones",
        ),
        pytest.param(
            "Inspectors found that some areas of practice needed to be addressed.",
            "area_for_improvement",
            [],
            id="areas-not-named",
        ),
        pytest.param(
            "The agency required receipt of an action plan by June.",
            "requirement",
            ["The agency required receipt of an action plan by June"],
            id="receipt-required",
        ),
        pytest.param("The agency had issued a notice of concern.", "requirement", [], id="notice-of-concern"),
        pytest.param(
            "Officers confirmed that the inspection plan would be reviewed with the need to strengthen rotas in mind.",
            "area_for_improvement",
            [],
            id="need-as-a-noun",
        ),
        pytest.param(
            "Elm Lodge had been upgraded from an earlier rating of 'Requires Improvement'.",
            "action_taken",
            [],
            id="upgraded-by-inspectors",
        ),
    ],
)
def test_promises_deeds_and_requirements_by_other_verbs(body: str, kind: str, texts: list[str]) -> None:
    assert said(INSPECTED + body, kind) == texts


def test_two_bodies_that_would_meet_are_two_promises() -> None:
    body = "The delivery group would report each month while the forum would receive a summary in spring."
    assert said(body, "undertaking") == [
        "The delivery group would report each month",
        "the forum would receive a summary in spring",
    ]
    assert said("The trust would receive a warning notice from the minister.", "undertaking") == []


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
    assert [_bare(a.text) for a in found] == ["note the reports", "write to the managers"]


def test_findings_that_something_needs_and_what_a_board_would_be_doing() -> None:
    body = (
        "Ofsted's main findings were that the quality of plans needs to improve and that supervision should be better "
        "recorded. The Board would be monitoring the plan."
    )
    assert said(body, "area_for_improvement") == [
        "the quality of plans needs to improve",
        "supervision should be better recorded",
    ]
    assert said(body, "undertaking") == ["The Board would be monitoring the plan"]


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


def test_an_inspection_named_by_the_way_is_not_what_the_item_is_about() -> None:
    body = (
        "Ofsted inspected children's services from 5 to 16 May 2025 and judged them good overall. Ofsted inspected "
        "Elm Lodge children's home in September 2025.\n\nRESOLVED: That the report be noted."
    )
    found = readings.extract(body)
    about = {i.ref: i.started_on for i in found.inspections}
    assert [about[a.inspection] for a in found.actions if a.inspection] == ["2025-05-05"]


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
    "lead",
    [
        "Inspectors had made their priorities plain. The main points were that:",
        "The letter told of a cause of concern. Three matters went with it:",
        "HMIP had made two recommendations, and the service was asked to see to these:",
    ],
)
def test_a_list_of_what_should_be_done_near_inspectors_is_one_of_areas(lead: str) -> None:
    items = ["plans should be written with parents", "supervision needed to be recorded"]
    body = f"{lead}\n\n- {items[0]};\n\n- {items[1]}. The Head of Practice said that this had begun."
    assert said(body, "area_for_improvement") == items


def test_a_list_of_what_a_direction_or_an_inspectorate_says_must_be_done_is_none_of_areas() -> None:
    items = "- the Council must send its figures each month;\n\n- the Council must heed the Commissioner."
    assert said(f"Ofsted came back. The Direction says that:\n\n{items}", "area_for_improvement") == []


@pytest.mark.parametrize(
    "body",
    [
        "The report was plain that waiting times needed to come down, that carers should be told more and that reviews "
        "should begin earlier.",
        "Inspectors were also clear that waiting times must come down, that carers should be told more, and that reviews "
        "should begin earlier.",
    ],
)
def test_what_inspectors_were_plain_about_is_parted_into_its_clauses(body: str) -> None:
    assert len(said(INSPECTED + body, "area_for_improvement")) == 3


def test_areas_that_were_found_where_practice_could_be_better() -> None:
    areas = ["the clarity of health histories", "recording of the reasons for decisions"]
    lead = "Members were told that two areas were identified where practice could be better:"
    assert said(f"{lead}\n\n- {areas[0]}\n\n- {areas[1]}", "area_for_improvement") == areas
    assert said("Inspectors were clear that more needed to be done.", "area_for_improvement") == []


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
    ("body", "expected"),
    [
        (
            "Inspectors wanted to see greater consistency in plans.",
            ["Inspectors wanted to see greater consistency in plans"],
        ),
        (
            "Inspectors felt that oversight should be recorded more clearly.",
            ["oversight should be recorded more clearly"],
        ),
        (
            "The visit had shown where performance could be improved further. Amongst other areas, the use of thresholds, "
            "decisions in the hub and life story work were raised.",
            ["the use of thresholds", "decisions in the hub", "life story work were raised"],
        ),
        ("The areas for improvement, including those of last year, had been put in a plan.", []),
        (
            "Areas for development were set out at paragraphs 16 to\n23.\nIn terms of next steps all was well.",
            [],
        ),
    ],
)
def test_what_inspectors_wished_to_see_is_told_in_many_ways(body: str, expected: list[str]) -> None:
    assert said(INSPECTED + body, "area_for_improvement") == expected


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


BY_BODY = ["a rota be published", "a champion be named for leavers"]


@pytest.mark.parametrize(
    "lead",
    [
        "The Committee made the following recommendations to the Cabinet Member:",
        "The talk ended. The Panel put forward two recommendations:",
        "The Commission's recommendations were:",
        "Its recommendations to the Executive were as follows:",
        "Scrutiny recommended:",
        "The task and finish group recommends to Cabinet that:",
        "Comments and recommendations to Cabinet:",
        "Recommendation(s):",
        "RECOMMENDED:",
        "The Board is asked to recommend to Council:",
    ],
)
def test_what_a_body_recommends_is_listed_below(lead: str) -> None:
    body = f"{lead}\n\n1. That {BY_BODY[0]}.\n\n2. That {BY_BODY[1]}."
    assert said(body, "recommendation") == BY_BODY
    assert said(body, "resolution") == said(body, "area_for_improvement") == []


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


def test_a_paper_recommends_to_the_meeting_not_inspectors_to_the_council() -> None:
    body = "The report recommended that the Panel note the letter and support the next steps."
    assert said(body, "recommendation") == ["the Panel note the letter and support the next steps"]
    assert said(body, "area_for_improvement") == []


@pytest.mark.parametrize(
    "talk", ["Expressed its dismay at the cost", "Was concerned that so many left", "Queried the sums"]
)
def test_a_list_of_what_was_said_is_not_resolved(talk: str) -> None:
    assert said(f"The Panel:\n\n· {talk};\n\n· Noted that two posts were empty.", "resolution") == []
    thanked = ["noted the letter", "expressed its thanks to all staff"]
    assert said("The Panel:\n\n(a) " + "; and\n\n(b) ".join(thanked), "resolution") == thanked


def test_what_a_body_only_said_stands_above_what_it_resolved() -> None:
    body = (
        f"The Panel:\n\n· asked for the scores;\n\n· noted that a rota was kept.\n\nRESOLVED: That {NOTED}."
    )
    assert said(body, "resolution") == [NOTED]


@pytest.mark.parametrize(
    "lead",
    ["The team met forty people, including:", "The review covered three themes:", "Visits were made to:"],
)
def test_what_a_review_did_is_not_decided(lead: str) -> None:
    page = parse_text(
        f"View Cabinet Decision Record\n\nPeer Review of Example Services\n\nRecord of the Decision\n\n"
        f"A peer review took place in May 2025. {lead}\n\n- Talks with heads of service\n- Groups of carers",
        url=None,
        council=readings.COUNCIL,
    )
    assert extract_page(page).actions == ()


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
        "The Deputy Director of Example Services attended the meeting to provide an overview.",
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
        "He would see to the last words before the plan was submitted to the Secretary of State.",
        "These were the themes around which the plan had been developed.",
        "There was the chance to shine in the new arrangements.",
    ],
)
def test_what_is_to_come_or_only_described_is_no_deed(told: str) -> None:
    assert said(told, "action_taken") == []


@pytest.mark.parametrize(
    "told",
    [
        "She highlighted the need to make the culture open.",
        "The Mayor further stressed the need for more speed.",
        "The presentation drew attention to the areas for improvement under each heading.",
    ],
)
def test_what_members_think_needful_is_not_the_inspectors_word(told: str) -> None:
    assert said(INSPECTED + told, "area_for_improvement") == []


@pytest.mark.parametrize(
    ("body", "areas"),
    [
        (
            "The review team recommended:\n\n1. Name one vision.\n\n2. Train chairs.",
            ["Name one vision", "Train chairs"],
        ),
        (
            "Key recommendations from the peer team included drawing a map, naming a lead and training chairs.",
            ["drawing a map", "naming a lead", "training chairs"],
        ),
        (
            "The letter set out two priority actions. The first was to see every child. The second was to mend the files.",
            ["see every child", "mend the files"],
        ),
        (
            "Inspectors found that the areas requiring further work were: placements, housing and turnover.",
            ["placements", "housing", "turnover"],
        ),
        (
            "The inspectors felt that the team could do more to hear children.",
            ["the team could do more to hear children"],
        ),
        (
            "The peers advised in their review that each step should have a date.",
            ["each step should have a date"],
        ),
        (
            "Areas for improvement were around supervision, plans and files.",
            ["supervision", "plans", "files"],
        ),
    ],
)
def test_areas_that_reviewers_name_in_other_words(body: str, areas: list[str]) -> None:
    assert said(INSPECTED + body, "area_for_improvement") == areas


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


def test_an_offer_or_order_of_the_department() -> None:
    body = "Ofsted would expect a plan to be submitted by the end of March."
    assert [a.due for a in actions(body, "requirement")] == ["2026-03"]


def test_sentences_whose_space_was_lost() -> None:
    body = "The board had met so that plans would go on to improve.There were areas where audit showed better work."
    assert said(INSPECTED + body, "area_for_improvement") == []


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


def test_what_changes_by_a_month_is_promised() -> None:
    body = "The duty team would move to one site by September 2026."
    assert [a.due for a in actions(body, "undertaking")] == ["2026-09"]


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
    "limb", ["progress be referred to Cabinet", "the plan be monitored by this Committee"]
)
def test_a_limb_that_ends_with_a_body_does_not_only_lead_in(limb: str) -> None:
    assert said(f"RESOLVED: That\n\n(a) {NOTED}.\n\n(b) {limb}.", "resolution") == [NOTED, limb]


def test_a_limb_in_quotation_marks() -> None:
    body = f"The Panel AGREED the recommendation as set out, namely:\n\n“That {NOTED}.”"
    assert [t.strip("“”.") for t in said(body, "resolution")] == [f"That {NOTED}"]


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
        "Officers would need to take this away and come back with an answer for the Panel.",
        "The Board would hold the Trust to account for the plan.",
        "A working group would be set up to follow the action plan.",
        "Members would be kept informed of progress.",
        "Recruitment to the team would begin in January.",
        "A Member asked if a further report could be produced which showed progress.",
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


def test_a_list_of_one_thing_is_not_parted() -> None:
    body = "The areas for improvement were: the voice of children, the timeliness of Education, Health and Care plans and joint commissioning."
    assert said(INSPECTED + body, "area_for_improvement") == [
        "the voice of children",
        "the timeliness of Education, Health and Care plans",
        "joint commissioning",
    ]


def test_limbs_beside_limbs_whatever_their_verb() -> None:
    body = "1) the report be noted; and\n\n2) the Board thanks the staff for their work."
    assert said(INSPECTED + body, "resolution") == [
        "the report be noted",
        "the Board thanks the staff for their work",
    ]


@pytest.mark.parametrize("noun", ["report", "letter", "inspection"])
def test_that_which_points_to_a_paper_begins_no_limb(noun: str) -> None:
    assert said(f"{INSPECTED}That {noun} was considered in May.", "resolution") == []


def test_what_was_decided_ends_the_list_of_files() -> None:
    text = (
        "Issue - meetings\nPeer Challenge Progress\nMeeting: 10/01/2024 - Cabinet (Item 68)\n"
        "68 Peer Challenge Progress Review PDF 131 KB\nAdditional documents:\n- Appendix 1, item 68 PDF 195 KB\n"
        "RESOLVED that the:\n(1) Peer Team's report is welcomed;\n(2) updates for the Peer Team are noted.\n"
    )
    page = parse_text(
        text, url="https://wendleshire.example/ieIssueDetails.aspx?IId=7&Opt=3", council="Wendleshire"
    )
    assert [a.text for a in extract_page(page).actions] == [
        "Peer Team's report is welcomed",
        "updates for the Peer Team are noted.",
    ]


@pytest.mark.parametrize(
    ("told", "deed"),
    [
        ("Support had been offered to the areas that had been identified as weak.", True),
        ("The board had since been able to sign off the improvement plan.", True),
        (
            "The manager provided the Audit Committee with a written progress update on the actions introduced.",
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
    "end", ["d)\n\nReason:\n\nTo keep Members informed.", "(2) Reasons for the Decision\n\nThe plan was due."]
)
def test_a_numbered_heading_is_no_limb(end: str) -> None:
    body = f"RESOLVED that\n\na) {NOTED};\n\nb) {PLAN}.\n\n{end}"
    assert said(body, "resolution") == [NOTED, PLAN]


@pytest.mark.parametrize(
    "told",
    [
        "The main areas of focus would be:\n\n- leadership\n\n- children in care",
        "The service's key areas of focus for 2026 were recruitment, placements and costs.",
        "Key areas of focus were identified:\n\nA list of all the points made on each of them was attached at Appendix 2.",
        "The audit had found that recording needed to improve.",
    ],
)
def test_what_is_looked_at_or_found_by_an_audit_is_no_area_for_improvement(told: str) -> None:
    assert said(INSPECTED + told, "area_for_improvement") == []


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
    ("body", "areas"),
    [
        ("HMICFRS identified one cause of concern, that crews were not tested.", ["crews were not tested"]),
        ("The plan addressed the cause of concern raised by HMICFRS.", []),
    ],
)
def test_a_cause_of_concern_is_one_where_it_is_told(body: str, areas: list[str]) -> None:
    assert said(body, "area_for_improvement", "Fire Service Inspection: Improvement Plan") == areas


@pytest.mark.parametrize(
    "title",
    ["Rights of Way Improvement Plan", "Bus Service Improvement Plan", "Highways Asset Improvement Plan"],
)
def test_plans_to_mend_roads_and_buses_answer_no_inspection(title: str) -> None:
    assert actions(f"RESOLVED: That {NOTED}.", title=title) == []


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


def test_what_inspectors_noted_in_a_list_is_no_deed_of_ours() -> None:
    body = "Ofsted specifically noted:\n\n- Effective planning is in place\n- A rota has been set up"
    assert said(INSPECTED + body, "action_taken") == []


def test_what_was_said_to_be_needed_more_of() -> None:
    told = said(
        INSPECTED + "Inspectors reported that greater consistency was needed in assessments.",
        "area_for_improvement",
    )
    assert told == ["greater consistency was needed in assessments"]


@pytest.mark.parametrize(
    "deed",
    [
        "The plan had been very recently submitted to the Board.",
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
        "The Association had already revised the peer challenge to make it more forward looking.",
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
    ("finding", "area"),
    [
        (
            "The key findings were that staff were few and improvements needed to be made to triage.",
            "improvements needed to be made to triage",
        ),
        (
            "The report said that improvements would be needed in record keeping.",
            "improvements would be needed in record keeping",
        ),
        (
            "Inspectors said that some areas needed to improve and a notice was served in relation to fire.",
            None,
        ),
        ("Inspectors named areas that would need to be addressed through a robust Improvement Plan.", None),
    ],
)
def test_improvements_that_need_to_be_made(finding: str, area: str | None) -> None:
    assert said(INSPECTED + finding, "area_for_improvement") == ([area] if area else [])


def test_a_plan_in_the_title_is_about_the_inspection_that_its_text_names_once() -> None:
    body = (
        "Ann Example presented the strategy.\n\nSome of the points made were these.\n\n"
        "The SEND inspection had named six areas.\n\nWorking groups had been set up to address each of them."
    )
    assert said(body, "action_taken", "SEND Strategy and Action Plan")
    assert said(body, "action_taken", "SEND Strategy") == []


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


@pytest.mark.parametrize(
    "told", ["None of the homes had been given notice.", "Two of the homes had been upgraded to Good."]
)
def test_no_deed_of_the_council(told: str) -> None:
    assert readings.actions(f"The inspection took place in May 2025. {told}", "action_taken") == []


def test_what_was_still_to_improve() -> None:
    body = "Inspectors found that improvements were, however, still required to the records."
    assert len(readings.actions(body, "area_for_improvement")) == 1
