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
from crawlers.reasons import FINISHED, Reason
from crawlers.reckoning import Reckoning
from crawlers.registry import Council
from crawlers.segments import SegmentWriter
from crawlers.visits import Answer, Visit, Wanted, capture_id
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
        self._hidden: list[tuple[Judged, Wanted]] = []  # known pages that do not show themselves tonight

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

    def lost_page(self, judged: Judged, want: Wanted) -> None:
        """A page that was asked for in vain: gone, hidden from us since it was captured, or failed."""
        known = self.memory.page(want.url).content_hash is not None
        if judged.reason is Reason.GONE:
            self._withdrawn(judged, want, known, Reason.GONE)
        elif known and _hides(judged):
            self._hidden.append((judged, want))
        else:
            self._failed_page(judged, want)

    def settle_hidden(self, site_answers: bool) -> None:
        """At the end of the crawl: a page that hides from us while its site answers has been withdrawn."""
        for judged, want in self._hidden:
            if site_answers and self._counts["lists"]:
                self._withdrawn(judged, want, True, Reason.RESTRICTED)
            else:
                self._failed_page(judged, want)
        self._hidden.clear()

    def _withdrawn(self, judged: Judged, want: Wanted, known: bool, outcome: Reason) -> None:
        self._lost(replace(judged, reason=outcome), want, "gone", self.memory.page(want.url).capture_id)
        if known:
            detail = f"{judged.detail}, and was captured before: it is withdrawn until it is there again"
            self.issue(outcome, detail, want.url)

    def _failed_page(self, judged: Judged, want: Wanted) -> None:
        self._lost(judged, want, "failed")
        reason = judged.reason or Reason.SPIDER_ERROR
        if reason is not Reason.ROBOTS_DISALLOWED or not self._told(reason):  # one rule, many pages
            self.issue(reason, judged.detail, want.url)

    def failed_list(self, judged: Judged, needed: bool) -> None:
        """A list that did not answer; `needed` where there is no other way to what it names."""
        reason = judged.reason or Reason.SPIDER_ERROR
        self._log(Visit(self._fetch(judged.url, judged.status, reason, judged.detail), self._today))
        self._counts["lost_lists"] += 1
        self._counts["missing_lists"] += reason is Reason.GONE
        if needed:
            self._counts["failed_lists"] += 1
            self.issue(reason, judged.detail, judged.url)

    def issue(self, reason: Reason, detail: str, url: str | None = None) -> None:
        """Something that an operator should know."""
        self.issues.append(self._writer.report(Issue("crawl", reason, detail, url=url)))

    def result(self, close_reason: str, requests: int) -> CouncilResult:
        """The account at the end of the crawl; lists of which not all was captured become issues.

        Not where the crawl was cut short: its own reason says why, and the next run goes on.
        """
        if close_reason == FINISHED:
            for list_url, detail in self._reckoning.shortfalls(self.memory):
                self.issue(Reason.SHORTFALL, detail, list_url)
        counts = self._counts
        status = self._status(close_reason)
        why = self._why(status) if close_reason == FINISHED else close_reason
        if why == Reason.WRONG_BASE:
            detail = (
                f"the platform has none of its lists under {self._council.base_url}: look for its new folder"
            )
            self.issue(Reason.WRONG_BASE, detail, self._council.base_url)
        return CouncilResult(
            council_id=self._council.council_id,
            status=status,
            close_reason=why,
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
        cut_short = close_reason != FINISHED or counts["lists"] == 0
        if not had and close_reason == Reason.ROBOTS_DISALLOWED:
            return "disallowed"
        if not had and (cut_short or counts["failed"] >= _ALL_LOST):
            return "failed"
        if cut_short or failed or self._told(Reason.SPIDER_ERROR) or self._told(Reason.ON_ANOTHER_HOST):
            return "partial"
        told = self.listed or had or self.memory.knows_of(self._order.since, self._order.until)
        return "done" if told else "silent"

    def _why(self, status: Status) -> str:
        """The close reason of a crawl that asked for all it wanted to."""
        if status == "silent":
            return Reason.SILENT
        if status != "failed":
            return FINISHED
        if self._counts["missing_lists"] == self._counts["lost_lists"] > 0 == self._counts["lists"]:
            return Reason.WRONG_BASE
        told = Counter(issue.reason for issue in self.issues).most_common(1)
        return told[0][0] if told else Reason.NOTHING_CAPTURED

    def _told(self, reason: Reason) -> bool:
        return any(issue.reason == reason for issue in self.issues)

    def _duplicate(self, url: str, content_hash: str) -> str | None:
        """The capture that holds this decision already: by its own number and by its agenda item's."""
        if classify(url).kind is not AddressKind.DECISION:
            return None
        return self.memory.decisions.get(content_hash)

    def _lost(self, judged: Judged, want: Wanted, count: str, withdraws: str | None = None) -> None:
        """Log a page that was not had; `withdraws` is the capture of what it was."""
        reason = judged.reason or Reason.SPIDER_ERROR
        fetch = replace(self._fetch(want.url, judged.status, reason, judged.detail), capture_id=withdraws)
        self._log(Visit(fetch, self._today, want.on))
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


def _hides(judged: Judged) -> bool:
    """Whether a page is there, or seems to be, and not for us."""
    if judged.reason is Reason.BLOCKED:
        return judged.status in {401, 403}
    return judged.reason in {Reason.RESTRICTED, Reason.ERROR_PAGE}
