"""Whether the page breaks off inside an action: in its sentence, or in the list that it ends."""

from __future__ import annotations

import re

from transforms.extract.actions.spans import Piece
from transforms.extract.units import Page

# Where a page stops showing: "... view the full minutes text for item 5".
_DOTS = re.compile(r"(?:\.\.\.|…)\W*(?:view the full \w+ text for item\b.{0,20})?$", re.IGNORECASE)
_DOTS_BEHIND = re.compile(r"\s*(?:\.\.\.|…)")
_MORE = re.compile(r"[ \n\u00a0]*[^ \n\u00a0]")
# What no limb ends with, and how the limbs of a list end whose last has a stop, too.
_CLOSED = re.compile(r"(?:[.;]|; and)$")
_FIRST = re.compile(r"(?:^|\n)[ \t\u00a0]*\(?[ia1][).][\s\u00a0]*$")  # the marker of a list's first limb
# What closes a limb though no stop does: "the report be noted", "as set out in appendix 2".
_COMPLETE = re.compile(
    r"\b(?:be|is|are|was|were) (?:\w+ly )?(?:received and |considered and )?(?:noted|approved|agreed|endorsed|received|accepted|welcomed|supported|adopted)$|\b(?:note[ds]?|approve[ds]?|endorse[ds]?|accept(?:s|ed)?|receive[ds]?|welcome[ds]?) (?:the )?(?:[a-z]+ )?(?:report|update|contents|presentation|findings|progress)$|\b(?:appendix|annex|section|paragraph|schedule) (?:[a-z]|\d{1,2})$"
)
# No sentence or limb ends with one of these, or with a letter: the page breaks off in its middle.
_BROKEN = re.compile(
    r"\b(?:the|an?|of|to|and|or|that|which|who|whose|would|will|could|should|must|may|might|for|with|by|in|on|at|from|as|into|about|between|be|been|being|is|are|was|were|had|has|have|its|their|his|her|our|this|these|those|not|more|than|if|when|where|while|also|including|such|appendix|paragraph|section|[b-hj-z])$"
)


def is_cut_off(page: Page, piece: Piece) -> bool:
    """Whether the page breaks off inside a piece: the last words of the text, in a sentence or list that else closes."""
    if _DOTS_BEHIND.match(page.text, piece.end) or _DOTS.search(piece.text):
        return True
    if _MORE.match(page.text, piece.end) or page.text[piece.end - 1] in ".;:!?)\"'”’":
        return False
    last = page.units[-1]
    if _COMPLETE.search(page.folded, piece.start, piece.end):
        return False
    if last.lead is None or _BROKEN.search(page.folded, piece.start, piece.end):
        return True
    beside = [u for u in page.units if u.lead == last.lead and u.marker and u is not last]
    if not beside and (" " not in piece.text or _FIRST.search(page.text, 0, last.start)):
        return True  # "(i) ..." and then nothing: a list of one; or one word of it
    return bool(beside) and all(_CLOSED.search(page.folded, u.start, u.end) for u in beside)
