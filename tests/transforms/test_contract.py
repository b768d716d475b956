"""A page in the contract's shape: every key, folded quotes, and nothing but what the contract lists."""

from __future__ import annotations

import json

import readings

from transforms.contract import to_contract
from transforms.extract import extract_page
from transforms.parse import parse_text
from transforms.records import Action, Extraction, Inspection, Judgement

BODY = "Children's services were judged\u00a0 good overall.\n\nRESOLVED: That the report be noted."


def test_the_shape() -> None:
    page = readings.item(BODY)
    text = page.facts.text
    at = text.index("judged")
    end = text.index(" overall") + len(" overall")
    extraction = Extraction(
        (
            Inspection(
                "i1",
                "ofsted",
                "ilacs",
                "childrens_services",
                None,
                "Wendleshire",
                "2025-06",
                "2025-06",
                None,
                0,
                9,
                "rule",
            ),
        ),
        (
            Judgement("i1", "overall_effectiveness", "good", at, end, "rule"),
            Judgement("i1", "care_leavers", "good", at, end, "rule", provisional=True),
        ),
        (Action("resolution", "the report be\u00a0 noted", "i1", None, "R/P6M", "agreed", at, end, "rule"),),
    )
    assert to_contract("a-page", page, extraction) == {
        "id": "a-page",
        "page": {
            "kind": "agenda_item",
            "title": readings.TITLE,
            "committee": "Cabinet",
            "meeting_date": "2025-10-13",
            "decision_maker": None,
            "decision_status": None,
            "is_key_decision": None,
            "truncated": False,
        },
        "inspections": [
            {
                "ref": "i1",
                "inspectorate": "ofsted",
                "framework": "ilacs",
                "subject": "childrens_services",
                "subject_name": None,
                "authority": "Wendleshire",
                "started_on": "2025-06",
                "ended_on": "2025-06",
                "published_on": None,
            }
        ],
        "judgements": [
            {
                "inspection": "i1",
                "domain": "overall_effectiveness",
                "grade": "good",
                "quote": "judged good overall",
            },
            {
                "inspection": "i1",
                "domain": "care_leavers",
                "grade": "good",
                "provisional": True,
                "quote": "judged good overall",
            },
        ],
        "actions": [
            {
                "kind": "resolution",
                "text": "the report be noted",
                "inspection": "i1",
                "owner": None,
                "due": "R/P6M",
                "status": "agreed",
                "quote": "judged good overall",
            }
        ],
    }


def test_a_meeting_page_has_no_title() -> None:
    page = parse_text(
        "Agenda and minutes\n\nCabinet - Monday, 2nd February, 2015\n\nVenue: Hall\n\n"
        "1. The Inspection\n\nMinutes:\n\nNoted.\n"
    )
    assert to_contract("m", page, Extraction())["page"]["title"] is None


def test_it_is_json_and_the_same_twice() -> None:
    first, second = (
        json.dumps(to_contract("a", page, extract_page(page)))
        for page in (readings.item(BODY), readings.item(BODY))
    )
    assert first == second
