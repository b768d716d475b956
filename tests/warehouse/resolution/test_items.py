"""Which documents show one agenda item."""

from __future__ import annotations

from dataclasses import replace

from warehouse.resolution.items import Shown, items

TEXT = """Ofsted inspection of children's services
The Director said that inspectors had spent two weeks in the county, and that their report had come out in August.
Members asked how the service would answer the report, and were told that a plan would come to the next meeting.
RESOLVED: That the report be noted."""
CUT = TEXT.rpartition("Members asked")[0] + "Members asked ... view the full minutes text for item 5."

ITEM = Shown(
    "C/agenda_item/1",
    "agenda_item",
    "Cabinet",
    "2025-09-16",
    "Ofsted inspection of children's services",
    TEXT,
)
ISSUE = Shown("C/issue/9/2025-09-16/5", "issue", "Cabinet", "2025-09-16", "Inspection", "5\n" + CUT)


def found(*documents: Shown) -> dict[str, tuple[str, str]]:
    return {m.document: (m.item, m.reason) for m in items(documents)}


def test_an_issues_page_and_a_decision_show_the_item():
    decision = Shown(
        "C/decision/4",
        "decision",
        "CABINET",
        "2025-09-16",
        ITEM.title,
        "Decision:\nThat the report be noted.",
    )
    assert found(decision, ISSUE, ITEM) == {
        ITEM.key: (ITEM.key, "leading"),
        ISSUE.key: (ITEM.key, "same_title"),
        decision.key: (ITEM.key, "same_title"),
    }


def test_without_day_and_committee_a_long_shared_text_tells():
    bare = replace(ITEM, day=None, committee=None)
    longer = replace(ISSUE, text="5\n" + TEXT)
    assert found(bare, longer)[longer.key] == (ITEM.key, "same_text")
    short = replace(ISSUE, text="Meeting\nMembers heard that the inspection was over and done.")
    assert found(bare, short)[short.key] == (short.key, "leading")


def test_two_items_of_the_site_another_day_and_another_committee_stay_apart():
    twin = replace(ITEM, key="C/agenda_item/2")
    assert found(ITEM, twin)[twin.key] == (twin.key, "leading")
    for other in (replace(ISSUE, day="2025-10-14"), replace(ISSUE, committee="Council")):
        assert found(ITEM, other)[other.key] == (other.key, "leading")


def test_of_two_items_with_one_title_the_text_decides_or_nothing():
    twin = replace(ITEM, key="C/agenda_item/2", text=TEXT.replace("August", "May"))
    assert found(ITEM, twin, ISSUE)[ISSUE.key] == (ITEM.key, "same_text")
    unclear = replace(ISSUE, text=f"{ITEM.title}\nRESOLVED: That the report be noted.")
    assert found(ITEM, twin, unclear)[unclear.key] == (unclear.key, "leading")
