"""Which pages one run asks for: the site's own, each once, and only those that are due."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from datetime import date

from crawlers.hosts import Site, site_of
from crawlers.listings import Listed
from crawlers.memory import SiteMemory
from crawlers.orders import CrawlOrder
from crawlers.visits import Wanted
from transforms.addresses import Address, AddressKind, build, classify, rebase, without_language
from transforms.links import Link

_ISSUES = frozenset({AddressKind.ISSUE_DETAILS, AddressKind.ISSUE})

# What is followed from a page of each kind. Lists and meetings name the decisions of the window, so old ones
# are not followed from an issue; an item's own page is only asked for where another cuts it short.
FOLLOWED = {
    AddressKind.MEETING: _ISSUES | {AddressKind.DECISION},
    AddressKind.AGENDA_ITEM: _ISSUES | {AddressKind.DECISION},
    AddressKind.DECISION: _ISSUES,
    AddressKind.ISSUE_DETAILS: frozenset({AddressKind.ISSUE}),
}
# These show what a meeting shows, so they change when it does; an issue's details, that there is a new item or
# decision of it.
CHANGING = frozenset({AddressKind.AGENDA_ITEM, AddressKind.ISSUE})
GROWING = frozenset({AddressKind.ISSUE_DETAILS})
# What a list names without a meeting: of these, new ones are wanted whatever the window of meetings.
DECISIONS = frozenset({AddressKind.DECISION, AddressKind.ISSUE_DETAILS})


class Frontier:
    """Decides what is asked for; remembers what has been, in this run.

    Where it does not follow (a search), pages lead on only to the text that an issue's page cuts short.
    """

    def __init__(
        self, base: str, sites: Container[Site], today: date, memory: SiteMemory, *, follows: bool = True
    ):
        self.base = base  # the crawl sets it anew where the site answers under another scheme
        self._sites = sites
        self._today = today
        self._memory = memory
        self._follows = follows
        self._asked: set[tuple[str, ...]] = set()

    def first_time(self, address: Address) -> bool:
        """Whether a list is asked for the first time in this run."""
        is_first = address.key not in self._asked
        self._asked.add(address.key)
        return is_first

    def own(self, listed: Iterable[Listed]) -> list[Listed]:
        """Of a list's pages, those of the council's own site: a joint committee's may be a neighbour's.

        A page that is there in two languages is had in the site's own, as the web service and the feed name it.
        """
        own = (one for one in listed if self._is_own(one.address))
        return [replace(one, address=without_language(one.address)) for one in own]

    def in_scope(self, news: Iterable[Listed], order: CrawlOrder) -> list[Listed]:
        """Of events, those that tell of a known page, a meeting of the window or a new decision."""
        return [one for one in self.own(news) if self._is_known(one.address) or _in_window(one, order)]

    def from_list(self, listed: Iterable[Listed]) -> list[Wanted]:
        """What to fetch of a list."""
        return [want for one in listed for want in self._want(one.address, one.on)]

    def from_news(self, news: Iterable[Listed]) -> list[Wanted]:
        """What to fetch of a list of events: new pages, and known ones that were not seen since."""
        wants: list[Wanted] = []
        for one in news:
            known = self._memory.pages.get(one.address.key)
            if known is None or known.looked_on is None:
                wants += self._want(one.address, one.on or one.told)
            else:
                is_news = known.looked_on <= (one.told or self._today)
                wants += self._want(one.address, known.on, force=is_news)
        return wants

    def from_memory(self, order: CrawlOrder) -> list[Wanted]:
        """Known meetings of the window that are due, whether tonight's lists name them or not."""
        due = list(self._memory.due_meetings(order.since, order.until, order.today))
        return [want for one in due for want in self._want(classify(one.url), one.on)]

    def from_page(
        self, kind: AddressKind, links: Iterable[Link], on: date | None, outcome: str
    ) -> list[Wanted]:
        """What to fetch of a page's links; `outcome` is what came of the page: new, changed or unchanged."""
        followed = FOLLOWED.get(kind, frozenset())
        is_coming = on is not None and on >= self._today  # a change then brings the agenda
        forced = CHANGING if outcome == "changed" else frozenset()
        if outcome == "new" or (outcome == "changed" and is_coming):
            forced = CHANGING | GROWING
        if not self._follows:
            cut = [link for link in links if link.is_full_text and kind is AddressKind.ISSUE]
            return [want for link in cut for want in self._want(without_language(link.address), on)]
        followed_links = (link for link in links if link.is_full_text or link.address.kind in followed)
        addresses = (
            shown for link in followed_links for shown in _shown_with(without_language(link.address))
        )
        return [
            want for address in addresses for want in self._want(address, on, force=address.kind in forced)
        ]

    def from_earlier_runs(self, since: date, until: date) -> list[Wanted]:
        """What earlier runs found in the window and did not get."""
        left = self._memory.left_over(since, until, self._today)
        return [want for one in left for want in self._want(classify(one.url), one.on, force=True)]

    def _want(self, address: Address, on: date | None, force: bool = False) -> list[Wanted]:
        """The page if it is the council's own, not asked for yet, and due; `force`: due unless seen today.

        A neighbour's page, linked from a joint committee's item, is on another site and not ours to take.
        """
        if not self._is_own(address) or address.key in self._asked or self._memory.is_forgotten(address.url):
            return []
        known = self._memory.pages.get(address.key)
        seen_today = known is not None and known.looked_on == self._today
        if not (self._memory.is_due(address.url, on, self._today) or (force and not seen_today)):
            return []
        self._asked.add(address.key)
        return [Wanted(rebase(address, self.base), on)]

    def _is_own(self, address: Address) -> bool:
        return bool(address.base) and site_of(address.base) in self._sites

    def _is_known(self, address: Address) -> bool:
        known = self._memory.pages.get(address.key)
        return known is not None and known.looked_on is not None


def _shown_with(address: Address) -> tuple[Address, ...]:
    """A page, and of an issue the page of its meetings as well: pages link to its details only."""
    issue = address.get("IId") if address.kind is AddressKind.ISSUE_DETAILS else None
    if issue is None:
        return (address,)
    return address, classify(build(AddressKind.ISSUE, address.base, IId=issue))


def _in_window(event: Listed, order: CrawlOrder) -> bool:
    """Whether an event is about a day of the window: of its meeting, else of its publication."""
    is_meeting = event.address.kind is AddressKind.MEETING
    day = (event.on if is_meeting else None) or event.told
    return day is None or order.since <= day <= order.until
