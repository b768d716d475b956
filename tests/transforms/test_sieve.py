"""Patterns behind the sieve find what `re` finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transforms import sieve
from transforms.vocabulary import read_vocabulary

SHAPES = [
    r"\bofsted\b|care quality commission|(?<!new )inspector(?:s|ate)?",
    r"peer (?:review|challenge)s?",
    r"f(?:oo|ar) ?bar",
    r"(?:re-?)?inspect(?:ed|ion)[^.;]{0,30}\b(?:home|school)s?",
    r"children['’]?s (?:homes?|services)",
    r"(?P<year>(?:19|20)[0-9]{2}) report|£[0-9]+",
    r"(?:area|point)s? (?:for|of) (?:the )?(?:further )?(?:improvement|development)(?= in)",
    r"(?i:Ofsted) report|judged (?P<q>['\"])good(?P=q)",
    r"(?s:plan.*agreed)|un(?:der|til)(?!take)\w+ (?:a|an|the)\b",
]


def words_of_all_lists() -> list[str]:
    lists = read_vocabulary("actions.toml").values()
    return [word for kind in lists for words in kind.values() if isinstance(words, list) for word in words]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_whatever_a_pattern_matches_passes_its_sieve(data):
    pattern = re.compile(data.draw(st.sampled_from([*SHAPES, *words_of_all_lists()])))
    text = data.draw(st.from_regex(pattern))
    sieved = sieve.compile(pattern.pattern)
    assert [m.span() for m in sieved.finditer(text)] == [m.span() for m in pattern.finditer(text)]
    assert sieved.can_match(text)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_a_choice_finds_what_one_pattern_of_all_would(data):
    wordings = data.draw(st.lists(st.sampled_from(SHAPES[:4]), min_size=1, unique=True))
    one = re.compile("|".join(f"(?:{wording})" for wording in wordings))
    text = "".join(data.draw(st.lists(st.from_regex(one) | st.text("reofsted bar."), max_size=4)))
    choice = sieve.Choice(map(sieve.compile, wordings))
    assert [m.span() for m in choice.finditer(text, 2)] == [m.span() for m in one.finditer(text, 2)]


@pytest.mark.parametrize(
    "wordings", [["(?=the )", "the"], ["the", "(?=the )"], [",? ?(?=and )", "and (?=a)", "cat"]]
)
def test_a_choice_finds_what_matches_nothing_once_and_goes_on(wordings):
    one = re.compile("|".join(f"(?:{wording})" for wording in wordings))
    text = "the cat, and a dog and the end"
    choice = sieve.Choice(map(sieve.compile, wordings))
    assert [m.span() for m in choice.finditer(text)] == [m.span() for m in one.finditer(text)]
