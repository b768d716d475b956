"""A failing request is tried once more, and no sooner than the site asks (Retry-After, RFC 9110, 10.2.3)."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Request, Response

from crawlers.politeness import AskedToWait

if TYPE_CHECKING:
    from crawlers.spider import ModernGovSpider

BUSY = frozenset({429, 503})  # statuses that may come with Retry-After
REST = 5  # pauses that a failing site is left alone: LGSF waits 5 s at a pace of one request a second


class PatientRetry(RetryMiddleware):
    """Downloader middleware: Scrapy's retries, after the wait that the site asks for, else after a rest.

    The crawl makes one request at a time, so nobody asks the site meanwhile.
    """

    async def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """The answer, or the request once more; raises AskedToWait where the wait is too long for a night."""
        asked = retry_after(response, datetime.now(UTC)) if response.status in BUSY else None
        if asked is not None:
            if asked > self._spider.order.longest_wait:
                detail = f"answers {response.status}, and to be asked again in {asked:,.0f} seconds"
                self._spider.told_to_wait = AskedToWait(detail, asked)
                raise self._spider.told_to_wait
            await asyncio.sleep(asked)
        answer = super().process_response(request, response)
        if asked is None and isinstance(answer, Request):
            await asyncio.sleep(REST * self._spider.pause)
        return answer

    async def process_exception(  # type: ignore[override]
        self, request: Request, exception: Exception
    ) -> Request | Response | None:
        """The request once more, or None where that was the second time."""
        again = super().process_exception(request, exception)
        if again is not None:
            await asyncio.sleep(REST * self._spider.pause)
        return again

    @property
    def _spider(self) -> ModernGovSpider:
        return self.crawler.spider  # type: ignore[return-value]


def retry_after(response: Response, now: datetime) -> float | None:
    """The seconds that an answer asks to be left alone; None where it asks for nothing that can be read."""
    text = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if text.isdigit():
        return float(text)
    try:
        then = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (then.replace(tzinfo=then.tzinfo or UTC) - now).total_seconds())
