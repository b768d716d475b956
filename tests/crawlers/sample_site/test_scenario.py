"""What is on the sites on which night."""

from datetime import date

import pytest

from crawlers.sample_site.content import load_councils
from crawlers.sample_site.scenario import FIRST_NIGHT, Site

COUNCILS = {content.council_id: content for content in load_councils()}


def site(council_id: str, night: int = 1, scale: int = 1) -> Site:
    return Site(COUNCILS[council_id], night, scale)


@pytest.mark.parametrize("council_id", sorted(COUNCILS))
def test_ids_do_not_move_with_night_or_scale(council_id):
    first, other = site(council_id), site(council_id, night=2, scale=3)
    for number, meeting in first.meetings.items():
        twin = other.meetings[number]
        assert (meeting.day, meeting.committee.title) == (twin.day, twin.committee.title)
        assert [(i.id, i.title) for i in meeting.items] == [(i.id, i.title) for i in twin.items]
    for key, item in first.items_by_key.items():
        assert other.items_by_key[key].id == item.id


def test_scale_multiplies_meetings_by_plain_ones():
    plain, scaled = site("ESTERMOUTH"), site("ESTERMOUTH", scale=5)
    assert len(scaled.meetings) == 5 * len(plain.meetings)
    added = [m for number, m in scaled.meetings.items() if number not in plain.meetings]
    assert all(item.key is None for meeting in added for item in meeting.items)
    assert len({item.id for m in scaled.meetings.values() for item in m.items}) == sum(
        len(m.items) for m in scaled.meetings.values()
    )


def test_every_written_item_is_on_the_site_and_found_by_its_id():
    for content in COUNCILS.values():
        shown = Site(content)
        assert set(shown.items_by_key) == {item.key for item in content.items}
        assert all(shown.item(item.id) == item for item in shown.items_by_key.values())


def test_agendas_come_before_the_meeting_and_minutes_after():
    shown = site("WENDLESHIRE")
    by_day = {m.day: m for m in shown.meetings_of(141) + shown.meetings_of(152)}
    unminuted, coming, later = by_day[date(2026, 3, 3)], by_day[date(2026, 3, 18)], by_day[date(2026, 4, 14)]
    assert unminuted.items
    assert not any(item.minutes for item in unminuted.items)
    assert coming.day > FIRST_NIGHT
    assert coming.items
    assert not any(item.minutes for item in coming.items)
    assert later.agenda_published is None
    assert later.items == ()
    assert any(item.minutes for item in by_day[date(2026, 1, 20)].items)


def test_the_second_night_brings_late_minutes_a_decision_and_a_meeting():
    first, second = site("MARLHAVEN"), site("MARLHAVEN", night=2)
    assert first.items_by_key["youth-justice"].minutes == ""
    assert "HM Inspectorate" in second.items_by_key["youth-justice"].minutes
    assert set(second.decisions) - set(first.decisions) == {831}
    (new,) = set(second.meetings) - set(first.meetings)
    assert second.meetings[new].day == date(2026, 3, 17)
    assert second.meetings[new].items
    told = {(event.what, event.title) for event in second.events} - {(e.what, e.title) for e in first.events}
    assert told == {
        ("Minutes published", "Education and Children Overview Panel, 25/02/2026"),
        ("Decision published", "Grant to the youth council"),
        ("Agenda published", "City Council, 17/03/2026"),
    }


def test_most_councils_sleep_through_the_second_night():
    changed = [
        council_id for council_id in COUNCILS if site(council_id).events != site(council_id, night=2).events
    ]
    assert changed == ["MARLHAVEN", "WENDLESHIRE"]


def test_numbers_run_on_where_the_council_does_so():
    shown = site("MARLHAVEN")
    first, second = list(reversed(shown.meetings_of(120)))[:2]
    assert first.items[0].number == "1."
    assert second.items[0].number == f"{len(first.items) + 1}."
    assert all(m.items[0].number == "1." for m in site("THORNMERE").meetings_of(215) if m.items)
