"""`harvest sql`: the published warehouse as a table, CSV or JSON."""

from __future__ import annotations

import csv
import json
import sys
from typing import Annotated, Any, Literal

from cyclopts import Parameter
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.settings import Settings
from warehouse.query import QueryResult, query

NARROWEST = 14  # characters to a column; where a table has less room, each row is shown as a record


def sql(
    statement: str,
    /,
    *,
    format: Literal["table", "csv", "json"] = "table",
    sample: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """Query the published warehouse; a load or crawl that is under way does not matter.

    One row for each real thing: analysis.inspections, .judgements, .actions, .evidence, .mentions, .agenda_items,
    .documents, .meetings, .councils, .coverage. What each document says: inspections, judgements, actions, evidence,
    documents, agenda_items, meetings, councils, committees; logs: captures, fetches, runs, issues; corrections. `harvest docs`
    tells what every column means.

    Parameters
    ----------
    statement
        One SQL statement in DuckDB's dialect.
    format
        A table to read, CSV or JSON lines to work on.
    sample
        Ask the warehouse of `harvest run --sample`.
    """
    settings = Settings.from_environment()
    if sample:
        settings = settings.for_sample()
    _WRITERS[format](query(settings.published, statement))
    return 0


def _write_table(result: QueryResult) -> None:
    # Piped output is not squeezed into 80 columns: a row stays a line there
    console = Console() if sys.stdout.isatty() else Console(width=10_000)
    cells = [["" if value is None else str(value) for value in row] for row in result.rows]
    if len(result.columns) * NARROWEST <= console.width:
        table = Table(*result.columns, box=None, header_style="bold", pad_edge=False)
        for row in cells:
            table.add_row(*map(Text, row))
        console.print(table)
    else:
        for row in cells:
            record = Table(box=None, show_header=False, pad_edge=False)
            for name, cell in zip(result.columns, row, strict=True):
                record.add_row(Text(name, style="bold"), Text(cell, overflow="fold"))
            console.print(record)
            console.print()
    noun = "row" if len(result.rows) == 1 else "rows"
    print(f"({len(result.rows):,} {noun})", file=sys.stderr)


def _write_csv(result: QueryResult) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows(result.rows)


def _write_json(result: QueryResult) -> None:
    for row in result.rows:
        record: dict[str, Any] = dict(zip(result.columns, row, strict=True))
        print(json.dumps(record, ensure_ascii=False, default=str))


_WRITERS = {"table": _write_table, "csv": _write_csv, "json": _write_json}
