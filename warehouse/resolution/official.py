"""Which inspection of the official record a resolved one is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from warehouse.resolution.clusters import Cluster
from warehouse.resolution.spans import Span, span_of

# Restated months are now of fieldwork, now of publication (warehouse/reference/README.md): days to match within.
_NEAR = 62


@dataclass(frozen=True)
class Event:
    """One inspection of an authority in the official record."""

    event_id: str
    framework: str
    started_on: str | None
    ended_on: str | None
    published_on: str | None

    @property
    def on_site(self) -> Span | None:
        """The days on site."""
        return span_of(self.started_on, self.ended_on)

    @property
    def published(self) -> Span | None:
        """The day of publication."""
        return span_of(self.published_on)


def reconcile(
    inspections: Mapping[str, Cluster], events: Iterable[Event]
) -> dict[str, tuple[str | None, str]]:
    """For each inspection the official event that it is, if any, and the reason. An event is met once.

    By framework and dates; the nearest pairs first. Where one side has no date, only if the record has one event of the
    framework by then: an undated grade can be of a later or an earlier one.
    """
    open_events = {event.event_id: event for event in events}
    pairs = sorted(
        (days, inspection_id, event.event_id)
        for inspection_id, found in inspections.items()
        for event in open_events.values()
        if event.framework == found.framework and (days := _days_apart(found, event)) is not None
    )
    met: dict[str, tuple[str | None, str]] = {}
    for days, inspection_id, event_id in pairs:
        if inspection_id not in met and event_id in open_events:
            met[inspection_id] = event_id, "dates" if days == 0 else f"dates, {days} days apart"
            del open_events[event_id]
    for inspection_id, found in sorted(inspections.items()):
        if inspection_id not in met:
            met[inspection_id] = _undated(found, list(open_events.values()))
            open_events.pop(met[inspection_id][0] or "", None)
    return met


def _undated(found: Cluster, events: list[Event]) -> tuple[str | None, str]:
    of_framework = [event for event in events if event.framework == found.framework]
    timeless = [event for event in of_framework if not (event.on_site or event.published)]
    if len(timeless) == 1:
        return timeless[0].event_id, "the record gives no date, and has only this one"
    if not of_framework:
        return None, "the record has no such inspection"
    if found.known_from is not None:
        return None, "the record has no such inspection at that time"
    days = [mention.told_on for mention in found.mentions if mention.told_on]
    by_then = [e for e in of_framework if not days or (e.published_on or e.ended_on or "") <= max(days)]
    if len(by_then) == 1:
        return by_then[0].event_id, "no date is told, and the record has only this one"
    return None, "no date is told"


def _days_apart(found: Cluster, event: Event) -> int | None:
    """Days between the dates that both have; None where they are not of one inspection, or share no date."""
    gaps = [
        one.gap(other)
        for one, other in ((found.on_site, event.on_site), (found.published, event.published))
        if one and other
    ]
    if not gaps:  # a month in the record can be of the other
        gaps = [
            one.gap(other)
            for one, other in ((found.on_site, event.published), (found.published, event.on_site))
            if one and other
        ]
        if found.on_site and event.published and event.published.follows(found.on_site, found.rule.report):
            return 0
        if found.published and event.on_site and found.published.follows(event.on_site, found.rule.report):
            return 0
    return min(gaps) if gaps and min(gaps) <= _NEAR else None
