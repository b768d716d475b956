"""Nights of two invented councils: what a run brings, its audit, its publication."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import warehouse_samples as sample

from transforms.records import Fetch, Issue
from warehouse.audit import Audit, settle
from warehouse.load import load_captures, load_councils, load_documents, load_fetches, load_issues, start_run
from warehouse.publish import Publication, publish
from warehouse.store import Warehouse

COUNCILS = {"WEN": "Wendleshire", "EST": "Estermouth", "NEW": "Marlhaven"}
HISTORY = 14
PAGES = 30
FIRST = datetime(2026, 1, 1, 1)
HEALTHY = (
    "Members heard that Ofsted inspected the services of Wendleshire in 2014 over four weeks.\n"
    "It was said that leadership was judged good and adoption was judged outstanding.\n"
    "RESOLVED: That the report of page {page} be noted."
)
ROUTINE = "The chair opened the meeting.\nThe minutes were agreed."
HALF = HEALTHY.replace(" and adoption was judged outstanding", "")
Page = tuple[str, int, str]  # council, number of the page, text


def pages(text: str = HEALTHY, councils=("WEN", "EST"), numbers=range(PAGES)) -> list[Page]:
    """The same text on pages of each council."""
    return [(council, number, text) for council in councils for number in numbers]


class Nights:
    """A warehouse and its publication, night after night; each has its own id and day."""

    def __init__(self, folder: Path, number: int = 0) -> None:
        self.warehouse = folder / "warehouse.duckdb"
        self.published = folder / "published.duckdb"
        self._numbers = count(number + 1)

    def begin(self, *, kind="nightly", settings=None) -> tuple[str, datetime]:
        """Begin a run; one that is not audited was killed."""
        number = next(self._numbers)
        run_id, start = f"n{number:03}", FIRST + timedelta(days=number)
        with Warehouse(self.warehouse) as warehouse:
            con = warehouse.connection
            load_councils(con, [sample.council(council, name) for council, name in COUNCILS.items()])
            start_run(con, run_id, kind, start, settings or {"since": "2025-01-01", "until": "2026-01-15"})
        return run_id, start

    def load(
        self,
        brought: list[Page],
        *,
        kind="nightly",
        unparsed=(),
        tried_again=(),
        withdrawn=(),
        settings=None,
        fetched_before=timedelta(hours=-1),
        **facts,
    ) -> str:
        """Load what a run brings, and say how it is called; `withdrawn` are pages that are gone.

        `unparsed` pages are new and cannot be read, no more than those that are `tried_again`. `facts` are those of
        the documents, where they are not as usual.
        """
        run_id, start = self.begin(kind=kind, settings=settings)
        with Warehouse(self.warehouse) as warehouse:
            con = warehouse.connection
            seen = start - fetched_before
            captures = {
                (council, page): _capture(council, page, seen) for council, page, *_ in (*brought, *unparsed)
            }
            load_captures(con, captures.values())
            batch = [
                sample.loaded(
                    sample.document(
                        f"{page}", text.format(page=page), url=captures[council, page].url, **facts
                    ),
                    captures[council, page],
                    council_id=council,
                )
                for council, page, text in brought
            ]
            load_documents(con, batch, run_id)
            failed = {place: captures[place].capture_id for place in unparsed}
            failed |= {place: _last_capture(con, *place) for place in tried_again}
            load_issues(
                con,
                [
                    Issue("parse", "unreadable_page", "no text", council, _url(page), capture_id, run_id)
                    for (council, page), capture_id in failed.items()
                ],
            )
            gone = [self._gone(con, run_id, council, page, seen) for council, page in withdrawn]
            load_fetches(con, gone)
        return run_id

    def replay(self, council_id: str, version: str, text: str | None = None) -> str:
        """Read the captures of a council again by another version of the parser, to which all pages say `text`, if any."""
        run_id, _ = self.begin(kind="replay", settings={})
        with Warehouse(self.warehouse) as warehouse:
            con = warehouse.connection
            found = con.execute(
                "SELECT capture_id, p.url, site_id, text FROM pages p JOIN documents USING (page_key) WHERE p.council_id = ?",
                [council_id],
            ).fetchall()
            batch = [
                sample.loaded(
                    sample.document(site_id, (text or stood).format(page=site_id), url=url),
                    capture_id=capture_id,
                    council_id=council_id,
                    parser_version=version,
                    source=url,
                )
                for capture_id, url, site_id, stood in found
            ]
            load_documents(con, batch, run_id)
        return run_id

    def audit(self, run_id: str) -> Audit:
        """Judge what was loaded."""
        with Warehouse(self.warehouse) as warehouse:
            return settle(warehouse.connection, run_id, self._moment(run_id), self.published)

    def night(self, brought: list[Page], **how) -> Audit:
        """Load what a run brings and judge it; nothing is published."""
        return self.audit(self.load(brought, **how))

    def publish(self, run_id: str) -> Publication:
        """Publish as it stands."""
        return publish(self.warehouse, self.published, run_id, self._moment(run_id))

    def run(self, brought: list[Page], **how) -> tuple[Audit, Publication]:
        """All of a night, with its publication."""
        run_id = self.load(brought, **how)
        return self.audit(run_id), self.publish(run_id)

    def _moment(self, run_id: str) -> datetime:
        return FIRST + timedelta(days=int(run_id[1:]), hours=3)

    def _gone(self, con, run_id: str, council: str, page: int, when: datetime) -> Fetch:
        return Fetch(
            run_id, council, _url(page), f"{when}Z", 410, "gone", None, _last_capture(con, council, page)
        )


def _url(page: int) -> str:
    return f"{sample.SITE}/mgAi.aspx?ID={page}"


def _last_capture(con, council: str, page: int) -> str:
    return con.execute(
        "SELECT capture_id FROM captures WHERE council_id = ? AND url = ? ORDER BY fetched_at DESC",
        [council, _url(page)],
    ).fetchone()[0]


def _capture(council: str, page: int, seen: datetime):
    capture = sample.capture(f"mgAi.aspx?ID={page}", body=f"{seen}", council_id=council)
    return type(capture)(
        **{name: getattr(capture, name) for name in capture.__dataclass_fields__} | {"fetched_at": f"{seen}Z"}
    )
