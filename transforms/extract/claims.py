"""Grades that a page says were given: each bound to what it was given for, or refused with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from transforms.extract import vocabulary
from transforms.extract.given import CUE, OF_INSPECTION, STRONG, is_replaced, why_not
from transforms.extract.joins import (
    ALL_OF_THEM,
    ALONE,
    AND,
    AS_WERE,
    CLAUSE_BREAK,
    COLON,
    FOR,
    OF_THE,
    UNNAMED,
    links,
)
from transforms.extract.mentions import Found, GradeMention, grade_mentions, proper_name
from transforms.extract.scope import SCALE_WORDS
from transforms.extract.things import WHOLE, Thing, things_in
from transforms.extract.topic import Topic
from transforms.extract.units import Page, Unit
from transforms.records import BlockKind
from transforms.text import squeeze

_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|prior|before that|formerly|at the last inspection|last (?:full )?(?:ofsted )?inspect(?:ed|ion)|earlier|original(?:ly)?|last (?:judged|rated|graded)|since being|historic(?:ally)?)\b"
)
_COURT = re.compile(r"out[- ]of[- ]court|post[- ]court|court (?:disposals|orders)")
_OVERALL_AFTER = re.compile(r"['\"]? overall\b")
_SERVICES_FOR = re.compile(r"services for (?:the )?$")
_LEADS_IN = re.compile(
    r"(?:\b(?:in respect of|for|in|across|following|areas?|judge?ments?|domains?|as follows)|:|-)\s*$"
)
_PAIRED = re.compile(r"['\"]?(?: ?[:|-] ?|\s\s+)['\"]?")
_AND_ONLY = re.compile(r"['\"]?,? (?:and|the other)(?: an?)? ['\"]?")
_SEVERAL = re.compile(r"\b(?:two|both|three|four)\b")
_MOST_GRADES = 30  # in a sentence; the fullest real list of judgements has 13
# "58 had received a rating of 'Good', 25 ...": numbers of bodies, not dates, scores or sections
_COUNTED = re.compile(r"(?<![\w/.,-])\d{1,3}(?! ?(?:%|per ?cent|st|nd|rd|th|january|february|march|april|may|june|july|august|september|october|november|december|points|years|months|weeks|days|\d))(?: (?:of|were|had|have|schools|homes|settings|providers|services|the|out|received|judged|rated|been|a|rating|as|being|locations|were|care|primary))*['\" ]*$|\b\d{1,3} (?:had|have|were|of|schools|homes|settings|providers|services|locations|care)\b[^;]{0,60}$")
_IN_AREA = re.compile(r"(?:however, |but )?(?:in|for|on|under|as regards|with regard to|in relation to|in respect of|in terms of)(?: the)?(?: (?:areas?|domains?|category|theme|key question|judgement)(?: of)?)? ?['\"]?")
_COMMA_THE = re.compile(r"['\"]?,? (?:the )?")
# "Having been found to be inadequate, children's services will ..."
_PASSIVE = re.compile(r"(?:^|[,;] ?)(?:having|after|since|on) (?:been|being) (?:found|judged|rated|graded|deemed|assessed)(?: to be| as)? ['\"]?$")
_FULL_NAME = 18  # letters: what is shorter ("leadership") is an everyday word too
_VERB = re.compile(r"\b(?:was|were|had|has|is|are|been|that|of the)\b")
_COMMA = re.compile(r"['\"]?, ['\"]?")
_PAIR_BEGINS = re.compile(r"(?:[;:]|\band|^) ?(?:the |for )?$")
_PAIR_ENDS = re.compile(r"['\"]?\s*(?:[;.]|$|, and\b)")
_IT = re.compile(r"\b(?:it|they)\b")
_WITHIN = re.compile(r"\b(?:within|under|as for) (?:the )?$")
_PROVISIONAL = re.compile(
    r"\b(?:verbal|initial|provisional|draft|indicative|informal) (?:feedback|findings|judge?ment|grade|rating|report|outcome)|\bindicative\b|\bprovisional(?:ly)?\b|\bverbally\b"
)
_OUTCOME = re.compile(
    r"\b(?:overall|outcome|result|judge?ment|rating|grading|grade|report|inspection|inspectors?|ofsted|headline|verdict|finding)\b"
)
_GRADE_NOUN = re.compile(
    r"['\"]? (?:overall |ofsted |inspection )?(?:judge?ment|rating|grade|grading|outcome|status|service\b)s?"
)
_HAS_GRADE = re.compile(r"\b(?:an?|the|its|our|their|overall|with|of|being|now|as|is|was|are|were)(?: (?:second|third|fourth|consecutive|overall|ofsted|inspection|latest|recent|current|new|first))*\s+['\"]?$")
# A proper noun that is the subject of the verb: "Beck House was rated ...", "at Thornes House the inspection ..."
_PROPER_SUBJECT = re.compile(
    r"(?:^|[,;:(] ?|\b(?:that|and|at|At|while|whilst|but) )(?P<name>(?:St\.? )?[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|of|the|and|&))*?(?: [A-Z][\w'’-]+)?)[ ,]+(?:which |who |the |its |an? )?(?:was|were|had|has|have|is|are|received|achieved|got|judged|rated|graded|retained|remained|came|full inspection|inspection|-|–)\b"
)
_NO_NAME = re.compile(
    r"(?:Ofsted|Members?|The|Inspectors?|Inspection|Committee|Council|Cabinet|Director|Officers?|Chair\w*|Councillors?|Overall|It|They|We|This|That|These|There|Services?|Children|Board|Panel|Leadership|Safeguarding|Outcomes?|Adoption|Adult|Care|CQC|HMI\w*|In|SEND|LSCB|Local|Report|[A-Z]{2,5}|\w+day|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_NAMED_KINDS = re.compile(
    r"\b(?:children's homes?|residential (?:homes?|units?)|schools?|academ(?:y|ies)|nurser(?:y|ies)|children's centres?|care homes?|nursing homes?|pre-?schools?|homes?)\b"
)
_HOUSE = re.compile(r"(?:House|Lodge|Cottage|Home|Grove|Court|Mews|Drive|View|Road|Avenue|Close)$")
_KIND_OF_NAMED = {
    "home": "childrens_home",
    "residential": "childrens_home",
    "school": "school",
    "academ": "school",
    "nurser": "early_years",
    "centre": "early_years",
    "pre": "early_years",
    "care h": "care_provider",
    "nursing": "care_provider",
}


@dataclass(slots=True)
class Claim:
    """A grade given for one thing: `concept` is what was judged, `subject` and the rest say of whom."""

    unit: Unit
    concept: str
    grade: str
    at: int  # where the grade stands
    start: int  # span of the quote
    end: int
    rule: str
    subject: str
    authority: str | None = None
    name: str | None = None
    before: bool = False  # a grade that another has replaced
    provisional: bool = False
    nth: int = 1  # 2 for the second of "two homes were judged good and outstanding": a body of its own
    column: str = ""  # folded heading of the table's column that it stands in


@dataclass(frozen=True, slots=True)
class Refusal:
    """A grade word that makes no judgement, and why: shown by `harvest explain`."""

    start: int
    end: int
    reason: str


def find_claims(page: Page, topic: Topic) -> tuple[list[Claim], list[Refusal]]:
    """All grades given on the page, and those refused."""
    claims: list[Claim] = []
    refusals: list[Refusal] = []
    for unit in page.units:
        mentions = grade_mentions(page, unit)
        if mentions:
            reader = _UnitReader(page, topic, unit)
            claims += reader.read(mentions)
            refusals += reader.refusals
    return claims, refusals


class _UnitReader:
    """Reads the grades of one unit."""

    def __init__(self, page: Page, topic: Topic, unit: Unit) -> None:
        self.page, self.topic, self.unit = page, topic, unit
        self.folded = page.folded
        self.refusals: list[Refusal] = []
        self.words = page.words(unit)
        self.things = things_in(page, topic, unit)
        self._kind = ""  # of the named bodies that the unit tells of, once one is known

    def read(self, mentions: list[GradeMention]) -> list[Claim]:
        if len(mentions) > _MOST_GRADES:
            for mention in mentions:
                self._refuse(mention, "too many grades for a sentence")
            return []
        if self.topic.preparing and not OF_INSPECTION.search(self.words):
            for mention in mentions:
                self._refuse(mention, "of the page's own making")
            return []
        if not self._speaks_of_inspection():
            for mention in mentions:
                self._refuse(mention, "no inspection is spoken of")
            return []
        if self.unit.kind is BlockKind.ROW and "\t" in self.page.text[self.unit.start : self.unit.end]:
            return list(self._table_row(mentions))
        row = self._is_row(mentions)
        given = mentions if row else [m for m in mentions if self._is_given(m, mentions)]
        claims: list[Claim] = []
        for mention, things, rule in self._bind(given):
            if rule == "thing_then_grade" and not row and self._is_weak(mention, things, given):
                self._refuse(mention, "said of it, not given")
                continue
            claims += self._claims(mention, things, rule)
        return claims

    def _speaks_of_inspection(self) -> bool:
        """Whether the item is about an inspection, or else the lines up to this one speak of one."""
        if self.topic.in_title or self.topic.in_opening or OF_INSPECTION.search(self.words):
            return True
        before = self.page.units[max(0, self.unit.index - 6) : self.unit.index]
        return any(
            u.section == self.unit.section and OF_INSPECTION.search(self.page.words(u)) for u in before
        )

    def _refuse(self, mention: GradeMention, reason: str) -> None:
        self.refusals.append(Refusal(mention.start, mention.end, reason))

    def _is_row(self, mentions: list[GradeMention]) -> bool:
        """Whether the unit is a thing and its grade and nothing else: a row, a list member."""
        return len(mentions) == 1 and any(
            t.start - self.unit.start <= 6
            and links(self.folded, t.end, mentions[0].start)
            and ALONE.fullmatch(self.folded, mentions[0].end, self.unit.end)
            for t in self.things
        )

    # -- whether a grade was given ---------------------------------------------------------------------------------

    def _is_given(self, mention: GradeMention, mentions: list[GradeMention]) -> bool:
        clause = self.folded[self._clause_start(mention.start) : mention.start]
        after = self._concept_after(mention)
        bound = after or self._concept_before(mention) or ALL_OF_THEM.search(clause) is not None
        reason = why_not(
            self.words,
            self.unit.start,
            mention,
            mentions,
            clause,
            bound=bound,
            bound_after=after,
            paired=self._is_paired(mention),
        )
        if reason:
            self._refuse(mention, reason)
        return reason is None

    def _clause_start(self, at: int) -> int:
        breaks = [m.end() for m in CLAUSE_BREAK.finditer(self.folded, self.unit.start, at)]
        return max([self.unit.start, *breaks, at - 160])

    def _concept_before(self, mention: GradeMention) -> bool:
        return any(
            t.body is None and t.end <= mention.start and links(self.folded, t.end, mention.start)
            for t in self.things
        )

    def _is_paired(self, mention: GradeMention) -> bool:
        """Whether a thing stands before the grade with a dash, colon or run of spaces between ("Planning - Good")."""
        return any(
            t.end <= mention.start and _PAIRED.fullmatch(self.folded, t.end, mention.start)
            for t in self.things
        )

    def _concept_after(self, mention: GradeMention) -> bool:
        return any(
            t.body is None
            and mention.end <= t.start
            and (
                FOR.fullmatch(self.folded, mention.end, t.start)
                or COLON.fullmatch(self.folded, mention.end, t.start)
            )
            for t in self.things
        )

    def _is_weak(self, mention: GradeMention, things: list[Thing], given: list[GradeMention]) -> bool:
        """An everyday word after a bare "was": no verdict unless the words around, or a judgement's full name, make it one."""
        if not mention.ordinary or len(given) > 1 or self._is_paired(mention):
            return False
        if STRONG.search(self.words) or OF_INSPECTION.search(self.words):
            return False
        if self.topic.in_title and any(t.body is None and self._is_full_name(t) for t in things):
            return False
        before = self.page.units[self.unit.index - 1] if self.unit.index else None
        return before is None or before.block != self.unit.block or not STRONG.search(self.page.words(before))

    def _is_full_name(self, thing: Thing) -> bool:
        words = self.folded[thing.start : thing.end]
        return len(words) >= _FULL_NAME and not words.startswith("services for")

    # -- binding ---------------------------------------------------------------------------------------------------

    def _bind(self, given: list[GradeMention]) -> Iterator[tuple[GradeMention, list[Thing], str]]:
        taken: set[int] = set()
        of_capacity = False
        last: list[Thing] = []
        for index, mention in enumerate(given):
            floor = given[index - 1].end if index else self.unit.start
            ceiling = given[index + 1].start if index + 1 < len(given) else self.unit.end
            if last and index and self._of_next_body(mention, given[index - 1], last):
                yield mention, last, "next_body"
                continue
            things, rule = self._beside(mention, floor, ceiling, taken)
            things, rule = (things, rule) if things else (self._list_below(mention), "grade_over_list")
            things, rule = (things, rule) if things else (self._line_above(mention), "grade_under_thing")
            if not things:
                things, rule = self._body_or_topic(mention, taken)
                things = things and things + self._run_again(mention, ceiling)
            if not things:
                self._refuse(mention, "given to nothing named")
                continue
            taken.update(t.start for t in things)
            last = things
            if of_capacity and rule == "grade_for_things":
                things = [replace(t, concept="capacity") for t in things]
            of_capacity = of_capacity or [t.concept for t in things] == ["capacity"]
            yield mention, things, rule

    def _of_next_body(self, mention: GradeMention, previous: GradeMention, things: list[Thing]) -> bool:
        """Whether the grade is that of the second of several bodies: "the two homes were judged good and outstanding"."""
        between = self.folded[previous.end : mention.start]
        bodies = [t for t in things if t.body and t.body.code not in WHOLE]
        return bool(
            bodies
            and _AND_ONLY.fullmatch(between)
            and _SEVERAL.search(self.folded, self.unit.start, bodies[-1].end)
        )

    def _beside(
        self, mention: GradeMention, floor: int, ceiling: int, taken: set[int]
    ) -> tuple[list[Thing], str]:
        """What stands right before the grade or right behind it; named judgements go before bodies."""
        before = [t for t in self._run_before(mention, floor) if t.start not in taken]
        if (
            before
            and _OVERALL_AFTER.match(self.folded, mention.end)
            and _SERVICES_FOR.search(self.folded, self.unit.start, before[0].start)
        ):
            return [Thing("overall", before[0].start, before[-1].end)], "thing_then_grade"
        if (
            not any(t.is_concept for t in before)
            and _LEADS_IN.search(self.words)
            and (below := self._list_below(mention))
        ):
            return below, "grade_over_list"
        if before and all(t.body for t in before) and (area := self._area_first(before[0])):
            return [area], "area_then_body"
        if not any(t.is_concept for t in before):
            after = [t for t in self._run_after(mention, ceiling) if t.start not in taken]
            if after:
                return [t for t in before if t.body is None] + after, "grade_for_things"
        if before and not self._is_unnamed(mention, before):
            return before + self._run_again(mention, ceiling), "thing_then_grade"
        return [], ""

    def _area_first(self, body: Thing) -> Thing | None:
        """What "In the area of X, the service was judged ..." is about."""
        ahead = [t for t in self.things if t.is_concept and t.end <= body.start]
        if not ahead or not _IN_AREA.fullmatch(self.folded, self.unit.start, ahead[-1].start):
            return None
        return ahead[-1] if _COMMA_THE.fullmatch(self.folded, ahead[-1].end, body.start) else None

    def _is_unnamed(self, mention: GradeMention, things: list[Thing]) -> bool:
        """ "X was good in all areas" says nothing of the whole, nor of any one area."""
        return all(t.body for t in things) and bool(UNNAMED.match(self.folded, mention.end, self.unit.end))

    def _run_before(self, mention: GradeMention, floor: int) -> list[Thing]:
        """Things joined by "and" that end right before the grade ("A and B were judged good")."""
        run: list[Thing] = []
        edge = mention.start
        for thing in reversed([t for t in self.things if floor <= t.start and t.end <= mention.start]):
            joined = AND.fullmatch(self.folded, thing.end, edge) if run else self._tied(thing, mention)
            if (
                not joined
                or ";" in self.folded[thing.end : edge]
                or _WITHIN.search(self.folded, self.unit.start, thing.start)
            ):
                break
            owns = (
                thing.body
                and run
                and (not run[-1].body or (thing.authority and ALONE.fullmatch(self.folded, thing.end, edge)))
            )
            if owns:  # "the council's leadership", "X Safeguarding Board": it only owns what was judged
                break
            run.append(thing)
            edge = thing.start
        return _without_wholes(self.folded, list(reversed(run)))

    def _tied(self, thing: Thing, mention: GradeMention) -> bool:
        """Whether the thing stands tied to the grade after it; a bare comma ties a verb, or a pair in a list of pairs."""
        if links(self.folded, thing.end, mention.start):
            return True
        if not _COMMA.fullmatch(self.folded, thing.end, mention.start):
            return False
        begins = _PAIR_BEGINS.search(self.folded, self.unit.start, thing.start) is not None
        ends = _PAIR_ENDS.match(self.folded, mention.end) is not None
        return (begins and ends) or (not mention.ordinary and not self._concept_after(mention))

    def _run_after(self, mention: GradeMention, ceiling: int) -> list[Thing]:
        """Things that the grade is said to be for ("good for A, B and C", "Good overall")."""
        run: list[Thing] = []
        edge, joins = mention.end, FOR
        for thing in (t for t in self.things if mention.end <= t.start and t.end <= ceiling):
            between = self.folded[edge : thing.start]
            close = (
                not run and thing.concept == "overall" and thing.body is None and not between.strip("'\" ,(")
            )
            row = not run and thing.body is None and COLON.fullmatch(between)
            if not (close or row or joins.fullmatch(between)):
                break
            own_grade = ceiling < self.unit.end and links(self.folded, thing.end, ceiling)
            if run and (thing.body or own_grade):
                break
            if run and between == " ":  # "out of court disposals | assessment": the longer name is one thing
                run.pop()
            run.append(thing)
            edge, joins = thing.end, AND
        if run and run[0].body and not re.search(r"\b(?:for|of)\b", self.folded[mention.end : run[0].start]):
            return []
        return run

    def _run_again(self, mention: GradeMention, ceiling: int) -> list[Thing]:
        """Things that are said to have had the same grade ("A was good, as were B and C")."""
        run: list[Thing] = []
        edge, joins = mention.end, AS_WERE
        for thing in (t for t in self.things if mention.end <= t.start and t.end <= ceiling):
            if not joins.fullmatch(self.folded, edge, thing.start):
                break
            run.append(thing)
            edge, joins = thing.end, AND
        return run

    def _list_below(self, mention: GradeMention) -> list[Thing]:
        """The members of the list that the grade's sentence leads into, where no member has a grade of its own."""
        if ALL_OF_THEM.search(self.words) and (around := self._named_around()):
            return around
        tail = self.folded[mention.end : self.unit.end]
        if len(tail) > 160 or (re.search(r"[.;]\s*$", tail) and not tail.rstrip().endswith((":", "-"))):
            return []
        things: list[Thing] = []
        for child in self.page.children(self.unit):
            if grade_mentions(self.page, child):
                return []
            things += [t for t in self._concepts(child) if t.start - child.start < 60][:1]
        return things

    def _concepts(self, unit: Unit) -> list[Thing]:
        return [t for t in things_in(self.page, self.topic, unit) if t.body is None]

    def _line_above(self, mention: GradeMention) -> list[Thing]:
        """The concept that fills the line above a line that begins with the grade."""
        if self.unit.index == 0 or not ALONE.fullmatch(self.folded, self.unit.start, mention.start):
            return []
        above = self.page.units[self.unit.index - 1]
        if (
            above.section != self.unit.section
            or above.end - above.start > 160
            or grade_mentions(self.page, above)
        ):
            return []
        named = self._concepts(above)
        fills = len(named) == 1 and (named[0].end - named[0].start) * 2 > above.end - above.start
        return named if fills else []

    def _named_around(self) -> list[Thing]:
        """The concepts that the sentence after or before names, with no grades of their own."""
        for index in (self.unit.index + 1, self.unit.index - 1):
            if not 0 <= index < len(self.page.units) or self.page.units[index].section != self.unit.section:
                continue
            near = self.page.units[index]
            named = [t for t in self._concepts(near) if t.is_concept]
            if len({t.concept for t in named}) > 1 and not grade_mentions(self.page, near):
                return named
        return []

    def _body_or_topic(self, mention: GradeMention, taken: set[int]) -> tuple[list[Thing], str]:
        """The body that the sentence says was judged, else the item's own subject."""
        start = self._clause_start(mention.start)
        clause = self.folded[start : mention.start]
        if self._is_unnamed(mention, []) or not self._has_cue(mention, clause) or _COUNTED.search(clause):
            return [], ""
        if named := self._named_subject(start, mention):
            return ([named], "named_body_was_given") if named.body and named.body.code else ([], "")
        near = [
            t for t in self.things if start <= t.start and t.end <= mention.start and t.start not in taken
        ]
        if carriers := [t for t in near if t.body]:
            return [carriers[-1]], "body_was_given"
        if near:
            return [near[-1]], "thing_was_given"
        if _PASSIVE.search(clause) and self.topic.in_title:
            return [Thing("overall", mention.start, mention.end)], "whole_was_given"
        if not SCALE_WORDS.search(self.words) and _OUTCOME.search(
            clause + self.folded[mention.end : mention.end + 30]
        ):
            return [Thing("overall", mention.start, mention.end)], "outcome_was_given"
        return [], ""

    def _has_cue(self, mention: GradeMention, clause: str) -> bool:
        if is_replaced(self.folded, mention, self.unit.start):
            return True
        if STRONG.search(clause) or ((mention.marked or not mention.ordinary) and CUE.search(clause)):
            return True
        after = _GRADE_NOUN.match(self.folded[mention.end : mention.end + 40])
        if not (after and _HAS_GRADE.search(clause)):
            return False
        return mention.marked or not after.group().endswith(("service", "services"))

    def _named_subject(self, start: int, mention: GradeMention) -> Thing | None:
        """A home, school or other body told by its name alone, where the lines around speak of such bodies."""
        found = [
            m for m in _PROPER_SUBJECT.finditer(self.page.text, max(self.unit.start, start - 6), mention.start)
            if not _NO_NAME.match(m["name"]) and not any(t.start <= m.start("name") < t.end for t in self.things)
        ]  # fmt: skip
        if not found:
            return None
        at, end = found[-1].span("name")
        kind = (
            self._kind_around()
            or self._kind
            or ("childrens_home" if _HOUSE.search(found[-1]["name"]) else "")
        )
        self._kind = kind
        return Thing("overall", at, end, Found(kind, at, end), name=found[-1]["name"])

    def _kind_around(self) -> str | None:
        words = [
            self.page.words(u)
            for u in reversed(self.page.units[max(0, self.unit.index - 4) : self.unit.index + 1])
        ]
        words.append((self.page.document.title or "").lower())
        for text in words:
            if found := _NAMED_KINDS.findall(text):
                return next(
                    (code for part, code in reversed(_KIND_OF_NAMED.items()) if part in found[-1]), None
                )
        return None

    # -- tables ----------------------------------------------------------------------------------------------------

    def _table_row(self, mentions: list[GradeMention]) -> Iterator[Claim]:
        """A table's row: what was judged in one cell, its grade in others, each under the heading of its column."""
        text = self.page.text
        edges = [
            self.unit.start,
            *(m.end() for m in re.compile("\t").finditer(text, self.unit.start, self.unit.end)),
            self.unit.end + 1,
        ]
        cells = [(start, end - 1) for start, end in pairwise(edges)]
        heads = self._column_heads()
        for mention in mentions:
            column = next((i for i, (start, end) in enumerate(cells) if start <= mention.start <= end), 0)
            start, end = cells[column]
            alone = ALONE.fullmatch(self.folded, start, mention.start) and ALONE.fullmatch(
                self.folded, mention.end, end
            )
            inside = [t for t in self.things if start <= t.start < mention.start]
            things = [t for t in self.things if not start <= t.start <= end][:1] if alone else inside[:1]
            for claim in self._claims(mention, things, "table_row"):
                claim.column = heads[column] if column < len(heads) else ""
                yield claim

    def _column_heads(self) -> list[str]:
        """The cells of the table's first row, folded; none where it holds a grade itself."""
        units, first = self.page.units, self.unit
        while (
            first.index
            and units[first.index - 1].kind is BlockKind.ROW
            and units[first.index - 1].block == first.block - 1
        ):
            first = units[first.index - 1]
        if first is self.unit or grade_mentions(self.page, first):
            return []
        return [cell.lower() for cell in self.page.text[first.start : first.end].split("\t")]

    # -- claims ----------------------------------------------------------------------------------------------------

    def _claims(self, mention: GradeMention, things: Iterable[Thing], rule: str) -> Iterator[Claim]:
        clause_start = self._clause_start(mention.start)
        earlier = is_replaced(self.folded, mention, self.unit.start) or bool(
            _EARLIER.search(self.folded, clause_start, mention.start)
        )
        listed = rule in {"grade_over_list", "grade_under_thing"}
        for thing in self._under_heading(things):
            owner = self._owner(thing, mention)
            if owner and self._is_of_many(owner, thing):
                self._refuse(mention, "of bodies that are not named")
                continue
            start, end = (
                (thing.start, thing.end)
                if listed
                else (min(thing.start, mention.start), max(thing.end, mention.end))
            )
            yield Claim(
                unit=self.unit,
                concept=thing.concept,
                grade=mention.code,
                at=mention.start,
                start=start,
                end=end,
                rule=rule,
                subject=owner.code if owner and owner.code != "generic" else "",
                authority=self._authority(thing),
                name=thing.name or self._name(thing, owner),
                before=earlier,
                provisional=bool(_PROVISIONAL.search(self.words)),
                nth=2 if rule == "next_body" else 1,
            )

    def _under_heading(self, things: Iterable[Thing]) -> Iterator[Thing]:
        """Standards that both court and out-of-court work have ("assessment") belong to the heading above them."""
        for thing in things:
            if thing.concept.startswith("court_"):
                above = self.folded[self.page.units[max(0, self.unit.index - 2)].start : thing.start]
                told = _COURT.findall(above)
                yield (
                    replace(thing, concept="out_of_" + thing.concept)
                    if told and told[-1].startswith("out")
                    else thing
                )
            else:
                yield thing

    def _name(self, thing: Thing, owner: Found | None) -> str | None:
        if owner is None or owner.code == "generic" or not vocabulary.subject(owner.code).named:
            return None
        line = self.page.text[self.unit.start : thing.end]
        if self.unit.first and len(line) < 90 and line[:1].isupper() and self._is_heading_of(thing):
            return squeeze(line)
        return proper_name(self.page.text, max(self.unit.start, thing.start - 90), thing.end)

    def _is_heading_of(self, thing: Thing) -> bool:
        """Whether the line is a body's name and its grade: "X Primary School - S5 Good"."""
        return _PAIRED.match(self.folded, thing.end) is not None and not _VERB.search(
            self.folded, self.unit.start, thing.end
        )

    def _is_of_many(self, owner: Found, thing: Thing) -> bool:
        """Schools, homes or providers in the plural: no judgement of any one, unless they are counted out or named."""
        if owner.code in WHOLE or not vocabulary.subject(owner.code).named or thing.name:
            return False
        words = self.folded[owner.start : owner.end]
        plural = words.endswith("s") and not words.endswith("ss")
        return plural and not _SEVERAL.search(self.folded, max(self.unit.start, owner.start - 40), owner.end) and not self._name(thing, owner)

    def _owner(self, thing: Thing, mention: GradeMention) -> Found | None:
        """The body that was judged: the thing itself, else the nearest other body before the grade in the sentence."""
        if thing.body and not (
            thing.body.code == "generic" and _IT.fullmatch(self.folded, thing.start, thing.end)
        ):
            return thing.body
        limit = max(thing.start, mention.start)
        near = [t.body for t in self.things if t.body and t.end <= limit and t.body.code not in WHOLE]
        return near[-1] if near else thing.body

    def _authority(self, thing: Thing) -> str | None:
        """The council named as the owner: the thing itself, or a name right before it ("X's safeguarding board")."""
        if thing.authority:
            return thing.authority
        owners = [t for t in self.things if t.authority and t.end <= thing.start]
        if (
            owners
            and (thing.body is None or thing.body.code in WHOLE)
            and _IT.search(self.folded[max(self.unit.start, thing.start - 4) : thing.end])
        ):
            return owners[-1].authority
        if not owners or not ALONE.fullmatch(self.folded, owners[-1].end, thing.start):
            return None
        joint = re.search(
            r"\b(?:and|&) $", self.folded[max(self.unit.start, owners[-1].start - 5) : owners[-1].start]
        )
        return None if joint else owners[-1].authority


def _without_wholes(folded: str, run: list[Thing]) -> list[Thing]:
    """ "The overall effectiveness of safeguarding" is one judgement, of safeguarding."""
    kept = []
    for index, thing in enumerate(run):
        neighbours = [
            t
            for t in (run[index - 1] if index else None, run[index + 1] if index + 1 < len(run) else None)
            if t
        ]
        whole = thing.concept == "overall" and thing.body is None
        tied = any(
            t.is_concept and OF_THE.fullmatch(folded, min(t.end, thing.end), max(t.start, thing.start))
            for t in neighbours
        )
        if not (whole and tied):
            kept.append(thing)
    return kept
