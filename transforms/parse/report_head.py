"""The head of an officer's report: lines "Report to:", "Date of meeting:", "Title:", each with its value on it or below it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.dates import read_date
from transforms.parse.frame import words
from transforms.text import fold, squeeze

_FEWEST = 2  # fields that make a head; "Title:" alone is a label of a page's own
# "Title OFSTED INSPECTION", "Committee EXECUTIVE": a label without a mark before its value in capitals
_IN_CAPITALS = re.compile(r"(?P<label>[A-Z][a-z]+(?: [a-z]+){0,2}) (?P<value>[A-Z]{2}[^a-z]{3,})$")
_LONGEST = 300  # characters of a title


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What a report's head tells; `after` counts the lines up to and with its title."""

    title: str
    committee: str | None
    meeting_date: str | None
    after: int


def read_report_head(lines: Sequence[str]) -> ReportHead | None:
    """The head that a page's first lines are, None where they are none or name no title."""
    fields: dict[str, tuple[str, int]] = {}
    waiting: str | None = None
    for at, line in enumerate(lines):
        bare = squeeze(line).strip(" |#*")
        label, colon, value = bare.partition(":")
        if not colon and (named := _IN_CAPITALS.match(bare)):
            label, colon, value = named["label"], ":", named["value"]
        name = _names().get(fold(label).strip(" *|")) if colon else None
        told = value.strip(" |*")
        if name and told:
            fields.setdefault(name, (told, at))
        elif waiting and bare and not name:
            fields.setdefault(waiting, (bare, at))
        waiting = name if name and not told else (waiting if not bare else None)
    title, at = fields.get("title", ("", 0))
    if not title or len(title) > _LONGEST or len(fields) < _FEWEST:
        return None
    return ReportHead(
        title, fields.get("committee", (None, 0))[0], read_date(fields.get("date", ("", 0))[0]), at + 1
    )


def _names() -> Mapping[str, str]:
    """The fields of a report's head by their labels."""
    return words().report_head
