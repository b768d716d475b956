"""What comes of corrections, beside the rows that the extractor made: do they still apply, and which rows do they add."""

from __future__ import annotations

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
from warehouse.store import fetch_rows, staged

RULE = "correction"  # the rule of rows that an operator added

TABLES = {"inspection": "inspections", "judgement": "judgements", "action": "actions"}
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


def judge(connection: duckdb.DuckDBPyConnection, corrections: Corrections) -> list[Outcome]:
    """What comes of each entry, in their order; changes nothing."""
    wrong = wrong_keys(connection, corrections)
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
        FROM {TABLES[kind]} t
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
    rows = {TABLES[kind]: row, "evidence": evidence}
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


def wrong_keys(connection: duckdb.DuckDBPyConnection, corrections: Corrections) -> set[str]:
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
            key: _Document(key, page, text, {kind: [] for kind in TABLES}) for key, page, text in found
        }
        for kind, table in TABLES.items():
            claims = connection.execute(
                f"SELECT * FROM {table} SEMI JOIN corrected USING (document_key) WHERE rule <> '{RULE}' ORDER BY {kind}_key"
            ).to_arrow_table()
            for row in claims.to_pylist():
                document = documents.get(row["document_key"])
                if document and row["page_key"] == document.page_key and row[f"{kind}_key"] not in wrong:
                    document.claims[kind].append(row)
    return documents
