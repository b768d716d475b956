"""Days as people give them to the command: 2025-01-31, or 2025-01 and 2009 for the first of them."""

from __future__ import annotations

import re
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


FirstDay = Annotated[date | None, Parameter(converter=first_day)]
