"""What earlier runs know of one site: which pages were seen, which ways in answered, and what is due for a look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from yarl import URL

from crawlers.captures import CaptureStore
from crawlers.forgotten import Forgotten
from crawlers.look_back import interval, patience
from crawlers.reasons import Reason
from crawlers.visits import Visit, Wanted
from crawlers.ways.names import Subject, Way, subject_of, way_of
from transforms.addresses import AddressKind, classify
from transforms.records import Capture

OVERLAP = timedelta(days=7)  # lists are asked again for the last week that they answered for
# Where what's new answers, the lists of meetings and decisions only check on it, once in so long.
LIST_INTERVAL = timedelta(days=7)
LONGEST_NEWS = timedelta(days=35)  # of a site whose what's-new list was not read for long, this much is asked
NEWS_OUTAGE = timedelta(days=7)  # what's new may fail so long before all pages are looked at for themselves
WAY_PATIENCE = timedelta(days=28)  # a way that is none is left alone so long, one that failed shorter
# Answers that tell of the site's making, and will be the same tomorrow.
LASTING = frozenset(
    {
        Reason.GONE,
        Reason.BLOCKED,
        Reason.ERROR_PAGE,
        Reason.EMPTY_PAGE,
        Reason.LAYOUT,
        Reason.NOTHING_LISTED,
        Reason.ANSWERS_OTHERWISE,
    }
)
# Outcomes after which a page is left until it is due.
GOOD = frozenset({"new", "changed", "unchanged", "gone", "restricted"})


@dataclass
class PageMemory:
    """One page: its latest content, when it was last had, and how often it failed since."""

    url: str = ""
    content_hash: str | None = None
    capture_id: str | None = None
    on: date | None = None
    looked_on: date | None = None
    failures: int = 0
    failed_on: date | None = None


@dataclass
class WayMemory:
    """One way in: the last days on which it answered and on which it did not, and why not."""

    answered_on: date | None = None
    failed_on: date | None = None
    failure: str | None = None
    failures: int = 0  # in a row
    all_committees: str | None = (
        None  # the id that meant "all" to the web service when it last named meetings
    )

    def failed_lately(self, today: date) -> bool:
        """Whether it failed when last asked, not long ago."""
        if self.failed_on is None or not self.failures:
            return False
        pause = WAY_PATIENCE if self.failure in LASTING else patience(self.failures)
        return today - self.failed_on < max(pause, timedelta(days=1))


@dataclass
class Coverage:
    """The days that the lists of a subject have told of, without a gap."""

    days: tuple[date, date] | None = None

    def add(self, since: date, until: date) -> None:
        """Join days to those covered; days apart from them replace them."""
        if self.days is None:
            self.days = since, until
        elif since <= self.days[1] + timedelta(days=1) and until >= self.days[0] - timedelta(days=1):
            self.days = min(since, self.days[0]), max(until, self.days[1])
        else:
            self.days = since, until

    def holds(self, since: date, until: date) -> bool:
        """Whether all these days are covered."""
        return self.days is not None and self.days[0] <= since and until <= self.days[1]

    def unread(self, since: date, until: date) -> tuple[date, date]:
        """The part of a window for which lists must still be asked, with an overlap."""
        if self.days is None or since < self.days[0]:
            return since, until
        return min(max(since, self.days[1] - OVERLAP), until), until


@dataclass
class SiteMemory:
    """All that captures and fetch logs tell about one council's site."""

    pages: dict[tuple[str, ...], PageMemory] = field(default_factory=dict)
    captures: dict[str, str] = field(default_factory=dict)  # capture id -> address
    decisions: dict[str, str] = field(default_factory=dict)  # content hash of a decision page -> capture id
    ways: dict[Way, WayMemory] = field(default_factory=dict)
    coverage: dict[Subject, Coverage] = field(default_factory=lambda: {one: Coverage() for one in Subject})
    first_run: date | None = None
    forgotten: Forgotten = field(default_factory=Forgotten)
    council_id: str | None = None
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

    @classmethod
    def of_council(cls, store: CaptureStore, council_id: str) -> SiteMemory:
        """The memory of one council's site, rebuilt from all of its captures and logs."""
        memory = cls.replay(store.captures(council_id=council_id), store.visits(council_id=council_id))
        memory.forgotten, memory.council_id = store.forgotten, council_id
        return memory

    def is_forgotten(self, url: str) -> bool:
        """Whether an operator had this page forgotten: it is never asked for again."""
        return self.forgotten.page(self.council_id, url)

    def page(self, url: str) -> PageMemory:
        """What is known of a page; empty where it is new."""
        return self.pages.setdefault(classify(url).key, PageMemory(url))

    def way(self, way: Way) -> WayMemory:
        """What is known of a way in; empty where it was never tried."""
        return self.ways.setdefault(way, WayMemory())

    def in_order(self, ways: Sequence[Way], today: date) -> list[Way]:
        """Ways in the order in which to try them: as preferred, those that failed lately last."""
        return sorted(ways, key=lambda way: self.way(way).failed_lately(today))

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
        if (way := way_of(fetch.url)) is not None:
            self._note_list(way, visit)
        elif fetch.outcome in GOOD:
            page = self.page(fetch.url)
            page.looked_on, page.on, page.failures = visit.today, visit.on or page.on, 0
            page.content_hash = fetch.content_hash or page.content_hash
            page.capture_id = fetch.capture_id or page.capture_id
            self._wanted.pop(classify(fetch.url).key, None)
        elif fetch.outcome != "robots":
            page = self.page(fetch.url)
            page.failures, page.failed_on = page.failures + 1, visit.today
        for want in visit.wants:
            self._wanted.setdefault(classify(want.url).key, want)

    def is_due(self, url: str, on: date | None, today: date) -> bool:
        """Whether a page should be asked for: never seen, or not for so long as its age or failures tell."""
        memory = self.pages.get(classify(url).key)
        if memory is None or memory.failures or memory.looked_on is None:
            return self._may_try(url, today)
        pause = interval(today - (on or memory.on or memory.looked_on), vouched=self._vouched(memory, today))
        return pause is not None and today - memory.looked_on >= pause

    def due_meetings(self, since: date, until: date, today: date) -> Iterator[Wanted]:
        """Known meetings of the window that are due for another look, listed tonight or not."""
        for key, page in self.pages.items():
            known = key[0] == AddressKind.MEETING and page.looked_on is not None and page.on is not None
            if known and since <= page.on <= until and self.is_due(page.url, page.on, today):  # type: ignore[operator]
                yield Wanted(page.url, page.on)

    def left_over(self, since: date, until: date, today: date) -> list[Wanted]:
        """Pages of the window that earlier runs found due and then did not get: they were stopped, or failed.

        Known pages too: what's new told once that they changed, and does not tell it again.
        """
        return [
            want
            for want in self._wanted.values()
            if self._may_try(want.url, today) and (want.on is None or since <= want.on <= until)
        ]

    def knows_of(self, since: date, until: date) -> bool:
        """Whether any page about a day of the window was ever had: a quiet night is no silent source."""
        return any(page.on and since <= page.on <= until for page in self.pages.values() if page.looked_on)

    def news_since(self, today: date) -> date | None:
        """The day from which news must be asked; None on the first run, when all is new."""
        covered = self.coverage[Subject.NEWS].days
        last = covered[1] if covered else self.first_run
        return max(last, today - LONGEST_NEWS) if last else None

    def must_list(self, subject: Subject, since: date, today: date) -> bool:
        """Whether a subject's lists must be asked though news answer: a longer window, or a while ago."""
        return not self.coverage[subject].holds(since, today - LIST_INTERVAL + timedelta(days=1))

    def _vouched(self, page: PageMemory, today: date) -> bool:
        """Whether news would have told, had the page changed since it was last looked at."""
        days = self.coverage[Subject.NEWS].days
        return (
            days is not None
            and page.looked_on is not None
            and days[0] <= page.looked_on
            and today - days[1] <= NEWS_OUTAGE
        )

    def _may_try(self, url: str, today: date) -> bool:
        """Whether a page never failed, or has been left alone for long enough since."""
        memory = self.pages.get(classify(url).key)
        if memory is None or memory.failed_on is None or not memory.failures:
            return True
        return today - memory.failed_on >= patience(memory.failures)

    def _note_list(self, way: Way, visit: Visit) -> None:
        memory, outcome = self.way(way), visit.fetch.outcome
        if outcome != "list":
            if outcome != Reason.ROBOTS_DISALLOWED:
                memory.failed_on, memory.failure = visit.today, outcome
                memory.failures += 1
            return
        self.first_run = min(self.first_run or visit.today, visit.today)
        memory.answered_on, memory.failures = visit.today, 0
        if visit.listed and (committee := URL(visit.fetch.url).query.get("lCommitteeId")):
            memory.all_committees = committee
        if visit.covers:
            self.coverage[subject_of(way)].add(*visit.covers)
