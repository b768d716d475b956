"""A made-up warehouse of any size, and the night of crawl logs and parsed pages that is loaded into it next."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb

from crawlers.capture_files import FETCHES_SUFFIX, INDEX_SUFFIX, index_line, visit_line
from crawlers.registry import Council, Registry
from crawlers.visits import Visit
from flows.parsing import CaptureJob, Parsed
from transforms import PARSER_VERSION
from transforms.records import (
    Action,
    Capture,
    Document,
    Extraction,
    Fetch,
    Inspection,
    Judgement,
    LinkedFile,
    PageKind,
)
from warehouse.load import load_councils
from warehouse.store import staged

HERE = Path(__file__).parent
ITEMS_A_MEETING = 10
PAGES_A_MEETING = 3
HISTORY = 0.9  # of the meetings: a first crawl, council by council; the rest came in nights
NIGHTS = 40
CHUNK = 4000  # meetings made at a time: what bounds the memory
PHRASES = 5000
NIGHT = "night9999"
TODAY = "2026-03-30"

_SEED = 20261122
_ONSETS, _VOWELS, _ENDS = (
    ["b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "w", "br", "cl", "st", "tr"],
    "aeiou",
    ["n", "r", "s", "t", "l", "m", "nd"],
)


@dataclass(frozen=True)
class Scale:
    """How large a made-up warehouse is."""

    items: int

    @property
    def meetings(self) -> int:
        return self.items // ITEMS_A_MEETING

    @cached_property
    def councils(self) -> tuple[Council, ...]:
        """Those that a nightly run takes; of a tiny warehouse only so many that each has some meetings."""
        return tuple(Registry.load().default_scope()[: max(1, self.meetings // 20)])

    @property
    def history(self) -> int:
        return int(self.meetings * HISTORY) // len(self.councils) * len(self.councils)

    @property
    def each_council(self) -> int:
        """Meetings of each council in that history, in the order of their days (made_warehouse.sql)."""
        return self.history // len(self.councils)


@dataclass
class Night:
    """What a crawl left: its parsed pages by address, for a pool that has nothing to do any more."""

    pages: dict[str, Parsed]
    councils: tuple[Council, ...]

    def map(self, _: Any, jobs: Iterable[CaptureJob]) -> Iterator[tuple[CaptureJob, Parsed]]:
        """Stands for the worker processes (flows.workers.PagePool): parsing is not what is measured."""
        return ((job, self.pages[job.capture.url]) for job in jobs)


def fill(connection: duckdb.DuckDBPyConnection, scale: Scale, captures: Path) -> None:
    """Make the warehouse of that size, with the logs of its crawls beside it; not resolved yet."""
    load_councils(connection, scale.councils)
    _prepare(connection, scale)
    connection.execute("""
        INSERT INTO runs BY NAME
        SELECT 'night' || lpad(n || '', 4, '0') AS run_id, 'run' AS kind,
            TIMESTAMP '2025-07-12 02:00:00' + INTERVAL 6 DAY * n AS started_at, started_at + INTERVAL 1 HOUR AS finished_at,
            'done' AS status, '{"since": "2025-01-01", "until": "2026-04-01"}' AS settings, '{}' AS summary
        FROM range(getvariable('made_nights')) numbers(n)
        UNION ALL BY NAME
        SELECT 'backfill' AS run_id, 'run' AS kind, TIMESTAMP '2025-07-11 02:00:00' AS started_at,
            TIMESTAMP '2025-07-11 23:00:00' AS finished_at, 'done' AS status,
            '{"since": "2011-01-01", "until": "2025-07-12"}' AS settings, '{}' AS summary
    """)
    for first in range(0, scale.meetings, CHUNK):
        last = min(first + CHUNK, scale.meetings)
        _make(connection, [(m, 0) for m in range(first, last)])
        connection.execute((HERE / "made_rows.sql").read_text("utf-8"))
    connection.execute("CHECKPOINT")
    _write_logs(connection, captures)


def make_night(scale: Scale, changed: int, captures: Path) -> Night:
    """So many pages that changed or are new, over all councils, in the capture store's logs, and parsed.

    Two thirds of the meetings were there before, of the last nine months where there are as many, and a third is new.
    """
    wanted = _night_meetings(scale, changed)
    pages: dict[str, Parsed] = {}
    with duckdb.connect() as connection:
        _prepare(connection, scale)
        _make(connection, wanted)
        kept = _fetch(
            connection,
            """
            SELECT council_id, council, url, content_hash, page_key,
                sha256(council_id || chr(10) || url || chr(10) || content_hash) AS capture_id
            FROM pages_made ORDER BY revision = 0, m, page
            """,
        )[:changed]
        documents = _documents(connection)
    by_council: dict[str, list[Capture]] = defaultdict(list)
    for number, row in enumerate(kept):
        pages[row["url"]] = tuple(documents[row["page_key"]])
        by_council[row["council_id"]].append(
            Capture(
                capture_id=row["capture_id"],
                council_id=row["council_id"],
                council=row["council"],
                url=row["url"],
                fetched_at=f"{TODAY}T02:{number // 60 % 60:02}:{number % 60:02}Z",
                status=200,
                content_type="text/html; charset=utf-8",
                content_hash=row["content_hash"],
                segment=f"{row['council_id']}/{NIGHT}.warc.gz",
                offset=4000 * number,
                length=4000,
            )
        )
    for council_id, of_council in by_council.items():
        fetches = [
            Fetch(NIGHT, council_id, c.url, c.fetched_at, c.status, "changed", c.content_hash, c.capture_id)
            for c in of_council
        ]
        _write_log(captures / council_id, NIGHT, of_council, fetches)
    return Night(pages, tuple(c for c in scale.councils if c.council_id in by_council))


def _night_meetings(scale: Scale, changed: int) -> list[tuple[int, int]]:
    """Meetings by number, with their revision; no older ones than must be, for a page beyond a year is settled (look_back.py)."""
    each = -(-changed // PAGES_A_MEETING)
    known = each * 2 // 3
    nights = range(scale.history, scale.meetings)  # nine months
    youngest = sorted(range(scale.history), key=lambda m: -(m % scale.each_council))
    seen = (*nights, *youngest[: max(0, known - len(nights))])
    again = sorted(random.Random(_SEED).sample(seen, known))
    return [(m, 1) for m in again] + [(m, 0) for m in range(scale.meetings, scale.meetings + each - known)]


def _prepare(connection: duckdb.DuckDBPyConnection, scale: Scale) -> None:
    """The councils and phrases that pages are made of, and the numbers that place a meeting."""
    nightly = scale.meetings - scale.history
    for name, value in {
        "made_meetings": scale.meetings,
        "made_history": scale.history,
        "made_councils": len(scale.councils),
        "made_night": max(1, -(-nightly // NIGHTS)),
        "made_nights": NIGHTS,
        "made_parser": PARSER_VERSION,
        "made_phrases": PHRASES,
    }.items():
        connection.execute(f"SET VARIABLE {name} = ?", [value])
    places = [
        {"number": n, "council_id": c.council_id, "council": c.name, "base_url": c.base_url}
        for n, c in enumerate(scale.councils)
    ]
    with staged(connection, "incoming", places):
        connection.execute("CREATE OR REPLACE TEMP TABLE places AS FROM incoming")
    with staged(
        connection, "incoming", [{"no": no, "phrase": phrase} for no, phrase in enumerate(_phrases())]
    ):
        connection.execute("CREATE OR REPLACE TEMP TABLE phrases AS FROM incoming")


def _make(connection: duckdb.DuckDBPyConnection, wanted: Sequence[tuple[int, int]]) -> None:
    with staged(connection, "incoming", [{"m": m, "revision": revision} for m, revision in wanted]):
        connection.execute("CREATE OR REPLACE TEMP TABLE wanted AS FROM incoming")
    connection.execute((HERE / "made_warehouse.sql").read_text("utf-8"))


def _phrases() -> list[str]:
    """Sentences of some 125 letters in no language; one in three hundred gives a contact."""
    chance = random.Random(_SEED)
    words = [
        "".join(
            chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_ENDS)
            for _ in range(chance.randint(1, 3))
        )
        for _ in range(2000)
    ]
    phrases = []
    for number in range(PHRASES):
        sentence = " ".join(chance.choices(words, k=17)).capitalize()
        if number % 300 == 0:
            sentence += f", {chance.choice(words)}@council.example or 01522 {chance.randint(100000, 999999)}"
        phrases.append(sentence + ".")
    return phrases


def _write_logs(connection: duckdb.DuckDBPyConnection, captures: Path) -> None:
    """The logs that the crawls of a made-up warehouse would have left."""
    logs = connection.cursor()
    logs.execute("""
        SELECT c.*, n.name AS council, split_part(split_part(c.segment, '/', 2), '.', 1) AS run_id
        FROM captures c JOIN councils n USING (council_id) ORDER BY c.council_id, run_id
    """)
    names = [column[0] for column in logs.description or ()]
    held: list[dict[str, Any]] = []

    def write() -> None:
        if held:
            run_id = held[0]["run_id"]
            kept = [
                Capture(
                    **{n: v for n, v in row.items() if n not in {"run_id", "fetched_at"}},
                    fetched_at=f"{row['fetched_at'].isoformat()}Z",
                )
                for row in held
            ]
            seen = [
                Fetch(
                    run_id, c.council_id, c.url, c.fetched_at, c.status, outcome, c.content_hash, c.capture_id
                )
                for c in kept
                for outcome in ("new", "unchanged")
            ]
            _write_log(captures / held[0]["council_id"], run_id, kept, seen)
            held.clear()

    while batch := logs.fetchmany(10_000):
        for values in batch:
            row = dict(zip(names, values, strict=True))
            if held and (row["council_id"], row["run_id"]) != (held[0]["council_id"], held[0]["run_id"]):
                write()
            held.append(row)
    write()


def _write_log(folder: Path, run_id: str, captures: Iterable[Capture], fetches: Iterable[Fetch]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    today = date.fromisoformat(TODAY)
    (folder / f"{run_id}{INDEX_SUFFIX}").write_text("".join(map(index_line, captures)), "utf-8")
    (folder / f"{run_id}{FETCHES_SUFFIX}").write_text(
        "".join(visit_line(Visit(fetch, today)) for fetch in fetches), "utf-8"
    )


def _documents(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Document, Extraction]]]:
    """The parsed documents of the pages made, by page, each with what it claims."""
    claims: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in _fetch(
        connection,
        """
        SELECT c.*, m.inspectorate, m.framework, m.subject, m.body, m.council, m.reported::VARCHAR AS reported
        FROM claims_made c JOIN meetings_made m USING (m) ORDER BY c.no
        """,
    ):
        claims[row["document_key"], row["page_key"]].append(row)
    files: dict[tuple[str, str], list[LinkedFile]] = defaultdict(list)
    for row in _fetch(connection, "FROM files_made"):
        file = LinkedFile(row["url"], row["title"], row["kind"], "pdf", 135168, row["of_meeting"])
        files[row["document_key"], row["page_key"]].append(file)
    by_page: dict[str, list[tuple[Document, Extraction]]] = defaultdict(list)
    for row in _fetch(connection, "FROM documents_made ORDER BY m, page, n"):
        place = row["document_key"], row["page_key"]
        document = Document(
            kind=PageKind(row["kind"]),
            text=row["text"],
            blocks=(),
            site_id=row["site_id"],
            council=row["council"],
            url=row["page_url"],
            locator=f"AI{row['site_id']}" if row["page"] == "meeting" else None,
            title=row["title"],
            committee=row["committee"],
            meeting_date=row["day"].isoformat(),
            truncated=row["truncated"],
            files=tuple(files[place]),
        )
        by_page[row["page_key"]].append((document, _extraction(claims[place])))
    return by_page


def _extraction(claims: Iterable[dict[str, Any]]) -> Extraction:
    inspections, judgements, actions = [], [], []
    for c in claims:
        span = c["quote_start"], c["quote_end"]
        if c["claim"] == "inspection":
            facts = c["inspectorate"], c["framework"], c["subject"], c["body"], c["council"]
            inspections.append(Inspection("i1", *facts, None, None, c["reported"], *span, "mention"))
        elif c["claim"] == "judgement":
            judgements.append(Judgement("i1", c["domain"], c["grade"], *span, "was_judged"))
        else:
            due, status = ("R/P6M", "agreed") if c["claim"] == "resolution" else (None, "recommended")
            actions.append(Action(c["claim"], c["sentence"], "i1", None, due, status, *span, "limb"))
    return Extraction(tuple(inspections), tuple(judgements), tuple(actions))


def _fetch(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    found = connection.execute(sql)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, values, strict=True)) for values in found.fetchall()]
