"""The pages worth keeping: asked for, judged, kept where they are new, and followed to what they lead to."""

from __future__ import annotations

from collections.abc import Iterable

from scrapy.http import Response
from twisted.python.failure import Failure

from crawlers.judging import Judged, judge_failure, judge_page
from crawlers.ledger import utc_now
from crawlers.reasons import ENOUGH, Reason
from crawlers.site import Requests, SiteCrawl
from crawlers.visits import Answer, Wanted
from transforms.addresses import classify
from transforms.content import content_hash
from transforms.links import find_links

NUMBERED_FIRST, PAGES, BY_ITEM_LAST = 10, 0, -10  # priorities
LOCAL = "file:"  # links to the editor's own machine, or to ours
NO_TREE = "a page without a reason against it has a tree"


class Pages:
    """Fetches pages of one site."""

    def __init__(self, crawl: SiteCrawl):
        self._crawl = crawl

    def fetch(self, wants: Iterable[Wanted]) -> Requests:
        """Ask for pages; a decision that is linked by its number and by its item's is had by the former first."""
        for want in wants:
            address = classify(want.url)
            priority = NUMBERED_FIRST if address.get("ID") else PAGES
            priority = BY_ITEM_LAST if address.get("AIId") else priority
            yield self._crawl.request(want.url, self.parse, self.failed, priority=priority, want=want)

    def parse(self, response: Response, want: Wanted) -> Requests:
        """Judge a page, keep it where it is new, follow what it leads to."""
        kind = classify(want.url).kind
        judged = judge_page(response, kind)
        if judged.reason is not None:
            self._lost(judged, want)
            return
        assert judged.tree is not None, NO_TREE
        self._crawl.answered()
        ledger = self._crawl.ledger
        answer = Answer(
            url=want.url,
            fetched_at=utc_now(),
            status=response.status,
            headers={str(name): value for name, value in response.headers.to_unicode_dict().items()},
            body=response.body,
            content_hash=content_hash(judged.tree),
        )
        outcome = ledger.outcome(want.url, answer.content_hash)
        links = find_links(judged.tree, response.url)
        for link in links:
            if link.address.url.lower().startswith(LOCAL):
                told = f"the page links to {link.address.url[:200]}, which is not followed"
                ledger.issue(Reason.UNSAFE_ADDRESS, told, want.url)
        wants = self._crawl.frontier.from_page(kind, links, want.on, outcome)
        ledger.page(answer, want.on, wants)
        yield from self.fetch(wants)

    def failed(self, failure: Failure) -> None:
        """A page that did not answer."""
        self._lost(judge_failure(failure), failure.request.cb_kwargs["want"])  # type: ignore[attr-defined]

    def _lost(self, judged: Judged, want: Wanted) -> None:
        if judged.reason not in ENOUGH:  # then it was not asked for
            self._crawl.ledger.lost_page(judged, want)
        self._crawl.strike(judged)
