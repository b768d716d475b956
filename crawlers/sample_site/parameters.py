"""What the parameters of a request mean, by their names in lower case."""

from __future__ import annotations

import re
from datetime import date, datetime

from crawlers.sample_site.lists import RECENT

Parameters = dict[str, str]


def number(parameters: Parameters, *names: str, default: int = -1) -> int:
    """The first of these parameters as a number; `default` where it is missing or no number."""
    text = next((parameters[name] for name in names if name in parameters), "")
    return int(text) if text.isdigit() else default


def day(text: str) -> date | None:
    """A day as dd/mm/yyyy; None where it is none."""
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()
    except ValueError:
        return None


def window(parameters: Parameters, today: date) -> tuple[date, date]:
    """The days named by `DR=dd/mm/yyyy-dd/mm/yyyy`, else the last month."""
    days = re.fullmatch(r"(\d\d/\d\d/\d{4})-(\d\d/\d\d/\d{4})", parameters.get("dr", ""))
    if days is None:
        return today - RECENT, today
    since, until = (datetime.strptime(text, "%d/%m/%Y").date() for text in days.groups())
    return since, until
