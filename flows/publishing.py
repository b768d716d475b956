"""Publication: at the end of a run, after a change of the reference data, and at an operator's word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from crawlers.forgotten import Forgotten
from flows.clock import new_run_id, utc_now
from flows.lock import writer_lock
from flows.settings import Settings
from flows.status import Status
from flows.summary import RunSummary
from transforms.errors import HarvestError, UsageError
from transforms.records import Issue
from warehouse.audit import StaleCouncil, let_pass, settle
from warehouse.forget import documents_held
from warehouse.load import finish_run, load_issues, start_run
from warehouse.publish import Publication, publish
from warehouse.reference import refresh_outcomes
from warehouse.store import Warehouse, require_warehouse


def publish_run(settings: Settings, summary: RunSummary) -> RunSummary:
    """Publishes the warehouse as it stands after a run; returns the run's summary with the publication.

    Raises:
        PublicationRefused: an integrity gate failed; that is recorded, and the last publication stands.
    """
    return replace(summary, publication=publish_warehouse(settings, summary.run_id, summary.figures))


def publish_warehouse(
    settings: Settings, run_id: str, figures: Mapping[str, Any] | None = None
) -> Publication:
    """Publishes the warehouse under the id of the run that asks for it, of which `figures` tell.

    No stale council keeps what is being forgotten, whoever publishes before that is finished.

    Raises:
        PublicationRefused: an integrity gate failed; that is recorded, and the last publication stands.
    """
    forgotten = Forgotten.read(settings.captures)
    leaving = (
        documents_held(settings.published, forgotten.page, forgotten.document)
        if forgotten.is_unfinished  # else no publication has any: `forget` has seen to that
        else ()
    )
    try:
        return publish(
            settings.warehouse,
            settings.published,
            run_id,
            utc_now(),
            keep_nights=settings.keep_nights,
            without=leaving,
        )
    except HarvestError as error:
        with Warehouse(settings.warehouse) as warehouse:
            issue = Issue("publish", "publication_refused", str(error), run_id=run_id)
            load_issues(warehouse.connection, [issue])
            finish_run(warehouse.connection, run_id, utc_now(), Status.FAILED, figures)
        raise


@dataclass(frozen=True, slots=True)
class PublishedAgain:
    """What `publish_again` did."""

    status: Status  # degraded where councils are stale
    publication: Publication
    passed: tuple[StaleCouncil, ...]  # that were let pass


def load_reference(file: Path | None, settings: Settings, now: datetime) -> tuple[int, Publication]:
    """Official outcomes from a file, or the bundled ones, into the warehouse; compared anew, and published.

    Returns how many there are, and the publication.

    Raises:
        DataFolderLocked: another process writes to the data folder.
        InvalidReference: the file breaks its schema; nothing changed.
        PublicationRefused: an integrity gate failed; the last publication stands.
    """
    run_id = new_run_id(now)
    with writer_lock(settings.lock, command="harvest reference", now=now):
        with Warehouse(settings.warehouse) as warehouse:
            rows = refresh_outcomes(warehouse.connection, file)
            start_run(warehouse.connection, run_id, "reference", now, {"file": file and str(file)})
            settle(warehouse.connection, run_id, utc_now(), settings.published)
            finish_run(warehouse.connection, run_id, utc_now(), Status.DONE, {"official_outcomes": rows})
        return rows, publish_warehouse(settings, run_id)


def publish_again(settings: Settings, now: datetime, force: str | None = None) -> PublishedAgain:
    """Publishes the warehouse as it stands; with `force`, a reason, councils that gates hold back pass.

    Raises:
        UsageError: force without a reason.
        DataFolderLocked: another process writes to the data folder.
        WarehouseMissing: nothing was ever loaded.
        PublicationRefused: an integrity gate failed; the last publication stands, and force changes nothing about that.
    """
    if force is not None and not force.strip():
        raise UsageError("--force needs a reason, which is recorded")
    require_warehouse(settings.warehouse)
    run_id = new_run_id(now)
    with writer_lock(settings.lock, command="harvest publish", now=now):
        with Warehouse(settings.warehouse) as warehouse:
            connection = warehouse.connection
            start_run(connection, run_id, "publish", now, {"force": force})
            held = settle(connection, run_id, utc_now(), settings.published).stale
            passed = let_pass(connection, run_id, utc_now(), force, settings.published) if force else ()
            status = Status.DEGRADED if held and not passed else Status.DONE
            finish_run(connection, run_id, utc_now(), status, {"let_pass": len(passed)})
        return PublishedAgain(status, publish_warehouse(settings, run_id), passed)
