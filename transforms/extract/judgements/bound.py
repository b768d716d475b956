"""What each grade of a sentence was given for, one after the other: each is bound in the light of the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.extract.grade_words import GradeMention
from transforms.extract.judgements.behind import run_after, run_again
from transforms.extract.judgements.beside import beside
from transforms.extract.judgements.body_or_topic import body_or_topic
from transforms.extract.judgements.both import both_told
from transforms.extract.judgements.elsewhere import (
    areas_told_later,
    leads_in,
    line_above,
    list_below,
    told_alike,
)
from transforms.extract.judgements.given import replaces
from transforms.extract.judgements.joins import AS_WAS_EACH, SEVERAL, WAS_BEFORE
from transforms.extract.judgements.over_lines import concepts_under
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.things import WHOLE, Thing

_AND_ONLY = re.compile(r"['\"]?,? (?:and|the other)(?: an?)? ['\"]?")
# "requires improvement in 2019 and inadequate in 2016": the grades of one thing, year by year.
_AND_THEN_IN = re.compile(
    r"['\"]? (?:in|from|at|by|following) (?:[a-z']+ ){0,4}(?:19|20)\d\d(?: inspections?)?(?:,| and|, and|,? then|,? followed by| to|,? (?:and )?before that)? ['\"]?"
)
_IN_A_YEAR = re.compile(r"['\"]? (?:in|from|at|by|following) (?:[a-z']+ ){0,4}(?:19|20)\d\d\b")

Bound = tuple[GradeMention, list[Thing], str]


def things_of_grades(sentence: Sentence, given: Sequence[GradeMention]) -> Iterator[Bound]:
    """Each grade with what it was given for (empty: nothing that is named) and the name of the rule that found it."""
    unit = sentence.unit
    taken: set[int] = set()
    of_capacity = False
    last: list[Thing] = []
    for index, mention in enumerate(given):
        floor = given[index - 1].end if index else unit.start
        ceiling = given[index + 1].start if index + 1 < len(given) else unit.end
        if last and (rule := _goes_on(sentence, given[index - 1], mention, last)):
            yield mention, last, rule
            continue
        if not last and (both := _for_both(sentence, given[index : index + 2])):
            last = both
            yield mention, last, "grade_for_things"
            continue
        things, rule = _things_of(sentence, mention, floor, ceiling, taken)
        if not things and last and _is_of_another_year(sentence, mention, given[index - 1]):
            things, rule = last, "grade_year_by_year"
        after = given[index + 1 : index + 2]
        if not things and after and replaces(sentence.page.folded, mention, after[0], unit.start):
            last = []  # what gave way is of something unnamed, and so is what came of it
        if things:
            taken.update(t.start for t in things)
            last = things
            if of_capacity and rule == "grade_for_things":
                things = [replace(t, concept="capacity") for t in things]
            # "capacity was good for A and adequate for B", but not "adequate, with good capacity, and good for B"
            of_capacity = of_capacity or (
                rule != "grade_for_things" and [t.concept for t in things] == ["capacity"]
            )
        yield mention, things, rule
        if rule == "grade_over_list" and AS_WAS_EACH.match(sentence.page.folded, mention.end):
            yield mention, *beside(sentence, mention, floor, ceiling, taken)
    if last and (alike := told_alike(sentence)):
        yield given[-1], alike, "so_were"


def _goes_on(sentence: Sentence, previous: GradeMention, mention: GradeMention, last: list[Thing]) -> str:
    """The rule by which a grade is of the same things as the one before it, or of the next of several bodies; else empty."""
    folded = sentence.page.folded
    if _is_next_body(sentence, mention, previous, last):
        return "next_body"
    if WAS_BEFORE.fullmatch(folded, previous.end, mention.start):
        return "grade_before"
    return "grade_that_replaced" if replaces(folded, previous, mention, sentence.unit.start) else ""


def _for_both(sentence: Sentence, pair: Sequence[GradeMention]) -> list[Thing]:
    """What the second of two grades is for where the first gave way to it: "from good to outstanding for A"."""
    if len(pair) < 2 or not replaces(sentence.page.folded, pair[0], pair[1], sentence.unit.start):
        return []
    things = run_after(sentence, pair[1], sentence.unit.end)
    return things if any(t.is_concept for t in things) else []


def _things_of(
    sentence: Sentence, mention: GradeMention, floor: int, ceiling: int, taken: set[int]
) -> tuple[list[Thing], str]:
    """What a grade is for, the surest place first, and the name of the rule that found it."""
    if under := concepts_under(sentence):
        return list_below(sentence, mention) or under, "grade_over_list"
    if above := line_above(sentence, mention):
        return above, "grade_under_thing"
    if both := both_told(sentence, mention):
        return both, "both_were_given"
    things, rule = beside(sentence, mention, floor, ceiling, taken)
    over_list = leads_in(sentence) and not any(t.is_concept for t in things)
    if (over_list or not things) and (below := list_below(sentence, mention)):
        return below, "grade_over_list"
    if things:
        return things + (
            [] if any(t.is_concept for t in things) else areas_told_later(sentence, ceiling)
        ), rule
    things, rule = body_or_topic(sentence, mention, taken)
    return (things + run_again(sentence, mention.end, ceiling), rule) if things else ([], rule)


def _is_of_another_year(sentence: Sentence, mention: GradeMention, previous: GradeMention) -> bool:
    """Whether the grade is what the same thing had in another year: "good in 2022 and inadequate in 2016"."""
    folded = sentence.page.folded
    return bool(
        _AND_THEN_IN.fullmatch(folded, previous.end, mention.start)
        and _IN_A_YEAR.match(folded, mention.end, sentence.unit.end)
    )


def _is_next_body(
    sentence: Sentence, mention: GradeMention, previous: GradeMention, things: list[Thing]
) -> bool:
    """Whether the grade is that of the second of several bodies: "the two homes were judged good and outstanding"."""
    folded = sentence.page.folded
    bodies = [t for t in things if t.body and t.body.code not in WHOLE]
    between = folded[previous.end : mention.start]
    return bool(
        bodies
        and _AND_ONLY.fullmatch(between)
        and SEVERAL.search(folded, sentence.unit.start, bodies[-1].end)
    )
