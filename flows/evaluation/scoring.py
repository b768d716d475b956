"""Compares predicted claims with gold labels, by the extraction contract, section 6.

Rates are micro-averaged over pages. A judgement matches on (authority, subject, domain, grade); an inspection on
(authority, subject, inspectorate), its framework and dates then scored one by one where either side has one; an action
on its kind and a token F1 of its text of at least 0.6, its due date and its inspection then scored. Optional gold rows
cost nothing when missed and nothing when found. A page without a prediction fails.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from flows.evaluation.labels import ActionRow, Claims, InspectionRow, JudgementRow
from flows.evaluation.matching import best_pairs, fold, same_name, token_f1
from flows.evaluation.measures import Share, Tally, pooled

FORMAL = ("resolution", "recommendation", "area_for_improvement")
INFORMAL = ("undertaking", "action_taken", "requirement")
FIELDS = ("framework", "started_on", "ended_on", "published_on")
SAME_TEXT = 0.6  # token F1 from which two actions are the same
LONGEST_QUOTE = 1500  # characters
TELLING = 0.3  # token F1 with its action's text that a quote must reach
SHORTEST_QUOTE = 4  # characters, for a judgement

Pairs = list[tuple[int, int]]
Rows = Sequence[InspectionRow] | Sequence[JudgementRow] | Sequence[ActionRow]


class Scorer:
    """Adds up pages; `scores` has the measures, `details` the misses, `rules` each rule's rows that were right."""

    def __init__(self) -> None:
        self.pages = 0
        self.without_prediction: list[str] = []
        self.details: list[str] = []
        self.rules: dict[tuple[str, str], Share] = defaultdict(Share)  # by (kind of row, rule)
        self._inspections, self._judgements = Tally(), Tally()
        self._actions = {kind: Tally() for kind in FORMAL + INFORMAL}
        self._fields = {name: Share() for name in FIELDS}
        self._binding, self._due, self._about = Share(), Share(), Share()
        self._kind, self._meeting_date, self._quotes = Share(), Share(), Share()
        self._pages_without_judgement, self._of_them_with_one = 0, 0

    def add(self, name: str, gold: Claims, predicted: Claims | None, text: str = "") -> None:
        """Score one page; `predicted` is None where the page gave nothing, `text` is what quotes are looked up in."""
        self.pages += 1
        if predicted is None:
            self.without_prediction.append(name)
        made = predicted or Claims()
        twins = self._score_inspections(name, gold, made)
        self._score_judgements(name, gold, made, twins, failed=predicted is None)
        self._score_actions(name, gold, made, twins)
        self._kind.count(gold.page.kind == made.page.kind)
        if gold.page.meeting_date or made.page.meeting_date:
            self._meeting_date.count(gold.page.meeting_date == made.page.meeting_date)
        self._score_quotes(name, made, fold(text))

    def scores(self) -> dict[str, Any]:
        """All measures by name, ready for JSON."""
        return {
            "pages": self.pages,
            "pages_without_prediction": self.without_prediction,
            "inspections": self._inspections.rate(),
            "inspection_fields": {name: share.rate() for name, share in self._fields.items()},
            "judgements": self._judgements.rate(),
            "pages_without_judgement_that_got_one": {
                "wrong": self._of_them_with_one,
                "of": self._pages_without_judgement,
            },
            "actions_formal": pooled(self._actions[kind] for kind in FORMAL).rate(),
            "actions_informal": pooled(self._actions[kind] for kind in INFORMAL).rate(),
            "actions": {kind: tally.rate() for kind, tally in self._actions.items()},
            "judgement_binding": self._binding.rate(),
            "action_due": self._due.rate(),
            "action_inspection": self._about.rate(),
            "page_kind": self._kind.rate(),
            "meeting_date": self._meeting_date.rate(),
            "quotes_verbatim": self._quotes.rate(),
        }

    def _score_inspections(self, name: str, gold: Claims, made: Claims) -> dict[str | None, str]:
        """Refs of gold inspections by the refs of the predicted ones that match them."""
        pairs = best_pairs(gold.inspections, made.inspections, _same_inspection, 1.0, _is_optional)
        self._settle(
            self._inspections, gold.inspections, made.inspections, pairs, page=name, kind="inspection"
        )
        for g, p in ((gold.inspections[g], made.inspections[p]) for g, p in pairs):
            for field in () if g.optional else FIELDS:
                expected, got = getattr(g, field), getattr(p, field)
                if expected is not None or got is not None:
                    self._fields[field].count(expected == got)
                    if expected != got:
                        self.details.append(f"{name}: {field}: gold {expected!r}, got {got!r}")
        return {made.inspections[p].ref: gold.inspections[g].ref for g, p in pairs}

    def _score_judgements(
        self, name: str, gold: Claims, made: Claims, twins: dict[str | None, str], *, failed: bool
    ) -> None:
        def is_bound(g: JudgementRow, p: JudgementRow) -> bool:
            return twins.get(p.inspection) == g.inspection

        def similarity(g: JudgementRow, p: JudgementRow) -> float:
            same = _judgement_key(g, gold) == _judgement_key(p, made)
            return 1.0 + is_bound(g, p) / 10 if same else 0.0  # among alike ones, the one rightly bound

        pairs = best_pairs(gold.judgements, made.judgements, similarity, 1.0, _is_optional)
        for g, p in pairs:
            row, got = gold.judgements[g], made.judgements[p]
            self._binding.count(is_bound(row, got))
            if not is_bound(row, got):
                about = f"{row.domain} {row.grade}"
                self.details.append(f"{name}: {about}: gold on {row.inspection}, got on {got.inspection}")
        self._settle(self._judgements, gold.judgements, made.judgements, pairs, page=name, kind="judgement")
        if all(row.optional for row in gold.judgements):
            self._pages_without_judgement += 1
            self._of_them_with_one += failed or len(made.judgements) > len(pairs)

    def _score_actions(self, name: str, gold: Claims, made: Claims, twins: dict[str | None, str]) -> None:
        for kind, tally in self._actions.items():
            expected = [row for row in gold.actions if row.kind == kind]
            got = [row for row in made.actions if row.kind == kind]
            pairs = best_pairs(expected, got, lambda g, p: token_f1(g.text, p.text), SAME_TEXT, _is_optional)
            self._settle(tally, expected, got, pairs, page=name, kind=kind)
            for g, p in ((expected[g], got[p]) for g, p in pairs):
                if g.optional:
                    continue
                if g.due or p.due:
                    self._due.count(g.due == p.due)
                if g.inspection:
                    self._about.count(twins.get(p.inspection) == g.inspection)

    def _settle(self, tally: Tally, gold: Rows, made: Rows, pairs: Pairs, *, page: str, kind: str) -> None:
        """Count what was found, made up and missed, also by rule, and tell the misses."""
        found, right = {g for g, _ in pairs}, {p for _, p in pairs}
        for index, expected in enumerate(gold):
            if expected.optional:
                continue
            tally.found += index in found
            tally.missed += index not in found
            if index not in found:
                self.details.append(f"{page}: missed {kind}: {expected.brief()}")
        for index, row in enumerate(made):
            tally.wrong += index not in right
            if row.rule:
                self.rules[kind, row.rule].count(index in right)
            if index not in right:
                self.details.append(f"{page}: wrong {kind} (rule {row.rule}): {row.brief()}")

    def _score_quotes(self, name: str, made: Claims, text: str) -> None:
        rows: tuple[JudgementRow | ActionRow, ...] = (*made.judgements, *made.actions)
        for row in rows:
            quote = fold(row.quote)
            right = 0 < len(quote) <= LONGEST_QUOTE and quote in text and _is_telling(quote, row)
            self._quotes.count(right)
            if not right:
                fault = "quote not verbatim, too long or beside the point"
                self.details.append(f"{name}: {fault}: {row.brief()} {quote!r:.80}")


def _is_optional(row: InspectionRow | JudgementRow | ActionRow) -> bool:
    return row.optional


def _same_inspection(gold: InspectionRow, made: InspectionRow) -> float:
    """0 unless it is the same body's, else 1 and more the more of its fields agree."""
    if (gold.subject, gold.inspectorate) != (made.subject, made.inspectorate):
        return 0.0
    if same_name(gold.authority) != same_name(made.authority):
        return 0.0
    agreeing: list[bool] = [getattr(gold, field) == getattr(made, field) for field in FIELDS]
    agreeing.append(same_name(gold.subject_name) == same_name(made.subject_name))
    return 1.0 + sum(agreeing) / 10


def _judgement_key(row: JudgementRow, claims: Claims) -> tuple[str | None, ...]:
    inspection = claims.inspection(row.inspection)
    authority = same_name(inspection.authority if inspection else None)
    return authority, inspection.subject if inspection else None, row.domain, row.grade


def _is_telling(quote: str, row: JudgementRow | ActionRow) -> bool:
    if isinstance(row, ActionRow) and row.text:
        return token_f1(quote, row.text) >= TELLING
    return len(quote) >= SHORTEST_QUOTE
