"""Corrections brought to bear: rows of the extractor's that are left out, and rows that an operator added.

All of it follows from the entries and the rows that the extractor made, and is made anew with every resolution: so a
correction survives replays, and tells when there is nothing left that it corrects.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import duckdb

from warehouse.corrections import (
    Corrections,
    Entry,
    Missing,
    MissingAction,
    MissingInspection,
    MissingJudgement,
    Wrong,
)
from warehouse.keys import claim_keys, fold
from warehouse.rows import Row
from warehouse.store import fetch_rows, insert, staged, transaction

RULE = "correction"  # the rule of rows that an operator added

_TABLES = {"inspection": "inspections", "judgement": "judgements", "action": "actions"}
_ADVICE = {
    "no_such_row": "no document has this row any more: look at what it says now, then take the entry out",
    "no_such_document": "the document is not in the warehouse: if it is gone for good, take the entry out",
    "no_such_quote": "the document's text does not have these words (any more): correct the quote, or take the entry out",
    "no_such_inspection": "inspection must be the inspection_key of a row of the same document that stands",
    "found": "the extractor finds this row by itself now: take the entry out",
}


@dataclass
class Outcome:
    """What comes of one entry: whether it applies, and the rows that it adds, by table."""

    entry: Entry
    status: str = "applies"
    claim_key: str | None = None
    claim: str | None = None
    quote: str | None = None
    rows: dict[str, Row] = field(default_factory=dict)

    @property
    def advice(self) -> str | None:
        """What to do where it does not apply."""
        return _ADVICE.get(self.status)


@dataclass
class _Document:
    """A document as analysts see it, and the rows that the extractor made of it and nobody called wrong."""

    key: str
    page_key: str
    text: str
    claims: dict[str, list[Row]]

    def span(self, quote: str, occurrence: int) -> tuple[int, int] | None:
        """Where the words stand for the n-th time, white space aside."""
        words = r"\s+".join(re.escape(word) for word in quote.split())
        places = list(re.finditer(words, self.text))
        return places[occurrence - 1].span() if occurrence <= len(places) else None


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
    if (
        not kept
        and not fetch_rows(connection, "SELECT 1 FROM wrong_claims LIMIT 1")
        and not _added(connection)
    ):
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
    wrong = sorted(_wrong_keys(connection, corrections))
    insert(connection, "wrong_claims", [{"claim_key": key} for key in wrong])
    for outcome in outcomes:
        for table, row in outcome.rows.items():
            insert(connection, table, [row])


def judge(connection: duckdb.DuckDBPyConnection, corrections: Corrections) -> list[Outcome]:
    """What comes of each entry, in their order; changes nothing."""
    wrong = _wrong_keys(connection, corrections)
    documents = _documents(connection, {one.document for one in corrections.entries}, wrong)
    outcomes = [_take_out(connection, entry) for entry in corrections.wrong]
    taken: set[str] = set()
    inspections: dict[str, str] = {}  # key of an added inspection -> key of the row that stands for it
    missing: tuple[Missing, ...] = (*corrections.inspection, *corrections.judgement, *corrections.action)
    for entry in missing:
        outcome = _add(entry, documents.get(entry.document), inspections, taken)
        outcomes.append(outcome)
    return outcomes


def _take_out(connection: duckdb.DuckDBPyConnection, entry: Wrong) -> Outcome:
    kind = entry.kind
    found = fetch_rows(
        connection,
        f"""
        SELECT t.*, e.quote
        FROM {_TABLES[kind]} t
        JOIN documents d USING (document_key, page_key)
        LEFT JOIN evidence e ON e.claim_key = t.{kind}_key AND e.page_key = t.page_key
        WHERE t.{kind}_key = ? AND d.preferred
        """,
        [entry.key],
    )
    if not found:
        return Outcome(entry, "no_such_row", entry.key)
    names = [column[0] for column in connection.description or ()]
    row = dict(zip(names, found[0], strict=True))
    return Outcome(entry, "applies", entry.key, _in_short(kind, row), row["quote"])


def _add(entry: Missing, document: _Document | None, inspections: dict[str, str], taken: set[str]) -> Outcome:
    kind = entry.table
    if document is None:
        return Outcome(entry, "no_such_document", quote=entry.quote)
    span = document.span(entry.quote, entry.occurrence)
    if span is None:
        return Outcome(entry, "no_such_quote", quote=entry.quote)
    facts = entry.model_dump(exclude={"reason", "on", "document", "quote", "occurrence"})
    if isinstance(entry, MissingJudgement | MissingAction):
        of = inspections.get(entry.inspection or "", entry.inspection)
        standing = [row["inspection_key"] for row in document.claims["inspection"]]
        if of is None and isinstance(entry, MissingJudgement) and len(standing) == 1:
            of = standing[0]
        if (of is None and isinstance(entry, MissingJudgement)) or (of is not None and of not in standing):
            return Outcome(entry, "no_such_inspection", quote=entry.quote)
        facts = {name: value for name, value in facts.items() if name != "inspection"} | {
            "inspection_key": of
        }
    key = _key(entry, document, span, taken)
    known = next((row for row in document.claims[kind] if _same(kind, row, facts)), None)
    if isinstance(entry, MissingInspection):
        inspections[key] = known["inspection_key"] if known else key
    quote = document.text[slice(*span)]
    if known is not None:
        return Outcome(entry, "found", known[f"{kind}_key"], _in_short(kind, facts), quote)
    place = {"document_key": document.key, "page_key": document.page_key}
    row = place | {f"{kind}_key": key} | facts | {"rule": RULE}
    document.claims[kind].append(row)
    evidence = place | {
        "claim_key": key,
        "claim_kind": kind,
        "quote": quote,
        "quote_start": span[0],
        "quote_end": span[1],
    }
    rows = {_TABLES[kind]: row, "evidence": evidence}
    return Outcome(entry, "applies", key, _in_short(kind, facts), quote, rows)


def _key(entry: Missing, document: _Document, span: tuple[int, int], taken: set[str]) -> str:
    """As of the extractor's rows, with a mark, so that the two never meet: document/kind/SHA-256 of the quote/n.c."""
    (plain,) = claim_keys(document.key, entry.table, document.text, [span])
    number, key = 1, f"{plain}.c"
    while key in taken:
        number += 1
        key = f"{plain}.c{number}"
    taken.add(key)
    return key


def _same(kind: str, row: Row, facts: Row) -> bool:
    """Whether the extractor's row says what an entry says."""
    if kind == "action":
        return bool(row["kind"] == facts["kind"] and fold(row["text"]) == fold(facts["text"]))
    names = {
        "inspection": (
            "inspectorate",
            "framework",
            "subject",
            "subject_name",
            "started_on",
            "ended_on",
            "published_on",
        ),
        "judgement": ("inspection_key", "domain", "grade"),
    }[kind]
    return all(row[name] == facts[name] for name in names)


def _in_short(kind: str, row: Mapping[str, Any]) -> str:
    match kind:
        case "judgement":
            return f"{row['domain']}: {row['grade']}"
        case "action":
            return f"{row['kind']}: {row['text']}"
        case _:
            names = (
                "inspectorate",
                "framework",
                "subject",
                "subject_name",
                "authority",
                "ended_on",
                "published_on",
            )
            return ", ".join(row[name] for name in names if row[name])


def _wrong_keys(connection: duckdb.DuckDBPyConnection, corrections: Corrections) -> set[str]:
    """Keys of what is left out: of the entries, and of the grades of wrong inspections."""
    keys = {entry.key for entry in corrections.wrong}
    if not keys:
        return keys
    with staged(connection, "wrong", [{"key": key} for key in sorted(keys)]):
        grades = fetch_rows(
            connection,
            f"SELECT judgement_key FROM judgements WHERE inspection_key IN (SELECT key FROM wrong) AND rule <> '{RULE}'",
        )
    return keys | {key for (key,) in grades}


def _documents(
    connection: duckdb.DuckDBPyConnection, keys: Iterable[str], wrong: set[str]
) -> dict[str, _Document]:
    rows = [{"document_key": key} for key in sorted(keys)]
    if not rows:
        return {}
    with staged(connection, "corrected", rows):
        found = fetch_rows(
            connection,
            "SELECT document_key, page_key, text FROM documents SEMI JOIN corrected USING (document_key) WHERE preferred",
        )
        documents = {
            key: _Document(key, page, text, {kind: [] for kind in _TABLES}) for key, page, text in found
        }
        for kind, table in _TABLES.items():
            claims = connection.execute(
                f"SELECT * FROM {table} SEMI JOIN corrected USING (document_key) WHERE rule <> '{RULE}' ORDER BY {kind}_key"
            ).to_arrow_table()
            for row in claims.to_pylist():
                document = documents.get(row["document_key"])
                if document and row["page_key"] == document.page_key and row[f"{kind}_key"] not in wrong:
                    document.claims[kind].append(row)
    return documents


def _added(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Keys of the rows that corrections added and that stand."""
    found = fetch_rows(
        connection,
        " UNION ALL ".join(
            f"SELECT {kind}_key FROM {table} WHERE rule = '{RULE}'" for kind, table in _TABLES.items()
        ),
    )
    return [key for (key,) in found]


def _take_out_added(connection: duckdb.DuckDBPyConnection) -> None:
    keys = [{"claim_key": key} for key in _added(connection)]
    if keys:
        with staged(connection, "added", keys):
            connection.execute("DELETE FROM evidence WHERE claim_key IN (SELECT claim_key FROM added)")
        for table in _TABLES.values():
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
