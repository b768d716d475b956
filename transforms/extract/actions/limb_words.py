"""Which words are a limb of a resolution or recommendation, and which only lead in to limbs below them."""

from __future__ import annotations

import re

from transforms.extract.actions.spans import patterns
from transforms.extract.units import Page, Unit

THAT = r"(?:that|to|t h a t)\b"  # with which limbs begin, or the words that lead in to them end
LEADS_IN = re.compile(
    r"(?::|:?-|\bbe (?:authorised|requested|asked|instructed|recommended|invited)|[^.]\b(?:that|to|notes?|agrees?|approves?|endorses?|receives?|recommends?|requests?|resolves?))[\s*_]*$"
)
_OWN_WORDS = re.compile(
    r"(?P<own>(?:(?!\b(?:following|below)\b)[^:;]){12,}?),? (?:subject to|and (?:to )?(?:that )?(?:the following|delegat\w+|authoris\w+|request\w*|ask\w*|instruct\w*|recommend\w*|agree\w*|in particular)\b|with the following|provided that|on condition that|on the basis that)[^:]*:?\W*$"
)
# "the report be noted": an order, with no other verb before its "be".
ORDERS = re.compile(
    r"(?:(?!\b(?:was|were|is|are|had|has|have|said|would|will|should|could|must|may|might|can|to|not|(?:asked|requested|suggested|said) that)\b)[^.;?]){3,220}?\bbe (?:\w+ly )?(?!able\b)\w+"
)
# "the Director bring a report": an order by the bare form of its verb; nouns of the same form go on with no object.
_SUBJUNCTIVE = re.compile(
    r"(?:the |an? |each |every )?(?:(?!that\b|which\b|who\b|to\b|and\b)[a-z'&,-]+ ){0,7}?(?:director|chair(?:man|woman|person)?|head|manager|officer|member|leader|board|committee|sub-committee|panel|cabinet|council|trust|authority|service|executive|mayor|clerk|commissioner|constable|partnership|forum|group|team|commission)"
    r"(?: (?:of|for|to) [^.;:]{3,70}?)? (?:bring|submit|write|provide|attend|continue|produce|prepare|publish|arrange|circulate|ensure|return|come|send|give|take|hold|meet|stay|remain|approve|receive|consider|(?:report|review|note|set|present|monitor|update)(?= (?:to|back|on|the|an?|again|progress|out|up|in|its|their|every|each)\b))\b"
)
# "(2) with regard to the improvement plan": words without a verb that only lead in to sub-limbs.
_ABOUT = re.compile(
    r"(?:that,? )?(?:(?:with|in|having) (?:regard|respect|relation) (?:to|of)|in respect of|in the case of|as (?:regards|to|for)|regarding|concerning) [^.;:]{3,90}[,-]?$"
)


def limb_like(words: str) -> bool:
    """Whether words speak like a limb: "that ...", "to ...", "noted ...", "the report be noted"."""
    words = words.lstrip("\"'“‘")
    if patterns("resolution", "not_limbs").match(words):
        return False
    orders = ORDERS.match(words) or _SUBJUNCTIVE.match(words)
    return bool(patterns("resolution", "limb_starts").match(words) or orders)


def limbs_follow(page: Page, unit: Unit) -> bool:
    """Whether a list, or a paragraph that speaks like a limb, stands below a unit."""
    after = page.next_block(unit)
    return after is not None and (after.marker is not None or limb_like(page.words(after)))


def leads_sub_limbs(page: Page, unit: Unit) -> bool:
    """Whether a limb only leads in to sub-limbs."""
    end = page.block_end(unit)
    if not (LEADS_IN.search(page.folded, unit.start, end) or _ABOUT.match(page.folded[unit.start : end])):
        return False
    after = page.next_block(unit)
    return (
        after is not None
        and after.marker is not None
        and (after.level > unit.level or after.marker != unit.marker)
    )


def has_own_words(page: Page, unit: Unit) -> bool:
    """Whether a limb decides something itself before it leads in to sub-limbs.

    "Approve the plan, subject to: (a) ..." approves the plan; "approve the following: (a) ..." only leads in.
    """
    own = _OWN_WORDS.match(page.folded, unit.start, page.block_end(unit))
    return own is not None and limb_like(own["own"])
