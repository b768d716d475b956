"""Grades that a page says were given: each bound to what it was given for, or refused with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from transforms.extract import vocabulary
from transforms.extract.grade_words import GradeMention, grade_mentions
from transforms.extract.judgements.behind import concept_after, goes_with
from transforms.extract.judgements.beside import concept_before, is_paired
from transforms.extract.judgements.bound import things_of_grades
from transforms.extract.judgements.claim import Claim, Refusal
from transforms.extract.judgements.columns import cell_of_column, cells_of_line
from transforms.extract.judgements.elsewhere import leads_in, list_below, named_ahead
from transforms.extract.judgements.given import OF_INSPECTION, STRONG, is_replaced, replaces, why_not
from transforms.extract.judgements.joins import ALL_OF_THEM, ALONE, THESE_BEING, links
from transforms.extract.judgements.making import claim_of_called, claims_of_things
from transforms.extract.judgements.over_lines import name_over_rows
from transforms.extract.judgements.respective import respective
from transforms.extract.judgements.roll import read_roll
from transforms.extract.judgements.rows import Cell, cells_of_grades, is_of_scorecard, is_table_row
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.stacked import stacked_cell
from transforms.extract.judgements.things import Thing
from transforms.extract.judgements.told_by_name import kind_around, named_subject
from transforms.extract.names import subject_of
from transforms.extract.topic import Topic
from transforms.extract.units import Page
from transforms.records import BlockKind

_MOST_GRADES = 30  # in a sentence; the fullest real list of judgements has 13
_FULL_NAME = 18  # letters: what is shorter ("leadership") is an everyday word too
_OF_UNNAMED = {
    "statistics",
    "a count",
    "of unnamed areas",
}  # no reasons against a grade that leads into a list of names

_IN_YEAR = re.compile(r"['\"]? in (?:19|20)\d\d\b")
_AREAS = re.compile(r"\b(?:areas?|judge?ments?|domains?|categories|headings|strands)\b")
_WHOLES = {"childrens_services", "safeguarding_board"}  # no adjective is meant where these "were inadequate"
_OF_SAFEGUARDING = {"met", "not_met"}  # on a report card: of safeguarding, never of the body


def find_claims(page: Page, topic: Topic) -> tuple[list[Claim], list[Refusal]]:
    """All grades given on the page, and those refused."""
    claims: list[Claim] = []
    refusals: list[Refusal] = []
    for unit in page.units:
        mentions = grade_mentions(page, unit)
        if mentions:
            reader = _Reader(Sentence(page, topic, unit))
            claims += reader.read(mentions)
            refusals += reader.refusals
    return claims, refusals


class _Reader:
    """Reads the grades of one sentence; what it refuses it notes with the reason."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.folded, self.unit = sentence.page.folded, sentence.unit
        self.refusals: list[Refusal] = []

    def read(self, mentions: list[GradeMention]) -> list[Claim]:
        if reason := self._why_none(mentions):
            for mention in mentions:
                self._refuse(mention, reason)
            return []
        cells = cells_of_line(self.sentence, mentions)
        if cells or is_table_row(self.sentence):
            cells = cells or list(cells_of_grades(self.sentence, mentions))
            return [claim for cell in cells for claim in self._of_cell(cell)]
        if cell := cell_of_column(self.sentence, mentions):
            return list(self._of_cell(cell))
        if len(mentions) == 1 and (cell := stacked_cell(self.sentence, mentions[0])):
            return list(self._of_cell(cell))
        of_bodies = [m for m in mentions if m.code not in _OF_SAFEGUARDING]
        called = respective(self.sentence, of_bodies) or read_roll(self.sentence, of_bodies)
        told = {call.mention for call in called}
        return [claim_of_called(self.sentence, call) for call in called] + self._read_sentence(
            [m for m in mentions if m not in told]
        )

    def _of_cell(self, cell: Cell) -> Iterator[Claim]:
        """The claims of a table's cell: those of a named body are called, and dated by its row."""
        for claim in self._made(cell.mention, cell.things, "table_row", cell.head):
            claim.before |= cell.before
            claim.when = cell.when
            claim.called = cell.things[0].name is not None
            yield claim

    def _read_sentence(self, mentions: list[GradeMention]) -> list[Claim]:
        row = self._is_row(mentions)
        given = mentions if row else [m for m in mentions if self._is_given(m, mentions)]
        claims: list[Claim] = []
        body: Thing | None = None  # the one called by its name that the sentence goes on to tell of
        for mention, bound, rule in things_of_grades(self.sentence, given):
            things = bound
            if not things:
                self._refuse(mention, "given to nothing named")
                continue
            named = self._named(mention) if self._is_bare_overall(things) else None
            if row and (heading := self._heading()):
                things = [replace(t, body=heading.body, name=heading.name) for t in bound if t.body is None]
            if rule == "named_body_was_given":
                body = things[0]
            elif body and all(t.is_concept for t in things):
                things = [replace(t, body=body.body, name=body.name) for t in bound]
            if named:
                claims += self._made(mention, [named], "named_body_was_given")
                body = named
            elif rule == "thing_then_grade" and not row and self._is_weak(mention, things, given):
                self._refuse(mention, "said of it, not given")
            else:
                claims += self._made(mention, things, rule)
        return claims

    def _is_bare_overall(self, things: list[Thing]) -> bool:
        return len(things) == 1 and things[0].concept == "overall" and things[0].body is None

    def _heading(self) -> Thing | None:
        """The home or school whose name is the line over rows of judgements, where the lines around tell of such."""
        name = name_over_rows(self.sentence)
        kind = (subject_of(name, self.sentence.topic.subject) or kind_around(self.sentence)) if name else None
        return Thing.called(name, kind) if name and kind and vocabulary.subject(kind).named else None

    def _named(self, mention: GradeMention) -> Thing | None:
        """The home or school that is the subject of "X was judged good | overall", where the lines around tell of such."""
        if not kind_around(self.sentence):
            return None
        named = named_subject(self.sentence, self.sentence.clause_start(mention.start), mention)
        return named if named and named.body and named.body.code else None

    def _made(
        self, mention: GradeMention, things: Iterable[Thing], rule: str, column: str = ""
    ) -> Iterator[Claim]:
        for made in claims_of_things(self.sentence, mention, things, rule, column):
            if isinstance(made, Claim):
                yield made
            else:
                self.refusals.append(made)

    def _refuse(self, mention: GradeMention, reason: str) -> None:
        self.refusals.append(Refusal(mention.start, mention.end, reason))

    # -- whether a grade was given ---------------------------------------------------------------------------------

    def _why_none(self, mentions: list[GradeMention]) -> str | None:
        """The reason why no grade in the sentence is a judgement, or None."""
        topic, words = self.sentence.topic, self.sentence.words
        if len(mentions) > _MOST_GRADES:
            return "too many grades for a sentence"
        spoken_of = OF_INSPECTION.search(words) is not None
        row = self.unit.kind is not BlockKind.PARAGRAPH or self._is_row(mentions)
        if topic.inspectorate == "peer" and not (spoken_of or row):
            return "of peers, who give no grade"
        if is_table_row(self.sentence) and is_of_scorecard(self.sentence):
            return "of a scorecard"
        if topic.preparing and not spoken_of:
            return "of the page's own making"
        if topic.in_title or topic.in_opening or spoken_of or self._spoken_of_before():
            return None
        return "no inspection is spoken of"

    def _spoken_of_before(self) -> bool:
        page, unit = self.sentence.page, self.unit
        top = unit.index if unit.lead is None else unit.lead  # a list is of what leads in to it, however long
        before = page.units[max(0, top - 6) : unit.index]
        return any(u.section == unit.section and OF_INSPECTION.search(page.words(u)) for u in before)

    def _is_row(self, mentions: list[GradeMention]) -> bool:
        """Whether the unit is a thing and its grade and nothing else: a row, a list member."""
        if len(mentions) != 1 or not ALONE.fullmatch(self.folded, mentions[0].end, self.unit.end):
            return False
        return any(
            t.start - self.unit.start <= 6
            and (
                links(self.folded, t.end, mentions[0].start)
                or self.folded[t.end : mentions[0].start].strip(" '\"") == ","
            )
            for t in self.sentence.things
        )

    def _is_given(self, mention: GradeMention, mentions: list[GradeMention]) -> bool:
        clause = self._clause_before(mention)
        after = concept_after(self.sentence, mention)
        reason = why_not(
            self.sentence.words,
            self.unit.start,
            mention,
            mentions,
            clause,
            bound=after or concept_before(self.sentence, mention) or ALL_OF_THEM.search(clause) is not None,
            bound_after=after,
            replaced=is_replaced(self.folded, mention, self.unit.start)
            or any(replaces(self.folded, m, mention, self.unit.start) for m in mentions),
            paired=is_paired(self.sentence, mention),
        )
        if reason in _OF_UNNAMED and self._is_of_named(mention):
            reason = None
        if reason == "everyday adjective" and goes_with(self.sentence, mention, mentions):
            reason = None
        if reason:
            self._refuse(mention, reason)
        return reason is None

    def _is_of_named(self, mention: GradeMention) -> bool:
        """Whether "all three areas" are named: in the list that the sentence leads into, or ahead of these words."""
        if THESE_BEING.match(self.folded, mention.end) or (
            leads_in(self.sentence) and list_below(self.sentence, mention)
        ):
            return True
        if concept_after(self.sentence, mention) and _AREAS.search(self._clause_before(mention)):
            return True
        all_of = ALL_OF_THEM.search(self.sentence.words)
        return all_of is not None and bool(named_ahead(self.sentence, self.unit.start + all_of.start()))

    def _clause_before(self, mention: GradeMention) -> str:
        """The clause up to the grade, with the names of judgements struck out ("planning", "ambition" are no plans)."""
        start = self.sentence.clause_start(mention.start)
        clause = self.folded[start : mention.start]
        for thing in self.sentence.things:
            if thing.is_concept and start <= thing.start and thing.end <= mention.start:
                at, end = thing.start - start, thing.end - start
                clause = clause[:at] + "~" * (end - at) + clause[end:]
        return clause

    def _is_weak(self, mention: GradeMention, things: list[Thing], given: list[GradeMention]) -> bool:
        """An everyday word after a bare "was": no verdict unless the words around, or a judgement's full name, make it one."""
        words, page = self.sentence.words, self.sentence.page
        if not mention.ordinary or len(given) > 1 or is_paired(self.sentence, mention):
            return False
        if STRONG.search(words) or OF_INSPECTION.search(words):
            return False
        told = self.sentence.topic.in_title or _IN_YEAR.match(self.folded, mention.end)
        if mention.marked and told and all(t.body for t in things):
            return False  # "this time the service was “Good”", "it had been Good in 2019"
        if len({t.authority for t in things if t.authority}) > 1:
            return False  # councils are good, one like the other, by a verdict
        if self.sentence.topic.in_title and any(t.body is None and self._is_full_name(t) for t in things):
            return False
        before = [
            u
            for u in page.units[max(0, self.unit.index - 2) : self.unit.index]
            if u.section == self.unit.section
        ]
        if any(u.block == self.unit.block and STRONG.search(page.words(u)) for u in before[-1:]):
            return False
        whole = any(t.authority or (t.body and t.body.code in _WHOLES) for t in things)
        return not (
            whole
            and mention.code == "inadequate"
            and any(OF_INSPECTION.search(page.words(u)) for u in before)
        )

    def _is_full_name(self, thing: Thing) -> bool:
        words = self.folded[thing.start : thing.end]
        return len(words) >= _FULL_NAME and not words.startswith("services for")
