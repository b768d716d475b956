"""Promises meet the later items that answer them, and no others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from warehouse.resolution.follow_up.attribution import Inspections
from warehouse.resolution.follow_up.matching import follow_up
from warehouse.resolution.follow_up.records import Followed, Made, Page, Reported

SCRUTINY = "Children's Scrutiny Committee"
FULL = Reported("w/ilacs/2019", "childrens_services", "ilacs", None, date(2019, 3, 1), date(2019, 3, 1))
VISIT = Reported("w/visit/2019", "childrens_services", "ilacs_focused_visit", None, date(2019, 7, 1), None)
NEXT = Reported("w/ilacs/2022", "childrens_services", "ilacs", None, date(2022, 3, 1), date(2022, 3, 1))
MADE = "2019-04-01"


def page(name: str, day: str, title: str, text: str = "", committee: str = SCRUTINY, told: Reported | None = None, issue: str | None = None) -> Page:  # fmt: skip
    kinds = {"Cabinet": "cabinet", SCRUTINY: "scrutiny"}
    return Page(
        name, name, "agenda_item", issue, committee, kinds.get(committee, "other"), date.fromisoformat(day), title,
        f"{title}\n{text}", told=frozenset({told.inspection_id} if told else ()),
    )  # fmt: skip


ORIGIN = page("origin", MADE, "Ofsted inspection of children's services", told=FULL, issue="i1")


def followed(
    text: str, due: str | None, *later: Page, kind: str = "resolution", reported=(FULL,)
) -> Followed:
    made = Made("a1", "origin", kind, text, None, due, FULL.inspection_id)
    (found,) = follow_up([made], [ORIGIN, *later], Inspections(reported))
    return found


def answers(*args, **changes) -> list[str]:
    return [answer.document for answer in followed(*args, **changes).answers]


REPORT = ("That a progress report be brought to the Committee in six months.", "P6M")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Ofsted action plan: progress", ""),
        ("Children's improvement plan: highlight report", "Of its fifty actions thirty were rated green."),
        ("Children's Services Update", "The report told of progress against the recommendations of the inspectors."),
        ("Ofsted inspection: six months on", "Most of the actions in the plan were complete."),
        ("Improvement Plan Progress Report", "Members were updated on delivery."),
    ],
)  # fmt: skip
def test_a_report_on_the_plan_answers(title, text):
    assert answers(*REPORT, page("later", "2019-10-10", title, text)) == ["later"]


@pytest.mark.parametrize(
    "other",
    [
        page("earlier", "2019-03-20", "Ofsted action plan: progress"),
        page("soon", "2019-05-10", "Ofsted action plan: progress"),
        page("late", "2021-02-10", "Ofsted action plan: progress"),
        page("elsewhere", "2019-10-10", "Ofsted action plan: progress", committee="Cabinet"),
        page(
            "first",
            "2019-10-10",
            "Ofsted inspection of children's services",
            "An action plan would be written.",
        ),
        page("send", "2019-10-10", "SEND action plan: progress", "Progress since the inspection was told."),
        page(
            "schools", "2019-10-10", "School improvement plan: progress", "Ofsted had inspected nine schools."
        ),
        page("case", "2019-10-10", "Serious case review: action plan", "Ofsted had been told of the review."),
        page(
            "parents", "2019-10-10", "Corporate parenting strategy: action plan", "Inspectors had praised it."
        ),
        page(
            "programme", "2019-10-10", "Scrutiny work programme", "The Ofsted action plan: progress in May."
        ),
        page(
            "ready", "2019-10-10", "Preparing for inspection", "Progress with the plan for Ofsted was told."
        ),
        page("plan", "2019-10-10", "Ofsted action plan", "The draft plan was considered."),
        page(
            "promise",
            "2019-10-10",
            "Ofsted inspection",
            "The action plan will be brought to the next meeting.",
        ),
    ],
    ids=lambda other: other.document,
)
def test_other_items_do_not(other):
    assert answers(*REPORT, other) == []


def test_a_plan_shown_again_is_a_report_on_it():
    first = page("first", "2019-05-20", "Ofsted action plan", "The plan was approved.")
    again = page("again", "2019-10-10", "Ofsted action plan", "Members considered the plan.")
    assert answers(*REPORT, first, again) == ["again"]


def test_a_visit_has_its_own_plan_and_a_monitoring_visit_that_of_the_inspection():
    visit = page("visit", "2019-10-10", "Focused visit action plan: progress")
    assert answers(*REPORT, visit, reported=(FULL, VISIT)) == []
    monitoring = Reported("w/mv/2019", "childrens_services", "monitoring_visit", None, date(2019, 8, 1), None)
    told = page("told", "2019-10-10", "Improvement plan: progress", told=monitoring)
    assert answers(*REPORT, told, reported=(FULL, monitoring)) == ["told"]


def test_the_newest_inspection_by_then_is_meant_unless_a_year_is_named():
    repeated = ("That a progress report be brought to the Committee every year.", "R/P1Y")
    new = page("new", "2022-03-30", "Ofsted action plan: progress")
    old = page("old", "2022-03-30", "Action plan after the Ofsted inspection of 2019: progress")
    assert answers(*repeated, new, reported=(FULL, NEXT)) == []
    assert answers(*repeated, old, reported=(FULL, NEXT)) == ["old"]
    assert followed(*repeated, reported=(FULL, NEXT)).ended_on == NEXT.on


def test_a_repeated_promise_is_answered_again_and_again():
    days = ("2019-10-10", "2020-04-10", "2020-11-10")
    later = [page(day, day, "Ofsted action plan: progress") for day in days]
    found = followed("That a progress report be brought every six months.", "R/P6M", *later)
    assert [answer.document for answer in found.answers] == list(days)
    assert found.expected_next == date(2021, 5, 10)


def test_a_promise_made_once_is_answered_by_the_first():
    later = [page(day, day, "Ofsted action plan: progress") for day in ("2019-10-10", "2020-04-10")]
    found = followed(*REPORT, *later)
    assert [answer.document for answer in found.answers] == ["2019-10-10"]
    assert found.expected_next is None


def test_two_addresses_of_one_meeting_are_one_answer():
    item = page("item", "2019-10-10", "Ofsted action plan: progress")
    issue = Page("issue", "issue", "issue", "i1", SCRUTINY, "scrutiny", item.day, item.title, item.text)
    assert answers(*REPORT, issue, item) == ["item"]


def test_a_plan_that_is_due_can_be_approved_where_it_is_told_of():
    text = "The council has 70 days to send its action plan."
    made = Made("a1", "origin", "requirement", text, None, "P70D", FULL.inspection_id)
    origin = page(
        "origin", MADE, ORIGIN.title, f"{text}\nThat the action plan at appendix 2 be approved.", told=FULL
    )
    (found,) = follow_up([made], [origin], Inspections([FULL]))
    (answer,) = found.answers
    assert answer.reason == "same_item"
    assert origin.text[answer.start : answer.end] == "That the action plan at appendix 2 be approved"
    assert found.due_on == date(2019, 6, 13)


def test_the_same_promised_again_takes_its_place_unless_it_was_answered():
    again = page("again", "2019-07-01", "Ofsted inspection: question", told=FULL)
    later = page("later", "2020-01-20", "Ofsted action plan: progress")
    made = [
        Made("a1", "origin", "resolution", *REPORT[:1], None, "P6M", FULL.inspection_id),
        Made("a2", "again", "resolution", *REPORT[:1], None, "P6M", FULL.inspection_id),
    ]
    first, second = follow_up(made, [ORIGIN, again, later], Inspections([FULL]))
    assert (first.superseded_by, first.answers) == ("a2", ())
    assert (second.superseded_by, [a.document for a in second.answers]) == (None, ["later"])


def test_what_is_promised_again_and_again_keeps_the_answers_until_then():
    text = "That progress be reported to the Committee every six months."
    again = page("again", "2020-01-20", "Ofsted inspection: question", told=FULL)
    between = page("between", "2019-10-10", "Ofsted action plan: progress")
    later = page("later", "2020-07-20", "Ofsted action plan: progress")
    made = [
        Made(key, document, "resolution", text, None, "R/P6M", FULL.inspection_id)
        for key, document in (("a1", "origin"), ("a2", "again"))
    ]
    first, second = follow_up(made, [ORIGIN, between, again, later], Inspections([FULL]))
    assert (first.superseded_by, [a.document for a in first.answers]) == ("a2", ["between"])
    assert (second.superseded_by, [a.document for a in second.answers]) == (None, ["later"])

    standing = {"a1": FULL.inspection_id, "a2": FULL.inspection_id}
    pages = [ORIGIN, between, again, replace(later, is_new=True)]
    assert [one.key for one in follow_up(made, pages, Inspections([FULL]), standing)] == ["a2"]


def test_a_standing_promise_is_followed_anew_only_where_something_new_bears_on_it():
    made = Made("a1", "origin", "resolution", REPORT[0], None, "P6M", FULL.inspection_id)
    answer = page("answer", "2019-10-10", "Ofsted action plan: progress")
    plan = page("plan", "2019-05-20", "Ofsted action plan", "The draft plan was considered.")
    other = page("other", "2019-10-20", "Budget monitoring")

    def anew(*pages: Page, more: tuple[Made, ...] = ()) -> list[str]:
        standing = {"a1": FULL.inspection_id}
        return [one.key for one in follow_up([made, *more], [ORIGIN, *pages], Inspections([FULL]), standing)]

    def new(one: Page) -> Page:
        return replace(one, is_new=True)

    assert anew(answer, plan, new(other)) == []
    assert anew(new(answer), plan) == ["a1"]
    assert anew(answer, new(plan)) == ["a1"]  # what comes after it can be a report
    again = page("again", "2019-07-01", "Ofsted inspection: question", told=FULL)
    assert anew(new(again), more=(replace(made, key="a2", document="again"),)) == ["a1", "a2"]


def test_a_matter_of_its_own_is_answered_by_an_item_on_it():
    promise = ("That a report on return home interviews be brought in six months.", "P6M")
    assert answers(*promise, page("on", "2019-10-10", "Return home interviews")) == ["on"]
    assert answers(*promise, page("plan", "2019-10-10", "Ofsted action plan: progress")) == []
    within = page(
        "within", "2019-10-10", "Ofsted action plan: progress", "Return home interviews were quicker."
    )
    assert answers(*promise, within) == ["within"]


def test_a_deed_is_answered_only_by_words_that_say_it_is_done():
    promise = ("That a tenancy support team be in place by 1 September 2019.", "2019-09-01")
    told = page(
        "told", "2019-10-10", "Ofsted action plan: progress", "The tenancy support team was in place."
    )
    asked = page("asked", "2019-10-10", "Ofsted action plan: progress", "Where is the tenancy support team?")
    assert answers(*promise, told) == ["told"]
    assert answers(*promise, asked) == []
