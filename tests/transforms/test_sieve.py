import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transforms import sieve
from transforms.first_letters import first_letters
from transforms.needed_words import needed_words
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


@pytest.mark.parametrize("text", ["the peers met", "a challenge to us", "a Peer Review", "peer re view"])
def test_a_text_without_the_words_of_a_match_is_not_tried(text):
    pattern = sieve.compile(r"peer (?:review|challenge)")
    assert not pattern.can_match(text)
    assert pattern.search(text) is None


def test_words_apart_may_match_where_anything_can_stand_between():
    assert sieve.compile(r"peer [a-z ]*(?:review|challenge)").can_match("the challenge of their peer group")


def test_choices_are_sets_of_words_and_what_can_be_many_things_is_a_gap():
    needed = needed_words(re.compile(r"(?<!a )peer (?:review|challenge)s? by [a-z]+ (?:the )?"))
    assert needed == {
        frozenset({"peer", "review"}): {"peer review"}, frozenset({"peer", "challenge"}): {"peer challenge"}
    }  # fmt: skip


def test_what_must_follow_is_needed_too():
    assert needed_words(re.compile(r"and (?=would\b)\w+")) == {frozenset({"and", "would"}): {"would"}}


def test_words_that_do_not_stand_together_as_in_a_match_are_not_tried():
    pattern = sieve.compile(r"would be kept")
    assert pattern.can_match("members would be kept informed")
    assert not pattern.can_match("it would help if minutes could be kept")


def test_digits_are_alike():
    assert set(needed_words(re.compile(r"(?:19|20)[0-9][0-9]|\d\d? (?:May|June)"))) == {
        frozenset({"0000"}), frozenset({"0", "May"}), frozenset({"0", "June"})
    }  # fmt: skip
    assert sieve.compile(r"20[0-9][0-9]").can_match("in 2035.")


@pytest.mark.parametrize("pattern", [r"\w+", r"(?:ofsted)?", r"(?i)ofsted", r"ofsted|[a-z]+", r"(?i:ofsted)"])
def test_a_pattern_that_needs_no_word_is_always_tried(pattern):
    assert not needed_words(re.compile(pattern))
    assert sieve.compile(pattern).can_match("")
