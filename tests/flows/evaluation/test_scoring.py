"""What the measures count, on pages made for the purpose."""

from typing import Any

import pytest

from flows.evaluation.labels import Claims
from flows.evaluation.scoring import Scorer

TEXT = "Ofsted judged the service good overall. RESOLVED: That the report be noted."
INSPECTION = {
    "ref": "i1",
    "inspectorate": "ofsted",
    "framework": "ilacs",
    "subject": "childrens_services",
    "authority": "Leeds",
    "started_on": "2024-07-01",
    "ended_on": "2024-07-12",
}
JUDGEMENT = {
    "inspection": "i1",
    "domain": "overall_effectiveness",
    "grade": "good",
    "quote": "Ofsted judged the service good overall",
}
ACTION = {
    "kind": "resolution",
    "text": "That the report be noted",
    "inspection": "i1",
    "quote": "That the report be noted",
}
PAGE = {"kind": "agenda_item", "meeting_date": "2024-09-10"}
WHOLE = {"page": PAGE, "inspections": [INSPECTION], "judgements": [JUDGEMENT], "actions": [ACTION]}


def by_rule(row: dict[str, Any], rule: str, **changed: Any) -> dict[str, Any]:
    return row | {"rule": rule} | changed


def score(gold: dict[str, Any], made: dict[str, Any] | None) -> Scorer:
    scorer = Scorer()
    predicted = None if made is None else Claims.model_validate(made)
    scorer.add("page", Claims.model_validate(gold), predicted, TEXT)
    return scorer


def test_a_page_told_right_is_right_in_every_measure() -> None:
    scorer = score(WHOLE, WHOLE)
    scores = scorer.scores()
    assert scorer.details == []
    for name in ("inspections", "judgements", "actions_formal"):
        assert (scores[name]["tp"], scores[name]["p"], scores[name]["r"], scores[name]["f1"]) == (
            1,
            1,
            1,
            1,
        ), name
    assert scores["inspection_fields"]["ended_on"] == {"right": 1, "of": 1, "rate": 1.0}
    assert scores["inspection_fields"]["published_on"] == {"right": 0, "of": 0, "rate": None}
    for name in ("judgement_binding", "action_inspection", "page_kind", "meeting_date"):
        assert scores[name] == {"right": 1, "of": 1, "rate": 1.0}, name
    assert scores["quotes_verbatim"]["of"] == 2
    assert scores["pages_without_judgement_that_got_one"] == {"wrong": 0, "of": 0}


def test_a_page_without_prediction_fails() -> None:
    scores = score(WHOLE, None).scores()
    assert scores["pages_without_prediction"] == ["page"]
    assert (scores["inspections"]["fn"], scores["judgements"]["fn"], scores["actions_formal"]["fn"]) == (
        1,
        1,
        1,
    )
    assert scores["page_kind"]["right"] == 0


def test_a_trap_that_was_fallen_into_and_one_that_was_not_read() -> None:
    nothing = {"page": PAGE}
    trap = "pages_without_judgement_that_got_one"
    assert score(nothing, nothing).scores()[trap] == {"wrong": 0, "of": 1}
    assert score(nothing, WHOLE).scores()[trap] == {"wrong": 1, "of": 1}
    assert score(nothing, None).scores()[trap] == {"wrong": 1, "of": 1}


def test_optional_rows_cost_nothing_missed_and_nothing_found() -> None:
    optional = WHOLE | {"judgements": [JUDGEMENT | {"optional": True}]}
    for made in (WHOLE, WHOLE | {"judgements": []}):
        assert score(optional, made).scores()["judgements"] == {
            "tp": 0,
            "fp": 0,
            "fn": 0,
            "p": 1.0,
            "r": 1.0,
            "f1": 1.0,
        }


def test_fields_are_scored_where_either_side_has_one() -> None:
    made = INSPECTION | {"framework": None, "published_on": "2024-08-20"}
    scorer = score(WHOLE, WHOLE | {"inspections": [made]})
    fields = scorer.scores()["inspection_fields"]
    assert [fields[name]["right"] for name in ("framework", "started_on", "published_on")] == [0, 1, 0]
    assert "page: published_on: gold None, got '2024-08-20'" in scorer.details


def test_a_judgement_that_hangs_on_the_other_inspection_is_right_but_unbound() -> None:
    earlier = INSPECTION | {"ref": "i2", "ended_on": "2019-02-01"}
    gold = WHOLE | {"inspections": [INSPECTION, earlier]}
    made = gold | {"judgements": [JUDGEMENT | {"inspection": "i2"}]}
    scores = score(gold, made).scores()
    assert scores["judgements"]["tp"] == 1
    assert scores["judgement_binding"]["rate"] == 0.0


@pytest.mark.parametrize(
    ("text", "right"), [("the report be noted", 1), ("to note the annual report of the Board", 0)]
)
def test_actions_match_by_their_words(text: str, right: int) -> None:
    made = WHOLE | {"actions": [ACTION | {"text": text}]}
    assert score(WHOLE, made).scores()["actions"]["resolution"]["tp"] == right


@pytest.mark.parametrize("quote", ["Ofsted judged it good", "", "go"])
def test_a_quote_that_the_page_does_not_have_or_that_tells_nothing(quote: str) -> None:
    scorer = score(WHOLE, WHOLE | {"judgements": [JUDGEMENT | {"quote": quote}]})
    assert scorer.scores()["quotes_verbatim"] == {"right": 1, "of": 2, "rate": 0.5}
    assert any("quote not verbatim" in told for told in scorer.details)


def test_each_rule_has_the_share_of_its_rows_that_were_right() -> None:
    made = WHOLE | {
        "judgements": [
            by_rule(JUDGEMENT, "thing_then_grade"),
            by_rule(JUDGEMENT, "thing_then_grade", domain="help_and_protection"),
        ],
        "actions": [by_rule(ACTION, "resolution_limb")],
    }
    scorer = score(WHOLE, made)
    assert scorer.rules["judgement", "thing_then_grade"].rate() == {"right": 1, "of": 2, "rate": 0.5}
    assert scorer.rules["resolution", "resolution_limb"].rate()["rate"] == 1.0
    assert any("wrong judgement (rule thing_then_grade)" in told for told in scorer.details)
