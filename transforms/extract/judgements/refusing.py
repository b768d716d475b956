"""Why a grade in a sentence is no judgement: no inspection is spoken of, it was not given, or it is an everyday word."""

from __future__ import annotations

import re

from transforms.extract.grade_words import GradeMention
from transforms.extract.judgements.behind import concept_after, goes_with
from transforms.extract.judgements.beside import concept_before, is_paired
from transforms.extract.judgements.elsewhere import leads_in, list_below, named_ahead, named_around
from transforms.extract.judgements.given import OF_INSPECTION, STRONG, is_replaced, replaces, why_not
from transforms.extract.judgements.joins import ALL_OF_THEM, ALONE, THESE_BEING, links
from transforms.extract.judgements.rows import is_of_scorecard, is_table_row
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.things import Thing
from transforms.records import BlockKind

_MOST_GRADES = 30  # in a sentence; the fullest real list of judgements has 13
_FULL_NAME = 18  # letters: what is shorter ("leadership") is an everyday word too
# No reasons against a grade that leads into a list of names.
_OF_UNNAMED = {"statistics", "a count", "of unnamed areas"}
_SELF_ASSESSED = re.compile(r"\bself[- ](?:assess|evaluat)")
_BY_OFFICERS = re.compile(
    r"\b(?:they|we|it|officers|managers|(?:the|our) (?:directorate|department|service|team|council|authority))(?: (?:had|has|have|also|all|then))* (?:judged|placed|rated|graded|scored|put|assessed|marked|considered)\b"
)
# "one item which they had rated inadequate", of officers
_BY_THEM = re.compile(
    r"\b(?:officers|managers|staff|teams)\b[^.;]*\b(?:which|that) they (?:had |have )?(?:judged|rated|graded|scored|put|assessed|marked)\b"
)
_INSPECTORS = re.compile(r"\b(?:inspect\w+|ofsted|cqc|hmi\w*|estyn|commission)\b")
_IN_YEAR = re.compile(r"['\"]? in (?:19|20)\d\d\b")
_AREAS = re.compile(r"\b(?:areas?|judge?ments?|domains?|categories|headings|strands)\b")
# "care leavers had been the one area judged": named ahead, however it is counted
_THE_ONE = re.compile(
    r"~ (?:had been|has been|was|is|being) the (?:one|only|sole|single) (?:area|judge?ment|part|strand|domain)\b"
)
_WHOLES = {"childrens_services", "safeguarding_board"}  # no adjective is meant where these "were inadequate"


def why_none(sentence: Sentence, mentions: list[GradeMention]) -> str | None:
    """The reason why no grade in the sentence is a judgement, or None."""
    topic, words = sentence.topic, sentence.words
    if len(mentions) > _MOST_GRADES:
        return "too many grades for a sentence"
    spoken_of = OF_INSPECTION.search(words) is not None
    row = sentence.unit.kind is not BlockKind.PARAGRAPH or is_row(sentence, mentions)
    if topic.inspectorate == "peer" and not (spoken_of or row):
        return "of peers, who give no grade"
    if is_table_row(sentence) and is_of_scorecard(sentence):
        return "of a scorecard"
    if topic.preparing and not spoken_of:
        return "of the page's own making"
    if _goes_on_with_self_assessment(sentence):
        return "of the page's own making"
    if topic.in_title or topic.in_opening or spoken_of or _spoken_of_before(sentence):
        return None
    return "no inspection is spoken of"


def _goes_on_with_self_assessment(sentence: Sentence) -> bool:
    """Whether a sentence says what officers judged, right behind one about the self-assessment: "In it, they judged ..."."""
    page, unit = sentence.page, sentence.unit
    if _BY_THEM.search(sentence.words) and not _INSPECTORS.search(sentence.words):
        return True
    if _BY_OFFICERS.search(sentence.words) is None or _INSPECTORS.search(sentence.words):
        return False
    before = [u for u in page.units[max(0, unit.index - 1) : unit.index] if u.block == unit.block]
    told = [page.words(u) for u in before]
    return any(_SELF_ASSESSED.search(words) and not _INSPECTORS.search(words) for words in told)


def is_row(sentence: Sentence, mentions: list[GradeMention]) -> bool:
    """Whether the unit is a thing and its grade and nothing else: a row, a list member."""
    if len(mentions) != 1 or not ALONE.fullmatch(sentence.page.folded, mentions[0].end, sentence.unit.end):
        return False
    return any(
        t.start - sentence.unit.start <= 6
        and (
            links(sentence.page.folded, t.end, mentions[0].start)
            or sentence.page.folded[t.end : mentions[0].start].strip(" '\"") == ","
        )
        for t in sentence.things
    )


def why_not_given(sentence: Sentence, mention: GradeMention, mentions: list[GradeMention]) -> str | None:
    """The reason why a grade of the sentence was not given, or None."""
    clause = _clause_before(sentence, mention)
    after = concept_after(sentence, mention)
    reason = why_not(
        sentence.words,
        sentence.unit.start,
        mention,
        mentions,
        clause,
        bound=after or concept_before(sentence, mention) or ALL_OF_THEM.search(clause) is not None,
        bound_after=after,
        replaced=is_replaced(sentence.page.folded, mention, sentence.unit.start)
        or any(replaces(sentence.page.folded, m, mention, sentence.unit.start) for m in mentions),
        paired=is_paired(sentence, mention),
    )
    if reason in _OF_UNNAMED and _is_of_named(sentence, mention, alone=len({m.code for m in mentions}) == 1):
        return None
    if reason == "everyday adjective" and goes_with(sentence, mention, mentions):
        return None
    return reason


def is_weak(
    sentence: Sentence, mention: GradeMention, things: list[Thing], given: list[GradeMention]
) -> bool:
    """An everyday word after a bare "was": no verdict unless the words around, or a judgement's full name, make it one."""
    words, page = sentence.words, sentence.page
    if not mention.ordinary or len(given) > 1 or is_paired(sentence, mention):
        return False
    if STRONG.search(words) or OF_INSPECTION.search(words):
        return False
    told = sentence.topic.in_title or _IN_YEAR.match(sentence.page.folded, mention.end)
    if mention.marked and told and all(t.body for t in things):
        return False  # "this time the service was “Good”", "it had been Good in 2019"
    if len({t.authority for t in things if t.authority}) > 1:
        return False  # councils are good, one like the other, by a verdict
    if sentence.topic.in_title and any(t.body is None and _is_full_name(sentence, t) for t in things):
        return False
    before = [
        u
        for u in page.units[max(0, sentence.unit.index - 2) : sentence.unit.index]
        if u.section == sentence.unit.section
    ]
    if any(u.block == sentence.unit.block and STRONG.search(page.words(u)) for u in before[-1:]):
        return False
    whole = any(t.authority or (t.body and t.body.code in _WHOLES) for t in things)
    return not (
        whole and mention.code == "inadequate" and any(OF_INSPECTION.search(page.words(u)) for u in before)
    )


def _spoken_of_before(sentence: Sentence) -> bool:
    page, unit = sentence.page, sentence.unit
    top = unit.index if unit.lead is None else unit.lead  # a list is of what leads in to it, however long
    before = page.units[max(0, top - 6) : unit.index]
    return any(u.section == unit.section and OF_INSPECTION.search(page.words(u)) for u in before)


def _is_of_named(sentence: Sentence, mention: GradeMention, *, alone: bool) -> bool:
    """Whether "all three areas" are named: in the list that the sentence leads into, or ahead of these words.

    `alone`: the sentence has no other grade; of "each area, 11 being good and 5 adequate", no list tells which.
    """
    if THESE_BEING.match(sentence.page.folded, mention.end) or (
        leads_in(sentence) and list_below(sentence, mention)
    ):
        return True
    if _THE_ONE.search(_clause_before(sentence, mention)) and concept_before(sentence, mention):
        return True
    if concept_after(sentence, mention) and _AREAS.search(_clause_before(sentence, mention)):
        return True
    all_of = ALL_OF_THEM.search(sentence.words) if alone else None
    return all_of is not None and bool(
        named_ahead(sentence, sentence.unit.start + all_of.start()) or named_around(sentence)
    )


def _clause_before(sentence: Sentence, mention: GradeMention) -> str:
    """The clause up to the grade, with the names of judgements struck out ("planning", "ambition" are no plans)."""
    start = sentence.clause_start(mention.start)
    clause = sentence.page.folded[start : mention.start]
    for thing in sentence.things:
        if thing.is_concept and start <= thing.start and thing.end <= mention.start:
            at, end = thing.start - start, thing.end - start
            clause = clause[:at] + "~" * (end - at) + clause[end:]
    return clause


def _is_full_name(sentence: Sentence, thing: Thing) -> bool:
    words = sentence.page.folded[thing.start : thing.end]
    return len(words) >= _FULL_NAME and not words.startswith("services for")
