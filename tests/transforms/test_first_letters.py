"""What the matches of a pattern begin with."""

from __future__ import annotations

import pytest

from transforms.first_letters import first_letters


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        (r"(?<!a )peer (?:review|challenge)s?", {"peer"}),
        (r"(?:re-?)?inspect", {"re-i", "rein", "insp"}),
        (r"a[bc]|[0-2]?x+", {"ab", "ac", "0x", "1x", "2x", "x"}),
        (r"(?:the )*end", {"the ", "end"}),
        (r"\w+ed", {""}),
        (r"(?:ofsted)?", {"ofst", ""}),
        (r"[^.]stop", {""}),
        (r",? (?=and )\w+", {", an", " and"}),
    ],
)
def test_what_the_matches_of_a_pattern_begin_with(pattern, begins):
    assert first_letters(pattern) == begins
