"""Who is to do an action, as a role or body, where the words say so.

Somebody is ordered ("that the Director bring"), promises ("the Head of Service would"), is asked ("requests officers to"),
is named beside what is done ("monitored by the Board"), or leads in to a list ("The partnership should:").
"""

from __future__ import annotations

import re

from transforms.extract.actions import owner_patterns
from transforms.extract.actions.spans import Piece
from transforms.extract.units import Page, Unit
from transforms.text import fold, squeeze

_TOLD = 250  # characters before a piece in which its lead-in stands
_BACK = 3  # sentences before it in which "she" is named

# Where the subject of a clause can begin; after "that" only where it follows what orders, asks or agrees.
_BEGINS = re.compile(
    r"^\W*(?:that )?(?:(?:each|every) (?:week|month|quarter|year|term) )?"
    r"|\b(?:agree[ds]?|asks?|asked|request(?:s|ed)?|recommend(?:s|ed)?|resolved|suggest(?:s|ed)|propose[sd]?)(?: -)? that (?=\w)"
    r"|(?:[;:,] (?:and )?|\band )(?:that )?(?=\w)"
)
# "In reply to a question the Director": the subject comes later, with its article.
_OPENS_LATE = re.compile(
    r"\W*(?:that )?(?:in|under|because|by|at|on|following|after|as|within|since|from|for|with)\b"
)
# What a body decided is not what it is to do: "The Cabinet noted", "The Board agreed that officers would".
_DECIDED = re.compile(
    r"(?:(?:also|then|unanimously) )*(?:noted|supported|approved|endorsed|welcomed|resolved|received|accepted|considered|acknowledged|agreed that)\b"
)
_GOES_ON = re.compile(r"(?:\(\w{1,3}\)|[;,](?: and)?(?: to)?)\s*$")
_THAT = re.compile(r"\bthat (?=\w)")
_ARTICLED = re.compile(r"\b(?=the )")
_PRONOUN = re.compile(r"\W*(?:on \([a-z]\) )?(?:he|she)\b|\W*(?:would|will)\b")
_NAMED = re.compile(r"\W*(?:councillor|cllr|mr|mrs|ms|miss|dr|professor|a member|members?|one member)\b")
_ASIDE = re.compile(r", (?:however|therefore|too|also|in turn|meanwhile|for (?:its|their|his|her) part)\b.*$")
_ARTICLE = re.compile(r"^(?:the|this|each|every|relevant|all)\s+", re.IGNORECASE)


def owner_of(page: Page, piece: Piece) -> str | None:
    """The role or body that is to do what a piece says; None where the words name none."""
    if piece.owner:
        return _bare(piece.owner)
    end = piece.end
    return (
        owner_in(page.text[piece.start : end])
        or _leading(page, piece)
        or (_meant(page, piece) if _PRONOUN.match(page.folded, piece.start, end) else None)
    )


def owner_in(words: str) -> str | None:
    """The owner that the (original) words of an action name."""
    text = squeeze(words)
    folded = fold(text)
    if asked := owner_patterns.asked().search(folded) or owner_patterns.delegated().search(folded):
        return _said(text, asked)
    for begin in _begins(folded):
        subject = owner_patterns.subject().match(folded, begin)
        if subject and not _DECIDED.match(folded, subject.end()):
            return _said(text, subject)
    agent = owner_patterns.agent().search(folded)
    return _said(text, agent) if agent else None


def _begins(folded: str, *, told: bool = False) -> list[int]:
    """Where a subject can begin; `told`: after any "that", too."""
    begins = [found.end() for found in _BEGINS.finditer(folded)]
    if told:
        begins += [found.end() for found in _THAT.finditer(folded)]
    if _OPENS_LATE.match(folded):
        begins += [found.start() for found in _ARTICLED.finditer(folded)]
    return sorted(begins)


def _said(text: str, found: re.Match[str]) -> str:
    return _bare(text[found.start("who") : found.end("who")])


def _bare(name: str) -> str:
    return _ASIDE.sub("", _ARTICLE.sub("", name)).strip(" ,:-")


# -- beside the words ------------------------------------------------------------------------------------------------


def _leading(page: Page, piece: Piece) -> str | None:
    """The owner that the words before a piece lead in with: "The partnership should:", "the Director be asked to:"."""
    unit = page.unit_at(piece.start)
    if unit is None:
        return None
    if page.folded[unit.start : piece.start].strip(" -:•·o"):
        begin = max(unit.start, piece.start - _TOLD)
        return _leads(page, begin, piece.start) or _led_by(page, begin, piece)
    if (beside := _lead_beside(page, unit)) is not None:
        above = page.units[beside]
        if owner := _leads(page, above.start, above.end):
            return owner
    lead = unit.lead if unit.lead is not None else _lead_above(page, unit)
    for _ in range(2):  # a sub-limb's lead-in, then the limb's
        if lead is None:
            return None
        above = page.units[lead]
        bare = piece.kind != "resolution"  # "That Cabinet:" does what it resolves, and is no owner of it
        if owner := _leads(page, max(above.start, above.end - _TOLD), above.end, bare=bare):
            return owner
        lead = above.lead
    return None


def _leads(page: Page, start: int, end: int, *, bare: bool = False) -> str | None:
    """The owner in the words that lead in; `bare`: also one that stands there with no verb."""
    text = squeeze(page.text[start:end])
    folded = fold(text)
    if made := owner_patterns.made_to_list().search(folded):
        return _said(text, made)
    found = (
        m for begin in _begins(folded, told=True) if (m := owner_patterns.lead_in(bare).match(folded, begin))
    )
    lead = next(found, None)
    return _said(text, lead) if lead else None


def _led_by(page: Page, start: int, piece: Piece) -> str | None:
    """The owner of a later limb on one line: "the Board should (1) write a policy; (2) look into"."""
    if piece.kind != "area_for_improvement" or not _GOES_ON.search(page.folded, start, piece.start):
        return None
    text = squeeze(page.text[start : piece.start])
    folded = fold(text)
    found = [m for begin in _begins(folded, told=True) if (m := owner_patterns.led_in().match(folded, begin))]
    return _said(text, found[-1]) if found else None


def _lead_beside(page: Page, unit: Unit) -> int | None:
    """The item of the same list that leads in, where the list has lost its levels."""
    for above in reversed(page.units[max(0, unit.index - 12) : unit.index]):
        if unit.marker is None or above.marker != unit.marker:
            return None
        if page.folded[above.end - 1] == ":":
            return above.index
    return None


def _lead_above(page: Page, unit: Unit) -> int | None:
    """The line that ends in a colon above paragraphs without markers."""
    for above in reversed(page.units[max(0, unit.index - 12) : unit.index]):
        if above.section != unit.section or above.marker:
            return None
        if page.folded[above.end - 1] in ":-" or page.words(above).endswith((" to", " should", " must")):
            return above.index
        if not above.first:
            return None
    return None


def _meant(page: Page, piece: Piece) -> str | None:
    """Whom "she" means: the role that was the subject last, unless a person was named since."""
    unit = page.unit_at(piece.start)
    if unit is None:
        return None
    for before in reversed(page.units[max(0, unit.index - _BACK) : unit.index + 1]):
        end = piece.start if before is unit else before.end
        text = squeeze(page.text[before.start : end])
        folded = fold(text)
        found = [m for begin in _begins(folded) if (m := owner_patterns.speaker().match(folded, begin))]
        if found:
            return _said(text, max(found, key=lambda m: (m.end("who"), -m.start())))
        if before.section != unit.section or _NAMED.match(folded):
            return None
    return None
