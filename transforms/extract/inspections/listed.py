"""Bodies told of together: in a list within the sentence, or line by line under it."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from transforms import sieve
from transforms.dates import MONTHS, When, find_dates
from transforms.extract import vocabulary
from transforms.extract.body_names import Name, subject_of
from transforms.extract.mentions import dates_of, inspectorates
from transforms.extract.units import Page, Unit

# "considered reports received from Ofsted on the following homes:"
_LEADS_IN = sieve.compile(
    r"\b(?:reports?|inspections?|inspected|visited)\b[^:]*\bfollowing (?:[a-z']+ ){0,2}"
    r"(?:homes|services|schools|settings|providers|centres|nurseries|academies)\b[^:.]{0,60}:?$"
    r"|\b(?:homes|services|schools|settings|providers|centres|nurseries|academies)\b[^:.]{0,40}\binspected\b[^:.]{0,60}:$"
    r"|\b(?:ofsted|cqc|estyn|inspect\w+)\b[^:]*\b(?:homes|services|schools|settings|providers|centres|nurseries|academies)\b[^:.]{0,40}\bvisited\b[^:.]{0,60}:$"
)
# "the outcomes of the inspections conducted on:", each with its day
_LEADS_TO_DAYS = re.compile(r"\b(?:inspections?|inspected|visits?|visited)\b[^:.]{0,80}:$")
_BEFORE_DAY = re.compile(r"[ \u00a0]*[,(:–-]?[ \u00a0]*(?:(?:inspected|visited|on|in|dated)[ \u00a0]+)*$")
_DAY_ENDS = re.compile(r"\)?[ ,;.]*(?:and)?")
# A line that is a name and nothing more.
_NAME_ONLY = re.compile(
    r"(?P<name>(?:The )?[A-Z][\w'’.-]*(?:[ \u00a0](?:[A-Z][\w'’.()&-]*|\([A-Z]\w+\)|of|the|at|on|in|and|&)){0,7}?(?:, [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})?)(?: \([^()]*\))?(?:[,;.]|[,;]? and)?"
)
_NO_NAME = re.compile(r"The|An?|In|It|This|These|Both|All|Members|Minutes|Resolved|RESOLVED")
# "inspected: A and B", "inspected both of its homes (A and B)", "had inspected three schools, A, B and C"
_LEADS_TO = re.compile(
    r"(?:: ?| namely,? |\b(?:homes|schools|services|settings|nurseries|centres|providers|academies|units)(?: \(|[,;-] | [-–] ))$"
)
_BRACKET = re.compile(r" ?\((?P<days>[^()]{4,120})\)")
_INSPECTED_ON = r"(?:inspected |inspection |visited )?(?:on |in )?"
_REST_OF_LINE = re.compile(
    rf"(?: [-–]|[:,]) (?P<days>{_INSPECTED_ON}(?:\d{{1,2}}(?:st|nd|rd|th)?\b[^():.;]{{3,60}}|(?:early |late )?(?:{MONTHS}) (?:19|20)\d\d))"
)
# A line of a list that is a name, the days of its inspection in brackets or behind a dash, and perhaps what came of it:
# "Hill School (3 and 4 May): good", "Hill School - March 2025".
DAYS_BEHIND = re.compile(
    rf"[^().;:,]{{4,80}} \({_INSPECTED_ON}(?:\d{{1,2}}(?:st|nd|rd|th)?\b|(?:{MONTHS})\b)[^()]{{3,70}}\)(?: ?[:,–-]|$)"
    rf"|[^().;:]{{4,80}}?(?: [-–]|[:,]) {_INSPECTED_ON}(?:\d{{1,2}}(?:st|nd|rd|th)? |early |late )?(?:(?:and|to|-|–|\d{{1,2}}(?:st|nd|rd|th)?) ?)*(?:{MONTHS})[ 0-9]*$"
)
_MARKER = 4  # letters of a number or bullet before the name that begins a line
_CAME_OUT = re.compile(r"\b(?:published|reported|report|released|issued)\b")
# "October 2025, | graded inspection": what kind it was
_KIND = re.compile(
    r"[ ,]*(?:an? )?(?:[a-z-]+ ){0,3}(?:inspection|visit|ungraded|graded|report card|section [58])"
)
_PART = re.compile(r"(?:(?!, and |, | and )[^()])+")
# "A and B Schools, had both been inspected"
_SUBJECT_OF = re.compile(
    r"(?: schools?| academies| homes|\))?,? (?:(?:had|have|were|both|all|been|recently|lately|each|also|its|their|an?|full|interim|annual|unannounced|ofsted) )+"
)
# "inspected | both of the council's homes (| A and B"
_THESE_HOMES = re.compile(
    r"(?: [a-z'-]+){0,7} (?:homes|units|schools|centres|settings|nurseries|providers)(?: (?:of|in|run by) [a-z' ]{2,30})?(?: \(|, | - | – |: ?|; )"
)
_INSPECTED = re.compile(r"\b(?:inspected|visited)$")  # "had inspected A and B"
_LEAD = 60  # characters before the first name
_RESULTS_OF = re.compile(
    r"\b(?:results?|reports|outcomes?|findings|judge?ments|inspections|visits)(?: \([^()]*\))? (?:relating to|in relation to|in respect of|regarding|concerning|for|of|on|from|at|to)(?: the)? $"
)
_WERE_THERE = sieve.compile(
    r"^(?!.*\b(?:will|would|due|scheduled|planned|forthcoming) (?:be|take|receive)\b).*\b(?:considered|received|noted|discussed|reviewed|presented|published|looked at|highlighted|circulated|outlined|summarised|informed|told|carried out|held|undertaken|reported)\b"
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
    active = between == " " and _INSPECTED.search(page.folded, start, end) is not None
    if (many or leads or active) and name and behind and behind[0].text == name:
        return [after for _, after in takewhile(lambda pair: _is_listed(page, *pair), pairwise(behind))]
    if name and ahead and ahead[0].text == name and _SUBJECT_OF.fullmatch(page.folded[ahead[0].end : start]):
        return [
            before
            for _, before in takewhile(lambda pair: _is_listed(page, pair[1], pair[0]), pairwise(ahead))
        ]
    return []


def _is_listed(page: Page, before: Name, after: Name) -> bool:
    """Whether only a comma or "and" stands between two names."""
    between = page.folded[before.end : after.start]
    return (
        re.fullmatch(r"(?: for (?:boys|girls))?(?: \([^()]{1,24}\))?(?:, and |, ?| and |,? & )", between)
        is not None
    )


def told_together(page: Page, unit: Unit, names: list[Name]) -> list[Name]:
    """The names of a list whose results or reports the sentence says were there ("considered the results relating to A, B and C")."""
    if len(names) < 2 or not page.search(_WERE_THERE, unit):
        return []
    told: list[Name] = []
    for index, name in enumerate(names):
        lead = _RESULTS_OF.search(page.folded, max(unit.start, name.start - _LEAD), name.start)
        if lead is None or name in told:
            continue
        rest = names[index:]
        run = [name, *(two for _, two in takewhile(lambda pair: _is_listed(page, *pair), pairwise(rest)))]
        told += run if len(run) > 1 else []
    return told


def listed_bodies(
    page: Page, unit: Unit, topic: str, *, about: bool
) -> tuple[str, list[tuple[Unit, str, When | None]]] | None:
    """The subject of the bodies in a list that a unit leads in to, and their names and days, with their units.

    None where the unit leads in to none, where neither it names an inspectorate nor the item is `about` an inspection (an
    independent visitor reports on homes too), or nothing tells what the bodies are: the item's own subject, or the last
    word of one of the names. Where the unit does not say what kind of bodies follow, each line must have its day.
    """
    words = page.words(unit)
    leads = page.search(_LEADS_IN, unit) is not None
    if not leads and not (words.endswith(":") and _LEADS_TO_DAYS.search(words)):
        return None
    if not (about or inspectorates(words, 0, len(words))):
        return None
    listed: list[tuple[Unit, str, When | None]] = []
    for line in page.after(unit):
        days = dates_of(page, line)
        head = _BEFORE_DAY.sub("", page.text[line.start : days[0].start]) if len(days) == 1 else ""
        ends = days and _DAY_ENDS.fullmatch(page.folded, days[-1].end, line.end)
        found = _NAME_ONLY.fullmatch(head if ends else page.text[line.start : line.end])
        if line.section != unit.section or found is None or _NO_NAME.fullmatch(found["name"]):
            break
        if not (leads or ends):
            return None
        listed.append((line, found["name"].replace("\u00a0", " ").rstrip(",;."), days[0] if ends else None))
    if vocabulary.subject(topic).named:
        return topic, listed
    told = [kind for line, text, _ in listed if (kind := subject_of(Name(text, line.start, line.end), topic))]
    return (told[0], listed) if told else None


def days_behind(
    page: Page, unit: Unit, names: list[Name], *, about: bool
) -> list[tuple[Name, list[dict[str, When]]]]:
    """The names in a unit with the dates of their inspections behind them, by role, one set for each inspection.

    They stand in brackets ("Oak House (May 2019 and June 2020)", "Oak House (3 and 4 May, published 1 June)") or, in an
    item `about` inspections, fill the rest of the line ("Oak House - 3 and 4 May").
    """
    found: list[tuple[Name, list[dict[str, When]]]] = []
    for name in names:
        behind = _BRACKET.match(page.folded, name.end, unit.end)
        if not behind and about and unit.first and name.start <= unit.start + _MARKER:
            behind = _REST_OF_LINE.fullmatch(page.folded, name.end, unit.end)
        told = _dates_in(page, *behind.span("days")) if behind else []
        if told:
            found.append((name, told))
    return found


def _dates_in(page: Page, start: int, end: int) -> list[dict[str, When]]:
    """The dates of inspections in a span, by role; none where a part of it has none of its own."""
    told: list[dict[str, When]] = []
    whole = find_dates(page.text, page.folded, start, end)
    if len(whole) == 1 and whole[0].has_day:  # "3 and 4 May"
        return [{"on_site": whole[0]}]
    for part in _PART.finditer(page.folded, start, end):
        days = find_dates(page.text, page.folded, *part.span())
        if not days and told and _KIND.fullmatch(page.folded, *part.span()):
            continue
        if len(days) != 1:
            return []
        published = _CAME_OUT.search(page.folded, part.start(), days[0].start) is not None
        if published and told and "published" not in told[-1]:
            told[-1]["published"] = days[0]
        else:
            told.append({"published" if published else "on_site": days[0]})
    return told
