"""`harvest publish`: the warehouse as it stands, and an operator's word over council gates."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from flows.clock import utc_now
from flows.publishing import publish_again
from flows.settings import Settings
from flows.terminal import show_publication


def publish(*, force: str | None = None, sample: Annotated[bool, Parameter(negative="")] = False) -> int:
    """Publish the warehouse as it stands, without a crawl or load.

    Council gates compare what runs brought of a council with what its runs usually bring. A council that fails
    keeps its last good rows (the table `stale_councils` tells which, why and since when; exit code 3).

    Parameters
    ----------
    force
        Reason for which all councils that are held back shall pass: their newest rows are published, and the gates
        begin a new history for them. The table `gate_overrides` keeps reason, time and what did not hold.
        It does not override integrity gates: a publication with rows that are double, without their words or their
        document, is refused whatever is said, and the last one stands. Nor does it bring back what is withdrawn.
    sample
        Publish the warehouse of `harvest run --sample`.
    """
    settings = Settings.from_environment()
    if sample:
        settings = settings.for_sample()
    done = publish_again(settings, utc_now(), force)
    show_publication(done.publication, done.passed)
    return done.status.exit_code
