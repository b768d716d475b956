"""Of whom a grade was given: the body, its name, the council that owns it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from transforms.extract import vocabulary
from transforms.extract.grade_words import GradeMention, grade_mentions
from transforms.extract.judgements.joins import ALONE, SEVERAL
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.things import WHOLE, Thing
from transforms.extract.mentions import Found, proper_name
from transforms.text import squeeze

_LONGEST_LIST = 8  # lines under one heading: standards of court and of out-of-court work have five
_LONGEST_ROW = 60  # characters of a line that is a judgement and its grade
_COURT = re.compile(r"out[- ]of[- ]court|post[- ]court|court (?:disposals|orders)")
_PAIRED = re.compile(r"['\"]?(?: ?[:|-] ?|\s\s+)['\"]?")
_VERB = re.compile(r"\b(?:was|were|had|has|is|are|been|that|of the)\b")
# "Hillshire, just down the road, had been found": a council that is the subject of its clause.
_SUBJECT = re.compile(
    r"(?:'s? (?:[a-z']+ ){1,3}|(?: [a-z]+ council)?,? (?:[^,;.]{3,60}, )?)(?:also |now |still |then )*(?:was|were|had been|has been|is|are|remained|received|came out|were also)"
    r"(?: (?:also|now|still|then|recently|last|both|again|been|judged|rated|graded|found|deemed|to|be|as|an?|given|at|with|the))* ['\"]?(?:[a-z]+ ){0,3}[a-z]+['\"]? ?"
)
_CLAUSE_BEGINS = re.compile(
    r"(?:^|[;:.,] ?|\b(?:that|and|whereas|while|whilst|but|when|where) )(?:neighbouring |nearby )?$"
)
# "Hillshire, whose | services were judged", "Hillshire's assessment had been published and its | rating was"
_WHOSE = re.compile(
    r",? whose (?:[a-z']+ ){0,3}|(?:'s?)? (?:[a-z']+ ){0,3}(?:inspection|assessment|review|report) [^.;,]{3,80} and its "
)
# "For safeguarding, | the overall effectiveness was", "Looked after children had fared better: | overall effectiveness was"
_TURNS_TO = re.compile(
    r"(?:^|[.;:,] |\b(?:and|but|while|whilst|whereas|that) )(?:on|for|as (?:for|to|regards)|in respect of|in relation to|with regard to|regarding|turning to|under) (?:the )?(?:services for )?$"
)
_THEN_OVERALL = re.compile(r"'?(?: services| heading| judge?ment)?,? (?:(?:both|the|its|their) )*")
_FARED = re.compile(
    r"'?(?: services)? (?:had|have|did|fared|came)\b[a-z ]{0,30}: (?:(?:both|the|its|their) )*"
)
_GROUP_OF = re.compile(r"\b(?:group|cluster|federation|locality) of (?:[a-z0-9]+ ){0,2}$")
_IT = re.compile(r"\b(?:it|they)\b")


def under_heading(sentence: Sentence, things: Iterable[Thing]) -> Iterator[Thing]:
    """What things are under the heading that they stand below.

    A line "Overall effectiveness - good" below the heading "Adoption" is of adoption; standards that both court and
    out-of-court work have ("assessment") are of the one that was named last.
    """
    for thing in things:
        apart = f"out_of_{thing.concept}"
        overall = thing.concept == "overall" and thing.body is None
        row = overall and (is_heading_of(sentence, thing) or _is_line_of(sentence, thing))
        if row and (of := _heading_above(sentence)):
            yield replace(thing, concept=of)
        elif overall and (announced := _announced(sentence, thing)):
            yield replace(thing, concept=announced)
        elif apart in vocabulary.concepts() and _is_out_of_court(sentence, thing):
            yield replace(thing, concept=apart)
        else:
            yield thing


def _announced(sentence: Sentence, thing: Thing) -> str | None:
    """The concept that a sentence turns to before it tells the grade of the whole: "for safeguarding, overall effectiveness was"."""
    folded = sentence.page.folded
    before = [t for t in sentence.things if t.is_concept and t.end <= thing.start]
    if not before:
        return None
    turned = _TURNS_TO.search(folded[max(sentence.unit.start, before[-1].start - 40) : before[-1].start])
    between = _THEN_OVERALL if turned else _FARED
    return before[-1].concept if between.fullmatch(folded, before[-1].end, thing.start) else None


def _is_line_of(sentence: Sentence, thing: Thing) -> bool:
    """Whether the line is a judgement and its grade and no more, in a table whose cells a single space parts."""
    page, unit = sentence.page, sentence.unit
    return thing.start == unit.start and any(
        mention.start == thing.end + 1 and ALONE.fullmatch(page.folded, mention.end, unit.end)
        for mention in grade_mentions(page, unit)
    )


def _is_out_of_court(sentence: Sentence, thing: Thing) -> bool:
    above = sentence.page.units[max(0, sentence.unit.index - _LONGEST_LIST)].start
    told = _COURT.findall(sentence.page.folded[above : thing.start])
    return bool(told) and told[-1].startswith("out")


def _heading_above(sentence: Sentence) -> str | None:
    """The concept that is the heading of the list in which a line "Overall effectiveness - good" stands."""
    unit, page = sentence.unit, sentence.page
    if unit.index == 0 or unit.end - unit.start > _LONGEST_ROW:
        return None
    for above in reversed(page.units[max(0, unit.index - 6) : unit.index]):
        if above.section != unit.section:
            return None
        named = [t for t in sentence.concepts_of(above) if t.is_concept]
        if named and (named[0].end - named[0].start) * 2 > above.end - above.start:
            return named[0].concept if not grade_mentions(page, above) else None
        if not grade_mentions(page, above):
            return None
    return None


def name(sentence: Sentence, thing: Thing, owner: Found | None) -> str | None:
    """The proper name of the body that was judged, where its kind goes by names: None for a council's service."""
    if owner is None or owner.code == "generic" or not vocabulary.subject(owner.code).named:
        return None
    line = sentence.page.text[sentence.unit.start : thing.end]
    if sentence.unit.first and len(line) < 90 and line[:1].isupper() and is_heading_of(sentence, thing):
        return squeeze(line)
    return proper_name(sentence.page.text, max(sentence.unit.start, thing.start - 90), thing.end)


def is_heading_of(sentence: Sentence, thing: Thing) -> bool:
    """Whether the line is a body's name and its grade: "X Primary School - S5 Good"."""
    return _PAIRED.match(sentence.page.folded, thing.end) is not None and not _VERB.search(
        sentence.page.folded, sentence.unit.start, thing.end
    )


# "and one | school declined from good": which, it does not say
_ONE_OF_THEM = re.compile(r"\b(?:one|another)(?: further| other| more)?(?: primary| secondary| special)? $")


def is_of_many(sentence: Sentence, owner: Found, thing: Thing) -> bool:
    """Schools, homes or providers in the plural: no judgement of any one, unless they are counted out or named."""
    if owner.code in WHOLE or not vocabulary.subject(owner.code).named or thing.name:
        return False
    words = sentence.page.folded[owner.start : owner.end]
    one = _GROUP_OF.search(sentence.page.folded, sentence.unit.start, owner.start)  # inspected as one
    plural = words.endswith("s") and not words.endswith("ss") and one is None
    if _ONE_OF_THEM.search(sentence.page.folded, sentence.unit.start, owner.start):
        return not name(sentence, thing, owner)
    return (
        plural
        and not SEVERAL.search(sentence.page.folded, max(sentence.unit.start, owner.start - 40), owner.end)
        and not name(sentence, thing, owner)
    )


def owner(sentence: Sentence, thing: Thing, mention: GradeMention) -> Found | None:
    """The body that was judged: the thing itself, else the nearest other body before the grade in the sentence."""
    if thing.body and not (
        thing.body.code == "generic" and _IT.fullmatch(sentence.page.folded, thing.start, thing.end)
    ):
        return thing.body
    limit = max(thing.start, mention.start)
    near = [t.body for t in sentence.things if t.body and t.end <= limit and t.body.code not in WHOLE]
    return near[-1] if near else thing.body


def _is_subject(sentence: Sentence, council: Thing, until: int) -> bool:
    """Whether a council begins the clause whose verb gives the grade before a place ("X was rated good | overall")."""
    folded, start = sentence.page.folded, sentence.unit.start
    begins = _CLAUSE_BEGINS.search(folded[max(start, council.start - 24) : council.start])
    return begins is not None and _SUBJECT.fullmatch(folded, council.end, until) is not None


def authority(sentence: Sentence, thing: Thing, mention: GradeMention) -> str | None:
    """The council named as the owner: the thing itself, or a name right before it ("X's safeguarding board")."""
    if thing.authority:
        return thing.authority
    owners = [t for t in sentence.things if t.authority and t.end <= thing.start]
    if (
        owners
        and (thing.body is None or thing.body.code in WHOLE)
        and _IT.search(sentence.page.folded[max(sentence.unit.start, thing.start - 4) : thing.end])
    ):
        return owners[-1].authority
    if not owners:
        return None
    if thing.concept == "overall" and _is_subject(sentence, owners[-1], thing.start):
        return owners[-1].authority
    if owners[-1].end < mention.start < thing.start and _is_subject(sentence, owners[-1], mention.end):
        return owners[-1].authority
    between = sentence.page.folded[owners[-1].end : thing.start]
    if not (ALONE.fullmatch(between) or _WHOSE.fullmatch(between)):
        return None
    joint = re.search(
        r"\b(?:and|&) $",
        sentence.page.folded[max(sentence.unit.start, owners[-1].start - 5) : owners[-1].start],
    )
    return None if joint else owners[-1].authority
