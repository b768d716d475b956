"""Pages of any length in the platform's markup, from the sample sites' own writing and renderer.

A meeting page grows by agenda items, as long meetings do; an item's page by paragraphs of minutes, which makes one
document of the whole page: the hard case for anything whose cost grows faster than its text. What fills a page is
either ordinary business behind one item about an inspection, as on most pages worth reading, or inspections throughout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, cycle, islice

from council_frame import in_frame

from crawlers.sample_site.content import load_councils
from crawlers.sample_site.frame import Serving
from crawlers.sample_site.pages import Pages
from crawlers.sample_site.scenario import AgendaItem, Meeting, Site
from transforms.parse import parse_page

PLATFORM = "https://democracy.example/"
_SERVING = Serving(at="2026-03-16T02:00:00", token="benchmark")


_Measure = Callable[[bytes], int]  # of a page: its bytes, or the characters of its own text


@dataclass(frozen=True)
class Page:
    """A page as a crawl would bring it."""

    kind: str  # "meeting" or "agenda_item"
    url: str
    council: str
    body: bytes


@dataclass(frozen=True)
class _LongMeeting(Meeting):
    agenda: tuple[AgendaItem, ...] = ()

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        return self.agenda


def pages(size: int, *, dense: bool = False) -> list[Page]:
    """A meeting's and an item's page of each sample council, each of about `size` bytes; `dense` with inspections."""
    return _pages(size, len, dense)


def framed_pages(size: int, text: int) -> list[Page]:
    """The same pages with about `text` characters of their own, the rest of `size` bytes a council's frame around them."""
    own = _pages(text, lambda body: len(parse_page(body, url=None, content_type="text/html").facts.text))
    return [replace(page, body=in_frame(page.body, size)) for page in own]


def _pages(size: int, measure: _Measure, dense: bool = False) -> list[Page]:
    sites = [Site(content) for content in load_councils()]
    return [make(site, size, measure, dense) for site in sites for make in (_meeting_page, _item_page)]


def _meeting_page(site: Site, size: int, measure: _Measure, dense: bool) -> Page:
    meeting = next(iter(site.items_by_key.values())).meeting
    fields = {name: getattr(meeting, name) for name in ("site", "committee", "place", "day")}

    def render(count: int) -> bytes:
        agenda = tuple(_numbered(islice(_items(site, dense), count)))
        return Pages(site).meeting(_LongMeeting(**fields, agenda=agenda), _SERVING).encode()

    address = f"{PLATFORM}ieListDocuments.aspx?MId={meeting.id}"
    return Page("meeting", address, site.content.name, _grown(render, 40, size, measure))


def _item_page(site: Site, size: int, measure: _Measure, dense: bool) -> Page:
    item = next(iter(site.items_by_key.values()))

    def render(count: int) -> bytes:
        lines = (line for other in _items(site, dense) for line in other.minutes.splitlines())
        minutes = "\n".join(islice(lines, len(item.minutes.splitlines()) + count))
        return Pages(site).agenda_item(replace(item, minutes=minutes), _SERVING).encode()

    address = f"{PLATFORM}mgAi.aspx?ID={item.id}"
    return Page("agenda_item", address, site.content.name, _grown(render, 200, size, measure))


def _grown(render: Callable[[int], bytes], sample: int, size: int, measure: _Measure) -> bytes:
    """The page with as many parts as bring it near `size`, judged by what it measures with none and with a sample of them."""
    empty = measure(render(0))
    each = (measure(render(sample)) - empty) / sample
    return render(max(1, round((size - empty) / each)))


def _items(site: Site, dense: bool) -> Iterator[AgendaItem]:
    """Items with minutes without end: one about an inspection, then the routine of the meetings or, `dense`, more such."""
    written = [item for item in site.items_by_key.values() if item.minutes]
    meetings = [meeting for meeting in site.meetings.values() if meeting.minutes_published]
    routine = [item for meeting in meetings for item in meeting.items if item.key is None and item.minutes]
    return chain(written[:1], cycle(written if dense else routine))


def _numbered(items: Iterable[AgendaItem]) -> Iterator[AgendaItem]:
    """The items, each with a number and an id of its own."""
    for number, item in enumerate(items, start=1):
        yield replace(item, id=item.id * 1000 + number, number=f"{number}.")
