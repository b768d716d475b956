"""How a site bears up during a crawl: failures in a row are counted, and tell when to leave it alone."""

from __future__ import annotations

from crawlers.judging import Judged
from crawlers.reasons import ENOUGH, SITE_WIDE, Reason

STRIKES = 3  # failures in a row that speak of the site
DOUBTS = 10  # failures in a row of any kind: pages that are all broken are the site's or our own failure


class SiteHealth:
    """Counts failures since the last good answer."""

    def __init__(self) -> None:
        self._in_a_row: list[Reason] = []

    def answered(self) -> None:
        """A good answer; a page that is gone is one too."""
        self._in_a_row.clear()

    def failed(self, judged: Judged) -> str | None:
        """Count a failure; why the site is to be left alone, None where the crawl may go on."""
        reason = judged.reason or Reason.SPIDER_ERROR
        if reason is Reason.GONE:
            self.answered()
            return None
        if reason in ENOUGH:
            return judged.detail
        self._in_a_row.append(reason)
        strikes = sum(one in SITE_WIDE for one in self._in_a_row)
        if strikes < STRIKES and len(self._in_a_row) < DOUBTS:
            return None
        return f"{len(self._in_a_row)} failures in a row, the last: {judged.detail}"
