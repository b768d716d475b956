"""The written content: invented councils, whole, and refused where broken."""

import pytest

from crawlers.registry import Registry
from crawlers.sample_site import SampleSiteError, content
from crawlers.sample_site.content import CouncilContent, load_councils, load_routine


def test_the_councils_are_not_real():
    registry = Registry.load()
    for council in load_councils():
        assert registry.get(council.council_id) is None
        assert registry.by_name(council.name) is None


def test_every_council_has_several_committees_that_meet_on_weekdays():
    councils = load_councils()
    assert len(councils) >= 6
    for council in councils:
        assert len(council.committees) >= 4
        for committee in council.committees:
            days = (*committee.dates, *committee.second_night_dates)
            assert 4 <= len(days) <= 10
            assert len(set(days)) == len(days)
            assert all(day.weekday() < 5 for day in days), committee.title
            assert set(committee.late_minutes) <= set(committee.dates)


def test_every_deck_has_enough_routine_business():
    for deck in ("cabinet", "scrutiny", "children", "council", "regulatory", "partnership"):
        middle = [item for item in load_routine() if deck in item.decks and item.place == "middle"]
        assert len(middle) >= 5, deck


def test_layouts_differ():
    layouts = [council.layout for council in load_councils()]
    assert {layout.frame for layout in layouts} == {"classic", "modern", "bare"}
    assert {layout.web_service for layout in layouts} == {"on", "html", "forbidden"}
    assert any(layout.base_path for layout in layouts)
    assert any(layout.cut_on_meeting_page for layout in layouts)


@pytest.mark.parametrize(
    ("text", "message"),
    [("council_id = ", "broken.toml"), ('council_id = "X"', "broken.toml.*name")],
)
def test_a_broken_file_is_named(text, message):
    with pytest.raises(SampleSiteError, match=f"(?s){message}"):
        content._read(CouncilContent, "broken.toml", text)


def test_references_that_lead_nowhere_are_named():
    council = load_councils()[0]
    item = council.items[0].model_copy(update={"committee": 999, "issue": 12345})
    with pytest.raises(SampleSiteError, match=r"committee 999 does not meet.*no issue 12345"):
        content._check_references(council.model_copy(update={"items": (item,)}))
