"""Crawling from outside: councils into shards, a shard into a subprocess, its fate into results."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from threading import Event, Thread
from typing import Any

from crawlers.hosts import VENDOR_DOMAINS
from crawlers.orders import CouncilResult, CrawlOrder, ShardResult
from crawlers.reasons import SHUTDOWN, Reason
from crawlers.registry import Council
from crawlers.unasked import leave_unasked, write_issue
from transforms.records import Issue

__all__ = ["CouncilResult", "CrawlOrder", "ShardResult", "crawl_shard", "plan_shards"]

OnEvent = Callable[[dict[str, Any]], None]
_logger = logging.getLogger(__name__)


def plan_shards(
    councils: Iterable[Council], slots: Mapping[str, str] | None = None, size: int = 20
) -> list[list[Council]]:
    """Councils in shards of some `size`, no politeness slot in two: a vendor's hosts are in one shard.

    `slots` are those of `crawlers.slots`, by council id; without them hosts alone tell slots apart.
    """
    sharers: defaultdict[str, list[Council]] = defaultdict(list)
    for council in councils:
        sharers[(slots or {}).get(council.council_id, council.slot)].append(council)
    shards = [sharers.pop(vendor) for vendor in VENDOR_DOMAINS if vendor in sharers]
    current: list[Council] = []
    for sharing in sharers.values():
        current += sharing
        if len(current) >= size:
            shards.append(current)
            current = []
    return [*shards, current] if current else shards


def crawl_shard(
    order: CrawlOrder, on_event: OnEvent | None = None, timeout: float | None = None
) -> ShardResult:
    """Crawl an order in a subprocess and wait for it; every council of the order has a result.

    `on_event` is told each event as it happens, its name under "event": `shard_started` (pid), then with the
    "council_id" `council_started`, `page` (url, outcome), `council_finished` (result), `council_crashed`
    (detail). After `timeout` seconds the
    crawl is asked to stop, then killed. A crash, kill or time-out is an issue of each council it left
    unfinished; what was captured until then stays.

    Raises UsageError where the order would crawl real sites without a contact address.
    """
    order.check_contact()
    crawlable = [council for council in order.councils if council.is_covered]
    results = {
        council.council_id: _refused(order, council) for council in order.councils if council not in crawlable
    }
    error = None
    if crawlable:
        run = _ShardRun(order.model_copy(update={"councils": tuple(crawlable)}), on_event)
        error = run.wait(timeout)
        results |= {council.council_id: run.result(council) for council in crawlable}
    return ShardResult(councils=tuple(results[council.council_id] for council in order.councils), error=error)


class _ShardRun:
    """A running shard: its events are gathered, its end is judged."""

    grace = 10.0  # seconds between asking to stop, asking again and killing

    def __init__(self, order: CrawlOrder, on_event: OnEvent | None):
        self._order = order
        self._on_event = on_event
        self._finished: dict[str, CouncilResult] = {}
        self._crashed: dict[str, str] = {}
        self._pages: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._ended = Event()
        self._fate: Reason | None = None
        self._fate_detail = ""
        self._last_words: deque[str] = deque(maxlen=20)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "crawlers.shard", str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,  # Ctrl-C reaches the caller, who stops the shard in order
        )

    def wait(self, timeout: float | None) -> str | None:
        """Follow the shard to its end; returns what befell it, None where it ended well."""
        threads = [Thread(target=self._drain_logs, daemon=True)]
        if timeout is not None:
            threads.append(Thread(target=self._stop_after, args=(timeout,), daemon=True))
        for thread in threads:
            thread.start()
        try:
            self._send_order()
            self._read_events()
            self._process.wait()
        finally:
            if self._process.poll() is None:  # an interrupt, or an error of the caller's own
                self._stop()
            self._ended.set()
            for thread in threads:
                thread.join()
        return self._judge_end()

    def result(self, council: Council) -> CouncilResult:
        """A council's result; where the shard did not finish it, one that says so, its issue written down."""
        finished = self._finished.get(council.council_id)
        if finished is not None and finished.close_reason != SHUTDOWN:
            return finished
        reason, detail = self._fate or Reason.SHARD_CRASHED, self._fate_detail
        if (crash := self._crashed.get(council.council_id)) is not None:
            reason, detail = Reason.SPIDER_ERROR, crash
        issue = write_issue(self._order, council, reason, detail)
        if finished is not None:
            return finished.model_copy(update={"close_reason": reason, "issues": (*finished.issues, issue)})
        return self._unfinished(council, reason, issue)

    def _unfinished(self, council: Council, reason: Reason, issue: Issue) -> CouncilResult:
        pages = self._pages[council.council_id]
        had = {outcome: pages[outcome] for outcome in ("new", "changed", "unchanged", "gone")}
        return CouncilResult(
            council_id=council.council_id,
            status="partial" if sum(had.values()) else "failed",
            close_reason=reason,
            requests=pages.total(),
            failed=pages.total() - sum(had.values()),
            issues=(issue,),
            **had,
        )

    def _send_order(self) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(self._order.model_dump_json())
            self._process.stdin.close()
        except BrokenPipeError:
            pass  # it died at once: its exit code tells

    def _read_events(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            try:
                event = json.loads(line)
            except ValueError:
                _logger.warning("the shard wrote what is no event: %.200s", line)
                continue
            self._note(event)
            if self._on_event is not None:
                self._on_event(event)

    def _note(self, event: dict[str, Any]) -> None:
        if event["event"] == "page":
            self._pages[event["council_id"]][event["outcome"]] += 1
        elif event["event"] == "council_crashed":
            self._crashed[event["council_id"]] = event["detail"]
        elif event["event"] == "council_finished":
            result = CouncilResult.model_validate(event["result"])
            self._finished[result.council_id] = result

    def _drain_logs(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self._last_words.append(line.rstrip())
            _logger.info("%s", line.rstrip())

    def _stop_after(self, timeout: float) -> None:
        if not self._ended.wait(timeout):
            self._fate, self._fate_detail = Reason.SHARD_TIMED_OUT, f"stopped after {timeout:g} seconds"
            self._stop()

    def _stop(self) -> None:
        """Ask to stop (Scrapy then waits for what is in flight), ask again, kill."""
        for ask in (self._process.terminate, self._process.terminate, self._process.kill):
            ask()
            try:
                self._process.wait(self.grace)
            except subprocess.TimeoutExpired:
                continue
            return

    def _judge_end(self) -> str | None:
        code = self._process.returncode
        stopped = any(one.close_reason == SHUTDOWN for one in self._finished.values())
        unfinished = len(self._finished) + len(self._crashed) < len(self._order.councils)
        if self._fate is None and code < 0:
            self._fate = Reason.SHARD_KILLED
            self._fate_detail = f"the crawl's process was ended by signal {-code}"
        elif self._fate is None and stopped:
            self._fate, self._fate_detail = Reason.STOPPED, "the crawl was told to stop"
        elif self._fate is None and (code > 0 or unfinished):
            words = " | ".join(self._last_words)[-1000:]
            self._fate = Reason.SHARD_CRASHED
            self._fate_detail = f"the crawl's process ended with code {code}: {words}"
        return f"{self._fate}: {self._fate_detail}" if self._fate else None


def _refused(order: CrawlOrder, council: Council) -> CouncilResult:
    """The result of a council that no spider of ours can crawl."""
    where = f"its platform is {council.platform}" if council.platform else "its platform is unknown"
    return leave_unasked(order, council, Reason.UNSUPPORTED, f"{council.name} is not covered: {where}")
