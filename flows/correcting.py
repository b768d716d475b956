"""Corrections by command: checked against the warehouse, written to the operators' file, applied and published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from flows.clock import new_run_id, utc_now
from flows.lock import writer_lock
from flows.publishing import publish_warehouse
from flows.settings import Settings
from flows.status import Status
from transforms.errors import UsageError
from warehouse.audit import settle
from warehouse.correcting import keep_corrections
from warehouse.corrections import Corrections, Entry, add_entry, read_corrections
from warehouse.load import finish_run, start_run
from warehouse.outcomes import Outcome, judge
from warehouse.publish import Publication
from warehouse.store import Warehouse, require_warehouse


def correct(entries: Sequence[Entry], settings: Settings, now: datetime) -> tuple[list[Outcome], Publication]:
    """Add entries to the file of corrections, apply them and publish; returns what comes of them, in their order.

    Raises:
        UsageError: an entry does not apply, or is in the file already; nothing changed.
        InvalidCorrections: the file breaks its schema.
        DataFolderLocked: another process writes to the data folder.
        PublicationRefused: an integrity gate failed; the corrections are kept, the last publication stands.
    """
    run_id, file = new_run_id(now), settings.corrections_file
    require_warehouse(settings.warehouse)
    with writer_lock(settings.lock, command="harvest correct", now=now):
        standing = read_corrections(file, needed=settings.corrections is not None)
        with Warehouse(settings.warehouse) as warehouse:
            outcomes = _check(entries, standing, warehouse)
            for entry in entries:
                add_entry(file, entry)
            start_run(warehouse.connection, run_id, "correct", now, {"file": str(file)})
            keep_corrections(warehouse.connection, read_corrections(file))
            settle(warehouse.connection, run_id, utc_now(), settings.published)
            finish_run(warehouse.connection, run_id, utc_now(), Status.DONE, {"corrections": len(entries)})
        return outcomes, publish_warehouse(settings, run_id, {"corrections": len(entries)})


def _check(entries: Sequence[Entry], standing: Corrections, warehouse: Warehouse) -> list[Outcome]:
    """What comes of new entries beside those that stand. Raises UsageError."""
    whole = standing
    for entry in entries:
        same = getattr(standing, entry.table)
        if any(_what(entry) == _what(one) for one in same):
            raise UsageError("the file of corrections has this already")
        whole = whole.model_copy(update={entry.table: (*getattr(whole, entry.table), entry)})
    outcomes = [one for one in judge(warehouse.connection, whole) if one.entry in entries]
    for outcome in outcomes:
        if outcome.status != "applies":
            raise UsageError(f"{outcome.status}: {outcome.advice}")
    return outcomes


def _what(entry: Entry) -> dict[str, object]:
    return entry.model_dump(exclude={"reason", "on"})
