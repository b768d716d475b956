"""What the templates lean on: how the sites print dates, times and papers, and the template environment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from crawlers.sample_site.word import attribute, entities


@dataclass(frozen=True)
class Report:
    """A paper attached to an item or a decision."""

    title: str
    href: str
    size: str


def reports_of(owner: int, titles: Sequence[str]) -> list[Report]:
    """The papers of an item or a decision, with addresses made from its id."""
    return [
        Report(
            title=title,
            href=f"documents/s{owner * 10 + place}/{title}.pdf",
            size=f"{80 + (owner * 7 + place * 131) % 900} KB",
        )
        for place, title in enumerate(titles, start=1)
    ]


def slashed(day: date) -> Markup:
    """A date as the sites print it in labels: 22/10/2015, its slashes as entities."""
    return Markup(entities(f"{day:%d/%m/%Y}"))


def ordinal(day: int) -> str:
    """1st, 2nd, 11th ..."""
    return f"{day}{'th' if day in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def clock(time: str) -> str:
    """`18:30` as the sites print it: 6.30 pm."""
    hour, minute = map(int, time.split(":"))
    return f"{(hour - 1) % 12 + 1}.{minute:02} {'am' if hour < 12 else 'pm'}"


def environment() -> Environment:
    """The templates of this package, with the filters they use."""
    made = Environment(
        loader=PackageLoader("crawlers.sample_site", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["mg"] = lambda text: Markup(entities(str(text)))
    made.filters["mgattr"] = lambda text: Markup(attribute(str(text)))
    made.filters["slashed"] = slashed
    return made
