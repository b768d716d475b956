"""The audit of a run: measure what it brought of each council, judge it, hold back what fails."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from pathlib import Path

import duckdb

from warehouse.audit.gates import council_gates
from warehouse.audit.stale import StaleCouncil, stale_councils
from warehouse.comments import literal
from warehouse.store import fetch_rows, instant, staged, transaction

_SQL = files("warehouse.audit")
_TEMPORARY = (
    "unseen_runs", "held", "sampled", "unparsed", "audited", "sampled_documents", "sampled_inspections",
    "sampled_judgements", "known", "standing", "measured", "failed", "failing",
)  # fmt: skip

# What measures.sql asks of the last publication; the same without rows stands for it where there is none
_NO_PUBLICATION = """
    CREATE TABLE published.publication (publication_id VARCHAR, published_at TIMESTAMP);
    CREATE TABLE published.documents (document_key VARCHAR, council_id VARCHAR, page_url VARCHAR);
    CREATE TABLE published.inspections (document_key VARCHAR);
    CREATE TABLE published.judgements (document_key VARCHAR);
    CREATE TABLE published.actions (document_key VARCHAR);
"""


@dataclass(frozen=True, slots=True)
class GateFailure:
    """A council gate that failed, in words and figures."""

    council_id: str
    council: str
    gate: str
    detail: str
    enforced: bool  # else only reported: a backfill, load or replay


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found."""

    failures: tuple[GateFailure, ...] = ()
    stale: tuple[StaleCouncil, ...] = ()  # every council that is held back now, whenever it began


def audit(
    connection: duckdb.DuckDBPyConnection, run_id: str, now: str | datetime, published_path: Path
) -> Audit:
    """Judge by the council gates what was loaded since the last audit; one transaction, for the end of a run.

    A council that fails is stale from then on: publications keep its last good rows (`warehouse.carry`). It is fresh
    again when the pages that failed pass, as the site shows them or another version of the parser reads them by then;
    what comes beside does not outweigh them. Pages that nobody can read hold it back until later ones can be read. In
    backfills, loads of saved pages and replays a failure is recorded, and holds nothing back. `connection` is the
    writer's; `published_path` the last publication, which need not exist.
    """
    rules = council_gates()
    _attach(connection, published_path)
    try:
        with (
            transaction(connection),
            staged(connection, "gates", [gate.model_dump() for gate in rules.gate]),
        ):
            for name, value in rules.model_dump(exclude={"gate"}).items():
                connection.execute(f"SET VARIABLE {name} = ?", [value])
            connection.execute("SET VARIABLE audit_id = ?", [run_id])
            connection.execute("SET VARIABLE audited_at = ?", [instant(now)])
            for script in ("measures.sql", "verdicts.sql", "hold_back.sql"):
                connection.execute((_SQL / script).read_text("utf-8"))
            connection.execute("".join(f"DROP TABLE temp.{table};" for table in _TEMPORARY))
    finally:
        connection.execute("DETACH published")
    return Audit(_failures(connection, run_id), stale_councils(connection))


def _attach(connection: duckdb.DuckDBPyConnection, published_path: Path) -> None:
    """Attach the last publication as `published`, or an empty one where there is none to be read."""
    if published_path.exists():
        try:
            connection.execute(f"ATTACH {literal(published_path)} AS published (READ_ONLY)")
            connection.execute("SELECT document_key, council_id, page_url FROM published.documents LIMIT 0")
        except duckdb.Error:  # no publication of ours: the next one takes its place
            connection.execute("DETACH DATABASE IF EXISTS published")
        else:
            return
    connection.execute("ATTACH ':memory:' AS published")
    connection.execute(_NO_PUBLICATION)


def _failures(connection: duckdb.DuckDBPyConnection, run_id: str) -> tuple[GateFailure, ...]:
    found = fetch_rows(
        connection,
        """
        SELECT council_id, coalesce(name, council_id), gate, detail, enforced
        FROM gate_failures LEFT JOIN councils USING (council_id) WHERE audit_id = ? ORDER BY ALL
        """,
        [run_id],
    )
    return tuple(GateFailure(*row) for row in found)
