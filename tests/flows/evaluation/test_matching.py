"""When two rows are the same."""

import pytest

from flows.evaluation.matching import best_pairs, fold, same_name, token_f1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bath and North East Somerset", "Bath & North East Somerset Council"),
        ("Kingston upon Hull", "Hull City Council"),
        ("Southend-on-Sea", "Southend"),
        ("London Borough of Barnet", "Barnet"),
        ("St Helens", "St Helens Council"),
        ("Royal Borough of Greenwich", "Greenwich"),
    ],
)
def test_usual_forms_of_a_council_are_one(one: str, other: str) -> None:
    assert same_name(one) == same_name(other)


def test_different_councils_are_two_and_a_name_of_kinds_alone_stays() -> None:
    assert same_name("Cheshire East") != same_name("Cheshire West and Chester")
    assert same_name("The City of London") == "the city of london"
    assert same_name(None) == same_name("") == ""


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("That the report be noted", "that the report be NOTED.", 1.0),
        ("the report be noted", "the plan be noted", 0.75),
        ("noted noted", "noted", 2 / 3),
        ("", "noted", 0.0),
        (None, None, 0.0),
    ],
)
def test_token_f1(one: str | None, other: str | None, expected: float) -> None:
    assert token_f1(one, other) == pytest.approx(expected)


def test_white_space_is_folded() -> None:
    assert fold(" a\u00a0 b\n\tc ") == "a b c"


def pairs(
    gold: list[float], made: list[float], *, optional: frozenset[int] = frozenset()
) -> list[tuple[int, int]]:
    """Pairs of numbers by their nearness, 1 for the same; `optional` are indices of `gold`."""
    numbered = list(enumerate(gold))
    return best_pairs(
        numbered, made, lambda g, p: 1 - abs(g[1] - p), 0.5, is_optional=lambda g: g[0] in optional
    )


def test_the_most_similar_are_paired_first_and_each_once() -> None:
    assert pairs([0.0, 0.3], [0.25, 0.1]) == [(1, 0), (0, 1)]


def test_what_is_too_different_stays_alone() -> None:
    assert pairs([0.0], [0.6]) == []
    assert pairs([0.0], [0.5]) == [(0, 0)]


def test_a_row_that_must_be_found_goes_before_an_optional_one() -> None:
    assert pairs([0.0, 0.0], [0.0]) == [(0, 0)]
    assert pairs([0.0, 0.0], [0.0], optional=frozenset({0})) == [(1, 0)]
