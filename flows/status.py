"""How work ended: the status of a run, and the exit code that tells it to a script."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How a run ended."""

    DONE = "done"
    DEGRADED = "degraded"  # something useful was done, and something failed: see the issues
    FAILED = "failed"  # nothing useful was done

    @property
    def exit_code(self) -> int:
        """0 done, 3 partial, 1 nothing useful done."""
        return {Status.DONE: 0, Status.DEGRADED: 3, Status.FAILED: 1}[self]


def status_of(*, useful: int, failed: int) -> Status:
    """The status of work of which `useful` parts came through and `failed` parts did not."""
    if not useful:
        return Status.FAILED
    return Status.DEGRADED if failed else Status.DONE
