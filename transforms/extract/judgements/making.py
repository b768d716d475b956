"""Claims made of grades and what they were given for: whose they are, their quotes, whether they still stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from transforms.extract.authority import authorities
from transforms.extract.grade_words import GradeMention
from transforms.extract.judgements.claim import Claim, Refusal
from transforms.extract.judgements.given import is_replaced
from transforms.extract.judgements.roll import Called
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.things import Thing
from transforms.extract.judgements.whose import authority, is_of_many, name, owner, under_heading

# "Since the last inspection, services had been found to be": measured from that inspection, not given by it.
_EARLIER = re.compile(
    r"\b(?:re-?inspection\b[^.;]{0,60}\bfollowing (?:an?|the|its) (?:judge?ment|rating|grade) of|previous(?:ly)?|had before(?= been)|prior|before (?:that|this(?: one)?)|formerly|once(?= (?:been|judged|rated|graded|found)\b| ?['\"]?$)|at the last inspection|(?:(?<!since the )|(?![^,;]{0,90}, (?!when\b|where\b|which\b)))last (?:full )?(?:ofsted )?inspect(?:ed|ion)|earlier|original(?:ly)?|last (?:judged|rated|graded)|since being|historic(?:ally)?|had (?:then|at that time) been|(?:months?|years?) (?:ago|earlier|previously|before(?! last)))\b"
)
# Behind a grade: it is that of the inspection before ("requires improvement a year ago").
_EARLIER_AFTER = re.compile(
    r"['\"]?(?: overall)? (?:(?:a|a few|a couple of|one|two|three|four|five|six|seven|eight|nine|ten|some|many|\d+|several|eighteen) (?:months?|years?) (?:ago|earlier|previously|before)\b|(?:at|in|after|following) (?:the|its|their|our|an?) (?:previous|last|earlier|preceding) (?:[a-z]+ )?inspection|(?:the )?last time\b|(?:the (?:time|year) )?before(?: that| then)?(?=[.,;)]|$| (?:and|but)\b))"
)
_IN_PLACE = re.compile(r",? in | \((?:in )?")
_LONGEST_PLACE = 40  # characters behind a body's name
_PROVISIONAL = re.compile(
    r"\b(?:verbal|initial|provisional|draft|indicative|informal) (?:feedback|findings|judge?ment|grade|rating|report|outcome)|\bindicative\b|\bprovisional(?:ly)?\b|\bverbally\b"
)
_NEAR = 80  # characters between a name and the sentence that says what all of those named were given
_SHORTEST_QUOTE = 4  # characters: "C2" alone says nothing, its clause does
# Rules whose thing stands in another line than the grade: the quote is the thing's own words.
_APART = {"grade_over_list", "grade_under_thing", "so_were"}


def claims_of_things(
    sentence: Sentence, mention: GradeMention, things: Iterable[Thing], rule: str, column: str = ""
) -> Iterator[Claim | Refusal]:
    """The claim of each thing that a grade was given for; a refusal where it is of bodies that are not named."""
    unit, folded = sentence.unit, sentence.page.folded
    replaced = rule == "grade_before" or is_replaced(folded, mention, unit.start)
    earlier = rule != "grade_that_replaced" and (
        _EARLIER.search(folded, sentence.clause_start(mention.start), mention.start) is not None
        or _EARLIER_AFTER.match(folded, mention.end) is not None
    )
    for thing in under_heading(sentence, things):
        body = owner(sentence, thing, mention)
        if body and is_of_many(sentence, body, thing):
            yield Refusal(mention.start, mention.end, "of bodies that are not named")
            continue
        apart = rule in _APART
        start, end = (
            (thing.start, thing.end)
            if apart
            else (min(thing.start, mention.start), max(thing.end, mention.end))
        )
        if end - start < _SHORTEST_QUOTE:
            start = max(sentence.clause_start(mention.start), unit.start)
        yield Claim(
            unit=unit,
            concept=thing.concept,
            grade=mention.code,
            at=mention.start,
            start=start,
            end=end,
            rule=rule,
            subject=body.code if body and body.code != "generic" else "",
            authority=authority(sentence, thing, mention),
            name=thing.name or name(sentence, thing, body),
            before=replaced or earlier,
            provisional=is_provisional(sentence),
            nth=2 if rule == "next_body" else 1,
            column=column,
        )


def claim_of_called(sentence: Sentence, call: Called) -> Claim:
    """The claim of a body that is called by name; in a list below its grade the name is the quote."""
    mention, thing, below = call.mention, call.thing, call.rule == "roll_below_grade"
    folded = sentence.page.folded
    return Claim(
        unit=sentence.unit,
        concept=thing.concept,
        grade=mention.code,
        at=mention.start,
        start=thing.start if below else _quoted_from(sentence, call),
        end=thing.end if below else max(thing.end, mention.end),
        rule=call.rule,
        subject=thing.body.code if thing.body else "",
        authority=_place(sentence, thing),
        name=thing.name,
        before=call.before or is_replaced(folded, mention, sentence.unit.start) or _is_earlier(folded, call),
        provisional=is_provisional(sentence),
        nth=2 if call.between else 1,
        called=True,
    )


def _quoted_from(sentence: Sentence, call: Called) -> int:
    """Where the quote begins: at the name, unless that stands sentences before."""
    near = sentence.unit.start - call.thing.end < _NEAR
    return min(call.thing.start, call.mention.start) if near else sentence.unit.start


def _place(sentence: Sentence, thing: Thing) -> str | None:
    """The other council in whose area a body is, where its name says so: "Ashdale in Hillshire"."""
    for council in authorities(sentence.page.text, thing.end, thing.end + _LONGEST_PLACE)[:1]:
        tied = _IN_PLACE.fullmatch(sentence.page.folded, thing.end, council.start) is not None
        if tied and council.code != sentence.topic.authority:
            return council.code
    return None


def _is_earlier(folded: str, call: Called) -> bool:
    """Whether the words between a body and its grade, or right behind that, put it before the present one."""
    if call.rule == "grade_that_replaced":
        return False
    start, end = call.thing.end, call.mention.start
    between = start <= end and _EARLIER.search(folded, start, end) is not None
    return between or _EARLIER_AFTER.match(folded, call.mention.end) is not None


def is_provisional(sentence: Sentence) -> bool:
    """Whether a sentence tells its grades as verbal feedback, draft or indicative."""
    return _PROVISIONAL.search(sentence.words) is not None
