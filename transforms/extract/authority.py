"""Authorities by their common names, whatever form a text uses: those that it names, and the one that a page is of."""

from __future__ import annotations

import re

from transforms.extract import vocabulary
from transforms.extract.mentions import Found
from transforms.extract.units import Page

# A council by its full name, whether the registry holds it or not.
_COUNCIL = re.compile(
    r"\b(?P<name>(?:(?:North|South|East|West|Mid|New|Great) )?(?!(?:The|Our|Your|This|That|Each|Every|Any|Full|Shadow|Former|Unitary|County|City|Borough|District|Metropolitan|London|Royal|North|South|East|West|Other|Neighbouring|Local)\b)"
    r"[A-Z][a-z]+(?:[ -](?:upon|on|in|and|of|the|with)[ -][A-Z][a-z]+|-[A-Z][a-z]+)*) (?:Metropolitan |London |Royal )?(?:County|City|Borough|District|Unitary) Council\b"
)


# "the Fylde Coast CCG" is of more than Fylde, a police force no council
_OTHER_PLACE = (
    " Coast ",
    " Coastal ",
    " Clinical Commissioning",
    " CCG",
    " NHS ",
    " ICB",
    " Integrated Care",
    " Police",
    " Constabulary",
    " Hospital",
    " University",
)


def common_name(council: str | None) -> str | None:
    """A council's name as the registry has it, from any form of it; the name itself where the registry lacks it."""
    if not council:
        return None
    _, names = vocabulary.authority_pattern()
    whole = re.sub(r"(?i)\s+(?:council|corporation)$", "", council.strip())
    plain = re.sub(r"(?i)^the\s+", "", whole)
    bare = re.sub(
        r"(?i)\s+(?:(?:city|county|district|(?:royal |metropolitan |london )*borough)(?: council)?|council)$",
        "",
        plain,
    )
    bare = re.sub(
        r"(?i)^(?:(?:royal |london |metropolitan )*borough of|city of(?! london)|county of)\s+", "", bare
    )
    known = (names[form] for form in (council, whole, plain, bare, f"{bare} Council") if form in names)
    return next(known, bare or council)


def authority_in_text(page: Page) -> str | None:
    """The authority most often named on the page as a council, where the page comes without one."""
    counts: dict[str, int] = {}
    for found in authorities(page.text, 0, len(page.text)):
        weight = (
            3
            if re.match(
                r"(?:'s)? (?:county |city |borough |metropolitan )*council|'s children",
                page.folded[found.end : found.end + 30],
            )
            else 1
        )
        counts[found.code] = counts.get(found.code, 0) + weight
    return max(counts, key=lambda name: counts[name]) if counts else None


def authorities(text: str, start: int, end: int) -> list[Found]:
    """Authorities named in a span, by their common names; a "... County Council" that the registry lacks by its own."""
    pattern, names = vocabulary.authority_pattern()
    named = (m for m in pattern.all(text, start, end) if not text.startswith(_OTHER_PLACE, m.end()))
    found = [Found(names[m.group()], *m.span()) for m in named]
    council = text.find(" Council", start, end) >= 0  # as most spans have none
    unlisted = [
        Found(m["name"], *m.span("name"))
        for m in (_COUNCIL.finditer(text, start, end) if council else ())
        if not any(f.start < m.end("name") and m.start("name") < f.end for f in found)
    ]
    return sorted(found + unlisted, key=lambda f: f.start) if unlisted else found
