"""Which patterns can match in a text, told by its words."""

from __future__ import annotations

import re

import pytest

from transforms import sieve
from transforms.needed_words import needed_words


@pytest.mark.parametrize("text", ["the peers met", "a challenge to us", "a Peer Review", "peer re view"])
def test_a_text_without_the_words_of_a_match_is_not_tried(text):
    pattern = sieve.compile(r"peer (?:review|challenge)")
    assert not pattern.can_match(text)
    assert pattern.search(text) is None


def test_words_apart_may_match_where_anything_can_stand_between():
    assert sieve.compile(r"peer [a-z ]*(?:review|challenge)").can_match("the challenge of their peer group")


def test_words_that_do_not_stand_together_as_in_a_match_are_not_tried():
    pattern = sieve.compile(r"would be kept")
    assert pattern.can_match("members would be kept informed")
    assert not pattern.can_match("it would help if minutes could be kept")


@pytest.mark.parametrize("pattern", [r"\w+", r"(?:ofsted)?", r"(?i)ofsted", r"ofsted|[a-z]+", r"(?i:ofsted)"])
def test_a_pattern_that_needs_no_word_is_always_tried(pattern):
    assert not needed_words(re.compile(pattern))
    assert sieve.compile(pattern).can_match("")
