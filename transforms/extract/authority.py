"""Which council a page is of, by its common name: that of the registry, whatever form the page uses."""

from __future__ import annotations

import re

from transforms.extract import vocabulary
from transforms.extract.mentions import authorities
from transforms.extract.units import Page


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
