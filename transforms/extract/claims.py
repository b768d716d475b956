"""Grades that a page says were given: each bound to what it was given for, or refused with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.extract import vocabulary
from transforms.extract.mentions import Found, GradeMention, authorities, bodies, grade_mentions, proper_name
from transforms.extract.scope import ORDINARY_AFTER, refused_before, refused_sentence
from transforms.extract.topic import Topic
from transforms.extract.units import Page, Unit


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


@dataclass(frozen=True, slots=True)
class Refusal:
    """A grade word that makes no judgement, and why: shown by `harvest explain`."""

    start: int
    end: int
    reason: str


# Verbs and nouns that give a grade. The nearest one before the grade, in its clause, makes it a given one.
_CUE = re.compile(
    r"\b(?:judg(?:e|ed|ing|ement|ements|ment|ments)|rat(?:ed|ing|ings)|grad(?:e|es|ed|ing|ings)|found|assessed|deemed|classed|classified|categorised|"
    r"awarded|received|achieved|achieving|attained|given|got|gained|secured|scor(?:e|ed|ing)|ranked|concluded|considered|outcome|overall|verdict|marked|retain(?:s|ed|ing)|maintain(?:s|ed|ing)|remain(?:s|ed|ing)?|downgraded|upgraded|declared|described as|deemed|evaluated|determined|headlines?|result|come out|came out|identified as|confirmed|placed|performed|performing|resulted in)\b"
)
_STRONG = re.compile(
    r"\b(?:judged|rated|graded|found|assessed|deemed|classed|classified|categorised|awarded|evaluated|declared|ranked|scored|finding(?= was| of| that|s? were)|verdict|inspected as|come out as|came out as|judge?ments?|ratings?|grad(?:e|ing)s?|downgraded|upgraded|retained|remained|determined|outcome)\b"
)
_CLAUSE_BREAK = re.compile(
    r"[;:](?=\s)|\.\s|,? (?:but|although|whilst|while|however|whereas|because|so that|which meant|and that)\b"
)
_COPULA = re.compile(
    r"[\s'\",:;()|/=-]*(?:(?:was|were|is|are|be|been|being|as|judged|rated|graded|found|assessed|deemed|to|now|also|has|have|had|remain|remains|remained|remaining|both|all|which|that|overall|still|considered|classed|"
    r"concluded|services?|at|judge?ment|judge?ments|of|a|an|the|it|by|ofsted|inspectors?|grade|grades|grading|rating|given|received|achieved|scored|areas?|domains?|section|again|each|they|these|being|having|come out|came out|children|young people|families|performed|continues?|continued|categor(?:y|ies)|effectiveness|provision|practice|outcome|level|only|just|therefore|in|require[sd]?|for|themes?|case|said|likewise|similarly|alike|however|too|though|deemed|this|had been|all of|be|being both|result(?:ed)? in)[\s'\",:;()|/=-]+)*"
)
_WORDS_FOR = (
    r"all|both|each|every|of|the|its|our|their|following|areas?|domains?|categor(?:y|ies)|judge?ments?|key|three|two|four|five|six|other|these|three|sub|sub-judge?ments?|criteria|aspects?|services?|for|namely|quality|"
    r"effectiveness|experiences?|outcomes?|progress|and|how well|how|overall|inspection|remaining|in|a|children|council|themes?|standards?|lines?|strands?|headings?|respects?|counts?|elements?|including|also|respect|"
    r"grades?|ratings?|relation|to|regard|terms|as|well|work|provision|questions?|pillars?|sections?|local|authority|sub-judge?ments|on|being|measures?|with|one|area"
)
_FOR = re.compile(
    r"['\" ]*(?:(?:overall|rating|ratings|judge?ments?|grades?|grading|outcomes?|category|status|received|given|awarded|was|were|achieved|had|been|has|have|is|the|verdict|result|also)['\" ]+)*"
    rf"(?:,? ?(?:for|in|across|within|under|on|against|regarding|in terms of|with respect to|at|around|as to|when it came to|being|of|including))\b[\s'\",:-]*(?:(?:{_WORDS_FOR})[\s'\",:;.()-]+)*"
)
_AND = re.compile(
    rf"[\s'\",;/&()·•-]*(?:(?:and|or|as well as|along with|plus|also|for|in|the|both|of|on|to|its|our|their|that|together with|\w{{1,3}}\)|{_WORDS_FOR})[\s'\",;/&()·•-]+)*(?:\d\.?|[a-z]\)|\([a-z]\)|\(?[ivx]+\))?\s*"
)
# ", as were the grades for B and C": the same grade again
_AS_WERE = re.compile(
    r"['\",]* (?:as|and so|so) (?:was|were|is|are|did|do|does|had|has|have)(?: also| too)? (?:that |those )?(?:(?:the|for|of|grades?|judge?ments?|ratings?|on|both|its|our)[\s'\"]+)*"
)
_ALL_OF_THEM = re.compile(
    r"\b(?:all|each|every|both|the (?:three|four|five|six))\b[a-z' ]{0,40}\b(?:judge?ments?|areas?|categories|domains|grades?|headings?|strands?|lines|questions|ratings?|standards)\b"
)
_PLURAL_NOTHING = re.compile(
    r"\b(?:areas?|aspects?|features?|elements?|indicators?|categor(?:y|ies)|measures?|standards|cases|files|points|judge?ments|headings|themes|strands|progress (?:in|with|on)(?: [a-z]+){0,4}|remainder|rest)\b (?:of [a-z' ]{1,40})?(?:(?:that|which|had|have|has|been|being|was|were|are|is|also|now|still|identified|judged|rated|graded|found|considered|deemed|as|to|be|categorised|marked|assessed)\s+)*['\"]?$"
)
_COUNT = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|some|most|many|few|number of)\s+(?:(?:being|were|are|was|as|judged|rated|graded|areas?|at|a)\s+)*['\"]?$"
)
_FEATURES = re.compile(
    r"['\"]? (?:features?|elements?|areas?|aspects?|examples?|practice|judge?ments in|grades? (?:in|for) (?:some|several|two|three))\b"
)
_FROM_TO = re.compile(r"\bfrom (?:an? |being )?(?:overall )?(?:rating of |grade of |judge?ment of )?['\"]?$")
_TO = re.compile(
    r"^['\"]?(?: rating| grade| judge?ment| overall)? (?:in \d{4} |at (?:the|its) (?:last|previous) inspection )?to (?:an? |be |being )?(?:overall )?(?:rating of |grade of |judge?ment of )?['\"]?$"
)
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|prior|before that|formerly|at the last inspection|last (?:full )?(?:ofsted )?inspect(?:ed|ion)|earlier|original(?:ly)?|last (?:judged|rated|graded)|since being|historic(?:ally)?)\b"
)
_PROVISIONAL = re.compile(
    r"\b(?:verbal|initial|provisional|draft|indicative|informal) (?:feedback|findings|judge?ment|grade|rating|report|outcome)|\bindicative\b|\bprovisional(?:ly)?\b|\bverbally\b"
)
_COLON = re.compile(r"['\" ]*[:(–-]+['\" ]*(?:the )?")
_ALONE = re.compile(r"[\s'\".,:;()*|-]*")


_COUNCIL_TAIL = re.compile(
    r"(?:'s|')?(?: (?:county|city|borough|metropolitan|district|unitary|council))*(?:'s|')?(?: children'?s?'? (?:social care |social )?services?| children's social care)?"
)
_WHOLE = {"childrens_services", "generic"}  # bodies that stand for the item's own subject


@dataclass(frozen=True, slots=True)
class _Thing:
    """Something in a unit that a grade can be for: a judged concept, or a body as a whole."""

    concept: str
    start: int
    end: int
    body: Found | None = None
    authority: str | None = None


def find_claims(page: Page, topic: Topic) -> tuple[list[Claim], list[Refusal]]:
    """All grades given on the page, and those refused. Pages that only prepare for an inspection still tell old grades."""
    claims: list[Claim] = []
    refusals: list[Refusal] = []
    for unit in page.units:
        mentions = grade_mentions(page, unit)
        if mentions:
            reader = _UnitReader(page, topic, unit)
            claims += [
                c for c in reader.read(mentions) if not (topic.preparing and c.rule == "outcome_was_given")
            ]
            refusals += reader.refusals
    return claims, refusals


class _UnitReader:
    """Reads the grades of one unit."""

    def __init__(self, page: Page, topic: Topic, unit: Unit) -> None:
        self.page, self.topic, self.unit = page, topic, unit
        self.refusals: list[Refusal] = []
        self.words = page.words(unit)
        self.things = self._things()

    def read(self, mentions: list[GradeMention]) -> list[Claim]:
        row = self._is_row(mentions)
        given = mentions if row else [m for m in mentions if self._is_given(m, mentions)]
        claims: list[Claim] = []
        for mention, things, rule in self._bind(given):
            claims += self._claims(mention, things, rule)
        return claims

    # -- what a grade can be for -----------------------------------------------------------------------------------

    def _things(self) -> list[_Thing]:
        start, end = self.unit.start, self.unit.end
        pattern = vocabulary.concept_pattern(_frameworks_of(self.topic, self.words))
        concepts = (
            [_Thing(m.lastgroup or "", *m.span()) for m in pattern.finditer(self.page.folded, start, end)]
            if pattern
            else []
        )
        carriers = [
            _Thing("overall", body.start, body.end, body)
            for body in bodies(self.page, start, end)
            if not any(c.start < body.end and body.start < c.end for c in concepts)
        ]
        councils = [
            _Thing(
                "overall",
                name.start,
                self._with_title(name.end),
                Found("generic", name.start, name.end),
                name.code,
            )
            for name in authorities(self.page.text, start, end)
            if not any(c.start < name.end and name.start < c.end for c in concepts + carriers)
        ]
        carriers = [c for c in carriers if not any(n.start < c.end and c.start < n.end for n in councils)]
        return sorted(concepts + carriers + councils, key=lambda thing: thing.start)

    def _with_title(self, end: int) -> int:
        """Where "X County Council" or "X's children's services" ends, given the end of "X"."""
        tail = _COUNCIL_TAIL.match(self.page.folded, end, self.unit.end)
        return tail.end() if tail else end

    def _is_row(self, mentions: list[GradeMention]) -> bool:
        """Whether the unit is a thing and its grade and nothing else: a table row, a list member."""
        return len(mentions) == 1 and any(
            _COPULA.fullmatch(self.page.folded, t.end, mentions[0].start)
            and _ALONE.fullmatch(self.page.folded, mentions[0].end, self.unit.end)
            for t in self.things
        )

    # -- whether a grade was given ---------------------------------------------------------------------------------

    def _is_given(self, mention: GradeMention, mentions: list[GradeMention]) -> bool:
        reason = self._why_not(mention, mentions)
        if reason:
            self.refusals.append(Refusal(mention.start, mention.end, reason))
        return reason is None

    def _why_not(self, mention: GradeMention, mentions: list[GradeMention]) -> str | None:
        folded, unit = self.page.folded, self.unit
        clause = folded[self._clause_start(mention.start) : mention.start]
        if reason := refused_sentence(self.words, mention.start - unit.start, mention.end - unit.start):
            return reason
        if self._is_replaced(mention) or self._replaces(mention, mentions):
            asserted = re.search(
                r"\b(?:downgraded|upgraded|improved|moved|gone|went|risen|raised|fallen|dropped|progressed|increased|changed|declined)\b",
                clause + folded[unit.start : mention.start],
            )
            return None if asserted else "hoped"
        if _FEATURES.match(folded, mention.end, unit.end) and any(m.end < mention.start for m in mentions):
            return "features of another grade"
        if _COUNT.search(clause) and not self._thing_after(mention):
            return "a count"
        if _PLURAL_NOTHING.search(clause) and not (
            self._thing_before(mention) or self._thing_after(mention) or _ALL_OF_THEM.search(clause)
        ):
            return "of unnamed areas"
        if reason := refused_before(clause):
            cue = [m.end() for m in _STRONG.finditer(clause)]
            if reason == "denied" or not cue or refused_before(clause[: cue[0]]):
                return reason
        if mention.ordinary and not mention.marked and ORDINARY_AFTER.match(folded, mention.end, unit.end):
            return "everyday adjective"
        if (
            mention.ordinary
            and ORDINARY_AFTER.match(folded, mention.end, unit.end)
            and not _STRONG.search(clause)
        ):
            return "everyday adjective"
        if mention.ordinary and re.search(
            r"\b(?:very|so|really|too|extremely|particularly|generally|quite|pretty)\s+['\"]?$", clause
        ):
            return "everyday adjective"
        return None

    def _clause_start(self, at: int) -> int:
        breaks = [m.end() for m in _CLAUSE_BREAK.finditer(self.page.folded, self.unit.start, at)]
        return max([self.unit.start, *breaks, at - 160])

    def _thing_before(self, mention: GradeMention) -> bool:
        return any(
            t.end <= mention.start
            and t.body is None
            and _COPULA.fullmatch(self.page.folded, t.end, mention.start)
            for t in self.things
        )

    def _thing_after(self, mention: GradeMention) -> bool:
        return any(
            t.body is None
            and mention.end <= t.start
            and _FOR.fullmatch(self.page.folded, mention.end, t.start)
            for t in self.things
        )

    def _is_replaced(self, mention: GradeMention) -> bool:
        return (
            _FROM_TO.search(self.page.folded, max(self.unit.start, mention.start - 40), mention.start)
            is not None
        )

    def _replaces(self, mention: GradeMention, mentions: list[GradeMention]) -> bool:
        return any(
            m.end <= mention.start
            and self._is_replaced(m)
            and _TO.match(self.page.folded[m.end : mention.start])
            for m in mentions
        )

    # -- binding ---------------------------------------------------------------------------------------------------

    def _bind(self, given: list[GradeMention]) -> Iterator[tuple[GradeMention, list[_Thing], str]]:
        taken: set[int] = set()
        bound: dict[int, tuple[list[_Thing], str]] = {}
        for index, mention in enumerate(given):
            floor = given[index - 1].end if index else self.unit.start
            ceiling = given[index + 1].start if index + 1 < len(given) else self.unit.end
            before = [t for t in self._run_before(mention, floor) if t.start not in taken]
            if not any(t.body is None and t.concept != "overall" for t in before):
                overall = [t for t in before if t.body is None]
                after = [t for t in self._run_after(mention, ceiling) if t.start not in taken]
                if after:
                    bound[index] = (overall + after, "grade_for_things")
            if before and index not in bound:
                bound[index] = (before, "thing_then_grade")
            if index in bound:
                again = self._run_again(mention, ceiling) if bound[index][1] == "thing_then_grade" else []
                bound[index] = (bound[index][0] + again, bound[index][1])
                taken.update(t.start for t in bound[index][0])
        for index, mention in enumerate(given):
            things, rule = bound.get(index) or (self._list_below(mention), "grade_over_list")
            if not things:
                things, rule = self._line_above(mention), "grade_under_thing"
            if not things:
                things, rule = self._body_or_topic(mention, taken)
            if things:
                yield mention, things, rule
            else:
                self.refusals.append(Refusal(mention.start, mention.end, "given to nothing named"))

    def _run_before(self, mention: GradeMention, floor: int) -> list[_Thing]:
        """Things joined by "and" that end right before the grade ("A and B were judged good")."""
        run: list[_Thing] = []
        edge, joins = mention.start, _COPULA
        for thing in reversed([t for t in self.things if floor <= t.start and t.end <= mention.start]):
            if (
                not joins.fullmatch(self.page.folded, thing.end, edge)
                or ";" in self.page.folded[thing.end : edge]
            ):
                break
            if run and thing.body and not run[-1].body:
                break  # "the council's leadership": the body only owns the concept
            run.append(thing)
            edge, joins = thing.start, _AND
        return list(reversed(run))

    def _run_after(self, mention: GradeMention, ceiling: int) -> list[_Thing]:
        """Things that the grade is said to be for ("good for A, B and C", "Good overall")."""
        run: list[_Thing] = []
        edge, joins = mention.end, _FOR
        for thing in (t for t in self.things if mention.end <= t.start and t.end <= ceiling):
            between = self.page.folded[edge : thing.start]
            close = (
                not run and thing.concept == "overall" and thing.body is None and not between.strip("'\" ,(")
            )
            row = not run and thing.body is None and _COLON.fullmatch(between)
            if not (close or row or joins.fullmatch(between)):
                break
            if thing.body and run:
                break
            run.append(thing)
            edge, joins = thing.end, _AND
        if run and run[0].body:
            return run if re.search(r"\b(?:for|of)\b", self.page.folded[mention.end : run[0].start]) else []
        return run

    def _run_again(self, mention: GradeMention, ceiling: int) -> list[_Thing]:
        """Things that are said to have had the same grade ("A was good, as were B and C")."""
        return self._join_on(
            [t for t in self.things if mention.end <= t.start and t.end <= ceiling], mention.end, _AS_WERE
        )

    def _join_on(self, things: list[_Thing], edge: int, joins: re.Pattern[str]) -> list[_Thing]:
        run: list[_Thing] = []
        for thing in things:
            if not joins.fullmatch(self.page.folded, edge, thing.start):
                break
            run.append(thing)
            edge, joins = thing.end, _AND
        return run

    def _list_below(self, mention: GradeMention) -> list[_Thing]:
        """The members of the list that the grade's sentence leads into, where no member has a grade of its own."""
        if _ALL_OF_THEM.search(self.words):
            around = self._named_around()
            if around:
                return around
        tail = self.page.folded[mention.end : self.unit.end]
        if len(tail) > 160 or not (tail.rstrip().endswith((":", "-")) or not re.search(r"[.;]\s*$", tail)):
            return []
        things: list[_Thing] = []
        for child in self.page.children(self.unit):
            if grade_mentions(self.page, child):
                return []
            reader = _UnitReader(self.page, self.topic, child)
            things += [t for t in reader.things if t.body is None and t.start - child.start < 60][:1]
        return things

    def _line_above(self, mention: GradeMention) -> list[_Thing]:
        """The concept that fills the line above a line that begins with the grade and holds no other thing."""
        if self.unit.index == 0 or not _ALONE.fullmatch(self.page.folded, self.unit.start, mention.start):
            return []
        above = self.page.units[self.unit.index - 1]
        if (
            above.section != self.unit.section
            or above.end - above.start > 160
            or grade_mentions(self.page, above)
        ):
            return []
        named = [t for t in _UnitReader(self.page, self.topic, above).things if t.body is None]
        rest = self.page.folded[above.start : above.end]
        fills = len(named) == 1 and (named[0].end - named[0].start) * 2 > len(rest)
        return named if fills else []

    def _named_around(self) -> list[_Thing]:
        """The concepts that the sentence after or before names, with no grades of their own ("all four were good. They are ...")."""
        for index in (self.unit.index + 1, self.unit.index - 1):
            if not 0 <= index < len(self.page.units) or self.page.units[index].section != self.unit.section:
                continue
            near = self.page.units[index]
            if grade_mentions(self.page, near):
                continue
            named = [
                t
                for t in _UnitReader(self.page, self.topic, near).things
                if t.body is None and t.concept != "overall"
            ]
            if len({t.concept for t in named}) > 1:
                return named
        return []

    def _body_or_topic(self, mention: GradeMention, taken: set[int]) -> tuple[list[_Thing], str]:
        """The body that the sentence says was judged, else the item's own subject."""
        start = self._clause_start(mention.start)
        clause = self.page.folded[start : mention.start]
        cue = _STRONG.search(clause)
        if (
            not cue
            and not (mention.marked and _CUE.search(clause))
            and not (not mention.ordinary and _CUE.search(clause))
        ):
            after = re.match(
                r"['\"]? (?:overall |ofsted |inspection )?(?:judge?ment|rating|grade|grading|outcome|status|service\b)s?",
                self.page.folded[mention.end : mention.end + 40],
            )
            given = re.search(
                r"\b(?:an?|the|its|our|their|overall|with|of|being|now|as|is|was|are|were)\s+['\"]?$", clause
            )
            if not (after and given) or (
                after.group().endswith(("service", "services")) and not mention.marked
            ):
                return [], ""
        concepts = [
            t for t in self.things if start <= t.start and t.end <= mention.start and t.start not in taken
        ]
        carriers = [t for t in concepts if t.body]
        if carriers:
            return [carriers[-1]], "body_was_given"
        if concepts:
            return [concepts[-1]], "thing_was_given"
        outcome = re.search(
            r"\b(?:overall|outcome|result|judge?ment|rating|grading|grade|report|inspection|inspectors?|ofsted|we|it|they|headline|verdict|finding)\b",
            clause + self.page.folded[mention.end : mention.end + 30],
        )
        if outcome:
            return [_Thing("overall", mention.start, mention.end)], "outcome_was_given"
        return [], ""

    # -- claims ----------------------------------------------------------------------------------------------------

    def _claims(self, mention: GradeMention, things: list[_Thing], rule: str) -> Iterator[Claim]:
        earlier = self._is_replaced(mention) or bool(
            _EARLIER.search(self.page.folded, self._clause_start(mention.start), mention.start)
        )
        provisional = bool(_PROVISIONAL.search(self.words))
        listed = rule in {"grade_over_list", "grade_under_thing"}
        for thing in things:
            owner = self._owner(thing, mention)
            start, end = self._quote(thing, mention, listed)
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
                name=proper_name(self.page.text, max(self.unit.start, thing.start - 90), thing.end)
                if owner and vocabulary.subject(owner.code).named
                else None,
                before=earlier,
                provisional=provisional,
            )

    def _owner(self, thing: _Thing, mention: GradeMention) -> Found | None:
        """The body that was judged: the thing itself, else the nearest body before the grade in the sentence."""
        if thing.body:
            return thing.body
        near = [
            t.body
            for t in self.things
            if t.body and t.end <= max(thing.start, mention.start) and t.body.code != "childrens_services"
        ]
        return near[-1] if near else None

    def _authority(self, thing: _Thing) -> str | None:
        """The council named as the owner: the thing itself, or a name right before it ("X's safeguarding board")."""
        if thing.authority:
            return thing.authority
        owners = [t for t in self.things if t.authority and t.end <= thing.start]
        if (
            owners
            and _ALONE.fullmatch(self.page.folded, owners[-1].end, thing.start)
            and not re.search(
                r"\b(?:and|&) $",
                self.page.folded[max(self.unit.start, owners[-1].start - 5) : owners[-1].start],
            )
        ):
            return owners[-1].authority
        return None

    def _quote(self, thing: _Thing, mention: GradeMention, listed: bool) -> tuple[int, int]:
        if listed or thing.start >= self.unit.end:
            block = self.page.document.blocks[
                next(u.block for u in self.page.units if u.start <= thing.start < u.end)
            ]
            return thing.start, min(thing.end, block.end)
        return min(thing.start, mention.start), max(thing.end, mention.end)


_CARE = ("sif", "ilacs", "safeguarding_lac_2009", "child_protection_2012")
_OWN_WORDS_OF = {
    "care_provider",
    "youth_justice",
    "fire",
    "police",
    "school",
    "early_years",
    "adult_learning",
    "adult_social_care",
}


def _frameworks_of(topic: Topic, words: str) -> tuple[str, ...]:
    """The frameworks whose concepts can be judged in a sentence, by the item's subject and the sentence's own words.

    Children's services are told of under any topic; what other inspectorates judge has everyday names ("safe",
    "staff", "teaching"), so they count only where the item or the sentence is about such a body.
    """
    codes = {
        f.code for f in vocabulary.frameworks() if f.subject == topic.subject and f.domains and not f.peer
    }
    codes |= set(_CARE)
    named = vocabulary.framework_pattern().search(words)
    if named:
        codes.add(vocabulary.frameworks()[int((named.lastgroup or "f0")[1:])].code)
    about = {m.lastgroup for m in vocabulary.body_pattern().finditer(words)}
    codes |= {s.framework for s in vocabulary.subjects() if s.framework and s.code in about}
    if topic.subject in _OWN_WORDS_OF:
        codes -= set(_CARE) - {"safeguarding_lac_2009"}
    if topic.subject in {"childrens_home", "adoption", "fostering"}:
        codes.add("sccif")
    return tuple(sorted(codes))
