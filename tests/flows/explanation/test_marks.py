"""Marks: what each row and refusal becomes, and how a text is cut at them."""

from hypothesis import given
from hypothesis import strategies as st

from flows.explanation.marks import Mark, MarkKind, cut, explain, marks_of
from transforms.extract import Reading
from transforms.extract.judgements.claim import Refusal
from transforms.parse import parse_text
from transforms.records import Action, Extraction, Inspection, Judgement

INSPECTION = Inspection(
    "i1", "ofsted", "ilacs", "childrens_services", None, "Leeds", "2024-07-01", "2024-07-12", "2024-08-20",
    start=0, end=6, rule="mention",
)  # fmt: skip
GOOD = Judgement("i1", "overall_effectiveness", "good", 20, 30, "thing_then_grade", provisional=True)
NOTED = Action("resolution", "note it", "i1", "the Director", "2024-12", "agreed", 40, 50, "resolution_limb")


def mark(start: int, end: int, name: str = "j1") -> Mark:
    return Mark(MarkKind.JUDGEMENT, name, start, end, "claim", "rule")


def test_every_row_and_refusal_is_a_mark_with_its_rule_or_reason() -> None:
    reading = Reading(Extraction((INSPECTION,), (GOOD,), (NOTED,)), (Refusal(33, 37, "denied"),))
    marks = marks_of(reading)
    assert [(m.name, m.kind.value, m.why) for m in marks] == [
        ("i1", "inspection", "mention"),
        ("j1", "judgement", "thing_then_grade"),
        ("r1", "refused", "denied"),
        ("a1", "action", "resolution_limb"),
    ]
    assert [m.claim for m in marks] == [
        "ofsted, ilacs, childrens_services, Leeds; on site 2024-07-01 to 2024-07-12; published 2024-08-20",
        "overall_effectiveness: good (provisional), of i1",
        "",
        "resolution, agreed; owner the Director; due 2024-12; about i1",
    ]


def test_marks_are_numbered_as_they_stand() -> None:
    refusals = (Refusal(30, 34, "later"), Refusal(10, 14, "sooner"))
    marks = marks_of(Reading(Extraction(), refusals))
    assert [(m.name, m.why) for m in marks] == [("r1", "sooner"), ("r2", "later")]


def test_marks_may_nest_and_overlap() -> None:
    outer, inner, across = mark(0, 6, "j1"), mark(2, 4, "j2"), mark(3, 8, "j3")
    segments = list(cut("abcdefghij", [inner, across, outer]))
    assert [(s.text, [m.name for m in s.marks]) for s in segments] == [
        ("ab", ["j1"]),
        ("c", ["j1", "j2"]),
        ("d", ["j1", "j2", "j3"]),
        ("ef", ["j1", "j3"]),
        ("gh", ["j3"]),
        ("ij", []),
    ]
    assert [[m.name for m in s.opening] for s in segments] == [["j1"], ["j2"], ["j3"], [], [], []]
    assert [[m.name for m in s.closing] for s in segments] == [[], [], ["j2"], ["j1"], ["j3"], []]


spans = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted).map(lambda ends: mark(*ends))


@given(st.text(min_size=20, max_size=20), st.lists(spans, max_size=8))
def test_the_segments_are_the_text_and_each_mark_covers_its_span(text: str, marks: list[Mark]) -> None:
    segments = list(cut(text, marks))
    assert "".join(segment.text for segment in segments) == text
    for one in marks:
        covered = "".join(segment.text for segment in segments if any(m is one for m in segment.marks))
        assert covered == text[one.start : one.end]
    shown = sum(one.start < one.end for one in marks)
    assert sum(len(segment.opening) for segment in segments) == shown
    assert sum(len(segment.closing) for segment in segments) == shown


def test_a_page_is_explained_from_its_documents() -> None:
    page = parse_text(
        "Agenda item\n\nOfsted inspection of children's services\n\nMinutes:\n\n"
        "Inspectors judged overall effectiveness to be good.\n\nRESOLVED: That the report be noted.\n"
    )
    (explained,) = explain(page)
    words = {mark.claim.split(",")[0]: explained.quote(mark) for mark in explained.marks}
    assert "good" in words["overall_effectiveness: good"]
    assert words["resolution"] == "That the report be noted."
