"""One document, or a page of several, through all the steps of extraction."""

from __future__ import annotations

from dataclasses import dataclass, replace

from transforms.extract import vocabulary
from transforms.extract.actions.find import find_actions
from transforms.extract.inspections.find import Entity, find_inspections
from transforms.extract.judgements.claim import Claim, Refusal
from transforms.extract.judgements.claims import find_claims
from transforms.extract.judgements.send import send_claims
from transforms.extract.topic import Topic, read_topic
from transforms.extract.units import Page, read_units
from transforms.records import Action, Document, Extraction, Inspection, Judgement, ParsedPage
from transforms.text import fold

_OF_INSPECTIONS = vocabulary.saying("of_inspections").pattern
_NO_OVERALL = {
    "fire",
    "police",
}  # they grade questions, not the whole, unless the page says "overall" (frameworks.csv)
_OVERALL_BEFORE = 30  # characters: "the overall grading for | the force was good"
_LEAVERS_APART = "2023"  # from when an ILACS judges care leavers by themselves (frameworks.csv)
# "performed adequately" on an area, and of the whole on the CQC's scale to 2010: the grade without the verb
_PERFORMED = {"adequately": "adequate", "poorly": "poor", "excellently": "excellent"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A document read: its claims, and the grade words that were refused as judgements, each with the reason."""

    extraction: Extraction
    refusals: tuple[Refusal, ...]


def extract_document(document: Document) -> Extraction:
    """All that a document claims, under the extraction contract. Pure: the same text gives the same rows."""
    return read_document(document).extraction


def read_document(document: Document) -> Reading:
    """What `extract_document` gives, and what was refused on the way: for `harvest explain`."""
    if not _speaks_of_inspections(document):
        return Reading(Extraction((), (), ()), ())
    page = read_units(document)
    topic = read_topic(page)
    claims, refusals = find_claims(page, topic)
    claims = [c for c in claims if not _is_send(c, topic)] + list(send_claims(page, topic))
    entities, bound = find_inspections(page, topic, claims)
    refs = {id(entity): f"i{n}" for n, entity in enumerate(entities, start=1)}
    inspections = tuple(_inspection(entity, refs[id(entity)]) for entity in entities)
    judgements = _judgements(page, [(claims[i], e, refs[id(e)]) for i, e in bound.items()])
    actions = find_actions(page, topic, entities, refs)
    return Reading(Extraction(inspections, judgements, tuple(actions)), tuple(refusals))


def _speaks_of_inspections(document: Document) -> bool:
    """Most items do not: to look for all words of one pattern costs less than for those of all in the sieve."""
    return any(_OF_INSPECTIONS.first(fold(text)) for text in (document.title or "", document.text))


def _is_send(claim: Claim, topic: Topic) -> bool:
    """Area SEND inspections give outcomes, not grades: a grade word about one is no judgement."""
    return claim.subject == "area_send" or (topic.subject == "area_send" and not claim.subject)


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


def _judgements(page: Page, found: list[tuple[Claim, Entity, str]]) -> tuple[Judgement, ...]:
    """One judgement for each (inspection, domain, grade), the first that says it; concepts no domain of the framework drop out."""
    told_on = page.document.meeting_date or ""  # dates an inspection that the page does not
    kept: dict[tuple[str, str, str], Judgement] = {}
    for claim, entity, ref in sorted(found, key=lambda row: row[0].at):
        of_whole = claim.concept == "overall" and entity.inspectorate != "cqc"
        grade = claim.grade if of_whole else claim.grade.removeprefix("performs_")
        grade = _PERFORMED.get(grade, grade)
        day = entity.day or ("" if entity.earlier else told_on)
        said_from = max(claim.unit.start, claim.start - _OVERALL_BEFORE)
        says_overall = "overall" in page.folded[said_from : claim.end]
        for domain in _domains(claim, entity, day, says_overall=says_overall):
            judgement = Judgement(ref, domain, grade, claim.start, claim.end, claim.rule, claim.provisional)
            kept.setdefault((ref, domain, grade), judgement)
    return tuple(kept.values())


def _domains(claim: Claim, entity: Entity, day: str, *, says_overall: bool) -> tuple[str, ...]:
    """The contract's codes of what was judged: none where it is no domain of the inspection's framework."""
    if claim.rule == "send_outcome":
        return ("area_outcome",)
    if entity.framework == "ilacs" and claim.concept == "looked_after_and_leavers" and day >= _LEAVERS_APART:
        return ("in_care", "care_leavers")
    if entity.framework == "ilacs" and claim.concept == "looked_after" and "" < day < _LEAVERS_APART:
        return ("in_care_and_care_leavers",)
    known = sorted(_frameworks(entity), key=lambda framework: bool(day) and not framework.covers(day))
    for framework in known:
        if claim.concept in framework.domains:
            return (framework.domains[claim.concept],)
    if entity.framework in _NO_OVERALL:
        return ("overall_effectiveness",) if claim.concept == "overall" and says_overall else ()
    default = vocabulary.concepts()[claim.concept].default if entity.framework in {"other", None} else None
    return (default,) if default else ("overall_effectiveness",) if claim.concept == "overall" else ()


def _frameworks(entity: Entity) -> list[vocabulary.Framework]:
    if entity.framework == "other":
        annual = entity.family == "annual"
        return [f for f in vocabulary.frameworks() if f.code == "other" and f.annual and annual]
    if entity.framework:
        return [f for f in vocabulary.frameworks_of(entity.framework, entity.inspectorate) if f.domains]
    return [f for f in vocabulary.frameworks() if f.subject == entity.subject and f.domains and not f.annual]


def extract_page(page: ParsedPage) -> Extraction:
    """All that a page claims: its documents' claims, the same inspection on several of them being one.

    Spans are into the text of the whole page.
    """
    inspections: list[Inspection] = []
    alike: dict[tuple[str | None, ...], list[int]] = {}  # places in the list, by all but dates
    judgements: dict[tuple[str, str, str], Judgement] = {}
    actions: list[Action] = []
    for document in page.documents:
        part = _shifted(extract_document(document), document.offset)
        names: dict[str, str] = {}
        told_before = len(inspections)  # two of one document are two, however alike
        for inspection in part.inspections:
            places = alike.setdefault(_body_and_kind(inspection), [])
            known = (at for at in places if at < told_before and _same_end(inspections[at], inspection))
            if (twin := next(known, None)) is None:
                twin = len(inspections)
                places.append(twin)
                inspections.append(replace(inspection, ref=f"i{twin + 1}"))
            else:
                inspections[twin] = _filled(inspections[twin], inspection)
            names[inspection.ref] = inspections[twin].ref
        for judgement in part.judgements:
            moved = replace(judgement, inspection=names[judgement.inspection])
            judgements.setdefault((moved.inspection, moved.domain, moved.grade), moved)
        actions += [replace(a, inspection=names.get(a.inspection or "")) for a in part.actions]
    return Extraction(tuple(inspections), tuple(judgements.values()), tuple(actions))


def _filled(known: Inspection, told: Inspection) -> Inspection:
    """The inspection with the dates that only the later telling has, or has finer."""
    return replace(
        known,
        started_on=told.started_on if _is_finer(told, known) else known.started_on or told.started_on,
        ended_on=told.ended_on if _is_finer(told, known) else known.ended_on or told.ended_on,
        published_on=known.published_on or told.published_on,
    )


def _shifted(part: Extraction, offset: int) -> Extraction:
    if not offset:
        return part
    return Extraction(
        tuple(replace(i, start=i.start + offset, end=i.end + offset) for i in part.inspections),
        tuple(replace(j, start=j.start + offset, end=j.end + offset) for j in part.judgements),
        tuple(replace(a, start=a.start + offset, end=a.end + offset) for a in part.actions),
    )


def _body_and_kind(one: Inspection) -> tuple[str | None, ...]:
    return one.subject, one.inspectorate, one.authority, one.framework, one.subject_name


def _same_end(one: Inspection, other: Inspection) -> bool:
    """Whether both can have ended on one day: "2023-03" and "2023-03-17" can."""
    if one.ended_on is None or other.ended_on is None:
        return True
    return one.ended_on.startswith(other.ended_on) or other.ended_on.startswith(one.ended_on)


def _is_finer(told: Inspection, known: Inspection) -> bool:
    """Whether a telling has its end more precisely than another."""
    return len(told.ended_on or "") > len(known.ended_on or "")
