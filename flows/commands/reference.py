"""`harvest reference`: what inspectorates published, from a file of the operator's."""

from __future__ import annotations

import sys
from pathlib import Path

from flows.clock import utc_now
from flows.publishing import load_reference
from flows.settings import Settings


def reference(file: Path | None = None, /) -> int:
    """Put the official outcomes of a file in place of those that stand, compare anew, and publish.

    The file stays in use until another is given. A file that breaks the schema changes nothing.

    Parameters
    ----------
    file
        A CSV file with the columns of the bundled one (authority, gss_code, inspectorate, framework, started_on,
        ended_on, published_on, domain, grade, source). Without it the bundled one is taken again.
    """
    settings = Settings.from_environment()
    rows, publication = load_reference(file, settings, utc_now())
    print(f"{rows:,} official outcomes. Published: {publication.path}", file=sys.stderr)
    for council in publication.stale:
        print(f"Stale: {council.told}", file=sys.stderr)
    return 0
