"""Contact details out of sight: e-mail addresses and UK telephone numbers, masked in place."""

from __future__ import annotations

import re

import duckdb

from warehouse.comments import literal
from warehouse.store import offer

MASK = "*"

# The sign, plain, encoded or written to fool harvesters: "@", "%40", "(at)", "[at]", "{at}", "<at>".
_AT = r"(?:@|＠|%40|&#64;|[\[({<]\s?at\s?[\])}>])"
_DOT = r"(?:\.|\s?[\[({<]\s?dot\s?[\])}>]\s?|\s+dot\s+)"

# A whole word before the sign is taken at once (`++`), so that the search stays linear.
_NAME = r"(?<![\w.+'’-])[\w.+'’-]++"
_DOMAIN = rf"[\w-]+(?:{_DOT}[\w-]+)+"
_EMAIL = re.compile(
    rf"{_NAME}\s?{_AT}\s?{_DOMAIN}"
    # In plain words it must look like an address: "ann.lee at wendleshire.example", "ann lee at wendleshire dot example"
    rf"|(?<![\w.+'’-])[a-z]++(?:[._][\w'’-]++)+\s+at\s+[\w-]+(?:\.[\w-]+)+"
    rf"|{_NAME}\s+at\s+[\w-]+(?:\s?[\[({{<]\s?dot\s?[\])}}>]\s?[\w-]+|\s+dot\s+[\w-]+)+",
    re.IGNORECASE,
)

# Between the digits of one number: at most three of these. No slash and no line end, which part other things.
_GAP = r"[ \u00a0\u202f().\-‐‑–]{0,3}"

# An extension, or the last digits of a second number, right behind the first.
_MORE = r"(?:,?\s?(?:ext(?:ension|n)?\.?|x)\s?:?\s?\d{2,6}\b|\s?/\s?\d{3,6}\b(?!/))?"

# National numbers begin 01, 02, 03, 05, 07, 08 or 09 and have 9 to 11 digits (Ofcom, National Telephone
# Numbering Plan); at least three digits stand together first, as no date does.
_NATIONAL = rf"(?<![\w/])\(?0[1-35789]\d{{1,3}}\)?(?:{_GAP}\d){{6,8}}?(?!\d){_MORE}"
_INTERNATIONAL = rf"(?<![\w/])\(?(?:\+|00){_GAP}44{_GAP}(?:\(0\){_GAP})?\d(?:{_GAP}\d){{8,9}}?(?!\d){_MORE}"

# Short ones, extensions and internal numbers, only behind a label.
_LABELLED = (
    rf"\b(?:(?:tel(?:ephone)?|phone|mobile|mob|fax|minicom|textphone|switchboard|ddi|direct\s(?:line|dial)|extn?|extension)"
    rf"\b(?:\s*(?:no|number)\b)?\s*[.:]\s*"
    rf"|(?:tel|ddi|extn?)\s+|extension\s+(?!(?:19|20)\d\d\b)(?=\d{{3}}))\(?\d(?:{_GAP}\d){{1,11}}"
)

_NUMBER = re.compile(f"{_INTERNATIONAL}|{_NATIONAL}|{_LABELLED}", re.IGNORECASE)

# A text that is one web address: its digits are ids of pages, and only an e-mail address in it is a contact.
_WEB_ADDRESS = re.compile(r"https?://\S+")
_EMAIL_IN_ADDRESS = re.compile(r"[\w.+'’-]++(?:@|%40)[\w-]+(?:\.[\w-]+)+")

#: A regular expression (RE2) that every text with a contact detail fits, to skip the rest quickly.
SUSPECT = (
    r"(?i)@|＠|%40|&#64;|[\[({<]\s?at\s?[\])}>]|\bdot\b|[._]\S+\s+at\s|\b0[1-35789]\d|\b(?:00)?44|\+ ?\(?44"
    r"|\b(?:tel|telephone|phone|mobile|mob|fax|minicom|textphone|switchboard|ddi|direct\s(?:line|dial)|extn?|extension)\b"
)


def mask_contacts(text: str) -> str:
    """The text with every e-mail address, and the digits of every telephone number, as asterisks.

    Its length and the place of every other character stay, so that spans into it still hold. A text that is a web
    address keeps its digits.
    """
    if _WEB_ADDRESS.fullmatch(text):
        return _EMAIL_IN_ADDRESS.sub(_without_words, text)
    return _NUMBER.sub(_without_digits, _EMAIL.sub(_without_words, text))


def offer_masking(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the SQL macro `masked`: a text with its contact details masked."""
    offer(connection, "mask_contacts", mask_contacts)
    connection.execute(
        f"CREATE TEMP MACRO masked(words) AS CASE WHEN regexp_matches(words, {literal(SUSPECT)}) "
        "THEN mask_contacts(words) ELSE words END"
    )


def _without_words(match: re.Match[str]) -> str:
    return re.sub(r"\S", MASK, match[0])


def _without_digits(match: re.Match[str]) -> str:
    return re.sub(r"\d", MASK, match[0])
