"""Meeting the official record."""

from __future__ import annotations

import pytest
from warehouse_samples import mention

from warehouse.resolution.clustering import cluster
from warehouse.resolution.official import Event, reconcile


def event(ended=None, published=None, started=None, framework="ilacs") -> Event:
    return Event(f"{framework} {ended or published}", framework, started, ended, published)


def met(mentions, *events) -> list[str | None]:
    """The event that each mention's inspection is met with, in the order of the mentions."""
    clusters = {c.founder.key: c for c in cluster(mentions).clusters}
    found = reconcile(clusters, events)
    return [found[m.key][0] for m in mentions if m.key in found]


@pytest.mark.parametrize(
    ("told", "official"),
    [
        ({"on_site": "2019-04-29/2019-05-03"}, event("2019-05-03", "2019-06-11", "2019-04-29")),
        ({"on_site": "2019-04-22/2019-05-02"}, event("2019-05-03", "2019-06-11", "2019-04-29")),
        ({"on_site": "2019"}, event("2019-05-03", "2019-06-11", "2019-04-29")),
        ({"published": "2019-06-11"}, event("2019-05-03", "2019-06-11", "2019-04-29")),
        ({"published": "2019-06-11"}, event("2019-05-03")),
        ({"on_site": "2010-12", "framework": "sif"}, event("2011-01", framework="sif")),
        (
            {"on_site": "2024-10", "framework": "cqc_asc"},
            event(framework="cqc_asc"),
        ),  # the record has no date
        ({}, event("2019-05-03", "2019-06-11")),  # the page has none
    ],
)
def test_one_and_the_same(told, official):
    assert met([mention(**told)], official) == [official.event_id]


@pytest.mark.parametrize(
    ("told", "officials"),
    [
        ({"on_site": "2019-04-29"}, [event("2023-04-28", "2023-06-14")]),
        ({"on_site": "2019-04-29"}, [event("2019-05-03", framework="sif")]),
        ({"told": "2018-01-01"}, [event("2019-05-03", "2019-06-11")]),
        ({}, [event("2019-05-03", "2019-06-11"), event("2023-04-28", "2023-06-14")]),
        ({"on_site": "2019-04"}, []),
    ],
)
def test_not_in_the_record(told, officials):
    assert met([mention(**told)], *officials) == [None]


def test_an_event_is_met_once_by_the_nearest():
    near, far = mention(on_site="2019-04-29"), mention(on_site="2019-08-29/2019-09-05")
    assert met([far, near], event("2019-05-03", "2019-06-11", "2019-04-29")) == [None, "ilacs 2019-05-03"]
