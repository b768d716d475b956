"""What earlier runs know of one site: which pages were seen, when, and which are due for another look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from yarl import URL

from crawlers.segments import Visit, Wanted
from transforms.addresses import AddressKind, classify
from transforms.records import Capture

# Age of a page in days (since its meeting or publication) up to which it is looked at again every so many
# days. Minutes arrive weeks late; decisions count as settled some months after publication; the what's-new
# list tells of most changes sooner. Beyond a year a page is settled.
LOOK_BACK = ((1, 1), (35, 7), (365, 28))
COMING = timedelta(days=7)  # how often a meeting to come is looked at: what's new tells of its agenda sooner
OVERLAP = timedelta(days=7)  # lists are asked again for the last week that they answered for
LONGEST_NEWS = timedelta(days=35)  # of a site whose what's-new list was not read for long, this much is asked
GOOD = frozenset(
    {"new", "changed", "unchanged", "gone"}
)  # outcomes after which a page is left until it is due


def interval(age: timedelta) -> timedelta | None:
    """How long to leave a page of that age alone; None for ever. Negative ages are meetings to come."""
    if age < timedelta():
        return COMING
    days = next((every for upto, every in LOOK_BACK if age.days <= upto), None)
    return timedelta(days=days) if days is not None else None


def patience(failures: int) -> timedelta:
    """How long to leave a page alone that failed so often in a row: no time, then 1, 2, 4 ... 28 days."""
    return timedelta(days=min(2 ** (failures - 2), 28) if failures > 1 else 0)


@dataclass
class PageMemory:
    """One page: its latest content, when it was last had, and how often it failed since."""

    content_hash: str | None = None
    capture_id: str | None = None
    on: date | None = None
    looked_on: date | None = None
    failures: int = 0
    failed_on: date | None = None


@dataclass
class SiteMemory:
    """All that captures and fetch logs tell about one council's site."""

    pages: dict[tuple[str, ...], PageMemory] = field(default_factory=dict)
    captures: dict[str, str] = field(default_factory=dict)  # capture id -> address
    decisions: dict[str, str] = field(default_factory=dict)  # content hash of a decision page -> capture id
    first_run: date | None = None
    news_read: date | None = None  # day of the last run that read the what's-new list
    covered: tuple[date, date] | None = None  # days for which the decision list has been read
    all_committees: str | None = (
        None  # the id that meant "all" to the web service when it last named meetings
    )
    _wanted: dict[tuple[str, ...], Wanted] = field(default_factory=dict)

    @classmethod
    def replay(cls, captures: Iterable[Capture], visits: Iterable[Visit]) -> SiteMemory:
        """Rebuild the memory from the index and the fetch logs, oldest first."""
        memory = cls()
        for capture in captures:
            memory.note_capture(capture)
        for visit in sorted(visits, key=lambda visit: visit.fetch.fetched_at):
            memory.note_visit(visit)
        return memory

    def page(self, url: str) -> PageMemory:
        """What is known of a page; empty where it is new."""
        return self.pages.setdefault(classify(url).key, PageMemory())

    def note_capture(self, capture: Capture) -> None:
        """Remember a body that is kept."""
        self.captures[capture.capture_id] = capture.url
        address = classify(capture.url)
        page = self.page(capture.url)
        page.content_hash, page.capture_id = capture.content_hash, capture.capture_id
        if address.kind is AddressKind.DECISION:
            self.decisions.setdefault(capture.content_hash, capture.capture_id)

    def note_visit(self, visit: Visit) -> None:
        """Remember a fetch, what it led to, and the days that it covers."""
        fetch = visit.fetch
        page = self.page(fetch.url)
        if fetch.outcome in GOOD:
            page.looked_on, page.on, page.failures = visit.today, visit.on or page.on, 0
            page.content_hash = fetch.content_hash or page.content_hash
            page.capture_id = fetch.capture_id or page.capture_id
            self._wanted.pop(classify(fetch.url).key, None)
        elif fetch.outcome == "list":
            self._note_list(visit)
        elif fetch.outcome != "robots":
            page.failures, page.failed_on = page.failures + 1, visit.today
        if visit.covers:
            self._cover(*visit.covers)
        for want in visit.wants:
            self._wanted.setdefault(classify(want.url).key, want)

    def is_due(self, url: str, on: date | None, today: date) -> bool:
        """Whether a page should be asked for: never seen, or not for so long as its age or failures tell."""
        memory = self.pages.get(classify(url).key)
        if memory is None or memory.failures or memory.looked_on is None:
            return self._may_try(url, today)
        pause = interval(today - (on or memory.on or memory.looked_on))
        return pause is not None and today - memory.looked_on >= pause

    def left_over(self, since: date, until: date, today: date) -> list[Wanted]:
        """Pages of the window that earlier runs found due and then did not get: they were stopped, or failed.

        Known pages too: what's new told once that they changed, and does not tell it again.
        """
        return [
            want
            for want in self._wanted.values()
            if self._may_try(want.url, today) and (want.on is None or since <= want.on <= until)
        ]

    def _may_try(self, url: str, today: date) -> bool:
        """Whether a page never failed, or has been left alone for long enough since."""
        memory = self.pages.get(classify(url).key)
        if memory is None or memory.failed_on is None or not memory.failures:
            return True
        return today - memory.failed_on >= patience(memory.failures)

    def unread_decisions(self, since: date, until: date) -> tuple[date, date]:
        """The part of a window for which the decision list must still be asked, with an overlap.

        The list filters on publication, so what was published before the last look has been seen.
        """
        if self.covered is None or since < self.covered[0]:
            return since, until
        return min(max(since, self.covered[1] - OVERLAP), until), until

    def news_since(self, today: date) -> date | None:
        """The day from which the what's-new list must be asked; None on the first run, when all is new."""
        last = self.news_read or self.first_run
        return max(last, today - LONGEST_NEWS) if last else None

    def _note_list(self, visit: Visit) -> None:
        self.first_run = min(self.first_run or visit.today, visit.today)
        kind = classify(visit.fetch.url).kind
        if kind is AddressKind.WHATS_NEW:
            self.news_read = max(self.news_read or visit.today, visit.today)
        elif visit.listed and kind is AddressKind.WEB_SERVICE:
            self.all_committees = URL(visit.fetch.url).query.get("lCommitteeId")

    def _cover(self, since: date, until: date) -> None:
        if self.covered is None:
            self.covered = since, until
        elif since <= self.covered[1] + timedelta(days=1) and until >= self.covered[0] - timedelta(days=1):
            self.covered = min(since, self.covered[0]), max(until, self.covered[1])
        else:
            self.covered = since, until
