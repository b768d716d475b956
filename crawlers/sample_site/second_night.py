"""Twenty councils for a cheap second night: the written ones under other names, with what each publishes in between.

The scenario is data: `content/second_night.toml`.
"""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, ConfigDict

from crawlers.sample_site.content import Committee, CouncilContent, Decision, Layout, load_councils
from crawlers.sample_site.scenario import FIRST_NIGHT, MINUTES_LAG

_CALLED = FIRST_NIGHT + timedelta(days=9)  # the day of the first meeting that is called; others follow daily


class SecondNight(BaseModel):
    """One council of the scenario, and how much it publishes after the first night."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    council_id: str
    name: str
    like: str  # the written council that it is a twin of
    minutes: int = 0
    meetings: int = 0
    decisions: int = 0
    layout: dict[str, Any] = {}

    @property
    def is_silent(self) -> bool:
        """Whether nothing is published in between."""
        return not (self.minutes or self.meetings or self.decisions)

    @property
    def has_only_late_minutes(self) -> bool:
        """Whether nothing but late minutes is published."""
        return bool(self.minutes) and not (self.meetings or self.decisions)


def load_second_night() -> tuple[SecondNight, ...]:
    """The councils of the scenario."""
    entry = files(__package__) / "content" / "second_night.toml"
    rows = tomllib.loads(entry.read_text(encoding="utf-8"))["councils"]
    return tuple(SecondNight.model_validate(row) for row in rows)


def councils_of(scenario: tuple[SecondNight, ...]) -> list[CouncilContent]:
    """The scenario's councils as the sample sites serve them, on either night."""
    written = {content.council_id: content for content in load_councils()}
    return [_twin(entry, written[entry.like]) for entry in scenario]


def _twin(entry: SecondNight, content: CouncilContent) -> CouncilContent:
    layout = Layout.model_validate(content.layout.model_dump() | entry.layout)
    quiet = [
        committee.model_copy(update={"second_night_dates": (), "late_minutes": ()})
        for committee in content.committees
    ]
    late = sorted(quiet, key=_last_minuted, reverse=True)[: entry.minutes]
    late_ids = {committee.id for committee in late}
    called = {committee.id: place for place, committee in enumerate(quiet[: entry.meetings])}
    committees = tuple(
        committee.model_copy(
            update={
                "late_minutes": (_last_minuted(committee),) if committee.id in late_ids else (),
                "second_night_dates": (_CALLED + timedelta(days=called[committee.id]),)
                if committee.id in called
                else (),
            }
        )
        for committee in quiet
    )
    decisions = tuple(decision for decision in content.decisions if decision.night == 1)
    return content.model_copy(
        update={
            "council_id": entry.council_id,
            "name": entry.name,
            "full_name": f"{entry.name} Council",
            "layout": layout,
            "committees": committees,
            "decisions": (*decisions, *_decided(decisions, entry.decisions)),
        }
    )


def _last_minuted(committee: Committee) -> date:
    """The last meeting whose minutes are on the site by the first night, unless they come late."""
    return max(day for day in committee.dates if day + MINUTES_LAG < FIRST_NIGHT)


def _decided(decisions: tuple[Decision, ...], count: int) -> list[Decision]:
    """Decisions of officers that are published after the first night: further ones like the last."""
    last = [decision for decision in decisions if decision.item is None][-1]
    highest = max(decision.id for decision in decisions)
    return [
        last.model_copy(
            update={
                "id": highest + number,
                "title": f"{last.title} ({number})",
                "published": FIRST_NIGHT,
                "night": 2,
            }
        )
        for number in range(1, count + 1)
    ]
