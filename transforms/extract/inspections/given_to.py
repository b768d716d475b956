"""Whom a grade was given to: the kind of service, and the body's own name."""

from __future__ import annotations

import re
from dataclasses import replace

from transforms.extract import vocabulary
from transforms.extract.body_names import subject_of
from transforms.extract.inspections.register import Register
from transforms.extract.judgements.claim import Claim
from transforms.extract.labels import subject_of_label

_SISTERS = {"adoption", "fostering", "childrens_home"}
_IT = re.compile(
    r"(?:it|(?:the|its) (?:report card|report|letter)) (?:was|is|had|has|showed|shows|gave|gives|received|achieved)\b"
)
# "was inspected in May and received an overall judgement of"
_GOES_ON = re.compile(
    r" and (?:was|were|had been|has been|received|achieved|got|given|had|has)\b(?![^,;]*\b(?:the|its|their) (?:council|authority|service|children's services)\b)[^,;]*$"
    r"| with (?:an? )?['\"]?$"  # "was good | with an outstanding for leadership"
)


def name_bodies(register: Register, claim: Claim) -> list[Claim]:
    """Set the name of the body that a claim is for; further claims for others joined to it ("A and B were good")."""
    if claim.called:
        return []
    name = register.name_at(claim.unit, claim.at)
    subject = subject_of_claim(register, claim)
    told = subject_of(name, register.topic.subject) if name else None
    if name and told and not claim.subject and not claim.authority and not vocabulary.subject(subject).named:
        if not name.start < claim.at < name.end + 60 or register.page.folded[name.end : claim.at].count(","):
            return []
        claim.subject = subject = told
    if name is None or not vocabulary.subject(subject).named:
        return []
    if claim.rule == "named_body_was_given" and name.end <= claim.start:
        return []  # called by a name of its own, nearer than the one that the place tells
    if told and told != subject and not claim.subject:
        claim.subject = told  # "Hill Fostering" among homes
    claim.name = name.text
    joined: list[Claim] = []
    edge = name.start
    for other in reversed([n for n in register.names_of(claim.unit) if n.end <= name.start]):
        if not re.fullmatch(r",? and |, ", register.page.folded[other.end : edge]):
            break
        joined.append(replace(claim, name=other.text, start=other.start))
        edge = other.start
    return joined


def subject_of_claim(register: Register, claim: Claim) -> str:
    """Whom the grade was given to; "the service", "the council" stand for whatever the item is about."""
    return (
        claim.subject
        or _subject_going_on(register, claim)
        or _subject_of_it(register, claim)
        or _sister_told_of(register, claim)
        or subject_of_label(register.page, claim.unit)
        or register.carried()
    )


def _sister_told_of(register: Register, claim: Claim) -> str | None:
    """The one of two sister services, on an item about both, that the paragraph told of last."""
    last = next(iter(register.told_before(claim.unit)), None)
    if last is None or last.start < register.page.block_units(claim.unit.block)[0].start:
        return None
    both = {last.subject, register.carried()}
    return last.subject if len(both) == 2 and both <= _SISTERS else None


def _subject_of_it(register: Register, claim: Claim) -> str | None:
    """What was inspected in the sentence before, where this one goes on with "It showed" or "The report card gave"."""
    last = next(iter(register.told_before(claim.unit)), None)
    before = register.page.units[claim.unit.index - 1] if claim.unit.index else None
    if last is None or before is None or before.block != claim.unit.block or last.start < before.start:
        return None
    goes_on = _IT.match(register.page.folded, claim.unit.start, claim.unit.end)
    return last.subject if goes_on and vocabulary.subject(register.carried()).named else None


def _subject_going_on(register: Register, claim: Claim) -> str | None:
    """What was inspected in the clause before, where the claim's goes on without a subject of its own."""
    told = [(at, e) for at, e in register.mentions.get(claim.unit.index, []) if at < claim.at]
    if not told or not _GOES_ON.search(register.page.folded, told[-1][0], claim.at):
        return None
    return told[-1][1].subject
