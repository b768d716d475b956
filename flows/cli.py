"""The `harvest` command: takes the words apart, calls the work, turns errors into messages and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

from cyclopts import App, CycloptsError

from transforms.errors import HarvestError, UsageError

EPILOGUE = """
Exit codes: 0 done, 1 nothing useful done, 2 wrong usage, 3 partial (the table `issues` tells what failed).

Settings are environment variables: HARVEST_DATA (folder, default `data`), HARVEST_CONTACT (your e-mail or web
address; without it only loopback is crawled), and those of the README.

Start with `harvest run --sample`, then `harvest sql --sample "FROM judgements"`.
"""

app = App(
    name="harvest",
    help="What inspectors found at English councils, from their democracy web sites into DuckDB.",
    help_epilogue=EPILOGUE,
    version=lambda: version("council-harvest"),
    exit_on_error=False,
    result_action="return_value",
    suppress_keyboard_interrupt=False,
)
# By import path: a command loads only what it needs
app.command("flows.commands.run:run", help="Crawl, parse, load and publish.")
app.command("flows.commands.load:load", help="Load saved pages by the same path as a crawl, and publish.")
app.command("flows.commands.replay:replay", help="Build rows anew from the captures, without one request.")
app.command(
    "flows.commands.correct:app",
    name="correct",
    help="Mark rows as wrong, or add missing ones, with a reason.",
)
app.command(
    "flows.commands.forget:forget", help="Remove a page and all that came of it, and never ask for it again."
)
app.command(
    "flows.commands.publish:publish",
    help="Publish the warehouse as it stands; let councils pass that gates hold back.",
)
app.command(
    "flows.commands.extract:extract", help="Print what saved pages claim, as JSON lines; no warehouse needed."
)
app.command(
    "flows.commands.explain:explain", help="Show a saved page with its rows marked, and the rule behind each."
)
app.command(
    "flows.commands.evaluate:evaluate",
    help="Print how right the extractor is on labelled pages, and each rule.",
)
app.command(
    "flows.commands.councils:app", name="councils", help="Show the registry, and how each council stands."
)
app.command("flows.commands.sql:sql", help="Query the published warehouse.")
app.command(
    "flows.commands.export:export",
    help="Export facts and short quotes as data package, CSV, Parquet or JSON Lines.",
)
app.command("flows.commands.docs:docs", help="Print the data dictionary of the published warehouse.")
app.command(
    "flows.commands.reference:reference",
    help="Load official outcomes from a file, compare anew, and publish.",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0 done, 1 nothing useful done, 2 wrong usage, 3 partial."""
    try:
        code: int = app(arguments) or 0
        sys.stdout.flush()
        return code
    except CycloptsError:  # its message is on stderr already
        return 2
    except UsageError as error:
        print(f"harvest: {error}", file=sys.stderr)
        return 2
    except HarvestError as error:
        print(f"harvest: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output (`head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (
        OSError
    ) as error:  # a data folder that cannot be made or written, a full disk, a registry that is none
        where = f"{error.filename}: " if error.filename else ""
        hint = "HARVEST_DATA names the data folder, HARVEST_REGISTRY the list of councils"
        print(f"harvest: {where}{error.strerror}; {hint}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("harvest: stopped; what was captured and loaded stays, the next run goes on", file=sys.stderr)
        sys.stderr.flush()
        os._exit(130)  # at once: crawls end with their parent, threads that wait for them would not
