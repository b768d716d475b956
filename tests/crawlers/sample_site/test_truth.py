"""The expected facts: true to the pages that are shown, in the words of the contract."""

import re

import pytest
from lxml import html

from crawlers.sample_site.app import SiteApp
from crawlers.sample_site.content import load_councils
from crawlers.sample_site.scenario import Site
from crawlers.sample_site.truth import TruePage, load_truth
from transforms.records import PageKind

PAGE = {PageKind.AGENDA_ITEM: "mgAi.aspx?ID=", PageKind.DECISION: "ieDecisionDetails.aspx?ID="}
APPS = {content.council_id: SiteApp(Site(content, night=2)) for content in load_councils()}
TRUTH = load_truth(night=2)
ISO_DATE = r"\d{4}(-\d\d(-\d\d)?)?"
BLOCKS = ("p", "td", "li", "h1", "h2", "h3", "div")


def text_of(page: TruePage) -> str:
    """The words of the page a person would open, blocks parted by a space, white space folded."""
    app = APPS[page.council_id]
    response = app.respond(f"{app.base}/{PAGE[page.kind]}{page.site_id}")
    assert response.status == 200
    tree = html.fromstring(response.body.decode())
    for block in tree.iter(*BLOCKS):
        block.tail = " " + (block.tail or "")
    return re.sub(r"\s+", " ", tree.text_content().replace("\xa0", " "))


@pytest.mark.parametrize("page", TRUTH, ids=lambda page: f"{page.council_id}-{page.site_id}")
def test_the_page_says_so(page):
    text = text_of(page)
    assert page.title in text
    refs = [inspection.ref for inspection in page.inspections]
    assert refs == [f"i{number}" for number in range(1, len(refs) + 1)]
    for judgement in page.judgements:
        assert judgement.quote in text
        assert judgement.inspection in refs
    for action in page.actions:
        assert action.quote is not None
        assert action.quote in text
        assert action.text in text
        assert action.inspection is None or action.inspection in refs
        assert action.owner is None or action.owner in text
        assert action.due is None or re.fullmatch(rf"{ISO_DATE}|(R/)?P\d+[DMY]", action.due)


@pytest.mark.parametrize("page", TRUTH, ids=lambda page: f"{page.council_id}-{page.site_id}")
def test_years_of_dates_stand_on_the_page(page):
    text = text_of(page)
    for inspection in page.inspections:
        for day in (inspection.started_on, inspection.ended_on, inspection.published_on):
            assert day is None or (re.fullmatch(ISO_DATE, day) and day[:4] in text)


def test_every_written_item_and_decision_is_covered():
    for content in load_councils():
        pages = [page for page in TRUTH if page.council_id == content.council_id]
        site = APPS[content.council_id].site
        listed = {(page.kind, page.site_id) for page in pages}
        assert len(listed) == len(pages)
        assert listed == {(PageKind.AGENDA_ITEM, str(item.id)) for item in site.items_by_key.values()} | {
            (PageKind.DECISION, str(number)) for number in site.decisions
        }


def test_the_content_exercises_the_contract():
    frameworks = {i.framework for page in TRUTH for i in page.inspections}
    assert frameworks >= {
        "sif", "ilacs", "ilacs_focused_visit", "monitoring_visit", "jtai", "lscb_review", "sccif",
        "area_send_2016", "area_send_2023", "youth_justice", "cqc_asc", "cqc_provider", "school",
        "further_education", "safeguarding_lac_2009",
    }  # fmt: skip
    assert {a.kind for page in TRUTH for a in page.actions} == {
        "resolution", "recommendation", "area_for_improvement", "requirement", "undertaking", "action_taken",
    }  # fmt: skip
    assert sum(not page.inspections for page in TRUTH) >= 8


def test_the_first_night_does_not_know_of_the_second():
    first = {(page.council_id, page.kind, page.site_id) for page in load_truth(night=1)}
    second = {(page.council_id, page.kind, page.site_id) for page in TRUTH}
    assert len(second - first) == 4
    assert first < second


def test_the_shape_is_the_contract_s():
    page = next(page for page in TRUTH if page.title == "Working with other councils in the region")
    gold = page.contract()
    assert gold["page"]["meeting_date"] == "2025-10-01"
    assert gold["inspections"][0]["authority"] == "Wendleshire"
    assert "optional" not in gold["inspections"][0]
    assert set(gold) == {"id", "council", "page", "inspections", "judgements", "actions"}
