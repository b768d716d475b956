"""The label with which a paragraph begins ("Youth justice: HMIP had published ...") and the subject that it names."""

from __future__ import annotations

import re

from transforms.extract.topic_subject import most_trusted
from transforms.extract.units import Page, Unit

# What follows is a sentence, no grade of a judgement ("Safeguarding: met").
_LABEL = re.compile(r"[^a-z]{0,6}(?P<label>[a-z][a-z' ,&/-]{3,45}?): (?=(?:\S+ ){5})")
# Which a label names in passing ("Safeguarding", "Planning").
_LOOSE = {"childrens_services", "other"}


def subject_of_label(page: Page, unit: Unit) -> str | None:
    """The subject that the label of a unit's paragraph names; "Fostering" is the service of that name."""
    first = page.block_units(unit.block)[0]
    found = _LABEL.match(page.folded, first.start, first.end)
    if found is None:
        return None
    named = (most_trusted(words) for words in (found["label"], f"{found['label']} service"))
    return next((code for code in named if code and code not in _LOOSE), None)
