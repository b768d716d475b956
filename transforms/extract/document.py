"""One document, or a page of several, through all the steps of extraction."""

from __future__ import annotations

from dataclasses import replace

from transforms.extract import vocabulary
from transforms.extract.actions import find_actions
from transforms.extract.claims import Claim, find_claims
from transforms.extract.inspections import Entity, find_inspections
from transforms.extract.send import send_claims
from transforms.extract.topic import read_topic
from transforms.extract.units import read_units
from transforms.records import Action, Document, Extraction, Inspection, Judgement, ParsedPage


def extract_document(document: Document) -> Extraction:
    """All that a document claims, under the extraction contract. Pure: the same text gives the same rows."""
    page = read_units(document)
    topic = read_topic(page)
    claims, _ = find_claims(page, topic)
    claims = [
        c for c in claims if c.subject != "area_send" and not (topic.subject == "area_send" and not c.subject)
    ]
    claims += send_claims(page, topic)
    entities, bound = find_inspections(page, topic, claims)
    refs = {id(entity): f"i{n}" for n, entity in enumerate(entities, start=1)}
    inspections = tuple(_inspection(entity, refs[id(entity)]) for entity in entities)
    judgements = _judgements([(claims[i], e, refs[id(e)]) for i, e in bound.items()])
    actions = find_actions(page, topic, entities, refs)
    return Extraction(inspections, judgements, tuple(actions))


def _inspection(entity: Entity, ref: str) -> Inspection:
    return Inspection(
        ref=ref,
        inspectorate=entity.inspectorate,
        framework=entity.framework,
        subject=entity.subject,
        subject_name=entity.name,
        authority=entity.authority,
        started_on=entity.started,
        ended_on=entity.ended,
        published_on=entity.published,
        start=entity.start,
        end=entity.end,
        rule=entity.rule,
    )


def _judgements(found: list[tuple[Claim, Entity, str]]) -> tuple[Judgement, ...]:
    """One judgement for each (inspection, domain, grade), the first that says it; concepts no domain of the framework drop out."""
    kept: dict[tuple[str, str, str], Judgement] = {}
    for claim, entity, ref in sorted(found, key=lambda row: row[0].at):
        domain = _domain(claim, entity)
        if domain:
            judgement = Judgement(
                ref, domain, claim.grade, claim.start, claim.end, claim.rule, claim.provisional
            )
            kept.setdefault((ref, domain, claim.grade), judgement)
    return tuple(kept.values())


def _domain(claim: Claim, entity: Entity) -> str | None:
    codes = (
        [entity.framework]
        if entity.framework
        else [f.code for f in vocabulary.frameworks() if f.subject == entity.subject]
    )
    for code in codes:
        known = next((f for f in vocabulary.frameworks() if f.code == code and f.domains), None)
        if known and claim.concept in known.domains:
            domain = known.domains[claim.concept]
            if code.startswith("area_send") or claim.rule == "send_outcome":
                return "area_outcome"
            if code == "ilacs" and domain == "in_care" and entity.day and entity.day < "2023":
                return "in_care_and_care_leavers"
            return domain
    return "overall_effectiveness" if claim.concept == "overall" else None


def extract_page(page: ParsedPage) -> Extraction:
    """All that a page claims: its documents' claims, the same inspection on several of them being one.

    Spans are into the text of the whole page.
    """
    inspections: list[Inspection] = []
    judgements: dict[tuple[str, str, str], Judgement] = {}
    actions: list[Action] = []
    for document in page.documents:
        part = _shifted(extract_document(document), document.offset)
        names: dict[str, str] = {}
        for inspection in part.inspections:
            twin = next((known for known in inspections if _same(known, inspection)), None)
            if twin is None:
                twin = replace(inspection, ref=f"i{len(inspections) + 1}")
                inspections.append(twin)
            names[inspection.ref] = twin.ref
        for judgement in part.judgements:
            moved = replace(judgement, inspection=names[judgement.inspection])
            judgements.setdefault((moved.inspection, moved.domain, moved.grade), moved)
        actions += [replace(a, inspection=names.get(a.inspection or "")) for a in part.actions]
    return Extraction(tuple(inspections), tuple(judgements.values()), tuple(actions))


def _shifted(part: Extraction, offset: int) -> Extraction:
    if not offset:
        return part
    return Extraction(
        tuple(replace(i, start=i.start + offset, end=i.end + offset) for i in part.inspections),
        tuple(replace(j, start=j.start + offset, end=j.end + offset) for j in part.judgements),
        tuple(replace(a, start=a.start + offset, end=a.end + offset) for a in part.actions),
    )


def _same(one: Inspection, other: Inspection) -> bool:
    key = ("subject", "inspectorate", "authority", "framework", "subject_name")
    if any(getattr(one, k) != getattr(other, k) for k in key):
        return False
    return one.ended_on is None or other.ended_on is None or one.ended_on == other.ended_on
