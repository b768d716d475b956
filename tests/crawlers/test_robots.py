import pytest

from crawlers.reasons import Reason
from crawlers.robots import read_robots

AGENT = "council-harvest/0.1 (+https://example.org/harvest)"
RULES = b"""User-agent: *
Disallow: /modgov/ieLogon.aspx
Disallow: /*Secret$
Crawl-delay: 4.5

User-agent: othercrawler
Disallow: /
"""


def test_rules_are_obeyed() -> None:
    robots = read_robots(200, RULES)
    assert robots.refusal is None
    assert robots.allows("https://h/modgov/mgAi.aspx?ID=1", AGENT)
    assert not robots.allows("https://h/modgov/ieLogon.aspx", AGENT)
    assert not robots.allows("https://h/TopSecret", AGENT)
    assert robots.crawl_delay(AGENT) == 4.5


def test_rules_for_our_name_are_ours() -> None:
    robots = read_robots(200, b"User-agent: council-harvest\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
    assert not robots.allows("https://h/mgAi.aspx?ID=1", AGENT)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_4xx_means_no_rules(status: int) -> None:
    robots = read_robots(status, b"<html>Forbidden</html>")
    assert robots.refusal is None
    assert robots.allows("https://h/anything", AGENT)
    assert robots.crawl_delay(AGENT) == 0


@pytest.mark.parametrize(
    ("status", "body", "refusal"),
    [
        (500, b"", Reason.ROBOTS_UNREACHABLE),
        (503, RULES, Reason.ROBOTS_UNREACHABLE),
        (200, b"<html><title>Just a moment...</title></html>", Reason.CHALLENGE_PAGE),
        (200, b"<!DOCTYPE html><h1>Our council</h1>", Reason.ROBOTS_UNREACHABLE),
    ],
)
def test_what_cannot_be_read_allows_nothing(status: int, body: bytes, refusal: Reason) -> None:
    robots = read_robots(status, body)
    assert robots.refusal is refusal
    assert robots.detail
    assert not robots.allows("https://h/mgAi.aspx?ID=1", AGENT)
