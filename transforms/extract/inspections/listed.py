"""Bodies told of together: in a list within the sentence, or line by line under it."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from transforms import sieve
from transforms.dates import When, find_dates
from transforms.extract import vocabulary
from transforms.extract.mentions import inspectorates
from transforms.extract.names import Name, subject_of
from transforms.extract.units import Page, Unit

# "considered reports received from Ofsted on the following homes:"
_LEADS_IN = sieve.compile(
    r"\b(?:reports?|inspections?|inspected|visited)\b[^:]*\bfollowing (?:[a-z']+ ){0,2}"
    r"(?:homes|services|schools|settings|providers|centres|nurseries|academies)\b[^:.]{0,60}:?$"
    r"|\b(?:homes|services|schools|settings|providers|centres|nurseries|academies)\b[^:.]{0,40}\binspected\b[^:.]{0,60}:$"
)
# A line that is a name and nothing more.
_NAME_ONLY = re.compile(
    r"(?P<name>(?:The )?[A-Z][\w'’.-]*(?:[ \u00a0](?:[A-Z][\w'’.()&-]*|\([A-Z]\w+\)|of|the|at|on|in|and|&)){0,7}?)(?: \([^()]*\))?(?:[,;.]|[,;]? and)?"
)

_NO_NAME = re.compile(r"The|An?|In|It|This|These|Both|All|Members|Minutes|Resolved|RESOLVED")

# "inspected: A and B", "inspected both of its homes (A and B)", "had inspected three schools, A, B and C"
_LEADS_TO = re.compile(
    r"(?:: ?| namely,? |\b(?:homes|schools|services|settings|nurseries|centres|providers|academies|units)(?: \(|[,;-] | [-–] ))$"
)
_BRACKET = re.compile(r" ?\((?P<days>[^()]{4,120})\)")
_PART = re.compile(r"(?:(?!, and |, | and )[^()])+")

# "A and B Schools, had both been inspected"
_SUBJECT_OF = re.compile(
    r"(?: schools?| academies| homes)?,? (?:(?:had|have|were|both|all|been|recently|each|also|its|their|an?|full|interim|annual|unannounced|ofsted) )+"
)
# "inspected | both of the council's homes (| A and B"
_THESE_HOMES = re.compile(
    r"(?: [a-z'-]+){0,7} (?:homes|units|schools|centres|settings|nurseries|providers)(?: \(|, | - | – |: ?|; )"
)


def names_beside(
    page: Page, names: list[Name], span: tuple[int, int], name: str | None, *, many: bool
) -> list[Name]:
    """The names listed with that of an inspection told at `span` ("inspections of homes; A, B and C", "A and B had been inspected").

    `many` says that the mention is in the plural.
    """
    start, end = span
    names = list({n.text: n for n in reversed(names)}.values())[::-1]
    behind = [n for n in names if n.start > end]
    ahead = [n for n in reversed(names) if n.end <= start]
    between = page.folded[end : behind[0].start] if behind and not ahead else ""
    leads = _LEADS_TO.search(between) or _THESE_HOMES.fullmatch(between)
    if (many or leads) and name and behind and behind[0].text == name:
        return [after for _, after in takewhile(lambda pair: _is_listed(page, *pair), pairwise(behind))]
    if name and ahead and ahead[0].text == name and _SUBJECT_OF.fullmatch(page.folded[ahead[0].end : start]):
        return [
            before
            for _, before in takewhile(lambda pair: _is_listed(page, pair[1], pair[0]), pairwise(ahead))
        ]
    return []


def _is_listed(page: Page, before: Name, after: Name) -> bool:
    """Whether only a comma or "and" stands between two names."""
    return re.fullmatch(r", and |, | and |,? & ", page.folded[before.end : after.start]) is not None


def listed_bodies(page: Page, unit: Unit, topic: str) -> tuple[str, list[tuple[Unit, str]]] | None:
    """The subject and the names, with their units, of the bodies in a list that a unit leads in to.

    None where the unit leads in to none, names no inspectorate (an independent visitor reports on homes too), or
    nothing tells what the bodies are: the item's own subject, or the last word of one of the names.
    """
    words = page.words(unit)
    if not page.search(_LEADS_IN, unit) or not inspectorates(words, 0, len(words)):
        return None
    listed: list[tuple[Unit, str]] = []
    for line in page.after(unit):
        found = _NAME_ONLY.fullmatch(page.text, line.start, line.end)
        if line.section != unit.section or found is None or _NO_NAME.fullmatch(found["name"]):
            break
        listed.append((line, found["name"].replace("\u00a0", " ").rstrip(",;.")))
    if vocabulary.subject(topic).named:
        return topic, listed
    told = [kind for line, text in listed if (kind := subject_of(Name(text, line.start, line.end), topic))]
    return (told[0], listed) if told else None


def bracketed(page: Page, unit: Unit, names: list[Name]) -> list[tuple[Name, list[When]]]:
    """The names in a unit that have the days of their inspections in brackets behind them ("Oak House (May 2019 and June 2020)")."""
    found: list[tuple[Name, list[When]]] = []
    for name in names:
        bracket = _BRACKET.match(page.folded, name.end, unit.end)
        parts = list(_PART.finditer(page.folded, *bracket.span("days"))) if bracket else []
        days = [find_dates(page.text, page.folded, *part.span()) for part in parts]
        whole = find_dates(page.text, page.folded, *bracket.span("days")) if bracket else []
        if len(whole) == 1 and whole[0].has_day:  # "Oak House (3 and 4 May)"
            days = [whole]
        if days and all(len(each) == 1 for each in days):
            found.append((name, [when for (when,) in days]))
    return found
