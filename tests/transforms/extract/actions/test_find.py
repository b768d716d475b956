"""Which items have actions, and what the rows of all kinds say: owner, due, inspection (contract, section 4)."""

from __future__ import annotations

import pytest
import readings
from readings import INSPECTED, NOTED, PLAN, actions, bare, said

from transforms.extract import extract_page
from transforms.parse import parse_text


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
        "Ofsted had asked for no plan of priority actions, to the relief of all.",
        "A similar figure had now been placed on plans.",
        "The DfE would give its support until next summer.",
        "The report provided an opportunity to ensure that gaps would be included.",
        "Five areas needed to be addressed, inspectors found.",
        "The report identified five areas that needed to be addressed.",
        "In the report there were eleven identified areas for improvement.",
    ],
)
def test_what_is_no_action(body: str) -> None:
    assert actions(body) == []


def test_an_item_about_anything_else_has_none() -> None:
    body = f"The Director spoke of the budget and, in passing, of an Ofsted inspection.\n\nRESOLVED: That {NOTED}."
    assert actions(body, title="Revenue Budget Monitoring") == []


def test_only_our_item_of_a_meeting_gives_actions() -> None:
    text = (
        "Agenda and minutes\n\nCabinet - Monday, 13th October, 2025 9.30 am\n\nVenue: Hall\n\nItems\n\n"
        "1. Revenue Budget PDF 1 MB\n\nMinutes:\n\nRESOLVED: That the budget be agreed.\n\nThe vote was recorded.\n\n"
        "2. Outcome of the Ofsted Inspection of Children's Services PDF 1 MB\n\nMinutes:\n\n"
        "RESOLVED: That the outcome be noted.\n"
    )
    found = extract_page(parse_text(text, council=readings.COUNCIL)).actions
    assert [bare(a.text) for a in found] == ["the outcome be noted"]


def test_the_owner_is_told_where_the_words_say_so() -> None:
    body = (
        "RESOLVED: That the Director of Children's Services be asked to report on progress every six months."
    )
    (action,) = actions(body)
    assert action.owner is not None
    assert "Director of Children's Services" in action.owner
    assert action.due == "R/P6M"


def test_an_award_of_contract_is_about_something_else() -> None:
    body = f"Providers were rated Good by Ofsted.\n\nRESOLVED: That {NOTED}."
    assert actions(body, title="Award of Framework for Children's Placements") == []


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


def test_a_later_limb_of_a_list_at_the_top_need_not_say_that() -> None:
    body = f"1. That {NOTED}.\n\n2. That {PLAN}.\n\n3. To receive updates every month."
    text = f"Agenda item\n\n{readings.TITLE}\n\n{body}\n\nSupporting documents:\n"
    found = extract_page(parse_text(text, url="https://wendleshire.example/mgAi.aspx?ID=7")).actions
    assert [a.due for a in found] == [None, None, "R/P1M"]


@pytest.mark.parametrize(
    "body",
    [
        "The report was good, and good progress was being made in the service.",
        "In response to questions the following comments were made.",
        "Earlier reports had set out the work done to address those issues.",
        "The Committee agreed to this.",
        "Every inspection would give residents a fair view.",
        "Following the inspection, the Scrutiny Panel will receive the plan.",
        "Four areas of focus were identified:\n\nA summary was attached at Appendix 1.\n\nThe Manager reported on the survey.",
    ],
)
def test_what_is_told_by_the_way_is_no_action(body: str) -> None:
    assert actions(INSPECTED + body) == []


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


def test_the_recommendations_of_the_report_are_the_meetings() -> None:
    body = INSPECTED + (
        "The Chair read the recommendations in the report, which were that the Panel:\n\n"
        "1. note the letter; and\n\n2. endorse the plan."
    )
    assert len(said(body, "recommendation")) == 2
    assert not said(body, "area_for_improvement")


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
            ["widen the offer", "shorten waits", "train carers"],
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
    assert [bare(a.text) for a in extract_page(page).actions] == ["the letter be noted"]


@pytest.mark.parametrize(
    "title", ["Internal Audit Progress", "Strategic Risk Register", "Annual Audit Opinion"]
)
def test_audits_and_risks_are_about_something_else(title: str) -> None:
    body = "Ofsted inspected the service in June 2025.\n\nRESOLVED: That the register be noted."
    assert not actions(body, title=title)


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
    assert [bare(a.text) for a in extract_page(page).actions] == [
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
    assert [bare(a.text) for a in extract_page(page).actions] == ["the letter be noted"]


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


def test_a_paper_recommends_to_the_meeting_not_inspectors_to_the_council() -> None:
    body = "The report recommended that the Panel note the letter and support the next steps."
    assert said(body, "recommendation") == ["the Panel note the letter and support the next steps"]
    assert said(body, "area_for_improvement") == []


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


def test_what_was_decided_ends_the_list_of_files() -> None:
    text = (
        "Issue - meetings\nPeer Challenge Progress\nMeeting: 10/01/2024 - Cabinet (Item 68)\n"
        "41 Peer Challenge: How Far We Are PDF 212 KB\nAdditional documents:\n- Appendix 1, item 41 PDF 195 KB\n"
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
    "title",
    ["Rights of Way Improvement Plan", "Bus Service Improvement Plan", "Highways Asset Improvement Plan"],
)
def test_plans_to_mend_roads_and_buses_answer_no_inspection(title: str) -> None:
    assert actions(f"RESOLVED: That {NOTED}.", title=title) == []


ELSEWHERE = (
    "The Chairman introduced the report. Members had seen the second Ofsted monitoring visit letter. The children's "
    "services improvements were on track.\n\nRESOLVED that the Environment Committee review bin collections."
)


@pytest.mark.parametrize(
    ("title", "ours"),
    [
        ("Quarter 2 2019/20 Performance Monitoring", False),
        ("Performance and Risk - Third Quarter", False),
        ("Council Plan Monitoring: Quarter 2", False),
        ("Annual Performance Report 2018/19", False),
        ("Directorate Performance Overview", False),
        ("Integrated Performance Report", False),
        ("Revenue and Capital Monitoring, Quarter 2", False),
        ("Annual Governance Statement", False),
        ("Ofsted Improvement Plan: Quarterly Performance Report", True),
        ("Children's Services Update", True),
    ],
)
def test_how_the_whole_council_does_is_no_item_about_an_inspection(title: str, ours: bool) -> None:
    assert bool(actions(ELSEWHERE, title=title)) is ours


@pytest.mark.parametrize(
    "body",
    [
        "Members heard that at the last inspection the service was rated good. A campaign will be launched in May.",
        "The strategy was shown. Two of the councils had outstanding Ofsted status. A campaign will be launched in May.",
        "The service had done well during the previous Ofsted inspection. RESOLVED that the strategy be adopted.",
    ],
)
def test_an_item_that_only_looks_back_at_an_inspection_is_about_something_else(body: str) -> None:
    assert actions(body, title="Fostering Recruitment Strategy") == []


def test_inspectors_that_came_make_an_item_ours_without_the_word_inspection() -> None:
    body = (
        "The inspectors who came to the Adult Education Service in March 2023 judged it Good overall. Learners were glad."
        "\n\nRESOLVED: That the report be received."
    )
    assert said(body, "resolution", "Portfolio Holder's Report") == ["the report be received"]
