"""The second night of twenty councils: nothing is missed, and it costs no more than it may."""

import json
from collections.abc import Callable


def test_a_second_night_is_complete_and_cheap(printed: Callable[..., str]) -> None:
    figures = json.loads(printed("second_night", "--json"))
    assert (figures["councils"], figures["silent"], figures["only_late_minutes"]) == (20, 6, 3)
    assert figures["status"] == {"done": 20}
    published = figures["published_by_council"]
    assert sum(count == 0 for count in published.values()) == 6
    assert figures["documents_published"] == sum(published.values()) > 20
    assert (figures["missed"], figures["missing"]) == (0, [])
    assert figures["allowed_requests"] == int(4 * 20 + 1.1 * figures["documents_published"])
    assert figures["requests"] == sum(figures["requests_by_council"].values())
    assert figures["requests"] <= figures["allowed_requests"]
    assert figures["naive_requests"] > 3 * figures["requests"]
