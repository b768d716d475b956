"""One council's account of one run: what was asked, kept, unchanged or failed, and the verdict at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from crawlers.judging import Judged
from crawlers.listings import Listed
from crawlers.memory import SiteMemory
from crawlers.orders import CouncilResult, CrawlOrder, Status
from crawlers.reasons import Reason
from crawlers.reckoning import Reckoning
from crawlers.registry import Council
from crawlers.segments import Answer, SegmentWriter, Visit, Wanted, capture_id
from transforms.addresses import AddressKind, classify
from transforms.records import Fetch, Issue

# So many pages asked for and none had: something is wrong with the site or with us, not with a page.
_ALL_LOST = 3

OnPage = Callable[[str, str], None]  # told the address and the outcome of each page


class Ledger:
    """Writes captures and logs, and counts."""

    def __init__(
        self,
        council: Council,
        *,
        order: CrawlOrder,
        writer: SegmentWriter,
        memory: SiteMemory,
        on_page: OnPage,
    ):
        self.memory = memory
        self.issues: list[Issue] = []
        self.listed = 0  # pages that lists named
        self._council = council
        self._order = order
        self._today = order.today
        self._writer = writer
        self._on_page = on_page
        self._reckoning = Reckoning()
        self._counts: Counter[str] = Counter()

    def outcome(self, url: str, content_hash: str) -> str:
        """`new`, `changed` or `unchanged`, by what is known of the page."""
        known = self.memory.page(url).content_hash
        if known == content_hash or (known is None and self._duplicate(url, content_hash)):
            return "unchanged"
        return "new" if known is None else "changed"

    def page(self, answer: Answer, on: date | None, wants: Sequence[Wanted]) -> None:
        """A page that was had: keep its body where the content is new, and log it."""
        url, digest = answer.url, answer.content_hash
        outcome = self.outcome(url, digest)
        if outcome == "unchanged":
            identity = self.memory.page(url).capture_id or self._duplicate(url, digest)
        else:
            identity = self._duplicate(url, digest) or capture_id(self._council.council_id, url, digest)
            if identity not in self.memory.captures:
                self.memory.note_capture(self._writer.keep(answer))
        fetch = self._fetch(url, answer.status, outcome)
        fetch = replace(fetch, fetched_at=answer.fetched_at, content_hash=digest, capture_id=identity)
        self._log(Visit(fetch, self._today, on, wants))
        self._counts[outcome] += 1
        self._on_page(url, outcome)

    def robots(self, url: str, status: int | None, refusal: Reason | None) -> None:
        """The answer to robots.txt; `refusal` where it means not tonight."""
        self._log(Visit(self._fetch(url, status, refusal or "robots"), self._today))

    def listing(
        self,
        judged: Judged,
        found: Sequence[Listed],
        wants: Sequence[Wanted],
        covers: tuple[date, date] | None = None,
    ) -> None:
        """A list that answered, and named these pages of the window."""
        fetch = self._fetch(judged.url, judged.status, "list")
        self._log(Visit(fetch, self._today, None, wants, len(found), covers))
        self._counts["lists"] += 1
        self.listed += len(found)
        self._reckoning.note(judged.url, (one.address for one in found))

    def unread(self, judged: Judged, rows: int, unread: Sequence[str]) -> None:
        """A list of so many rows, of which some name no page that we know how to ask for."""
        detail = f"{len(unread)} of the list's {rows} rows were not understood, the first: {unread[0]:.200}"
        self.issue(Reason.UNREAD_ROWS, detail, judged.url)

    def gone(self, judged: Judged, want: Wanted) -> None:
        """A page that is not there, or not any more."""
        was_there = self.memory.page(want.url).content_hash is not None
        self._lost(judged, want, "gone")
        if was_there:
            detail = f"{judged.detail}, and was captured before: it seems withdrawn"
            self.issue(Reason.GONE, detail, want.url)

    def failed_page(self, judged: Judged, want: Wanted) -> None:
        """A page that was asked for in vain."""
        self._lost(judged, want, "failed")
        reason = judged.reason or Reason.SPIDER_ERROR
        if reason is not Reason.ROBOTS_DISALLOWED or not self._told(reason):  # one rule, many pages
            self.issue(reason, judged.detail, want.url)

    def failed_list(self, judged: Judged, needed: bool) -> None:
        """A list that did not answer; `needed` where there is no other way to what it names."""
        reason = judged.reason or Reason.SPIDER_ERROR
        self._log(Visit(self._fetch(judged.url, judged.status, reason, judged.detail), self._today))
        if needed:
            self._counts["failed_lists"] += 1
            self.issue(reason, judged.detail, judged.url)

    def issue(self, reason: Reason, detail: str, url: str | None = None) -> None:
        """Something that an operator should know."""
        self.issues.append(self._writer.report(Issue("crawl", reason, detail, url=url)))

    def result(self, close_reason: str, requests: int) -> CouncilResult:
        """The account at the end of the crawl; lists of which not all was captured become issues."""
        for list_url, detail in self._reckoning.shortfalls(self.memory):
            self.issue(Reason.SHORTFALL, detail, list_url)
        counts = self._counts
        return CouncilResult(
            council_id=self._council.council_id,
            status=self._status(close_reason),
            close_reason=close_reason,
            requests=requests,
            lists=counts["lists"],
            new=counts["new"],
            changed=counts["changed"],
            unchanged=counts["unchanged"],
            gone=counts["gone"],
            failed=counts["failed"],
            issues=tuple(self.issues),
        )

    def _status(self, close_reason: str) -> Status:
        counts = self._counts
        had = counts["new"] + counts["changed"] + counts["unchanged"]
        failed = counts["failed"] + counts["failed_lists"]
        cut_short = close_reason != "finished" or counts["lists"] == 0
        if not had and (cut_short or counts["failed"] >= _ALL_LOST):
            return "failed"
        if cut_short or failed or self._told(Reason.SPIDER_ERROR):
            return "partial"
        told = self.listed or had or self.memory.knows_of(self._order.since, self._order.until)
        return "done" if told else "silent"

    def _told(self, reason: Reason) -> bool:
        return any(issue.reason == reason for issue in self.issues)

    def _duplicate(self, url: str, content_hash: str) -> str | None:
        """The capture that holds this decision already: by its own number and by its agenda item's."""
        if classify(url).kind is not AddressKind.DECISION:
            return None
        return self.memory.decisions.get(content_hash)

    def _lost(self, judged: Judged, want: Wanted, count: str) -> None:
        reason = judged.reason or Reason.SPIDER_ERROR
        self._log(Visit(self._fetch(want.url, judged.status, reason, judged.detail), self._today, want.on))
        self._counts[count] += 1
        self._on_page(want.url, reason)

    def _fetch(self, url: str, status: int | None, outcome: str, detail: str | None = None) -> Fetch:
        return Fetch(
            run_id=self._order.run_id,
            council_id=self._council.council_id,
            url=url,
            fetched_at=utc_now(),
            status=status,
            outcome=str(outcome),
            detail=detail,
        )

    def _log(self, visit: Visit) -> None:
        self._writer.log(visit)
        self.memory.note_visit(visit)


def utc_now() -> str:
    """The instant, UTC, ISO 8601 to the microsecond, with a Z."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
