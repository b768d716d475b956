"""Whom an item's inspectorate inspects, where its title and first words name no subject."""

from __future__ import annotations

import re
from collections import Counter

from transforms.extract import vocabulary
from transforms.extract.mentions import inspectorates, inspectorates_on, topics, without_inspectorates
from transforms.extract.units import Page

# On a page of the CQC these tell of a council's adult social care, not of a provider.
_OF_A_COUNCIL = re.compile(
    r"assessment of|assurance|local authority|adult|annual|social (?:care|services)|rating awarded to (?!the\b)"
)
_OF_PROVIDERS = re.compile(r"\b(?:care|health) providers\b|\bgp practices\b|\binspection outcomes for\b")
# Inspections of schools are told in many words; one by the way makes no item about schools.
_ENOUGH = 2


def by_inspectorate(naming: str, words: str) -> str | None:
    """The subject of the inspectorate that folded words name first, as further words tell it.

    None for Ofsted, which inspects many, and where none is named.
    """
    found = inspectorates(naming, 0, len(naming))
    if not found or found[0].code == "ofsted":
        return None
    if found[0].code == "cqc" and (_OF_PROVIDERS.search(words) or not _OF_A_COUNCIL.search(words)):
        return "care_provider"
    subjects = vocabulary.inspected_by(found[0].code)
    bare = without_inspectorates(words)
    told = Counter(
        m.lastgroup
        for pattern in (vocabulary.topic_pattern(), vocabulary.body_pattern())
        for m in pattern.finditer(bare)
    )
    return max(subjects, key=lambda code: told[code], default=None)


def by_item(page: Page) -> str | None:
    """The subject that the whole item tells, None where it is children's services or not told.

    An item that never names Ofsted is about what the inspectorate it names inspects; one that never names children's
    services is about what it names most.
    """
    named = set(inspectorates_on(page))
    told = Counter(found.code for found in topics(page, 0, len(page.folded)))
    if named and "ofsted" not in named:
        subjects = [code for name in sorted(named) for code in vocabulary.inspected_by(name)]
        if subjects and "childrens_services" not in told:
            return max(subjects, key=lambda code: told[code])
    if "childrens_services" in told or not told:
        return None
    most, count = told.most_common(1)[0]
    return most if count >= _ENOUGH else None
