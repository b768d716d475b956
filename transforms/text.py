"""Text helpers that keep offsets: every function here maps character to character."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SINGLE = dict.fromkeys("‘’‚‛′`´", "'")
_DOUBLE = dict.fromkeys("“”„‟″«»", '"')
_DASH = dict.fromkeys("‐‑‒–—―−", "-")
_SPACE = dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\ufeff\u200b\t\r\n\v\f", " ")
_PLAIN = _SINGLE | _DOUBLE | _DASH | _SPACE
_PLAIN_ASCII = {fancy: plain for fancy, plain in _PLAIN.items() if fancy.isascii()}


def fold(text: str) -> str:
    """Lower case with plain quotes, hyphens and spaces, same length: offsets hold in both texts."""
    plain = text
    for fancy, letter in (_PLAIN_ASCII if text.isascii() else _PLAIN).items():
        if (
            fancy in plain
        ):  # most are in no text, which is found out at once; `str.translate` looks at every letter
            plain = plain.replace(fancy, letter)
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def squeeze(text: str) -> str:
    """The text with every run of white space, no-break and zero-width spaces included, as one space."""
    return " ".join(text.replace("\u200b", " ").split())


def strip_span(text: str, start: int, end: int, drop: str = "") -> tuple[int, int]:
    """Shrink a span so that it neither begins nor ends with white space or a character of `drop`."""
    drop += "\u200b\ufeff"
    while start < end and ((letter := text[start]) in drop or letter.isspace()):
        start += 1
    while end > start and ((letter := text[end - 1]) in drop or letter.isspace()):
        end -= 1
    return start, end


# A list marker and the space after it. The shapes are those seen on council pages: "1." "1)" "(1)" "(a)" "a)" "i)" "(ii)"
# "13.1" and the bullets that Word leaves behind ("o" needs two spaces or a capital after it, else it is a word).
MARKER = re.compile(
    r"""(?:
        (?P<bullet>[·•●▪◦‣∙○■□➢►✓*§Ø\uf0b7\uf0a7\uf0d8\u2013\u2014-])(?=[\s\u00a0]|$)
      | (?P<o>o)(?=[\u00a0\t]|\s\s|\s[A-Z])
      | \(?(?P<decimal>\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)[.):]?(?=[\s\u00a0]|$)
      | (?P<open>\(?)(?P<number>\d{1,3}[a-z]?)(?P<close>[.):]+)(?=[\s\u00a0A-Z"“‘'(]|$)
      | (?P<open2>\(?)(?P<letter>[a-zA-Z]{1,2}|[ivxIVX]{1,5})(?P<close2>[.)]+)(?=[\s\u00a0A-Z"“‘'(]|$)
    )[\s\u00a0]*""",
    re.VERBOSE,
)
_ROMAN = re.compile(r"(?=[ivx])(?:x{0,2})(?:ix|iv|v?i{0,3})", re.IGNORECASE)

_INITIALS = re.compile(r"[A-Z]\.[ \u00a0]?[A-Z]\.[ \u00a0]?[A-Z]")


def parted_by(marks: Sequence[re.Match[str]], start: int, end: int) -> list[tuple[int, int]]:
    """The spans from `start` to `end` that the marks part, in order; one more than there are marks."""
    starts, ends = [start, *(m.end() for m in marks)], [*(m.start() for m in marks), end]
    return list(zip(starts, ends, strict=True))


def marker_style(match: re.Match[str]) -> str:
    """The family a marker belongs to, so that nested lists can be told apart: "bullet", "(a)", "1." ...

    A letter that can be a roman number as well as itself in a list of letters has the kind "?".
    """
    if match["bullet"]:
        return "bullet"
    if match["o"]:
        return "o"
    if match["decimal"]:
        return f"decimal{match['decimal'].count('.')}"
    if match["number"]:
        return f"{match['open']}1{match['close'][0]}"
    letters = match["letter"]
    kind = "?" if letters.lower() in {"v", "x", "c", "d"} else "i" if _ROMAN.fullmatch(letters) else "a"
    if letters.isupper():
        kind = kind.upper()
    return f"{match['open2']}{kind}{match['close2'][0]}"


def match_marker(text: str, start: int, end: int) -> re.Match[str] | None:
    """The list marker at the start of a span, or None; a year is no marker, nor initials ("J. R. Smith") or "Mr.".

    One initial ("A. Smith") can't be told from a letter of a list ("A. Adoption") and is taken for one.
    """
    found = MARKER.match(text, start, end)
    if found is None or _INITIALS.match(text, start, end):
        return None
    if (
        found["letter"]
        and found["letter"][0].isupper()
        and len(found["letter"]) > 1
        and not _ROMAN.fullmatch(found["letter"])
    ):
        return None
    return found
