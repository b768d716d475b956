"""Whom an item's inspectorate inspects, where its title and first words name no subject."""

from __future__ import annotations

import re
from collections import Counter

from transforms.extract import vocabulary
from transforms.extract.body_names import subject_of
from transforms.extract.mentions import inspectorates, inspectorates_on, topics, without_inspectorates
from transforms.extract.names import names_in_title
from transforms.extract.units import Page
from transforms.text import fold

# What the CQC makes of councils alone, by that name.
_ASSESSMENT = re.compile(
    r"(?:cqc|commission)(?: \(cqc\))? (?:local authority )?assessments?\b(?! (?:of|at|for) )"
)
# On a page of the CQC these tell of a council's adult social care, not of a provider.
_OF_A_COUNCIL = re.compile(
    rf"assessment of|{_ASSESSMENT.pattern}|assurance|local authority|adult|annual|social (?:care|services)|rating awarded to (?!the\b)"
    r"|\b(?:council|authority|county|city|borough)(?: (?:had|has|was|is|been|also|now|recently))* (?:rated|judged|graded|assessed|given|awarded|received|achieved|secured)\b"
)
_OF_PROVIDERS = re.compile(r"\b(?:care|health) providers\b|\bgp practices\b|\binspection outcomes for\b")
# "385 of the 422 locations", "the share of providers that were rated": ratings of those whom the CQC registers
_RATED_ONES = re.compile(
    r"\b(?:providers|locations|care homes|nursing homes|care settings|services) (?:in the (?:county|city|borough|area|district) )?(?:(?:that|which) )?(?:(?:are|were|had been|have been|being) )?(?:registered|rated|inspected|graded|judged)\b"
    r"|\b\d+ (?:[a-z]+ ){0,3}(?:providers|locations|care homes|nursing homes|settings|services)\b|\b(?:ratings|inspections) of (?:[a-z]+ ){0,3}(?:providers|locations|homes)\b"
    r"|\b(?:providers|locations|homes) with (?:[a-z]+ ){0,3}ratings?\b"
)
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
    if found[0].code == "cqc" and _ASSESSMENT.search(naming):
        return "adult_social_care"
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
    if named == {"other"} and "child" not in page.folded:
        return "other"  # the Audit Commission and the like, of the council as a whole
    if "childrens_services" in told or not told:
        return None
    most, count = told.most_common(1)[0]
    return most if count >= _ENOUGH else None


def rates_providers(words: str) -> bool:
    """Whether folded words about the CQC and adult social care tell of its ratings of providers, not of an assessment of the council."""
    return _RATED_ONES.search(words) is not None and not re.search(
        r"\bassessment\b|\bassurance\b|(?<!social )\bcare act\b", words
    )


def by_council(page: Page, council: str | None) -> str:
    """What stands where nothing is told: children's services; of a district, which has none, Ofsted inspects the training."""
    if not vocabulary.is_district(council) or "ofsted" not in inspectorates_on(page):
        return "childrens_services"
    told = {found.code for found in topics(page, 0, len(page.folded))}
    return "childrens_services" if "childrens_services" in told else "adult_learning"


def by_title_name(page: Page, title: str) -> str | None:
    """The subject that the last word of the one name in a title tells ("Elm College Ofsted Report", "Elm House: inspection")."""
    names = names_in_title(title)
    if len(names) != 1:
        return None
    by_ofsted = "ofsted" in fold(title) or "ofsted" in inspectorates_on(page)
    told = subject_of(names[0], "childrens_services" if by_ofsted else "care_provider")
    by = "ofsted" if by_ofsted else "cqc"
    return told if told and vocabulary.subject(told).inspectorate == by else None
