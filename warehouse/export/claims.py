"""What each document claims, as JSON Lines in the shape of the extraction contract."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb

from warehouse.export.tables import shortened

_DOCUMENTS = f"""
    SELECT document_key, {{
        'kind': kind, 'title': CASE WHEN kind <> 'meeting' THEN {shortened("title")} END, 'committee': committee,
        'meeting_date': meeting_date, 'decision_maker': decision_maker, 'decision_status': {shortened("decision_status")},
        'is_key_decision': is_key_decision, 'truncated': truncated
    }}
    FROM main.documents d
    WHERE document_key IN (FROM main.evidence SELECT document_key) OR document_key IN (FROM main.inspections SELECT document_key)
    ORDER BY document_key
"""

_INSPECTIONS = f"""
    SELECT i.document_key, i.inspection_key, {{
        'inspectorate': inspectorate, 'framework': framework, 'subject': subject, 'subject_name': {shortened("subject_name")},
        'authority': authority, 'started_on': started_on, 'ended_on': ended_on, 'published_on': published_on
    }}
    FROM main.inspections i LEFT JOIN main.evidence e ON e.claim_key = i.inspection_key
    ORDER BY i.document_key, e.quote_start NULLS FIRST, i.inspection_key
"""

_JUDGEMENTS = f"""
    SELECT j.document_key, inspection_key, {{
        'domain': domain, 'grade': grade, 'provisional': provisional, 'quote': {shortened("j.quote")}
    }}
    FROM main.judgements j JOIN main.evidence e ON e.claim_key = j.judgement_key
    ORDER BY j.document_key, e.quote_start, j.judgement_key
"""

_ACTIONS = f"""
    SELECT a.document_key, inspection_key, {{
        'kind': kind, 'text': {shortened("a.text")}, 'owner': owner, 'due': due, 'status': status,
        'quote': {shortened("a.quote")}
    }}
    FROM main.actions a JOIN main.evidence e ON e.claim_key = a.action_key
    ORDER BY a.document_key, e.quote_start, a.action_key
"""


def write_claims(connection: duckdb.DuckDBPyConnection, folder: Path) -> tuple[Path, int]:
    """Write one line for each document that tells of an inspection or an action; returns the file and its lines."""
    path = folder / "claims.jsonl"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        lines = 0
        for claim in _claims(connection):
            file.write(json.dumps(claim, ensure_ascii=False) + "\n")
            lines += 1
    return path, lines


def _claims(connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
    inspections, judgements, actions = (
        _Grouped(connection, sql) for sql in (_INSPECTIONS, _JUDGEMENTS, _ACTIONS)
    )
    for key, page in _rows(connection, _DOCUMENTS):
        told = inspections.of(key)
        refs = {inspection: f"i{number}" for number, (inspection, _) in enumerate(told, start=1)}
        yield {
            "id": key,
            "page": page,
            "inspections": [{"ref": refs[inspection], **fields} for inspection, fields in told],
            "judgements": [_judgement(refs[inspection], fields) for inspection, fields in judgements.of(key)],
            "actions": [_action(refs.get(inspection), fields) for inspection, fields in actions.of(key)],
        }


def _judgement(ref: str, fields: dict[str, Any]) -> dict[str, Any]:
    if not fields["provisional"]:
        del fields["provisional"]
    return {"inspection": ref, **fields, "quote": " ".join(fields["quote"].split())}


def _action(ref: str | None, fields: dict[str, Any]) -> dict[str, Any]:
    kind, text = fields.pop("kind"), " ".join(fields.pop("text").split())
    return {
        "kind": kind,
        "text": text,
        "inspection": ref,
        **fields,
        "quote": " ".join(fields["quote"].split()),
    }


class _Grouped:
    """Rows of a query in the order of documents, handed out document by document without holding them all."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, sql: str) -> None:
        self._groups = groupby(_rows(connection, sql), key=lambda row: row[0])
        self._next = next(self._groups, None)

    def of(self, document: str) -> list[tuple[str, dict[str, Any]]]:
        """The claims of a document; documents are asked for in order."""
        if self._next is None or self._next[0] != document:
            return []
        rows = [(row[1], row[2]) for row in self._next[1]]
        self._next = next(self._groups, None)
        return rows


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> Iterator[tuple[Any, ...]]:
    reader = connection.cursor().execute(sql)  # a cursor of its own: several are read side by side
    while batch := reader.fetchmany(1000):
        yield from batch
