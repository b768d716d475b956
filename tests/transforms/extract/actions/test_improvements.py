"""What inspectors found to need doing (contract, section 4)."""

from __future__ import annotations

import pytest
import readings
from readings import INSPECTED, actions, bare, said


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
        ("Inspectors came in March. There were nine recommendations. These were that plans should be shared with parents, that supervision should be on file and that calls should be logged.",
         ["plans should be shared with parents", "supervision should be on file", "calls should be logged"], None),
        ("The inspectors made two recommendations, which were to review the rota each term and to tell parents of every move.",
         ["review the rota each term", "tell parents of every move"], None),
        ("The inspectors thought the data from partners should be better and that more adults ought to go on to a second course.",
         ["the data from partners should be better", "more adults ought to go on to a second course"], None),
        ("The inspectors had said that the Council needed to make advice easier to find, to improve its offer to carers and to make better use of complaints.",
         ["the Council needed to make advice easier to find", "improve its offer to carers", "make better use of complaints"], None),
        ("The inspectors made six recommendations. The Board should make sure there is a policy. The Service Manager should make sure that plans are of good quality, that wishes are heard and that staff are trained.",
         ["The Board should make sure there is a policy", "The Service Manager should make sure that plans are of good quality", "wishes are heard", "staff are trained"], None),
        ("Inspectors had recorded ten areas for improvement. The Leader spoke of the two which mattered most, being that the Service should answer letters sooner and should keep files up to date.",
         ["the Service should answer letters sooner", "should keep files up to date"], None),
        ("The peers had made eight recommendations, of which he drew out the need to set fewer priorities and to invest in training.",
         ["set fewer priorities", "invest in training"], None),
        ("Inspectors recommended that the Council should strengthen the challenge of reviews and evaluate its early offer.",
         ["the Council should strengthen the challenge of reviews", "evaluate its early offer"], None),
        ("Inspectors recommended that the Council should support and train all its carers.",
         ["the Council should support and train all its carers"], None),
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


def test_items_take_the_term_of_their_lead() -> None:
    body = (
        INSPECTED
        + "Inspectors said that by 31 March 2030 the service should:\n\n- train cooks\n- write rotas"
    )
    assert [a.due for a in actions(body, "area_for_improvement")] == ["2030-03-31"] * 2


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
        (
            "Inspectors wanted to see greater consistency in plans.",
            ["Inspectors wanted to see greater consistency in plans"],
        ),
        (
            "Inspectors felt that oversight should be recorded more clearly.",
            ["oversight should be recorded more clearly"],
        ),
        (
            "The visit had shown where work could be improved further. Among other things, the use of thresholds, "
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


def test_sentences_whose_space_was_lost() -> None:
    body = "The board had met so that plans would go on to improve.There were areas where audit showed better work."
    assert said(INSPECTED + body, "area_for_improvement") == []


def test_a_list_of_one_thing_is_not_parted() -> None:
    body = "The areas for improvement were: the voice of children, the timeliness of Education, Health and Care plans and joint commissioning."
    assert said(INSPECTED + body, "area_for_improvement") == [
        "the voice of children",
        "the timeliness of Education, Health and Care plans",
        "joint commissioning",
    ]


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
    ("body", "areas"),
    [
        ("HMICFRS identified one cause of concern, that crews were not tested.", ["crews were not tested"]),
        ("The plan addressed the cause of concern raised by HMICFRS.", []),
    ],
)
def test_a_cause_of_concern_is_one_where_it_is_told(body: str, areas: list[str]) -> None:
    assert said(body, "area_for_improvement", "Fire Service Inspection: Improvement Plan") == areas


def test_what_was_said_to_be_needed_more_of() -> None:
    told = said(
        INSPECTED + "Inspectors reported that greater consistency was needed in assessments.",
        "area_for_improvement",
    )
    assert told == ["greater consistency was needed in assessments"]


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
        ("Inspectors named areas that would have to be addressed through an Improvement Plan.", None),
    ],
)
def test_improvements_that_need_to_be_made(finding: str, area: str | None) -> None:
    assert said(INSPECTED + finding, "area_for_improvement") == ([area] if area else [])


def test_what_was_still_to_improve() -> None:
    body = "Inspectors found that improvements were, however, still required to the records."
    assert len(readings.actions(body, "area_for_improvement")) == 1


@pytest.mark.parametrize(
    "lead",
    [
        "The report asked the council to improve the following:",
        "The letter asked the service to strengthen the following:",
        "CQC had asked the council to address the following matters:",
        "The report asked the council to:",
    ],
)
def test_what_a_report_asked_a_council_to_improve_is_listed_below(lead: str) -> None:
    items = ["waiting times for a review", "information for carers"]
    body = f"{lead}\n\n- {items[0]};\n\n- {items[1]}."
    assert said(body, "area_for_improvement", "CQC Assessment of Adult Social Care") == items
    assert said(body, "recommendation", "CQC Assessment of Adult Social Care") == []


@pytest.mark.parametrize(
    "area",
    [
        "Management oversight had been highlighted as needing strengthening.",
        "Pathway plans were flagged by Ofsted as an aspect in need of attention.",
        "Private fostering had been noted by inspectors as requiring development.",
        "The inspectors felt that the timeliness of visits required work.",
    ],
)
def test_what_is_named_as_needing_something(area: str) -> None:
    assert said(INSPECTED + area, "area_for_improvement") == [area.rstrip(".")]


@pytest.mark.parametrize(
    "told",
    [
        "Ofsted identified attendance as an area for improvement.",
        "Inspectors flagged the teaching of phonics as the main area for development.",
        "Inspectors said that the school needs to raise attainment in mathematics.",
    ],
)
def test_what_is_named_as_an_area(told: str) -> None:
    assert len(readings.actions(told, "area_for_improvement")) == 1


@pytest.mark.parametrize(
    "lead",
    [
        "Ofsted had set out what the Council needed to do to improve. In summary this was to:\n\n- {}\n- {}",
        "The letter drew attention to the following matters where inspectors said that improvement was still needed:\n\n- {}\n- {}",
        "Members were told that inspectors had listed the following as areas for improvement\n\n- {}\n- {}",
        "The inspectors told the Council to do two things. First, to {}. Second, to {}.",
        "Inspectors had asked for two actions. Firstly, it was to {}. Secondly, it was to {}.",
    ],
)
def test_lists_told_in_other_ways(lead: str) -> None:
    areas = ["strengthen supervision", "improve the timeliness of visits"]
    found = readings.extract(f"{INSPECTED}{lead.format(*areas)}").actions
    assert [a.text.rstrip(".") for a in found if a.kind == "area_for_improvement"] == areas


def test_areas_where_improvement_was_wished_for() -> None:
    told = "The areas where inspectors wished to see improvement were: the quality of plans; supervision."
    assert said(INSPECTED + told, "area_for_improvement") == [
        "the quality of plans",
        "supervision",
    ]


A, B = "the timeliness of health assessments", "the quality of care plans"


@pytest.mark.parametrize(
    "lead",
    [
        "There were areas in which practice had to be better, among them",
        "The letter gives the main areas for improvement as",
        "Inspectors had singled out the following as not yet good enough:",
        "Ofsted's letter picked out two matters that fell short:",
        "The partnership had been asked to improve:",
        "The inspectors would like to see better:",
        "The inspectors were less happy with:",
        "The team's main worries were:",
        "What we have to put right, says the letter:",
        "The following needed to be better, they said:",
        "Points for development",
        "By 30 September 2025 the service was to improve:",
        "It left the Council and its partners with the following recommendations:",
    ],
)
@pytest.mark.parametrize("listed", ["\n\n- {}\n\n- {}", "\n\n{}\n\n{}"])
def test_lists_that_lead_ins_of_many_words_open(lead: str, listed: str) -> None:
    above = "The letter of the inspectors came out in June.\n\n"
    assert said(INSPECTED + above + lead + listed.format(A, B), "area_for_improvement") == [A, B]


@pytest.mark.parametrize(
    "lead",
    [
        "The strengths named in the report were:",
        "Inspectors will look at:",
        "The inspectors were most impressed by:",
        "The purposes of an inspection are to see:",
        "The Panel asked the inspectors for:",
        "Officers advised the Board on:",
    ],
)
def test_lists_of_what_was_well_or_said_are_no_areas(lead: str) -> None:
    assert said(f"{INSPECTED}The letter came out.\n\n{lead}\n\n- {A}\n\n- {B}", "area_for_improvement") == []


@pytest.mark.parametrize("head", ["Areas for development", "What needs to improve", "Key weaknesses"])
def test_paragraphs_below_a_heading(head: str) -> None:
    told = [
        "Too many assessments are late and say little of the child.",
        "Supervision of new staff is not recorded as policy has it.",
    ]
    body = f"{INSPECTED}The inspectors wrote:\n\nStrengths\n\nMost plans are good.\n\n{head}\n\n"
    end = "\n\nNo areas for priority action were found."
    assert [bare(a) for a in told] == said(body + "\n\n".join(told) + end, "area_for_improvement")


def test_the_paragraph_below_a_heading_of_one_thing() -> None:
    told = "The local authority needs to hold strategy meetings in time."
    body = f"The inspectors wrote:\n\nArea for priority action\n\n{told}\n\nA plan was being written."
    assert said(INSPECTED + body, "area_for_improvement") == [bare(told)]


@pytest.mark.parametrize(
    ("told", "areas"),
    [
        ("The report asked for better housing and for plans to be made with care.", ["better housing", "plans to be made with care"]),
        ("The letter calls for stronger oversight of visits.", ["stronger oversight of visits"]),
        ("The inspectors say in terms that visits must be sooner, and that files ought to be read.", ["visits must be sooner", "files ought to be read"]),
        ("According to the letter, oversight has to be tighter.", ["oversight has to be tighter"]),
        ("In the inspectors' view the service must act faster.", ["the service must act faster"]),
        ("Inspectors had been clear that visits had still to improve.", ["visits had still to improve"]),
        ("Ofsted told us to improve short breaks and to know more of carers.", ["improve short breaks", "know more of carers"]),
        ("Two recommendations were made, the first of them being that the Board should fill the post.", ["the Board should fill the post"]),
        ("There was one recommendation to act on, that files be read, and one for completion within two months, that carers be trained.", ["files be read", "carers be trained"]),
        ("They ask two things of us. That the list be cut. That plans be written in time.", ["the list be cut", "plans be written in time"]),
        ("Inspectors found two areas of weakness. Which? First, the lack of a strategy. Second, the time that families wait.", ["the lack of a strategy", "the time that families wait"]),
        ("Two areas of weakness were found. The first is the lack of a strategy and the second the waiting time.", ["the lack of a strategy", "the waiting time"]),
    ],
)  # fmt: skip
def test_what_must_improve_in_further_sentences(told: str, areas: list[str]) -> None:
    assert said(INSPECTED + told, "area_for_improvement") == areas
    assert said(INSPECTED + told, "resolution") == []


@pytest.mark.parametrize(
    "told",
    [
        "The inspectors asked for data and for files to be sent to them.",
        "The inspectors wanted more information and more time.",
        "According to the letter, leaders know what they have to do.",
        "Ofsted told us to expect a visit in June.",
        "Members asked for better papers and for reports to be shorter.",
        "Two recommendations were made. The first was completed. The second was not.",
    ],
)
def test_what_inspectors_ask_for_themselves_is_no_area(told: str) -> None:
    assert said(INSPECTED + told, "area_for_improvement") == []


def test_a_term_belongs_to_the_recommendation_behind_it() -> None:
    told = "There was one recommendation, that files be read, and one for completion within two months, that carers be trained."
    assert [a.due for a in readings.actions(INSPECTED + told, "area_for_improvement")] == [None, "P2M"]


def test_a_table_tells_what_must_improve_and_what_is_to_be_done() -> None:
    table = "What Ofsted said must improve | Action | Lead | By when\nThe use of data | Dashboard to be built | Head of Data | 30/06/2026"
    found = readings.actions(INSPECTED + table)
    assert [(a.kind, a.text, a.due) for a in found] == [
        ("area_for_improvement", "The use of data", None),
        ("undertaking", "Dashboard to be built", "2026-06-30"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "The letter makes eight recommendations. The three thought to matter most are:\n\n- {}\n\n- {}",
        "It left the Council with the following:\n\nFor action within six months\n\n- {}\n\n- {}",
        "The letter says that two things need to improve:\n\n{}\n\n{}.",
    ],
)
def test_lists_that_are_announced_above(body: str) -> None:
    areas = ["supervision of all new staff", "the involvement of fathers in plans"]
    assert said(INSPECTED + body.format(*areas), "area_for_improvement") == areas


def test_an_item_may_end_with_should() -> None:
    told = [
        "Plans are too often late for the child.",
        "Visits are not made as often as policy says they should.",
    ]
    body = "The inspectors wrote:\n\nAreas for development\n\n" + "\n\n".join(told)
    assert len(said(INSPECTED + body, "area_for_improvement")) == len(told)


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        pytest.param(
            "Among the areas in need of improvement were the pace of adoption, the reach of early help and the state of the files.",
            ["the pace of adoption", "the reach of early help", "the state of the files"],
            id="among",
        ),
        pytest.param(
            "Areas for improvement were life story work and the health of care leavers.",
            ["life story work", "the health of care leavers"],
            id="a-pair",
        ),
        pytest.param(
            "Areas for improvement were the depth and speed of reviews.", ["the depth and speed of reviews"], id="one-of-two-words"
        ),
        pytest.param(
            "What needed to improve was the pace of reviews, the training of foster carers who had joined in May and the duty rota;",
            ["the pace of reviews", "the training of foster carers who had joined in May", "the duty rota"],
            id="what",
        ),
        pytest.param(
            "Three matters were picked out for improvement, the first being the duty rota, the second the health of care leavers and the third the use of agency staff.",
            ["the duty rota", "the health of care leavers", "the use of agency staff"],
            id="in-turn",
        ),
        pytest.param(
            "Two points for improvement had been made, one relating to the duty rota, and the other to the health of care leavers.",
            ["the duty rota", "the health of care leavers"],
            id="one-and-the-other",
        ),
        pytest.param(
            "There were three areas for improvement, which related to the duty rota, life story work and fostering.",
            ["the duty rota", "life story work", "fostering"],
            id="related-to",
        ),
        pytest.param(
            "Areas which Ofsted asked the Council to consider included the duty rota, the use of agency staff and the pace of reviews.",
            ["the duty rota", "the use of agency staff", "the pace of reviews"],
            id="asked-to-consider",
        ),
        pytest.param(
            "The report contained two areas for improvement. Leaders across the partnership should write better plans; and widen the panel.",
            ["Leaders across the partnership should write better plans", "widen the panel"],
            id="leaders-across",
        ),
        pytest.param(
            "Two areas for improvement were found, the first of which was met in May and the second in June.", [], id="what-became-of-them"
        ),
        pytest.param(
            "The visit left one area for priority action, to do with the vetting of staff, and noted that the rest was sound.",
            ["the vetting of staff"],
            id="to-do-with",
        ),
        pytest.param(
            "Ofsted had made two recommendations to the agency, these being to keep better files and to widen the panel.",
            ["keep better files", "widen the panel"],
            id="being-to",
        ),
        pytest.param("Ofsted made two recommendations, these being the subject of another paper.", [], id="being-no-list"),
        pytest.param(
            "Rotas were named by inspectors as the thing to be improved, with leaders being told to write them a month ahead.",
            ["write them a month ahead"],
            id="leaders-told",
        ),
    ],
)  # fmt: skip
def test_areas_that_one_sentence_lists(body: str, texts: list[str]) -> None:
    assert said(INSPECTED + body, "area_for_improvement") == texts


def test_what_inspectors_recommended_that_the_council_do_stands_below() -> None:
    items = "\n\na) shorten its forms;\n\nb) hear from carers; and\n\nc) widen its panel."
    reviewed = "The council was reviewed in May 2035. The peer team met many staff. It had recommended that the Council"
    texts = ["shorten its forms", "hear from carers", "widen its panel"]
    assert said(reviewed + items, "area_for_improvement") == texts


def test_recommendations_to_several_bodies_in_one_sentence() -> None:
    body = (
        "HMIP had made three recommendations. The Youth Justice Service should widen its offer; the Management Board "
        "should publish its data; and Wessex Constabulary should shorten its delays."
    )
    found = said(INSPECTED + body, "area_for_improvement")
    assert [text.split(" should ")[0] for text in found] == [
        "The Youth Justice Service",
        "the Management Board",
        "Wessex Constabulary",
    ]


def test_what_the_statement_would_have_to_address() -> None:
    body = "The statement would have to address the following:\n\n- the wait for therapy\n\n- the want of a joint strategy"
    assert said(INSPECTED + body, "area_for_improvement") == [
        "the wait for therapy",
        "the want of a joint strategy",
    ]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        pytest.param(
            "The report had said that the trust must speed up repairs, settle old complaints, and publish its data each month.",
            ["the trust must speed up repairs", "settle old complaints", "publish its data each month"],
            id="orders-by-commas",
        ),
        pytest.param(
            "The report had said that the trust must improve advice, support and care.",
            ["the trust must improve advice, support and care"],
            id="things-by-commas",
        ),
        pytest.param(
            "HMIP had made two recommendations. The Youth Justice Service should fill its post and the Management Board should publish its data.",
            ["The Youth Justice Service should fill its post", "the Management Board should publish its data"],
            id="two-bodies",
        ),
        pytest.param(
            "Inspectors said that the council and its partners should agree one threshold.",
            ["the council and its partners should agree one threshold"],
            id="one-subject-of-two",
        ),
        pytest.param(
            "Ofsted had found files to be thin and had asked the Council to make sure that chronologies were kept, and that audits look at outcomes.",
            ["make sure that chronologies were kept", "audits look at outcomes"],
            id="found-and-asked",
        ),
        pytest.param(
            "Officers had found files to be thin and the Chair had asked the Council to keep chronologies.", [], id="not-by-inspectors"
        ),
        pytest.param(
            "CQC had rated the service good. It had also said that the rota should be looked at again.",
            ["the rota should be looked at again"],
            id="it-had-said",
        ),
        pytest.param(
            "Ofsted had made three recommendations. To be completed immediately, the Council and its partners should review the rota. Within three months, all files should be read again.",
            ["the Council and its partners should review the rota", "all files should be read again"],
            id="by-term",
        ),
        pytest.param(
            "Most of the areas for development were ones that were known. She listed three: the rota; the state of the files; and the duty room.",
            ["the rota", "the state of the files", "the duty room"],
            id="she-listed",
        ),
        pytest.param(
            "The two areas for improvement, namely the depth of audits and the pace of reviews, were already part of the plan.",
            ["the depth of audits", "the pace of reviews"],
            id="already-in-the-plan",
        ),
        pytest.param(
            "Ofsted had set out what the service should do in order to improve: keep better files; raise attendance.",
            ["keep better files", "raise attendance"],
            id="in-order-to-improve",
        ),
        pytest.param(
            "Ofsted had asked the Council to improve three things\n\n- The rota\n\n- The state of the files\n\n- The duty room",
            ["The rota", "The state of the files", "The duty room"],
            id="no-colon",
        ),
        pytest.param(
            "What needed to improve was set out in the report. There were two points:\n\n1. The state of the files\n\n2. The duty room",
            ["The state of the files", "The duty room"],
            id="there-were-two",
        ),
        pytest.param(
            "Inspectors asked that the following be attended to within three months:-\n\n- bring files up to date\n\nand within six months:-\n\n- review the rota",
            ["bring files up to date", "review the rota"],
            id="terms-with-dashes",
        ),
        pytest.param(
            "Six areas for improvement were listed in the report. The most pressing were to ensure that plans are written down and to review the rota.",
            ["ensure that plans are written down", "review the rota"],
            id="most-pressing",
        ),
        pytest.param(
            "To improve further, Ofsted asked the Service to raise attendance and to set firmer targets.",
            ["raise attendance", "set firmer targets"],
            id="to-improve-further-they-asked",
        ),
        pytest.param(
            "The letter named two areas where the Council should do better, the first being the rota and the second being the state of the files.",
            ["the rota", "the state of the files"],
            id="should-do-better",
        ),
        pytest.param(
            "The inspectorate had made two recommendations. The Board should hear from victims. It should also look at why plans are late.",
            ["The Board should hear from victims", "It should also look at why plans are late"],
            id="the-board-should",
        ),
    ],
)  # fmt: skip
def test_orders_and_areas_each_by_itself(body: str, texts: list[str]) -> None:
    assert said(INSPECTED + body, "area_for_improvement") == texts


def test_what_the_meeting_noted_and_asked_for_is_no_area() -> None:
    body = "The Committee noted the findings and asked the service to review its rota."
    assert said(INSPECTED + body, "area_for_improvement") == []


def test_what_the_committee_asked_about_goes_on_with_no_list() -> None:
    body = (
        "The areas for improvement were as follows:\n\n1. Plans should be better.\n\n2. Waits should be shorter.\n\n"
        "The committee asked questions in relation to:\n\n- Whether there was the money.\n\n- Home to school transport."
    )
    assert said(INSPECTED + body, "area_for_improvement") == [
        "Plans should be better",
        "Waits should be shorter",
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "The areas where Ofsted wanted to see improvement stood in the report. The three which were to come first were:",
        "What did Ofsted want the Council to do better? There were three areas:",
        "The letter stated that the local authority should now concentrate on the following:",
    ],
)
def test_lists_below_what_inspectors_wanted(lead: str) -> None:
    listed = "\n\n".join(f"- {area}" for area in AREAS)
    assert (
        said(f"{INSPECTED}{lead}\n\n{listed}\n\nMembers asked about the budget.", "area_for_improvement")
        == AREAS
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Recommendations were made that, in particular, plans should be finished on time, and that managers should read them.", ["plans should be finished on time", "managers should read them"]),
        ("He referred to the recommendations in the report, the most pressing of which was that the Trust should fill the post.", ["the Trust should fill the post"]),
        ("The council had been told that it should clear the backlog.", ["it should clear the backlog"]),
        ("What did inspectors want the council to do better?", []),
    ],
)  # fmt: skip
def test_recommendations_told_in_passing(told: str, expected: list[str]) -> None:
    assert said(INSPECTED + told, "area_for_improvement") == expected


def test_terms_before_each_recommendation_of_a_sentence() -> None:
    body = (
        "Inspectors had recommended, for action immediately, that assessments be undertaken by social workers, and within three "
        "months of publication that the Board strengthen its audit. Within six months the Trust was to ensure that checks were done."
    )
    found = actions(INSPECTED + body, "area_for_improvement")
    assert [a.due for a in found] == [None, "P3M", "P6M"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("The review had made three recommendations. The Board was to: put in place a dataset; look again at its groups; and publish its thresholds.", ["put in place a dataset", "look again at its groups", "publish its thresholds"]),
        ("Two recommendations had been made. These were to improve the quality of plans; and to involve the police more.", ["improve the quality of plans", "involve the police more"]),
        ("The three areas from the focused visit were the timeliness of decisions, the quality of chronologies and the recording of consent.", ["the timeliness of decisions", "the quality of chronologies", "the recording of consent"]),
        ("There were three further areas for improvement, to do with preparation for adulthood, the support in schools, and work with parents.", ["preparation for adulthood", "the support in schools", "work with parents"]),
        ("The letter was long. Point 7 stated that interviews should be offered to every child.", ["interviews should be offered to every child"]),
        ("The report contained recommendations. The immediate one was that all discussions be minuted.", ["all discussions be minuted"]),
    ],
)  # fmt: skip
def test_lists_on_the_line_of_many_wordings(told: str, expected: list[str]) -> None:
    assert said(INSPECTED + told, "area_for_improvement") == expected


@pytest.mark.parametrize(
    "lead",
    [
        "The Statement had to show how the area would tackle the following three weaknesses:",
        "In all there were 14 things the Trust must do. The 'must dos' included:",
        "The report also set out where the Council had to do better:",
    ],
)
def test_lists_below_what_must_be_done(lead: str) -> None:
    listed = "\n\n".join(f"- {area}" for area in AREAS)
    assert (
        said(f"{INSPECTED}{lead}\n\n{listed}\n\nMembers asked about the budget.", "area_for_improvement")
        == AREAS
    )


def test_what_is_told_next_to_areas_for_improvement_is_none_of_them() -> None:
    body = "The Ofsted inspection had shown strengths as well as areas for improvement and that a plan had been produced in response."
    assert said(body, "area_for_improvement") == []
    assert said(body, "action_taken") == ["a plan had been produced in response"]


@pytest.mark.parametrize(
    "told",
    [
        "The letter named some matters for further work, notably, no significant weaknesses were found.",
        "Inspectors had told managers what needed improving.",
    ],
)
def test_what_names_nothing_is_no_area(told: str) -> None:
    assert said(INSPECTED + told, "area_for_improvement") == []


def test_areas_named_after_it_was_said_that_there_were_some() -> None:
    body = (
        "The Head of Inclusion said that there were a number of areas which had to be addressed. This included the timeliness of "
        "plans, but also the content of advice and transition planning. Improvement was also needed in how data was shared. "
        "Furthermore, the long delays for therapy had to be tackled."
    )
    assert said(INSPECTED + body, "area_for_improvement") == [
        "the timeliness of plans",
        "the content of advice and transition planning",
        "Improvement was also needed in how data was shared",
        "Furthermore, the long delays for therapy had to be tackled",
    ]


def test_what_some_areas_had_in_common_is_none_of_them() -> None:
    body = (
        "It was also noted that three of the areas for improvement under social work practice related to IT systems, and these "
        "should be improved following the move to the new system in April 2015."
    )
    assert said(INSPECTED + body, "area_for_improvement") == []


@pytest.mark.parametrize(
    "told",
    [
        "The committee could then be sure that what the inspectors recommended had been done.",
        "What Ofsted asked for was in the plan, which would have to go further.",
        "The work on those areas which Ofsted said needed improving had been started.",
        "Each area found to need improvement had a plan of its own.",
        "The report stated that the LGA had been asked to carry out a peer review to see where more had to be done.",
        "The report also says that thought will later be given to going further than Ofsted's recommendations.",
        "Inspectors said that they could not take account of it as nothing could yet be shown.",
        "A separate action plan on the cause of concern was handed out.",
        "It would help the service to mend the causes of concern that had been named and be rid of them.",
        "What had been an area of concern was a good deal better.",
        "Areas for development - the Service had known of what Ofsted named and was dealing with it.",
        "For this area no Written Statement of Action was asked for.",
        "The letter went on to set out what needed to improve.",
        "All three key areas of the service required improvement to be good, namely:\n\n- Help and protection\n\n- Children looked after\n\n- Leadership",
    ],
)
def test_what_became_of_areas_that_are_not_named(told: str) -> None:
    assert said(INSPECTED + told, "area_for_improvement") == []


def test_the_last_of_a_list_can_tell_what_is_done_about_it() -> None:
    body = (
        "The areas that the Council needed to improve included:\n\n- better supervision;\n\n- closer working;\n\n"
        "- the Council already had work in hand on most of the areas named."
    )
    assert said(INSPECTED + body, "area_for_improvement") == ["better supervision", "closer working"]


@pytest.mark.parametrize(
    "told",
    [
        "Ofsted asked that an action plan be written and sent to them by 17 May.",
        "The Council would need to provide Ofsted with an action plan within 70 working days on the areas found to need improvement.",
    ],
)
def test_a_plan_that_inspectors_ask_for_is_required(told: str) -> None:
    assert [a.kind for a in actions(INSPECTED + told)] == ["requirement"]


@pytest.mark.parametrize(
    ("told", "areas"),
    [
        (
            "The Committee asked why inspectors had written that checks on members had to be made tighter.",
            ["checks on members had to be made tighter"],
        ),
        (
            "Members asked about the remark in the inspection report that checks had to be made stricter.",
            ["checks had to be made stricter"],
        ),
        (
            "She said that Ofsted had found strong points but that reading had been named as an area which needed to improve.",
            ["reading had been named as an area which needed to improve"],
        ),
        (
            "A member asked about the second recommendation, by which training logs should be signed at each visit.",
            ["training logs should be signed at each visit"],
        ),
        (
            "The result of the report was that outcomes were uneven and that the partnership needed to act more quickly.",
            ["the partnership needed to act more quickly"],
        ),
        (
            "It was recommended among other things that young people should meet Members more often.",
            ["young people should meet Members more often"],
        ),
        (
            "The inspection also set a Priority Action because interviews came too late.",
            ["The inspection also set a Priority Action because interviews came too late"],
        ),
        (
            "The Director stated that Ofsted had looked into plans as well and they found that this needed improving.",
            ["this needed improving"],
        ),
        (
            "The inspectors noted several areas for further thought in respect of the front door. These included examining the role of schools and agreeing a data set.",
            ["examining the role of schools", "agreeing a data set"],
        ),
        (
            "The inspection had also said where it was thought things should be done better. Attendance at meetings, the use of tools and the part of fathers were mentioned, with others.",
            ["Attendance at meetings", "the use of tools", "the part of fathers were mentioned, with others"],
        ),
        (
            "The inspection had also shown where it was felt that work could be done better. Amongst other things, the use of tools, the state of files and the part of fathers were raised.",
            ["the use of tools", "the state of files", "the part of fathers were raised"],
        ),
        (
            "For the area a written 'statement of action' was needed on 2 matters, namely:\n\nAction 1 - the lack of a doctor.\n\nAction 2 - the long waits.",
            ["the lack of a doctor", "the long waits"],
        ),
    ],
)
def test_areas_in_further_words(told: str, areas: list[str]) -> None:
    assert said(INSPECTED + told, "area_for_improvement") == areas


@pytest.mark.parametrize(
    "told",
    [
        "The Director told members where the plan could be found. Training, pay and housing were mentioned.",
        "The result of the inspection was that the service was good.",
        "It was recommended among other things that the minutes be signed.",
        "A written statement of action was not needed.",
    ],
)
def test_what_was_only_mentioned_is_no_area(told: str) -> None:
    assert said(INSPECTED + told, "area_for_improvement") == []


@pytest.mark.parametrize(
    ("marks", "areas"),
    [('""', 1), ("“”", 1), ("  ", 0)],
)
def test_a_quotation_of_the_inspectors_has_marks_of_any_make(marks: str, areas: int) -> None:
    opened, closed = marks
    body = (
        f"To sum up the inspectors found {opened}that the team had held to the standard. "
        f"Practice could be made better by seeing that every plan is signed.{closed}"
    )
    assert len(said(INSPECTED + body, "area_for_improvement")) == areas
