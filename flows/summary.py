"""What a run did, in numbers, and the rows that the terminal and Prefect show of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from crawlers.crawl import CouncilResult
from flows.loading import PagesLoaded
from flows.status import Status, status_of
from transforms.records import Issue
from warehouse.audit import Audit
from warehouse.publish import Publication

UNHAPPY = frozenset({"partial", "failed"})  # statuses whose reason is told beside them


@dataclass(frozen=True, slots=True)
class CouncilSummary:
    """What a run did for one council."""

    name: str
    crawl: CouncilResult
    unloaded: int = 0  # pages that could not be read, and documents that the warehouse refused

    @property
    def row(self) -> dict[str, str | int]:
        """The council as a row of a table."""
        crawl = self.crawl
        ended = (
            f": {crawl.close_reason}" if crawl.status in UNHAPPY and crawl.close_reason != "finished" else ""
        )
        return {
            "council": self.name,
            "status": crawl.status + ended,
            "pages": crawl.new + crawl.changed + crawl.unchanged,
            "new": crawl.new,
            "changed": crawl.changed,
            "unchanged": crawl.unchanged,
            "gone": crawl.gone,
            "failed": crawl.failed + self.unloaded,
        }


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did."""

    run_id: str
    councils: tuple[CouncilSummary, ...]
    pages: PagesLoaded  # of all councils, or of all saved pages
    issues: tuple[Issue, ...]  # of its crawls or inputs, then of its pages
    audit: Audit = field(default=Audit())  # of what it brought, by the council gates
    publication: Publication | None = field(default=None)

    @property
    def status(self) -> Status:
        """Green means served: a run that had nothing of any council, or could read no page, has failed.

        While a council keeps its last good rows, no run is green.
        """
        stale = len(self.audit.stale)
        crawls = [council.crawl for council in self.councils]
        if crawls:
            came = sum(crawl.status not in {"failed", "disallowed"} for crawl in crawls)
            lacking = sum(
                crawl.status in UNHAPPY for crawl in crawls
            )  # a council that forbids us is no failure
            fresh = sum(crawl.new + crawl.changed for crawl in crawls)
            unread = fresh > 0 and self.pages.parsed == 0
            return status_of(useful=0 if unread else came, failed=lacking + self.pages.failed + stale)
        failed = len(self.issues) + stale
        return status_of(useful=self.pages.parsed, failed=failed)

    @property
    def headline(self) -> str:
        """The run in one line."""
        pages, documents = self.pages, self.pages.documents
        return (
            f"{pages.parsed:,} pages parsed, {pages.failed:,} failed; documents: {documents.new:,} new, "
            f"{documents.changed:,} changed, {documents.unchanged:,} unchanged, {documents.removed:,} removed"
        )

    @property
    def disallowed(self) -> list[str]:
        """The councils whose robots.txt forbids the crawl."""
        return [council.name for council in self.councils if council.crawl.status == "disallowed"]

    @property
    def audit_told(self) -> list[str]:
        """The councils that keep their last good rows, and the gates that failed without holding one back; a line each."""
        return [f"Stale: {council.told}" for council in self.audit.stale] + [
            f"Only reported: {failure.council}: {failure.gate}: {failure.detail}"
            for failure in self.audit.failures
            if not failure.enforced
        ]

    @property
    def markdown(self) -> str:
        """The run on one page."""
        lines = [f"# Run {self.run_id}: {self.status}", "", self.headline, ""]
        if self.publication is None:
            lines += ["**Nothing was published**; the last publication stands.", ""]
        else:
            lines += [f"Published `{self.publication.path}`:", "", "| table | rows |", "| --- | ---: |"]
            lines += [f"| {table} | {rows:,} |" for table, rows in self.publication.rows.items()]
            lines += ["", f"Against the publication before: {self.publication.changes_told}.", ""]
        lines += [f"- {line}" for line in self.audit_told] + [""] * bool(self.audit_told)
        if self.disallowed:
            lines += [f"Forbidden by robots.txt: {', '.join(self.disallowed)}", ""]
        if self.issues:
            lines += ["| issue | times |", "| --- | ---: |"]
            reasons = Counter(issue.reason for issue in self.issues)
            lines += [f"| {reason} | {times:,} |" for reason, times in reasons.most_common()]
        return "\n".join(lines)

    @property
    def figures(self) -> dict[str, Any]:
        """The run in numbers, for the warehouse's own record of it."""
        return {
            "councils": len(self.councils),
            "disallowed": self.disallowed,
            "pages_parsed": self.pages.parsed,
            "pages_failed": self.pages.failed,
            "documents": self.pages.documents.figures,
            "issues": dict(Counter(issue.reason for issue in self.issues)),
            "stale": [council.council for council in self.audit.stale],
        }
