"""What stands right behind a grade in its sentence: what it is said to be for, or to have had the same."""

from __future__ import annotations

import re

from transforms.extract.grade_words import GradeMention
from transforms.extract.judgements.joins import AND, AS_WERE, COLON, FOR, LIKEWISE, OF_THE, links
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.things import WHOLE, Thing

_WERE = re.compile(r"['\"]? (?:were|was|are|is|being|included?) (?:the |those (?:of|for) )?")
_AREAS_FOUND = re.compile(
    r"\b(?:areas?|judge?ments?|domains?|ones?|those|aspects?)(?: (?:that|which|were|was|had been|been|to be|to|as|judged|rated|graded|found|deemed|assessed|only|still))* ['\"]?$"
)
# "adequate overall | for both | A and B"
FOR_ONLY = re.compile(r"['\"]? (?:both )?(?:for|in)\b")
# "gave a rating of | good | to leadership and to adoption"
_AWARDED = re.compile(r"\b(?:gave|given?|giving|award(?:s|ed|ing)?|assigned)\b[^.;]{0,60}$")
_TO = re.compile(
    r"['\"]*(?: (?:overall|ratings?|grad(?:e|ing)|judge?ment))* to (?:both )?(?:the |its |their )?"
)
_LISTS = re.compile(r":|\b(?:namely|that is to say)\b|i\.e\.")
# "good for A, and for B | we are outstanding"
_OWN_CLAUSE = re.compile(
    r" (?:we|it|they|the (?:service|council|authority|school|home|provider|force)) (?:are|is|was|were|had|have)\b"
)
# "two were good, namely A and B, | and two, | C and D, required improvement"
_NEXT_COUNT = re.compile(
    r",? (?:and|but|while|whilst|with) (?:the )?(?:one|two|three|four|others?|rest|remaining)\b"
)
_WITH = re.compile(r"\bwith (?:an? )?['\"]?$")
_WITH_THING = re.compile(
    r"['\"]? (?:(?:support|services?|provision|work) (?:for|to|with) )?(?:the |its |our )?"
)


def run_after(sentence: Sentence, mention: GradeMention, ceiling: int) -> list[Thing]:
    """Things that the grade is said to be for ("good for A, B and C", "Good overall")."""
    run: list[Thing] = []
    edge, joins = mention.end, FOR
    ahead = [t for t in sentence.things if mention.end <= t.start and t.end <= ceiling]
    for index, thing in enumerate(ahead):
        between = sentence.page.folded[edge : thing.start]
        if not run and _is_whom(sentence, thing, ahead[index + 1 : index + 2], edge):
            continue
        close = not run and thing.concept == "overall" and thing.body is None and not between.strip("'\" ,(")
        # "with good prospects for improvement", "good, with outstanding leadership"
        capacity = thing.concept == "capacity" and not between.strip("'\" ")
        close |= not run and thing.body is None and (capacity or is_with(sentence, mention, thing))
        row = not run and thing.body is None and COLON.fullmatch(between)
        named = not run and thing.body is None and is_area_named(sentence, mention, thing)
        awarded = not run and _TO.fullmatch(between) and _AWARDED.search(sentence.clause_to(mention))
        if not (close or row or named or awarded or joins.fullmatch(between)):
            break
        own = sentence.page.folded[mention.end : thing.end]
        closes = ceiling == sentence.unit.end or ")" in sentence.page.folded[thing.end : ceiling]
        # "good in five (A; B; and C), adequate in two"
        in_brackets = closes and own.count("(") > own.count(")")
        own_grade = (
            ceiling < sentence.unit.end
            and not in_brackets
            and ";" not in sentence.page.folded[thing.end : ceiling]
            and links(sentence.page.folded, thing.end, ceiling)
        )
        if run and (
            (thing.body and not _is_board_beside(run, thing))
            or own_grade
            or (ceiling < sentence.unit.end and _NEXT_COUNT.search(between))
            or _OWN_CLAUSE.match(sentence.page.folded, thing.end)
            or (";" in between and not in_brackets and _are_graded_next(sentence, ahead[index:], ceiling))
        ):
            break
        if run and run[0].concept == "overall" and FOR_ONLY.match(between):
            run.pop()  # "adequate overall for both A and B"
        if run and between == " ":  # "out of court disposals | assessment": the longer name is one thing
            run.pop()
        run.append(thing)
        edge, joins = thing.end, AND
    if (
        run
        and run[0].body
        and not re.search(r"\b(?:for|of|to)\b", sentence.page.folded[mention.end : run[0].start])
    ):
        return []
    return run


def _is_board_beside(run: list[Thing], thing: Thing) -> bool:
    """Whether the grade of children's services is the board's, too: "an overall grading for children's services and the LSCB"."""
    board = thing.body is not None and thing.body.code == "safeguarding_board"
    return board and len(run) == 1 and run[0].body is not None


def _are_graded_next(sentence: Sentence, things: list[Thing], ceiling: int) -> bool:
    """Whether things of the next clause are what the next grade was given for: "outstanding for A; B and C were good"."""
    return ceiling < sentence.unit.end and links(sentence.page.folded, things[-1].end, ceiling)


def is_with(sentence: Sentence, mention: GradeMention, thing: Thing) -> bool:
    """Whether a grade only goes with the one before it: "good, with outstanding leadership"."""
    folded, start = sentence.page.folded, sentence.unit.start
    return (
        thing.concept != "overall"
        and _WITH.search(folded, start, mention.start) is not None
        and _WITH_THING.fullmatch(folded, mention.end, thing.start) is not None
    )


def is_area_named(sentence: Sentence, mention: GradeMention, thing: Thing) -> bool:
    """Whether the areas that were so graded are named behind: "the areas found to require improvement | were | A and B"."""
    folded = sentence.page.folded
    return (
        _WERE.fullmatch(folded, mention.end, thing.start) is not None
        and _AREAS_FOUND.search(folded, sentence.unit.start, mention.start) is not None
    )


def goes_with(sentence: Sentence, mention: GradeMention, mentions: list[GradeMention]) -> bool:
    """Whether a grade that goes with another one is no everyday adjective: set off, or another than that."""
    before = [m for m in mentions if m.end < mention.start]
    apart = before and (mention.marked or before[-1].code != mention.code)
    return bool(apart) and any(is_with(sentence, mention, t) for t in sentence.things)


def _is_whom(sentence: Sentence, thing: Thing, then: list[Thing], edge: int) -> bool:
    """Whether a body is only whom the grade was given to: "good to the Council | for its care leavers"."""
    whole = thing.body is not None and thing.body.code in WHOLE and not thing.authority
    return (
        whole
        and bool(then)
        and then[0].body is None
        and FOR.fullmatch(sentence.page.folded, edge, then[0].start) is not None
    )


def run_again(sentence: Sentence, start: int, ceiling: int) -> list[Thing]:
    """Things from `start` on that are said to have had the same grade ("A was good, | as were B and C")."""
    run: list[Thing] = []
    edge, joins, listed = start, AS_WERE, False
    for thing in (t for t in sentence.things if start <= t.start and t.end <= ceiling):
        between = sentence.page.folded[edge : thing.start]
        if not run and LIKEWISE.match(sentence.page.folded, thing.end):
            joins = AND  # "A was good | and B likewise"
        listed = listed or _LISTS.search(between) is not None
        if not joins.fullmatch(between) or (run and ";" in between and not listed):
            break
        ahead = sentence.page.folded[thing.end : ceiling]
        own = ceiling < sentence.unit.end and links(sentence.page.folded, thing.end, ceiling)
        if run and own and not re.search(r"[,;]", ahead):
            break  # "as were A, and B | required improvement"
        run.append(thing)
        edge, joins = thing.end, AND
    return without_wholes(sentence.page.folded, run)


def concept_after(sentence: Sentence, mention: GradeMention) -> bool:
    """Whether the grade is said to be for a concept that follows it."""
    return any(
        t.body is None
        and mention.end <= t.start
        and (
            FOR.fullmatch(sentence.page.folded, mention.end, t.start)
            or is_area_named(sentence, mention, t)
            or COLON.fullmatch(sentence.page.folded, mention.end, t.start)
            or (t.concept == "capacity" and t.start == mention.end + 1)  # "good capacity to improve"
        )
        for t in sentence.things
    )


def without_wholes(folded: str, run: list[Thing]) -> list[Thing]:
    """ "The overall effectiveness of safeguarding" is one judgement, of safeguarding."""
    kept = []
    for index, thing in enumerate(run):
        neighbours = [
            t
            for t in (run[index - 1] if index else None, run[index + 1] if index + 1 < len(run) else None)
            if t
        ]
        whole = thing.concept == "overall" and thing.body is None
        tied = any(  # a bare comma only lists
            t.is_concept
            and folded[min(t.end, thing.end) : max(t.start, thing.start)].strip() != ","
            and OF_THE.fullmatch(folded, min(t.end, thing.end), max(t.start, thing.start))
            for t in neighbours
        )
        if not (whole and tied):
            kept.append(thing)
    return kept
