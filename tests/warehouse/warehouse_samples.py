"""Invented councils and pages for the warehouse's tests and for the process that the kill tests kill."""

from __future__ import annotations

import hashlib
import re
from itertools import count
from types import SimpleNamespace
from typing import Any

import duckdb

from transforms.records import Action, Capture, Document, Extraction, Inspection, Judgement, PageKind
from warehouse.load import LoadedDocument, load_captures, load_councils, load_documents, start_run
from warehouse.resolution.mentions import Mention

COUNCIL_ID = "WEN"
SITE = "https://democracy.wendleshire.example"
CONTENT_TABLES = ("pages", "documents", "inspections", "judgements", "actions", "evidence", "linked_files")

_INSPECTION = re.compile(r"Ofsted inspected the (\w+) of Wendleshire in (\d{4})")
_GRADE = re.compile(r"(\w+) was judged (\w+)")
_LIMB = re.compile(r"RESOLVED: (That [^.\n]+)")

NUMBERS = count(1)


def council(council_id: str = COUNCIL_ID, name: str = "Wendleshire", **changes: Any) -> SimpleNamespace:
    fields = {
        "council_id": council_id,
        "name": name,
        "nation": "ENG",
        "type": "county",
        "gss_code": None,
        "has_childrens_services": True,
        "platform": "moderngov",
        "base_url": SITE,
    }
    return SimpleNamespace(**fields | changes)


def text_of(year: int = 2014, grade: str = "good", *more: str) -> str:
    return "\n".join(
        (
            "Outcome of the inspection",
            f"Members heard that Ofsted inspected the services of Wendleshire in {year} over four weeks.",
            f"It was said that leadership was judged {grade} and adoption was judged outstanding.",
            *more,
            f"RESOLVED: That the report of {year} be noted.",
        )
    )


def document(site_id: str | None = "101", text: str | None = None, **changes: Any) -> Document:
    text = text_of() if text is None else text
    fields: dict[str, Any] = {
        "kind": PageKind.AGENDA_ITEM,
        "text": text,
        "blocks": (),
        "site_id": site_id,
        "council": "Wendleshire",
        "url": f"{SITE}/mgAi.aspx?ID={site_id}" if site_id else None,
        "title": "Outcome of the inspection",
        "committee": "Children and Families Scrutiny Committee",
        "meeting_date": "2015-01-20",
    }
    return Document(**fields | changes)


def extraction_of(text: str) -> Extraction:
    """Claims by three plain patterns: enough to fill every table."""
    inspections = tuple(
        Inspection(
            f"i{n}",
            "ofsted",
            "sif",
            "childrens_services",
            None,
            "Wendleshire",
            m[2],
            m[2],
            None,
            *m.span(),
            "told",
        )
        for n, m in enumerate(_INSPECTION.finditer(text), start=1)
    )
    about = inspections[0].ref if inspections else None
    judgements = tuple(
        Judgement(about, m[1], m[2], *m.span(), "was_judged") for m in _GRADE.finditer(text) if about
    )
    actions = tuple(
        Action("resolution", m[1], about, None, None, "agreed", *m.span(), "resolved")
        for m in _LIMB.finditer(text)
    )
    return Extraction(inspections, judgements, actions)


def capture(
    path: str = "mgAi.aspx?ID=101", day: int = 1, body: str = "", council_id: str = COUNCIL_ID
) -> Capture:
    """A capture on the given day of January 2026; `body` tells captures of one page apart."""
    content_hash = hashlib.sha256((body or str(day)).encode()).hexdigest()
    return Capture(
        capture_id=hashlib.sha256(f"{council_id} {path} {content_hash}".encode()).hexdigest(),
        council_id=council_id,
        council="Wendleshire",
        url=f"{SITE}/{path}",
        fetched_at=f"2026-01-{day:02}T02:00:00Z",
        status=200,
        content_type="text/html",
        content_hash=content_hash,
        segment=f"{council_id}/r{day}.warc.gz",
        offset=0,
        length=1000,
    )


def loaded(document: Document, capture: Capture | None = None, **changes: Any) -> LoadedDocument:
    fields: dict[str, Any] = {
        "document": document,
        "extraction": extraction_of(document.text),
        "capture_id": capture.capture_id if capture else None,
        "council_id": COUNCIL_ID,
        "parser_version": "1",
        "source": capture.url if capture else "saved.html",
    }
    return LoadedDocument(**fields | changes)


def prepare(con: duckdb.DuckDBPyConnection) -> None:
    """A council and a run, which every load needs."""
    load_councils(con, [council()])
    start_run(con, "r1", "load", "2026-01-01T00:00:00Z", {})


def load(
    con: duckdb.DuckDBPyConnection, *captures: tuple[Capture, list[Document]], version: str = "1"
) -> Any:
    """Load whole captures, each with its documents, in one batch."""
    load_captures(con, [capture for capture, _ in captures])
    batch = [
        loaded(document, capture, parser_version=version)
        for capture, documents in captures
        for document in documents
    ]
    empty = {capture.capture_id: version for capture, documents in captures if not documents}
    return load_documents(con, batch, "r1", empty_captures=empty)


def load_saved(con: duckdb.DuckDBPyConnection, batch: list[LoadedDocument]) -> Any:
    return load_documents(con, batch, "r1")


def contents(con: duckdb.DuckDBPyConnection, *tables: str) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the content tables, without the run that wrote them."""
    return {
        table: con.execute(
            f"SELECT {'* EXCLUDE (run_id)' if table == 'pages' else '*'} FROM {table} ORDER BY ALL"
        ).fetchall()
        for table in tables or CONTENT_TABLES
    }


def mention(framework="ilacs", on_site=None, published=None, told=None, grades=None, **changes) -> Mention:
    """An inspection as one document of its own tells it; `on_site` is a date or two with a slash."""
    number = next(NUMBERS)
    started, _, ended = (on_site or "").partition("/")
    fields = {
        "key": f"m{number:05}",
        "document": f"d{number}",
        "item": f"d{number}",
        "issue": None,
        "inspectorate": "ofsted",
        "framework": framework,
        "subject": "childrens_services",
        "name": None,
        "started_on": started or None,
        "ended_on": ended or started or None,
        "published_on": published,
        "told_on": told,
        "quote": f"words {number}",
        "grades": frozenset((grades or {}).items()),
    }
    return Mention(**fields | changes)
