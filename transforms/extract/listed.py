"""Bodies listed line by line under a sentence that tells of their inspections or reports."""

from __future__ import annotations

import re

from transforms.extract import vocabulary
from transforms.extract.mentions import inspectorates
from transforms.extract.names import Name, subject_of
from transforms.extract.units import Page, Unit

# "considered reports received from Ofsted on the following homes:"
_LEADS_IN = re.compile(
    r"\b(?:reports?|inspections?|inspected|visited)\b[^:]*\bfollowing (?:[a-z']+ ){0,2}"
    r"(?:homes|services|schools|settings|providers|centres|nurseries|academies):?$"
)
# A line that is a name and nothing more.
_NAME_ONLY = re.compile(
    r"(?:The )?[A-Z][\w'’.-]*(?:[ \u00a0](?:[A-Z][\w'’.()&-]*|of|the|at|on|in|and|&)){0,7}[,;.]?"
)


def listed_bodies(page: Page, unit: Unit, topic: str) -> tuple[str, list[tuple[Unit, str]]] | None:
    """The subject and the names, with their units, of the bodies in a list that a unit leads in to.

    None where the unit leads in to none, names no inspectorate (an independent visitor reports on homes too), or
    nothing tells what the bodies are: the item's own subject, or the last word of one of the names.
    """
    words = page.words(unit)
    if not _LEADS_IN.search(words) or not inspectorates(words, 0, len(words)):
        return None
    listed: list[tuple[Unit, str]] = []
    for line in page.units[unit.index + 1 :]:
        text = page.text[line.start : line.end]
        if line.section != unit.section or not _NAME_ONLY.fullmatch(text):
            break
        listed.append((line, text.replace("\u00a0", " ").rstrip(",;.")))
    if vocabulary.subject(topic).named:
        return topic, listed
    told = [found for line, text in listed if (found := subject_of(Name(text, line.start, line.end), topic))]
    return (told[0], listed) if told else None
