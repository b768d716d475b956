"""Stale councils: those that keep the rows of an earlier publication, until they pass or are released."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import duckdb

from warehouse.store import fetch_rows, instant, transaction


@dataclass(frozen=True, slots=True)
class StaleCouncil:
    """A council that is held back, why and since when."""

    council_id: str
    council: str
    since: datetime  # start of the run whose pages failed first; UTC without a zone
    gates: str
    reason: str
    rows_published_at: datetime | None  # of the rows that it keeps; None where it had none

    @property
    def told(self) -> str:
        """The council in one line."""
        kept = f"{self.rows_published_at:%Y-%m-%d}" if self.rows_published_at else "no publication"
        return f"{self.council} keeps its rows of {kept} since {self.since:%Y-%m-%d %H:%M} UTC: {self.reason}"

    @property
    def row(self) -> dict[str, str]:
        """The council as a row of a table."""
        return {
            "council": self.council,
            "stale_since": f"{self.since:%Y-%m-%d %H:%M}",
            "rows_of": f"{self.rows_published_at:%Y-%m-%d %H:%M}" if self.rows_published_at else "",
            "reason": self.reason,
        }


def stale_councils(connection: duckdb.DuckDBPyConnection, database: str = "main") -> tuple[StaleCouncil, ...]:
    """The councils that are held back, by name; `database` is the warehouse's, where it is an attached one."""
    found = fetch_rows(
        connection,
        f"""
        SELECT s.council_id, coalesce(c.name, s.council_id), s.stale_since, s.gates, s.reason, s.rows_published_at
        FROM {database}.stale_councils s LEFT JOIN {database}.councils c USING (council_id) ORDER BY 2
        """,
    )
    return tuple(StaleCouncil(*row) for row in found)


def release(connection: duckdb.DuckDBPyConnection, run_id: str, now: str | datetime, reason: str) -> None:
    """Hold no council back any more, and record the override of every gate that did."""
    with transaction(connection):
        connection.execute(
            """
            INSERT INTO gate_overrides BY NAME
            SELECT
                ? AS run_id, ?::TIMESTAMP AS overridden_at, council_id, unnest(string_split(gates, ', ')) AS gate,
                stale_since, reason AS detail, ? AS reason
            FROM stale_councils
            """,
            [run_id, instant(now), reason],
        )
        connection.execute("DELETE FROM stale_councils; DELETE FROM held_pages")
