"""Follow-up in the writer's file: what is read of councils where something changed, and the rows that come of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from importlib.resources import files
from itertools import chain, groupby
from operator import itemgetter

import duckdb

from warehouse.resolution.follow_up.attribution import Inspections
from warehouse.resolution.follow_up.matching import follow_up
from warehouse.resolution.follow_up.promises import matters
from warehouse.resolution.follow_up.records import Followed, Made, Page, Reported
from warehouse.resolution.follow_up.rules import STEM, any_of, rules
from warehouse.resolution.spans import Precision, span_of
from warehouse.rows import Row
from warehouse.store import fetch_rows, insert, scattered, staged

_SQL = files("warehouse.resolution.follow_up")
_ROWS = 1000  # documents read at a time


def resolve_follow_ups(
    connection: duckdb.DuckDBPyConnection, reported_parts: Sequence[str], document_parts: Sequence[str]
) -> int:
    """Make promises and their answers anew, as far as what changed can touch them.

    Parts are `council day`: since that day other inspections are known of the council; it has other documents of that day.
    temp.reported is there (reported.sql). Returns how many councils were touched.
    """
    changes = [
        *_changes(reported_parts, onwards=True),
        *_changes(document_parts, onwards=False),
    ]
    if not changes:
        return 0
    with staged(connection, "changed", changes):
        for name, value in _variables().items():
            connection.execute(f"SET VARIABLE follow_up_{name} = ?", [value])
        connection.execute((_SQL / "following.sql").read_text("utf-8"))
        reported = _reported(connection)
        made = _made(connection)
    standing = _standing(connection)
    inspections = {change["council_id"]: Inspections(()) for change in changes}
    inspections |= {council: Inspections(of_one) for council, of_one in reported.items()}
    for council in sorted({change["council_id"] for change in changes if change["onwards"]}):
        _end(connection, council, inspections[council])
    promises: list[Row] = []
    answers: list[Row] = []
    for council, pages in _pages(connection, made):
        for followed in follow_up(made[council], pages, inspections[council], standing[council]):
            promises.append(_promise(council, followed))
            answers += _answers(council, followed)
    connection.execute("DROP VIEW temp.titled; DROP MACRO temp.stems_in")
    for table in (
        "answering",
        "dated",
        "matters",
        "reopened",
        "touched_promises",
        "changed_since",
        "changed_days",
    ):
        connection.execute(f"DROP TABLE temp.{table}")
    _take_out(connection, [row["action_key"] for row in promises])
    insert(connection, "promises", promises)
    insert(connection, "follow_ups", answers)
    return len(inspections)


def _changes(parts: Sequence[str], *, onwards: bool) -> list[Row]:
    """The councils and days of some parts; a part without a day is of all time."""
    found = []
    for council, _, day in (part.rpartition(" ") for part in parts):
        span = span_of(day)
        found.append(
            {"council_id": council, "day": span.first if span else date(1900, 1, 1), "onwards": onwards}
        )
    return found


def _take_out(connection: duckdb.DuckDBPyConnection, actions: Sequence[str]) -> None:
    """Take out the promises that were followed anew, as they stood."""
    if actions:
        with staged(connection, "renewed", [{"action_key": key} for key in actions]):
            for table in ("follow_ups", "promises"):
                connection.execute(
                    f"DELETE FROM {table} WHERE action_key IN (SELECT action_key FROM renewed)"
                )


def _variables() -> dict[str, str | int]:
    words = [*rules().words.plan, *rules().words.inspection, *(w for s in rules().subject for w in s.words)]
    clock = rules().clock
    return {
        "titles": any_of(words).pattern,
        "follow": clock.follow,
        "late": clock.late,
        "before": clock.before,
        "letters": STEM,
    }


def _end(connection: duckdb.DuckDBPyConnection, council: str, inspections: Inspections) -> None:
    """Let the council's promises that are not made anew know of the next full inspection, however late it comes."""
    kept = fetch_rows(
        connection,
        "SELECT action_key, inspection_id, promised_on, ended_on FROM promises WHERE council_id = ? AND inspection_id IS NOT NULL",
        [council],
    )
    ends = [
        {"action_key": key, "ended_on": end}
        for key, inspection_id, promised_on, ended_on in kept
        if (end := _iso(inspections.ended(inspection_id, date.fromisoformat(promised_on)))) != ended_on
    ]
    if ends:
        with staged(connection, "ends", ends):
            connection.execute(
                "UPDATE promises SET ended_on = e.ended_on FROM ends e WHERE promises.action_key = e.action_key"
            )


def _reported(connection: duckdb.DuckDBPyConnection) -> dict[str, list[Reported]]:
    """The inspections that the changed councils' documents tell of."""
    reported: dict[str, list[Reported]] = defaultdict(list)
    found = fetch_rows(
        connection,
        """
        SELECT DISTINCT
            council_id, inspection_id, subject, framework, subject_name, known_on, published_on, official_published_on
        FROM temp.reported SEMI JOIN changed USING (council_id)
        """,
    )
    for council, inspection_id, subject, framework, name, known_on, *published in found:
        known = span_of(known_on)
        reported[council].append(
            Reported(
                inspection_id, subject, framework, name, known.first if known else None, _published(published)
            )
        )
    return reported


def _published(days: Sequence[str | None]) -> date | None:
    """The day of publication, of those told to the day."""
    spans = [span for day in days if (span := span_of(day)) and span.precision is Precision.DAY]
    return spans[0].first if spans else None


def _made(connection: duckdb.DuckDBPyConnection) -> dict[str, list[Made]]:
    made: dict[str, list[Made]] = defaultdict(list)
    found = fetch_rows(
        connection,
        """
        SELECT
            i.council_id, a.action_key, a.document_key, a.kind, a.text, a.owner, a.due,
            coalesce(m.inspection_id, min(m.inspection_id) OVER (PARTITION BY i.item_id, a.kind, lower(a.text)))
        FROM actions a
        JOIN item_documents i USING (document_key, page_key)
        JOIN temp.reopened r ON r.council_id = i.council_id AND i.meeting_date::DATE >= r.since
        LEFT JOIN inspection_members m USING (inspection_key)
        WHERE a.kind IN (SELECT unnest($kinds))
        """,
        {"kinds": list(rules().promise.kinds)},
    )
    for council, *fields in found:
        made[council].append(Made(*fields))
    return made


def _standing(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str | None]]:
    """The promises that are not undone, by council: each action with the inspection that it follows up."""
    standing: dict[str, dict[str, str | None]] = defaultdict(dict)
    found = fetch_rows(
        connection,
        """
        SELECT p.council_id, p.action_key, p.inspection_id
        FROM promises p JOIN temp.reopened r ON r.council_id = p.council_id AND p.promised_on::DATE >= r.since
        """,
    )
    for council, action, inspection in found:
        standing[council][action] = inspection
    return standing


def _pages(
    connection: duckdb.DuckDBPyConnection, made: dict[str, list[Made]]
) -> Iterator[tuple[str, list[Page]]]:
    """The documents that could answer what was made, council by council; no other statement may run meanwhile."""
    connection.execute("CREATE TEMP TABLE matters (council_id VARCHAR, stems VARCHAR[])")
    insert(
        connection,
        "matters",
        [{"council_id": council, "stems": sorted(matters(of_one))} for council, of_one in made.items()],
    )
    connection.execute((_SQL / "answering.sql").read_text("utf-8"))
    with scattered(connection):
        found = connection.execute((_SQL / "pages.sql").read_text("utf-8"))
        rows = chain.from_iterable(iter(partial(found.fetchmany, _ROWS), []))
        for council, of_council in groupby(rows, key=itemgetter(0)):
            yield council, [Page(*of_page) for _, *of_page in of_council]


def _promise(council: str, followed: Followed) -> Row:
    return {
        "action_key": followed.key,
        "document_key": followed.document,
        "council_id": council,
        "inspection_id": followed.inspection_id,
        "promise": str(followed.promise),
        "repeats": followed.repeats,
        "promised_on": followed.promised_on.isoformat(),
        "due_on": _iso(followed.due_on),
        "expected_next": _iso(followed.expected_next),
        "due_reason": followed.due_reason,
        "topic": " ".join(sorted(followed.topic)) or None,
        "superseded_by": followed.superseded_by,
        "ended_on": _iso(followed.ended_on),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _answers(council: str, followed: Followed) -> list[Row]:
    return [
        {
            "action_key": followed.key,
            "council_id": council,
            "document_key": answer.document,
            "answered_on": answer.day.isoformat(),
            "reason": answer.reason,
            "quote_start": answer.start,
            "quote_end": answer.end,
        }
        for answer in followed.answers
    ]
