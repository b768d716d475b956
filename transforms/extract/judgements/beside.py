"""What stands right beside a grade in its sentence: joined before it, else behind it."""

from __future__ import annotations

import re

from transforms.extract.grade_words import GradeMention
from transforms.extract.judgements.behind import FOR_ONLY, concept_after, run_after, run_again, without_wholes
from transforms.extract.judgements.joins import ALONE, AND, UNNAMED, links
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.things import Thing

_OVERALL_AFTER = re.compile(r"['\"]? overall\b")
_SERVICES_FOR = re.compile(r"services for (?:the )?$")
# "Planning - Good", "X School - Section 8 - Remains good", "Planning    Good"
_PAIRED = re.compile(
    r"['\"]?(?:\s*[:|-]\s*(?:(?:section |s)[58]\s*[:|-]?\s*)?|\s\s+)(?:remains |now )?['\"]?"
)
# "In the area of X", "; for X and Y", at the beginning of a clause
_IN_AREA = re.compile(
    r"(?:^|[;:] ?(?:and |but )?|,? (?:and|but|while|whilst|whereas) )(?:however, |but )?(?:in|for|on|under|as regards|with regard to|in relation to|in respect of|in terms of)(?: the)?(?: (?:areas?|domains?|categor(?:y|ies)|themes?|key questions?|judge?ments?|headings?)(?: of)?)? ?['\"]?$"
)
_COMMA_THE = re.compile(r"['\"]?,? (?:the )?")
_COMMA_SAID = re.compile(
    r"['\"]?,? (?:it was (?:found|judged|noted|reported|felt) that |(?:ofsted|cqc|hmicfrs|hmip|estyn|it|they|(?:the )?inspect(?:ors|orate|ion)|the report) (?:had |has |have )?(?:judged|rated|graded|found|considered|assessed) )?(?:the )?"
)
_COMMA = re.compile(r"['\"]?, ['\"]?")
_PAIR_BEGINS = re.compile(r"(?:[;:]|\band|^) ?(?:the |for )?$")
_PAIR_ENDS = re.compile(r"['\"]?\s*(?:[;.]|$|, and\b)")
_OPENS_WITH = re.compile(
    r"(?:of|for|in|on|as to|regarding|as regards|with regard to|in relation to) (?:[a-z]+ ){0,6}"
)
# "the overall grading | for the force in the latest report | was good"
_FOR_WHOM = re.compile(
    r" (?:for|of|in) (?:[a-z0-9'&-]+ ){1,9}(?=(?:was|were|is|had been|has been|remained)\b)"
)
_SET_IN = re.compile(r", which [^,;.]{0,60}$")
_SET_IN_ENDS = re.compile(r"[^,;.]{0,40}, (?:was|were|had been|has been|is|are)\b")
# "safeguarding | was given an | overall judgement of good"
_GIVEN_AN = re.compile(
    r" (?:(?:had|has|have|was|were|each|both|also|been|services?) )*(?:received|given|achieved|awarded|got|gained|had)(?: an?| the)? ['\"]?"
)
_DASH = re.compile(r" - (?![a-z' ]* - )")  # what is set behind it is told of by itself
_OF_WHICH = re.compile(
    r"[^;.:]{0,60}, (?:both|all|each)(?: three| four| five)? of which (?:were|was|had been|are|is)(?: (?:judged|rated|graded|found))?(?: to be| as)? ['\"]?"
)
_COUNTED = re.compile(
    r"\b(?:the )?(?:(?:other|remaining) )?(?:two|three|four|five|six|seven|eight|nine|others?|rest|remainder)(?: [a-z]+){0,2}, "
)
_LIES_IN = re.compile(r" (?:in|of|for|at|across) (?:the )?(?:[a-z]+ ){0,2}")  # "services in | Leeds and Kent"
_WITHIN = re.compile(
    r"\b(?:within|under|as for|section (?:on|for|about)|heading of|of the (?:[a-z]+ ){1,3}(?:areas|outcomes|judge?ments|grades|headings|elements|aspects) (?:for|of|in|under|within)) (?:the )?$"
)


def beside(
    sentence: Sentence, mention: GradeMention, floor: int, ceiling: int, taken: set[int]
) -> tuple[list[Thing], str]:
    """What stands right before the grade or right behind it; named judgements go before bodies."""
    before = [t for t in run_before(sentence, mention, floor) if t.start not in taken]
    if (
        before
        and _OVERALL_AFTER.match(sentence.page.folded, mention.end)
        and _SERVICES_FOR.search(sentence.page.folded, sentence.unit.start, before[0].start)
    ):
        return [Thing("overall", before[0].start, before[-1].end)], "thing_then_grade"
    if before and before[-1].body and (areas := areas_first(sentence, before[-1], taken)):
        return areas, "area_then_body"
    if not any(t.is_concept for t in before):
        after = [t for t in run_after(sentence, mention, ceiling) if t.start not in taken]
        if after:
            only = FOR_ONLY.match(sentence.page.folded, mention.end) and after[0].is_concept
            found = ([] if only else [t for t in before if t.body is None]) + after
            return found + run_again(sentence, after[-1].end, ceiling), "grade_for_things"
    if before and not is_unnamed(sentence, mention, before):
        return before + run_again(sentence, mention.end, ceiling), "thing_then_grade"
    return [], ""


def areas_first(sentence: Sentence, body: Thing, taken: set[int]) -> list[Thing]:
    """What "In the areas of X and Y, the service was judged ..." is about."""
    folded = sentence.page.folded
    areas: list[Thing] = []
    for thing in reversed([t for t in sentence.things if t.is_concept and t.end <= body.start]):
        if thing.start in taken:
            break
        joint = AND.fullmatch(folded, thing.end, areas[0].start) if areas else None
        if not (joint or (not areas and _COMMA_SAID.fullmatch(folded, thing.end, body.start))):
            break
        areas.insert(0, thing)
    opens = bool(areas) and _IN_AREA.search(folded[sentence.unit.start : areas[0].start])
    return areas if opens else []


def is_unnamed(sentence: Sentence, mention: GradeMention, things: list[Thing]) -> bool:
    """ "X was good in all areas" says nothing of the whole, nor of any one area."""
    return all(t.body for t in things) and bool(
        UNNAMED.match(sentence.page.folded, mention.end, sentence.unit.end)
    )


def run_before(sentence: Sentence, mention: GradeMention, floor: int) -> list[Thing]:
    """Things joined by "and" that end right before the grade ("A and B were judged good")."""
    run: list[Thing] = []
    edge = mention.start
    for thing in reversed([t for t in sentence.things if floor <= t.start and t.end <= mention.start]):
        if not run and _is_aside(sentence, thing, mention):
            continue
        lies_in = thing.is_concept and len(run) == 1 and run[0].authority
        if lies_in and _LIES_IN.fullmatch(sentence.page.folded, thing.end, edge):
            # "safeguarding in | Leeds": no more of the council than whose it is
            run, edge = [thing], thing.start
            continue
        if len(run) == 1 and _was_given(sentence, thing, run[0]):
            run, edge = [thing], thing.start
            continue
        joined = (
            AND.fullmatch(sentence.page.folded, thing.end, edge) if run else tied(sentence, thing, mention)
        )
        aside = sentence.page.folded.startswith(" (", thing.end)  # "within X (which required improvement)"
        if (
            not joined
            or (
                ";" in sentence.page.folded[thing.end : edge]
                and not _in_brackets(sentence, thing)
                and not _is_counted_list(sentence, floor, thing)
                and not _is_row_of_many(sentence, mention, run)
            )
            or (run and _DASH.search(sentence.page.folded, thing.end, edge))
            or (run and _closes_bracket(sentence, thing, edge))
            or (not aside and _WITHIN.search(sentence.page.folded, sentence.unit.start, thing.start))
            or (len(run) == 1 and run[0].is_concept and _heads(sentence, thing, edge))
        ):
            break
        owns = (
            thing.body
            and run
            and (
                not run[-1].body
                or (
                    thing.authority
                    and not run[-1].authority  # "X, Y and Z were all good"
                    and ALONE.fullmatch(sentence.page.folded, thing.end, edge)
                )
                or (run[-1].authority and _LIES_IN.fullmatch(sentence.page.folded, thing.end, edge))
            )
        )
        if owns:  # "the council's leadership", "X Safeguarding Board": it only owns what was judged
            break
        run.append(thing)
        edge = thing.start
    return without_wholes(sentence.page.folded, list(reversed(run)))


def _was_given(sentence: Sentence, thing: Thing, whole: Thing) -> bool:
    """Whether an overall grade is a judged concept's own: "Safeguarding was given an | overall judgement of good"."""
    overall = whole.concept == "overall" and whole.body is None
    between = _GIVEN_AN.fullmatch(sentence.page.folded, thing.end, whole.start)
    return overall and thing.is_concept and between is not None


def _in_brackets(sentence: Sentence, thing: Thing) -> bool:
    start, folded = sentence.unit.start, sentence.page.folded
    return folded.rfind("(", start, thing.start) > folded.rfind(")", start, thing.start)


def _is_aside(sentence: Sentence, thing: Thing, mention: GradeMention) -> bool:
    """Whether a thing is only told of in a clause set in ("staffing, which sits outside the overall rating, was good")."""
    folded = sentence.page.folded
    return (
        _SET_IN.search(folded, sentence.unit.start, thing.start) is not None
        and _SET_IN_ENDS.match(folded, thing.end, mention.start) is not None
    )


def _is_row_of_many(sentence: Sentence, mention: GradeMention, run: list[Thing]) -> bool:
    """Whether a line is one grade and what all had it: "Planning; delivery; reviewing - good"."""
    paired = bool(run) and _PAIRED.fullmatch(sentence.page.folded, run[0].end, mention.start)
    return bool(paired) and ALONE.fullmatch(sentence.page.folded, mention.end, sentence.unit.end) is not None


def _is_counted_list(sentence: Sentence, floor: int, thing: Thing) -> bool:
    """Whether semicolons part what a count announces: "the other five, A; B; and C, had been rated"."""
    return _COUNTED.search(sentence.page.folded, max(floor, sentence.unit.start), thing.start) is not None


def _closes_bracket(sentence: Sentence, thing: Thing, edge: int) -> bool:
    """Whether a bracket that holds the thing closes before the next one: "in the second part (court work) planning was good"."""
    closed = ")" in sentence.page.folded[thing.end : edge]
    return closed and _in_brackets(sentence, thing)


def _heads(sentence: Sentence, thing: Thing, edge: int) -> bool:
    """Whether a sentence opens with the thing as what the next belongs to: "For court disposals, planning was good"."""
    folded = sentence.page.folded
    opened = _OPENS_WITH.fullmatch(folded, sentence.unit.start, thing.start)
    return opened is not None and _COMMA_THE.fullmatch(folded, thing.end, edge) is not None


def tied(sentence: Sentence, thing: Thing, mention: GradeMention) -> bool:
    """Whether the thing stands tied to the grade after it; a bare comma ties a verb, or a pair in a list of pairs."""
    whom = (
        _FOR_WHOM.match(sentence.page.folded, thing.end, mention.start)
        if thing.concept == "overall"
        else None
    )
    if links(sentence.page.folded, whom.end() if whom else thing.end, mention.start):
        return True
    if _OF_WHICH.fullmatch(sentence.page.folded, thing.end, mention.start):
        return True  # "of Safe and Well-led only, on 2 March, both of which were"
    if not _COMMA.fullmatch(sentence.page.folded, thing.end, mention.start):
        return False
    begins = _PAIR_BEGINS.search(sentence.page.folded[sentence.unit.start : thing.start]) is not None
    ends = _PAIR_ENDS.match(sentence.page.folded, mention.end) is not None
    return (begins and ends) or (not mention.ordinary and not concept_after(sentence, mention))


def concept_before(sentence: Sentence, mention: GradeMention) -> bool:
    """Whether a judged concept stands tied to the grade after it."""
    return any(
        t.body is None and t.end <= mention.start and links(sentence.page.folded, t.end, mention.start)
        for t in sentence.things
    )


def is_paired(sentence: Sentence, mention: GradeMention) -> bool:
    """Whether a thing stands before the grade with a dash, colon or run of spaces between ("Planning - Good")."""
    return any(
        t.end <= mention.start and _PAIRED.fullmatch(sentence.page.folded, t.end, mention.start)
        for t in sentence.things
    )
