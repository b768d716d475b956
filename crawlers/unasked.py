"""Councils that a run asks for nothing: a result and an issue that say why."""

from __future__ import annotations

from crawlers.orders import CouncilResult, CrawlOrder
from crawlers.reasons import Reason
from crawlers.registry import Council
from crawlers.segments import SegmentWriter
from transforms.records import Issue


def leave_unasked(order: CrawlOrder, council: Council, reason: Reason, detail: str) -> CouncilResult:
    """The result of a council that is not asked, its issue written down."""
    issue = write_issue(order, council, reason, detail)
    return CouncilResult(council_id=council.council_id, status="failed", close_reason=reason, issues=(issue,))


def write_issue(order: CrawlOrder, council: Council, reason: Reason, detail: str) -> Issue:
    """Write an issue of a council to the run's log, while no crawl of it does."""
    with SegmentWriter.of_order(order, council) as writer:
        return writer.report(Issue("crawl", reason, detail))
