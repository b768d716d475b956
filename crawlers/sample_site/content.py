"""The written content of the sample sites: what the data files may say, and how to read them.

One TOML file a council (its layout, committees, items worth reading, decisions, issues), and one,
`routine.toml`, with the items that come round at every council. Nothing here knows HTML or HTTP.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from transforms.errors import HarvestError

Frame = Literal["classic", "modern", "bare", "loose"]  # bare: h1 outside of #modgov; loose: no #modgov
Deck = Literal["cabinet", "scrutiny", "children", "council", "regulatory", "partnership"]
Model = TypeVar("Model", bound=BaseModel)


class SampleSiteError(HarvestError):
    """A sample site cannot be served: its content is wrong, or its port is taken."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Layout(_Record):
    """How one council's install of the democracy site differs from the next."""

    frame: Frame  # the council's own template around the pages
    # "cy": labels and dates in Welsh, and links with LLL=1; asked with LLL=0 it speaks English
    language: Literal["en", "cy"] = "en"
    links_to: str = ""  # the site's second name: links lead to it by their whole address
    base_path: str = ""  # folder of the install: "" is the root of the host
    item_table: Literal["class", "id"] = "class"  # where the meeting page says mgItemTable
    shown_characters: int | None = None  # longer minutes are cut on issue pages; None shows them whole
    cut_on_meeting_page: bool = False  # cut them on meeting pages too
    running_numbers: bool = False  # item numbers run on from meeting to meeting
    # "html": a page with status 200 instead of XML; "by_committee": GetMeetings only, the other answers 500
    web_service: Literal["on", "html", "forbidden", "empty", "by_committee"] = "on"
    all_committees: Literal[0, -1] = 0  # the id that means "all" to GetAllMeetingsByDate
    service_dates: Literal["kept", "ignored"] = "kept"  # ignored: the whole history, whatever was asked for
    # "last_month": whatever days were asked for; "no_past": nothing older than that
    whats_new: Literal["on", "absent", "empty", "last_month", "no_past"] = "on"
    told_of: Literal["all", "agendas"] = "all"  # "agendas": what's new and the feed tell of nothing else
    feed: Literal["on", "absent", "html"] = "on"  # RSS of the latest events
    feed_events: int = 30  # how many of them
    # "this_month": whatever month was asked for; "no_past": nothing before it
    calendar: Literal["on", "absent", "this_month", "no_past"] = "on"
    decision_list: Literal["all", "officers", "absent"] = "all"
    decision_days: Literal["kept", "ignored"] = "kept"
    longest_range: int | None = None  # days: wider ranges of the decision list answer 500
    meetings_listed: int = 51  # rows of a committee's list; the rest is behind "earlier" and "later"
    search_dates: Literal["kept", "ignored"] = "kept"
    search_links: bool = True  # whether results lead to their next page
    word_lists: Literal["typed", "list"] = "typed"  # bullets as typed characters, or as ul and li


class Committee(_Record):
    """A body that meets, with the dates of its meetings."""

    id: int
    title: str
    category: str
    deck: Deck  # which routine items come round here
    venue: str
    time: str  # "18:30"
    contact: str
    dates: tuple[date, ...]
    second_night_dates: tuple[date, ...] = ()  # meetings put on the site after the first night
    late_minutes: tuple[date, ...] = ()  # meetings whose minutes are published after the first night


class Item(_Record):
    """An agenda item worth reading. Texts are lines: see `word.py` for the few marks they may hold."""

    key: str
    committee: int
    date: date
    title: str
    agenda: str = ""
    minutes: str = ""
    decision: str = ""
    reports: tuple[str, ...] = ()
    issue: int | None = None


class Decision(_Record):
    """A decision page: of a meeting's item (`item`), or of an officer or member alone (`maker`)."""

    id: int
    title: str
    item: str | None = None
    maker: str | None = None
    status: str = "Recommendations Approved"
    key: bool = False
    call_in: bool = False
    purpose: str = ""
    text: str  # under "Decision:"
    decided: date
    published: date
    effective: date | None = None
    reasons: str = ""
    contact: str = ""
    author: str = ""
    reports: tuple[str, ...] = ()
    issue: int | None = None
    night: Literal[1, 2] = 1


class Issue(_Record):
    """An entry of the forward plan, which gathers items and decisions."""

    id: int
    title: str
    text: str
    kind: Literal["Key", "Non-key"] = "Non-key"
    status: str = "For Determination"
    lead_member: str = ""
    lead_director: str = ""
    contact: str = ""
    first_published: date
    due: str = ""


class CouncilContent(_Record):
    """All that is written for one council."""

    council_id: str
    name: str
    full_name: str
    type: Literal["county", "unitary", "metropolitan", "london"]
    layout: Layout
    committees: tuple[Committee, ...]
    items: tuple[Item, ...] = ()
    decisions: tuple[Decision, ...] = ()
    issues: tuple[Issue, ...] = ()


class RoutineItem(_Record):
    """An item that comes round; `$committee`, `$previous`, `$period` stand for the meeting's own words."""

    title: str
    decks: tuple[Deck, ...]
    place: Literal["opening", "middle", "closing"] = "middle"
    agenda: str = ""
    minutes: str = ""
    decision: str = ""
    reports: tuple[str, ...] = ()


class _Routine(_Record):
    items: tuple[RoutineItem, ...]


@cache
def load_councils() -> tuple[CouncilContent, ...]:
    """Every council of the content folder, by council id; raises SampleSiteError naming a broken file."""
    folder = files(__package__) / "content" / "councils"
    found = [
        _read(CouncilContent, entry.name, entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    ]
    for content in found:
        _check_references(content)
    return tuple(sorted(found, key=lambda content: content.council_id))


@cache
def load_routine() -> tuple[RoutineItem, ...]:
    """The items that come round at every council."""
    entry = files(__package__) / "content" / "routine.toml"
    return _read(_Routine, entry.name, entry.read_text(encoding="utf-8")).items


def _read(model: type[Model], name: str, text: str) -> Model:
    try:
        return model.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise SampleSiteError(f"sample content {name}: {error}") from error


def _check_references(content: CouncilContent) -> None:
    meetings = {(c.id, day) for c in content.committees for day in (*c.dates, *c.second_night_dates)}
    issues = {issue.id for issue in content.issues}
    keys = {item.key for item in content.items}
    problems = [] if len(keys) == len(content.items) else ["two of its items share a key"]
    for item in content.items:
        if (item.committee, item.date) not in meetings:
            problems.append(f"item {item.key}: committee {item.committee} does not meet on {item.date}")
        if item.issue is not None and item.issue not in issues:
            problems.append(f"item {item.key}: no issue {item.issue}")
    for decision in content.decisions:
        if decision.item is not None and decision.item not in keys:
            problems.append(f"decision {decision.id}: no item {decision.item}")
        if decision.issue is not None and decision.issue not in issues:
            problems.append(f"decision {decision.id}: no issue {decision.issue}")
    if problems:
        raise SampleSiteError(f"sample content {content.council_id}: " + "; ".join(problems))
