"""What a grade can be for in a sentence: judged concepts, bodies as a whole, councils."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from transforms import sieve
from transforms.extract import vocabulary
from transforms.extract.authority import authorities
from transforms.extract.body_names import Name
from transforms.extract.mentions import Found, bodies
from transforms.extract.topic import Topic
from transforms.extract.units import Page, Unit
from transforms.extract.vocabulary import OF_OTHER_NATIONS

WHOLE = {"childrens_services", "generic"}  # bodies that stand for the item's own subject
_OF_HOMES = sieve.compile(r"overall experiences and progress|leaders and managers")
_OF_PROVIDERS = sieve.compile(
    r"\b(?:is it|are they|question of|domains? of) ['\"]*(?:safe|effective|caring|responsive|well)\b|well[ -]led"
)
_ANNUAL = sieve.compile(r"annual performance assessment|\b2009|\b2010")
_OLD_ADULTS = sieve.compile(
    r"annual (?:performance|commissioner) assessment|\b20(?:08|09|10)(?:[-/](?:20)?(?:09|10|11))\b"
)
_BOARD = "safeguarding_board"
_THE_BOARD = re.compile(r"\bthe board\b(?! of)")
# A board by its name: the safeguarding board, or another one.
_A_BOARD = re.compile(
    rf"\b(?P<{_BOARD}>{'|'.join(vocabulary.subject(_BOARD).bodies)})\b|\b(?!the\b|this\b|that\b|a\b|of\b)[a-z]+ board\b"
)
_THE_ONE = re.compile(
    r"\b(?:the|this|that) (?:home|setting|nursery|provider|agency|unit)\b(?! (?:manager|of|is in)\b)"
)
_OF_WHOM = {"looked_after", "safeguarding"}  # the halves of an inspection, each with judgements of its own
_FOR = re.compile(r"['\"]? for (?:our |its |the )?")
_SERVICES = re.compile(r"['\"]? services?")
_AGENCIES = {"adoption", "fostering"}  # "the agency" is theirs
_COUNCIL_TAIL = re.compile(
    r"(?:'s|')?(?: (?:county|city|borough|metropolitan|district|unitary|council))*(?:'s|')?(?: children'?s?'? (?:social care |social )?services?| children's social care)?"
)
_INSPECTION_OF = re.compile(r"inspections? (?:of|into) (?:the |its |our )?(?:[a-z']+ ){0,3}$")
_INSPECTION_AFTER = re.compile(r"^['\")]* (?:services )?(?:inspection|framework|\(s?lac\))")
_CARE = ("sif", "ilacs", "safeguarding_lac_2009", "child_protection_2012")
_CARE_WORDS = re.compile(
    r"help and protection|care leavers|looked after|children in care|children's (?:social care|services)|impact of leaders"
)
# A council that is not named is another one: "a neighbouring | authority", "an | authority rated outstanding".
_ANOTHER = re.compile(
    r"(?:\b(?:an?|another|any|each|every|some|many|(?:one|two|three|four|five|six|several|most) (?:other )?)"
    r"|\b(?:(?:near(?:by|est)|neighbouring|adjoining|similar|comparable|statistical|other|different|previous|former)(?: [a-z]+){0,2})) $"
)
# What a council has or runs is not the council: "two of the council's | homes", "homes run by | the council".
_RUN_BY = re.compile(
    r"(?:homes|schools|academies|nurseries|centres|settings|units) (?:(?:that|which) (?:are|were) )?(?:run|owned|managed|operated) by $"
)
_OWNS = re.compile(
    r"(?:'s?|s') (?:own )?(?:(?!children's services|services)[a-z'-]+ ){0,3}?(?:homes?|schools?|academies|nurser(?:y|ies)|(?:children's )?centres?|colleges?|hostels?|settings?|units)\b"
)
# "for care leavers | it | was found that improvement was required": of nothing
_IMPERSONAL = re.compile(
    r"(?<=\bit) (?:was|is|had been|has been) (?:also |then |further )?(?:found|noted|said|judged|considered|felt|reported|stated|clear|recognised|acknowledged|concluded|thought) that\b"
)
# What other inspectorates judge has everyday names ("safe", "staff", "teaching").
_OWN_WORDS_OF = {
    "care_provider", "youth_justice", "fire", "police", "school", "early_years", "adult_learning", "adult_social_care",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Thing:
    """Something in a sentence that a grade can be for; `concept` is "overall" for a body as a whole."""

    concept: str
    start: int
    end: int
    body: Found | None = None
    authority: str | None = None
    name: str | None = None

    @property
    def is_concept(self) -> bool:
        """Whether it is a judged concept other than the whole."""
        return self.body is None and self.concept != "overall"

    @classmethod
    def called(cls, name: Name, kind: str, concept: str = "overall") -> Thing:
        """What is judged of a body that is called by name; `kind` is its subject."""
        return cls(concept, name.start, name.end, Found(kind, name.start, name.end), name=name.text)


def things_in(page: Page, topic: Topic, unit: Unit) -> list[Thing]:
    """All things in a unit, in order; overlaps settled: a body that holds a concept's words wins, else the concept."""
    start, end = unit.start, unit.end
    names = [m.span() for m in _named_inspections(page, unit)]
    pattern = vocabulary.concept_pattern(_frameworks_of(page, topic, unit), _nation(topic))
    found = pattern.finditer(page.folded, start, end) if pattern else ()
    concepts = [
        Thing(m.lastgroup or "", *m.span()) for m in found if not any(s <= m.start() < e for s, e in names)
    ]
    told = {concept.concept for concept in concepts}
    concepts = [c for c in concepts if told.isdisjoint(vocabulary.concepts()[c.concept].heads)]
    concepts = [c for c in concepts if not any(_is_for(page, other, c) for other in concepts)]
    carriers = [
        Thing("overall", body.start, body.end, _as_in_topic(page, topic, body))
        for body in bodies(page, start, end)
        if body.code != "generic"
        or not (_is_of_others(page, body, start, end) or _IMPERSONAL.match(page.folded, body.end, end))
    ]
    if vocabulary.subject(topic.subject).named or topic.subject in _AGENCIES:
        carriers += _the_one(page, topic, unit, carriers)
    if topic.subject == _BOARD or _spoken_of_board(page, unit):
        carriers += _boards(page, unit, carriers)
    concepts = [c for c in concepts if not any(_covers(b, c) or _is_topic(b, c, topic) for b in carriers)]
    carriers = [b for b in carriers if not any(_overlap(b, c) or _are_its(page, c, b) for c in concepts)]
    settled = concepts + [b for b in carriers if b.body and b.body.code not in WHOLE]
    councils = [c for c in _councils(page, unit) if not any(_overlap(c, t) for t in settled)]
    carriers = [c for c in carriers if not any(_overlap(c, n) for n in councils)]
    return sorted(concepts + carriers + councils, key=lambda thing: thing.start)


def _is_for(page: Page, judged: Thing, child: Thing) -> bool:
    """Whether a concept only tells of whom another one was judged: "enjoying and achieving | for looked after children"."""
    told = child.concept in _OF_WHOM and judged.is_concept
    return told and _FOR.fullmatch(page.folded, judged.end, child.start) is not None


def _are_its(page: Page, concept: Thing, carrier: Thing) -> bool:
    """Whether a body is no more than the last word of a concept: "care leavers' | services"."""
    return _SERVICES.fullmatch(page.folded, concept.end, carrier.end) is not None


def _as_in_topic(page: Page, topic: Topic, body: Found) -> Found:
    """A body of the kind that the item is about: "the college" among schools, "residential homes" among care providers."""
    words = page.folded[body.start : body.end]
    college = topic.subject == "school" and words in {"college", "the college"}
    care = topic.subject == "care_provider" and (
        (body.code == "childrens_home" and "child" not in words)
        or (body.code == "adult_social_care" and words.endswith("services"))
    )
    return replace(body, code=topic.subject) if college or care else body


def _is_of_others(page: Page, body: Found, start: int, end: int) -> bool:
    """Whether a council that is not named is another one, or only owns or runs what was judged."""
    before = page.folded[max(start, body.start - 40) : body.start]
    indefinite = page.folded.startswith("a ", body.start) or _ANOTHER.search(before) is not None
    told = page.folded[body.start : body.end].endswith(("authority", "council"))
    runs = _RUN_BY.search(before) is not None
    return told and (indefinite or runs or _OWNS.match(page.folded, body.end, end) is not None)


def _spoken_of_board(page: Page, unit: Unit) -> bool:
    """Whether the last board that the paragraph names before this sentence, or in it, is the safeguarding board."""
    if _THE_BOARD.search(page.folded, unit.start, unit.end) is None:
        return False
    near = [u for u in page.units[max(0, unit.index - 3) : unit.index + 1] if u.block == unit.block]
    named = list(_A_BOARD.finditer(page.folded, near[0].start, unit.end))
    return bool(named) and named[-1].lastgroup == _BOARD


def _boards(page: Page, unit: Unit, others: list[Thing]) -> list[Thing]:
    """ "The Board", which means the safeguarding board where the item is about it."""
    found = [Found(_BOARD, *m.span()) for m in _THE_BOARD.finditer(page.folded, unit.start, unit.end)]
    boards = [Thing("overall", body.start, body.end, body) for body in found]
    return [b for b in boards if not any(_overlap(b, other) for other in others)]


def _the_one(page: Page, topic: Topic, unit: Unit, others: list[Thing]) -> list[Thing]:
    """ "The home", "the setting": the one that is told of, where the item is about such bodies."""
    found = [Found(topic.subject, *m.span()) for m in _THE_ONE.finditer(page.folded, unit.start, unit.end)]
    ones = [Thing("overall", body.start, body.end, body) for body in found]
    return [one for one in ones if not any(_overlap(one, other) for other in others)]


def _councils(page: Page, unit: Unit) -> Iterator[Thing]:
    for name in authorities(page.text, unit.start, unit.end):
        tail = _COUNCIL_TAIL.match(page.folded, name.end, unit.end)
        end = tail.end() if tail else name.end
        yield Thing("overall", name.start, end, Found("generic", name.start, name.end), name.code)


def _covers(outer: Thing, inner: Thing) -> bool:
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.start <= inner.start and inner.end <= outer.end


def _is_topic(body: Thing, concept: Thing, topic: Topic) -> bool:
    """Whether the same words name both: then an item about adoption means the adoption service, not a judgement."""
    same = (body.start, body.end) == (concept.start, concept.end)
    return same and body.body is not None and body.body.code == topic.subject


def _overlap(one: Thing, other: Thing) -> bool:
    return one.start < other.end and other.start < one.end


def _named_inspections(page: Page, unit: Unit) -> Iterator[re.Match[str]]:
    """Names of inspections, whose words ("safeguarding and looked after children") are not what was judged."""
    for match in page.finditer(vocabulary.framework_pattern(), unit):
        before = page.folded[max(unit.start, match.start() - 40) : match.start()]
        after = page.folded[match.end() : match.end() + 24]
        if (
            _INSPECTION_OF.search(before)
            or _INSPECTION_AFTER.match(after)
            or match.group().startswith("inspection")
        ):
            yield match


@cache
def _frameworks_for(subject: str) -> frozenset[str]:
    """The frameworks that judge bodies of a kind."""
    return frozenset(
        f.code for f in vocabulary.frameworks() if f.subject == subject and f.domains and not f.peer
    )


def _nation(topic: Topic) -> str | None:
    """The inspectorate of another nation that the item is about."""
    return topic.inspectorate if topic.inspectorate in OF_OTHER_NATIONS else None


def _frameworks_of(page: Page, topic: Topic, unit: Unit) -> tuple[str, ...]:
    """The frameworks whose concepts can be judged in a sentence, by the item's subject and the sentence's own words.

    Children's services are told of under any topic; what other inspectorates judge counts only where the item or the
    sentence is about such a body.
    """
    codes = {*_frameworks_for(topic.subject), *_CARE}
    if named := page.search(vocabulary.framework_pattern(), unit):
        codes.add(vocabulary.frameworks()[int((named.lastgroup or "f0")[1:])].code)
    bodies_told = vocabulary.body_pattern()
    if unit.index in page.passing(bodies_told):
        about = {m.lastgroup for m in bodies_told.finditer(page.words(unit))}
        codes |= {s.framework for s in vocabulary.subjects() if s.framework and s.code in about}
    if topic.subject in _OWN_WORDS_OF and not _CARE_WORDS.search(page.words(unit)):
        codes -= set(_CARE)
    annual = topic.framework is not None and topic.framework.annual
    of_old = topic.subject == "adult_social_care" and _OLD_ADULTS.search(page.folded) is not None
    nation = _nation(topic)
    codes |= {f.code for f in vocabulary.frameworks() if f.inspectorate == nation and f.domains}
    if annual or of_old or nation or page.search(_ANNUAL, unit):
        codes.add("other")
    if topic.subject == "adult_social_care" and page.search(_OF_PROVIDERS, unit):
        codes.add("cqc_provider")
    if topic.subject in {"childrens_home", "adoption", "fostering"} or page.search(_OF_HOMES, unit):
        codes.add("sccif")
    return tuple(sorted(codes))
