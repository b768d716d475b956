"""The warehouse to publish while a council is stale: a copy of the writer's, with that council's last good rows."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from importlib.resources import files
from pathlib import Path

import duckdb

from warehouse.comments import literal
from warehouse.errors import PublicationRefused
from warehouse.resolution import resolve
from warehouse.store import Warehouse, insert, transaction

# The rows that were called wrong are not carried; their corrections apply all the same
_CORRECTIONS = """
    UPDATE corrections c SET status = l.status, advice = l.advice, claim = l.claim, quote = l.quote
    FROM last.corrections l SEMI JOIN carried USING (document_key)
    WHERE c.verdict = 'wrong' AND l.verdict = 'wrong' AND c.claim_key = l.claim_key AND c.status = 'no_such_row'
"""


def carry_forward(
    warehouse_path: Path, published_path: Path, mixed: Path, without: Collection[str] = ()
) -> None:
    """Write to `mixed` the warehouse in which stale councils have the rows of the publication at `published_path`.

    All of it is resolved together, so that an inspection of which a stale council and a fresh one tell is one. Items
    that were withdrawn in the meantime are left out, and the documents of the keys `without`. The caller holds the
    warehouse open to read, so that nobody writes to it meanwhile.

    Raises:
        WarehouseBroken: the copy cannot be opened.
        PublicationRefused: the publication has not the tables of this version.
    """
    shutil.copyfile(warehouse_path, mixed)
    if (log := Path(f"{warehouse_path}.wal")).exists():  # what a killed writer had committed last
        shutil.copyfile(log, f"{mixed}.wal")
    script = files("warehouse").joinpath("carry.sql").read_text("utf-8")
    with Warehouse(mixed) as warehouse:
        connection = warehouse.connection
        connection.execute(f"ATTACH {literal(published_path)} AS last (READ_ONLY)")
        try:
            with transaction(connection):
                connection.execute("CREATE TEMP TABLE leaving (document_key VARCHAR)")
                insert(connection, "leaving", [{"document_key": key} for key in sorted(without)])
                connection.execute(script)
        except (duckdb.BinderException, duckdb.CatalogException) as error:
            raise PublicationRefused(
                f"{published_path} was published by another version of this program, so stale councils cannot keep "
                f"their rows of it ({str(error).splitlines()[0]}): let them pass with `harvest publish --force REASON`."
            ) from error
        resolve(connection)
        connection.execute(_CORRECTIONS)
        connection.execute("DETACH last")
