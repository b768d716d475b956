"""Which captures are to be parsed and loaded: the newest of each page, unless the warehouse has it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import duckdb

from transforms.records import Capture
from warehouse.keys import page_key
from warehouse.store import fetch_rows, instant, staged


def newest_captures(captures: Iterable[Capture]) -> dict[str, Capture]:
    """The newest capture of each page, by its page_key."""
    newest: dict[str, Capture] = {}
    for capture in captures:
        key = page_key(capture.council_id, capture.url)
        known = newest.setdefault(key, capture)
        if (capture.fetched_at, capture.capture_id) > (known.fetched_at, known.capture_id):
            newest[key] = capture
    return newest


# Whether a page `p` stands as capture `c` shows it, or in a newer one; what another version of the parser read does not.
_STANDS = """
    p.seen_at > c.seen_at
    OR (p.seen_at = c.seen_at AND p.capture_id = c.capture_id AND p.parser_version = $version)
"""


def pending_captures(
    connection: duckdb.DuckDBPyConnection, council_ids: Collection[str], parser_version: str
) -> dict[str, tuple[str, str]]:
    """Of councils' captures those to parse and load: the newest of each page, unless it stands already.

    What another version of the parser read counts as not loaded; so does what a run that was cut off left. The captures that
    pages stand as go first, by their ids: only the rest is put together by address.
    Returns the council and the segment that each capture lies in, by capture id, council by council in the order they
    were made.
    """
    found = fetch_rows(
        connection,
        """
        WITH standing AS (
            SELECT council_id, url, capture_id, seen_at, parser_version
            FROM pages WHERE council_id IN (SELECT unnest($councils))
        ),
        others AS (
            SELECT c.*
            FROM captures c ANTI JOIN (FROM standing WHERE parser_version = $version) p
                ON p.capture_id = c.capture_id AND p.seen_at = c.fetched_at
            WHERE c.council_id IN (SELECT unnest($councils))
        ),
        newest AS (
            SELECT
                council_id, url, max(fetched_at) AS seen_at, arg_max(capture_id, (fetched_at, capture_id)) AS capture_id,
                arg_max(segment, (fetched_at, capture_id)) AS segment
            FROM others GROUP BY council_id, url
        )
        SELECT c.capture_id, c.council_id, c.segment
        FROM newest c LEFT JOIN standing p USING (council_id, url)
        WHERE (p.seen_at > c.seen_at OR (p.seen_at = c.seen_at AND p.capture_id > c.capture_id)) IS NOT TRUE
        ORDER BY c.council_id, c.seen_at, c.segment, c.url
        """,
        {"councils": list(council_ids), "version": parser_version},
    )
    return {capture_id: (council_id, segment) for capture_id, council_id, segment in found}


def not_standing(
    connection: duckdb.DuckDBPyConnection, newest: Mapping[str, Capture], parser_version: str
) -> list[Capture]:
    """Of captures by page_key, those to parse and load: by the same rule as `pending_captures`."""
    if not newest:
        return []
    rows = [
        {"page_key": key, "capture_id": capture.capture_id, "seen_at": instant(capture.fetched_at)}
        for key, capture in newest.items()
    ]
    with staged(connection, "incoming", rows):
        found = fetch_rows(
            connection,
            f"SELECT page_key FROM incoming c JOIN pages p USING (page_key) WHERE {_STANDS}",
            {"version": parser_version},
        )
    standing = {key for (key,) in found}
    return [capture for key, capture in newest.items() if key not in standing]
