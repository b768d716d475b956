"""Corrections brought to bear: rows of the extractor's that are left out, and rows that an operator added.

All of it follows from the entries and the rows that the extractor made, and is made anew with every resolution: so a
correction survives replays, and tells when there is nothing left that it corrects.
"""

from __future__ import annotations

import json
from collections.abc import Set
from typing import Any

import duckdb

from warehouse.corrections import Corrections, Wrong
from warehouse.outcomes import RULE, TABLES, Outcome, judge, wrong_keys
from warehouse.rows import Row
from warehouse.store import fetch_rows, insert, staged, transaction


def keep_corrections(connection: duckdb.DuckDBPyConnection, corrections: Corrections) -> None:
    """Put the entries of the operators' file in place of those that stand; the next resolution brings them to bear."""
    kept = fetch_rows(connection, "SELECT entry FROM corrections ORDER BY position")
    rows = [
        _row(number, Outcome(entry, "applies")) for number, entry in enumerate(corrections.entries, start=1)
    ]
    if [json.loads(entry) for (entry,) in kept] == [json.loads(row["entry"]) for row in rows]:
        return
    with transaction(connection):
        connection.execute("DELETE FROM corrections")
        insert(connection, "corrections", rows)


def apply_corrections(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring the entries that are kept to bear on the rows that stand. To be called within a transaction."""
    kept = fetch_rows(connection, "SELECT entry FROM corrections ORDER BY position")
    before = [*_added(connection), *(key for (key,) in fetch_rows(connection, "FROM wrong_claims"))]
    if not kept and not before:
        return
    tables: dict[str, list[Any]] = {}
    for (text,) in kept:
        entry = json.loads(text)
        tables.setdefault(entry.pop("table"), []).append(entry)
    corrections = Corrections.model_validate(tables)
    outcomes = judge(connection, corrections)
    _take_out_added(connection)
    connection.execute("DELETE FROM corrections; DELETE FROM wrong_claims")
    insert(connection, "corrections", [_row(n, one) for n, one in enumerate(outcomes, start=1)])
    wrong = sorted(wrong_keys(connection, corrections))
    insert(connection, "wrong_claims", [{"claim_key": key} for key in wrong])
    for outcome in outcomes:
        for table, row in outcome.rows.items():
            insert(connection, table, [row])
    _touch(connection, {key.rsplit("/", 3)[0] for key in before} | {one.entry.document for one in outcomes})


def _touch(connection: duckdb.DuckDBPyConnection, documents: Set[str]) -> None:
    """Have the resolution look at the days of the documents that corrections are or were about."""
    with staged(connection, "corrected", [{"document_key": key} for key in documents]):
        connection.execute(
            "INSERT INTO touched SELECT council_id, meeting_date FROM documents SEMI JOIN corrected USING (document_key)"
        )


def _added(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Keys of the rows that corrections added and that stand."""
    found = fetch_rows(
        connection,
        " UNION ALL ".join(
            f"SELECT {kind}_key FROM {table} WHERE rule = '{RULE}'" for kind, table in TABLES.items()
        ),
    )
    return [key for (key,) in found]


def _take_out_added(connection: duckdb.DuckDBPyConnection) -> None:
    keys = [{"claim_key": key} for key in _added(connection)]
    if keys:
        with staged(connection, "added", keys):
            connection.execute("DELETE FROM evidence WHERE claim_key IN (SELECT claim_key FROM added)")
        for table in TABLES.values():
            connection.execute(f"DELETE FROM {table} WHERE rule = '{RULE}'")


def _row(position: int, outcome: Outcome) -> Row:
    entry = outcome.entry
    return {
        "position": position,
        "verdict": "wrong" if isinstance(entry, Wrong) else "missing",
        "claim_kind": entry.kind if isinstance(entry, Wrong) else entry.table,
        "claim_key": outcome.claim_key,
        "document_key": entry.document,
        "claim": outcome.claim,
        "quote": outcome.quote,
        "reason": entry.reason,
        "corrected_on": entry.on,
        "status": outcome.status,
        "advice": outcome.advice,
        "entry": json.dumps({"table": entry.table} | entry.model_dump(mode="json"), ensure_ascii=False),
    }
