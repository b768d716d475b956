"""`harvest docs`: the data dictionary of the published file."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from flows.settings import Settings
from warehouse.dictionary import as_markdown


def docs(*, sample: Annotated[bool, Parameter(negative="")] = False) -> int:
    """Print the data dictionary as Markdown: every table, view and column of the published file with its meaning.

    Parameters
    ----------
    sample
        Of the warehouse of `harvest run --sample`.
    """
    settings = Settings.from_environment()
    if sample:
        settings = settings.for_sample()
    print(as_markdown(settings.published), end="")
    return 0
