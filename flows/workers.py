"""Runs one function over many pages in worker processes; no page can end the run.

A page that raises, hangs, eats memory or crashes its worker comes back as a `PageFailure` in its place.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import resource
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from types import FrameType, TracebackType
from typing import Self, TypeVar

from transforms.errors import HarvestError
from transforms.records import Issue

MEMORY_LIMIT = 4 << 30  # bytes of address space a worker may have: a page that needs more is sick
PAGES_IN_FLIGHT = 8  # per worker: enough to keep it busy, few enough to hold in memory

Job = TypeVar("Job")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class PageFailure:
    """Why a page gave no result: `reason` is an issue's short code."""

    reason: str  # unreadable_page | parser_error | parser_timeout | parser_crashed
    detail: str

    def as_issue(self, source: str) -> Issue:
        """The failure as an issue of the page that `source` names."""
        return Issue(stage="parse", reason=self.reason, detail=f"{source}: {self.detail}")


class _OutOfTime(BaseException):
    """Raised inside a page's parse when its time is up; no `except Exception` may swallow it."""


class PagePool:
    """Worker processes, kept over several `map` calls; use as a context manager."""

    def __init__(self, workers: int, page_seconds: float) -> None:
        self._workers = workers
        self._page_seconds = page_seconds
        self._executor = _start(workers)
        self._executor.submit(int)  # the first worker gets ready while the caller goes on

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._executor.shutdown(cancel_futures=True)

    def map(
        self, function: Callable[[Job], Result], jobs: Iterable[Job]
    ) -> Iterator[tuple[Job, Result | PageFailure]]:
        """Yields (job, result) in the order of `jobs`, which is read only as far as workers need it."""
        flight: deque[tuple[Job, Future[Result | PageFailure]]] = deque()
        for job in jobs:
            flight.append((job, self._submit(function, job)))
            if len(flight) >= self._workers * PAGES_IN_FLIGHT:
                yield self._land(function, *flight.popleft())
        while flight:
            yield self._land(function, *flight.popleft())

    def _submit(self, function: Callable[[Job], Result], job: Job) -> Future[Result | PageFailure]:
        try:
            return self._executor.submit(_guarded, function, job, self._page_seconds)
        except BrokenProcessPool:
            self._executor.shutdown()
            self._executor = _start(self._workers)
            return self._executor.submit(_guarded, function, job, self._page_seconds)

    def _land(
        self, function: Callable[[Job], Result], job: Job, future: Future[Result | PageFailure]
    ) -> tuple[Job, Result | PageFailure]:
        try:
            return job, future.result()
        except BrokenProcessPool:
            return job, self._alone(function, job)

    def _alone(self, function: Callable[[Job], Result], job: Job) -> Result | PageFailure:
        # A worker that dies takes all pages in flight with it: each is tried once more by itself, so that
        # only the culprit is blamed.
        with _start(1) as executor:
            try:
                return executor.submit(_guarded, function, job, self._page_seconds).result()
            except BrokenProcessPool:
                return PageFailure("parser_crashed", "the worker process died on this page (crash or hang)")


def _start(workers: int) -> ProcessPoolExecutor:
    # forkserver: safe where the caller has threads (Prefect does), and workers start with the parser loaded
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["flows.parsing"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare_worker)


def _prepare_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    signal.signal(signal.SIGALRM, _raise_out_of_time)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    threading.Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # the parent was killed: nobody waits for this worker's results


def _raise_out_of_time(signal_number: int, frame: FrameType | None) -> None:
    raise _OutOfTime


def _guarded(function: Callable[[Job], Result], job: Job, seconds: float) -> Result | PageFailure:
    # Two alarms: the first interrupts Python code, the second ends the process where C code hangs
    signal.setitimer(signal.ITIMER_REAL, seconds)
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(seconds * 2, exit=True, file=nowhere)
        try:
            return function(job)
        except HarvestError as error:
            return PageFailure("unreadable_page", str(error))
        except _OutOfTime:
            return PageFailure("parser_timeout", f"parsing took longer than {seconds:g} s and was given up")
        except Exception as error:  # noqa: BLE001 - the edge of a page's work: recorded as an issue
            where = traceback.extract_tb((error.__cause__ or error).__traceback__)[-1]
            detail = f"{type(error).__name__}: {error} ({os.path.basename(where.filename)}:{where.lineno})"
            return PageFailure("parser_error", detail)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            faulthandler.cancel_dump_traceback_later()
