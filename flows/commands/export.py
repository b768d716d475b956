"""`harvest export`: the publication as files for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from rich.console import Console
from rich.progress import Progress

from flows.settings import Settings
from warehouse import export as exports
from warehouse.export import Export, ExportFormat


def export(
    folder: Path,
    /,
    *,
    format: ExportFormat = "package",
    sample: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """Export the published warehouse: facts and short quotes, never captures or whole texts.

    The folder is written beside its place and renamed into it; an earlier export there is replaced, anything else is
    left alone. Its datapackage.json (Frictionless) tells columns, keys, sources and the rights of each field; words of
    councils are cut at 300 characters. docs/legal.md of the project tells what may be passed on.

    Parameters
    ----------
    folder
        Where the export shall stand: a new or empty folder, or an earlier export.
    format
        package: the tables as CSV, claims.jsonl and a dictionary to read; csv: the tables; parquet: the tables, by year
        of meeting; jsonl: what each document claims, in the shape that `harvest extract` prints.
    sample
        Of the warehouse of `harvest run --sample`.
    """
    settings = Settings.from_environment()
    if sample:
        settings = settings.for_sample()
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Export", total=None)
        done = exports.export(
            settings.published,
            folder,
            format,
            lambda name, done, total: bar.update(
                task, description=f"Export {name}", completed=done, total=total
            ),
        )
    _show(done)
    return 0


def _show(done: Export) -> None:
    lines = [
        "Exported: " + ", ".join(f"{rows:,} {table}" for table, rows in done.rows.items()),
        f"{done.files:,} files, {done.bytes:,} bytes, of publication {done.publication_id}",
        f"  {done.folder}",
    ]
    if done.shortened is not None:
        lines.insert(
            1, f"{done.shortened:,} titles, texts and quotes were longer than a short quote and are cut"
        )
    if done.undeclared:
        lines.append(f"Left out, as no rights are told of them: {', '.join(done.undeclared)}")
    print("\n".join(lines), file=sys.stderr)
