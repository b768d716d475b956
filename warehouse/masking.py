"""Contact details out of sight: e-mail addresses and UK telephone numbers, masked in place."""

from __future__ import annotations

import re

MASK = "*"

# A whole word before the sign is taken at once (`++`), so that the search stays linear.
_EMAIL = re.compile(r"(?<![\w.+'’-])[\w.+'’-]++\s?(?:@|[\[(]at[\])])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)

# Between the digits of one number: at most two of these. No slash and no line end, which part other things.
_GAP = r"[ \u00a0\u202f().\-‐‑–]{0,2}"

# National numbers begin 01, 02, 03, 05, 07, 08 or 09 and have 9 to 11 digits (Ofcom, National Telephone
# Numbering Plan); at least three digits stand together first, as no date does.
_NATIONAL = rf"(?<![\w/])\(?0[1-35789]\d{{1,3}}\)?(?:{_GAP}\d){{6,8}}?(?!\d)"
_INTERNATIONAL = rf"(?<![\w/])(?:\+|00)44{_GAP}(?:\(0\){_GAP})?\d(?:{_GAP}\d){{8,9}}?(?!\d)"

# Short ones, extensions and internal numbers, only behind a label.
_LABELLED = (
    rf"\b(?:(?:tel(?:ephone)?|phone|mobile|mob|fax|extn?|extension)\b(?:\s*(?:no|number)\b)?\s*[.:]\s*"
    rf"|(?:tel|extn?)\s+)\(?\d(?:{_GAP}\d){{1,11}}"
)

_NUMBER = re.compile(f"{_INTERNATIONAL}|{_NATIONAL}|{_LABELLED}", re.IGNORECASE)

#: A regular expression (RE2) that every text with a contact detail fits, to skip the rest quickly.
SUSPECT = (
    r"(?i)@|[\[(]at[\])]|\b0[1-35789]\d|\b(?:00)?44"
    r"|\b(?:tel|telephone|phone|mobile|mob|fax|extn?|extension)\b"
)


def mask_contacts(text: str) -> str:
    """The text with every e-mail address, and the digits of every telephone number, as asterisks.

    Its length and the place of every other character stay, so that spans into it still hold.
    """
    return _NUMBER.sub(_without_digits, _EMAIL.sub(_without_words, text))


def _without_words(match: re.Match[str]) -> str:
    return re.sub(r"\S", MASK, match[0])


def _without_digits(match: re.Match[str]) -> str:
    return re.sub(r"\d", MASK, match[0])
