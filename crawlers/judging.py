"""Is an answer the page it should be? The reason if not, and the parsed page if so."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree, html
from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawlers.failures import reason_of_exception, reason_of_status, reason_of_verdict
from crawlers.reasons import Reason
from transforms.addresses import AddressKind, classify
from transforms.content import read_tree
from transforms.layout import inspect_page, inspect_service


@dataclass(frozen=True)
class Judged:
    """An answer: `reason` is why it is not what was asked for; without one, `tree` is there."""

    url: str
    status: int | None
    reason: Reason | None = None
    detail: str = ""
    tree: html.HtmlElement | None = None
    root: etree._Element | None = None


def judge_page(response: Response, kind: AddressKind) -> Judged:
    """Judge an answer that should be a page of that kind."""
    url, status = asked_url(response), response.status
    if reason_of_status(status):
        return _judge_status(response)
    content_type = response.headers.to_unicode_dict().get("Content-Type")
    tree = read_tree(response.body, content_type)
    finding = inspect_page(tree, kind, landed=classify(response.url).kind)
    return Judged(url, status, reason_of_verdict(finding.verdict), finding.reason, tree)


def judge_service(response: Response, root_name: str) -> Judged:
    """Judge an answer of the web service."""
    url, status = asked_url(response), response.status
    if reason_of_status(status):
        return _judge_status(response)
    finding, root = inspect_service(response.body, root_name)
    return Judged(url, status, reason_of_verdict(finding.verdict), finding.reason, root=root)


def judge_failure(failure: Failure) -> Judged:
    """Judge a request that got no answer."""
    error = failure.value
    assert error is not None, "Scrapy hands over a failure with its exception"
    text = " ".join(str(error).split())[:500]
    request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
    first = request.meta.get("redirect_urls", [request.url])[0]
    if classify(request.url).kind is AddressKind.LOGON:  # which robots.txt forbids on many sites
        return Judged(first, None, Reason.RESTRICTED, "the site redirected to its log-on")
    return Judged(first, None, reason_of_exception(error), f"{type(error).__name__}: {text}")


def _judge_status(response: Response) -> Judged:
    """An answer whose status is no success. Scrapy hands over redirects that lead to no web address."""
    url, status = asked_url(response), response.status
    location = response.headers.to_unicode_dict().get("Location")
    if 300 <= status < 400 and location:
        return Judged(url, status, Reason.UNSAFE_ADDRESS, f"answers {status}, and leads to {location[:200]}")
    return Judged(url, status, reason_of_status(status), f"answers {status}")


def asked_url(response: Response) -> str:
    """The address that was asked for, before any redirect."""
    request = response.request
    assert request is not None, "the response answers a request"
    asked: str = request.meta.get("redirect_urls", [request.url])[0]
    return asked
