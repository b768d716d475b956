"""Days as people give them to the command: 2025-01-31; a month or year (2025-01, 2009) for its first or last."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from cyclopts import Parameter, Token

_PARTS = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def first_day(_: Any, tokens: Sequence[Token]) -> date:
    """The day, or the first day of the month or year, that an option names. Raises ValueError."""
    text = tokens[0].value
    parts = _PARTS.fullmatch(text)
    try:
        year, month, day = (int(part or 1) for part in parts.groups()) if parts else (0, 0, 0)
        return date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{text!r} is no day, month or year: 2025-01-31, 2025-01 or 2025") from error


def last_day(_: Any, tokens: Sequence[Token]) -> date:
    """The day, or the last day of the month or year, that an option names. Raises ValueError."""
    first = first_day(_, tokens)
    match tokens[0].value.count("-"):
        case 0:
            return first.replace(month=12, day=31)
        case 1:
            return first.replace(day=monthrange(first.year, first.month)[1])
        case _:
            return first


FirstDay = Annotated[date | None, Parameter(converter=first_day)]
LastDay = Annotated[date | None, Parameter(converter=last_day)]
