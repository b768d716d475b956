"""Grades that a page says were given: each bound to what it was given for, or refused with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from transforms.extract import vocabulary
from transforms.extract.body_names import subject_of
from transforms.extract.grade_words import GradeMention, grade_mentions
from transforms.extract.judgements.behind import run_again
from transforms.extract.judgements.bound import things_of_grades
from transforms.extract.judgements.claim import Claim, Refusal
from transforms.extract.judgements.columns import cell_of_column, cells_of_line
from transforms.extract.judgements.making import claim_of_called, claims_of_things
from transforms.extract.judgements.over_lines import name_over_rows
from transforms.extract.judgements.refusing import is_row, is_weak, why_none, why_not_given
from transforms.extract.judgements.respective import respective
from transforms.extract.judgements.roll import Called, read_roll
from transforms.extract.judgements.rows import Cell, cells_of_grades, is_table_row
from transforms.extract.judgements.sentence import Sentence
from transforms.extract.judgements.stacked import stacked_cell
from transforms.extract.judgements.things import Thing
from transforms.extract.judgements.told_by_name import kind_around, named_subject
from transforms.extract.topic import Topic
from transforms.extract.units import Page

_REPORT_ON = re.compile(r"\breports? (?:on|into) (?:the )?(?:force's |service's |police |its )?$")
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
        self.refusals: list[Refusal] = []

    def read(self, mentions: list[GradeMention]) -> list[Claim]:
        if reason := why_none(self.sentence, mentions):
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
        claims = [claim_of_called(self.sentence, call) for call in called]
        claims += [claim for call in called for claim in self._of_areas(call)]
        return claims + self._read_sentence([m for m in mentions if m not in told])

    def _of_areas(self, call: Called) -> Iterator[Claim]:
        """The claims of the areas that are said to have had the same grade as a body: "Hill School was good, as were A and B"."""
        after = call.mention.end
        areas = [t for t in run_again(self.sentence, after, self.sentence.unit.end) if t.is_concept]
        things = [replace(t, body=call.thing.body, name=call.thing.name) for t in areas]
        return self._made(call.mention, things, call.rule)

    def _of_cell(self, cell: Cell) -> Iterator[Claim]:
        """The claims of a table's cell: those of a named body are called, and dated by its row."""
        for claim in self._made(cell.mention, cell.things, "table_row", cell.head):
            claim.before |= cell.before
            claim.when = cell.when
            claim.called = cell.things[0].name is not None
            yield claim

    def _read_sentence(self, mentions: list[GradeMention]) -> list[Claim]:
        row = is_row(self.sentence, mentions)
        given = mentions if row else list(self._given(mentions))
        claims: list[Claim] = []
        body: Thing | None = None  # the one called by its name that the sentence goes on to tell of
        for mention, bound, rule in things_of_grades(self.sentence, given):
            things = bound
            if not things:
                self._refuse(mention, "given to nothing named")
                continue
            things = self._reported_on(things)
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
            elif rule == "thing_then_grade" and not row and is_weak(self.sentence, mention, things, given):
                self._refuse(mention, "said of it, not given")
            else:
                claims += self._made(mention, things, rule)
        return claims

    def _given(self, mentions: list[GradeMention]) -> Iterator[GradeMention]:
        """The grades that were given; the others are refused."""
        for mention in mentions:
            if reason := why_not_given(self.sentence, mention, mentions):
                self._refuse(mention, reason)
            else:
                yield mention

    def _reported_on(self, things: list[Thing]) -> list[Thing]:
        """What a report on one area gave a body: "the report on efficiency, published in May, had assessed the force as good"."""
        if len(things) != 1 or things[0].body is None or things[0].concept != "overall":
            return things
        floor = self.sentence.unit.start
        ahead = [t for t in self.sentence.things if t.is_concept and t.end <= things[0].start]
        of = [t for t in ahead if _REPORT_ON.search(self.sentence.page.folded, floor, t.start)]
        return [replace(things[0], concept=of[0].concept)] if len(of) == 1 else things

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
