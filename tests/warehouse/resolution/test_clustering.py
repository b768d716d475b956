"""Which mentions are of one inspection."""

from __future__ import annotations

from itertools import permutations

import pytest
from warehouse_samples import mention

from transforms.extract.vocabulary import frameworks, subjects
from warehouse.resolution.clustering import cluster
from warehouse.resolution.rules import rules

GOOD = {"overall_effectiveness": "good"}
POOR = {"overall_effectiveness": "inadequate"}


def home(name, on_site=None, **changes):
    return mention(
        **{"framework": "sccif", "subject": "childrens_home", "name": name, "on_site": on_site} | changes
    )


def sorts(*mentions) -> tuple[list[list[int]], list[int]]:
    """The numbers of the given mentions by inspection, and of those left without one."""
    numbers = {m.key: n for n, m in enumerate(mentions)}
    found = cluster(mentions)
    groups = [sorted(numbers[m.key] for m in c.mentions) for c in found.clusters]
    return sorted(groups), sorted(numbers[m.key] for telling in found.unsure for m in telling.mentions)


@pytest.mark.parametrize(
    "same",
    [
        (mention(on_site="2019-04-29/2019-05-03"), mention(on_site="2019-04-22/2019-05-02")),
        (mention(on_site="2019-04-29/2019-05-03"), mention(on_site="2019-05")),
        (mention(on_site="2019-04-29/2019-05-03"), mention(on_site="2019")),
        (mention(on_site="2018-11-19/2018-11-23", published="2019-01-07"), mention(on_site="2019")),
        (mention(on_site="2019-04-29/2019-05-03"), mention(published="2019-06-11")),
        (mention(published="2019-06-11"), mention(published="2019-06-14")),
        (mention(on_site="2019-04-29/2019-05-03"), mention(framework=None, on_site="2019-05")),
        (mention(on_site="2019-04", grades=GOOD), mention(on_site="2019-04", grades=POOR)),  # a page errs
        (mention(on_site="2019-04", grades=GOOD), mention(told="2020-02-01", grades=GOOD)),
        (home("Ash House", "2023-03-07"), home("Ash House children's home", "2023-03")),
        (mention("lscb_review", "2015-02", subject="safeguarding_board", name="Wendleshire LSCB"),
         mention("lscb_review", "2015-02", subject="safeguarding_board", name="the Board")),
    ],
)  # fmt: skip
def test_one_inspection(same):
    assert sorts(*same) == ([[0, 1]], [])


@pytest.mark.parametrize(
    "others",
    [
        (mention(on_site="2019-04-29/2019-05-03"), mention(on_site="2023-04-24/2023-04-28")),
        (mention(on_site="2019"), mention(on_site="2022")),
        (mention("sif", "2018-01"), mention("ilacs", "2018-02")),
        (mention("sif", "2015-02"), mention("lscb_review", "2015-02", subject="safeguarding_board")),
        (mention("ilacs_focused_visit", "2018-07-11"), mention("ilacs_focused_visit", "2018-11-13")),
        (mention("monitoring_visit", "2023-03-07"), mention("monitoring_visit", "2023-06-13")),
        (home("Ash House", "2023-03-07"), home("Birch House", "2023-03-07")),
        (home(None, framework=None, on_site="2023-03-07"), home("Birch House", framework=None, on_site="2023-03")),
        (mention(on_site="2019-04", document="d"), mention(on_site="2019-04-29", document="d")),
        (mention(on_site="2019-04"), mention("area_send_2016", "2019-04", subject="area_send", inspectorate="ofsted_cqc")),
    ],
)  # fmt: skip
def test_two_inspections(others):
    assert sorts(*others) == ([[0], [1]], [])


def test_a_grade_without_a_date_is_that_of_the_last_inspection_before_the_meeting():
    first, second = mention(on_site="2015-02", grades=GOOD), mention(on_site="2019-04", grades=GOOD)
    assert sorts(first, second, mention(told="2018-05-01", grades=GOOD)) == ([[0, 2], [1]], [])
    assert sorts(first, second, mention(told="2020-05-01", grades=GOOD)) == ([[0], [1, 2]], [])
    assert sorts(first, second, mention(told="2020-05-01", grades=POOR)) == ([[0], [1]], [2])
    assert sorts(first, second, mention(told="2014-05-01", grades=GOOD)) == ([[0], [1], [2]], [])


def test_a_grade_told_beside_the_last_inspection_is_the_one_before():
    first, second = mention(on_site="2015-02", grades=GOOD), mention(on_site="2019-04", grades=GOOD)
    told = {"told": "2019-09-01", "document": "d"}
    beside = mention(published="2019-06-11", grades=GOOD, **told)
    assert sorts(first, second, beside, mention(grades=GOOD, **told)) == ([[0, 3], [1, 2]], [])


def test_a_year_alone_is_left_without_one_of_several_visits():
    visits = [mention("monitoring_visit", day) for day in ("2023-03-07", "2023-06-13")]
    assert sorts(*visits, mention("monitoring_visit", "2023")) == ([[0], [1]], [2])
    assert sorts(mention("monitoring_visit", "2023")) == ([[0]], [])


def test_what_tells_neither_date_nor_grade_goes_by_its_issue():
    known = mention(on_site="2019-04", issue="i1")
    assert sorts(known, mention(issue="i1")) == ([[0, 1]], [])
    assert sorts(known, mention(issue="i2")) == ([[0]], [1])
    assert sorts(mention()) == ([[0]], [])


def test_one_item_on_two_addresses_is_told_once():
    whole = mention(on_site="2019-04", grades=GOOD, item="i", quote="the inspection")
    cut = mention(item="i", quote="the inspection")
    same = mention(on_site="2019-04", grades=GOOD, item="i", quote="other words")
    assert sorts(whole, cut, same) == ([[0, 1, 2]], [])


def test_the_order_of_loads_does_not_matter():
    mentions = [
        mention(on_site="2019-04-29/2019-05-03", grades=GOOD),
        mention(on_site="2019-04-22/2019-05-03"),
        mention(on_site="2019", grades=GOOD),
        mention(published="2023-06-14"),
        mention(told="2024-02-01", grades=POOR),
    ]
    outcomes = {
        tuple(sorted(tuple(sorted(m.key for m in c.mentions)) for c in cluster(order).clusters))
        for order in permutations(mentions)
    }
    assert len(outcomes) == 1


def test_no_framework_stands_in_two_rules():
    for codes in ([rule.frameworks for rule in rules().rule], [rule.subjects for rule in rules().rule]):
        flat = [code for some in codes for code in some]
        assert len(flat) == len(set(flat))


def test_every_framework_and_subject_of_the_rules_is_one_of_the_vocabulary():
    assert {code for rule in rules().rule for code in rule.frameworks} <= {f.code for f in frameworks()}
    assert {code for rule in rules().rule for code in rule.subjects} <= {s.code for s in subjects()}
