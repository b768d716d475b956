"""Forgetting a page: out of the captures, the logs, the warehouse and every publication, and never asked for again.

First the deny-list has it, then everything that it names goes, step by step; each step can be done again. So a call
that was cut off at any point is finished by the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from crawlers.captures import CaptureStore
from crawlers.forgetting import Swept, sweep
from crawlers.forgotten import DenyList, Forgotten
from crawlers.registry import Registry
from flows.clock import new_run_id, utc_now
from flows.doomed import Plan, find
from flows.loading import open_loader
from flows.lock import writer_lock
from flows.publishing import publish_warehouse
from flows.settings import Settings
from flows.status import Status
from transforms.errors import UsageError
from warehouse.correcting import keep_corrections
from warehouse.corrections import drop_entries, read_corrections
from warehouse.forget import (
    Removed,
    documents_leaving,
    forget_rows,
    publications_that_hold,
    rewrite,
)

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Done:
    """What was forgotten."""

    swept: Swept
    removed: Removed
    publications: tuple[Path, ...]  # older ones that are gone


def plan(names: Sequence[str], settings: Settings, registry: Registry, now: datetime) -> Plan:
    """What `forget` would take away; changes nothing.

    Raises:
        UsageError: a name is neither the address of a council's page nor the key of a document that is there.
        DataFolderLocked: another process writes to the data folder.
    """
    with writer_lock(settings.lock, command="harvest forget", now=now):
        return find(names, settings, registry)


def forget(
    names: Sequence[str],
    settings: Settings,
    registry: Registry,
    now: datetime,
    *,
    reason: str,
    say: Say = lambda text: None,
) -> Done:
    """Forget pages by their addresses, and documents with all pages that show them; without names: what was cut off.

    Raises:
        UsageError: see `plan`; or no name, and nothing was cut off.
        DataFolderLocked: another process writes to the data folder.
        PublicationRefused: an integrity gate failed; the last publication stands and still holds the page.
    """
    run_id = new_run_id(now)
    with writer_lock(settings.lock, command="harvest forget", now=now):
        deny = DenyList(settings.captures)
        if names:
            found = find(names, settings, registry)
            pages = [(page.council_id, page.url) for page in found.pages if page.url]
            deny.add(pages, found.documents, at=now.isoformat(), reason=reason)
        elif not Forgotten.read(settings.captures).is_unfinished:
            raise UsageError("name the addresses or document keys to forget: no call before was cut off")
        forgotten = Forgotten.read(settings.captures)
        store = CaptureStore(settings.captures)
        store.recover()
        say("captures and logs ...")
        swept = sweep(store, forgotten)
        say("warehouse ...")
        removed = _clean_warehouse(settings, run_id, now, forgotten)
        say("publications ...")
        older = _remove_older(settings, forgotten)
        publish_warehouse(settings, run_id, asdict(removed))
        older += _remove_older(settings, forgotten)  # the one that was current may be kept beside
        deny.finish(utc_now().isoformat())
    return Done(swept, removed, older)


def _clean_warehouse(settings: Settings, run_id: str, now: datetime, forgotten: Forgotten) -> Removed:
    """Takes the rows out of the warehouse, and the operators' corrections of them out of their file."""
    with open_loader(settings, run_id) as loader:
        loader.begin("forget", now, ())
        connection = loader.connection
        leaving = documents_leaving(connection, forgotten.page, forgotten.document)
        drop_entries(settings.corrections_file, lambda key: key in leaving or forgotten.document(key))
        keep_corrections(connection, read_corrections(settings.corrections_file))
        removed = forget_rows(connection, forgotten.page, forgotten.document, forgotten.scrub)
        for council_id in sorted(filter(None, forgotten.pages)):
            loader.load_logs(council_id)  # where the captures that stay lie now
        audit = loader.settle(utc_now(), settings.published)
        loader.finish(utc_now(), Status.DEGRADED if audit.stale else Status.DONE, asdict(removed))
        connection.execute("CHECKPOINT")
    rewrite(settings.warehouse)
    return removed


def _remove_older(settings: Settings, forgotten: Forgotten) -> tuple[Path, ...]:
    """Removes the publications beside the current one that hold what is forgotten."""
    older = tuple(publications_that_hold(settings.published, forgotten.page, forgotten.document))
    for path in older:
        path.unlink()
    return older
