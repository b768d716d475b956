"""Publications that no run asks for: after a change of the reference data, and at an operator's word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flows.lock import writer_lock
from flows.pipeline import new_run_id, publish_warehouse, utc_now
from flows.settings import Settings
from flows.status import Status
from transforms.errors import UsageError
from warehouse.audit import StaleCouncil, audit, let_pass
from warehouse.load import finish_run, start_run
from warehouse.publish import Publication
from warehouse.reference import refresh_outcomes
from warehouse.resolution import resolve
from warehouse.store import Warehouse, require_warehouse


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
            resolve(warehouse.connection)
            audit(warehouse.connection, run_id, utc_now(), settings.published)
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
            resolve(connection)
            held = audit(connection, run_id, utc_now(), settings.published).stale
            passed = let_pass(connection, run_id, utc_now(), force) if force else ()
            status = Status.DEGRADED if held and not passed else Status.DONE
            finish_run(connection, run_id, utc_now(), status, {"let_pass": len(passed)})
        return PublishedAgain(status, publish_warehouse(settings, run_id), passed)
