"""The benchmark runs and prints what it promises; no time is asserted."""

import json
from collections.abc import Callable

TINY = ["--size", "6000", "--repeats", "1", "--lengths", "6000", "12000"]


def test_json_holds_the_figures(printed: Callable[..., str]) -> None:
    figures = json.loads(printed("extraction", *TINY, "--json"))
    for name in ("pages_per_second_core", "ratio_to_bare_lxml", "ratio_to_full_soup", "growth"):
        assert figures[name] > 0, name
    assert 0 < figures["share_of_parse"] < 1
    assert figures["rows_a_page"] > 0
    assert figures["pages_full_of_inspections"]["rows_a_page"] > figures["rows_a_page"]
    framed = figures["pages_with_text_as_the_seeds"]
    assert framed["ratio_to_full_soup"] > 0
    assert abs(framed["bytes_a_page"] - figures["bytes_a_page"]) < 3000
    assert set(figures["nanoseconds_a_byte"]["agenda_item"]) == {"6000", "12000"}
    assert abs(figures["bytes_a_page"] - 6000) < 3000


def test_without_json_the_slowest_steps_are_told(printed: Callable[..., str]) -> None:
    told = printed("extraction", *TINY)
    assert "pages_per_second_core" in told
    assert "extract_document" in told
