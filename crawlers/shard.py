"""The process that crawls one shard: `python -m crawlers.shard <pid of its parent>`.

The order comes as JSON on standard input, events go as JSON lines to standard output, logs to standard error.
A Twisted reactor starts once per process, and a crash or hang here must not take the caller with it.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import json
import os
import signal
import sys
import traceback
from collections import defaultdict
from contextlib import suppress
from typing import Any

from scrapy import Spider, signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.http import Response
from scrapy.settings import Settings
from twisted.internet.defer import Deferred
from twisted.internet.error import ReactorNotRunning
from twisted.python.failure import Failure

from crawlers.captures import CaptureStore
from crawlers.ledger import Ledger
from crawlers.memory import SiteMemory
from crawlers.orders import CouncilResult, CrawlOrder
from crawlers.politeness import REQUESTS_MADE, AskedToWait
from crawlers.reasons import SHUTDOWN, Reason
from crawlers.registry import Council
from crawlers.segments import SegmentWriter
from crawlers.settings import scrapy_settings
from crawlers.spider import ModernGovSpider
from crawlers.unasked import leave_unasked
from crawlers.ways.record import write_record

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
SPIDER_ERRORS = 3  # exceptions of our own after which a council's crawl ends: we are broken, not the site


def main() -> None:
    """Crawl the order on standard input."""
    _die_with_parent(int(sys.argv[1]))
    order = CrawlOrder.model_validate_json(sys.stdin.read())
    shard = Shard(order)
    _collect_seldom()
    shard.run()


class Shard:
    """Runs a spider per council: one at a time within a politeness slot, several slots side by side."""

    def __init__(self, order: CrawlOrder):
        self.order = order
        self.store = CaptureStore(order.captures)
        self.process = AsyncCrawlerProcess(scrapy_settings(order))
        self._stopping = asyncio.Event()
        self._pauses: dict[str, float] = {}  # seconds, by slot, that the council crawled last asked for ...
        self._told_to_wait: dict[str, AskedToWait] = {}  # ... and by slots that asked for more than a pause

    def run(self) -> None:
        """Crawl until all councils are done or a signal stops the crawl."""
        loop = asyncio.get_event_loop()
        work = loop.create_task(self._crawl_all())
        work.add_done_callback(lambda _: _stop_reactor())
        _hold_shutdown_for(work, self._stopping)
        self.process.start(stop_after_crawl=False)

    async def _crawl_all(self) -> None:
        slots: defaultdict[str, list[Council]] = defaultdict(list)
        for council in self.order.councils:
            slots[self.order.slot_of(council)].append(council)
        gate = asyncio.Semaphore(self.order.concurrency)
        emit("shard_started", pid=os.getpid())

        async def crawl_slot(slot: str, councils: list[Council]) -> None:
            async with gate:
                for council in councils:
                    told = self._told_to_wait.get(slot)
                    if told is not None and told.seconds > self.order.longest_rest:
                        self._leave(council, told)
                        continue
                    await self._rest(told.seconds if told else self._pauses.get(slot, 0))
                    if self._stopping.is_set():
                        return
                    await self._crawl(council)

        await asyncio.gather(*(crawl_slot(slot, councils) for slot, councils in slots.items()))

    async def _rest(self, seconds: float) -> None:
        """Wait, unless the crawl is told to stop meanwhile."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    def _leave(self, council: Council, told: AskedToWait) -> None:
        """A council whose slot asked for more time than is left of the night."""
        detail = f"not asked tonight: a site that shares its machines or vendor {told}"
        result = leave_unasked(self.order, council, Reason.ASKED_TO_WAIT, detail)
        emit("council_finished", result=result.model_dump(mode="json"))

    async def _crawl(self, council: Council) -> None:
        """One council; whatever breaks is that council's result, never the shard's end."""
        emit("council_started", council_id=council.council_id)
        try:
            result = await self._crawl_with_spider(council)
        except Exception:  # noqa: BLE001 - the edge of one council's crawl
            emit("council_crashed", council_id=council.council_id, detail=traceback.format_exc()[-2000:])
            return
        finally:
            gc.collect()  # a finished crawl is a circle of its crawler, spider and ledger, each site's memory in it
        if result.close_reason == SHUTDOWN:
            self._stopping.set()
        emit("council_finished", result=result.model_dump(mode="json"))

    def _remember_pause(self, slot: str, spider: Spider | None) -> None:
        """How long the next council of a slot has to wait."""
        self._pauses[slot] = getattr(spider, "pause", self.order.delay)
        self._told_to_wait.pop(slot, None)
        if (told := getattr(spider, "told_to_wait", None)) is not None:
            self._told_to_wait[slot] = told

    async def _crawl_with_spider(self, council: Council) -> CouncilResult:
        order, identity = self.order, council.council_id
        for told in self.store.recover(identity):
            print(told, file=sys.stderr, flush=True)
        memory = SiteMemory.of_council(self.store, identity)
        with SegmentWriter.of_order(order, council) as writer:
            ledger = Ledger(
                council,
                order=order,
                writer=writer,
                memory=memory,
                on_page=lambda url, outcome: emit("page", council_id=identity, url=url, outcome=outcome),
            )
            own = Settings(scrapy_settings(order, council), priority="spider")  # above the process's
            crawler = Crawler(ModernGovSpider, own)
            watch = _Watch(crawler, ledger)
            await self.process.crawl(crawler, council=council, order=order, ledger=ledger)
            write_record(order.captures, identity, memory)
            self._remember_pause(order.slot_of(council), crawler.spider)
            requests = crawler.stats.get_value(REQUESTS_MADE, 0) if crawler.stats else 0
            return ledger.result(watch.close_reason, requests)


def emit(event: str, **facts: Any) -> None:
    """One event to the caller."""
    print(json.dumps({"event": event, **facts}), flush=True)


class _Watch:
    """Notes why a spider closes, and records exceptions of its callbacks, which Scrapy only logs.

    Scrapy's signals hold it weakly: it must be held while the crawl runs.
    """

    def __init__(self, crawler: Crawler, ledger: Ledger):
        self.close_reason: str = Reason.SPIDER_ERROR  # until it is told
        self._crawler = crawler
        self._ledger = ledger
        self._errors = 0
        self._ending: asyncio.Task[None] | None = None  # held, or Python drops it
        crawler.signals.connect(self._closed, signals.spider_closed)
        crawler.signals.connect(self._failed, signals.spider_error)

    def _closed(self, spider: Spider, reason: str) -> None:
        self.close_reason = reason

    def _failed(self, failure: Failure, response: Response, spider: Spider) -> None:
        self._errors += 1
        url = getattr(response, "url", None)
        self._ledger.issue(Reason.SPIDER_ERROR, failure.getTraceback()[-2000:], url)
        if self._errors == SPIDER_ERRORS and self._crawler.engine is not None:
            end = self._crawler.engine.close_spider_async(reason=Reason.SPIDER_ERROR)
            self._ending = asyncio.get_running_loop().create_task(end)


def _hold_shutdown_for(work: asyncio.Task[None], stopping: asyncio.Event) -> None:
    """Let councils that a signal stops tell their results before the reactor goes; nobody rests any longer."""
    from twisted.internet import reactor  # noqa: PLC0415 - installed by the crawler process

    def hold() -> Deferred[None]:
        stopping.set()
        return Deferred.fromFuture(work)

    reactor.addSystemEventTrigger("before", "shutdown", hold)  # type: ignore


def _stop_reactor() -> None:
    from twisted.internet import reactor  # noqa: PLC0415 - installed by the crawler process

    with suppress(ReactorNotRunning):  # a signal was faster
        reactor.stop()  # type: ignore[misc]


def _collect_seldom() -> None:
    """Look for cyclic garbage after 5,000 allocations, not 700: what pages leave is gone by then without help."""
    gc.freeze()  # what is imported stays
    gc.set_threshold(5_000, 20, 100)


def _die_with_parent(parent: int) -> None:
    """Have the system end this process when its parent ends, however that ends (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit("the process that started this crawl is gone")


if __name__ == "__main__":
    main()
