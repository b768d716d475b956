"""The words that the matches of a pattern need."""

from __future__ import annotations

import re

from transforms import sieve
from transforms.needed_words import needed_words


def test_choices_are_sets_of_words_and_what_can_be_many_things_is_a_gap():
    needed = needed_words(re.compile(r"(?<!a )peer (?:review|challenge)s? by [a-z]+ (?:the )?"))
    assert needed == {
        frozenset({"peer", "review"}): {"peer review"}, frozenset({"peer", "challenge"}): {"peer challenge"}
    }  # fmt: skip


def test_what_must_follow_is_needed_too():
    assert needed_words(re.compile(r"and (?=would\b)\w+")) == {frozenset({"and", "would"}): {"would"}}


def test_digits_are_alike():
    assert set(needed_words(re.compile(r"(?:19|20)[0-9][0-9]|\d\d? (?:May|June)"))) == {
        frozenset({"0000"}), frozenset({"0", "May"}), frozenset({"0", "June"})
    }  # fmt: skip
    assert sieve.compile(r"20[0-9][0-9]").can_match("in 2035.")
