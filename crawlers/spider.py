"""The ModernGov spider: one council's agenda items, decisions and issues of a window, and only what is new.

robots.txt first, then the lists (meetings by the web service or by the committees' pages, decisions, what's
new), then the pages that are due. Callbacks look for links and layout; parsing is another room's work, on the
captures.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from datetime import date
from typing import Any

from scrapy import Request, Spider
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure
from yarl import URL

from crawlers import listings
from crawlers.frontier import DECISIONS, Frontier
from crawlers.judging import Judged, judge_failure, judge_page, judge_service
from crawlers.ledger import Ledger, utc_now
from crawlers.listings import Listed
from crawlers.orders import CrawlOrder
from crawlers.politeness import set_delay
from crawlers.reasons import SITE_WIDE, Reason
from crawlers.registry import Council, site_of
from crawlers.robots import Robots, read_robots
from crawlers.segments import Answer, Wanted
from transforms.addresses import AddressKind, build, classify, rebase
from transforms.content import content_hash
from transforms.links import find_links

Requests = Iterator[Request]

STRIKES = 3  # failures in a row that speak of the site: then it is left alone
ROBOTS_FIRST, LISTS_FIRST, NUMBERED_FIRST, PAGES = 1000, 100, 10, 0  # priorities
NO_TREE = "a page without a reason against it has a tree"


class ModernGovSpider(Spider):
    """Crawls one council."""

    name = "moderngov"

    def __init__(self, council: Council, order: CrawlOrder, ledger: Ledger, **kwargs: Any):
        super().__init__(f"{self.name}-{council.council_id}", **kwargs)
        assert council.base_url is not None, "the shard takes only councils with a site"
        self.council = council
        self.order = order
        self.ledger = ledger
        self.site = site_of(council.base_url)
        self.frontier = Frontier(council.base_url, order.today, ledger.memory)
        self.robots: Robots | None = None
        self._strikes = 0

    # --- the way in ---

    async def start(self) -> AsyncIterator[Request]:
        """robots.txt, before anything else."""
        url = str(URL(self.frontier.base).origin().with_path("/robots.txt"))
        yield self._request(url, self.parse_robots, self.robots_failed, priority=ROBOTS_FIRST)

    def may_ask(self, url: str) -> bool:
        """Whether the site's rules allow an address; robots.txt itself may always be asked for."""
        if self.robots is None or self.council.permission_by is not None:
            return True
        return self.robots.allows(url, self.order.user_agent)

    def parse_robots(self, response: Response) -> Requests:
        """Take the rules, the pause they ask for and the scheme that answered; then ask the lists."""
        self.robots = read_robots(response.status, response.body)
        self.ledger.robots(response.url, response.status, self.robots.refusal)
        if self.robots.refusal is not None and self.council.permission_by is None:
            self._give_up(self.robots.refusal, self.robots.detail, response.url)
        pause = max(self.order.delay, self.robots.crawl_delay(self.order.user_agent))
        set_delay(self.crawler, self.council.slot, pause)
        base = URL(self.frontier.base).with_scheme(URL(response.url).scheme)
        self.frontier.base = str(base).rstrip("/")
        if not self.may_ask(build(AddressKind.MEETING, self.frontier.base, MId="1")):
            self._give_up(Reason.ROBOTS_DISALLOWED, "robots.txt forbids the meetings' pages", response.url)
        yield from self._ask_lists()

    def robots_failed(self, failure: Failure) -> None:
        """No robots.txt, no crawl tonight (RFC 9309); the reason tells a dead host from a slow one."""
        judged = judge_failure(failure)
        slow = judged.reason in {Reason.TIMED_OUT, Reason.CONNECTION_LOST}
        reason = Reason.ROBOTS_UNREACHABLE if slow or judged.reason is None else judged.reason
        self.ledger.robots(judged.url, None, reason)
        self._give_up(reason, f"robots.txt: {judged.detail}", judged.url)

    def _ask_lists(self) -> Requests:
        order, memory, base = self.order, self.ledger.memory, self.frontier.base
        yield from self._ask_service(
            sorted(listings.ALL_COMMITTEES, key=lambda way: way != memory.all_committees)
        )
        unread = memory.unread_decisions(order.since, order.until)
        for url, first, last in listings.decision_list_urls(base, *unread):
            yield self._list_request(url, self.parse_decisions, days=(first, min(last, order.today)))
        if (since := memory.news_since(order.today)) is not None:
            yield self._list_request(listings.whats_new_url(base, since, order.today), self.parse_news)
        yield from self._fetch(self.frontier.from_earlier_runs(order.since, order.until))

    # --- lists ---

    def _ask_service(self, ways: list[str]) -> Requests:
        url = listings.service_meetings_url(self.frontier.base, ways[0], self.order.since, self.order.until)
        yield self._request(url, self.parse_service, self.service_failed, priority=LISTS_FIRST, ways=ways[1:])

    def parse_service(self, response: Response, ways: list[str]) -> Requests:
        """The web service's meetings; where it is closed, or names none in a long window, the pages'."""
        judged = judge_service(response, listings.MEETINGS_ROOT)
        if judged.root is None:
            yield from self._without_service(judged)
            return
        self._strikes = 0
        meetings = self._in_window(listings.read_service_meetings(judged.root, self.frontier.base))
        yield from self._listed(judged, meetings)
        if not meetings and ways:
            yield from self._ask_service(ways)
        elif not meetings and self.order.until - self.order.since > listings.LONGEST_RECESS:
            yield self._list_request(listings.committees_url(self.frontier.base), self.parse_committees)

    def service_failed(self, failure: Failure) -> Requests:
        """The web service did not answer at all."""
        yield from self._without_service(judge_failure(failure))

    def _without_service(self, judged: Judged) -> Requests:
        self._list_lost(judged, needed=False)
        yield self._list_request(listings.committees_url(self.frontier.base), self.parse_committees)

    def parse_committees(self, response: Response) -> Requests:
        """Every committee's list of meetings."""
        if (judged := self._judge_list(response, AddressKind.COMMITTEES)) is None:
            return
        found = listings.read_list(judged.tree, judged.url, AddressKind.COMMITTEE, AddressKind.MEETINGS)
        yield from self._listed(judged, [])
        for committee in dict.fromkeys(one.address.get("ID") or one.address.get("CId") for one in found):
            if committee:
                url = listings.meetings_url(self.frontier.base, committee)
                yield self._list_request(url, self.parse_meetings)

    def parse_meetings(self, response: Response) -> Requests:
        """One committee's meetings in the window, and the rest of a list that is cut."""
        if (judged := self._judge_list(response, AddressKind.MEETINGS)) is None:
            return
        meetings = listings.read_list(judged.tree, judged.url, AddressKind.MEETING)
        yield from self._listed(judged, self._in_window(meetings))
        more = listings.more_meetings(judged.tree, judged.url, self.order.since, self.order.until)
        for address in map(classify, more):
            if self.frontier.first_time(address):
                yield self._list_request(rebase(address, self.frontier.base), self.parse_meetings)

    def parse_decisions(self, response: Response, days: tuple[date, date]) -> Requests:
        """Decisions published on these days, and issues among them; a 404 is a site without that list."""
        if (judged := self._judge_list(response, AddressKind.DECISIONS_LIST)) is None:
            return
        found = listings.read_list(judged.tree, judged.url, *DECISIONS)
        yield from self._listed(judged, found, covers=days if days[0] <= days[1] else None)

    def parse_news(self, response: Response) -> Requests:
        """What was published since the last run: those pages are asked for before they are due."""
        if (judged := self._judge_list(response, AddressKind.WHATS_NEW)) is None:
            return
        news = listings.read_list(judged.tree, judged.url, AddressKind.MEETING, *DECISIONS)
        wants = self.frontier.from_news(news)
        self.ledger.listing(judged, 0, wants, None)
        yield from self._fetch(wants)

    def list_failed(self, failure: Failure) -> None:
        """A list that did not answer."""
        judged = judge_failure(failure)
        self._list_lost(judged, needed=classify(judged.url).kind is not AddressKind.WHATS_NEW)

    def _listed(
        self, judged: Judged, found: list[Listed], covers: tuple[date, date] | None = None
    ) -> Requests:
        wants = self.frontier.from_list(found)
        self.ledger.listing(judged, len(found), wants, covers)
        yield from self._fetch(wants)

    def _in_window(self, meetings: list[Listed]) -> list[Listed]:
        """Filtered here as well: sites are known to ignore the dates they are asked for."""
        since, until = self.order.since, self.order.until
        return [meeting for meeting in meetings if meeting.on is None or since <= meeting.on <= until]

    def _judge_list(self, response: Response, kind: AddressKind) -> Judged | None:
        """A list that is one; None where the answer is something else, which is then recorded."""
        judged = judge_page(response, kind)
        if judged.reason is None:
            self._strikes = 0
            return judged
        absent = kind is AddressKind.DECISIONS_LIST and judged.reason is Reason.GONE
        self._list_lost(judged, needed=not absent and kind is not AddressKind.WHATS_NEW)
        return None

    def _list_lost(self, judged: Judged, needed: bool) -> None:
        self.ledger.failed_list(judged, needed)
        self._strike(judged)

    # --- pages ---

    def parse_page(self, response: Response, want: Wanted) -> Requests:
        """A page worth keeping: judge it, keep it where it is new, follow what it leads to."""
        kind = classify(want.url).kind
        judged = judge_page(response, kind)
        if judged.reason is not None:
            self._page_lost(judged, want)
            return
        assert judged.tree is not None, NO_TREE
        self._strikes = 0
        answer = Answer(
            url=want.url,
            fetched_at=utc_now(),
            status=response.status,
            headers={str(name): value for name, value in response.headers.to_unicode_dict().items()},
            body=response.body,
            content_hash=content_hash(judged.tree),
        )
        is_news = self.ledger.outcome(want.url, answer.content_hash) != "unchanged"
        links = find_links(judged.tree, response.url)
        wants = self.frontier.from_page(kind, links, want.on, is_news)
        self.ledger.page(answer, want.on, wants)
        yield from self._fetch(wants)

    def page_failed(self, failure: Failure) -> None:
        """A page that did not answer."""
        self._page_lost(judge_failure(failure), failure.request.cb_kwargs["want"])  # type: ignore[attr-defined]

    def _page_lost(self, judged: Judged, want: Wanted) -> None:
        if judged.reason is Reason.GONE:
            self.ledger.gone(judged, want)
        else:
            self.ledger.failed_page(judged, want)
        self._strike(judged)

    def _strike(self, judged: Judged) -> None:
        """Count a failure that speaks of the site; raises CloseSpider after a few in a row."""
        if judged.reason not in SITE_WIDE:
            self._strikes = 0
            return
        self._strikes += 1
        if self._strikes >= STRIKES:
            self._give_up(
                judged.reason, f"{STRIKES} failures in a row, the last: {judged.detail}", judged.url
            )

    def _give_up(self, reason: Reason, detail: str, url: str) -> None:
        """Leave the site alone for tonight."""
        self.ledger.issue(reason, f"{self.council.name} is left alone for tonight: {detail}", url)
        raise CloseSpider(reason)

    # --- requests ---

    def _fetch(self, wants: Iterable[Wanted]) -> Requests:
        """Pages; a decision that is linked by its number and by its item's gets the address of the former."""
        for want in wants:
            priority = NUMBERED_FIRST if classify(want.url).get("ID") else PAGES
            yield self._request(want.url, self.parse_page, self.page_failed, priority=priority, want=want)

    def _list_request(self, url: str, callback: Callable[..., Requests], **arguments: Any) -> Request:
        return self._request(url, callback, self.list_failed, priority=LISTS_FIRST, **arguments)

    def _request(
        self,
        url: str,
        callback: Callable[..., Requests],
        errback: Callable[[Failure], Any],
        *,
        priority: int,
        **arguments: Any,
    ) -> Request:
        meta = {"download_slot": self.council.slot}
        return Request(url, callback, errback=errback, priority=priority, cb_kwargs=arguments, meta=meta)
