"""English and Welsh: the labels, dates and links of a page in the language it is asked for in.

Only what captured Welsh pages are known to say is Welsh; all else stays English, as on many of them.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from crawlers.sample_site.markup import clock, ordinal

Language = Literal["en", "cy"]

_LABELS = {
    "Agenda item": "Eitem Agenda",
    "Agenda and minutes": "Rhaglen a chofnodion",
    "Decision details": "Manylion y penderfyniad",
    "Error": "Gwall",
    "Minutes:": "Cofnodion:",
    "Decision:": "Penderfyniad:",
    "Additional documents:": "Dogfennau ychwanegol:",
    "Supporting documents:": "Dogfennau ategol:",
    "Venue:": "Lleoliad:",
    "Meeting:": "Cyfarfod:",
    "Item": "Eitem",
    "pdf icon": "pdf eicon",
}
_DAYS = ("Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul")
_MONTHS = (
    "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin",
    "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
)  # fmt: skip
_ORDINALS = (
    "af", "il", "ydd", "ydd", "ed", "ed", "fed", "fed", "fed", "fed",
    "eg", "fed", "eg", "eg", "fed", "eg", "eg", "fed", "eg", "fed",
)  # fmt: skip
_PAGE_LINK = re.compile(r'(?<=href=")([^"#]*\.aspx\?[^"#]*)')


def say(label: str, language: Language) -> str:
    """A label in a language; as it is where its Welsh is not known."""
    return _LABELS.get(label, label) if language == "cy" else label


def heading_date(day: date, time: str, language: Language) -> str:
    """When a meeting is, as its page is headed: "Dydd Iau, 9fed Hydref, 2014 2.00 o'r gloch"."""
    if language == "en":
        return f"{day:%A}, {ordinal(day.day)} {day:%B, %Y} {clock(time)}"
    end = _ORDINALS[day.day - 1] if day.day <= len(_ORDINALS) else "ain"
    return (
        f"Dydd {_DAYS[day.weekday()]}, {day.day}{end} {_MONTHS[day.month - 1]}, {day.year} {_o_clock(time)}"
    )


def listed_date(day: date, time: str, language: Language) -> str:
    """When a meeting is, as the list of meetings prints it: 16 Mar 2026 6.30 pm."""
    if language == "en":
        return f"{day.day} {day:%b %Y} {clock(time)}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year} {_o_clock(time)}"


def keep_language(content: str, language: Language) -> str:
    """A Welsh page's links, leading to Welsh pages."""
    return _PAGE_LINK.sub(r"\1&amp;LLL=1", content) if language == "cy" else content


def _o_clock(time: str) -> str:
    return f"{clock(time).partition(' ')[0]} o'r gloch"
